//! Dates that texts mention, and when they were: «قبل خمسة أعوام», *the late 1930s*, «رمضان ١٤٣٥».
//!
//! How a language speaks of dates is data (`chronology/*.txt`): its words by classes, and rules over these classes. What
//! a rule means is the same in every language (`resolve`). A period has the precision that the text gives it and is
//! written as ISO 8601-2 (Extended Date/Time Format) writes it. What is found is a proposal: somebody confirms it.

mod content;
mod grammar;
mod matcher;
mod period;
mod resolve;
mod tokens;

pub use content::{Said, said};
pub use period::{NotAPeriod, Period, Point};

use crate::{
    language::Lang,
    text::search::{Calendar, month_names},
};
use grammar::Grammar;
use jiff::civil::Date;
use std::{ops::Range, sync::LazyLock};

static ARABIC: LazyLock<Grammar> = LazyLock::new(|| {
    let mut grammar = Grammar::read(include_str!("chronology/ar.txt"), true);
    for (month, name) in month_names() {
        let class = if month.calendar == Calendar::Gregorian { "month" } else { "hijri" };
        grammar.name(name, class, i32::from(month.number));
    }
    grammar
});
static ENGLISH: LazyLock<Grammar> = LazyLock::new(|| Grammar::read(include_str!("chronology/en.txt"), false));
static FRENCH: LazyLock<Grammar> = LazyLock::new(|| Grammar::read(include_str!("chronology/fr.txt"), false));

/// A date that a text mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// When that was.
    pub period: Period,
}

/// The dates that `text` mentions, in its order, none over another; what is relative is so to the day on which it was
/// published. None in a language of which nothing is known.
pub fn mentions(text: &str, lang: &Lang, published: Date) -> Vec<Mention> {
    let grammar = match lang.primary() {
        "ar" => &*ARABIC,
        "en" => &*ENGLISH,
        "fr" => &*FRENCH,
        _ => return Vec::new(),
    };
    let tokens = tokens::tokens(text, grammar);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(matched) = matcher::longest(grammar, &tokens, at) else {
            at += 1;
            continue;
        };
        match resolve::period(&matched, published) {
            Some(period) => {
                let range = tokens[matched.begun].range.start..tokens[matched.end - 1].range.end;
                found.push(Mention { range, period });
                at = matched.end;
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests;
