//! A picture in a page: in the best format that the browser shows, in the width that fits.

use super::{Picture, escape::attribute};
use std::fmt::Write;

pub(super) fn write(out: &mut String, picture: &Picture, alt: &str) {
    let sizes = attribute(&picture.sizes);
    // Writing to a String cannot fail, here and below.
    if !picture.sources.is_empty() {
        out.push_str("<picture>");
    }
    for (media_type, srcset) in &picture.sources {
        let srcset = attribute(srcset);
        let _ = write!(out, "<source type=\"{media_type}\" srcset=\"{srcset}\" sizes=\"{sizes}\">");
    }
    out.push_str("<img");
    if !picture.class.is_empty() {
        let _ = write!(out, " class=\"{}\"", attribute(&picture.class));
    }
    let _ = write!(
        out,
        " src=\"{}\" srcset=\"{}\" sizes=\"{sizes}\" width=\"{}\" height=\"{}\" loading=\"lazy\" decoding=\"async\" alt=\"{}\">",
        attribute(&picture.src),
        attribute(&picture.srcset),
        picture.width,
        picture.height,
        attribute(alt)
    );
    if !picture.sources.is_empty() {
        out.push_str("</picture>");
    }
}
