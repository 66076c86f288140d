//! The text inside a block: phrasing elements to inlines.

use super::{MAX_DEPTH, NodeRef, Reader, Said};
use crate::Note;
use bayan_core::{
    content::{BlockKind, Figure, Inline, Inlines, inline},
    language::Lang,
    line::{Label, Passage},
    text::hidden,
};
use scraper::{Node, node::Element};

/// Elements dropped with everything in them, and noted.
pub(super) fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "iframe"
            | "object"
            | "embed"
            | "applet"
            | "form"
            | "input"
            | "button"
            | "select"
            | "textarea"
            | "option"
            | "svg"
            | "math"
            | "template"
            | "head"
            | "title"
            | "meta"
            | "link"
            | "base"
            | "frame"
            | "frameset"
            | "audio"
            | "video"
            | "canvas"
            | "map"
            | "dialog"
            | "marquee"
            | "portal"
            | "xml"
            | "xmp"
            | "plaintext"
            | "noembed"
            | "noframes"
            | "slot"
    )
}

/// Elements whose absence nobody needs to be told of.
fn is_silent(name: &str) -> bool {
    matches!(name, "style" | "head" | "title" | "meta" | "link" | "base" | "xml")
}

/// Word writes the region of its own spelling checker on every run (`AR-SA`, `EN-US`): within the same
/// language that says nothing.
fn is_noise(lang: &Lang, around: &Lang) -> bool {
    let checkers = ["ar-SA", "en-US", "fr-FR"];
    lang.primary() == around.primary() && checkers.contains(&lang.as_str())
}

impl Reader<'_> {
    pub(super) fn note_dropped(&mut self, name: &str) {
        if !is_silent(name) {
            self.notes.add(Note::ElementDropped(name.to_owned()));
        }
    }

    /// The inlines of all children of `node`; pictures among them are put aside into `pictures`.
    pub(super) fn phrasing(
        &mut self,
        node: NodeRef<'_>,
        said: &Said,
        pictures: &mut Vec<Figure>,
        depth: usize,
    ) -> Vec<Inline> {
        node.children().flat_map(|child| self.phrase(child, said, pictures, depth)).collect()
    }

    /// The inlines of `node` itself.
    pub(super) fn phrase(
        &mut self,
        node: NodeRef<'_>,
        said: &Said,
        pictures: &mut Vec<Figure>,
        depth: usize,
    ) -> Vec<Inline> {
        match node.value() {
            Node::Text(text) => self.text(text),
            Node::Element(element) if depth > MAX_DEPTH => {
                self.notes.add(Note::TooDeep);
                let _ = element;
                self.text(&all_text(node))
            }
            Node::Element(element) => self.element(node, element, said, pictures, depth),
            _ => Vec::new(),
        }
    }

    fn text(&mut self, text: &str) -> Vec<Inline> {
        if hidden::refuse(text).is_err() {
            self.notes.add(Note::HiddenCharacters);
        }
        inline::typed(text)
    }

    fn element(
        &mut self,
        node: NodeRef<'_>,
        element: &Element,
        said: &Said,
        pictures: &mut Vec<Figure>,
        depth: usize,
    ) -> Vec<Inline> {
        let name = element.name();
        if is_dropped(name) {
            self.note_dropped(name);
            return Vec::new();
        }
        if matches!(name, "del" | "s" | "strike") {
            return Vec::new();
        }
        if name == "img" {
            pictures.extend(self.picture(element, None));
            return Vec::new();
        }
        if name == "br" || name == "wbr" {
            return if name == "br" { vec![Inline::Break] } else { Vec::new() };
        }
        let own = said.within(element);
        let parts = self.phrasing(node, &own, pictures, depth + 1);
        let inner = || Inlines::from_parts(parts.clone());
        match name {
            "strong" | "b" => vec![Inline::Strong(inner())],
            "em" | "i" | "cite" | "dfn" | "var" => vec![Inline::Emphasis(inner())],
            "sup" => vec![Inline::Superscript(inner())],
            "sub" => vec![Inline::Subscript(inner())],
            "a" => match element.attr("href") {
                None => parts,
                Some(href) => match href.parse() {
                    Ok(address) => vec![Inline::Link(address, inner())],
                    Err(_) => {
                        self.notes.add(Note::LinkRefused(href.chars().take(100).collect()));
                        parts
                    }
                },
            },
            "q" => [vec![Inline::Text("«".into())], parts, vec![Inline::Text("»".into())]].concat(),
            // An override shows letters in an order that nobody wrote.
            "bdo" => {
                self.notes.add(Note::ElementDropped("bdo".into()));
                parts
            }
            _ => {
                let around = said.lang.as_ref().unwrap_or(&self.assumed.lang);
                let language = element
                    .attr("lang")
                    .and(own.lang)
                    .filter(|lang| lang != around && !is_noise(lang, around));
                let direction = element.attr("dir").and(own.dir).filter(|_| matches!(name, "bdi" | "span"));
                let mut parts = parts;
                if let Some(lang) = language {
                    parts = vec![Inline::Language(lang, Inlines::from_parts(parts))];
                }
                if let Some(direction) = direction {
                    parts = vec![Inline::Isolate(direction, Inlines::from_parts(parts))];
                }
                parts
            }
        }
    }

    /// The picture of an `img`, with the caption and credit that stand round it or with it.
    pub(super) fn picture(
        &mut self,
        element: &Element,
        around: Option<(Inlines, Option<Label>)>,
    ) -> Option<Figure> {
        let source = element.attr("src").or_else(|| element.attr("data-src"))?;
        let named = match source.strip_prefix("media:").and_then(|hash| hash.parse().ok()) {
            Some(media) => crate::Named { media, caption: None, credit: None, alt: None },
            None => match self.names.picture(source) {
                Some(named) => named,
                None => {
                    self.notes.add(Note::PictureUnknown(source.chars().take(200).collect()));
                    return None;
                }
            },
        };
        let (caption, credit) = match around {
            Some((caption, credit)) => (Some(caption), credit),
            None => (None, None),
        };
        let title = || element.attr("title").map(Inlines::text);
        let caption = caption
            .filter(|caption| !caption.is_empty())
            .or_else(title)
            .or_else(|| named.caption.as_deref().map(Inlines::text))
            .filter(|caption| !caption.is_empty());
        let alt = element
            .attr("alt")
            .and_then(Passage::lenient)
            .or_else(|| named.alt.as_deref().and_then(Passage::lenient));
        let credit = credit.or_else(|| named.credit.as_deref().and_then(Label::lenient));
        Some(Figure { media: named.media, alt, caption, credit })
    }

    /// Puts pictures behind the text that they stood in.
    pub(super) fn place(&mut self, said: &Said, pictures: Vec<Figure>) {
        let said = Said { id: None, ..said.clone() };
        for figure in pictures {
            self.push(&said, BlockKind::Figure(figure));
        }
    }
}

/// Every letter below `node`, without recursion, dropped elements left out.
pub(super) fn all_text(node: NodeRef<'_>) -> String {
    let mut text = String::new();
    for below in node.descendants() {
        let hidden = below
            .ancestors()
            .take(3)
            .any(|above| above.value().as_element().is_some_and(|e| is_dropped(e.name())));
        if let (Node::Text(letters), false) = (below.value(), hidden) {
            text.push_str(letters);
        }
    }
    text
}
