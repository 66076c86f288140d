//! Canonical text to content.

use super::{Malformed, VERSION};
use crate::content::{
    Address, Block, BlockKind, Cell, Content, Figure, HeadingLevel, Inline, Inlines, List, ListItem,
    MAX_BLOCKS, MAX_DEPTH, Table,
};
use std::{iter::Peekable, str::FromStr};

/// How deep the reader follows: one more than what is written.
const MAX_NESTING: usize = crate::content::inline::MAX_NESTING + 1;

/// The lines with their numbers and names.
struct Reader<'t, I: Iterator<Item = (usize, &'t str)>> {
    lines: Peekable<I>,
    line: usize,
}

type Res<T> = Result<T, Malformed>;

pub(super) fn content(text: &str) -> Res<Content> {
    let malformed = |line, what| Malformed { line, what };
    let body = text.strip_suffix('\n').ok_or(malformed(1, "a final line feed"))?;
    let mut reader = Reader { lines: body.split('\n').enumerate().peekable(), line: 0 };
    if reader.value(VERSION)?.is_some_and(str::is_empty) {
        let content = reader.content()?;
        // One text for each content: what would be written differently is not accepted.
        if content.to_canonical() == text {
            Ok(content)
        } else {
            Err(malformed(reader.line, "the one canonical form"))
        }
    } else {
        Err(malformed(1, "bayan-content/1"))
    }
}

/// Inlines as they stand in a line.
pub(super) fn line(text: &str) -> Option<Inlines> {
    let reader = Reader { lines: "".split('\n').enumerate().peekable(), line: 0 };
    reader.inlines(text).ok()
}

