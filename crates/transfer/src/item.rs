//! What an importer hands over.

use crate::stated::Stated;
use bayan_core::{
    content::check::Problem,
    item::ItemKind,
    language::Lang,
    media::{Focus, Hash},
};
use bayan_markup::{Assumed, Names, Note, Read, html_in, json, markdown, plain_in};
use std::{fmt, path::PathBuf};

/// One text from elsewhere, recognised but not yet entered.
#[derive(Debug)]
pub struct ImportedItem {
    /// The source's own name of it; a second run finds it by this.
    pub source: String,
    /// The key of the edition.
    pub edition: String,
    /// The key of the section.
    pub section: Option<String>,
    /// What it is.
    pub kind: ItemKind,
    /// When its institution says that it was published.
    pub stated: Option<Stated>,
    /// Its headline, as found.
    pub headline: String,
    /// Fields beside the text, as found.
    pub kicker: Option<String>,
    /// A sentence or two below the headline.
    pub standfirst: Option<String>,
    /// The place it is dated from.
    pub place: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Its language, when not the edition's.
    pub lang: Option<Lang>,
    /// What its slug is made of, when not the headline.
    pub slug: Option<String>,
    /// The text.
    pub body: Body,
    /// The picture above the text: an index into `pictures`.
    pub lead: Option<usize>,
    /// All pictures.
    pub pictures: Vec<ImportedPicture>,
    /// The source's name of the original that this translates.
    pub translation_of: Option<String>,
    /// Where it was found before.
    pub addresses: Vec<String>,
    /// Whole addresses of pictures that the text shows and that are not among the files: their names in
    /// `pictures`, where they have no path until somebody gets them.
    pub missing_pictures: Vec<String>,
    /// What was recognised, for the report: name and value.
    pub found: Vec<(&'static str, String)>,
    /// What a person should look at.
    pub doubts: Vec<Doubt>,
    /// The hash of what stood in the source.
    pub fingerprint: Hash,
}

impl ImportedItem {
    /// Reads the text into blocks.
    pub fn read_body(&self, assumed: &Assumed, names: &dyn Names) -> Read {
        match &self.body {
            Body::Text(text) => plain_in::read(text, assumed),
            Body::Html(html) => html_in::read(html, assumed, names),
            Body::Markdown(text) => markdown::read(text, assumed, names),
            Body::Blocks(blocks) => json::read(blocks, assumed, names),
        }
    }
}

/// The text in the form it came in.
#[derive(Debug)]
pub enum Body {
    /// Plain text, possibly hard-wrapped.
    Text(String),
    /// HTML.
    Html(String),
    /// Markdown.
    Markdown(String),
    /// Blocks.
    Blocks(Vec<json::JsonBlock>),
}

/// A picture that an item names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPicture {
    /// What the body calls it.
    pub name: String,
    /// Where its bytes are.
    pub path: PathBuf,
    /// The alternative text.
    pub alt: Option<String>,
    /// The caption.
    pub caption: Option<String>,
    /// Whose work it is.
    pub credit: Option<String>,
    /// The point that stays in sight when it is cut.
    pub focus: Option<Focus>,
}

