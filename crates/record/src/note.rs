//! C2SP signed notes: a text, an empty line, and lines of signatures.

mod key;
mod signing;

pub use key::{KeyKind, NotAKey, VerifierKey};
pub use signing::SigningKey;

use crate::{base64, cosignature};
use std::{fmt, str::FromStr};

/// The largest note that is read, in bytes: sixteen signatures of the largest kind in use, twice over.
pub const MAX_NOTE: usize = 256 * 1024;
/// How many signatures a note may have.
pub const MAX_SIGNATURES: usize = 100;

/// One line of signature. What the bytes are depends on the kind of the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The name of the key.
    pub name: String,
    /// The first four bytes of the key's hash.
    pub id: u32,
    /// The signature without the id; not empty.
    pub bytes: Vec<u8>,
}

/// A text and its signatures. Nothing is checked yet: see [`Note::verify`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The signed text, with its last newline.
    pub text: String,
    /// The signatures in their order.
    pub signatures: Vec<Signature>,
}

/// Why a note was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteFault {
    /// It is larger than [`MAX_NOTE`] or has more than [`MAX_SIGNATURES`] signatures.
    #[error("the note is larger than any that is read")]
    TooLarge,
    /// It is not a text, an empty line and signatures.
    #[error("not a signed note: {0}")]
    Malformed(&'static str),
    /// A signature by a known key does not fit the text.
    #[error("the signature under the name {name} ({id:08x}) does not fit the text")]
    WrongSignature {
        /// The name of the key.
        name: String,
        /// The id of the key.
        id: u32,
    },
    /// None of the signatures is by a known key.
    #[error("no signature is by a known key")]
    NoKnownKey,
}

/// Signs a text, which ends in a newline and has no control characters but newlines.
/// For cosignatures see [`cosignature::cosign`].
pub fn sign(text: &str, keys: &[&SigningKey]) -> Result<Note, NoteFault> {
    check_text(text)?;
    if keys.is_empty() || keys.len() > MAX_SIGNATURES {
        return Err(NoteFault::Malformed("a note has 1 to 100 signatures"));
    }
    if keys.iter().any(|key| key.verifier().kind() != KeyKind::Ed25519) {
        return Err(NoteFault::Malformed("a key for cosignatures does not sign notes"));
    }
    let signatures = keys.iter().map(|key| key.signature(key.sign_bytes(text.as_bytes()).to_vec())).collect();
    let note = Note { text: text.to_owned(), signatures };
    if note.to_string().len() > MAX_NOTE { Err(NoteFault::TooLarge) } else { Ok(note) }
}

impl Note {
    /// Checks the signatures by known keys. Returns which of `keys` signed, by their place, in the order of the
    /// signatures; each once.
    ///
    /// As in Go's `note.Open`: a signature by a key that is not known (name and id) is passed over, one by a known
    /// key that does not fit is a fault, and so is a note without any by a known key. Of several signatures by one
    /// key the first counts. Keys for cosignatures are checked as such.
    pub fn verify(&self, keys: &[VerifierKey]) -> Result<Vec<usize>, NoteFault> {
        let mut signed = Vec::new();
        for signature in &self.signatures {
            let Some(place) = keys.iter().position(|key| key.made(signature)) else { continue };
            if signed.contains(&place) {
                continue;
            }
            let fits = match keys[place].kind() {
                KeyKind::Ed25519 => keys[place].verify_bytes(self.text.as_bytes(), &signature.bytes),
                KeyKind::Cosignature => {
                    cosignature::verify_cosignature(&keys[place], &self.text, signature).is_ok()
                }
            };
            if !fits {
                return Err(NoteFault::WrongSignature { name: signature.name.clone(), id: signature.id });
            }
            signed.push(place);
        }
        if signed.is_empty() { Err(NoteFault::NoKnownKey) } else { Ok(signed) }
    }

    /// The first signature that bears the name and id of this key, unchecked.
    pub fn signature_of(&self, key: &VerifierKey) -> Option<&Signature> {
        self.signatures.iter().find(|signature| key.made(signature))
    }
}

fn check_text(text: &str) -> Result<(), NoteFault> {
    if text.chars().any(|sign| sign < ' ' && sign != '\n') {
        return Err(NoteFault::Malformed("a control character"));
    }
    if text.ends_with('\n') { Ok(()) } else { Err(NoteFault::Malformed("the text has no last newline")) }
}

/// A name is not empty and has neither white space nor `+`.
pub(crate) fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|sign| sign.is_whitespace() || sign < ' ' || sign == '+')
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

impl FromStr for Note {
    type Err = NoteFault;
    fn from_str(note: &str) -> Result<Note, NoteFault> {
        if note.len() > MAX_NOTE {
            return Err(NoteFault::TooLarge);
        }
        check_text(note)?;
        let split = note.rfind("\n\n").ok_or(NoteFault::Malformed("no empty line before the signatures"))?;
        let (text, lines) = (&note[..split + 1], &note[split + 2..]);
        let mut signatures = Vec::new();
        for line in lines.split_terminator('\n') {
            if signatures.len() == MAX_SIGNATURES {
                return Err(NoteFault::TooLarge);
            }
            signatures.push(line.parse()?);
        }
        if signatures.is_empty() {
            return Err(NoteFault::Malformed("no signature"));
        }
        Ok(Note { text: text.to_owned(), signatures })
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&self.id.to_be_bytes()[..], &self.bytes].concat();
        write!(f, "— {} {}", self.name, base64::encode(&bytes))
    }
}

impl FromStr for Signature {
    type Err = NoteFault;
    /// Reads a line of signature without its newline.
    fn from_str(line: &str) -> Result<Signature, NoteFault> {
        let fault = NoteFault::Malformed("a line that is no signature");
        let rest = line.strip_prefix("— ").ok_or(fault.clone())?;
        let (name, encoded) = rest.split_once(' ').ok_or(fault.clone())?;
        let decoded = base64::decode(encoded).ok_or(fault.clone())?;
        let (id, bytes) = decoded.split_first_chunk::<4>().ok_or(fault.clone())?;
        if !is_name(name) || bytes.is_empty() {
            return Err(fault);
        }
        Ok(Signature { name: name.to_owned(), id: u32::from_be_bytes(*id), bytes: bytes.to_vec() })
    }
}

#[cfg(test)]
mod tests;
