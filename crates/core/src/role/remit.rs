//! Within what a role counts: some editions, some sections, or everything.

use super::NotARole;
use std::{collections::BTreeSet, fmt, str::FromStr};

/// Within what a role counts. Without an edition it counts in all of them, without a section in all of those too.
/// Sections are told apart by their keys: the same key in two editions is one place in two languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Remit {
    /// The keys of the editions.
    pub editions: BTreeSet<String>,
    /// The keys of the sections.
    pub sections: BTreeSet<String>,
}

/// A text, as far as it matters who may do something with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About<'a> {
    /// The key of its edition.
    pub edition: &'a str,
    /// The key of its section; none of a static page.
    pub section: Option<&'a str>,
    /// Whether it translates another.
    pub is_translation: bool,
}

impl Remit {
    /// Whether it is everything.
    pub fn is_everything(&self) -> bool {
        self.editions.is_empty() && self.sections.is_empty()
    }

    /// Whether a text is within it. A static page stands in no section, so it is in no remit of sections.
    pub fn covers(&self, about: &About<'_>) -> bool {
        let in_section = || about.section.is_some_and(|section| self.sections.contains(section));
        self.reaches(about.edition) && (self.sections.is_empty() || in_section())
    }

    /// Whether something of an edition is within it.
    pub fn reaches(&self, edition: &str) -> bool {
        self.editions.is_empty() || self.editions.contains(edition)
    }
}

/// As it stands behind a role in the store and on the command line: `@en,fr/news`; nothing where it is everything.
impl fmt::Display for Remit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (sign, keys) in [("@", &self.editions), ("/", &self.sections)] {
            for (number, key) in keys.iter().enumerate() {
                write!(f, "{}{key}", if number == 0 { sign } else { "," })?;
            }
        }
        Ok(())
    }
}

impl FromStr for Remit {
    type Err = NotARole;
    fn from_str(text: &str) -> Result<Remit, NotARole> {
        let wrong = || NotARole(text.to_owned());
        let (editions, sections) = match text.split_once('/') {
            Some((editions, sections)) => (editions, Some(sections)),
            None => (text, None),
        };
        let editions = match editions {
            "" => None,
            editions => Some(editions.strip_prefix('@').ok_or_else(wrong)?),
        };
        let keys = |list: Option<&str>| match list {
            Some(list) => list.split(',').map(|key| key_of(key).ok_or_else(wrong)).collect(),
            None => Ok(BTreeSet::new()),
        };
        Ok(Remit { editions: keys(editions)?, sections: keys(sections)? })
    }
}

/// A key as sites give them to editions and sections.
fn key_of(text: &str) -> Option<String> {
    let is_plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    (is_plain && (1..=40).contains(&text.len())).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remit_is_read_as_it_is_written() {
        for text in ["", "@en", "@en,fr", "/news", "/news,statements", "@ar,en/news"] {
            assert_eq!(text.parse::<Remit>().map(|remit| remit.to_string()).as_deref(), Ok(text));
        }
        for wrong in
            ["en", "@", "/", "@en/", "@/news", "@en,", "@,en", "@EN", "@en@fr", "@en/a/b", " ", "@en news"]
        {
            assert!(wrong.parse::<Remit>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_named_limits_and_what_is_not_does_not() {
        let covers = |remit: &str, edition, section| {
            let about = About { edition, section, is_translation: false };
            remit.parse::<Remit>().unwrap().covers(&about)
        };
        assert!(covers("", "ar", None) && covers("", "ar", Some("news")));
        assert!(covers("@en", "en", Some("news")) && covers("@en", "en", None) && !covers("@en", "ar", None));
        assert!(covers("/news", "fr", Some("news")) && !covers("/news", "fr", Some("statements")));
        assert!(!covers("/news", "fr", None) && !covers("@en/news", "fr", Some("news")));
    }
}
