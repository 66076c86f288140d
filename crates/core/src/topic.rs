//! What an institution speaks about, under one name in each language.

mod mentions;

pub use mentions::Mentions;

use std::{fmt, str::FromStr};

/// What a topic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TopicKind {
    /// Somebody.
    Person,
    /// Somewhere.
    Place,
    /// A body: a ministry, a union, a company.
    Organisation,
    /// Something that happens at a time: a conference, a campaign.
    Event,
    /// A matter that is none of these: water, schools.
    Matter,
}

impl TopicKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [TopicKind; 5] =
        [TopicKind::Person, TopicKind::Place, TopicKind::Organisation, TopicKind::Event, TopicKind::Matter];

    /// Its word in the store, in forms and in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            TopicKind::Person => "person",
            TopicKind::Place => "place",
            TopicKind::Organisation => "organisation",
            TopicKind::Event => "event",
            TopicKind::Matter => "matter",
        }
    }

    /// The type of it that machines read (schema.org).
    pub fn schema(self) -> &'static str {
        match self {
            TopicKind::Person => "Person",
            TopicKind::Place => "Place",
            TopicKind::Organisation => "Organization",
            TopicKind::Event => "Event",
            TopicKind::Matter => "Thing",
        }
    }
}

impl fmt::Display for TopicKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The word names no kind of topic.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind {0:?}: person, place, organisation, event or matter")]
pub struct NotATopicKind(pub String);

impl FromStr for TopicKind {
    type Err = NotATopicKind;
    fn from_str(text: &str) -> Result<TopicKind, NotATopicKind> {
        let found = TopicKind::ALL.into_iter().find(|kind| kind.as_str() == text);
        found.ok_or_else(|| NotATopicKind(text.into()))
    }
}
