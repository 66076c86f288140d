//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use super::{Entry, Feed};
use bayan_core::text::isolate;
use serde_json::{Value, json};

pub(super) fn write(feed: &Feed) -> String {
    let mut data = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": isolate::plain(&feed.title, feed.dir),
        "home_page_url": feed.page_url,
        "feed_url": feed.url,
        "language": feed.lang,
        "authors": [{ "name": feed.author }],
        "items": feed.entries.iter().map(item).collect::<Vec<_>>(),
    });
    if let Some(description) = &feed.description {
        data["description"] = isolate::plain(description, feed.dir).into();
    }
    data.to_string()
}

fn item(entry: &Entry) -> Value {
    let mut data = json!({
        "id": entry.id,
        "url": entry.url,
        "title": isolate::plain(&entry.title, entry.dir),
        "content_html": entry.directed(),
        "date_published": entry.published,
        "date_modified": entry.updated,
        "language": entry.lang,
    });
    if let Some(summary) = &entry.summary {
        data["summary"] = isolate::plain(summary, entry.dir).into();
    }
    if let Some(image) = &entry.image {
        data["image"] = image.as_str().into();
    }
    if !entry.categories.is_empty() {
        data["tags"] = json!(entry.categories);
    }
    data
}
