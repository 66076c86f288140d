//! The evidence file: everything that shows, without a network, that a revision was recorded.

use crate::{
    cosignature::verify_cosignature,
    disclosure::{Disclosure, DisclosureFault, MAX_DISCLOSURE, json_text},
    entry::Revision,
    hash::Hash,
    json::{self, List, NotTheFile},
    note::{KeyKind, Note, NoteFault, VerifierKey},
    proof_file::{MAX_PROOF, NotAProofFile, ProofFile},
    proofs::verify_inclusion,
};
use serde::{Deserialize, Serialize};

/// The largest evidence file that is read, in bytes: a disclosure, and a proof as a string of JSON.
pub const MAX_EVIDENCE: usize = MAX_DISCLOSURE + 2 * MAX_PROOF;
/// The first value of the file.
pub const FORMAT: &str = "bayan-evidence/1";
const MAX_KEYS: usize = 100;

/// One file that proves one revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What is shown of the revision.
    pub disclosure: Disclosure,
    /// The exact text of the proof file.
    pub proof: String,
    /// The keys that the publisher says are the log's and its witnesses'. They decide nothing: whoever checks
    /// brings the keys that they trust. They help somebody who has none yet to ask elsewhere.
    pub keys: Vec<VerifierKey>,
}

/// What a check has found. That the content is true, that the stated time is right, or that no later revision
/// exists beyond this size of the tree, is not among it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The entry's number in the log.
    pub index: u64,
    /// The entry.
    pub revision: Revision,
    /// The log.
    pub origin: String,
    /// The size of the tree whose head is signed.
    pub size: u64,
    /// The parts that were recorded and are not shown.
    pub withheld: Vec<String>,
    /// The witnesses among the pinned keys that cosigned.
    pub cosignatures: Vec<Cosigned>,
}

/// A witness had seen the head of the tree at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cosigned {
    /// The name of the witness's key.
    pub name: String,
    /// The time in seconds since 1970, as the witness says.
    pub time: u64,
}

/// Why evidence does not hold. The messages state the fact; who caused it, no file can tell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file, its proof or its checkpoint cannot be read.
    #[error("the evidence cannot be read: {0}")]
    Malformed(String),
    /// Entry, list of parts and parts do not go together.
    #[error(transparent)]
    Disclosure(DisclosureFault),
    /// Among the pinned keys is none of this log.
    #[error("no key of the log {origin} is known here")]
    UnknownLog {
        /// The log's origin.
        origin: String,
    },
    /// The checkpoint is signed by another key than the pinned one.
    #[error("the checkpoint of {origin} is not signed by the key that is known here")]
    AnotherKey {
        /// The log's origin.
        origin: String,
    },
    /// A signature in the name of a pinned key does not fit the checkpoint.
    #[error("the signature in the name of {name} does not fit the checkpoint")]
    WrongSignature {
        /// The name of the key.
        name: String,
    },
    /// The entry is of another site than the log.
    #[error("the entry is of the site {site}, the proof is of the log {origin}")]
    AnotherSite {
        /// The site that the entry names.
        site: String,
        /// The log's origin.
        origin: String,
    },
    /// The hashes do not lead from this entry to the signed head.
    #[error("this entry is not what the log has as number {index}")]
    AnotherEntry {
        /// The number that the proof names.
        index: u64,
    },
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    disclosure: &'a Disclosure,
    proof: &'a str,
    keys: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    format: String,
    disclosure: Disclosure,
    proof: String,
    keys: List<String, MAX_KEYS>,
}

impl From<NotTheFile> for Fault {
    fn from(fault: NotTheFile) -> Fault {
        Fault::Malformed(fault.to_string())
    }
}

impl From<NotAProofFile> for Fault {
    fn from(fault: NotAProofFile) -> Fault {
        Fault::Malformed(fault.to_string())
    }
}

