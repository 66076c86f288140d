//! The document: well-formed, with a language, a direction, one main part and one first heading.

use super::Findings;
use crate::context::Common;
use scraper::{ElementRef, Html};
use std::collections::HashSet;

/// The elements of a document.
pub(super) fn elements(document: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    document.tree.root().descendants().filter_map(ElementRef::wrap)
}

pub(super) fn check(document: &Html, common: &Common, place: &str, findings: &mut Findings) {
    for error in &document.errors {
        findings.error(place, format!("HTML: {error}"));
    }
    let root = document.root_element();
    for (name, wanted) in [("lang", common.edition.lang.as_str()), ("dir", common.edition.dir)] {
        if root.attr(name) != Some(wanted) {
            findings.error(place, format!("<html> needs the {name} of the edition"));
        }
    }
    let (mut ids, mut mains, mut headings) = (HashSet::new(), 0, 0);
    for element in elements(document) {
        if let Some(id) = element.attr("id")
            && !ids.insert(id)
        {
            findings.error(place, format!("the id {id:?} stands twice"));
        }
        match element.value().name() {
            "img" if element.attr("alt").is_none() => {
                findings.error(place, "<img> without alt; a picture that says nothing has alt=\"\"");
            }
            "main" => mains += 1,
            "h1" => headings += 1,
            _ => {}
        }
    }
    if mains != 1 {
        findings.error(place, format!("{mains} <main>; a page has one"));
    }
    if headings != 1 {
        findings.error(place, format!("{headings} <h1>; a page has one"));
    }
    let labels = ["aria-labelledby", "aria-describedby", "aria-controls", "for"];
    for element in elements(document) {
        for id in labels.iter().filter_map(|name| element.attr(name)).flat_map(str::split_whitespace) {
            if !ids.contains(id) {
                findings.error(
                    place,
                    format!("<{}> names the id {id:?}, which is not there", element.value().name()),
                );
            }
        }
    }
}
