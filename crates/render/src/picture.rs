//! Pictures: decoded within limits, turned upright, cleaned of every metadata, offered in a few widths.
//!
//! Only the pixels survive: position, camera, thumbnails and comments do not. Credit lives in the
//! database.

use fast_image_resize::{
    FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::io::Cursor;

/// The most bytes of a file.
pub const MAX_BYTES: usize = 40 << 20;
/// The most pixels along one side.
const MAX_SIDE: u32 = 20_000;
/// The most pixels in all.
const MAX_PIXELS: u64 = 40_000_000;
/// The most memory that decoding may take.
const MAX_MEMORY: u64 = 128 << 20;
/// The widest that a cleaned original is kept.
const MAX_WIDTH: u32 = 3000;
/// The widths that pages are offered.
const WIDTHS: [u32; 5] = [400, 800, 1200, 1600, 2400];

const ORIGINAL_QUALITY: u8 = 90;
const RENDITION_QUALITY: u8 = 78;

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

/// A JPEG of our own making.
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

/// Decodes a file and makes everything that is kept of it.
pub fn prepare(bytes: &[u8]) -> Result<Prepared, PictureFault> {
    let pixels = decode(bytes)?;
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
    Ok(Prepared { colour: average(&original), original: encode(&original, ORIGINAL_QUALITY)?, renditions })
}

fn decode(bytes: &[u8]) -> Result<RgbImage, PictureFault> {
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

fn fit(width: u32, height: u32, widest: u32) -> (u32, u32) {
    if width <= widest {
        return (width, height);
    }
    let scaled = u64::from(height) * u64::from(widest) / u64::from(width);
    (widest, u32::try_from(scaled).unwrap_or(u32::MAX).max(1))
}

fn resize(pixels: &RgbImage, width: u32, height: u32) -> Result<RgbImage, PictureFault> {
    let failed = |error: &dyn std::fmt::Display| PictureFault::Unreadable(error.to_string());
    let source = ImageRef::new(pixels.width(), pixels.height(), pixels.as_raw(), PixelType::U8x3)
        .map_err(|error| failed(&error))?;
    let mut target = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&source, &mut target, &options).map_err(|error| failed(&error))?;
    RgbImage::from_raw(width, height, target.into_vec()).ok_or_else(|| failed(&"resizing gave another size"))
}

fn encode(pixels: &RgbImage, quality: u8) -> Result<Encoded, PictureFault> {
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

fn average(pixels: &RgbImage) -> String {
    let mut sums = [0u64; 3];
    let step = (pixels.pixels().len() / 10_000).max(1);
    let mut count = 0u64;
    for pixel in pixels.pixels().step_by(step) {
        for (sum, channel) in sums.iter_mut().zip(pixel.0) {
            *sum += u64::from(channel);
        }
        count += 1;
    }
    let [red, green, blue] = sums.map(|sum| sum / count.max(1));
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::ImageFormat;

    fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        let pixels =
            RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, 90]));
        DynamicImage::ImageRgb8(pixels).write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    #[test]
    fn a_picture_is_offered_in_widths_up_to_its_own() {
        let prepared = prepare(&file(1000, 500, ImageFormat::Png)).unwrap();
        let sizes: Vec<(u32, u32)> = prepared.renditions.iter().map(|r| (r.width, r.height)).collect();
        assert_eq!(sizes, [(400, 200), (800, 400), (1000, 500)]);
        assert!(prepared.colour.starts_with('#') && prepared.colour.len() == 7);
        let tiny = prepare(&file(3, 2, ImageFormat::Gif)).unwrap();
        assert_eq!(tiny.renditions.len(), 1);
    }

    #[test]
    fn nothing_but_pixels_survives() {
        let jpeg = file(500, 300, ImageFormat::Jpeg);
        // Behind the start marker: an EXIF segment that turns the picture and names a place, and a comment.
        let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS-33.5138N";
        let mut marked = jpeg[..2].to_vec();
        for (marker, body) in [(0xe1u8, &exif[..]), (0xfe, b"secret comment")] {
            marked.extend([0xff, marker]);
            marked.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
            marked.extend(body);
        }
        marked.extend(&jpeg[2..]);
        let prepared = prepare(&marked).unwrap();
        assert_eq!((prepared.original.width, prepared.original.height), (300, 500), "turned upright");
        for made in prepared.renditions.iter().chain([&prepared.original]) {
            let holds = |what: &[u8]| made.bytes.windows(what.len()).any(|bytes| bytes == what);
            assert!(!holds(b"Exif") && !holds(b"GPS") && !holds(b"secret"));
        }
    }

    #[test]
    fn bombs_and_nonsense_are_refused_before_they_are_decoded() {
        // A PNG of a few bytes that claims 60,000 by 60,000 pixels; then one within the sides, over the sum.
        for (width, height) in [(60_000u32, 60_000u32), (19_000, 19_000)] {
            let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
            let mut chunk = b"IHDR".to_vec();
            chunk.extend(width.to_be_bytes());
            chunk.extend(height.to_be_bytes());
            chunk.extend([1, 0, 0, 0, 0]);
            png.extend(13u32.to_be_bytes());
            png.extend(&chunk);
            png.extend(crc(&chunk).to_be_bytes());
            png.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
            assert!(matches!(prepare(&png), Err(PictureFault::TooLarge(_))), "{:?}", prepare(&png).err());
        }
        for nonsense in [
            &b""[..],
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"\xff\xd8\xff",
            b"GIF89a",
            b"not a picture at all",
        ] {
            assert!(matches!(prepare(nonsense), Err(PictureFault::Unreadable(_))), "{nonsense:?}");
        }
    }

    fn crc(bytes: &[u8]) -> u32 {
        let step = |crc: u32, byte: &u8| {
            let mixed = crc ^ u32::from(*byte);
            (0..8).fold(mixed, |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
        };
        !bytes.iter().fold(!0, step)
    }
}
