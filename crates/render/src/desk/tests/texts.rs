mod editor;
mod house;
mod pictures;
mod topics;

use super::*;
use crate::context::{ChangeView, Markup};
use editor::changes;

const HOSTILE: &str = "<img src=x>";

pub(super) fn line() -> Line {
    Line {
        url: "/desk/texts/x".into(),
        headline: HOSTILE.into(),
        lang: "ar".into(),
        dir: "rtl",
        edition: HOSTILE.into(),
        kind: "news",
        says: HOSTILE.into(),
        author: HOSTILE.into(),
        date: "x".into(),
        failed: true,
        ticked: "x:y".into(),
    }
}

fn beside() -> Beside {
    Beside {
        url: "/desk/texts/x".into(),
        headline: HOSTILE.into(),
        lang: "ar".into(),
        dir: "rtl",
        edition: HOSTILE.into(),
    }
}

fn head() -> Head {
    Head {
        url: "/desk/texts/x".into(),
        public: Some("/ar/a/x".into()),
        headline: HOSTILE.into(),
        lang: "ar".into(),
        dir: "rtl",
        edition: HOSTILE.into(),
        section: Some(HOSTILE.into()),
        kind: "statement",
        revision: "r".into(),
        live_revision: "r".into(),
    }
}

fn choice(key: &str) -> Choice {
    Choice { id: key.into(), key: key.into(), name: HOSTILE.into(), chosen: true }
}

fn tab() -> Tab {
    Tab { name: HOSTILE.into(), lang: "ar".into(), dir: "rtl", url: "/x".into(), current: true }
}

fn reading() -> Reading {
    use bayan_core::language::Direction;
    let line = || Markup::of_line(HOSTILE, Direction::Rtl);
    Reading {
        slug: Some("<img src=x>".into()),
        lang: "ar".into(),
        dir: "rtl",
        kicker: Some(line()),
        headline: line(),
        standfirst: Some(line()),
        place: Some(line()),
        byline: Some(line()),
        lead: None,
        body: line(),
        alts: vec![HOSTILE.into()],
        share_text: Some(HOSTILE.into()),
    }
}

fn past() -> PastLine {
    PastLine {
        url: "/x".into(),
        headline: HOSTILE.into(),
        author: HOSTILE.into(),
        date: "x".into(),
        public: Some(HOSTILE.into()),
        note: Some(HOSTILE.into()),
        newest: false,
    }
}

fn text(common: Common) -> Text {
    let deeds = bayan_core::workflow::Deed::ALL.map(|deed| Deed {
        key: deed.as_str(),
        url: "/x".into(),
        refused: None,
    });
    let refused = |key| Deed { key, url: "/x".into(), refused: Some(HOSTILE.into()) };
    let more =
        [Deed { key: "take-back", url: "/x".into(), refused: None }, refused("approve"), refused("settle")];
    Text {
        newer_pictures: Some("/x".into()),
        common,
        head: head(),
        says: vec![HOSTILE.into()],
        sent_back: Some(HOSTILE.into()),
        failure: Some(HOSTILE.into()),
        deeds: deeds.into_iter().chain(more).collect(),
        changes_public: true,
        categories: ["minor", "fact", "addition", "clarification"].map(choice).into(),
        note: "\"><script>".into(),
        approved: false,
        sent: "withdraw",
        reason: "\"><script>".into(),
        day: "\"><script>".into(),
        time: String::new(),
        other: "\"><script>".into(),
        zone: "Asia/Damascus".into(),
        doubts: vec![Doubt { place: "b1".into(), text: HOSTILE.into() }],
        authors: vec![HOSTILE.into()],
        reading: reading(),
        changes: changes(),
        versions: vec![Version {
            text: beside(),
            says: HOSTILE.into(),
            freshness: Some("behind"),
            original: true,
            current: false,
        }],
        link: Some(Link { label: HOSTILE.into(), url: "http://x".into(), until: "x".into() }),
        banner: Some(Banner { url: "/x".into(), stands: false, until: None }),
        guests: vec![GuestRow {
            label: HOSTILE.into(),
            approves: true,
            embargo: false,
            until: "x".into(),
            revoke: "/x".into(),
        }],
        invites: Some("/x".into()),
        invites_approval: true,
        invites_embargo: true,
        guest: "\"><script>".into(),
        guest_for: "embargo".into(),
        guest_open: true,
        threads: [None, Some(HOSTILE.to_owned())]
            .map(|resolved| Thread {
                id: "x".into(),
                quote: Some(HOSTILE.into()),
                gone: true,
                first: Said { name: HOSTILE.into(), date: "x".into(), text: HOSTILE.into() },
                answers: vec![Said { name: HOSTILE.into(), date: "x".into(), text: HOSTILE.into() }],
                resolved,
                url: "/x".into(),
            })
            .into(),
        comments: Some("/x".into()),
        places: vec![choice("b1")],
        comment: "</textarea><script>".into(),
        answering: String::new(),
        missing: vec![Missing { edition: HOSTILE.into(), lang: "en".into(), dir: "ltr", url: "/x".into() }],
        subjects: Some(topics::subjects(true)),
        dates: Some(topics::dates_link()),
        history: "/x".into(),
        preview: "/x".into(),
    }
}

