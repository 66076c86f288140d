//! A day and a time as somebody writes them into a form, to the moment they mean in a place.

use crate::{instant::Instant, text::digits};
use jiff::{civil, tz::TimeZone};

/// The moment that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meant {
    /// It.
    pub at: Instant,
    /// Whether clocks show this time twice that night, as they are turned back: the first time is meant.
    pub comes_twice: bool,
}

/// Why no moment is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoMoment {
    /// It is no date (`2026-11-30`) or no time (`19:18`).
    #[error("not a date and a time")]
    Unreadable,
    /// Clocks are turned forward over this time.
    #[error("this time does not come that night: clocks are turned forward over it")]
    Skipped,
}

/// Reads a date (`2026-11-30`) and a time of day (`19:18`), in digits of any family, as clocks in `zone` show them.
///
/// # Errors
/// Where they are none, or clocks leave this time out.
pub fn moment(zone: &TimeZone, date: &str, time: &str) -> Result<Meant, NoMoment> {
    let latin = |text: &str| -> String {
        let digit = |c| digits::value(c).map_or(c, |value| char::from(b'0' + value));
        text.trim().chars().map(digit).collect()
    };
    let date: civil::Date = latin(date).parse().map_err(|_| NoMoment::Unreadable)?;
    let time = latin(time);
    let (hour, minute) = time.split_once(':').ok_or(NoMoment::Unreadable)?;
    // A browser may add seconds; a minute is what is meant.
    let minute = minute.split(':').next().unwrap_or_default();
    let number = |text: &str| text.parse::<i8>().map_err(|_| NoMoment::Unreadable);
    let time = civil::Time::new(number(hour)?, number(minute)?, 0, 0).map_err(|_| NoMoment::Unreadable)?;
    let found = zone.to_ambiguous_timestamp(date.to_datetime(time));
    let comes_twice = found.is_ambiguous();
    if let jiff::tz::AmbiguousOffset::Gap { .. } = found.offset() {
        return Err(NoMoment::Skipped);
    }
    let at = found.earlier().map_err(|_| NoMoment::Unreadable)?;
    Ok(Meant { at: at.into(), comes_twice })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(zone: &str, date: &str, time: &str) -> Result<(String, bool), NoMoment> {
        let zone = TimeZone::get(zone).unwrap();
        moment(&zone, date, time).map(|meant| (meant.at.to_string(), meant.comes_twice))
    }

    #[test]
    fn a_time_is_that_of_the_place_and_nights_of_changing_clocks_are_said() {
        let fine = |text: &str, twice| Ok((text.to_owned(), twice));
        assert_eq!(meant("Asia/Damascus", "2026-11-30", "19:18"), fine("2026-11-30T16:18:00Z", false));
        assert_eq!(meant("Asia/Damascus", "٢٠٢٦-١١-٣٠", "١٩:١٨"), fine("2026-11-30T16:18:00Z", false));
        // Beirut turns its clocks forward at midnight and back at midnight.
        assert_eq!(meant("Asia/Beirut", "2026-03-29", "00:30"), Err(NoMoment::Skipped));
        assert_eq!(meant("Europe/Berlin", "2026-10-25", "02:30"), fine("2026-10-25T00:30:00Z", true));
        for (date, time) in
            [("", ""), ("2026-13-01", "10:00"), ("2026-11-30", "25:00"), ("x", "10"), ("2026-11-30", "-1:00")]
        {
            assert_eq!(meant("Asia/Damascus", date, time), Err(NoMoment::Unreadable), "{date} {time}");
        }
    }
}
