//! What a program may do in somebody's name. A scope narrows what the person's roles allow, and never widens it.

use crate::{role::Capability, workflow::Right};
use std::{collections::BTreeSet, fmt, str::FromStr};

/// A part of what somebody may do, as they hand it to a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// To read what is not public.
    Read,
    /// To write, translate and submit.
    Write,
    /// To approve and send back.
    Approve,
    /// To publish, schedule, withdraw, restore.
    Publish,
    /// To remove by order, for ever.
    Remove,
    /// To bring photographs and say what they show.
    Media,
    /// To change the site's settings and its web hooks.
    Settings,
    /// To read who did what.
    Audit,
}

/// The word is no scope.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no scope is called {0:?}")]
pub struct NotAScope(pub String);

impl Scope {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Scope; 8] = [
        Scope::Read,
        Scope::Write,
        Scope::Approve,
        Scope::Publish,
        Scope::Remove,
        Scope::Media,
        Scope::Settings,
        Scope::Audit,
    ];

    /// Its word in the store, on the command line and in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::Write => "write",
            Scope::Approve => "approve",
            Scope::Publish => "publish",
            Scope::Remove => "remove",
            Scope::Media => "media",
            Scope::Settings => "settings",
            Scope::Audit => "audit",
        }
    }

    /// What it hands on: the one place where that is said. Nobody hands on the right to let people in.
    pub fn capabilities(self) -> &'static [Capability] {
        match self {
            Scope::Read => &[Capability::ReadDrafts],
            Scope::Write => &[Capability::Write, Capability::Translate],
            Scope::Approve => &[Capability::Approve],
            Scope::Publish => &[Capability::Publish],
            Scope::Remove => &[Capability::Remove],
            Scope::Media => &[Capability::ManageMedia],
            Scope::Settings => &[Capability::ManageSite],
            Scope::Audit => &[Capability::ReadAudit],
        }
    }

    /// The right in the workflow of a text that it hands on.
    fn right(self) -> Option<Right> {
        match self {
            Scope::Write => Some(Right::Write),
            Scope::Approve => Some(Right::Approve),
            // What is removed is withdrawn.
            Scope::Publish | Scope::Remove => Some(Right::Publish),
            Scope::Read | Scope::Media | Scope::Settings | Scope::Audit => None,
        }
    }
}

/// What is left of somebody's rights where a program has these scopes.
pub fn narrowed(rights: BTreeSet<Right>, scopes: &BTreeSet<Scope>) -> BTreeSet<Right> {
    let handed_on: BTreeSet<Right> = scopes.iter().filter_map(|scope| scope.right()).collect();
    rights.intersection(&handed_on).copied().collect()
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Scope {
    type Err = NotAScope;
    fn from_str(text: &str) -> Result<Scope, NotAScope> {
        Scope::ALL.into_iter().find(|scope| scope.as_str() == text).ok_or_else(|| NotAScope(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::{About, Role, Roles};

    #[test]
    fn scopes_are_read_as_they_are_written() {
        for scope in Scope::ALL {
            assert_eq!(scope.as_str().parse(), Ok(scope));
        }
        assert!("people".parse::<Scope>().is_err());
    }

    #[test]
    fn a_scope_never_widens_what_a_role_allows() {
        let all: BTreeSet<Scope> = Scope::ALL.into();
        let about = |is_translation| About { edition: "en", section: None, is_translation };
        for role in Role::ALL {
            let own = Roles::from([role]).rights(&about(true));
            assert_eq!(narrowed(own.clone(), &all), own, "{role}");
            for scope in Scope::ALL {
                assert!(narrowed(own.clone(), &BTreeSet::from([scope])).is_subset(&own), "{role} {scope}");
            }
        }
        let editor = Roles::from([Role::Editor]).rights(&about(false));
        assert_eq!(narrowed(editor, &BTreeSet::from([Scope::Write, Scope::Media])), [Right::Write].into());
        let handed_on =
            |capability| Scope::ALL.iter().any(|scope| scope.capabilities().contains(&capability));
        assert!(!handed_on(Capability::ManagePeople));
    }
}
