//! `bayan-key/1`: the site's root key says which keys sign the log.

use super::{EntryFault, Site, Time, lines::Lines, revision::words};
use crate::{
    base64,
    note::{KeyKind, SigningKey, VerifierKey},
};
use std::{fmt, str::FromStr};

pub(super) const FIRST_LINE: &[u8] = b"bayan-key/1";

/// What happened to a log key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyAct {
    /// It signs checkpoints from a size on.
    Added,
    /// It signs no more; what it signed up to a size stands.
    Retired,
    /// It is in other hands: nothing that it signed beyond a size stands.
    Invalid,
}

use super::revision::NotAWord;
words!(KeyAct: Added "added", Retired "retired", Invalid "invalid");

/// A statement by the root key about a log key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyStatement {
    /// The host that the log's origin begins with.
    pub site: Site,
    /// What happened.
    pub act: KeyAct,
    /// The log key.
    pub key: VerifierKey,
    /// For an added key the size of the tree from which it signs; otherwise the last size that it stands for.
    pub size: u64,
    /// When it was stated, as the publisher says.
    pub time: Time,
    /// The root key that states it.
    pub root: VerifierKey,
    /// The root key's Ed25519 signature over all bytes of the entry before the word `signature`.
    pub signature: [u8; 64],
}

impl KeyStatement {
    /// Makes a statement and signs it. Refused: keys that are not for notes, and names of keys that no entry holds.
    pub fn signed(
        site: Site,
        act: KeyAct,
        key: VerifierKey,
        size: u64,
        time: Time,
        root: &SigningKey,
    ) -> Result<KeyStatement, EntryFault> {
        let mut statement =
            KeyStatement { site, act, key, size, time, root: root.verifier(), signature: [0; 64] };
        statement.signature = root.sign_bytes(statement.signed_text().as_bytes());
        // Reading it back applies every rule of the format, lengths among them.
        KeyStatement::read(&mut Lines::of(statement.to_string().as_bytes())?)
    }

    /// Checks the signature under the root key that the statement names. Whether that is the site's root key,
    /// the caller must know.
    pub fn verify(&self) -> Result<(), EntryFault> {
        if self.root.verify_bytes(self.signed_text().as_bytes(), &self.signature) {
            Ok(())
        } else {
            Err(EntryFault::WrongSignature)
        }
    }

    fn signed_text(&self) -> String {
        let KeyStatement { site, act, key, size, time, root, .. } = self;
        format!("bayan-key/1\nsite {site}\nact {act}\nkey {key}\nsize {size}\ntime {time}\nroot {root}\n")
    }

    pub(super) fn read(lines: &mut Lines<'_>) -> Result<KeyStatement, EntryFault> {
        let site = lines.value("site")?;
        let act = lines.value("act")?;
        let key = key_for_notes(lines, "key")?;
        let size = lines.number("size")?;
        let time = lines.value("time")?;
        let root = key_for_notes(lines, "root")?;
        let signature = base64::decode(lines.text("signature")?).and_then(|bytes| bytes.try_into().ok());
        let signature = signature.ok_or(EntryFault::Value("signature"))?;
        Ok(KeyStatement { site, act, key, size, time, root, signature })
    }
}

pub(super) fn key_for_notes(lines: &mut Lines<'_>, name: &'static str) -> Result<VerifierKey, EntryFault> {
    let key: VerifierKey = lines.value(name)?;
    if key.kind() == KeyKind::Ed25519 { Ok(key) } else { Err(EntryFault::Value(name)) }
}

impl fmt::Display for KeyStatement {
    /// Writes the entry, with its last newline.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}signature {}", self.signed_text(), base64::encode(&self.signature))
    }
}
