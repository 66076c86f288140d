//! What is answered. Moments are in RFC 3339, in UTC; keys and words are those of the newsroom.

use super::{Link, Picture, PublicTopic};
use schemars::JsonSchema;
use serde::Serialize;

/// The site.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Site {
    /// Its name for commands.
    pub key: String,
    /// Its address, without a slash at its end.
    pub origin: String,
    /// Its time zone, after IANA.
    pub zone: String,
    /// The key of the edition that `/` leads to.
    pub default_edition: String,
    /// The hue of its colours, 0 to 360.
    pub hue: u16,
    /// By how many days a month of its Hijri calendar begins later than in Umm al-Qura.
    pub hijri_offset: i64,
    /// The site in each of its languages.
    pub editions: Vec<Edition>,
}

/// An edition.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Edition {
    /// Its key in addresses.
    pub key: String,
    /// Its language (BCP 47).
    pub language: String,
    /// `rtl` or `ltr`.
    pub direction: &'static str,
    /// Its name in its own language.
    pub name: String,
    /// The institution's name in it.
    pub institution: String,
    /// The office that speaks.
    pub office: Option<String>,
    /// A sentence about it.
    pub description: Option<String>,
    /// Its month names.
    pub months: String,
    /// Its numerals, by CLDR's name.
    pub numerals: String,
    /// Whether the Hijri date stands beside the Gregorian one.
    pub hijri: bool,
    /// Its sections, in their order.
    pub sections: Vec<Section>,
    /// What stands behind them in its navigation.
    pub links: Vec<Link>,
}

/// A section.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Section {
    /// Its key in addresses.
    pub key: String,
    /// Its name.
    pub name: String,
    /// A sentence about it.
    pub description: Option<String>,
}

/// Some of what is published.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Articles {
    /// The texts.
    pub items: Vec<Summary>,
    /// The number of the next page, where there is one.
    pub next: Option<u32>,
}

/// A published text, in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Summary {
    /// What finds it.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// Its section.
    pub section: Option<String>,
    /// What it is.
    pub kind: &'static str,
    /// Its page.
    pub url: String,
    /// Its headline.
    pub headline: String,
    /// The sentence or two below it.
    pub standfirst: Option<String>,
    /// Its public date.
    pub published_at: String,
    /// When the public last got something else of it.
    pub changed_at: String,
    /// The number of what stands there.
    pub number: u32,
    /// Whether it stands: `stands`, `withdrawn`, or `in-error` where it should never have been published.
    pub state: LiveState,
}

/// Whether a published text stands.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LiveState {
    /// It stands.
    Stands,
    /// It was withdrawn.
    Withdrawn,
    /// It should never have been published.
    InError,
}

/// A published text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Article {
    /// The same as in a list.
    #[serde(flatten)]
    pub summary: Summary,
    /// What it is about.
    pub topics: Vec<PublicTopic>,
    /// Why it no longer stands.
    pub reason: Option<String>,
    /// Whether it is translated from a text that has changed since.
    pub is_behind: bool,
    /// What it says.
    pub content: Content,
    /// The pictures that it shows.
    pub pictures: Vec<Picture>,
    /// The item in every language.
    pub versions: Vec<ArticleVersion>,
    /// What was corrected, the newest first.
    pub corrections: Vec<Correction>,
    /// Where its list of revisions is, from which it is verified.
    pub revisions_url: String,
}

/// A published version of an item.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleVersion {
    /// What finds it.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// Its page.
    pub url: String,
}

/// A correction.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Correction {
    /// When.
    pub at: String,
    /// Of which kind.
    pub category: &'static str,
    /// What readers are told.
    pub note: String,
}

/// What a text says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Content {
    /// Its language (BCP 47).
    pub language: String,
    /// `rtl` or `ltr`.
    pub direction: &'static str,
    /// A few words above the headline.
    pub kicker: Option<String>,
    /// The headline.
    pub headline: String,
    /// A sentence or two below it.
    pub standfirst: Option<String>,
    /// The place that it is dated from.
    pub place: Option<String>,
    /// When the institution says that it published this, if that is not when it did here.
    pub stated_at: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// What is proposed to whoever shares it.
    pub share_text: Option<String>,
    /// The picture above the text.
    pub lead: Option<Figure>,
    /// The text in HTML, each block with its identity, language and direction. Pictures are named `media:HASH`.
    pub html: String,
}

/// A picture with what is said of it here.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Figure {
    /// The hash of the picture.
    pub media: String,
    /// What somebody who cannot see it should know.
    pub alt: Option<String>,
    /// What everybody reads below it, in HTML.
    pub caption: Option<String>,
    /// Whose work it is.
    pub credit: Option<String>,
}

/// In whose name a token is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Me {
    /// What the person is called.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// What they are.
    pub roles: Vec<&'static str>,
    /// For what the token was made.
    pub label: String,
    /// What it hands on.
    pub scopes: Vec<&'static str>,
    /// When it ends.
    pub expires_at: String,
}

