//! Inlines to HTML, isolated for readers where the order of what they see asks for it.

use super::escape;
use bayan_core::{
    content::{Inline, Inlines},
    language::Direction,
    text::{
        direction,
        isolate::{self, Run},
    },
};
use std::fmt::Write;

/// Writes `parts`, which stand in a line of direction `dir`. For readers when `readers` says before which
/// origin the paths of links stand.
pub(super) fn write(out: &mut String, parts: &Inlines, dir: Direction, readers: Option<&str>) {
    for part in parts.parts() {
        match part {
            Inline::Text(text) => letters(out, text, dir, readers),
            Inline::Strong(inner) => tagged(out, "strong", inner, dir, readers),
            Inline::Emphasis(inner) => tagged(out, "em", inner, dir, readers),
            Inline::Superscript(inner) => tagged(out, "sup", inner, dir, readers),
            Inline::Subscript(inner) => tagged(out, "sub", inner, dir, readers),
            Inline::Break => out.push_str("<br>"),
            Inline::Link(address, inner) => {
                // Writing to a String cannot fail, here and below.
                let origin = readers.filter(|_| address.as_str().starts_with('/')).unwrap_or_default();
                let _ = write!(out, "<a href=\"{origin}{}\">", escape::attribute(address.as_str()));
                write(out, inner, dir, readers);
                out.push_str("</a>");
            }
            Inline::Language(lang, inner) => {
                let tag = escape::attribute(lang.as_str());
                let own = lang.direction();
                let (open, close) = match readers.is_some() {
                    // Words of another language are words of another direction, or at least may be.
                    true => (format!("<bdi lang=\"{tag}\" dir=\"{own}\">"), "</bdi>"),
                    false => (format!("<span lang=\"{tag}\">"), "</span>"),
                };
                out.push_str(&open);
                write(out, inner, own, readers);
                out.push_str(close);
            }
            Inline::Isolate(own, inner) => {
                let _ = write!(out, "<bdi dir=\"{own}\">");
                write(out, inner, *own, readers);
                out.push_str("</bdi>");
            }
        }
    }
}

fn tagged(out: &mut String, name: &str, inner: &Inlines, dir: Direction, readers: Option<&str>) {
    let _ = write!(out, "<{name}>");
    write(out, inner, dir, readers);
    let _ = write!(out, "</{name}>");
}

/// Writes text; for readers with every run isolated that would otherwise come out in another order.
pub(super) fn letters(out: &mut String, text: &str, dir: Direction, readers: Option<&str>) {
    if readers.is_none() {
        return out.push_str(&escape::text(text));
    }
    for run in isolate::runs(text, dir) {
        match run {
            Run::Plain(text) => out.push_str(&escape::text(text)),
            Run::Isolated(text, own) => {
                // Letters say their direction themselves; numbers have none. The theme keeps numbers whole.
                let _ = match direction::prevailing(text) {
                    Some(_) => write!(out, "<bdi>{}</bdi>", escape::text(text)),
                    None => write!(out, "<bdi dir=\"{own}\">{}</bdi>", escape::text(text)),
                };
            }
            Run::Range { first, separator, second } => {
                let (first, separator, second) =
                    (escape::text(first), escape::text(separator), escape::text(second));
                let _ =
                    write!(out, "<bdi dir=\"rtl\"><bdi>{first}</bdi>{separator}<bdi>{second}</bdi></bdi>");
            }
        }
    }
}
