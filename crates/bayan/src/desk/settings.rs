//! What the site is, and what it has decided about its work.

use super::{
    Asked, Desk, Failure, Present,
    form::{Fault, Faults},
    place::Place,
    reply::Reply,
    texts::by,
};
use crate::{
    actions::settings::{arrange_hosts, change_site, set_seal, set_two_person_rule},
    site_file,
};
use bayan_core::site::HijriOffset;
use bayan_render::{
    desk::{DeskPage, context},
    seal::SealFault,
};
use bayan_store::sites::{self, SiteChange};

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

    /// Its seal: what was typed, or none.
    pub(super) async fn set_seal(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let Some(seal) = faults.take("seal", seal(asked.form.value("seal"))) else {
            return self.settings_page(asked, present, &faults).await;
        };
        set_seal(&self.app, by(asked, present), seal).await?;
        self.read_sites_again().await;
        Ok(Reply::To(format!("{}?said=saved", Place::Settings)))
    }

    /// The names under which it is reached.
    pub(super) async fn arrange_hosts(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let typed = asked.form.value("hosts").split_whitespace();
        let read = hosts(typed, &asked.site.site.hosts, &asked.host);
        let Some(wanted) = faults.take("hosts", read) else {
            return self.settings_page(asked, present, &faults).await;
        };
        if !arrange_hosts(&self.app, by(asked, present), wanted).await? {
            faults.note("hosts", "fault-host-taken");
            return self.settings_page(asked, present, &faults).await;
        }
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
            seal: typed("seal", site.seal.as_deref().unwrap_or_default()),
            hosts: typed("hosts", &site.hosts.join("\n")),
            zone: typed("zone", site.zone.iana_name().unwrap_or_default()),
            hues: hues.map(|known| (known, known == hue)).collect(),
            offsets: (-2..=2).map(|known| (known, known == days)).collect(),
        };
        Ok(Reply::Scripted(faults.status(), self.pages.render(&DeskPage::Settings(&page))?))
    }
}

/// How many names a site has at most.
const MOST_HOSTS: usize = 30;

/// A drawing that can be a seal; none where nothing was typed.
pub(crate) fn seal(svg: &str) -> Result<Option<String>, Fault> {
    if svg.trim().is_empty() {
        return Ok(None);
    }
    bayan_render::seal::read(svg.trim()).map(Some).map_err(|fault| match fault {
        SealFault::TooLarge => "fault-seal-large",
        SealFault::Malformed(_) => "fault-seal-malformed",
        SealFault::Foreign(_) => "fault-seal-foreign",
    })
}

/// The names of a site that is reached under `reached` now. That one stays, so that nobody shuts the door behind
/// themselves; and another one becomes the site's own only for whoever has come by it, which shows that it leads here.
pub(crate) fn hosts<'t>(
    typed: impl Iterator<Item = &'t str>,
    before: &[String],
    reached: &str,
) -> Result<Vec<String>, Fault> {
    let mut wanted: Vec<String> = Vec::new();
    for host in typed {
        let host = site_file::host(host).ok_or("fault-host")?;
        if !wanted.contains(&host) {
            wanted.push(host);
        }
        if wanted.len() > MOST_HOSTS {
            return Err("fault-many");
        }
    }
    match wanted.first() {
        None => Err("fault-missing"),
        Some(_) if !wanted.iter().any(|host| host == reached) => Err("fault-host-needed"),
        Some(own) if own != reached && before.first() != Some(own) => Err("fault-host-unproved"),
        Some(_) => Ok(wanted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_shuts_the_door_behind_themselves() {
        let before = ["press.example".to_owned(), "old.example".to_owned()];
        let of = |typed: &str, reached: &str| hosts(typed.split_whitespace(), &before, reached);
        assert_eq!(of("press.example. press.example", "press.example").unwrap(), ["press.example"]);
        assert_eq!(
            of("press.example\nNEW.example", "press.example").unwrap(),
            ["press.example", "new.example"]
        );
        assert_eq!(of("بلدية.example press.example", "xn--kgbe8fnf.example"), Err("fault-host-needed"));
        assert_eq!(of("new.example press.example", "press.example"), Err("fault-host-unproved"));
        assert_eq!(of("old.example press.example", "old.example").unwrap(), ["old.example", "press.example"]);
        for (typed, fault) in [
            ("", "fault-missing"),
            ("old.example", "fault-host-needed"),
            ("press.example a/b", "fault-host"),
            ("press.example http://x.example", "fault-host"),
            ("press.example *.x.example", "fault-host"),
            ("press.example .", "fault-host"),
        ] {
            assert_eq!(of(typed, "press.example"), Err(fault), "{typed}");
        }
        let many: String = (0..31).map(|number| format!("h{number}.example ")).collect();
        assert_eq!(of(&many, "h0.example"), Err("fault-many"));
    }

    #[test]
    fn a_seal_is_a_drawing_or_nothing() {
        assert_eq!(seal(" \n"), Ok(None));
        assert!(seal("<svg viewBox=\"0 0 8 8\"><path d=\"M0 0z\"/></svg>").unwrap().is_some());
        assert_eq!(seal("<svg><script>x</script></svg>"), Err("fault-seal-foreign"));
        assert_eq!(seal("a drawing"), Err("fault-seal-malformed"));
        assert_eq!(seal(&format!("<svg>{}</svg>", " ".repeat(5000))), Err("fault-seal-large"));
    }
}
