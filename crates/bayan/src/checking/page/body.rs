//! The body of a page beside the recorded blocks.

use super::{
    Difference, Parts, Places,
    tree::{attribute, children_named, elements, has_class, text},
};
use crate::checking::words::{Block, Words, folded};
use scraper::{ElementRef, Html};

/// Elements of which bodies consist. Whatever else stands in one may show what is not compared.
const ELEMENTS: [&str; 36] = [
    "a",
    "aside",
    "bdi",
    "blockquote",
    "br",
    "caption",
    "div",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "picture",
    "source",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "wbr",
];

/// Compares the body, and answers the element that holds it.
pub(super) fn compare<'p>(
    page: &'p Html,
    article: ElementRef<'p>,
    parts: &Parts,
    places: &Places,
    found: &mut Vec<Difference>,
) -> Option<ElementRef<'p>> {
    let blocks = blocks(parts, found);
    let mut shown = Vec::new();
    for block in &blocks {
        let mut same = elements(page.root_element()).filter(|element| element.value().id() == Some(block.id));
        match (same.next(), same.next()) {
            (Some(element), None) => shown.push((block, element)),
            (Some(_), Some(_)) => found.push(Difference::MisplacedBlock(block.id.to_owned())),
            (None, _) => found.push(Difference::MissingBlock(block.id.to_owned())),
        }
    }
    let container = match shown.first() {
        Some((_, element)) => container_of(*element)?,
        None => elements(article).find(|element| has_class(*element, "body"))?,
    };
    let mut expected = String::new();
    for (block, element) in &shown {
        let words = block.words(|number| said(parts, number));
        let text = folded(&words.text);
        expected.push(' ');
        expected.push_str(&text);
        block_differs(block, *element, &words, (parts, places), found);
    }
    let order = elements(container).filter_map(|element| element.value().id());
    let order: Vec<&str> = order.filter(|id| blocks.iter().any(|block| block.id == *id)).collect();
    let wrong = shown.iter().map(|(block, _)| block.id).zip(&order).find(|(id, shown)| id != *shown);
    if let Some((id, _)) = wrong {
        found.push(Difference::MisplacedBlock(id.to_owned()));
    }
    // Where blocks differ or are missing, the whole differs anyway.
    let fits =
        found.iter().all(|difference| matches!(difference, Difference::Link(_) | Difference::Picture(_)));
    let all = text(container);
    if fits && all != folded(&expected) {
        found.push(Difference::Extra(extra(&all, &folded(&expected))));
    }
    let strange = elements(container).find(|element| {
        let hides = ["style", "hidden", "srcdoc"].iter().any(|name| element.value().attr(name).is_some());
        hides || !ELEMENTS.contains(&element.value().name())
    });
    if let Some(element) = strange {
        found.push(Difference::Extra(format!("<{}>", element.value().name())));
    }
    let pictures = |element: &ElementRef<'_>| element.value().name() == "img";
    let known: usize = shown.iter().map(|(_, element)| elements(*element).filter(pictures).count()).sum();
    if elements(container).filter(pictures).count() != known {
        found.push(Difference::Extra("<img>".into()));
    }
    Some(container)
}

/// The recorded blocks in their order.
fn blocks<'p>(parts: &'p Parts, found: &mut Vec<Difference>) -> Vec<Block<'p>> {
    let mut numbered: Vec<(u32, &str, &str)> = Vec::new();
    for (name, text) in parts {
        let Some(number) = name.strip_prefix("body/") else { continue };
        match number.parse() {
            Ok(number) => numbered.push((number, name, text)),
            Err(_) => found.push(Difference::Part(name.clone())),
        }
    }
    numbered.sort_unstable();
    let mut blocks = Vec::new();
    for (_, name, text) in numbered {
        match Block::read(text) {
            Some(block) => blocks.push(block),
            None => found.push(Difference::Part(name.to_owned())),
        }
    }
    blocks
}

/// The element around the blocks; a table has one of its own around it.
fn container_of(block: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let parent = block.parent().and_then(ElementRef::wrap)?;
    if has_class(parent, "table") { parent.parent().and_then(ElementRef::wrap) } else { Some(parent) }
}

/// What is said below the picture of that number.
fn said(parts: &Parts, number: &str) -> Words {
    let part = |what: &str| parts.get(&format!("media/{number}/{what}"));
    let mut words = part("caption").map(|caption| Words::of(caption)).unwrap_or_default();
    if let Some(credit) = part("credit") {
        words.text.push('\n');
        words.text.push_str(credit);
    }
    words
}

fn block_differs(
    block: &Block<'_>,
    element: ElementRef<'_>,
    words: &Words,
    (parts, places): (&Parts, &Places),
    found: &mut Vec<Difference>,
) {
    let id = || block.id.to_owned();
    if text(element) != folded(&words.text) {
        found.push(Difference::Block(id()));
    }
    if block.kind != "attachment" {
        let links = children_named(element, "a").map(|link| attribute(link, "href"));
        if !links.eq(words.links.iter().cloned()) {
            found.push(Difference::Link(id()));
        }
    }
    let pictures: Vec<ElementRef<'_>> = children_named(element, "img").collect();
    let expected: &[String] = if block.kind == "attachment" { &[] } else { &words.media };
    let fits = pictures.len() == expected.len()
        && pictures.iter().zip(expected).all(|(picture, number)| {
            let name = format!("media/{number}");
            let alt = parts.get(&format!("{name}/alt")).map(String::as_str).unwrap_or_default();
            let folder = places.get(&name).and_then(|place| place.rsplit_once('/')).map(|(folder, _)| folder);
            let source = attribute(*picture, "src");
            attribute(*picture, "alt") == alt
                && folder.is_none_or(|folder| source.starts_with(&format!("{folder}/")))
        });
    if !fits {
        found.push(Difference::Picture(id()));
    }
}

/// The first words of `shown` that `expected` does not have.
fn extra(shown: &str, expected: &str) -> String {
    let (mut shown, mut expected) = (shown.split(' '), expected.split(' '));
    loop {
        match (shown.next(), expected.next()) {
            (Some(word), Some(same)) if word == same => {}
            (Some(word), _) => {
                return [word].into_iter().chain(shown.take(7)).collect::<Vec<_>>().join(" ");
            }
            (None, _) => return String::new(),
        }
    }
}
