//! The schema: one list of steps for both databases, forward only.

use crate::{
    db::Conn,
    error::{Error, Result},
    value::values,
};
use bayan_core::instant::Instant;

const STEPS: [&str; 18] = [
    include_str!("../migrations/0001_begin.sql"),
    include_str!("../migrations/0002_public_site.sql"),
    include_str!("../migrations/0003_record.sql"),
    include_str!("../migrations/0004_people.sql"),
    include_str!("../migrations/0005_newsroom.sql"),
    include_str!("../migrations/0006_second_factor.sql"),
    include_str!("../migrations/0007_guests.sql"),
    include_str!("../migrations/0008_programs.sql"),
    include_str!("../migrations/0009_comments.sql"),
    include_str!("../migrations/0010_moments.sql"),
    include_str!("../migrations/0011_passkeys.sql"),
    include_str!("../migrations/0012_remits.sql"),
    include_str!("../migrations/0013_settings.sql"),
    include_str!("../migrations/0014_standing_words.sql"),
    include_str!("../migrations/0015_topics.sql"),
    include_str!("../migrations/0016_chronology.sql"),
    include_str!("../migrations/0017_parts.sql"),
    include_str!("../migrations/0018_redirects.sql"),
];

/// The newest schema version that this program knows.
pub const NEWEST: i64 = STEPS.len() as i64;

const VERSIONS: &str =
    "CREATE TABLE IF NOT EXISTS bayan_schema (version BIGINT PRIMARY KEY, applied_at BIGINT NOT NULL)";

/// Brings the schema to [`NEWEST`], each step in a transaction of its own.
pub(crate) fn migrate(conn: &mut Conn, now: Instant) -> Result<()> {
    conn.batch(VERSIONS)?;
    loop {
        conn.begin_migration()?;
        let done = step(conn, now);
        match done {
            Ok(true) => conn.batch("COMMIT")?,
            Ok(false) => return conn.batch("ROLLBACK"),
            Err(error) => {
                let _ = conn.batch("ROLLBACK");
                return Err(error);
            }
        }
    }
}

/// The version of the schema that is there; refuses one that this program does not know.
pub fn check(conn: &mut Conn) -> Result<i64> {
    let found = conn.one("SELECT COALESCE(MAX(version), 0) FROM bayan_schema", &[])?.int(0)?;
    if found > NEWEST { Err(Error::NewerSchema { found, known: NEWEST }) } else { Ok(found) }
}

/// Takes one step; answers whether there was one to take.
fn step(conn: &mut Conn, now: Instant) -> Result<bool> {
    let found = check(conn)?;
    let Some(sql) = usize::try_from(found).ok().and_then(|index| STEPS.get(index)) else { return Ok(false) };
    conn.batch(sql)?;
    conn.run("INSERT INTO bayan_schema (version, applied_at) VALUES ($1, $2)", values![found + 1, now])?;
    Ok(true)
}

/// Takes the first step alone: for the test that data of the first schema comes along.
#[cfg(test)]
pub(crate) fn first_step(conn: &mut Conn, now: Instant) -> Result<bool> {
    conn.batch(VERSIONS)?;
    step(conn, now)
}
