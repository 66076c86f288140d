//! A second factor beside the password.

use super::passkeys::has_passkeys;
use crate::{
    db::Conn,
    error::Result,
    value::{Row, values},
};
use bayan_core::{id::PersonId, instant::Instant, media::Hash};

/// How long somebody may look for their telephone, in milliseconds.
const HALF: i64 = 10 * 60 * 1000;

/// A second factor.
#[derive(Clone)]
pub struct Factor {
    /// What is shared with the telephone, in Base32.
    pub secret: String,
    /// Since when a code is asked for.
    pub confirmed_at: Option<Instant>,
    /// The last step of time whose code was taken.
    pub last_step: i64,
}

/// The factor of somebody, confirmed or not.
pub fn factor(conn: &mut Conn, person: PersonId) -> Result<Option<Factor>> {
    let row = conn.maybe(
        "SELECT secret, confirmed_at, last_step FROM second_factors WHERE person = $1",
        values![person],
    )?;
    let read = |row: Row| {
        Ok(Factor {
            secret: row.text(0)?.to_owned(),
            confirmed_at: row.maybe_int(1)?.map(Instant::from_milliseconds),
            last_step: row.int(2)?,
        })
    };
    row.map(read).transpose()
}

/// Begins one, in place of one that was never confirmed.
pub fn begin_factor(conn: &mut Conn, person: PersonId, secret: &str, now: Instant) -> Result<()> {
    conn.run("DELETE FROM second_factors WHERE person = $1 AND confirmed_at IS NULL", values![person])?;
    conn.run(
        "INSERT INTO second_factors (person, secret, begun_at, last_step) VALUES ($1, $2, $3, 0)
         ON CONFLICT (person) DO NOTHING",
        values![person, secret, now],
    )
    .map(drop)
}

/// From now on a code is asked for.
pub fn confirm_factor(conn: &mut Conn, person: PersonId, now: Instant) -> Result<()> {
    conn.run(
        "UPDATE second_factors SET confirmed_at = $2 WHERE person = $1 AND confirmed_at IS NULL",
        values![person, now],
    )
    .map(drop)
}

/// Takes the code of a step; not where it, or a later one, was taken already.
pub fn take_step(conn: &mut Conn, person: PersonId, step: i64) -> Result<bool> {
    let taken = conn.run(
        "UPDATE second_factors SET last_step = $2 WHERE person = $1 AND last_step < $2",
        values![person, step],
    )?;
    Ok(taken == 1)
}

/// Whether more than the password is asked for: a code of the telephone, or a passkey.
pub fn asks_more(conn: &mut Conn, person: PersonId) -> Result<bool> {
    let has_telephone = factor(conn, person)?.is_some_and(|factor| factor.confirmed_at.is_some());
    Ok(has_telephone || has_passkeys(conn, person)?)
}

/// Asks for no code of the telephone any more.
pub fn drop_factor(conn: &mut Conn, person: PersonId) -> Result<()> {
    conn.run("DELETE FROM second_factors WHERE person = $1", values![person])?;
    drop_idle_codes(conn, person)
}

/// Codes on paper stand in for a telephone or a passkey: where there is neither, they are none any more.
pub fn drop_idle_codes(conn: &mut Conn, person: PersonId) -> Result<()> {
    if asks_more(conn, person)? {
        return Ok(());
    }
    conn.run("DELETE FROM half_entered WHERE person = $1", values![person])?;
    conn.run("DELETE FROM recovery_codes WHERE person = $1", values![person]).map(drop)
}

/// Keeps new codes for the day without a telephone, in place of all earlier ones.
pub fn keep_codes(conn: &mut Conn, person: PersonId, codes: &[Hash]) -> Result<()> {
    conn.run("DELETE FROM recovery_codes WHERE person = $1", values![person])?;
    for code in codes {
        conn.run("INSERT INTO recovery_codes (person, code_hash) VALUES ($1, $2)", values![person, *code])?;
    }
    Ok(())
}

/// Takes one of them, once.
pub fn take_code(conn: &mut Conn, person: PersonId, code: Hash, now: Instant) -> Result<bool> {
    let taken = conn.run(
        "UPDATE recovery_codes SET used_at = $3 WHERE person = $1 AND code_hash = $2 AND used_at IS NULL",
        values![person, code, now],
    )?;
    Ok(taken == 1)
}

/// How many are left.
pub fn codes_left(conn: &mut Conn, person: PersonId) -> Result<i64> {
    let row = conn.one(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM recovery_codes WHERE person = $1 AND used_at IS NULL",
        values![person],
    )?;
    row.int(0)
}

/// Notes that somebody has given the right password and not yet the code.
pub fn enter_half(conn: &mut Conn, person: PersonId, token: Hash, now: Instant) -> Result<()> {
    conn.run("DELETE FROM half_entered WHERE expires_at < $1", values![now])?;
    let until = Instant::from_milliseconds(now.milliseconds() + HALF);
    conn.run(
        "INSERT INTO half_entered (token_hash, person, expires_at) VALUES ($1, $2, $3)",
        values![token, person, until],
    )
    .map(drop)
}

/// Who it was that has this token.
pub fn half_entered(conn: &mut Conn, token: Hash, now: Instant) -> Result<Option<PersonId>> {
    let row = conn.maybe(
        "SELECT person FROM half_entered WHERE token_hash = $1 AND expires_at >= $2",
        values![token, now],
    )?;
    row.map(|row| row.parse(0)).transpose()
}

/// Nobody comes in by it any more.
pub fn forget_half(conn: &mut Conn, token: Hash) -> Result<()> {
    conn.run("DELETE FROM half_entered WHERE token_hash = $1", values![token]).map(drop)
}
