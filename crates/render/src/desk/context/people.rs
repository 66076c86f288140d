//! Of the pages about people: how they come in, what they are, the programs that act for them.

use super::{Choice, Common, Link};
use crate::context::Markup;
use serde::Serialize;

/// Where somebody signs in.
#[derive(Debug, Clone, Serialize)]
pub struct SignIn {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// What was typed.
    pub email: String,
    /// Where they wanted to go.
    pub to: String,
    /// Whether devices can have passkeys for this address.
    pub by_passkey: bool,
}

/// The code beside the password.
#[derive(Debug, Clone, Serialize)]
pub struct Code {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// What shows that the password was right.
    pub half: String,
    /// Where they wanted to go.
    pub to: String,
    /// What a device is asked instead, where they have a passkey.
    pub passkey: Option<AskPasskey>,
}

/// A question to a device.
#[derive(Debug, Clone, Serialize)]
pub struct AskPasskey {
    /// Where its answer is sent.
    pub action: String,
    /// What is sent with it.
    pub fields: Vec<(&'static str, String)>,
    /// What the script hands to the device, as JSON that closes no element.
    pub options: String,
    /// Whether it is to make one; else it shows one that it has.
    pub is_new: bool,
    /// Whether it is asked as soon as the page stands.
    pub at_once: bool,
}

/// A page that asks a device.
#[derive(Debug, Clone, Serialize)]
pub struct PasskeyPage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// What it is asked.
    pub passkey: AskPasskey,
}

/// One's passkeys.
#[derive(Debug, Clone, Serialize)]
pub struct Passkeys {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Those that there are.
    pub passkeys: Vec<Passkey>,
    /// Whether devices can have one for this address.
    pub possible: bool,
    /// What was typed.
    pub device: String,
    /// Under which name the browser keeps the password.
    pub email: String,
}

/// One of them.
#[derive(Debug, Clone, Serialize)]
pub struct Passkey {
    /// What tells its form from the others.
    pub id: String,
    /// Which device it is.
    pub label: String,
    /// Since when.
    pub since: String,
    /// When it was last used.
    pub used: Option<String>,
    /// The name of the site for which it is, where it is another than this one.
    pub host: Option<String>,
    /// Where it is ended.
    pub drop: String,
}

/// Setting up a second factor.
#[derive(Debug, Clone, Serialize)]
pub struct Factor {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// What the telephone's camera is shown.
    pub drawing: Option<Markup>,
    /// The same, to be typed.
    pub secret: String,
    /// The codes for paper, once it is confirmed.
    pub codes: Vec<String>,
}

/// Where somebody who is invited makes an account.
#[derive(Debug, Clone, Serialize)]
pub struct Welcome {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Where the form goes.
    pub action: String,
    /// Whether it is for a new password alone: then name and address stand already.
    pub again: bool,
    /// What they will be.
    pub roles: Vec<HeldRole>,
    /// What was typed.
    pub name: String,
    /// What was typed.
    pub email: String,
}

/// Everybody.
#[derive(Debug, Clone, Serialize)]
pub struct People {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Everybody, by name.
    pub people: Vec<PersonRow>,
    /// Who is invited.
    pub invitations: Vec<Invited>,
    /// The link that was just made.
    pub link: Option<Link>,
    /// What was typed.
    pub label: String,
    /// The choice of roles.
    pub roles: Vec<RoleChoice>,
}

/// Somebody in a list.
#[derive(Debug, Clone, Serialize)]
pub struct PersonRow {
    /// Their page.
    pub url: String,
    /// What they are called.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// What they are.
    pub roles: Vec<HeldRole>,
    /// Whether their account is closed.
    pub closed: bool,
    /// Whether it is whoever looks.
    pub own: bool,
}

/// Somebody who is invited.
#[derive(Debug, Clone, Serialize)]
pub struct Invited {
    /// For whom.
    pub label: String,
    /// What they will be.
    pub roles: Vec<HeldRole>,
    /// Until when.
    pub until: String,
    /// Where it is taken back.
    pub revoke: String,
}

/// A role that can be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct RoleChoice {
    /// Its key.
    pub key: &'static str,
    /// Whether it is.
    pub chosen: bool,
    /// Within what it may count, where that can be said.
    pub remit: Option<RemitChoice>,
}

/// Within what a role may count; nothing chosen is everything.
#[derive(Debug, Clone, Serialize)]
pub struct RemitChoice {
    /// Whether something is chosen.
    pub open: bool,
    /// The editions.
    pub editions: Vec<Choice>,
    /// The sections.
    pub sections: Vec<Choice>,
}

/// A role that somebody holds.
#[derive(Debug, Clone, Serialize)]
pub struct HeldRole {
    /// Its key.
    pub key: &'static str,
    /// Within what it counts, in words; nothing where it counts everywhere.
    pub within: String,
}

/// A part of what one may do, to be handed on.
#[derive(Debug, Clone, Serialize)]
pub struct ScopeChoice {
    /// Its key.
    pub key: &'static str,
    /// Whether it is.
    pub chosen: bool,
}

/// One person.
#[derive(Debug, Clone, Serialize)]
pub struct Person {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The link for a new password that was just made.
    pub link: Option<Link>,
    /// Who.
    pub person: PersonRow,
    /// The choice of roles.
    pub roles: Vec<RoleChoice>,
    /// Whether they are asked for a code.
    pub has_factor: bool,
    /// Where they are signed in.
    pub sessions: Vec<Session>,
}

/// Where somebody is signed in.
#[derive(Debug, Clone, Serialize)]
pub struct Session {
    /// Which.
    pub id: String,
    /// The browser.
    pub agent: String,
    /// From where.
    pub network: String,
    /// Since when.
    pub since: String,
    /// Last seen.
    pub seen: String,
    /// Whether it is this one.
    pub current: bool,
}

/// Oneself.
#[derive(Debug, Clone, Serialize)]
pub struct Me {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Oneself.
    pub me: Myself,
    /// Since when a code of the telephone is asked for.
    pub factor: Option<String>,
    /// How many passkeys there are, in a sentence.
    pub passkeys: Option<String>,
    /// How many codes on paper are left, in a sentence.
    pub codes: String,
    /// Where one is signed in.
    pub sessions: Vec<Session>,
}

/// The programs that act in one's name.
#[derive(Debug, Clone, Serialize)]
pub struct Programs {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Those that are let in.
    pub programs: Vec<Program>,
    /// The one that was just made.
    pub made: Option<Made>,
    /// What may be handed on.
    pub scopes: Vec<ScopeChoice>,
    /// For how many days, and which is chosen.
    pub days: Vec<(u32, bool)>,
    /// What was typed.
    pub program: String,
    /// What one signs in with.
    pub email: String,
    /// Where it is described what programs can do.
    pub document: String,
}

/// A program.
#[derive(Debug, Clone, Serialize)]
pub struct Program {
    /// What it is for.
    pub label: String,
    /// What it may do.
    pub scopes: Vec<&'static str>,
    /// Until when.
    pub until: String,
    /// When it last came.
    pub used: Option<String>,
    /// Where it is let in no more.
    pub revoke: String,
}

/// A token that was just made.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    /// What it is for.
    pub label: String,
    /// The token.
    pub token: String,
    /// Until when.
    pub until: String,
}

/// Oneself.
#[derive(Debug, Clone, Serialize)]
pub struct Myself {
    /// What one is called.
    pub name: String,
    /// What one signs in with.
    pub email: String,
    /// The language of the interface, where one was chosen.
    pub language: String,
    /// What one is.
    pub roles: Vec<HeldRole>,
}
