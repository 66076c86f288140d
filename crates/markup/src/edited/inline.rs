//! Runs of text with flat marks, to and from nested inlines.

use super::{Mark, Node, NotOfTheSchema};
use bayan_core::{
    content::{Inline, Inlines, inline::typed},
    language::{Direction, Lang},
};
use serde_json::{Map, Value};

/// The marks from outside to inside. A mark of the same kind inside itself gives way to what is in it.
const ORDER: [&str; 7] = ["link", "language", "isolate", "strong", "emphasis", "superscript", "subscript"];

/// A run of text or a line break, with what it is marked as.
struct Run {
    marks: Vec<Mark>,
    letters: Option<String>,
}

/// Reads the content of a block of text.
pub(super) fn read(nodes: &[Node]) -> Result<Inlines, NotOfTheSchema> {
    let mut runs = Vec::with_capacity(nodes.len());
    for node in nodes {
        if !node.attrs.is_empty() || !node.content.is_empty() {
            return Err(NotOfTheSchema("a run of text with parts"));
        }
        let letters = match (node.name.as_str(), &node.text) {
            ("text", Some(text)) => Some(text.clone()),
            ("hard_break", None) => None,
            _ => return Err(NotOfTheSchema("a run of text")),
        };
        let mut marks = node.marks.clone();
        for mark in &marks {
            fits(mark)?;
        }
        let rank = |mark: &Mark| ORDER.iter().position(|name| *name == mark.name);
        marks.sort_by_key(rank);
        marks.dedup_by(|one, other| one.name == other.name);
        // A line break inside a link is a line break; by itself it is marked as nothing.
        runs.push(Run { marks, letters });
    }
    Ok(Inlines::new(nested(&runs, 0)))
}

/// Whether a mark has what it must have, and nothing else.
fn fits(mark: &Mark) -> Result<(), NotOfTheSchema> {
    let only = |name: &str| mark.attrs.len() == 1 && mark.attrs.get(name).is_some_and(Value::is_string);
    let right = match mark.name.as_str() {
        "link" => only("href"),
        "language" => only("lang"),
        "isolate" => only("dir"),
        "strong" | "emphasis" | "superscript" | "subscript" => mark.attrs.is_empty(),
        _ => false,
    };
    if right { Ok(()) } else { Err(NotOfTheSchema("a mark")) }
}

/// The runs as inlines: neighbours under the same mark stand in it together.
fn nested(runs: &[Run], depth: usize) -> Vec<Inline> {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(run) = runs.get(at) {
        match (run.marks.get(depth), &run.letters) {
            (Some(mark), _) => {
                let same = runs[at..].iter().take_while(|run| run.marks.get(depth) == Some(mark)).count();
                let inner = nested(&runs[at..at + same], depth + 1);
                parts.extend(marked(mark, inner));
                at += same;
            }
            (None, Some(letters)) => {
                parts.extend(typed(letters));
                at += 1;
            }
            (None, None) => {
                parts.push(Inline::Break);
                at += 1;
            }
        }
    }
    parts
}

/// `inner` under a mark; without it where what the mark says cannot be.
fn marked(mark: &Mark, inner: Vec<Inline>) -> Vec<Inline> {
    let value = |name: &str| mark.attrs.get(name).and_then(Value::as_str).unwrap_or_default();
    let whole = Inlines::from_parts(inner.clone());
    let part = match mark.name.as_str() {
        "link" => value("href").parse().ok().map(|address| Inline::Link(address, whole)),
        "language" => value("lang").parse::<Lang>().ok().map(|lang| Inline::Language(lang, whole)),
        "isolate" => value("dir").parse::<Direction>().ok().map(|dir| Inline::Isolate(dir, whole)),
        "strong" => Some(Inline::Strong(whole)),
        "emphasis" => Some(Inline::Emphasis(whole)),
        "superscript" => Some(Inline::Superscript(whole)),
        _ => Some(Inline::Subscript(whole)),
    };
    part.map_or(inner, |part| vec![part])
}

/// Writes inlines as runs.
pub(super) fn write(inlines: &Inlines) -> Vec<Node> {
    let mut runs = Vec::new();
    flat(inlines, &[], &mut runs);
    runs
}

fn flat(inlines: &Inlines, around: &[Mark], runs: &mut Vec<Node>) {
    let plain = |name: &str| Mark { name: name.to_owned(), attrs: Map::new() };
    let with = |name: &str, key: &str, value: &str| Mark {
        name: name.to_owned(),
        attrs: Map::from_iter([(key.to_owned(), Value::from(value))]),
    };
    for part in inlines.parts() {
        let (mark, inner) = match part {
            Inline::Text(text) => {
                let node = Node { text: Some(text.clone()), marks: ordered(around), ..Node::new("text") };
                runs.push(node);
                continue;
            }
            Inline::Break => {
                runs.push(Node { marks: ordered(around), ..Node::new("hard_break") });
                continue;
            }
            Inline::Strong(inner) => (plain("strong"), inner),
            Inline::Emphasis(inner) => (plain("emphasis"), inner),
            Inline::Superscript(inner) => (plain("superscript"), inner),
            Inline::Subscript(inner) => (plain("subscript"), inner),
            Inline::Link(address, inner) => (with("link", "href", address.as_str()), inner),
            Inline::Language(lang, inner) => (with("language", "lang", lang.as_str()), inner),
            Inline::Isolate(dir, inner) => (with("isolate", "dir", dir.as_str()), inner),
        };
        let mut marks = around.to_vec();
        // The innermost of a kind counts: a language inside another, an isolate inside another.
        marks.retain(|known| known.name != mark.name);
        marks.push(mark);
        flat(inner, &marks, runs);
    }
}

fn ordered(marks: &[Mark]) -> Vec<Mark> {
    let mut marks = marks.to_vec();
    marks.sort_by_key(|mark| ORDER.iter().position(|name| *name == mark.name));
    marks
}
