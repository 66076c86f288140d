//! Of the pages where texts are read, written and compared.

use super::{Beside, Choice, Common, Head, Subjects};
use crate::context::{ChangeView, Markup};
use serde::Serialize;

/// A text as it is read.
#[derive(Debug, Clone, Serialize)]
pub struct Reading {
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// A few words above the headline.
    pub kicker: Option<Markup>,
    /// The headline.
    pub headline: Markup,
    /// A sentence or two below it.
    pub standfirst: Option<Markup>,
    /// The place that it is dated from.
    pub place: Option<Markup>,
    /// Who wrote it.
    pub byline: Option<Markup>,
    /// The picture above the text.
    pub lead: Option<Markup>,
    /// The text.
    pub body: Markup,
    /// What is said of pictures to those who cannot see them.
    pub alts: Vec<String>,
    /// What is proposed to whoever shares it.
    pub share_text: Option<String>,
    /// What stands in its address, where that is not as its headline is.
    pub slug: Option<String>,
}

/// The original beside a translation.
#[derive(Debug, Clone, Serialize)]
pub struct Source {
    /// The text.
    pub text: Beside,
    /// What it says.
    pub reading: Reading,
    /// The key of a word about how the translation stands to it.
    pub freshness: &'static str,
    /// What changed in it since what the translation renders.
    pub changes: Vec<ChangeView>,
    /// The revision of it that is shown.
    pub revision: String,
}

/// The fields beside a text.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Fields {
    /// A few words above the headline.
    pub kicker: String,
    /// The headline.
    pub headline: String,
    /// A sentence or two below it.
    pub standfirst: String,
    /// The place that it is dated from.
    pub place: String,
    /// Who wrote it.
    pub byline: String,
    /// What is proposed to whoever shares it.
    pub share_text: String,
    /// How its address reads, where that is not as its headline does.
    pub slug: String,
}

/// Writing a text.
#[derive(Debug, Clone, Serialize)]
pub struct Editor {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Its head.
    pub head: Head,
    /// Where the form goes.
    pub action: String,
    /// Where a script keeps what is written.
    pub autosave: String,
    /// Where a script says that it is open.
    pub here: String,
    /// What is in the fields.
    pub fields: Fields,
    /// The sections that can be chosen; none where it stands already.
    pub sections: Vec<Choice>,
    /// The text in Markdown, for whoever has no script.
    pub markdown: String,
    /// What the editor starts with: JSON.
    pub start: String,
    /// What is translated.
    pub source: Option<Source>,
    /// What it is filed under.
    pub subjects: Option<Subjects>,
    /// Whether a new version of what the public has is written.
    pub changes_public: bool,
    /// Who sent it back and why: a sentence.
    pub sent_back: Option<String>,
}

/// A version in the history.
#[derive(Debug, Clone, Serialize)]
pub struct PastLine {
    /// Its page.
    pub url: String,
    /// What it was called.
    pub headline: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub date: String,
    /// Under what number it came before the public: a sentence.
    pub public: Option<String>,
    /// The public note.
    pub note: Option<String>,
    /// Whether it is the newest.
    pub newest: bool,
}

/// What a text said before.
#[derive(Debug, Clone, Serialize)]
pub struct History {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Its head.
    pub head: Head,
    /// The versions, the newest first.
    pub past: Vec<PastLine>,
    /// Where it goes on.
    pub next: Option<String>,
}

/// One version.
#[derive(Debug, Clone, Serialize)]
pub struct Past {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The head of the text as it is now.
    pub head: Head,
    /// The version.
    pub past: PastLine,
    /// What it said.
    pub reading: Reading,
    /// What changed from it to the newest.
    pub changes: Vec<ChangeView>,
    /// Where it is taken back, for whoever may.
    pub take_back: Option<String>,
}

/// What two people wrote at once.
#[derive(Debug, Clone, Serialize)]
pub struct Conflict {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The head of the text as it is now.
    pub head: Head,
    /// Who saved in the meantime.
    pub person: String,
    /// What differs: theirs before, one's own after.
    pub changes: Vec<ChangeView>,
    /// Where one's own is kept over theirs.
    pub action: String,
    /// One's own fields.
    pub fields: Fields,
    /// One's own text: JSON.
    pub doc: String,
    /// One's own lead picture: JSON.
    pub lead: String,
}

/// A text as readers will see it, on devices of theirs.
#[derive(Debug, Clone, Serialize)]
pub struct Preview {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The text.
    pub head: Head,
    /// The page itself.
    pub page: String,
    /// How it is looked at.
    pub device: &'static str,
    /// How wide that is, in pixels.
    pub width: u32,
    /// In what light.
    pub light: &'static str,
    /// The devices: key, address, whether it is this one.
    pub devices: Vec<(&'static str, String, bool)>,
    /// The same of the light.
    pub lights: Vec<(&'static str, String, bool)>,
}
