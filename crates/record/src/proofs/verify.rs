//! Checking proofs: the iterative forms of RFC 9162, 2.1.3.2 and 2.1.4.2, for the same tree.

use crate::hash::Hash;

/// These hashes do not lead to this head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these hashes do not lead to the head of the tree")]
pub struct NotProved;

/// Checks that `leaf` is number `index` of the tree of `size` leaves with this head.
pub fn verify_inclusion(
    leaf: Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: Hash,
) -> Result<(), NotProved> {
    if index >= size {
        return Err(NotProved);
    }
    let (mut node, mut last) = (index, size - 1);
    let mut head = leaf;
    for sibling in proof {
        if last == 0 {
            return Err(NotProved);
        }
        if node & 1 == 1 || node == last {
            head = Hash::node(*sibling, head);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            head = Hash::node(head, *sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if last == 0 && head == root { Ok(()) } else { Err(NotProved) }
}

/// Checks that the tree of `old_size` leaves is the beginning of the tree of `new_size`.
///
/// The empty tree is the beginning of every tree; its head must be [`Hash::empty_tree`] and its proof empty.
pub fn verify_consistency(
    old_size: u64,
    old_root: Hash,
    new_size: u64,
    new_root: Hash,
    proof: &[Hash],
) -> Result<(), NotProved> {
    let empty_heads_fit = (old_size != 0 || old_root == Hash::empty_tree())
        && (new_size != 0 || new_root == Hash::empty_tree());
    if old_size > new_size || !empty_heads_fit {
        return Err(NotProved);
    }
    if old_size == new_size {
        return if proof.is_empty() && old_root == new_root { Ok(()) } else { Err(NotProved) };
    }
    if old_size == 0 {
        return if proof.is_empty() { Ok(()) } else { Err(NotProved) };
    }
    let (mut node, mut last) = (old_size - 1, new_size - 1);
    while node & 1 == 1 {
        node >>= 1;
        last >>= 1;
    }
    let mut hashes = proof.iter().copied();
    // A complete subtree from the first leaf on: its head is the old head, and is left out of the proof.
    let first = if old_size.is_power_of_two() { old_root } else { hashes.next().ok_or(NotProved)? };
    let (mut old_head, mut new_head) = (first, first);
    for sibling in hashes {
        if last == 0 {
            return Err(NotProved);
        }
        if node & 1 == 1 || node == last {
            old_head = Hash::node(sibling, old_head);
            new_head = Hash::node(sibling, new_head);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            new_head = Hash::node(new_head, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    if last == 0 && old_head == old_root && new_head == new_root { Ok(()) } else { Err(NotProved) }
}
