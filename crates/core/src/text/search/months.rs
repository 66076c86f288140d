//! Months under all their names: «نيسان» is «أبريل» is «أفريل».

use std::{collections::HashSet, sync::LazyLock};

/// A calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Calendar {
    /// The Gregorian one.
    Gregorian,
    /// The Hijri one.
    Hijri,
}

/// A month of a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Of which.
    pub calendar: Calendar,
    /// Which: 1 to 12.
    pub number: u8,
}

/// The names of the Gregorian months, folded: the Syriac ones of the Levant and Iraq, those of Egypt and the Gulf, of
/// Tunisia and Algeria, of Morocco and Mauritania (CLDR 46).
const GREGORIAN: [&[&str]; 12] = [
    &["يناير", "كانون الثاني", "كانون 2", "جانفي"],
    &["فبراير", "شباط", "فيفري"],
    &["مارس", "اذار"],
    &["ابريل", "نيسان", "افريل"],
    &["مايو", "ايار", "ماي"],
    &["يونيو", "يونيه", "حزيران", "جوان"],
    &["يوليو", "يوليه", "تموز", "جويليه", "يوليوز"],
    &["اغسطس", "اب", "اوت", "غشت", "اغشت"],
    &["سبتمبر", "ايلول", "شتنبر", "شتمبر"],
    &["اكتوبر", "تشرين الاول", "تشرين 1"],
    &["نوفمبر", "تشرين الثاني", "تشرين 2", "نونبر"],
    &["ديسمبر", "كانون الاول", "كانون 1", "دجنبر", "دجمبر"],
];

/// The names of the Hijri months, folded, with the forms that case and habit give them.
const HIJRI: [&[&str]; 12] = [
    &["محرم", "المحرم"],
    &["صفر"],
    &["ربيع الاول"],
    &["ربيع الثاني", "ربيع الاخر"],
    &["جمادي الاولي", "جمادي الاول"],
    &["جمادي الاخره", "جمادي الثانيه", "جمادي الثاني"],
    &["رجب"],
    &["شعبان"],
    &["رمضان"],
    &["شوال"],
    &["ذو القعده", "ذي القعده", "ذا القعده"],
    &["ذو الحجه", "ذي الحجه", "ذا الحجه"],
];

/// Every name of every month, folded.
pub fn month_names() -> impl Iterator<Item = (Month, &'static str)> {
    let of = |calendar, months: &'static [&'static [&'static str]; 12]| {
        let numbered = (1u8..).zip(months);
        numbered.flat_map(move |(number, names)| {
            names.iter().map(move |name| (Month { calendar, number }, *name))
        })
    };
    of(Calendar::Gregorian, &GREGORIAN).chain(of(Calendar::Hijri, &HIJRI))
}

/// Names that are other words far more often: «أب» is a father.
const DOUBTFUL: [&str; 3] = ["اب", "ماي", "جوان"];

/// With what a name begins: most words of a text are none.
static FIRST: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let names = GREGORIAN.iter().chain(&HIJRI).flat_map(|names| names.iter());
    names.map(|name| name.split(' ').next().unwrap_or(name)).collect()
});

/// The month that folded words begin with, and how many of them its name has. `beside` says whether a number or another
/// month's name stands beside it: without one, a name that is mostly another word is none.
pub fn month(words: &[&str], beside: bool) -> Option<(Month, usize)> {
    let (first, second) = (words.first()?, words.get(1));
    if !FIRST.contains(first) {
        return None;
    }
    let is = |name: &str| match name.split_once(' ') {
        Some((one, two)) => (one == *first && second.is_some_and(|second| *second == two)).then_some(2),
        None if DOUBTFUL.contains(&name) && !beside => None,
        None => (name == *first).then_some(1),
    };
    let find = |calendar, months: &[&[&str]; 12]| {
        (1u8..).zip(months).find_map(|(number, names)| {
            let length = names.iter().find_map(|name| is(name))?;
            Some((Month { calendar, number }, length))
        })
    };
    find(Calendar::Gregorian, &GREGORIAN).or_else(|| find(Calendar::Hijri, &HIJRI))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::fold;

    fn of(text: &str) -> Option<(u8, usize)> {
        let words: Vec<String> = text.split(' ').map(fold).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        month(&words, false).map(|(month, length)| (month.number, length))
    }

    #[test]
    fn a_month_is_known_under_all_its_names() {
        for (name, found) in [
            ("نيسان", Some((4, 1))),
            ("أبريل", Some((4, 1))),
            ("إبريل", Some((4, 1))),
            ("كانون الثاني 2024", Some((1, 2))),
            ("كانون الأول", Some((12, 2))),
            ("تشرين 1", Some((10, 2))),
            ("جُمادى الآخرة", Some((6, 2))),
            ("ذي الحِجّة", Some((12, 2))),
            ("كانون", None),
            ("أب", None),
            ("بيان", None),
        ] {
            assert_eq!(of(name), found, "{name}");
        }
        assert_eq!(month(&["اب", "2024"], true).map(|(month, _)| month.number), Some(8));
        assert_eq!(month(&[], true), None);
    }

    #[test]
    fn the_names_are_folded_and_no_two_months_share_one() {
        let all: Vec<&str> = GREGORIAN.iter().chain(&HIJRI).flat_map(|names| names.iter().copied()).collect();
        for (index, name) in all.iter().enumerate() {
            assert_eq!(name.split(' ').map(fold).collect::<Vec<_>>().join(" "), *name);
            assert!(!all[..index].contains(name), "{name}");
        }
    }
}
