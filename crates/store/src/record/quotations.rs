//! What a quotation is found by: the hashes of short runs of words, kept with the entry in which they first
//! stand. They only find; what was said is then compared with what is disclosed.

use super::log::number;
use crate::{
    db::Conn,
    error::{Error, Result},
    value::{Value, values},
};
use bayan_core::{content::parts, id::SiteId, text::quotation};
use bayan_record::{Part, parts_from_json};
use std::collections::BTreeSet;

/// How many are written at once: the statement names each.
const TOGETHER: usize = 8;

/// Keeps what the disclosed parts of an entry are found by, but for what the entry before has already.
pub(super) fn keep(
    conn: &mut Conn,
    site: SiteId,
    log: i64,
    index: u64,
    before: Option<i64>,
    disclosed: &[Part],
) -> Result<()> {
    let mut new = shingles(disclosed);
    if let Some(before) = before {
        let row = conn.maybe(
            "SELECT parts FROM record_disclosures WHERE site = $1 AND idx = $2",
            values![site, before],
        )?;
        if let Some(row) = row {
            for known in shingles(&parts_from_json(row.text(0)?).map_err(Error::shape)?) {
                new.remove(&known);
            }
        }
    }
    write(conn, log, number(index)?, new)
}

/// Forgets what an entry was found by, and keeps what its disclosed parts still are found by.
pub(super) fn renew(conn: &mut Conn, log: i64, index: i64, disclosed: &[Part]) -> Result<()> {
    conn.run("DELETE FROM record_shingles WHERE log = $1 AND idx = $2", values![log, index])?;
    write(conn, log, index, shingles(disclosed))
}

fn write(conn: &mut Conn, log: i64, index: i64, shingles: BTreeSet<i64>) -> Result<()> {
    let shingles: Vec<i64> = shingles.into_iter().collect();
    for some in shingles.chunks(TOGETHER) {
        // The last one is named again until the statement is full.
        let mut columns = vec![Value::Int(log), Value::Int(index)];
        columns.extend((0..TOGETHER).map(|at| Value::Int(some[at.min(some.len() - 1)])));
        conn.run(
            "INSERT INTO record_shingles (log, idx, shingle)
             VALUES ($1, $2, $3), ($1, $2, $4), ($1, $2, $5), ($1, $2, $6), ($1, $2, $7), ($1, $2, $8), ($1, $2, $9), ($1, $2, $10)
             ON CONFLICT (shingle, log, idx) DO NOTHING",
            &columns,
        )?;
    }
    Ok(())
}

fn shingles(disclosed: &[Part]) -> BTreeSet<i64> {
    let sought = |part: &&Part| {
        part.name.starts_with("body/")
            || part.name.ends_with("/caption")
            || matches!(part.name.as_str(), "headline" | "standfirst" | "note")
    };
    let of_part = |part: &Part| {
        let plain = parts::plain(&parts::Part::new(part.name.as_str(), part.text.as_str()));
        quotation::stored(&plain)
    };
    disclosed.iter().filter(sought).flat_map(of_part).collect()
}
