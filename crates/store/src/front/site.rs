//! Sites as the public's side knows them.

use super::Live;
use crate::{
    error::{Error, Result},
    sites::UMM_AL_QURA,
    value::{Row, values},
};
use bayan_core::{
    id::{EditionId, SectionId, SiteId},
    language::{Direction, Lang},
    site::{DateStyle, HijriOffset},
};

/// A site.
#[derive(Debug, Clone)]
pub struct Site {
    /// Which.
    pub id: SiteId,
    /// Which of its settings these are: it grows with every change.
    pub version: i64,
    /// Its name for commands.
    pub key: String,
    /// The names under which it is reached; the first is its own.
    pub hosts: Vec<String>,
    /// Its time zone.
    pub zone: jiff::tz::TimeZone,
    /// The hue of its colours.
    pub hue: u16,
    /// By how many days its Hijri calendar differs from Umm al-Qura.
    pub hijri_offset: HijriOffset,
    /// Its seal, an SVG drawing.
    pub seal: Option<String>,
    /// The key of the edition that `/` leads to.
    pub default_edition: String,
    /// The site in each of its languages.
    pub editions: Vec<Edition>,
}

impl Site {
    /// The edition with this key.
    pub fn edition(&self, key: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.key == key)
    }

    /// The edition with this identity.
    pub fn edition_by_id(&self, id: EditionId) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id == id)
    }
}

/// An edition.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Which.
    pub id: EditionId,
    /// Its short key.
    pub key: String,
    /// Its language.
    pub lang: Lang,
    /// Its direction.
    pub dir: Direction,
    /// Its name in its own language.
    pub name: String,
    /// The institution's name in it.
    pub institution: String,
    /// The office that speaks.
    pub office: Option<String>,
    /// A sentence about it.
    pub description: Option<String>,
    /// How it writes dates.
    pub dates: DateStyle,
    /// Its sections, in their order.
    pub sections: Vec<Section>,
    /// What stands behind them in the navigation.
    pub links: Vec<NavigationLink>,
}

impl Edition {
    /// The section with this key.
    pub fn section(&self, key: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == key)
    }

    /// The section with this identity.
    pub fn section_by_id(&self, id: SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }
}

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// Which.
    pub id: SectionId,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// A sentence about it.
    pub description: Option<String>,
}

/// What stands in the navigation behind the sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavigationLink {
    /// Its words.
    pub label: String,
    /// A whole address, or a path of the site.
    pub url: String,
}

impl Live<'_> {
    /// All sites.
    pub fn sites(&mut self) -> Result<Vec<Site>> {
        let rows = self.0.all(
            "SELECT s.id, s.key, s.zone, s.hue, s.seal, s.default_edition, s.hijri_offset, v.settings_version
             FROM live_sites s JOIN live_settings v ON v.site = s.id ORDER BY s.key",
            &[],
        )?;
        rows.iter().map(|row| self.site(row)).collect()
    }

    /// The positions up to which was decided and shown.
    pub fn positions(&mut self, site: SiteId) -> Result<(i64, i64)> {
        let row = self
            .0
            .one("SELECT decided_position, shown_position FROM live_sites WHERE id = $1", values![site])?;
        Ok((row.int(0)?, row.int(1)?))
    }

    fn site(&mut self, row: &Row) -> Result<Site> {
        let id: SiteId = row.parse(0)?;
        let hosts = self.0.all("SELECT host FROM live_hosts WHERE site = $1 ORDER BY rank", values![id])?;
        let zone = jiff::tz::TimeZone::get(row.text(2)?).map_err(Error::shape)?;
        let offset = HijriOffset::new(row.int(6)?).ok_or_else(|| Error::Shape("hijri_offset".into()))?;
        let editions = self.0.all(
            "SELECT id, key, language, name, institution, office, description, months, numerals, second_calendar
             FROM live_editions WHERE site = $1 ORDER BY rank",
            values![id],
        )?;
        Ok(Site {
            id,
            version: row.int(7)?,
            key: row.text(1)?.to_owned(),
            hosts: hosts.iter().map(|row| row.text(0).map(str::to_owned)).collect::<Result<_>>()?,
            hue: u16::try_from(row.int(3)?).map_err(Error::shape)?,
            hijri_offset: offset,
            seal: row.maybe_text(4)?.map(str::to_owned),
            default_edition: row.text(5)?.to_owned(),
            editions: editions.iter().map(|row| self.edition(row, &zone, offset)).collect::<Result<_>>()?,
            zone,
        })
    }

    fn edition(&mut self, row: &Row, zone: &jiff::tz::TimeZone, offset: HijriOffset) -> Result<Edition> {
        let id: EditionId = row.parse(0)?;
        let lang: Lang = row.parse(2)?;
        let sections = self.0.all(
            "SELECT id, key, name, description FROM live_sections WHERE edition = $1 ORDER BY rank",
            values![id],
        )?;
        let links =
            self.0.all("SELECT label, url FROM live_links WHERE edition = $1 ORDER BY rank", values![id])?;
        let link =
            |row: &Row| Ok(NavigationLink { label: row.text(0)?.to_owned(), url: row.text(1)?.to_owned() });
        let section = |row: &Row| {
            Ok(Section {
                id: row.parse(0)?,
                key: row.text(1)?.to_owned(),
                name: row.text(2)?.to_owned(),
                description: row.maybe_text(3)?.map(str::to_owned),
            })
        };
        Ok(Edition {
            id,
            key: row.text(1)?.to_owned(),
            dir: lang.direction(),
            name: row.text(3)?.to_owned(),
            institution: row.text(4)?.to_owned(),
            office: row.maybe_text(5)?.map(str::to_owned),
            description: row.maybe_text(6)?.map(str::to_owned),
            dates: DateStyle {
                lang: lang.clone(),
                months: row.parse(7)?,
                numerals: row.parse(8)?,
                zone: zone.clone(),
                hijri: (row.maybe_text(9)? == Some(UMM_AL_QURA)).then_some(offset),
            },
            lang,
            sections: sections.iter().map(section).collect::<Result<_>>()?,
            links: links.iter().map(link).collect::<Result<_>>()?,
        })
    }
}
