//! The dates that a text mentions, each with the sentence in which it does.

use super::{Mention, Period, mentions};
use crate::{
    content::Content,
    language::{Direction, Lang},
    media::Hash,
    text::excerpt,
};
use jiff::civil::Date;
use std::{collections::HashMap, ops::Range};
use unicode_segmentation::UnicodeSegmentation;

/// How much of a sentence is told, in graphemes.
const SENTENCE: usize = 240;
/// How far around a date its sentence is looked for, in bytes.
const NEAR: usize = 1_200;
/// How many dates of a text are told: more is a table.
const MOST: usize = 150;
/// How much of a text is read, in bytes: more is no statement.
const READ: usize = 200_000;

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What names the place: made of the sentence, the expression, and its number among those that are the same. It
    /// outlives every change of the rest, and none of the sentence; the text cannot be read from it.
    pub place: String,
    /// As the text says it.
    pub expression: String,
    /// When that was, as far as it can be told.
    pub period: Period,
    /// The sentence up to the expression, and behind it.
    pub around: (String, String),
    /// The language of the sentence.
    pub lang: Lang,
    /// Its direction.
    pub dir: Direction,
}

/// The dates that a text mentions: in its headline, its standfirst and its blocks, in their order.
pub fn said(content: &Content, published: Date) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let lines = [Some(content.headline.to_string()), content.standfirst.as_ref().map(ToString::to_string)];
    let lines = lines.into_iter().flatten().map(|line| (line, &content.lang, content.dir));
    let blocks = content.blocks.iter().map(|block| (block.to_plain(), &block.lang, block.dir));
    let mut left = READ;
    for (line, lang, dir) in lines.chain(blocks) {
        let line = &line[..line.floor_char_boundary(left)];
        left -= line.len();
        for Mention { range, period } in mentions(line, lang, published) {
            if all.len() == MOST {
                return all;
            }
            let (expression, around) = (line[range.clone()].to_owned(), around(line, range));
            let sentence = format!("{}\u{1f}{expression}\u{1f}{}", around.0, around.1);
            let number = numbers.entry(sentence.clone()).or_default();
            *number += 1;
            let place = format!("{}-{number}", Hash::of(sentence.as_bytes()));
            all.push(Said { place, expression, period, around, lang: lang.clone(), dir });
        }
        if left == 0 {
            break;
        }
    }
    all
}

/// The sentence around a place, cut where it is long.
fn around(line: &str, range: Range<usize>) -> (String, String) {
    // A paragraph may be a book.
    let begun = line.ceil_char_boundary(range.start.saturating_sub(NEAR));
    let end = line.floor_char_boundary((range.end + NEAR).min(line.len()));
    let near = &line[begun..end];
    let range = range.start - begun..range.end - begun;
    let mut sentence = 0..near.len();
    for (at, one) in near.split_sentence_bound_indices() {
        if at <= range.start {
            sentence.start = at;
        }
        if at + one.len() >= range.end {
            sentence.end = at + one.len();
            break;
        }
    }
    let before = near[sentence.start..range.start].trim_start();
    let behind = near[range.end..sentence.end.max(range.end)].trim_end();
    let before = match before.graphemes(true).count().saturating_sub(SENTENCE / 2) {
        0 => before.to_owned(),
        kept => {
            let rest: String = before.graphemes(true).skip(kept).collect();
            let whole_words = rest.split_once(' ').map_or("", |(_, words)| words);
            format!("…{whole_words}")
        }
    };
    (before, excerpt::cut(behind, SENTENCE / 2))
}
