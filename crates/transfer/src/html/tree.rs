//! The tree of a page: parsing it within limits, its lines of text, small questions about elements.

use super::scan;
use ego_tree::{NodeId, iter::Edge};
use scraper::{Html, Node, node::Element};

pub(super) type NodeRef<'n> = ego_tree::NodeRef<'n, Node>;

/// How deep a tree may be that is walked.
const MAX_DEPTH: usize = 250;

/// A line of text as a reader sees it: what stands between two borders of blocks or line breaks.
#[derive(Debug)]
pub(super) struct Line {
    /// The text, with single spaces.
    pub(super) text: String,
    /// The text nodes that it consists of.
    pub(super) nodes: Vec<NodeId>,
    /// How many of its characters stand in links.
    pub(super) linked: usize,
}

/// The tree of `html`, or why there is none.
pub(super) fn parse(html: &str) -> Result<Html, &'static str> {
    if let Some(reason) = scan::refuses(html) {
        return Err(reason);
    }
    let parsed = Html::parse_document(html);
    let (mut depth, mut deepest) = (0usize, 0);
    for edge in parsed.tree.root().traverse() {
        match edge {
            Edge::Open(_) => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            Edge::Close(_) => depth -= 1,
        }
    }
    if deepest > MAX_DEPTH { Err("nested too deeply") } else { Ok(parsed) }
}

/// The lines below `root`, in order, without those of scripts and forms.
pub(super) fn lines(root: NodeRef<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut open: Option<Line> = None;
    let (mut links, mut silent) = (0usize, 0usize);
    for edge in root.traverse() {
        let (node, opens) = match edge {
            Edge::Open(node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Element(element) => {
                let name = element.name();
                let step =
                    |count: &mut usize| *count = if opens { *count + 1 } else { count.saturating_sub(1) };
                if is_silent(name) {
                    step(&mut silent);
                }
                if name == "a" {
                    step(&mut links);
                }
                if is_block(name) || name == "br" {
                    lines.extend(open.take().and_then(finished));
                }
            }
            Node::Text(text) if opens && silent == 0 => {
                let line =
                    open.get_or_insert_with(|| Line { text: String::new(), nodes: Vec::new(), linked: 0 });
                line.text.push_str(text);
                line.nodes.push(node.id());
                if links > 0 {
                    line.linked += text.split_whitespace().map(|word| word.chars().count()).sum::<usize>();
                }
            }
            _ => {}
        }
    }
    lines.extend(open.take().and_then(finished));
    lines
}

fn finished(line: Line) -> Option<Line> {
    let text = squeeze(&line.text);
    (!text.is_empty()).then_some(Line { text, ..line })
}

impl Line {
    /// How many characters it has, without spaces.
    pub(super) fn length(&self) -> usize {
        self.text.chars().filter(|c| !c.is_whitespace()).count()
    }

    /// How many words it has.
    pub(super) fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// `text` with single spaces.
pub(super) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text below `node`, with single spaces; blocks and line breaks become spaces.
pub(super) fn text_of(node: NodeRef<'_>) -> String {
    let lines = lines(node);
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The element that `node` is.
pub(super) fn element<'n>(node: NodeRef<'n>) -> Option<&'n Element> {
    node.value().as_element()
}

/// The name of the element that `node` is, or nothing.
pub(super) fn name<'n>(node: NodeRef<'n>) -> &'n str {
    element(node).map_or("", Element::name)
}

/// An attribute's value, trimmed, unless it is empty.
pub(super) fn attr<'n>(element: &'n Element, name: &str) -> Option<&'n str> {
    element.attr(name).map(str::trim).filter(|value| !value.is_empty())
}

/// Elements whose text is none of the page's.
pub(super) fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "title"
            | "select"
            | "option"
            | "textarea"
            | "button"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "audio"
            | "video"
            | "canvas"
            | "datalist"
            | "noframes"
    )
}

/// Elements that begin and end a line.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "body"
            | "html"
            | "center"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "hr"
            | "pre"
            | "address"
            | "details"
            | "summary"
            | "fieldset"
            | "legend"
            | "form"
            | "hgroup"
            | "marquee"
            | "menu"
            | "dir"
    )
}

/// The text below `node` with its own line ends.
pub(super) fn raw_text(node: NodeRef<'_>) -> String {
    node.descendants()
        .filter_map(|below| match below.value() {
            Node::Text(text) => Some(&**text),
            Node::Element(element) if element.name() == "br" => Some("\n"),
            _ => None,
        })
        .collect()
}
