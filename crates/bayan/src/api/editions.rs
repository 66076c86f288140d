//! What the site and its editions are, changed.

use super::{
    Api, Made,
    call::Call,
    problem::{Kind, Problem},
    shapes,
};
use crate::{
    actions::settings,
    desk::{
        boilerplate::read as read_boilerplate,
        edition::target,
        editions::{begun, edition_key, language, not_added, stays},
        form::{Fault, label, optional},
        settings::{hosts as read_hosts, seal as read_seal},
    },
    site_file::is_key,
};
use bayan_core::{role::Capability, site::HijriOffset};
use bayan_store::{
    front::{Edition, NavigationLink},
    sites::{self, Boilerplate, EditionChange, NewSection, SiteChange},
};
use std::collections::HashSet;

/// How many sections or links there are at most.
const MOST: usize = 30;

impl Api {
    pub(super) async fn change_site(&self, call: &Call) -> Result<Made, Problem> {
        let sent: shapes::ChangeSite = call.sent()?;
        let wrong = |pointer: &str| Problem::field(pointer, "fault-choose");
        let key = sent.default_edition.0;
        call.site.site.edition(&key).ok_or_else(|| wrong("/default_edition"))?;
        jiff::tz::TimeZone::get(&sent.zone).map_err(|_| Problem::field("/zone", "fault-zone"))?;
        if sent.hue > 360 {
            return Err(wrong("/hue"));
        }
        let hijri_offset = HijriOffset::new(sent.hijri_offset).ok_or_else(|| wrong("/hijri_offset"))?;
        let to = SiteChange { default_edition: key, zone: sent.zone, hue: sent.hue, hijri_offset };
        settings::change_site(&self.app, call.by()?, to).await?;
        self.site_again(call).await
    }

    pub(super) async fn set_seal(&self, call: &Call) -> Result<Made, Problem> {
        let sent: shapes::Seal = call.sent()?;
        let seal = read_seal(sent.svg.as_deref().unwrap_or_default());
        let seal = seal.map_err(|fault| Problem::field("/svg", fault))?;
        settings::set_seal(&self.app, call.by()?, seal).await?;
        self.site_again(call).await
    }

    pub(super) fn hosts(call: &Call) -> Result<Made, Problem> {
        Made::shown(shapes::Hosts { hosts: call.site.site.hosts.clone() })
    }

    pub(super) async fn arrange_hosts(&self, call: &Call) -> Result<Made, Problem> {
        let sent: shapes::Hosts = call.sent()?;
        let wrong = |fault: Fault| Problem::field("/hosts", fault);
        let typed = sent.hosts.iter().map(String::as_str);
        let hosts = read_hosts(typed, &call.site.site.hosts, &call.host).map_err(wrong)?;
        if !settings::arrange_hosts(&self.app, call.by()?, hosts.clone()).await? {
            return Err(wrong("fault-host-taken"));
        }
        self.desk.read_sites_again().await;
        Made::shown(shapes::Hosts { hosts })
    }

    pub(super) async fn add_edition(&self, call: &Call) -> Result<Made, Problem> {
        let sent: shapes::AddEdition = call.sent()?;
        let key = edition_key(&sent.key).map_err(|fault| Problem::field("/key", fault))?;
        let language = language(&sent.language).map_err(|fault| Problem::field("/language", fault))?;
        let new = begun(key, language, line("/name", &sent.name)?, line("/institution", &sent.institution)?);
        match settings::add_edition(&self.app, call.by()?, new).await? {
            Ok(()) => self.site_again(call).await,
            Err(not) => {
                let (field, fault) = not_added(not);
                Err(Problem::field(&format!("/{field}"), fault))
            }
        }
    }

    pub(super) async fn drop_edition(&self, call: &Call) -> Result<Made, Problem> {
        let edition = of_path(call)?;
        let of = (edition.id, edition.key.as_str());
        match settings::drop_edition(&self.app, call.by()?, of).await? {
            Ok(()) => self.site_again(call).await,
            Err(kept) => Err(Problem::field("", stays(kept))),
        }
    }

    pub(super) async fn change_edition(&self, call: &Call) -> Result<Made, Problem> {
        let edition = of_path(call)?;
        let sent: shapes::ChangeEdition = call.sent()?;
        let to = EditionChange {
            name: line("/name", &sent.name)?,
            institution: line("/institution", &sent.institution)?,
            office: maybe("/office", sent.office.as_deref())?,
            description: maybe("/description", sent.description.as_deref())?,
            months: sent.months.parse().map_err(|_| Problem::field("/months", "fault-choose"))?,
            numerals: sent.numerals.parse().map_err(|_| Problem::field("/numerals", "fault-choose"))?,
            hijri: sent.hijri,
        };
        settings::change_edition(&self.app, call.by()?, (edition.id, &edition.key), to).await?;
        self.site_again(call).await
    }

