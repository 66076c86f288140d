//! Lists, as deep as content has them; what is deeper is brought up.

use super::{MAX_DEPTH, NodeRef, Reader, Said, blocks::is_block, inline::all_text};
use crate::Note;
use bayan_core::content::{Figure, Inline, Inlines, List, ListItem, MAX_DEPTH as MAX_LIST};
use scraper::node::Element;

impl Reader<'_> {
    pub(super) fn list(
        &mut self,
        node: NodeRef<'_>,
        ordered: bool,
        said: &Said,
        pictures: &mut Vec<Figure>,
        level: usize,
        depth: usize,
    ) -> Option<List> {
        let mut items: Vec<ListItem> = Vec::new();
        for child in node.children() {
            let Some(element) = child.value().as_element() else { continue };
            match element.name() {
                "ul" | "ol" => {
                    // A list that stands beside the entry it belongs to, as Word writes it.
                    let below = self.deeper(child, element, said, pictures, level, depth);
                    match (items.last_mut(), below) {
                        (Some(item), Some(below)) if item.children.is_none() => item.children = Some(below),
                        (_, Some(below)) => items.extend(below.items),
                        (_, None) => {}
                    }
                }
                _ => items.extend(self.item(child, said, pictures, level, depth)),
            }
        }
        (!items.is_empty()).then_some(List { ordered, items })
    }

    fn deeper(
        &mut self,
        node: NodeRef<'_>,
        element: &Element,
        said: &Said,
        pictures: &mut Vec<Figure>,
        level: usize,
        depth: usize,
    ) -> Option<List> {
        if level >= MAX_LIST || depth > MAX_DEPTH {
            self.notes.add(Note::TooDeep);
            let text = Inlines::text(&all_text(node));
            return (!text.is_empty())
                .then(|| List { ordered: false, items: vec![ListItem { text, children: None }] });
        }
        self.list(node, element.name() == "ol", said, pictures, level + 1, depth + 1)
    }

    fn item(
        &mut self,
        node: NodeRef<'_>,
        said: &Said,
        pictures: &mut Vec<Figure>,
        level: usize,
        depth: usize,
    ) -> Vec<ListItem> {
        let mut parts = Vec::new();
        let mut children = None;
        let mut flattened = Vec::new();
        for child in node.children() {
            match child.value().as_element() {
                Some(element) if matches!(element.name(), "ul" | "ol") => {
                    let below = self.deeper(child, element, said, pictures, level, depth);
                    // At the deepest level, and for a second list, the entries go on in this one.
                    match below {
                        Some(below) if children.is_none() && level < MAX_LIST => children = Some(below),
                        Some(below) => flattened.extend(below.items),
                        None => {}
                    }
                }
                Some(element) if is_block(element.name()) => {
                    if !parts.is_empty() {
                        parts.push(Inline::Break);
                    }
                    parts.extend(self.phrasing(child, said, pictures, depth + 1));
                }
                _ => parts.extend(self.phrase(child, said, pictures, depth + 1)),
            }
        }
        let text = Inlines::new(parts);
        match (text.is_empty(), children) {
            (false, children) => [vec![ListItem { text, children }], flattened].concat(),
            (true, Some(children)) => [children.items, flattened].concat(),
            (true, None) => flattened,
        }
    }
}
