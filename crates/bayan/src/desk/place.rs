//! The places of the newsroom, and what each of them asks of whoever comes.

use bayan_core::{
    id::{InvitationId, PersonId, SessionId},
    role::Capability,
};
use std::fmt;

/// Where the newsroom begins.
pub const DESK: &str = "/desk";

/// A place: something that is shown, or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// What is to be done.
    Home,
    /// Signing in.
    SignIn,
    /// Signing out.
    SignOut,
    /// An account for somebody who is invited: the token of the link.
    Welcome(String),
    /// Everybody; inviting.
    People,
    /// Taking an invitation back.
    Revoke(InvitationId),
    /// One of them.
    Person(PersonId),
    /// What that one is.
    Roles(PersonId),
    /// Signing that one out.
    SignOutPerson(PersonId),
    /// A link by which that one makes a new password.
    Again(PersonId),
    /// Closing that one's account.
    Close(PersonId),
    /// Opening it again.
    Open(PersonId),
    /// Oneself.
    Me,
    /// One's password.
    Password,
    /// Ending a session of one's own.
    EndSession(SessionId),
    /// Who did what.
    Audit,
    /// The same as a file.
    AuditFile,
}

/// What a place asks of whoever comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// To be signed in.
    SignedIn,
    /// To have signed in, and be allowed this.
    May(Capability),
}

impl Place {
    /// The place at a path; none where there is none.
    pub fn parse(path: &str) -> Option<Place> {
        let rest = path.strip_prefix(DESK)?;
        let rest = match rest {
            "" => return Some(Place::Home),
            rest => rest.strip_prefix('/')?,
        };
        let segments: Vec<&str> = rest.split('/').collect();
        Some(match *segments.as_slice() {
            ["sign-in"] => Place::SignIn,
            ["sign-out"] => Place::SignOut,
            ["welcome", token] => Place::Welcome(token.to_owned()),
            ["people"] => Place::People,
            ["people", "invitations", id] => Place::Revoke(id.parse().ok()?),
            ["people", id] => Place::Person(id.parse().ok()?),
            ["people", id, "roles"] => Place::Roles(id.parse().ok()?),
            ["people", id, "sign-out"] => Place::SignOutPerson(id.parse().ok()?),
            ["people", id, "again"] => Place::Again(id.parse().ok()?),
            ["people", id, "close"] => Place::Close(id.parse().ok()?),
            ["people", id, "open"] => Place::Open(id.parse().ok()?),
            ["me"] => Place::Me,
            ["me", "password"] => Place::Password,
            ["me", "sessions", id] => Place::EndSession(id.parse().ok()?),
            ["audit"] => Place::Audit,
            ["audit.csv"] => Place::AuditFile,
            _ => return None,
        })
    }

    /// What it asks of whoever comes. The one place where that is said: nothing is shown or done before.
    pub fn needs(&self) -> Needs {
        match self {
            Place::SignIn | Place::Welcome(_) => Needs::Nothing,
            Place::Home | Place::SignOut | Place::Me | Place::Password | Place::EndSession(_) => {
                Needs::SignedIn
            }
            Place::People
            | Place::Revoke(_)
            | Place::Person(_)
            | Place::Roles(_)
            | Place::SignOutPerson(_)
            | Place::Again(_)
            | Place::Close(_)
            | Place::Open(_) => Needs::May(Capability::ManagePeople),
            Place::Audit | Place::AuditFile => Needs::May(Capability::ReadAudit),
        }
    }

    /// Whether there is something to see.
    pub fn shows(&self) -> bool {
        match self {
            Place::Home
            | Place::SignIn
            | Place::Welcome(_)
            | Place::People
            | Place::Person(_)
            | Place::Me
            | Place::Audit
            | Place::AuditFile => true,
            Place::SignOut
            | Place::Revoke(_)
            | Place::Roles(_)
            | Place::SignOutPerson(_)
            | Place::Again(_)
            | Place::Close(_)
            | Place::Open(_)
            | Place::Password
            | Place::EndSession(_) => false,
        }
    }

    /// Whether something can be sent to it.
    pub fn takes(&self) -> bool {
        match self {
            Place::Home | Place::Person(_) | Place::Audit | Place::AuditFile => false,
            Place::SignIn
            | Place::SignOut
            | Place::Welcome(_)
            | Place::People
            | Place::Revoke(_)
            | Place::Roles(_)
            | Place::SignOutPerson(_)
            | Place::Again(_)
            | Place::Close(_)
            | Place::Open(_)
            | Place::Me
            | Place::Password
            | Place::EndSession(_) => true,
        }
    }
}

