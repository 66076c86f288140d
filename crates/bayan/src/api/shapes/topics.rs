//! Topics, and what is found.

use super::{
    EditionKey, Summary,
    sent::{SOMETHING, UUID},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SearchResults {
    /// The texts, in the order that was asked for.
    pub items: Vec<SearchHit>,
    /// How many there are.
    pub total: usize,
    /// To go on behind these: the `cursor` of the next call.
    pub next: Option<String>,
}

/// A text that is found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SearchHit {
    /// The text.
    #[serde(flatten)]
    pub summary: Summary,
    /// How well it fits, to be compared within one answer; none where the newest come first.
    pub score: Option<f32>,
}

/// What an edition speaks about.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PublicTopics {
    /// The topics.
    pub items: Vec<PublicTopic>,
}

/// A topic, as readers know it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PublicTopic {
    /// Which.
    pub id: String,
    /// What it is: `person`, `place`, `organisation`, `event` or `matter`.
    pub kind: &'static str,
    /// Its name in the edition.
    pub name: String,
    /// A sentence about it.
    pub note: Option<String>,
    /// Its page.
    pub url: String,
    /// How many texts are filed under it that stand in the edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

/// The topics.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Topics {
    /// The topics, in the order in which they were begun.
    pub items: Vec<Topic>,
}

/// A topic, as the newsroom keeps it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Topic {
    /// Which.
    pub id: String,
    /// What it is: `person`, `place`, `organisation`, `event` or `matter`.
    pub kind: &'static str,
    /// What it is called.
    pub names: Vec<TopicName>,
    /// How else it is written, in any language.
    pub spellings: Vec<String>,
    /// How many items are filed under it.
    pub items: u32,
}

/// What a topic is.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TopicKind {
    /// Somebody.
    Person,
    /// Somewhere.
    Place,
    /// A body.
    Organisation,
    /// Something that happens.
    Event,
    /// A matter that is none of these.
    Matter,
}

impl From<TopicKind> for bayan_core::topic::TopicKind {
    fn from(kind: TopicKind) -> bayan_core::topic::TopicKind {
        use bayan_core::topic::TopicKind as Kind;
        match kind {
            TopicKind::Person => Kind::Person,
            TopicKind::Place => Kind::Place,
            TopicKind::Organisation => Kind::Organisation,
            TopicKind::Event => Kind::Event,
            TopicKind::Matter => Kind::Matter,
        }
    }
}

/// What a topic is called in an edition.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicName {
    /// The edition.
    pub edition: EditionKey,
    /// Its name there.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub name: String,
    /// A sentence about it.
    #[serde(default)]
    #[schemars(length(max = 300))]
    pub note: Option<String>,
}

/// What a topic is from now on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeTopic {
    /// What it is.
    pub kind: TopicKind,
    /// What it is called: one name in each edition at most. Readers of the others do not see it.
    #[schemars(length(min = 1))]
    pub names: Vec<TopicName>,
    /// How else it is written, in any language.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub spellings: Vec<String>,
}

/// The topic that stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeTopic {
    /// Its id.
    #[schemars(extend("pattern" = UUID))]
    pub into: String,
}

/// What a text is filed under from now on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileUnder {
    /// The ids of the topics, in their order.
    #[schemars(length(max = 30))]
    pub topics: Vec<String>,
}

/// The dates that a text mentions.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TextDates {
    /// The dates, in the order of the text.
    pub items: Vec<TextDate>,
}

/// A date that a text mentions.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TextDate {
    /// What names the place: it stays as long as the sentence does.
    pub place: String,
    /// As the text says it.
    pub expression: String,
    /// When that was, as far as it was recognised (ISO 8601-2): `2014-04-09`, `193X`, `2009/2014`.
    pub period: String,
    /// What is decided about it; none where nobody has.
    pub verdict: Option<DateVerdict>,
    /// When it was, where that is decided otherwise.
    pub other: Option<String>,
}

/// What is decided about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DateVerdict {
    /// It is as it was recognised.
    Right,
    /// It is another.
    Other,
    /// It is none.
    None,
}

/// What is decided about some dates.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideDates {
    /// The dates.
    #[schemars(length(max = 200))]
    pub items: Vec<DecidedDate>,
}

/// What is decided about a date.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecidedDate {
    /// The place.
    #[schemars(length(min = 1, max = 100))]
    pub place: String,
    /// What is decided.
    pub verdict: DateVerdict,
    /// When it was (ISO 8601-2), where it is another.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub other: Option<String>,
}
