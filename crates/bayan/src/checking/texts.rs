//! A text's list of revisions and its page beside what the log has.

use super::{
    document::Document,
    finding::{Findings, Kind, Stop},
    history::{History, Text},
};
use std::time::Duration;

/// How long a page may take to be compared.
const COMPARING: Duration = Duration::from_secs(20);

impl Document {
    /// Checks that the list names exactly the revisions that the log has of this text, and answers what the
    /// log has.
    pub(super) fn completeness<'h>(&self, history: &'h History, findings: &mut Findings) -> Option<&'h Text> {
        let Some(text) = history.texts.get(&format!("{} {}", self.list.doc, self.list.lang)) else {
            findings.alarm(Kind::Unlogged, &self.at, "the log has no entry of this text");
            return None;
        };
        let listed: Vec<u64> = self.list.revisions.iter().map(|listed| listed.index).collect();
        for hidden in text.entries.iter().filter(|index| !listed.contains(index)) {
            let fact = format!("entry {hidden} of the log is of this text, and its list does not name it");
            findings.alarm(Kind::Hidden, &self.at, fact);
        }
        for extra in listed.iter().filter(|index| !text.entries.contains(index)) {
            let fact = format!("the list names entry {extra}, which is not of this text in the log");
            findings.alarm(Kind::Unlogged, &self.at, fact);
        }
        let numbered = self.list.revisions.iter().zip(1..).all(|(listed, number)| listed.rev == number);
        if !numbered || !listed.is_sorted() {
            findings.alarm(
                Kind::Hidden,
                &self.at,
                "the revisions of the list are not numbered in their order",
            );
        }
        Some(text)
    }

    /// Compares a page with the newest revision, on a thread that may take its time.
    pub(super) async fn compare_page(&self, html: String, place: &str) -> Findings {
        let (document, at) = (self.clone(), place.to_owned());
        let compared = tokio::task::spawn_blocking(move || {
            let mut findings = Findings::default();
            document.compare(&html, &at, &mut findings);
            findings
        });
        let mut findings = Findings::default();
        match tokio::time::timeout(COMPARING, compared).await {
            Ok(Ok(found)) => findings = found,
            Ok(Err(error)) => findings.stopped(Stop::unread(place, error)),
            Err(_) => findings.stopped(Stop::unread(place, "it takes too long to be compared")),
        }
        findings
    }
}
