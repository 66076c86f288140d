//! C2SP tlog-witness: what a log sends to a witness, and what comes back.

use crate::{
    checkpoint::Checkpoint,
    decimal,
    hash::Hash,
    note::{MAX_NOTE, MAX_SIGNATURES, Note, Signature},
    proof_file::{hashes_and_rest, signed_checkpoint},
};
use std::{fmt, str::FromStr};

/// The largest request that is read, in bytes.
pub const MAX_REQUEST: usize = MAX_NOTE + 8 * 1024;

/// The body of `POST add-checkpoint`. Reading it checks its form only; what a witness must check further, and in
/// which order, is in C2SP tlog-witness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size that the log believes the witness to have cosigned last; 0 if none.
    pub old_size: u64,
    /// The proof of consistency from `old_size` to the checkpoint's size; at most 63 hashes.
    pub proof: Vec<Hash>,
    /// The checkpoint as it is signed: a note.
    pub checkpoint: String,
}

/// This body is not one of the witness protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not of the witness protocol: {0}")]
pub struct NotOfWitness(&'static str);

impl AddCheckpoint {
    /// The note and the checkpoint that is its text.
    pub fn signed_checkpoint(&self) -> Result<(Note, Checkpoint), NotOfWitness> {
        signed_checkpoint(&self.checkpoint).ok_or(NotOfWitness("no signed checkpoint"))
    }
}

impl fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old_size)?;
        self.proof.iter().try_for_each(|hash| writeln!(f, "{}", hash.to_base64()))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

impl FromStr for AddCheckpoint {
    type Err = NotOfWitness;
    fn from_str(text: &str) -> Result<AddCheckpoint, NotOfWitness> {
        if text.len() > MAX_REQUEST {
            return Err(NotOfWitness("larger than any that is read"));
        }
        let (old_size, rest) = text
            .strip_prefix("old ")
            .and_then(|rest| rest.split_once('\n'))
            .and_then(|(size, rest)| Some((decimal::number(size)?, rest)))
            .ok_or(NotOfWitness("no old size"))?;
        let (proof, checkpoint) =
            hashes_and_rest(rest).ok_or(NotOfWitness("hashes that are none, or too many"))?;
        let request = AddCheckpoint { old_size, proof, checkpoint: checkpoint.to_owned() };
        request.signed_checkpoint()?;
        Ok(request)
    }
}

/// The body of the answer 200: the witness's lines of signature.
pub fn signatures_text(signatures: &[Signature]) -> String {
    signatures.iter().map(|signature| format!("{signature}\n")).collect()
}

/// Reads the body of the answer 200. Nothing is checked: see [`crate::cosignature::verify_cosignature`].
pub fn read_signatures(body: &str) -> Result<Vec<Signature>, NotOfWitness> {
    if body.len() > MAX_NOTE {
        return Err(NotOfWitness("larger than any that is read"));
    }
    let lines = body.strip_suffix('\n').ok_or(NotOfWitness("no last newline"))?;
    if lines.split('\n').count() > MAX_SIGNATURES {
        return Err(NotOfWitness("too many signatures"));
    }
    let read = |line: &str| line.parse().map_err(|_| NotOfWitness("a line that is no signature"));
    lines.split('\n').map(read).collect()
}

/// Reads the body of the answer 409: the size that the witness cosigned last.
pub fn read_size(body: &str) -> Result<u64, NotOfWitness> {
    body.strip_suffix('\n').and_then(decimal::number).ok_or(NotOfWitness("no size"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::SmallLog;

    /// The example of C2SP tlog-witness.
    const EXAMPLE: &str = "old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
";

    #[test]
    fn the_request_of_the_specification_is_read_and_written() {
        let request: AddCheckpoint = EXAMPLE.parse().unwrap();
        assert_eq!((request.old_size, request.proof.len()), (20_852_014, 4));
        assert_eq!(request.signed_checkpoint().unwrap().1.size, 20_852_163);
        assert_eq!(request.to_string(), EXAMPLE);
    }

    #[test]
    fn other_bodies_are_refused() {
        let hashes = format!("{}\n", Hash::empty_tree().to_base64()).repeat(64);
        let refused = [
            EXAMPLE.replace("old 2", "old 02"),
            EXAMPLE.replace("old 2", "old -2"),
            EXAMPLE.replace("old 2", "2"),
            EXAMPLE.replace("old 20852014\n", &format!("old 20852014\n{hashes}")),
            EXAMPLE.replace("\n\nexample", "\nexample"),
            EXAMPLE.trim_end().to_owned(),
            EXAMPLE.replace('\n', "\r\n"),
            String::new(),
        ];
        for text in refused {
            assert!(text.parse::<AddCheckpoint>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn answers_are_read() {
        let log = SmallLog::new();
        let note: Note = log.signed_checkpoint().parse().unwrap();
        let body = signatures_text(&note.signatures);
        assert_eq!(read_signatures(&body).unwrap(), note.signatures);
        for wrong in ["", "\n", "— w", body.trim_end(), &format!("{body}\n")] {
            assert!(read_signatures(wrong).is_err(), "{wrong:?}");
        }
        assert_eq!(read_size("20852014\n"), Ok(20_852_014));
        for wrong in ["", "1", "01\n", "1\n\n"] {
            assert!(read_size(wrong).is_err());
        }
    }
}
