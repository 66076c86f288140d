//! The disclosure: salts and texts of the parts of one revision. It is what an erasure destroys.

use crate::{
    entry::{Entry, EntryFault, Revision},
    hash::Hash,
    json::{self, NotTheFile, Objects},
    manifest::{MAX_PARTS, Manifest, ManifestFault, commitment, is_part_name},
};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The largest disclosure that is read, in bytes.
pub const MAX_DISCLOSURE: usize = 8 * 1024 * 1024;
/// The first value of the file.
pub const FORMAT: &str = "bayan-disclosure/1";
const MAX_ADDRESS: usize = 2048;

/// A part of a text: what its commitment was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name: `headline`, `body/1` …
    pub name: String,
    /// 32 random bytes, drawn for this part alone.
    #[serde(serialize_with = "write_salt", deserialize_with = "read_salt")]
    pub salt: [u8; 32],
    /// Its bytes, which are text.
    pub text: String,
}

/// Where the bytes of a medium are served. No part of what is proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MediaAddress {
    /// The name of the part that holds the medium's hash: `media/1`.
    pub part: String,
    /// An address; on the site itself it begins with `/`.
    pub address: String,
}

/// What is shown of one revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// The exact text of the log's entry.
    pub entry: String,
    /// The exact text of the parts manifest.
    pub manifest: String,
    /// The parts that may be shown: all of the manifest, or what an erasure has left.
    pub parts: Vec<Part>,
    /// Where the media are.
    pub media: Vec<MediaAddress>,
}

/// A disclosure whose parts are those of its entry. That the entry is in the log is another matter:
/// see [`crate::evidence`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The names of the manifest's parts that are not shown.
    pub withheld: Vec<String>,
    /// The entry, read.
    pub revision: Revision,
}

/// Why a disclosure does not fit its entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DisclosureFault {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] NotTheFile),
    /// The list of parts cannot be: a name that none can have, out of order, or twice.
    #[error("the list of parts has a name that cannot stand there: {0:?}")]
    Names(String),
    /// An address of a medium cannot be one.
    #[error("the list of media has an address that cannot be one")]
    Address,
    /// The entry cannot be read.
    #[error("the entry cannot be read: {0}")]
    Entry(#[from] EntryFault),
    /// The entry is not about a revision.
    #[error("the entry is not about a revision of a text")]
    NotARevision,
    /// The manifest's hash is not the one that the entry names.
    #[error("this list of parts is not the one that the entry names")]
    AnotherManifest,
    /// The entry names a manifest that is none.
    #[error("the list of parts that the entry names cannot be read: {0}")]
    Manifest(#[from] ManifestFault),
    /// A part is shown that the revision does not have.
    #[error("the revision has no part {0}")]
    NoSuchPart(String),
    /// A part is not what was recorded.
    #[error("the part {0} is not what was recorded")]
    AnotherPart(String),
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    entry: &'a str,
    manifest: &'a str,
    parts: Vec<&'a Part>,
    media: &'a [MediaAddress],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    format: String,
    entry: String,
    manifest: String,
    parts: Objects<Part, MAX_PARTS>,
    media: Objects<MediaAddress, MAX_PARTS>,
}

impl Disclosure {
    /// The file: JSON with the parts sorted by name.
    pub fn to_json(&self) -> String {
        json_text(self)
    }

    /// Reads the file. Its form is checked, not its truth: see [`Disclosure::check`].
    pub fn parse(text: &str) -> Result<Disclosure, DisclosureFault> {
        json::read::<Read>(text, MAX_DISCLOSURE)?.try_into()
    }

    /// Checks that the manifest is the entry's and every part the manifest's, and that media are of its parts.
    /// What stands at their addresses is for the caller to compare with the hash that the part holds.
    pub fn check(&self) -> Result<Checked, DisclosureFault> {
        let Entry::Revision(revision) = Entry::parse(self.entry.as_bytes())? else {
            return Err(DisclosureFault::NotARevision);
        };
        if Hash::of(self.manifest.as_bytes()) != revision.content {
            return Err(DisclosureFault::AnotherManifest);
        }
        let manifest: Manifest = self.manifest.parse()?;
        check_names(&self.parts)?;
        for part in &self.parts {
            let recorded =
                manifest.get(&part.name).ok_or_else(|| DisclosureFault::NoSuchPart(part.name.clone()))?;
            if commitment(&part.name, &part.salt, part.text.as_bytes()) != recorded {
                return Err(DisclosureFault::AnotherPart(part.name.clone()));
            }
        }
        if let Some(media) = self.media.iter().find(|media| manifest.get(&media.part).is_none()) {
            return Err(DisclosureFault::NoSuchPart(media.part.clone()));
        }
        let shown = |name: &str| self.parts.binary_search_by(|part| part.name.as_str().cmp(name)).is_ok();
        let withheld = manifest.names().filter(|name| !shown(name)).map(str::to_owned).collect();
        Ok(Checked { withheld, revision })
    }
}

impl Serialize for Disclosure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Disclosure { entry, manifest, parts, media } = self;
        Written { format: FORMAT, entry, manifest, parts: sorted(parts), media }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Disclosure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Disclosure, D::Error> {
        let json::Object(read) = json::Object::<Read>::deserialize(deserializer)?;
        read.try_into().map_err(|fault: DisclosureFault| de::Error::custom(fault))
    }
}

