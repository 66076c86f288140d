//! What the pages about texts are given.

use super::{Choice, Common, DatesLink, Link, Reading, Subjects};
use crate::context::ChangeView;
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
    /// The people who can be chosen.
    pub people: Vec<Choice>,
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
    /// Where the words are that the editions say again and again, for whoever may change them.
    pub boilerplate: Vec<Tab>,
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
    /// Where its pictures are replaced by those that have taken their places, if there are such.
    pub newer_pictures: Option<String>,
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
    /// What it is filed under.
    pub subjects: Option<Subjects>,
    /// The dates that it mentions.
    pub dates: Option<DatesLink>,
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
