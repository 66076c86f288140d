//! An auditor reads a log from its first entry on and says where it contradicts itself.
//!
//! That the entries are those of a signed head is the other half, and its last step: [`Auditor::tree`] is the tree
//! over everything that was taken in, to be compared with a checkpoint of the same size.

use crate::{
    entry::{DocId, Entry, EntryFault, LangTag, Rendition, Revision, Site, Snapshot, Succession},
    hash::Hash,
    note::VerifierKey,
    snapshot::{SnapshotLine, snapshot_root},
    tree::Frontier,
};
use std::collections::{BTreeMap, VecDeque};

/// How many revisions back a snapshot may reach: it is written shortly after its list was made.
const RECENT: usize = 4096;

/// What is wrong with an entry, given all before it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChainFact {
    /// It cannot be read.
    #[error("it cannot be read: {0}")]
    Entry(#[from] EntryFault),
    /// It names another site than the first entry.
    #[error("it is of the site {found}, the log is of {expected}")]
    AnotherSite {
        /// The log's site.
        expected: Site,
        /// The entry's site.
        found: Site,
    },
    /// Its number among the revisions of its text is not the next.
    #[error("it is revision {found} of its text, where {expected} comes next")]
    Revision {
        /// The next number.
        expected: u64,
        /// The entry's number.
        found: u64,
    },
    /// It names another previous entry than the last of its text.
    #[error("it names {found:?} as the previous entry of its text, which is {expected:?}")]
    Previous {
        /// The last entry of its text.
        expected: Option<u64>,
        /// The entry that it names.
        found: Option<u64>,
    },
    /// A statement about keys is signed by another root key than the first.
    #[error("it is signed by the root key {found}, the log's is {expected}")]
    AnotherRootKey {
        /// The root key of the first statement, or the one that the auditor was given; as text, like the other.
        expected: String,
        /// The root key of this statement.
        found: String,
    },
    /// It speaks of an earlier log, and is not the first entry.
    #[error("it names an earlier log, which only the first entry does")]
    Succession,
    /// It speaks of more entries than precede it.
    #[error("it covers {size} entries, more than precede it")]
    Ahead {
        /// The size that it names.
        size: u64,
    },
    /// A snapshot reaches too far back to be checked.
    #[error("its list is of size {size}, too far back to be checked")]
    TooFarBack {
        /// The size that it names.
        size: u64,
    },
    /// A snapshot's list is not the latest entries of all texts.
    #[error("its list of {count} lines is not that of the latest entries at size {size}")]
    List {
        /// The size that it names.
        size: u64,
        /// How many lines it says that the list has.
        count: u64,
    },
    /// A file was made from a revision that the log does not have.
    #[error("it is of a revision that does not precede it")]
    NoSuchRevision,
}

/// An entry and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("entry {index}: {fact}")]
pub struct ChainFault {
    /// The entry's number.
    pub index: u64,
    /// What is wrong.
    pub fact: ChainFact,
}

#[derive(Debug, Clone, Copy)]
struct Latest {
    rev: u64,
    index: u64,
}

#[derive(Debug, Clone)]
struct Change {
    index: u64,
    text: (DocId, LangTag),
    before: Option<u64>,
}

/// Reads entries in order. Its memory grows with the number of texts, not of entries.
#[derive(Debug, Clone, Default)]
pub struct Auditor {
    tree: Frontier,
    site: Option<Site>,
    root_key: Option<VerifierKey>,
    latest: BTreeMap<(DocId, LangTag), Latest>,
    recent: VecDeque<Change>,
    forgotten: Option<u64>,
    unknown: u64,
}

impl Auditor {
    /// Before the first entry, with no root key known: that of the first statement becomes it.
    pub fn new() -> Auditor {
        Auditor::default()
    }

    /// Before the first entry, with a root key that is known from elsewhere.
    pub fn with_root_key(root_key: VerifierKey) -> Auditor {
        Auditor { root_key: Some(root_key), ..Auditor::default() }
    }

    /// Takes in the next entry. After a fault the entry counts all the same, so that the next is judged by itself:
    /// one fault is not told again with every entry after it.
    pub fn take(&mut self, bytes: &[u8]) -> Result<Entry, ChainFault> {
        let index = self.tree.size();
        self.tree.push(Hash::leaf(bytes));
        self.judge(index, bytes).map_err(|fact| ChainFault { index, fact })
    }

    /// The tree over all entries so far.
    pub fn tree(&self) -> &Frontier {
        &self.tree
    }

