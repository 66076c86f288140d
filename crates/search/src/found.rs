//! What of it is wanted, and what was found.

use std::{collections::BTreeMap, fmt, str::FromStr};

/// In which order what is found comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What says most of it first.
    #[default]
    Relevance,
    /// The newest first.
    Newest,
}

/// What of it is wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// In which order.
    pub order: Order,
    /// How many.
    pub limit: usize,
    /// Behind how many others.
    pub offset: usize,
    /// Behind this place, where it is one of this order.
    pub after: Option<Mark>,
    /// Texts of this kind alone.
    pub kind: Option<String>,
    /// Texts of this section alone.
    pub section: Option<String>,
    /// Shown at this moment or later, in milliseconds since 1970.
    pub from: Option<i64>,
    /// Shown before this one.
    pub until: Option<i64>,
    /// The present moment: what is new counts a little more.
    pub now: i64,
    /// Texts that are not to be found whatever they say: something has become of them that the index does not know.
    pub hidden: Vec<String>,
}

/// A text that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What names it.
    pub id: String,
    /// How well it fits: to be compared within one answer.
    pub score: f32,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The texts that were asked for.
    pub hits: Vec<Hit>,
    /// Where the next ones begin, where there are more.
    pub next: Option<Mark>,
    /// How many there are.
    pub total: usize,
    /// How many of each kind.
    pub kinds: BTreeMap<String, u64>,
    /// How many of each section.
    pub sections: BTreeMap<String, u64>,
    /// What may have been meant, where the index knows a word better: in its folded form.
    pub meant: Option<String>,
}

/// The farthest that is answered.
pub(crate) const DEEPEST: usize = 1_000;
/// The most at once.
pub(crate) const MOST: usize = 100;

/// A place among what is found, to go on behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Behind so many: how well texts fit changes with every text that becomes public, so nothing else tells where.
    Rank(usize),
    /// Behind the text of this moment; a number tells those of one moment apart. What becomes public meanwhile moves
    /// nothing.
    Moment {
        /// In milliseconds since 1970.
        at: i64,
        /// The number.
        tie: u64,
    },
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Mark::Rank(rank) => write!(f, "r{rank}"),
            Mark::Moment { at, tie } => write!(f, "m{:x}-{tie:x}", at.cast_unsigned()),
        }
    }
}

/// The text is no mark.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no place among what is found: {0:?}")]
pub struct NotAMark(String);

impl FromStr for Mark {
    type Err = NotAMark;
    fn from_str(text: &str) -> Result<Mark, NotAMark> {
        let hexadecimal = |text: &str| {
            let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
            plain.then(|| u64::from_str_radix(text, 16).ok()).flatten()
        };
        let rank = |rank: &str| {
            let plain = !rank.is_empty() && rank.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| rank.parse().ok().map(Mark::Rank)).flatten()
        };
        let moment = |moment: &str| {
            let (at, tie) = moment.split_once('-')?;
            Some(Mark::Moment { at: hexadecimal(at)?.cast_signed(), tie: hexadecimal(tie)? })
        };
        let found = text.strip_prefix('r').and_then(rank).or_else(|| text.strip_prefix('m').and_then(moment));
        found.ok_or_else(|| NotAMark(text.to_owned()))
    }
}
