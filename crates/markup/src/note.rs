//! What was dropped or doubtful on the way in.

use bayan_core::content::Block;
use std::fmt;

/// A text that was read, and what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// What was dropped or doubtful; each kind of thing once.
    pub notes: Vec<Note>,
}

/// Something dropped or doubtful.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// An element that content has no room for, with all that was in it.
    ElementDropped(String),
    /// A link whose address a browser might execute or that is none; its text stays.
    LinkRefused(String),
    /// A picture that was not found.
    PictureUnknown(String),
    /// Hidden characters that reorder or disguise.
    HiddenCharacters,
    /// Elements nested so deeply that only their text was taken.
    TooDeep,
    /// More blocks than a text may have; the rest was dropped.
    TooLong,
    /// A paragraph was joined over an empty line in mid-sentence.
    JoinedOverGap(String),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::ElementDropped(name) => write!(f, "dropped <{name}>"),
            Note::LinkRefused(address) => write!(f, "link refused: {address}"),
            Note::PictureUnknown(source) => write!(f, "picture not found: {source}"),
            Note::HiddenCharacters => f.write_str("hidden characters dropped"),
            Note::TooDeep => f.write_str("nested too deeply: only the text was taken"),
            Note::TooLong => f.write_str("too many blocks: the rest was dropped"),
            Note::JoinedOverGap(start) => write!(f, "paragraph joined over a page break: {start}"),
        }
    }
}

/// Collects notes, each once.
#[derive(Debug, Default)]
pub(crate) struct Notes(Vec<Note>);

/// How many notes one text brings at most.
const MAX_NOTES: usize = 100;

impl Notes {
    pub(crate) fn add(&mut self, note: Note) {
        if self.0.len() < MAX_NOTES && !self.0.contains(&note) {
            self.0.push(note);
        }
    }

    pub(crate) fn into_vec(self) -> Vec<Note> {
        self.0
    }
}
