//! The entry points of the fuzz targets, fed arbitrary bytes and right artefacts with a few bytes changed.

use super::SmallLog;
use crate::{
    code::Code,
    hash::Hash,
    proofs::consistency,
    snapshot::snapshot_text,
    tile::{bundle_write, tile_write},
    tree::Frontier,
    witness::{AddCheckpoint, signatures_text},
};
use proptest::prelude::*;
use std::sync::LazyLock;

#[path = "../../fuzz/entry_points.rs"]
mod entry_points;

const ENTRY_POINTS: [fn(&[u8]); 7] = [
    entry_points::note,
    entry_points::tile_path,
    entry_points::bundle,
    entry_points::proof,
    entry_points::entry,
    entry_points::disclosure,
    entry_points::witness,
];

/// One right artefact of every format.
static RIGHT: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let log = SmallLog::new();
    let note = log.proof(3).signed_checkpoint().unwrap().0;
    let mut tree = Frontier::new();
    log.leaves().iter().for_each(|leaf| drop(tree.push(*leaf)));
    let mut auditor = crate::chain::Auditor::new();
    log.entries.iter().for_each(|entry| drop(auditor.take(entry)));
    let lines: Vec<_> = auditor.latest().collect();
    let borrowed: Vec<&[u8]> = log.entries.iter().map(Vec::as_slice).collect();
    let proof = consistency(&mut super::InMemory::of(&log.leaves()), 3, 5).unwrap();
    let request = AddCheckpoint { old_size: 3, proof, checkpoint: log.signed_checkpoint() };
    let listed = crate::revisions::Revisions {
        revisions: vec![crate::revisions::Listed { ground: Some("court".into()), ..Default::default() }],
        ..Default::default()
    };
    let texts = [
        note.to_string(),
        note.text.clone(),
        note.signatures[0].to_string(),
        log.log_key.verifier().to_string(),
        log.witness.verifier().to_string(),
        log.proof(3).to_string(),
        request.to_string(),
        signatures_text(&note.signatures),
        "tile/0/x001/x234/067.p/8".to_owned(),
        "tile/entries/000".to_owned(),
        tree.to_string(),
        Code::of(3, log.leaves()[3]).to_string(),
        log.manifest.to_string(),
        snapshot_text(&lines),
        log.disclosure().to_json(),
        log.evidence().to_json(),
        crate::disclosure::parts_to_json(&log.parts),
        listed.to_json(),
    ];
    let bundle = [&[4][..], &bundle_write(&borrowed)].concat();
    let tile = [&[4][..], &tile_write(&log.leaves())].concat();
    let mut right: Vec<Vec<u8>> = texts.map(String::into_bytes).into();
    right.extend([bundle, tile]);
    right.extend(log.entries);
    right
});

#[test]
fn right_artefacts_are_written_as_they_were_read() {
    for bytes in RIGHT.iter() {
        ENTRY_POINTS.iter().for_each(|entry_point| entry_point(bytes));
    }
}

#[test]
fn large_inputs_end_quickly() {
    let deep = "[".repeat(3_000_000);
    let objects = "{\"parts\":[".repeat(300_000);
    let lines = "\n".repeat(3_000_000);
    let signatures = format!("a\n\n{}", "— a YWFhYWFh\n".repeat(200_000));
    let hashes = format!(
        "c2sp.org/tlog-proof@v1\nindex 0\n{}",
        format!("{}\n", Hash::empty_tree().to_base64()).repeat(60_000)
    );
    let names = format!("bayan-parts/1\n{}", format!("a {}\n", Hash::empty_tree()).repeat(30_000));
    let spaces = format!("{{\"format\":{}", " ".repeat(9_000_000));
    for text in [deep, objects, lines, signatures, hashes, names, spaces] {
        ENTRY_POINTS.iter().for_each(|entry_point| entry_point(text.as_bytes()));
    }
}

#[derive(Debug, Clone)]
enum Change {
    Set(u8),
    Insert(u8),
    Delete,
    Double(usize),
    Cut,
}

fn change() -> impl Strategy<Value = Change> {
    let byte = prop_oneof![any::<u8>(), (0..8_usize).prop_map(|place| b"\n \"/+=0-"[place])];
    prop_oneof![
        4 => byte.clone().prop_map(Change::Set),
        3 => byte.prop_map(Change::Insert),
        2 => Just(Change::Delete),
        1 => (1..100_usize).prop_map(Change::Double),
        1 => Just(Change::Cut),
    ]
}

fn apply(bytes: &mut Vec<u8>, place: usize, change: &Change) {
    if bytes.is_empty() {
        return;
    }
    let place = place % bytes.len();
    match change {
        Change::Set(byte) => bytes[place] = *byte,
        Change::Insert(byte) => bytes.insert(place, *byte),
        Change::Delete => drop(bytes.remove(place)),
        Change::Double(length) => {
            let part = bytes[place..(place + length).min(bytes.len())].to_vec();
            bytes.splice(place..place, part);
        }
        Change::Cut => bytes.truncate(place),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn arbitrary_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        ENTRY_POINTS.iter().for_each(|entry_point| entry_point(&bytes));
    }

    #[test]
    fn arbitrary_text_does_no_harm(text in "[ -~\n—ض]{0,200}") {
        ENTRY_POINTS.iter().for_each(|entry_point| entry_point(text.as_bytes()));
    }

    #[test]
    fn changed_artefacts_do_no_harm(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<usize>(), change()), 1..6),
    ) {
        let mut bytes = RIGHT[which.index(RIGHT.len())].clone();
        changes.iter().for_each(|(place, change)| apply(&mut bytes, *place, change));
        ENTRY_POINTS.iter().for_each(|entry_point| entry_point(&bytes));
    }
}
