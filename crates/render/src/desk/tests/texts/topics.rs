//! Topics, and what a text is filed under.

use super::*;

/// What a text is filed under, for whoever decides or only reads.
pub(super) fn subjects(may: bool) -> Subjects {
    let row = |filed| SubjectRow {
        id: "x".into(),
        name: HOSTILE.into(),
        lang: "ar".into(),
        dir: "rtl",
        kind: HOSTILE.into(),
        filed,
        nameless: true,
    };
    Subjects {
        action: "/x".into(),
        now: "/x".into(),
        rows: vec![row(true), row(false)],
        all: vec![HOSTILE.into()],
        typed: HOSTILE.into(),
        may,
        begin: Some("/x".into()),
    }
}

#[test]
fn the_pages_about_topics_say_everything_in_every_language() {
    let pages = DeskPages::load(&Theme::load().unwrap()).unwrap();
    for (key, _, dir) in LANGUAGES {
        let common = || common(key, dir);
        let row = |url: Option<&str>| TopicRow {
            url: url.map(str::to_owned),
            name: HOSTILE.into(),
            lang: "ar".into(),
            dir: "rtl",
            kind: "person",
            items: HOSTILE.into(),
            lacking: vec![HOSTILE.into(), HOSTILE.into()],
        };
        let kinds = || ["person", "place", "organisation", "event", "matter"].map(choice).into();
        let list = TopicsPage {
            common: common(),
            lines: vec![row(Some("/x")), row(None)],
            words: HOSTILE.into(),
            kinds: kinds(),
            filtered: true,
            begin: Some("/x".into()),
            next: Some("/x".into()),
        };
        let none = TopicsPage { lines: Vec::new(), filtered: false, ..list.clone() };
        let none_fits = TopicsPage { lines: Vec::new(), ..list.clone() };
        let topic = TopicPage {
            common: common(),
            url: "/x".into(),
            kinds: kinds(),
            names: vec![TopicName {
                key: "ar".into(),
                edition: HOSTILE.into(),
                lang: "ar".into(),
                dir: "rtl",
                name: HOSTILE.into(),
                note: HOSTILE.into(),
            }],
            spellings: HOSTILE.into(),
            seen: "x".into(),
            items: Some(HOSTILE.into()),
            merge: Some("/x".into()),
            dropped: Some("/x".into()),
            others: vec![HOSTILE.into()],
            into: HOSTILE.into(),
        };
        let lists = [DeskPage::Topics(&list), DeskPage::Topics(&none), DeskPage::Topics(&none_fits)];
        for page in lists.into_iter().chain([DeskPage::Topic(&topic)]) {
            let html = pages.render(&page).unwrap();
            assert!(!html.contains("<img src=x>"), "{html}");
            for said in ["topic", "field-", "hint-", "filter-"] {
                assert!(!html.contains(&format!(">{said}")), "{key}: {said} in {html}");
            }
        }
    }
}
