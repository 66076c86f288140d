//! Typed content from and to HTML, Markdown, plain text and JSON.
//!
//! Foreign HTML is only ever *parsed* here, by one reader for import and paste: what comes out is
//! typed blocks, and that is the sanitiser. Nothing here reads a file or asks a network.

pub mod edited;
pub mod html_in;
pub mod html_out;
pub mod json;
pub mod markdown;
mod note;
pub mod plain_in;

pub use note::{Note, Read};

use bayan_core::{
    language::{Direction, Lang},
    media::Hash,
    text::direction::prevailing,
};

/// What a text is taken to be written in where it does not say so itself.
#[derive(Debug, Clone)]
pub struct Assumed {
    /// Its language.
    pub lang: Lang,
    /// Its direction.
    pub dir: Direction,
}

impl Assumed {
    /// A text of `lang`, in that language's direction.
    pub fn of(lang: Lang) -> Assumed {
        let dir = lang.direction();
        Assumed { lang, dir }
    }

    /// The language and direction of a block that reads `text` and says neither: the assumed ones,
    /// unless its letters are mostly written the other way, so that it must be another language.
    fn block(&self, text: &str) -> (Lang, Direction) {
        match prevailing(text) {
            Some(dir) if dir != self.dir => (Lang::undetermined(), dir),
            _ => (self.lang.clone(), self.dir),
        }
    }
}

/// A picture that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The hash of its cleaned original.
    pub media: Hash,
    /// The caption that stands with the picture rather than in the text.
    pub caption: Option<String>,
    /// Whose work it is.
    pub credit: Option<String>,
    /// The alternative text that stands with the picture.
    pub alt: Option<String>,
}

/// Finds the pictures that a text names by address or path.
pub trait Names {
    /// The picture behind `source`, if it is known.
    fn picture(&self, source: &str) -> Option<Named>;
}

/// No picture is known.
pub struct NoNames;

impl Names for NoNames {
    fn picture(&self, _source: &str) -> Option<Named> {
        None
    }
}
