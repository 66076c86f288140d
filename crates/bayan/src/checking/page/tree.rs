//! The tree of a page, within limits, and small questions about its elements.

use super::super::words::folded;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node};

/// How deep a page may nest, and how many tags it may have.
const MAX_DEPTH: usize = 250;
const MAX_TAGS: usize = 100_000;

/// Reads a page, or says why it is not read.
pub(super) fn parse(html: &str) -> Result<Html, &'static str> {
    if html.bytes().filter(|byte| *byte == b'<').count() > MAX_TAGS {
        return Err("too many tags");
    }
    let page = Html::parse_document(html);
    let (mut depth, mut deepest) = (0_usize, 0);
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(_) => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            Edge::Close(_) => depth -= 1,
        }
    }
    if deepest > MAX_DEPTH { Err("nested too deeply") } else { Ok(page) }
}

/// All elements below `root`, in the order of the page.
pub(super) fn elements(root: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    root.descendants().filter_map(ElementRef::wrap)
}

/// The elements called `name` below `root`.
pub(super) fn children_named<'p>(
    root: ElementRef<'p>,
    name: &'static str,
) -> impl Iterator<Item = ElementRef<'p>> {
    elements(root).filter(move |element| element.value().name() == name)
}

/// An attribute; empty where there is none.
pub(super) fn attribute(element: ElementRef<'_>, name: &str) -> String {
    element.value().attr(name).unwrap_or_default().to_owned()
}

pub(super) fn has_class(element: ElementRef<'_>, name: &str) -> bool {
    attribute(element, "class").split_ascii_whitespace().any(|class| class == name)
}

/// The text below an element as a reader sees it, with single spaces: what belongs to one line is not
/// put apart.
pub(super) fn text(root: ElementRef<'_>) -> String {
    let mut text = String::new();
    let mut silent = 0_usize;
    for edge in root.traverse() {
        let (node, opens) = match edge {
            Edge::Open(node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Element(element) => {
                let name = element.name();
                if matches!(name, "script" | "style" | "template") {
                    silent = if opens { silent + 1 } else { silent.saturating_sub(1) };
                }
                if !is_within_a_line(name) {
                    text.push(' ');
                }
            }
            Node::Text(letters) if opens && silent == 0 => text.push_str(letters),
            _ => {}
        }
    }
    folded(&text)
}

fn is_within_a_line(name: &str) -> bool {
    matches!(name, "a" | "b" | "bdi" | "bdo" | "em" | "i" | "mark" | "small" | "strong" | "sub" | "sup" | "u")
}
