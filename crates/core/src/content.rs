//! The typed text of a document, version 1. Never raw HTML: what can be said can be hashed, proved
//! and shown safely, and nothing else can be said.

pub mod canonical;
pub mod check;
pub mod identity;
pub mod inline;
mod links;
pub mod parts;
pub mod plain;
pub mod redact;

pub use inline::{Inline, Inlines};

use crate::{
    instant::Instant,
    language::{Direction, Lang},
    line::{Headline, Label, Passage},
    media::Hash,
};
use std::{fmt, str::FromStr};

/// How deep lists nest at most.
pub const MAX_DEPTH: usize = 4;
/// How many blocks a text has at most.
pub const MAX_BLOCKS: usize = 5_000;

/// Everything a reader sees of a document that carries meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The language of the text.
    pub lang: Lang,
    /// Its direction.
    pub dir: Direction,
    /// A few words above the headline.
    pub kicker: Option<Label>,
    /// The headline.
    pub headline: Headline,
    /// A sentence or two below the headline.
    pub standfirst: Option<Passage>,
    /// The place that the text is dated from.
    pub place: Option<Label>,
    /// When the institution says that it published this, if that is not when Bayan did.
    pub stated: Option<Instant>,
    /// Who wrote it.
    pub byline: Option<Label>,
    /// The picture above the text.
    pub lead: Option<Figure>,
    /// What is proposed to whoever shares it.
    pub share_text: Option<Passage>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// A block of text with an identity that survives editing, its language and its direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Stable within the document: what comments, comparisons and deep links point at.
    pub id: BlockId,
    /// The language of this block.
    pub lang: Lang,
    /// The direction of this block.
    pub dir: Direction,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Inlines),
    /// A heading under the headline, level 2 to 4.
    Heading(HeadingLevel, Inlines),
    /// A list.
    List(List),
    /// Somebody's words.
    Quotation {
        /// The paragraphs quoted; at least one.
        paragraphs: Vec<Inlines>,
        /// Who said or wrote them.
        attribution: Option<Inlines>,
    },
    /// A picture.
    Figure(Figure),
    /// Several pictures that belong together.
    Gallery(Vec<Figure>),
    /// A table.
    Table(Table),
    /// A link that stands by itself.
    LinkCard {
        /// Where it leads.
        address: Address,
        /// What is found there.
        title: Label,
        /// A sentence about it.
        description: Option<Passage>,
    },
    /// A file to take away.
    Attachment {
        /// The file.
        media: Hash,
        /// What it is called.
        name: Label,
    },
    /// Something to notice: paragraphs set apart.
    Notice(Vec<Inlines>),
    /// A change of subject.
    Rule,
}

/// The level of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadingLevel {
    /// Below the headline.
    Two,
    /// Below level 2.
    Three,
    /// Below level 3.
    Four,
}

impl HeadingLevel {
    /// 2, 3 or 4.
    pub fn number(self) -> u8 {
        match self {
            HeadingLevel::Two => 2,
            HeadingLevel::Three => 3,
            HeadingLevel::Four => 4,
        }
    }

    /// The nearest level that exists: the headline is the only level 1.
    pub fn nearest(number: u8) -> HeadingLevel {
        match number {
            0..=2 => HeadingLevel::Two,
            3 => HeadingLevel::Three,
            _ => HeadingLevel::Four,
        }
    }
}

/// A list, possibly with lists inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Whether its entries are numbered.
    pub ordered: bool,
    /// Its entries; at least one.
    pub items: Vec<ListItem>,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// Its text.
    pub text: Inlines,
    /// The list below it.
    pub children: Option<List>,
}

/// A picture with what is said about it here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The picture, by the hash of its cleaned original.
    pub media: Hash,
    /// What somebody who cannot see it should know; none for pure ornament.
    pub alt: Option<Passage>,
    /// What everybody reads below it.
    pub caption: Option<Inlines>,
    /// Whose work it is.
    pub credit: Option<Label>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: Option<Inlines>,
    /// Its rows, all of the same width, at least one.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Whether it heads its row or column.
    pub header: bool,
    /// What it says; may be empty.
    pub text: Inlines,
}

/// The identity of a block: 1 to 16 small letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(String);

impl BlockId {
    /// The identity that the block at `index` of an imported text takes.
    pub fn numbered(index: usize) -> BlockId {
        BlockId(format!("b{}", index + 1))
    }