impl<'t, I: Iterator<Item = (usize, &'t str)>> Reader<'t, I> {
    /// The value of the next line if it has this name; the line is then taken.
    fn value(&mut self, name: &str) -> Res<Option<&'t str>> {
        let Some((number, line)) = self.lines.peek().copied() else { return Ok(None) };
        let Some(rest) = line.strip_prefix(name) else { return Ok(None) };
        let value = match rest.strip_prefix(' ') {
            Some(value) => value,
            None if rest.is_empty() => "",
            None => return Ok(None),
        };
        self.line = number + 1;
        self.lines.next();
        Ok(Some(value))
    }

    fn fail<T>(&self, what: &'static str) -> Res<T> {
        Err(Malformed { line: self.line, what })
    }

    fn need(&mut self, name: &'static str) -> Res<&'t str> {
        match self.value(name)? {
            Some(value) => Ok(value),
            None => Err(Malformed { line: self.line + 1, what: name }),
        }
    }

    fn parse<T: FromStr>(&self, value: &str, what: &'static str) -> Res<T> {
        value.parse().or_else(|_| self.fail(what))
    }

    fn maybe<T: FromStr>(&mut self, name: &'static str) -> Res<Option<T>> {
        let value = self.value(name)?;
        value.map(|value| self.parse(value, name)).transpose()
    }

    fn content(&mut self) -> Res<Content> {
        let lang = self.need("lang")?;
        let lang = self.parse(lang, "lang")?;
        let dir = self.need("dir")?;
        let dir = self.parse(dir, "dir")?;
        let kicker = self.maybe("kicker")?;
        let headline = self.need("headline")?;
        let headline = self.parse(headline, "headline")?;
        Ok(Content {
            lang,
            dir,
            kicker,
            headline,
            standfirst: self.maybe("standfirst")?,
            place: self.maybe("place")?,
            stated: self.maybe("stated")?,
            byline: self.maybe("byline")?,
            lead: match self.value("lead")? {
                Some(_) => Some(self.figure()?),
                None => None,
            },
            share_text: self.maybe("share")?,
            blocks: self.blocks()?,
        })
    }

    fn blocks(&mut self) -> Res<Vec<Block>> {
        let mut blocks = Vec::new();
        while let Some(head) = self.value("block")? {
            if blocks.len() == MAX_BLOCKS {
                return self.fail("fewer blocks");
            }
            let mut words = head.splitn(4, ' ');
            let mut word = || words.next().unwrap_or("");
            let (id, lang, dir, name) = (word(), word(), word(), word());
            blocks.push(Block {
                id: self.parse(id, "block id")?,
                lang: self.parse(lang, "block language")?,
                dir: self.parse(dir, "block direction")?,
                kind: self.kind(name)?,
            });
        }
        if self.lines.peek().is_some() {
            self.line += 1;
            return self.fail("a block");
        }
        Ok(blocks)
    }

    fn kind(&mut self, name: &str) -> Res<BlockKind> {
        Ok(match name {
            "paragraph" => BlockKind::Paragraph(self.text()?),
            "heading 2" => BlockKind::Heading(HeadingLevel::Two, self.text()?),
            "heading 3" => BlockKind::Heading(HeadingLevel::Three, self.text()?),
            "heading 4" => BlockKind::Heading(HeadingLevel::Four, self.text()?),
            "list ordered" => BlockKind::List(self.list(true, 0)?),
            "list unordered" => BlockKind::List(self.list(false, 0)?),
            "quotation" => BlockKind::Quotation {
                paragraphs: self.texts()?,
                attribution: match self.value("by")? {
                    Some(by) => Some(self.inlines(by)?),
                    None => None,
                },
            },
            "figure" => BlockKind::Figure(self.figure()?),
            "gallery" => {
                let mut figures = vec![self.figure()?];
                while self.lines.peek().is_some_and(|(_, line)| line.starts_with("media ")) {
                    figures.push(self.figure()?);
                }
                BlockKind::Gallery(figures)
            }
            "table" => BlockKind::Table(self.table()?),
            "link-card" => {
                let address = self.need("address")?;
                let address: Address = self.parse(address, "address")?;
                let title = self.need("title")?;
                BlockKind::LinkCard {
                    address,
                    title: self.parse(title, "title")?,
                    description: self.maybe("description")?,
                }
            }
            "attachment" => {
                let media = self.need("media")?;
                let media = self.parse(media, "media")?;
                let name = self.need("name")?;
                BlockKind::Attachment { media, name: self.parse(name, "name")? }
            }
            "notice" => BlockKind::Notice(self.texts()?),
            "rule" => BlockKind::Rule,
            _ => return self.fail("the name of a block"),
        })
    }

    fn text(&mut self) -> Res<Inlines> {
        let value = self.need("text")?;
        self.inlines(value)
    }

    fn texts(&mut self) -> Res<Vec<Inlines>> {
        let mut texts = vec![self.text()?];
        while let Some(value) = self.value("text")? {
            texts.push(self.inlines(value)?);
        }
        Ok(texts)
    }

    fn list(&mut self, ordered: bool, depth: usize) -> Res<List> {
        if depth >= MAX_DEPTH {
            return self.fail("a flatter list");
        }
        let prefix = format!("item {depth}");
        let mut items = Vec::new();
        while let Some(value) = self.value(&prefix)? {
            let text = self.inlines(value)?;
            let deeper = (depth + 1).to_string();
            let children = if self.value(&format!("ordered {deeper}"))?.is_some() {
                Some(self.list(true, depth + 1)?)
            } else if self.value(&format!("unordered {deeper}"))?.is_some() {
                Some(self.list(false, depth + 1)?)
            } else {
                None
            };
            items.push(ListItem { text, children });
        }
        if items.is_empty() { self.fail("an item") } else { Ok(List { ordered, items }) }
    }

    fn figure(&mut self) -> Res<Figure> {
        let media = self.need("media")?;
        Ok(Figure {
            media: self.parse(media, "media")?,
            alt: self.maybe("alt")?,
            caption: match self.value("caption")? {
                Some(caption) => Some(self.inlines(caption)?),
                None => None,
            },
            credit: self.maybe("credit")?,
        })
    }

    fn table(&mut self) -> Res<Table> {
        let caption = match self.value("caption")? {
            Some(caption) => Some(self.inlines(caption)?),
            None => None,
        };
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        while self.value("row")?.is_some() {
            let mut row = Vec::new();
            loop {
                let (header, value) = match self.value("head")? {
                    Some(value) => (true, value),
                    None => match self.value("cell")? {
                        Some(value) => (false, value),
                        None => break,
                    },
                };
                row.push(Cell { header, text: self.inlines(value)? });
            }
            rows.push(row);
        }
        let width = rows.first().map_or(0, Vec::len);
        let even = width > 0 && rows.iter().all(|row| row.len() == width);
        if even { Ok(Table { caption, rows }) } else { self.fail("rows of one width") }
    }

    fn inlines(&self, value: &str) -> Res<Inlines> {
        let mut rest = value;
        let parts = self.parts(&mut rest, 0)?;
        if rest.is_empty() { Ok(Inlines::new(parts)) } else { self.fail("balanced braces") }
    }

    /// Parts up to the closing brace of this level, which is left.
    fn parts(&self, rest: &mut &str, depth: usize) -> Res<Vec<Inline>> {
        if depth > MAX_NESTING {
            return self.fail("flatter text");
        }
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut chars = rest.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some(escaped) => text.push(escaped),
                    None => return self.fail("a character behind the backslash"),
                },
                '{' => {
                    if !text.is_empty() {
                        parts.push(Inline::Text(std::mem::take(&mut text)));
                    }
                    let Some((tag, mut inner)) = chars.as_str().split_once('|') else {
                        return self.fail("a bar behind the tag");
                    };
                    let children = Inlines::from_parts(self.parts(&mut inner, depth + 1)?);
                    let Some(behind) = inner.strip_prefix('}') else { return self.fail("a closing brace") };
                    parts.push(self.tagged(tag, children)?);
                    chars = behind.chars();
                }
                '}' => {
                    *rest = &rest[rest.len() - chars.as_str().len() - 1..];
                    if !text.is_empty() {
                        parts.push(Inline::Text(text));
                    }
                    return Ok(parts);
                }
                c => text.push(c),
            }
        }
        if !text.is_empty() {
            parts.push(Inline::Text(text));
        }
        *rest = "";
        Ok(parts)
    }

    fn tagged(&self, tag: &str, inner: Inlines) -> Res<Inline> {
        let (name, argument) = tag.split_once(' ').unwrap_or((tag, ""));
        Ok(match name {
            "strong" => Inline::Strong(inner),
            "em" => Inline::Emphasis(inner),
            "sup" => Inline::Superscript(inner),
            "sub" => Inline::Subscript(inner),
            "break" => Inline::Break,
            "link" => Inline::Link(self.parse(argument, "an address")?, inner),
            "lang" => Inline::Language(self.parse(argument, "a language")?, inner),
            "isolate" => Inline::Isolate(self.parse(argument, "a direction")?, inner),
            _ => return self.fail("a known tag"),
        })
    }
}
