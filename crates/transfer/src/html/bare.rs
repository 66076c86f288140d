//! Pages that become no tree: only their text is taken.

use super::{MAX_BYTES, Rules, Target, place::Place, scan, words};
use crate::{Body, Doubt, ImportedItem, dates, files::Meant};
use bayan_core::{item::ItemKind, media::Hash};

/// A page of which only the text can be taken.
pub(super) fn without_tree(
    page: &Meant,
    bytes: &[u8],
    html: &str,
    target: &Target,
    rules: &Rules,
    place: &Place,
    mut doubts: Vec<Doubt>,
) -> Option<ImportedItem> {
    let text = scan::text_only(html);
    let lines: Vec<&str> = text.lines().filter(|line| !words::is_buttons(line)).collect();
    let headline = lines
        .iter()
        .find(|line| line.chars().any(char::is_alphabetic))?
        .chars()
        .take(300)
        .collect::<String>();
    let body: Vec<&str> = lines.iter().copied().filter(|line| *line != headline).collect();
    let body = body.join("\n");
    debug_assert!(body.len() <= MAX_BYTES * 2);
    let dated = lines.iter().take(200).find_map(|line| dates::find(line).filter(|found| found.others <= 1));
    doubts.push(Doubt::HeadlineGuessed("the first line"));
    if dated.is_none() {
        doubts.push(Doubt::NoDate);
    }
    if target.section.is_none() {
        doubts.push(Doubt::NoSection);
    }
    Some(ImportedItem {
        source: page.name.clone(),
        edition: target.edition.clone(),
        section: target.section.clone(),
        kind: rules.kind.unwrap_or(ItemKind::News),
        stated: dated.map(|found| found.stated),
        found: vec![("headline", headline.clone())],
        headline,
        kicker: None,
        standfirst: None,
        place: None,
        byline: None,
        lang: None,
        slug: None,
        body: Body::Text(body),
        lead: None,
        pictures: Vec::new(),
        translation_of: None,
        addresses: place.addresses.clone(),
        missing_pictures: Vec::new(),
        doubts,
        fingerprint: Hash::of(bytes),
    })
}
