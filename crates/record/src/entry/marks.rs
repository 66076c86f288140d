//! `bayan-snapshot/1`, `bayan-rendition/1`, `bayan-export/1`: marks about many texts, a file, an export.

use super::{DocId, EntryFault, LangTag, MediaType, Site, Time, lines::Lines};
use crate::hash::Hash;
use std::{fmt, num::NonZeroU64};

pub(super) const SNAPSHOT: &[u8] = b"bayan-snapshot/1";
pub(super) const RENDITION: &[u8] = b"bayan-rendition/1";
pub(super) const EXPORT: &[u8] = b"bayan-export/1";

/// The latest entry of every text, as one hash: what makes "this is the latest" checkable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The host that the log's origin begins with.
    pub site: Site,
    /// It covers the entries 0 up to this one, which is not covered.
    pub size: u64,
    /// How many lines the list has: one for each item and language.
    pub count: u64,
    /// The tree head over the lines of the list: see [`crate::snapshot::snapshot_root`].
    pub list: Hash,
    /// When it was made, as the publisher says.
    pub time: Time,
}

/// A file that was made from a revision: a PDF, a newsletter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// The host that the log's origin begins with.
    pub site: Site,
    /// The item.
    pub doc: DocId,
    /// The language of the edition.
    pub lang: LangTag,
    /// The revision.
    pub rev: NonZeroU64,
    /// The type of the file.
    pub media_type: MediaType,
    /// The hash of the file's bytes.
    pub bytes: Hash,
    /// When it was made, as the publisher says.
    pub time: Time,
}

/// A static export of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The host that the log's origin begins with.
    pub site: Site,
    /// It holds the entries 0 up to this one, which it does not hold.
    pub size: u64,
    /// The hash of the export's list of files.
    pub manifest: Hash,
    /// When it was made, as the publisher says.
    pub time: Time,
}

impl Snapshot {
    pub(super) fn read(lines: &mut Lines<'_>) -> Result<Snapshot, EntryFault> {
        let site = lines.value("site")?;
        let size = lines.number("size")?;
        let count = lines.number("count")?;
        let list = lines.hash("list")?;
        let time = lines.value("time")?;
        if count > size {
            return Err(EntryFault::Contradiction("a list has no more lines than entries that it covers"));
        }
        Ok(Snapshot { site, size, count, list, time })
    }
}

impl Rendition {
    pub(super) fn read(lines: &mut Lines<'_>) -> Result<Rendition, EntryFault> {
        Ok(Rendition {
            site: lines.value("site")?,
            doc: lines.value("doc")?,
            lang: lines.value("lang")?,
            rev: NonZeroU64::new(lines.number("rev")?).ok_or(EntryFault::Value("rev"))?,
            media_type: lines.value("media-type")?,
            bytes: lines.hash("bytes")?,
            time: lines.value("time")?,
        })
    }
}

impl Export {
    pub(super) fn read(lines: &mut Lines<'_>) -> Result<Export, EntryFault> {
        Ok(Export {
            site: lines.value("site")?,
            size: lines.number("size")?,
            manifest: lines.hash("manifest")?,
            time: lines.value("time")?,
        })
    }
}

impl fmt::Display for Snapshot {
    /// Writes the entry, with its last newline.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Snapshot { site, size, count, list, time } = self;
        writeln!(
            f,
            "bayan-snapshot/1\nsite {site}\nsize {size}\ncount {count}\nlist sha256:{list}\ntime {time}"
        )
    }
}

impl fmt::Display for Rendition {
    /// Writes the entry, with its last newline.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Rendition { site, doc, lang, rev, media_type, bytes, time } = self;
        writeln!(f, "bayan-rendition/1\nsite {site}\ndoc {doc}\nlang {lang}\nrev {rev}")?;
        writeln!(f, "media-type {media_type}\nbytes sha256:{bytes}\ntime {time}")
    }
}

impl fmt::Display for Export {
    /// Writes the entry, with its last newline.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Export { site, size, manifest, time } = self;
        writeln!(f, "bayan-export/1\nsite {site}\nsize {size}\nmanifest sha256:{manifest}\ntime {time}")
    }
}
