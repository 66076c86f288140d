use super::*;
use crate::testing::{InMemory, leaves, naive_consistency, naive_path, naive_root};

#[test]
fn every_entry_of_every_tree_up_to_264_is_proved_as_the_plain_recursion_does() {
    let leaves = leaves(264);
    for size in 1..=leaves.len() {
        let part = &leaves[..size];
        let mut tiles = InMemory::of(part);
        let head = root(&mut tiles, size as u64).unwrap();
        assert_eq!(head, naive_root(part));
        for (index, leaf) in part.iter().enumerate() {
            let proof = inclusion(&mut tiles, index as u64, size as u64).unwrap();
            if size % 29 == 0 || size < 70 || (254..=258).contains(&size) {
                assert_eq!(proof, naive_path(index, part), "{index} of {size}");
            }
            verify_inclusion(*leaf, index as u64, size as u64, &proof, head).unwrap();
        }
    }
}

#[test]
fn every_pair_of_trees_up_to_264_is_proved_consistent() {
    let leaves = leaves(264);
    let heads: Vec<Hash> = (0..=264).map(|size| naive_root(&leaves[..size])).collect();
    let mut tiles = InMemory::of(&leaves);
    for new in 1..=leaves.len() {
        for old in 0..=new {
            let proof = consistency(&mut tiles, old as u64, new as u64).unwrap();
            if old > 0 && (new % 37 == 0 || new < 40) {
                assert_eq!(proof, naive_consistency(old, &leaves[..new]), "{old} to {new}");
            }
            verify_consistency(old as u64, heads[old], new as u64, heads[new], &proof).unwrap();
        }
    }
}

#[test]
fn another_leaf_index_size_hash_or_head_is_not_proved() {
    let leaves = leaves(40);
    for size in 1..=40_u64 {
        let part = &leaves[..size as usize];
        let mut tiles = InMemory::of(part);
        let head = naive_root(part);
        for index in 0..size {
            let leaf = leaves[index as usize];
            let proof = inclusion(&mut tiles, index, size).unwrap();
            for other in 0..size + 3 {
                let proved = verify_inclusion(leaf, other, size, &proof, head).is_ok();
                assert_eq!(proved, other == index, "{index} as {other} of {size}");
            }
            let other_leaf = Hash::leaf(b"another");
            assert!(verify_inclusion(other_leaf, index, size, &proof, head).is_err());
            assert!(verify_inclusion(leaf, index, size, &proof, other_leaf).is_err());
            for place in 0..proof.len() {
                let mut altered = proof.clone();
                altered[place] = other_leaf;
                assert!(verify_inclusion(leaf, index, size, &altered, head).is_err());
                altered.remove(place);
                assert!(verify_inclusion(leaf, index, size, &altered, head).is_err());
            }
            let mut longer = proof.clone();
            longer.push(other_leaf);
            assert!(verify_inclusion(leaf, index, size, &longer, head).is_err());
        }
    }
}

#[test]
fn altered_proofs_of_consistency_are_refused() {
    let leaves = leaves(40);
    let heads: Vec<Hash> = (0..=40).map(|size| naive_root(&leaves[..size])).collect();
    let other = Hash::leaf(b"another");
    let mut tiles = InMemory::of(&leaves);
    for new in 1..=40_usize {
        for old in 1..=new {
            let (old_size, new_size) = (old as u64, new as u64);
            let proof = consistency(&mut tiles, old_size, new_size).unwrap();
            assert!(verify_consistency(old_size, other, new_size, heads[new], &proof).is_err());
            assert!(verify_consistency(old_size, heads[old], new_size, other, &proof).is_err());
            for place in 0..proof.len() {
                let mut altered = proof.clone();
                altered[place] = other;
                assert!(verify_consistency(old_size, heads[old], new_size, heads[new], &altered).is_err());
                altered.remove(place);
                assert!(verify_consistency(old_size, heads[old], new_size, heads[new], &altered).is_err());
            }
            let mut longer = proof.clone();
            longer.push(other);
            assert!(verify_consistency(old_size, heads[old], new_size, heads[new], &longer).is_err());
        }
    }
    assert!(verify_consistency(2, heads[2], 1, heads[1], &[]).is_err());
    assert!(verify_consistency(0, other, 5, heads[5], &[]).is_err(), "the empty tree has one head");
    assert!(verify_consistency(0, heads[0], 5, heads[5], &[other]).is_err());
    assert!(verify_consistency(0, heads[0], 0, other, &[]).is_err());
    assert!(verify_consistency(0, heads[0], 0, heads[0], &[]).is_ok());
}

#[test]
fn a_proof_in_a_tree_of_a_hundred_thousand_reads_at_most_six_tiles() {
    let mut tiles = InMemory::of(&leaves(100_000));
    let size = 100_000;
    let head = root(&mut tiles, size).unwrap();
    let mut most = 0;
    for index in [0, 1, 255, 256, 65_535, 65_536, 77_777, 98_303, 98_304, 99_839, 99_840, 99_999] {
        tiles.calls = 0;
        let proof = inclusion(&mut tiles, index, size).unwrap();
        most = most.max(tiles.calls);
        let leaf = tiles.levels[0][index as usize];
        verify_inclusion(leaf, index, size, &proof, head).unwrap();
    }
    assert!(most <= 5, "{most} calls for an entry");
    most = 0;
    for old in [1, 255, 256, 257, 65_535, 65_536, 65_537, 77_777, 99_840, 99_999, 100_000] {
        tiles.calls = 0;
        let proof = consistency(&mut tiles, old, size).unwrap();
        most = most.max(tiles.calls);
        let old_root = root(&mut tiles, old).unwrap();
        verify_consistency(old, old_root, size, head, &proof).unwrap();
    }
    assert!(most <= 6, "{most} calls for two trees");
}

#[test]
fn what_is_outside_the_tree_or_missing_from_the_tiles_is_said() {
    let mut tiles = InMemory::of(&leaves(10));
    assert_eq!(inclusion(&mut tiles, 10, 10), Err(ProofError::Outside { part: 10, size: 10 }));
    assert_eq!(consistency(&mut tiles, 11, 10), Err(ProofError::Outside { part: 11, size: 10 }));
    assert_eq!(inclusion(&mut tiles, 3, 11), Err(ProofError::Tiles("beyond the tree".to_owned())));
    struct Short;
    impl Tiles for Short {
        type Error = String;
        fn hashes(&mut self, _: u8, _: u64, count: u16) -> Result<Vec<Hash>, String> {
            Ok(vec![Hash::empty_tree(); usize::from(count) - 1])
        }
    }
    assert_eq!(root(&mut Short, 3), Err(ProofError::Missing { level: 0, start: 0, count: 3 }));
}
