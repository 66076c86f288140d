//! Reading lines in their fixed order.

use super::{EntryFault, MAX_ENTRY};
use crate::{decimal, hash::Hash};
use std::str::FromStr;

/// What is left of an entry after its first line.
pub(super) struct Lines<'a> {
    rest: &'a str,
}

impl<'a> Lines<'a> {
    /// The lines after the first. Refused: too many bytes, other bytes than printable ASCII, no last newline.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Lines<'a>, EntryFault> {
        if bytes.len() > MAX_ENTRY {
            return Err(EntryFault::TooLong);
        }
        if !bytes.iter().all(|byte| *byte == b'\n' || (b' '..=b'~').contains(byte)) {
            return Err(EntryFault::NotLines);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| EntryFault::NotLines)?;
        if !text.ends_with('\n') {
            return Err(EntryFault::NotLines);
        }
        let (_, rest) = text.split_once('\n').ok_or(EntryFault::NotLines)?;
        Ok(Lines { rest })
    }

    /// The value of the next line if it has this name.
    pub(super) fn maybe(&mut self, name: &'static str) -> Option<&'a str> {
        let (line, rest) = self.rest.split_once('\n')?;
        let value = line.strip_prefix(name)?.strip_prefix(' ')?;
        self.rest = rest;
        Some(value)
    }

    /// The value of the next line, which must have this name.
    pub(super) fn text(&mut self, name: &'static str) -> Result<&'a str, EntryFault> {
        self.maybe(name).ok_or(EntryFault::Line(name))
    }

    /// The value of the next line, read as what it is.
    pub(super) fn value<T: FromStr>(&mut self, name: &'static str) -> Result<T, EntryFault> {
        self.text(name)?.parse().map_err(|_| EntryFault::Value(name))
    }

    /// A number in its one spelling.
    pub(super) fn number(&mut self, name: &'static str) -> Result<u64, EntryFault> {
        decimal::number(self.text(name)?).ok_or(EntryFault::Value(name))
    }

    /// A hash after `sha256:`.
    pub(super) fn hash(&mut self, name: &'static str) -> Result<Hash, EntryFault> {
        let digits = self.text(name)?.strip_prefix("sha256:").ok_or(EntryFault::Value(name))?;
        digits.parse().map_err(|_| EntryFault::Value(name))
    }

    /// Nothing may be left.
    pub(super) fn end(&self) -> Result<(), EntryFault> {
        if self.rest.is_empty() { Ok(()) } else { Err(EntryFault::Trailing) }
    }
}
