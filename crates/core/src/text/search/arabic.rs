//! What is written together in Arabic and is not one word: the article, prepositions, conjunctions, pronouns; and the
//! endings of number and case.

/// Letters that the article or a conjunction leaves behind at least: less than this is no word.
const LEAST: usize = 2;
/// Letters that an ending leaves behind at least.
const LEAST_STEM: usize = 3;

/// The article with what may stand before it. The longest comes first, so that «وبال» is not taken for «و» alone.
const ARTICLES: [&str; 13] =
    ["وبال", "وكال", "فبال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "اال", "ال"];

/// Endings of pronouns, number and case, alone and stacked; one of them comes off.
const ENDINGS: [&str; 30] = [
    "اتهما",
    "اتهم",
    "اتهن",
    "اتكم",
    "اتنا",
    "تهما",
    "اته",
    "اتها",
    "يتها",
    "تهم",
    "تهن",
    "هما",
    "كما",
    "تنا",
    "ياه",
    "تها",
    "ته",
    "يات",
    "هم",
    "هن",
    "كم",
    "نا",
    "ها",
    "ان",
    "ات",
    "ون",
    "ين",
    "يه",
    "وا",
    "يا",
];
/// What may be left at the end then: ta marbuta, the ya of relation, the alef of the accusative.
const LAST: [char; 3] = ['ه', 'ي', 'ا'];

/// Single letters before a word that are words of their own, alone and in twos, the most frequent first.
pub const CLITICS: [&str; 12] = ["و", "ب", "ل", "ف", "ك", "س", "وب", "ول", "فب", "فل", "وس", "وك"];

/// Whether a folded word is written in Arabic letters.
pub fn is_arabic(folded: &str) -> bool {
    folded.chars().any(|c| matches!(c, '\u{621}'..='\u{64a}'))
}

/// The stem of a folded word: without the article and what stands before it, without pronouns and endings of number and
/// case. Words in other letters stay as they are.
///
/// A single letter before a bare noun («بدمج») stays too: whether it is a preposition or the word's own first letter, its
/// spelling does not say. See [`clitics`].
pub fn stem(folded: &str) -> String {
    if !is_arabic(folded) {
        return folded.to_owned();
    }
    let letters: Vec<char> = folded.chars().collect();
    let rest = &letters[before(&letters)..];
    let rest = &rest[..rest.len() - behind(rest)];
    let last = rest.last().is_some_and(|last| LAST.contains(last)) && rest.len() > LEAST_STEM;
    rest[..rest.len() - usize::from(last)].iter().collect()
}

/// A folded word without the article and what stands before it; its endings stay.
pub fn bare(folded: &str) -> String {
    if !is_arabic(folded) {
        return folded.to_owned();
    }
    let letters: Vec<char> = folded.chars().collect();
    letters[before(&letters)..].iter().collect()
}

/// How many letters stand before the word itself.
fn before(letters: &[char]) -> usize {
    let article = ARTICLES.iter().map(|article| article.chars().count()).zip(ARTICLES);
    let found = article.into_iter().find(|(length, article)| {
        letters.len() >= length + LEAST && article.chars().eq(letters[..*length].iter().copied())
    });
    match (found, letters) {
        (Some((length, _)), _) => length,
        // A conjunction before a preposition, and before a word that is long enough to be one without it.
        (None, ['و' | 'ف', 'ب' | 'ل' | 'ك' | 'س', ..]) if letters.len() >= 6 => 1,
        (None, ['و', ..]) if letters.len() >= 4 => 1,
        (None, _) => 0,
    }
}

/// How many letters of pronouns, number and case stand behind it.
fn behind(letters: &[char]) -> usize {
    let found = ENDINGS.iter().find(|ending| {
        let length = ending.chars().count();
        letters.len() >= length + LEAST_STEM
            && ending.chars().rev().eq(letters.iter().rev().take(length).copied())
    });
    found.map_or(0, |ending| ending.chars().count())
}

/// What a folded word may be that single letters stand before: without them, each with whether the letters are those
/// that a text may put before the bare word. Which of these are words, only the vocabulary of an index can say.
pub fn clitics(folded: &str) -> impl Iterator<Item = String> + '_ {
    CLITICS.iter().filter(|_| is_arabic(folded)).filter_map(move |clitic| {
        let rest = folded.strip_prefix(clitic)?;
        // «لل» is the preposition before the article, which lost its alef.
        let rest = match clitic.ends_with('ل') && rest.starts_with('ل') {
            true => format!("ا{rest}"),
            false => rest.to_owned(),
        };
        (rest.chars().count() >= LEAST_STEM).then_some(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::fold;
    use proptest::prelude::*;

    fn of(word: &str) -> String {
        stem(&fold(word))
    }

    #[test]
    fn what_is_written_together_comes_off() {
        for (same, words) in [
            (
                "the article and what stands before it",
                &[
                    "مدينة",
                    "المدينة",
                    "والمدينة",
                    "بالمدينة",
                    "وبالمدينة",
                    "للمدينة",
                    "وللمدينة",
                    "فبالمدينة",
                    "كالمدينة",
                ][..],
            ),
            ("number", &["موظف", "موظفون", "موظفين", "موظفان"]),
            ("pronouns", &["قرار", "قرارهم", "قرارها", "قرارنا", "قرارات", "قراراتهم"]),
            ("conjunction", &["قانون", "وقانون"]),
        ] {
            let stems: Vec<String> = words.iter().map(|word| of(word)).collect();
            assert!(stems.iter().all(|one| *one == stems[0]), "{same}: {stems:?}");
        }
    }

    #[test]
    fn what_is_the_words_own_stays() {
        for (word, wanted) in
            [("ولد", "ولد"), ("الم", "الم"), ("بدمج", "بدمج"), ("هم", "هم"), ("2024", "2024"), ("who", "who")]
        {
            assert_eq!(of(word), wanted);
        }
        let found: Vec<String> = clitics(&fold("بدمج")).collect();
        assert_eq!(found, ["دمج"]);
        assert!(clitics("للمدينه").any(|word| word == "المدينه"));
        assert_eq!(clitics("who").count(), 0);
    }

    proptest! {
        #[test]
        fn a_stem_is_part_of_its_word(word in "[ابتثجحخدذرزسشصضطظعغفقكلمنهوي]{0,20}") {
            let stem = stem(&word);
            prop_assert!(word.contains(&stem));
            prop_assert!(stem.chars().count() >= word.chars().count().min(LEAST));
        }

        #[test]
        fn any_word_has_a_stem(word in "\\PC{0,30}") {
            let folded = fold(&word);
            prop_assert!(stem(&folded).len() <= folded.len());
            prop_assert!(clitics(&folded).count() <= 12);
        }
    }
}