impl TryFrom<Read> for Disclosure {
    type Error = DisclosureFault;
    fn try_from(read: Read) -> Result<Disclosure, DisclosureFault> {
        if read.format != FORMAT {
            return Err(NotTheFile::Format(FORMAT).into());
        }
        check_names(&read.parts.0)?;
        let unfit = |media: &MediaAddress| {
            !is_part_name(&media.part)
                || media.address.len() > MAX_ADDRESS
                || media.address.chars().any(|sign| sign.is_control())
        };
        if read.media.0.iter().any(unfit) {
            return Err(DisclosureFault::Address);
        }
        let Read { entry, manifest, parts, media, .. } = read;
        Ok(Disclosure { entry, manifest, parts: parts.0, media: media.0 })
    }
}

/// The array of parts alone, sorted by name: what the database keeps.
pub fn parts_to_json(parts: &[Part]) -> String {
    json_text(&sorted(parts))
}

/// Reads what [`parts_to_json`] wrote.
pub fn parts_from_json(text: &str) -> Result<Vec<Part>, DisclosureFault> {
    if text.len() > MAX_DISCLOSURE {
        return Err(NotTheFile::TooLarge.into());
    }
    let read: Result<Objects<Part, MAX_PARTS>, _> = serde_json::from_str(text);
    let Objects(parts) = read.map_err(|fault| NotTheFile::Form(fault.to_string()))?;
    check_names(&parts)?;
    Ok(parts)
}

fn sorted(parts: &[Part]) -> Vec<&Part> {
    let mut parts: Vec<&Part> = parts.iter().collect();
    parts.sort_by(|one, other| one.name.cmp(&other.name));
    parts
}

fn check_names(parts: &[Part]) -> Result<(), DisclosureFault> {
    let unfit = parts.iter().find(|part| !is_part_name(&part.name));
    let misplaced = parts.windows(2).find(|pair| pair[0].name >= pair[1].name).map(|pair| &pair[1]);
    match unfit.or(misplaced) {
        Some(part) => Err(DisclosureFault::Names(part.name.clone())),
        None => Ok(()),
    }
}

/// Strings, numbers and lists of them cannot fail to be written.
pub(crate) fn json_text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn write_salt<S: Serializer>(salt: &[u8; 32], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&HEXLOWER.encode(salt))
}

fn read_salt<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 32], D::Error> {
    let text = String::deserialize(deserializer)?;
    let hash: Hash = text.parse().map_err(|_| de::Error::custom("a salt is 64 small hexadecimal digits"))?;
    Ok(*hash.as_bytes())
}

#[cfg(test)]
mod tests;
