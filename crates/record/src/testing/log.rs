//! A log of five entries, of which number 3 is a correction, signed and witnessed. Everything in it is fixed.

use super::InMemory;
use crate::{
    checkpoint::Checkpoint,
    cosignature::cosign,
    disclosure::{Disclosure, MediaAddress, Part},
    entry::{Entry, KeyAct, KeyStatement, Revision, Snapshot, Status, Time},
    evidence::Evidence,
    hash::Hash,
    manifest::Manifest,
    note::{KeyKind, Note, SigningKey, VerifierKey, sign},
    proof_file::ProofFile,
    proofs::inclusion,
    snapshot::{SnapshotLine, snapshot_root},
    tree::root_of,
};
use std::num::NonZeroU64;

pub struct SmallLog {
    pub log_key: SigningKey,
    pub root_key: SigningKey,
    pub witness: SigningKey,
    pub entries: Vec<Vec<u8>>,
    pub parts: Vec<Part>,
    pub manifest: Manifest,
}

pub const DOC: &str = "7d3e8f10a2b3c4d5e6f70199b2f4a6c0";
pub const OTHER_DOC: &str = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
pub const WITNESSED: u64 = 1_795_424_460;

pub fn time(minute: i64) -> Time {
    Time::from_unix(1_795_424_400 + 60 * minute).unwrap()
}

pub fn revision(doc: &str, rev: u64, prev: Option<u64>, status: Status, content: Hash) -> Revision {
    Revision {
        site: "press.example.org".parse().unwrap(),
        doc: doc.parse().unwrap(),
        lang: "ar-SY".parse().unwrap(),
        rev: NonZeroU64::new(rev).unwrap(),
        prev,
        status,
        ground: None,
        time: time(0),
        content,
    }
}

impl SmallLog {
    pub fn new() -> SmallLog {
        let log_key = SigningKey::from_seed("press.example.org/log", KeyKind::Ed25519, [1; 32]).unwrap();
        let root_key = SigningKey::from_seed("press.example.org/root", KeyKind::Ed25519, [2; 32]).unwrap();
        let witness =
            SigningKey::from_seed("library.example/witness", KeyKind::Cosignature, [3; 32]).unwrap();
        let site = "press.example.org".parse().unwrap();
        let part = |number: u8, name: &str, text: &str| {
            let salt = *Hash::of(&[number]).as_bytes();
            Part { name: name.into(), salt, text: text.into() }
        };
        let parts = vec![
            part(1, "body/1", "block b1 ar-SY rtl paragraph\ntext النص {strong|مهم} نص\n"),
            part(2, "date", "2026-11-23"),
            part(3, "headline", "عنوان \"الخبر\""),
            part(4, "media/1", &format!("sha256:{}", Hash::of(b"picture"))),
            part(5, "note", "صُحّح اسم المدينة"),
        ];
        let manifest = Manifest::of(&parts).unwrap();
        let key = log_key.verifier();
        let added = KeyStatement::signed(site, KeyAct::Added, key, 0, time(-9), &root_key).unwrap();
        let other = Manifest::of(&parts[..1]).unwrap().hash();
        let first = revision(DOC, 1, None, Status::Published, other);
        let second = revision(OTHER_DOC, 1, None, Status::Imported, other);
        let third = revision(DOC, 2, Some(1), Status::Corrected, manifest.hash());
        let line = |doc: &str, index| SnapshotLine {
            doc: doc.parse().unwrap(),
            lang: "ar-SY".parse().unwrap(),
            index,
        };
        let snapshot = Snapshot {
            site: "press.example.org".parse().unwrap(),
            size: 4,
            count: 2,
            list: snapshot_root([line(OTHER_DOC, 2), line(DOC, 3)]),
            time: time(1),
        };
        let entries = [
            Entry::Key(added),
            Entry::Revision(first),
            Entry::Revision(second),
            Entry::Revision(third),
            Entry::Snapshot(snapshot),
        ];
        let entries = entries.iter().map(Entry::to_bytes).collect();
        SmallLog { log_key, root_key, witness, entries, parts, manifest }
    }

    pub fn leaves(&self) -> Vec<Hash> {
        self.entries.iter().map(|entry| Hash::leaf(entry)).collect()
    }

    pub fn checkpoint(&self) -> Checkpoint {
        let leaves = self.leaves();
        Checkpoint {
            origin: "press.example.org/log".into(),
            size: leaves.len() as u64,
            root: root_of(&leaves),
            extensions: Vec::new(),
        }
    }

    /// The checkpoint with the signatures of log and witness.
    pub fn signed_checkpoint(&self) -> String {
        let text = self.checkpoint().to_string();
        let mut note: Note = sign(&text, &[&self.log_key]).unwrap();
        note.signatures.push(cosign(&self.witness, &text, WITNESSED).unwrap());
        note.to_string()
    }

    pub fn proof(&self, index: u64) -> ProofFile {
        let mut tiles = InMemory::of(&self.leaves());
        let hashes = inclusion(&mut tiles, index, self.entries.len() as u64).unwrap();
        ProofFile { extra: None, index, hashes, checkpoint: self.signed_checkpoint() }
    }

    pub fn disclosure(&self) -> Disclosure {
        Disclosure {
            entry: String::from_utf8(self.entries[3].clone()).unwrap(),
            manifest: self.manifest.to_string(),
            parts: self.parts.clone(),
            media: vec![MediaAddress { part: "media/1".into(), address: "/media/1/1/original.jpg".into() }],
        }
    }

    pub fn evidence(&self) -> Evidence {
        Evidence { disclosure: self.disclosure(), proof: self.proof(3).to_string(), keys: self.keys() }
    }

    pub fn keys(&self) -> Vec<VerifierKey> {
        vec![self.log_key.verifier(), self.witness.verifier()]
    }
}
