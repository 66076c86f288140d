//! What is doubtful about letters and signs themselves.

use super::{Place, Problem};
use crate::{
    content::{Content, plain},
    text::{arabic, digits},
};

/// The pairs that are looked at. Round brackets of a numbered point, `1)`, are left alone.
const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('«', '»'), ('“', '”')];

/// Looks at every field and every block.
pub(super) fn check(content: &Content, problems: &mut Vec<Problem>) {
    let fields = [
        ("kicker", content.kicker.as_deref()),
        ("headline", Some(content.headline.as_str())),
        ("standfirst", content.standfirst.as_deref()),
        ("share_text", content.share_text.as_deref()),
    ];
    let mut families = Families::default();
    for (name, text) in fields {
        if let Some(text) = text {
            one(text, &Place::Field(name), &mut families, problems);
        }
    }
    for block in &content.blocks {
        let text = plain::block_text(&block.kind);
        one(&text, &Place::Block(block.id.clone()), &mut families, problems);
    }
}

/// The family of digits that the text began with.
#[derive(Default)]
struct Families {
    first: Option<bool>,
    is_said: bool,
}

fn one(text: &str, place: &Place, families: &mut Families, problems: &mut Vec<Problem>) {
    if let Some(sign) = open_bracket(text) {
        problems.push(Problem::BracketsOpen(place.clone(), sign));
    }
    if let Some(years) = swapped_years(text) {
        problems.push(Problem::YearsSwapped(place.clone(), years));
    }
    if text.chars().any(is_presentation_form) {
        problems.push(Problem::PresentationForms(place.clone()));
    }
    if text.chars().any(arabic::is_tatweel) {
        problems.push(Problem::Tatweel(place.clone()));
    }
    for c in text.chars().filter(|c| digits::value(*c).is_some()) {
        let is_latin = c.is_ascii_digit();
        let first = *families.first.get_or_insert(is_latin);
        if first != is_latin && !families.is_said {
            // Once: it is the text that mixes them.
            families.is_said = true;
            problems.push(Problem::DigitsMixed(place.clone()));
        }
    }
}

/// Forms A and B of Arabic letters; the ligatures that are signs of their own (﷽, ﷺ, ﴾ ﴿) are left alone.
fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{fb50}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdcf}' | '\u{fe70}'..='\u{fefc}')
}

/// The first sign of a pair that has no other.
fn open_bracket(text: &str) -> Option<char> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let letters: Vec<char> = text.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        if let Some((opener, _)) = PAIRS.iter().find(|(opener, _)| opener == c) {
            open.push((at, *opener));
        } else if let Some((opener, _)) = PAIRS.iter().find(|(_, closer)| closer == c) {
            match open.iter().rposition(|(_, known)| known == opener) {
                Some(place) => drop(open.remove(place)),
                None if *c == ')' && begins_point(&letters[..at]) => {}
                None => return Some(*c),
            }
        }
    }
    open.first().map(|(_, c)| *c)
}

/// Whether a bracket behind these letters ends the number of a point: `1)`, `ب)`.
fn begins_point(before: &[char]) -> bool {
    let tail: Vec<&char> = before.iter().rev().take_while(|c| !c.is_whitespace()).collect();
    (1..=3).contains(&tail.len()) && tail.iter().all(|c| c.is_alphanumeric())
}

/// A range of two years whose later one stands first, as numbers that are turned round in copying do.
fn swapped_years(text: &str) -> Option<String> {
    let year = |word: &str| -> Option<u32> {
        let value = |c: char| digits::value(c).map(u32::from);
        let all: Vec<u32> = word.chars().map(value).collect::<Option<_>>()?;
        (all.len() == 4).then(|| all.into_iter().fold(0, |sum, digit| sum * 10 + digit))
    };
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '/');
    for word in
        text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '،' | ',' | '.' | '؛' | ';'))
    {
        let mut halves = word.split(is_dash);
        if let (Some(one), Some(other), None) = (halves.next(), halves.next(), halves.next())
            && let (Some(from), Some(to)) = (year(one), year(other))
            && (1300..2200).contains(&from)
            && (1300..2200).contains(&to)
            && from > to
        {
            return Some(word.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_quotation_marks_come_in_pairs() {
        for fine in ["(أ) و[ب] و«ج»", "1) نقطة 2) أخرى", "ب) نقطة", "بلا أقواس", "«قال (كذا)»"]
        {
            assert_eq!(open_bracket(fine), None, "{fine}");
        }
        for (text, sign) in [("(أ", '('), ("أ»", '»'), ("قال (كذا] ثم", ']'), ("كلمة طويلة) ", ')')]
        {
            assert_eq!(open_bracket(text), Some(sign), "{text}");
        }
    }

    #[test]
    fn a_range_of_years_goes_forward() {
        assert_eq!(swapped_years("بين عامي (2024-2019)، وما بعد").as_deref(), Some("2024-2019"));
        assert_eq!(swapped_years("من ٢٠٢٤–٢٠١٩.").as_deref(), Some("٢٠٢٤–٢٠١٩"));
        for fine in ["2019-2024", "هاتف 2345-1234-99", "القرار 9999-1234", "2024", "١٤٤٥/٢٠٢٤"]
        {
            assert_eq!(swapped_years(fine), None, "{fine}");
        }
    }

    #[test]
    fn forms_of_print_are_told_from_signs_of_their_own() {
        assert!("ﻼ".chars().any(is_presentation_form) && "ﷲ".chars().all(|c| !is_presentation_form(c)));
        assert!("﷽ ﷺ ﴾ ﴿".chars().all(|c| !is_presentation_form(c)));
    }
}
