//! What a password must be: long, and not one that is tried first. Which kinds of letters it has is nobody's
//! business (NIST SP 800-63B-4, 3.1.1.2).

use crate::text::normal;
use std::fmt;
use unicode_segmentation::UnicodeSegmentation;

/// The fewest characters, as a reader counts them.
const FEWEST: usize = 12;
/// The most bytes: whoever sends more wants the hash to take long.
const MOST: usize = 1024;
/// How many different characters there are at least.
const DIFFERENT: usize = 5;

/// A password that somebody chose, in the form that is hashed. It is shown nowhere.
pub struct Password(String);

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Fewer characters than wanted.
    #[error("a password has at least {FEWEST} characters")]
    Short,
    /// More bytes than are read.
    #[error("a password has at most {MOST} bytes")]
    Long,
    /// One that is tried among the first: common, a row of keys, few characters again and again, or the
    /// person's or the institution's own name and little more.
    #[error("this password is easily guessed")]
    Guessed,
}

impl Password {
    /// A password as it was typed to sign in: whatever it is.
    pub fn typed(text: &str) -> Password {
        // The same keys give other bytes on another machine.
        Password(normal::nfkc(text))
    }

    /// A password that somebody chooses; `known` are words that whoever guesses tries first: names, addresses.
    ///
    /// # Errors
    /// See [`Unfit`].
    pub fn chosen(text: &str, known: &[&str]) -> Result<Password, Unfit> {
        if text.len() > MOST {
            return Err(Unfit::Long);
        }
        let password = Password::typed(text);
        if password.0.graphemes(true).count() < FEWEST {
            return Err(Unfit::Short);
        }
        if is_guessed(&password.0, known) { Err(Unfit::Guessed) } else { Ok(password) }
    }

    /// The bytes that are hashed.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// What stands on keyboards and in alphabets in a row.
const ROWS: [&str; 8] = [
    "01234567890123456789",
    "98765432109876543210",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
    "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرلاىةوزظ",
];
/// The words that common passwords are made of, in small letters.
const WORDS: &str = include_str!("words.txt");
/// How much must be left when everything is taken out that is tried first.
const LEFT: usize = 6;

fn is_guessed(password: &str, known: &[&str]) -> bool {
    let small = password.to_lowercase();
    let mut different: Vec<char> = small.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < DIFFERENT {
        return true;
    }
    let mut left = small.clone();
    let parts = known.iter().flat_map(|known| known.split(|c: char| !c.is_alphanumeric()));
    let known: Vec<String> = parts.filter(|part| part.chars().count() > 3).map(str::to_lowercase).collect();
    let words = WORDS.lines().filter(|word| !word.is_empty() && !word.starts_with('#'));
    let mut tried: Vec<&str> = known.iter().map(String::as_str).chain(words).collect();
    // The longest first: a part of a word must not keep the word from being found.
    tried.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in tried {
        left = left.replace(word, "");
    }
    for row in ROWS {
        left = without_runs(&left, row);
    }
    left.chars().filter(|c| c.is_alphanumeric()).count() < LEFT
}

/// The text without pieces of four characters and more that stand in `row`.
fn without_runs(text: &str, row: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut left = String::new();
    let mut at = 0;
    while at < chars.len() {
        let stands = |length: usize| {
            let piece: String = chars[at..at + length].iter().collect();
            row.contains(&piece)
        };
        let longest = (4..=chars.len() - at).take_while(|length| stands(*length)).last();
        match longest {
            Some(length) => at += length,
            None => {
                left.push(chars[at]);
                at += 1;
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn judged(text: &str) -> Option<Unfit> {
        Password::chosen(text, &["Lina Haddad", "lina@ras-nawaris.example", "بلدية رأس النوارس"]).err()
    }

    #[test]
    fn long_and_unlikely_ones_are_taken_whatever_they_are_made_of() {
        for text in [
            "correct horse battery staple",
            "قطة على سطح القطار",
            "tk3-qmw8-ppz1",
            "        leading 7 spaces",
        ] {
            assert_eq!(judged(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_tried_first_is_not_taken() {
        for text in ["short", "أحد عشر حر", ""] {
            assert_eq!(judged(text), Some(Unfit::Short), "{text}");
        }
        assert_eq!(judged(&"x".repeat(1025)), Some(Unfit::Long));
        for text in [
            "aaaaaaaaaaaaaaa",
            "abababababababab",
            "123456789012",
            "password1234",
            "Password!2026",
            "qwertyuiop123",
            "LinaHaddad2026!",
            "ras-nawaris-1",
            "ضصثقفغعهخحجد",
            "letmein letmein",
            "P@ssword12345",
            "welcome2bayan",
        ] {
            assert_eq!(judged(text), Some(Unfit::Guessed), "{text}");
        }
    }

    #[test]
    fn the_same_keys_are_the_same_password() {
        // A letter with its mark, in one piece and in two; full and half width.
        assert_eq!(Password::typed("caf\u{e9}").as_bytes(), Password::typed("cafe\u{301}").as_bytes());
        assert_eq!(Password::typed("ＡＢＣ").as_bytes(), Password::typed("ABC").as_bytes());
        assert_eq!(format!("{:?}", Password::typed("secret")), "Password(…)");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_judged(text in any::<String>(), known in any::<String>()) {
            let _ = Password::chosen(&text, &[&known]);
            let _ = Password::typed(&text);
        }
    }
}
