//! C2SP `.tlog-proof` files: an entry's number, the hashes to the head, and the signed checkpoint.

use crate::{
    base64,
    checkpoint::Checkpoint,
    decimal,
    hash::Hash,
    note::{MAX_NOTE, Note},
};
use std::{fmt, str::FromStr};

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";
/// No tree of the record is higher.
pub(crate) const MAX_HASHES: usize = 63;
const MAX_EXTRA: usize = 16 * 1024;
/// The largest proof file that is read, in bytes.
pub const MAX_PROOF: usize = MAX_NOTE + 64 * 1024;

/// A proof that an entry is in a log. Reading it checks its form only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofFile {
    /// Data of the application, which nothing authenticates. Bayan writes none.
    pub extra: Option<Vec<u8>>,
    /// The entry's number, from 0.
    pub index: u64,
    /// The sibling hashes, lowest first.
    pub hashes: Vec<Hash>,
    /// The checkpoint as it is signed: a note.
    pub checkpoint: String,
}

/// This text is not a proof file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a proof file: {0}")]
pub struct NotAProofFile(&'static str);

impl ProofFile {
    /// The note and the checkpoint that is its text.
    pub fn signed_checkpoint(&self) -> Result<(Note, Checkpoint), NotAProofFile> {
        signed_checkpoint(&self.checkpoint).ok_or(NotAProofFile("no signed checkpoint"))
    }
}

/// Reads a note whose text is a checkpoint.
pub(crate) fn signed_checkpoint(note: &str) -> Option<(Note, Checkpoint)> {
    let note: Note = note.parse().ok()?;
    let checkpoint = note.text.parse().ok()?;
    Some((note, checkpoint))
}

/// Hashes in base 64, a line each, up to an empty line; and what comes after it.
pub(crate) fn hashes_and_rest(text: &str) -> Option<(Vec<Hash>, &str)> {
    let mut hashes = Vec::new();
    let mut rest = text;
    loop {
        let (line, after) = rest.split_once('\n')?;
        rest = after;
        if line.is_empty() {
            return Some((hashes, rest));
        }
        if hashes.len() == MAX_HASHES {
            return None;
        }
        hashes.push(Hash::from_base64(line).ok()?);
    }
}

impl fmt::Display for ProofFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", base64::encode(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{}", hash.to_base64()))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

impl FromStr for ProofFile {
    type Err = NotAProofFile;
    fn from_str(text: &str) -> Result<ProofFile, NotAProofFile> {
        if text.len() > MAX_PROOF {
            return Err(NotAProofFile("larger than any that is read"));
        }
        let rest = text.strip_prefix(FIRST_LINE).and_then(|rest| rest.strip_prefix('\n'));
        let mut rest = rest.ok_or(NotAProofFile("another first line"))?;
        let mut extra = None;
        if let Some((encoded, after)) = rest.strip_prefix("extra ").and_then(|rest| rest.split_once('\n')) {
            let bytes = base64::decode(encoded).filter(|bytes| bytes.len() <= MAX_EXTRA);
            extra = Some(bytes.ok_or(NotAProofFile("extra data that is not base 64, or too much of it"))?);
            rest = after;
        }
        let (index, rest) = rest
            .strip_prefix("index ")
            .and_then(|rest| rest.split_once('\n'))
            .and_then(|(index, rest)| Some((decimal::number(index)?, rest)))
            .ok_or(NotAProofFile("no number of an entry"))?;
        let (hashes, checkpoint) =
            hashes_and_rest(rest).ok_or(NotAProofFile("hashes that are none, or too many"))?;
        let proof = ProofFile { extra, index, hashes, checkpoint: checkpoint.to_owned() };
        proof.signed_checkpoint()?;
        Ok(proof)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::SmallLog;

    #[test]
    fn a_proof_file_is_read_as_it_was_written() {
        let mut proof = SmallLog::new().proof(3);
        let text = proof.to_string();
        assert!(text.starts_with("c2sp.org/tlog-proof@v1\nindex 3\n"), "{text}");
        assert_eq!(text.parse(), Ok(proof.clone()));
        proof.extra = Some(b"more".to_vec());
        assert!(proof.to_string().starts_with("c2sp.org/tlog-proof@v1\nextra bW9yZQ==\nindex 3\n"));
        assert_eq!(proof.to_string().parse(), Ok(proof));
    }

    #[test]
    fn what_is_not_exactly_a_proof_file_is_refused() {
        let text = SmallLog::new().proof(3).to_string();
        let hash = Hash::empty_tree().to_base64();
        let refused = [
            text.replace("@v1", "@v2"),
            text.replace("index 3", "index 03"),
            text.replace("index 3", "Index 3"),
            text.replace("index 3\n", "index 3\n\n"),
            text.replace("index 3\n", "extra ?\nindex 3\n"),
            text.replace("index 3\n", "index 3\nextra YQ==\n"),
            text.replace("index 3\n", &format!("index 3\n{}", format!("{hash}\n").repeat(64))),
            text.trim_end().to_owned(),
            format!("{text}\n"),
            text.replace('\n', "\r\n"),
        ];
        for text in refused {
            assert!(text.parse::<ProofFile>().is_err(), "{text:?}");
        }
    }
}