impl From<DisclosureFault> for Fault {
    fn from(fault: DisclosureFault) -> Fault {
        match fault {
            DisclosureFault::File(_) | DisclosureFault::Names(_) | DisclosureFault::Address => {
                Fault::Malformed(fault.to_string())
            }
            other => Fault::Disclosure(other),
        }
    }
}

impl Evidence {
    /// The file.
    pub fn to_json(&self) -> String {
        let keys = self.keys.iter().map(VerifierKey::to_string).collect();
        json_text(&Written { format: FORMAT, disclosure: &self.disclosure, proof: &self.proof, keys })
    }

    /// Reads the file. Its form is checked, not its truth: see [`Evidence::verify`].
    pub fn parse(text: &str) -> Result<Evidence, Fault> {
        let read: Read = json::read(text, MAX_EVIDENCE)?;
        if read.format != FORMAT {
            return Err(NotTheFile::Format(FORMAT).into());
        }
        read.proof.parse::<ProofFile>()?;
        let key =
            |text: &String| text.parse().map_err(|_| Fault::Malformed(format!("{text:?} is not a key")));
        let keys = read.keys.0.iter().map(key).collect::<Result<_, _>>()?;
        Ok(Evidence { disclosure: read.disclosure, proof: read.proof, keys })
    }

    /// Checks all of it against keys that the caller trusts: log keys, whose name is the log's origin, and keys of
    /// witnesses. In this order: parts and entry, the key of the log, the signatures, the site, the proof.
    pub fn verify(&self, pinned: &[VerifierKey]) -> Result<Verdict, Fault> {
        let checked = self.disclosure.check()?;
        let proof: ProofFile = self.proof.parse()?;
        let (note, checkpoint) = proof.signed_checkpoint()?;
        check_signatures(&note, &checkpoint.origin, pinned)?;
        let site = checked.revision.site.as_str();
        if checkpoint.origin.split_once('/').map_or(checkpoint.origin.as_str(), |(host, _)| host) != site {
            return Err(Fault::AnotherSite { site: site.to_owned(), origin: checkpoint.origin });
        }
        let leaf = Hash::leaf(self.disclosure.entry.as_bytes());
        verify_inclusion(leaf, proof.index, checkpoint.size, &proof.hashes, checkpoint.root)
            .map_err(|_| Fault::AnotherEntry { index: proof.index })?;
        Ok(Verdict {
            index: proof.index,
            revision: checked.revision,
            origin: checkpoint.origin,
            size: checkpoint.size,
            withheld: checked.withheld,
            cosignatures: cosignatures(&note, pinned),
        })
    }
}

fn check_signatures(note: &Note, origin: &str, pinned: &[VerifierKey]) -> Result<(), Fault> {
    let of_log = |key: &VerifierKey| key.kind() == KeyKind::Ed25519 && key.name() == origin;
    if !pinned.iter().any(of_log) {
        return Err(Fault::UnknownLog { origin: origin.to_owned() });
    }
    let another_key = || Fault::AnotherKey { origin: origin.to_owned() };
    let signed = note.verify(pinned).map_err(|fault| match fault {
        NoteFault::WrongSignature { name, .. } => Fault::WrongSignature { name },
        _ => another_key(),
    })?;
    // A witness alone does not make a checkpoint.
    if signed.iter().any(|place| of_log(&pinned[*place])) { Ok(()) } else { Err(another_key()) }
}

fn cosignatures(note: &Note, pinned: &[VerifierKey]) -> Vec<Cosigned> {
    let mut found = Vec::new();
    for (place, key) in pinned.iter().enumerate() {
        let repeated = pinned[..place].contains(key);
        let Some(signature) = note.signature_of(key).filter(|_| !repeated) else { continue };
        if let Ok(time) = verify_cosignature(key, &note.text, signature) {
            found.push(Cosigned { name: key.name().to_owned(), time });
        }
    }
    found
}

#[cfg(test)]
mod tests;
