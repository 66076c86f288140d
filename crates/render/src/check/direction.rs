//! Text stands in its own direction: the nearest `dir` agrees with the letters.

use super::{Findings, document::elements};
use bayan_core::{
    language::Direction,
    text::direction::{is_ltr, is_rtl},
};
use scraper::{ElementRef, Html};

/// The share of letters, in percent, from which a text is of a direction.
const MAINLY: usize = 60;

pub(super) fn check(document: &Html, place: &str, findings: &mut Findings) {
    for element in elements(document) {
        let text = own_text(element);
        let Some(letters) = mainly(&text) else { continue };
        let Some(around) = in_force(element) else { continue };
        if letters == around {
            continue;
        }
        let name = element.value().name();
        let shown: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(40).collect();
        let what = format!(
            "\"{shown}\" is written {letters} and stands in <{name}> of direction {around}: \
             say dir=… there, or put it into <bdi>"
        );
        // A single word is shown right; what stands beside it may not be.
        if text.split_whitespace().count() > 1 {
            findings.error(place, what);
        } else {
            findings.warning(place, what);
        }
    }
}

/// The text of an element without that of the elements in it.
fn own_text(element: ElementRef<'_>) -> String {
    element.children().filter_map(|node| node.value().as_text().map(|text| text.to_string())).collect()
}

fn mainly(text: &str) -> Option<Direction> {
    let rtl = text.chars().filter(|c| is_rtl(*c)).count();
    let ltr = text.chars().filter(|c| is_ltr(*c)).count();
    match rtl + ltr {
        0 => None,
        all if rtl * 100 >= all * MAINLY => Some(Direction::Rtl),
        all if ltr * 100 >= all * MAINLY => Some(Direction::Ltr),
        _ => None,
    }
}

/// The direction that an element's text has; none where nobody sees the text, or the browser finds
/// the direction out.
fn in_force(element: ElementRef<'_>) -> Option<Direction> {
    let mut found = None;
    for node in std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap)) {
        if matches!(node.value().name(), "head" | "script" | "style" | "svg" | "template" | "noscript") {
            return None;
        }
        if found.is_some() {
            continue;
        }
        found = match (node.attr("dir"), node.value().name()) {
            (Some(dir), _) => Some(dir.to_ascii_lowercase().parse().ok()),
            (None, "bdi") => Some(None),
            (None, _) => None,
        };
    }
    found.unwrap_or(Some(Direction::Ltr))
}
