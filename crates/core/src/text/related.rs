//! Which texts are about the same matter, by the words of their headlines.
//!
//! Rare words say more than frequent ones (inverse document frequency, Spärck Jones 1972); the words are
//! compared as readers spell them, without the Arabic article and the joined conjunctions.

use super::arabic::comparable;
use std::collections::{HashMap, HashSet};

/// The fewest letters of a word that says anything.
const SHORTEST: usize = 3;
/// How much of what a headline says another must share to be on the same matter.
const ENOUGH: f32 = 0.15;

/// Words that say what kind of text it is or only join others, as [`bare`] leaves them: two statements are
/// not on the same matter because both say so.
const SAY_NOTHING: [&str; 40] = [
    "بيان",
    "بشان",
    "حول",
    "كلمه",
    "كلمات",
    "اعلان",
    "توضيح",
    "خبر",
    "على",
    "علي",
    "الي",
    "الى",
    "عن",
    "من",
    "في",
    "مع",
    "بعد",
    "قبل",
    "statement",
    "speech",
    "notice",
    "about",
    "the",
    "and",
    "for",
    "from",
    "with",
    "after",
    "déclaration",
    "discours",
    "avis",
    "communiqué",
    "sur",
    "les",
    "des",
    "une",
    "pour",
    "dans",
    "avec",
    "aux",
];

/// The headlines among which is looked, by the key that the caller knows each text by.
#[derive(Debug)]
pub struct Headlines<K> {
    keys: Vec<K>,
    /// Which texts hold a word.
    holders: HashMap<String, Vec<u32>>,
    /// What all words of a text say together.
    weights: Vec<f32>,
}

impl<K: Copy + Eq> Headlines<K> {
    /// Prepares headlines, the newest first: of two that are equally near the newer is preferred.
    pub fn new<'h>(headlines: impl Iterator<Item = (K, &'h str)>) -> Headlines<K> {
        let mut keys = Vec::new();
        let mut holders: HashMap<String, Vec<u32>> = HashMap::new();
        for (number, (key, headline)) in (0u32..).zip(headlines) {
            keys.push(key);
            for word in words(headline) {
                holders.entry(word).or_default().push(number);
            }
        }
        let mut weights = vec![0.0; keys.len()];
        for of_word in holders.values() {
            let weight = rarity(of_word.len(), keys.len());
            for number in of_word {
                weights[*number as usize] += weight;
            }
        }
        Headlines { keys, holders, weights }
    }

    /// The texts nearest to `headline`, the nearest first, at most `limit`, without those that `leave_out`
    /// names.
    pub fn nearest(&self, headline: &str, limit: usize, leave_out: impl Fn(K) -> bool) -> Vec<K> {
        let mut shared: HashMap<u32, f32> = HashMap::new();
        let mut own = 0.0;
        for word in words(headline) {
            let of_word = self.holders.get(&word).map_or(&[][..], Vec::as_slice);
            let weight = rarity(of_word.len(), self.keys.len());
            own += weight;
            if weight == 0.0 {
                continue;
            }
            for number in of_word {
                *shared.entry(*number).or_default() += weight;
            }
        }
        let near = |(number, shared): (u32, f32)| {
            let likeness = shared / (own * self.weights[number as usize]).sqrt();
            (likeness >= ENOUGH && !leave_out(self.keys[number as usize])).then_some((likeness, number))
        };
        let mut found: Vec<(f32, u32)> = shared.into_iter().filter_map(near).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.into_iter().take(limit).map(|(_, number)| self.keys[number as usize]).collect()
    }
}

/// What a word says that `holders` of `all` texts hold; nothing where a third of them do.
fn rarity(holders: usize, all: usize) -> f32 {
    if all >= 9 && holders * 3 > all {
        return 0.0;
    }
    // A word that none of them holds says as much as one that a single one does.
    ((all as f32 + 1.0) / (holders.max(1) as f32 + 0.5)).ln().max(0.0)
}

fn words(headline: &str) -> HashSet<String> {
    let folded = comparable(headline);
    let bare = folded
        .split(' ')
        .map(bare)
        .filter(|word| word.chars().count() >= SHORTEST && !SAY_NOTHING.contains(word));
    bare.map(str::to_owned).collect()
}

/// A word without «و» and the article, where enough of it remains.
fn bare(word: &str) -> &str {
    let without =
        ["وال", "بال", "كال", "فال", "لل", "ال"].into_iter().find_map(|prefix| word.strip_prefix(prefix));
    without.filter(|rest| rest.chars().count() >= SHORTEST).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest(headlines: &[&str], headline: &str) -> Vec<usize> {
        let prepared = Headlines::new(headlines.iter().copied().enumerate());
        prepared.nearest(headline, 3, |_| false)
    }

    #[test]
    fn texts_on_the_same_matter_are_found_however_they_are_spelt() {
        let headlines = [
            "البلدية تفتتح رصيف العبّارة الجديد",
            "انقطاع المياه في حي المنارة يوم الثلاثاء",
            "مواعيد العباره في العيد",
            "The ferry timetable for the holiday",
            "مكتبة المدينة تستقبل ألف زائر",
        ];
        assert_eq!(nearest(&headlines, "العبّارة تعود إلى العمل والرصيف مفتوح"), [0, 2]);
        assert_eq!(nearest(&headlines, "New ferry timetable"), [3]);
        assert!(nearest(&headlines, "بيان").is_empty());
        let statements = ["بيان بشأن لون مياه الشرب", "بيان بشأن أضرار العاصفة"];
        assert!(nearest(&statements, "بيان بشأن رسالة كشفت عناوين").is_empty());
    }

    #[test]
    fn a_word_that_stands_everywhere_relates_nothing() {
        let headlines: Vec<String> = (0..20).map(|n| format!("أعلنت البلدية خبر{n}")).collect();
        let headlines: Vec<&str> = headlines.iter().map(String::as_str).collect();
        assert!(nearest(&headlines, "قالت البلدية كلمتها").is_empty());
        assert!(Headlines::<u8>::new(std::iter::empty()).nearest("x", 3, |_| false).is_empty());
    }
}
