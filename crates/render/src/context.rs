//! What templates are given: plain data, complete, in the words of `docs/theme/contexts.md`.
//!
//! Text that people wrote is [`Markup`]: made safe and isolated once, here, for the direction it
//! stands in. Everything else is escaped by the template engine.

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

/// What every page is given.
#[derive(Debug, Clone, Serialize)]
pub struct Common {
    /// The site.
    pub site: Site,
    /// The edition of this page.
    pub edition: Edition,
    /// All editions.
    pub languages: Vec<Language>,
    /// The navigation.
    pub sections: Vec<Place>,
    /// Static pages.
    pub pages: Vec<Place>,
    /// The feeds that belong to this page.
    pub feeds: Vec<Feed>,
    /// What stands in the page's head.
    pub page: Head,
    /// The stylesheet.
    pub style: String,
    /// The year, in the edition's numerals.
    pub year: String,
}

/// The site.
#[derive(Debug, Clone, Serialize)]
pub struct Site {
    /// The institution.
    pub name: String,
    /// The office that speaks.
    pub office: Option<String>,
    /// The front page of this edition.
    pub home: String,
    /// The hue.
    pub hue: u16,
    /// The seal, a drawing.
    pub seal: String,
}

/// The edition of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Edition {
    /// Its key.
    pub key: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its numerals.
    pub numerals: &'static str,
}

/// A way to another language.
#[derive(Debug, Clone, Serialize)]
pub struct Language {
    /// The key of its edition.
    pub key: String,
    /// Its name in itself.
    pub name: String,
    /// Its tag.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Where it leads.
    pub url: String,
    /// Whether this page is in it.
    pub current: bool,
    /// Whether this very page exists in it.
    pub available: bool,
}

/// A named place.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// Whether the page is in it.
    pub current: bool,
}

/// A feed.
#[derive(Debug, Clone, Serialize)]
pub struct Feed {
    /// What it is called among all feeds of the world.
    pub title: String,
    /// What it is called on its own page.
    pub name: &'static str,
    /// Where it is.
    pub url: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
}

/// What stands in a page's head.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// The title.
    pub title: String,
    /// A sentence about it.
    pub description: Option<String>,
    /// Its own address.
    pub canonical: Option<String>,
    /// What search engines should not do.
    pub robots: Option<&'static str>,
    /// The same page in all languages, itself included.
    pub alternates: Vec<Alternate>,
    /// Linked data.
    pub json_ld: Option<String>,
    /// Open Graph.
    pub og: Vec<Property>,
}

/// The same page in a language.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// The language as search engines know it.
    pub hreflang: String,
    /// Where.
    pub url: String,
}

/// A property of Open Graph.
#[derive(Debug, Clone, Serialize)]
pub struct Property {
    /// Its name.
    pub property: &'static str,
    /// Its value.
    pub content: String,
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
}

/// A picture.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// The usual width.
    pub src: String,
    /// All widths.
    pub srcset: String,
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
    /// Its average colour.
    pub colour: String,
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

/// The front page.
#[derive(Debug, Clone, Serialize)]
pub struct Front {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The first story.
    pub lead: Option<Card>,
    /// The latest, without it.
    pub latest: Vec<Card>,
    /// Each section with its latest.
    pub sections_with_items: Vec<SectionWithItems>,
    /// Notices.
    pub notices: Vec<Card>,
}

/// A section with its latest texts.
#[derive(Debug, Clone, Serialize)]
pub struct SectionWithItems {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// Its latest.
    pub items: Vec<Card>,
}

/// The page of a section.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The section.
    pub section: SectionHead,
    /// Its texts.
    pub items: Vec<Card>,
    /// Where among its pages.
    pub paging: Paging,
}

/// A section as the head of its page.
#[derive(Debug, Clone, Serialize)]
pub struct SectionHead {
    /// Its name.
    pub name: String,
    /// A sentence about it.
    pub description: Option<String>,
    /// Where it is.
    pub url: String,
}

/// Where among several pages.
#[derive(Debug, Clone, Serialize)]
pub struct Paging {
    /// This one.
    pub page: u32,
    /// How many.
    pub pages: u32,
    /// The newer ones.
    pub previous: Option<String>,
    /// The older ones.
    pub next: Option<String>,
    /// Both numbers.
    pub label: String,
}

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
    /// The picture above the text.
    pub lead: Option<Picture>,
    /// The text.
    pub body: Markup,
    /// Its corrections, the newest first.
    pub corrections: Vec<Correction>,
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
