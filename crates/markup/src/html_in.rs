//! Foreign HTML, whatever a page or Word gives, to typed blocks. What content has no room for is
//! dropped with a note; nothing of it is ever passed through.

mod blocks;
mod figures;
mod inline;
mod lists;
mod table;

pub(crate) use table::{MAX_ROWS, MAX_WIDTH};

use crate::{Assumed, Names, Note, Read, note::Notes};
use bayan_core::{
    content::{Block, BlockId, BlockKind, Cell, Figure, Inlines, List, MAX_BLOCKS},
    language::{Direction, Lang},
};
use scraper::{Html, Node, node::Element};
use std::collections::HashSet;

/// The most bytes of HTML that are read; what is longer is cut there.
pub const MAX_BYTES: usize = 4 << 20;
/// How deep elements nest before only their text is taken.
const MAX_DEPTH: usize = 128;

type NodeRef<'n> = ego_tree::NodeRef<'n, Node>;

/// Reads a fragment or a whole page.
pub fn read(html: &str, assumed: &Assumed, names: &dyn Names) -> Read {
    let mut end = html.len().min(MAX_BYTES);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let parsed = Html::parse_fragment(&html[..end]);
    let mut reader = Reader { assumed, names, notes: Notes::default(), found: Vec::new() };
    if end < html.len() {
        reader.notes.add(Note::TooLong);
    }
    reader.flow(parsed.tree.root(), &Said::default(), 0);
    reader.finish()
}

/// What the elements around a text say about it.
#[derive(Debug, Clone, Default)]
struct Said {
    id: Option<String>,
    lang: Option<Lang>,
    dir: Option<Direction>,
}

impl Said {
    /// What `element` says, over what was said around it. An id is the element's own.
    fn within(&self, element: &Element) -> Said {
        Said {
            id: element.attr("id").map(str::to_owned),
            lang: element.attr("lang").and_then(|lang| lang.parse().ok()).or_else(|| self.lang.clone()),
            dir: element.attr("dir").and_then(|dir| dir.to_ascii_lowercase().parse().ok()).or(self.dir),
        }
    }
}

struct Reader<'r> {
    assumed: &'r Assumed,
    names: &'r dyn Names,
    notes: Notes,
    found: Vec<(Said, BlockKind)>,
}

impl Reader<'_> {
    fn push(&mut self, said: &Said, kind: BlockKind) {
        if self.found.len() < MAX_BLOCKS {
            self.found.push((said.clone(), kind));
        } else {
            self.notes.add(Note::TooLong);
        }
    }

    /// Gives every block its identity, language and direction.
    fn finish(self) -> Read {
        let mut taken: HashSet<BlockId> = HashSet::new();
        let mut next = 0;
        let mut blocks = Vec::with_capacity(self.found.len());
        for (said, kind) in self.found {
            let own = said.id.and_then(|id| id.parse::<BlockId>().ok()).filter(|id| !taken.contains(id));
            let id = own.unwrap_or_else(|| {
                loop {
                    let id = BlockId::numbered(next);
                    next += 1;
                    if !taken.contains(&id) {
                        return id;
                    }
                }
            });
            taken.insert(id.clone());
            let (lang, dir) = match (said.lang, said.dir) {
                (Some(lang), Some(dir)) => (lang, dir),
                (Some(lang), None) => {
                    let dir = lang.direction();
                    (lang, dir)
                }
                (None, Some(dir)) if dir == self.assumed.dir => (self.assumed.lang.clone(), dir),
                (None, Some(dir)) => (Lang::undetermined(), dir),
                (None, None) => self.assumed.block(&letters(&kind)),
            };
            blocks.push(Block { id, lang, dir, kind });
        }
        Read { blocks, notes: self.notes.into_vec() }
    }
}

/// The letters of a block, for finding out its direction.
pub(crate) fn letters(kind: &BlockKind) -> String {
    fn entries(list: &List, out: &mut String) {
        for item in &list.items {
            out.push_str(&item.text.to_plain());
            if let Some(children) = &item.children {
                entries(children, out);
            }
        }
    }
    fn caption(figure: &Figure) -> String {
        figure.caption.as_ref().map(Inlines::to_plain).unwrap_or_default()
    }
    match kind {
        BlockKind::Paragraph(text) | BlockKind::Heading(_, text) => text.to_plain(),
        BlockKind::List(items) => {
            let mut out = String::new();
            entries(items, &mut out);
            out
        }
        BlockKind::Quotation { paragraphs, .. } | BlockKind::Notice(paragraphs) => {
            paragraphs.iter().map(Inlines::to_plain).collect()
        }
        BlockKind::Figure(figure) => caption(figure),
        BlockKind::Gallery(figures) => figures.iter().map(caption).collect(),
        BlockKind::Table(table) => {
            table.rows.iter().flatten().map(|cell: &Cell| cell.text.to_plain()).collect()
        }
        BlockKind::LinkCard { title, .. } => title.to_string(),
        BlockKind::Attachment { name, .. } => name.to_string(),
        BlockKind::Rule => String::new(),
    }
}

#[cfg(test)]
mod tests;
