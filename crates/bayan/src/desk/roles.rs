//! Roles on pages: what somebody holds, and the choice of it.

use super::{
    Asked,
    form::{Fault, Form},
    frame::Framed,
};
use bayan_core::role::{Remit, Role, Roles};
use bayan_render::desk::context::{Choice, HeldRole, RemitChoice, RoleChoice};
use bayan_store::front::Site;
use std::collections::BTreeSet;

/// The roles that were ticked, each within what was ticked below it.
///
/// # Errors
/// Where none was, or a remit names what the site has not: without it the role would count everywhere.
pub(super) fn chosen(asked: &Asked) -> Result<Roles, Fault> {
    let mut roles = Roles::none();
    for role in asked.form.values("role").filter_map(|word| word.parse::<Role>().ok()) {
        roles.hold(role, remit(&asked.form, &asked.site.site, role)?);
    }
    if roles.is_empty() { Err("fault-roles") } else { Ok(roles) }
}

fn remit(form: &Form, site: &Site, role: Role) -> Result<Remit, Fault> {
    let ticked = |what: &str| -> BTreeSet<String> {
        form.values(&format!("{role}-{what}")).map(str::to_owned).collect()
    };
    let remit = Remit { editions: ticked("edition"), sections: ticked("section") };
    if is_of(&remit, site) { Ok(remit) } else { Err("fault-choose") }
}

/// Whether a site has all that a remit names.
pub(crate) fn is_of(remit: &Remit, site: &Site) -> bool {
    let has_section = |key: &String| site.editions.iter().any(|edition| edition.section(key).is_some());
    remit.editions.iter().all(|key| site.edition(key).is_some()) && remit.sections.iter().all(has_section)
}

impl Framed<'_> {
    /// What somebody holds.
    pub(super) fn held(&self, roles: &Roles) -> Vec<HeldRole> {
        let one = |(role, remit): (Role, &Remit)| HeldRole { key: role.as_str(), within: self.within(remit) };
        roles.iter().map(one).collect()
    }

    /// A remit in words: nothing where it is everything.
    fn within(&self, remit: &Remit) -> String {
        let editions = remit.editions.iter().map(|key| self.edition_name(key));
        let sections = remit.sections.iter().map(|key| self.section_name(key));
        let comma = format!("{} ", self.say("list-comma", &[]));
        editions.chain(sections).collect::<Vec<_>>().join(&comma)
    }

    /// The choice of roles.
    pub(super) fn role_choices(&self, chosen: &Roles) -> Vec<RoleChoice> {
        let site = self.site();
        let keys: BTreeSet<&str> = site
            .editions
            .iter()
            .flat_map(|edition| edition.sections.iter().map(|section| section.key.as_str()))
            .collect();
        let one = |role: Role| {
            let held = chosen.iter().find(|(held, _)| *held == role).map(|(_, remit)| remit);
            let has = |of: fn(&Remit) -> &BTreeSet<String>, key: &str| {
                held.is_some_and(|remit| of(remit).contains(key))
            };
            let choice = |key: &str, name: String, chosen| Choice {
                id: key.to_owned(),
                key: key.to_owned(),
                name,
                chosen,
            };
            let remit = role.is_about_texts().then(|| RemitChoice {
                open: held.is_some_and(|remit| !remit.is_everything()),
                editions: site
                    .editions
                    .iter()
                    .map(|edition| {
                        let name = edition.name.clone();
                        choice(&edition.key, name, has(|remit| &remit.editions, &edition.key))
                    })
                    .collect(),
                sections: keys
                    .iter()
                    .map(|key| choice(key, self.section_name(key), has(|remit| &remit.sections, key)))
                    .collect(),
            });
            RoleChoice { key: role.as_str(), chosen: held.is_some(), remit }
        };
        Role::ALL.into_iter().map(one).collect()
    }

    /// What an edition is called.
    fn edition_name(&self, key: &str) -> String {
        self.site().edition(key).map_or_else(|| key.to_owned(), |edition| edition.name.clone())
    }

    /// What a section is called in the language of the interface, else in the first edition that has it.
    fn section_name(&self, key: &str) -> String {
        let site = self.site();
        let own = site.editions.iter().find(|edition| edition.lang.primary() == self.lang().primary());
        let named = own.into_iter().chain(&site.editions).find_map(|edition| edition.section(key));
        named.map_or_else(|| key.to_owned(), |section| section.name.clone())
    }
}
