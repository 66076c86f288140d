//! Pixels as AVIF: the smaller form that nearly every browser shows.

use super::{
    Encoded, PictureFault,
    decode::decode,
    resize::{fit, resize},
};
use image::RgbImage;
use ravif::{Encoder, Img, RGB8};

/// The widths that pages are offered as AVIF. Not 2400: it would take a server many seconds for the
/// few screens that show it.
pub const AVIF_WIDTHS: [u32; 4] = [400, 800, 1200, 1600];

const QUALITY: f32 = 58.0;
const SPEED: u8 = 9;

/// The widths in which a picture of `width` pixels across is offered as AVIF, the smallest first:
/// never wider than itself.
pub fn widths_for(width: u32) -> Vec<u32> {
    let widest = AVIF_WIDTHS[AVIF_WIDTHS.len() - 1];
    let smaller = AVIF_WIDTHS.into_iter().filter(|offered| *offered < width.min(widest));
    smaller.chain([width.min(widest)]).filter(|width| *width > 0).collect()
}

/// A picture as AVIF, `width` pixels across at most, never wider than itself or than the widest of
/// [`AVIF_WIDTHS`]. `bytes` are those of a kept original or of any file that
/// [`prepare`](super::prepare) takes: the same limits hold. It takes seconds: nothing for a request.
pub fn avif(bytes: &[u8], width: u32) -> Result<Encoded, PictureFault> {
    let pixels = decode(bytes)?;
    let widest = width.clamp(1, AVIF_WIDTHS[AVIF_WIDTHS.len() - 1]);
    let (width, height) = fit(pixels.width(), pixels.height(), widest);
    let smaller = if width == pixels.width() { pixels } else { resize(&pixels, width, height)? };
    encode(&smaller)
}

fn encode(pixels: &RgbImage) -> Result<Encoded, PictureFault> {
    let (width, height) = pixels.dimensions();
    let colours: Vec<RGB8> = pixels.pixels().map(|pixel| RGB8::from(pixel.0)).collect();
    // One thread: a server of two cores keeps one for its readers.
    let encoder = Encoder::new().with_quality(QUALITY).with_speed(SPEED).with_num_threads(Some(1));
    let made = encoder
        .encode_rgb(Img::new(&colours, width as usize, height as usize))
        .map_err(|error| PictureFault::Unreadable(error.to_string()))?;
    Ok(Encoded { width, height, bytes: made.avif_file })
}
