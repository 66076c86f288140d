//! Sites with their editions and sections, and the accounts that no person holds.

mod boilerplate;
mod change;
mod editions;

pub use boilerplate::{Boilerplate, arrange_boilerplate, boilerplate};
pub use change::{
    EditionChange, SiteChange, arrange_hosts, arrange_links, arrange_sections, change_edition, change_site,
    set_seal,
};
pub use editions::{Kept, NewEdition, NotAdded, add_edition, drop_edition};

use crate::{
    db::Conn,
    error::{Error, Result},
    record,
    value::values,
};
use bayan_core::{
    chance::Chance,
    id::{PersonId, SiteId},
    instant::Instant,
    site::HijriOffset,
    workflow::{Actor, Policy, Right},
};

/// A site to be made.
#[derive(Debug, Clone)]
pub struct NewSite {
    /// Its name for commands and settings.
    pub key: String,
    /// The names under which it is reached; the first is its own.
    pub hosts: Vec<String>,
    /// Its time zone, by the name the time zone database gives it.
    pub zone: String,
    /// What its log is called in every checkpoint, for ever: a host and `/log`.
    pub log_origin: String,
    /// The hue of its colours, 0 to 360.
    pub hue: u16,
    /// Its seal, an SVG drawing.
    pub seal: Option<String>,
    /// The key of the edition that `/` leads to.
    pub default_edition: String,
    /// By how many days its Hijri calendar differs from Umm al-Qura.
    pub hijri_offset: HijriOffset,
    /// Whether a second person must approve.
    pub two_person_rule: bool,
    /// The site in each of its languages.
    pub editions: Vec<NewEdition>,
}

/// A section to be made.
#[derive(Debug, Clone)]
pub struct NewSection {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// A sentence about it.
    pub description: Option<String>,
}

/// The name of the second calendar in the database.
pub(crate) const UMM_AL_QURA: &str = "umalqura";

/// The account that imports.
pub const SYSTEM: &str = "system";
/// The account of whoever sits at the command line.
pub const OPERATOR: &str = "operator";

/// Makes a site with everything in it.
pub fn create(conn: &mut Conn, new: &NewSite, now: Instant, chance: &dyn Chance) -> Result<SiteId> {
    let site = SiteId::new(now, chance);
    let rule_since = new.two_person_rule.then_some(now);
    conn.run(
        "INSERT INTO sites (id, key, zone, hue, seal, default_edition, two_person_rule_since, created_at, hijri_offset, decided_position, shown_position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0)",
        values![
            site,
            new.key.as_str(),
            new.zone.as_str(),
            u32::from(new.hue),
            new.seal.as_deref(),
            new.default_edition.as_str(),
            rule_since,
            now,
            i64::from(new.hijri_offset.days())
        ],
    )?;
    record::begin(conn, site, &new.log_origin)?;
    change::insert_hosts(conn, site, &new.hosts)?;
    for (rank, edition) in (0u32..).zip(&new.editions) {
        editions::create(conn, (site, rank), edition, now, chance)?;
    }
    for (key, name) in [(SYSTEM, "Bayan"), (OPERATOR, "Command line")] {
        let person = PersonId::new(now, chance);
        conn.run(
            "INSERT INTO people (id, site, key, name, created_at) VALUES ($1, $2, $3, $4, $5)",
            values![person, site, key, name, now],
        )?;
    }
    Ok(site)
}

/// Which settings of a site stand now.
pub fn version(conn: &mut Conn, site: SiteId) -> Result<i64> {
    conn.one("SELECT settings_version FROM sites WHERE id = $1", values![site])?.int(0)
}

/// The site's settings are others from now on: whoever shows it reads it again.
pub fn changed(conn: &mut Conn, site: SiteId) -> Result<()> {
    let sql = "UPDATE sites SET settings_version = settings_version + 1 WHERE id = $1";
    conn.run(sql, values![site]).map(drop)
}

/// What a site has decided about its workflow.
pub fn policy(conn: &mut Conn, site: SiteId) -> Result<Policy> {
    let row = conn.one("SELECT two_person_rule_since FROM sites WHERE id = $1", values![site])?;
    Ok(Policy { two_person_rule: row.maybe_int(0)?.is_some() })
}

/// Decides whether a second person must approve from now on.
pub fn set_two_person_rule(conn: &mut Conn, site: SiteId, asked: bool, now: Instant) -> Result<()> {
    conn.run(
        "UPDATE sites SET two_person_rule_since = CASE WHEN $2 = 0 THEN NULL ELSE COALESCE(two_person_rule_since, $3) END
         WHERE id = $1",
        values![site, i64::from(asked), now],
    )
    .map(drop)
}

/// One of the two accounts that no person holds, with its rights.
pub fn actor(conn: &mut Conn, site: SiteId, key: &str) -> Result<Actor> {
    let row = conn.maybe("SELECT id FROM people WHERE site = $1 AND key = $2", values![site, key])?;
    let person = row.ok_or_else(|| Error::NotFound(format!("account {key}")))?.parse(0)?;
    let rights: &[Right] = if key == SYSTEM {
        &[Right::Write, Right::Import]
    } else {
        &[Right::Write, Right::Approve, Right::Publish]
    };
    Ok(Actor { person, rights: rights.iter().copied().collect() })
}
