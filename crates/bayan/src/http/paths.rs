//! Addresses as types: read once, written in one place.

mod written;

use super::{
    log_paths::{ArtefactFile, LogFile},
    sought::Sought,
};
use bayan_core::{
    id::{PublicId, ShortId},
    media::PictureFormat,
};
use bayan_render::feeds::Format;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// The longest path with its query that is read.
pub const MAX_LENGTH: usize = 4096;
/// The same where a quotation is looked up: each Arabic letter takes six characters there. No more fits
/// into the head of a request (`connection.rs`), so the form takes 2,400 letters.
pub const MAX_LOOKUP_LENGTH: usize = 15 * 1024;

/// The longest address that is read under this path.
pub fn longest(path: &str) -> usize {
    if path.ends_with("/verify/") { MAX_LOOKUP_LENGTH } else { MAX_LENGTH }
}

/// What a feed is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FeedOf {
    /// All of an edition.
    Edition,
    /// A section, by its key.
    Section(String),
    /// A topic, by what finds it.
    Topic(String),
}

/// What a path of a site means. Keys are not checked here against what exists.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Address {
    /// `/`
    Root,
    /// `/{ed}/`
    Front {
        /// The edition.
        edition: String,
    },
    /// `/{ed}/s/{section}/`, with `?page=` from the second page on.
    Section {
        /// The edition.
        edition: String,
        /// The section.
        section: String,
        /// The page, from 1.
        page: u32,
    },
    /// `/{ed}/a/{slug}-{id}`
    Article {
        /// The edition.
        edition: String,
        /// The readable part; empty in the short form.
        slug: String,
        /// What finds it.
        id: ShortId,
    },
    /// `/{ed}/a/{slug}-{id}/text`: the text alone.
    ArticleText {
        /// The edition.
        edition: String,
        /// The readable part; empty in the short form.
        slug: String,
        /// What finds it.
        id: ShortId,
    },
    /// `/{ed}/a/{slug}-{id}/qr.svg`: its address as a drawing.
    ArticleQr {
        /// The edition.
        edition: String,
        /// The readable part; empty in the short form.
        slug: String,
        /// What finds it.
        id: ShortId,
    },
    /// `/{ed}/a/{slug}-{id}/verify`: its record, to be checked.
    ArticleVerify {
        /// The edition.
        edition: String,
        /// The readable part; empty in the short form.
        slug: String,
        /// What finds it.
        id: ShortId,
    },
    /// `/{ed}/a/{slug}-{id}/history`: what changed and why.
    ArticleHistory {
        /// The edition.
        edition: String,
        /// The readable part; empty in the short form.
        slug: String,
        /// What finds it.
        id: ShortId,
    },
    /// `/{ed}/a/{id}/revisions.json`: its entries in the record.
    Revisions {
        /// The edition.
        edition: String,
        /// What finds it.
        id: ShortId,
    },
    /// `/{ed}/a/{id}/r/{n}/{file}`: what proves one of its entries.
    Artefact {
        /// The edition.
        edition: String,
        /// What finds it.
        id: ShortId,
        /// The number of the entry among those of the text.
        rev: u32,
        /// Which file.
        file: ArtefactFile,
    },
    /// `/log/…`
    Log(LogFile),
    /// `/{ed}/verify/`, with `?q=` when something is looked up.
    Lookup {
        /// The edition.
        edition: String,
        /// What is looked up.
        query: Option<String>,
    },
    /// `/{ed}/search`, with `?q=` when something is looked for.
    Search {
        /// The edition.
        edition: String,
        /// What is looked for, and what of it is wanted.
        asked: Sought,
    },
    /// `/{ed}/search/suggest`, with `?q=`: what is proposed to somebody who types.
    Suggest {
        /// The edition.
        edition: String,
        /// What was typed.
        words: String,
    },
    /// `/{ed}/search.rss`, with `?q=`: the newest of what is found.
    SearchFeed {
        /// The edition.
        edition: String,
        /// What is looked for.
        asked: Sought,
    },
    /// `/{ed}/opensearch.xml`: what lets a browser search from its own field.
    SearchDescription {
        /// The edition.
        edition: String,
    },
    /// `/{ed}/checker.html`: the checker as one file.
    Checker {
        /// The edition.
        edition: String,
    },
    /// `/{ed}/corrections.{format}`: what was corrected, withdrawn and removed.
    Corrections {
        /// The edition.
        edition: String,
        /// The format.
        format: Format,
    },
    /// `/{ed}/{yyyy}/` and `/{ed}/{yyyy}/{mm}/`, with `?page=` from the second page on.
    Archive {
        /// The edition.
        edition: String,
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: Option<i8>,
        /// The page, from 1.
        page: u32,
    },
    /// `/{ed}/photos/`, with `?page=` from the second page on.
    Photos {
        /// The edition.
        edition: String,
        /// The page, from 1.
        page: u32,
    },
    /// `/{ed}/site.webmanifest`
    Manifest {
        /// The edition.
        edition: String,
    },
    /// `/{ed}/p/{slug}`
    Page {
        /// The edition.
        edition: String,
        /// What finds it.
        slug: String,
    },
    /// `/{ed}/t/`: what the edition speaks about.
    Topics {
        /// The edition.
        edition: String,
    },
    /// `/{ed}/t/{slug}`, with `?page=` from the second page on.
    Topic {
        /// The edition.
        edition: String,
        /// What finds it.
        slug: String,
        /// The page, from 1.
        page: u32,
    },
    /// `/{ed}/t/{slug}/timeline`: what was said about it, and when that happened.
    Timeline {
        /// The edition.
        edition: String,
        /// What finds the topic.
        slug: String,
    },
    /// `/{ed}/feed.{format}`, and the same under a section or a topic.
    Feed {
        /// The edition.
        edition: String,
        /// What it is a feed of.
        of: FeedOf,
        /// The format.
        format: Format,
    },
    /// `/media/{id}/{version}/{width}.{jpg, avif}`
    Media {
        /// Which picture.
        id: PublicId,
        /// Which version of it.
        version: u32,
        /// How wide.
        width: u32,
        /// In which format.
        format: PictureFormat,
    },
    /// `/media/{id}/{version}/original.jpg`: in full resolution.
    MediaOriginal {
        /// Which picture.
        id: PublicId,
        /// Which version of it.
        version: u32,
    },
    /// `/assets/{name}`
    Asset {
        /// The name with its hash.
        name: String,
    },
    /// `/sitemap.xml`
    Sitemap,
    /// `/sitemap-{n}.xml`: a part of a large one.
    SitemapPart {
        /// Which, from 1.
        number: u32,
    },
    /// `/sitemap-news.xml`
    NewsSitemap,
    /// `/robots.txt`
    Robots,
    /// `/.well-known/security.txt`
    SecurityTxt,
    /// `/favicon.ico`
    Favicon,
}

