//! What was answered to a program that names what it sends, so that it may send it again when the answer was lost
//! on the way (the Idempotency-Key header of the IETF's HTTPAPI group).

use crate::{db::Conn, error::Result, value::values};
use bayan_core::{id::AccessId, instant::Instant, media::Hash};

/// How long an answer is kept, in milliseconds.
const KEPT: i64 = 24 * 60 * 60 * 1000;

/// What there is under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// Nothing was: it is being done from now on.
    New,
    /// It is being done, or whoever did it was interrupted, or the answer was destroyed: what became of it is to be
    /// looked for.
    Running,
    /// Something else was sent under this name.
    Other,
    /// It was done, and this was answered.
    Done(Kept),
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The status.
    pub status: u16,
    /// Where what was made is.
    pub location: Option<String>,
    /// The body.
    pub body: String,
}

/// Notes that something is being done under a name of this token's.
pub fn begin(conn: &mut Conn, token: AccessId, key: &str, sent: Hash, now: Instant) -> Result<Begun> {
    let old = Instant::from_milliseconds(now.milliseconds() - KEPT);
    conn.run("DELETE FROM replies WHERE begun_at < $1", values![old])?;
    let begun = conn.run(
        "INSERT INTO replies (token, key, request_hash, begun_at) VALUES ($1, $2, $3, $4) ON CONFLICT (token, key) DO NOTHING",
        values![token, key, sent, now],
    )?;
    if begun == 1 {
        return Ok(Begun::New);
    }
    let row = conn.maybe(
        "SELECT request_hash, status, location, body FROM replies WHERE token = $1 AND key = $2",
        values![token, key],
    )?;
    // Freed in this moment by whoever had it.
    let Some(row) = row else { return Ok(Begun::Running) };
    if row.parse::<Hash>(0)? != sent {
        return Ok(Begun::Other);
    }
    Ok(match (row.maybe_int(1)?, row.maybe_text(3)?) {
        (Some(status), Some(body)) => Begun::Done(Kept {
            status: u16::try_from(status).map_err(crate::Error::shape)?,
            location: row.maybe_text(2)?.map(str::to_owned),
            body: body.to_owned(),
        }),
        _ => Begun::Running,
    })
}

/// Keeps what was answered.
pub fn finish(conn: &mut Conn, token: AccessId, key: &str, kept: &Kept) -> Result<()> {
    conn.run(
        "UPDATE replies SET status = $3, location = $4, body = $5 WHERE token = $1 AND key = $2 AND void IS NULL",
        values![token, key, i64::from(kept.status), kept.location.as_deref(), kept.body.as_str()],
    )
    .map(drop)
}

/// Forgets the name: nothing was done under it.
pub fn forget(conn: &mut Conn, token: AccessId, key: &str) -> Result<()> {
    conn.run("DELETE FROM replies WHERE token = $1 AND key = $2", values![token, key]).map(drop)
}

/// Destroys all answers: they may hold a text that is removed. Their names stay taken, so that nothing is done twice
/// that was done.
pub(crate) fn void_all(conn: &mut Conn) -> Result<()> {
    conn.run("UPDATE replies SET status = NULL, location = NULL, body = NULL, void = 1", &[]).map(drop)
}
