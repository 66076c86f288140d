//! `bayan-succession/1`: the root key says that this log stands in the place of one whose entries are lost.

use super::{EntryFault, Site, Time, key::key_for_notes, lines::Lines};
use crate::{
    base64,
    hash::Hash,
    note::{SigningKey, VerifierKey},
};
use std::fmt;

pub(super) const FIRST_LINE: &[u8] = b"bayan-succession/1";

/// A statement by the root key about the log that was before this one. It is the first entry, or none.
///
/// What the earlier log held up to `size` was shown, and not all of it is there any more; nothing was signed in
/// its name for more entries. This log enters again what is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    /// The host that both origins begin with.
    pub site: Site,
    /// The origin of the earlier log.
    pub origin: String,
    /// How many entries the last known checkpoint of the earlier log covers.
    pub size: u64,
    /// The root of their tree.
    pub head: Hash,
    /// When it was stated, as the publisher says.
    pub time: Time,
    /// The root key that states it.
    pub root: VerifierKey,
    /// The root key's Ed25519 signature over all bytes of the entry before the word `signature`.
    pub signature: [u8; 64],
}

impl Succession {
    /// Makes a statement and signs it. Refused: an origin that is not one of the site's.
    pub fn signed(
        site: Site,
        (origin, size, head): (&str, u64, Hash),
        time: Time,
        root: &SigningKey,
    ) -> Result<Succession, EntryFault> {
        let mut statement = Succession {
            site,
            origin: origin.to_owned(),
            size,
            head,
            time,
            root: root.verifier(),
            signature: [0; 64],
        };
        statement.signature = root.sign_bytes(statement.signed_text().as_bytes());
        // Reading it back applies every rule of the format, lengths among them.
        Succession::read(&mut Lines::of(statement.to_string().as_bytes())?)
    }

    /// Checks the signature under the root key that the statement names. Whether that is the site's root key,
    /// the caller must know.
    pub fn verify(&self) -> Result<(), EntryFault> {
        if self.root.verify_bytes(self.signed_text().as_bytes(), &self.signature) {
            Ok(())
        } else {
            Err(EntryFault::WrongSignature)
        }
    }

    fn signed_text(&self) -> String {
        let Succession { site, origin, size, head, time, root, .. } = self;
        format!(
            "bayan-succession/1\nsite {site}\norigin {origin}\nsize {size}\nhead sha256:{head}\ntime {time}\nroot {root}\n"
        )
    }

    pub(super) fn read(lines: &mut Lines<'_>) -> Result<Succession, EntryFault> {
        let site: Site = lines.value("site")?;
        let origin = lines.text("origin")?.to_owned();
        let size = lines.number("size")?;
        let head = lines.hash("head")?;
        let time = lines.value("time")?;
        let root = key_for_notes(lines, "root")?;
        let signature = base64::decode(lines.text("signature")?).and_then(|bytes| bytes.try_into().ok());
        let signature = signature.ok_or(EntryFault::Value("signature"))?;
        if !crate::note::is_name(&origin) {
            return Err(EntryFault::Value("origin"));
        }
        if origin.split('/').next() != Some(site.as_str()) {
            return Err(EntryFault::Contradiction("a log is followed by one of the same site"));
        }
        Ok(Succession { site, origin, size, head, time, root, signature })
    }
}

impl fmt::Display for Succession {
    /// Writes the entry, with its last newline.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}signature {}", self.signed_text(), base64::encode(&self.signature))
    }
}
