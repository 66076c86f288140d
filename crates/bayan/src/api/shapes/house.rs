//! What is answered about the house, and what is sent to change it where it is the same.

use super::{
    answered::{Failure, Figure},
    sent::{EditionKey, SOMETHING},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a removal takes out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Removed {
    /// Whether it was done.
    pub done: bool,
    /// Of each public act, what goes or went of what it shows.
    pub versions: Vec<RemovedVersion>,
    /// What could not be destroyed yet; the server goes on trying.
    pub left: Option<String>,
}

/// What goes of one public act.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RemovedVersion {
    /// The number of the act.
    pub act: i64,
    /// The parts.
    pub parts: Vec<String>,
}

/// Some pictures.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Pictures {
    /// The pictures.
    pub items: Vec<Picture>,
    /// The number of the next page, where there is one.
    pub next: Option<u32>,
}

/// A picture.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Picture {
    /// The hash of its cleaned original: its name.
    pub hash: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Where everybody finds it, where a published text shows it.
    pub url: Option<String>,
    /// What its file was called.
    pub name: Option<String>,
    /// What is proposed to be said of it.
    pub words: Option<Figure>,
    /// How many texts show it, in whatever version.
    pub uses: Option<i64>,
    /// What stays in sight of it when it is cut, where somebody has said so.
    pub focus: Option<Focus>,
    /// The picture that has taken its place.
    pub replaced_by: Option<String>,
}

/// A point of a picture.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Focus {
    /// Thousandths of its width from the left.
    #[schemars(range(min = 0, max = 1000))]
    pub across: u16,
    /// Thousandths of its height from the top.
    #[schemars(range(min = 0, max = 1000))]
    pub down: u16,
}

/// Words that an edition says again and again.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Boilerplate {
    /// The words, in their order.
    #[schemars(length(max = 30))]
    pub items: Vec<StandingWords>,
}

/// Some of these words.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandingWords {
    /// What they are called in the newsroom.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub label: String,
    /// The words, in Markdown without pictures.
    #[schemars(length(min = 1, max = 4000), extend("pattern" = SOMETHING))]
    pub words: String,
}

/// What the site has decided.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Whether somebody who wrote no part of a change must approve it.
    pub two_person_rule: bool,
}

/// The addresses that are told of public acts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Hooks {
    /// The addresses.
    pub items: Vec<Hook>,
}

/// An address that is told of public acts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Hook {
    /// Which.
    pub id: String,
    /// Where it is.
    pub url: String,
    /// Of what it is told.
    pub events: Vec<String>,
    /// Since when.
    pub created_at: String,
    /// When a message last arrived.
    pub delivered_at: Option<String>,
    /// Since when none has, and why not.
    pub failing: Option<Failure>,
    /// How many messages were given up.
    pub lost: i64,
}

/// An address that was set up.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NewHook {
    /// The address.
    #[serde(flatten)]
    pub hook: Hook,
    /// What signs messages to it (`whsec_…`). It is told this once.
    pub secret: String,
}

/// What came of trying an address out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Tried {
    /// Whether the message arrived.
    pub arrived: bool,
    /// Why not.
    pub failure: Option<String>,
}

/// Who did what.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Audit {
    /// The lines.
    pub items: Vec<AuditLine>,
    /// What `cursor` takes, where there are more.
    pub next: Option<String>,
}

/// Something that somebody did.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuditLine {
    /// Which line.
    pub id: String,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What they sign in with.
    pub email: Option<String>,
    /// What: a word that is never renamed.
    pub action: String,
    /// About whom.
    pub subject: Option<String>,
    /// About which text, for those who may read drafts.
    pub headline: Option<String>,
    /// From where.
    pub network: Option<String>,
    /// What else there is to say about it.
    pub detail: Option<String>,
}

/// What is said about a text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Threads {
    /// The threads, the oldest first.
    pub items: Vec<Thread>,
}

/// Something that was said, with what was answered.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Thread {
    /// What began it.
    #[serde(flatten)]
    pub first: Comment,
    /// The block that it is about.
    pub block: Option<String>,
    /// How that began when it was said.
    pub quote: Option<String>,
    /// What was answered.
    pub answers: Vec<Comment>,
    /// Since when it is settled.
    pub settled_at: Option<String>,
}

/// Something that was said.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Comment {
    /// Which.
    pub id: String,
    /// By whom.
    pub author: String,
    /// When.
    pub at: String,
    /// What.
    pub text: String,
}

