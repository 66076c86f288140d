//! The RFC 6962 tree while it grows: its right edge is all that must be kept.

use crate::{decimal, hash::Hash};
use std::{fmt, str::FromStr};

/// The hash of a complete subtree that is a hash of a tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TileHash {
    /// The tile level, from 1: the subtree has 256^level leaves.
    pub level: u8,
    /// Which hash of that level, counted from 0 over all its tiles.
    pub index: u64,
    /// The subtree's head: the root over the full tile below.
    pub hash: Hash,
}

/// The compact form of an append-only tree: the heads of its complete subtrees, largest first.
///
/// Written `SIZE hex hex …`, with as many hashes as the size has one bits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    heads: Vec<Hash>,
}

impl Frontier {
    /// The tree without leaves.
    pub fn new() -> Frontier {
        Frontier::default()
    }

    /// How many leaves it has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf (see [`Hash::leaf`]). Returns the heads of the full tiles that it completes,
    /// lowest level first: they are the hashes of the tile levels above 0.
    pub fn push(&mut self, leaf: Hash) -> Vec<TileHash> {
        let mut completed = Vec::new();
        let mut head = leaf;
        let mut height = 0;
        while (self.size >> height) & 1 == 1 {
            let Some(left) = self.heads.pop() else { break };
            head = Hash::node(left, head);
            height += 1;
            if height % 8 == 0 {
                let index = self.size >> height;
                completed.push(TileHash { level: (height / 8) as u8, index, hash: head });
            }
        }
        self.heads.push(head);
        self.size += 1;
        completed
    }

    /// The head of the tree.
    pub fn root(&self) -> Hash {
        let joined = self.heads.iter().rev().copied().reduce(|right, left| Hash::node(left, right));
        joined.unwrap_or_else(Hash::empty_tree)
    }
}

/// The head of the tree with these leaves.
pub fn root_of(leaves: &[Hash]) -> Hash {
    let mut tree = Frontier::new();
    for leaf in leaves {
        tree.push(*leaf);
    }
    tree.root()
}

/// This text is not a frontier in its one spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the right edge of a tree: its size and one hash for each one bit of it are expected")]
pub struct NotAFrontier;

impl fmt::Display for Frontier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.size)?;
        self.heads.iter().try_for_each(|head| write!(f, " {head}"))
    }
}

impl FromStr for Frontier {
    type Err = NotAFrontier;
    fn from_str(text: &str) -> Result<Frontier, NotAFrontier> {
        let mut words = text.split(' ');
        let size = words.next().and_then(decimal::number).ok_or(NotAFrontier)?;
        let expected = size.count_ones() as usize;
        let mut heads = Vec::with_capacity(expected);
        for word in words {
            if heads.len() == expected {
                return Err(NotAFrontier);
            }
            heads.push(word.parse().map_err(|_| NotAFrontier)?);
        }
        if heads.len() != expected {
            return Err(NotAFrontier);
        }
        Ok(Frontier { size, heads })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{leaves, naive_root};

    #[test]
    fn the_heads_of_the_certificate_transparency_vectors_come_out() {
        let entries: [&[u8]; 8] = [
            b"",
            b"\x00",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let heads = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        let mut tree = Frontier::new();
        for (entry, head) in entries.iter().zip(heads) {
            tree.push(Hash::leaf(entry));
            assert_eq!(tree.root().to_string(), head);
        }
    }

    #[test]
    fn the_head_is_that_of_the_plain_recursion_at_every_size() {
        let leaves = leaves(600);
        let mut tree = Frontier::new();
        assert_eq!(tree.root(), Hash::empty_tree());
        for size in 1..=leaves.len() {
            tree.push(leaves[size - 1]);
            assert_eq!(tree.size(), size as u64);
            assert_eq!(tree.root(), naive_root(&leaves[..size]));
        }
        assert_eq!(root_of(&leaves), tree.root());
    }

    #[test]
    fn a_full_tile_gives_its_head_once_and_two_levels_at_65536() {
        let mut tree = Frontier::new();
        let leaf = Hash::leaf(b"same");
        let mut completed = Vec::new();
        for _ in 0..65_536 + 300 {
            completed.extend(tree.push(leaf));
        }
        assert_eq!(completed.len(), 256 + 1 + 1);
        let level_one: Vec<u64> =
            completed.iter().filter(|tile| tile.level == 1).map(|tile| tile.index).collect();
        assert_eq!(level_one, (0..257).collect::<Vec<u64>>());
        assert_eq!(completed[0].hash, root_of(&[leaf; 256]));
        assert_eq!((completed[256].level, completed[256].index), (2, 0));
        assert_eq!(completed[256].hash, root_of(&vec![leaf; 65_536]));
    }

    #[test]
    fn the_written_form_goes_on_where_it_stopped() {
        let leaves = leaves(300);
        let mut tree = Frontier::new();
        for leaf in &leaves {
            let read: Frontier = tree.to_string().parse().unwrap();
            assert_eq!(read, tree);
            tree.push(*leaf);
        }
        let hash = leaves[0];
        for wrong in ["", "1", "2", "0 ", " 0", "00", "-1", "x", "9223372036854775808"] {
            assert!(wrong.parse::<Frontier>().is_err(), "{wrong:?}");
        }
        for wrong in [format!("0 {hash}"), format!("2 {hash} {hash}"), format!("1  {hash}")] {
            assert!(wrong.parse::<Frontier>().is_err(), "{wrong:?}");
        }
    }
}
