//! Secret keys. Seeds come from outside; nothing here draws a random number.

use super::{KeyKind, NotAKey, Signature, VerifierKey};
use crate::base64;
use ed25519_dalek::Signer;
use std::{fmt, str::FromStr};
use zeroize::Zeroize;

const PREFIX: &str = "PRIVATE+KEY+";

/// A key that signs. Its memory is wiped when it is dropped, and its seed shows only where it is asked for: as text,
/// in the form `PRIVATE+KEY+name+id+…` of Go's x/mod note.
pub struct SigningKey {
    verifier: VerifierKey,
    secret: ed25519_dalek::SigningKey,
}

impl SigningKey {
    /// The key that a seed of 32 random bytes makes. The name is refused as in [`VerifierKey::new`].
    pub fn from_seed(name: &str, kind: KeyKind, mut seed: [u8; 32]) -> Result<SigningKey, NotAKey> {
        let secret = ed25519_dalek::SigningKey::from_bytes(&seed);
        seed.zeroize();
        let verifier = VerifierKey::new(name, kind, secret.verifying_key().as_bytes())?;
        Ok(SigningKey { verifier, secret })
    }

    /// The public key.
    pub fn verifier(&self) -> VerifierKey {
        self.verifier.clone()
    }

    /// The bare Ed25519 signature over these bytes.
    pub(crate) fn sign_bytes(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }

    /// A line of signature in this key's name.
    pub(crate) fn signature(&self, bytes: Vec<u8>) -> Signature {
        Signature { name: self.verifier.name().to_owned(), id: self.verifier.id(), bytes }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.verifier)
    }
}

impl fmt::Display for SigningKey {
    /// Writes the secret: for the file or the paper that keeps it, never for a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut seed = self.secret.to_bytes();
        let mut bytes = [&[self.verifier.kind().byte()][..], &seed].concat();
        let mut encoded = base64::encode(&bytes);
        let written = write!(f, "{PREFIX}{}+{:08x}+{encoded}", self.verifier.name(), self.verifier.id());
        seed.zeroize();
        bytes.zeroize();
        encoded.zeroize();
        written
    }
}

impl FromStr for SigningKey {
    type Err = NotAKey;
    fn from_str(text: &str) -> Result<SigningKey, NotAKey> {
        let mut parts = text.strip_prefix(PREFIX).ok_or(NotAKey)?.splitn(3, '+');
        let (Some(name), Some(id), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NotAKey);
        };
        if encoded.len() > 64 {
            return Err(NotAKey);
        }
        let mut decoded = base64::decode(encoded).ok_or(NotAKey)?;
        let key = match decoded.split_first() {
            Some((kind, seed)) => KeyKind::of_byte(*kind)
                .and_then(|kind| SigningKey::from_seed(name, kind, seed.try_into().ok()?).ok())
                .ok_or(NotAKey),
            None => Err(NotAKey),
        };
        decoded.zeroize();
        key.and_then(|key| if format!("{:08x}", key.verifier.id()) == id { Ok(key) } else { Err(NotAKey) })
    }
}
