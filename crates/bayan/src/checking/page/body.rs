//! The body of a page beside the recorded blocks.

mod align;

use super::{
    Difference, Parts, Places,
    tree::{attribute, children_named, elements, has_class, text},
};
use crate::checking::words::{Block, Words, folded};
use align::Pair;
use scraper::ElementRef;

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

/// Compares the body, and answers the element that holds it: the one of class `body`.
pub(super) fn compare<'p>(
    article: ElementRef<'p>,
    parts: &Parts,
    places: &Places,
    found: &mut Vec<Difference>,
) -> Option<ElementRef<'p>> {
    let blocks = blocks(parts, found);
    let mut bodies = elements(article).filter(|element| has_class(*element, "body"));
    let Some(body) = bodies.next() else {
        found.push(Difference::NoBody);
        return None;
    };
    if let Some(second) = bodies.next() {
        found.push(Difference::Extra(text(second)));
    }
    let recorded: Vec<Recorded<'_>> = blocks
        .iter()
        .map(|block| {
            let words = block.words(|number| said(parts, number));
            Recorded { block, text: folded(&words.text), words }
        })
        .collect();
    let before = found.len();
    for pair in align::pairs(&recorded, &body.child_elements().collect::<Vec<_>>()) {
        match pair {
            Pair::Both(recorded, element) => recorded.differs(element, parts, places, found),
            Pair::Missing(recorded) => found.push(Difference::MissingBlock(recorded.block.id.to_owned())),
            Pair::Extra(element) => found.push(Difference::Extra(shortened(&text(element), element))),
        }
    }
    // Letters between the elements; where blocks differ, the whole differs anyway.
    let expected: Vec<&str> = recorded.iter().map(|recorded| recorded.text.as_str()).collect();
    let (all, expected) = (text(body), folded(&expected.join(" ")));
    if found.len() == before && all != expected {
        found.push(Difference::Extra(extra(&all, &expected)));
    }
    let strange = elements(body).find(|element| {
        let hides = ["style", "hidden", "srcdoc"].iter().any(|name| element.value().attr(name).is_some());
        hides || !ELEMENTS.contains(&element.value().name())
    });
    if let Some(element) = strange {
        found.push(Difference::Extra(format!("<{}>", element.value().name())));
    }
    Some(body)
}

/// A block that is recorded, with what it says.
struct Recorded<'b> {
    block: &'b Block<'b>,
    words: Words,
    text: String,
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

impl Recorded<'_> {
    fn differs(&self, element: ElementRef<'_>, parts: &Parts, places: &Places, found: &mut Vec<Difference>) {
        let id = || self.block.id.to_owned();
        if text(element) != self.text {
            found.push(Difference::Block(id()));
        }
        if inner(element).value().id().is_some_and(|shown| shown != self.block.id) {
            found.push(Difference::MisplacedBlock(id()));
        }
        let links = children_named(element, "a").map(|link| attribute(link, "href"));
        if self.block.kind != "attachment" && !links.eq(self.words.links.iter().cloned()) {
            found.push(Difference::Link(id()));
        }
        let pictures: Vec<ElementRef<'_>> = children_named(element, "img").collect();
        let expected: &[String] = if self.block.kind == "attachment" { &[] } else { &self.words.media };
        let fits = pictures.len() == expected.len()
            && pictures.iter().zip(expected).all(|(picture, number)| shows(*picture, number, parts, places));
        if !fits {
            found.push(Difference::Picture(id()));
        }
    }
}

/// Whether an image is the picture of that number, described as it is recorded.
fn shows(picture: ElementRef<'_>, number: &str, parts: &Parts, places: &Places) -> bool {
    let name = format!("media/{number}");
    let alt = parts.get(&format!("{name}/alt")).map(String::as_str).unwrap_or_default();
    let folder = places.get(&name).and_then(|place| place.rsplit_once('/')).map(|(folder, _)| folder);
    let source = attribute(picture, "src");
    attribute(picture, "alt") == alt && folder.is_none_or(|folder| source.starts_with(&format!("{folder}/")))
}

/// A table stands in an element of its own, which can be moved sideways.
fn inner(element: ElementRef<'_>) -> ElementRef<'_> {
    if has_class(element, "table") { element.child_elements().next().unwrap_or(element) } else { element }
}

fn shortened(text: &str, element: ElementRef<'_>) -> String {
    if text.is_empty() {
        return format!("<{}>", element.value().name());
    }
    text.split(' ').take(8).collect::<Vec<_>>().join(" ")
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
