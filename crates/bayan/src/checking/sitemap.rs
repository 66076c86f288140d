//! Which pages a site says that it has: what its robots.txt names, index and parts.

use super::{
    finding::{Findings, Stop},
    source::{NotRead, Source},
};
use quick_xml::{Reader, events::Event};
use std::collections::{BTreeSet, VecDeque};

/// The largest robots.txt and the largest sitemap that are read, in bytes.
const MAX_ROBOTS: usize = 512 << 10;
const MAX_SITEMAP: usize = 50 << 20;
/// How many sitemaps, and how many addresses, are read.
const MOST_SITEMAPS: usize = 200;
const MOST_PAGES: usize = 1_000_000;

/// The paths of all texts that the site's sitemaps name, sorted. What could not be read is noted.
pub(super) async fn texts(site: &Source, findings: &mut Findings) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let mut waiting: VecDeque<String> = match site.file("/robots.txt", MAX_ROBOTS).await {
        Ok(robots) => named_in(&String::from_utf8_lossy(&robots)).collect(),
        Err(NotRead::Missing) => VecDeque::from(["/sitemap.xml".to_owned()]),
        Err(error) => {
            findings.stopped(Stop::unread("/robots.txt", error));
            return texts;
        }
    };
    let mut known = BTreeSet::new();
    while let Some(address) = waiting.pop_front() {
        let path = match site.resolve("/", &address) {
            Ok(path) if known.contains(&path) => continue,
            Ok(path) => path,
            Err(error) => {
                findings.stopped(Stop::unread(address, error));
                continue;
            }
        };
        known.insert(path.clone());
        if known.len() > MOST_SITEMAPS || texts.len() > MOST_PAGES {
            findings.stopped(Stop::unread(path, "the site has more sitemaps or pages than are read"));
            break;
        }
        let read = site.file(&path, MAX_SITEMAP).await.map_err(|error| error.to_string());
        match read.and_then(|bytes| read_sitemap(&bytes)) {
            Ok((pages, parts)) => {
                let paths = pages.iter().filter_map(|page| site.resolve("/", page).ok());
                texts.extend(paths.filter(|path| is_text(path)));
                waiting.extend(parts);
            }
            Err(reason) => findings.stopped(Stop::unread(path, reason)),
        }
    }
    texts
}

fn named_in(robots: &str) -> impl Iterator<Item = String> {
    let lines = robots.lines().filter_map(|line| line.split_once(':'));
    lines
        .filter(|(name, _)| name.trim().eq_ignore_ascii_case("sitemap"))
        .map(|(_, address)| address.trim().to_owned())
}

/// Whether the path is that of an article (`/ar/a/…`) or a static page (`/ar/p/…`): those are recorded, and
/// the lists that lead to them are not.
fn is_text(path: &str) -> bool {
    let mut segments = path.trim_start_matches('/').split('/');
    let (edition, kind, name) = (segments.next(), segments.next(), segments.next());
    let filled = |segment: Option<&str>| segment.is_some_and(|segment| !segment.is_empty());
    filled(edition) && matches!(kind, Some("a" | "p")) && filled(name) && segments.next().is_none()
}

/// The pages and the further sitemaps that a sitemap names.
fn read_sitemap(bytes: &[u8]) -> Result<(Vec<String>, Vec<String>), String> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).map_err(|error| error.to_string())?);
    let (mut pages, mut parts) = (Vec::new(), Vec::new());
    let (mut path, mut location): (Vec<String>, Option<String>) = (Vec::new(), None);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => break,
            Event::Start(start) => {
                path.push(start.local_name().as_ref().to_owned());
                if path.len() > 16 {
                    return Err("nested too deeply".into());
                }
                location = path.last().is_some_and(|name| name == "loc").then(String::new);
            }
            Event::Text(text) => {
                if let Some(location) = &mut location {
                    location.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(location) = &mut location {
                    location.push_str(predefined(&reference).ok_or("an unknown entity")?);
                }
            }
            Event::End(_) => {
                if let Some(location) = location.take() {
                    let parent = path.len().checked_sub(2).and_then(|place| path.get(place));
                    match parent.map(String::as_str) {
                        Some("sitemap") => parts.push(location.trim().to_owned()),
                        Some("url") => pages.push(location.trim().to_owned()),
                        _ => {}
                    }
                }
                path.pop();
            }
            _ => {}
        }
    }
    if path.is_empty() { Ok((pages, parts)) } else { Err("broken off".into()) }
}

fn predefined(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn robots_and_sitemaps_are_read() {
        let robots =
            "User-agent: *\nAllow: /\n\nSitemap: https://press.example/sitemap.xml\nsitemap:/b.xml\n";
        assert_eq!(named_in(robots).collect::<Vec<_>>(), ["https://press.example/sitemap.xml", "/b.xml"]);
        let index =
            b"<?xml version=\"1.0\"?><sitemapindex xmlns=\"x\"><sitemap><loc>https://p/sitemap-1.xml</loc>\
                      <lastmod>2026</lastmod></sitemap></sitemapindex>";
        assert_eq!(read_sitemap(index).unwrap(), (vec![], vec!["https://p/sitemap-1.xml".to_owned()]));
        let part = b"<urlset><url><loc>https://p/ar/a/x-1?a&amp;b</loc><xhtml:link href=\"y\"/></url>\
                     <image><loc>no</loc></image></urlset>";
        assert_eq!(read_sitemap(part).unwrap(), (vec!["https://p/ar/a/x-1?a&b".to_owned()], vec![]));
        for broken in [&b"<urlset><url>"[..], b"<a></b>", b"<url><loc>&x;</loc></url>", &b"<a>".repeat(50)] {
            assert!(read_sitemap(broken).is_err());
        }
    }

    #[test]
    fn articles_and_static_pages_are_texts_and_lists_are_none() {
        for text in ["/ar/a/x-7k2m9qx4", "/en/p/about"] {
            assert!(is_text(text), "{text}");
        }
        for list in ["/", "/ar/", "/ar/s/news/", "/ar/2024/05/", "/ar/a/", "/ar/a/x/text"] {
            assert!(!is_text(list), "{list}");
        }
    }
}
