//! Samples of the public record: the page that checks it, its history, the look-up.

use super::{Amount, Maker, Words};
use crate::{Shape, context::*};

const KEY: &str = "press.example.org/log+1f3b5c7d+AebH3V0hJ1nS2s3sQkYy8m7hQw0YyZb0m3e0c1d2e3f4";
const RECIPE: &str = "sha256sum manifest\nopenssl pkeyutl -verify -pubin -inkey log.pem -rawin \\\n  -in checkpoint.text -sigfile checkpoint.signature";

impl Maker<'_> {
    /// What every page of the record is given.
    fn record_common(&self) -> Common {
        let style = self.theme.style(self.hue, self.numerals(), Shape::Record).text;
        Common { style, ..self.common() }
    }

    pub(super) fn record_line(&self) -> RecordLine {
        RecordLine {
            entry: self.words().number.into(),
            corrections: 2,
            revisions: 3,
            verify_url: "/x/a/bridge-00000000/verify".into(),
            history_url: "/x/a/bridge-00000000/history".into(),
            code: "1600-7k3m9q2x".into(),
        }
    }

    pub(super) fn verify(&self) -> Verify {
        Verify { common: self.record_common(), record: self.record() }
    }

    pub(super) fn history(&self) -> History {
        History { common: self.record_common(), record: self.record() }
    }

    fn record(&self) -> VerifyRecord {
        let (lang, dir) = self.text_lang();
        let full = self.amount.full();
        let witness = || WitnessLine { name: "witness.example/haven".into(), time: self.date() };
        let revisions = match self.amount {
            Amount::Everything => vec![
                self.revision(5, "removed"),
                self.revision(4, "withdrawn"),
                self.revision(3, "corrected"),
                self.revision(2, "updated"),
                self.revision(1, "imported"),
            ],
            Amount::Awkward => vec![self.revision(2, "restored"), self.revision(1, "replaced")],
            Amount::Least => vec![self.revision(1, "published")],
        };
        VerifyRecord {
            headline: self.line(|words| words.headline),
            lang,
            dir: dir.as_str(),
            gone: self.amount == Amount::Awkward,
            article_url: (self.amount != Amount::Awkward).then(|| "/x/a/bridge-00000000".into()),
            history_url: "/x/a/bridge-00000000/history".into(),
            revisions_url: "/x/a/00000000/revisions.json".into(),
            checker_url: "/x/checker.html".into(),
            lookup_url: "/x/verify/".into(),
            checkpoint_url: "/log/checkpoint".into(),
            keys_url: "/log/keys".into(),
            policy_url: "/log/policy".into(),
            origin: "press.example.org/log".into(),
            key: KEY.into(),
            institution: self.words().institution.into(),
            size: self.words().number.into(),
            signed: self.date(),
            imported: full,
            withheld: full,
            key_changed: self.maybe(|| self.date()),
            succeeded: self.maybe(|| self.date()),
            witnesses: if self.amount == Amount::Everything {
                vec![witness(), witness()]
            } else {
                Vec::new()
            },
            asked: if full { 2 } else { 0 },
            revisions,
            recipe: RECIPE.into(),
        }
    }

    fn revision(&self, rev: u32, status: &'static str) -> RevisionView {
        let (lang, dir) = self.text_lang();
        let number = self.numerals();
        let change = |part, before: bool, after: bool| {
            let marked =
                |name: &str| Markup::of_html(format!("{} <{name}>2</{name}>", Words::of(dir).sentence));
            ChangeView {
                part,
                before: before.then(|| marked("del")),
                after: after.then(|| marked("ins")),
                lang: lang.clone(),
                dir: dir.as_str(),
            }
        };
        let of = |name: &str| format!("/x/a/00000000/r/{rev}/{name}");
        RevisionView {
            rev,
            number: number.write(&rev.to_string()),
            entry: number.write(&(1600 + rev).to_string()),
            code: format!("{}-7k3m9q2x", 1600 + rev),
            status,
            ground: (status == "removed").then_some("court"),
            category: (status == "corrected").then_some("fact"),
            note: matches!(status, "corrected" | "withdrawn" | "removed")
                .then(|| self.line(|words| words.sentence)),
            time: self.date(),
            stated: (status == "imported").then(|| self.date()),
            recorded: self.maybe(|| self.date()),
            current: rev as usize == if self.amount == Amount::Everything { 5 } else { 1 },
            withheld: if status == "removed" { self.words().number.into() } else { String::new() },
            entry_url: of("entry"),
            proof_url: of("proof"),
            manifest_url: of("manifest"),
            disclosure_url: (status != "replaced").then(|| of("disclosure")),
            evidence_url: (status != "replaced").then(|| of("evidence")),
            changes: match status {
                "corrected" => PARTS.into_iter().map(|part| change(part, true, true)).collect(),
                "removed" => vec![change("body", true, false), change("headline", false, true)],
                _ => Vec::new(),
            },
            unchanged: matches!(status, "withdrawn" | "restored"),
            lang: lang.clone(),
            dir: dir.as_str(),
        }
    }

    pub(super) fn lookup(&self, problem: Option<&'static str>) -> Lookup {
        let words = self.words();
        let (lang, dir) = self.text_lang();
        let found = |exact: bool, by_code: bool| FoundView {
            url: "/x/a/bridge-00000000/verify".into(),
            article_url: exact.then(|| "/x/a/bridge-00000000".into()),
            headline: self.line(|words| words.headline),
            lang: lang.clone(),
            dir: dir.as_str(),
            rev: words.number.into(),
            entry: words.number.into(),
            code: "1600-7k3m9q2x".into(),
            time: self.date(),
            current: exact,
            exact,
            share: words.number.into(),
            comparison: Markup::of_html(format!("{} <del>2</del> <ins>3</ins>", Words::of(dir).sentence)),
            by_code,
        };
        let here = self.amount.full() && problem.is_none();
        Lookup {
            common: self.record_common(),
            lookup: LookupForm {
                action: "/x/verify/".into(),
                query: if self.amount == Amount::Awkward { words.awkward.into() } else { String::new() },
                asked: self.amount.full(),
                problem,
                found: if here {
                    vec![found(true, false), found(false, false), found(true, true)]
                } else {
                    Vec::new()
                },
                checker_url: "/x/checker.html".into(),
            },
        }
    }
}

/// The parts that a comparison may name.
const PARTS: [&str; 15] = [
    "kicker",
    "headline",
    "standfirst",
    "place",
    "date",
    "byline",
    "body",
    "lead",
    "media",
    "alt",
    "caption",
    "credit",
    "kind",
    "language",
    "note",
];

/// The problems that a look-up may have.
pub(super) const PROBLEMS: [&str; 4] =
    ["lookup-too-long", "lookup-too-short", "lookup-no-entry", "lookup-code-differs"];
