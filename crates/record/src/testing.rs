//! What the tests share: the plainest form of the tree, and a small log.

mod arbitrary;
mod document;
mod every_byte;
mod generated;
mod log;
mod opinion;

pub use log::*;

use crate::{hash::Hash, proofs::Tiles};

/// Leaves that differ.
pub fn leaves(count: usize) -> Vec<Hash> {
    (0..count).map(|number| Hash::leaf(format!("entry {number}").as_bytes())).collect()
}

fn split(count: usize) -> usize {
    let mut width = 1;
    while width * 2 < count {
        width *= 2;
    }
    width
}

/// MTH of RFC 6962, 2.1, as it is written there.
pub fn naive_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::empty_tree(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            Hash::node(naive_root(left), naive_root(right))
        }
    }
}

/// PATH of RFC 6962, 2.1.1.
pub fn naive_path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let width = split(leaves.len());
    let (left, right) = leaves.split_at(width);
    let (mut path, sibling) = if index < width {
        (naive_path(index, left), naive_root(right))
    } else {
        (naive_path(index - width, right), naive_root(left))
    };
    path.push(sibling);
    path
}

/// PROOF of RFC 6962, 2.1.2.
pub fn naive_consistency(old: usize, leaves: &[Hash]) -> Vec<Hash> {
    fn sub_proof(old: usize, leaves: &[Hash], known: bool) -> Vec<Hash> {
        if old == leaves.len() {
            return if known { Vec::new() } else { vec![naive_root(leaves)] };
        }
        let width = split(leaves.len());
        let (left, right) = leaves.split_at(width);
        let (mut path, sibling) = if old <= width {
            (sub_proof(old, left, known), naive_root(right))
        } else {
            (sub_proof(old - width, right, false), naive_root(left))
        };
        path.push(sibling);
        path
    }
    sub_proof(old, leaves, true)
}

/// Tiles in memory that count how often they are asked.
#[derive(Default)]
pub struct InMemory {
    pub levels: Vec<Vec<Hash>>,
    pub calls: usize,
}

impl InMemory {
    pub fn of(leaves: &[Hash]) -> InMemory {
        let mut tiles = InMemory::default();
        let mut tree = crate::tree::Frontier::new();
        tiles.levels.push(leaves.to_vec());
        for leaf in leaves {
            for tile in tree.push(*leaf) {
                let level = usize::from(tile.level);
                if tiles.levels.len() == level {
                    tiles.levels.push(Vec::new());
                }
                assert_eq!(tiles.levels[level].len() as u64, tile.index);
                tiles.levels[level].push(tile.hash);
            }
        }
        tiles
    }
}

impl Tiles for InMemory {
    type Error = String;
    fn hashes(&mut self, level: u8, start: u64, count: u16) -> Result<Vec<Hash>, String> {
        self.calls += 1;
        assert!(start.is_multiple_of(256) && (1..=256).contains(&count), "{level} {start} {count}");
        let kept = self.levels.get(usize::from(level)).ok_or("no such level")?;
        let end = start as usize + usize::from(count);
        Ok(kept.get(start as usize..end).ok_or("beyond the tree")?.to_vec())
    }
}
