//! Texts that stand at the head of every page while something urgent is the matter.

use crate::{acting::Acting, audit, db::Conn, error::Result, sites, value::values};
use bayan_core::{
    id::{DocumentId, ItemId, SiteId},
    instant::Instant,
};

/// Whether a text stands there, and until when.
pub fn banner(conn: &mut Conn, document: DocumentId) -> Result<Option<Option<Instant>>> {
    let row = conn.maybe(
        "SELECT b.until FROM banners b JOIN documents d ON d.item = b.item WHERE d.id = $1",
        values![document],
    )?;
    row.map(|row| Ok(row.maybe_int(0)?.map(Instant::from_milliseconds))).transpose()
}

/// Puts a text at the head of every page, in each edition that has a public version of it.
pub fn set_banner(
    conn: &mut Conn,
    acting: Acting<'_>,
    document: DocumentId,
    until: Option<Instant>,
) -> Result<()> {
    let item: ItemId = conn.one("SELECT item FROM documents WHERE id = $1", values![document])?.parse(0)?;
    conn.run(
        "INSERT INTO banners (item, site, set_by, set_at, until) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (item) DO UPDATE SET until = excluded.until",
        values![item, acting.site, acting.actor.person, acting.now, until],
    )?;
    sites::changed(conn, acting.site)?;
    note(conn, acting, document, "set-banner")
}

/// Takes it away.
pub fn end_banner(conn: &mut Conn, acting: Acting<'_>, document: DocumentId) -> Result<()> {
    let ended = conn.run(
        "DELETE FROM banners WHERE item = (SELECT item FROM documents WHERE id = $1)",
        values![document],
    )?;
    if ended == 0 {
        return Ok(());
    }
    sites::changed(conn, acting.site)?;
    note(conn, acting, document, "end-banner")
}

/// Takes a text away from there of which the public has no version that stands: it does not come back by itself when
/// somebody restores one.
pub(crate) fn end_without_text(conn: &mut Conn, site: SiteId, document: DocumentId) -> Result<()> {
    let ended = conn.run(
        "DELETE FROM banners WHERE item = (SELECT item FROM documents WHERE id = $1) AND NOT EXISTS (
             SELECT 1 FROM documents v JOIN public_events e ON e.id = v.decided
             WHERE v.item = banners.item AND e.kind NOT IN ('withdrawn', 'removed', 'replaced'))",
        values![document],
    )?;
    if ended > 0 { sites::changed(conn, site) } else { Ok(()) }
}

/// Whether one of a site's is over.
pub fn has_due_banner(conn: &mut Conn, site: SiteId, now: Instant) -> Result<bool> {
    let sql = "SELECT item FROM banners WHERE site = $1 AND until <= $2 LIMIT 1";
    Ok(conn.maybe(sql, values![site, now])?.is_some())
}

/// Takes those of a site away whose time is over.
pub fn end_due_banners(conn: &mut Conn, site: SiteId, now: Instant) -> Result<()> {
    let ended = conn.run("DELETE FROM banners WHERE site = $1 AND until <= $2", values![site, now])?;
    if ended > 0 { sites::changed(conn, site) } else { Ok(()) }
}

fn note(conn: &mut Conn, acting: Acting<'_>, document: DocumentId, action: &'static str) -> Result<()> {
    let newest = crate::documents::standing(conn, document)?.newest.id;
    audit::add(conn, acting, action, (document, newest), None)
}
