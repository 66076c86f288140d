//! Languages and the direction in which they are written.

use icu_locale::{LanguageIdentifier, LocaleDirectionality};
use std::{fmt, str::FromStr};

/// The direction of a text. There is no "auto": it is known, or it is found out once and kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Right to left.
    Rtl,
    /// Left to right.
    Ltr,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Rtl => "rtl",
            Direction::Ltr => "ltr",
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Direction {
    type Err = NotALanguage;
    fn from_str(text: &str) -> Result<Direction, NotALanguage> {
        match text {
            "rtl" => Ok(Direction::Rtl),
            "ltr" => Ok(Direction::Ltr),
            _ => Err(NotALanguage(text.into())),
        }
    }
}

/// The text is not a language tag (BCP 47), or not a direction.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag: {0:?}")]
pub struct NotALanguage(pub String);

/// A language tag (BCP 47: language, script, region, variants), in its canonical spelling.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(String);

impl Lang {
    /// The tag of a text whose language nobody knows (ISO 639-2).
    pub fn undetermined() -> Lang {
        Lang("und".into())
    }

    /// The tag as HTML's `lang` wants it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language alone, without script and region: `ar` of `ar-SY`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The tag as search engines accept it: a numeric region (`ar-001`) is none for them.
    pub fn hreflang(&self) -> &str {
        let numeric =
            self.0.rsplit_once('-').is_some_and(|(_, region)| region.bytes().all(|b| b.is_ascii_digit()));
        if numeric { self.primary() } else { &self.0 }
    }

    /// How this language is written (CLDR's script directions, all known languages).
    pub fn direction(&self) -> Direction {
        let identifier: LanguageIdentifier = self.0.parse().expect("checked when it was made");
        if LocaleDirectionality::new_extended().is_right_to_left(&identifier) {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Lang {
    type Err = NotALanguage;
    fn from_str(text: &str) -> Result<Lang, NotALanguage> {
        let identifier: LanguageIdentifier = text.parse().map_err(|_| NotALanguage(text.into()))?;
        Ok(Lang(identifier.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_follows_the_script_not_the_language_alone() {
        for (tag, direction) in [
            ("ar-SY", Direction::Rtl),
            ("ar", Direction::Rtl),
            ("ar-Latn", Direction::Ltr),
            ("en-GB", Direction::Ltr),
            ("ckb", Direction::Rtl),
            ("ku", Direction::Ltr),
            ("yi", Direction::Rtl),
            ("dv", Direction::Rtl),
            ("ur-PK", Direction::Rtl),
        ] {
            assert_eq!(tag.parse::<Lang>().unwrap().direction(), direction, "{tag}");
        }
    }

    #[test]
    fn tags_are_spelled_canonically_and_nonsense_is_refused() {
        assert_eq!("AR-sy".parse::<Lang>().unwrap().as_str(), "ar-SY");
        assert_eq!("ar-001".parse::<Lang>().unwrap().hreflang(), "ar");
        for nonsense in ["", "x", "العربية", "ar_SY!"] {
            assert!(nonsense.parse::<Lang>().is_err(), "{nonsense}");
        }
    }
}
