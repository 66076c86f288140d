//! What an edition speaks about.

use super::{Card, Common, Paging, Place};
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
