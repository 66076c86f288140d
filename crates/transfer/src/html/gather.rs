//! What a page says of itself outside its text: title, links, addresses, language.

use super::tree::{NodeRef, attr, element, name, squeeze};
use scraper::{Html, node::Element};
use std::ops::Range;

fn elements(html: &Html) -> impl Iterator<Item = (NodeRef<'_>, &Element)> {
    html.tree.root().descendants().filter_map(|node| Some((node, element(node)?)))
}

/// The text of the page's title.
pub(super) fn title(html: &Html) -> Option<String> {
    let mut titles = elements(html).filter(|(node, element)| {
        element.name() == "title"
            && node.parent().is_some_and(|parent| matches!(name(parent), "head" | "html" | "body"))
    });
    let (node, _) = titles.next()?;
    let text: String =
        node.children().filter_map(|child| child.value().as_text().map(|text| text.to_string())).collect();
    let text = squeeze(&text);
    (!text.is_empty()).then_some(text)
}

/// The parts of the title between signs that set a site's name off.
pub(super) fn title_parts(html: &Html) -> Vec<String> {
    title(html).map_or_else(Vec::new, |title| {
        parts(&title).into_iter().map(|part| title[part].trim().to_owned()).collect()
    })
}

/// Where the parts of a title stand in it.
pub(super) fn parts(title: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut before = ' ';
    for (at, c) in title.char_indices() {
        let behind = title[at + c.len_utf8()..].chars().next();
        let spaced = behind.is_none_or(char::is_whitespace);
        let divides = match c {
            '|' | '›' | '•' | '·' | '→' => true,
            '-' | '–' | '—' | '»' | '«' | '>' | '<' | '/' => before.is_whitespace() && spaced,
            ':' => spaced || behind == Some(':') || before == ':',
            _ => false,
        };
        if divides {
            parts.push(from..at);
            from = at + c.len_utf8();
        }
        before = c;
    }
    parts.push(from..title.len());
    parts.retain(|part| !title[part.clone()].trim().is_empty());
    parts
}

/// The values of all links.
pub(super) fn links(html: &Html) -> impl Iterator<Item = &str> {
    elements(html)
        .filter(|(_, element)| matches!(element.name(), "a" | "area"))
        .filter_map(|(_, element)| attr(element, "href"))
}

/// The address that the page's references start from, when it says one.
pub(super) fn base(html: &Html) -> Option<&str> {
    elements(html)
        .find(|(_, element)| element.name() == "base")
        .and_then(|(_, element)| attr(element, "href"))
}

/// The addresses that the page calls its own: canonical first.
pub(super) fn own_addresses(html: &Html) -> Vec<String> {
    let (mut canonical, mut others) = (Vec::new(), Vec::new());
    for (_, element) in elements(html) {
        let rel = || attr(element, "rel").unwrap_or("").to_ascii_lowercase();
        match element.name() {
            "link" if rel() == "canonical" => canonical.extend(attr(element, "href").map(str::to_owned)),
            "link" if rel() == "shortlink" => others.extend(attr(element, "href").map(str::to_owned)),
            "meta" if attr(element, "property").is_some_and(|key| key.eq_ignore_ascii_case("og:url")) => {
                others.extend(attr(element, "content").map(str::to_owned));
            }
            _ => {}
        }
    }
    canonical.truncate(1);
    others.truncate(4);
    canonical.extend(others);
    canonical
}

/// Every reference to a picture, those in the head included.
pub(super) fn picture_sources(html: &Html) -> impl Iterator<Item = &str> {
    elements(html).filter_map(|(_, element)| match element.name() {
        "img" => attr(element, "src").or_else(|| attr(element, "data-src")),
        "meta" if attr(element, "property").is_some_and(|key| key.eq_ignore_ascii_case("og:image")) => {
            attr(element, "content")
        }
        _ => None,
    })
}

/// What the page says for machines of what it holds.
pub(super) fn descriptions(html: &Html) -> impl Iterator<Item = &str> {
    elements(html).filter(|(_, element)| element.name() == "meta").filter_map(|(_, meta)| {
        let key = attr(meta, "property").or_else(|| attr(meta, "name"))?.to_ascii_lowercase();
        matches!(key.as_str(), "description" | "og:description" | "dc.description")
            .then(|| attr(meta, "content"))
            .flatten()
    })
}

/// The language that the page says it is in.
pub(super) fn language(html: &Html) -> Option<&str> {
    let root = elements(html).find(|(_, element)| element.name() == "html").map(|(_, element)| element);
    let body = || elements(html).find(|(_, element)| element.name() == "body").map(|(_, element)| element);
    root.and_then(|root| attr(root, "lang").or_else(|| attr(root, "xml:lang")))
        .or_else(|| attr(body()?, "lang"))
}

/// The classes of the page's body.
pub(super) fn body_classes(html: &Html) -> &str {
    let body = elements(html).find(|(_, element)| element.name() == "body");
    body.and_then(|(_, body)| attr(body, "class")).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_divided_where_a_name_is_set_off() {
        let divided = |title: &str| -> Vec<String> {
            parts(title).into_iter().map(|part| title[part].trim().to_owned()).collect()
        };
        assert_eq!(divided("البلدية - خبر"), ["البلدية", "خبر"]);
        assert_eq!(divided("News: Quay reopens | Town"), ["News", "Quay reopens", "Town"]);
        assert_eq!(divided("well-known and 10:30"), ["well-known and 10:30"]);
        assert_eq!(divided("a :: b"), ["a", "b"]);
        assert_eq!(divided("قال «نعم» أمس"), ["قال «نعم» أمس"]);
        assert!(divided("|||").is_empty());
    }

    #[test]
    fn a_title_inside_a_drawing_is_none() {
        let html = Html::parse_document("<body><svg><title>x</title></svg>");
        assert_eq!(title(&html), None);
    }
}
