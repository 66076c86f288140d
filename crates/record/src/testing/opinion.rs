//! A second opinion on the tree: another implementation checks our proofs. (Its tile paths and its reader of
//! tiles are not relied on anywhere.)

use super::{InMemory, leaves};
use crate::{
    checkpoint::Checkpoint,
    hash::Hash,
    proofs::{consistency, inclusion, root},
};

fn theirs(hash: Hash) -> tlog_tiles::Hash {
    tlog_tiles::Hash(*hash.as_bytes())
}

#[test]
fn another_implementation_accepts_our_proofs() {
    assert_eq!(theirs(Hash::leaf(b"entry")), tlog_tiles::record_hash(b"entry"));
    let leaves = leaves(300);
    let mut tiles = InMemory::of(&leaves);
    for size in (1..=40).chain([255, 256, 257, 300]) {
        let head = theirs(root(&mut tiles, size).unwrap());
        for index in 0..size {
            let proof = inclusion(&mut tiles, index, size).unwrap().into_iter().map(theirs).collect();
            tlog_tiles::check_record(&proof, size, head, index, theirs(leaves[index as usize])).unwrap();
        }
        for old in 1..=size {
            let proof = consistency(&mut tiles, old, size).unwrap().into_iter().map(theirs).collect();
            let old_head = theirs(root(&mut tiles, old).unwrap());
            tlog_tiles::check_tree(&proof, size, head, old, old_head).unwrap();
        }
    }
}

#[test]
fn another_implementation_reads_our_checkpoint() {
    let root = Hash::of(b"head");
    let ours = Checkpoint { origin: "press.example.org/log".into(), size: 7, root, extensions: Vec::new() };
    let read = tlog_tiles::Checkpoint::from_bytes(ours.to_string().as_bytes()).unwrap();
    assert_eq!((read.origin(), read.size(), *read.hash()), ("press.example.org/log", 7, theirs(root)));
}
