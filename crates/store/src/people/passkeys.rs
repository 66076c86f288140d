//! Passkeys, and what devices were asked to sign.

use super::factors::drop_idle_codes;
use crate::{
    db::Conn,
    error::{Error, Result},
    value::{Row, values},
};
use bayan_core::{
    chance::Chance,
    id::{PasskeyId, PersonId, SiteId},
    instant::Instant,
    line::Label,
    media::Hash,
};

/// How long a device may take to answer, in milliseconds.
const ANSWERED_WITHIN: i64 = 10 * 60 * 1000;
/// How many questions to strangers stand open at most: anybody may have one asked.
const MOST_OPEN: i64 = 10_000;

/// A passkey of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Which.
    pub id: PasskeyId,
    /// Whose.
    pub person: PersonId,
    /// For which name of the site.
    pub host: String,
    /// The public key and its count of uses, as JSON.
    pub public_key: String,
    /// Which device it is, in the words of whoever has it.
    pub label: String,
    /// Since when.
    pub created_at: Instant,
    /// When somebody last came in by it.
    pub used_at: Option<Instant>,
}

/// One to be kept.
#[derive(Debug, Clone)]
pub struct NewPasskey {
    /// Whose.
    pub person: PersonId,
    /// For which name of the site.
    pub host: String,
    /// What the device calls it, in base64url.
    pub credential: String,
    /// The public key, as JSON.
    pub public_key: String,
    /// Which device it is.
    pub label: Label,
}

/// A question that a device was asked.
#[derive(Debug, Clone)]
pub struct Challenge {
    /// Who was asked; nobody where the device says who it is.
    pub person: Option<PersonId>,
    /// What is remembered of it, as JSON.
    pub state: String,
}

macro_rules! select {
    ($where:literal) => {
        concat!(
            "SELECT k.id, k.person, k.host, k.public_key, k.label, k.created_at, k.used_at FROM passkeys k ",
            $where
        )
    };
}

fn read(row: Row) -> Result<Passkey> {
    Ok(Passkey {
        id: row.parse(0)?,
        person: row.parse(1)?,
        host: row.text(2)?.to_owned(),
        public_key: row.text(3)?.to_owned(),
        label: row.text(4)?.to_owned(),
        created_at: row.instant(5)?,
        used_at: row.maybe_int(6)?.map(Instant::from_milliseconds),
    })
}

/// Those of somebody, the oldest first.
pub fn passkeys(conn: &mut Conn, person: PersonId) -> Result<Vec<Passkey>> {
    let rows = conn.all(select!("WHERE k.person = $1 ORDER BY k.created_at, k.id"), values![person])?;
    rows.into_iter().map(read).collect()
}

/// The one that a device calls so, of somebody who has an open account on this site.
pub fn passkey(conn: &mut Conn, site: SiteId, credential: &str) -> Result<Option<Passkey>> {
    let row = conn.maybe(
        select!(
            "JOIN accounts a ON a.person = k.person
             WHERE k.credential = $1 AND a.site = $2 AND a.closed_at IS NULL"
        ),
        values![credential, site],
    )?;
    row.map(read).transpose()
}

/// Whether somebody has one.
pub fn has_passkeys(conn: &mut Conn, person: PersonId) -> Result<bool> {
    Ok(conn.maybe("SELECT id FROM passkeys WHERE person = $1 LIMIT 1", values![person])?.is_some())
}

/// Keeps one; not where it is kept already.
pub fn add_passkey(conn: &mut Conn, new: &NewPasskey, now: Instant, chance: &dyn Chance) -> Result<bool> {
    let kept = conn.run(
        "INSERT INTO passkeys (id, person, host, credential, public_key, label, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (credential) DO NOTHING",
        values![
            PasskeyId::new(now, chance),
            new.person,
            new.host.as_str(),
            new.credential.as_str(),
            new.public_key.as_str(),
            new.label.as_str(),
            now
        ],
    )?;
    Ok(kept == 1)
}

/// Notes that somebody came in by one, and its count of uses with it.
pub fn passkey_used(conn: &mut Conn, id: PasskeyId, public_key: &str, now: Instant) -> Result<()> {
    conn.run("UPDATE passkeys SET public_key = $2, used_at = $3 WHERE id = $1", values![id, public_key, now])
        .map(drop)
}

/// Forgets one of somebody's.
pub fn drop_passkey(conn: &mut Conn, person: PersonId, id: PasskeyId) -> Result<bool> {
    let forgotten = conn.run("DELETE FROM passkeys WHERE person = $1 AND id = $2", values![person, id])? == 1;
    drop_idle_codes(conn, person)?;
    Ok(forgotten)
}

/// Forgets all of somebody's.
pub fn drop_passkeys(conn: &mut Conn, person: PersonId) -> Result<()> {
    conn.run("DELETE FROM challenges WHERE person = $1", values![person])?;
    conn.run("DELETE FROM passkeys WHERE person = $1", values![person])?;
    drop_idle_codes(conn, person)
}

/// Remembers what a device is asked. Where very many strangers are being asked, the question that has waited longest
/// gives way: whoever asks without end keeps nobody out who answers within seconds.
pub fn challenge(
    conn: &mut Conn,
    token: Hash,
    (person, state): (Option<PersonId>, &str),
    now: Instant,
) -> Result<()> {
    conn.run("DELETE FROM challenges WHERE expires_at < $1", values![now])?;
    if person.is_none() {
        let open = "SELECT CAST(COUNT(*) AS BIGINT) FROM challenges WHERE person IS NULL";
        if conn.one(open, values![])?.int(0)? >= MOST_OPEN {
            conn.run(
                "DELETE FROM challenges WHERE token_hash = (SELECT token_hash FROM challenges WHERE person IS NULL
                 ORDER BY expires_at, token_hash LIMIT 1)",
                values![],
            )?;
        }
    }
    let until = Instant::from_milliseconds(now.milliseconds() + ANSWERED_WITHIN);
    conn.run(
        "INSERT INTO challenges (token_hash, person, state, expires_at) VALUES ($1, $2, $3, $4)",
        values![token, person.map(|person| person.to_string()), state, until],
    )
    .map(drop)
}

/// Takes back what a device was asked: whatever it answers, it is asked once.
pub fn take_challenge(conn: &mut Conn, token: Hash, now: Instant) -> Result<Option<Challenge>> {
    let row = conn.maybe(
        "DELETE FROM challenges WHERE token_hash = $1 AND expires_at >= $2 RETURNING person, state",
        values![token, now],
    )?;
    let read = |row: Row| {
        let person = row.maybe_text(0)?.map(|person| person.parse().map_err(Error::shape)).transpose()?;
        Ok(Challenge { person, state: row.text(1)?.to_owned() })
    };
    row.map(read).transpose()
}
