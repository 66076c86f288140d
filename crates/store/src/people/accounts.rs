//! Accounts and roles.

use super::invitations;
use crate::{
    db::Conn,
    error::{Error, Result},
    value::{Row, values},
};
use bayan_core::{
    account::EmailAddress,
    chance::Chance,
    id::{PersonId, SiteId},
    instant::Instant,
    line::Label,
    role::{Remit, Role, Roles},
};

/// Somebody of the newsroom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// The language of their interface, where they chose one.
    pub language: Option<String>,
    /// What they are.
    pub roles: Roles,
    /// Since when.
    pub created_at: Instant,
    /// When their password was last changed.
    pub password_at: Instant,
    /// Since when they may not sign in any more.
    pub closed_at: Option<Instant>,
}

/// What somebody signs in with.
#[derive(Clone)]
pub struct Credentials {
    /// Who.
    pub person: PersonId,
    /// The hash of the password, in its PHC form.
    pub password: String,
    /// Whether they may sign in.
    pub open: bool,
}

/// An account to be made.
#[derive(Clone)]
pub struct NewAccount {
    /// Of which site.
    pub site: SiteId,
    /// What the person is called.
    pub name: Label,
    /// What they sign in with.
    pub email: EmailAddress,
    /// The hash of their password, in its PHC form.
    pub password: String,
    /// What they are.
    pub roles: Roles,
    /// Who invited them.
    pub given_by: PersonId,
}

/// Makes an account. [`Error::Unique`] where somebody of the site has this address.
pub fn create(conn: &mut Conn, new: &NewAccount, now: Instant, chance: &dyn Chance) -> Result<PersonId> {
    let person = PersonId::new(now, chance);
    let key = person.to_string();
    conn.run(
        "INSERT INTO people (id, site, key, name, created_at) VALUES ($1, $2, $3, $4, $5)",
        values![person, new.site, key, new.name.as_str(), now],
    )?;
    conn.run(
        "INSERT INTO accounts (person, site, email, email_key, password, password_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6)",
        values![person, new.site, new.email.as_str(), new.email.key(), new.password.as_str(), now],
    )?;
    give_roles(conn, person, &new.roles, new.given_by, now)?;
    Ok(person)
}

/// What an address signs in with, if somebody of the site has it.
pub fn credentials(conn: &mut Conn, site: SiteId, email: &EmailAddress) -> Result<Option<Credentials>> {
    let row = conn.maybe(
        "SELECT person, password, closed_at FROM accounts WHERE site = $1 AND email_key = $2",
        values![site, email.key()],
    )?;
    let read = |row: Row| {
        Ok(Credentials {
            person: row.parse(0)?,
            password: row.text(1)?.to_owned(),
            open: row.maybe_int(2)?.is_none(),
        })
    };
    row.map(read).transpose()
}

/// Everybody of a site, by name.
pub fn accounts(conn: &mut Conn, site: SiteId) -> Result<Vec<Account>> {
    let rows = conn.all(
        "SELECT a.person, p.name, a.email, a.language, a.created_at, a.password_at, a.closed_at
         FROM accounts a JOIN people p ON p.id = a.person WHERE a.site = $1 ORDER BY p.name, a.person",
        values![site],
    )?;
    rows.iter().map(|row| read(conn, row)).collect()
}

/// Somebody of a site.
pub fn account(conn: &mut Conn, site: SiteId, person: PersonId) -> Result<Option<Account>> {
    let row = conn.maybe(
        "SELECT a.person, p.name, a.email, a.language, a.created_at, a.password_at, a.closed_at
         FROM accounts a JOIN people p ON p.id = a.person WHERE a.site = $1 AND a.person = $2",
        values![site, person],
    )?;
    row.map(|row| read(conn, &row)).transpose()
}

