//! How far an index has read.

use std::{fmt, str::FromStr};

/// How far an index has read of what it follows. It is written down with what was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Position {
    /// Public acts.
    pub acts: i64,
    /// Changes of what items are filed under.
    pub filings: i64,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.acts, self.filings)
    }
}

impl FromStr for Position {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Position, Self::Err> {
        let (acts, filings) = text.split_once(' ').unwrap_or((text, ""));
        Ok(Position { acts: acts.parse()?, filings: filings.parse()? })
    }
}
