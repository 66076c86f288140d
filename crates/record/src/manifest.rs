//! The parts manifest: a salted commitment to each part of a text, so that a part can be erased later and the rest
//! still be checked.

use crate::{
    disclosure::Part,
    hash::{Hash, NotAHash},
};
use std::{fmt, str::FromStr};

/// How many parts a text may have.
pub const MAX_PARTS: usize = 20_000;
/// The longest name of a part, in bytes.
pub const MAX_PART_NAME: usize = 64;
const FIRST_LINE: &str = "bayan-parts/1\n";

/// What a manifest says of a part: a hash over its name, its salt of 32 random bytes and its bytes. Without the salt
/// nobody can find out by guessing what the part was.
pub fn commitment(name: &str, salt: &[u8; 32], bytes: &[u8]) -> Hash {
    Hash::of(&[b"bayan-part/1\n", name.as_bytes(), b"\n", salt, bytes].concat())
}

/// Whether a part can have this name: segments of small letters and digits with `/` between them, at most
/// [`MAX_PART_NAME`] bytes.
pub fn is_part_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    name.len() <= MAX_PART_NAME
        && name.split('/').all(|segment| !segment.is_empty() && segment.bytes().all(fits))
}

/// The names of a text's parts and their commitments, sorted by name. Its bytes are hashed into the entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    parts: Vec<(String, Hash)>,
}

/// Why there is no such manifest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestFault {
    /// It is not a first line and lines of a name and a hash.
    #[error("not a parts manifest")]
    Form,
    /// A part has a name that parts cannot have.
    #[error("no part can have the name {0:?}")]
    Name(String),
    /// Names are not in their order, or one stands twice.
    #[error("the part {0} is out of order or stands twice")]
    Order(String),
    /// There are more than [`MAX_PARTS`].
    #[error("more parts than a text may have")]
    TooMany,
}

impl From<NotAHash> for ManifestFault {
    fn from(_: NotAHash) -> ManifestFault {
        ManifestFault::Form
    }
}

impl Manifest {
    /// Commits to these parts, in whatever order they come.
    pub fn of(parts: &[Part]) -> Result<Manifest, ManifestFault> {
        let committed =
            |part: &Part| (part.name.clone(), commitment(&part.name, &part.salt, part.text.as_bytes()));
        let mut parts: Vec<(String, Hash)> = parts.iter().map(committed).collect();
        parts.sort();
        Manifest { parts }.checked()
    }

    fn checked(self) -> Result<Manifest, ManifestFault> {
        if self.parts.len() > MAX_PARTS {
            return Err(ManifestFault::TooMany);
        }
        if let Some((name, _)) = self.parts.iter().find(|(name, _)| !is_part_name(name)) {
            return Err(ManifestFault::Name(name.clone()));
        }
        match self.parts.windows(2).find(|pair| pair[0].0 >= pair[1].0) {
            Some(pair) => Err(ManifestFault::Order(pair[1].0.clone())),
            None => Ok(self),
        }
    }

    /// The hash that an entry names as `content`.
    pub fn hash(&self) -> Hash {
        Hash::of(self.to_string().as_bytes())
    }

    /// The commitment to a part.
    pub fn get(&self, name: &str) -> Option<Hash> {
        let place = self.parts.binary_search_by(|(other, _)| other.as_str().cmp(name)).ok()?;
        Some(self.parts[place].1)
    }

    /// The names of the parts, sorted by their bytes.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(name, _)| name.as_str())
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(FIRST_LINE)?;
        self.parts.iter().try_for_each(|(name, hash)| writeln!(f, "{name} {hash}"))
    }
}

impl FromStr for Manifest {
    type Err = ManifestFault;
    fn from_str(text: &str) -> Result<Manifest, ManifestFault> {
        let mut rest = text.strip_prefix(FIRST_LINE).ok_or(ManifestFault::Form)?;
        let mut parts = Vec::new();
        while !rest.is_empty() {
            if parts.len() == MAX_PARTS {
                return Err(ManifestFault::TooMany);
            }
            let (line, after) = rest.split_once('\n').ok_or(ManifestFault::Form)?;
            let (name, hash) = line.split_once(' ').ok_or(ManifestFault::Form)?;
            parts.push((name.to_owned(), hash.parse()?));
            rest = after;
        }
        Manifest { parts }.checked()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, text: &str) -> Part {
        Part { name: name.into(), salt: [9; 32], text: text.into() }
    }

    #[test]
    fn a_manifest_is_sorted_by_bytes_and_read_back() {
        let manifest =
            Manifest::of(&[part("headline", "a"), part("body/2", "b"), part("body/10", "c")]).unwrap();
        assert_eq!(manifest.names().collect::<Vec<_>>(), ["body/10", "body/2", "headline"]);
        assert_eq!(manifest.to_string().parse(), Ok(manifest.clone()));
        assert_eq!(manifest.get("body/2"), Some(commitment("body/2", &[9; 32], b"b")));
        assert_eq!(manifest.get("body/3"), None);
        let empty = Manifest::of(&[]).unwrap();
        assert_eq!(empty.to_string(), "bayan-parts/1\n");
        assert_eq!(empty.to_string().parse(), Ok(empty));
    }

    #[test]
    fn name_salt_and_bytes_all_bind() {
        let one = commitment("byline", &[0; 32], b"A");
        assert_eq!(one, Hash::of(&[&b"bayan-part/1\nbyline\n"[..], &[0; 32], b"A"].concat()));
        assert_ne!(one, commitment("place", &[0; 32], b"A"));
        assert_ne!(one, commitment("byline", &[1; 32], b"A"));
        assert_ne!(one, commitment("byline", &[0; 32], b"B"));
    }

    #[test]
    fn other_spellings_of_a_manifest_are_refused() {
        let text = Manifest::of(&[part("a", "1"), part("b", "2")]).unwrap().to_string();
        let lines: Vec<&str> = text.lines().collect();
        let refused = [
            text.replace("/1", "/2"),
            text.trim_end().to_owned(),
            format!("{text}\n"),
            format!("{}\n{}\n{}\n", lines[0], lines[2], lines[1]),
            format!("{}\n{}\n{}\n", lines[0], lines[1], lines[1]),
            text.replace("b ", "B "),
            text.replace("b ", "b  "),
            text.replace("b ", "b/ "),
            text.replace("b ", "/b "),
            text.replace("b ", "b//c "),
            text.replace("b ", &format!("{} ", "b".repeat(65))),
            text.to_uppercase(),
        ];
        for text in refused {
            assert!(text.parse::<Manifest>().is_err(), "{text:?}");
        }
        assert_eq!(Manifest::of(&[part("a", ""), part("a", "")]), Err(ManifestFault::Order("a".into())));
        assert_eq!(Manifest::of(&[part("A", "")]), Err(ManifestFault::Name("A".into())));
    }
}
