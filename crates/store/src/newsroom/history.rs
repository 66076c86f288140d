//! What a text said before, and who wrote it.

use crate::{
    db::Conn,
    error::Result,
    revisions::{self, Revision},
    value::{Row, values},
};
use bayan_core::{
    id::{DocumentId, RevisionId},
    instant::Instant,
};

/// A revision in the history of a text.
#[derive(Debug, Clone)]
pub struct Past {
    /// Which.
    pub id: RevisionId,
    /// What it was called.
    pub headline: String,
    /// Who wrote it.
    pub author: String,
    /// When they began and left it.
    pub at: Instant,
    /// The public note of a correction.
    pub note: Option<String>,
    /// The number under which it came before the public.
    pub number: Option<i64>,
    /// The word of that act.
    pub kind: Option<String>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.headline, p.name, r.created_at, r.note, e.number, e.kind
             FROM revisions r JOIN people p ON p.id = r.author
             LEFT JOIN public_events e ON e.revision = r.id AND e.kind IN ('published', 'updated', 'corrected', 'imported')
             WHERE r.document = $1 ",
            $rest
        )
    };
}

/// The revisions of a text, the newest first, at most `limit` behind one of them.
pub fn history(
    conn: &mut Conn,
    document: DocumentId,
    behind: Option<(Instant, RevisionId)>,
    limit: u32,
) -> Result<Vec<Past>> {
    let rows = conn.all(
        select!(
            "AND (CAST($2 AS BIGINT) IS NULL OR r.created_at < $2 OR (r.created_at = $2 AND r.id < $3))
             ORDER BY r.created_at DESC, r.id DESC LIMIT $4"
        ),
        values![document, behind.map(|(at, _)| at), behind.map(|(_, id)| id), limit],
    )?;
    rows.iter().map(read).collect()
}

/// One of them, with its text; none where it is another document's.
pub fn past(conn: &mut Conn, document: DocumentId, revision: RevisionId) -> Result<Option<(Past, Revision)>> {
    let Some(row) = conn.maybe(select!("AND r.id = $2"), values![document, revision])? else {
        return Ok(None);
    };
    Ok(Some((read(&row)?, revisions::load(conn, revision)?)))
}

fn read(row: &Row) -> Result<Past> {
    Ok(Past {
        id: row.parse(0)?,
        headline: row.text(1)?.to_owned(),
        author: row.text(2)?.to_owned(),
        at: row.instant(3)?,
        note: row.maybe_text(4)?.map(str::to_owned),
        number: row.maybe_int(5)?,
        kind: row.maybe_text(6)?.map(str::to_owned),
    })
}
