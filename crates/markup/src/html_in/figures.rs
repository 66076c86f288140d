//! Quotations with their attribution, figures with their caption, galleries.

use super::{
    NodeRef, Reader, Said,
    blocks::{has_class, is_block},
    inline::all_text,
};
use bayan_core::{
    content::{BlockKind, Figure, Inline, Inlines},
    line::Label,
};
use scraper::node::Element;

impl Reader<'_> {
    pub(super) fn quotation(&mut self, node: NodeRef<'_>, said: &Said, depth: usize) {
        let mut attribution = None;
        let mut paragraphs = Vec::new();
        for child in node.children() {
            match child.value().as_element() {
                Some(element) if matches!(element.name(), "footer" | "cite") => {
                    let text = Inlines::new(self.phrasing(child, said, &mut Vec::new(), depth + 1));
                    attribution = (!text.is_empty()).then_some(text).or(attribution);
                }
                Some(element) if is_block(element.name()) && element.name() != "p" => {
                    paragraphs.extend(self.inner_paragraphs(child, said, depth + 1));
                }
                _ => {
                    let parts = match child.value().as_element() {
                        Some(_) => self.phrasing(child, said, &mut Vec::new(), depth + 1),
                        None => self.phrase(child, said, &mut Vec::new(), depth + 1),
                    };
                    let (text, by) = split_attribution(parts);
                    paragraphs.extend(text.into_iter().filter(|text| !text.is_empty()));
                    attribution = by.or(attribution);
                }
            }
        }
        if !paragraphs.is_empty() {
            self.push(said, BlockKind::Quotation { paragraphs, attribution });
        }
    }

    pub(super) fn figure(&mut self, node: NodeRef<'_>, said: &Said, depth: usize) {
        let figures = self.figures(node, said, depth);
        match figures.len() {
            0 => {
                // No picture was found: what stands beside it may still be text worth keeping.
                if node
                    .descendants()
                    .all(|below| below.value().as_element().is_none_or(|e| e.name() != "img"))
                {
                    self.flow(node, &Said { id: None, ..said.clone() }, depth + 1);
                }
            }
            1 => figures.into_iter().for_each(|figure| self.push(said, BlockKind::Figure(figure))),
            _ => self.push(said, BlockKind::Gallery(figures)),
        }
    }

    pub(super) fn gallery(&mut self, node: NodeRef<'_>, said: &Said, depth: usize) {
        let mut figures = Vec::new();
        for child in node.children().filter(|child| child.value().is_element()) {
            figures.extend(self.figures(child, said, depth + 1));
        }
        if !figures.is_empty() {
            self.push(said, BlockKind::Gallery(figures));
        }
    }

    fn figures(&mut self, node: NodeRef<'_>, said: &Said, depth: usize) -> Vec<Figure> {
        let elements = || {
            node.descendants().filter_map(|below| below.value().as_element().map(|element| (below, element)))
        };
        let caption = elements().find(|(_, element)| element.name() == "figcaption");
        let mut around = None;
        if let Some((caption, element)) = caption {
            let said = said.within(element);
            let is_credit = |node: &NodeRef<'_>| {
                node.value().as_element().is_some_and(|e| e.name() == "cite" || has_class(e, "credit"))
            };
            let credit =
                caption.children().find(is_credit).map(all_text).and_then(|credit| Label::lenient(&credit));
            let mut parts = Vec::new();
            for child in caption.children().filter(|child| !is_credit(child)) {
                parts.extend(self.phrase(child, &said, &mut Vec::new(), depth + 1));
            }
            around = Some((Inlines::new(parts), credit));
        }
        let images: Vec<&Element> =
            elements().map(|(_, element)| element).filter(|e| e.name() == "img").collect();
        images.into_iter().filter_map(|image| self.picture(image, around.clone())).collect()
    }
}

/// A quotation's paragraph and the attribution that stands on its last line behind a dash.
fn split_attribution(parts: Vec<Inline>) -> (Option<Inlines>, Option<Inlines>) {
    let is_dash = |text: &str| text.trim_start().starts_with(['—', '–', '―']);
    let at = parts.iter().enumerate().rev().find_map(|(index, part)| match part {
        Inline::Text(text) => {
            text.rfind('\n').filter(|at| is_dash(&text[*at..])).map(|at| (index, at)).or_else(|| {
                let first_line = index == 0 || parts[index - 1] == Inline::Break;
                (first_line && is_dash(text)).then_some((index, 0))
            })
        }
        _ => None,
    });
    let Some((index, at)) = at else { return (Some(Inlines::new(parts)), None) };
    let (mut before, mut after) = (parts[..index].to_vec(), parts[index + 1..].to_vec());
    if let Inline::Text(text) = &parts[index] {
        before.push(Inline::Text(text[..at].to_owned()));
        let name = text[at..].trim_start().trim_start_matches(['—', '–', '―']);
        after.insert(0, Inline::Text(name.to_owned()));
    }
    let by = Inlines::new(after);
    (Some(Inlines::new(before)), (!by.is_empty()).then_some(by))
}
