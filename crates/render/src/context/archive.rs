//! The archive: what was published in a year or a month.

use super::{Card, Common, Paging};
use serde::Serialize;

/// The page of a year or a month.
#[derive(Debug, Clone, Serialize)]
pub struct Archive {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// Which year or month.
    pub archive: ArchiveHead,
    /// All years that have texts, the newest first.
    pub years: Vec<Period>,
    /// The months of the year that have texts, the newest first.
    pub months: Vec<Period>,
    /// The texts, the newest first, by month.
    pub groups: Vec<ArchiveGroup>,
    /// Where among its pages.
    pub paging: Paging,
}

/// The head of the page of a year or a month.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveHead {
    /// «2024», or «نيسان/أبريل 2024».
    pub title: String,
    /// The year alone, as the edition writes it.
    pub year: String,
    /// The page of the year.
    pub year_url: String,
    /// Whether this is the page of a month.
    pub is_month: bool,
    /// How many texts there are, for the plural.
    pub count: u32,
}

/// A year or a month with how many texts it has.
#[derive(Debug, Clone, Serialize)]
pub struct Period {
    /// As the edition writes it.
    pub name: String,
    /// Its page.
    pub url: String,
    /// How many texts.
    pub count: u32,
    /// Whether this is the page of it.
    pub current: bool,
}

/// The texts of a month.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveGroup {
    /// The month, as the edition writes it.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Its texts.
    pub items: Vec<Card>,
}
