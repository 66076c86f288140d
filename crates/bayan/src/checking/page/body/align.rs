//! Which element of a body shows which recorded block: a page need not name them.

use super::{Recorded, inner};
use crate::checking::page::tree::text;
use scraper::ElementRef;

/// How far ahead the next pair that fits is looked for.
const AHEAD: usize = 40;

/// A recorded block and the element in its place.
pub(super) enum Pair<'r, 'b, 'p> {
    /// They stand in the same place. They may still differ.
    Both(&'r Recorded<'b>, ElementRef<'p>),
    /// No element stands in the block's place.
    Missing(&'r Recorded<'b>),
    /// No block stands in the element's place.
    Extra(ElementRef<'p>),
}

/// Puts blocks and elements together, in their order.
pub(super) fn pairs<'r, 'b, 'p>(
    recorded: &'r [Recorded<'b>],
    elements: &[ElementRef<'p>],
) -> Vec<Pair<'r, 'b, 'p>> {
    let texts: Vec<String> = elements.iter().map(|element| text(*element)).collect();
    let fits = |block: usize, element: usize| {
        let (block, shown) = (&recorded[block], elements[element]);
        tag_fits(block.block.kind, inner(shown).value().name()) && block.text == texts[element]
    };
    let (mut block, mut element) = (0, 0);
    let mut pairs = Vec::new();
    while block < recorded.len() && element < elements.len() {
        let (blocks, shown) = (recorded.len() - block, elements.len() - element);
        if fits(block, element) {
            pairs.push(Pair::Both(&recorded[block], elements[element]));
        } else if blocks > shown && (1..blocks.min(AHEAD)).any(|step| fits(block + step, element)) {
            pairs.push(Pair::Missing(&recorded[block]));
            block += 1;
            continue;
        } else if shown > blocks && (1..shown.min(AHEAD)).any(|step| fits(block, element + step)) {
            pairs.push(Pair::Extra(elements[element]));
            element += 1;
            continue;
        } else {
            pairs.push(Pair::Both(&recorded[block], elements[element]));
        }
        block += 1;
        element += 1;
    }
    pairs.extend(recorded[block..].iter().map(Pair::Missing));
    pairs.extend(elements[element..].iter().copied().map(Pair::Extra));
    pairs
}

/// Whether a block of this kind is written as this element.
fn tag_fits(kind: &str, tag: &str) -> bool {
    match kind.split(' ').next().unwrap_or_default() {
        "paragraph" | "link-card" | "attachment" => tag == "p",
        "heading" => matches!(tag, "h2" | "h3" | "h4" | "h5" | "h6"),
        "list" => matches!(tag, "ol" | "ul"),
        "quotation" => tag == "blockquote",
        "figure" => tag == "figure",
        "gallery" => tag == "div",
        "table" => tag == "table",
        "notice" => tag == "aside",
        "rule" => tag == "hr",
        _ => true,
    }
}
