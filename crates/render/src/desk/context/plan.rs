//! Of the pages that look ahead: the calendar, and the texts in all their languages.

use super::Common;
use serde::Serialize;

/// What is to come in a month.
#[derive(Debug, Clone, Serialize)]
pub struct Calendar {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Which month.
    pub month: String,
    /// The days on which something happens.
    pub days: Vec<Day>,
    /// The month before.
    pub before: String,
    /// The month after.
    pub after: String,
    /// The zone that times are in.
    pub zone: String,
}

/// A day on which something happens.
#[derive(Debug, Clone, Serialize)]
pub struct Day {
    /// Its date.
    pub date: String,
    /// Its day of the week.
    pub weekday: String,
    /// What happens.
    pub planned: Vec<Planned>,
}

/// Something that happens by itself.
#[derive(Debug, Clone, Serialize)]
pub struct Planned {
    /// When.
    pub time: String,
    /// `begins`, `ends`, or `failed`.
    pub key: &'static str,
    /// The text.
    pub url: String,
    /// Its headline.
    pub headline: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its edition.
    pub edition: String,
}

/// The texts in all their languages.
#[derive(Debug, Clone, Serialize)]
pub struct Languages {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The editions: name and language.
    pub editions: Vec<(String, String)>,
    /// The items.
    pub items: Vec<InLanguages>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// An item in all languages.
#[derive(Debug, Clone, Serialize)]
pub struct InLanguages {
    /// The headline of its original.
    pub headline: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The original.
    pub url: String,
    /// What there is in each edition.
    pub cells: Vec<Cell>,
}

/// What there is of an item in an edition.
#[derive(Debug, Clone, Serialize)]
pub struct Cell {
    /// The edition.
    pub edition: String,
    /// `current`, `behind`, `work`, `gone`, or `missing`.
    pub key: &'static str,
    /// Where it stands.
    pub says: String,
    /// Where it is, or is begun.
    pub url: Option<String>,
}