    pub(super) async fn arrange_sections(&self, call: &Call) -> Result<Made, Problem> {
        let edition = of_path(call)?;
        let sent: shapes::Sections = call.sent()?;
        at_most("/sections", sent.sections.len())?;
        let (mut wanted, mut seen) = (Vec::new(), HashSet::new());
        for (number, section) in sent.sections.into_iter().enumerate() {
            let at = |field: &str| format!("/sections/{number}/{field}");
            if !is_key(&section.key, 40) {
                return Err(Problem::field(&at("key"), "fault-section-key"));
            }
            if !seen.insert(section.key.clone()) {
                return Err(Problem::field(&at("key"), "fault-section-twice"));
            }
            wanted.push(NewSection {
                name: line(&at("name"), &section.name)?,
                description: maybe(&at("description"), section.description.as_deref())?,
                key: section.key,
            });
        }
        let of = (edition.id, edition.key.as_str());
        match settings::arrange_sections(&self.app, call.by()?, of, wanted).await? {
            None => self.site_again(call).await,
            Some(_) => Err(Problem::field("/sections", "fault-sections-used")),
        }
    }

    pub(super) async fn arrange_links(&self, call: &Call) -> Result<Made, Problem> {
        let edition = of_path(call)?;
        let sent: shapes::Links = call.sent()?;
        at_most("/links", sent.links.len())?;
        let mut wanted = Vec::new();
        for (number, link) in sent.links.into_iter().enumerate() {
            let url = target(&link.url);
            wanted.push(NavigationLink {
                label: line(&format!("/links/{number}/label"), &link.label)?,
                url: url.map_err(|fault| Problem::field(&format!("/links/{number}/url"), fault))?,
            });
        }
        settings::arrange_links(&self.app, call.by()?, (edition.id, &edition.key), wanted).await?;
        self.site_again(call).await
    }

    pub(super) async fn boilerplate(&self, call: &Call) -> Result<Made, Problem> {
        let edition = of_path(call)?.id;
        let all = self.app.store.writer.look(move |conn| sites::boilerplate(conn, edition)).await?;
        let shown = |one: Boilerplate| shapes::StandingWords { label: one.label, words: one.words };
        Made::shown(shapes::Boilerplate { items: all.into_iter().map(shown).collect() })
    }

    pub(super) async fn arrange_boilerplate(&self, call: &Call) -> Result<Made, Problem> {
        let edition = of_path(call)?;
        if !call.present()?.account.roles.may_in(Capability::Publish, &edition.key) {
            return Err(Problem::of(Kind::Forbidden));
        }
        let sent: shapes::Boilerplate = call.sent()?;
        let sent = sent.items.into_iter().map(|one| Boilerplate { label: one.label, words: one.words });
        let wanted = read_boilerplate(sent, edition).map_err(|fault| Problem::field("/items", fault))?;
        settings::arrange_boilerplate(&self.app, call.by()?, (edition.id, &edition.key), wanted).await?;
        self.boilerplate(call).await
    }

    /// The site as it is now.
    async fn site_again(&self, call: &Call) -> Result<Made, Problem> {
        self.desk.read_sites_again().await;
        let site = self.desk.site(&call.host).ok_or_else(|| Problem::of(Kind::Misdirected))?;
        Made::shown(super::settings::site(&site))
    }
}

/// The edition that the path names.
fn of_path(call: &Call) -> Result<&Edition, Problem> {
    let key: String = call.part(0)?;
    call.site.site.edition(&key).ok_or_else(|| Problem::of(Kind::NotFound))
}

fn at_most(pointer: &str, count: usize) -> Result<(), Problem> {
    if count > MOST { Err(Problem::field(pointer, "fault-many")) } else { Ok(()) }
}

fn line(pointer: &str, text: &str) -> Result<String, Problem> {
    let read = label(text).map(|line| line.to_string());
    read.map_err(|fault| Problem::field(pointer, fault))
}

fn maybe(pointer: &str, text: Option<&str>) -> Result<Option<String>, Problem> {
    let read: Result<Option<String>, Fault> =
        optional::<300>(text.unwrap_or_default()).map(|line| line.map(|line| line.to_string()));
    read.map_err(|fault| Problem::field(pointer, fault))
}
