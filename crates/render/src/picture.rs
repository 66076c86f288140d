//! Pictures: decoded within limits, turned upright, cleaned of every metadata, offered in a few widths.
//!
//! Only the pixels survive: position, camera, thumbnails and comments do not. Credit lives in the
//! database.

mod avif;
mod class;
mod decode;
mod jpeg;
mod resize;

pub use avif::{AVIF_WIDTHS, avif, widths_for};
pub use class::{Focus, class, rule};

use decode::decode;
use jpeg::{ORIGINAL_QUALITY, RENDITION_QUALITY, encode};
use resize::{fit, resize};

/// The most bytes of a file.
pub const MAX_BYTES: usize = 40 << 20;
/// The widest that a cleaned original is kept.
const MAX_WIDTH: u32 = 3000;
/// The widths that pages are offered.
const WIDTHS: [u32; 5] = [400, 800, 1200, 1600, 2400];

/// Why a file cannot be taken as a picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    /// More bytes or pixels than are taken.
    #[error("the picture is too large ({0})")]
    TooLarge(String),
    /// Not a picture of a known kind, or a damaged one.
    #[error("not a picture that can be read: {0}")]
    Unreadable(String),
}

/// A picture file of our own making.
#[derive(Debug, Clone)]
pub struct Encoded {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A picture ready to be kept.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The cleaned original.
    pub original: Encoded,
    /// The widths that pages are offered, the smallest first; never wider than the original.
    pub renditions: Vec<Encoded>,
    /// Its average colour, `#rrggbb`.
    pub colour: String,
}

/// A part of a picture, in its pixels from the left and the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Where it begins, from the left.
    pub left: u32,
    /// Where it begins, from the top.
    pub top: u32,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// The fewest pixels that a part has along one side: what is smaller shows nothing on a page.
const LEAST_SIDE: u32 = 50;

impl Part {
    /// Whether it lies within a picture of this size, and is large enough to be seen.
    pub fn is_of(&self, (width, height): (u32, u32)) -> bool {
        let within = |at: u32, long: u32, of: u32| at.checked_add(long).is_some_and(|end| end <= of);
        within(self.left, self.width, width)
            && within(self.top, self.height, height)
            && self.width.min(self.height) >= LEAST_SIDE
    }
}

/// Decodes a file and makes everything that is kept of it.
pub fn prepare(bytes: &[u8]) -> Result<Prepared, PictureFault> {
    made(decode(bytes)?)
}

/// The same of a part of a file; one that does not lie within it is no picture.
pub fn prepare_part(bytes: &[u8], part: Part) -> Result<Prepared, PictureFault> {
    let pixels = decode(bytes)?;
    if !part.is_of(pixels.dimensions()) {
        return Err(PictureFault::Unreadable("the part does not lie within it".into()));
    }
    made(image::imageops::crop_imm(&pixels, part.left, part.top, part.width, part.height).to_image())
}

fn made(pixels: image::RgbImage) -> Result<Prepared, PictureFault> {
    let (width, height) = fit(pixels.width(), pixels.height(), MAX_WIDTH);
    let original = if width == pixels.width() { pixels } else { resize(&pixels, width, height)? };
    let mut renditions = Vec::new();
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|offered| *offered < width).collect();
    widths.push(width.min(WIDTHS[WIDTHS.len() - 1]));
    for offered in widths {
        let (width, height) = fit(width, height, offered);
        let smaller =
            if width == original.width() { original.clone() } else { resize(&original, width, height)? };
        renditions.push(encode(&smaller, RENDITION_QUALITY)?);
    }
    Ok(Prepared {
        colour: class::average(&original),
        original: encode(&original, ORIGINAL_QUALITY)?,
        renditions,
    })
}

#[cfg(test)]
mod tests;
