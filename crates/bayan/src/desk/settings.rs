//! What the site is, and what it has decided about its work.

use super::{Asked, Desk, Failure, Present, form::Faults, place::Place, reply::Reply, texts::by};
use crate::actions::settings::{change_site, set_two_person_rule};
use bayan_core::site::HijriOffset;
use bayan_render::desk::{DeskPage, context};
use bayan_store::sites::{self, SiteChange};
use hyper::StatusCode;

/// The hues that are offered: a step of the circle each, in OKLCH.
const HUES: [u16; 12] = [15, 45, 75, 105, 135, 165, 195, 215, 245, 275, 305, 345];

impl Desk {
    pub(super) async fn settings(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        self.settings_page(asked, present, &Faults::default()).await
    }

    /// What the site has decided about its work.
    pub(super) async fn change_rule(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let wanted = match asked.form.value("rule") {
            "two" => true,
            "one" => false,
            _ => return Ok(Reply::To(Place::Settings.to_string())),
        };
        set_two_person_rule(&self.app, by(asked, present), wanted).await?;
        Ok(Reply::To(format!("{}?said=saved", Place::Settings)))
    }

    /// What the site is.
    pub(super) async fn change_site(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let (form, mut faults) = (&asked.form, Faults::default());
        let zone = form.value("zone").trim();
        let zone = jiff::tz::TimeZone::get(zone).map(|_| zone.to_owned()).map_err(|_| "fault-zone");
        let zone = faults.take("zone", zone);
        let default_edition = form.value("default").to_owned();
        let known = asked.site.site.edition(&default_edition).map(|_| default_edition);
        let default_edition = faults.take("default", known.ok_or("fault-choose"));
        let hue = form.value("hue").parse().ok().filter(|hue| *hue <= 360).ok_or("fault-choose");
        let hue = faults.take("hue", hue);
        let offset = form.value("hijri").parse().ok().and_then(HijriOffset::new).ok_or("fault-choose");
        let hijri_offset = faults.take("hijri", offset);
        let (Some(zone), Some(default_edition), Some(hue), Some(hijri_offset)) =
            (zone, default_edition, hue, hijri_offset)
        else {
            return self.settings_page(asked, present, &faults).await;
        };
        let to = SiteChange { default_edition, zone, hue, hijri_offset };
        change_site(&self.app, by(asked, present), to).await?;
        self.read_sites_again().await;
        Ok(Reply::To(format!("{}?said=saved", Place::Settings)))
    }

    async fn settings_page(
        &self,
        asked: &Asked,
        present: &Present,
        faults: &Faults,
    ) -> Result<Reply, Failure> {
        let site = &asked.site.site;
        let id = site.id;
        let policy = self.app.store.writer.look(move |conn| sites::policy(conn, id)).await?;
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let hue: u16 = asked.form.value("hue").parse().unwrap_or(site.hue);
        let hues = HUES.into_iter().chain((!HUES.contains(&site.hue)).then_some(site.hue));
        let typed = |name: &str, else_: &str| asked.form.maybe(name).unwrap_or(else_).to_owned();
        let default_edition = typed("default", &site.default_edition);
        let days: i64 = asked.form.value("hijri").parse().unwrap_or_else(|_| site.hijri_offset.days().into());
        let page = context::Settings {
            common: framed.common(&framed.say("settings-title", &[])),
            two_person_rule: policy.two_person_rule,
            editions: site
                .editions
                .iter()
                .map(|edition| context::EditionRow {
                    key: edition.key.clone(),
                    name: edition.name.clone(),
                    lang: edition.lang.to_string(),
                    dir: edition.dir.as_str(),
                    url: Place::Edition(edition.key.clone()).to_string(),
                    chosen: edition.key == default_edition,
                })
                .collect(),
            zone: typed("zone", site.zone.iana_name().unwrap_or_default()),
            hues: hues.map(|known| (known, known == hue)).collect(),
            offsets: (-2..=2).map(|known| (known, known == days)).collect(),
        };
        let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        Ok(Reply::Page(status, self.pages.render(&DeskPage::Settings(&page))?))
    }
}
