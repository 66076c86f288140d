//! The report of a run as a page: what was found, what a person should look at, what would go dead. It
//! stands by itself, in one file, without a script.

use bayan_markup::html_out::escape_text as text;
use std::fmt::Write;

/// How many entries are kept: a page of more could not be read.
const MOST: usize = 20_000;

/// What became of a page.
pub(super) struct Entry {
    place: String,
    outcome: String,
    found: Vec<(&'static str, String)>,
    doubts: Vec<String>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Item,
    LeftOut,
    Skipped,
}

impl Entry {
    pub(super) fn item(
        place: &str,
        outcome: &str,
        found: &[(&'static str, String)],
        doubts: &[String],
    ) -> Entry {
        Entry {
            place: place.to_owned(),
            outcome: outcome.to_owned(),
            found: found.to_vec(),
            doubts: doubts.to_vec(),
            kind: if outcome.starts_with("skipped") { Kind::Skipped } else { Kind::Item },
        }
    }

    pub(super) fn left_out(place: &str, why: &str) -> Entry {
        Entry { kind: Kind::LeftOut, ..Entry::item(place, why, &[], &[]) }
    }

    pub(super) fn skipped(place: &str, why: &str) -> Entry {
        Entry { kind: Kind::Skipped, ..Entry::item(place, why, &[], &[]) }
    }
}

/// An old address that will lead nowhere.
pub(super) struct Dead {
    /// The address.
    pub(super) address: String,
    /// A page that links to it.
    pub(super) page: String,
}

/// What is written into the report.
pub(super) struct Written {
    dry_run: bool,
    entries: Vec<Entry>,
    more: usize,
    dead: Vec<Dead>,
}

impl Written {
    pub(super) fn new(dry_run: bool) -> Written {
        Written { dry_run, entries: Vec::new(), more: 0, dead: Vec::new() }
    }

    pub(super) fn add(&mut self, entry: Entry) {
        if self.entries.len() < MOST { self.entries.push(entry) } else { self.more += 1 }
    }

    pub(super) fn dead(&mut self, dead: Dead) {
        self.dead.push(dead);
    }

    /// The page.
    pub(super) fn html(&self) -> String {
        let mut out = String::from(HEAD);
        let title = if self.dry_run { "What an import would bring" } else { "What the import brought" };
        let of = |kind| self.entries.iter().filter(move |entry| entry.kind == kind);
        let doubtful = || of(Kind::Item).filter(|entry| !entry.doubts.is_empty());
        let plain = || of(Kind::Item).filter(|entry| entry.doubts.is_empty());
        // Writing to a String cannot fail, here and below.
        let _ = write!(out, "<title>{title}</title></head><body><h1>{title}</h1><ul>");
        for (id, name, count) in [
            ("dead", "old addresses that would lead nowhere", self.dead.len()),
            ("skipped", "pages that cannot be read", of(Kind::Skipped).count()),
            ("doubtful", "texts to look at", doubtful().count()),
            ("plain", "texts without a doubt", plain().count()),
            ("left-out", "pages that are no texts", of(Kind::LeftOut).count()),
        ] {
            let _ = write!(out, "<li><a href=\"#{id}\">{count} {name}</a></li>");
        }
        out.push_str("</ul>");
        if self.more > 0 {
            let _ = write!(out, "<p>{} more pages are not listed here.</p>", self.more);
        }
        let _ = write!(out, "<h2 id=\"dead\">Old addresses that would lead nowhere</h2><ul>");
        for dead in &self.dead {
            let (address, page) = (text(&dead.address), text(&dead.page));
            let _ = write!(
                out,
                "<li><code dir=\"auto\">{address}</code> from <code dir=\"auto\">{page}</code></li>"
            );
        }
        out.push_str("</ul>");
        section(&mut out, "skipped", "Pages that cannot be read", of(Kind::Skipped));
        section(&mut out, "doubtful", "Texts to look at", doubtful());
        section(&mut out, "plain", "Texts without a doubt", plain());
        section(&mut out, "left-out", "Pages that are no texts", of(Kind::LeftOut));
        out.push_str("</body></html>\n");
        out
    }
}

fn section<'e>(out: &mut String, id: &str, name: &str, entries: impl Iterator<Item = &'e Entry>) {
    let _ = write!(out, "<h2 id=\"{id}\">{name}</h2>");
    for entry in entries {
        let (place, outcome) = (text(&entry.place), text(&entry.outcome));
        let _ = write!(out, "<article><h3 dir=\"auto\">{place}</h3><p>{outcome}</p><dl>");
        for (name, value) in &entry.found {
            let _ = write!(out, "<dt>{name}</dt><dd dir=\"auto\">{}</dd>", text(value));
        }
        out.push_str("</dl>");
        for doubt in &entry.doubts {
            let _ = write!(out, "<p class=\"doubt\" dir=\"auto\">{}</p>", text(doubt));
        }
        out.push_str("</article>");
    }
}

const HEAD: &str = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
<style>body{font:1rem/1.6 system-ui,sans-serif;max-inline-size:60rem;margin:2rem auto;padding-inline:1rem}\
article{border-block-start:1px solid #999;padding-block:.6rem}h3{font-size:1rem;overflow-wrap:anywhere}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:0}dt{color:#555}dd{margin:0;overflow-wrap:anywhere}\
.doubt{border-inline-start:3px solid #a30;padding-inline-start:.6rem;margin-block:.4rem}code{overflow-wrap:anywhere}\
:root{color-scheme:light dark}</style>";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_page_gets_through_as_markup() {
        let hostile = "<script>alert(1)</script>";
        let mut written = Written::new(true);
        written.add(Entry::item(
            hostile,
            "would be entered",
            &[("headline", hostile.into())],
            &[hostile.into()],
        ));
        written.add(Entry::left_out(hostile, hostile));
        written.add(Entry::skipped(hostile, hostile));
        written.dead(Dead { address: hostile.into(), page: hostile.into() });
        let html = written.html();
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&lt;script&gt;"));
        for (id, count) in [("dead", 1), ("skipped", 1), ("doubtful", 1), ("plain", 0), ("left-out", 1)] {
            assert!(html.contains(&format!("<li><a href=\"#{id}\">{count} ")), "{id}: {html}");
        }
    }
}
