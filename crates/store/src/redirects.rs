//! Old addresses, and others that are to lead to a text.

use crate::{
    db::Conn,
    error::Result,
    newsroom::pattern,
    value::{Row, values},
};
use bayan_core::{
    id::{DocumentId, EditionId, PersonId, ShortId, SiteId},
    instant::Instant,
};

/// An address that leads to a text.
#[derive(Debug, Clone)]
pub struct Redirect {
    /// The address: a path with its query.
    pub path: String,
    /// Where it leads.
    pub document: DocumentId,
    /// The same, as addresses of the newsroom name it.
    pub short_id: ShortId,
    /// What that text is called now.
    pub headline: String,
    /// In which edition it stands.
    pub edition: EditionId,
    /// Whether readers are led there: it is public, or it is said what became of it.
    pub leads: bool,
    /// Who made it, by name; nobody where it was imported.
    pub made_by: Option<String>,
    /// Since when.
    pub made_at: Instant,
}

/// Makes `path` (with its query) lead to `document`. A path that leads somewhere already keeps doing so.
pub fn add(conn: &mut Conn, site: SiteId, path: &str, document: DocumentId, now: Instant) -> Result<bool> {
    insert(conn, (site, path, document), None, now)
}

/// The same by somebody of the newsroom, who can take it away again.
pub fn make(
    conn: &mut Conn,
    (site, path, document): (SiteId, &str, DocumentId),
    by: PersonId,
    now: Instant,
) -> Result<bool> {
    insert(conn, (site, path, document), Some(by), now)
}

fn insert(
    conn: &mut Conn,
    (site, path, document): (SiteId, &str, DocumentId),
    by: Option<PersonId>,
    now: Instant,
) -> Result<bool> {
    let added = conn.run(
        "INSERT INTO redirects (site, path, document, created_at, made_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (site, path) DO NOTHING",
        values![site, path, document, now, by],
    )?;
    Ok(added == 1)
}

/// Takes away what somebody of the newsroom made; answers whether there was such a one. What was imported stays.
pub fn drop_made(conn: &mut Conn, site: SiteId, path: &str) -> Result<bool> {
    let gone = conn.run(
        "DELETE FROM redirects WHERE site = $1 AND path = $2 AND made_by IS NOT NULL",
        values![site, path],
    )?;
    Ok(gone == 1)
}

/// Whether `path` leads somewhere.
pub fn leads(conn: &mut Conn, site: SiteId, path: &str) -> Result<bool> {
    target(conn, site, path).map(|found| found.is_some())
}

/// Where `path` leads.
pub fn target(conn: &mut Conn, site: SiteId, path: &str) -> Result<Option<DocumentId>> {
    let row =
        conn.maybe("SELECT document FROM redirects WHERE site = $1 AND path = $2", values![site, path])?;
    row.map(|row| row.parse(0)).transpose()
}

/// The addresses that lead somewhere, the newest first: those with some letters in them or in the headline of their
/// text, `limit` of them behind the first `offset`.
pub fn list(
    conn: &mut Conn,
    site: SiteId,
    words: Option<&str>,
    (limit, offset): (u32, u32),
) -> Result<Vec<Redirect>> {
    let rows = conn.all(
        "SELECT x.path, x.document, d.short_id, r.headline, d.edition, p.name, x.created_at,
                CASE WHEN EXISTS (SELECT 1 FROM live_redirects l WHERE l.site = x.site AND l.path = x.path) THEN 1 ELSE 0 END
         FROM redirects x JOIN documents d ON d.id = x.document JOIN revisions r ON r.id = d.newest_revision
         LEFT JOIN people p ON p.id = x.made_by
         WHERE x.site = $1 AND (CAST($2 AS TEXT) IS NULL OR LOWER(x.path) LIKE $2 ESCAPE '!'
             OR LOWER(r.headline) LIKE $2 ESCAPE '!')
         ORDER BY x.created_at DESC, x.path LIMIT $3 OFFSET $4",
        values![site, words.map(pattern), limit, offset],
    )?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Redirect> {
    Ok(Redirect {
        path: row.text(0)?.to_owned(),
        document: row.parse(1)?,
        short_id: row.parse(2)?,
        headline: row.text(3)?.to_owned(),
        edition: row.parse(4)?,
        made_by: row.maybe_text(5)?.map(str::to_owned),
        made_at: row.instant(6)?,
        leads: row.int(7)? == 1,
    })
}
