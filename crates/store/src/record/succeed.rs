//! A log whose entries are lost ends, and another begins in its place.

use super::log::{self, NewEntry, append};
use crate::{
    db::Conn,
    error::{Error, Result},
    value::{Value, values},
};
use bayan_core::{id::SiteId, instant::Instant};
use bayan_record::{Entry, Succession};

/// What the log after `origin` is called: `press.example.org/log` is followed by `press.example.org/log/2`.
pub fn origin_after(origin: &str) -> String {
    let (first, number) = match origin.rsplit_once('/') {
        Some((first, number)) => (first, number.parse::<u64>().ok().filter(|number| *number > 1)),
        None => (origin, None),
    };
    match number {
        Some(number) => format!("{first}/{}", number + 1),
        None => format!("{origin}/2"),
    }
}

/// Takes away the log of a site and begins the next one with `statement`. What was published is entered
/// anew afterwards, as by a program that did not know the record; until that is signed the public sees what
/// it saw. The earlier entries are gone from the store: whoever calls this has kept them elsewhere.
pub fn succeed(conn: &mut Conn, site: SiteId, statement: &Succession, now: Instant) -> Result<()> {
    conn.lock_site(site)?;
    let ended = log::log(conn, site)?;
    if ended.origin != statement.origin {
        return Err(Error::Shape("a statement about another log".into()));
    }
    statement.verify().map_err(Error::shape)?;
    for sql in [
        "DELETE FROM record_disclosures WHERE site = $1",
        "DELETE FROM record_hashes WHERE site = $1",
        "DELETE FROM record_cosignatures WHERE site = $1",
        "DELETE FROM record_checkpoints WHERE site = $1",
        "DELETE FROM record_entries WHERE site = $1",
    ] {
        conn.run(sql, values![site])?;
    }
    conn.run("DELETE FROM record_shingles WHERE log = $1", values![ended.number])?;
    conn.run(
        "UPDATE logs SET origin = $2, keys = '', frontier = '0', size = 0, entered_position = 0, signed_size = 0
         WHERE site = $1",
        values![site, origin_after(&ended.origin)],
    )?;
    let mut log = log::log(conn, site)?;
    let bytes = Entry::Succession(statement.clone()).to_bytes();
    let of = [Value::Null, Value::Null, Value::Null, Value::Null, Value::Null, Value::Null];
    append(conn, site, &mut log, NewEntry { kind: "succession", bytes: &bytes, at: now, of })?;
    log::keep(conn, site, &log)
}

/// The notes of all checkpoints that were signed of a site's log, the first one first.
pub fn all_checkpoints(conn: &mut Conn, site: SiteId) -> Result<Vec<String>> {
    let rows =
        conn.all("SELECT note FROM record_checkpoints WHERE site = $1 ORDER BY size", values![site])?;
    rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::origin_after;

    #[test]
    fn logs_are_counted_behind_the_first_name() {
        for (before, after) in [
            ("press.example.org/log", "press.example.org/log/2"),
            ("press.example.org/log/2", "press.example.org/log/3"),
            ("press.example.org/log/9", "press.example.org/log/10"),
            ("press.example.org/1", "press.example.org/1/2"),
        ] {
            assert_eq!(origin_after(before), after);
        }
    }
}
