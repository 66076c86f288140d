//! The site, and what it has decided; in whose name a token is.

use super::{Api, Made, call::Call, problem::Problem, shapes, view};
use crate::{actions::settings::set_two_person_rule, desk::DeskSite};
use bayan_store::sites;

impl Api {
    pub(super) fn site(&self, call: &Call) -> Result<Made, Problem> {
        Made::shown(site(&call.site))
    }

    pub(super) fn me(&self, call: &Call) -> Result<Made, Problem> {
        let present = call.present()?;
        Made::shown(shapes::Me {
            name: present.account.name.clone(),
            email: present.account.email.clone(),
            roles: present.account.roles.iter().map(|(role, _)| role.as_str()).collect(),
            label: present.access.label.clone(),
            scopes: present.access.scopes.iter().map(|scope| scope.as_str()).collect(),
            expires_at: view::moment(present.access.expires_at),
        })
    }

    pub(super) async fn settings(&self, call: &Call) -> Result<Made, Problem> {
        let site = call.site.site.id;
        let policy = self.app.store.writer.look(move |conn| sites::policy(conn, site)).await?;
        Made::shown(shapes::Settings { two_person_rule: policy.two_person_rule })
    }

    pub(super) async fn decide(&self, call: &Call) -> Result<Made, Problem> {
        let wanted: shapes::Settings = call.sent()?;
        set_two_person_rule(&self.app, call.by()?, wanted.two_person_rule).await?;
        self.settings(call).await
    }
}

/// A site, as everybody may know it.
pub(super) fn site(of: &DeskSite) -> shapes::Site {
    let site = &of.site;
    let edition = |edition: &bayan_store::front::Edition| shapes::Edition {
        key: edition.key.clone(),
        language: edition.lang.to_string(),
        direction: edition.dir.as_str(),
        name: edition.name.clone(),
        institution: edition.institution.clone(),
        office: edition.office.clone(),
        description: edition.description.clone(),
        months: edition.dates.months.to_string(),
        numerals: edition.dates.numerals.to_string(),
        hijri: edition.dates.hijri.is_some(),
        sections: edition
            .sections
            .iter()
            .map(|section| shapes::Section {
                key: section.key.clone(),
                name: section.name.clone(),
                description: section.description.clone(),
            })
            .collect(),
        links: edition
            .links
            .iter()
            .map(|link| shapes::Link { label: link.label.clone(), url: link.url.clone() })
            .collect(),
    };
    shapes::Site {
        key: site.key.clone(),
        origin: of.origin.clone(),
        zone: site.zone.iana_name().unwrap_or("UTC").to_owned(),
        default_edition: site.default_edition.clone(),
        hue: site.hue,
        hijri_offset: site.hijri_offset.days().into(),
        editions: site.editions.iter().map(edition).collect(),
    }
}
