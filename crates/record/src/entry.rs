//! The entries of the log: lines of ASCII in a fixed order, with one spelling for each meaning.

mod key;
mod lines;
mod marks;
mod names;
mod revision;
mod succession;
mod time;

pub use key::{KeyAct, KeyStatement};
pub use marks::{Export, Rendition, Snapshot};
pub use names::{DocId, LangTag, MediaType, NotAName, Site};
pub use revision::{Ground, Revision, Status};
pub use succession::Succession;
pub use time::{NotATime, Time};

use lines::Lines;

/// The largest entry of a known type, in bytes.
pub const MAX_ENTRY: usize = 1024;
/// The largest entry of a type that is not known, which a bundle can hold, in bytes.
pub const MAX_UNKNOWN: usize = u16::MAX as usize;

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// `bayan-revision/1`: a revision of a text was published, corrected, withdrawn, removed …
    Revision(Revision),
    /// `bayan-key/1`: a log key was added, retired or declared invalid.
    Key(KeyStatement),
    /// `bayan-succession/1`: this log stands in the place of one whose entries are lost.
    Succession(Succession),
    /// `bayan-snapshot/1`: the latest entry of every text.
    Snapshot(Snapshot),
    /// `bayan-rendition/1`: the hash of a file that was made from a revision.
    Rendition(Rendition),
    /// `bayan-export/1`: the hash of a static export's list of files.
    Export(Export),
    /// Bytes whose first line names no type of this version. Readers step over them; writers never write them.
    Unknown(Vec<u8>),
}

/// Why bytes with the first line of a known type are not an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    /// More than [`MAX_ENTRY`] bytes, or [`MAX_UNKNOWN`] for an unknown type.
    #[error("the entry is larger than entries can be")]
    TooLong,
    /// A byte that is neither printable ASCII nor a newline, or no newline at the end.
    #[error("the entry is not lines of ASCII, each with its newline")]
    NotLines,
    /// Another line stands where this one belongs.
    #[error("the line \"{0}\" is missing or not in its place")]
    Line(&'static str),
    /// The line is there, and its value is not one.
    #[error("the line \"{0}\" has a value that it cannot have")]
    Value(&'static str),
    /// There are lines after the last.
    #[error("there are lines after the last one")]
    Trailing,
    /// The lines do not go together.
    #[error("the entry contradicts itself: {0}")]
    Contradiction(&'static str),
    /// The signature of the root key does not fit.
    #[error("the signature of the root key does not fit the statement")]
    WrongSignature,
}

impl Entry {
    /// Reads an entry. Bytes of a known type are accepted in one spelling only, so that writing gives them back.
    pub fn parse(bytes: &[u8]) -> Result<Entry, EntryFault> {
        let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let parse: fn(&mut Lines<'_>) -> Result<Entry, EntryFault> = match first {
            revision::FIRST_LINE => |lines| Ok(Entry::Revision(Revision::read(lines)?)),
            key::FIRST_LINE => |lines| Ok(Entry::Key(KeyStatement::read(lines)?)),
            succession::FIRST_LINE => |lines| Ok(Entry::Succession(Succession::read(lines)?)),
            marks::SNAPSHOT => |lines| Ok(Entry::Snapshot(Snapshot::read(lines)?)),
            marks::RENDITION => |lines| Ok(Entry::Rendition(Rendition::read(lines)?)),
            marks::EXPORT => |lines| Ok(Entry::Export(Export::read(lines)?)),
            _ if bytes.len() > MAX_UNKNOWN => return Err(EntryFault::TooLong),
            _ => return Ok(Entry::Unknown(bytes.to_vec())),
        };
        let mut lines = Lines::of(bytes)?;
        let entry = parse(&mut lines)?;
        lines.end()?;
        Ok(entry)
    }

    /// The bytes that are the leaf of the tree. Whoever appends an entry reads these bytes back first:
    /// [`Entry::parse`] refuses what the fields could be made to say against each other.
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Entry::Revision(revision) => revision.to_string().into_bytes(),
            Entry::Key(statement) => statement.to_string().into_bytes(),
            Entry::Succession(statement) => statement.to_string().into_bytes(),
            Entry::Snapshot(snapshot) => snapshot.to_string().into_bytes(),
            Entry::Rendition(rendition) => rendition.to_string().into_bytes(),
            Entry::Export(export) => export.to_string().into_bytes(),
            Entry::Unknown(bytes) => bytes.clone(),
        }
    }

    /// The site that the entry names, unless its type is unknown.
    pub fn site(&self) -> Option<&Site> {
        match self {
            Entry::Revision(revision) => Some(&revision.site),
            Entry::Key(statement) => Some(&statement.site),
            Entry::Succession(statement) => Some(&statement.site),
            Entry::Snapshot(snapshot) => Some(&snapshot.site),
            Entry::Rendition(rendition) => Some(&rendition.site),
            Entry::Export(export) => Some(&export.site),
            Entry::Unknown(_) => None,
        }
    }
}

#[cfg(test)]
mod tests;
