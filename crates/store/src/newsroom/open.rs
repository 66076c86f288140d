//! Who has a text open at the moment, as far as their browser says so.

use crate::{db::Conn, error::Result, value::values};
use bayan_core::{
    id::{DocumentId, PersonId},
    instant::Instant,
};

/// How long a browser is believed, in milliseconds: it says so every twenty seconds.
const BELIEVED: i64 = 45 * 1000;

/// Notes that somebody has a text open.
pub fn stay(conn: &mut Conn, document: DocumentId, person: PersonId, now: Instant) -> Result<()> {
    conn.run(
        "INSERT INTO open_texts (document, person, seen_at) VALUES ($1, $2, $3)
         ON CONFLICT (document, person) DO UPDATE SET seen_at = excluded.seen_at",
        values![document, person, now],
    )?;
    conn.run("DELETE FROM open_texts WHERE document = $1 AND seen_at < $2", values![document, since(now)])
        .map(drop)
}

/// The others who have it open, by name.
pub fn others(conn: &mut Conn, document: DocumentId, person: PersonId, now: Instant) -> Result<Vec<String>> {
    let rows = conn.all(
        "SELECT p.name FROM open_texts o JOIN people p ON p.id = o.person
         WHERE o.document = $1 AND o.person <> $2 AND o.seen_at >= $3 ORDER BY p.name",
        values![document, person, since(now)],
    )?;
    rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
}

fn since(now: Instant) -> Instant {
    Instant::from_milliseconds(now.milliseconds() - BELIEVED)
}
