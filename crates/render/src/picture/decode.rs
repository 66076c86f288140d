//! A file becomes pixels, within limits that are asked for before a byte is decoded.

use super::{MAX_BYTES, PictureFault};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage};
use std::io::Cursor;

/// The most pixels along one side.
const MAX_SIDE: u32 = 20_000;
/// The most pixels in all.
const MAX_PIXELS: u64 = 40_000_000;
/// The most memory that decoding may take.
const MAX_MEMORY: u64 = 128 << 20;

/// Decodes a file, turned upright and on white.
pub(super) fn decode(bytes: &[u8]) -> Result<RgbImage, PictureFault> {
    let unreadable = |error: image::ImageError| match error {
        image::ImageError::Limits(limit) => PictureFault::TooLarge(limit.to_string()),
        other => PictureFault::Unreadable(other.to_string()),
    };
    if bytes.len() > MAX_BYTES {
        return Err(PictureFault::TooLarge(format!("{} bytes", bytes.len())));
    }
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| PictureFault::Unreadable(error.to_string()))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    // Asked before a byte is decoded: a small file may claim a huge picture.
    if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
        return Err(PictureFault::TooLarge(format!("{width} × {height} pixels")));
    }
    if width == 0 || height == 0 {
        return Err(PictureFault::Unreadable("no pixels".into()));
    }
    let turn = decoder.orientation().map_err(unreadable)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    picture.apply_orientation(turn);
    Ok(on_white(picture))
}

/// JPEG knows no transparency: what shines through is white, as paper.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let rgba = picture.into_rgba8();
    let mut flat = RgbImage::new(rgba.width(), rgba.height());
    for (to, from) in flat.pixels_mut().zip(rgba.pixels()) {
        let alpha = u16::from(from[3]);
        for channel in 0..3 {
            let mixed = (u16::from(from[channel]) * alpha + 255 * (255 - alpha)) / 255;
            to[channel] = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
    flat
}
