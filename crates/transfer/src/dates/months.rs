//! The names of months, in every family that Arabic pages use, in English and in French. The one
//! place for them among the importers.

/// Names of one to three words in the form for comparison, and the month's number.
const NAMES: [(&str, i8); 87] = [
    // Egyptian, Gulf, and the Arabic forms of the Latin names.
    ("يناير", 1),
    ("فبراير", 2),
    ("مارس", 3),
    ("ابريل", 4),
    ("مايو", 5),
    ("يونيو", 6),
    ("يونيه", 6),
    ("يوليو", 7),
    ("يوليه", 7),
    ("اغسطس", 8),
    ("سبتمبر", 9),
    ("اكتوبر", 10),
    ("نوفمبر", 11),
    ("ديسمبر", 12),
    // Levantine and Iraqi.
    ("كانون الثاني", 1),
    ("كانون ثاني", 1),
    ("شباط", 2),
    ("اذار", 3),
    ("نيسان", 4),
    ("ايار", 5),
    ("حزيران", 6),
    ("تموز", 7),
    ("اب", 8),
    ("ايلول", 9),
    ("تشرين الاول", 10),
    ("تشرين اول", 10),
    ("تشرين الثاني", 11),
    ("تشرين ثاني", 11),
    ("كانون الاول", 12),
    ("كانون اول", 12),
    // Tunisian and Algerian.
    ("جانفي", 1),
    ("فيفري", 2),
    ("افريل", 4),
    ("ماي", 5),
    ("جوان", 6),
    ("جويليه", 7),
    ("اوت", 8),
    // Moroccan and Mauritanian.
    ("يوليوز", 7),
    ("غشت", 8),
    ("شتنبر", 9),
    ("نونبر", 11),
    ("دجنبر", 12),
    // English.
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    // French.
    ("janvier", 1),
    ("fevrier", 2),
    ("février", 2),
    ("mars", 3),
    ("avril", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("aout", 8),
    ("août", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("decembre", 12),
    ("décembre", 12),
    ("janv", 1),
    ("fevr", 2),
    ("févr", 2),
    ("avr", 4),
    ("juil", 7),
    ("déc", 12),
];

/// The month that `words` begin with, and of how many words its name is; words are in the form for
/// comparison.
pub(super) fn at(words: &[&str]) -> Option<(i8, usize)> {
    let (first, second) = (words.first()?, words.get(1));
    // Of two words before one: «كانون الثاني».
    if let Some(second) = second
        && let Some((_, month)) = NAMES
            .iter()
            .find(|(name, _)| name.split_once(' ').is_some_and(|(one, two)| one == *first && two == *second))
    {
        return Some((*month, 2));
    }
    NAMES.iter().find(|(name, _)| name == first).map(|(_, month)| (*month, 1))
}
