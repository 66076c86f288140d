//! "Commit, then show": the one step that moves what was decided before the public's eyes.
//!
//! Today it only moves pointers. The signed record will take its place here: tiles and checkpoint are
//! written and signed first, then the same pointers move, in the same transaction.

use crate::{
    db::Conn,
    error::{Error, Result},
    value::values,
};
use bayan_core::id::SiteId;

/// Shows everything that was decided; answers the position up to which the public now sees. Idempotent:
/// after a crash it is simply run again.
pub fn show(conn: &mut Conn, site: SiteId) -> Result<i64> {
    conn.lock_site(site)?;
    let (decided, shown) = positions(conn, site)?;
    if decided == shown {
        return Ok(shown);
    }
    conn.run(
        "UPDATE documents SET
            shown = (SELECT e.id FROM public_events e WHERE e.document = documents.id AND e.position <= $3
                     ORDER BY e.rev DESC LIMIT 1),
            shown_at = (SELECT e.sort_at FROM public_events e WHERE e.document = documents.id AND e.position <= $3
                        ORDER BY e.rev DESC LIMIT 1)
         WHERE id IN (SELECT document FROM public_events WHERE site = $1 AND position > $2 AND position <= $3)",
        values![site, shown, decided],
    )?;
    // Compare and swap: another machine may have shown in the meantime.
    let moved = conn.run(
        "UPDATE sites SET shown_position = $3 WHERE id = $1 AND shown_position = $2",
        values![site, shown, decided],
    )?;
    if moved == 1 { Ok(decided) } else { Err(Error::Retry) }
}

/// The positions up to which was decided and shown.
pub fn positions(conn: &mut Conn, site: SiteId) -> Result<(i64, i64)> {
    let row = conn.one("SELECT decided_position, shown_position FROM sites WHERE id = $1", values![site])?;
    Ok((row.int(0)?, row.int(1)?))
}
