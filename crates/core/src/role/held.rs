//! The roles that somebody holds, each within its remit.

use super::{About, Capability, NotARole, Remit, Role};
use crate::workflow::Right;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    str::FromStr,
};

/// The roles that somebody holds, each within its remit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roles(BTreeMap<Role, Remit>);

impl Roles {
    /// None.
    pub fn none() -> Roles {
        Roles::default()
    }

    /// Holds a role within a remit from now on. What is about the house is held everywhere.
    pub fn hold(&mut self, role: Role, remit: Remit) {
        let remit = if role.is_about_texts() { remit } else { Remit::default() };
        self.0.insert(role, remit);
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this one is held, within whatever remit.
    pub fn contains(&self, role: Role) -> bool {
        self.0.contains_key(&role)
    }

    /// Each with its remit, in the order in which they are shown.
    pub fn iter(&self) -> impl Iterator<Item = (Role, &Remit)> {
        self.0.iter().map(|(role, remit)| (*role, remit))
    }

    /// Whether they allow something, be it with some texts only.
    pub fn may(&self, capability: Capability) -> bool {
        self.0.keys().any(|role| role.capabilities().contains(&capability))
    }

    /// Whether they allow something somewhere in an edition.
    pub fn may_in(&self, capability: Capability, edition: &str) -> bool {
        let allows =
            |role: &Role, remit: &Remit| role.capabilities().contains(&capability) && remit.reaches(edition);
        self.0.iter().any(|(role, remit)| allows(role, remit))
    }

    /// What they allow in the workflow of a text.
    pub fn rights(&self, about: &About<'_>) -> BTreeSet<Right> {
        let covering = self.0.iter().filter(|(_, remit)| remit.covers(about));
        let capabilities = covering.flat_map(|(role, _)| role.capabilities());
        capabilities.filter_map(|capability| capability.right(about.is_translation)).collect()
    }
}

/// Held everywhere.
impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Roles {
        Roles(roles.into_iter().map(|role| (role, Remit::default())).collect())
    }
}

impl<const N: usize> From<[Role; N]> for Roles {
    fn from(roles: [Role; N]) -> Roles {
        roles.into_iter().collect()
    }
}

/// As words with spaces between: `editor translator@en,fr`.
impl fmt::Display for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, (role, remit)) in self.0.iter().enumerate() {
            write!(f, "{}{role}{remit}", if number == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

impl FromStr for Roles {
    type Err = NotARole;
    fn from_str(text: &str) -> Result<Roles, NotARole> {
        let mut roles = Roles::none();
        for word in text.split_ascii_whitespace() {
            let end = word.find(['@', '/']).unwrap_or(word.len());
            let (role, remit): (Role, Remit) = (word[..end].parse()?, word[end..].parse()?);
            if !remit.is_everything() && !role.is_about_texts() {
                return Err(NotARole(word.to_owned()));
            }
            roles.hold(role, remit);
        }
        Ok(roles)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(edition: &'static str, section: Option<&'static str>, is_translation: bool) -> About<'static> {
        About { edition, section, is_translation }
    }

    #[test]
    fn whoever_looks_after_people_or_reads_everything_publishes_nothing_by_that() {
        let anything = about("en", Some("news"), true);
        let rights = |role| Roles::from([role]).rights(&anything);
        assert_eq!(
            Role::ALL.map(|role| rights(role).contains(&Right::Publish)),
            [false, false, true, false, false, false]
        );
        assert!(Roles::from([Role::Auditor, Role::Administrator]).rights(&anything).is_empty());
        assert!(Role::ALL.into_iter().all(|role| !rights(role).contains(&Right::Import)));
        let translator = Roles::from([Role::Translator]);
        let writes = |is| translator.rights(&about("en", None, is)).contains(&Right::Write);
        assert_eq!([true, false].map(writes), [true, false]);
        assert!(Roles::from([Role::Writer, Role::Auditor]).may(Capability::ReadAudit));
        assert!(!Roles::none().may(Capability::ReadDrafts));
    }

    #[test]
    fn each_role_counts_within_its_own_remit() {
        let roles: Roles = "writer editor@ar/news translator@en".parse().unwrap();
        assert_eq!(roles.to_string(), "writer translator@en editor@ar/news");
        let can = |right, about: About<'_>| roles.rights(&about).contains(&right);
        assert!(can(Right::Publish, about("ar", Some("news"), false)));
        assert!(!can(Right::Publish, about("ar", Some("statements"), false)));
        assert!(!can(Right::Publish, about("en", Some("news"), true)));
        assert!(can(Right::Write, about("fr", None, false)));
        assert!(roles.may_in(Capability::Translate, "en") && roles.may_in(Capability::Translate, "ar"));
        assert!(!roles.may_in(Capability::Translate, "fr") && roles.may(Capability::Approve));
    }

    #[test]
    fn what_is_about_the_house_is_held_everywhere() {
        for wrong in ["administrator@en", "auditor/news", "owner", "translator@", "translator@en@fr"] {
            assert!(wrong.parse::<Roles>().is_err(), "{wrong}");
        }
        let mut roles = Roles::none();
        roles.hold(Role::Auditor, "@en".parse().unwrap());
        assert_eq!(roles, Roles::from([Role::Auditor]));
        assert_eq!("".parse(), Ok(Roles::none()));
    }
}
