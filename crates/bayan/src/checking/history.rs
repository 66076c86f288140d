//! What the entries of a log say, in a form that can be kept and gone on with.
//!
//! It judges entries as `bayan_record::chain::Auditor` does, which begins anew each time: a monitor would
//! read the whole log, and check every list that was ever made, whenever it looks.

use super::{
    finding::{Kind, Stop},
    trust::{LOG, Trust},
};
use bayan_record::{
    entry::{Entry, KeyAct, KeyStatement, Revision, Snapshot, Succession},
    note::VerifierKey,
    snapshot::snapshot_root,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a log says, up to a size.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct History {
    /// The site that the entries name.
    pub site: Option<String>,
    /// The root key of the statements about keys.
    pub root: Option<String>,
    /// What they state, in their order.
    pub keys: Vec<Standing>,
    /// Each text by item and language (`7d3e… ar-SY`), in the order of a snapshot.
    pub texts: BTreeMap<String, Text>,
    /// The number of the newest snapshot's entry.
    pub snapshot: Option<u64>,
    /// How many entries that snapshot covers.
    pub covered: u64,
}

/// What is stated of a key of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// The key.
    pub key: String,
    /// The size of the tree beyond which it does not stand; none while it does.
    pub until: Option<u64>,
}

/// The revisions of a text in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The numbers of its entries, oldest first: revision 1 is the first of them.
    pub entries: Vec<u64>,
    /// The number of the newest revision, as its entry says.
    pub rev: u64,
    /// The status of the newest.
    pub status: String,
    /// The hash that the newest names as its content.
    pub content: String,
}

impl History {
    /// Takes in entry `index`. Answers what is wrong with it, given all before it; it counts all the same.
    pub(super) fn take(&mut self, index: u64, bytes: &[u8]) -> Option<Stop> {
        let fault = self.judge(index, bytes)?;
        let place = format!("{LOG}checkpoint");
        Some(Stop::alarm(Kind::Chain, place, format!("entry {index} {fault}")))
    }

    fn judge(&mut self, index: u64, bytes: &[u8]) -> Option<String> {
        let entry = match Entry::parse(bytes) {
            Ok(entry) => entry,
            Err(fault) => return Some(format!("cannot be read: {fault}")),
        };
        if let Some(site) = entry.site() {
            let expected = self.site.get_or_insert_with(|| site.to_string());
            if expected != site.as_str() {
                return Some(format!("is of the site {site}, the log is of {expected}"));
            }
        }
        match &entry {
            Entry::Revision(revision) => self.revision(index, revision),
            Entry::Key(statement) => self.key(statement),
            Entry::Succession(statement) => self.succession(index, statement),
            Entry::Snapshot(snapshot) => {
                let fault = self.snapshot(index, snapshot);
                self.snapshot = Some(index);
                self.covered = snapshot.size;
                fault
            }
            Entry::Rendition(made) => {
                let text = self.texts.get(&format!("{} {}", made.doc, made.lang));
                let newest = text.map_or(0, |text| text.rev);
                (made.rev.get() > newest).then(|| "is of a revision that does not precede it".into())
            }
            Entry::Export(export) => {
                (export.size > index).then(|| format!("covers {} entries, more than precede it", export.size))
            }
            Entry::Unknown(_) => None,
        }
    }

    fn revision(&mut self, index: u64, revision: &Revision) -> Option<String> {
        let text = self.texts.entry(format!("{} {}", revision.doc, revision.lang)).or_default();
        let (before, expected) = (text.entries.last().copied(), text.rev.saturating_add(1));
        text.entries.push(index);
        text.rev = revision.rev.get();
        text.status = revision.status.to_string();
        text.content = revision.content.to_string();
        if revision.rev.get() != expected {
            return Some(format!("is revision {} of its text, where {expected} comes next", revision.rev));
        }
        (revision.prev != before).then(|| "does not name the previous entry of its text".into())
    }

    fn key(&mut self, statement: &KeyStatement) -> Option<String> {
        if let Err(fault) = statement.verify() {
            return Some(format!("cannot be read: {fault}"));
        }
        if let Some(fault) = self.another_root(&statement.root) {
            return Some(fault);
        }
        let key = statement.key.to_string();
        let until = (statement.act != KeyAct::Added).then_some(statement.size);
        self.keys.retain(|standing| standing.key != key);
        self.keys.push(Standing { key, until });
        None
    }

    fn another_root(&mut self, found: &VerifierKey) -> Option<String> {
        let root = self.root.get_or_insert_with(|| found.to_string());
        (*root != found.to_string())
            .then(|| format!("is signed by the root key {found}, the log's is {root}"))
    }

