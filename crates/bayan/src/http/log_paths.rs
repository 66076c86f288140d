//! The files of the public record, by their addresses.

use bayan_record::TilePath;
use std::{fmt, str::FromStr};

/// A file below `/log/`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LogFile {
    /// `checkpoint`: the newest signed tree head (C2SP tlog-tiles).
    Checkpoint,
    /// `tile/…`: hashes or entries (C2SP tlog-tiles).
    Tile(TilePath),
    /// `keys`: the keys in use, and the root key.
    Keys,
    /// `policy`: the log and its witnesses (C2SP tlog-policy).
    Policy,
    /// `snapshot/{index}`: the list that an entry commits to.
    Snapshot(u64),
}

impl LogFile {
    /// Reads what stands behind `/log/`.
    pub fn parse(path: &str) -> Option<LogFile> {
        Some(match path {
            "checkpoint" => LogFile::Checkpoint,
            "keys" => LogFile::Keys,
            "policy" => LogFile::Policy,
            tile if tile.starts_with("tile/") => LogFile::Tile(tile.parse().ok()?),
            other => {
                let index: u64 = other.strip_prefix("snapshot/")?.parse().ok()?;
                // One address for each: no leading zeros, no plus.
                LogFile::Snapshot(index).named(other)?
            }
        })
    }

    fn named(self, name: &str) -> Option<LogFile> {
        (self.to_string() == name).then_some(self)
    }
}

impl fmt::Display for LogFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LogFile::Checkpoint => f.write_str("checkpoint"),
            LogFile::Tile(path) => path.fmt(f),
            LogFile::Keys => f.write_str("keys"),
            LogFile::Policy => f.write_str("policy"),
            LogFile::Snapshot(index) => write!(f, "snapshot/{index}"),
        }
    }
}

/// A file that proves an entry of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArtefactFile {
    /// Its exact bytes.
    Entry,
    /// That it is in the log (C2SP tlog-proof).
    Proof,
    /// What it commits to.
    Manifest,
    /// The parts of the text with their salts.
    Disclosure,
    /// All that in one file, with the key.
    Evidence,
}

impl ArtefactFile {
    /// All of them.
    pub const ALL: [ArtefactFile; 5] = [
        ArtefactFile::Entry,
        ArtefactFile::Proof,
        ArtefactFile::Manifest,
        ArtefactFile::Disclosure,
        ArtefactFile::Evidence,
    ];

    /// Those that say nothing of what a text said.
    pub const WITHOUT_WORDS: [ArtefactFile; 3] =
        [ArtefactFile::Entry, ArtefactFile::Proof, ArtefactFile::Manifest];

    /// The last part of its address.
    pub fn as_str(self) -> &'static str {
        match self {
            ArtefactFile::Entry => "entry",
            ArtefactFile::Proof => "proof",
            ArtefactFile::Manifest => "manifest",
            ArtefactFile::Disclosure => "disclosure",
            ArtefactFile::Evidence => "evidence",
        }
    }
}

impl fmt::Display for ArtefactFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ArtefactFile {
    type Err = ();
    fn from_str(text: &str) -> Result<ArtefactFile, ()> {
        ArtefactFile::ALL.into_iter().find(|file| file.as_str() == text).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_the_log_has_one_address() {
        for path in [
            "checkpoint",
            "keys",
            "policy",
            "snapshot/0",
            "snapshot/17",
            "tile/0/000",
            "tile/entries/x001/x234/067.p/8",
        ] {
            assert_eq!(LogFile::parse(path).map(|file| file.to_string()).as_deref(), Some(path));
        }
        for path in [
            "",
            "checkpoint/",
            "snapshot/",
            "snapshot/01",
            "snapshot/+1",
            "snapshot/-1",
            "tile/0/0",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "../keys",
        ] {
            assert_eq!(LogFile::parse(path), None, "{path}");
        }
    }
}
