use super::*;
use image::{DynamicImage, ImageFormat, RgbImage};
use std::io::Cursor;

fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, 90]));
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

#[test]
fn avif_is_made_in_widths_up_to_its_own_and_refuses_what_is_no_picture() {
    assert_eq!(widths_for(3000), AVIF_WIDTHS);
    assert_eq!(widths_for(1000), [400, 800, 1000]);
    assert_eq!(widths_for(400), [400]);
    assert_eq!(widths_for(3), [3]);
    assert_eq!(widths_for(0), [0u32; 0]);
    let bytes = file(90, 60, ImageFormat::Jpeg);
    let made = avif(&bytes, 40).unwrap();
    assert_eq!((made.width, made.height), (40, 26));
    assert_eq!(&made.bytes[4..12], b"ftypavif");
    assert_eq!(avif(&bytes, u32::MAX).unwrap().width, 90);
    assert_eq!(avif(&file(1, 1, ImageFormat::Png), 0).unwrap().width, 1);
    assert!(matches!(avif(b"nonsense", 400), Err(PictureFault::Unreadable(_))));
    assert!(matches!(avif(&vec![0; MAX_BYTES + 1], 400), Err(PictureFault::TooLarge(_))));
}

#[test]
fn a_part_is_what_lies_within_it() {
    let mut bytes = Vec::new();
    let red = |x: u32| if x >= 200 { image::Rgb([220, 0, 0]) } else { image::Rgb([0, 0, 220]) };
    let pixels = RgbImage::from_fn(400, 300, |x, _| red(x));
    DynamicImage::ImageRgb8(pixels).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    let part = Part { left: 210, top: 10, width: 150, height: 90 };
    let made = prepare_part(&bytes, part).unwrap();
    assert_eq!((made.original.width, made.original.height), (150, 90));
    let seen = image::load_from_memory(&made.original.bytes).unwrap().into_rgb8();
    assert!(seen.pixels().all(|pixel| pixel[0] > 180 && pixel[2] < 40));
    for outside in [
        Part { left: 251, ..part },
        Part { top: 211, ..part },
        Part { width: 0, ..part },
        Part { left: u32::MAX, width: u32::MAX, ..part },
        Part { width: 49, ..part },
    ] {
        assert!(!outside.is_of((400, 300)) && prepare_part(&bytes, outside).is_err(), "{outside:?}");
    }
}
