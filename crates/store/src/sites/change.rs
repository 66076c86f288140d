//! Changes of what a site is. Each makes a new version of its settings.

use super::{NewSection, UMM_AL_QURA, changed};
use crate::{
    db::Conn,
    error::{Error, Result},
    front::NavigationLink,
    value::values,
};
use bayan_core::{
    chance::Chance,
    id::{EditionId, SectionId, SiteId},
    instant::Instant,
    site::{HijriOffset, Months},
    text::digits::Numerals,
};

/// What a site is, as far as it can be changed.
#[derive(Debug, Clone)]
pub struct SiteChange {
    /// The key of the edition that `/` leads to.
    pub default_edition: String,
    /// Its time zone, by the name the time zone database gives it.
    pub zone: String,
    /// The hue of its colours, 0 to 360.
    pub hue: u16,
    /// By how many days its Hijri calendar differs from Umm al-Qura.
    pub hijri_offset: HijriOffset,
}

/// What an edition is, as far as it can be changed: its key and its language stand in addresses and in the record.
#[derive(Debug, Clone)]
pub struct EditionChange {
    /// Its name in its own language.
    pub name: String,
    /// The institution's name in it.
    pub institution: String,
    /// The office that speaks.
    pub office: Option<String>,
    /// A sentence about it.
    pub description: Option<String>,
    /// Its month names.
    pub months: Months,
    /// Its numerals.
    pub numerals: Numerals,
    /// Whether the Hijri date stands beside the Gregorian one.
    pub hijri: bool,
}

/// A site is this from now on.
pub fn change_site(conn: &mut Conn, site: SiteId, change: &SiteChange) -> Result<()> {
    let done = conn.run(
        "UPDATE sites SET default_edition = $2, zone = $3, hue = $4, hijri_offset = $5
         WHERE id = $1 AND EXISTS (SELECT 1 FROM editions e WHERE e.site = $1 AND e.key = $2)",
        values![
            site,
            change.default_edition.as_str(),
            change.zone.as_str(),
            u32::from(change.hue),
            i64::from(change.hijri_offset.days())
        ],
    )?;
    if done == 0 {
        return Err(Error::NotFound(format!("edition {}", change.default_edition)));
    }
    changed(conn, site)
}

/// Its seal is this drawing from now on, or none. It stands in every page as it is: whoever brings it has read it.
pub fn set_seal(conn: &mut Conn, site: SiteId, seal: Option<&str>) -> Result<()> {
    conn.run("UPDATE sites SET seal = $2 WHERE id = $1", values![site, seal])?;
    changed(conn, site)
}

/// It is reached under these names from now on; the first is its own. Not where another site has one of them: then nothing
/// has changed.
pub fn arrange_hosts(conn: &mut Conn, site: SiteId, hosts: &[String]) -> Result<bool> {
    for host in hosts {
        let sql = "SELECT host FROM hosts WHERE host = $1 AND site <> $2";
        if conn.maybe(sql, values![host.as_str(), site])?.is_some() {
            return Ok(false);
        }
    }
    conn.run("DELETE FROM hosts WHERE site = $1", values![site])?;
    insert_hosts(conn, site, hosts)?;
    changed(conn, site)?;
    Ok(true)
}

/// Writes the names of a site in their order. Another site may have taken one a moment ago.
pub(super) fn insert_hosts(conn: &mut Conn, site: SiteId, hosts: &[String]) -> Result<()> {
    for (rank, host) in (0u32..).zip(hosts) {
        conn.run(
            "INSERT INTO hosts (host, site, rank) VALUES ($1, $2, $3)",
            values![host.as_str(), site, rank],
        )?;
    }
    Ok(())
}

/// An edition is this from now on.
pub fn change_edition(
    conn: &mut Conn,
    site: SiteId,
    edition: EditionId,
    change: &EditionChange,
) -> Result<()> {
    let done = conn.run(
        "UPDATE editions SET name = $3, institution = $4, office = $5, description = $6, months = $7, numerals = $8,
             second_calendar = $9
         WHERE id = $2 AND site = $1",
        values![
            site,
            edition,
            change.name.as_str(),
            change.institution.as_str(),
            change.office.as_deref(),
            change.description.as_deref(),
            change.months,
            change.numerals,
            change.hijri.then_some(UMM_AL_QURA)
        ],
    )?;
    if done == 0 {
        return Err(Error::NotFound(format!("edition {edition}")));
    }
    changed(conn, site)
}

/// The sections of an edition are these from now on, in this order: new ones are made, those that are missing are
/// taken away. Answers the key of one that cannot be, because texts stand in it; then nothing has changed.
pub fn arrange_sections(
    conn: &mut Conn,
    (site, edition): (SiteId, EditionId),
    wanted: &[NewSection],
    now: Instant,
    chance: &dyn Chance,
) -> Result<Option<String>> {
    let known = conn.all("SELECT id, key FROM sections WHERE edition = $1", values![edition])?;
    let mut gone: Vec<SectionId> = Vec::new();
    for row in &known {
        let (id, key): (SectionId, &str) = (row.parse(0)?, row.text(1)?);
        if wanted.iter().any(|wanted| wanted.key == key) {
            continue;
        }
        if conn.maybe("SELECT id FROM documents WHERE section = $1 LIMIT 1", values![id])?.is_some() {
            return Ok(Some(key.to_owned()));
        }
        gone.push(id);
    }
    for id in gone {
        conn.run("DELETE FROM sections WHERE id = $1", values![id])?;
    }
    for (rank, section) in (0u32..).zip(wanted) {
        conn.run(
            "INSERT INTO sections (id, edition, key, name, description, rank) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (edition, key) DO UPDATE
             SET name = excluded.name, description = excluded.description, rank = excluded.rank",
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
    changed(conn, site)?;
    Ok(None)
}

/// What stands in the navigation of an edition behind its sections is this from now on.
pub fn arrange_links(
    conn: &mut Conn,
    (site, edition): (SiteId, EditionId),
    wanted: &[NavigationLink],
) -> Result<()> {
    conn.run("DELETE FROM links WHERE edition = $1", values![edition])?;
    for (rank, link) in (0u32..).zip(wanted) {
        conn.run(
            "INSERT INTO links (edition, rank, label, url) VALUES ($1, $2, $3, $4)",
            values![edition, rank, link.label.as_str(), link.url.as_str()],
        )?;
    }
    changed(conn, site)
}
