//! What people may do: roles are given to persons, capabilities are asked for.

use crate::workflow::Right;
use std::{collections::BTreeSet, fmt, str::FromStr};

/// What somebody is in a newsroom. A person may be several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Writes and submits.
    Writer,
    /// Translates and submits.
    Translator,
    /// Approves and publishes what others wrote; writes too.
    Editor,
    /// Looks after photographs and files.
    MediaManager,
    /// Looks after people and settings. Writes and publishes nothing by that alone.
    Administrator,
    /// Reads everything, changes nothing.
    Auditor,
}

/// Something that may be allowed. Every page and every action of the desk names the one that it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capability {
    /// To read what is not public.
    ReadDrafts,
    /// To write and submit.
    Write,
    /// To translate and submit.
    Translate,
    /// To approve and send back.
    Approve,
    /// To publish, schedule, withdraw, restore.
    Publish,
    /// To remove by order, for ever: by somebody who may publish as well, as nobody else takes out a public text.
    Remove,
    /// To change photographs and files.
    ManageMedia,
    /// To invite people, give them roles, close their accounts.
    ManagePeople,
    /// To change the site's settings.
    ManageSite,
    /// To read who did what.
    ReadAudit,
}

/// The word is no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no role is called {0:?}")]
pub struct NotARole(pub String);

impl Role {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Role; 6] = [
        Role::Writer,
        Role::Translator,
        Role::Editor,
        Role::MediaManager,
        Role::Administrator,
        Role::Auditor,
    ];

    /// Its word in the store, in forms and in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Writer => "writer",
            Role::Translator => "translator",
            Role::Editor => "editor",
            Role::MediaManager => "media-manager",
            Role::Administrator => "administrator",
            Role::Auditor => "auditor",
        }
    }

    /// What it allows: the one place where that is said.
    pub fn capabilities(self) -> &'static [Capability] {
        use Capability::{
            Approve, ManageMedia, ManagePeople, ManageSite, Publish, ReadAudit, ReadDrafts, Remove,
            Translate, Write,
        };
        match self {
            Role::Writer => &[ReadDrafts, Write],
            Role::Translator => &[ReadDrafts, Translate],
            Role::Editor => &[ReadDrafts, Write, Translate, Approve, Publish, ManageMedia],
            Role::MediaManager => &[ReadDrafts, ManageMedia],
            Role::Administrator => &[ManagePeople, ManageSite, ReadAudit, Remove],
            Role::Auditor => &[ReadDrafts, ReadAudit],
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Role {
    type Err = NotARole;
    fn from_str(text: &str) -> Result<Role, NotARole> {
        Role::ALL.into_iter().find(|role| role.as_str() == text).ok_or_else(|| NotARole(text.to_owned()))
    }
}

/// Whether somebody with these roles may.
pub fn may(roles: &BTreeSet<Role>, capability: Capability) -> bool {
    roles.iter().any(|role| role.capabilities().contains(&capability))
}

/// What these roles allow in the workflow of a text. Whoever may only translate writes translations alone.
pub fn rights(roles: &BTreeSet<Role>, is_translation: bool) -> BTreeSet<Right> {
    let of = |capability| match capability {
        Capability::Write => Some(Right::Write),
        Capability::Translate => is_translation.then_some(Right::Write),
        Capability::Approve => Some(Right::Approve),
        Capability::Publish => Some(Right::Publish),
        Capability::ReadDrafts
        | Capability::Remove
        | Capability::ManageMedia
        | Capability::ManagePeople
        | Capability::ManageSite
        | Capability::ReadAudit => None,
    };
    roles.iter().flat_map(|role| role.capabilities()).filter_map(|capability| of(*capability)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_read_as_they_are_written() {
        for role in Role::ALL {
            assert_eq!(role.as_str().parse(), Ok(role));
        }
        assert!("owner".parse::<Role>().is_err());
    }

    #[test]
    fn whoever_looks_after_people_or_reads_everything_publishes_nothing_by_that() {
        let publishes = |role| rights(&BTreeSet::from([role]), true).contains(&Right::Publish);
        assert_eq!(Role::ALL.map(publishes), [false, false, true, false, false, false]);
        assert!(rights(&BTreeSet::from([Role::Auditor, Role::Administrator]), true).is_empty());
        let nobody_imports =
            Role::ALL.into_iter().all(|role| !rights(&BTreeSet::from([role]), true).contains(&Right::Import));
        assert!(nobody_imports);
        let translator = BTreeSet::from([Role::Translator]);
        assert_eq!([true, false].map(|is| rights(&translator, is).contains(&Right::Write)), [true, false]);
        assert!(may(&BTreeSet::from([Role::Writer, Role::Auditor]), Capability::ReadAudit));
        assert!(!may(&BTreeSet::new(), Capability::ReadDrafts));
    }
}
