//! Addresses as they are written.

use super::{Address, FeedOf};
use bayan_core::id::ShortId;
use std::fmt;

/// The address for readers: letters of every script as they are.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let safe = |text: &str| escape_ascii(text);
        let page = |f: &mut fmt::Formatter<'_>, page: u32| match page {
            1 => Ok(()),
            page => write!(f, "?page={page}"),
        };
        match self {
            Address::Root => f.write_str("/"),
            Address::Front { edition } => write!(f, "/{edition}/"),
            Address::Section { edition, section, page: number } => {
                write!(f, "/{edition}/s/{section}/")?;
                page(f, *number)
            }
            Address::Article { edition, slug, id } => article(f, edition, slug, *id, ""),
            Address::ArticleText { edition, slug, id } => article(f, edition, slug, *id, "/text"),
            Address::ArticleQr { edition, slug, id } => article(f, edition, slug, *id, "/qr.svg"),
            Address::ArticleVerify { edition, slug, id } => article(f, edition, slug, *id, "/verify"),
            Address::ArticleHistory { edition, slug, id } => article(f, edition, slug, *id, "/history"),
            Address::Revisions { edition, id } => write!(f, "/{edition}/a/{id}/revisions.json"),
            Address::Artefact { edition, id, rev, file } => write!(f, "/{edition}/a/{id}/r/{rev}/{file}"),
            Address::Log(file) => write!(f, "/log/{file}"),
            Address::Lookup { edition, query: _ } => write!(f, "/{edition}/verify/"),
            Address::Search { edition, asked } => write!(f, "/{edition}/search{asked}"),
            Address::Suggest { edition, words: _ } => write!(f, "/{edition}/search/suggest"),
            Address::SearchFeed { edition, asked } => write!(f, "/{edition}/search.rss{asked}"),
            Address::SearchDescription { edition } => write!(f, "/{edition}/opensearch.xml"),
            Address::Checker { edition } => write!(f, "/{edition}/checker.html"),
            Address::Corrections { edition, format } => {
                write!(f, "/{edition}/corrections.{}", format.extension())
            }
            Address::Archive { edition, year, month, page: number } => {
                write!(f, "/{edition}/{year:04}/")?;
                if let Some(month) = month {
                    write!(f, "{month:02}/")?;
                }
                page(f, *number)
            }
            Address::Photos { edition, page: number } => {
                write!(f, "/{edition}/photos/")?;
                page(f, *number)
            }
            Address::Manifest { edition } => write!(f, "/{edition}/site.webmanifest"),
            Address::Page { edition, slug } => write!(f, "/{edition}/p/{}", safe(slug)),
            Address::Topics { edition } => write!(f, "/{edition}/t/"),
            Address::Topic { edition, slug, page: number } => {
                write!(f, "/{edition}/t/{}", safe(slug))?;
                page(f, *number)
            }
            Address::Timeline { edition, slug } => write!(f, "/{edition}/t/{}/timeline", safe(slug)),
            Address::Feed { edition, of, format } => {
                write!(f, "/{edition}/")?;
                match of {
                    FeedOf::Edition => {}
                    FeedOf::Section(section) => write!(f, "s/{section}/")?,
                    FeedOf::Topic(slug) => write!(f, "t/{}/", safe(slug))?,
                }
                write!(f, "feed.{}", format.extension())
            }
            Address::Media { id, version, width, format } => {
                write!(f, "/media/{id}/{version}/{width}.{}", format.extension())
            }
            Address::MediaOriginal { id, version } => write!(f, "/media/{id}/{version}/original.jpg"),
            Address::Asset { name } => write!(f, "/assets/{name}"),
            Address::Sitemap => f.write_str("/sitemap.xml"),
            Address::SitemapPart { number } => write!(f, "/sitemap-{number}.xml"),
            Address::NewsSitemap => f.write_str("/sitemap-news.xml"),
            Address::Robots => f.write_str("/robots.txt"),
            Address::SecurityTxt => f.write_str("/.well-known/security.txt"),
            Address::Favicon => f.write_str("/favicon.ico"),
        }
    }
}

fn article(f: &mut fmt::Formatter<'_>, edition: &str, slug: &str, id: ShortId, part: &str) -> fmt::Result {
    match slug {
        "" => write!(f, "/{edition}/a/{id}{part}"),
        slug => write!(f, "/{edition}/a/{}-{id}{part}", escape_ascii(slug)),
    }
}

/// Escapes what is not a letter or digit of any script, or a hyphen.
fn escape_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') || !c.is_ascii() {
            out.push(c);
        } else {
            out.push_str(&format!("%{:02X}", c as u32));
        }
    }
    out
}
