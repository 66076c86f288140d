//! The words that an edition says again and again. The public side knows nothing of them: texts have copies.

use crate::{
    db::Conn,
    error::Result,
    value::{Row, values},
};
use bayan_core::id::EditionId;

/// Words that an edition says again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boilerplate {
    /// What they are called in the newsroom.
    pub label: String,
    /// As they are written, in Markdown.
    pub words: String,
}

/// The words that an edition says again and again.
pub fn boilerplate(conn: &mut Conn, edition: EditionId) -> Result<Vec<Boilerplate>> {
    let rows =
        conn.all("SELECT label, words FROM boilerplate WHERE edition = $1 ORDER BY rank", values![edition])?;
    let read = |row: &Row| Ok(Boilerplate { label: row.text(0)?.to_owned(), words: row.text(1)?.to_owned() });
    rows.iter().map(read).collect()
}

/// These are they from now on. Texts that have a copy keep it.
pub fn arrange_boilerplate(conn: &mut Conn, edition: EditionId, wanted: &[Boilerplate]) -> Result<()> {
    conn.run("DELETE FROM boilerplate WHERE edition = $1", values![edition])?;
    for (rank, one) in (0u32..).zip(wanted) {
        conn.run(
            "INSERT INTO boilerplate (edition, rank, label, words) VALUES ($1, $2, $3, $4)",
            values![edition, rank, one.label.as_str(), one.words.as_str()],
        )?;
    }
    Ok(())
}
