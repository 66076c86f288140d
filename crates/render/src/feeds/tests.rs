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
            title: "لقاء (UNESCO) <في> بيروت & 2009-2014\u{1}".into(),
            lang: "ar".into(),
            dir: Direction::Rtl,
            published: "2024-04-13T19:18:53+03:00".into(),
            published_rfc822: "Sat, 13 Apr 2024 19:18:53 +0300".into(),
            updated: "2024-04-13T19:18:53+03:00".into(),
            summary: None,
            content: "<p>نص ]]&gt; &amp;</p>".into(),
            section: Some("الأخبار".into()),
        }],
        made: "2024-01-01T00:00:00Z".into(),
    }
}

#[test]
fn every_format_is_well_formed_directed_and_isolated() {
    for format in Format::ALL {
        let text = format.write(&feed());
        let mut reader = Reader::from_str(&text);
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{format:?}: {error}\n{text}"),
            }
        }
        assert!(text.contains("&lt;div dir=&quot;rtl&quot; lang=&quot;ar&quot;&gt;"), "{text}");
        let title = "\u{2067}لقاء (\u{2066}UNESCO\u{2069}) &lt;في&gt; بيروت &amp; \u{2067}\u{2068}2009\u{2069}-\u{2068}2014\u{2069}\u{2069}\u{2069}";
        assert!(text.contains(title), "{text}");
        assert!(!text.contains('\u{1}'));
    }
}
