//! The public record as the public may read it: what a signed checkpoint covers, and of that what may still
//! be disclosed.

use super::Live;
use crate::{
    error::{Error, Result},
    record::{count, number, store_error},
    value::{Row, Value, values},
};
use bayan_core::{
    id::{DocumentId, EditionId, ItemId, ShortId, SiteId},
    instant::Instant,
};
use bayan_record::{Hash, Part, Tiles, parts_from_json};

/// The log of a site as it was last signed.
#[derive(Debug, Clone)]
pub struct LiveLog {
    /// Its name.
    pub origin: String,
    /// Its keys, one in a line, the root key's behind the word `root`.
    pub keys: String,
    /// How many entries it has.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// The signed note.
    pub note: String,
    /// When it was signed.
    pub at: Instant,
}

/// What a witness has signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveCosignature {
    /// The witness.
    pub witness: String,
    /// How many entries its checkpoint covers.
    pub size: u64,
    /// The line in the note.
    pub line: String,
    /// The time that the witness states.
    pub at: Instant,
}

/// The entry of a public act on a text.
#[derive(Debug, Clone)]
pub struct LiveEntry {
    /// Its index in the log.
    pub index: u64,
    /// Its bytes.
    pub entry: String,
    /// The hash in the tree.
    pub leaf: Hash,
    /// When it was appended: the publisher's own claim.
    pub at: Instant,
    /// Its number among the entries of the text.
    pub rev: u32,
    /// What it commits to.
    pub manifest: String,
    /// What is disclosed; none where nothing may be.
    pub parts: Option<Vec<Part>>,
}

/// The newest entry of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryShown {
    /// Its index in the log.
    pub index: u64,
    /// The hash in the tree.
    pub leaf: Hash,
    /// How many entries the text has: the number of this one.
    pub revisions: u32,
}

/// A text with its entries.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Which document.
    pub document: DocumentId,
    /// What it is a version of.
    pub item: ItemId,
    /// Its edition.
    pub edition: EditionId,
    /// What finds it in an address.
    pub short_id: ShortId,
    /// Its name in the record.
    pub doc: String,
    /// Its language in the record.
    pub lang: String,
    /// Its entries, the first one first.
    pub entries: Vec<LiveEntry>,
}

macro_rules! entries {
    ($rest:literal) => {
        concat!(
            // The disclosure is asked for row by row: joined, SQLite would read those of the whole site first.
            "SELECT r.idx, r.entry, r.leaf, r.at, r.rev, r.manifest,
                    (SELECT p.parts FROM live_disclosures p WHERE p.site = r.site AND p.idx = r.idx),
                    r.document, r.item, r.edition, r.short_id, r.doc, r.lang
             FROM live_record r ",
            $rest
        )
    };
}

fn read_entry(row: &Row) -> Result<LiveEntry> {
    Ok(LiveEntry {
        index: count(row.int(0)?)?,
        entry: row.text(1)?.to_owned(),
        leaf: row.parse(2)?,
        at: row.instant(3)?,
        rev: u32::try_from(row.int(4)?).map_err(Error::shape)?,
        manifest: row.text(5)?.to_owned(),
        parts: row.maybe_text(6)?.map(parts_from_json).transpose().map_err(Error::shape)?,
    })
}

fn read_recorded(rows: &[Row]) -> Result<Option<Recorded>> {
    let Some(first) = rows.first() else { return Ok(None) };
    Ok(Some(Recorded {
        document: first.parse(7)?,
        item: first.parse(8)?,
        edition: first.parse(9)?,
        short_id: first.parse(10)?,
        doc: first.text(11)?.to_owned(),
        lang: first.text(12)?.to_owned(),
        entries: rows.iter().map(read_entry).collect::<Result<_>>()?,
    }))
}

/// The signed log of a site, for proofs.
pub struct LiveTiles<'l, 'c> {
    live: &'l mut Live<'c>,
    site: SiteId,
}

impl Tiles for LiveTiles<'_, '_> {
    type Error = Error;

    fn hashes(&mut self, level: u8, start: u64, count: u16) -> Result<Vec<Hash>> {
        let rows = match level {
            0 => self.live.0.all(
                "SELECT leaf FROM live_entries WHERE site = $1 AND idx >= $2 ORDER BY idx LIMIT $3",
                values![self.site, number(start)?, u32::from(count)],
            ),
            _ => self.live.0.all(
                "SELECT hash FROM live_hashes WHERE site = $1 AND level = $4 AND idx >= $2 ORDER BY idx LIMIT $3",
                values![self.site, number(start)?, u32::from(count), i64::from(level)],
            ),
        }?;
        rows.iter().map(|row| row.parse(0)).collect()
    }
}

