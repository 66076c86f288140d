//! RSS 2.0, with the whole text in `content:encoded`.

use super::{Feed, xml::Xml};
use bayan_core::text::isolate;

pub(super) fn write(feed: &Feed) -> String {
    let mut xml = Xml::new();
    let root = [
        ("version", "2.0"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:media", "http://search.yahoo.com/mrss/"),
    ];
    xml.element("rss", &root, |xml| {
        xml.element("channel", &[], |xml| {
            xml.text("title", &[], &isolate::plain(&feed.title, feed.dir));
            xml.text("link", &[], &feed.page_url);
            let description = feed.description.as_deref().unwrap_or(&feed.title);
            xml.text("description", &[], &isolate::plain(description, feed.dir));
            xml.text("language", &[], &feed.lang);
            xml.empty("atom:link", &[("rel", "self"), ("type", "application/rss+xml"), ("href", &feed.url)]);
            if let Some(newest) = feed.entries.first() {
                xml.text("lastBuildDate", &[], &newest.published_rfc822);
            }
            for entry in &feed.entries {
                xml.element("item", &[], |xml| {
                    xml.text("title", &[], &isolate::plain(&entry.title, entry.dir));
                    xml.text("link", &[], &entry.url);
                    xml.text("guid", &[("isPermaLink", "false")], &entry.id);
                    xml.text("pubDate", &[], &entry.published_rfc822);
                    xml.text("dc:creator", &[], &feed.author);
                    for category in &entry.categories {
                        xml.text("category", &[], category);
                    }
                    if let Some(summary) = &entry.summary {
                        xml.text("description", &[], &isolate::plain(summary, entry.dir));
                    }
                    // Not <enclosure>: that wants the length in bytes, which nobody here knows.
                    if let Some(image) = &entry.image {
                        xml.empty("media:content", &[("url", image), ("medium", "image")]);
                    }
                    xml.text("content:encoded", &[], &entry.directed());
                });
            }
        });
    });
    xml.finish()
}
