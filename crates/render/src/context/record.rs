//! The public record as readers see it: the line below an article, the page that checks it, its history,
//! the look-up of a quotation.

use super::{Common, Date, Edition, Markup};
use serde::Serialize;

/// What an article says about its record, in a quiet line at its foot.
#[derive(Debug, Clone, Serialize)]
pub struct RecordLine {
    /// The number of the entry in the log, in the edition's numerals.
    pub entry: String,
    /// How many corrections are recorded, for the plural.
    pub corrections: u32,
    /// How many revisions are recorded.
    pub revisions: u32,
    /// The page that checks the record.
    pub verify_url: String,
    /// The page of what changed and why.
    pub history_url: String,
    /// The short code of the entry.
    pub code: String,
}

/// A file of the record that belongs to a page, in its head.
#[derive(Debug, Clone, Serialize)]
pub struct RecordLink {
    /// The relation: `bayan-revisions`, `bayan-entry`, `bayan-proof`, `bayan-disclosure`.
    pub rel: &'static str,
    /// Where it is.
    pub url: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
}

/// The page that checks the record of a text.
#[derive(Debug, Clone, Serialize)]
pub struct Verify {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The record.
    pub record: VerifyRecord,
}

/// The page of what changed in a text, and why.
#[derive(Debug, Clone, Serialize)]
pub struct History {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The record.
    pub record: VerifyRecord,
}

/// The record of a text.
#[derive(Debug, Clone, Serialize)]
pub struct VerifyRecord {
    /// The headline of the text, or a neutral name where it is gone.
    pub headline: Markup,
    /// The language of the text.
    pub lang: String,
    /// The direction of the text.
    pub dir: &'static str,
    /// Whether the text is no longer published.
    pub gone: bool,
    /// The page of the text, while it is published.
    pub article_url: Option<String>,
    /// The page of its history.
    pub history_url: String,
    /// The list of its revisions for machines, `revisions.json`.
    pub revisions_url: String,
    /// The checker as one file.
    pub checker_url: String,
    /// Where quotations are looked up.
    pub lookup_url: String,
    /// The newest checkpoint of the log.
    pub checkpoint_url: String,
    /// The keys of the log.
    pub keys_url: String,
    /// The log and its witnesses for machines (tlog-policy).
    pub policy_url: String,
    /// The origin of the log.
    pub origin: String,
    /// The key of the log (vkey).
    pub key: String,
    /// Whose key it is.
    pub institution: String,
    /// How many entries the log has, in the edition's numerals.
    pub size: String,
    /// When the checkpoint that this page speaks of was signed.
    pub signed: Date,
    /// Whether the first entry is of a text that is older than the log.
    pub imported: bool,
    /// Whether something was removed by order, and the rest stands.
    pub withheld: bool,
    /// When the key was changed, within 90 days.
    pub key_changed: Option<Date>,
    /// When this log began in the place of an earlier one, of which entries are lost.
    pub succeeded: Option<Date>,
    /// Who witnessed that checkpoint.
    pub witnesses: Vec<WitnessLine>,
    /// How many witnesses are asked.
    pub asked: u32,
    /// Its revisions, the newest first.
    pub revisions: Vec<RevisionView>,
    /// Shell commands that check the newest revision without Bayan.
    pub recipe: String,
}

/// A witness of a checkpoint.
#[derive(Debug, Clone, Serialize)]
pub struct WitnessLine {
    /// Who.
    pub name: String,
    /// When.
    pub time: Date,
}

