//! What an edition speaks about.

use super::{Card, Common, Date, Markup, Paging, Place};
use serde::Serialize;

/// The page of a topic.
#[derive(Debug, Clone, Serialize)]
pub struct Topic {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The topic.
    pub topic: TopicHead,
    /// The texts that are filed under it, the newest first.
    pub items: Vec<Card>,
    /// Where among its pages.
    pub paging: Paging,
}

/// A topic as the head of its page.
#[derive(Debug, Clone, Serialize)]
pub struct TopicHead {
    /// Its name.
    pub name: String,
    /// What it is: `person`, `place`, `organisation`, `event` or `matter`.
    pub kind: &'static str,
    /// A sentence about it.
    pub description: Option<String>,
    /// Where it is.
    pub url: String,
    /// Its chronology.
    pub timeline: String,
    /// All topics.
    pub all: String,
    /// How many texts are filed under it.
    pub count: u32,
}

/// All topics of an edition.
#[derive(Debug, Clone, Serialize)]
pub struct Topics {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The topics by what they are; kinds of which there is none are left out.
    pub groups: Vec<TopicGroup>,
}

/// The topics of one kind, by name.
#[derive(Debug, Clone, Serialize)]
pub struct TopicGroup {
    /// What they are.
    pub kind: &'static str,
    /// They.
    pub topics: Vec<TopicLine>,
}

/// A topic in a list.
#[derive(Debug, Clone, Serialize)]
pub struct TopicLine {
    /// Its name, and where it is.
    #[serde(flatten)]
    pub place: Place,
    /// How many texts are filed under it.
    pub count: u32,
}

/// The chronology of a topic.
#[derive(Debug, Clone, Serialize)]
pub struct Timeline {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// What it is of.
    pub timeline: TimelineHead,
    /// Its years, the earliest first.
    pub years: Vec<TimelineYear>,
}

/// What a chronology is of.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineHead {
    /// What it is called.
    pub title: String,
    /// What the topic is called.
    pub topic: String,
    /// The page of the topic.
    pub topic_url: String,
}

/// What began in a year.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineYear {
    /// The year.
    pub year: String,
    /// What began in it, the earliest first.
    pub entries: Vec<TimelineEntry>,
}

/// Something that happened: what a text says, or that it was published.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineEntry {
    /// When, or when it began.
    pub from: String,
    /// When it ended, where that is something else.
    pub until: Option<String>,
    /// The beginning for machines, where it is a day, a month or a year.
    pub iso: Option<String>,
    /// The sentence that says so, up to the date; none where the text itself is what happened.
    pub before: Option<Markup>,
    /// The date as the sentence says it.
    pub expression: Option<Markup>,
    /// The sentence behind it.
    pub behind: Option<Markup>,
    /// The language of the sentence.
    pub sentence_lang: String,
    /// Its direction.
    pub sentence_dir: &'static str,
    /// The headline of the text.
    pub headline: Markup,
    /// Where the text is.
    pub url: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// When it was published.
    pub published: Date,
}