/// Something a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Captions that only repeat the headline, chopped off or whole; not published.
    CaptionsRepeatHeadline(usize),
    /// No date was found.
    NoDate,
    /// The section named on the page is not the one asked for.
    OtherSection(String),
    /// The page names no section.
    NoSection,
    /// The institution named on the page is not the edition's.
    OtherInstitution(String),
    /// An old address that will not lead here: it is none, or leads to another text already.
    Address(String),
    /// What the check of the text itself found.
    Text(Problem),
    /// A local time that the zone has twice, or not at all.
    AmbiguousTime(String),
    /// Nothing but the headline was found.
    NoBody,
    /// The bytes were not UTF-8; this encoding was taken for theirs.
    Encoding(&'static str),
    /// The reader of the body dropped something or was not sure.
    Body(Note),
    /// A picture could not be taken over.
    Picture {
        /// Which.
        name: String,
        /// Why not.
        reason: String,
    },
    /// The page declares one encoding, and its letters are in another.
    EncodingOverruled {
        /// What it declares.
        declared: &'static str,
        /// What it was read as.
        read: &'static str,
    },
    /// The headline was taken from the title of the page, or from a line that looks like one.
    HeadlineGuessed(&'static str),
    /// The date was taken from a line that says more than a date, or stands far from the headline.
    DateGuessed(String),
    /// Day and month of the date could be the other way round; the day was taken to stand first.
    DateAmbiguous(String),
    /// The date is none: this stood where it should stand.
    DateUnreadable(String),
    /// The text is short: this many words. Perhaps the rest was not found.
    ShortBody(usize),
    /// The text does not seem to be in the language of the edition.
    OtherLanguage(String),
    /// The page is so large or so deeply nested that only its text was taken.
    TextOnly(&'static str),
    /// The place of the text on the page is a guess of our own; the usual way found none.
    BodyGuessed,
    /// A selector of the rules found nothing: its key.
    RuleWithoutEffect(&'static str),
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Doubt::CaptionsRepeatHeadline(count) => {
                write!(f, "{count} caption(s) only repeat the headline; not published")
            }
            Doubt::NoDate => f.write_str("no date found"),
            Doubt::OtherSection(name) => write!(f, "the page stands under «{name}»"),
            Doubt::NoSection => f.write_str("the page names no known section"),
            Doubt::OtherInstitution(name) => write!(f, "the page is of «{name}»"),
            Doubt::Text(Problem::AlternativeMissing(place)) => {
                write!(f, "{place}: the picture has no alternative text")
            }
            Doubt::Text(Problem::CaptionRepeatsHeadline(place)) => {
                write!(f, "{place}: the caption repeats the headline")
            }
            Doubt::Text(Problem::HeadingSkips(place)) => write!(f, "{place}: the heading skips a level"),
            Doubt::Text(Problem::BracketsOpen(place, sign)) => {
                write!(f, "{place}: the sign {sign} has no other that belongs to it")
            }
            Doubt::Text(Problem::YearsSwapped(place, years)) => {
                write!(f, "{place}: the years {years} stand the other way round")
            }
            Doubt::Text(Problem::PresentationForms(place)) => {
                write!(f, "{place}: letters in the forms of printers' sets")
            }
            Doubt::Text(Problem::Tatweel(place)) => write!(f, "{place}: words are lengthened by strokes"),
            Doubt::Text(Problem::DigitsMixed(place)) => write!(f, "{place}: two families of digits"),
            Doubt::Address(address) => write!(f, "the old address {address} will not lead here"),
            Doubt::Text(Problem::Empty) => f.write_str("no text"),
            Doubt::AmbiguousTime(time) => write!(f, "the zone has {time} twice or not at all"),
            Doubt::NoBody => f.write_str("no text found below the headline"),
            Doubt::Encoding(name) => write!(f, "not UTF-8; read as {name}"),
            Doubt::Body(note) => note.fmt(f),
            Doubt::Picture { name, reason } => write!(f, "picture {name}: {reason}"),
            Doubt::EncodingOverruled { declared, read } => {
                write!(f, "the page declares {declared}; read as {read}")
            }
            Doubt::HeadlineGuessed(from) => write!(f, "the headline is taken from {from}"),
            Doubt::DateGuessed(line) => write!(f, "the date is taken from «{line}»"),
            Doubt::DateAmbiguous(date) => write!(f, "day and month could be the other way round: {date}"),
            Doubt::DateUnreadable(text) => write!(f, "not a date: «{text}»"),
            Doubt::ShortBody(words) => write!(f, "the text has only {words} word(s)"),
            Doubt::OtherLanguage(tag) => write!(f, "the text seems to be in another language: {tag}"),
            Doubt::TextOnly(reason) => write!(f, "only the text was taken: {reason}"),
            Doubt::BodyGuessed => f.write_str("where the text begins and ends is a guess"),
            Doubt::RuleWithoutEffect(key) => write!(f, "the rule `{key}` finds nothing on this page"),
        }
    }
}

/// Why a page or line was skipped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It cannot be read.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// It is larger than what is taken.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// How much is taken.
        limit: usize,
    },
    /// There is no text in it.
    #[error("no text in it")]
    Empty,
    /// The line is not what the format says.
    #[error("{0}")]
    Malformed(String),
}
