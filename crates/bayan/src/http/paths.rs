//! Addresses as types: read once, written in one place.

use bayan_core::id::{PublicId, ShortId};
use bayan_render::feeds::Format;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::fmt;

/// The longest path with its query that is read.
pub const MAX_LENGTH: usize = 4096;

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
    /// `/{ed}/p/{slug}`
    Page {
        /// The edition.
        edition: String,
        /// What finds it.
        slug: String,
    },
    /// `/{ed}/feed.{format}`, and the same under a section.
    Feed {
        /// The edition.
        edition: String,
        /// The section, for a feed of one.
        section: Option<String>,
        /// The format.
        format: Format,
    },
    /// `/media/{id}/{version}/{width}.jpg`
    Media {
        /// Which picture.
        id: PublicId,
        /// Which version of it.
        version: u32,
        /// How wide.
        width: u32,
    },
    /// `/assets/{name}`
    Asset {
        /// The name with its hash.
        name: String,
    },
    /// `/sitemap.xml`
    Sitemap,
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
        Some(match parts[..] {
            [""] => Address::Root,
            ["sitemap.xml"] => Address::Sitemap,
            ["robots.txt"] => Address::Robots,
            ["favicon.ico"] => Address::Favicon,
            [".well-known", "security.txt"] => Address::SecurityTxt,
            ["assets", name] => Address::Asset { name: name.to_owned() },
            ["media", id, version, file] => Address::Media {
                id: id.parse().ok()?,
                version: number(version)?,
                width: number(file.strip_suffix(".jpg")?)?,
            },
            [edition, ""] => Address::Front { edition: edition.to_owned() },
            [edition, "s", section, ""] => Address::Section {
                edition: edition.to_owned(),
                section: section.to_owned(),
                page: match query.and_then(|query| value(query, "page")) {
                    Some(page) => number(page)?,
                    None => 1,
                },
            },
            [edition, "s", section, feed] => Address::Feed {
                edition: edition.to_owned(),
                section: Some(section.to_owned()),
                format: format(feed)?,
            },
            [edition, "a", article] => {
                let (slug, id) = article.rsplit_once('-').unwrap_or(("", article));
                Address::Article { edition: edition.to_owned(), slug: slug.to_owned(), id: id.parse().ok()? }
            }
            [edition, "p", slug] if !slug.is_empty() => {
                Address::Page { edition: edition.to_owned(), slug: slug.to_owned() }
            }
            [edition, feed] => {
                Address::Feed { edition: edition.to_owned(), section: None, format: format(feed)? }
            }
            _ => return None,
        })
    }

    /// The address for machines: percent-encoded, ASCII only.
    pub fn uri(&self) -> String {
        utf8_percent_encode(&self.to_string(), PATH_AND_QUERY).to_string()
    }
}

/// As [`PATH`], but the one question mark that we write ourselves stays.
const PATH_AND_QUERY: &AsciiSet = &PATH.remove(b'?').remove(b'%');

/// The address for readers: letters of every script as they are.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let safe = |text: &str| escape_ascii(text);
        match self {
            Address::Root => f.write_str("/"),
            Address::Front { edition } => write!(f, "/{edition}/"),
            Address::Section { edition, section, page: 1 } => write!(f, "/{edition}/s/{section}/"),
            Address::Section { edition, section, page } => write!(f, "/{edition}/s/{section}/?page={page}"),
            Address::Article { edition, slug, id } if slug.is_empty() => write!(f, "/{edition}/a/{id}"),
            Address::Article { edition, slug, id } => write!(f, "/{edition}/a/{}-{id}", safe(slug)),
            Address::Page { edition, slug } => write!(f, "/{edition}/p/{}", safe(slug)),
            Address::Feed { edition, section: None, format } => {
                write!(f, "/{edition}/feed.{}", format.extension())
            }
            Address::Feed { edition, section: Some(section), format } => {
                write!(f, "/{edition}/s/{section}/feed.{}", format.extension())
            }
            Address::Media { id, version, width } => write!(f, "/media/{id}/{version}/{width}.jpg"),
            Address::Asset { name } => write!(f, "/assets/{name}"),
            Address::Sitemap => f.write_str("/sitemap.xml"),
            Address::Robots => f.write_str("/robots.txt"),
            Address::SecurityTxt => f.write_str("/.well-known/security.txt"),
            Address::Favicon => f.write_str("/favicon.ico"),
        }
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

