//! Which keys a check trusts, and what they have signed.

use super::{
    finding::{Kind, Stop},
    source::{NotRead, Source},
};
use anyhow::{Context, Result, ensure};
use bayan_record::{
    checkpoint::Checkpoint,
    cosignature::verify_cosignature,
    hash::Hash,
    note::{KeyKind, MAX_NOTE, Note, NoteFault, VerifierKey},
    proof_file::ProofFile,
    proofs::verify_inclusion,
};
use std::collections::BTreeMap;

/// Where a log is, on a site and in an export.
pub(super) const LOG: &str = "/log/";
/// The largest list of keys that is read, in bytes.
const MAX_KEYS: usize = 64 << 10;

/// Keys that a check trusts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    /// Keys of the log; the name of each is the log's origin.
    pub log: Vec<VerifierKey>,
    /// Of keys that the root key has ended, by key: the last size of the tree that they stand for.
    pub until: BTreeMap<String, u64>,
    /// Keys of witnesses.
    pub witnesses: Vec<VerifierKey>,
    /// The root key of the site, which says which keys are the log's; none where nobody named it.
    pub root: Option<VerifierKey>,
    /// Whether somebody brought the keys, instead of taking those that the site itself names.
    pub given: bool,
}

/// A head of the log that a trusted key has signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its size and root.
    pub checkpoint: Checkpoint,
    /// The signed note, whole.
    pub note: String,
    /// The trusted witnesses that cosigned, with their times in seconds since 1970.
    pub cosigned: Vec<(String, u64)>,
}

impl Trust {
    /// The keys that somebody brings: of a log, of witnesses, as their kind says, and of the site's root
    /// (`root ` before it, as in `/log/keys`). None for no key.
    ///
    /// # Errors
    /// Where one is no key, or there is none of a log.
    pub fn given(keys: &[String]) -> Result<Option<Trust>> {
        if keys.is_empty() {
            return Ok(None);
        }
        let mut trust =
            Trust { log: Vec::new(), until: BTreeMap::new(), witnesses: Vec::new(), root: None, given: true };
        for text in keys {
            let text = text.trim();
            let (is_root, text) = text.strip_prefix("root ").map_or((false, text), |key| (true, key.trim()));
            let key: VerifierKey = text.parse().with_context(|| format!("{text:?}"))?;
            match (is_root, key.kind()) {
                (true, _) => trust.root = Some(key),
                (false, KeyKind::Ed25519) => trust.log.push(key),
                (false, KeyKind::Cosignature) => trust.witnesses.push(key),
            }
        }
        ensure!(!trust.log.is_empty(), "a key of the log is needed, beside those of witnesses or the root");
        Ok(Some(trust))
    }

    /// The keys that the site itself names at `/log/keys`.
    pub(super) async fn named_by(source: &Source) -> Result<Trust, Stop> {
        let place = format!("{LOG}keys");
        let text = match source.file(&place, MAX_KEYS).await {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) => return Err(Stop::unread(place, format!("the keys of the log: {error}"))),
        };
        let mut trust = Trust {
            log: Vec::new(),
            until: BTreeMap::new(),
            witnesses: Vec::new(),
            root: None,
            given: false,
        };
        let malformed = || Stop::alarm(Kind::Malformed, &place, "the list of keys has a line that is no key");
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match line.strip_prefix("root ") {
                Some(key) => trust.root = Some(key.trim().parse().map_err(|_| malformed())?),
                None => trust.log.push(line.trim().parse().map_err(|_| malformed())?),
            }
        }
        trust.log.retain(|key| key.kind() == KeyKind::Ed25519);
        if trust.log.is_empty() { Err(Stop::unread(place, "the site names no key")) } else { Ok(trust) }
    }

    /// How the keys came to be trusted, for a sentence.
    pub fn how(&self) -> &'static str {
        if self.given {
            "checked with the key that you gave"
        } else {
            "checked with the key that the site itself names"
        }
    }

    /// Reads a signed head and checks its signatures.
    pub(super) fn head(&self, note: &str, place: &str) -> Result<Head, Stop> {
        let malformed = |reason: String| Stop::alarm(Kind::Malformed, place, reason);
        let read: Note = note.parse().map_err(|fault: NoteFault| malformed(fault.to_string()))?;
        let checkpoint: Checkpoint = read
            .text
            .parse()
            .map_err(|fault: bayan_record::checkpoint::NotACheckpoint| malformed(fault.to_string()))?;
        let signed = read.verify(&self.log).map_err(|fault| match fault {
            NoteFault::WrongSignature { .. } => {
                Stop::alarm(Kind::Signature, place, "the signature does not fit the head of the log")
            }
            _ => self.another_key(&checkpoint, place),
        })?;
        let stands = |key: &VerifierKey| {
            let until = self.until.get(&key.to_string());
            key.name() == checkpoint.origin && until.is_none_or(|until| checkpoint.size <= *until)
        };
        if !signed.iter().any(|number| stands(&self.log[*number])) {
            return Err(self.another_key(&checkpoint, place));
        }
        let mut cosigned = Vec::new();
        for key in &self.witnesses {
            let Some(signature) = read.signature_of(key) else { continue };
            let time = verify_cosignature(key, &read.text, signature).map_err(|_| {
                let fact =
                    format!("the signature of the witness {} does not fit the head of the log", key.name());
                Stop::alarm(Kind::Signature, place, fact)
            })?;
            cosigned.push((key.name().to_owned(), time));
        }
        Ok(Head { checkpoint, note: note.to_owned(), cosigned })
    }

    fn another_key(&self, checkpoint: &Checkpoint, place: &str) -> Stop {
        let fact = format!("the head of {} is not signed by the key that is trusted here", checkpoint.origin);
        Stop::alarm(Kind::Key, place, fact)
    }

    /// Checks that `entry` is in the log as the proof file says, and answers its number and the head.
    pub(super) fn proof(&self, entry: &[u8], proof: &str, place: &str) -> Result<(u64, Head), Stop> {
        let read: ProofFile = proof.parse().map_err(|fault| {
            Stop::alarm(Kind::Malformed, place, format!("the proof cannot be read: {fault}"))
        })?;
        let head = self.head(&read.checkpoint, place)?;
        let Checkpoint { size, root, .. } = head.checkpoint;
        verify_inclusion(Hash::leaf(entry), read.index, size, &read.hashes, root).map_err(|_| {
            let fact = format!("this entry is not what the log has as number {}", read.index);
            Stop::alarm(Kind::Altered, place, fact)
        })?;
        Ok((read.index, head))
    }
}

/// The newest head of the log as it is given, signed by whomever, and the size and root that it names.
pub(super) async fn newest(source: &Source) -> Result<(String, Checkpoint), Stop> {
    let place = format!("{LOG}checkpoint");
    let note = source.file(&place, MAX_NOTE).await.map_err(|error| match error {
        // A site without a log has nothing to be checked.
        NotRead::Missing => Stop::unread(&place, "there is no log"),
        error => error.stop(&place),
    })?;
    let note = String::from_utf8_lossy(&note).into_owned();
    let read = note.parse::<Note>().ok().and_then(|read| read.text.parse().ok());
    let checkpoint =
        read.ok_or_else(|| Stop::alarm(Kind::Malformed, place, "it is no signed head of a log"))?;
    Ok((note, checkpoint))
}
