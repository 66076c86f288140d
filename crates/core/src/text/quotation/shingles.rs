//! The numbers by which a text is kept and looked for: hashes of neighbouring words, of which winnowing
//! keeps a few (Schleimer, Wilkerson, Aiken: "Winnowing", SIGMOD 2003).

use super::{LONGEST, Word, first, fold, fold::fold_at_most};
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// How many neighbouring words make a shingle.
pub(super) const WORDS: usize = 3;
/// Of so many neighbouring shingles one is kept.
pub(super) const WINDOW: usize = 4;
/// Stands in every hash. Whoever changes anything here or in `fold.rs` takes the next one, and every
/// text is to be stored anew.
const VERSION: &str = "bayan-shingle/1";

/// The most numbers that [`asked`] answers with.
pub const MOST_ASKED: usize = 1_000;

/// The numbers to keep for `text`, each once, in the order of the text: about two for five words.
///
/// A quotation that shares [`SURE`](super::SURE) words in a row with the text asks for one of these numbers,
/// and so does one that has the whole of a shorter text of at least three. Empty only without a word.
/// The numbers are never negative and the same for ever: a part of the SHA-256 of the folded words.
pub fn stored(text: &str) -> Vec<i64> {
    let hashes = all(&fold(text));
    let mut kept = Vec::new();
    let mut last = None;
    for start in 0..(hashes.len() + 1).saturating_sub(WINDOW).max(hashes.len().min(1)) {
        let window = &hashes[start..hashes.len().min(start + WINDOW)];
        // The rightmost of the smallest: neighbouring windows keep the same.
        let smallest = (0..window.len()).rev().min_by_key(|at| window[*at]).map(|at| start + at);
        if smallest != last {
            kept.extend(smallest.map(|at| hashes[at]));
            last = smallest;
        }
    }
    once(kept)
}

/// The numbers to look for `quotation` by, each once: of all its shingles the first [`MOST_ASKED`], of
/// [`LONGEST`] characters.
pub fn asked(quotation: &str) -> Vec<i64> {
    let mut words = fold_at_most(first(quotation, LONGEST), MOST_ASKED + WORDS);
    words.truncate(MOST_ASKED + WORDS - 1);
    once(all(&words))
}

/// The hash of every shingle; of all the words together where they are fewer than one.
fn all(words: &[Word]) -> Vec<i64> {
    if words.is_empty() {
        return Vec::new();
    }
    words.windows(WORDS.min(words.len())).map(hash).collect()
}

fn hash(words: &[Word]) -> i64 {
    let mut digest = Sha256::new();
    digest.update(VERSION);
    for word in words {
        digest.update("\n");
        digest.update(&word.folded);
    }
    let start = digest.finalize().into_iter().take(8);
    let number = start.fold(0u64, |number, byte| number << 8 | u64::from(byte));
    // 63 bits, so that every store can keep it.
    (number >> 1).cast_signed()
}

fn once(mut numbers: Vec<i64>) -> Vec<i64> {
    let mut seen = HashSet::new();
    numbers.retain(|number| seen.insert(*number));
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::quotation::SURE;
    use proptest::prelude::*;

    #[test]
    fn the_numbers_never_change() {
        assert_eq!(asked("بيان رسمي من البلدية"), [5333901427495298970, 3411367346867935672]);
        assert_eq!(asked("Bayan"), [8962152585143967210]);
        let text = "أعلنت البلدية اليوم فتح الرصيف الجديد أمام الركاب ابتداءً من ١٣ نيسان 2024";
        assert_eq!(stored(text), [1694051292922769385, 3478487504435430017, 456492820724185736]);
    }

    #[test]
    fn every_text_with_a_word_is_kept_and_found_as_a_whole() {
        assert!(stored("").is_empty() && stored("… «» \u{64e}").is_empty());
        for text in ["بيان", "بيان رسمي", "بيان رسمي من", "بيان رسمي من مجلس البلدية", "1 2 3 4 5 6"]
        {
            let kept = stored(text);
            assert!(!kept.is_empty() && kept.iter().all(|number| *number >= 0));
            assert!(kept.iter().all(|number| asked(text).contains(number)), "{text}");
        }
    }

    #[test]
    fn what_is_asked_is_bounded() {
        assert!(asked(&"ﷺ ا ".repeat(500_000)).len() <= MOST_ASKED);
        let all_different: String = (0..100_000).map(|n| format!("{n} ")).collect();
        assert!(asked(&all_different).len() <= MOST_ASKED);
    }

    #[test]
    fn about_two_in_five_are_kept() {
        let text: String = (0..5_000).map(|n| format!("{n} ")).collect();
        assert!((1_800..2_200).contains(&stored(&text).len()), "{}", stored(&text).len());
    }

    proptest! {
        #[test]
        fn six_words_shared_share_a_number(
            shared in prop::collection::vec("[ابت]{1,2}", SURE..20),
            before in prop::collection::vec("[ابت]{1,2}", 0..30),
            behind in prop::collection::vec("[ابت]{1,2}", 0..30),
            asked_before in prop::collection::vec("[ابت]{1,2}", 0..10),
            asked_behind in prop::collection::vec("[ابت]{1,2}", 0..10),
        ) {
            let text = [&before[..], &shared, &behind].concat().join(" ");
            let quotation = [&asked_before[..], &shared, &asked_behind].concat().join(" ");
            let kept = stored(&text);
            prop_assert!(asked(&quotation).iter().any(|number| kept.contains(number)));
        }
    }
}
