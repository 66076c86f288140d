//! What is fed arbitrary bytes: by the fuzz targets beside, and by a property test of the crate.
//! Each reads; what is accepted must be written as the same bytes, and be checkable without a panic.

use bayan_record::{
    AddCheckpoint, Checkpoint, Code, Disclosure, Entry, Evidence, Frontier, Manifest, Note, ProofFile,
    Revisions, Signature, TilePath, VerifierKey, bundle_read, bundle_write, continue_from_bundle,
    parts_from_json, parts_to_json, snapshot_parse, snapshot_text, tile_read, tile_write,
};
use std::{fmt::Display, str::FromStr};

/// What is read from text and written again is the same text.
fn same<T: FromStr + Display>(bytes: &[u8]) -> Option<T> {
    let text = std::str::from_utf8(bytes).ok()?;
    let value: T = text.parse().ok()?;
    assert_eq!(value.to_string(), text);
    Some(value)
}

/// Notes, lines of signature, keys and checkpoints.
pub fn note(bytes: &[u8]) {
    if let Some(note) = same::<Note>(bytes) {
        let _ = note.verify(&[]);
        same::<Checkpoint>(note.text.as_bytes());
    }
    same::<Signature>(bytes);
    same::<VerifierKey>(bytes);
    same::<Checkpoint>(bytes);
}

/// Paths of tiles; and what else is read from a short text.
pub fn tile_path(bytes: &[u8]) {
    same::<TilePath>(bytes);
    same::<Frontier>(bytes);
    if let Some(code) = std::str::from_utf8(bytes).ok().and_then(|text| text.parse::<Code>().ok()) {
        assert_eq!(code.to_string().parse(), Ok(code));
    }
}

/// Bundles and tiles of every width.
pub fn bundle(bytes: &[u8]) {
    let Some((width, bytes)) = bytes.split_first() else { return };
    let width = u16::from(*width) + 1;
    if let Ok(entries) = bundle_read(bytes, width) {
        let borrowed: Vec<&[u8]> = entries.iter().map(Vec::as_slice).collect();
        assert_eq!(bundle_write(&borrowed), bytes);
        let mut tree = Frontier::new();
        assert_eq!(continue_from_bundle(&mut tree, 0, width, bytes), Ok(entries));
        assert_eq!(tree.size(), u64::from(width));
    }
    if let Ok(hashes) = tile_read(bytes, width) {
        assert_eq!(tile_write(&hashes), bytes);
    }
}

/// Proof files.
pub fn proof(bytes: &[u8]) {
    if let Some(proof) = same::<ProofFile>(bytes) {
        assert!(proof.signed_checkpoint().is_ok());
    }
}

/// Entries, manifests and lists of snapshots.
pub fn entry(bytes: &[u8]) {
    if let Ok(entry) = Entry::parse(bytes) {
        assert_eq!(entry.to_bytes(), bytes);
        if let Entry::Key(statement) = entry {
            let _ = statement.verify();
        }
    }
    same::<Manifest>(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(lines) = snapshot_parse(text) {
        assert_eq!(snapshot_text(&lines), text);
    }
}

/// Disclosures, evidence, and lists of parts and revisions: JSON, of which the meaning stays.
pub fn disclosure(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(disclosure) = Disclosure::parse(text) {
        let _ = disclosure.check();
        assert_eq!(Disclosure::parse(&disclosure.to_json()), Ok(disclosure));
    }
    if let Ok(evidence) = Evidence::parse(text) {
        let _ = evidence.verify(&evidence.keys);
        assert_eq!(Evidence::parse(&evidence.to_json()), Ok(evidence));
    }
    if let Ok(parts) = parts_from_json(text) {
        assert_eq!(parts_from_json(&parts_to_json(&parts)), Ok(parts));
    }
    if let Ok(revisions) = Revisions::parse(text) {
        assert_eq!(Revisions::parse(&revisions.to_json()), Ok(revisions));
    }
}

/// Requests to a witness, and its answers.
pub fn witness(bytes: &[u8]) {
    if let Some(request) = same::<AddCheckpoint>(bytes) {
        assert!(request.signed_checkpoint().is_ok());
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = bayan_record::witness::read_size(text);
    if let Ok(signatures) = bayan_record::witness::read_signatures(text) {
        assert_eq!(bayan_record::witness::signatures_text(&signatures), text);
    }
}
