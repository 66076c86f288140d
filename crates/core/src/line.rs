//! Single lines of text that people write into fields: cleaned once, at the door.

use crate::text::{hidden, normal};
use std::{fmt, ops::Deref, str::FromStr};
use unicode_segmentation::UnicodeSegmentation;

/// Why a text cannot stand in a field of one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotALine {
    /// Nothing is left after trimming.
    #[error("the text is empty")]
    Empty,
    /// More graphemes (characters as a reader counts them) than the field takes.
    #[error("the text is longer than {limit} characters")]
    TooLong {
        /// How many it takes.
        limit: usize,
    },
    /// A hidden character that reorders or disguises what the reader sees.
    #[error(transparent)]
    Hidden(#[from] hidden::Hidden),
}

/// One non-empty line: trimmed, single spaces, NFC, no hidden reordering, at most `MAX` graphemes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line<const MAX: usize>(String);

/// How many bytes a grapheme has at most on average: a letter may carry any number of marks.
const BYTES: usize = 8;

/// A headline.
pub type Headline = Line<300>;
/// A kicker, a place, a byline, a credit: a short field beside the text.
pub type Label = Line<300>;
/// A standfirst, an alternative text, a public note: a field of a few sentences.
pub type Passage = Line<2000>;

impl<const MAX: usize> Line<MAX> {
    /// Cuts to the limit and drops what [`FromStr`] would refuse: for imports, where the page is
    /// what it is. Answers none when nothing readable is left.
    pub fn lenient(text: &str) -> Option<Line<MAX>> {
        let (clean, _) = hidden::strip(text);
        let line = squeeze(&clean);
        let mut short = String::new();
        for grapheme in line.graphemes(true).take(MAX) {
            if short.len() + grapheme.len() > MAX * BYTES {
                break;
            }
            short.push_str(grapheme);
        }
        let line = short.trim_end();
        (!line.is_empty()).then(|| Line(line.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// White space of every kind becomes single spaces; isolates have no place in a field, whose
/// surroundings isolate it anyway.
fn squeeze(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !hidden::is_isolate(*c)).collect();
    // Isolates first: letters that they kept apart may compose.
    let composed = normal::nfc(&bare);
    let mut out = String::with_capacity(composed.len());
    let mut space: Option<char> = None;
    for c in composed.chars() {
        if c.is_whitespace() {
            // Two in a row are the habit of a program, not the sign of a typesetter.
            space = Some(space.map_or(c, |_| ' '));
            continue;
        }
        if let (Some(space), Some(before)) = (space.take(), out.chars().next_back()) {
            out.push(if holds_together(before, space, c) { space } else { ' ' });
        }
        out.push(c);
    }
    out
}

/// Whether a space keeps a sign or a number from being torn off at the end of a line, as French wants it
/// before a colon and inside quotation marks. Programs that write pages put such spaces everywhere; there
/// they mean nothing.
fn holds_together(before: char, space: char, after: char) -> bool {
    matches!(space, '\u{a0}' | '\u{202f}')
        && (matches!(before, '«' | '‹')
            || matches!(after, '»' | '›' | ':' | ';' | '!' | '?' | '%')
            || (before.is_numeric() && after.is_numeric()))
}

impl<const MAX: usize> FromStr for Line<MAX> {
    type Err = NotALine;
    fn from_str(text: &str) -> Result<Self, NotALine> {
        hidden::refuse(text)?;
        let line = squeeze(text);
        if line.is_empty() {
            return Err(NotALine::Empty);
        }
        if line.len() > MAX && (line.len() > MAX * BYTES || line.graphemes(true).nth(MAX).is_some()) {
            return Err(NotALine::TooLong { limit: MAX });
        }
        Ok(Line(line))
    }
}

impl<const MAX: usize> Deref for Line<MAX> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> fmt::Display for Line<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_composed() {
        let line: Headline = "  بيان \n رقم\u{a0}٣  ".parse().unwrap();
        assert_eq!(line.as_str(), "بيان رقم ٣");
        for french in ["«\u{a0}Oui\u{a0}»", "Horaires\u{a0}: l’hiver", "4\u{202f}300 photos\u{202f}!"] {
            assert_eq!(french.parse::<Headline>().unwrap().as_str(), french);
        }
        let composed: Headline = "ا\u{654}حمد".parse().unwrap();
        assert_eq!(composed.as_str(), "أحمد");
    }

    #[test]
    fn hidden_reordering_is_refused_and_needed_marks_stay() {
        assert!(matches!("a\u{202e}b".parse::<Headline>(), Err(NotALine::Hidden(_))));
        assert_eq!("می\u{200c}خواهم".parse::<Headline>().unwrap().as_str(), "می\u{200c}خواهم");
        assert_eq!(Headline::lenient("a\u{202e}b").unwrap().as_str(), "ab");
        assert_eq!(Headline::lenient(" \u{202e} "), None);
    }

    #[test]
    fn length_is_counted_in_graphemes() {
        let long = "بً".repeat(300);
        assert!(long.parse::<Headline>().is_ok());
        assert_eq!(format!("{long}ب").parse::<Headline>(), Err(NotALine::TooLong { limit: 300 }));
        assert_eq!("  ".parse::<Headline>(), Err(NotALine::Empty));
    }
}
