//! What the calls about topics do, ask and answer.

use super::{About, Needs, READ, WORKS, shape, takes};
use crate::api::shapes;
use bayan_core::{role::Capability::Publish, scope::Scope};
use hyper::{Method, StatusCode};

/// Whoever publishes keeps the topics.
const KEEPS: Needs = Needs::Scope(Scope::Settings, &[Publish]);

/// What can be done about topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicCall {
    /// Those that the newsroom keeps.
    All,
    /// Beginning one.
    Add,
    /// One of them.
    One,
    /// What it is from now on.
    Change,
    /// Making it one with another.
    Merge,
    /// Dropping it.
    Drop,
    /// Filing a text under some.
    File,
    /// The dates that a text mentions.
    Dates,
    /// Deciding about them.
    DecideDates,
}

impl TopicCall {
    /// All of them, in the order of the document.
    pub const ALL: [TopicCall; 9] = [
        TopicCall::All,
        TopicCall::Add,
        TopicCall::One,
        TopicCall::Change,
        TopicCall::Merge,
        TopicCall::Drop,
        TopicCall::File,
        TopicCall::Dates,
        TopicCall::DecideDates,
    ];

    /// Everything about it.
    pub(super) fn said(self) -> About {
        let one = About::of;
        match self {
            TopicCall::All => About {
                answers: Some(shape::<shapes::Topics>()),
                ..one(
                    "topics",
                    "The topics that the newsroom keeps, with their names and spellings.",
                    Method::GET,
                    "/topics",
                    READ,
                )
            },
            TopicCall::Add => About {
                sends: takes::<shapes::ChangeTopic>(),
                status: StatusCode::CREATED,
                answers: Some(shape::<shapes::Topic>()),
                ..one("add-topic", "Begins a topic.", Method::POST, "/topics", KEEPS)
            },
            TopicCall::One => About {
                answers: Some(shape::<shapes::Topic>()),
                ..one(
                    "topic",
                    "A topic; the one that it became one with, where it did.",
                    Method::GET,
                    "/topics/{topic}",
                    READ,
                )
            },
            TopicCall::Change => About {
                sends: takes::<shapes::ChangeTopic>(),
                answers: Some(shape::<shapes::Topic>()),
                ..one(
                    "change-topic",
                    "What a topic is from now on. An address that readers know goes on leading to it.",
                    Method::PUT,
                    "/topics/{topic}",
                    KEEPS,
                )
            },
            TopicCall::Merge => About {
                sends: takes::<shapes::MergeTopic>(),
                answers: Some(shape::<shapes::Topic>()),
                ..one(
                    "merge-topic",
                    "Makes a topic one with another: what is filed under it goes over, its addresses lead there. This cannot be taken back.",
                    Method::POST,
                    "/topics/{topic}/merge",
                    KEEPS,
                )
            },
            TopicCall::Drop => About {
                status: StatusCode::NO_CONTENT,
                ..one(
                    "drop-topic",
                    "Drops a topic under which nothing is filed.",
                    Method::DELETE,
                    "/topics/{topic}",
                    KEEPS,
                )
            },
            TopicCall::File => About {
                sends: takes::<shapes::FileUnder>(),
                answers: Some(shape::<shapes::Text>()),
                ..one(
                    "file-under",
                    "What a text is filed under from now on, in all its languages. Where readers have it, it takes somebody who may publish it.",
                    Method::PUT,
                    "/texts/{id}/topics",
                    WORKS,
                )
            },
            TopicCall::Dates => About {
                answers: Some(shape::<shapes::TextDates>()),
                ..one(
                    "dates",
                    "The dates that the newest version of a text mentions, as far as they were recognised, and what is decided about each.",
                    Method::GET,
                    "/texts/{id}/dates",
                    READ,
                )
            },
            TopicCall::DecideDates => About {
                sends: takes::<shapes::DecideDates>(),
                answers: Some(shape::<shapes::TextDates>()),
                ..one(
                    "decide-dates",
                    "Decides about some of them. Those that are confirmed stand in the chronologies of the text's topics. Where readers have it, it takes somebody who may publish it.",
                    Method::PUT,
                    "/texts/{id}/dates",
                    WORKS,
                )
            },
        }
    }
}
