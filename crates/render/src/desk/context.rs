//! What the pages of the newsroom are given.

mod people;
mod pictures;
mod plan;
mod settings;
mod texts;
mod topics;
mod writing;

pub use people::*;
pub use pictures::*;
pub use plan::*;
pub use settings::*;
pub use texts::*;
pub use topics::*;
pub use writing::*;

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

/// What is to be done.
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// What somebody new should do next, in a newsroom that has not come all the way.
    pub next_step: Option<NextStep>,
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
    /// Whether it is done.
    pub done: bool,
    /// Where it is done.
    pub url: String,
}

/// The first step that is not done.
#[derive(Debug, Clone, Serialize)]
pub struct NextStep {
    /// The step.
    #[serde(flatten)]
    pub step: Step,
    /// How far they are.
    pub says: String,
    /// Where all of them are.
    pub all: String,
}

/// From the first sign-in to the first published text.
#[derive(Debug, Clone, Serialize)]
pub struct FirstSteps {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The steps, in their order.
    pub steps: Vec<Step>,
    /// The key of the first that is not done.
    pub next: Option<&'static str>,
    /// How far they are.
    pub says: String,
    /// Whether the public has something to read.
    pub published: bool,
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
