//! The names that entries use: sites, texts, languages, types of files.

use data_encoding::HEXLOWER;
use std::{fmt, str::FromStr};

/// This text is not such a name in its one spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not {0}")]
pub struct NotAName(&'static str);

/// The host that a log's origin begins with, for all time: `press.example.org`. At most 255 bytes of small
/// letters, digits, hyphens, dots, and `[`, `]`, `:` for numeric hosts and ports.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site(String);

/// The public id of an item, 128 random bits. Written as 32 small hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId([u8; 16]);

/// The language tag of an edition: `ar-SY`. Up to 35 characters, in parts of 1 to 8 letters and digits with
/// hyphens between them; the first part has letters only. Its spelling is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LangTag(String);

/// A media type without parameters, in small letters: `application/pdf`. At most 127 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MediaType(String);

impl DocId {
    /// The id with these bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> DocId {
        DocId(bytes)
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl Site {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl LangTag {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl MediaType {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Site {
    type Err = NotAName;
    fn from_str(text: &str) -> Result<Site, NotAName> {
        let first_fits = text.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '[');
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.[]:".contains(&byte);
        if !first_fits || text.len() > 255 || !text.bytes().all(fits) {
            return Err(NotAName("a host in small letters"));
        }
        Ok(Site(text.to_owned()))
    }
}

impl FromStr for DocId {
    type Err = NotAName;
    fn from_str(text: &str) -> Result<DocId, NotAName> {
        let fault = NotAName("an id of 32 small hexadecimal digits");
        if text.len() != 32 {
            return Err(fault);
        }
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| fault)?;
        Ok(DocId(bytes.try_into().map_err(|_| fault)?))
    }
}

impl FromStr for LangTag {
    type Err = NotAName;
    fn from_str(text: &str) -> Result<LangTag, NotAName> {
        let part_fits = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        let first_fits =
            text.split('-').next().is_some_and(|first| first.bytes().all(|byte| byte.is_ascii_alphabetic()));
        if text.len() > 35 || !first_fits || !text.split('-').all(part_fits) {
            return Err(NotAName("a language tag"));
        }
        Ok(LangTag(text.to_owned()))
    }
}

impl FromStr for MediaType {
    type Err = NotAName;
    fn from_str(text: &str) -> Result<MediaType, NotAName> {
        let fits = |part: &str| {
            part.starts_with(|first: char| first.is_ascii_alphanumeric())
                && part.bytes().all(|byte| {
                    byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"!#$&-^_.+".contains(&byte)
                })
        };
        match text.split_once('/') {
            Some((kind, subtype)) if text.len() <= 127 && fits(kind) && fits(subtype) => {
                Ok(MediaType(text.to_owned()))
            }
            _ => Err(NotAName("a media type in small letters")),
        }
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl fmt::Display for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same<T: FromStr + fmt::Display>(accepted: &[&str], refused: &[&str]) {
        for text in accepted {
            assert_eq!(text.parse::<T>().ok().map(|name| name.to_string()).as_deref(), Some(*text));
        }
        for text in refused {
            assert!(text.parse::<T>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn names_have_one_spelling() {
        same::<Site>(
            &["press.example.org", "xn--mgbh0fb.example", "localhost:8443", "[::1]", "1.2.3.4"],
            &["", "Press.example", "press example", "press/example", "صحيفة", ".a", "-a", &"a".repeat(256)],
        );
        let id = "7d3e8f10a2b3c4d5e6f70199b2f4a6c0";
        same::<DocId>(&[id], &["", &id[1..], &id.to_uppercase(), &format!("{id}0"), &id.replace('7', "g")]);
        same::<LangTag>(
            &["ar", "ar-SY", "zh-Hant-TW", "a", "de-1996"],
            &["", "-", "ar-", "-ar", "ar--SY", "ar_SY", "1ar", "abcdefghi", "ar SY", "عر", &"ab-".repeat(12)],
        );
        same::<MediaType>(
            &["application/pdf", "image/svg+xml", "application/vnd.a.b"],
            &["", "a", "a/", "/a", "a/b/c", "A/b", "a/b; c", "text/ html"],
        );
    }
}