/// A revision as it is recorded.
#[derive(Debug, Clone, Serialize)]
pub struct RevisionView {
    /// Its number, from 1.
    pub rev: u32,
    /// Its number in the edition's numerals.
    pub number: String,
    /// The number of its entry in the log, in the edition's numerals.
    pub entry: String,
    /// The short code of its entry.
    pub code: String,
    /// What the entry says that happened: `published`, `updated`, `corrected`, `imported`, `withdrawn`,
    /// `restored`, `removed`, `replaced`.
    pub status: &'static str,
    /// Why it was removed: `court`, `privacy`, `rights`, `safety`, `other`.
    pub ground: Option<&'static str>,
    /// The kind of a correction: `fact`, `addition`, `clarification`.
    pub category: Option<&'static str>,
    /// The public note that is recorded with it.
    pub note: Option<Markup>,
    /// When it was recorded, as the publisher claims.
    pub time: Date,
    /// The date that a text from before the log states of itself.
    pub stated: Option<Date>,
    /// No later than when it was recorded: the time of the earliest witness.
    pub recorded: Option<Date>,
    /// Whether it is the one that is shown.
    pub current: bool,
    /// How many of its parts were removed by order, in the edition's numerals; empty for none.
    pub withheld: String,
    /// Its entry.
    pub entry_url: String,
    /// The proof that the log has it.
    pub proof_url: String,
    /// The list of its parts.
    pub manifest_url: String,
    /// Its text with what opens the list, where it may be shown.
    pub disclosure_url: Option<String>,
    /// All that in one file, likewise.
    pub evidence_url: Option<String>,
    /// What changed against the revision before; empty for the first.
    pub changes: Vec<ChangeView>,
    /// Whether the text is the same as before.
    pub unchanged: bool,
    /// The language of the note.
    pub lang: String,
    /// The direction of the note.
    pub dir: &'static str,
}

/// What changed in a part of a text.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// Which part: the end of a message key, `part-…`.
    pub part: &'static str,
    /// How it was, with `<del>`.
    pub before: Option<Markup>,
    /// How it is, with `<ins>`.
    pub after: Option<Markup>,
    /// The language of the part.
    pub lang: String,
    /// The direction of the part.
    pub dir: &'static str,
}

/// The page where quotations and codes are looked up.
#[derive(Debug, Clone, Serialize)]
pub struct Lookup {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The form and what it found.
    pub lookup: LookupForm,
}

/// The form of the look-up, and what it found.
#[derive(Debug, Clone, Serialize)]
pub struct LookupForm {
    /// Where it is sent.
    pub action: String,
    /// What was asked.
    pub query: String,
    /// Whether something was asked.
    pub asked: bool,
    /// What is wrong with what was asked, a message key: `lookup-too-long`, `lookup-too-short`,
    /// `lookup-no-entry`, `lookup-code-differs`.
    pub problem: Option<&'static str>,
    /// What was found, the nearest first.
    pub found: Vec<FoundView>,
    /// The checker as one file.
    pub checker_url: String,
}

/// A recorded text that a quotation or a code leads to.
#[derive(Debug, Clone, Serialize)]
pub struct FoundView {
    /// The page that checks it.
    pub url: String,
    /// The page of the text, while it is published.
    pub article_url: Option<String>,
    /// Its headline.
    pub headline: Markup,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The number of the revision, in the edition's numerals.
    pub rev: String,
    /// The number of its entry in the log, in the edition's numerals.
    pub entry: String,
    /// The short code of the entry.
    pub code: String,
    /// When it was recorded, as the publisher claims.
    pub time: Date,
    /// Whether that revision is the one that is shown.
    pub current: bool,
    /// Whether the quotation stands in it letter by letter.
    pub exact: bool,
    /// How much of the quotation stands in it, in percent, in the edition's numerals.
    pub share: String,
    /// The quotation against the record: `<del>` what only the quotation has, `<ins>` what only the record
    /// has.
    pub comparison: Markup,
    /// Whether it was found by a code and not by a quotation.
    pub by_code: bool,
}

/// What the checker is given: nothing of any site, so that the same version gives the same file anywhere.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Checker<'c> {
    /// The edition whose language, direction and numerals it has.
    pub(crate) edition: &'c Edition,
    /// Its stylesheet.
    pub(crate) style: &'c str,
    /// The core of the check.
    pub(crate) core: &'c str,
    /// What ties the core to the page.
    pub(crate) script: &'c str,
    /// Its policy: nothing but what is in it.
    pub(crate) policy: &'c str,
}
