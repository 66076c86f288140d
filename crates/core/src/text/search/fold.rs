//! One string for all spellings of a word.

use crate::text::{
    arabic::{is_mark, is_tatweel},
    digits,
};
use icu_normalizer::DecomposingNormalizerBorrowed;

/// `word` as it is compared: compatibility forms opened (old printers' letters, ligatures, wide Latin), small letters,
/// without marks, accents, tatweel and everything that is not seen; the forms of alef, the seats of hamza, alef maqsura
/// and ya, ta marbuta and ha each one letter; the letters of Persian and Urdu keyboards those of the Arabic one; digits
/// Western. Of a phrase that one character stands for (U+FDFA) the words are parted by spaces.
///
/// Folding twice is folding once.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.chars().filter(|c| !matches!(c, '\'' | '`')).map(|c| c.to_ascii_lowercase()).collect();
    }
    if let Some(folded) = plain(word) {
        return folded;
    }
    let open = DecomposingNormalizerBorrowed::new_nfkd().normalize(word);
    let mut folded = String::with_capacity(open.len());
    for c in open.chars() {
        if is_mark(c) || is_tatweel(c) || is_unseen(c) || is_accent(c) {
            continue;
        }
        for c in c.to_lowercase().filter(|c| !is_accent(*c)) {
            match letter(c) {
                Folded::One(c) => folded.push(c),
                Folded::Two(two) => folded.push_str(two),
                Folded::Nothing => {}
            }
        }
    }
    folded
}

/// The same of a word in the letters and marks of the Arabic keyboard, which most are: nothing of it is to be opened.
fn plain(word: &str) -> Option<String> {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        folded.push(match c {
            'آ' | 'أ' | 'إ' | 'ا' => 'ا',
            'ؤ' | 'و' => 'و',
            'ئ' | 'ى' | 'ي' => 'ي',
            'ة' | 'ه' => 'ه',
            'ء' | 'ـ' | '\u{64b}'..='\u{652}' => continue,
            'ب' | 'ت'..='غ' | 'ف'..='ن' => c,
            _ => return None,
        });
    }
    Some(folded)
}

enum Folded {
    One(char),
    Two(&'static str),
    Nothing,
}

/// The letter that stands for all that look or are typed alike.
fn letter(c: char) -> Folded {
    Folded::One(match c {
        // A hamza with a seat was parted from it by the decomposition; one without is often not typed at all.
        'ء' => return Folded::Nothing,
        'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ۍ' | 'ے' | 'ێ' | 'ٸ' | 'ۦ' => 'ي',
        'ۆ' | 'ۇ' | 'ۈ' | 'ۋ' | 'ٶ' | 'ٷ' | 'ۥ' => 'و',
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => 'ه',
        'ک' | 'ڪ' | 'گ' | 'ڭ' => 'ك',
        'پ' => 'ب',
        'چ' => 'ج',
        'ژ' => 'ز',
        'ڤ' => 'ف',
        'ڨ' => 'ق',
        // Between digits: of thousands, and of the fraction.
        '٬' => return Folded::Nothing,
        '٫' => '.',
        'ß' => return Folded::Two("ss"),
        'æ' => return Folded::Two("ae"),
        'œ' => return Folded::Two("oe"),
        'þ' => return Folded::Two("th"),
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ı' => 'i',
        'ς' => 'σ',
        // Apostrophes, and the letters that stand for hamza and ayn in transliteration.
        '\'' | '’' | '‘' | 'ʼ' | 'ʾ' | 'ʿ' | 'ʻ' | '`' => return Folded::Nothing,
        c => match digits::value(c) {
            Some(value) => char::from(b'0' + value),
            None => c,
        },
    })
}

/// What stands in a text and is not seen: joiners, directions, soft hyphens, byte order marks.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The marks of Latin, Greek, Cyrillic and Hebrew letters, once these are parted.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'
        | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_spelling_that_readers_type_is_one_string() {
        for (what, spellings) in [
            ("alef", &["أحمد", "احمد", "إحمد", "آحمد", "ٱحمد"][..]),
            ("seats of hamza", &["مسؤول", "مسوول"]),
            ("ya with hamza", &["رئيس", "رييس"]),
            ("final hamza", &["ميناء", "مينا"]),
            ("ta marbuta", &["مدينة", "مدينه"]),
            ("alef maqsura", &["مستشفى", "مستشفي"]),
            ("harakat", &["كَتَبَ", "كتب", "كُتِبَ"]),
            ("Quranic marks", &["ٱلرَّحْمَٰن", "الرحمن"]),
            ("tatweel", &["بيـــان", "بيان"]),
            ("Persian and Urdu keyboards", &["كتابي", "کتابی"]),
            ("Urdu ha", &["مدينه", "مدينہ"]),
            ("digits", &["2024", "٢٠٢٤", "۲۰۲۴", "２０２４"]),
            ("old printers' forms", &["الاسلام", "ﺍﻻﺳﻼﻡ"]),
            ("the unseen", &["بيان", "ب\u{200f}ي\u{200c}ا\u{200d}ن", "\u{2067}بيان\u{2069}", "\u{feff}بيان"]),
            ("names from elsewhere", &["فيينا", "ڤيينا"]),
            ("thousands", &["1234", "١٬٢٣٤"]),
            ("accents", &["etat", "État", "ÉTAT", "e\u{301}tat"]),
            ("Turkish", &["istanbul", "İstanbul", "ıstanbul"]),
            ("German", &["strasse", "Straße"]),
            ("transliteration", &["sanaa", "Sana'a", "Sana’a", "Ṣanʿaā"]),
        ] {
            let folded: Vec<String> = spellings.iter().map(|one| fold(one)).collect();
            assert!(folded.iter().all(|one| *one == folded[0]), "{what}: {folded:?}");
        }
        assert_eq!(fold("ﷺ"), "صلي الله عليه وسلم");
        assert_ne!(fold("كتاب"), fold("كاتب"));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once_and_nothing_grows_without_end(word in "\\PC{0,40}") {
            let once = fold(&word);
            prop_assert_eq!(fold(&once), once.clone());
            // The longest decomposition of one character has 18.
            prop_assert!(once.chars().count() <= 20 * word.chars().count());
        }

        #[test]
        fn arabic_words_fold_to_arabic_words(word in "[ءاأإآبتثجحخدذرزسشصضطظعغفقكلمنهويىةؤئ\u{64b}-\u{652}]{1,12}") {
            let once = fold(&word);
            prop_assert_eq!(fold(&once), once.clone());
            prop_assert!(once.chars().all(|c| !is_mark(c)));
        }
    }
}