fn read(conn: &mut Conn, row: &Row) -> Result<Account> {
    let person = row.parse(0)?;
    let at = |column| row.maybe_int(column).map(|at| at.map(Instant::from_milliseconds));
    Ok(Account {
        person,
        name: row.text(1)?.to_owned(),
        email: row.text(2)?.to_owned(),
        language: row.maybe_text(3)?.map(str::to_owned),
        roles: roles(conn, person)?,
        created_at: row.instant(4)?,
        password_at: row.instant(5)?,
        closed_at: at(6)?,
    })
}

/// What somebody is.
pub(super) fn roles(conn: &mut Conn, person: PersonId) -> Result<Roles> {
    let rows = conn.all("SELECT role, remit FROM roles WHERE person = $1", values![person])?;
    let mut roles = Roles::none();
    for row in rows {
        let (role, remit): (Role, Remit) = (row.parse(0)?, row.parse(1)?);
        roles.hold(role, remit);
    }
    Ok(roles)
}

/// Somebody is this from now on, and nothing else. Who gave a role first stays noted.
pub fn give_roles(
    conn: &mut Conn,
    person: PersonId,
    roles: &Roles,
    given_by: PersonId,
    now: Instant,
) -> Result<()> {
    if !roles.contains(Role::Administrator) {
        // Whoever looks after people no more has invited nobody who is not here yet.
        invitations::revoke_of(conn, person, now)?;
    }
    for role in Role::ALL.into_iter().filter(|role| !roles.contains(*role)) {
        conn.run("DELETE FROM roles WHERE person = $1 AND role = $2", values![person, role.as_str()])?;
    }
    for (role, remit) in roles.iter() {
        conn.run(
            "INSERT INTO roles (person, role, remit, given_by, given_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (person, role) DO UPDATE SET remit = excluded.remit",
            values![person, role.as_str(), remit.to_string(), given_by, now],
        )?;
    }
    Ok(())
}

/// How many people of a site can sign in and look after people: never none, or nobody could be let in.
pub fn administrators(conn: &mut Conn, site: SiteId) -> Result<i64> {
    let row = conn.one(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM roles r JOIN accounts a ON a.person = r.person
         WHERE a.site = $1 AND a.closed_at IS NULL AND r.role = $2",
        values![site, Role::Administrator.as_str()],
    )?;
    row.int(0)
}

/// Somebody has a new password; links for one that were not used stand no more.
pub fn set_password(conn: &mut Conn, person: PersonId, hash: &str, now: Instant) -> Result<()> {
    one(conn.run(
        "UPDATE accounts SET password = $2, password_at = $3 WHERE person = $1",
        values![person, hash, now],
    )?)?;
    invitations::revoke_for(conn, person, now)
}

/// Somebody is called otherwise.
pub fn set_name(conn: &mut Conn, person: PersonId, name: &Label) -> Result<()> {
    one(conn.run("UPDATE people SET name = $2 WHERE id = $1", values![person, name.as_str()])?)
}

/// Somebody wants the interface in this language; none follows the browser.
pub fn set_language(conn: &mut Conn, person: PersonId, language: Option<&str>) -> Result<()> {
    one(conn.run("UPDATE accounts SET language = $2 WHERE person = $1", values![person, language])?)
}

/// Somebody may not sign in any more, and is signed out everywhere; no program acts in their name any more.
pub fn close(conn: &mut Conn, person: PersonId, closed_by: PersonId, now: Instant) -> Result<()> {
    one(conn.run(
        "UPDATE accounts SET closed_at = $2, closed_by = $3 WHERE person = $1",
        values![person, now, closed_by],
    )?)?;
    invitations::revoke_of(conn, person, now)?;
    super::access::revoke_all_access(conn, person, now)?;
    super::end_all(conn, person, None)
}

/// Somebody may sign in again.
pub fn reopen(conn: &mut Conn, person: PersonId) -> Result<()> {
    one(conn
        .run("UPDATE accounts SET closed_at = NULL, closed_by = NULL WHERE person = $1", values![person])?)
}

fn one(changed: u64) -> Result<()> {
    if changed == 1 { Ok(()) } else { Err(Error::NotFound("no such account".into())) }
}
