//! Looking at the record from inside: whether what is kept, what is shown and what was recorded are one.

use super::{
    enter::{acts, parts_of_act},
    log::{count, number},
};
use crate::{
    db::Conn,
    error::{Error, Result},
    value::{Row, values},
};
use bayan_core::{content::parts::Part, id::SiteId, instant::Instant};
use bayan_record::{Hash, Part as SaltedPart, parts_from_json};

/// A checkpoint that was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// How many entries it covers.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// The signed note.
    pub note: String,
    /// When it was signed.
    pub at: Instant,
}

/// The newest signed checkpoint of a site.
pub fn checkpoint(conn: &mut Conn, site: SiteId) -> Result<Option<Checkpoint>> {
    let row = conn.maybe(
        "SELECT size, root, note, at FROM record_checkpoints WHERE site = $1 ORDER BY size DESC LIMIT 1",
        values![site],
    )?;
    let read = |row: Row| {
        Ok(Checkpoint {
            size: count(row.int(0)?)?,
            root: row.parse(1)?,
            note: row.text(2)?.to_owned(),
            at: row.instant(3)?,
        })
    };
    row.map(read).transpose()
}

/// An entry with what is kept beside it.
#[derive(Debug, Clone)]
pub struct Audited {
    /// Its index.
    pub index: u64,
    /// Its bytes.
    pub entry: Vec<u8>,
    /// The hash that the tree was made of.
    pub leaf: Hash,
    /// For the entry of a text: the manifest, what is disclosed, and the parts of what is kept now.
    pub text: Option<AuditedText>,
}

/// What is kept beside the entry of a text.
#[derive(Debug, Clone)]
pub struct AuditedText {
    /// The manifest.
    pub manifest: String,
    /// What is disclosed.
    pub disclosed: Vec<SaltedPart>,
    /// The parts of what is kept and shown.
    pub kept: Vec<Part>,
    /// The address of the text: its eight characters.
    pub short_id: String,
}

/// Entries from `start` on, at most `limit`, with what is kept beside them.
pub fn audit_batch(conn: &mut Conn, site: SiteId, start: u64, limit: u32) -> Result<Vec<Audited>> {
    let end = number(start)?.saturating_add(i64::from(limit));
    let rows = conn.all(
        "SELECT idx, entry, leaf FROM record_entries WHERE site = $1 AND idx >= $2 AND idx < $3 ORDER BY idx",
        values![site, number(start)?, end],
    )?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        all.push(Audited {
            index: count(row.int(0)?)?,
            entry: row.text(1)?.as_bytes().to_vec(),
            leaf: row.parse(2)?,
            text: None,
        });
    }
    let texts = conn.all(
        acts!(
            ", x.idx, x.manifest, y.parts, d.short_id",
            "JOIN record_entries x ON x.event = e.id JOIN record_disclosures y ON y.site = x.site AND y.idx = x.idx ",
            "WHERE x.site = $1 AND x.idx >= $2 AND x.idx < $3 ORDER BY x.idx"
        ),
        values![site, number(start)?, end],
    )?;
    for row in &texts {
        let index = count(row.int(15)?)?;
        let Some(entry) = all.iter_mut().find(|entry| entry.index == index) else { continue };
        entry.text = Some(AuditedText {
            manifest: row.text(16)?.to_owned(),
            disclosed: parts_from_json(row.text(17)?).map_err(Error::shape)?,
            kept: parts_of_act(row, row.parse(3)?)?,
            short_id: row.text(18)?.to_owned(),
        });
    }
    Ok(all)
}

/// How many public acts have no entry.
pub fn acts_without_entry(conn: &mut Conn, site: SiteId) -> Result<u64> {
    let row = conn.one(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM public_events e
         WHERE e.site = $1 AND NOT EXISTS (SELECT 1 FROM record_entries r WHERE r.event = e.id)",
        values![site],
    )?;
    count(row.int(0)?)
}

/// The texts that are shown though no signed checkpoint covers what they show: their eight characters.
pub fn shown_without_entry(conn: &mut Conn, site: SiteId) -> Result<Vec<String>> {
    let rows = conn.all(
        "SELECT d.short_id FROM documents d JOIN items i ON i.id = d.item
         WHERE i.site = $1 AND d.shown IS NOT NULL AND NOT EXISTS (SELECT 1 FROM live_entries r WHERE r.event = d.shown)
           AND (SELECT e.kind FROM public_events e WHERE e.id = d.shown) IN ('published', 'updated', 'corrected', 'imported', 'restored')",
        values![site],
    )?;
    rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
}
