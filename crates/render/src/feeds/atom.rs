//! Atom (RFC 4287).

use super::{Feed, xml::Xml};
use bayan_core::text::isolate;

pub(super) fn write(feed: &Feed) -> String {
    let mut xml = Xml::new();
    let root = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.lang.as_str())];
    xml.element("feed", &root, |xml| {
        xml.text("id", &[], &feed.url);
        xml.text("title", &[], &isolate::plain(&feed.title, feed.dir));
        if let Some(description) = &feed.description {
            xml.text("subtitle", &[], &isolate::plain(description, feed.dir));
        }
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.url)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page_url)]);
        xml.element("author", &[], |xml| xml.text("name", &[], &feed.author));
        let newest = feed.entries.iter().map(|entry| entry.updated.as_str()).max();
        xml.text("updated", &[], newest.unwrap_or(&feed.made));
        for entry in &feed.entries {
            xml.element("entry", &[("xml:lang", &entry.lang)], |xml| {
                xml.text("id", &[], &entry.id);
                xml.text("title", &[], &isolate::plain(&entry.title, entry.dir));
                xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
                xml.text("published", &[], &entry.published);
                xml.text("updated", &[], &entry.updated);
                for category in &entry.categories {
                    xml.empty("category", &[("term", category)]);
                }
                if let Some(summary) = &entry.summary {
                    xml.text("summary", &[], &isolate::plain(summary, entry.dir));
                }
                xml.text("content", &[("type", "html")], &entry.directed());
            });
        }
    });
    xml.finish()
}
