//! The passage that comes nearest to a quotation, word by word (local alignment: Smith and Waterman 1981).

use super::{Found, SHORTEST, Word};
use std::collections::{HashMap, HashSet};

/// What a word in common is worth; a word that only one of them has, or that was changed, costs one.
const COMMON: i32 = 2;
/// What a passage must be worth: three words in a row, with one changed or added between them.
const LEAST: i32 = COMMON * SHORTEST as i32 - 1;
/// The least part of the quotation's words that a passage must have.
const SHARE: f32 = 0.3;
/// The most words of a quotation.
pub(super) const MOST_WORDS: usize = 2_500;
/// The most pairs of words that are compared: a longer text is looked at where it promises most.
const MOST_PAIRS: usize = 8_000_000;
/// So many words of the quotation at either end may be changed words of the passage's ends.
const CHANGED_ENDS: usize = 2;

/// The passage of `text` nearest to `quotation`, with `exact` not set.
pub(super) fn nearest(quotation: &[Word], text: &[Word]) -> Option<Found> {
    let quotation = &quotation[..quotation.len().min(MOST_WORDS)];
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    for (word, number) in quotation.iter().zip(0..) {
        numbers.entry(&word.folded).or_insert(number);
    }
    let number = |word: &Word| numbers.get(word.folded.as_str()).copied();
    let asked: Vec<u32> = quotation.iter().filter_map(number).collect();
    let offered: Vec<Option<u32>> = text.iter().map(number).collect();
    let from = promising(&asked, &offered);
    let offered = &offered[from..offered.len().min(from + window(asked.len()))];

    let best = align(&asked, offered)?;
    let share = best.common as f32 / asked.len() as f32;
    if best.worth < LEAST || (best.common as usize) < SHORTEST || share < SHARE {
        return None;
    }
    let (first, last) = (from + best.first.1 as usize, from + best.last.1 as usize);
    let folded_equal = best.common as usize == asked.len() && last - first + 1 == asked.len();
    let changed = |left_over: usize| if left_over <= CHANGED_ENDS { left_over } else { 0 };
    let first = first.saturating_sub(changed(best.first.0 as usize));
    let last = (last + changed(asked.len() - 1 - best.last.0 as usize)).min(text.len() - 1);
    let passage = text[first].range.start..text[last].range.end;
    Some(Found { passage, share, exact: false, folded_equal })
}

/// How many words of a text are compared with a quotation of so many words.
fn window(asked: usize) -> usize {
    MOST_PAIRS / asked.max(1)
}

/// Where the part of `offered` begins that shares most words and pairs of neighbours with `asked`; 0 where
/// all of it can be compared.
fn promising(asked: &[u32], offered: &[Option<u32>]) -> usize {
    let window = window(asked.len());
    if offered.len() <= window {
        return 0;
    }
    let neighbours: HashSet<(u32, u32)> = asked.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let promise = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| offered[before]);
        match (before, offered[at]) {
            (Some(before), Some(word)) if neighbours.contains(&(before, word)) => 8,
            (_, Some(_)) => 1,
            _ => 0u32,
        }
    };
    let promises: Vec<u32> = (0..offered.len()).map(promise).collect();
    let mut sum: u32 = promises[..window].iter().sum();
    let (mut best, mut most) = (0, sum);
    for end in window..promises.len() {
        sum = sum + promises[end] - promises[end - window];
        if sum > most {
            (best, most) = (end + 1 - window, sum);
        }
    }
    best
}

/// The best alignment that ends at one pair of words.
#[derive(Clone, Copy, Default)]
struct Alignment {
    /// What it is worth; 0 is none.
    worth: i32,
    /// How many words in common it has.
    common: u32,
    /// The first pair in common: in the quotation, in the text.
    first: (u32, u32),
}

/// The best alignment of all.
struct Best {
    worth: i32,
    common: u32,
    first: (u32, u32),
    /// The last pair in common: in the quotation, in the text.
    last: (u32, u32),
}

/// The first of the best alignments; none without a word in common.
fn align(asked: &[u32], offered: &[Option<u32>]) -> Option<Best> {
    let mut best: Option<Best> = None;
    // Of the text's word before, for each word of the quotation.
    let mut row = vec![Alignment::default(); asked.len()];
    for (offer, word) in (0u32..).zip(offered) {
        let mut diagonal = Alignment::default();
        let mut left = Alignment::default();
        for (place, (wanted, cell)) in (0u32..).zip(asked.iter().zip(row.iter_mut())) {
            let above = *cell;
            if Some(*wanted) == *word {
                let first = if diagonal.worth > 0 { diagonal.first } else { (place, offer) };
                *cell = Alignment { worth: diagonal.worth + COMMON, common: diagonal.common + 1, first };
                if best.as_ref().is_none_or(|best| (best.worth, best.common) < (cell.worth, cell.common)) {
                    let Alignment { worth, common, first } = *cell;
                    best = Some(Best { worth, common, first, last: (place, offer) });
                }
            } else {
                // A pair in common is always worth more than going round it, so this is all.
                let mut nearest = diagonal;
                if above.worth > nearest.worth {
                    nearest = above;
                }
                if left.worth > nearest.worth {
                    nearest = left;
                }
                nearest.worth -= 1;
                *cell = if nearest.worth > 0 { nearest } else { Alignment::default() };
            }
            diagonal = above;
            left = *cell;
        }
    }
    best
}
