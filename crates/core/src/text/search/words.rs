//! The words of a text, with where they stand.

use super::fold;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// How many letters of a word count. Longer ones are addresses, hashes and what hostile people type.
pub const LONGEST: usize = 64;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// Its letters, folded.
    pub folded: String,
    /// Whether the word before it has the same place: both are one word in the text.
    pub goes_on: bool,
}

/// Where an apostrophe parts words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// Nowhere: *don't*, *Sana'a*.
    Nowhere,
    /// At apostrophes: *l'eau*, *İstanbul'da*.
    Apostrophes,
}

/// The words of `text` (UAX #29), folded. «عبدالله» and «عبد الله» are two words both ways, because nobody writes them
/// in one way alone.
pub fn words(text: &str, split: Split) -> Vec<Word> {
    // A space without width parts what is one word to everybody who reads it; this one has as many bytes.
    let held: String;
    let held = match text.contains('\u{200b}') {
        true => {
            held = text.replace('\u{200b}', "\u{2060}");
            held.as_str()
        }
        false => text,
    };
    let mut all = Vec::new();
    for (at, word) in held.unicode_word_indices() {
        match split {
            Split::Nowhere => add(&mut all, at, word),
            Split::Apostrophes => {
                let mut begun = at;
                for part in word.split_inclusive(['\'', '’', 'ʼ']) {
                    add(&mut all, begun, part);
                    begun += part.len();
                }
            }
        }
    }
    all
}

fn add(all: &mut Vec<Word>, at: usize, word: &str) {
    let folded = fold(word);
    let mut goes_on = false;
    for part in folded.split_whitespace() {
        for part in servant(part) {
            let folded: String = part.chars().filter(|c| !matches!(c, ',' | '_')).take(LONGEST).collect();
            if folded.is_empty() {
                continue;
            }
            all.push(Word { range: at..at + word.len(), folded, goes_on });
            goes_on = true;
        }
    }
}

/// The two words of a name that begins with *servant of*, whatever stands before it.
fn servant(word: &str) -> impl Iterator<Item = &str> {
    const SERVANT: &str = "عبد";
    let begins = ["", "و", "ل", "ب", "ف", "ك"].into_iter().find_map(|before| {
        let rest = word.strip_prefix(before)?.strip_prefix(SERVANT)?;
        // عبدال alone is no name.
        (rest.starts_with("ال") && rest.chars().count() >= 4).then(|| word.len() - rest.len())
    });
    let (first, second) = word.split_at(begins.unwrap_or(word.len()));
    [first, second].into_iter().filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(text: &str, split: Split) -> String {
        words(text, split).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_found_where_readers_see_them() {
        for (text, wanted) in [
            ("قال الوزير: «نعم»، ثم مضى.", "قال الوزير نعم ثم مضي"),
            ("الفترة 2009-2014", "الفتره 2009 2014"),
            ("بلغ ١٬٢٣٤ دولارا", "بلغ 1234 دولارا"),
            ("عبدالله وعبد الله وعبدالرحمن", "عبد الله وعبد الله وعبد الرحمن"),
            ("عبدالي", "عبدالي"),
            ("ب\u{200b}يان", "بيان"),
            ("قال ﷺ", "قال صلي الله عليه وسلم"),
            ("don't visit Sana'a", "dont visit sanaa"),
            ("www.example.org", "www.example.org"),
            ("", ""),
            ("— … !", ""),
        ] {
            assert_eq!(folded(text, Split::Nowhere), wanted, "{text}");
        }
        assert_eq!(folded("l’eau d'Istanbul'da", Split::Apostrophes), "l eau d istanbul da");
        let text = "في بَيانٍ (2024)";
        let places: Vec<&str> = words(text, Split::Nowhere).into_iter().map(|w| &text[w.range]).collect();
        assert_eq!(places, ["في", "بَيانٍ", "2024"]);
    }

    proptest! {
        #[test]
        fn every_word_stands_in_the_text_and_none_is_long(text in "\\PC{0,200}") {
            for split in [Split::Nowhere, Split::Apostrophes] {
                let mut before = 0;
                for word in words(&text, split) {
                    prop_assert!(text.get(word.range.clone()).is_some_and(|part| !part.is_empty()));
                    prop_assert!(word.range.start >= before);
                    before = word.range.start;
                    prop_assert!(!word.folded.is_empty() && word.folded.chars().count() <= LONGEST);
                }
            }
        }
    }
}
