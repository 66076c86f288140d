//! The element that holds the text, divided into pieces: paragraphs, headings, lists, pictures.

use super::{
    figures::{is_caption, one_picture},
    inline::{Writer, Written, one_line},
    pictures::Pictures,
    tree::{self, NodeRef, attr, element, name},
    words,
};
use bayan_core::text::direction::prevailing;
use ego_tree::NodeId;
use scraper::{Node, node::Element};
use std::collections::{BTreeSet, HashSet};

/// A part of the text.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    /// Attributes for its element.
    pub(super) said: String,
    /// How many characters stand in it, in links, and in what trafilatura takes for the text.
    pub(super) length: usize,
    pub(super) linked: usize,
    pub(super) kept: usize,
}

/// What a part is.
#[derive(Debug)]
pub(super) enum Kind {
    /// Lines between two borders of blocks.
    Lines(Vec<Written>),
    /// A heading and its level.
    Heading(u8, Written),
    /// What stays together: a list, a table, a quotation; its HTML and its text.
    Whole(String, String),
    /// A picture, by its index.
    Picture(usize),
    /// A line across.
    Rule,
}

/// Reads pieces.
pub(super) struct Reader<'r, 'p> {
    pub(super) pictures: &'r mut Pictures<'p>,
    /// The text nodes that trafilatura takes for the text; all where it was not asked.
    pub(super) kept: Option<&'r HashSet<NodeId>>,
    pub(super) pieces: Vec<Piece>,
    /// Elements that content has no room for.
    pub(super) dropped: BTreeSet<String>,
    pub(super) writer: Writer,
    pub(super) waiting: Vec<usize>,
}

impl<'r, 'p> Reader<'r, 'p> {
    pub(super) fn new(pictures: &'r mut Pictures<'p>, kept: Option<&'r HashSet<NodeId>>) -> Reader<'r, 'p> {
        Reader {
            pictures,
            kept,
            pieces: Vec::new(),
            dropped: BTreeSet::new(),
            writer: Writer::default(),
            waiting: Vec::new(),
        }
    }

    /// Reads the children of `node`. The tree is shallow, so this may call itself.
    pub(super) fn flow(&mut self, node: NodeRef<'_>) {
        for child in node.children() {
            self.node(child);
        }
    }

    fn node(&mut self, node: NodeRef<'_>) {
        match node.value() {
            Node::Text(text) => {
                let kept = self.is_kept(node);
                self.writer.text(text, kept);
            }
            Node::Element(element) => self.element(node, element),
            _ => {}
        }
    }

    fn is_kept(&self, node: NodeRef<'_>) -> bool {
        self.kept.is_none_or(|kept| kept.contains(&node.id()))
    }

