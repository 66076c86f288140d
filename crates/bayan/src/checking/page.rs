//! A page beside what is recorded: whether it shows that text, all of it, and nothing else in its body.
//!
//! Only what stands in the page's HTML is compared. What a stylesheet or a script makes of it, nobody can
//! see from here.

mod body;
mod tree;

use super::words::{Words, folded};
use scraper::{ElementRef, Html};
use std::collections::BTreeMap;
use tree::{attribute, children_named, parse, text};

/// The parts that a disclosure opens, by name.
pub(super) type Parts = BTreeMap<String, String>;

/// Where the pictures of a text are kept in full, by part (`media/1`).
pub(super) type Places = BTreeMap<String, String>;

/// A way in which a page differs from what is recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Difference {
    #[error("the page is not HTML that can be compared: {0}")]
    Unreadable(&'static str),
    #[error("the page shows no headline")]
    NoHeadline,
    #[error("the page has no element of class body, in which its text could be compared")]
    NoBody,
    #[error("the page shows another {0} than the recorded one")]
    Field(&'static str),
    #[error("the page shows a {0}, and none is recorded")]
    ExtraField(&'static str),
    #[error("the page does not show the recorded {0}")]
    MissingField(&'static str),
    #[error("the page does not show the block {0}")]
    MissingBlock(String),
    #[error("the block {0} stands twice or in another place")]
    MisplacedBlock(String),
    #[error("the text of the block {0} is not the recorded text")]
    Block(String),
    #[error("a link in the block {0} leads elsewhere than the recorded one")]
    Link(String),
    #[error("a picture in the block {0} is not the recorded one, or is described otherwise")]
    Picture(String),
    #[error("between the recorded blocks stands something that is not recorded: {0:?}")]
    Extra(String),
    #[error("a recorded part is not in the form of the record: {0}")]
    Part(String),
}

/// The address of the list of revisions that a page names, as it stands there.
pub(super) fn revisions_of(html: &str) -> Option<String> {
    let page = parse(html).ok()?;
    let found = tree::elements(page.root_element()).find(|element| {
        let rel = attribute(*element, "rel");
        element.value().name() == "link" && rel.split_ascii_whitespace().any(|rel| rel == "bayan-revisions")
    })?;
    found.value().attr("href").map(str::to_owned)
}

/// How `html` differs from the recorded `parts`; `places` are the addresses of recorded pictures.
pub(super) fn differences(html: &str, parts: &Parts, places: &Places) -> Vec<Difference> {
    let page = match parse(html) {
        Ok(page) => page,
        Err(reason) => return vec![Difference::Unreadable(reason)],
    };
    let mut found = Vec::new();
    let article = article(&page);
    let container = body::compare(article, parts, places, &mut found);
    head(article, container, parts, &mut found);
    found
}

/// The element that holds the text: the first article, else the whole page.
fn article(page: &Html) -> ElementRef<'_> {
    children_named(page.root_element(), "article").next().unwrap_or(page.root_element())
}

/// Compares what stands around the body. What a kind of page may leave out (place, author) is compared
/// where it is shown.
fn head(
    article: ElementRef<'_>,
    container: Option<ElementRef<'_>>,
    parts: &Parts,
    found: &mut Vec<Difference>,
) {
    let recorded = |name: &str| parts.get(name).map(|text| folded(text));
    let inside = |element: &ElementRef<'_>| {
        container.is_some_and(|container| element.ancestors().any(|node| node.id() == container.id()))
    };
    let around = || tree::elements(article).filter(|element| !inside(element));
    let headline = around().find(|element| element.value().name() == "h1").map(text);
    match (headline, recorded("headline")) {
        (None, Some(_)) => found.push(Difference::NoHeadline),
        (Some(shown), Some(recorded)) if shown != recorded => found.push(Difference::Field("headline")),
        _ => {}
    }
    for (name, always) in [("standfirst", true), ("byline", false), ("place", false)] {
        let shown = around().find(|element| tree::has_class(*element, name)).map(text);
        match (shown, recorded(name)) {
            (Some(shown), Some(recorded)) if shown != recorded => found.push(Difference::Field(name)),
            (Some(_), None) => found.push(Difference::ExtraField(name)),
            (None, Some(_)) if always => found.push(Difference::MissingField(name)),
            _ => {}
        }
    }
    let all = text(article);
    if recorded("note").is_some_and(|note| !all.contains(&note)) {
        found.push(Difference::MissingField("note"));
    }
    if parts.contains_key("lead") {
        let said = ["caption", "credit"].map(|what| parts.get(&format!("media/1/{what}")));
        let shown = |said: &String| all.contains(&folded(&Words::of(said).text));
        if !said.into_iter().flatten().all(shown) {
            found.push(Difference::MissingField("caption or credit"));
        }
    }
    // The date of the text, not that of a correction.
    let meta = around().find(|element| tree::has_class(*element, "meta"));
    let date = meta.and_then(|meta| children_named(meta, "time").next());
    let shown = date.and_then(|time| instant(&attribute(time, "datetime")));
    let stated = parts.get("date").and_then(|date| instant(date));
    if let (Some(shown), Some(stated)) = (shown, stated)
        && shown != stated
    {
        found.push(Difference::Field("date"));
    }
}

/// The second that is meant: pages state no smaller part.
fn instant(text: &str) -> Option<i64> {
    text.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_second)
}

#[cfg(test)]
mod tests;
