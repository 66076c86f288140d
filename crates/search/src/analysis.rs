//! Terms of a text: the language of its edition says how they are made.

use bayan_core::{
    language::Lang,
    text::{
        normal::nfc,
        search::{
            Calendar, Month, Split, Word, bare, common_words, fold, is_arabic, month, name_key, stem, words,
        },
    },
};
use frostem::{Algorithm, Stemmer};
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// A word of a text as an index keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Where the word stands, in bytes of the text.
    pub range: Range<usize>,
    /// Its number in the text.
    pub position: usize,
    /// The word, folded.
    pub surface: String,
    /// What is left of it without endings and what is written together with it.
    pub stem: String,
    /// The month that it names or begins to name, as one term for all its names.
    pub month: Option<String>,
    /// What the spellings of a foreign name share.
    pub key: Option<String>,
    /// Whether every text has it.
    pub common: bool,
}

/// How terms are made of texts in a language.
pub struct Chain {
    common: HashSet<&'static str>,
    split: Split,
    stemmer: Option<Stemmer>,
    /// Languages without spaces are parted by a dictionary.
    segmenter: Option<WordSegmenterBorrowed<'static>>,
}

impl Chain {
    /// That of a language: in one that is not known words are folded, and that is all.
    pub fn of(lang: &Lang) -> Chain {
        let language = lang.primary().to_owned();
        let algorithm = match language.as_str() {
            "en" => Some(Algorithm::English),
            "fr" => Some(Algorithm::French),
            "es" => Some(Algorithm::Spanish),
            "de" => Some(Algorithm::German),
            "ru" => Some(Algorithm::Russian),
            "tr" => Some(Algorithm::Turkish),
            "it" => Some(Algorithm::Italian),
            "pt" => Some(Algorithm::Portuguese),
            "nl" => Some(Algorithm::Dutch),
            _ => None,
        };
        let split = match language.as_str() {
            "fr" | "tr" | "it" => Split::Apostrophes,
            _ => Split::Nowhere,
        };
        let parted = matches!(language.as_str(), "zh" | "ja" | "th" | "km" | "lo" | "my");
        Chain {
            split,
            stemmer: algorithm.map(Stemmer::new),
            common: common_words(&language).collect(),
            segmenter: parted.then(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default())),
        }
    }

    /// The terms of a text, in its order.
    pub fn terms(&self, text: &str) -> Vec<Term> {
        let words = self.words(text);
        let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        let is_number =
            |at: usize| folded.get(at).is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
        let one = |(position, word): (usize, &Word)| {
            let beside = |at: Option<usize>| {
                at.is_some_and(|at| {
                    is_number(at) || folded.get(at..).is_some_and(|rest| month(rest, false).is_some())
                })
            };
            // Asked where it tells something.
            let named = month(&folded[position..], true).filter(|found| {
                month(&folded[position..], false).as_ref() == Some(found)
                    || beside(position.checked_sub(1))
                    || beside(Some(position + 1))
            });
            let stem = self.stem(text, word);
            Term {
                month: named.map(|(month, _)| month_term(month)),
                key: name_key(&bare(&word.folded)),
                common: self.common.contains(word.folded.as_str()),
                range: word.range.clone(),
                position,
                surface: word.folded.clone(),
                stem,
            }
        };
        words.iter().enumerate().map(one).collect()
    }

    /// Some words as texts write them: each as the first that has it does. What an index suggests is folded, and would
    /// look misspelt.
    pub fn written(&self, words: &str, texts: &[String]) -> String {
        let mut spellings: HashMap<String, &str> = HashMap::new();
        for text in texts {
            for term in self.terms(text) {
                spellings.entry(term.surface).or_insert(&text[term.range]);
            }
        }
        let (mut written, mut at) = (String::new(), 0);
        for term in self.terms(words).into_iter().filter(|term| spellings.contains_key(&term.surface)) {
            // Two terms may be one word.
            if term.range.start >= at {
                written.push_str(&words[at..term.range.start]);
                written.push_str(spellings[&term.surface]);
                at = term.range.end;
            }
        }
        written.push_str(&words[at..]);
        written
    }

    fn words(&self, text: &str) -> Vec<Word> {
        let Some(segmenter) = &self.segmenter else { return words(text, self.split) };
        let ends: Vec<usize> = segmenter.segment_str(text).collect();
        let mut all = Vec::new();
        let mut begun = 0;
        for end in &ends {
            // What the dictionary parts is parted again at what is no letter.
            all.extend(
                words(&text[begun..*end], self.split)
                    .into_iter()
                    .map(|word| Word { range: word.range.start + begun..word.range.end + begun, ..word }),
            );
            begun = *end;
        }
        // The Unicode rules part each Han letter from the next; the dictionary has said what belongs together.
        joined(all, text, &ends)
    }

    fn stem(&self, text: &str, word: &Word) -> String {
        if is_arabic(&word.folded) {
            return stem(&word.folded);
        }
        match &self.stemmer {
            // A word that was parted is not what stands in the text.
            Some(stemmer) if !word.goes_on => {
                let written = nfc(&text[word.range.clone()]).to_lowercase();
                let written = written.trim_end_matches(['\'', '’', 'ʼ']);
                let stem = fold(&stemmer.stem(written));
                // A stem is never nothing.
                if stem.is_empty() || stem.contains(char::is_whitespace) { word.folded.clone() } else { stem }
            }
            _ => word.folded.clone(),
        }
    }
}

