//! The page where a reader looks for something.

use super::{Card, Common, Markup, Paging, TopicLine};
use serde::Serialize;

/// The page.
#[derive(Debug, Clone, Serialize)]
pub struct Search {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The form, and what there is of what was found.
    pub search: SearchForm,
    /// What was found.
    pub items: Vec<FoundText>,
    /// The topics that the words name.
    pub topics: Vec<TopicLine>,
    /// Where among its pages.
    pub paging: Paging,
}

/// The form, and what there is of what was found.
#[derive(Debug, Clone, Serialize)]
pub struct SearchForm {
    /// Where it is sent.
    pub action: String,
    /// Where is asked what to propose while somebody types.
    pub suggestions: String,
    /// The newest of what is found, as a feed.
    pub feed: Option<String>,
    /// What was typed.
    pub words: String,
    /// Dated on this day or later (ISO 8601).
    pub from: Option<String>,
    /// Dated on this day or earlier.
    pub until: Option<String>,
    /// The key of the section that was chosen.
    pub section: Option<String>,
    /// The kind that was chosen.
    pub kind: Option<String>,
    /// Whether something is looked for.
    pub asked: bool,
    /// Whether the archive is only being made ready.
    pub waiting: bool,
    /// How many texts were found.
    pub count: u32,
    /// What may have been meant: words, and their address.
    pub meant: Option<(String, String)>,
    /// Whether the newest come first.
    pub newest: bool,
    /// The same in the other order.
    pub other_order: String,
    /// How many stand in which section.
    pub sections: Vec<Tally>,
    /// How many are what.
    pub kinds: Vec<Tally>,
    /// The same without section, kind and dates, where any was chosen.
    pub narrowed: Option<String>,
}

/// How many texts are something.
#[derive(Debug, Clone, Serialize)]
pub struct Tally {
    /// Its name; empty where it is a word of the interface.
    pub name: String,
    /// The key of that word.
    pub key: String,
    /// These alone; all, where it is chosen.
    pub url: String,
    /// How many.
    pub count: u32,
    /// Whether it is chosen.
    pub current: bool,
}

/// A text that was found.
#[derive(Debug, Clone, Serialize)]
pub struct FoundText {
    /// As it stands in lists.
    #[serde(flatten)]
    pub card: Card,
    /// Its headline, with what was looked for marked.
    #[serde(rename = "marked_headline")]
    pub headline: Vec<SearchPart>,
    /// Where it stands.
    #[serde(rename = "marked_text")]
    pub text: Vec<SearchPart>,
}

/// A part of a text.
#[derive(Debug, Clone, Serialize)]
pub struct SearchPart {
    /// As it stands.
    pub text: Markup,
    /// Whether it was looked for.
    pub marked: bool,
}
