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

/// The texts of an edition that were changed behind a moment, or at that moment behind a text, the earliest first.
pub fn touched_since(
    conn: &mut Conn,
    edition: EditionId,
    (at, behind): (i64, Option<DocumentId>),
    limit: u32,
) -> Result<Vec<Touched>> {
    let rows = conn.all(
        "SELECT d.id, COALESCE(d.touched_at, d.created_at), i.kind, d.section, d.newest_revision
         FROM documents d JOIN items i ON i.id = d.item
         WHERE d.edition = $1 AND d.newest_revision IS NOT NULL
             AND (COALESCE(d.touched_at, d.created_at) > $2
                  OR (COALESCE(d.touched_at, d.created_at) = $2 AND d.id > COALESCE(CAST($3 AS TEXT), '')))
         ORDER BY COALESCE(d.touched_at, d.created_at), d.id LIMIT $4",
        values![edition, at, behind, limit],
    )?;
    let mut all = Vec::new();
    for row in &rows {
        let document: DocumentId = row.parse(0)?;
        let live = documents::standing(conn, document)?.live;
        let is_removed = matches!(live, Live::Withdrawn { how: Withdrawal::Removed { .. }, .. });
        all.push(Touched {
            document,
            at: row.int(1)?,
            kind: row.parse(2)?,
            section: row.maybe_parse(3)?,
            is_removed,
            content: revisions::load(conn, row.parse(4)?)?.content,
        });
    }
    Ok(all)
}