/// The words of a text without spaces: those that one segment holds are one.
fn joined(parts: Vec<Word>, text: &str, ends: &[usize]) -> Vec<Word> {
    let segment = |at: usize| ends.partition_point(|end| *end <= at);
    let mut all: Vec<Word> = Vec::new();
    for part in parts {
        let touches = |before: &Word| {
            before.range.end == part.range.start
                && segment(before.range.start) == segment(part.range.start)
                && !text[before.range.clone()].is_ascii()
        };
        match all.last_mut() {
            Some(before) if touches(before) => {
                before.range.end = part.range.end;
                before.folded.push_str(&part.folded);
            }
            _ => all.push(part),
        }
    }
    all
}

/// The one term for all names of a month. No word of a text has its first letter.
fn month_term(month: Month) -> String {
    let calendar = match month.calendar {
        Calendar::Gregorian => 'g',
        Calendar::Hijri => 'h',
    };
    format!("\u{1}{calendar}{}", month.number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stems(lang: &str, text: &str) -> String {
        let terms = Chain::of(&lang.parse().unwrap()).terms(text);
        terms.into_iter().map(|term| term.stem).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_language_has_its_own_endings() {
        for (lang, one, other) in [
            ("ar-SY", "والمدينة الموظفون", "مدينه موظف"),
            ("en", "publishing statements", "published statement"),
            ("fr", "l’État a publié les communiqués", "l etat a publie le communique"),
            ("de", "Die Erklärungen", "die Erklärung"),
            ("es", "las declaraciones públicas", "la declaracion publica"),
            ("ru", "заявления министерства", "заявление министерство"),
            ("tr", "İstanbul'da açıklamalar", "istanbul da aciklama"),
        ] {
            let (one, other) = (stems(lang, one), stems(lang, other));
            let common = one.split(' ').filter(|word| other.split(' ').any(|of| of == *word)).count();
            assert!(common * 2 > other.split(' ').count(), "{lang}: {one} / {other}");
        }
        assert_eq!(stems("ar", "قال John Smith"), "قال john smith");
    }

    #[test]
    fn what_is_suggested_is_spelt_as_texts_spell_it() {
        let chain = Chain::of(&"ar".parse().unwrap());
        let texts = ["دمج الهيئتين في مدينة".to_owned(), "عبد الله".to_owned()];
        assert_eq!(chain.written("قرار الهييتين، مدينه", &texts), "قرار الهيئتين، مدينة");
        assert_eq!(chain.written("", &texts), "");
    }

    #[test]
    fn texts_without_spaces_are_parted_by_a_dictionary() {
        assert_eq!(stems("zh", "北京是中国的首都。"), "北京 是 中国 的 首都");
        assert!(stems("th", "ภาษาไทยเขียนติดกัน").contains(' '));
        assert!(stems("ja", "東京都知事が発表した").contains(' '));
    }

    #[test]
    fn a_month_is_one_term_under_all_its_names() {
        let month = |text: &str| {
            let terms = Chain::of(&"ar".parse().unwrap()).terms(text);
            terms.into_iter().find_map(|term| term.month)
        };
        assert_eq!(month("في نيسان"), month("في أبريل 2024"));
        assert_eq!(month("5 آب 2024"), month("أغسطس"));
        assert_eq!(month("قال أب لأولاده"), None);
        assert_eq!(month("كانون الثاني/ يناير"), month("جانفي"));
    }

    proptest! {
        #[test]
        fn any_text_has_terms_that_stand_in_it(text in "\\PC{0,120}") {
            for lang in ["ar", "en", "fr", "tr", "zh", "th", "xx"] {
                let terms = Chain::of(&lang.parse().unwrap()).terms(&text);
                for (number, term) in terms.iter().enumerate() {
                    prop_assert_eq!(term.position, number);
                    prop_assert!(text.get(term.range.clone()).is_some());
                    prop_assert!(!term.surface.is_empty() && !term.stem.is_empty());
                }
            }
        }
    }
}