impl fmt::Display for Place {
    /// Its path.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(DESK)?;
        match self {
            Place::Home => Ok(()),
            Place::SignIn => f.write_str("/sign-in"),
            Place::SignOut => f.write_str("/sign-out"),
            Place::Welcome(token) => write!(f, "/welcome/{token}"),
            Place::People => f.write_str("/people"),
            Place::Revoke(id) => write!(f, "/people/invitations/{id}"),
            Place::Person(id) => write!(f, "/people/{id}"),
            Place::Roles(id) => write!(f, "/people/{id}/roles"),
            Place::SignOutPerson(id) => write!(f, "/people/{id}/sign-out"),
            Place::Again(id) => write!(f, "/people/{id}/again"),
            Place::Close(id) => write!(f, "/people/{id}/close"),
            Place::Open(id) => write!(f, "/people/{id}/open"),
            Place::Me => f.write_str("/me"),
            Place::Password => f.write_str("/me/password"),
            Place::EndSession(id) => write!(f, "/me/sessions/{id}"),
            Place::Audit => f.write_str("/audit"),
            Place::AuditFile => f.write_str("/audit.csv"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bayan_core::role::{Role, may};
    use std::collections::BTreeSet;

    const ID: &str = "018bcfe5-687b-7fff-bfff-ffffffffffff";

    fn all() -> Vec<Place> {
        let person = || ID.parse().unwrap();
        vec![
            Place::Home,
            Place::SignIn,
            Place::SignOut,
            Place::Welcome("0a".into()),
            Place::People,
            Place::Revoke(ID.parse().unwrap()),
            Place::Person(person()),
            Place::Roles(person()),
            Place::SignOutPerson(person()),
            Place::Again(person()),
            Place::Close(person()),
            Place::Open(person()),
            Place::Me,
            Place::Password,
            Place::EndSession(ID.parse().unwrap()),
            Place::Audit,
            Place::AuditFile,
        ]
    }

    #[test]
    fn every_place_is_read_as_it_is_written_and_can_be_seen_or_done() {
        for place in all() {
            assert_eq!(Place::parse(&place.to_string()), Some(place.clone()), "{place}");
            assert!(place.shows() || place.takes(), "{place}");
        }
        for path in [
            "/desk/",
            "/desk//",
            "/desk/x",
            "/desk/people/x",
            "/desk/people/x/roles",
            "/deskx",
            "/desk/me/",
            "",
        ] {
            assert_eq!(Place::parse(path), None, "{path}");
        }
    }

    /// The table of `docs/permissions.md`: it is made of [`Place::needs`], so it cannot say something else.
    fn table() -> String {
        let roles: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        let mut table = format!(
            "| place | stranger | {} |\n|---|---|{}\n",
            roles.join(" | "),
            "---|".repeat(roles.len())
        );
        for place in all() {
            let methods = match (place.shows(), place.takes()) {
                (true, true) => "GET, POST",
                (true, false) => "GET",
                _ => "POST",
            };
            let may_come = |role: Option<Role>| match (place.needs(), role) {
                (Needs::Nothing, _) | (Needs::SignedIn, Some(_)) => "yes",
                (Needs::May(capability), Some(role)) if may(&BTreeSet::from([role]), capability) => "yes",
                _ => "-",
            };
            let roles: Vec<&str> = Role::ALL.into_iter().map(|role| may_come(Some(role))).collect();
            let path = place.to_string().replace(ID, "ID").replace("/0a", "/TOKEN");
            table.push_str(&format!("| `{path}` {methods} | {} | {} |\n", may_come(None), roles.join(" | ")));
        }
        table
    }

    #[test]
    fn the_document_says_who_may_go_where() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/permissions.md");
        let document = std::fs::read_to_string(path).unwrap();
        let (begin, end) = ("<!-- begin: places -->\n", "<!-- end: places -->");
        let at = document.find(begin).unwrap() + begin.len();
        let to = document.find(end).unwrap();
        if std::env::var_os("PERMISSIONS_WRITE").is_some() {
            let written = format!("{}{}{}", &document[..at], table(), &document[to..]);
            std::fs::write(path, written).unwrap();
        }
        assert_eq!(&document[at..to], table(), "once with PERMISSIONS_WRITE=1 writes it");
    }
}
