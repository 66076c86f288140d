//! Content to its canonical text.

use super::VERSION;
use crate::content::{Block, BlockKind, Content, Figure, Inline, Inlines, List};
use std::fmt::Write;

/// Collects lines; writing to a String cannot fail.
struct Lines {
    text: String,
    /// The number that the next picture takes, where pictures are only counted.
    media: Option<usize>,
}

impl Lines {
    fn push(&mut self, name: &str, value: &str) {
        self.text.push_str(name);
        if !value.is_empty() {
            self.text.push(' ');
            self.text.push_str(value);
        }
        self.text.push('\n');
    }

    /// A picture that is only counted; answers whether pictures are.
    fn counted_media(&mut self) -> bool {
        let Some(number) = self.media else { return false };
        self.push("media", &number.to_string());
        self.media = Some(number + 1);
        true
    }

    fn maybe(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.push(name, value);
        }
    }
}

pub(super) fn content(content: &Content) -> String {
    let mut lines = Lines { text: String::new(), media: None };
    lines.push(VERSION, "");
    lines.push("lang", content.lang.as_str());
    lines.push("dir", content.dir.as_str());
    lines.maybe("kicker", content.kicker.as_deref());
    lines.push("headline", &content.headline);
    lines.maybe("standfirst", content.standfirst.as_deref());
    lines.maybe("place", content.place.as_deref());
    lines.maybe("stated", content.stated.map(|stated| stated.to_string()).as_deref());
    lines.maybe("byline", content.byline.as_deref());
    if let Some(lead) = &content.lead {
        lines.push("lead", "");
        figure(&mut lines, lead);
    }
    lines.maybe("share", content.share_text.as_deref());
    for part in &content.blocks {
        block(&mut lines, part);
    }
    lines.text
}

pub(super) fn block_with_numbered_media(part: &Block, number: &mut usize) -> String {
    let mut lines = Lines { text: String::new(), media: Some(*number) };
    block(&mut lines, part);
    *number = lines.media.unwrap_or(*number);
    lines.text
}

fn block(lines: &mut Lines, block: &Block) {
    let name = match &block.kind {
        BlockKind::Paragraph(_) => "paragraph".to_owned(),
        BlockKind::Heading(level, _) => format!("heading {}", level.number()),
        BlockKind::List(list) if list.ordered => "list ordered".to_owned(),
        BlockKind::List(_) => "list unordered".to_owned(),
        BlockKind::Quotation { .. } => "quotation".to_owned(),
        BlockKind::Figure(_) => "figure".to_owned(),
        BlockKind::Gallery(_) => "gallery".to_owned(),
        BlockKind::Table(_) => "table".to_owned(),
        BlockKind::LinkCard { .. } => "link-card".to_owned(),
        BlockKind::Attachment { .. } => "attachment".to_owned(),
        BlockKind::Notice(_) => "notice".to_owned(),
        BlockKind::Rule => "rule".to_owned(),
    };
    lines.push("block", &format!("{} {} {} {name}", block.id, block.lang, block.dir));
    match &block.kind {
        BlockKind::Paragraph(text) | BlockKind::Heading(_, text) => lines.push("text", &inlines(text)),
        BlockKind::List(items) => list(lines, items, 0),
        BlockKind::Quotation { paragraphs, attribution } => {
            paragraphs.iter().for_each(|text| lines.push("text", &inlines(text)));
            lines.maybe("by", attribution.as_ref().map(inlines).as_deref());
        }
        BlockKind::Figure(picture) => figure(lines, picture),
        BlockKind::Gallery(pictures) => pictures.iter().for_each(|picture| figure(lines, picture)),
        BlockKind::Table(table) => {
            lines.maybe("caption", table.caption.as_ref().map(inlines).as_deref());
            for row in &table.rows {
                lines.push("row", "");
                for cell in row {
                    lines.push(if cell.header { "head" } else { "cell" }, &inlines(&cell.text));
                }
            }
        }
        BlockKind::LinkCard { address, title, description } => {
            lines.push("address", address.as_str());
            lines.push("title", title);
            lines.maybe("description", description.as_deref());
        }
        BlockKind::Attachment { media, name } => {
            if !lines.counted_media() {
                lines.push("media", &media.to_string());
            }
            lines.push("name", name);
        }
        BlockKind::Notice(paragraphs) => {
            paragraphs.iter().for_each(|text| lines.push("text", &inlines(text)))
        }
        BlockKind::Rule => {}
    }
}

fn list(lines: &mut Lines, items: &List, depth: usize) {
    for item in &items.items {
        lines.push("item", &format!("{depth} {}", inlines(&item.text)));
        if let Some(children) = &item.children {
            lines.push(if children.ordered { "ordered" } else { "unordered" }, &(depth + 1).to_string());
            list(lines, children, depth + 1);
        }
    }
}

fn figure(lines: &mut Lines, figure: &Figure) {
    if lines.counted_media() {
        return;
    }
    lines.push("media", &figure.media.to_string());
    lines.maybe("alt", figure.alt.as_deref());
    lines.maybe("caption", figure.caption.as_ref().map(inlines).as_deref());
    lines.maybe("credit", figure.credit.as_deref());
}

pub(super) fn inlines(parts: &Inlines) -> String {
    let mut out = String::new();
    write_inlines(&mut out, parts);
    out
}

fn write_inlines(out: &mut String, parts: &Inlines) {
    for part in parts.parts() {
        match part {
            Inline::Text(text) => escape(out, text),
            Inline::Strong(inner) => tagged(out, "strong", inner),
            Inline::Emphasis(inner) => tagged(out, "em", inner),
            Inline::Link(address, inner) => tagged(out, &format!("link {address}"), inner),
            Inline::Language(lang, inner) => tagged(out, &format!("lang {lang}"), inner),
            Inline::Isolate(direction, inner) => tagged(out, &format!("isolate {direction}"), inner),
            Inline::Break => out.push_str("{break|}"),
            Inline::Superscript(inner) => tagged(out, "sup", inner),
            Inline::Subscript(inner) => tagged(out, "sub", inner),
        }
    }
}

fn tagged(out: &mut String, tag: &str, inner: &Inlines) {
    let _ = write!(out, "{{{tag}|");
    write_inlines(out, inner);
    out.push('}');
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        if matches!(c, '\\' | '{' | '}' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
}
