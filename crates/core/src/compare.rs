//! Two versions of a text beside each other, for a reader.
//!
//! [`align`] says which block of one version is which of the other; [`words`] shows what changed inside
//! one. What is shown is exact: nothing is folded, and both versions can be read back out of the steps.

mod blocks;
mod changes;
mod pieces;

pub use blocks::{Aligned, align};

use changes::Change;
use std::ops::Range;

/// How many words and signs of both texts together are compared, those not counted that stand the same
/// at either end or in one of the texts alone. What is longer is shown as wholly changed between its ends:
/// the work grows with the square of it.
pub const LARGEST: usize = 20_000;

/// A part of a comparison. The parts are in the order of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'t> {
    /// What both texts say, letter by letter.
    Same(&'t str),
    /// What only the text before says.
    Removed(&'t str),
    /// What only the text after says.
    Added(&'t str),
}

/// What changed between two texts, word by word, in phrases rather than in single words.
///
/// `Same` and `Removed` joined are `before`, `Same` and `Added` joined are `after`. No step is empty, and
/// no two neighbours are of one sort, save that a removal stands before the addition in its place.
/// A step ends between words: marks and joiners stay with their letters, and white space goes with its
/// neighbour. Texts that share next to nothing are one removal and one addition. Never fails.
pub fn words<'t>(before: &'t str, after: &'t str) -> Vec<Step<'t>> {
    let mut steps = Vec::new();
    let mut shown = 0;
    for change in changes::between(before, after) {
        let Change { removed, added } = change;
        push(&mut steps, Step::Same, before, shown..removed.start);
        shown = removed.end;
        push(&mut steps, Step::Removed, before, removed);
        push(&mut steps, Step::Added, after, added);
    }
    push(&mut steps, Step::Same, before, shown..before.len());
    steps
}

fn push<'t>(steps: &mut Vec<Step<'t>>, step: fn(&'t str) -> Step<'t>, text: &'t str, range: Range<usize>) {
    if !range.is_empty() {
        steps.push(step(&text[range]));
    }
}

#[cfg(test)]
mod tests;
