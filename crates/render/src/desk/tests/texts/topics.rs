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

/// Where the dates of a text are.
pub(super) fn dates_link() -> DatesLink {
    DatesLink { url: "/x".into(), all: HOSTILE.into(), open: Some(HOSTILE.into()) }
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
        let row = |chosen: &str, until: Option<&str>| DateRow {
            before: HOSTILE.into(),
            expression: HOSTILE.into(),
            behind: HOSTILE.into(),
            place: HOSTILE.into(),
            lang: "ar".into(),
            dir: "rtl",
            from: HOSTILE.into(),
            until: until.map(str::to_owned),
            chosen: chosen.into(),
            other: HOSTILE.into(),
            is_open: true,
        };
        let dates = DatesPage {
            common: common(),
            head: head(),
            url: "/x".into(),
            rows: vec![row("right", None), row("other", Some(HOSTILE)), row("none", None)],
            may: true,
        };
        let read_only = DatesPage { may: false, ..dates.clone() };
        let no_dates = DatesPage { rows: Vec::new(), ..dates.clone() };
        let dates = [&dates, &read_only, &no_dates].map(DeskPage::Dates);
        let lists = [DeskPage::Topics(&list), DeskPage::Topics(&none), DeskPage::Topics(&none_fits)];
        for page in lists.into_iter().chain([DeskPage::Topic(&topic)]).chain(dates) {
            let html = pages.render(&page).unwrap();
            assert!(!html.contains("<img src=x>"), "{html}");
            for said in ["topic", "field-", "hint-", "filter-", "date"] {
                assert!(!html.contains(&format!(">{said}")), "{key}: {said} in {html}");
            }
        }
    }
}