    fn succession(&mut self, index: u64, statement: &Succession) -> Option<String> {
        if let Err(fault) = statement.verify() {
            return Some(format!("cannot be read: {fault}"));
        }
        let fault = self.another_root(&statement.root);
        fault.or_else(|| (index > 0).then(|| "names an earlier log, which only the first entry does".into()))
    }

    fn snapshot(&self, index: u64, snapshot: &Snapshot) -> Option<String> {
        let Snapshot { size, count, list, .. } = *snapshot;
        if size > index {
            return Some(format!("covers {size} entries, more than precede it"));
        }
        let lines = self.snapshot_lines(size);
        (lines.len() as u64 != count || snapshot_root(&lines) != list)
            .then(|| format!("names a list that is not that of the latest entries at size {size}"))
    }

    /// The list of the latest entries among the first `size`.
    pub(super) fn snapshot_lines(&self, size: u64) -> Vec<String> {
        let latest = |(text, kept): (&String, &Text)| {
            let covered = kept.entries.partition_point(|index| *index < size);
            let index = kept.entries.get(covered.checked_sub(1)?)?;
            Some(format!("{text} {index}"))
        };
        self.texts.iter().filter_map(latest).collect()
    }

    /// The keys that are trusted from the start, with what is stated of them and of others. A key is added
    /// by the trusted root key alone: any log can bring statements of some root key. That one has ended is
    /// believed of whatever root key the log has.
    pub(super) fn trusted(&self, trust: &Trust) -> Trust {
        let mut trust = trust.clone();
        let adds = trust.root.as_ref().is_some_and(|root| self.root == Some(root.to_string()));
        for standing in &self.keys {
            let Ok(key) = standing.key.parse::<VerifierKey>() else { continue };
            if adds && !trust.log.contains(&key) {
                trust.log.push(key);
            }
            match standing.until {
                Some(until) => trust.until.insert(standing.key.clone(), until),
                None => trust.until.remove(&standing.key),
            };
        }
        trust
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checking::testing::Maker;
    use bayan_record::chain::Auditor;

    /// What the auditor of the format says of the same entries.
    fn both(entries: &[Vec<u8>]) -> (Vec<bool>, Vec<bool>) {
        let (mut history, mut auditor) = (History::default(), Auditor::new());
        let judged = entries.iter().enumerate().map(|(index, entry)| {
            (history.take(index as u64, entry).is_some(), auditor.take(entry).is_err())
        });
        judged.unzip()
    }

    #[test]
    fn entries_are_judged_as_the_auditor_of_the_format_does() {
        let mut maker = Maker::new();
        maker.statement_about_the_key();
        for text in 0..3 {
            maker.publish(text, "نص");
            maker.publish(text, "نص آخر");
        }
        maker.snapshot();
        maker.publish(1, "نص ثالث");
        let entries = maker.entries.clone();
        let (ours, theirs) = both(&entries);
        assert!(!ours.contains(&true), "{ours:?}");
        assert_eq!(ours, theirs);
        for (from, to) in [
            ("rev 2", "rev 3"),
            ("rev 1", "rev 2"),
            ("prev -", "prev 0"),
            ("prev 1", "prev 2"),
            ("site p", "site q"),
            ("size 7", "size 6"),
            ("size 7", "size 99"),
            ("count 3", "count 2"),
            ("doc 0", "doc 1"),
            ("act added", "act retired"),
            ("status ", "status x"),
        ] {
            for place in 0..entries.len() {
                let text = String::from_utf8(entries[place].clone()).unwrap();
                let mut altered = entries.clone();
                altered[place] = text.replacen(from, to, 1).into_bytes();
                let (ours, theirs) = both(&altered);
                assert_eq!(ours, theirs, "{from} → {to} in entry {place}");
                assert_eq!(ours.contains(&true), altered != entries, "{from} → {to} in entry {place}");
            }
        }
        for place in 0..entries.len() {
            let mut without = entries.clone();
            without.remove(place);
            let (ours, theirs) = both(&without);
            assert_eq!(ours, theirs, "without entry {place}");
        }
    }

    #[test]
    fn a_history_is_gone_on_with_after_it_was_kept() {
        let mut maker = Maker::new();
        maker.publish(0, "نص");
        let mut history = History::default();
        assert!(history.take(0, &maker.entries[0]).is_none());
        let kept = serde_json::to_string(&history).unwrap();
        let mut again: History = serde_json::from_str(&kept).unwrap();
        assert_eq!(again, history);
        maker.publish(0, "نص آخر");
        maker.snapshot();
        assert!(again.take(1, &maker.entries[1]).is_none() && again.take(2, &maker.entries[2]).is_none());
        assert_eq!(again.texts.values().next().unwrap().entries, [0, 1]);
    }
}
