//! What a witness checks, in the order of C2SP tlog-witness.

use crate::record::guard::Stop;
use bayan_record::{
    AddCheckpoint, Checkpoint, CosignatureFault, Hash, Note, VerifierKey, verify_consistency,
};
use bayan_store::record::Witnessed;

/// Why a checkpoint is not signed.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The body is not of the protocol.
    #[error("the body is not of the witness protocol")]
    Malformed,
    /// Nobody asked this witness to sign for the log.
    #[error("this log is not known here")]
    UnknownLog,
    /// No signature is by a known key of the log, or one that should be does not fit.
    #[error("no known key of the log has signed this")]
    NotSigned,
    /// The old size is larger than the new one.
    #[error("the old size is larger than the new one")]
    Shrinks,
    /// The old size is not that of the newest checkpoint that was signed.
    #[error("the newest checkpoint that was signed is of size {size}")]
    Elsewhere {
        /// The size that was signed; 0 if none.
        size: u64,
    },
    /// The log's key has signed another root for the same size.
    #[error("another root was signed for this size")]
    SecondHistory,
    /// The proof does not lead from what was signed to what is to be.
    #[error("the proof does not lead here from what was signed")]
    NotProved,
    /// The store.
    #[error(transparent)]
    Store(#[from] bayan_store::Error),
    /// What was signed here is not what the database knows.
    #[error("as a witness: {0}")]
    Forgetful(#[from] Stop),
    /// This witness could not sign: its clock is wrong.
    #[error(transparent)]
    Unsigned(#[from] CosignatureFault),
}

/// A checkpoint of a known log, signed by a known key of it.
#[derive(Debug)]
pub(super) struct Submitted {
    pub(super) checkpoint: Checkpoint,
    /// The text, and of its signatures only those that were checked.
    pub(super) note: Note,
    old_size: u64,
    proof: Vec<Hash>,
}

impl Submitted {
    /// Reads and checks what can be checked without knowing what was signed before.
    pub(super) fn read(body: &[u8], logs: &[VerifierKey]) -> Result<Submitted, Refusal> {
        let body = std::str::from_utf8(body).map_err(|_| Refusal::Malformed)?;
        let request: AddCheckpoint = body.parse().map_err(|_| Refusal::Malformed)?;
        let (mut note, checkpoint) = request.signed_checkpoint().map_err(|_| Refusal::Malformed)?;
        let keys: Vec<VerifierKey> =
            logs.iter().filter(|key| key.name() == checkpoint.origin).cloned().collect();
        if keys.is_empty() {
            return Err(Refusal::UnknownLog);
        }
        let signed = note.verify(&keys).map_err(|_| Refusal::NotSigned)?;
        note.signatures =
            signed.into_iter().filter_map(|place| note.signature_of(&keys[place]).cloned()).collect();
        if request.old_size > checkpoint.size {
            return Err(Refusal::Shrinks);
        }
        Ok(Submitted { checkpoint, note, old_size: request.old_size, proof: request.proof })
    }

    /// Whether it goes on from `latest`, the newest checkpoint of the log that was signed here.
    pub(super) fn follows(&self, latest: Option<&Witnessed>) -> Result<(), Refusal> {
        let (size, root) = latest.map_or((0, Hash::empty_tree()), |latest| (latest.size, latest.root));
        if self.old_size != size {
            return Err(Refusal::Elsewhere { size });
        }
        // The empty tree has one root: another one there is no history but nonsense.
        if self.checkpoint.size == size && size > 0 && self.checkpoint.root != root {
            return Err(Refusal::SecondHistory);
        }
        verify_consistency(size, root, self.checkpoint.size, self.checkpoint.root, &self.proof)
            .map_err(|_| Refusal::NotProved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bayan_record::{KeyKind, SigningKey, root_of, sign};

    const ORIGIN: &str = "press.example/log";

    fn key(seed: u8) -> SigningKey {
        SigningKey::from_seed(ORIGIN, KeyKind::Ed25519, [seed; 32]).unwrap()
    }

    fn root(size: u64) -> Hash {
        let leaves: Vec<Hash> = (0..size).map(|number| Hash::leaf(&number.to_be_bytes())).collect();
        if size == 0 { Hash::empty_tree() } else { root_of(&leaves) }
    }

    fn body(old_size: u64, proof: &[Hash], size: u64, root: Hash, seed: u8) -> String {
        let checkpoint = Checkpoint { origin: ORIGIN.into(), size, root, extensions: Vec::new() };
        let note = sign(&checkpoint.to_string(), &[&key(seed)]).unwrap();
        AddCheckpoint { old_size, proof: proof.to_vec(), checkpoint: note.to_string() }.to_string()
    }

    fn judged(body: &str, latest: Option<u64>) -> Result<(), Refusal> {
        let known = |size| Witnessed { origin: ORIGIN.into(), size, root: root(size), note: String::new() };
        Submitted::read(body.as_bytes(), &[key(1).verifier()])?.follows(latest.map(known).as_ref())
    }

    #[test]
    fn what_goes_on_from_what_was_signed_is_signed() {
        assert!(judged(&body(0, &[], 1, root(1), 1), None).is_ok());
        assert!(judged(&body(0, &[], 0, root(0), 1), None).is_ok());
        assert!(judged(&body(0, &[], 2, root(2), 1), Some(0)).is_ok());
        assert!(judged(&body(2, &[], 2, root(2), 1), Some(2)).is_ok());
        let second = Hash::leaf(&1_u64.to_be_bytes());
        assert!(judged(&body(1, &[second], 2, root(2), 1), Some(1)).is_ok());
    }

    #[test]
    fn everything_else_is_refused_for_its_own_reason() {
        use Refusal::{Elsewhere, Malformed, NotProved, NotSigned, SecondHistory, Shrinks, UnknownLog};
        let second = Hash::leaf(&1_u64.to_be_bytes());
        assert!(matches!(judged("old 1\n", None), Err(Malformed)));
        assert!(matches!(judged(&body(0, &[], 1, root(1), 2), None), Err(NotSigned)));
        let other = body(0, &[], 1, root(1), 1).replace(ORIGIN, "other.example/log");
        assert!(matches!(judged(&other, None), Err(UnknownLog)));
        let altered = body(0, &[], 1, root(1), 1).replace("\n1\n", "\n2\n");
        assert!(matches!(judged(&altered, None), Err(NotSigned)));
        assert!(matches!(judged(&body(3, &[], 2, root(2), 1), Some(2)), Err(Shrinks)));
        assert!(matches!(judged(&body(0, &[], 2, root(2), 1), Some(2)), Err(Elsewhere { size: 2 })));
        assert!(matches!(judged(&body(1, &[second], 2, root(2), 1), None), Err(Elsewhere { size: 0 })));
        assert!(matches!(judged(&body(2, &[], 2, root(1), 1), Some(2)), Err(SecondHistory)));
        assert!(matches!(judged(&body(0, &[], 0, root(1), 1), None), Err(NotProved)));
        assert!(matches!(judged(&body(0, &[second], 2, root(2), 1), None), Err(NotProved)));
        assert!(matches!(judged(&body(1, &[], 2, root(2), 1), Some(1)), Err(NotProved)));
        assert!(matches!(judged(&body(1, &[root(1)], 2, root(2), 1), Some(1)), Err(NotProved)));
        assert!(matches!(judged(&body(2, &[second], 2, root(2), 1), Some(2)), Err(NotProved)));
    }

    #[test]
    fn of_the_signatures_only_those_of_known_keys_are_kept() {
        let checkpoint = Checkpoint { origin: ORIGIN.into(), size: 1, root: root(1), extensions: Vec::new() };
        let note = sign(&checkpoint.to_string(), &[&key(3), &key(1), &key(2), &key(1)]).unwrap();
        let request = AddCheckpoint { old_size: 0, proof: Vec::new(), checkpoint: note.to_string() };
        let keys = [key(1).verifier(), key(2).verifier()];
        let read = Submitted::read(request.to_string().as_bytes(), &keys).unwrap();
        assert_eq!(read.note.signatures, note.signatures[1..3]);
    }
}
