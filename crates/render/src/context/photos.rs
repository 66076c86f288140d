//! The photographs of an edition.

use super::{Common, Date, Markup, Paging, Picture};
use serde::Serialize;

/// A page of photographs, the newest first.
#[derive(Debug, Clone, Serialize)]
pub struct Photos {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The photographs.
    pub photos: Vec<Photo>,
    /// Where among the pages.
    pub paging: Paging,
}

/// A photograph with the text that it stands in.
#[derive(Debug, Clone, Serialize)]
pub struct Photo {
    /// The photograph, with caption and credit.
    pub picture: Picture,
    /// It in full resolution.
    pub original: String,
    /// The text it stands in.
    pub url: String,
    /// The headline of that text.
    pub headline: Markup,
    /// The language of the headline.
    pub lang: String,
    /// The direction of the headline.
    pub dir: &'static str,
    /// The date of that text.
    pub date: Date,
}
