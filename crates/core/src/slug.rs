//! Slugs: the readable part of an address, in the language's own script.

use crate::text::{arabic, normal};
use std::fmt;
use unicode_segmentation::UnicodeSegmentation;

/// How many graphemes a slug has at most.
pub const LIMIT: usize = 60;
/// How many bytes: percent-encoded it must still fit into any address bar and any index.
const BYTES: usize = 240;

/// The readable part of an address: letters and digits of any script, joined by single hyphens.
/// It never decides what is found (the id beside it does), so it may change with the headline.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// Makes a slug of a headline: small letters, marks and tatweel stripped, every other character
    /// a border between words, whole words up to [`LIMIT`] graphemes. No transliteration. A headline
    /// without a letter or digit answers `-`'s stand-in, the word `item`.
    pub fn of(headline: &str) -> Slug {
        let text = normal::nfkc(headline).to_lowercase();
        let bare: String = text.chars().filter(|c| !arabic::is_mark(*c) && !arabic::is_tatweel(*c)).collect();
        let mut slug = String::new();
        let mut length = 0;
        for word in bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let graphemes = word.graphemes(true).count();
            let join = usize::from(!slug.is_empty());
            if length + join + graphemes > LIMIT || slug.len() + join + word.len() > BYTES {
                if slug.is_empty() {
                    let fits = |end: &usize| *end <= BYTES && word[..*end].graphemes(true).count() <= LIMIT;
                    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
                    slug.push_str(&word[..ends.take_while(fits).last().unwrap_or(0)]);
                }
                break;
            }
            if join == 1 {
                slug.push('-');
            }
            slug.push_str(word);
            length += join + graphemes;
        }
        if slug.is_empty() {
            slug.push_str("item");
        }
        Slug(slug)
    }

    /// The slug as text, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headline: &str, expected: &str) {
        assert_eq!(Slug::of(headline).as_str(), expected);
        assert_eq!(Slug::of(expected).as_str(), expected, "a slug of a slug is itself");
    }

    #[test]
    fn keeps_the_script_and_drops_what_is_not_read() {
        check("بَيَانٌ صحفيّ", "بيان-صحفي");
        check("الـــميناء", "الميناء");
        check("أبريل/نيسان 2024", "أبريل-نيسان-2024");
        check("می\u{200c}خواهم", "می-خواهم");
        check("C++ و .NET", "c-و-net");
        check("UNESCO: “Ports & People”", "unesco-ports-people");
        check("؟!", "item");
        check("ﻻ", "لا");
    }

    #[test]
    fn cuts_at_whole_words() {
        let slug = Slug::of(&"كلمة ".repeat(40));
        assert!(slug.as_str().graphemes(true).count() <= LIMIT);
        assert!(slug.as_str().ends_with("كلمة"));
        assert_eq!(Slug::of(&"م".repeat(500)).as_str().chars().count(), LIMIT);
        let endless = format!("क{}", "ा".repeat(5_000));
        assert!(Slug::of(&endless).as_str().len() <= BYTES);
    }
}
