//! What the pages about the site are given.

use super::{Common, ScopeChoice};
use serde::Serialize;

/// What the site has decided.
#[derive(Debug, Clone, Serialize)]
pub struct Settings {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Whether somebody who wrote no part of a change must approve it.
    pub two_person_rule: bool,
    /// Its editions.
    pub editions: Vec<EditionRow>,
    /// Its seal, as it was typed or stands.
    pub seal: String,
    /// The names under which it is reached, one a line.
    pub hosts: String,
    /// Its time zone.
    pub zone: String,
    /// The hues that are offered, and which it has.
    pub hues: Vec<(u16, bool)>,
    /// By how many days its Hijri calendar may differ, and by which it does.
    pub offsets: Vec<(i64, bool)>,
}

/// An edition in a list.
#[derive(Debug, Clone, Serialize)]
pub struct EditionRow {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Where it is changed.
    pub url: String,
    /// Whether it is the one that `/` leads to.
    pub chosen: bool,
}

/// An edition.
#[derive(Debug, Clone, Serialize)]
pub struct EditionPage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Where it is changed.
    pub url: String,
    /// Its public front page.
    pub public: String,
    /// Where it is taken away, if it can be.
    pub drop: Option<String>,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// What it is called.
    pub name: String,
    /// What the institution is called in it.
    pub institution: String,
    /// The office that speaks.
    pub office: String,
    /// A sentence about it.
    pub description: String,
    /// The month names that are offered, and which it has.
    pub months: Vec<(&'static str, bool)>,
    /// The same of numerals, with a sample.
    pub numerals: Vec<(&'static str, String, bool)>,
    /// Whether the Hijri date stands beside the Gregorian one.
    pub both_calendars: bool,
    /// Its sections: key, name, a sentence; the last row is empty.
    pub sections: Vec<[String; 3]>,
    /// What stands behind them: words, address, nothing; the last row is empty.
    pub links: Vec<[String; 3]>,
    /// What a list has become meanwhile, where somebody else has arranged it.
    pub meanwhile: Vec<String>,
    /// Which lists the forms were made of: the sections, the links.
    pub seen: [String; 2],
    /// Where the words are that it says again and again, for whoever may change them.
    pub boilerplate: Option<String>,
}

/// An edition that is begun.
#[derive(Debug, Clone, Serialize)]
pub struct NewEditionPage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The tag of its language, as it was typed.
    pub language: String,
    /// What stands for it in addresses.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What the institution is called in it.
    pub institution: String,
    /// The languages that are proposed: tag, own name.
    pub languages: Vec<(&'static str, &'static str)>,
}

/// The addresses that lead to texts.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectsPage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Those that were asked for.
    pub lines: Vec<RedirectRow>,
    /// Where the list goes on.
    pub next: Option<String>,
    /// The words that were asked for.
    pub words: String,
    /// The address as it was typed.
    pub path: String,
    /// The text as it was typed.
    pub text: String,
}

/// One of them.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectRow {
    /// The address.
    pub path: String,
    /// The text in the newsroom.
    pub to: String,
    /// What it is called.
    pub headline: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Whether readers are led there.
    pub leads: bool,
    /// Who made it; nobody where it was imported, and it cannot be taken away then.
    pub made_by: Option<String>,
    /// Since when.
    pub date: String,
}

/// The addresses that are told of public acts.
#[derive(Debug, Clone, Serialize)]
pub struct Hooks {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Those that there are.
    pub hooks: Vec<HookRow>,
    /// The one that was just set up.
    pub made: Option<NewHook>,
    /// The acts that are offered.
    pub events: Vec<ScopeChoice>,
    /// What was typed.
    pub url: String,
}

/// One of them.
#[derive(Debug, Clone, Serialize)]
pub struct HookRow {
    /// Where it is.
    pub url: String,
    /// Of which acts it is told.
    pub events: Vec<&'static str>,
    /// When a message last arrived, in a sentence.
    pub told: String,
    /// Since when none has and why not, in a sentence.
    pub failing: Option<String>,
    /// How many were given up, in a sentence.
    pub lost: Option<String>,
    /// Where it is ended.
    pub end: String,
    /// Where it is tried out.
    pub test: String,
}

/// One that was just set up.
#[derive(Debug, Clone, Serialize)]
pub struct NewHook {
    /// Where it is.
    pub url: String,
    /// What signs messages to it: shown once.
    pub secret: String,
}

/// The words that an edition says again and again.
#[derive(Debug, Clone, Serialize)]
pub struct BoilerplatePage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Where they are arranged.
    pub url: String,
    /// The language of the edition.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// What the list has become meanwhile, where somebody else has arranged it.
    pub meanwhile: Vec<String>,
    /// Which list the form was made of.
    pub seen: String,
    /// How long they may be, in characters.
    pub longest: usize,
    /// What each is called, and what it says; an empty one stands at the end.
    pub rows: Vec<[String; 2]>,
}
