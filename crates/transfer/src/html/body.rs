//! Where on a page its text stands.
//!
//! trafilatura says which words are the text; the element that holds them is then taken from our own
//! tree, because trafilatura's answer has lost captions, languages and the places of pictures.

use super::{
    Page, serial,
    tree::{self, NodeRef, attr, element, name},
    words,
};
use crate::Doubt;
use ego_tree::NodeId;
use scraper::{Html, Node};
use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    panic::{AssertUnwindSafe, catch_unwind},
};

/// Beyond this trafilatura is not asked: it copies its tree several times.
const MAX_ASKED: usize = 2 << 20;
const MAX_ELEMENTS: usize = 10_000;
/// How many words in a row must be known for a line to be part of the text.
const RUN: usize = 4;

/// The text's place.
#[derive(Debug)]
pub(super) struct Place {
    /// The elements that hold it.
    pub(super) containers: Vec<NodeId>,
    /// The text nodes that trafilatura takes for it; none where it was not asked.
    pub(super) kept: Option<HashSet<NodeId>>,
}

impl Page<'_> {
    /// Takes furniture, scripts and buttons out of the tree. Answers how many lines of furniture.
    pub(super) fn prune(&mut self) -> usize {
        let mut gone: Vec<NodeId> = Vec::new();
        gone.extend(self.select(&self.rules.remove).map(|node| node.id()));
        for node in self.html.tree.root().descendants() {
            let Some(element) = element(node) else { continue };
            let hidden = || {
                let style = attr(element, "style").unwrap_or("").to_ascii_lowercase().replace(' ', "");
                element.attr("hidden").is_some()
                    || style.contains("display:none")
                    || style.contains("visibility:hidden")
            };
            let beside = matches!(element.name(), "script" | "style" | "noscript" | "template" | "nav")
                || matches!(attr(element, "role"), Some("navigation" | "banner" | "contentinfo" | "search"));
            let logo = element.name() == "img" && self.is_furniture_picture(element);
            if beside || hidden() || logo {
                gone.push(node.id());
            }
        }
        let mut furniture = 0;
        for line in &self.lines {
            let recurs = self.furniture.line(&line.text);
            furniture += usize::from(recurs);
            if recurs || words::is_buttons(&line.text) {
                gone.extend(&line.nodes);
            }
        }
        for id in gone {
            if let Some(mut node) = self.html.tree.get_mut(id) {
                node.detach();
            }
        }
        self.lines = tree::lines(self.html.tree.root());
        furniture
    }

    pub(super) fn is_furniture_picture(&self, image: &scraper::node::Element) -> bool {
        let source = attr(image, "src").or_else(|| attr(image, "data-src"));
        let url = source.and_then(|source| self.place.resolve(source, None));
        url.is_some_and(|url| self.furniture.picture(url.path()))
    }

    /// Finds the text; the tree must have been pruned.
    pub(super) fn find_body(&mut self) -> Place {
        let by_rule: Vec<NodeId> = outermost(self.select(&self.rules.body)).collect();
        if !by_rule.is_empty() {
            return Place { containers: by_rule, kept: None };
        }
        if !self.rules.body.is_empty() {
            self.doubts.push(Doubt::RuleWithoutEffect("body"));
        }
        let said = self.machine.body.and_then(|id| self.html.tree.get(id));
        if let Some(said) =
            said.filter(|said| tree::lines(*said).iter().map(tree::Line::words).sum::<usize>() >= 20)
        {
            return Place { containers: vec![said.id()], kept: None };
        }
        let known = asked(&self.html).map(|text| runs(&text));
        let kept: HashSet<NodeId> = match &known {
            Some(known) if !known.is_empty() => {
                let lines = self.lines.iter().filter(|line| is_known(line, known));
                lines.flat_map(|line| line.nodes.iter().copied()).collect()
            }
            _ => HashSet::new(),
        };
        if !kept.is_empty() {
            let container = self.smallest(&kept);
            return Place { containers: vec![container], kept: Some(kept) };
        }
        let prose =
            self.lines.iter().filter(|line| line.words() >= 8 && line.linked * 10 < line.length() * 3);
        let kept: HashSet<NodeId> = prose.flat_map(|line| line.nodes.iter().copied()).collect();
        if !kept.is_empty() {
            self.doubts.push(Doubt::BodyGuessed);
        }
        Place { containers: vec![self.smallest(&kept)], kept: Some(kept) }
    }

    /// The smallest element that holds nearly all of the `kept` text.
    fn smallest(&self, kept: &HashSet<NodeId>) -> NodeId {
        let mut weights: HashMap<NodeId, usize> = HashMap::new();
        let mut all = 0;
        for id in kept {
            let Some(node) = self.html.tree.get(*id) else { continue };
            let Node::Text(text) = node.value() else { continue };
            let weight = text.chars().filter(|c| !c.is_whitespace()).count();
            all += weight;
            for above in node.ancestors() {
                *weights.entry(above.id()).or_default() += weight;
            }
        }
        let mut at = self.html.tree.root();
        loop {
            let heavy = |child: &NodeRef<'_>| {
                let weight = weights.get(&child.id()).copied().unwrap_or(0);
                weight > 0 && weight * 100 >= all * 85 && !is_leaf(name(*child))
            };
            match at.children().find(heavy) {
                Some(child) => at = child,
                None => return at.id(),
            }
        }
    }
}

/// Elements that are a part of a text and never the whole.
fn is_leaf(name: &str) -> bool {
    matches!(name, "p" | "ul" | "ol" | "li" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre")
        || !tree::is_block(name) && !matches!(name, "font" | "span" | "b" | "strong" | "a")
}

/// Those of `nodes` that stand in no other.
fn outermost<'n>(nodes: impl Iterator<Item = NodeRef<'n>>) -> impl Iterator<Item = NodeId> {
    let nodes: Vec<NodeRef<'n>> = nodes.collect();
    let ids: HashSet<NodeId> = nodes.iter().map(|node| node.id()).collect();
    nodes
        .into_iter()
        .filter(move |node| node.ancestors().all(|above| !ids.contains(&above.id())))
        .map(|node| node.id())
}

/// What trafilatura takes for the text. It may fail, and must not take the import with it.
fn asked(html: &Html) -> Option<String> {
    if html.tree.root().descendants().filter(|node| element(*node).is_some()).count() > MAX_ELEMENTS {
        return None;
    }
    let source = serial::page(html);
    if source.len() > MAX_ASKED {
        return None;
    }
    let options = trafilatura::Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_html_date_mode(trafilatura::HtmlDateMode::Disabled);
    let result = catch_unwind(AssertUnwindSafe(|| trafilatura::extract(&source, &options)));
    let content = Html::parse_fragment(&result.ok()?.ok()?.content_html);
    let lines = tree::lines(content.tree.root());
    Some(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n"))
}

/// The hashes of all runs of a few words.
fn runs(text: &str) -> HashSet<u64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let short =
        text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>()).filter(|line| line.len() < RUN);
    words.windows(RUN).map(hash).chain(short.map(|line| hash(&line))).collect()
}

fn is_known(line: &tree::Line, known: &HashSet<u64>) -> bool {
    let words: Vec<&str> = line.text.split_whitespace().collect();
    if words.len() < RUN {
        return known.contains(&hash(&words));
    }
    let windows = words.len() - RUN + 1;
    words.windows(RUN).filter(|run| known.contains(&hash(run))).count() * 10 >= windows * 6
}

fn hash(words: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}
