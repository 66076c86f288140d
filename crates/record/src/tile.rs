//! Tiles and bundles of entries: their paths and bytes, as C2SP tlog-tiles has them.
//!
//! **Nothing authenticates a tile or a bundle by itself.** There is no function here that takes a tile and a
//! checkpoint and calls an entry of it checked: a reader takes whole bundles in with [`continue_from_bundle`],
//! which hashes every entry that it hands out, and compares the head of the tree that came of it with a signed
//! one. A forged entry beside a right hash (the class of CVE-2026-56865) has nothing to stand on, because no
//! hash that was read is ever taken for the hash of an entry.

use crate::{decimal, hash::Hash, tree::Frontier};
use std::{fmt, str::FromStr};

/// How many hashes or entries a full tile has.
pub const FULL: u16 = 256;

/// The path of a tile or bundle below the log's prefix: `tile/0/x001/x234/067.p/8`, `tile/entries/000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TilePath {
    /// Hashes of the tree.
    Hashes {
        /// 0 for leaf hashes, each level above for the heads of the full tiles below; at most 63.
        level: u8,
        /// Which tile of the level.
        index: u64,
        /// How many hashes, 1 to 256; 256 is a full tile.
        width: u16,
    },
    /// The entries themselves.
    Entries {
        /// Which bundle: its first entry is `256 * index`.
        index: u64,
        /// How many entries, 1 to 256; 256 is a full bundle.
        width: u16,
    },
}

/// Why a path, tile or bundle was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TileFault {
    /// The path is not one of a tile, or not in its one spelling.
    #[error("not the path of a tile")]
    Path,
    /// The bytes are not as many hashes or entries as the width says.
    #[error("the bytes are not the {width} parts that this tile or bundle has")]
    Width {
        /// How many there ought to be.
        width: u16,
    },
    /// The bundle does not continue the tree that is being rebuilt.
    #[error("the bundle {index} of width {width} does not continue a tree of {size} entries")]
    NotNext {
        /// The bundle's number.
        index: u64,
        /// Its width.
        width: u16,
        /// How many entries the tree has.
        size: u64,
    },
}

impl fmt::Display for TilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (index, width) = match *self {
            TilePath::Hashes { level, index, width } => {
                write!(f, "tile/{level}/")?;
                (index, width)
            }
            TilePath::Entries { index, width } => {
                f.write_str("tile/entries/")?;
                (index, width)
            }
        };
        let digits = index.to_string();
        let padded = format!("{:0>1$}", digits, digits.len().div_ceil(3) * 3);
        for place in (0..padded.len()).step_by(3) {
            let last = place + 3 == padded.len();
            write!(f, "{}{}", if last { "" } else { "x" }, &padded[place..place + 3])?;
            if !last {
                f.write_str("/")?;
            }
        }
        if width == FULL { Ok(()) } else { write!(f, ".p/{width}") }
    }
}

impl FromStr for TilePath {
    type Err = TileFault;
    fn from_str(text: &str) -> Result<TilePath, TileFault> {
        let path = read_path(text).ok_or(TileFault::Path)?;
        // Padding, an empty leading group and the like: whatever would be written otherwise is refused.
        if path.to_string() == text { Ok(path) } else { Err(TileFault::Path) }
    }
}

fn read_path(text: &str) -> Option<TilePath> {
    let (level, rest) = text.strip_prefix("tile/")?.split_once('/')?;
    let (digits, width) = match rest.split_once(".p/") {
        Some((digits, width)) => (digits, decimal::number(width).filter(|width| (1..256).contains(width))?),
        None => (rest, u64::from(FULL)),
    };
    if digits.len() > 35 {
        return None;
    }
    let joined: String = digits.split('/').map(|group| group.strip_prefix('x').unwrap_or(group)).collect();
    let significant = joined.trim_start_matches('0');
    let index = decimal::number(if significant.is_empty() { "0" } else { significant })?;
    let width = u16::try_from(width).ok()?;
    if level == "entries" {
        return Some(TilePath::Entries { index, width });
    }
    let level = u8::try_from(decimal::number(level).filter(|level| *level <= 63)?).ok()?;
    Some(TilePath::Hashes { level, index, width })
}

/// The bytes of a tile.
pub fn tile_write(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

/// The hashes of a tile of this width: exactly 32 bytes for each.
pub fn tile_read(bytes: &[u8], width: u16) -> Result<Vec<Hash>, TileFault> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    if !(1..=FULL).contains(&width) || hashes.len() != usize::from(width) || !rest.is_empty() {
        return Err(TileFault::Width { width });
    }
    Ok(hashes.iter().copied().map(Hash::from_bytes).collect())
}

/// The bytes of a bundle: each entry after its length in two bytes, the larger first.
///
/// # Panics
/// When an entry has more than 65,535 bytes, which no entry of the record can have.
pub fn bundle_write(entries: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(entries.iter().map(|entry| entry.len() + 2).sum());
    for entry in entries {
        assert!(entry.len() <= usize::from(u16::MAX), "an entry of more than 65,535 bytes");
        bytes.extend((entry.len() as u16).to_be_bytes());
        bytes.extend_from_slice(entry);
    }
    bytes
}

/// The entries of a bundle of this width, with nothing left over.
pub fn bundle_read(bytes: &[u8], width: u16) -> Result<Vec<Vec<u8>>, TileFault> {
    let fault = TileFault::Width { width };
    if !(1..=FULL).contains(&width) {
        return Err(fault);
    }
    let mut rest = bytes;
    let mut entries = Vec::with_capacity(usize::from(width));
    for _ in 0..width {
        let (length, after) = rest.split_first_chunk::<2>().ok_or(fault.clone())?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, after) = after.split_at_checked(length).ok_or(fault.clone())?;
        entries.push(entry.to_vec());
        rest = after;
    }
    if rest.is_empty() { Ok(entries) } else { Err(fault) }
}

