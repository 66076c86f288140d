//! The news sitemap: what was published in the last two days, for news search.

use super::xml::Xml;

/// The most addresses that a news sitemap may hold
/// (<https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap>).
pub const NEWS_LIMIT: usize = 1000;

/// A fresh text.
#[derive(Debug, Clone)]
pub struct NewsUrl {
    /// Its whole address.
    pub url: String,
    /// The publication, as it is called on its own pages.
    pub publication: String,
    /// The tag of its language; the language alone is written.
    pub lang: String,
    /// When it was published (RFC 3339).
    pub published: String,
    /// Its headline, letter by letter as on the page: it is compared, not shown.
    pub title: String,
}

/// Writes a news sitemap (sitemap-news 0.9) of `fresh`, at most [`NEWS_LIMIT`]. The addresses of
/// `plain` stand in it where there is nothing fresh: a sitemap must name one address at least.
pub fn news_sitemap(fresh: &[NewsUrl], plain: &[String]) -> String {
    let mut xml = Xml::new();
    let root = [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"),
    ];
    xml.element("urlset", &root, |xml| {
        for entry in fresh.iter().take(NEWS_LIMIT) {
            xml.element("url", &[], |xml| write(xml, entry));
        }
        if !fresh.is_empty() {
            return;
        }
        for url in plain.iter().take(NEWS_LIMIT) {
            xml.element("url", &[], |xml| xml.text("loc", &[], url));
        }
    });
    xml.finish()
}

fn write(xml: &mut Xml, entry: &NewsUrl) {
    // ISO 639 only: a region or a script is refused.
    let language = entry.lang.split('-').next().unwrap_or(&entry.lang);
    xml.text("loc", &[], &entry.url);
    xml.element("news:news", &[], |xml| {
        xml.element("news:publication", &[], |xml| {
            xml.text("news:name", &[], &entry.publication);
            xml.text("news:language", &[], language);
        });
        xml.text("news:publication_date", &[], &entry.published);
        xml.text("news:title", &[], &entry.title);
    });
}
