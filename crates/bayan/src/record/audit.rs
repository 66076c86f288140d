//! The self-check: what is kept, what is shown and what was recorded are one, or it is said where not.

use crate::app::App;
use bayan_core::content::parts::Part;
use bayan_record::{Auditor, Disclosure, Hash, Note, VerifierKey};
use bayan_store::{
    Result,
    front::Site,
    record::{self, Audited, AuditedText},
};
use std::collections::{BTreeMap, BTreeSet};

/// How many entries are looked at together.
const TOGETHER: u32 = 500;
/// After how many findings the rest is not said one by one.
const MOST: usize = 1000;

/// What an audit found.
#[derive(Debug, Default)]
pub struct Audit {
    /// How many entries were looked at.
    pub entries: u64,
    /// How many texts were compared with what was recorded of them.
    pub texts: u64,
    /// What does not fit.
    pub findings: Vec<Finding>,
}

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// The entry's hash in the tree is another.
    #[error("entry {0}: its bytes are not those that the tree was made of")]
    Leaf(u64),
    /// The entries contradict each other.
    #[error("{0}")]
    Chain(String),
    /// The list of parts, or a part, is not what was committed to.
    #[error("entry {index}, text {text}: {fault}")]
    Disclosure {
        /// The entry.
        index: u64,
        /// The text.
        text: String,
        /// What does not fit.
        fault: String,
    },
    /// What is kept is not what was recorded.
    #[error("entry {index}, text {text}: {part} is kept as something else than what was recorded")]
    Kept {
        /// The entry.
        index: u64,
        /// The text.
        text: String,
        /// The part.
        part: String,
    },
    /// The tree is not that of the entries.
    #[error("the root of the tree is not that of its entries")]
    Root,
    /// The signed checkpoint is not about this log.
    #[error("the newest checkpoint ({size} entries) is not about these entries")]
    Checkpoint {
        /// How many entries it covers.
        size: u64,
    },
    /// The signature.
    #[error("the newest checkpoint is not signed by a key of the record: {0}")]
    Signature(String),
    /// Public acts without an entry.
    #[error("{0} public act(s) have no entry")]
    NotEntered(u64),
    /// A text is shown that no checkpoint covers.
    #[error("text {0} is shown, and no signed checkpoint covers what it shows")]
    NotCovered(String),
}

/// Looks at everything.
pub async fn audit(app: &App, site: &Site) -> Result<Audit> {
    let id = site.id;
    let mut audit = Audit::default();
    let mut auditor = Auditor::new();
    let (log, newest) = app
        .store
        .writer
        .look(move |conn| Ok((record::log(conn, id)?, record::checkpoint(conn, id)?)))
        .await?;
    let mut at_checkpoint = newest.as_ref().filter(|newest| newest.size == 0).map(|_| Hash::empty_tree());
    let end = log.frontier.size();
    let mut start = 0;
    let mut goes_on = true;
    while start < end {
        let some = app.store.writer.look(move |conn| record::audit_batch(conn, id, start, TOGETHER)).await?;
        if some.is_empty() {
            break;
        }
        for entry in some.into_iter().take_while(|entry| entry.index < end) {
            audit.entry(&entry);
            // After a contradiction the chain cannot be followed; the rest is looked at one by one.
            if goes_on && let Err(fault) = auditor.take(&entry.entry) {
                audit.find(Finding::Chain(fault.to_string()));
                goes_on = false;
            }
            if newest.as_ref().is_some_and(|newest| newest.size == entry.index + 1) {
                at_checkpoint = Some(auditor.tree().root());
            }
            start = entry.index + 1;
        }
    }
    if goes_on && auditor.tree().root() != log.frontier.root() {
        audit.find(Finding::Root);
    }
    if let Some(newest) = newest {
        if goes_on && at_checkpoint != Some(newest.root) {
            audit.find(Finding::Checkpoint { size: newest.size });
        }
        let keys: Vec<VerifierKey> = log.keys.lines().filter_map(|line| line.parse().ok()).collect();
        let signed = newest.note.parse::<Note>().and_then(|note| note.verify(&keys));
        if let Err(fault) = signed {
            audit.find(Finding::Signature(fault.to_string()));
        }
    }
    let (missing, uncovered) = app
        .store
        .writer
        .look(move |conn| Ok((record::acts_without_entry(conn, id)?, record::shown_without_entry(conn, id)?)))
        .await?;
    if missing > 0 {
        audit.find(Finding::NotEntered(missing));
    }
    uncovered.into_iter().for_each(|text| audit.find(Finding::NotCovered(text)));
    Ok(audit)
}

