//! Flow content: elements that are blocks, and loose text between them.

use super::{
    MAX_DEPTH, NodeRef, Reader, Said,
    inline::{all_text, is_dropped},
};
use crate::Note;
use bayan_core::content::{BlockKind, Figure, HeadingLevel, Inline, Inlines};
use bayan_core::line::{Label, Passage};
use scraper::{Node, node::Element};

/// Elements that hold blocks or are one; everything else is text.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "body"
            | "html"
            | "center"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "hr"
            | "pre"
            | "address"
            | "details"
            | "summary"
            | "fieldset"
            | "legend"
            | "hgroup"
            | "search"
    )
}

pub(super) fn has_class(element: &Element, class: &str) -> bool {
    element.classes().any(|own| own == class)
}

/// Loose text that is being collected.
#[derive(Default)]
struct Loose {
    parts: Vec<Inline>,
    pictures: Vec<Figure>,
}

impl Reader<'_> {
    /// Reads the children of `node` as blocks.
    pub(super) fn flow(&mut self, node: NodeRef<'_>, said: &Said, depth: usize) {
        if depth > MAX_DEPTH {
            self.notes.add(Note::TooDeep);
            let text = Inlines::text(&all_text(node));
            if !text.is_empty() {
                self.push(said, BlockKind::Paragraph(text));
            }
            return;
        }
        let mut loose = Loose::default();
        for child in node.children() {
            match child.value() {
                Node::Element(element) if is_block(element.name()) || self.holds_block(child, element) => {
                    self.close(&mut loose, said);
                    self.block(child, element, &said.within(element), depth);
                }
                // Two line breaks in a row are how old pages end a paragraph.
                Node::Element(element) if element.name() == "br" && ends_with_break(&loose.parts) => {
                    self.close(&mut loose, said)
                }
                _ => {
                    let parts = self.phrase(child, said, &mut loose.pictures, depth + 1);
                    loose.parts.extend(parts);
                }
            }
        }
        self.close(&mut loose, said);
    }

    /// Whether an inline element is misused to hold blocks, as `<a><div>` or `<span><p>`.
    fn holds_block(&self, node: NodeRef<'_>, element: &Element) -> bool {
        !is_dropped(element.name())
            && !matches!(element.name(), "img" | "br")
            && node
                .descendants()
                .skip(1)
                .take(200)
                .any(|below| below.value().as_element().is_some_and(|e| is_block(e.name())))
    }

    fn close(&mut self, loose: &mut Loose, said: &Said) {
        let Loose { parts, pictures } = std::mem::take(loose);
        let text = Inlines::new(parts);
        if !text.is_empty() {
            self.push(&Said { id: None, ..said.clone() }, BlockKind::Paragraph(text));
        }
        self.place(said, pictures);
    }

    fn block(&mut self, node: NodeRef<'_>, element: &Element, said: &Said, depth: usize) {
        match element.name() {
            "p" | "address" | "dt" | "summary"
                if has_class(element, "card-link") || has_class(element, "attachment") =>
            {
                self.card(node, element, said, depth);
            }
            "p" | "address" | "dt" | "summary" => {
                let mut pictures = Vec::new();
                let parts = self.phrasing(node, said, &mut pictures, depth + 1);
                self.paragraphs(parts, said);
                self.place(said, pictures);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name().as_bytes()[1] - b'0';
                let mut pictures = Vec::new();
                let text = Inlines::new(self.phrasing(node, said, &mut pictures, depth + 1));
                if !text.is_empty() {
                    self.push(said, BlockKind::Heading(HeadingLevel::nearest(level), text));
                }
                self.place(said, pictures);
            }
            "ul" | "ol" => {
                let mut pictures = Vec::new();
                if let Some(list) = self.list(node, element.name() == "ol", said, &mut pictures, 1, depth) {
                    self.push(said, BlockKind::List(list));
                }
                self.place(said, pictures);
            }
            "blockquote" => self.quotation(node, said, depth),
            "figure" => self.figure(node, said, depth),
            "div" if has_class(element, "gallery") => self.gallery(node, said, depth),
            "aside" if has_class(element, "notice") => {
                let paragraphs = self.inner_paragraphs(node, said, depth);
                if !paragraphs.is_empty() {
                    self.push(said, BlockKind::Notice(paragraphs));
                }
            }
            "table" => self.table(node, said, depth),
            "hr" => self.push(said, BlockKind::Rule),
            "pre" => {
                let lines: Vec<Inline> = all_text(node)
                    .lines()
                    .flat_map(|line| [Inline::Text(line.to_owned()), Inline::Break])
                    .collect();
                self.paragraphs(lines, said);
            }
            _ => self.flow(node, &Said { id: None, ..said.clone() }, depth + 1),
        }
    }

    /// A paragraph, divided where it holds two line breaks in a row.
    fn paragraphs(&mut self, parts: Vec<Inline>, said: &Said) {
        let mut said = said.clone();
        let mut pending: Vec<Inline> = Vec::new();
        let mut flush = |reader: &mut Self, pending: &mut Vec<Inline>| {
            let text = Inlines::new(std::mem::take(pending));
            if !text.is_empty() {
                reader.push(&said, BlockKind::Paragraph(text));
                said.id = None;
            }
        };
        for part in parts {
            if part == Inline::Break && ends_with_break(&pending) {
                flush(self, &mut pending);
            } else {
                pending.push(part);
            }
        }
        flush(self, &mut pending);
    }

    fn card(&mut self, node: NodeRef<'_>, element: &Element, said: &Said, depth: usize) {
        let link = node.children().find(|child| child.value().as_element().is_some_and(|e| e.name() == "a"));
        let href = link.and_then(|link| link.value().as_element().and_then(|e| e.attr("href")));
        let title = link.map(all_text).and_then(|title| Label::lenient(&title));
        let rest = node
            .children()
            .find(|child| child.value().as_element().is_some_and(|e| e.name() == "span"))
            .map(all_text);
        if let (Some(href), Some(title)) = (href, title) {
            if has_class(element, "attachment") {
                if let Some(media) = href.strip_prefix("media:").and_then(|hash| hash.parse().ok()) {
                    return self.push(said, BlockKind::Attachment { media, name: title });
                }
            } else if let Ok(address) = href.parse() {
                let description = rest.as_deref().and_then(Passage::lenient);
                return self.push(said, BlockKind::LinkCard { address, title, description });
            }
        }
        let mut pictures = Vec::new();
        let parts = self.phrasing(node, said, &mut pictures, depth + 1);
        self.paragraphs(parts, said);
        self.place(said, pictures);
    }

    /// The paragraphs inside a block that holds nothing else.
    pub(super) fn inner_paragraphs(&mut self, node: NodeRef<'_>, said: &Said, depth: usize) -> Vec<Inlines> {
        let before = self.found.len();
        self.flow(node, said, depth + 1);
        let inner: Vec<BlockKind> = self.found.split_off(before).into_iter().map(|(_, kind)| kind).collect();
        let mut paragraphs = Vec::new();
        for kind in inner {
            match kind {
                BlockKind::Paragraph(text) | BlockKind::Heading(_, text) => paragraphs.push(text),
                BlockKind::Quotation { paragraphs: more, .. } | BlockKind::Notice(more) => {
                    paragraphs.extend(more)
                }
                other => paragraphs
                    .extend(Some(Inlines::text(&super::letters(&other))).filter(|text| !text.is_empty())),
            }
        }
        paragraphs
    }
}

fn ends_with_break(parts: &[Inline]) -> bool {
    let last = parts.iter().rev().find(|part| !matches!(part, Inline::Text(text) if text.trim().is_empty()));
    last == Some(&Inline::Break)
}
