use super::*;
use quick_xml::{Reader, events::Event};

fn feed() -> Feed {
    Feed {
        title: "بلدية: الأخبار".into(),
        description: None,
        url: "https://press.example/ar/feed.atom".into(),
        page_url: "https://press.example/ar/".into(),
        lang: "ar".into(),
        dir: Direction::Rtl,
        author: "بلدية".into(),
        entries: vec![Entry {
            url: "https://press.example/ar/a/x-00000000".into(),
            id: "tag:press.example,2024:00000000".into(),
            title: "لقاء (UNESCO) <في> بيروت & 2009-2014\u{1}\u{ffff}".into(),
            lang: "ar".into(),
            dir: Direction::Rtl,
            published: "2024-04-13T19:18:53+03:00".into(),
            published_rfc822: "Sat, 13 Apr 2024 19:18:53 +0300".into(),
            updated: "2024-04-13T19:18:53+03:00".into(),
            summary: None,
            content: "<p>نص ]]&gt; &amp;</p>".into(),
            categories: vec!["الأخبار".into()],
            image: Some("https://press.example/media/x?a=1&b=2".into()),
        }],
        made: "2024-01-01T00:00:00Z".into(),
    }
}

fn well_formed(text: &str) {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(_) => {}
            Err(error) => panic!("{error}\n{text}"),
        }
    }
}

/// The headline of the feed above as a plain-text carrier wants it.
const TITLE: &str = "\u{2067}لقاء (\u{2066}UNESCO\u{2069}) <في> بيروت & \u{2067}\u{2068}2009\u{2069}-\u{2068}2014\u{2069}\u{2069}";

#[test]
fn every_xml_format_is_well_formed_directed_and_isolated() {
    for format in [Format::Atom, Format::Rss] {
        let text = format.write(&feed());
        well_formed(&text);
        assert!(text.contains("&lt;div dir=&quot;rtl&quot; lang=&quot;ar&quot;&gt;"), "{text}");
        let title = TITLE.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(text.contains(&title), "{text}");
        assert!(!text.contains(['\u{1}', '\u{ffff}']));
    }
    assert!(
        Format::Rss
            .write(&feed())
            .contains("<media:content url=\"https://press.example/media/x?a=1&amp;b=2\"")
    );
}

#[test]
fn the_json_feed_says_the_same() {
    let mut given = feed();
    given.entries.push(Entry { image: None, categories: Vec::new(), ..given.entries[0].clone() });
    let text = Format::Json.write(&given);
    assert!(!text.contains('\n'), "compact");
    let data: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(data["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(data["feed_url"], given.url);
    assert_eq!(data["authors"][0]["name"], "بلدية");
    assert!(data.get("description").is_none());
    let item = &data["items"][0];
    assert!(item["title"].as_str().unwrap().starts_with(TITLE), "{item}");
    assert_eq!(item["content_html"], r#"<div dir="rtl" lang="ar"><p>نص ]]&gt; &amp;</p></div>"#);
    assert_eq!(item["tags"][0], "الأخبار");
    assert_eq!(item["image"], "https://press.example/media/x?a=1&b=2");
    assert!(data["items"][1].get("image").is_none() && data["items"][1].get("tags").is_none());
}

#[test]
fn each_format_has_a_name_an_address_and_a_type_of_its_own() {
    let of = |answer: fn(Format) -> &'static str| {
        Format::ALL.into_iter().map(answer).collect::<std::collections::HashSet<_>>().len()
    };
    assert_eq!([of(Format::name), of(Format::extension), of(Format::media_type)], [Format::ALL.len(); 3]);
}

#[test]
fn fresh_news_is_named_with_its_language_and_old_addresses_stand_in_where_there_is_none() {
    let fresh = NewsUrl {
        url: "https://press.example/ar/a/x-00000000".into(),
        publication: "بلدية & شركاء".into(),
        lang: "ar-SY".into(),
        published: "2024-04-13T19:18:53+03:00".into(),
        title: "لقاء (UNESCO) <في>".into(),
    };
    let plain = ["https://press.example/ar/?a&b".to_owned()];
    let text = news_sitemap(std::slice::from_ref(&fresh), &plain);
    well_formed(&text);
    assert!(text.contains("<news:language>ar</news:language>"), "{text}");
    assert!(text.contains("<news:name>بلدية &amp; شركاء</news:name>"), "{text}");
    assert!(text.contains("<news:title>لقاء (UNESCO) &lt;في&gt;</news:title>"), "{text}");
    assert!(!text.contains("a&amp;b"), "old addresses only where there is nothing fresh");
    let empty = news_sitemap(&[], &plain);
    well_formed(&empty);
    assert!(empty.contains("<loc>https://press.example/ar/?a&amp;b</loc>") && !empty.contains("news:news>"));
    assert_eq!(news_sitemap(&vec![fresh; NEWS_LIMIT + 1], &[]).matches("<loc>").count(), NEWS_LIMIT);
}

#[test]
fn the_index_names_every_sitemap() {
    let text = sitemap_index(&[
        ("https://press.example/sitemap-1.xml".into(), Some("2024-04-13T19:18:53+03:00".into())),
        ("https://press.example/sitemap-news.xml".into(), None),
    ]);
    well_formed(&text);
    assert_eq!((text.matches("<loc>").count(), text.matches("<lastmod>").count()), (2, 1));
}