/// Some texts of the newsroom.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Texts {
    /// The texts.
    pub items: Vec<TextLine>,
    /// What `cursor` takes, where there are more.
    pub next: Option<String>,
}

/// A text of the newsroom, in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TextLine {
    /// What finds it.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// What it is.
    pub kind: &'static str,
    /// Its headline.
    pub headline: String,
    /// Whether it translates another.
    pub is_translation: bool,
    /// Where its next version stands: `idle`, `draft`, `in-review`, `approved`, `scheduled`.
    pub work: String,
    /// When it is to be published.
    pub scheduled_at: Option<String>,
    /// The word of its latest public act.
    pub live: Option<String>,
    /// Who wrote last.
    pub author: String,
    /// When somebody last changed something of it.
    pub touched_at: String,
}

/// A text of the newsroom.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Text {
    /// What finds it.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// Its section.
    pub section: Option<String>,
    /// What it is.
    pub kind: &'static str,
    /// How its address reads.
    pub slug: String,
    /// The id of the text that it translates.
    pub translates: Option<String>,
    /// Its newest revision: what commands name.
    pub revision: String,
    /// What kind of change that is to what the public has.
    pub change: Change,
    /// Where its next version stands.
    pub work: WorkState,
    /// What the public has.
    pub public: Public,
    /// Who wrote a part of the change since the last publication.
    pub authors: Vec<String>,
    /// For a translation: the revision of the original that it renders.
    pub renders: Option<String>,
    /// What the newest revision says, for tokens that may read it, and for whoever has just written it.
    pub content: Option<Content>,
    /// The ids of the topics that it is filed under.
    pub topics: Vec<String>,
    /// The item in every language.
    pub versions: Vec<Version>,
    /// What may be done with it by this token, from here.
    pub offers: Vec<Offer>,
    /// What should be looked at before it is published.
    pub notes: Vec<Note>,
    /// What was left out of what was just sent.
    pub dropped: Vec<String>,
}

/// What kind of change a revision is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Change {
    /// Of which kind.
    pub category: ChangeKind,
    /// What readers are told.
    pub note: Option<String>,
}

/// A kind of change.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// Readers are told nothing.
    Minor,
    /// Something stated was wrong.
    Fact,
    /// Something was added.
    Addition,
    /// Something could be misread.
    Clarification,
    /// Something was taken out by order.
    Removal,
}

/// Where the next version of a text stands.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WorkState {
    /// `idle`, `draft`, `in-review`, `approved` or `scheduled`.
    pub state: &'static str,
    /// What waits or may be published.
    pub revision: Option<String>,
    /// When it is to be published.
    pub at: Option<String>,
    /// Why that did not happen.
    pub failure: Option<Failure>,
    /// Why it was sent back.
    pub sent_back: Option<String>,
}

/// Why something did not happen.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Failure {
    /// When it was tried.
    pub at: String,
    /// What stood in its way.
    pub reason: String,
}

/// What the public has of a text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Public {
    /// Whether it has it.
    pub state: State,
    /// Which revision.
    pub revision: Option<String>,
    /// The number of that publication.
    pub number: Option<u32>,
    /// Its page.
    pub url: Option<String>,
    /// Why it no longer stands.
    pub reason: Option<String>,
    /// Whether somebody else still has to review an emergency publication.
    pub review_owed: bool,
    /// Until when it is to stand, and what readers are told then.
    pub expires: Option<Failure>,
}

/// Whether the public has a text.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It never had.
    Never,
    /// It has, and it stands.
    Published,
    /// It no longer stands.
    Withdrawn,
    /// It should never have been published.
    InError,
    /// Another stands in its place.
    Replaced,
    /// It was removed by order.
    Removed,
}

/// A version of an item in one language.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Version {
    /// What finds it.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// Its headline.
    pub headline: String,
    /// Where its next version stands.
    pub work: String,
    /// The word of its latest public act.
    pub live: Option<String>,
    /// How it stands to what it translates: `current`, `behind` …
    pub freshness: Option<&'static str>,
}

/// What may be done with a text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Offer {
    /// The last part of the path that does it.
    pub deed: &'static str,
    /// Why it would be refused: the sentence.
    pub refused: Option<String>,
}

/// Something to be looked at.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Note {
    /// Where: a field, or the identity of a block.
    pub place: String,
    /// What.
    pub text: String,
}

/// What a text said before.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Revisions {
    /// The versions.
    pub items: Vec<RevisionLine>,
    /// What `cursor` takes, where there are more.
    pub next: Option<String>,
}

/// A version of a text, in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RevisionLine {
    /// Which.
    pub revision: String,
    /// What it was called.
    pub headline: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub at: String,
    /// The number under which it came before the public.
    pub number: Option<i64>,
    /// What readers were told of it.
    pub note: Option<String>,
}

/// A version of a text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Revision {
    /// The same as in a list.
    #[serde(flatten)]
    pub line: RevisionLine,
    /// The revision of the original that it renders.
    pub renders: Option<String>,
    /// What it says.
    pub content: Content,
}