/// How many hashes of a quotation are looked for at once: the statement names each.
const TOGETHER: usize = 16;

impl<'c> Live<'c> {
    /// The log of a site as it was last signed; none before it was.
    pub fn log(&mut self, site: SiteId) -> Result<Option<LiveLog>> {
        let row = self.0.maybe(
            "SELECT origin, keys, signed_size, root, note, at FROM live_log WHERE site = $1",
            values![site],
        )?;
        let read = |row: Row| {
            Ok(LiveLog {
                origin: row.text(0)?.to_owned(),
                keys: row.text(1)?.to_owned(),
                size: count(row.int(2)?)?,
                root: row.parse(3)?,
                note: row.text(4)?.to_owned(),
                at: row.instant(5)?,
            })
        };
        row.map(read).transpose()
    }

    /// What witnesses have signed of the newest checkpoint of a log.
    pub fn cosignatures(&mut self, site: SiteId) -> Result<Vec<LiveCosignature>> {
        let rows = self.0.all(
            "SELECT c.witness, c.size, c.line, c.at FROM live_cosignatures c
             WHERE c.site = $1 AND c.size = (SELECT l.signed_size FROM live_log l WHERE l.site = $1)
             ORDER BY c.witness",
            values![site],
        )?;
        rows.iter().map(read_cosignature).collect()
    }

    /// The signature of a witness over the first witnessed checkpoint that has the entry at `index`: it was
    /// recorded no later than then.
    pub fn recorded_by(&mut self, site: SiteId, index: u64) -> Result<Option<LiveCosignature>> {
        let row = self.0.maybe(
            "SELECT c.witness, c.size, c.line, c.at FROM live_cosignatures c WHERE c.site = $1 AND c.size > $2 ORDER BY c.size, c.at LIMIT 1",
            values![site, number(index)?],
        )?;
        row.as_ref().map(read_cosignature).transpose()
    }

    /// The bytes of entries from `start` on, at most `limit`.
    pub fn entries(&mut self, site: SiteId, start: u64, limit: u32) -> Result<Vec<String>> {
        let rows = self.0.all(
            "SELECT entry FROM live_entries WHERE site = $1 AND idx >= $2 ORDER BY idx LIMIT $3",
            values![site, number(start)?, limit],
        )?;
        rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
    }

    /// The hashes of a site's log.
    pub fn tiles(&mut self, site: SiteId) -> LiveTiles<'_, 'c> {
        LiveTiles { live: self, site }
    }

    /// The proof that the entry at `index` is in the log of `size` entries.
    pub fn inclusion(&mut self, site: SiteId, index: u64, size: u64) -> Result<Vec<Hash>> {
        bayan_record::inclusion(&mut self.tiles(site), index, size).map_err(store_error)
    }

    /// A text with its entries, whether it can still be read or not.
    pub fn recorded(&mut self, edition: EditionId, short_id: ShortId) -> Result<Option<Recorded>> {
        let rows = self.0.all(
            entries!("WHERE r.edition = $1 AND r.short_id = $2 ORDER BY r.idx"),
            values![edition, short_id],
        )?;
        read_recorded(&rows)
    }

    /// The text that an entry is about, with all its entries.
    pub fn recorded_at(&mut self, site: SiteId, index: u64) -> Result<Option<Recorded>> {
        let rows = self.0.all(
            entries!("WHERE r.site = $1 AND r.document = (SELECT e.document FROM live_entries e WHERE e.site = $1 AND e.idx = $2) ORDER BY r.idx"),
            values![site, number(index)?],
        )?;
        read_recorded(&rows)
    }

    /// The entries of texts from `start` on, at most `limit`: index, edition, what finds the text, and which
    /// of its entries it is.
    pub fn all_recorded(
        &mut self,
        site: SiteId,
        start: u64,
        limit: u32,
    ) -> Result<Vec<(u64, EditionId, ShortId, u32)>> {
        let rows = self.0.all(
            "SELECT idx, edition, short_id, rev FROM live_record WHERE site = $1 AND idx >= $2 ORDER BY idx LIMIT $3",
            values![site, number(start)?, limit],
        )?;
        let read = |row: &Row| {
            let rev = u32::try_from(row.int(3)?).map_err(Error::shape)?;
            Ok((count(row.int(0)?)?, row.parse(1)?, row.parse(2)?, rev))
        };
        rows.iter().map(read).collect()
    }