    /// The identity as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for BlockId {
    type Err = NotInContent;
    fn from_str(text: &str) -> Result<BlockId, NotInContent> {
        let fits = (1..=16).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if fits { Ok(BlockId(text.into())) } else { Err(NotInContent("block id")) }
    }
}

/// Where a link leads: `https`, `http`, `mailto`, `tel`, or a path on this site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

/// The text cannot stand in content as what it claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {0}")]
pub struct NotInContent(pub &'static str);

impl Address {
    /// The address as it is written into `href`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Address {
    type Err = NotInContent;
    /// Refuses every scheme that a browser might execute, and every character that could hide one
    /// (white space, controls, backslashes, hidden characters).
    fn from_str(text: &str) -> Result<Address, NotInContent> {
        let refused = NotInContent("address");
        let text = &*crate::text::normal::nfc(text.trim());
        let hides = |c: char| c.is_control() || c.is_whitespace() || "\\\"<>`{}|^".contains(c);
        if text.is_empty() || text.len() > 2048 || text.chars().any(hides) {
            return Err(refused);
        }
        if crate::text::hidden::refuse(text).is_err() || text.chars().any(crate::text::hidden::is_isolate) {
            return Err(refused);
        }
        let lower = text.to_ascii_lowercase();
        let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
        let allowed = match host {
            Some(host) => host.starts_with(|c: char| c.is_alphanumeric() || c == '['),
            None => {
                lower.strip_prefix("mailto:").is_some_and(|rest| !rest.is_empty())
                    || lower.strip_prefix("tel:").is_some_and(|rest| !rest.is_empty())
                    || (text.starts_with('/') && !text.starts_with("//"))
                    || (text.starts_with('#') && text.len() > 1)
            }
        };
        if allowed { Ok(Address(text.to_owned())) } else { Err(refused) }
    }
}

impl Content {
    /// Every picture and file that the text shows, in the order of the text, each once.
    pub fn media(&self) -> Vec<Hash> {
        let mut found: Vec<Hash> = self.lead.iter().map(|figure| figure.media).collect();
        for block in &self.blocks {
            match &block.kind {
                BlockKind::Figure(figure) => found.push(figure.media),
                BlockKind::Gallery(figures) => found.extend(figures.iter().map(|figure| figure.media)),
                BlockKind::Attachment { media, .. } => found.push(*media),
                BlockKind::Paragraph(_)
                | BlockKind::Heading(..)
                | BlockKind::List(_)
                | BlockKind::Quotation { .. }
                | BlockKind::Table(_)
                | BlockKind::LinkCard { .. }
                | BlockKind::Notice(_)
                | BlockKind::Rule => {}
            }
        }
        let mut seen = std::collections::HashSet::new();
        found.retain(|hash| seen.insert(*hash));
        found
    }

    /// Shows other pictures in the places of some; what is said of them stays. Files stay too: they are no pictures.
    pub fn with_pictures(mut self, instead: impl Fn(Hash) -> Hash) -> Content {
        let renew = |figure: &mut Figure| figure.media = instead(figure.media);
        self.lead.iter_mut().for_each(renew);
        for block in &mut self.blocks {
            match &mut block.kind {
                BlockKind::Figure(figure) => renew(figure),
                BlockKind::Gallery(figures) => figures.iter_mut().for_each(renew),
                BlockKind::Attachment { .. }
                | BlockKind::Paragraph(_)
                | BlockKind::Heading(..)
                | BlockKind::List(_)
                | BlockKind::Quotation { .. }
                | BlockKind::Table(_)
                | BlockKind::LinkCard { .. }
                | BlockKind::Notice(_)
                | BlockKind::Rule => {}
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_a_browser_might_execute_are_refused() {
        for hostile in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example/",
            "\\\\evil.example",
            "/\\evil.example",
            "https://",
            "https:///x",
            "mailto:",
            "blob:x",
            "a\u{202e}b",
            "/a\u{1fef}",
            "",
        ] {
            assert!(hostile.parse::<Address>().is_err(), "{hostile:?}");
        }
        for fine in [
            "https://example.org/a?b=c#d",
            "mailto:press@example.org",
            "tel:+961-1-234",
            "/ar/",
            "#b2",
            "https://مثال.example/بيان",
        ] {
            assert!(fine.parse::<Address>().is_ok(), "{fine:?}");
        }
    }
}
