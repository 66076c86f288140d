//! Finding where a pasted quotation comes from.
//!
//! People paste without hamza, without marks, with other digits and other quotation marks, in the lines of
//! a PDF. So a text is found by a form that is only for finding ([`fold`]): [`stored`] gives the few
//! numbers by which it is kept, [`asked`] those by which it is looked for. [`locate`] then says where in
//! a text the quotation stands and how near it comes. What differs is for the exact texts to say:
//! nothing folded is ever shown.

mod alignment;
mod exact;
mod fold;
mod shingles;

pub use fold::{Word, fold};
pub use shingles::{MOST_ASKED, asked, stored};

use std::ops::Range;

/// The most characters of a quotation that are looked at. Whoever takes a quotation from outside refuses a
/// longer one, or says that only its beginning was looked for; it is never found exact.
pub const LONGEST: usize = 5_000;

/// The fewest words that a quotation is looked for with: two words stand everywhere.
pub const SHORTEST: usize = 3;

/// The most characters of a text that a quotation is looked for in.
pub const LONGEST_TEXT: usize = 200_000;

/// How many words in a row a quotation must share with a text to be sure of a number in common with it.
/// With fewer it shares one by chance, the likelier the more such rows there are.
pub const SURE: usize = shingles::WORDS + shingles::WINDOW - 1;

/// Where a text has a quotation, or what comes nearest to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The bytes of the text, from the first word to the last; with the signs round them where these are
    /// the quotation's too.
    pub passage: Range<usize>,
    /// Which part of the quotation's words stands there in the same order, from 0 to 1.
    pub share: f32,
    /// Whether the quotation stands there letter by letter. White space, marks of direction and the
    /// quotation marks round the whole may differ, and «و» or «ف» may be left out before it.
    pub exact: bool,
    /// Whether all its words stand there in the form for finding, in a row; so wherever it is exact.
    pub folded_equal: bool,
}

/// Where `text`, a block or several joined by line breaks, comes nearest to `quotation`; none where it has
/// fewer than [`SHORTEST`] of its words in order, or less than three in ten of them. `text` is NFC, as
/// everything is kept. A word or two changed at an end of the quotation take as many words of the text
/// into the passage, so that a comparison shows what they were changed from.
///
/// Looks at [`LONGEST`] characters of the one and [`LONGEST_TEXT`] of the other; the time is bounded
/// for every input. Where more than one passage comes equally near, it is the first. Words that were
/// left out between two parts that stand far from each other part the quotation: the longer is found.
pub fn locate(quotation: &str, text: &str) -> Option<Found> {
    let asked = first(quotation, LONGEST);
    let text = first(text, LONGEST_TEXT);
    let words = fold::fold_at_most(asked, alignment::MOST_WORDS);
    if words.len() < SHORTEST {
        return None;
    }
    // What was not looked at may say anything.
    let is_all = asked.len() == quotation.len();
    if let Some(passage) = exact::find(asked, text) {
        return Some(Found { passage, share: 1.0, exact: is_all, folded_equal: is_all });
    }
    let found = alignment::nearest(&words, &fold::fold_at_most(text, LONGEST_TEXT / 2))?;
    let is_all = is_all && words.len() < alignment::MOST_WORDS;
    Some(Found { folded_equal: found.folded_equal && is_all, ..found })
}

/// At most the first `limit` characters of `text`.
fn first(text: &str, limit: usize) -> &str {
    // No character is longer than four bytes, none shorter than one.
    if text.len() <= limit {
        return text;
    }
    text.char_indices().nth(limit).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests;