    /// The newest entry of a document.
    pub fn entry_shown(&mut self, document: DocumentId) -> Result<Option<EntryShown>> {
        let row = self.0.maybe(
            "SELECT MAX(idx), CAST(COUNT(*) AS BIGINT) FROM live_entries WHERE document = $1",
            values![document],
        )?;
        let Some(row) = row else { return Ok(None) };
        let Some(index) = row.maybe_int(0)? else { return Ok(None) };
        let leaf = self.0.one(
            "SELECT leaf FROM live_entries WHERE document = $1 AND idx = $2",
            values![document, index],
        )?;
        Ok(Some(EntryShown {
            index: count(index)?,
            leaf: leaf.parse(0)?,
            revisions: u32::try_from(row.int(1)?).map_err(Error::shape)?,
        }))
    }

    /// The entries in which most of these hashes of a quotation stand, at most `limit`, the likeliest first.
    pub fn quoted(&mut self, site: SiteId, shingles: &[i64], limit: usize) -> Result<Vec<u64>> {
        let mut hits: std::collections::HashMap<i64, u32> = std::collections::HashMap::new();
        for some in shingles.chunks(TOGETHER) {
            let mut columns = vec![Value::from(site)];
            columns.extend((0..TOGETHER).map(|at| Value::Int(some[at.min(some.len() - 1)])));
            let rows = self.0.all(
                "SELECT idx, CAST(COUNT(*) AS BIGINT) FROM live_shingles
                 WHERE site = $1 AND shingle IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
                 GROUP BY idx ORDER BY 2 DESC, idx DESC LIMIT 200",
                &columns,
            )?;
            for row in &rows {
                *hits.entry(row.int(0)?).or_default() += u32::try_from(row.int(1)?).unwrap_or(u32::MAX);
            }
        }
        let mut found: Vec<(u32, i64)> = hits.into_iter().map(|(index, hits)| (hits, index)).collect();
        found.sort_by(|a, b| b.cmp(a));
        found.into_iter().take(limit).map(|(_, index)| count(index)).collect()
    }

    /// The list that the snapshot at `index` commits to; none where that entry is no snapshot.
    pub fn snapshot(&mut self, site: SiteId, index: u64) -> Result<Option<Vec<String>>> {
        let entry = self.0.maybe(
            "SELECT entry FROM live_entries WHERE site = $1 AND idx = $2 AND kind = 'snapshot'",
            values![site, number(index)?],
        )?;
        let Some(entry) = entry else { return Ok(None) };
        let bayan_record::Entry::Snapshot(snapshot) =
            bayan_record::Entry::parse(entry.text(0)?.as_bytes()).map_err(Error::shape)?
        else {
            return Ok(None);
        };
        let rows = self.0.all(
            "SELECT doc, lang, MAX(idx) FROM live_entries WHERE site = $1 AND doc IS NOT NULL AND idx < $2 GROUP BY doc, lang",
            values![site, number(snapshot.size)?],
        )?;
        let line = |row: &Row| Ok(format!("{} {} {}", row.text(0)?, row.text(1)?, row.int(2)?));
        let mut lines: Vec<String> = rows.iter().map(line).collect::<Result<_>>()?;
        lines.sort();
        Ok(Some(lines))
    }

    /// When this log began in the place of another whose entries are lost; none for a site's first log.
    pub fn succeeded(&mut self, site: SiteId) -> Result<Option<Instant>> {
        let row = self.0.maybe(
            "SELECT at FROM live_entries WHERE site = $1 AND idx = 0 AND kind = 'succession'",
            values![site],
        )?;
        row.map(|row| row.instant(0)).transpose()
    }

    /// When the newest key was added to a log, if one was added after the first.
    pub fn key_changed(&mut self, site: SiteId) -> Result<Option<Instant>> {
        let row = self.0.one(
            "SELECT MAX(at), CAST(COUNT(*) AS BIGINT) FROM live_entries WHERE site = $1 AND kind = 'key' AND entry LIKE '%act added%'",
            values![site],
        )?;
        Ok(if row.int(1)? > 1 { Some(row.instant(0)?) } else { None })
    }

    /// The latest acts of an edition that changed what was said: corrections, withdrawals, removals,
    /// restorations, the newest first.
    pub fn changes(&mut self, edition: EditionId, limit: u32) -> Result<Vec<Recorded>> {
        let rows = self.0.all(
            entries!("WHERE r.edition = $1 AND r.kind IN ('corrected', 'withdrawn', 'restored', 'removed', 'replaced') ORDER BY r.idx DESC LIMIT $2"),
            values![edition, limit],
        )?;
        let one = |row: &Row| read_recorded(std::slice::from_ref(row));
        rows.iter().filter_map(|row| one(row).transpose()).collect()
    }
}

fn read_cosignature(row: &Row) -> Result<LiveCosignature> {
    Ok(LiveCosignature {
        witness: row.text(0)?.to_owned(),
        size: count(row.int(1)?)?,
        line: row.text(2)?.to_owned(),
        at: row.instant(3)?,
    })
}
