//! What the pages about texts are given.

use super::{Choice, Common, Link};
use crate::context::{ChangeView, Markup};
use serde::Serialize;

/// A text in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Its page.
    pub url: String,
    /// Its headline.
    pub headline: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its edition, by name.
    pub edition: String,
    /// What it is: the key of a word.
    pub kind: &'static str,
    /// Where it stands: a sentence.
    pub says: String,
    /// Who wrote last.
    pub author: String,
    /// When somebody last changed something of it.
    pub date: String,
    /// Whether something went wrong with it.
    pub failed: bool,
    /// What names it and its version where several are ticked.
    pub ticked: String,
}

/// Lines under a heading.
#[derive(Debug, Clone, Serialize)]
pub struct Lines {
    /// The key of the heading.
    pub key: &'static str,
    /// The lines.
    pub lines: Vec<Line>,
}

/// The texts.
#[derive(Debug, Clone, Serialize)]
pub struct Texts {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Those that were asked for.
    pub lines: Vec<Line>,
    /// The states that can be chosen.
    pub states: Vec<Choice>,
    /// The editions that can be chosen.
    pub editions: Vec<Choice>,
    /// The kinds that can be chosen.
    pub kinds: Vec<Choice>,
    /// The words that were asked for.
    pub words: String,
    /// The picture whose texts were asked for.
    pub media: Option<String>,
    /// Whether anything was asked for.
    pub filtered: bool,
    /// Whether whoever looks may begin one.
    pub begins: bool,
    /// What can be done with several, for whoever works on texts.
    pub several: Option<Doing>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// What can be done with several texts.
#[derive(Debug, Clone, Serialize)]
pub struct Doing {
    /// Where.
    pub action: String,
    /// What: keys.
    pub deeds: Vec<&'static str>,
}

/// What became of several texts.
#[derive(Debug, Clone, Serialize)]
pub struct Several {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// What was to be done.
    pub key: &'static str,
    /// With how many it was: a sentence.
    pub count: String,
    /// Each of them.
    pub outcomes: Vec<Outcome>,
}

/// What became of one of several.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// Its page.
    pub url: String,
    /// Its headline.
    pub headline: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Whether it was done.
    pub done: bool,
    /// That it was, or why not.
    pub says: String,
}

/// An edition to begin a text in.
#[derive(Debug, Clone, Serialize)]
pub struct Tab {
    /// What it is called in itself.
    pub name: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// This page for it.
    pub url: String,
    /// Whether it is chosen.
    pub current: bool,
}

/// Another text beside this one: what it translates, or what links to it.
#[derive(Debug, Clone, Serialize)]
pub struct Beside {
    /// Its page.
    pub url: String,
    /// Its headline.
    pub headline: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its edition, by name.
    pub edition: String,
}

/// Beginning a text.
#[derive(Debug, Clone, Serialize)]
pub struct NewText {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Where the form goes.
    pub action: String,
    /// The editions; none for a translation, whose edition is chosen.
    pub editions: Vec<Tab>,
    /// The key of the edition.
    pub edition_chosen: String,
    /// Its language.
    pub text_lang: String,
    /// Its direction.
    pub text_dir: &'static str,
    /// Its sections; none for a translation of a static page.
    pub sections: Vec<Choice>,
    /// What it can be; none for a translation, which is what its original is.
    pub kinds: Vec<Choice>,
    /// What it translates.
    pub original: Option<Beside>,
    /// What was typed.
    pub headline: String,
}

/// Something that can be done with a text.
#[derive(Debug, Clone, Serialize)]
pub struct Deed {
    /// The key of its words.
    pub key: &'static str,
    /// Where it is done.
    pub url: String,
    /// Why whoever looks may not, where that is worth a sentence.
    pub refused: Option<String>,
}

/// A version in another language.
#[derive(Debug, Clone, Serialize)]
pub struct Version {
    /// The text.
    pub text: Beside,
    /// Where it stands.
    pub says: String,
    /// The key of a word about its freshness.
    pub freshness: Option<&'static str>,
    /// Whether it is the original.
    pub original: bool,
    /// Whether it is the one that is looked at.
    pub current: bool,
}

/// An edition that has no version yet.
#[derive(Debug, Clone, Serialize)]
pub struct Missing {
    /// What it is called.
    pub edition: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Where a version is begun.
    pub url: String,
}

