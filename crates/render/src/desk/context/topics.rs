//! What the pages about topics are given.

use super::{Choice, Common, Head};
use serde::Serialize;

/// The topics.
#[derive(Debug, Clone, Serialize)]
pub struct TopicsPage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Those that were asked for.
    pub lines: Vec<TopicRow>,
    /// The words that were asked for.
    pub words: String,
    /// The kinds that can be chosen.
    pub kinds: Vec<Choice>,
    /// Whether something was asked for.
    pub filtered: bool,
    /// Where one is begun, for whoever may.
    pub begin: Option<String>,
    /// Where it goes on.
    pub next: Option<String>,
}

/// A topic in a list.
#[derive(Debug, Clone, Serialize)]
pub struct TopicRow {
    /// Its page, for whoever may change it.
    pub url: Option<String>,
    /// What it is called.
    pub name: String,
    /// The language of that.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// What it is: the key of a word.
    pub kind: &'static str,
    /// How many items are filed under it: a sentence.
    pub items: String,
    /// The editions that have no name for it.
    pub lacking: Vec<String>,
}

/// A topic, or a new one.
#[derive(Debug, Clone, Serialize)]
pub struct TopicPage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Where the form goes.
    pub url: String,
    /// What it is.
    pub kinds: Vec<Choice>,
    /// What it is called in each edition.
    pub names: Vec<TopicName>,
    /// How else it is written, one a line.
    pub spellings: String,
    /// What the form was made of.
    pub seen: String,
    /// How many items are filed under it: a sentence.
    pub items: Option<String>,
    /// Where it is made one with another.
    pub merge: Option<String>,
    /// Where it is dropped, where nothing is filed under it.
    pub dropped: Option<String>,
    /// What the others are called.
    pub others: Vec<String>,
    /// What was typed for the other.
    pub into: String,
}

/// What a topic is called in an edition.
#[derive(Debug, Clone, Serialize)]
pub struct TopicName {
    /// The key of the edition.
    pub key: String,
    /// Its name.
    pub edition: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// What the topic is called there.
    pub name: String,
    /// A sentence about it.
    pub note: String,
}

/// What a text is filed under, and what it could be.
#[derive(Debug, Clone, Serialize)]
pub struct Subjects {
    /// Where the form goes.
    pub action: String,
    /// Where the editor sends the same.
    pub now: String,
    /// What it is filed under, and what is proposed behind that.
    pub rows: Vec<SubjectRow>,
    /// What all topics are called.
    pub all: Vec<String>,
    /// What was typed.
    pub typed: String,
    /// Whether this person decides.
    pub may: bool,
    /// Where a new topic is begun, for whoever may.
    pub begin: Option<String>,
}

/// A topic that a text is filed under, or could be.
#[derive(Debug, Clone, Serialize)]
pub struct SubjectRow {
    /// Which.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The language of that.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// What it is: a word.
    pub kind: String,
    /// Whether it is filed under it.
    pub filed: bool,
    /// Whether it has no name in the language of the text, so that its readers do not see it.
    pub nameless: bool,
}

/// Where the dates of a text are.
#[derive(Debug, Clone, Serialize)]
pub struct DatesLink {
    /// Where.
    pub url: String,
    /// How many there are: a sentence.
    pub all: String,
    /// How many nobody has looked at: a sentence.
    pub open: Option<String>,
}

/// The dates that a text mentions.
#[derive(Debug, Clone, Serialize)]
pub struct DatesPage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The head of the text.
    pub head: Head,
    /// Where the form goes.
    pub url: String,
    /// The dates, in the order of the text.
    pub rows: Vec<DateRow>,
    /// Whether this person decides.
    pub may: bool,
}

/// A date that a text mentions.
#[derive(Debug, Clone, Serialize)]
pub struct DateRow {
    /// Its sentence up to it.
    pub before: String,
    /// As the text says it.
    pub expression: String,
    /// Its sentence behind it.
    pub behind: String,
    /// What names the place.
    pub place: String,
    /// The language of the sentence.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// With what the proposed period begins.
    pub from: String,
    /// With what it ends, where that is something else.
    pub until: Option<String>,
    /// What is chosen: `right`, `other` or `none`.
    pub chosen: String,
    /// What it is otherwise.
    pub other: String,
    /// Whether nobody has decided yet.
    pub is_open: bool,
}
