//! From the editor's nodes to blocks.

use super::{Node, NotOfTheSchema, inline};
use crate::{
    Assumed,
    html_in::{MAX_ROWS, MAX_WIDTH, letters},
};
use bayan_core::{
    content::{
        Block, BlockId, BlockKind, Cell, Figure, HeadingLevel, Inlines, List, ListItem, MAX_BLOCKS,
        MAX_DEPTH, Table, identity,
    },
    language::{Direction, Lang},
    line::{Label, Passage},
    text::direction::prevailing,
};
use serde_json::{Map, Value};

type Read<T> = Result<T, NotOfTheSchema>;

/// Reads a document. Blocks that say nothing are left out. A block keeps the identity that it names where
/// `known` has it: those of the versions before; every other gets one by what it says.
///
/// # Errors
/// Where a node is not one of the schema, or there are more than [`MAX_BLOCKS`].
pub fn read(document: &Node, assumed: &Assumed, known: &[Block]) -> Read<Vec<Block>> {
    if document.name != "doc" || !document.attrs.is_empty() || document.text.is_some() {
        return Err(NotOfTheSchema("the document"));
    }
    if document.content.len() > MAX_BLOCKS {
        return Err(NotOfTheSchema("too many blocks"));
    }
    let mut named = Vec::with_capacity(document.content.len());
    for node in &document.content {
        let Some(kind) = block(node)? else { continue };
        let (lang, dir) = tongue(node, &kind, assumed)?;
        let id = maybe_text(&node.attrs, "id")?.and_then(|id| id.parse::<BlockId>().ok());
        // A number that nobody has: `settled` gives every block its own.
        named.push((id, Block { id: BlockId::numbered(0), lang, dir, kind }));
    }
    Ok(identity::settled(known, named))
}

/// Reads the attributes of a picture; none is null.
///
/// # Errors
/// Where it is no picture of the schema.
pub fn figure(value: &Value) -> Read<Option<Figure>> {
    match value {
        Value::Null => Ok(None),
        Value::Object(attrs) => {
            let caption = match attrs.get("caption") {
                None | Some(Value::Null) => None,
                Some(nodes) => {
                    let nodes: Vec<Node> = serde_json::from_value(nodes.clone())
                        .map_err(|_| NotOfTheSchema("the caption of a picture"))?;
                    Some(inline::read(&nodes)?).filter(|caption| !caption.is_empty())
                }
            };
            picture(attrs, caption).map(Some)
        }
        _ => Err(NotOfTheSchema("a picture")),
    }
}

fn block(node: &Node) -> Read<Option<BlockKind>> {
    if node.text.is_some() || !node.marks.is_empty() {
        return Err(NotOfTheSchema("a block with letters of its own"));
    }
    let attrs = &node.attrs;
    let filled = |text: Inlines| (!text.is_empty()).then_some(text);
    Ok(match node.name.as_str() {
        "paragraph" => filled(inline::read(&node.content)?).map(BlockKind::Paragraph),
        "heading" => {
            let level = attrs.get("level").and_then(Value::as_u64).ok_or(NotOfTheSchema("a level"))?;
            let level = HeadingLevel::nearest(u8::try_from(level).unwrap_or(u8::MAX));
            filled(inline::read(&node.content)?).map(|text| BlockKind::Heading(level, text))
        }
        "bullet_list" | "ordered_list" => list(node, 1)?.map(BlockKind::List),
        "quotation" => {
            let attribution = node.content.iter().find(|part| part.name == "attribution");
            let attribution = attribution.map(|part| inline::read(&part.content)).transpose()?;
            let paragraphs = lines(node, &["line", "attribution"])?;
            (!paragraphs.is_empty())
                .then(|| BlockKind::Quotation { paragraphs, attribution: attribution.and_then(filled) })
        }
        "notice" => {
            let paragraphs = lines(node, &["line"])?;
            (!paragraphs.is_empty()).then_some(BlockKind::Notice(paragraphs))
        }
        "figure" => Some(BlockKind::Figure(figure_of(node)?)),
        "gallery" => {
            let one = |node: &Node| match node.name.as_str() {
                "figure" => figure_of(node),
                _ => Err(NotOfTheSchema("a part of a gallery")),
            };
            let figures = node.content.iter().map(one).collect::<Read<Vec<Figure>>>()?;
            (!figures.is_empty()).then_some(BlockKind::Gallery(figures))
        }
        "table" => table(node)?.map(BlockKind::Table),
        "link_card" => {
            let title = maybe_text(attrs, "title")?.and_then(Label::lenient);
            match (maybe_text(attrs, "address")?.and_then(|address| address.parse().ok()), title) {
                (Some(address), Some(title)) => Some(BlockKind::LinkCard {
                    address,
                    title,
                    description: maybe_text(attrs, "description")?.and_then(Passage::lenient),
                }),
                _ => return Err(NotOfTheSchema("a link that stands by itself")),
            }
        }
        "attachment" => {
            let media = maybe_text(attrs, "media")?.and_then(|media| media.parse().ok());
            match (media, maybe_text(attrs, "name")?.and_then(Label::lenient)) {
                (Some(media), Some(name)) => Some(BlockKind::Attachment { media, name }),
                _ => return Err(NotOfTheSchema("a file")),
            }
        }
        "rule" => Some(BlockKind::Rule),
        _ => return Err(NotOfTheSchema("an unknown block")),
    })
}

