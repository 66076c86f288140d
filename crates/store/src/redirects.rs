//! Old addresses.

use crate::{db::Conn, error::Result, value::values};
use bayan_core::{
    id::{DocumentId, SiteId},
    instant::Instant,
};

/// Makes `path` (with its query) lead to `document`. A path that leads somewhere already keeps doing so.
pub fn add(conn: &mut Conn, site: SiteId, path: &str, document: DocumentId, now: Instant) -> Result<bool> {
    let added = conn.run(
        "INSERT INTO redirects (site, path, document, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (site, path) DO NOTHING",
        values![site, path, document, now],
    )?;
    Ok(added == 1)
}

/// Whether `path` leads somewhere.
pub fn leads(conn: &mut Conn, site: SiteId, path: &str) -> Result<bool> {
    let row =
        conn.maybe("SELECT document FROM redirects WHERE site = $1 AND path = $2", values![site, path])?;
    Ok(row.is_some())
}
