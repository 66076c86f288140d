//! Proofs from the hashes of tiles, and what a reader does to check them.
//!
//! Making a proof trusts the tiles that it is given (they are the log's own). Checking one trusts nothing
//! but the head that it is checked against.

mod verify;

pub use verify::{NotProved, verify_consistency, verify_inclusion};

use crate::{hash::Hash, tree::root_of};

/// Where the hashes of tiles come from: a database, a folder, a list in memory.
pub trait Tiles {
    /// What reading may end with.
    type Error;
    /// The hashes `start..start + count` of a tile level. Level 0 are the leaf hashes; hash `i` of level
    /// `L` is the head over the leaves `i * 256^L .. (i + 1) * 256^L`. They are of one tile: `start` is a
    /// multiple of 256 and `count` at most 256.
    fn hashes(&mut self, level: u8, start: u64, count: u16) -> Result<Vec<Hash>, Self::Error>;
}

/// Why there is no proof.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError<E> {
    /// The tiles could not be read.
    #[error("the tiles could not be read")]
    Tiles(#[source] E),
    /// Fewer or more hashes came back than were asked for.
    #[error("tile level {level} did not give the {count} hashes from number {start}")]
    Missing {
        /// The tile level.
        level: u8,
        /// The first hash that was asked for.
        start: u64,
        /// How many were asked for.
        count: u16,
    },
    /// There is no such proof: an entry beyond the tree, or an old tree larger than the new one.
    #[error("there is no such proof: {part} does not lie within a tree of {size} entries")]
    Outside {
        /// The entry or the old size.
        part: u64,
        /// The size of the tree.
        size: u64,
    },
}

/// The head of the tree of this size.
pub fn root<T: Tiles>(tiles: &mut T, size: u64) -> Result<Hash, ProofError<T::Error>> {
    if size == 0 {
        return Ok(Hash::empty_tree());
    }
    Reader::new(tiles, size).range(0, size)
}

/// The proof that entry `index` is in the tree of `size` entries: sibling hashes, lowest first
/// (RFC 6962, 2.1.1).
pub fn inclusion<T: Tiles>(tiles: &mut T, index: u64, size: u64) -> Result<Vec<Hash>, ProofError<T::Error>> {
    if index >= size {
        return Err(ProofError::Outside { part: index, size });
    }
    let mut reader = Reader::new(tiles, size);
    let (mut low, mut high) = (0, size);
    let mut path = Vec::new();
    while high - low > 1 {
        let middle = low + split(high - low);
        if index < middle {
            path.push(reader.range(middle, high)?);
            high = middle;
        } else {
            path.push(reader.range(low, middle)?);
            low = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// The proof that the tree of `old` entries is the beginning of the tree of `new` (RFC 6962, 2.1.2).
/// Empty where nothing needs a proof: from the empty tree, and between equal sizes.
pub fn consistency<T: Tiles>(tiles: &mut T, old: u64, new: u64) -> Result<Vec<Hash>, ProofError<T::Error>> {
    if old > new {
        return Err(ProofError::Outside { part: old, size: new });
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let mut reader = Reader::new(tiles, new);
    let (mut low, mut high) = (0, new);
    let mut path = Vec::new();
    while high != old {
        let middle = low + split(high - low);
        if old <= middle {
            path.push(reader.range(middle, high)?);
            high = middle;
        } else {
            path.push(reader.range(low, middle)?);
            low = middle;
        }
    }
    // The old tree itself is known to the reader when it is one complete subtree from the first leaf on.
    if low != 0 {
        path.push(reader.range(low, high)?);
    }
    path.reverse();
    Ok(path)
}

/// The largest power of two below `width`, which is at least 2.
fn split(width: u64) -> u64 {
    1 << (u64::BITS - 1 - (width - 1).leading_zeros())
}

/// Reads whole tiles, each once.
struct Reader<'a, T> {
    tiles: &'a mut T,
    size: u64,
    read: Vec<((u8, u64), Vec<Hash>)>,
}

impl<'a, T: Tiles> Reader<'a, T> {
    fn new(tiles: &'a mut T, size: u64) -> Reader<'a, T> {
        Reader { tiles, size, read: Vec::new() }
    }

    /// The head over the leaves `low..high`, not empty, where `low` is a multiple of the largest complete
    /// subtree in it: such ranges are all that RFC 6962 ever asks for.
    fn range(&mut self, low: u64, high: u64) -> Result<Hash, ProofError<T::Error>> {
        let mut heads = Vec::new();
        let mut from = low;
        while from < high {
            let height = u64::BITS - 1 - (high - from).leading_zeros();
            heads.push(self.subtree(height, from >> height)?);
            from += 1 << height;
        }
        let joined = heads.into_iter().rev().reduce(|right, left| Hash::node(left, right));
        Ok(joined.unwrap_or_else(Hash::empty_tree))
    }

    /// The head of the complete subtree number `index` of those with 2^height leaves.
    fn subtree(&mut self, height: u32, index: u64) -> Result<Hash, ProofError<T::Error>> {
        let level = (height / 8) as u8;
        let width = 1_u64 << (height % 8);
        let start = index << (height % 8);
        let tile = self.tile(level, start / 256)?;
        let first = (start % 256) as usize;
        let missing = ProofError::Missing { level, start, count: width as u16 };
        Ok(root_of(tile.get(first..first + width as usize).ok_or(missing)?))
    }

    fn tile(&mut self, level: u8, tile: u64) -> Result<&[Hash], ProofError<T::Error>> {
        let position = match self.read.iter().position(|(place, _)| *place == (level, tile)) {
            Some(position) => position,
            None => {
                let start = tile * 256;
                let hashes_of_level = self.size.checked_shr(8 * u32::from(level)).unwrap_or(0);
                let count = hashes_of_level.saturating_sub(start).min(256) as u16;
                let hashes = self.tiles.hashes(level, start, count).map_err(ProofError::Tiles)?;
                if hashes.len() != usize::from(count) {
                    return Err(ProofError::Missing { level, start, count });
                }
                self.read.push(((level, tile), hashes));
                self.read.len() - 1
            }
        };
        Ok(&self.read[position].1)
    }
}

#[cfg(test)]
mod tests;
