//! What a page says of its text to machines: JSON-LD, microdata, Open Graph, Dublin Core.

use super::tree::{NodeRef, attr, element, squeeze, text_of};
use ego_tree::NodeId;
use scraper::{Html, node::Element};
use serde_json::Value;

/// Something said, and where: the smaller the rank, the better the place.
pub(super) type Said = (u8, &'static str, String);

/// All that is said, each in the order of trust.
#[derive(Debug, Default)]
pub(super) struct Machine {
    pub(super) headlines: Vec<Said>,
    pub(super) dates: Vec<Said>,
    pub(super) bylines: Vec<Said>,
    pub(super) descriptions: Vec<Said>,
    pub(super) pictures: Vec<Said>,
    pub(super) sections: Vec<Said>,
    pub(super) site_names: Vec<Said>,
    /// The element that is said to be the text.
    pub(super) body: Option<NodeId>,
    /// Whether the page calls itself an article.
    pub(super) is_article: bool,
}

/// The largest piece of JSON that is read.
const MAX_JSON: usize = 1 << 20;
/// How many values of a kind are kept.
const MAX_SAID: usize = 20;

/// Reads all that a page says to machines.
pub(super) fn read(html: &Html) -> Machine {
    let mut machine = Machine::default();
    for node in html.tree.root().descendants() {
        let Some(element) = element(node) else { continue };
        match element.name() {
            "meta" => machine.meta(element),
            "script"
                if attr(element, "type")
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")) =>
            {
                let text: String = node
                    .children()
                    .filter_map(|child| child.value().as_text().map(|t| t.to_string()))
                    .collect();
                machine.json(&text);
            }
            "time" => {
                if let Some(date) = attr(element, "datetime").filter(|_| !beside_text(node)) {
                    add(&mut machine.dates, 7, "<time>", date);
                }
            }
            _ => {}
        }
        machine.property(node, element);
    }
    for said in [
        &mut machine.headlines,
        &mut machine.dates,
        &mut machine.bylines,
        &mut machine.descriptions,
        &mut machine.pictures,
        &mut machine.sections,
    ] {
        said.sort_by_key(|(rank, ..)| *rank);
    }
    machine
}

fn add(to: &mut Vec<Said>, rank: u8, place: &'static str, text: &str) {
    let text = squeeze(&decoded(text));
    if !text.is_empty() && text.len() <= 4_000 && to.len() < MAX_SAID {
        to.push((rank, place, text));
    }
}

/// Text whose author escaped it twice, as JSON-LD out of templates often is.
fn decoded(text: &str) -> String {
    if !text.contains('&') || text.contains('<') {
        return text.to_owned();
    }
    Html::parse_fragment(text).root_element().text().collect()
}

/// Whether an element stands in a list beside the text.
fn beside_text(node: NodeRef<'_>) -> bool {
    node.ancestors()
        .filter_map(element)
        .any(|above| matches!(above.name(), "aside" | "nav" | "footer" | "li"))
}

impl Machine {
    fn meta(&mut self, meta: &Element) {
        let Some(content) = attr(meta, "content") else { return };
        let key = ["property", "name", "itemprop"].iter().find_map(|name| attr(meta, name)).unwrap_or("");
        match key.to_ascii_lowercase().as_str() {
            "og:title" => add(&mut self.headlines, 3, "og:title", content),
            "article:published_time" | "og:article:published_time" => {
                add(&mut self.dates, 3, "article:published_time", content);
            }
            "dc.date" | "dc.date.issued" | "dc.date.created" | "dcterms.issued" | "dcterms.created"
            | "dcterms.date" => {
                add(&mut self.dates, 4, "Dublin Core", content);
            }
            "datepublished" => add(&mut self.dates, 2, "microdata", content),
            "headline" => add(&mut self.headlines, 2, "microdata", content),
            "date" | "pubdate" | "publish-date" | "publication_date" | "publishdate" => {
                add(&mut self.dates, 5, "meta", content);
            }
            "author" | "dc.creator" | "dcterms.creator" | "article:author" if !content.contains("://") => {
                add(&mut self.bylines, 3, "meta", content);
            }
            "description" | "og:description" | "dc.description" => {
                add(&mut self.descriptions, 3, "meta", content)
            }
            "og:image" | "og:image:url" | "twitter:image" => add(&mut self.pictures, 2, "og:image", content),
            "article:section" => add(&mut self.sections, 2, "article:section", content),
            "og:site_name" => add(&mut self.site_names, 1, "og:site_name", content),
            "og:type" => self.is_article |= content.eq_ignore_ascii_case("article"),
            _ => {}
        }
    }

    /// Microdata and RDFa on any other element.
    fn property(&mut self, node: NodeRef<'_>, element: &Element) {
        let names = attr(element, "itemprop")
            .into_iter()
            .chain(attr(element, "property").filter(|_| element.name() != "meta"));
        for name in names.flat_map(str::split_whitespace) {
            let name = name.rsplit([':', '/']).next().unwrap_or(name).to_ascii_lowercase();
            let value = || {
                let said = attr(element, "content").or_else(|| attr(element, "datetime"));
                said.map_or_else(|| text_of(node), str::to_owned)
            };
            match name.as_str() {
                "articlebody" => self.body = self.body.or(Some(node.id())),
                _ if beside_text(node) || element.name() == "meta" => {}
                "headline" => add(&mut self.headlines, 2, "microdata", &value()),
                "datepublished" => add(&mut self.dates, 2, "microdata", &value()),
                "issued" | "created" | "date" => add(&mut self.dates, 4, "RDFa", &value()),
                "author" | "creator" => add(&mut self.bylines, 2, "microdata", &value()),
                "articlesection" => add(&mut self.sections, 1, "microdata", &value()),
                _ => {}
            }
        }
    }

    fn json(&mut self, text: &str) {
        if text.len() > MAX_JSON {
            return;
        }
        // Line ends inside of strings are what templates leave there.
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let Ok(value) = serde_json::from_str::<Value>(&text) else { return };
        let mut waiting = vec![&value];
        let mut looked = 0;
        while let Some(value) = waiting.pop() {
            looked += 1;
            if looked > 1_000 {
                return;
            }
            match value {
                Value::Array(values) => waiting.extend(values),
                Value::Object(object) => {
                    if is_article(object.get("@type")) {
                        self.article(object);
                    }
                    waiting.extend(["@graph", "mainEntity"].iter().filter_map(|key| object.get(*key)));
                }
                _ => {}
            }
        }
    }

    fn article(&mut self, object: &serde_json::Map<String, Value>) {
        const PLACE: &str = "JSON-LD";
        self.is_article = true;
        let fields = [
            (&mut self.headlines, "headline"),
            (&mut self.dates, "datePublished"),
            (&mut self.bylines, "author"),
            (&mut self.descriptions, "description"),
            (&mut self.pictures, "image"),
            (&mut self.sections, "articleSection"),
        ];
        for (said, key) in fields {
            if let Some(text) = object.get(key).and_then(text_in) {
                add(said, 1, PLACE, &text);
            }
        }
    }
}

/// A text, the first of a list, or the name or address of a thing.
fn text_in(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(values) => values.first().and_then(text_in),
        Value::Object(object) => {
            object.get("name").or_else(|| object.get("url")).and_then(Value::as_str).map(str::to_owned)
        }
        _ => None,
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let fits = |kind: &str| {
        kind.ends_with("Article") || matches!(kind, "BlogPosting" | "Report" | "SpecialAnnouncement")
    };
    match kind {
        Some(Value::String(kind)) => fits(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(fits),
        _ => false,
    }
}
