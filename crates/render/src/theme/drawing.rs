//! Drawings of a theme: an SVG file has an address of its own, so it may draw and style itself, and
//! neither run anything nor ask for anything.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

const ELEMENTS: [&str; 26] = [
    "svg",
    "g",
    "path",
    "circle",
    "ellipse",
    "rect",
    "line",
    "polygon",
    "polyline",
    "text",
    "tspan",
    "title",
    "desc",
    "defs",
    "symbol",
    "use",
    "marker",
    "clipPath",
    "mask",
    "pattern",
    "linearGradient",
    "radialGradient",
    "stop",
    "style",
    "switch",
    "view",
];

/// Whether `svg` is a plain drawing; else what is wrong with it, with the line.
pub(super) fn check(svg: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(svg);
    let (mut elements, mut depth, mut style) = (0usize, 0usize, false);
    loop {
        let event = reader.read_event();
        let place = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(svg.len());
        let refuse = |what: String| {
            let line = svg.as_bytes()[..place].iter().filter(|byte| **byte == b'\n').count() + 1;
            Err(format!("line {line}: {what}"))
        };
        match event {
            Err(error) => return refuse(error.to_string()),
            Ok(Event::Eof) => break,
            // Inside a style these could hide what it says.
            Ok(
                Event::Start(_)
                | Event::Empty(_)
                | Event::Comment(_)
                | Event::CData(_)
                | Event::GeneralRef(_),
            ) if style => {
                return refuse("its style is not plain text".into());
            }
            Ok(ref tag @ (Event::Start(ref element) | Event::Empty(ref element))) => {
                let name = element.name().as_ref().to_owned();
                if !ELEMENTS.contains(&name.as_str()) || (elements == 0) != (name == "svg" && depth == 0) {
                    return refuse(format!("<{name}> is not plain drawing"));
                }
                if let Err(what) = attributes(element) {
                    return refuse(what);
                }
                elements += 1;
                if matches!(tag, Event::Start(_)) {
                    depth += 1;
                    style = name == "style";
                }
            }
            Ok(Event::End(_)) => (depth, style) = (depth.saturating_sub(1), false),
            Ok(Event::Text(text)) if style && asks(text.as_ref()) => {
                return refuse("its style asks for another file".into());
            }
            Ok(Event::Decl(declaration)) => {
                let encoding = declaration.encoding().and_then(Result::ok);
                if encoding.is_some_and(|encoding| !encoding.eq_ignore_ascii_case("utf-8")) {
                    return refuse("not in UTF-8".into());
                }
            }
            Ok(Event::DocType(_)) => return refuse("<!DOCTYPE> is not plain drawing".into()),
            Ok(Event::PI(_)) => return refuse("<? … ?> is not plain drawing".into()),
            Ok(Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) | Event::Comment(_)) => {}
        }
    }
    if elements == 0 || depth > 0 { Err("not a complete <svg>".into()) } else { Ok(()) }
}

fn attributes(element: &BytesStart<'_>) -> Result<(), String> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let key = attribute.key.as_ref().to_ascii_lowercase();
        let value = attribute.value.as_ref();
        let local = key.rsplit(':').next().unwrap_or(&key);
        if local.starts_with("on") {
            return Err(format!("{key} runs something"));
        }
        // Only places in the drawing itself, written without references that could hide another.
        if matches!(local, "href" | "src") && (!value.starts_with('#') || value.contains('&')) {
            return Err(format!("{key} leads to another file"));
        }
        let names_space = key == "xmlns" || key.starts_with("xmlns:");
        if !names_space && (asks(value) || value.contains('&') && value.contains('(')) {
            return Err(format!("{key} asks for another file"));
        }
    }
    Ok(())
}

/// Whether a style or a value asks for something outside the drawing.
fn asks(style: &str) -> bool {
    let small = style.to_ascii_lowercase();
    let outside =
        small.split("url(").skip(1).any(|rest| !rest.trim_start_matches([' ', '"', '\'']).starts_with('#'));
    // A backslash could spell any of these in another way.
    outside
        || small.contains("@import")
        || small.contains("image-set")
        || small.contains("src(")
        || small.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_may_style_itself_and_no_more() {
        let plain = r##"<?xml version="1.0" encoding="UTF-8"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><style>path{fill:url(#a)}@media (prefers-color-scheme:dark){path{fill:#fff}}</style><defs><linearGradient id="a"/></defs><use href="#a"/><path d="M0 0z" fill="url( '#a')"/></svg>"##;
        assert_eq!(check(plain), Ok(()));
        for hostile in [
            "<svg><script>x</script></svg>",
            "<svg>\n<foreignObject/></svg>",
            "<svg><image href='x'/></svg>",
            "<svg><a href='#x'/></svg>",
            "<svg><use href='other.svg#a'/></svg>",
            "<svg><use xlink:href='&#35;a'/></svg>",
            "<svg><use XLINK:HREF='//e.example'/></svg>",
            "<svg onload='x()'/>",
            "<svg ONLOAD='x()'/>",
            "<svg><animate attributeName='href' to='x'/></svg>",
            "<svg><path fill='url(https://e.example)'/></svg>",
            "<svg><path fill='u&#114;l(x)'/></svg>",
            "<svg><style>@import 'x'</style></svg>",
            "<svg><style>path{fill:u\\72l(x)}</style></svg>",
            "<svg><style><![CDATA[@import 'x']]></style></svg>",
            "<svg><style>a{b:url(\n//e)}</style></svg>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
            "<?xml-stylesheet href='x'?><svg/>",
            "<?xml version='1.0' encoding='utf-7'?><svg/>",
            "<svg xmlns:h='http://www.w3.org/1999/xhtml'><h:script/></svg>",
            "<svg/><svg/>",
            "<svg>",
            "</svg>",
            "text",
            "",
        ] {
            assert!(check(hostile).is_err(), "{hostile}");
        }
        assert!(check("<svg>\n\n<script/></svg>").unwrap_err().starts_with("line 3:"));
    }
}
