//! "Commit, then show": the one step that moves what was decided before the public's eyes, together with
//! the signed checkpoint that covers it. Nothing is shown that no checkpoint covers.

use crate::{
    db::Conn,
    error::{Error, Result},
    record::{self, Head},
    value::values,
};
use bayan_core::{
    id::{ItemId, SiteId},
    instant::Instant,
};

/// Shows what `head` goes up to, under a signed note about it; answers the position up to which the public
/// now sees. Refused with [`Error::Retry`] when somebody else has signed more in the meantime.
pub fn show(conn: &mut Conn, site: SiteId, head: &Head, note: &str, now: Instant) -> Result<i64> {
    conn.lock_site(site)?;
    let (_, shown) = positions(conn, site)?;
    let size = record::number(head.size)?;
    // Compare and swap: another machine may have signed and shown in the meantime.
    let swapped = conn.run(
        "UPDATE logs SET signed_size = $2 WHERE site = $1 AND signed_size = $3 AND size >= $2",
        values![site, size, record::number(head.signed_size)?],
    )?;
    if swapped != 1 || shown > head.decided {
        return Err(Error::Retry);
    }
    conn.run(
        "INSERT INTO record_checkpoints (site, size, root, note, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (site, size) DO UPDATE SET note = excluded.note, at = excluded.at",
        values![site, size, head.root, note, now],
    )?;
    if shown < head.decided {
        conn.run(
            "UPDATE documents SET
                shown = (SELECT e.id FROM public_events e WHERE e.document = documents.id AND e.position <= $3
                         ORDER BY e.rev DESC LIMIT 1),
                shown_at = (SELECT e.sort_at FROM public_events e WHERE e.document = documents.id AND e.position <= $3
                            ORDER BY e.rev DESC LIMIT 1)
             WHERE id IN (SELECT document FROM public_events WHERE site = $1 AND position > $2 AND position <= $3)",
            values![site, shown, head.decided],
        )?;
        conn.run("UPDATE sites SET shown_position = $2 WHERE id = $1", values![site, head.decided])?;
    }
    Ok(head.decided)
}

/// The positions up to which was decided and shown.
pub fn positions(conn: &mut Conn, site: SiteId) -> Result<(i64, i64)> {
    let row = conn.one("SELECT decided_position, shown_position FROM sites WHERE id = $1", values![site])?;
    Ok((row.int(0)?, row.int(1)?))
}

/// The acts behind a position, shown or not, with their items: what was withdrawn or taken out is so at commit.
pub fn decided_since(conn: &mut Conn, site: SiteId, position: i64) -> Result<Vec<(i64, ItemId)>> {
    let rows = conn.all(
        "SELECT position, item FROM outbox WHERE site = $1 AND position > $2 ORDER BY position LIMIT 1000",
        values![site, position],
    )?;
    rows.iter().map(|row| Ok((row.int(0)?, row.parse(1)?))).collect()
}

/// Whether a log has grown, or an act was decided, since the public last saw.
pub fn is_waiting(conn: &mut Conn, site: SiteId) -> Result<bool> {
    let row = conn.one(
        "SELECT s.decided_position, s.shown_position, l.size, l.signed_size FROM sites s JOIN logs l ON l.site = s.id WHERE s.id = $1",
        values![site],
    )?;
    Ok(row.int(0)? > row.int(1)? || row.int(2)? > row.int(3)?)
}
