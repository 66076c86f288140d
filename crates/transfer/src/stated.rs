//! Stated dates: what a page says of when it was published.

use bayan_core::instant::Instant;
use jiff::{civil, tz::TimeZone};
use std::{fmt, str::FromStr};

/// When an institution says that it published something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// By the clock on the wall.
    Local(civil::DateTime),
    /// With its distance from UTC.
    Exact(Instant),
}

impl fmt::Display for Stated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stated::Local(local) => local.fmt(f),
            Stated::Exact(instant) => instant.fmt(f),
        }
    }
}

impl FromStr for Stated {
    type Err = String;
    /// Reads `2024-04-13T19:18:53`, with a space for the `T`, without seconds, as a day alone, or with
    /// an offset.
    fn from_str(text: &str) -> Result<Stated, String> {
        let text = bayan_core::text::digits::Numerals::Latn.write(text.trim());
        if let Ok(exact) = text.parse::<Instant>() {
            return Ok(Stated::Exact(exact));
        }
        let local = text
            .parse::<civil::DateTime>()
            .or_else(|_| text.parse::<civil::Date>().map(|day| day.at(0, 0, 0, 0)));
        match local {
            Ok(local) if (1..=9998).contains(&local.date().year()) => Ok(Stated::Local(local)),
            _ => Err(format!("not a date and time: {text:?} (expected for example 2024-04-13T19:18:53)")),
        }
    }
}

impl Stated {
    /// The moment it means in `zone`, and whether the zone has that local time exactly once.
    pub fn in_zone(self, zone: &TimeZone) -> (Instant, bool) {
        match self {
            Stated::Exact(instant) => (instant, true),
            Stated::Local(local) => {
                let ambiguous = zone.to_ambiguous_zoned_datetime(local);
                let unique = !ambiguous.is_ambiguous();
                let instant = ambiguous.compatible().map(|zoned| Instant::from(zoned.timestamp()));
                (instant.unwrap_or(Instant::EARLIEST), unique)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_times_get_the_offset_of_the_zone() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let moment = |text: &str| {
            let (instant, unique) = text.parse::<Stated>().unwrap().in_zone(&zone);
            (instant.to_string(), unique)
        };
        assert_eq!(moment("2024-07-01T12:00:00"), ("2024-07-01T10:00:00Z".into(), true));
        assert_eq!(moment("٢٠٢٤-٠١-٠١ ١٢:٠٠"), ("2024-01-01T11:00:00Z".into(), true));
        assert_eq!(moment("2024-10-27 02:30:00"), ("2024-10-27T00:30:00Z".into(), false));
        assert_eq!(moment("2024-01-01T12:00:00+03:00"), ("2024-01-01T09:00:00Z".into(), true));
        for nonsense in ["", "yesterday", "2024-13-01", "99999-01-01", "2024-02-30T00:00:00"] {
            assert!(nonsense.parse::<Stated>().is_err(), "{nonsense}");
        }
    }
}
