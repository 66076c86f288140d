//! Which parts of a text must be isolated so that a reader sees them in the order they were meant.
//!
//! UAX #9 turns telephone numbers, ranges, signs and foreign runs round, depending on what stands
//! beside them. Isolation is added when text is shown, never kept: elements in HTML, Unicode
//! isolates in plain text (feed titles, mail subjects, `og:title`). The cases are those measured in
//! chromium; the tests ask the bidi algorithm for each.

mod scan;

use crate::language::Direction;
use std::fmt::Write;

/// A part of a text, in the order of the text; together the parts are the whole text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run<'t> {
    /// Shown as it is.
    Plain(&'t str),
    /// Isolated, in the direction given: foreign words, telephone numbers, signed numbers, addresses.
    Isolated(&'t str, Direction),
    /// A range in right-to-left text: the whole isolated right to left, each number by itself, so that
    /// the first stands at the right whatever the separator.
    Range {
        /// The number that the range begins with.
        first: &'t str,
        /// Hyphen, dash or slash, with the spaces round it.
        separator: &'t str,
        /// The number that it ends with.
        second: &'t str,
    },
}

/// Divides `text`, which stands in a line of direction `base`.
pub fn runs(text: &str, base: Direction) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    while at < text.len() {
        let found = match base {
            Direction::Rtl => scan::in_rtl(text, at),
            Direction::Ltr => scan::in_ltr(text, at),
        };
        match found {
            Some((run, end)) => {
                if plain < at {
                    runs.push(Run::Plain(&text[plain..at]));
                }
                runs.push(run);
                at = end;
                plain = end;
            }
            None => at = scan::next_start(text, at),
        }
    }
    if plain < text.len() {
        runs.push(Run::Plain(&text[plain..]));
    }
    runs
}

const LRI: char = '\u{2066}';
const RLI: char = '\u{2067}';
const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

/// `text`, whose own direction is `direction`, for a carrier without markup: the whole in an isolate
/// of its direction and every run that needs it in one of its own.
pub fn plain(text: &str, direction: Direction) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let opener = |direction| if direction == Direction::Rtl { RLI } else { LRI };
    out.push(opener(direction));
    for run in runs(text, direction) {
        // Writing to a String cannot fail.
        let _ = match run {
            Run::Plain(text) => write!(out, "{text}"),
            Run::Isolated(text, direction) => write!(out, "{}{text}{PDI}", opener(direction)),
            Run::Range { first, separator, second } => {
                write!(out, "{RLI}{FSI}{first}{PDI}{separator}{FSI}{second}{PDI}{PDI}")
            }
        };
    }
    out.push(PDI);
    out
}

/// As [`plain`], but `text` as it is where nothing in it and nothing around it (a line of direction
/// `around`) asks for isolation.
pub fn within(text: &str, direction: Direction, around: Direction) -> String {
    let calm = direction == around && matches!(runs(text, direction)[..], [] | [Run::Plain(_)]);
    if calm { text.to_owned() } else { plain(text, direction) }
}

#[cfg(test)]
mod tests;
