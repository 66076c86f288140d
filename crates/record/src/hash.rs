//! SHA-256, plain and as RFC 6962 uses it for trees.

use crate::base64;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// A SHA-256 hash. Written as 64 small hexadecimal digits; C2SP formats write it in base 64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The plain SHA-256 of these bytes.
    pub fn of(bytes: &[u8]) -> Hash {
        Hash(Sha256::digest(bytes).into())
    }

    /// The hash of a leaf of a tree: over a zero byte and the entry's bytes (RFC 6962, 2.1).
    pub fn leaf(entry: &[u8]) -> Hash {
        Hash(Sha256::new().chain_update([0]).chain_update(entry).finalize().into())
    }

    /// The hash of an inner node: over a one byte, the left and the right hash (RFC 6962, 2.1).
    pub fn node(left: Hash, right: Hash) -> Hash {
        let mut bytes = [1; 65];
        bytes[1..33].copy_from_slice(&left.0);
        bytes[33..].copy_from_slice(&right.0);
        Hash::of(&bytes)
    }

    /// The head of the tree without leaves: the hash of no bytes.
    pub fn empty_tree() -> Hash {
        Hash::of(b"")
    }

    /// Takes 32 bytes that are a hash already.
    pub fn from_bytes(bytes: [u8; 32]) -> Hash {
        Hash(bytes)
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// In standard base 64 with padding: 44 characters.
    pub fn to_base64(&self) -> String {
        base64::encode(&self.0)
    }

    /// Reads the one base 64 spelling of 32 bytes; anything else is refused.
    pub fn from_base64(text: &str) -> Result<Hash, NotAHash> {
        if text.len() != 44 {
            return Err(NotAHash);
        }
        let bytes = base64::decode(text).ok_or(NotAHash)?;
        Ok(Hash(bytes.try_into().map_err(|_| NotAHash)?))
    }
}

/// This text is not a hash in its one spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a SHA-256 hash")]
pub struct NotAHash;

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl FromStr for Hash {
    type Err = NotAHash;
    fn from_str(text: &str) -> Result<Hash, NotAHash> {
        if text.len() != 64 {
            return Err(NotAHash);
        }
        let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| NotAHash)?;
        Ok(Hash(bytes.try_into().map_err(|_| NotAHash)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_hashes_of_rfc_6962_come_out() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Hash::empty_tree().to_string(), empty);
        // The leaf without bytes, from the Certificate Transparency test vectors.
        let leaf = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
        assert_eq!(Hash::leaf(b"").to_string(), leaf);
        // Python: hashlib.sha256(b"\x01" + 64 * b"\0")
        let zero = Hash::from_bytes([0; 32]);
        let node = Hash::of(&[&[1][..], &[0; 64]].concat());
        assert_eq!(Hash::node(zero, zero), node);
    }

    #[test]
    fn both_spellings_are_read_back_and_others_are_refused() {
        let hash = Hash::of("النص".as_bytes());
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert_eq!(Hash::from_base64(&hash.to_base64()), Ok(hash));
        assert_eq!(hash.to_string().to_uppercase().parse::<Hash>(), Err(NotAHash));
        assert!(hash.to_string()[1..].parse::<Hash>().is_err());
        let base64 = hash.to_base64();
        assert!(Hash::from_base64(base64.trim_end_matches('=')).is_err());
        // As long, and 32 bytes, but two texts in a row.
        assert!(Hash::from_base64(&format!("AAA={}", "A".repeat(40))).is_err());
        // The last character carries four bits that mean nothing; only zeros are accepted.
        let (kept, last) = base64.split_at(42);
        let next = char::from(last.as_bytes()[0] + 1);
        assert!(Hash::from_base64(&format!("{kept}{next}=")).is_err());
    }
}
