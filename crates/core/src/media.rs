//! Media, known by the hash of their bytes; the formats in which pictures are offered, and the point of
//! a picture that matters.

use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// The SHA-256 of bytes: the name under which they are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

/// The text is not 64 hexadecimal digits in small letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a SHA-256 in small hexadecimal letters")]
pub struct NotAHash;

impl Hash {
    /// The hash of `bytes`.
    pub fn of(bytes: &[u8]) -> Hash {
        Hash(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

impl FromStr for Hash {
    type Err = NotAHash;
    fn from_str(text: &str) -> Result<Hash, NotAHash> {
        let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).map_err(|_| NotAHash)?;
        bytes.try_into().map(Hash).map_err(|_| NotAHash)
    }
}

/// A format in which a picture is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PictureFormat {
    /// JPEG (ITU-T T.81): every browser shows it.
    Jpeg,
    /// AVIF (AV1 Image File Format): about half as many bytes.
    Avif,
}

impl PictureFormat {
    /// The word in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "jpeg",
            PictureFormat::Avif => "avif",
        }
    }

    /// The end of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "jpg",
            PictureFormat::Avif => "avif",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "image/jpeg",
            PictureFormat::Avif => "image/avif",
        }
    }
}

/// The word names no format of pictures.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown picture format {0:?}")]
pub struct NotAFormat(pub String);

impl FromStr for PictureFormat {
    type Err = NotAFormat;
    fn from_str(text: &str) -> Result<PictureFormat, NotAFormat> {
        [PictureFormat::Jpeg, PictureFormat::Avif]
            .into_iter()
            .find(|format| format.as_str() == text)
            .ok_or_else(|| NotAFormat(text.into()))
    }
}

/// The point of a picture that stays in sight when it is cut to another shape: thousandths of its width
/// and of its height, from the upper left corner. A place in a picture is the same in every language, so
/// this is not start and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus {
    x: u16,
    y: u16,
}

impl Focus {
    /// The point at these thousandths; none outside the picture.
    pub fn new(x: i64, y: i64) -> Option<Focus> {
        let within = |value: i64| u16::try_from(value).ok().filter(|value| *value <= 1000);
        Some(Focus { x: within(x)?, y: within(y)? })
    }

    /// Thousandths of the width.
    pub fn x(self) -> u16 {
        self.x
    }

    /// Thousandths of the height.
    pub fn y(self) -> u16 {
        self.y
    }
}
