//! Pages of a site that are no texts: lists, indexes, errors.

use super::{
    Page,
    blocks::{Kind, Piece},
    gather,
    headline::chopped,
};
use std::fmt;

/// Why a page is not taken for a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAnArticle {
    /// It is no HTML.
    NotHtml,
    /// The rules leave it out.
    LeftOut,
    /// It lists other pages.
    Listing,
    /// It says that a page was not found.
    Error,
    /// Nothing is left when what recurs on the site's pages is taken away.
    NoText,
    /// It is a copy of the page of this name, which is taken instead.
    CopyOf(String),
}

impl fmt::Display for NotAnArticle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotAnArticle::NotHtml => f.write_str("no HTML"),
            NotAnArticle::LeftOut => f.write_str("left out by the rules"),
            NotAnArticle::Listing => f.write_str("a list of other pages"),
            NotAnArticle::Error => f.write_str("a page about an error"),
            NotAnArticle::NoText => f.write_str("no text of its own"),
            NotAnArticle::CopyOf(name) => write!(f, "a copy of {name}"),
        }
    }
}

impl Page<'_> {
    /// Whether the page calls itself a list or an error.
    pub(super) fn says_listing(&self) -> Option<NotAnArticle> {
        let classes: Vec<&str> = gather::body_classes(&self.html).split_ascii_whitespace().collect();
        let has = |class: &str| classes.contains(&class);
        if has("error404") {
            return Some(NotAnArticle::Error);
        }
        let lists =
            ["home", "blog", "archive", "category", "tag", "search", "search-results", "author", "paged"];
        let single = ["single", "single-post", "page", "singular"];
        if lists.into_iter().any(has) && !single.into_iter().any(has) && !self.machine.is_article {
            return Some(NotAnArticle::Listing);
        }
        let title = gather::title(&self.html).unwrap_or_default().to_lowercase();
        let missing = ["404", "not found", "introuvable", "غير موجودة", "لم يتم العثور"]
            .iter()
            .any(|word| title.contains(word));
        let words: usize = self.lines.iter().map(super::tree::Line::words).sum();
        (missing && words < 150).then_some(NotAnArticle::Error)
    }

    /// Whether the text is a list of links to other pages.
    pub(super) fn is_listing(&self, pieces: &[Piece]) -> bool {
        if self.machine.is_article || !self.rules.body.is_empty() {
            return false;
        }
        let length: usize = pieces.iter().map(|piece| piece.length).sum();
        let linked: usize = pieces.iter().map(|piece| piece.linked).sum();
        let prose = pieces.iter().any(|piece| piece.length >= 150 && piece.linked * 5 < piece.length);
        let is_link = |piece: &&Piece| piece.length >= 10 && piece.linked * 10 >= piece.length * 9;
        let links = pieces.iter().filter(is_link).count();
        let texts =
            pieces.iter().filter(|piece| !matches!(piece.kind, Kind::Picture(_) | Kind::Rule)).count();
        let is_teaser = |piece: &&Piece| match &piece.kind {
            Kind::Lines(lines) => lines
                .last()
                .is_some_and(|line| chopped(line.text.trim_end_matches([']', ')', ' '])).is_some()),
            _ => false,
        };
        let teasers = pieces.iter().filter(is_teaser).count();
        linked * 2 > length && !prose
            || links >= 3 && links * 4 >= texts
            || teasers >= 3 && teasers * 2 >= texts
    }
}
