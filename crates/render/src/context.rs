//! What templates are given: plain data, complete, in the words of `docs/theme/contexts.md`.
//!
//! Text that people wrote is [`Markup`]: made safe and isolated once, here, for the direction it
//! stands in. Everything else is escaped by the template engine.

mod archive;
mod article;
mod frame;
mod lists;
mod photos;
mod record;
mod search;
mod topics;

pub use archive::{Archive, ArchiveGroup, ArchiveHead, Period};
pub use article::{Article, ArticlePage, Correction, Original, PressPicture, Share, Withdrawn};
pub use frame::{Alternate, Common, Edition, Feed, Head, Language, Place, Property, Site};
pub use lists::{Front, Paging, Section, SectionHead, SectionWithItems};
pub use photos::{Photo, Photos};
pub(crate) use record::Checker;
pub use record::{
    ChangeView, FoundView, History, Lookup, LookupForm, RecordLine, RecordLink, RevisionView, Verify,
    VerifyRecord, WitnessLine,
};
pub use search::{FoundText, Search, SearchForm, SearchPart, Tally};
pub use topics::{
    Timeline, TimelineEntry, TimelineHead, TimelineYear, Topic, TopicGroup, TopicHead, TopicLine, Topics,
};

use bayan_core::language::Direction;
use bayan_markup::html_out;
use minijinja::Value;
use serde::Serialize;

/// Text that is HTML already.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Markup(Value);

impl Markup {
    /// HTML of our own making.
    pub fn of_html(html: String) -> Markup {
        Markup(Value::from_safe_string(html))
    }

    /// A person's words that stand in a line of direction `dir`: escaped, isolated where needed.
    pub fn of_line(text: &str, dir: Direction) -> Markup {
        Markup::of_html(html_out::line(text, dir))
    }
}

/// A date as the edition writes it.
#[derive(Debug, Clone, Serialize)]
pub struct Date {
    /// For machines.
    pub iso: String,
    /// For readers.
    pub text: String,
    /// The time of day.
    pub time: Option<String>,
    /// The same day in the Hijri calendar, where the edition asks for it.
    pub hijri: Option<String>,
}

/// A picture.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// The usual width, in the format that every browser shows.
    pub src: String,
    /// All widths in that format.
    pub srcset: String,
    /// The same picture in smaller formats, the best first; empty until they are made.
    pub sources: Vec<Source>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What somebody who cannot see it should know.
    pub alt: String,
    /// What stands below it.
    pub caption: Option<Markup>,
    /// The caption's language.
    pub caption_lang: String,
    /// The caption's direction.
    pub caption_dir: &'static str,
    /// Whose work it is.
    pub credit: Option<String>,
    /// Its class: the colour that stands in its place until it is there, and the point that stays in
    /// sight when it is cut. The rules are in `page.colours`.
    pub class: String,
}

/// A picture in another format.
#[derive(Debug, Clone, Serialize)]
pub struct Source {
    /// The media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
    /// All widths.
    pub srcset: String,
}

/// A text in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// Where it is.
    pub url: String,
    /// Its headline.
    pub headline: Markup,
    /// The words above it.
    pub kicker: Option<Markup>,
    /// The sentence below it.
    pub standfirst: Option<Markup>,
    /// Where it is dated from.
    pub place: Option<Markup>,
    /// When.
    pub date: Date,
    /// What it is.
    pub kind: &'static str,
    /// Where it stands.
    pub section: Option<Place>,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its picture.
    pub picture: Option<Picture>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Whether it was corrected.
    pub corrected: bool,
}

/// A page that says what is not there.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorPage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// What is wrong.
    pub error: ErrorText,
}

/// What is wrong.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorText {
    /// The status.
    pub code: u16,
    /// In a few words.
    pub title: String,
    /// In a sentence.
    pub text: String,
    /// What the institution says about it.
    pub reason: Option<Markup>,
    /// Where to go.
    pub links: Vec<Place>,
    /// What else there is.
    pub suggestions: Vec<Card>,
}