fn value<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    query
        .split('&')
        .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}

/// The longest old address that is kept: an index has to hold it.
const OLD_LENGTH: usize = 2000;

/// An old address in the one form in which it is kept and looked up: the path with its query, without
/// host and fragment, decoded where it is UTF-8 (windows-1256 stays percent-encoded). None for one that
/// is no address.
pub fn old_address(address: &str) -> Option<String> {
    let address = address.trim().split('#').next()?;
    let local = match address.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => address,
    };
    if !local.starts_with('/') || local.len() > OLD_LENGTH {
        return None;
    }
    let decoded =
        percent_decode_str(local).decode_utf8().unwrap_or_else(|_| local.to_ascii_uppercase().into());
    let fine = !decoded.chars().any(char::is_control) && decoded != "/";
    fine.then(|| bayan_core::text::normal::nfc(&decoded))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_mean_what_the_design_says() {
        for (path, query) in [
            ("/", None),
            ("/ar/", None),
            ("/ar/s/news/", None),
            ("/ar/s/news/", Some("page=3")),
            ("/ar/a/بيان-رسمي-01234567", None),
            ("/ar/a/01234567", None),
            ("/ar/p/من-نحن", None),
            ("/ar/feed.rss", None),
            ("/ar/s/news/feed.atom", None),
            ("/media/00112233445566778899aabbccddeeff/1/800.jpg", None),
            ("/assets/x-1.woff2", None),
            ("/.well-known/security.txt", None),
        ] {
            let address = Address::parse(path, query).unwrap_or_else(|| panic!("{path}"));
            let full = query.map_or(path.to_owned(), |query| format!("{path}?{query}"));
            assert_eq!(address.to_string(), full);
            let uri = address.uri();
            assert!(uri.is_ascii());
            let (path, query) =
                uri.split_once('?').map_or((uri.as_str(), None), |(path, query)| (path, Some(query)));
            assert_eq!(Address::parse(path, query), Some(address));
        }
    }

    #[test]
    fn what_is_no_address_means_nothing() {
        for path in [
            "",
            "x",
            "//",
            "/ar",
            "/ar/a/",
            "/ar/a/x-0123456",
            "/ar/p/",
            "/ar/s/news",
            "/ar/%ff/",
            "/ar/a/x%2f-01234567",
            "/media/../x",
            "/media/00112233445566778899aabbccddeeff/1/0800.jpg",
            "/media/00112233445566778899aabbccddeeff/1/800.JPG",
            "/%00/",
            "/ar/feed.exe",
        ] {
            assert_eq!(Address::parse(path, None), None, "{path}");
        }
        assert_eq!(Address::parse("/ar/s/news/", Some("page=01")), None);
        assert_eq!(Address::parse("/ar/s/news/", Some("page=-1")), None);
        assert_eq!(Address::parse("/ar/s/news/", Some("page=99999999999")), None);
    }

    #[test]
    fn old_addresses_have_one_form() {
        let form = |address: &str| old_address(address);
        assert_eq!(form("http://old.example/a.php?id=1#x").as_deref(), Some("/a.php?id=1"));
        assert_eq!(form("/2024/%D8%AE%D8%A8%D8%B1").as_deref(), Some("/2024/خبر"));
        assert_eq!(form("/news/%c7%CE").as_deref(), form("/news/%C7%ce").as_deref());
        assert!(form("/news/%C7%CE").is_some());
        assert_eq!(form("relative"), None);
        assert_eq!(form("/"), None);
        assert_eq!(form("/a%00b"), None);
    }

    proptest! {
        #[test]
        fn no_path_makes_it_panic(path in "\\PC{0,60}", query in proptest::option::of("\\PC{0,20}")) {
            if let Some(address) = Address::parse(&path, query.as_deref()) {
                prop_assert!(address.uri().is_ascii());
            }
            let _ = old_address(&path);
        }
    }
}
