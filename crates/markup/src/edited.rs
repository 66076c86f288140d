//! A text as the newsroom's editor holds it: a tree of nodes in JSON, one to one with blocks and inlines.
//!
//! The format is that of the editor's library (ProseMirror's `Node.toJSON`), with the node types and marks of
//! our own schema. Reading is strict: a node, mark or attribute that the schema does not have is refused, so
//! that whatever comes from a browser is content or nothing. What a person typed is never lost by it: an address
//! that is none loses its link, not its words.

mod inline;
mod read;
#[cfg(test)]
mod tests;
mod write;

use bayan_core::media::Hash;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use read::{figure, read};
pub use write::{figure as figure_attributes, write};

/// A node: the document, a block, a part of one, or a run of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Which node of the schema.
    #[serde(rename = "type")]
    pub name: String,
    /// What belongs to it.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub attrs: Map<String, Value>,
    /// What is in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<Node>,
    /// What a run of text is marked as, from outside to inside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// The letters of a run of text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What a run of text is marked as.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Which mark of the schema.
    #[serde(rename = "type")]
    pub name: String,
    /// What belongs to it.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub attrs: Map<String, Value>,
}

/// A picture as the editor shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// Where its preview is.
    pub src: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Finds the preview of a picture.
pub trait Previews {
    /// That of this picture, if it is known.
    fn preview(&self, media: Hash) -> Option<Preview>;
}

/// Of a text without pictures.
pub struct NoPreviews;

impl Previews for NoPreviews {
    fn preview(&self, _: Hash) -> Option<Preview> {
        None
    }
}

/// The nodes are not those of the schema: no editor of ours sent them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text does not follow the editor's schema: {0}")]
pub struct NotOfTheSchema(pub &'static str);

impl Node {
    fn new(name: &str) -> Node {
        Node { name: name.to_owned(), attrs: Map::new(), content: Vec::new(), marks: Vec::new(), text: None }
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Node {
        self.attrs.insert(name.to_owned(), value.into());
        self
    }

    fn holding(mut self, content: Vec<Node>) -> Node {
        self.content = content;
        self
    }
}
