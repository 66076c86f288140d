//! The editions of a site: made with it, added to it, and taken away while nothing stands in them.

use super::{EditionChange, NewSection, UMM_AL_QURA, changed};
use crate::{
    db::Conn,
    error::{Error, Result},
    people,
    value::values,
};
use bayan_core::{
    chance::Chance,
    id::{EditionId, SectionId, SiteId},
    instant::Instant,
    language::Lang,
};

/// How many editions a site has at most.
const MOST: usize = 40;

/// An edition to be made.
#[derive(Debug, Clone)]
pub struct NewEdition {
    /// Its short key: in paths and commands.
    pub key: String,
    /// Its language.
    pub language: Lang,
    /// What it is called and how it writes.
    pub is: EditionChange,
    /// Its sections.
    pub sections: Vec<NewSection>,
}

/// Why an edition is not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAdded {
    /// Another has its key, which stands in addresses.
    Key,
    /// Another has its language, by which the record tells texts apart.
    Language,
    /// There are as many as there can be.
    Many,
}

/// Why an edition stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The site's first address leads to it.
    Default,
    /// Texts stand in it, topics have their names in it, or somebody's role is limited to it: its key gets no other
    /// meaning.
    InUse,
}

/// Adds an edition behind the others.
pub fn add_edition(
    conn: &mut Conn,
    site: SiteId,
    new: &NewEdition,
    now: Instant,
    chance: &dyn Chance,
) -> Result<std::result::Result<EditionId, NotAdded>> {
    let known = conn.all("SELECT key, language, rank FROM editions WHERE site = $1", values![site])?;
    let mut last = -1;
    for row in &known {
        if row.text(0)? == new.key {
            return Ok(Err(NotAdded::Key));
        }
        if row.parse::<Lang>(1)? == new.language {
            return Ok(Err(NotAdded::Language));
        }
        last = last.max(row.int(2)?);
    }
    if known.len() >= MOST {
        return Ok(Err(NotAdded::Many));
    }
    let edition = create(conn, (site, u32::try_from(last + 1).unwrap_or(u32::MAX)), new, now, chance)?;
    changed(conn, site)?;
    Ok(Ok(edition))
}

/// Whether somebody's role is limited to an edition, or will be once an invitation is taken up.
fn names(conn: &mut Conn, site: SiteId, edition: &str, now: Instant) -> Result<bool> {
    let held = people::accounts(conn, site)?.into_iter().map(|account| account.roles);
    let invited = people::invitations(conn, site, now)?.into_iter().map(|invitation| invitation.roles);
    Ok(held.chain(invited).any(|roles| roles.iter().any(|(_, remit)| remit.editions.contains(edition))))
}

/// Takes an edition away in which nothing stands.
pub fn drop_edition(
    conn: &mut Conn,
    site: SiteId,
    edition: EditionId,
    now: Instant,
) -> Result<std::result::Result<(), Kept>> {
    let default = conn.maybe(
        "SELECT e.id FROM editions e JOIN sites s ON s.id = e.site AND s.default_edition = e.key
         WHERE s.id = $1 AND e.id = $2",
        values![site, edition],
    )?;
    if default.is_some() {
        return Ok(Err(Kept::Default));
    }
    let Some(key) =
        conn.maybe("SELECT key FROM editions WHERE id = $1 AND site = $2", values![edition, site])?
    else {
        return Err(Error::NotFound(format!("edition {edition}")));
    };
    if names(conn, site, key.text(0)?, now)? {
        return Ok(Err(Kept::InUse));
    }
    for used in [
        "SELECT id FROM documents WHERE edition = $1 LIMIT 1",
        "SELECT topic FROM topic_names WHERE edition = $1 LIMIT 1",
        "SELECT topic FROM topic_paths WHERE edition = $1 LIMIT 1",
    ] {
        if conn.maybe(used, values![edition])?.is_some() {
            return Ok(Err(Kept::InUse));
        }
    }
    for own in [
        "DELETE FROM sections WHERE edition = $1",
        "DELETE FROM links WHERE edition = $1",
        "DELETE FROM boilerplate WHERE edition = $1",
    ] {
        conn.run(own, values![edition])?;
    }
    conn.run("DELETE FROM editions WHERE id = $1 AND site = $2", values![edition, site])?;
    changed(conn, site)?;
    Ok(Ok(()))
}

/// Makes an edition in its place among the site's.
pub(super) fn create(
    conn: &mut Conn,
    (site, rank): (SiteId, u32),
    new: &NewEdition,
    now: Instant,
    chance: &dyn Chance,
) -> Result<EditionId> {
    let edition = EditionId::new(now, chance);
    conn.run(
        "INSERT INTO editions (id, site, key, language, name, institution, office, description, months, numerals, second_calendar, rank)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        values![
            edition,
            site,
            new.key.as_str(),
            &new.language,
            new.is.name.as_str(),
            new.is.institution.as_str(),
            new.is.office.as_deref(),
            new.is.description.as_deref(),
            new.is.months,
            new.is.numerals,
            new.is.hijri.then_some(UMM_AL_QURA),
            rank
        ],
    )?;
    for (rank, section) in (0u32..).zip(&new.sections) {
        conn.run(
            "INSERT INTO sections (id, edition, key, name, description, rank) VALUES ($1, $2, $3, $4, $5, $6)",
            values![
                SectionId::new(now, chance),
                edition,
                section.key.as_str(),
                section.name.as_str(),
                section.description.as_deref(),
                rank
            ],
        )?;
    }
    Ok(edition)
}
