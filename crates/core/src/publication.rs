//! Public acts on a document, and what the record says of them.

use std::{fmt, str::FromStr};

/// Which public act an entry of the record states (`record.md` 4.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// Made public for the first time.
    Published,
    /// A later text, the difference not material.
    Updated,
    /// A later text, the difference material: a public note says what.
    Corrected,
    /// Brought over from elsewhere; its date is stated, not proven.
    Imported,
    /// No longer stands; the text stays readable under a banner.
    Withdrawn,
    /// Stands again after a withdrawal.
    Restored,
    /// Content no longer public; an explanation stands in its place.
    Removed,
    /// Another document stands in its place.
    Replaced,
}

impl EventKind {
    /// All of them, in the order of the list above.
    pub const ALL: [EventKind; 8] = [
        EventKind::Published,
        EventKind::Updated,
        EventKind::Corrected,
        EventKind::Imported,
        EventKind::Withdrawn,
        EventKind::Restored,
        EventKind::Removed,
        EventKind::Replaced,
    ];

    /// The word in the store and in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            EventKind::Published => "published",
            EventKind::Updated => "updated",
            EventKind::Corrected => "corrected",
            EventKind::Imported => "imported",
            EventKind::Withdrawn => "withdrawn",
            EventKind::Restored => "restored",
            EventKind::Removed => "removed",
            EventKind::Replaced => "replaced",
        }
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The word names no public act.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a public act: {0:?}")]
pub struct NotAnEvent(pub String);

impl FromStr for EventKind {
    type Err = NotAnEvent;
    fn from_str(text: &str) -> Result<EventKind, NotAnEvent> {
        EventKind::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| NotAnEvent(text.into()))
    }
}

/// On what ground content is removed by order (`docs/record-format.md`, the line `ground`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// A court ordered it.
    Court,
    /// It concerns somebody's privacy.
    Privacy,
    /// It belongs to somebody else.
    Rights,
    /// It endangers somebody.
    Safety,
    /// Something else.
    Other,
}

impl Ground {
    /// All of them, in the order of the list above.
    pub const ALL: [Ground; 5] =
        [Ground::Court, Ground::Privacy, Ground::Rights, Ground::Safety, Ground::Other];

    /// The word in the store and in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Ground::Court => "court",
            Ground::Privacy => "privacy",
            Ground::Rights => "rights",
            Ground::Safety => "safety",
            Ground::Other => "other",
        }
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The word names no ground.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a ground: {0:?} (court, privacy, rights, safety or other)")]
pub struct NotAGround(pub String);

impl FromStr for Ground {
    type Err = NotAGround;
    fn from_str(text: &str) -> Result<Ground, NotAGround> {
        Ground::ALL.into_iter().find(|ground| ground.as_str() == text).ok_or_else(|| NotAGround(text.into()))
    }
}
