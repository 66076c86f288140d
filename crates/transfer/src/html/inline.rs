//! The text inside of a block, written as HTML of few elements, line by line.

use super::{
    place::Place,
    tree::{self, NodeRef, attr, element},
};
use scraper::Node;

/// A line of a block.
#[derive(Debug, Clone, Default)]
pub(super) struct Written {
    /// As HTML.
    pub(super) html: String,
    /// As text.
    pub(super) text: String,
    /// How many characters stand in links.
    pub(super) linked: usize,
    /// How many characters trafilatura takes for the text.
    pub(super) kept: usize,
}

impl Written {
    /// Whether it has no text.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Writes lines; elements that are open at a line's end are open again in the next.
#[derive(Default)]
pub(super) struct Writer {
    done: Vec<Written>,
    line: Written,
    /// Opening tags, and the names that close them.
    open: Vec<(String, &'static str)>,
    links: usize,
}

impl Writer {
    /// Adds a text.
    pub(super) fn text(&mut self, text: &str, kept: bool) {
        let length = text.chars().filter(|c| !c.is_whitespace()).count();
        self.line.linked += if self.links > 0 { length } else { 0 };
        self.line.kept += if kept { length } else { 0 };
        for c in text.chars() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if c == ' ' && (self.line.text.is_empty() || self.line.text.ends_with(' ')) {
                continue;
            }
            self.line.text.push(c);
            match c {
                '&' => self.line.html.push_str("&amp;"),
                '<' => self.line.html.push_str("&lt;"),
                '>' => self.line.html.push_str("&gt;"),
                c => self.line.html.push(c),
            }
        }
    }

    /// Whether nothing was written since the lines were last taken.
    pub(super) fn is_empty(&self) -> bool {
        self.line.is_empty() && self.done.iter().all(Written::is_empty)
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        for (_, name) in self.open.iter().rev() {
            self.line.html.push_str(&format!("</{name}>"));
        }
        self.done.push(std::mem::take(&mut self.line));
        for (tag, _) in &self.open {
            self.line.html.push_str(tag);
        }
    }

    /// Opens the element that `node` is, as far as it means something; answers whether it did.
    pub(super) fn open(&mut self, node: NodeRef<'_>, place: &Place, base: Option<&str>) -> bool {
        let Some(element) = element(node) else { return false };
        let (tag, name) = match element.name() {
            "strong" | "b" => ("<strong>".to_owned(), "strong"),
            "em" | "i" | "cite" => ("<em>".to_owned(), "em"),
            "sup" => ("<sup>".to_owned(), "sup"),
            "sub" => ("<sub>".to_owned(), "sub"),
            "q" => ("<q>".to_owned(), "q"),
            "a" => match attr(element, "href").and_then(|href| target(href, place, base)) {
                Some(address) => (format!("<a href=\"{}\">", quoted(&address)), "a"),
                None => return false,
            },
            "bdi" | "span" => {
                let dir = attr(element, "dir")
                    .map(str::to_ascii_lowercase)
                    .filter(|dir| dir == "rtl" || dir == "ltr");
                let lang = attr(element, "lang");
                if dir.is_none() && lang.is_none() {
                    return false;
                }
                let mut tag = String::from("<span");
                for (name, value) in [("dir", dir.as_deref()), ("lang", lang)] {
                    if let Some(value) = value {
                        tag.push_str(&format!(" {name}=\"{}\"", quoted(value)));
                    }
                }
                tag.push('>');
                (tag, "span")
            }
            _ => return false,
        };
        self.links += usize::from(name == "a");
        self.line.html.push_str(&tag);
        self.open.push((tag, name));
        true
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
        if let Some((_, name)) = self.open.pop() {
            self.links -= usize::from(name == "a");
            self.line.html.push_str(&format!("</{name}>"));
        }
    }

    /// The lines so far; what is open stays so.
    pub(super) fn take(&mut self) -> Vec<Written> {
        self.end_line();
        std::mem::take(&mut self.done)
    }
}

/// Where a link on the page leads now: on the old site's own pages the old address, which will be
/// redirected; elsewhere the whole address. None for a place on the same page, and for what is no link.
fn target(href: &str, place: &Place, base: Option<&str>) -> Option<String> {
    if href.starts_with('#') {
        return None;
    }
    let url = place.resolve(href, base)?;
    match url.scheme() {
        "http" | "https" if place.is_own(&url) => Some(place.local_address(&url)),
        "http" | "https" => Some(url.to_string()),
        // Mail and telephone; the reader of the text refuses everything that a browser might run.
        _ => Some(href.trim().to_owned()),
    }
}

/// A value for an attribute in double quotes.
pub(super) fn quoted(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Writes all text below `node` on one line, with the inline elements; pictures are left out.
pub(super) fn one_line(
    node: NodeRef<'_>,
    place: &Place,
    base: Option<&str>,
    skip: &dyn Fn(NodeRef<'_>) -> bool,
    kept: &dyn Fn(NodeRef<'_>) -> bool,
) -> Written {
    let mut writer = Writer::default();
    for child in node.children() {
        inner(child, &mut writer, place, base, skip, kept);
    }
    let mut whole = Written::default();
    for line in writer.take().into_iter().filter(|line| !line.is_empty()) {
        if !whole.text.is_empty() {
            whole.html.push_str("<br>");
            whole.text.push(' ');
        }
        whole.html.push_str(&line.html);
        whole.text.push_str(line.text.trim());
        whole.linked += line.linked;
        whole.kept += line.kept;
    }
    whole
}

fn inner(
    node: NodeRef<'_>,
    writer: &mut Writer,
    place: &Place,
    base: Option<&str>,
    skip: &dyn Fn(NodeRef<'_>) -> bool,
    kept: &dyn Fn(NodeRef<'_>) -> bool,
) {
    match node.value() {
        Node::Text(text) => writer.text(text, kept(node)),
        Node::Element(element) if skip(node) || tree::is_silent(element.name()) => {}
        Node::Element(element) => {
            let breaks = tree::is_block(element.name()) || element.name() == "br";
            if breaks {
                writer.end_line();
            }
            let opened = writer.open(node, place, base);
            for child in node.children() {
                inner(child, writer, place, base, skip, kept);
            }
            if opened {
                writer.close();
            }
            if breaks && element.name() != "br" {
                writer.end_line();
            }
        }
        _ => {}
    }
}
