//! An edition: what it is called, how it writes, its sections and the rest of its navigation.

use super::{
    Asked, Desk, Failure, Present,
    form::{Fault, Faults, label, optional},
    place::Place,
    reply::Reply,
    rows::{self, MOST},
    texts::by,
};
use crate::{
    actions::settings::{self, arrange_links, arrange_sections},
    site_file::is_key,
};
use bayan_core::{
    language::Direction,
    line::{Label, Line},
    role::Capability,
    site::Months,
    text::digits::Numerals,
};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    front::{Edition, NavigationLink},
    sites::{EditionChange, NewSection},
};
use hyper::StatusCode;
use std::collections::HashSet;

/// The longest address of a link, in bytes.
const LONGEST_URL: usize = 500;
/// The month names that an Arabic edition may have; all others have those of their language.
const MONTHS: [&str; 7] =
    ["plain", "levantine/egyptian", "egyptian/levantine", "levantine", "egyptian", "tunisian", "moroccan"];

impl Desk {
    pub(super) async fn edition(
        &self,
        asked: &Asked,
        present: &Present,
        key: &str,
    ) -> Result<Reply, Failure> {
        self.edition_page(asked, present, key, &Faults::default(), None)
    }

    /// What it is called and how it writes.
    pub(super) async fn change_edition(
        &self,
        asked: &Asked,
        present: &Present,
        key: &str,
    ) -> Result<Reply, Failure> {
        let Some(edition) = asked.site.site.edition(key) else { return Ok(Reply::missing()) };
        let (form, mut faults) = (&asked.form, Faults::default());
        let name = faults.take("name", label(form.value("name")));
        let institution = faults.take("institution", label(form.value("institution")));
        let office = faults.take("office", optional::<300>(form.value("office")));
        let description = faults.take("description", optional::<300>(form.value("description")));
        let months = form.value("months").parse::<Months>().map_err(|_| "fault-choose");
        let months = faults.take("months", months);
        let numerals = form.value("numerals").parse::<Numerals>().map_err(|_| "fault-choose");
        let numerals = faults.take("numerals", numerals);
        let (Some(name), Some(institution), Some(office), Some(description), Some(months), Some(numerals)) =
            (name, institution, office, description, months, numerals)
        else {
            return self.edition_page(asked, present, key, &faults, None);
        };
        let text = |line: Option<Line<300>>| line.map(|line| line.to_string());
        let to = EditionChange {
            name: name.to_string(),
            institution: institution.to_string(),
            office: text(office),
            description: text(description),
            months,
            numerals,
            hijri: form.value("calendar") == "both",
        };
        settings::change_edition(&self.app, by(asked, present), (edition.id, key), to).await?;
        self.saved(key).await
    }

    /// Its sections, in their order.
    pub(super) async fn arrange_sections(
        &self,
        asked: &Asked,
        present: &Present,
        key: &str,
    ) -> Result<Reply, Failure> {
        let Some(edition) = asked.site.site.edition(key) else { return Ok(Reply::missing()) };
        let mut faults = Faults::default();
        let wanted = rows::unchanged(asked, section_rows(edition)).and_then(|()| sections(asked));
        let Some(wanted) = faults.take("sections", wanted) else {
            return self.edition_page(asked, present, key, &faults, None);
        };
        match arrange_sections(&self.app, by(asked, present), (edition.id, key), wanted).await? {
            None => self.saved(key).await,
            Some(in_use) => {
                let name = edition.section(&in_use).map_or(in_use.as_str(), |section| section.name.as_str());
                self.edition_page(asked, present, key, &faults, Some(name.to_owned()))
            }
        }
    }

    /// What stands behind them.
    pub(super) async fn arrange_links(
        &self,
        asked: &Asked,
        present: &Present,
        key: &str,
    ) -> Result<Reply, Failure> {
        let Some(edition) = asked.site.site.edition(key) else { return Ok(Reply::missing()) };
        let mut faults = Faults::default();
        let wanted = rows::unchanged(asked, link_rows(edition)).and_then(|()| links(asked));
        let Some(wanted) = faults.take("links", wanted) else {
            return self.edition_page(asked, present, key, &faults, None);
        };
        arrange_links(&self.app, by(asked, present), (edition.id, key), wanted).await?;
        self.saved(key).await
    }

    async fn saved(&self, key: &str) -> Result<Reply, Failure> {
        self.read_sites_again().await;
        Ok(Reply::To(format!("{}?said=saved", Place::Edition(key.to_owned()))))
    }

