//! What was imported from where, so that a second run brings no duplicates.

use crate::{db::Conn, error::Result, value::values};
use bayan_core::{
    id::{DocumentId, EditionId},
    instant::Instant,
    media::Hash,
};

/// What an earlier run imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// As which document.
    pub document: DocumentId,
    /// The hash of what stood in the source then.
    pub fingerprint: Hash,
}

/// What an earlier run imported from `source` into `edition`.
pub fn find(conn: &mut Conn, edition: EditionId, source: &str) -> Result<Option<Imported>> {
    let row = conn.maybe(
        "SELECT document, fingerprint FROM imports WHERE edition = $1 AND source = $2",
        values![edition, source],
    )?;
    row.map(|row| Ok(Imported { document: row.parse(0)?, fingerprint: row.parse(1)? })).transpose()
}

/// The document imported from `source` into any edition of the site that `edition` belongs to.
pub fn find_anywhere(conn: &mut Conn, edition: EditionId, source: &str) -> Result<Option<DocumentId>> {
    let row = conn.maybe(
        "SELECT m.document FROM imports m
         JOIN editions e ON e.id = m.edition
         JOIN editions own ON own.site = e.site
         WHERE own.id = $1 AND m.source = $2 AND m.edition <> $1
         ORDER BY m.imported_at LIMIT 1",
        values![edition, source],
    )?;
    row.map(|row| row.parse(0)).transpose()
}

/// Remembers that `source` was imported as `document`.
pub fn remember(
    conn: &mut Conn,
    edition: EditionId,
    source: &str,
    imported: Imported,
    now: Instant,
) -> Result<()> {
    conn.run(
        "INSERT INTO imports (edition, source, document, fingerprint, imported_at) VALUES ($1, $2, $3, $4, $5)",
        values![edition, source, imported.document, imported.fingerprint, now],
    )?;
    Ok(())
}
