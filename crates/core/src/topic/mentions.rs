//! Which of the names that somebody keeps a text mentions, however they are written there.

use crate::text::search::{Split, bare, clitics, words};
use std::collections::HashMap;

/// How many letters a name of one word has at least, without the article: shorter ones are other words too.
const LEAST: usize = 3;

/// Names, ready to be found in texts.
#[derive(Debug, Clone)]
pub struct Mentions<T> {
    /// By the first word of each, bare: its further words, and what it names.
    names: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T: Copy + Eq> Mentions<T> {
    /// Prepares names, each with what it names; several may name one thing.
    pub fn new<'n>(all: impl Iterator<Item = (T, &'n str)>) -> Mentions<T> {
        let mut names: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (named, name) in all {
            let mut own = words(name, Split::Apostrophes).into_iter().map(|word| bare(&word.folded));
            let Some(first) = own.next() else { continue };
            let rest: Vec<String> = own.collect();
            if !rest.is_empty() || first.chars().count() >= LEAST {
                names.entry(first).or_default().push((rest, named));
            }
        }
        Mentions { names }
    }

    /// What `text` mentions, the most often mentioned first, then in the order of the text.
    pub fn of(&self, text: &str) -> Vec<T> {
        let all: Vec<String> = words(text, Split::Apostrophes).into_iter().map(|word| word.folded).collect();
        let bares: Vec<String> = all.iter().map(|word| bare(word)).collect();
        let mut found: Vec<(T, usize)> = Vec::new();
        for (at, word) in all.iter().enumerate() {
            // «لوزارة»: a letter before a name is a word of its own.
            let forms = std::iter::once(bares[at].clone()).chain(clitics(word).map(|rest| bare(&rest)));
            let mut here: Vec<T> = Vec::new();
            for form in forms {
                let candidates = self.names.get(&form).into_iter().flatten();
                here.extend(
                    candidates.filter(|(rest, _)| bares[at + 1..].starts_with(rest)).map(|(_, named)| *named),
                );
            }
            for (index, named) in here.iter().enumerate() {
                if here[..index].contains(named) {
                    continue;
                }
                match found.iter_mut().find(|(known, _)| known == named) {
                    Some((_, count)) => *count += 1,
                    None => found.push((*named, 1)),
                }
            }
        }
        found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        found.into_iter().map(|(named, _)| named).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_found_however_they_are_written() {
        let names = [
            (1, "وزارة المياه"),
            (2, "الياسمينة"),
            (2, "Yasmina"),
            (3, "عبد الله الحكيم"),
            (4, "L’Union des pêcheurs"),
            (5, "قم"),
        ];
        let mentions = Mentions::new(names.into_iter());
        for (text, wanted) in [
            ("أعلنت وزارة المياه عن أشغال", &[1][..]),
            ("وفقاً لوزارة المياهِ في الياسمينه، وبالياسمينة أيضاً", &[2, 1]),
            ("قال عبدالله الحكيم", &[3]),
            ("وزارة الزراعة", &[]),
            ("The council of Yasmina’s port", &[2]),
            ("Selon l'union des pecheurs", &[4]),
            ("قم الآن", &[]),
            ("", &[]),
        ] {
            assert_eq!(mentions.of(text), wanted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_names_and_any_text_are_taken(name in "\\PC{0,30}", text in "\\PC{0,120}") {
            let found = Mentions::new([(0, name.as_str())].into_iter()).of(&text);
            prop_assert!(found.len() <= 1);
        }
    }
}
