//! Of the pages about pictures.

use super::{Common, Tab};
use serde::Serialize;

/// A picture in the library.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// Its hash.
    pub id: String,
    /// Its preview.
    pub src: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What its file was called.
    pub name: String,
    /// When it was brought.
    pub date: String,
    /// In how many texts it is: a sentence.
    pub uses: String,
    /// Where these are listed, where there are any.
    pub used_at: Option<String>,
    /// What is proposed to be said of it.
    pub alt: String,
    /// The same.
    pub caption: String,
    /// The same.
    pub credit: String,
    /// Where that is changed, for whoever may.
    pub words: Option<String>,
    /// Where another takes its place.
    pub replace: Option<String>,
    /// Whether another has.
    pub replaced: bool,
    /// Where it is said what stays in sight when it is cut.
    pub focus: Option<String>,
    /// Where a part of it is made a picture.
    pub cut: Option<String>,
}

/// A part of a picture that is to be one of its own.
#[derive(Debug, Clone, Serialize)]
pub struct CutPage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Where it is made.
    pub url: String,
    /// The picture.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// How large it is.
    pub size: (u32, u32),
    /// How wide it is shown.
    pub width: u32,
    /// The part: left, top, width, height, in pixels of the picture.
    pub part: (u32, u32, u32, u32),
    /// The same as it was typed.
    pub left: String,
    /// The same.
    pub top: String,
    /// Its width.
    pub wide: String,
    /// Its height.
    pub high: String,
    /// The shapes that are offered, and which is chosen.
    pub shapes: Vec<(String, bool)>,
    /// Whether it is to have the place of the whole.
    pub in_its_place: bool,
    /// How many texts show the whole: a sentence.
    pub uses: String,
}

/// What stays in sight of a picture when it is cut.
#[derive(Debug, Clone, Serialize)]
pub struct FocusPage {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Where it is said.
    pub url: String,
    /// The picture.
    pub src: String,
    /// What it shows.
    pub alt: String,
    /// How wide it is shown.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// How large it is.
    pub size: (u32, u32),
    /// The point: per cent of the width from the left.
    pub across: String,
    /// Per cent of the height from the top.
    pub down: String,
    /// The same in pixels of the picture.
    pub at: (i64, i64),
    /// What is seen of it in other shapes.
    pub crops: Vec<Crop>,
}

/// What is seen of a picture in another shape, in pixels of the picture.
#[derive(Debug, Clone, Serialize)]
pub struct Crop {
    /// The shape.
    pub shape: String,
    /// From where.
    pub left: i64,
    /// From where.
    pub top: i64,
    /// How wide.
    pub width: i64,
    /// How high.
    pub height: i64,
}

/// The pictures.
#[derive(Debug, Clone, Serialize)]
pub struct Media {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Those that were asked for.
    pub pictures: Vec<Picture>,
    /// The editions in whose language something is said of them.
    pub editions: Vec<Tab>,
    /// The key of the one that is chosen.
    pub edition_chosen: String,
    /// Its language.
    pub text_lang: String,
    /// The words that were asked for.
    pub words: String,
    /// Whether whoever looks may bring some.
    pub brings: bool,
    /// What the script that brings them starts with: JSON.
    pub start: String,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// The picture that takes another's place.
#[derive(Debug, Clone, Serialize)]
pub struct Replacement {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Where it is said.
    pub url: String,
    /// The one whose place is taken.
    pub old: Offered,
    /// In how many texts that one stands.
    pub uses: String,
    /// Where these are found.
    pub used_at: Option<String>,
    /// Where more pictures are brought.
    pub library: String,
    /// Those that may take it.
    pub others: Vec<Offered>,
    /// The words that were looked for.
    pub words: String,
}

/// A picture that may be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct Offered {
    /// Its hash.
    pub id: String,
    /// Where it is shown.
    pub src: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What it shows, or what its file was called.
    pub alt: String,
    /// Since when it is here.
    pub date: String,
}
