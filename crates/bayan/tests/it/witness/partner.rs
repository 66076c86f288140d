//! Somebody else's log, of invented entries.

use bayan_record::{
    AddCheckpoint, Checkpoint, Hash, KeyKind, Note, SigningKey, Tiles, VerifierKey, consistency, root, sign,
};
use std::convert::Infallible;

pub struct Partner {
    key: SigningKey,
    leaves: Vec<Hash>,
}

/// A log that is small enough for the lowest level of tiles.
struct Leaves<'l>(&'l [Hash]);

impl Tiles for Leaves<'_> {
    type Error = Infallible;

    fn hashes(&mut self, level: u8, start: u64, count: u16) -> Result<Vec<Hash>, Infallible> {
        assert_eq!(level, 0);
        Ok(self.0[start as usize..][..usize::from(count)].to_vec())
    }
}

impl Partner {
    /// The log of press.other under the key with this seed, with ten entries that are all called `what`.
    pub fn new(seed: u8, what: &str) -> Partner {
        Partner::named("press.other/log", seed, what)
    }

    pub fn named(origin: &str, seed: u8, what: &str) -> Partner {
        let key = SigningKey::from_seed(origin, KeyKind::Ed25519, [seed; 32]).unwrap();
        Partner { key, leaves: (0..10).map(|n| Hash::leaf(format!("{what} {n}").as_bytes())).collect() }
    }

    /// The same up to entry `size`, and otherwise from there on.
    pub fn continued(&self, size: usize, what: &str) -> Partner {
        let mut other = Partner::new(1, what);
        other.leaves[..size].copy_from_slice(&self.leaves[..size]);
        other
    }

    pub fn key(&self) -> VerifierKey {
        self.key.verifier()
    }

    /// The signed checkpoint of this size.
    pub fn note(&self, size: u64) -> Note {
        let root = root(&mut Leaves(&self.leaves), size).unwrap();
        let origin = self.key.verifier().name().to_owned();
        sign(&Checkpoint { origin, size, root, extensions: Vec::new() }.to_string(), &[&self.key]).unwrap()
    }

    /// What asks for a signature from one size to another.
    pub fn request(&self, old_size: u64, size: u64) -> AddCheckpoint {
        let proof = consistency(&mut Leaves(&self.leaves), old_size, size).unwrap();
        AddCheckpoint { old_size, proof, checkpoint: self.note(size).to_string() }
    }
}
