//! Pixels become fewer.

use super::PictureFault;
use fast_image_resize::{
    FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer,
    images::{Image, ImageRef},
};
use image::RgbImage;

/// The size of a picture that may be `widest` pixels across, its shape kept.
pub(super) fn fit(width: u32, height: u32, widest: u32) -> (u32, u32) {
    if width <= widest {
        return (width, height);
    }
    let scaled = u64::from(height) * u64::from(widest) / u64::from(width);
    (widest, u32::try_from(scaled).unwrap_or(u32::MAX).max(1))
}

/// The picture in another size.
pub(super) fn resize(pixels: &RgbImage, width: u32, height: u32) -> Result<RgbImage, PictureFault> {
    let failed = |error: &dyn std::fmt::Display| PictureFault::Unreadable(error.to_string());
    let source = ImageRef::new(pixels.width(), pixels.height(), pixels.as_raw(), PixelType::U8x3)
        .map_err(|error| failed(&error))?;
    let mut target = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&source, &mut target, &options).map_err(|error| failed(&error))?;
    RgbImage::from_raw(width, height, target.into_vec()).ok_or_else(|| failed(&"resizing gave another size"))
}
