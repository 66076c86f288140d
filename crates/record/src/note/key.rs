//! Public keys of notes, as one line of text ("vkey").

use super::{Signature, is_name};
use crate::{base64, hash::Hash};
use ed25519_dalek::VerifyingKey;
use std::{fmt, str::FromStr};

/// What a key signs. Both kinds are Ed25519; an id never fits both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// The text of a note (0x01).
    Ed25519,
    /// A checkpoint together with a time, as a witness does (0x04).
    Cosignature,
}

impl KeyKind {
    /// The byte that stands for it in a vkey.
    pub fn byte(self) -> u8 {
        match self {
            KeyKind::Ed25519 => 0x01,
            KeyKind::Cosignature => 0x04,
        }
    }

    pub(super) fn of_byte(byte: u8) -> Option<KeyKind> {
        [KeyKind::Ed25519, KeyKind::Cosignature].into_iter().find(|kind| kind.byte() == byte)
    }
}

/// The longest name of a key, in bytes.
const MAX_NAME: usize = 255;

/// A name and a public key: `press.example.org/log+530d903a+Aekye…`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VerifierKey {
    name: String,
    kind: KeyKind,
    id: u32,
    public: [u8; 32],
}

/// This text is not a key, or not of a kind that the record uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a key of a kind that the record uses")]
pub struct NotAKey;

impl VerifierKey {
    /// A key from its parts. Refused: a name with white space or `+`, and bytes that are no public key or one that
    /// would let a signature fit many texts.
    pub fn new(name: &str, kind: KeyKind, public: &[u8; 32]) -> Result<VerifierKey, NotAKey> {
        if !is_name(name) || name.len() > MAX_NAME {
            return Err(NotAKey);
        }
        let point = VerifyingKey::from_bytes(public).map_err(|_| NotAKey)?;
        if point.is_weak() {
            return Err(NotAKey);
        }
        let hashed = [name.as_bytes(), &[b'\n', kind.byte()], public].concat();
        let [first, second, third, fourth, ..] = *Hash::of(&hashed).as_bytes();
        let id = u32::from_be_bytes([first, second, third, fourth]);
        Ok(VerifierKey { name: name.to_owned(), kind, id, public: *public })
    }

    /// The name, which the lines of its signatures bear.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The id: the first four bytes of a hash over name, kind and key.
    pub fn id(&self) -> u32 {
        self.id
    }

    /// What it signs.
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// The public key as RFC 8032 encodes it.
    pub fn public(&self) -> &[u8; 32] {
        &self.public
    }

    /// Whether a line of signature bears its name and id. It may still be wrong.
    pub fn made(&self, signature: &Signature) -> bool {
        self.id == signature.id && self.name == signature.name
    }

    /// Whether this is its Ed25519 signature (64 bytes) over these bytes.
    pub(crate) fn verify_bytes(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(signature) = ed25519_dalek::Signature::from_slice(signature) else { return false };
        let Ok(public) = VerifyingKey::from_bytes(&self.public) else { return false };
        public.verify_strict(message, &signature).is_ok()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[self.kind.byte()][..], &self.public].concat();
        write!(f, "{}+{:08x}+{}", self.name, self.id, base64::encode(&key))
    }
}

impl FromStr for VerifierKey {
    type Err = NotAKey;
    fn from_str(text: &str) -> Result<VerifierKey, NotAKey> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(_), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NotAKey);
        };
        if encoded.len() > 64 {
            return Err(NotAKey);
        }
        let decoded = base64::decode(encoded).ok_or(NotAKey)?;
        let (kind, public) = decoded.split_first().ok_or(NotAKey)?;
        let kind = KeyKind::of_byte(*kind).ok_or(NotAKey)?;
        let key = VerifierKey::new(name, kind, public.try_into().map_err(|_| NotAKey)?)?;
        // The id follows from the rest; another one, or another spelling of it, is refused.
        if key.to_string() == text { Ok(key) } else { Err(NotAKey) }
    }
}
