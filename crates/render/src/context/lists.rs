//! The front page and the pages of sections.

use super::{Card, Common};
use serde::Serialize;

/// The front page.
#[derive(Debug, Clone, Serialize)]
pub struct Front {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The first story.
    pub lead: Option<Card>,
    /// The latest, without it.
    pub latest: Vec<Card>,
    /// Each section with its latest.
    pub sections_with_items: Vec<SectionWithItems>,
    /// Notices.
    pub notices: Vec<Card>,
}

/// A section with its latest texts.
#[derive(Debug, Clone, Serialize)]
pub struct SectionWithItems {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// Its latest.
    pub items: Vec<Card>,
}

/// The page of a section.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// What every page is given.
    #[serde(flatten)]
    pub common: Common,
    /// The section.
    pub section: SectionHead,
    /// Its texts.
    pub items: Vec<Card>,
    /// Where among its pages.
    pub paging: Paging,
}

/// A section as the head of its page.
#[derive(Debug, Clone, Serialize)]
pub struct SectionHead {
    /// Its name.
    pub name: String,
    /// A sentence about it.
    pub description: Option<String>,
    /// Where it is.
    pub url: String,
}

/// Where among several pages.
#[derive(Debug, Clone, Serialize)]
pub struct Paging {
    /// This one.
    pub page: u32,
    /// How many.
    pub pages: u32,
    /// The newer ones.
    pub previous: Option<String>,
    /// The older ones.
    pub next: Option<String>,
    /// Both numbers.
    pub label: String,
}
