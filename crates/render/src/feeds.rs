//! Feeds: one file a format, one list. Routes, links in page heads and tests walk the list.

mod atom;
mod json;
mod news;
mod rss;
mod search;
mod sitemap;
mod xml;

pub use news::{NEWS_LIMIT, NewsUrl, news_sitemap};
pub use search::{SearchDescription, search_description};
pub use sitemap::{SitemapUrl, sitemap, sitemap_index};

use bayan_core::language::Direction;

/// A feed format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Atom (RFC 4287).
    Atom,
    /// RSS 2.0.
    Rss,
    /// JSON Feed 1.1.
    Json,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Format; 3] = [Format::Atom, Format::Rss, Format::Json];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Format::Atom => "Atom",
            Format::Rss => "RSS",
            Format::Json => "JSON Feed",
        }
    }

    /// The end of its address.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Atom => "atom",
            Format::Rss => "rss",
            Format::Json => "json",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Atom => "application/atom+xml",
            Format::Rss => "application/rss+xml",
            Format::Json => "application/feed+json",
        }
    }

    /// Writes a feed.
    pub fn write(self, feed: &Feed) -> String {
        match self {
            Format::Atom => atom::write(feed),
            Format::Rss => rss::write(feed),
            Format::Json => json::write(feed),
        }
    }
}

/// A feed. All addresses are whole; all titles are plain text that the formats isolate themselves.
#[derive(Debug, Clone)]
pub struct Feed {
    /// What it is called.
    pub title: String,
    /// A sentence about it.
    pub description: Option<String>,
    /// Its own address.
    pub url: String,
    /// The page it belongs to.
    pub page_url: String,
    /// Its language.
    pub lang: String,
    /// The direction of its language.
    pub dir: Direction,
    /// The institution.
    pub author: String,
    /// Its entries, the newest first.
    pub entries: Vec<Entry>,
    /// When it was made, in case it has no entries (RFC 3339).
    pub made: String,
}

/// An entry of a feed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its address.
    pub url: String,
    /// What names it for ever, whatever its address becomes.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// The language of the text.
    pub lang: String,
    /// The direction of the text.
    pub dir: Direction,
    /// When it was published (RFC 3339).
    pub published: String,
    /// The same moment as RSS writes it (RFC 822).
    pub published_rfc822: String,
    /// When it was last changed (RFC 3339).
    pub updated: String,
    /// A sentence about it.
    pub summary: Option<String>,
    /// The whole text as HTML, with whole addresses.
    pub content: String,
    /// What its section and its topics are called.
    pub categories: Vec<String>,
    /// The whole address of its picture.
    pub image: Option<String>,
}

impl Entry {
    /// The whole text in an element that says its language and direction, which readers of feeds
    /// would not know otherwise.
    fn directed(&self) -> String {
        let lang = bayan_markup::html_out::escape_attribute(&self.lang);
        format!("<div dir=\"{}\" lang=\"{lang}\">{}</div>", self.dir, self.content)
    }
}

#[cfg(test)]
mod tests;
