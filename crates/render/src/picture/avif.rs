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

// As good as our JPEG of quality 78, by measurement (four demo pictures, 800 × 533, decoded by
// chromium, against the pixels they were made of): at 66 with speed 8 the PSNR is .3 dB below to
// 1.5 dB above it, in 34 to 47 % of its bytes. At 58 it is about 1 dB less, in 29 to 37 %.
const QUALITY: f32 = 66.0;
// Speed 9 takes half the time, for 1 to 24 % more bytes and less sharp edges in drawings (SSIM .966
// instead of .980, where the JPEG has .979). At speed 8 the 18 large demo pictures take 23 to 43 % of
// the JPEG's bytes at 1200 × 800, in 2.7 to 4.5 s of a release build on one thread of a busy machine
// with two cores (`figures_of_avif_beside_jpeg`).
const SPEED: u8 = 8;

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
