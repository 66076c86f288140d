//! Links for people outside the newsroom: to read a text before the public does, or to approve it once.

use crate::{
    acting::Acting,
    audit,
    db::Conn,
    error::Result,
    value::{Row, values},
};
use bayan_core::{
    id::{DocumentId, InvitationId, RevisionId, SiteId},
    instant::Instant,
    line::Label,
    media::Hash,
};

/// How long a link leads in, in milliseconds.
const LIFE: i64 = 7 * 24 * 60 * 60 * 1000;

/// A link that leads in.
#[derive(Debug, Clone)]
pub struct Guest {
    /// Which.
    pub id: InvitationId,
    /// To which text.
    pub document: DocumentId,
    /// What is to be approved; none for a link that only reads.
    pub revision: Option<RevisionId>,
    /// For whom.
    pub label: String,
    /// Until when.
    pub expires_at: Instant,
    /// Whether it leads to a text that is scheduled, under an embargo.
    pub embargo: bool,
    /// Whether the text has come before the public since: what comes after is under no embargo of this link.
    pub is_over: bool,
}

/// A link to be made.
#[derive(Debug, Clone)]
pub struct NewGuest {
    /// To which text.
    pub document: DocumentId,
    /// What is to be approved; none for a link that only reads.
    pub revision: Option<RevisionId>,
    /// For whom.
    pub label: Label,
    /// The hash of what lets in.
    pub token: Hash,
    /// Until when a text under an embargo is: the link leads in a little longer.
    pub embargo: Option<Instant>,
}

/// Until when a link leads in that counts from this moment.
pub fn until(from: Instant) -> Instant {
    Instant::from_milliseconds(from.milliseconds().saturating_add(LIFE))
}

/// Makes a link, with its line in the audit log.
pub fn invite_guest(conn: &mut Conn, acting: Acting<'_>, new: &NewGuest) -> Result<()> {
    let id = InvitationId::new(acting.now, acting.chance);
    let until = until(new.embargo.unwrap_or(acting.now));
    conn.run(
        "INSERT INTO guest_links (id, document, revision, label, token_hash, made_by, created_at, expires_at, embargo)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            id,
            new.document,
            new.revision,
            new.label.as_str(),
            new.token,
            acting.actor.person,
            acting.now,
            until,
            new.embargo.map(|_| 1i64)
        ],
    )?;
    let action = match (new.revision, new.embargo) {
        (Some(_), _) => "invite-approval",
        (None, Some(_)) => "invite-under-embargo",
        (None, None) => "invite-reader",
    };
    note(conn, acting, new.document, action, new.label.as_str())
}

/// A line of the audit log about a link.
fn note(conn: &mut Conn, acting: Acting<'_>, document: DocumentId, action: &str, label: &str) -> Result<()> {
    let newest = crate::documents::standing(conn, document)?.newest.id;
    audit::add(conn, acting, action, (document, newest), Some(label.to_owned()))
}

/// The links to a text that lead in.
pub fn guests(conn: &mut Conn, document: DocumentId, now: Instant) -> Result<Vec<Guest>> {
    let rows = conn.all(
        "SELECT g.id, g.document, g.revision, g.label, g.expires_at, g.embargo,
                CASE WHEN EXISTS (SELECT 1 FROM public_events e WHERE e.document = g.document AND e.at >= g.created_at
                    AND e.kind IN ('published', 'updated', 'corrected', 'imported')) THEN 1 ELSE 0 END
         FROM guest_links g
         WHERE g.document = $1 AND g.used_at IS NULL AND g.revoked_at IS NULL AND g.expires_at >= $2 ORDER BY g.created_at, g.id",
        values![document, now],
    )?;
    rows.iter().map(read).collect()
}

/// The link of a site that somebody brings, if it leads in.
pub fn guest(conn: &mut Conn, site: SiteId, token: Hash, now: Instant) -> Result<Option<Guest>> {
    let row = conn.maybe(
        "SELECT g.id, g.document, g.revision, g.label, g.expires_at, g.embargo,
                CASE WHEN EXISTS (SELECT 1 FROM public_events e WHERE e.document = g.document AND e.at >= g.created_at
                    AND e.kind IN ('published', 'updated', 'corrected', 'imported')) THEN 1 ELSE 0 END
         FROM guest_links g JOIN documents d ON d.id = g.document JOIN items i ON i.id = d.item
         WHERE g.token_hash = $1 AND i.site = $2 AND g.used_at IS NULL AND g.revoked_at IS NULL AND g.expires_at >= $3",
        values![token, site, now],
    )?;
    row.as_ref().map(read).transpose()
}

/// Uses up a link that approves; not where it was used or revoked.
pub fn use_guest(conn: &mut Conn, id: InvitationId, now: Instant) -> Result<bool> {
    let used = conn.run(
        "UPDATE guest_links SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL",
        values![id, now],
    )?;
    Ok(used == 1)
}

/// Takes a link back, with its line in the audit log.
pub fn revoke_guest(
    conn: &mut Conn,
    acting: Acting<'_>,
    document: DocumentId,
    id: InvitationId,
) -> Result<bool> {
    let label = conn.maybe(
        "SELECT label FROM guest_links WHERE id = $1 AND document = $2 AND used_at IS NULL AND revoked_at IS NULL",
        values![id, document],
    )?;
    let Some(label) = label else { return Ok(false) };
    conn.run("UPDATE guest_links SET revoked_at = $2 WHERE id = $1", values![id, acting.now])?;
    note(conn, acting, document, "revoke-guest", label.text(0)?)?;
    Ok(true)
}

/// For whom a link was, that approved.
pub fn guest_label(conn: &mut Conn, id: InvitationId) -> Result<Option<String>> {
    let row = conn.maybe("SELECT label FROM guest_links WHERE id = $1", values![id])?;
    row.map(|row| Ok(row.text(0)?.to_owned())).transpose()
}

fn read(row: &Row) -> Result<Guest> {
    Ok(Guest {
        id: row.parse(0)?,
        document: row.parse(1)?,
        revision: row.maybe_parse(2)?,
        label: row.text(3)?.to_owned(),
        expires_at: row.instant(4)?,
        embargo: row.maybe_int(5)?.is_some(),
        is_over: row.int(6)? == 1,
    })
}
