//! What people may do: roles are given to persons, capabilities are asked for.

mod held;
mod remit;

pub use held::Roles;
pub use remit::{About, Remit};

use crate::workflow::Right;
use std::{fmt, str::FromStr};

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

    /// Whether it can be held within a remit: what is done with texts can, what is done with the house cannot.
    pub fn is_about_texts(self) -> bool {
        match self {
            Role::Writer | Role::Translator | Role::Editor => true,
            Role::MediaManager | Role::Administrator | Role::Auditor => false,
        }
    }
}

impl Capability {
    /// The right in the workflow of a text that it is. Whoever may only translate writes translations alone.
    fn right(self, is_translation: bool) -> Option<Right> {
        match self {
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
}
