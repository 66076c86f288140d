//! `bayan-revision/1`: what became of one text in one language.

use super::{DocId, EntryFault, LangTag, Site, Time, lines::Lines};
use crate::{decimal, hash::Hash};
use std::{fmt, num::NonZeroU64, str::FromStr};

pub(super) const FIRST_LINE: &[u8] = b"bayan-revision/1";

/// What was done with the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// It was made public here for the first time.
    Published,
    /// It was changed in what readers need not be told of.
    Updated,
    /// It was changed in substance, with a public note.
    Corrected,
    /// It was taken over from an older archive; its stated date is not proved by the record.
    Imported,
    /// It no longer stands; the text may stay readable.
    Withdrawn,
    /// It stands again after it had been withdrawn or removed.
    Restored,
    /// Its content, or parts of it, were erased.
    Removed,
    /// Another text stands in its place.
    Replaced,
}

/// On what ground content was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// A court ordered it.
    Court,
    /// Somebody's privacy.
    Privacy,
    /// Somebody's rights in the work.
    Rights,
    /// Somebody's safety.
    Safety,
    /// Another ground.
    Other,
}

/// This word is not one of a fixed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a word of the list")]
pub struct NotAWord;

macro_rules! words {
    ($type:ident: $($variant:ident $word:literal),+) => {
        impl $type {
            /// The word in an entry.
            pub fn as_str(self) -> &'static str {
                match self { $($type::$variant => $word),+ }
            }
        }
        impl FromStr for $type {
            type Err = NotAWord;
            fn from_str(word: &str) -> Result<$type, NotAWord> {
                match word { $($word => Ok($type::$variant),)+ _ => Err(NotAWord) }
            }
        }
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(super) use words;

words!(Status: Published "published", Updated "updated", Corrected "corrected", Imported "imported",
    Withdrawn "withdrawn", Restored "restored", Removed "removed", Replaced "replaced");
words!(Ground: Court "court", Privacy "privacy", Rights "rights", Safety "safety", Other "other");

/// An entry about one revision of one text in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The host that the log's origin begins with.
    pub site: Site,
    /// The item.
    pub doc: DocId,
    /// The language of the edition.
    pub lang: LangTag,
    /// The number among the entries of this item and language, from 1 without gaps.
    pub rev: NonZeroU64,
    /// The log's number of the entry with `rev` one less; none for the first.
    pub prev: Option<u64>,
    /// What was done.
    pub status: Status,
    /// On what ground; only with [`Status::Removed`], and not always then.
    pub ground: Option<Ground>,
    /// When it was done, as the publisher says.
    pub time: Time,
    /// The hash of the parts manifest's bytes.
    pub content: Hash,
}

impl Revision {
    /// Gives the revision back unless it contradicts itself: a previous entry for the first revision or none for
    /// a later one, a ground without a removal.
    pub fn checked(self) -> Result<Revision, EntryFault> {
        if self.prev.is_none() != (self.rev.get() == 1) {
            return Err(EntryFault::Contradiction("every revision but the first has a previous entry"));
        }
        if self.ground.is_some() && self.status != Status::Removed {
            return Err(EntryFault::Contradiction("only a removal has a ground"));
        }
        Ok(self)
    }

    pub(super) fn read(lines: &mut Lines<'_>) -> Result<Revision, EntryFault> {
        let site = lines.value("site")?;
        let doc = lines.value("doc")?;
        let lang = lines.value("lang")?;
        let rev = NonZeroU64::new(lines.number("rev")?).ok_or(EntryFault::Value("rev"))?;
        let prev = match lines.text("prev")? {
            "-" => None,
            number => Some(decimal::number(number).ok_or(EntryFault::Value("prev"))?),
        };
        let status = lines.value("status")?;
        let ground = match lines.maybe("ground") {
            Some(word) => Some(word.parse().map_err(|_| EntryFault::Value("ground"))?),
            None => None,
        };
        let time = lines.value("time")?;
        let content = lines.hash("content")?;
        Revision { site, doc, lang, rev, prev, status, ground, time, content }.checked()
    }
}

impl fmt::Display for Revision {
    /// Writes the entry, with its last newline.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Revision { site, doc, lang, rev, status, time, content, .. } = self;
        writeln!(f, "bayan-revision/1\nsite {site}\ndoc {doc}\nlang {lang}\nrev {rev}")?;
        match self.prev {
            Some(index) => writeln!(f, "prev {index}")?,
            None => writeln!(f, "prev -")?,
        }
        writeln!(f, "status {status}")?;
        if let Some(ground) = self.ground {
            writeln!(f, "ground {ground}")?;
        }
        writeln!(f, "time {time}\ncontent sha256:{content}")
    }
}