/// What has to be escaped in a path: all that is not a letter, a digit or one of `-._~` and the sub-delimiters.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'%')
    .add(b'\\')
    .add(b'^')
    .add(b'|')
    .add(b'[')
    .add(b']');

impl Address {
    /// Reads a path, still percent-encoded, and its query. None for a path that means nothing here.
    pub fn parse(path: &str, query: Option<&str>) -> Option<Address> {
        if let Some(file) = path.strip_prefix("/log/") {
            return Some(Address::Log(LogFile::parse(file)?));
        }
        let parts: Vec<String> = path.strip_prefix('/')?.split('/').map(decode).collect::<Option<_>>()?;
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        // Only the last part may be empty: the slash at the end.
        if parts[..parts.len() - 1].iter().any(|part| part.is_empty()) {
            return None;
        }
        let number = |text: &str| {
            let plain =
                !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
            plain.then(|| text.parse::<u32>().ok()).flatten()
        };
        let page = || match query.and_then(|query| value(query, "page")) {
            Some(page) => number(page),
            None => Some(1),
        };
        Some(match parts[..] {
            [""] => Address::Root,
            ["sitemap.xml"] => Address::Sitemap,
            ["sitemap-news.xml"] => Address::NewsSitemap,
            [file] if file.starts_with("sitemap-") => {
                let number = number(file.strip_prefix("sitemap-")?.strip_suffix(".xml")?)?;
                Address::SitemapPart { number }
            }
            ["robots.txt"] => Address::Robots,
            ["favicon.ico"] => Address::Favicon,
            [".well-known", "security.txt"] => Address::SecurityTxt,
            ["assets", name] => Address::Asset { name: name.to_owned() },
            ["media", id, version, "original.jpg"] => {
                Address::MediaOriginal { id: id.parse().ok()?, version: number(version)? }
            }
            ["media", id, version, file] => {
                let (width, extension) = file.split_once('.')?;
                let format = [PictureFormat::Jpeg, PictureFormat::Avif]
                    .into_iter()
                    .find(|format| format.extension() == extension)?;
                Address::Media {
                    id: id.parse().ok()?,
                    version: number(version)?,
                    width: number(width)?,
                    format,
                }
            }
            [edition, ""] => Address::Front { edition: edition.to_owned() },
            [edition, "photos", ""] => Address::Photos { edition: edition.to_owned(), page: page()? },
            [edition, "site.webmanifest"] => Address::Manifest { edition: edition.to_owned() },
            [edition, "s", section, ""] => {
                Address::Section { edition: edition.to_owned(), section: section.to_owned(), page: page()? }
            }
            [edition, "s", section, feed] => Address::Feed {
                edition: edition.to_owned(),
                of: FeedOf::Section(section.to_owned()),
                format: format(feed)?,
            },
            [edition, "t", ""] => Address::Topics { edition: edition.to_owned() },
            [edition, "t", slug] => {
                Address::Topic { edition: edition.to_owned(), slug: slug.to_owned(), page: page()? }
            }
            [edition, "t", slug, "timeline"] => {
                Address::Timeline { edition: edition.to_owned(), slug: slug.to_owned() }
            }
            [edition, "t", slug, feed] => Address::Feed {
                edition: edition.to_owned(),
                of: FeedOf::Topic(slug.to_owned()),
                format: format(feed)?,
            },
            [edition, "a", article] => {
                let (slug, id) = article.rsplit_once('-').unwrap_or(("", article));
                Address::Article { edition: edition.to_owned(), slug: slug.to_owned(), id: id.parse().ok()? }
            }
            [edition, "a", article, part] => {
                let (slug, id) = article.rsplit_once('-').unwrap_or(("", article));
                let (edition, slug, id) = (edition.to_owned(), slug.to_owned(), id.parse().ok()?);
                match part {
                    "text" => Address::ArticleText { edition, slug, id },
                    "qr.svg" => Address::ArticleQr { edition, slug, id },
                    "verify" => Address::ArticleVerify { edition, slug, id },
                    "history" => Address::ArticleHistory { edition, slug, id },
                    "revisions.json" if slug.is_empty() => Address::Revisions { edition, id },
                    _ => return None,
                }
            }
            [edition, "a", id, "r", rev, file] => Address::Artefact {
                edition: edition.to_owned(),
                id: id.parse().ok()?,
                rev: number(rev)?,
                file: file.parse().ok()?,
            },
            [edition, "verify", ""] => {
                let query = query.and_then(|query| value(query, "q")).map(typed);
                Address::Lookup { edition: edition.to_owned(), query }
            }
            [edition, "search"] => Address::Search {
                edition: edition.to_owned(),
                asked: Sought::parse(query.unwrap_or_default()),
            },
            [edition, "search", "suggest"] => Address::Suggest {
                edition: edition.to_owned(),
                words: Sought::parse(query.unwrap_or_default()).words,
            },
            [edition, "search.rss"] => Address::SearchFeed {
                edition: edition.to_owned(),
                asked: Sought::parse(query.unwrap_or_default()),
            },
            [edition, "opensearch.xml"] => Address::SearchDescription { edition: edition.to_owned() },
            [edition, "checker.html"] => Address::Checker { edition: edition.to_owned() },
            [edition, file] if file.starts_with("corrections.") => {
                let format = format(&file.replacen("corrections.", "feed.", 1))?;
                Address::Corrections { edition: edition.to_owned(), format }
            }
            [edition, year, ""] if year.len() == 4 => Address::Archive {
                edition: edition.to_owned(),
                year: i16::try_from(number(year)?).ok()?,
                month: None,
                page: page()?,
            },
            [edition, year, month, ""] if year.len() == 4 && month.len() == 2 => Address::Archive {
                edition: edition.to_owned(),
                year: i16::try_from(number(year)?).ok()?,
                month: Some(two_digits(month).filter(|month| (1..=12).contains(month))?),
                page: page()?,
            },
            [edition, "p", slug] if !slug.is_empty() => {
                Address::Page { edition: edition.to_owned(), slug: slug.to_owned() }
            }
            [edition, feed] => {
                Address::Feed { edition: edition.to_owned(), of: FeedOf::Edition, format: format(feed)? }
            }
            _ => return None,
        })
    }

