//! A text as a QR code (ISO/IEC 18004), drawn as SVG.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// The most bytes of a text: above, the squares are too small for paper.
const MAX_BYTES: usize = 800;
/// The white edge that readers want, in squares.
const QUIET: i32 = 4;

/// Draws `text`: black on white, also by night, since scanners want it so; correction of level M at
/// least. None where the text is empty or longer than 800 bytes. The drawing has no size of its own
/// and no alternative text: both are the page's.
pub fn svg(text: &str) -> Option<String> {
    if text.is_empty() || text.len() > MAX_BYTES {
        return None;
    }
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            let width = x - from;
            if width > 0 {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{width}v1h-{width}z", from + QUIET, y + QUIET);
            }
            x += 1;
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drawing_has_an_edge_and_three_finders() {
        let drawn = svg("https://press.example/ar/a/00000000").unwrap();
        assert_eq!(drawn.matches("<path").count(), 1);
        let side: i32 =
            drawn.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        assert!(side > 21 + 2 * QUIET && (side - 2 * QUIET - 17) % 4 == 0, "{side}");
        // The upper edge of the finders: seven squares at both ends of the first row.
        assert!(drawn.contains("d=\"M4 4h7v1h-7z"), "{drawn}");
        assert!(drawn.contains(&format!("M{} 4h7v1h-7z", side - QUIET - 7)), "{drawn}");
        assert!(drawn.contains(&format!("M4 {}h7v1h-7z", side - QUIET - 1)), "{drawn}");
        assert!(!drawn.contains("press"), "the text is only in the squares");
    }

    #[test]
    fn every_square_of_the_code_is_drawn() {
        let text = "https://press.example/ar/a/بيان-00000000";
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = dark.filter(|(x, y)| code.get_module(*x, *y)).count();
        let drawn = svg(text).unwrap();
        let widths =
            drawn.split('h').skip(1).filter_map(|rest| rest.split_once("v1").map(|(width, _)| width));
        assert_eq!(widths.filter_map(|width| width.parse::<usize>().ok()).sum::<usize>(), dark);
    }

    #[test]
    fn what_is_empty_or_too_long_is_not_drawn() {
        assert_eq!(svg(""), None);
        assert_eq!(svg(&"a".repeat(MAX_BYTES + 1)), None);
        assert!(svg(&"a".repeat(MAX_BYTES)).is_some());
    }
}
