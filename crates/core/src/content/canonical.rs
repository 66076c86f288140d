//! The canonical form of content, version 1: what is stored, hashed and proved.
//!
//! UTF-8 text without NUL; the version on the first line, then fields in a fixed order, each on its
//! own line, then blocks. There is exactly one text for each content, and reading what was written
//! gives the content back. A change costs a new version and a decision record (`docs/adr`).
//!
//! Inside a line, a part with a meaning stands as `{name|inner}` or `{name argument|inner}`; the
//! characters `\`, `{`, `}` and `|` of the text are written with a `\` before them.

mod read;
mod write;

use super::Content;
use crate::media::Hash;

/// The first line.
const VERSION: &str = "bayan-content/1";

/// The text is not content in its canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the stored content is malformed: {what}")]
pub struct Malformed {
    /// Counted from 1.
    pub line: usize,
    /// What was expected there.
    pub what: &'static str,
}

impl Content {
    /// The canonical form.
    pub fn to_canonical(&self) -> String {
        write::content(self)
    }

    /// Reads the canonical form, and nothing else: what is accepted is written back byte for byte.
    pub fn from_canonical(text: &str) -> Result<Content, Malformed> {
        read::content(text)
    }

    /// The hash of the canonical form. It binds approvals and is never public.
    pub fn hash(&self) -> Hash {
        Hash::of(self.to_canonical().as_bytes())
    }
}

/// The canonical lines of a block in which its pictures are only counted (`media 3`): `number` is that of
/// the first, and of the next one afterwards.
pub(super) fn block_with_numbered_media(block: &super::Block, number: &mut usize) -> String {
    write::block_with_numbered_media(block, number)
}

/// Inlines as they stand in a line.
pub(super) fn line_of(inlines: &super::Inlines) -> String {
    write::inlines(inlines)
}

/// Reads what [`line_of`] writes.
pub(super) fn read_line(line: &str) -> Option<super::Inlines> {
    read::line(line)
}

#[cfg(test)]
mod tests;