    fn element(&mut self, node: NodeRef<'_>, element: &Element) {
        match element.name() {
            "br" => self.writer.end_line(),
            "img" => self.picture(node, element, None),
            "iframe" | "object" | "embed" | "video" | "audio" => {
                self.dropped.insert(element.name().to_owned());
            }
            other if tree::is_silent(other) => {}
            _ if self.is_beside(node, element) => {}
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush(node);
                let level = element.name().as_bytes()[1] - b'0';
                let line = self.line(node);
                self.take_pictures(node);
                if !line.is_empty() {
                    self.push(Kind::Heading(level, line.clone()), node, &[line]);
                }
                self.place_waiting(node);
            }
            "ul" | "ol" => self.list(node),
            "table" if is_data(node) => self.table(node),
            "blockquote" => self.quotation(node),
            "figure" => self.figure(node),
            "hr" => {
                self.flush(node);
                self.push(Kind::Rule, node, &[]);
            }
            "pre" => {
                self.flush(node);
                for text in tree::raw_text(node).lines() {
                    let kept = self.kept.is_none();
                    self.writer.text(text, kept);
                    self.writer.end_line();
                }
                self.flush(node);
            }
            other if is_caption(element) && one_picture(node).is_some() && other != "body" => {
                self.figure(node)
            }
            _ if is_caption(element) && self.caption_below(node) => {}
            other if tree::is_block(other) => {
                self.flush(node);
                self.flow(node);
                self.flush(node);
            }
            // An inline element around blocks, as `<font><p>`, says nothing of them.
            _ if node.descendants().skip(1).any(|below| tree::is_block(name(below))) => self.flow(node),
            _ => {
                let (place, base) = (self.pictures.place, self.pictures.base.clone());
                let opened = self.writer.open(node, place, base.as_deref());
                self.flow(node);
                if opened {
                    self.writer.close();
                }
            }
        }
    }

    /// Whether an element stands beside the text: it is called so, and none of it is known as text.
    fn is_beside(&self, node: NodeRef<'_>, element: &Element) -> bool {
        let names = [attr(element, "class"), attr(element, "id")].into_iter().flatten();
        tree::is_block(element.name())
            && names.into_iter().any(words::is_beside)
            && !node.descendants().any(|below| self.kept.is_some_and(|kept| kept.contains(&below.id())))
            && node
                .descendants()
                .all(|below| name(below) != "p" || tree::text_of(below).chars().count() < 200)
    }

    fn line(&self, node: NodeRef<'_>) -> Written {
        let kept = |node: NodeRef<'_>| self.is_kept(node);
        one_line(node, self.pictures.place, self.pictures.base.as_deref(), &|_| false, &kept)
    }

    /// Ends the paragraph that is being read, which stands in `node`.
    pub(super) fn flush(&mut self, node: NodeRef<'_>) {
        let mut lines = self.writer.take();
        while lines.last().is_some_and(Written::is_empty) {
            lines.pop();
        }
        let empty = lines.iter().take_while(|line| line.is_empty()).count();
        lines.drain(..empty);
        if !lines.is_empty() {
            let kind = Kind::Lines(lines.clone());
            self.push(kind, node, &lines);
        }
        self.place_waiting(node);
    }

    /// Ends the last paragraph.
    pub(super) fn finish(&mut self, node: NodeRef<'_>) {
        self.flush(node);
    }

    pub(super) fn place_waiting(&mut self, node: NodeRef<'_>) {
        for index in std::mem::take(&mut self.waiting) {
            self.push(Kind::Picture(index), node, &[]);
        }
    }

    fn push(&mut self, kind: Kind, node: NodeRef<'_>, lines: &[Written]) {
        let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let text: String = lines.iter().map(|line| line.text.as_str()).collect();
        self.pieces.push(Piece {
            kind,
            said: said(node, &text),
            length: count(&text),
            linked: lines.iter().map(|line| line.linked).sum(),
            kept: lines.iter().map(|line| line.kept).sum(),
        });
    }

    fn list(&mut self, node: NodeRef<'_>) {
        self.flush(node);
        let mut lines = Vec::new();
        let html = self.entries(node, &mut lines);
        self.take_pictures(node);
        let text = texts(&lines);
        if !text.is_empty() {
            self.push(Kind::Whole(html, text), node, &lines);
        }
        self.place_waiting(node);
    }

    fn entries(&self, node: NodeRef<'_>, lines: &mut Vec<Written>) -> String {
        let list = if name(node) == "ol" { "ol" } else { "ul" };
        let mut html = format!("<{list}>");
        let is_list = |node: NodeRef<'_>| matches!(name(node), "ul" | "ol");
        for child in node.children().filter(|child| element(*child).is_some()) {
            if is_list(child) {
                html.push_str(&self.entries(child, lines));
                continue;
            }
            let kept = |node: NodeRef<'_>| self.is_kept(node);
            let line = one_line(child, self.pictures.place, self.pictures.base.as_deref(), &is_list, &kept);
            let below: String = child
                .children()
                .filter(|below| is_list(*below))
                .map(|below| self.entries(below, lines))
                .collect();
            if !line.is_empty() || !below.is_empty() {
                html.push_str(&format!("<li>{}{below}</li>", line.html));
            }
            lines.push(line);
        }
        html.push_str(&format!("</{list}>"));
        html
    }

    fn table(&mut self, node: NodeRef<'_>) {
        self.flush(node);
        let mut lines = Vec::new();
        let mut html = String::from("<table>");
        if let Some(caption) = node.children().find(|child| name(*child) == "caption") {
            html.push_str(&format!("<caption>{}</caption>", self.line(caption).html));
        }
        for row in node.descendants().filter(|below| name(*below) == "tr") {
            html.push_str("<tr>");
            for cell in row.children() {
                let tag = match name(cell) {
                    "th" => "th",
                    "td" => "td",
                    _ => continue,
                };
                let line = self.line(cell);
                html.push_str(&format!("<{tag}>{}</{tag}>", line.html));
                lines.push(line);
            }
            html.push_str("</tr>");
        }
        html.push_str("</table>");
        let text = texts(&lines);
        if !text.is_empty() {
            self.push(Kind::Whole(html, text), node, &lines);
        }
    }

    fn quotation(&mut self, node: NodeRef<'_>) {
        self.flush(node);
        let line = self.line(node);
        self.take_pictures(node);
        if !line.is_empty() {
            let paragraphs: Vec<String> =
                line.html.split("<br>").map(|part| format!("<p>{part}</p>")).collect();
            let html = format!("<blockquote>{}</blockquote>", paragraphs.concat());
            self.push(Kind::Whole(html, line.text.clone()), node, &[line]);
        }
        self.place_waiting(node);
    }
}

fn texts(lines: &[Written]) -> String {
    lines.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Language and direction that the elements around a part say, as far as its letters agree.
fn said(node: NodeRef<'_>, text: &str) -> String {
    let around = || {
        std::iter::once(node)
            .chain(node.ancestors())
            .filter_map(element)
            .take_while(|e| !matches!(e.name(), "body" | "html"))
    };
    let mut said = String::new();
    if let Some(lang) = around().find_map(|element| attr(element, "lang")) {
        said.push_str(&format!(" lang=\"{}\"", super::inline::quoted(lang)));
    }
    let dir = around().find_map(|element| attr(element, "dir")).map(str::to_ascii_lowercase);
    if let Some(dir) = dir.filter(|dir| prevailing(text).is_some_and(|own| own.as_str() == dir)) {
        said.push_str(&format!(" dir=\"{dir}\""));
    }
    said
}

/// Whether a table shows data: several rows of several short cells.
fn is_data(table: NodeRef<'_>) -> bool {
    let below = |wanted: &'static str| table.descendants().skip(1).filter(move |node| name(*node) == wanted);
    let cells = |row: NodeRef<'_>| row.children().filter(|cell| matches!(name(*cell), "td" | "th")).count();
    below("table").next().is_none()
        && below("img").next().is_none()
        && below("tr").filter(|row| cells(*row) >= 2).count() >= 2
        && below("td").all(|cell| tree::text_of(cell).chars().count() <= 300)
}
