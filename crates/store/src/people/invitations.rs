//! Invitations: links that let one person in, once.

use crate::{
    db::Conn,
    error::Result,
    value::{Row, values},
};
use bayan_core::{
    chance::Chance,
    id::{InvitationId, PersonId, SiteId},
    instant::Instant,
    line::Label,
    media::Hash,
    role::Roles,
};

/// How long an invitation stands, in milliseconds.
const LIFE: i64 = 7 * 24 * 60 * 60 * 1000;

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Which.
    pub id: InvitationId,
    /// For whom, in the words of whoever invites.
    pub label: String,
    /// Somebody who has an account, and makes a new password by it.
    pub person: Option<PersonId>,
    /// What they will be.
    pub roles: Roles,
    /// Who invites.
    pub invited_by: PersonId,
    /// Until when it stands.
    pub expires_at: Instant,
}

/// An invitation to be made.
#[derive(Clone)]
pub struct NewInvitation {
    /// To which site.
    pub site: SiteId,
    /// The hash of its token.
    pub token: Hash,
    /// For whom.
    pub label: Label,
    /// Somebody who has an account, and makes a new password by it.
    pub person: Option<PersonId>,
    /// What they will be.
    pub roles: Roles,
    /// Who invites.
    pub invited_by: PersonId,
}

macro_rules! standing {
    ($where:literal) => {
        concat!(
            "SELECT id, label, roles, invited_by, expires_at, person FROM invitations
             WHERE ",
            $where,
            " AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at DESC, id"
        )
    };
}

/// Until when an invitation stands that is made now.
pub fn until(now: Instant) -> Instant {
    Instant::from_milliseconds(now.milliseconds() + LIFE)
}

/// Makes an invitation.
pub fn invite(
    conn: &mut Conn,
    new: &NewInvitation,
    now: Instant,
    chance: &dyn Chance,
) -> Result<InvitationId> {
    let id = InvitationId::new(now, chance);
    let expires = until(now);
    conn.run(
        "INSERT INTO invitations (id, site, token_hash, label, roles, invited_by, created_at, expires_at, person)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![id, new.site, new.token, new.label.as_str(), new.roles.to_string(), new.invited_by, now, expires, new.person],
    )?;
    Ok(id)
}

/// The invitations of a site that stand, the newest first.
pub fn invitations(conn: &mut Conn, site: SiteId, now: Instant) -> Result<Vec<Invitation>> {
    let rows = conn.all(standing!("site = $1"), values![site, now])?;
    rows.iter().map(read).collect()
}

/// The invitation with this token, while it stands; and its site.
pub fn invitation(conn: &mut Conn, token: Hash, now: Instant) -> Result<Option<(SiteId, Invitation)>> {
    let rows = conn.all(standing!("token_hash = $1"), values![token, now])?;
    let Some(row) = rows.first() else { return Ok(None) };
    let site = conn.one("SELECT site FROM invitations WHERE token_hash = $1", values![token])?;
    Ok(Some((site.parse(0)?, read(row)?)))
}

/// Notes who came by an invitation; answers whether it still stood.
pub fn use_up(conn: &mut Conn, id: InvitationId, person: PersonId, now: Instant) -> Result<bool> {
    let changed = conn.run(
        "UPDATE invitations SET used_at = $2, used_by = $3
         WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2",
        values![id, now, person],
    )?;
    Ok(changed == 1)
}

/// What somebody has made, and what was made for them, stands no more.
pub(super) fn revoke_of(conn: &mut Conn, person: PersonId, now: Instant) -> Result<()> {
    conn.run(
        "UPDATE invitations SET revoked_at = $2
         WHERE (invited_by = $1 OR person = $1) AND used_at IS NULL AND revoked_at IS NULL",
        values![person, now],
    )
    .map(drop)
}

/// Links for a new password of somebody stand no more.
pub(super) fn revoke_for(conn: &mut Conn, person: PersonId, now: Instant) -> Result<()> {
    conn.run(
        "UPDATE invitations SET revoked_at = $2 WHERE person = $1 AND used_at IS NULL AND revoked_at IS NULL",
        values![person, now],
    )
    .map(drop)
}

/// What the operator made under this label stands no more.
pub fn revoke_labelled(conn: &mut Conn, site: SiteId, label: &str, now: Instant) -> Result<()> {
    conn.run(
        "UPDATE invitations SET revoked_at = $3
         WHERE site = $1 AND label = $2 AND used_at IS NULL AND revoked_at IS NULL
           AND invited_by IN (SELECT id FROM people WHERE site = $1 AND key = 'operator')",
        values![site, label, now],
    )
    .map(drop)
}

/// An invitation of a site does not stand any more; answers whether it did.
pub fn revoke(conn: &mut Conn, site: SiteId, id: InvitationId, now: Instant) -> Result<bool> {
    let changed = conn.run(
        "UPDATE invitations SET revoked_at = $2 WHERE id = $1 AND site = $3 AND used_at IS NULL AND revoked_at IS NULL",
        values![id, now, site],
    )?;
    Ok(changed == 1)
}

fn read(row: &Row) -> Result<Invitation> {
    Ok(Invitation {
        id: row.parse(0)?,
        label: row.text(1)?.to_owned(),
        roles: row.parse(2)?,
        invited_by: row.parse(3)?,
        expires_at: row.instant(4)?,
        person: row.maybe_parse(5)?,
    })
}
