//! Articles and static pages.

use super::{Card, Common, Date, Language, Markup, Picture, Place, RecordLine};
use serde::Serialize;

/// The page of an article, or a static page.
#[derive(Debug, Clone, Serialize)]
pub struct ArticlePage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The article.
    pub article: Article,
}

/// An article.
#[derive(Debug, Clone, Serialize)]
pub struct Article {
    /// Its headline.
    pub headline: Markup,
    /// The words above it.
    pub kicker: Option<Markup>,
    /// The sentence below it.
    pub standfirst: Option<Markup>,
    /// Where it is dated from.
    pub place: Option<Markup>,
    /// Who wrote it.
    pub byline: Option<Markup>,
    /// What it is.
    pub kind: &'static str,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its public date.
    pub date: Date,
    /// Where it stands.
    pub section: Option<Place>,
    /// What it is filed under.
    pub topics: Vec<Place>,
    /// The picture above the text.
    pub lead: Option<Picture>,
    /// The text.
    pub body: Markup,
    /// Its corrections, the newest first.
    pub corrections: Vec<Correction>,
    /// That this is a preview, and for whom: nobody else reads it yet.
    pub preview: Option<String>,
    /// Whether it was withdrawn.
    pub withdrawn: Option<Withdrawn>,
    /// The original, where it has changed since.
    pub behind: Option<Original>,
    /// The original.
    pub original: Option<Original>,
    /// The other languages it exists in.
    pub translations: Vec<Language>,
    /// Its number.
    pub number: u32,
    /// Whether its date is only stated.
    pub imported: bool,
    /// Its address without the words: for print and for reading aloud.
    pub short_url: String,
    /// Other texts on the same matter, the nearest first.
    pub related: Vec<Card>,
    /// Ways to send it to somebody.
    pub share: Share,
    /// The text alone, as a file.
    pub text_url: String,
    /// Its pictures in full resolution, for journalists.
    pub pictures: Vec<PressPicture>,
    /// Its record; none where nothing is recorded yet.
    pub record: Option<RecordLine>,
}

/// Ways to send a text to somebody, without a server of anybody else being asked before the click.
#[derive(Debug, Clone, Serialize)]
pub struct Share {
    /// The whole address that is sent.
    pub url: String,
    /// The title that is sent with it, isolated.
    pub title: String,
    /// A `mailto:` address.
    pub mail: String,
    /// WhatsApp's address for sharing.
    pub whatsapp: String,
    /// Telegram's address for sharing.
    pub telegram: String,
    /// X's address for sharing.
    pub x: String,
    /// The address of a picture of `url` as a QR code (SVG).
    pub qr: String,
}

/// A picture in full resolution.
#[derive(Debug, Clone, Serialize)]
pub struct PressPicture {
    /// Where it is.
    pub url: String,
    /// Pixels across, in the edition's numerals.
    pub width: String,
    /// Pixels down, in the edition's numerals.
    pub height: String,
    /// What it shows.
    pub alt: String,
    /// Whose work it is.
    pub credit: Option<String>,
}

/// A correction.
#[derive(Debug, Clone, Serialize)]
pub struct Correction {
    /// When.
    pub date: Date,
    /// What was corrected.
    pub note: Markup,
    /// The language of the note.
    pub lang: String,
    /// The direction of the note.
    pub dir: &'static str,
    /// Its kind.
    pub category: &'static str,
}

/// A withdrawal.
#[derive(Debug, Clone, Serialize)]
pub struct Withdrawn {
    /// When.
    pub date: Date,
    /// Why.
    pub reason: Markup,
    /// Whether it should never have been published.
    pub error: bool,
}

/// The original of a translation.
#[derive(Debug, Clone, Serialize)]
pub struct Original {
    /// Where it is.
    pub url: String,
    /// The name of its language.
    pub language: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
}
