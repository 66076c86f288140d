//! What lets a program in, in somebody's name.

use super::accounts::{Account, account};
use crate::{
    db::Conn,
    error::{Error, Result},
    value::{Row, values},
};
use bayan_core::{
    chance::Chance,
    id::{AccessId, PersonId, SiteId},
    instant::Instant,
    line::Label,
    media::Hash,
    scope::Scope,
};
use std::collections::BTreeSet;

/// How often it is noted that a token was used, in milliseconds.
const NOTED: i64 = 60 * 1000;

/// What lets a program in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Which.
    pub id: AccessId,
    /// In whose name.
    pub person: PersonId,
    /// What that person is called.
    pub name: String,
    /// For what, in the words of whoever made it.
    pub label: String,
    /// What it hands on.
    pub scopes: BTreeSet<Scope>,
    /// When it was made.
    pub created_at: Instant,
    /// When it ends.
    pub expires_at: Instant,
    /// When it was last used.
    pub used_at: Option<Instant>,
}

/// One to be made.
#[derive(Debug, Clone)]
pub struct NewAccess {
    /// On which site.
    pub site: SiteId,
    /// In whose name.
    pub person: PersonId,
    /// For what.
    pub label: Label,
    /// The hash of its token.
    pub token: Hash,
    /// What it hands on.
    pub scopes: BTreeSet<Scope>,
    /// When it ends.
    pub expires_at: Instant,
    /// Who makes it.
    pub made_by: PersonId,
}

macro_rules! select {
    ($where:literal) => {
        concat!(
            "SELECT t.id, t.person, p.name, t.label, t.scopes, t.created_at, t.expires_at, t.used_at
             FROM access_tokens t JOIN people p ON p.id = t.person JOIN accounts a ON a.person = t.person
             WHERE t.site = $1 AND t.revoked_at IS NULL AND t.expires_at > $2 AND a.closed_at IS NULL AND ",
            $where,
            " ORDER BY t.created_at DESC, t.id"
        )
    };
}

/// Makes one.
pub fn give_access(conn: &mut Conn, new: &NewAccess, now: Instant, chance: &dyn Chance) -> Result<AccessId> {
    let id = AccessId::new(now, chance);
    let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.as_str()).collect();
    conn.run(
        "INSERT INTO access_tokens (id, site, person, label, token_hash, scopes, made_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            id,
            new.site,
            new.person,
            &new.label,
            new.token,
            scopes.join(" "),
            new.made_by,
            now,
            new.expires_at
        ],
    )?;
    Ok(id)
}

/// Whom a token of a site lets in, while it stands and the account is open; it is noted that it was used.
pub fn access(conn: &mut Conn, site: SiteId, token: Hash, now: Instant) -> Result<Option<(Access, Account)>> {
    let Some(row) = conn.maybe(select!("t.token_hash = $3"), values![site, now, token])? else {
        return Ok(None);
    };
    let access = read(&row)?;
    Ok(account(conn, site, access.person)?.map(|account| (access, account)))
}

/// Whether it is time to note that a token was used.
pub fn is_to_be_noted(access: &Access, now: Instant) -> bool {
    access.used_at.is_none_or(|used| now.milliseconds() - used.milliseconds() > NOTED)
}

/// Notes that a token was used.
pub fn access_used(conn: &mut Conn, id: AccessId, now: Instant) -> Result<()> {
    conn.run("UPDATE access_tokens SET used_at = $2 WHERE id = $1", values![id, now]).map(drop)
}

/// The tokens of somebody that let a program in.
pub fn accesses(conn: &mut Conn, site: SiteId, person: PersonId, now: Instant) -> Result<Vec<Access>> {
    let rows = conn.all(select!("t.person = $3"), values![site, now, person])?;
    rows.iter().map(read).collect()
}

/// All those of a site.
pub fn all_accesses(conn: &mut Conn, site: SiteId, now: Instant) -> Result<Vec<Access>> {
    let rows = conn.all(select!("1 = 1"), values![site, now])?;
    rows.iter().map(read).collect()
}

/// Takes one back; not where there is none that stands.
pub fn revoke_access(conn: &mut Conn, site: SiteId, id: AccessId, now: Instant) -> Result<Option<Access>> {
    let Some(row) = conn.maybe(select!("t.id = $3"), values![site, now, id])? else { return Ok(None) };
    conn.run("UPDATE access_tokens SET revoked_at = $2 WHERE id = $1", values![id, now])?;
    read(&row).map(Some)
}

/// Takes all of somebody's back.
pub(super) fn revoke_all_access(conn: &mut Conn, person: PersonId, now: Instant) -> Result<()> {
    conn.run(
        "UPDATE access_tokens SET revoked_at = $2 WHERE person = $1 AND revoked_at IS NULL",
        values![person, now],
    )
    .map(drop)
}

fn read(row: &Row) -> Result<Access> {
    let scopes = row.text(4)?.split_whitespace().map(str::parse);
    Ok(Access {
        id: row.parse(0)?,
        person: row.parse(1)?,
        name: row.text(2)?.to_owned(),
        label: row.text(3)?.to_owned(),
        scopes: scopes.collect::<std::result::Result<_, _>>().map_err(Error::shape)?,
        created_at: row.instant(5)?,
        expires_at: row.instant(6)?,
        used_at: row.maybe_int(7)?.map(Instant::from_milliseconds),
    })
}
