//! A log that is read on: from nothing, or from where it was read before.

use super::{
    entries,
    finding::{Kind, Stop},
    history::History,
    source::Source,
    trust::{Head, LOG, Trust, newest},
};
use bayan_record::{checkpoint::Checkpoint, hash::Hash, tree::Frontier};
use std::collections::BTreeMap;

/// How many entries are read at once, and how many before it is known who signed.
const MOST_ENTRIES: u64 = 2_000_000;
const MOST_UNSIGNED: u64 = 100_000;
/// How many contradictions are told.
const MOST_FAULTS: usize = 50;

/// What has been read of a log: all of it up to a size.
#[derive(Debug, Clone, Default)]
pub(super) struct Log {
    pub(super) history: History,
    pub(super) tree: Frontier,
    /// The hashes of all entries, where they are kept.
    pub(super) leaves: Option<Vec<Hash>>,
}

/// What reading on has brought.
pub(super) struct ReadOn {
    /// The signed head up to which the log has been read.
    pub(super) head: Head,
    /// The keys that stand, with what the root key has stated of them.
    pub(super) trust: Trust,
    /// Contradictions among the new entries.
    pub(super) faults: Vec<Stop>,
}

impl Log {
    /// A log of which nothing has been read, and which keeps the hashes of its entries.
    pub(super) fn keeping_leaves() -> Log {
        Log { leaves: Some(Vec::new()), ..Log::default() }
    }

    /// Reads on up to the newest head. Where it stops, this log is as it was.
    pub(super) async fn read_on(&mut self, source: &Source, trust: &Trust) -> Result<ReadOn, Stop> {
        let place = format!("{LOG}checkpoint");
        let (note, checkpoint) = newest(source).await?;
        let new = checkpoint.size.saturating_sub(self.tree.size());
        match self.history.trusted(trust).head(&note, &place) {
            Ok(_) => self.goes_on(&checkpoint, &place)?,
            // The root key may have added the key in an entry that was not read yet.
            Err(Stop::Alarm(alarm)) if alarm.kind == Kind::Key && (1..=MOST_UNSIGNED).contains(&new) => {}
            Err(stop) => return Err(stop),
        }
        if new > MOST_ENTRIES {
            return Err(Stop::unread(place, format!("{new} new entries are more than are read at once")));
        }
        let mut next = self.clone();
        let mut faults = Vec::new();
        let Log { history, tree, leaves } = &mut next;
        entries::read(source, tree, &checkpoint, |index, entry| {
            faults.extend(history.take(index, entry).filter(|_| faults.len() < MOST_FAULTS));
            if let Some(leaves) = leaves {
                leaves.push(Hash::leaf(entry));
            }
            Ok(())
        })
        .await?;
        let trust = next.history.trusted(trust);
        let head = trust.head(&note, &place)?;
        *self = next;
        Ok(ReadOn { head, trust, faults })
    }

    /// Checks that a signed head does not contradict what was read before.
    fn goes_on(&self, checkpoint: &Checkpoint, place: &str) -> Result<(), Stop> {
        let (size, before) = (checkpoint.size, self.tree.size());
        if size < before {
            let fact = format!("the log has {size} entries now, and had {before}");
            return Err(Stop::alarm(Kind::Rollback, place, fact));
        }
        if size == before && checkpoint.root != self.tree.root() {
            let fact = format!("two signed heads of the log at size {size} have different roots");
            return Err(Stop::alarm(Kind::Fork, place, fact));
        }
        Ok(())
    }

    /// Checks that signed heads that were seen elsewhere lie on the way of this log. It must keep its leaves.
    pub(super) fn heads_agree(&self, heads: &[Head]) -> Result<(), Stop> {
        let place = format!("{LOG}checkpoint");
        let expected: BTreeMap<u64, Vec<Hash>> = heads.iter().fold(BTreeMap::new(), |mut expected, head| {
            let roots: &mut Vec<Hash> = expected.entry(head.checkpoint.size).or_default();
            roots.push(head.checkpoint.root);
            expected
        });
        let last = expected.last_key_value().map_or(0, |(size, _)| *size);
        if last > self.tree.size() {
            let fact = format!("a signed head has {last} entries, the newest one has {}", self.tree.size());
            return Err(Stop::alarm(Kind::Rollback, place, fact));
        }
        let mut tree = Frontier::new();
        for leaf in self.leaves.iter().flatten() {
            tree.push(*leaf);
            let Some(roots) = expected.get(&tree.size()) else { continue };
            if roots.iter().any(|root| *root != tree.root()) {
                let fact =
                    format!("two signed heads of the log at size {} have different roots", tree.size());
                return Err(Stop::alarm(Kind::Fork, place, fact));
            }
        }
        Ok(())
    }
}
