//! Failures to sign in, counted by account, device and network.

use crate::{db::Conn, error::Result, value::values};
use bayan_core::instant::Instant;

/// For how long failures are remembered, in milliseconds.
const REMEMBERED: i64 = 60 * 60 * 1000;

/// What is remembered of failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// How many in a row.
    pub failures: i64,
    /// When the last one was.
    pub last_at: Instant,
}

/// The failures under a counter; none after a while.
pub fn attempts(conn: &mut Conn, counter: &str, now: Instant) -> Result<Option<Attempts>> {
    let row = conn.maybe(
        "SELECT failures, last_at FROM attempts WHERE counter = $1 AND last_at > $2",
        values![counter, earliest(now)],
    )?;
    row.map(|row| Ok(Attempts { failures: row.int(0)?, last_at: row.instant(1)? })).transpose()
}

/// One more failure under a counter.
pub fn failed(conn: &mut Conn, counter: &str, now: Instant) -> Result<()> {
    conn.run(
        "INSERT INTO attempts (counter, failures, last_at) VALUES ($1, 1, $2)
         ON CONFLICT (counter) DO UPDATE SET
            failures = CASE WHEN attempts.last_at > $3 THEN attempts.failures + 1 ELSE 1 END, last_at = excluded.last_at",
        values![counter, now, earliest(now)],
    )
    .map(drop)
}

/// One failure under a counter was none after all.
pub fn was_none(conn: &mut Conn, counter: &str) -> Result<()> {
    conn.run(
        "UPDATE attempts SET failures = failures - 1 WHERE counter = $1 AND failures > 0",
        values![counter],
    )
    .map(drop)
}

/// Forgets the failures under a counter.
pub fn forget_attempts(conn: &mut Conn, counter: &str) -> Result<()> {
    conn.run("DELETE FROM attempts WHERE counter = $1", values![counter]).map(drop)
}

/// Forgets what counts no more.
pub fn forget_old_attempts(conn: &mut Conn, now: Instant) -> Result<()> {
    conn.run("DELETE FROM attempts WHERE last_at <= $1", values![earliest(now)]).map(drop)
}

fn earliest(now: Instant) -> Instant {
    Instant::from_milliseconds(now.milliseconds().saturating_sub(REMEMBERED))
}