/// The paragraphs inside a block; other parts than those of `names` are refused.
fn lines(node: &Node, names: &[&str]) -> Read<Vec<Inlines>> {
    let mut paragraphs = Vec::new();
    for part in &node.content {
        if !names.contains(&part.name.as_str()) {
            return Err(NotOfTheSchema("a part of a block"));
        }
        if part.name == "line" {
            paragraphs.push(inline::read(&part.content)?);
        }
    }
    paragraphs.retain(|text| !text.is_empty());
    Ok(paragraphs)
}

fn list(node: &Node, depth: usize) -> Read<Option<List>> {
    let ordered = match node.name.as_str() {
        "ordered_list" => true,
        "bullet_list" => false,
        _ => return Err(NotOfTheSchema("a list inside a list")),
    };
    if depth > MAX_DEPTH {
        return Err(NotOfTheSchema("lists nested too deeply"));
    }
    let mut items: Vec<ListItem> = Vec::new();
    for item in &node.content {
        let (text, children) = match (item.name.as_str(), item.content.as_slice()) {
            ("list_item", [line]) if line.name == "line" => (inline::read(&line.content)?, None),
            ("list_item", [line, below]) if line.name == "line" => {
                (inline::read(&line.content)?, list(below, depth + 1)?)
            }
            _ => return Err(NotOfTheSchema("an entry of a list")),
        };
        match (text.is_empty(), children) {
            (true, None) => {}
            (false, children) => items.push(ListItem { text, children }),
            // What stands below an empty entry belongs to the one before it.
            (true, Some(below)) => match items.last_mut() {
                Some(ListItem { children: Some(known), .. }) => known.items.extend(below.items),
                Some(before) => before.children = Some(below),
                None => items.extend(below.items),
            },
        }
    }
    Ok((!items.is_empty()).then_some(List { ordered, items }))
}

fn table(node: &Node) -> Read<Option<Table>> {
    let caption = match node.attrs.get("caption") {
        None | Some(Value::Null) => None,
        Some(nodes) => {
            let nodes: Vec<Node> = serde_json::from_value(nodes.clone())
                .map_err(|_| NotOfTheSchema("the caption of a table"))?;
            Some(inline::read(&nodes)?).filter(|caption| !caption.is_empty())
        }
    };
    let too_large = |row: &Node| row.content.len() > MAX_WIDTH;
    if node.content.len() > MAX_ROWS || node.content.iter().any(too_large) {
        return Err(NotOfTheSchema("a table that is too large"));
    }
    let mut rows = Vec::new();
    for row in &node.content {
        if row.name != "table_row" {
            return Err(NotOfTheSchema("a row of a table"));
        }
        let cell = |cell: &Node| {
            let header = match cell.name.as_str() {
                "table_header" => true,
                "table_cell" => false,
                _ => return Err(NotOfTheSchema("a cell of a table")),
            };
            Ok(Cell { header, text: inline::read(&cell.content)? })
        };
        rows.push(row.content.iter().map(cell).collect::<Read<Vec<Cell>>>()?);
    }
    let width = rows.first().map_or(0, Vec::len);
    if rows.iter().any(|row| row.len() != width) {
        return Err(NotOfTheSchema("a table with rows of different length"));
    }
    if width == 0 {
        return Ok(None);
    }
    Ok(Some(Table { caption, rows }))
}

fn figure_of(node: &Node) -> Read<Figure> {
    let caption = inline::read(&node.content)?;
    picture(&node.attrs, Some(caption).filter(|caption| !caption.is_empty()))
}

fn picture(attrs: &Map<String, Value>, caption: Option<Inlines>) -> Read<Figure> {
    let media = maybe_text(attrs, "media")?.and_then(|media| media.parse().ok());
    Ok(Figure {
        media: media.ok_or(NotOfTheSchema("a picture without one"))?,
        alt: maybe_text(attrs, "alt")?.and_then(Passage::lenient),
        caption,
        credit: maybe_text(attrs, "credit")?.and_then(Label::lenient),
    })
}

/// The language and direction of a block: what it says of them, else what its letters say.
fn tongue(node: &Node, kind: &BlockKind, assumed: &Assumed) -> Read<(Lang, Direction)> {
    let lang = maybe_text(&node.attrs, "lang")?.and_then(|lang| lang.parse::<Lang>().ok());
    let dir = maybe_text(&node.attrs, "dir")?.and_then(|dir| dir.parse::<Direction>().ok());
    Ok(super::write::settle(lang, dir, &letters(kind), assumed))
}

pub(super) fn of_letters(lang: &Lang, letters: &str) -> Direction {
    prevailing(letters).unwrap_or(lang.direction())
}

/// An attribute that is a text or nothing.
fn maybe_text<'n>(attrs: &'n Map<String, Value>, name: &str) -> Read<Option<&'n str>> {
    match attrs.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(NotOfTheSchema("an attribute that is no text")),
    }
}
