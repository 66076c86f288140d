//! The sitemap, with the same page in all languages beside each address, and the index of sitemaps.

use super::xml::Xml;

/// An address in the sitemap.
#[derive(Debug, Clone)]
pub struct SitemapUrl {
    /// The address.
    pub url: String,
    /// When the page last changed (RFC 3339).
    pub modified: Option<String>,
    /// Languages and addresses of the same page, itself included; empty where there is only one.
    pub alternates: Vec<(String, String)>,
}

/// Writes the sitemap (sitemaps.org 0.9, with hreflang).
pub fn sitemap(urls: &[SitemapUrl]) -> String {
    let mut xml = Xml::new();
    let root = [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ];
    xml.element("urlset", &root, |xml| {
        for entry in urls {
            xml.element("url", &[], |xml| {
                xml.text("loc", &[], &entry.url);
                if let Some(modified) = &entry.modified {
                    xml.text("lastmod", &[], modified);
                }
                for (lang, url) in &entry.alternates {
                    xml.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", lang), ("href", url)]);
                }
            });
        }
    });
    xml.finish()
}

/// Writes an index of sitemaps (sitemaps.org 0.9): the address of each, and when it last changed
/// (RFC 3339), where that is known.
pub fn sitemap_index(urls: &[(String, Option<String>)]) -> String {
    let mut xml = Xml::new();
    xml.element("sitemapindex", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")], |xml| {
        for (url, modified) in urls {
            xml.element("sitemap", &[], |xml| {
                xml.text("loc", &[], url);
                if let Some(modified) = modified {
                    xml.text("lastmod", &[], modified);
                }
            });
        }
    });
    xml.finish()
}
