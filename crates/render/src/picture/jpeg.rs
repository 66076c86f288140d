//! Pixels as JPEG: the format that every reader shows.

use super::{Encoded, PictureFault};
use image::RgbImage;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// The quality of a cleaned original.
pub(super) const ORIGINAL_QUALITY: u8 = 90;
/// The quality of what pages show.
pub(super) const RENDITION_QUALITY: u8 = 78;

/// Writes a progressive JPEG.
pub(super) fn encode(pixels: &RgbImage, quality: u8) -> Result<Encoded, PictureFault> {
    let (width, height) = pixels.dimensions();
    let side = |pixels: u32| {
        u16::try_from(pixels).map_err(|_| PictureFault::TooLarge(format!("{width} × {height} pixels")))
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_progressive(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder
        .encode(pixels.as_raw(), side(width)?, side(height)?, ColorType::Rgb)
        .map_err(|error| PictureFault::Unreadable(error.to_string()))?;
    Ok(Encoded { width, height, bytes })
}
