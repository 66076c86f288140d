//! From blocks to the editor's nodes.

use super::{Node, Preview, Previews, inline, read::of_letters};
use crate::{Assumed, html_in::letters};
use bayan_core::{
    content::{Block, BlockKind, Figure, Inlines, List},
    language::{Direction, Lang},
};
use serde_json::{Map, Value, json};

/// The document. Language and direction stand beside a block only where they are not what its letters say, so
/// that it goes on following what is typed.
pub fn write(blocks: &[Block], assumed: &Assumed, previews: &dyn Previews) -> Node {
    let one = |block: &Block| {
        let (lang, dir) = said(block, assumed);
        let mut node = node(&block.kind, previews);
        node.attrs.insert("id".into(), block.id.as_str().into());
        node.attrs.insert("lang".into(), lang.map(|lang| lang.to_string()).into());
        node.attrs.insert("dir".into(), dir.map(Direction::as_str).into());
        node
    };
    let mut content: Vec<Node> = blocks.iter().map(one).collect();
    if content.is_empty() {
        // Somewhere to write.
        content.push(alone(Node::new("paragraph")));
    }
    Node::new("doc").holding(content)
}

/// The attributes of a picture, with its caption beside them.
pub fn figure(figure: &Figure, previews: &dyn Previews) -> Value {
    let mut attrs = attributes(figure, previews);
    let caption = figure.caption.as_ref().map(inline::write);
    attrs.insert("caption".into(), json!(caption));
    Value::Object(attrs)
}

fn attributes(figure: &Figure, previews: &dyn Previews) -> Map<String, Value> {
    let Preview { src, width, height } = previews.preview(figure.media).unwrap_or_default();
    Map::from_iter([
        ("media".to_owned(), figure.media.to_string().into()),
        ("src".to_owned(), src.into()),
        ("width".to_owned(), width.into()),
        ("height".to_owned(), height.into()),
        ("alt".to_owned(), figure.alt.as_ref().map(|alt| alt.to_string()).into()),
        ("credit".to_owned(), figure.credit.as_ref().map(|credit| credit.to_string()).into()),
    ])
}

/// A block that says nothing of its identity, language and direction.
fn alone(node: Node) -> Node {
    node.with("id", Value::Null).with("lang", Value::Null).with("dir", Value::Null)
}

fn node(kind: &BlockKind, previews: &dyn Previews) -> Node {
    let line = |text: &Inlines| Node::new("line").holding(inline::write(text));
    let picture = |figure: &Figure| Node {
        attrs: attributes(figure, previews),
        ..Node::new("figure").holding(figure.caption.as_ref().map(inline::write).unwrap_or_default())
    };
    match kind {
        BlockKind::Paragraph(text) => Node::new("paragraph").holding(inline::write(text)),
        BlockKind::Heading(level, text) => {
            Node::new("heading").with("level", level.number()).holding(inline::write(text))
        }
        BlockKind::List(items) => list(items),
        BlockKind::Quotation { paragraphs, attribution } => {
            let by = attribution.iter().map(|by| Node::new("attribution").holding(inline::write(by)));
            Node::new("quotation").holding(paragraphs.iter().map(line).chain(by).collect())
        }
        BlockKind::Figure(figure) => picture(figure),
        BlockKind::Gallery(figures) => {
            Node::new("gallery").holding(figures.iter().map(|figure| alone(picture(figure))).collect())
        }
        BlockKind::Table(table) => {
            let cell = |cell: &bayan_core::content::Cell| {
                let name = if cell.header { "table_header" } else { "table_cell" };
                Node::new(name).holding(inline::write(&cell.text))
            };
            let rows = table.rows.iter();
            let rows = rows.map(|row| Node::new("table_row").holding(row.iter().map(cell).collect()));
            let caption = table.caption.as_ref().map(inline::write);
            Node::new("table").with("caption", json!(caption)).holding(rows.collect())
        }
        BlockKind::LinkCard { address, title, description } => Node::new("link_card")
            .with("address", address.as_str())
            .with("title", title.as_str())
            .with("description", description.as_ref().map(|text| text.to_string())),
        BlockKind::Attachment { media, name } => {
            Node::new("attachment").with("media", media.to_string()).with("name", name.as_str())
        }
        BlockKind::Notice(paragraphs) => Node::new("notice").holding(paragraphs.iter().map(line).collect()),
        BlockKind::Rule => Node::new("rule"),
    }
}

fn list(items: &List) -> Node {
    let name = if items.ordered { "ordered_list" } else { "bullet_list" };
    let entries = items.items.iter().map(|item| {
        let line = Node::new("line").holding(inline::write(&item.text));
        let below = item.children.iter().map(|below| alone(list(below)));
        Node::new("list_item").holding([line].into_iter().chain(below).collect())
    });
    Node::new(name).holding(entries.collect())
}

/// What a block must say of its language and direction so that it is read with the same ones.
fn said(block: &Block, assumed: &Assumed) -> (Option<Lang>, Option<Direction>) {
    let text = letters(&block.kind);
    let whole = (block.lang.clone(), block.dir);
    let ways = [
        (None, None),
        (Some(block.lang.clone()), None),
        (None, Some(block.dir)),
        (Some(block.lang.clone()), Some(block.dir)),
    ];
    let [.., both] = ways.clone();
    ways.into_iter().find(|(lang, dir)| settle(lang.clone(), *dir, &text, assumed) == whole).unwrap_or(both)
}

/// The language and direction of a block that says these and reads `text`.
pub(super) fn settle(
    lang: Option<Lang>,
    dir: Option<Direction>,
    text: &str,
    assumed: &Assumed,
) -> (Lang, Direction) {
    match (lang, dir) {
        (Some(lang), Some(dir)) => (lang, dir),
        (Some(lang), None) => {
            let dir = of_letters(&lang, text);
            (lang, dir)
        }
        (None, Some(dir)) => (assumed.block(text).0, dir),
        (None, None) => assumed.block(text),
    }
}