/// A page that says everything in its language, and runs nothing of what people wrote.
fn is_sound(pages: &DeskPages, key: &str, page: &DeskPage<'_>) {
    let html = pages.render(page).unwrap();
    assert!(!html.contains("<script>") && !html.contains("<img src=x>"), "{html}");
    // What no file says would stand there as its key.
    let keys = [
        "desk-",
        "field-",
        "hint-",
        "kind-",
        "state-",
        "do-",
        "change-",
        "part-",
        "how-",
        "fresh-",
        "h-",
        "media-",
        "renders-",
        "edit-",
        "conflict-",
        "past-",
        "says-",
        "rule-",
        "seal-",
        "edition-",
        "focus-",
        "cut-",
        "shape-",
        "replacement-",
        "redirect",
        "boilerplate-",
        "hooks-",
    ];
    for said in keys {
        assert!(!html.contains(&format!(">{said}")), "{key}: {said} in {html}");
    }
}

#[test]
fn the_pages_about_texts_are_made_in_every_language_and_what_people_write_is_escaped() {
    let pages = DeskPages::load(&Theme::load().unwrap()).unwrap();
    for (key, _, dir) in LANGUAGES {
        let common = || common(key, dir);
        let kinds: Vec<Choice> = bayan_core::item::ItemKind::ALL.map(|kind| choice(kind.as_str())).into();
        let states = ["draft", "in-review", "approved", "scheduled", "public", "withdrawn", "discarded"];
        let texts = Texts {
            people: vec![choice("x")],
            boilerplate: vec![tab()],
            common: common(),
            lines: vec![line()],
            states: states.map(choice).into(),
            editions: vec![choice("ar")],
            kinds: kinds.clone(),
            words: "\"><script>".into(),
            media: Some("x".into()),
            filtered: true,
            begins: true,
            several: Some(Doing {
                action: "/x".into(),
                deeds: vec!["submit", "approve", "publish", "unschedule", "discard"],
            }),
            next: Some("/x".into()),
        };
        let none = Texts { lines: vec![], several: None, filtered: false, ..texts.clone() };
        let new = NewText {
            common: common(),
            action: "/x".into(),
            editions: vec![tab(), tab()],
            edition_chosen: "ar".into(),
            text_lang: "ar".into(),
            text_dir: "rtl",
            sections: vec![choice("news")],
            kinds,
            original: None,
            headline: "</textarea><script>".into(),
        };
        let translation =
            NewText { editions: vec![], kinds: vec![], original: Some(beside()), ..new.clone() };
        let fields = Fields { headline: "</textarea><script>".into(), ..Fields::default() };
        let source = |freshness| Source {
            text: beside(),
            reading: reading(),
            freshness,
            changes: changes(),
            revision: "r".into(),
        };
        let editor = Editor {
            common: common(),
            head: head(),
            action: "/x".into(),
            autosave: "/x".into(),
            here: "/x".into(),
            fields: fields.clone(),
            sections: vec![choice("news")],
            markdown: "</textarea><script>".into(),
            start: "{}".into(),
            source: None,
            subjects: Some(topics::subjects(false)),
            changes_public: true,
            sent_back: Some(HOSTILE.into()),
        };
        let beside = ["current", "behind", "unconfirmed"]
            .map(|freshness| Editor { source: Some(source(freshness)), ..editor.clone() });
        let history = History { common: common(), head: head(), past: vec![past()], next: Some("/x".into()) };
        let one = Past {
            common: common(),
            head: head(),
            past: past(),
            reading: reading(),
            changes: changes(),
            take_back: Some("/x".into()),
        };
        let conflict = Conflict {
            common: common(),
            head: head(),
            person: HOSTILE.into(),
            changes: changes(),
            action: "/x".into(),
            fields,
            doc: "{\"x\":\"\"><script>\"}".into(),
            lead: "null".into(),
        };
        let waits = Conflict { action: String::new(), changes: vec![], ..conflict.clone() };
        let outcome = |done| Outcome {
            url: "/x".into(),
            headline: HOSTILE.into(),
            lang: "ar".into(),
            dir: "rtl",
            done,
            says: HOSTILE.into(),
        };
        let several = Several {
            common: common(),
            key: "publish",
            count: HOSTILE.into(),
            outcomes: [true, false].map(outcome).into(),
        };
        let planned = |key| Planned {
            time: "10:00".into(),
            key,
            url: "/x".into(),
            headline: HOSTILE.into(),
            lang: "ar".into(),
            dir: "rtl",
            edition: HOSTILE.into(),
        };
        let calendar = Calendar {
            common: common(),
            month: "x".into(),
            days: vec![Day {
                date: "x".into(),
                weekday: "x".into(),
                planned: ["begins", "ends", "failed"].map(planned).into(),
            }],
            before: "/x".into(),
            after: "/x".into(),
            zone: "x".into(),
        };
        let empty = Calendar { days: vec![], ..calendar.clone() };
        let cell = |key| Cell { edition: HOSTILE.into(), key, says: HOSTILE.into(), url: Some("/x".into()) };
        let languages = Languages {
            common: common(),
            editions: vec![(HOSTILE.into(), "ar".into())],
            items: vec![InLanguages {
                headline: HOSTILE.into(),
                lang: "ar".into(),
                dir: "rtl",
                url: "/x".into(),
                cells: ["current", "behind", "work", "gone", "missing"].map(cell).into(),
            }],
            next: Some("/x".into()),
        };
        let no_items = Languages { items: vec![], next: None, ..languages.clone() };
        let guest = GuestPage { common: common(), action: "/x".into(), reading: reading() };
        let preview = Preview {
            common: common(),
            head: head(),
            page: "/x".into(),
            device: "phone",
            width: 390,
            light: "night",
            devices: vec![("small", "/x".into(), false), ("phone", "/x".into(), true)],
            lights: vec![("day", "/x".into(), false), ("night", "/x".into(), true)],
        };
        let text = text(common());
        let mut all = vec![
            DeskPage::Texts(&texts),
            DeskPage::Texts(&none),
            DeskPage::NewText(&new),
            DeskPage::NewText(&translation),
            DeskPage::Text(&text),
            DeskPage::Editor(&editor),
            DeskPage::History(&history),
            DeskPage::Past(&one),
            DeskPage::Conflict(&conflict),
            DeskPage::Conflict(&waits),
            DeskPage::Several(&several),
            DeskPage::Calendar(&calendar),
            DeskPage::Calendar(&empty),
            DeskPage::Languages(&languages),
            DeskPage::Languages(&no_items),
            DeskPage::Preview(&preview),
            DeskPage::Guest(&guest),
        ];
        all.extend(beside.iter().map(DeskPage::Editor));
        for page in all {
            is_sound(&pages, key, &page);
        }
    }
}
