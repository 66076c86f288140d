//! What an institution decides once: how its editions write dates and numbers.

use crate::{language::Lang, text::digits::Numerals};
use std::{fmt, str::FromStr};

/// The names of the Gregorian months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Months {
    /// As the edition's own language and region have them.
    Plain,
    /// One of the Arabic families.
    One(Family),
    /// Two families at once, for readers of both: «نيسان/أبريل».
    Dual(Family, Family),
}

/// A family of Arabic month names (CLDR).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// كانون الثاني, شباط, آذار: Syria, Lebanon, Jordan, Palestine, Iraq.
    Levantine,
    /// يناير, فبراير, مارس: Egypt, the Gulf, Sudan, Libya, Yemen.
    Egyptian,
    /// جانفي, فيفري: Tunisia, Algeria.
    Tunisian,
    /// يناير, … يوليوز, غشت: Morocco.
    Moroccan,
}

impl Family {
    /// A locale whose month names are of this family.
    pub fn locale(self) -> &'static str {
        match self {
            Family::Levantine => "ar-SY",
            Family::Egyptian => "ar-EG",
            Family::Tunisian => "ar-TN",
            Family::Moroccan => "ar-MA",
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Family::Levantine => "levantine",
            Family::Egyptian => "egyptian",
            Family::Tunisian => "tunisian",
            Family::Moroccan => "moroccan",
        }
    }

    fn named(name: &str) -> Option<Family> {
        [Family::Levantine, Family::Egyptian, Family::Tunisian, Family::Moroccan]
            .into_iter()
            .find(|f| f.as_str() == name)
    }
}

impl fmt::Display for Months {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Months::Plain => f.write_str("plain"),
            Months::One(family) => f.write_str(family.as_str()),
            Months::Dual(first, second) => write!(f, "{}/{}", first.as_str(), second.as_str()),
        }
    }
}

impl FromStr for Months {
    type Err = String;
    fn from_str(text: &str) -> Result<Months, String> {
        let unknown = || {
            format!(
                "unknown months {text:?}: plain, dual, levantine, egyptian, tunisian, moroccan, or two of them as levantine/egyptian"
            )
        };
        Ok(match text {
            "plain" => Months::Plain,
            "dual" => Months::Dual(Family::Levantine, Family::Egyptian),
            _ => match text.split_once('/') {
                Some((first, second)) => Months::Dual(
                    Family::named(first).ok_or_else(unknown)?,
                    Family::named(second).ok_or_else(unknown)?,
                ),
                None => Months::One(Family::named(text).ok_or_else(unknown)?),
            },
        })
    }
}

/// How an edition writes dates: its language, month names and numerals, and the site's zone.
#[derive(Debug, Clone)]
pub struct DateStyle {
    /// The edition's language.
    pub lang: Lang,
    /// Its month names.
    pub months: Months,
    /// Its numerals.
    pub numerals: Numerals,
    /// The site's time zone.
    pub zone: jiff::tz::TimeZone,
    /// Whether the Hijri date stands beside the Gregorian one, and how the site's days differ.
    pub hijri: Option<HijriOffset>,
}

/// By how many days a site's Hijri calendar differs from Umm al-Qura: where the new moon is looked for,
/// a month may begin a day or two earlier or later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HijriOffset(i8);

impl HijriOffset {
    /// The offset of `days`; none for more than two in either direction, which no observation explains.
    pub fn new(days: i64) -> Option<HijriOffset> {
        let days = i8::try_from(days).ok()?;
        (-2..=2).contains(&days).then_some(HijriOffset(days))
    }

    /// The days that are added to the civil day before it is converted.
    pub fn days(self) -> i8 {
        self.0
    }
}
