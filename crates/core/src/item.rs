//! What kind of thing an item is.

use std::{fmt, str::FromStr};

/// The kind of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// A report.
    News,
    /// What the institution declares.
    Statement,
    /// What somebody said.
    Speech,
    /// What people must know or do, and until when.
    Notice,
    /// A static page: no date, no place in the lists.
    Page,
}

impl ItemKind {
    /// All of them.
    pub const ALL: [ItemKind; 5] =
        [ItemKind::News, ItemKind::Statement, ItemKind::Speech, ItemKind::Notice, ItemKind::Page];

    /// The word in the store and in imports.
    pub fn as_str(self) -> &'static str {
        match self {
            ItemKind::News => "news",
            ItemKind::Statement => "statement",
            ItemKind::Speech => "speech",
            ItemKind::Notice => "notice",
            ItemKind::Page => "page",
        }
    }
}

impl fmt::Display for ItemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The word names no kind of item.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind {0:?}: news, statement, speech, notice or page")]
pub struct NotAKind(pub String);

impl FromStr for ItemKind {
    type Err = NotAKind;
    fn from_str(text: &str) -> Result<ItemKind, NotAKind> {
        ItemKind::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| NotAKind(text.into()))
    }
}
