//! Instants in UTC, in whole seconds, written one way.

use std::{fmt, str::FromStr};

/// A second of the years 1 to 9999, UTC: `2026-11-23T09:00:00Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(i64);

/// This text is not a time in its one spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time as in 2026-11-23T09:00:00Z")]
pub struct NotATime;

/// 0001-01-01T00:00:00Z.
const FIRST: i64 = -62_135_596_800;
/// 9999-12-31T23:59:59Z.
const LAST: i64 = 253_402_300_799;
const DAY: i64 = 86_400;

impl Time {
    /// The second so many after 1970 began; negative before. None outside the years 1 to 9999.
    pub fn from_unix(seconds: i64) -> Option<Time> {
        (FIRST..=LAST).contains(&seconds).then_some(Time(seconds))
    }

    /// Seconds since 1970 began, without leap seconds.
    pub fn unix(self) -> i64 {
        self.0
    }
}

fn leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to the first day of a year, from year 1 on.
fn days_before_year(year: i64) -> i64 {
    let past = year - 1;
    past * 365 + past / 4 - past / 100 + past / 400 - 719_162
}

fn days_before_month(year: i64, month: i64) -> i64 {
    (1..month).map(|earlier| days_of_month(year, earlier)).sum()
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, second) = (self.0.div_euclid(DAY), self.0.rem_euclid(DAY));
        // A year has 365.2425 days: the guess is never more than one year off.
        let guess = ((day + 719_162) * 400 / 146_097 + 1).clamp(1, 9999);
        let year = [guess + 1, guess, guess - 1].into_iter().find(|year| days_before_year(*year) <= day);
        let year = year.unwrap_or(guess);
        let of_year = day - days_before_year(year);
        let month = (1..=12).rev().find(|month| days_before_month(year, *month) <= of_year).unwrap_or(1);
        let of_month = of_year - days_before_month(year, month) + 1;
        let (hour, minute) = (second / 3600, second / 60 % 60);
        write!(f, "{year:04}-{month:02}-{of_month:02}T{hour:02}:{minute:02}:{:02}Z", second % 60)
    }
}

impl FromStr for Time {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<Time, NotATime> {
        let bytes: &[u8; 20] = text.as_bytes().try_into().map_err(|_| NotATime)?;
        let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b'Z')];
        if marks.iter().any(|(place, mark)| bytes[*place] != *mark) {
            return Err(NotATime);
        }
        let number = |from: usize, to: usize| {
            bytes[from..to].iter().try_fold(0_i64, |number, digit| {
                digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0')).ok_or(NotATime)
            })
        };
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        let is_date =
            year >= 1 && (1..=12).contains(&month) && (1..=days_of_month(year, month)).contains(&day);
        if !is_date || hour > 23 || minute > 59 || second > 59 {
            return Err(NotATime);
        }
        let days = days_before_year(year) + days_before_month(year, month) + day - 1;
        Ok(Time(days * DAY + hour * 3600 + minute * 60 + second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_seconds_have_their_names() {
        let known = [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_795_424_400, "2026-11-23T09:00:00Z"),
            (FIRST, "0001-01-01T00:00:00Z"),
            (LAST, "9999-12-31T23:59:59Z"),
        ];
        for (seconds, text) in known {
            let time = Time::from_unix(seconds).unwrap();
            assert_eq!(time.to_string(), text);
            assert_eq!(text.parse(), Ok(time));
        }
        assert_eq!(Time::from_unix(FIRST - 1), None);
        assert_eq!(Time::from_unix(LAST + 1), None);
    }

    #[test]
    fn the_days_of_all_years_are_written_and_read_in_order() {
        let mut before = String::new();
        for day in (FIRST / DAY..=LAST / DAY).step_by(if cfg!(debug_assertions) { 5 } else { 1 }) {
            let time = Time::from_unix(day * DAY + 1).unwrap();
            let text = time.to_string();
            assert!(text > before, "{text} after {before}");
            assert_eq!(text.parse(), Ok(time));
            before = text;
        }
    }

    #[test]
    fn what_is_no_second_of_the_calendar_is_refused() {
        for wrong in [
            "2026-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2026-04-31T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T23:60:00Z",
            "2026-06-30T23:59:60Z",
            "2026-01-01 00:00:00Z",
            "2026-01-01T00:00:00z",
            "2026-01-01T00:00:00+",
            "2026-1-01T00:00:000Z",
            "2026-01-01T00:00:00.0Z",
            "+026-01-01T00:00:00Z",
            "",
        ] {
            assert_eq!(wrong.parse::<Time>(), Err(NotATime), "{wrong:?}");
        }
    }
}
