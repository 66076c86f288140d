//! What is to come, and which languages there are: what a newsroom plans by.

use super::text::{Version, versions};
use crate::{
    db::Conn,
    error::Result,
    value::{Row, values},
};
use bayan_core::{
    id::{EditionId, ItemId, ShortId, SiteId},
    instant::Instant,
};

/// How many moments are read at once: more than a month of any newsroom holds.
const MOST: u32 = 1_000;

/// Something that happens by itself at a moment.
#[derive(Debug, Clone)]
pub struct Planned {
    /// When.
    pub at: Instant,
    /// Whether a text comes before the public then; else it ends.
    pub begins: bool,
    /// Whether it could not be done.
    pub failed: bool,
    /// Of which text.
    pub short_id: ShortId,
    /// In which language.
    pub edition: EditionId,
    /// What it is called.
    pub headline: String,
}

/// What is to happen from one moment until before another, the earliest first.
pub fn planned(conn: &mut Conn, site: SiteId, from: Instant, until: Instant) -> Result<Vec<Planned>> {
    let rows = conn.all(
        "SELECT d.work_at, 1, CASE WHEN d.work_failed_at IS NULL THEN 0 ELSE 1 END, d.short_id, d.edition, r.headline, d.id
         FROM documents d JOIN items i ON i.id = d.item JOIN revisions r ON r.id = d.newest_revision
         WHERE i.site = $1 AND d.work = 'scheduled' AND d.work_at >= $2 AND d.work_at < $3
         UNION ALL
         SELECT d.expires_at, 0, 0, d.short_id, d.edition, r.headline, d.id
         FROM documents d JOIN items i ON i.id = d.item JOIN revisions r ON r.id = d.newest_revision
         LEFT JOIN public_events e ON e.id = d.decided
         WHERE i.site = $1 AND d.expires_at >= $2 AND d.expires_at < $3
           AND (d.work <> 'idle' OR e.kind NOT IN ('withdrawn', 'removed', 'replaced'))
         ORDER BY 1, 2 DESC, 7 LIMIT $4",
        values![site, from, until, MOST],
    )?;
    let read = |row: &Row| {
        Ok(Planned {
            at: row.instant(0)?,
            begins: row.int(1)? == 1,
            failed: row.int(2)? == 1,
            short_id: row.parse(3)?,
            edition: row.parse(4)?,
            headline: row.text(5)?.to_owned(),
        })
    };
    rows.iter().map(read).collect()
}

/// An item with its versions in all languages, the original first.
#[derive(Debug, Clone)]
pub struct InLanguages {
    /// Which.
    pub item: ItemId,
    /// When somebody last changed something of any version.
    pub touched_at: Instant,
    /// Its versions.
    pub versions: Vec<Version>,
}

/// The items that the public has or somebody works on, the last touched first, `limit` of them behind one of them.
pub fn in_languages(
    conn: &mut Conn,
    site: SiteId,
    behind: Option<(Instant, ItemId)>,
    limit: u32,
) -> Result<Vec<InLanguages>> {
    let rows = conn.all(
        "SELECT x.item, x.touched FROM (
            SELECT d.item AS item, MAX(COALESCE(d.touched_at, d.created_at)) AS touched
            FROM documents d JOIN items i ON i.id = d.item LEFT JOIN public_events e ON e.id = d.decided
            WHERE i.site = $1 AND (d.work <> 'idle' OR e.kind NOT IN ('removed', 'replaced'))
            GROUP BY d.item) x
         WHERE CAST($2 AS BIGINT) IS NULL OR x.touched < $2 OR (x.touched = $2 AND x.item < $3)
         ORDER BY x.touched DESC, x.item DESC LIMIT $4",
        values![site, behind.map(|(at, _)| at), behind.map(|(_, item)| item), limit],
    )?;
    let mut found = Vec::new();
    for row in &rows {
        let item: ItemId = row.parse(0)?;
        found.push(InLanguages { item, touched_at: row.instant(1)?, versions: versions(conn, item)? });
    }
    Ok(found)
}
