//! What is sent.

use bayan_core::{item::ItemKind, publication::EventKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a revision is written.
pub(super) const UUID: &str = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
/// How the hash of a picture is written.
const HASH: &str = "^[0-9a-f]{64}$";
/// How what finds a text is written.
const ID: &str = "^[0-9abcdefghjkmnpqrstvwxyz]{8}$";
/// That something is written at all.
pub(super) const SOMETHING: &str = "\\S";

/// The key of an edition of the site.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
pub struct EditionKey(pub String);

/// The key of a section of the edition.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct SectionKey(pub String);

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What has happened.
    News,
    /// What the institution states.
    Statement,
    /// What somebody said.
    Speech,
    /// What people are to know or to do.
    Notice,
    /// What stands on the site for long.
    Page,
}

impl From<Kind> for ItemKind {
    fn from(kind: Kind) -> ItemKind {
        match kind {
            Kind::News => ItemKind::News,
            Kind::Statement => ItemKind::Statement,
            Kind::Speech => ItemKind::Speech,
            Kind::Notice => ItemKind::Notice,
            Kind::Page => ItemKind::Page,
        }
    }
}

/// A public act, as messages call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Event {
    /// A text came before the public.
    #[serde(rename = "text.published")]
    Published,
    /// Another version of it, not materially different.
    #[serde(rename = "text.updated")]
    Updated,
    /// A correction.
    #[serde(rename = "text.corrected")]
    Corrected,
    /// It was brought over from elsewhere.
    #[serde(rename = "text.imported")]
    Imported,
    /// It no longer stands.
    #[serde(rename = "text.withdrawn")]
    Withdrawn,
    /// It stands again.
    #[serde(rename = "text.restored")]
    Restored,
    /// It was removed by order.
    #[serde(rename = "text.removed")]
    Removed,
    /// Another stands in its place.
    #[serde(rename = "text.replaced")]
    Replaced,
}

impl From<Event> for EventKind {
    fn from(event: Event) -> EventKind {
        match event {
            Event::Published => EventKind::Published,
            Event::Updated => EventKind::Updated,
            Event::Corrected => EventKind::Corrected,
            Event::Imported => EventKind::Imported,
            Event::Withdrawn => EventKind::Withdrawn,
            Event::Restored => EventKind::Restored,
            Event::Removed => EventKind::Removed,
            Event::Replaced => EventKind::Replaced,
        }
    }
}

/// A text to be begun.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Begin {
    /// The key of its edition.
    pub edition: EditionKey,
    /// What it is.
    pub kind: Kind,
    /// The key of its section; a page has none.
    pub section: Option<SectionKey>,
    /// What it is called.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub headline: String,
}

/// A text to be begun in another edition.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Translate {
    /// The key of that edition.
    pub edition: EditionKey,
    /// The key of its section; a page has none.
    pub section: Option<SectionKey>,
    /// What it is called there.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub headline: String,
}

/// A text as somebody left it: all of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Write {
    /// The revision that it was made on. Where somebody else saved in the meantime, nothing is kept.
    #[schemars(extend("pattern" = UUID))]
    pub revision: String,
    /// A few words above the headline.
    #[schemars(length(max = 300))]
    pub kicker: Option<String>,
    /// The headline.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub headline: String,
    /// A sentence or two below the headline.
    #[schemars(length(max = 2000))]
    pub standfirst: Option<String>,
    /// The place that the text is dated from.
    #[schemars(length(max = 300))]
    pub place: Option<String>,
    /// Who wrote it.
    #[schemars(length(max = 300))]
    pub byline: Option<String>,
    /// What is proposed to whoever shares it.
    #[schemars(length(max = 2000))]
    pub share_text: Option<String>,
    /// How its address reads; left out it follows the headline.
    #[schemars(length(max = 200))]
    pub slug: Option<String>,
    /// The key of another section, as long as nobody has read the text.
    pub section: Option<SectionKey>,
    /// The picture above the text.
    pub lead: Option<Lead>,
    /// The text itself.
    pub body: Body,
    /// For a translation: the revision of the original that its translator confirms to have rendered.
    #[schemars(extend("pattern" = UUID))]
    pub renders: Option<String>,
}

/// The text itself, in one of three forms.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Body {
    /// HTML, as `content.html` gives it: sent back unchanged, it is the same text. Pictures are named
    /// `media:HASH`.
    Html(String),
    /// Markdown; pictures are named by their hash.
    Markdown(String),
    /// Plain text: lines that were wrapped by hand are joined again.
    Text(String),
}

/// The picture above a text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// The hash of the picture.
    #[schemars(extend("pattern" = HASH))]
    pub media: String,
    /// What somebody who cannot see it should know.
    #[schemars(length(max = 2000))]
    pub alt: Option<String>,
    /// What everybody reads below it, in HTML.
    pub caption: Option<String>,
    /// Whose work it is.
    #[schemars(length(max = 300))]
    pub credit: Option<String>,
}

/// That this revision was seen.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The revision.
    #[schemars(extend("pattern" = UUID))]
    pub revision: String,
}

/// What kind of change a text is to what the public has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SaidKind {
    /// Typing errors: readers are told nothing, translations stay as they are.
    Minor,
    /// Something stated was wrong.
    Fact,
    /// Something was added.
    Addition,
    /// Something could be misread.
    Clarification,
}

/// What is said of a change.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Of which kind it is.
    pub category: SaidKind,
    /// What readers are told, for ever; not for a minor change.
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

/// A text to be sent on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Forward {
    /// The revision that was seen.
    #[schemars(extend("pattern" = UUID))]
    pub revision: String,
    /// What kind of change it is; needed once where the public has the text.
    pub change: Option<Said>,
}

