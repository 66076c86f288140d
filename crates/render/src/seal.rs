//! The institution's seal: a drawing that stands inside the page, so only drawing gets in.

use quick_xml::{Reader, events::Event};
use std::fmt::Write;

/// The most bytes of a seal: it stands in every page.
const MAX_BYTES: usize = 4096;

const ELEMENTS: [&str; 9] = ["svg", "g", "path", "circle", "ellipse", "rect", "line", "polygon", "polyline"];
const ATTRIBUTES: [&str; 28] = [
    "viewBox",
    "d",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "width",
    "height",
    "points",
    "transform",
    "fill",
    "fill-rule",
    "clip-rule",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "opacity",
    "fill-opacity",
    "stroke-opacity",
];

/// Why a drawing cannot be the seal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealFault {
    /// It is too large to stand in every page.
    #[error("the seal has more than {MAX_BYTES} bytes")]
    TooLarge,
    /// It is not well-formed.
    #[error("the seal is not a well-formed SVG drawing: {0}")]
    Malformed(String),
    /// It holds more than drawing.
    #[error("the seal holds <{0}>, which is not plain drawing")]
    Foreign(String),
}

/// Reads a drawing and writes it anew from what is known: nothing else of it gets through.
pub fn read(svg: &str) -> Result<String, SealFault> {
    if svg.len() > MAX_BYTES {
        return Err(SealFault::TooLarge);
    }
    let malformed = |error: &dyn std::fmt::Display| SealFault::Malformed(error.to_string());
    let mut reader = Reader::from_str(svg);
    let mut out = String::new();
    let mut depth = 0usize;
    loop {
        let event = reader.read_event().map_err(|error| malformed(&error))?;
        let (element, empty) = match &event {
            Event::Start(element) => (element, false),
            Event::Empty(element) => (element, true),
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                // Writing to a String cannot fail, here and below.
                let _ = write!(out, "</{}>", end.name().as_ref());
                continue;
            }
            Event::Eof => break,
            Event::DocType(_) => return Err(SealFault::Foreign("!DOCTYPE".into())),
            _ => continue,
        };
        let name = element.name().as_ref().to_owned();
        if !ELEMENTS.contains(&name.as_str()) || (depth == 0 && (name != "svg" || !out.is_empty())) {
            return Err(SealFault::Foreign(name));
        }
        let _ = write!(out, "<{name}");
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|error| malformed(&error))?;
            let key = attribute.key.as_ref().to_owned();
            if !ATTRIBUTES.contains(&key.as_str()) {
                continue;
            }
            // Drawing programs break long paths into lines.
            let value = attribute.value.replace(['\n', '\r', '\t'], " ");
            if !value.chars().all(|c| c.is_ascii_alphanumeric() || " .,-+#()%".contains(c)) {
                return Err(SealFault::Foreign(format!("{name} {key}")));
            }
            let _ = write!(out, " {key}=\"{value}\"");
        }
        out.push('>');
        if empty {
            let _ = write!(out, "</{name}>");
        } else {
            depth += 1;
        }
    }
    if out.is_empty() || depth > 0 { Err(SealFault::Malformed("no complete <svg>".into())) } else { Ok(out) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_drawing_gets_through() {
        let clean = read(
            r#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" onload="x()"><path d="M0 0z" style="x"/></svg>"#,
        );
        let broken = read("<svg><path d=\"M0 0\n\tz\"/></svg>");
        assert_eq!(broken.unwrap(), "<svg><path d=\"M0 0  z\"></path></svg>");
        assert_eq!(clean.unwrap(), r#"<svg viewBox="0 0 8 8"><path d="M0 0z"></path></svg>"#);
        for hostile in [
            "<svg><script>x</script></svg>",
            "<svg><foreignObject/></svg>",
            "<svg><image href='x'/></svg>",
            "<svg><use href='#a'/></svg>",
            "<svg><path fill='url(//x.example/a)'/></svg>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
            "<svg>",
            "",
            "<p/>",
        ] {
            assert!(read(hostile).is_err(), "{hostile}");
        }
        assert_eq!(read(&" ".repeat(5000)), Err(SealFault::TooLarge));
    }
}
