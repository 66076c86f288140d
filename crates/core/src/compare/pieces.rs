//! A text in pieces: words and signs, with nothing but space between them.

use std::{collections::HashMap, ops::Range};
use unicode_segmentation::UnicodeSegmentation;

/// A word, a sign or a picture character, with the marks that belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands in its text, in bytes.
    pub range: Range<usize>,
    /// Pieces of one spelling have one number, in both texts.
    pub spelling: u32,
    /// Whether it is a word or a number; signs alone do not make texts alike.
    pub is_word: bool,
    /// How well a phrase can end behind it.
    pub end: End,
}

/// How well a phrase can end behind a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// In the middle of a sentence.
    Nowhere,
    /// Behind a comma or another sign.
    Sign,
    /// Behind a sentence.
    Sentence,
}

/// The spellings met so far.
pub(super) type Spellings<'t> = HashMap<&'t str, u32>;

/// The pieces of `text`, without the space between them.
pub(super) fn of<'t>(text: &'t str, spellings: &mut Spellings<'t>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for end in borders(text) {
        let part = &text[start..end];
        if !is_space(part) {
            let next = u32::try_from(spellings.len()).unwrap_or(u32::MAX);
            let is_word = part.chars().any(char::is_alphanumeric);
            pieces.push(Piece {
                range: start..end,
                spelling: *spellings.entry(part).or_insert(next),
                is_word,
                end: if is_word { End::Nowhere } else { end_behind(part) },
            });
        }
        start = end;
    }
    pieces
}

fn end_behind(signs: &str) -> End {
    let closes = |c| matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔' | '。' | '\u{2029}');
    if signs.contains(closes) { End::Sentence } else { End::Sign }
}

/// Whether a piece has nothing to see.
fn is_space(part: &str) -> bool {
    part.chars().all(|c| c.is_whitespace() || is_unseen(c))
}

/// Marks of direction and other characters that only change how their neighbours are shown.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}')
}

/// Where a piece may end: at the borders of words (UAX #29) that are borders of graphemes as well (in
/// Thai, a word's border may stand within a grapheme), and never before a mark.
fn borders(text: &str) -> impl Iterator<Item = usize> {
    let mut graphemes = text.grapheme_indices(true).map(|(at, _)| at).peekable();
    text.split_word_bound_indices().map(|(at, word)| at + word.len()).filter(move |border| {
        while graphemes.next_if(|at| at < border).is_some() {}
        let between = *border == text.len() || graphemes.peek() == Some(border);
        between && !begins_with_mark(&text[*border..])
    })
}

/// Whether `text` begins with a mark that combines with a letter. Behind a line break it has none to
/// combine with, and still it is not to begin a step.
fn begins_with_mark(text: &str) -> bool {
    let Some(first) = text.chars().next().filter(|first| !first.is_ascii()) else { return false };
    let mut bytes = [b'a', 0, 0, 0, 0];
    let length = first.encode_utf8(&mut bytes[1..]).len();
    let together = std::str::from_utf8(&bytes[..=length]).unwrap_or_default();
    together.graphemes(true).nth(1).is_none()
}
