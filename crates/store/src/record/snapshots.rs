//! Once a day the record commits to what was the latest of every text, so that "is this the latest?" can be
//! answered without reading all of it.

use super::log::{self, NewEntry, append, count, number};
use crate::{
    db::Conn,
    error::{Error, Result},
    value::{Value, values},
};
use bayan_core::{id::SiteId, instant::Instant};
use bayan_record::{Entry, Snapshot, snapshot_root};

/// When the newest snapshot was appended, and the index of its entry.
pub fn newest_snapshot(conn: &mut Conn, site: SiteId) -> Result<Option<(u64, Instant)>> {
    let row = conn.maybe(
        "SELECT idx, at FROM record_entries WHERE site = $1 AND kind = 'snapshot' ORDER BY idx DESC LIMIT 1",
        values![site],
    )?;
    row.map(|row| Ok((count(row.int(0)?)?, row.instant(1)?))).transpose()
}

/// Appends a snapshot of everything before it, unless nothing was said of any text since the last one;
/// answers its index.
pub fn snapshot(conn: &mut Conn, site: SiteId, now: Instant) -> Result<Option<u64>> {
    conn.lock_site(site)?;
    let mut log = log::log(conn, site)?;
    let size = log.frontier.size();
    let since = newest_snapshot(conn, site)?.map_or(0, |(index, _)| index + 1);
    let new = conn.maybe(
        "SELECT idx FROM record_entries WHERE site = $1 AND idx >= $2 AND kind = 'revision' LIMIT 1",
        values![site, number(since)?],
    )?;
    if new.is_none() {
        return Ok(None);
    }
    let lines = lines_of_snapshot(conn, site, size)?;
    let snapshot = Snapshot {
        site: log.host().parse().map_err(Error::shape)?,
        size,
        count: lines.len() as u64,
        list: snapshot_root(&lines),
        time: super::enter::time(now)?,
    };
    let bytes = Entry::Snapshot(snapshot).to_bytes();
    let of = [Value::Null, Value::Null, Value::Null, Value::Null, Value::Null, Value::Null];
    let index = append(conn, site, &mut log, NewEntry { kind: "snapshot", bytes: &bytes, at: now, of })?;
    log::keep(conn, site, &log)?;
    Ok(Some(index))
}

/// The lines of a snapshot of the first `size` entries: `doc lang index`, sorted by their bytes.
pub fn lines_of_snapshot(conn: &mut Conn, site: SiteId, size: u64) -> Result<Vec<String>> {
    let rows = conn.all(
        "SELECT doc, lang, MAX(idx) FROM record_entries WHERE site = $1 AND doc IS NOT NULL AND idx < $2 GROUP BY doc, lang",
        values![site, number(size)?],
    )?;
    let line = |row: &crate::value::Row| Ok(format!("{} {} {}", row.text(0)?, row.text(1)?, row.int(2)?));
    let mut lines: Vec<String> = rows.iter().map(line).collect::<Result<_>>()?;
    lines.sort();
    Ok(lines)
}