/// A text to be sent back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reasoned {
    /// The revision that was seen.
    #[schemars(extend("pattern" = UUID))]
    pub revision: String,
    /// Why; its author reads it.
    #[schemars(length(min = 1, max = 2000), extend("pattern" = SOMETHING))]
    pub reason: String,
}

/// A text to be published without a second person.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// The revision that was seen.
    #[schemars(extend("pattern" = UUID))]
    pub revision: String,
    /// Why nobody else could look at it.
    #[schemars(length(min = 1, max = 2000), extend("pattern" = SOMETHING))]
    pub reason: String,
    /// What kind of change it is; needed once where the public has the text.
    pub change: Option<Said>,
}

/// A text to be published at a moment.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// The revision that was seen.
    #[schemars(extend("pattern" = UUID))]
    pub revision: String,
    /// When (RFC 3339).
    #[schemars(extend("format" = "date-time"))]
    pub at: String,
    /// What kind of change it is; needed once where the public has the text.
    pub change: Option<Said>,
}

/// A text that stands until a moment.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expire {
    /// The revision that was seen.
    #[schemars(extend("pattern" = UUID))]
    pub revision: String,
    /// Until when (RFC 3339).
    #[schemars(extend("format" = "date-time"))]
    pub at: String,
    /// What readers are told then.
    #[schemars(length(min = 1, max = 2000), extend("pattern" = SOMETHING))]
    pub reason: String,
}

/// A text that no longer stands.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// The revision that was seen.
    #[schemars(extend("pattern" = UUID))]
    pub revision: String,
    /// Why; readers read it.
    #[schemars(length(min = 1, max = 2000), extend("pattern" = SOMETHING))]
    pub reason: String,
    /// Whether it should never have been published.
    #[serde(default)]
    pub in_error: bool,
}

/// A text in whose place another stands.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replace {
    /// The revision that was seen.
    #[schemars(extend("pattern" = UUID))]
    pub revision: String,
    /// The id of the other.
    #[schemars(extend("pattern" = ID))]
    pub by: String,
}

/// On what ground something is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// A court ordered it.
    Court,
    /// It concerns somebody's privacy.
    Privacy,
    /// It belongs to somebody else.
    Rights,
    /// It endangers somebody.
    Safety,
    /// Something else, which the reason says.
    Other,
}

/// What is removed by order.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Remove {
    /// On what ground; readers read it.
    pub ground: Ground,
    /// Why; readers read it.
    #[schemars(length(min = 1, max = 2000), extend("pattern" = SOMETHING))]
    pub reason: String,
    /// The parts, by the names of the record; the whole text where there are none.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub parts: Vec<String>,
    /// What the text is called, where its headline goes.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub headline: Option<String>,
    /// Why nobody else approves what is left, where the site asks for a second person.
    #[schemars(length(min = 1, max = 2000), extend("pattern" = SOMETHING))]
    pub emergency: Option<String>,
    /// That it is meant: without it is told what would go, and nothing is done.
    #[serde(default)]
    pub confirm: bool,
}

/// What a picture shows.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Describe {
    /// The key of the edition in whose language it is said.
    pub edition: EditionKey,
    /// What somebody who cannot see it should know.
    #[schemars(length(max = 2000))]
    pub alt: Option<String>,
    /// What everybody reads below it.
    #[schemars(length(max = 2000))]
    pub caption: Option<String>,
    /// Whose work it is.
    #[schemars(length(max = 300))]
    pub credit: Option<String>,
}

/// An address that is to be told of public acts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddHook {
    /// Where it is: `https://`, or at an origin that the operator named.
    #[schemars(length(min = 1, max = 1000), extend("format" = "uri"))]
    pub url: String,
    /// Of what it is told; of everything where nothing is said.
    #[schemars(length(min = 1, max = 8))]
    pub events: Option<Vec<Event>>,
}

/// Something to be said about a text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Say {
    /// What.
    #[schemars(length(min = 1, max = 2000), extend("pattern" = SOMETHING))]
    pub text: String,
    /// The block that it is about; nothing where it is about the whole text.
    pub block: Option<String>,
    /// What began the thread that it answers.
    #[schemars(extend("pattern" = UUID))]
    pub answers: Option<String>,
}

/// Whether what was said is settled.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// Whether it is.
    pub settled: bool,
}

/// What a link for somebody outside is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum GuestFor {
    /// To read the newest text.
    Reading,
    /// To read what is scheduled before the public does.
    Embargo,
    /// To approve the revision that is named, once.
    Approving,
}

/// A link to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddGuest {
    /// For whom: a name that the newsroom knows later.
    #[schemars(length(min = 1, max = 300), extend("pattern" = SOMETHING))]
    pub label: String,
    /// For what.
    #[serde(rename = "for")]
    pub what: GuestFor,
    /// What is to be approved.
    #[schemars(extend("pattern" = UUID))]
    pub revision: Option<String>,
}

/// A text at the head of every page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetBanner {
    /// Until when (RFC 3339); nothing where it stands until it is taken away.
    #[schemars(extend("format" = "date-time"))]
    pub until: Option<String>,
}

/// The part of a picture that is to be one of its own, in pixels of the whole from the left and the top.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CutPicture {
    /// Where it begins, from the left.
    pub left: u32,
    /// Where it begins, from the top.
    pub top: u32,
    /// Pixels across.
    #[schemars(range(min = 50))]
    pub width: u32,
    /// Pixels down.
    #[schemars(range(min = 50))]
    pub height: u32,
    /// Whether it is to have the place of the whole, as by `replace-picture`.
    #[serde(default)]
    pub in_its_place: bool,
}

/// The picture that takes another's place.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplacePicture {
    /// Its hash.
    #[schemars(extend("pattern" = "^[0-9a-f]{64}$"))]
    pub by: String,
}
