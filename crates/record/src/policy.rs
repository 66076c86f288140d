//! C2SP tlog-policy: which log and which witnesses a reader trusts, as one file. Written only.

use crate::note::{KeyKind, VerifierKey};
use std::fmt;

/// A log or witness: its key and, if one is known, its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The key.
    pub key: VerifierKey,
    /// The prefix of the log, or where a witness takes checkpoints.
    pub url: Option<String>,
}

/// How many of the witnesses must have cosigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quorum {
    /// No witness is needed.
    None,
    /// At least this many of all that are named.
    AtLeast(usize),
}

/// A policy. Witnesses are called `w1`, `w2`, … in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<Known>,
    witnesses: Vec<Known>,
    quorum: Quorum,
}

/// Why there is no such policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PolicyFault {
    /// A log with a key for cosignatures, or a witness with a key for notes.
    #[error("a log signs with a key for notes, a witness with one for cosignatures")]
    KeyKind,
    /// The same public key stands twice among the logs or among the witnesses.
    #[error("the same key stands twice")]
    Twice,
    /// A quorum of nobody, or of more witnesses than there are.
    #[error("the quorum does not fit the number of witnesses")]
    Quorum,
    /// An address with white space or control characters.
    #[error("an address that cannot stand in a policy")]
    Address,
}

impl Policy {
    /// Puts a policy together.
    pub fn new(logs: Vec<Known>, witnesses: Vec<Known>, quorum: Quorum) -> Result<Policy, PolicyFault> {
        let of_kind = |known: &[Known], kind| known.iter().all(|known| known.key.kind() == kind);
        if !of_kind(&logs, KeyKind::Ed25519) || !of_kind(&witnesses, KeyKind::Cosignature) {
            return Err(PolicyFault::KeyKind);
        }
        if repeats(&logs) || repeats(&witnesses) {
            return Err(PolicyFault::Twice);
        }
        if matches!(quorum, Quorum::AtLeast(count) if count == 0 || count > witnesses.len()) {
            return Err(PolicyFault::Quorum);
        }
        let addresses = logs.iter().chain(&witnesses).filter_map(|known| known.url.as_deref());
        let unfit =
            |url: &str| url.is_empty() || url.chars().any(|sign| sign.is_whitespace() || sign.is_control());
        if addresses.into_iter().any(unfit) {
            return Err(PolicyFault::Address);
        }
        Ok(Policy { logs, witnesses, quorum })
    }
}

fn repeats(known: &[Known]) -> bool {
    known
        .iter()
        .enumerate()
        .any(|(place, one)| known[..place].iter().any(|earlier| earlier.key.public() == one.key.public()))
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = |known: &Known| known.url.as_deref().map(|url| format!(" {url}")).unwrap_or_default();
        for log in &self.logs {
            writeln!(f, "log {}{}", log.key, url(log))?;
        }
        for (number, witness) in (1..).zip(&self.witnesses) {
            writeln!(f, "witness w{number} {}{}", witness.key, url(witness))?;
        }
        match self.quorum {
            Quorum::None => writeln!(f, "quorum none"),
            Quorum::AtLeast(count) => {
                write!(f, "group witnesses {count}")?;
                (1..=self.witnesses.len()).try_for_each(|number| write!(f, " w{number}"))?;
                writeln!(f, "\nquorum witnesses")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::SigningKey;

    fn known(name: &str, kind: KeyKind, seed: u8) -> Known {
        let key = SigningKey::from_seed(name, kind, [seed; 32]).unwrap().verifier();
        Known { key, url: None }
    }

    #[test]
    fn a_policy_names_logs_witnesses_and_quorum() {
        let mut log = known("press.example.org/log", KeyKind::Ed25519, 1);
        log.url = Some("https://press.example.org/log/".into());
        let witnesses: Vec<Known> =
            (2..4).map(|seed| known(&format!("w.example/{seed}"), KeyKind::Cosignature, seed)).collect();
        let alone = Policy::new(vec![log.clone()], Vec::new(), Quorum::None).unwrap();
        assert_eq!(
            alone.to_string(),
            format!("log {} https://press.example.org/log/\nquorum none\n", log.key)
        );
        let policy = Policy::new(vec![log.clone()], witnesses.clone(), Quorum::AtLeast(1)).unwrap();
        let expected = format!(
            "log {} https://press.example.org/log/\nwitness w1 {}\nwitness w2 {}\n\
             group witnesses 1 w1 w2\nquorum witnesses\n",
            log.key, witnesses[0].key, witnesses[1].key
        );
        assert_eq!(policy.to_string(), expected);
    }

    #[test]
    fn a_policy_that_could_not_be_read_is_not_made() {
        let log = || known("press.example.org/log", KeyKind::Ed25519, 1);
        let witness = || known("w.example", KeyKind::Cosignature, 2);
        let refused = |logs, witnesses, quorum| Policy::new(logs, witnesses, quorum).unwrap_err();
        assert_eq!(refused(vec![witness()], vec![], Quorum::None), PolicyFault::KeyKind);
        assert_eq!(refused(vec![log()], vec![log()], Quorum::None), PolicyFault::KeyKind);
        assert_eq!(refused(vec![log(), log()], vec![], Quorum::None), PolicyFault::Twice);
        assert_eq!(refused(vec![log()], vec![witness()], Quorum::AtLeast(2)), PolicyFault::Quorum);
        assert_eq!(refused(vec![log()], vec![witness()], Quorum::AtLeast(0)), PolicyFault::Quorum);
        let spaced = Known { url: Some("https://a b/".into()), ..log() };
        assert_eq!(refused(vec![spaced], vec![], Quorum::None), PolicyFault::Address);
    }
}
