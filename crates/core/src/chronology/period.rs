//! When something was, as precisely as it is known.

use jiff::{ToSpan, civil::Date};
use std::{fmt, str::FromStr};

/// A day, or something longer that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Point {
    /// A day.
    Day(Date),
    /// A month, 1 to 12, of a year.
    Month(i16, i8),
    /// A year.
    Year(i16),
    /// The ten years that begin with this one.
    Decade(i16),
    /// The hundred years that begin with this one.
    Century(i16),
}

impl Point {
    /// Its first day.
    pub fn first(self) -> Option<Date> {
        match self {
            Point::Day(day) => Some(day),
            Point::Month(year, month) => Date::new(year, month, 1).ok(),
            Point::Year(year) | Point::Decade(year) | Point::Century(year) => Date::new(year, 1, 1).ok(),
        }
    }

    /// Its last day.
    pub fn last(self) -> Option<Date> {
        match self {
            Point::Day(day) => Some(day),
            Point::Month(..) => self.first()?.checked_add(1.month()).ok()?.yesterday().ok(),
            Point::Year(year) => Date::new(year, 12, 31).ok(),
            Point::Decade(year) => Date::new(year.checked_add(9)?, 12, 31).ok(),
            Point::Century(year) => Date::new(year.checked_add(99)?, 12, 31).ok(),
        }
    }
}

/// From the beginning of one point to the end of another, or of the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    from: Point,
    until: Point,
}

impl Period {
    /// Where the first day of one is not behind the last of the other.
    pub fn new(from: Point, until: Point) -> Option<Period> {
        // Years of four digits: what is written is read again.
        let (first, last) = (from.first()?, until.last()?);
        (first <= last && first.year() >= 0).then_some(Period { from, until })
    }

    /// A point alone.
    pub fn of(point: Point) -> Option<Period> {
        Period::new(point, point)
    }

    /// With what it begins.
    pub fn from(self) -> Point {
        self.from
    }

    /// With what it ends.
    pub fn until(self) -> Point {
        self.until
    }

    /// The first day.
    pub fn first(self) -> Date {
        self.from.first().unwrap_or(Date::ZERO)
    }

    /// The last day.
    pub fn last(self) -> Date {
        self.until.last().unwrap_or(Date::MAX)
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Point::Day(day) => write!(f, "{day}"),
            Point::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Point::Year(year) => write!(f, "{year:04}"),
            Point::Decade(year) => write!(f, "{:03}X", year / 10),
            Point::Century(year) => write!(f, "{:02}XX", year / 100),
        }
    }
}

/// As ISO 8601-2 writes it: `2014-04-09`, `2014-04`, `193X`, `2009/2014`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.from == self.until {
            true => write!(f, "{}", self.from),
            false => write!(f, "{}/{}", self.from, self.until),
        }
    }
}

/// The text is no period as this program writes it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a period: {0:?}")]
pub struct NotAPeriod(pub String);

impl FromStr for Period {
    type Err = NotAPeriod;
    fn from_str(text: &str) -> Result<Period, NotAPeriod> {
        let (from, until) = text.split_once('/').unwrap_or((text, text));
        let read = || Period::new(point(from)?, point(until)?);
        read().ok_or_else(|| NotAPeriod(text.to_owned()))
    }
}

fn point(text: &str) -> Option<Point> {
    let number = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i16>().ok()).flatten()
    };
    Some(match (text.len(), text.as_bytes().get(4)) {
        (4, _) if text.ends_with("XX") => Point::Century(number(&text[..2])? * 100),
        (4, _) if text.ends_with('X') => Point::Decade(number(&text[..3])? * 10),
        (4, _) => Point::Year(number(text)?),
        (7, Some(b'-')) => {
            let (year, month) = (number(text.get(..4)?)?, number(text.get(5..)?)?);
            Point::Month(year, i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?)
        }
        (10, Some(b'-')) if text.is_ascii() => {
            number(&text[..4])?;
            Point::Day(text.parse().ok()?)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn periods_are_read_as_they_are_written_and_end_with_their_last_day() {
        for (text, first, last) in [
            ("2014-04-09", "2014-04-09", "2014-04-09"),
            ("2014-02", "2014-02-01", "2014-02-28"),
            ("2014", "2014-01-01", "2014-12-31"),
            ("193X", "1930-01-01", "1939-12-31"),
            ("18XX", "1800-01-01", "1899-12-31"),
            ("2009/2014", "2009-01-01", "2014-12-31"),
            ("2014-03/2014-05-12", "2014-03-01", "2014-05-12"),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!((period.to_string().as_str(), period.first().to_string().as_str()), (text, first));
            assert_eq!(period.last().to_string(), last, "{text}");
        }
        for wrong in [
            "",
            "x",
            "2014-13",
            "2014-02-30",
            "2014/2009",
            "2014/",
            "/2014",
            "20140409",
            "٢٠١٤",
            "XXXX",
            "-014",
            "2014-1-1",
        ] {
            assert!(wrong.parse::<Period>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn anything_is_read_or_refused(text in "\\PC{0,24}") {
            if let Ok(period) = text.parse::<Period>() {
                prop_assert_eq!(period.to_string(), text);
                prop_assert!(period.first() <= period.last());
            }
        }
    }
}
