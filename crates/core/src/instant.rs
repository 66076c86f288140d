//! Moments, and the clock that tells them.

use std::{fmt, str::FromStr};

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// The text is not a moment of the form `2024-04-13T16:18:53Z`, or lies outside the years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a moment: expected for example 2024-04-13T16:18:53Z")]
pub struct NotAnInstant;

/// Whoever tells the time. Passed in everywhere, so that tests decide what time it is.
pub trait Clock: Send + Sync {
    /// The moment it is now.
    fn now(&self) -> Instant;
}

impl Instant {
    /// The first moment of the year 1, the earliest that is accepted.
    pub const EARLIEST: Instant = Instant(-62_135_596_800_000);
    /// The latest that is accepted: the end of the year 9999 as far as every zone can still write it.
    pub const LATEST: Instant = Instant(253_402_207_199_999);

    /// The moment `milliseconds` after 1970-01-01T00:00:00Z, moved into the accepted range.
    pub fn from_milliseconds(milliseconds: i64) -> Instant {
        Instant(milliseconds.clamp(Self::EARLIEST.0, Self::LATEST.0))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn milliseconds(self) -> i64 {
        self.0
    }

    /// This moment as the library for dates knows it.
    pub fn timestamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).expect("the accepted range lies within jiff's")
    }
}

impl From<jiff::Timestamp> for Instant {
    fn from(timestamp: jiff::Timestamp) -> Instant {
        Instant::from_milliseconds(timestamp.as_millisecond())
    }
}

/// RFC 3339, UTC, whole seconds: the form in canonical content and in machine-readable output.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = jiff::Timestamp::from_second(self.0.div_euclid(1000)).map_err(|_| fmt::Error)?;
        write!(f, "{whole}")
    }
}

impl FromStr for Instant {
    type Err = NotAnInstant;
    fn from_str(text: &str) -> Result<Instant, NotAnInstant> {
        let moment: jiff::Timestamp = text.parse().map_err(|_| NotAnInstant)?;
        let instant = Instant(moment.as_millisecond());
        let accepted = (Self::EARLIEST..=Self::LATEST).contains(&instant);
        if accepted { Ok(instant) } else { Err(NotAnInstant) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_and_reads_utc_seconds() {
        let instant: Instant = "2024-04-13T16:18:53Z".parse().unwrap();
        assert_eq!(instant.to_string(), "2024-04-13T16:18:53Z");
        assert_eq!(instant.milliseconds(), 1_713_025_133_000);
        assert_eq!("yesterday".parse::<Instant>(), Err(NotAnInstant));
        for edge in [Instant::EARLIEST, Instant::LATEST] {
            assert_eq!(Instant::from(edge.timestamp()), edge);
        }
    }
}