    pub(super) fn edition_page(
        &self,
        asked: &Asked,
        present: &Present,
        key: &str,
        faults: &Faults,
        in_use: Option<String>,
    ) -> Result<Reply, Failure> {
        let Some(edition) = asked.site.site.edition(key) else { return Ok(Reply::missing()) };
        let mut framed = self.framed(asked, Some(present)).with_faults(faults);
        let is_well = faults.is_empty() && in_use.is_none();
        if let Some(name) = in_use {
            let text = framed.say("fault-section-used", &[("section", name)]);
            framed = framed.with_problem(text);
        }
        // What was typed into one of the three forms stands in that one.
        let is_of = |place: Place| asked.is_post && asked.path == place.to_string();
        let own = |name: &str, else_: &str| match is_of(Place::Edition(key.to_owned())) {
            true => asked.form.value(name).to_owned(),
            false => else_.to_owned(),
        };
        let months = own("months", &edition.dates.months.to_string());
        let numerals = own("numerals", edition.dates.numerals.as_str());
        let is_arabic = edition.lang.primary() == "ar";
        let offered = MONTHS.into_iter().filter(|known| is_arabic || *known == "plain" || *known == months);
        let hijri = if edition.dates.hijri.is_some() { "both" } else { "one" };
        let page = context::EditionPage {
            common: framed.common(&framed.say("edition-title", &[("edition", edition.name.clone())])),
            url: Place::Edition(key.to_owned()).to_string(),
            boilerplate: present
                .account
                .roles
                .may(Capability::Publish)
                .then(|| Place::Boilerplate(key.to_owned()).to_string()),
            public: format!("/{key}/"),
            drop: (asked.site.site.default_edition != key)
                .then(|| Place::DropEdition(key.to_owned()).to_string()),
            lang: edition.lang.to_string(),
            dir: edition.dir.as_str(),
            name: own("name", &edition.name),
            institution: own("institution", &edition.institution),
            office: own("office", edition.office.as_deref().unwrap_or_default()),
            description: own("description", edition.description.as_deref().unwrap_or_default()),
            months: offered.map(|known| (known, known == months)).collect(),
            numerals: [Numerals::Latn, Numerals::Arab, Numerals::Arabext]
                .into_iter()
                .filter(|known| edition.dir == Direction::Rtl || *known == Numerals::Latn)
                .map(|known| (known.as_str(), known.write("0123456789"), known.as_str() == numerals))
                .collect(),
            both_calendars: own("calendar", hijri) == "both",
            sections: match is_of(Place::Sections(key.to_owned())) {
                true => rows::again(asked, ["key", "label", "about"]),
                false => rows::with_blank(section_rows(edition)),
            },
            meanwhile: match () {
                () if is_of(Place::Sections(key.to_owned())) => meanwhile(asked, section_rows(edition), 1),
                () if is_of(Place::Links(key.to_owned())) => meanwhile(asked, link_rows(edition), 0),
                () => Vec::new(),
            },
            seen: [rows::mark(section_rows(edition)), rows::mark(link_rows(edition))],
            links: match is_of(Place::Links(key.to_owned())) {
                true => rows::again(asked, ["label", "url", "none"]),
                false => rows::with_blank(link_rows(edition)),
            },
        };
        let status = if is_well { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        Ok(Reply::Page(status, self.pages.render(&DeskPage::Edition(&page))?))
    }
}

/// What a list has become since a form was made of it, by the names in it.
fn meanwhile(asked: &Asked, now: impl Iterator<Item = [String; 3]> + Clone, name: usize) -> Vec<String> {
    match rows::unchanged(asked, now.clone()) {
        Ok(()) => Vec::new(),
        Err(_) => now.map(|row| row[name].clone()).collect(),
    }
}

fn section_rows(edition: &Edition) -> impl Iterator<Item = [String; 3]> + Clone {
    edition.sections.iter().map(|section| {
        let about = section.description.clone().unwrap_or_default();
        [section.key.clone(), section.name.clone(), about]
    })
}

fn link_rows(edition: &Edition) -> impl Iterator<Item = [String; 3]> + Clone {
    edition.links.iter().map(|link| [link.label.clone(), link.url.clone(), String::new()])
}

fn sections(asked: &Asked) -> Result<Vec<NewSection>, Fault> {
    let (mut wanted, mut seen) = (Vec::new(), HashSet::new());
    for [key, name, about] in rows::sent(asked, ["key", "label", "about"]) {
        if key.trim().is_empty() && name.trim().is_empty() {
            continue;
        }
        let key = key.trim().to_ascii_lowercase();
        if !is_key(&key, 40) {
            return Err("fault-section-key");
        }
        if !seen.insert(key.clone()) {
            return Err("fault-section-twice");
        }
        let name: Label = label(&name)?;
        let description = optional::<300>(&about)?.map(|about| about.to_string());
        wanted.push(NewSection { key, name: name.to_string(), description });
    }
    if wanted.len() > MOST { Err("fault-many") } else { Ok(wanted) }
}

fn links(asked: &Asked) -> Result<Vec<NavigationLink>, Fault> {
    let mut wanted = Vec::new();
    for [name, url] in rows::sent(asked, ["label", "url"]) {
        if name.trim().is_empty() && url.trim().is_empty() {
            continue;
        }
        let name: Label = label(&name)?;
        wanted.push(NavigationLink { label: name.to_string(), url: target(url.trim())? });
    }
    if wanted.len() > MOST { Err("fault-many") } else { Ok(wanted) }
}

/// A whole address, or a path of the site: nothing that a browser would run.
pub(crate) fn target(url: &str) -> Result<String, Fault> {
    let is_path = url.starts_with('/') && !url.starts_with("//") && !url.contains('\\');
    let is_whole =
        || url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host());
    let is_plain = !url.chars().any(|c| c.is_control() || c.is_whitespace());
    if is_plain && url.len() <= LONGEST_URL && (is_path || is_whole()) {
        Ok(url.to_owned())
    } else {
        Err("fault-link-address")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_page_and_runs_nothing() {
        for good in ["/ar/p/contact", "https://example.org/x?y=1", "http://example.org"] {
            assert_eq!(target(good).as_deref(), Ok(good));
        }
        for bad in [
            "",
            "x",
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "https://a b",
            "ftp://example.org",
        ] {
            assert!(target(bad).is_err(), "{bad}");
        }
    }
}