/// The links by which people outside read a text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Guests {
    /// The links.
    pub items: Vec<Guest>,
}

/// A link for somebody outside.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Guest {
    /// Which.
    pub id: String,
    /// For whom.
    pub label: String,
    /// For what.
    #[serde(rename = "for")]
    pub what: super::GuestFor,
    /// Until when.
    pub until: String,
}

/// A link that was made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NewGuest {
    /// The link: whoever has it reads. It is told this once.
    pub url: String,
}

/// What the site is from now on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeSite {
    /// The key of the edition that `/` leads to.
    pub default_edition: EditionKey,
    /// Its time zone, by the name the time zone database gives it.
    #[schemars(length(min = 1, max = 100))]
    pub zone: String,
    /// The hue of its colours.
    #[schemars(range(min = 0, max = 360))]
    pub hue: u16,
    /// By how many days a month of its Hijri calendar begins later than in Umm al-Qura.
    #[schemars(range(min = -2, max = 2))]
    pub hijri_offset: i64,
}

/// Addresses that lead to texts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Redirects {
    /// The addresses.
    pub items: Vec<Redirect>,
    /// The page behind this one.
    pub next: Option<u32>,
}

/// An address that leads to a text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Redirect {
    /// The address: a path with its query.
    pub path: String,
    /// What finds the text.
    pub text: String,
    /// What it is called now.
    pub headline: String,
    /// Whether readers are led there: not to a text that is not public yet.
    pub leads: bool,
    /// Who made it; nobody where it was imported.
    pub made_by: Option<String>,
    /// Since when.
    pub made_at: String,
}

/// An address that is to lead to a text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MakeRedirect {
    /// The address: a path with its query, or a whole one of an earlier site.
    #[schemars(length(min = 1, max = 2000))]
    pub path: String,
    /// What finds the text, or its address.
    #[schemars(length(min = 1, max = 2000))]
    pub text: String,
}

/// An address that is to lead nowhere any more.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DropRedirect {
    /// The address, as the list says it.
    #[schemars(length(min = 1, max = 2000))]
    pub path: String,
}

/// A seal.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// An SVG drawing of at most 4,096 bytes; without one the site has no seal.
    #[schemars(length(max = 4096))]
    pub svg: Option<String>,
}

/// The names under which a site is reached.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hosts {
    /// The names of hosts; the first is the site's own.
    #[schemars(length(min = 1, max = 30))]
    pub hosts: Vec<String>,
}

/// An edition that is begun.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddEdition {
    /// What stands for it in addresses.
    #[schemars(extend("pattern" = "^[a-z0-9-]{1,16}$"))]
    pub key: String,
    /// The tag of its language (BCP 47).
    #[schemars(length(min = 2, max = 40))]
    pub language: String,
    /// Its name in its own language.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub name: String,
    /// The institution's name in it.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub institution: String,
}

/// What an edition is from now on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeEdition {
    /// Its name in its own language.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub name: String,
    /// The institution's name in it.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub institution: String,
    /// The office that speaks.
    #[schemars(length(max = 300))]
    pub office: Option<String>,
    /// A sentence about it.
    #[schemars(length(max = 300))]
    pub description: Option<String>,
    /// Its month names: `plain`, or one or two of the families of Arabic names (`levantine/egyptian`).
    pub months: String,
    /// Its numerals, by CLDR's name.
    #[schemars(extend("enum" = ["latn", "arab", "arabext"]))]
    pub numerals: String,
    /// Whether the Hijri date stands beside the Gregorian one.
    pub hijri: bool,
}

/// The sections of an edition.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sections {
    /// The sections, in their order.
    #[schemars(length(max = 30))]
    pub sections: Vec<SectionAs>,
}

/// A section, as it is from now on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionAs {
    /// What stands for it in addresses.
    #[schemars(extend("pattern" = "^[a-z0-9-]{1,40}$"))]
    pub key: String,
    /// What it is called.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub name: String,
    /// A sentence about it.
    #[schemars(length(max = 300))]
    pub description: Option<String>,
}

/// What stands behind the sections.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// The links, in their order.
    #[schemars(length(max = 30))]
    pub links: Vec<Link>,
}

/// A link of the navigation.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its words.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub label: String,
    /// A whole address, or a path of the site.
    #[schemars(length(min = 1, max = 500))]
    pub url: String,
}