/// Takes in the entries of bundle `index` that `tree` does not have yet, and returns them.
///
/// The bundle must be the one that the tree ends in: entries that the tree has already (the bundle was partial
/// when it was read before) are stepped over **without being compared**. The entries returned are as good as the
/// tree's head: nothing is known of them until it equals a signed head of the same size.
pub fn continue_from_bundle(
    tree: &mut Frontier,
    index: u64,
    width: u16,
    bytes: &[u8],
) -> Result<Vec<Vec<u8>>, TileFault> {
    let known = (tree.size() % u64::from(FULL)) as usize;
    if index != tree.size() / u64::from(FULL) || known >= usize::from(width) {
        return Err(TileFault::NotNext { index, width, size: tree.size() });
    }
    let mut entries = bundle_read(bytes, width)?;
    entries.drain(..known);
    for entry in &entries {
        tree.push(Hash::leaf(entry));
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paths_of_the_specification_are_read_and_written() {
        let known = [
            ("tile/0/x001/x234/067", TilePath::Hashes { level: 0, index: 1_234_067, width: 256 }),
            ("tile/0/x001/x234/067.p/8", TilePath::Hashes { level: 0, index: 1_234_067, width: 8 }),
            ("tile/63/000.p/255", TilePath::Hashes { level: 63, index: 0, width: 255 }),
            ("tile/entries/000", TilePath::Entries { index: 0, width: 256 }),
            ("tile/entries/x001/000.p/1", TilePath::Entries { index: 1000, width: 1 }),
        ];
        for (text, path) in known {
            assert_eq!(text.parse(), Ok(path), "{text}");
            assert_eq!(path.to_string(), text);
        }
    }

    #[test]
    fn other_spellings_of_a_path_are_refused() {
        for wrong in [
            "",
            "tile",
            "tile/0",
            "tile/0/",
            "tile/0/0",
            "tile/0/00",
            "tile/0/0000",
            "tile/0/x000/001",
            "tile/0/001/001",
            "tile/0/x001",
            "tile/0/x001/x001",
            "tile/00/000",
            "tile/64/000",
            "tile/-1/000",
            "tile/+1/000",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/000.p/",
            "tile/0/000.p",
            "tile/0/000/",
            "/tile/0/000",
            "tile//000",
            "tile/data/000",
            "tile/Entries/000",
            "tile/0/٠٠٠",
            "tile/0/x999/x999/x999/x999/x999/x999/999",
            "tile/entries/000.p/1.p/1",
        ] {
            assert_eq!(wrong.parse::<TilePath>(), Err(TileFault::Path), "{wrong:?}");
        }
    }

    #[test]
    fn a_tile_or_bundle_is_exactly_as_wide_as_it_says() {
        let hashes = crate::testing::leaves(3);
        let bytes = tile_write(&hashes);
        assert_eq!(tile_read(&bytes, 3), Ok(hashes));
        for (bytes, width) in [(&bytes[..], 2), (&bytes[..], 4), (&bytes[1..], 3), (&[][..], 0)] {
            assert_eq!(tile_read(bytes, width), Err(TileFault::Width { width }));
        }
        let bundle = bundle_write(&[b"one", b"", b"three"]);
        assert_eq!(bundle, b"\0\x03one\0\0\0\x05three");
        assert_eq!(bundle_read(&bundle, 3), Ok(vec![b"one".to_vec(), Vec::new(), b"three".to_vec()]));
        for width in [0, 1, 2, 4, 257] {
            assert_eq!(bundle_read(&bundle, width), Err(TileFault::Width { width }));
        }
        assert!(bundle_read(&bundle[..bundle.len() - 1], 3).is_err());
    }

    #[test]
    fn a_tree_is_rebuilt_from_bundles_and_goes_on_within_one() {
        let entries: Vec<String> = (0..700).map(|number| format!("entry {number}")).collect();
        let leaves = crate::testing::leaves(700);
        let bundle = |from: usize, to: usize| {
            bundle_write(&entries[from..to].iter().map(|entry| entry.as_bytes()).collect::<Vec<_>>())
        };
        let mut tree = Frontier::new();
        assert_eq!(continue_from_bundle(&mut tree, 0, 256, &bundle(0, 256)).unwrap().len(), 256);
        assert_eq!(continue_from_bundle(&mut tree, 1, 8, &bundle(256, 264)).unwrap().len(), 8);
        let again = continue_from_bundle(&mut tree, 1, 8, &bundle(256, 264));
        assert_eq!(again, Err(TileFault::NotNext { index: 1, width: 8, size: 264 }));
        let new = continue_from_bundle(&mut tree, 1, 256, &bundle(256, 512)).unwrap();
        assert_eq!(new[0], b"entry 264");
        continue_from_bundle(&mut tree, 2, 188, &bundle(512, 700)).unwrap();
        assert_eq!(tree.root(), crate::testing::naive_root(&leaves));
    }

    #[test]
    fn a_forged_entry_changes_the_head_whatever_the_tiles_say() {
        let mut honest = Frontier::new();
        let mut forged = Frontier::new();
        continue_from_bundle(&mut honest, 0, 2, &bundle_write(&[b"a", b"b"])).unwrap();
        continue_from_bundle(&mut forged, 0, 2, &bundle_write(&[b"a", b"c"])).unwrap();
        assert_ne!(honest.root(), forged.root());
    }
}
