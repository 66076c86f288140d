//! What witnesses have signed of a log.

use super::log::{count, number};
use crate::{db::Conn, error::Result, value::values};
use bayan_core::{id::SiteId, instant::Instant};

/// Keeps a witness's signature of the checkpoint of this size: one line of its note.
pub fn add_cosignature(
    conn: &mut Conn,
    site: SiteId,
    size: u64,
    (witness, line, at): (&str, &str, Instant),
) -> Result<()> {
    conn.run(
        "INSERT INTO record_cosignatures (site, size, witness, line, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (site, size, witness) DO NOTHING",
        values![site, number(size)?, witness, line, at],
    )
    .map(drop)
}

/// The size of the newest checkpoint that a witness has signed.
pub fn newest_cosigned(conn: &mut Conn, site: SiteId, witness: &str) -> Result<Option<u64>> {
    let row = conn.one(
        "SELECT MAX(size) FROM record_cosignatures WHERE site = $1 AND witness = $2",
        values![site, witness],
    )?;
    row.maybe_int(0)?.map(count).transpose()
}
