//! What the pages of the newsroom are given.

mod settings;
mod texts;

pub use settings::*;
pub use texts::*;

use crate::context::Markup;
use serde::Serialize;
use std::collections::BTreeMap;

/// What every page is given.
#[derive(Debug, Clone, Serialize)]
pub struct Common {
    /// What the page is called.
    pub title: String,
    /// The language of the interface, under the name by which words are looked for.
    pub edition: Tongue,
    /// The stylesheet.
    pub style: String,
    /// The site.
    pub site: Site,
    /// What stands around the page.
    pub frame: Frame,
}

/// The language of the interface.
#[derive(Debug, Clone, Serialize)]
pub struct Tongue {
    /// Its key: `ar`, `en`, `fr`.
    pub key: String,
    /// Its tag.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its numerals.
    pub numerals: &'static str,
}

/// The site.
#[derive(Debug, Clone, Serialize)]
pub struct Site {
    /// The institution.
    pub name: String,
    /// Its seal, a drawing.
    pub seal: String,
    /// Its public front page.
    pub home: String,
}

/// What stands around the page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Frame {
    /// Who has signed in.
    pub me: Option<String>,
    /// Whether the page is that person's own.
    pub at_me: bool,
    /// Where they may go.
    pub places: Vec<Place>,
    /// The languages of the interface.
    pub languages: Vec<Language>,
    /// What every form carries, so that no other site can send it.
    pub token: String,
    /// The key of a sentence about what was just done.
    pub said: Option<&'static str>,
    /// What is in the way.
    pub problems: Vec<Problem>,
    /// The same by field, for the place where it is.
    pub faults: BTreeMap<&'static str, String>,
}

/// Where somebody may go.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// The key of its name.
    pub key: &'static str,
    /// Its address.
    pub url: &'static str,
    /// Whether it is this page.
    pub current: bool,
}

/// A language of the interface.
#[derive(Debug, Clone, Serialize)]
pub struct Language {
    /// Its key.
    pub key: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Its tag.
    pub lang: &'static str,
    /// Its direction.
    pub dir: &'static str,
    /// This page in it.
    pub url: String,
    /// Whether it is the one of this page.
    pub current: bool,
}

/// What is in the way of something.
#[derive(Debug, Clone, Serialize)]
pub struct Problem {
    /// The field, where it is one.
    pub field: Option<&'static str>,
    /// A sentence.
    pub text: String,
}

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

/// What is to be done.
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// What somebody new should do first.
    pub steps: Vec<Step>,
    /// Whether whoever looks may read what is not public.
    pub reads: bool,
    /// Whether they may begin a text.
    pub begins: bool,
    /// What waits for something, by for what; what waits for whoever looks first.
    pub groups: Vec<Lines>,
    /// The texts that lately came before the public.
    pub public: Vec<Row>,
}

/// A first step.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// The key of its words.
    pub key: &'static str,
    /// Where it is done.
    pub url: &'static str,
}

/// A text in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Its headline.
    pub headline: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its edition, by name.
    pub edition: String,
    /// Where it stands.
    pub state: String,
    /// Who wrote last.
    pub author: String,
    /// When that was.
    pub date: String,
    /// Its public page.
    pub url: Option<String>,
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

/// A link that was just made.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// For whom.
    pub label: String,
    /// The whole address.
    pub url: String,
    /// Until when.
    pub until: String,
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

/// Who did what.
#[derive(Debug, Clone, Serialize)]
pub struct Audit {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Everybody who can be chosen.
    pub people: Vec<Choice>,
    /// Everything that can be chosen.
    pub actions: Vec<Choice>,
    /// What was done.
    pub rows: Vec<Done>,
    /// Where it goes on.
    pub next: Option<String>,
    /// The same as a file.
    pub file: String,
}

/// Something that can be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// What is sent for it.
    #[serde(rename = "id")]
    pub id: String,
    /// The same, as the key of its words.
    pub key: String,
    /// What it is called, where that is no word of ours.
    pub name: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Something that was done.
#[derive(Debug, Clone, Serialize)]
pub struct Done {
    /// When.
    pub date: String,
    /// Who.
    pub actor: String,
    /// What.
    pub action: String,
    /// About whom.
    pub subject: Option<String>,
    /// About which text.
    pub headline: Option<String>,
    /// From where.
    pub network: Option<String>,
    /// What else there is to say.
    pub detail: Option<String>,
}

/// A sentence, where there is nothing else to show.
#[derive(Debug, Clone, Serialize)]
pub struct Message {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The sentence.
    pub text: String,
}
