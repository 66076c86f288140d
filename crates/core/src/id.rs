//! Identities. Keys of rows are UUIDs of version 7 (RFC 9562, 5.7), made by the application;
//! what an address or the record shows is drawn from chance and says nothing.

use crate::{
    chance::{Chance, draw},
    instant::Instant,
};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// The text is not an identity of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identity: {0:?}")]
pub struct NotAnId(pub String);

macro_rules! key {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// A new identity, ordered by the moment it was made.
            pub fn new(now: Instant, chance: &dyn Chance) -> $name {
                let milliseconds = u64::try_from(now.milliseconds()).unwrap_or(0);
                $name(uuid::Builder::from_unix_timestamp_millis(milliseconds, &draw(chance)).into_uuid())
            }

            /// Its sixteen bytes, for formats that want them.
            pub fn bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<$name, NotAnId> {
                text.parse().map($name).map_err(|_| NotAnId(text.into()))
            }
        }
    )+};
}

key! {
    /// One institution's publication.
    SiteId,
    /// The site in one language.
    EditionId,
    /// A named place in an edition.
    SectionId,
    /// What the institution says once, in any number of languages.
    ItemId,
    /// The item in one language.
    DocumentId,
    /// An immutable snapshot of a document's content.
    RevisionId,
    /// A public act on a document: a publication, a withdrawal, a restoration.
    EventId,
    /// A photograph or file.
    MediaId,
    /// Somebody who acts, or one of the two accounts that no person holds.
    PersonId,
    /// A single-use link for somebody outside.
    InvitationId,
    /// Work that is done behind an action.
    JobId,
    /// Somebody who has signed in, on one browser.
    SessionId,
    /// A passkey of somebody.
    PasskeyId,
    /// What lets a program in, in somebody's name.
    AccessId,
    /// An address that is told of public acts.
    HookId,
    /// Something that somebody says about a text.
    CommentId,
    /// What an institution speaks about.
    TopicId,
}

/// Crockford's base 32 in small letters: no i, l, o or u, so that it survives being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The eight characters that find a document in an address, whatever its slug has become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortId([u8; 8]);

impl ShortId {
    /// Draws a new one: 40 bits; the store refuses the rare double and the caller draws again.
    pub fn new(chance: &dyn Chance) -> ShortId {
        ShortId(draw::<8>(chance).map(|byte| ALPHABET[usize::from(byte) % 32]))
    }

    /// The eight characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("the alphabet is ASCII")
    }
}

impl fmt::Display for ShortId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ShortId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<ShortId, NotAnId> {
        let bytes: [u8; 8] = text.as_bytes().try_into().map_err(|_| NotAnId(text.into()))?;
        let known = bytes.iter().all(|byte| ALPHABET.contains(byte));
        if known { Ok(ShortId(bytes)) } else { Err(NotAnId(text.into())) }
    }
}

/// What the public record shows of an item, and what stands in a picture's address: 128 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicId([u8; 16]);

impl PublicId {
    /// Draws a new one.
    pub fn new(chance: &dyn Chance) -> PublicId {
        PublicId(draw(chance))
    }
}

impl fmt::Display for PublicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

impl FromStr for PublicId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<PublicId, NotAnId> {
        let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).map_err(|_| NotAnId(text.into()))?;
        bytes.try_into().map(PublicId).map_err(|_| NotAnId(text.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed(u8);
    impl Chance for Fixed {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    #[test]
    fn every_identity_reads_what_it_writes() {
        let revision = RevisionId::new(Instant::from_milliseconds(1_700_000_000_000), &Fixed(9));
        assert_eq!(revision.to_string().parse(), Ok(revision));
        let short = ShortId::new(&Fixed(250));
        assert_eq!(short.to_string().parse(), Ok(short));
        let public = PublicId::new(&Fixed(0xab));
        assert_eq!(public.to_string().parse(), Ok(public));
    }

    #[test]
    fn a_short_id_of_other_letters_is_refused() {
        assert!("0123456".parse::<ShortId>().is_err());
        assert!("0123456l".parse::<ShortId>().is_err());
        assert!("٠١٢٣".parse::<ShortId>().is_err());
    }
}