impl Audit {
    fn find(&mut self, finding: Finding) {
        if self.findings.len() < MOST {
            self.findings.push(finding);
        }
    }

    fn entry(&mut self, entry: &Audited) {
        self.entries += 1;
        if Hash::leaf(&entry.entry) != entry.leaf {
            self.find(Finding::Leaf(entry.index));
        }
        if let Some(text) = &entry.text {
            self.text(entry, text);
        }
    }

    fn text(&mut self, entry: &Audited, text: &AuditedText) {
        self.texts += 1;
        let disclosure = Disclosure {
            entry: String::from_utf8_lossy(&entry.entry).into_owned(),
            manifest: text.manifest.clone(),
            parts: text.disclosed.clone(),
            media: Vec::new(),
        };
        let (index, named) = (entry.index, text.short_id.clone());
        let withheld = match disclosure.check() {
            Ok(checked) => checked.withheld,
            Err(fault) => {
                self.find(Finding::Disclosure { index, text: named, fault: fault.to_string() });
                return;
            }
        };
        if text.disclosed.is_empty() && !withheld.is_empty() {
            // Everything was destroyed by order.
            return;
        }
        for part in differing(text, &withheld) {
            self.find(Finding::Kept { index, text: named.clone(), part });
        }
    }
}

/// The parts that are kept as something else than what is disclosed. Where some were taken out, the others
/// have new places: then what they say is compared, block by block in their order.
fn differing(text: &AuditedText, withheld: &[String]) -> Vec<String> {
    let disclosed = text.disclosed.iter().map(|part| (part.name.as_str(), part.text.as_str()));
    let kept = text.kept.iter().map(|part: &Part| (part.name.as_str(), part.text.as_str()));
    if withheld.is_empty() {
        let disclosed: BTreeSet<_> = disclosed.collect();
        let kept: BTreeSet<_> = kept.collect();
        let mut names: Vec<String> =
            disclosed.symmetric_difference(&kept).map(|(name, _)| (*name).to_owned()).collect();
        names.dedup();
        return names;
    }
    let excused: BTreeSet<String> = withheld.iter().map(|name| general(name)).collect();
    let mut names: BTreeSet<String> = BTreeSet::new();
    let (disclosed, kept) = (by_name(disclosed), by_name(kept));
    for name in disclosed.keys().chain(kept.keys()) {
        let (was, is) = (disclosed.get(name), kept.get(name));
        // Another headline, or a dash, stands in the place of one that was taken out.
        let replaced = was.is_none() && excused.contains(name);
        if was != is && !replaced {
            names.insert(name.clone());
        }
    }
    names.into_iter().collect()
}

/// What the parts say, in the order of their numbers, under their names without them.
fn by_name<'p>(parts: impl Iterator<Item = (&'p str, &'p str)>) -> BTreeMap<String, Vec<String>> {
    let number =
        |name: &str| name.split('/').find_map(|segment| segment.parse::<u32>().ok()).unwrap_or_default();
    let mut sorted: Vec<(&str, &str)> = parts.collect();
    sorted.sort_by_key(|(name, _)| number(name));
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, text) in sorted {
        all.entry(general(name)).or_default().push(without_places(text));
    }
    all
}

/// The name of a part without its number.
fn general(name: &str) -> String {
    let is_number = |segment: &&str| segment.bytes().all(|byte| byte.is_ascii_digit());
    name.split('/').filter(|segment| !is_number(segment)).collect::<Vec<_>>().join("/")
}

/// A block without the numbers of its pictures.
fn without_places(text: &str) -> String {
    let place = |line: &&str| {
        line.strip_prefix("media ").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    text.lines().filter(|line| !place(line)).collect::<Vec<_>>().join("\n")
}