    /// Whether a query belongs to it.
    pub fn has_query(&self) -> bool {
        matches!(
            self,
            Address::Section { .. }
                | Address::Topic { .. }
                | Address::Archive { .. }
                | Address::Photos { .. }
                | Address::Lookup { .. }
                | Address::Search { .. }
                | Address::Suggest { .. }
                | Address::SearchFeed { .. }
        )
    }

    /// The address for machines: percent-encoded, ASCII only.
    pub fn uri(&self) -> String {
        utf8_percent_encode(&self.to_string(), PATH_AND_QUERY).to_string()
    }
}

/// As [`PATH`], but the one question mark that we write ourselves stays.
const PATH_AND_QUERY: &AsciiSet = &PATH.remove(b'?').remove(b'%');

fn two_digits(text: &str) -> Option<i8> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn format(file: &str) -> Option<Format> {
    let extension = file.strip_prefix("feed.")?;
    Format::ALL.into_iter().find(|format| format.extension() == extension)
}

/// Strict: what is not UTF-8, or hides a slash or a NUL, means nothing.
fn decode(part: &str) -> Option<String> {
    let text = percent_decode_str(part).decode_utf8().ok()?;
    let hides = text.chars().any(|c| c == '/' || c == '\\' || c.is_control());
    (!hides).then(|| text.into_owned())
}

/// What somebody typed into a form: a plus is a space, what is not UTF-8 becomes a sign that says so.
fn typed(value: &str) -> String {
    percent_decode_str(&value.replace('+', " ")).decode_utf8_lossy().into_owned()
}

fn value<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    query
        .split('&')
        .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}

#[cfg(test)]
mod tests;
