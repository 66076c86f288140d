//! What this server, as a witness, has signed of the logs of others.

use super::log::{count, number};
use crate::{db::Conn, error::Result, value::values};
use bayan_core::instant::Instant;
use bayan_record::Hash;

/// The newest checkpoint of somebody else's log that was signed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witnessed {
    /// The log.
    pub origin: String,
    /// How many entries it had.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// The signed note.
    pub note: String,
}

/// The newest checkpoint of `origin` that was signed here.
pub fn witnessed(conn: &mut Conn, origin: &str) -> Result<Option<Witnessed>> {
    let row = conn.maybe("SELECT size, root, note FROM witnessed WHERE origin = $1", values![origin])?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Witnessed {
        origin: origin.to_owned(),
        size: count(row.int(0)?)?,
        root: row.parse(1)?,
        note: row.text(2)?.to_owned(),
    }))
}

/// Keeps a checkpoint that is about to be signed in the place of the one of size `before` (none for the
/// first); answers whether that one was still the newest. Nothing is signed that is not kept before.
pub fn keep_witnessed(conn: &mut Conn, new: &Witnessed, before: Option<u64>, now: Instant) -> Result<bool> {
    let kept = match before {
        None => conn.run(
            "INSERT INTO witnessed (origin, size, root, note, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (origin) DO NOTHING",
            values![new.origin.as_str(), number(new.size)?, new.root, new.note.as_str(), now],
        ),
        Some(before) => conn.run(
            "UPDATE witnessed SET size = $2, root = $3, note = $4, at = $5 WHERE origin = $1 AND size = $6",
            values![
                new.origin.as_str(),
                number(new.size)?,
                new.root,
                new.note.as_str(),
                now,
                number(before)?
            ],
        ),
    }?;
    Ok(kept == 1)
}
