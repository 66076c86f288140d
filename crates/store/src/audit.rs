//! Who did what, when: rows that are only ever added, in the transaction of the deed.

use crate::{
    acting::Acting,
    db::Conn,
    error::Result,
    value::{Row, values},
};
use bayan_core::{
    chance::{Chance, draw},
    id::{DocumentId, PersonId, RevisionId, SiteId},
    instant::Instant,
    workflow::Command,
};

/// The word for a command.
pub(crate) fn name(command: &Command) -> &'static str {
    match command {
        Command::Edit => "edit",
        Command::Submit(_) => "submit",
        Command::SendBack { .. } => "send-back",
        Command::Approve(_) => "approve",
        Command::ApproveAsGuest(..) => "approve-as-guest",
        Command::Schedule(..) => "schedule",
        Command::Unschedule => "unschedule",
        Command::Publish(_) => "publish",
        Command::PublishInEmergency(..) => "publish-in-emergency",
        Command::SettleReview(_) => "settle-review",
        Command::SetExpiry(Some(_)) => "set-expiry",
        Command::SetExpiry(None) => "drop-expiry",
        Command::Expire => "expire",
        Command::PublishAsScheduled => "publish-as-scheduled",
        Command::ScheduleFailed(_) => "schedule-failed",
        Command::Import { .. } => "import",
        Command::Withdraw(_) => "withdraw",
        Command::Restore => "restore",
        Command::Discard => "discard",
    }
}

/// Adds a row: who did what to which text, and what there is to say about it.
pub(crate) fn add(
    conn: &mut Conn,
    acting: Acting<'_>,
    action: &str,
    (document, revision): (DocumentId, RevisionId),
    detail: Option<String>,
) -> Result<()> {
    let id = data_encoding::HEXLOWER.encode(&draw::<16>(acting.chance));
    conn.run(
        "INSERT INTO audit (id, site, at, actor, action, document, revision, network, detail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            id,
            acting.site,
            acting.now,
            acting.actor.person,
            action,
            document,
            revision,
            acting.network,
            detail
        ],
    )?;
    Ok(())
}

/// Something that somebody did in the newsroom that is about no text.
#[derive(Debug, Clone)]
pub struct Deed {
    /// Who.
    pub actor: PersonId,
    /// What: a word that is never renamed.
    pub action: &'static str,
    /// About whom.
    pub subject: Option<PersonId>,
    /// From where.
    pub network: String,
    /// What else there is to say about it.
    pub detail: Option<String>,
}

/// Adds a row about something that is about no text.
pub fn note(conn: &mut Conn, site: SiteId, deed: &Deed, now: Instant, chance: &dyn Chance) -> Result<()> {
    let id = data_encoding::HEXLOWER.encode(&draw::<16>(chance));
    conn.run(
        "INSERT INTO audit (id, site, at, actor, action, subject, network, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![
            id,
            site,
            now,
            deed.actor,
            deed.action,
            deed.subject,
            deed.network.as_str(),
            deed.detail.as_deref()
        ],
    )
    .map(drop)
}

/// A row, for whoever may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Its name, by which reading goes on behind it.
    pub id: String,
    /// When.
    pub at: Instant,
    /// Who, by name.
    pub actor: String,
    /// The address they sign in with, where they have an account: names are no one's alone.
    pub email: Option<String>,
    /// What.
    pub action: String,
    /// About whom.
    pub subject: Option<String>,
    /// About which text: its headline.
    pub headline: Option<String>,
    /// From where.
    pub network: Option<String>,
    /// What else there is to say about it.
    pub detail: Option<String>,
}

/// Which rows are asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Of whom.
    pub actor: Option<PersonId>,
    /// What they did.
    pub action: Option<String>,
    /// Behind this row.
    pub behind: Option<String>,
}

/// The rows of a site, the newest first, at most `limit`.
pub fn read(conn: &mut Conn, site: SiteId, asked: &Asked, limit: u32) -> Result<Vec<Noted>> {
    let rows = conn.all(
        "SELECT a.id, a.at, p.name, a.action, s.name, r.headline, a.network, a.detail, c.email
         FROM audit a JOIN people p ON p.id = a.actor LEFT JOIN accounts c ON c.person = p.id LEFT JOIN people s ON s.id = a.subject
         LEFT JOIN documents d ON d.id = a.document LEFT JOIN revisions r ON r.id = d.newest_revision
         WHERE a.site = $1
           AND (CAST($2 AS TEXT) IS NULL OR a.actor = $2)
           AND (CAST($3 AS TEXT) IS NULL OR a.action = $3)
           AND (CAST($4 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM audit b WHERE b.id = $4 AND b.site = $1
                AND (a.at < b.at OR (a.at = b.at AND a.id < b.id))))
         ORDER BY a.at DESC, a.id DESC LIMIT $5",
        values![site, asked.actor, asked.action.as_deref(), asked.behind.as_deref(), limit],
    )?;
    rows.iter().map(noted).collect()
}

/// The words for what was done on a site, sorted.
pub fn actions(conn: &mut Conn, site: SiteId) -> Result<Vec<String>> {
    let rows =
        conn.all("SELECT DISTINCT action FROM audit WHERE site = $1 ORDER BY action", values![site])?;
    rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
}

fn noted(row: &Row) -> Result<Noted> {
    let maybe = |column| row.maybe_text(column).map(|text| text.map(str::to_owned));
    Ok(Noted {
        id: row.text(0)?.to_owned(),
        at: row.instant(1)?,
        actor: row.text(2)?.to_owned(),
        action: row.text(3)?.to_owned(),
        subject: maybe(4)?,
        headline: maybe(5)?,
        network: maybe(6)?,
        detail: maybe(7)?,
        email: maybe(8)?,
    })
}
