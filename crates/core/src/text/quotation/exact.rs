//! A quotation letter by letter.

use super::fold::{belongs_to_letter, is_word_alone};
use crate::text::normal::nfc;
use std::ops::Range;

/// Where `text` has `quotation` letter by letter, as whole words; the bytes of it. `text` is NFC, as
/// everything is kept.
pub(super) fn find(quotation: &str, text: &str) -> Option<Range<usize>> {
    let quotation = Even::of(&nfc(quotation));
    let quotation = bare(&quotation.text);
    if quotation.is_empty() {
        return None;
    }
    let even = Even::of(text);
    let mut places = even.text.match_indices(quotation).map(|(at, found)| at..at + found.len());
    let place = places.find(|place| is_whole(&even.text, place))?;
    Some(even.original(place))
}

/// A text with one space for all white space in a row, without marks of direction.
struct Even {
    text: String,
    /// Where each character stands: in this text, and in the one it comes from.
    places: Vec<(usize, usize)>,
}

impl Even {
    fn of(text: &str) -> Even {
        let mut even = Even { text: String::with_capacity(text.len()), places: Vec::new() };
        for (at, c) in text.char_indices() {
            let is_space = c.is_whitespace();
            if is_direction(c) || (is_space && even.text.ends_with(' ')) {
                continue;
            }
            even.places.push((even.text.len(), at));
            even.text.push(if is_space { ' ' } else { c });
        }
        even
    }

    /// Where `place`, which does not end with a space, comes from.
    fn original(&self, place: Range<usize>) -> Range<usize> {
        let original = |at: usize| {
            let number = self.places.partition_point(|(even, _)| *even < at);
            self.places.get(number).map_or(0, |(_, original)| *original)
        };
        let last = self.text[place.clone()].chars().next_back().map_or(0, char::len_utf8);
        original(place.start)..original(place.end - last) + last
    }
}

/// Whether `c` only says in which direction its neighbours are shown. Our own plain texts have isolates,
/// so what is copied out of them has. Overrides are not among them: they deceive.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Without what people and programs put round a quotation.
fn bare(quotation: &str) -> &str {
    let round = |c: char| {
        c.is_whitespace()
            || matches!(c, '«' | '»' | '‹' | '›' | '\u{201a}'..='\u{201f}')
            || matches!(c, '‘' | '’' | '"' | '\'' | '`' | '…' | '(' | ')' | '[' | ']' | '*' | '_' | '>')
    };
    let dots = |text: &str| text.ends_with("..");
    let inner = quotation.trim_matches(round);
    let inner = if dots(inner) { inner.trim_end_matches('.') } else { inner };
    inner.trim_start_matches("..").trim_matches(round)
}

/// Whether nothing is cut off at either end of `place`: a letter's marks, a word's letters. Only the «و» or
/// «ف» that joins a sentence to the one before may stay behind, as whoever quotes leaves it out.
fn is_whole(text: &str, place: &Range<usize>) -> bool {
    let (before, found, behind) = (&text[..place.start], &text[place.clone()], &text[place.end..]);
    let (Some(first), Some(last)) = (found.chars().next(), found.chars().next_back()) else { return false };
    if belongs_to_letter(first) || behind.starts_with(belongs_to_letter) {
        return false;
    }
    let joined =
        before.ends_with(['و', 'ف']) && parts(before.chars().rev().nth(1), before.chars().next_back());
    (joined || parts(before.chars().next_back(), Some(first))) && parts(Some(last), behind.chars().next())
}

/// Whether a word's border may stand between two characters.
fn parts(one: Option<char>, other: Option<char>) -> bool {
    let in_word = |c: &char| (c.is_alphanumeric() || belongs_to_letter(*c)) && !is_word_alone(*c);
    one.filter(in_word).is_none() || other.filter(in_word).is_none()
}
