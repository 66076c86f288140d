//! The hashes of the log, for proofs: those of level 0 stand with the entries, the others are kept when
//! they are complete.

use super::log::number;
use crate::{
    db::Conn,
    error::{Error, Result},
    value::values,
};
use bayan_core::id::SiteId;
use bayan_record::{Hash, ProofError, Tiles};

/// The appended log of a site, signed or not.
pub struct Logged<'c> {
    /// The connection.
    pub conn: &'c mut Conn,
    /// Whose.
    pub site: SiteId,
}

impl Tiles for Logged<'_> {
    type Error = Error;

    fn hashes(&mut self, level: u8, start: u64, count: u16) -> Result<Vec<Hash>> {
        let rows = match level {
            0 => self.conn.all(
                "SELECT leaf FROM record_entries WHERE site = $1 AND idx >= $2 ORDER BY idx LIMIT $3",
                values![self.site, number(start)?, u32::from(count)],
            ),
            _ => self.conn.all(
                "SELECT hash FROM record_hashes WHERE site = $1 AND level = $4 AND idx >= $2 ORDER BY idx LIMIT $3",
                values![self.site, number(start)?, u32::from(count), i64::from(level)],
            ),
        }?;
        rows.iter().map(|row| row.parse(0)).collect()
    }
}

/// The root of the tree as it was at `size`.
pub fn root_at(conn: &mut Conn, site: SiteId, size: u64) -> Result<Hash> {
    bayan_record::root(&mut Logged { conn, site }, size).map_err(store_error)
}

/// What cannot be proved from stored hashes is a fault of the store.
pub(crate) fn store_error(error: ProofError<Error>) -> Error {
    match error {
        ProofError::Tiles(error) => error,
        other => Error::Shape(other.to_string()),
    }
}