/// The head of a text.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// Its page in the newsroom.
    pub url: String,
    /// Its public page.
    pub public: Option<String>,
    /// Its headline.
    pub headline: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its edition, by name.
    pub edition: String,
    /// Its section, by name.
    pub section: Option<String>,
    /// What it is: the key of a word.
    pub kind: &'static str,
    /// The revision that is shown.
    pub revision: String,
    /// The one that the public has.
    pub live_revision: String,
}

/// What is to be looked at before a text is published.
#[derive(Debug, Clone, Serialize)]
pub struct Doubt {
    /// Where.
    pub place: String,
    /// What.
    pub text: String,
}

/// A text.
#[derive(Debug, Clone, Serialize)]
pub struct Text {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Its head.
    pub head: Head,
    /// Where it stands: sentences.
    pub says: Vec<String>,
    /// Who sent it back and why: a sentence.
    pub sent_back: Option<String>,
    /// What did not work.
    pub failure: Option<String>,
    /// What can be done, the way forward first.
    pub deeds: Vec<Deed>,
    /// Whether the public has a text of it, so that a change must say of what kind it is.
    pub changes_public: bool,
    /// What kind of change it is so far.
    pub categories: Vec<Choice>,
    /// The public note so far.
    pub note: String,
    /// Whether that was said with the submission and stands.
    pub approved: bool,
    /// The deed whose form was sent, where something was wrong with it.
    pub sent: &'static str,
    /// What was typed for a reason.
    pub reason: String,
    /// The day and the time of a schedule, as typed, or as proposed.
    pub day: String,
    /// The time.
    pub time: String,
    /// The address of another text, as typed.
    pub other: String,
    /// The zone that times are in.
    pub zone: String,
    /// What is to be looked at.
    pub doubts: Vec<Doubt>,
    /// Who wrote a part of what is not public yet.
    pub authors: Vec<String>,
    /// The text as readers would see it.
    pub reading: Reading,
    /// What changed since the last publication.
    pub changes: Vec<ChangeView>,
    /// The item in all its languages.
    pub versions: Vec<Version>,
    /// The link for somebody outside that was just made.
    pub link: Option<Link>,
    /// The head of every page, where it may stand there.
    pub banner: Option<Banner>,
    /// The links that lead in.
    pub guests: Vec<GuestRow>,
    /// Where one is made, for whoever may.
    pub invites: Option<String>,
    /// Whether one may be made that approves.
    pub invites_approval: bool,
    /// Whether one may be made to what is scheduled, under an embargo.
    pub invites_embargo: bool,
    /// For whom a link was to be, as typed.
    pub guest: String,
    /// What it was to be for.
    pub guest_for: String,
    /// Whether something was wrong with it.
    pub guest_open: bool,
    /// What was said about it.
    pub threads: Vec<Thread>,
    /// Where something is said, for whoever may.
    pub comments: Option<String>,
    /// What something can be said about: its blocks.
    pub places: Vec<Choice>,
    /// What was typed.
    pub comment: String,
    /// The thread that it was to answer.
    pub answering: String,
    /// The editions that have no version yet.
    pub missing: Vec<Missing>,
    /// Its history.
    pub history: String,
    /// The text as a public page.
    pub preview: String,
}

/// What was said about a text, with what was answered.
#[derive(Debug, Clone, Serialize)]
pub struct Thread {
    /// Which.
    pub id: String,
    /// How the block begins that it is about.
    pub quote: Option<String>,
    /// Whether that is in the text no more.
    pub gone: bool,
    /// What began it.
    pub first: Said,
    /// What was answered.
    pub answers: Vec<Said>,
    /// That it is settled: a sentence.
    pub resolved: Option<String>,
    /// Where it is settled, or taken up again.
    pub url: String,
}

/// Something that was said.
#[derive(Debug, Clone, Serialize)]
pub struct Said {
    /// By whom.
    pub name: String,
    /// When.
    pub date: String,
    /// What.
    pub text: String,
}

/// A link for somebody outside.
#[derive(Debug, Clone, Serialize)]
pub struct GuestRow {
    /// For whom.
    pub label: String,
    /// Whether it approves.
    pub approves: bool,
    /// Whether it leads to what is scheduled, under an embargo.
    pub embargo: bool,
    /// Until when it leads in.
    pub until: String,
    /// Where it is revoked.
    pub revoke: String,
}