    /// The site that the entries name.
    pub fn site(&self) -> Option<&Site> {
        self.site.as_ref()
    }

    /// The root key of the statements about keys.
    pub fn root_key(&self) -> Option<&VerifierKey> {
        self.root_key.as_ref()
    }

    /// How many entries were of types that this version does not know.
    pub fn unknown(&self) -> u64 {
        self.unknown
    }

    /// The latest entry of every text, in the order of a snapshot.
    pub fn latest(&self) -> impl Iterator<Item = SnapshotLine> {
        self.latest.iter().map(|((doc, lang), latest)| SnapshotLine {
            doc: *doc,
            lang: lang.clone(),
            index: latest.index,
        })
    }

    fn judge(&mut self, index: u64, bytes: &[u8]) -> Result<Entry, ChainFact> {
        let entry = Entry::parse(bytes)?;
        if let Some(site) = entry.site() {
            let expected = self.site.get_or_insert_with(|| site.clone());
            if expected != site {
                return Err(ChainFact::AnotherSite { expected: expected.clone(), found: site.clone() });
            }
        }
        match &entry {
            Entry::Revision(revision) => self.revision(index, revision)?,
            Entry::Key(statement) => {
                statement.verify()?;
                self.same_root_key(&statement.root)?;
            }
            Entry::Succession(statement) => self.succession(index, statement)?,
            Entry::Snapshot(snapshot) => self.snapshot(index, snapshot)?,
            Entry::Rendition(rendition) => self.rendition(rendition)?,
            Entry::Export(export) if export.size > index => {
                return Err(ChainFact::Ahead { size: export.size });
            }
            Entry::Export(_) => {}
            Entry::Unknown(_) => self.unknown += 1,
        }
        Ok(entry)
    }

    fn revision(&mut self, index: u64, revision: &Revision) -> Result<(), ChainFact> {
        let text = (revision.doc, revision.lang.clone());
        let found = revision.rev.get();
        let last = self.latest.insert(text.clone(), Latest { rev: found, index });
        let before = last.map(|last| last.index);
        self.recent.push_back(Change { index, text, before });
        if self.recent.len() > RECENT {
            self.forgotten = self.recent.pop_front().map(|change| change.index);
        }
        let expected = last.map_or(1, |last| last.rev.saturating_add(1));
        if found != expected {
            return Err(ChainFact::Revision { expected, found });
        }
        if revision.prev != before {
            return Err(ChainFact::Previous { expected: before, found: revision.prev });
        }
        Ok(())
    }

    fn same_root_key(&mut self, root: &VerifierKey) -> Result<(), ChainFact> {
        let expected = self.root_key.get_or_insert_with(|| root.clone());
        if expected != root {
            let (expected, found) = (expected.to_string(), root.to_string());
            return Err(ChainFact::AnotherRootKey { expected, found });
        }
        Ok(())
    }

    fn succession(&mut self, index: u64, statement: &Succession) -> Result<(), ChainFact> {
        statement.verify()?;
        self.same_root_key(&statement.root)?;
        if index == 0 { Ok(()) } else { Err(ChainFact::Succession) }
    }

    fn snapshot(&self, index: u64, snapshot: &Snapshot) -> Result<(), ChainFact> {
        let Snapshot { size, count, list, .. } = *snapshot;
        if size > index {
            return Err(ChainFact::Ahead { size });
        }
        if self.forgotten.is_some_and(|forgotten| forgotten >= size) {
            return Err(ChainFact::TooFarBack { size });
        }
        // What came after the list was made, undone; the earliest change of a text counts.
        let later = self.recent.iter().rev().take_while(|change| change.index >= size);
        let undone: BTreeMap<_, _> = later.map(|change| (&change.text, change.before)).collect();
        let mut lines = 0_u64;
        let root = snapshot_root(self.latest.iter().filter_map(|(text, latest)| {
            let index = undone.get(text).copied().unwrap_or(Some(latest.index))?;
            lines += 1;
            Some(SnapshotLine { doc: text.0, lang: text.1.clone(), index })
        }));
        if lines != count || root != list { Err(ChainFact::List { size, count }) } else { Ok(()) }
    }

    fn rendition(&self, rendition: &Rendition) -> Result<(), ChainFact> {
        let latest = self.latest.get(&(rendition.doc, rendition.lang.clone()));
        match latest {
            Some(latest) if latest.rev >= rendition.rev.get() => Ok(()),
            _ => Err(ChainFact::NoSuchRevision),
        }
    }
}

#[cfg(test)]
mod tests;
