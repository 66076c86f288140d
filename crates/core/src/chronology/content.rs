//! The dates that a text mentions, each with the sentence in which it does.

use super::{Mention, Period, mentions};
use crate::{content::Content, text::excerpt};
use jiff::civil::Date;
use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation;

/// How much of a sentence is told, in graphemes.
const SENTENCE: usize = 240;
/// How many dates of a text are told: more is a table.
const MOST: usize = 200;

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// As the text says it.
    pub expression: String,
    /// Which of those that are the same, from 1: with the expression it names the place, whatever else of the text
    /// changes.
    pub number: u32,
    /// When that was, as far as it can be told.
    pub period: Period,
    /// The sentence up to the expression, and behind it.
    pub around: (String, String),
}

/// The dates that a text mentions: in its headline, its standfirst and its blocks, in their order.
pub fn said(content: &Content, published: Date) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let lines = [Some(content.headline.to_string()), content.standfirst.as_ref().map(ToString::to_string)];
    let blocks = content.blocks.iter().map(|block| (block.to_plain(), &block.lang));
    let lines = lines.into_iter().flatten().map(|line| (line, &content.lang)).chain(blocks);
    for (line, lang) in lines {
        for Mention { range, period } in mentions(&line, lang, published) {
            let expression = line[range.clone()].to_owned();
            let number = numbers.entry(expression.clone()).or_default();
            *number += 1;
            all.push(Said { number: *number, around: around(&line, range), expression, period });
            if all.len() == MOST {
                return all;
            }
        }
    }
    all
}

/// The sentence around a place, cut where it is long.
fn around(line: &str, range: std::ops::Range<usize>) -> (String, String) {
    let mut sentence = 0..line.len();
    for (at, one) in line.split_sentence_bound_indices() {
        if at <= range.start {
            sentence.start = at;
        }
        if at + one.len() >= range.end {
            sentence.end = at + one.len();
            break;
        }
    }
    let before = line[sentence.start..range.start].trim_start();
    let behind = line[range.end..sentence.end.max(range.end)].trim_end();
    let kept = before.graphemes(true).count().saturating_sub(SENTENCE / 2);
    let before = match kept {
        0 => before.to_owned(),
        kept => {
            let rest: String = before.graphemes(true).skip(kept).collect();
            let whole_words = rest.split_once(' ').map_or("", |(_, words)| words);
            format!("…{whole_words}")
        }
    };
    (before, excerpt::cut(behind, SENTENCE / 2))
}