/// A text that somebody outside is asked to approve.
#[derive(Debug, Clone, Serialize)]
pub struct GuestPage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Where the approval goes.
    pub action: String,
    /// The text.
    pub reading: Reading,
}

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

/// A picture in the library.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// Its hash.
    pub id: String,
    /// Its preview.
    pub src: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What its file was called.
    pub name: String,
    /// When it was brought.
    pub date: String,
    /// In how many texts it is: a sentence.
    pub uses: String,
    /// Where these are listed, where there are any.
    pub used_at: Option<String>,
    /// What is proposed to be said of it.
    pub alt: String,
    /// The same.
    pub caption: String,
    /// The same.
    pub credit: String,
    /// Where that is changed, for whoever may.
    pub words: Option<String>,
    /// Where it is said what stays in sight when it is cut.
    pub focus: Option<String>,
}

/// What stays in sight of a picture when it is cut.
#[derive(Debug, Clone, Serialize)]
pub struct FocusPage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Where it is said.
    pub url: String,
    /// The picture.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// How wide it is shown.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// How large it is.
    pub size: (u32, u32),
    /// The point: per cent of the width from the left.
    pub across: String,
    /// Per cent of the height from the top.
    pub down: String,
    /// The same in pixels of the picture.
    pub at: (i64, i64),
    /// What is seen of it in other shapes.
    pub crops: Vec<Crop>,
}

/// What is seen of a picture in another shape, in pixels of the picture.
#[derive(Debug, Clone, Serialize)]
pub struct Crop {
    /// The shape.
    pub shape: String,
    /// From where.
    pub left: i64,
    /// From where.
    pub top: i64,
    /// How wide.
    pub width: i64,
    /// How high.
    pub height: i64,
}

/// The pictures.
#[derive(Debug, Clone, Serialize)]
pub struct Media {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Those that were asked for.
    pub pictures: Vec<Picture>,
    /// The editions in whose language something is said of them.
    pub editions: Vec<Tab>,
    /// The key of the one that is chosen.
    pub edition_chosen: String,
    /// Its language.
    pub text_lang: String,
    /// The words that were asked for.
    pub words: String,
    /// Whether whoever looks may bring some.
    pub brings: bool,
    /// What the script that brings them starts with: JSON.
    pub start: String,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// What is to come in a month.
#[derive(Debug, Clone, Serialize)]
pub struct Calendar {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Which month.
    pub month: String,
    /// The days on which something happens.
    pub days: Vec<Day>,
    /// The month before.
    pub before: String,
    /// The month after.
    pub after: String,
    /// The zone that times are in.
    pub zone: String,
}

/// A day on which something happens.
#[derive(Debug, Clone, Serialize)]
pub struct Day {
    /// Its date.
    pub date: String,
    /// Its day of the week.
    pub weekday: String,
    /// What happens.
    pub planned: Vec<Planned>,
}

/// Something that happens by itself.
#[derive(Debug, Clone, Serialize)]
pub struct Planned {
    /// When.
    pub time: String,
    /// `begins`, `ends`, or `failed`.
    pub key: &'static str,
    /// The text.
    pub url: String,
    /// Its headline.
    pub headline: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its edition.
    pub edition: String,
}

/// The texts in all their languages.
#[derive(Debug, Clone, Serialize)]
pub struct Languages {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The editions: name and language.
    pub editions: Vec<(String, String)>,
    /// The items.
    pub items: Vec<InLanguages>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// An item in all languages.
#[derive(Debug, Clone, Serialize)]
pub struct InLanguages {
    /// The headline of its original.
    pub headline: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The original.
    pub url: String,
    /// What there is in each edition.
    pub cells: Vec<Cell>,
}

/// What there is of an item in an edition.
#[derive(Debug, Clone, Serialize)]
pub struct Cell {
    /// The edition.
    pub edition: String,
    /// `current`, `behind`, `work`, `gone`, or `missing`.
    pub key: &'static str,
    /// Where it stands.
    pub says: String,
    /// Where it is, or is begun.
    pub url: Option<String>,
}

/// The head of every page, where a text may stand there.
#[derive(Debug, Clone, Serialize)]
pub struct Banner {
    /// Where it is put there, or taken away.
    pub url: String,
    /// Whether it stands there.
    pub stands: bool,
    /// Until when.
    pub until: Option<String>,
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
