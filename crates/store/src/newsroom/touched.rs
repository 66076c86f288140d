//! What was changed lately, for whoever follows it.

use crate::{db::Conn, documents, error::Result, revisions, value::values};
use bayan_core::{
    content::Content,
    id::{DocumentId, EditionId, SectionId},
    item::ItemKind,
    workflow::{Live, Withdrawal},
};

/// A text as it is now.
#[derive(Debug, Clone)]
pub struct Touched {
    /// Which.
    pub document: DocumentId,
    /// When somebody last changed something of it, in milliseconds since 1970.
    pub at: i64,
    /// What it is.
    pub kind: ItemKind,
    /// Where it stands.
    pub section: Option<SectionId>,
    /// Whether it was removed by order.
    pub is_removed: bool,
    /// What its newest version says.
    pub content: Content,
}

/// Which texts of an edition were changed behind a moment, or at that moment behind a text, and when; the earliest first.
pub fn touched_since(
    conn: &mut Conn,
    edition: EditionId,
    (at, behind): (i64, Option<DocumentId>),
    limit: u32,
) -> Result<Vec<(i64, DocumentId)>> {
    let rows = conn.all(
        "SELECT d.touched_at, d.id FROM documents d
         WHERE d.edition = $1 AND d.newest_revision IS NOT NULL
             AND (d.touched_at > $2 OR (d.touched_at = $2 AND d.id > COALESCE(CAST($3 AS TEXT), '')))
         ORDER BY d.touched_at, d.id LIMIT $4",
        values![edition, at, behind, limit],
    )?;
    rows.iter().map(|row| Ok((row.int(0)?, row.parse(1)?))).collect()
}

/// When something of an edition was last changed.
pub fn last_touched(conn: &mut Conn, edition: EditionId) -> Result<Option<i64>> {
    conn.one("SELECT MAX(touched_at) FROM documents WHERE edition = $1", values![edition])?.maybe_int(0)
}

/// Such a text as it is now.
pub fn touched(conn: &mut Conn, document: DocumentId) -> Result<Touched> {
    let row = conn.one(
        "SELECT d.touched_at, i.kind, d.section, d.newest_revision FROM documents d JOIN items i ON i.id = d.item
         WHERE d.id = $1",
        values![document],
    )?;
    let live = documents::standing(conn, document)?.live;
    Ok(Touched {
        document,
        at: row.int(0)?,
        kind: row.parse(1)?,
        section: row.maybe_parse(2)?,
        is_removed: matches!(live, Live::Withdrawn { how: Withdrawal::Removed { .. }, .. }),
        content: revisions::load(conn, row.parse(3)?)?.content,
    })
}
