//! How far a new newsroom has come.

use crate::{db::Conn, error::Result, people, sites, value::values};
use bayan_core::id::{PersonId, SiteId};

/// How far a newsroom has come, as somebody in it sees it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// This person comes in by more than a password.
    pub is_secured: bool,
    /// Somebody has looked at what the site is, and changed something.
    pub is_arranged: bool,
    /// There is somebody who can approve what another wrote.
    pub has_colleagues: bool,
    /// Somebody who wrote no part of a change must approve it.
    pub two_person_rule: bool,
    /// A text was begun.
    pub begun: bool,
    /// One was handed in.
    pub submitted: bool,
    /// One was approved.
    pub approved: bool,
    /// One is public.
    pub published: bool,
}

/// How far it has come.
pub fn progress(conn: &mut Conn, site: SiteId, person: PersonId) -> Result<Progress> {
    let open = people::accounts(conn, site)?.iter().filter(|one| one.closed_at.is_none()).count();
    let confirmed = people::factor(conn, person)?.is_some_and(|factor| factor.confirmed_at.is_some());
    let row = conn.one(
        "SELECT CAST(COUNT(*) AS BIGINT),
                CAST(COALESCE(SUM(CASE WHEN d.work IN ('in-review', 'approved', 'scheduled') OR d.decided IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(COALESCE(SUM(CASE WHEN d.work IN ('approved', 'scheduled') OR d.decided IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(COALESCE(SUM(CASE WHEN d.shown IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM documents d JOIN items i ON i.id = d.item WHERE i.site = $1",
        values![site],
    )?;
    let settings = conn.one("SELECT settings_version FROM sites WHERE id = $1", values![site])?;
    Ok(Progress {
        is_secured: confirmed || people::has_passkeys(conn, person)?,
        is_arranged: settings.int(0)? > 0,
        has_colleagues: open > 1,
        two_person_rule: sites::policy(conn, site)?.two_person_rule,
        begun: row.int(0)? > 0,
        submitted: row.int(1)? > 0,
        approved: row.int(2)? > 0,
        published: row.int(3)? > 0,
    })
}
