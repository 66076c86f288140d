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
pub(super) fn chosen(asked: &Asked, before: &Roles) -> Result<Roles, Fault> {
    let mut roles = Roles::none();
    for role in asked.form.values("role").filter_map(|word| word.parse::<Role>().ok()) {
        let held = before.iter().find(|(held, _)| *held == role).map(|(_, remit)| remit);
        roles.hold(role, remit(&asked.form, &asked.site.site, role, held)?);
    }
    if roles.is_empty() { Err("fault-roles") } else { Ok(roles) }
}

fn remit(form: &Form, site: &Site, role: Role, held: Option<&Remit>) -> Result<Remit, Fault> {
    let ticked = |what: &str| -> BTreeSet<String> {
        form.values(&format!("{role}-{what}")).map(str::to_owned).collect()
    };
    let remit = Remit { editions: ticked("edition"), sections: ticked("section") };
    // What the site has no more may stay in a remit: taken out in silence it would count everywhere.
    let kept = held.cloned().unwrap_or_default();
    let new = Remit {
        editions: remit.editions.difference(&kept.editions).cloned().collect(),
        sections: remit.sections.difference(&kept.sections).cloned().collect(),
    };
    if is_of(&new, site) { Ok(remit) } else { Err("fault-choose") }
}

/// Whether a site has all that a remit names.
pub(crate) fn is_of(remit: &Remit, site: &Site) -> bool {
    let has_section = |key: &String| site.editions.iter().any(|edition| edition.section(key).is_some());
    remit.editions.iter().all(|key| site.edition(key).is_some()) && remit.sections.iter().all(has_section)
}

/// The keys that the site has no more.
fn gone<'k>(
    keys: &'k BTreeSet<String>,
    is_there: impl Fn(&str) -> bool + 'k,
) -> impl Iterator<Item = &'k str> {
    keys.iter().map(String::as_str).filter(move |key| !is_there(key))
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
                    .map(|edition| edition.key.as_str())
                    .chain(
                        held.into_iter()
                            .flat_map(|remit| gone(&remit.editions, |key| site.edition(key).is_some())),
                    )
                    .map(|key| choice(key, self.edition_name(key), has(|remit| &remit.editions, key)))
                    .collect(),
                sections: keys
                    .iter()
                    .copied()
                    .chain(held.into_iter().flat_map(|remit| gone(&remit.sections, |key| keys.contains(key))))
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
