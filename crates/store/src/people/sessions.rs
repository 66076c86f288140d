//! Who is signed in where.

use super::accounts::{Account, account};
use crate::{
    db::Conn,
    error::{Error, Result},
    value::{Row, values},
};
use bayan_core::{
    chance::Chance,
    id::{PersonId, SessionId, SiteId},
    instant::Instant,
    media::Hash,
};

/// After how long without a request somebody is signed out, in milliseconds: a working day.
const IDLE: i64 = 12 * 60 * 60 * 1000;
/// After how long in all, in milliseconds: a fortnight.
const LIFE: i64 = 14 * 24 * 60 * 60 * 1000;
/// For how long a browser is known that does not come back, in milliseconds: a year.
const DEVICE: i64 = 365 * 24 * 60 * 60 * 1000;
/// How often it is noted that somebody was seen, in milliseconds.
const NOTED: i64 = 60 * 1000;

/// Somebody who is signed in on a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Which.
    pub id: SessionId,
    /// Since when.
    pub created_at: Instant,
    /// When a request last came.
    pub seen_at: Instant,
    /// From where it began.
    pub network: String,
    /// What the browser calls itself.
    pub agent: String,
}

/// A session to begin.
#[derive(Clone)]
pub struct NewSession {
    /// Who.
    pub person: PersonId,
    /// The hash of its token.
    pub token: Hash,
    /// From where.
    pub network: String,
    /// What the browser calls itself.
    pub agent: String,
}

/// Begins a session.
pub fn begin(conn: &mut Conn, new: &NewSession, now: Instant, chance: &dyn Chance) -> Result<SessionId> {
    let id = SessionId::new(now, chance);
    conn.run(
        "INSERT INTO sessions (id, person, token_hash, created_at, seen_at, network, agent) VALUES ($1, $2, $3, $4, $4, $5, $6)",
        values![id, new.person, new.token, now, new.network.as_str(), new.agent.as_str()],
    )?;
    // Those that have ended by themselves are of no use to anybody.
    conn.run(
        "DELETE FROM sessions WHERE seen_at < $1 OR created_at < $2",
        values![earlier(now, IDLE), earlier(now, LIFE)],
    )?;
    Ok(id)
}

/// Who a token of a site is, while the session lasts and the account is open.
pub fn session(
    conn: &mut Conn,
    site: SiteId,
    token: Hash,
    now: Instant,
) -> Result<Option<(Session, Account)>> {
    let row = conn.maybe(
        "SELECT s.id, s.created_at, s.seen_at, s.network, s.agent, s.person FROM sessions s
         JOIN accounts a ON a.person = s.person
         WHERE s.token_hash = $1 AND a.site = $2 AND a.closed_at IS NULL AND s.seen_at >= $3 AND s.created_at >= $4",
        values![token, site, earlier(now, IDLE), earlier(now, LIFE)],
    )?;
    let Some(row) = row else { return Ok(None) };
    let account = account(conn, site, row.parse(5)?)?;
    let account = account.ok_or_else(|| Error::Shape("a session without an account".into()))?;
    Ok(Some((read(&row)?, account)))
}

/// Whether it is time to note that a session was seen, and notes it.
pub fn seen(conn: &mut Conn, session: SessionId, now: Instant) -> Result<()> {
    conn.run(
        "UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $3",
        values![session, now, earlier(now, NOTED)],
    )
    .map(drop)
}

/// A session gets another token: whoever has the old one has nothing.
pub fn rotate(conn: &mut Conn, session: SessionId, token: Hash) -> Result<()> {
    conn.run("UPDATE sessions SET token_hash = $2 WHERE id = $1", values![session, token]).map(drop)
}

/// The sessions of somebody that last, the newest first.
pub fn sessions(conn: &mut Conn, person: PersonId, now: Instant) -> Result<Vec<Session>> {
    let rows = conn.all(
        "SELECT id, created_at, seen_at, network, agent FROM sessions
         WHERE person = $1 AND seen_at >= $2 AND created_at >= $3 ORDER BY created_at DESC, id",
        values![person, earlier(now, IDLE), earlier(now, LIFE)],
    )?;
    rows.iter().map(read).collect()
}

/// Ends a session of somebody.
pub fn end(conn: &mut Conn, person: PersonId, session: SessionId) -> Result<bool> {
    Ok(conn.run("DELETE FROM sessions WHERE id = $1 AND person = $2", values![session, person])? == 1)
}

/// Ends the session with this token, whosever it is.
pub fn end_by_token(conn: &mut Conn, token: Hash) -> Result<()> {
    conn.run("DELETE FROM sessions WHERE token_hash = $1", values![token]).map(drop)
}

/// Ends all sessions of somebody, but one; their browsers are strangers from then on, where none is spared.
pub fn end_all(conn: &mut Conn, person: PersonId, but: Option<SessionId>) -> Result<()> {
    match but {
        Some(but) => {
            conn.run("DELETE FROM sessions WHERE person = $1 AND id <> $2", values![person, but])?;
        }
        None => {
            conn.run("DELETE FROM sessions WHERE person = $1", values![person])?;
            conn.run("DELETE FROM devices WHERE person = $1", values![person])?;
        }
    }
    Ok(())
}

/// Notes that somebody has signed in from a browser.
pub fn know_device(conn: &mut Conn, person: PersonId, token: Hash, now: Instant) -> Result<()> {
    conn.run(
        "INSERT INTO devices (token_hash, person, seen_at) VALUES ($1, $2, $3)
         ON CONFLICT (token_hash, person) DO UPDATE SET seen_at = excluded.seen_at",
        values![token, person, now],
    )?;
    // A browser that did not come back for a year is a stranger.
    conn.run("DELETE FROM devices WHERE person = $1 AND seen_at < $2", values![person, earlier(now, DEVICE)])
        .map(drop)
}

/// Whether somebody has signed in from this browser before.
pub fn is_known_device(conn: &mut Conn, person: PersonId, token: Hash) -> Result<bool> {
    let row = conn
        .maybe("SELECT person FROM devices WHERE token_hash = $1 AND person = $2", values![token, person])?;
    Ok(row.is_some())
}

fn earlier(now: Instant, by: i64) -> Instant {
    Instant::from_milliseconds(now.milliseconds().saturating_sub(by))
}

fn read(row: &Row) -> Result<Session> {
    Ok(Session {
        id: row.parse(0)?,
        created_at: row.instant(1)?,
        seen_at: row.instant(2)?,
        network: row.text(3)?.to_owned(),
        agent: row.text(4)?.to_owned(),
    })
}
