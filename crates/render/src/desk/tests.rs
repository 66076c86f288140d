mod texts;

use super::{context::*, *};
use crate::{context::Markup, messages::Messages};
use bayan_core::scope::Scope;
use std::collections::{BTreeMap, BTreeSet};

fn held(key: &'static str) -> Vec<HeldRole> {
    vec![HeldRole { key, within: "<img src=x>".into() }]
}

fn source(path: &str) -> String {
    String::from_utf8(Inside::get(path).unwrap().data.into_owned()).unwrap()
}

fn keys(text: &str) -> BTreeSet<String> {
    super::keys(text).into_iter().collect()
}

#[test]
fn every_language_says_the_same_and_hides_nothing() {
    for folder in ["locales", "locales/editor"] {
        let english = keys(&source(&format!("{folder}/en.ftl")));
        assert!(english.len() > 50);
        for (key, ..) in LANGUAGES {
            let text = source(&format!("{folder}/{key}.ftl"));
            assert_eq!(bayan_core::text::hidden::refuse(&text), Ok(()), "{key}");
            let own = keys(&text);
            let differ: Vec<&String> = own.symmetric_difference(&english).collect();
            assert_eq!(differ, Vec::<&String>::new(), "{folder}, {key}");
        }
    }
}

#[test]
fn every_word_that_a_template_names_is_there() {
    let english = keys(&source("locales/en.ftl"));
    for path in Inside::iter().filter(|path| path.starts_with("templates/")) {
        let text = source(&path);
        for (at, _) in text.match_indices("t(\"") {
            // Not the end of a longer name.
            if text[..at].ends_with(|c: char| c.is_alphanumeric()) {
                continue;
            }
            let piece = &text[at + "t(\"".len()..];
            let (key, rest) = piece.split_once('"').unwrap();
            // One that is put together begins here; the roles and deeds are asked for below.
            let is_whole = !rest.trim_start().starts_with('~');
            assert!(!is_whole || english.contains(key), "{path} says {key}");
        }
    }
    for role in bayan_core::role::Role::ALL {
        assert!(english.contains(&format!("role-{role}")) && english.contains(&format!("role-{role}-does")));
    }
}

fn step(done: bool) -> Step {
    Step { key: "invite", done, url: "/desk/people".into() }
}

fn common(key: &str, dir: &'static str) -> Common {
    Common {
        title: "العنوان <b>".into(),
        edition: Tongue { key: key.into(), lang: key.into(), dir, numerals: "latn" },
        style: "a{}".into(),
        site: Site { name: "بلدية".into(), seal: "<svg></svg>".into(), home: "/ar/".into() },
        frame: Frame {
            me: Some("لينا <script>".into()),
            places: vec![Place { key: "home", url: "/desk", current: true }],
            token: "abc".into(),
            said: Some("saved"),
            problems: vec![Problem { field: Some("name"), text: "<i>".into() }],
            faults: BTreeMap::from([("name", "<i>".to_owned())]),
            ..Frame::default()
        },
    }
}

#[test]
fn every_page_is_made_in_every_language_and_what_people_write_is_escaped() {
    let pages = DeskPages::load(&Theme::load().unwrap()).unwrap();
    let row = PersonRow {
        url: "/desk/people/x".into(),
        name: "<img src=x>".into(),
        email: "a@b.cd".into(),
        roles: [held("writer"), held("editor")].concat(),
        closed: false,
        own: false,
    };
    let session = Session {
        id: "s".into(),
        agent: "<img src=x>".into(),
        network: "127.0.0.1".into(),
        since: "x".into(),
        seen: "y".into(),
        current: false,
    };
    let line = texts::line();
    let text = Row {
        headline: "<img src=x>".into(),
        lang: "ar".into(),
        dir: "rtl",
        edition: "العربية".into(),
        state: "removed".into(),
        author: "<img src=x>".into(),
        date: "x".into(),
        url: None,
    };
    let public = Row { state: "published".into(), url: Some("/ar/a/x".into()), ..text.clone() };
    let choice =
        |key: &str| Choice { id: key.into(), key: key.into(), name: "<img src=x>".into(), chosen: true };
    let deed = Done {
        date: "x".into(),
        actor: "<img src=x>".into(),
        action: "invite".into(),
        subject: Some("<img src=x>".into()),
        headline: None,
        network: Some("::1".into()),
        detail: Some("<img src=x>".into()),
    };
    let some =
        |key: &str| Choice { id: key.into(), key: key.into(), name: "<img src=x>".into(), chosen: true };
    let remit = RemitChoice { open: true, editions: vec![some("en")], sections: vec![some("news")] };
    let roles = vec![
        RoleChoice { key: "writer", chosen: true, remit: Some(remit) },
        RoleChoice { key: "auditor", chosen: false, remit: None },
    ];
    for (key, _, dir) in LANGUAGES {
        let common = || common(key, dir);
        let sign_in = SignIn {
            common: common(),
            email: "\"><script>".into(),
            to: "/desk\"><script>".into(),
            by_passkey: true,
        };
        let welcome = Welcome {
            common: common(),
            action: "/desk/welcome/x".into(),
            again: false,
            roles: held("editor"),
            name: "\"><script>".into(),
            email: "\"><script>".into(),
        };
        let passkey = AskPasskey {
            action: "/desk/sign-in/passkey".into(),
            fields: vec![("to", "\"><script>".into())],
            options: "{}".into(),
            is_new: false,
            at_once: true,
        };
        let code = Code {
            common: common(),
            half: "\"><script>".into(),
            to: "/desk\"><script>".into(),
            passkey: None,
        };
        let code_or_passkey = Code { passkey: Some(passkey.clone()), ..code.clone() };
        let shows = PasskeyPage { common: common(), passkey: passkey.clone() };
        let makes =
            PasskeyPage { common: common(), passkey: AskPasskey { is_new: true, at_once: false, ..passkey } };
        let passkeys = Passkeys {
            common: common(),
            passkeys: vec![Passkey {
                id: "p-1".into(),
                label: "<img src=x>".into(),
                since: "x".into(),
                used: Some("x".into()),
                host: Some("old.example".into()),
                drop: "/x".into(),
            }],
            possible: true,
            device: "\"><script>".into(),
            email: "a@b.cd".into(),
        };
        let no_passkeys = Passkeys { passkeys: vec![], possible: false, ..passkeys.clone() };
        let factor = Factor {
            common: common(),
            drawing: Some(Markup::of_html("<svg></svg>".into())),
            secret: "<img src=x>".into(),
            codes: vec![],
        };
        let codes = Factor { codes: vec!["<img src=x>".into()], ..factor.clone() };
        let again = Welcome { again: true, ..welcome.clone() };
        let home = Home {
            common: common(),
            next_step: Some(NextStep { step: step(false), says: "<img src=x>".into(), all: "/x".into() }),
            reads: true,
            begins: true,
            groups: vec![Lines { key: "home-mine", lines: vec![line.clone()] }],
            public: vec![public.clone(), text.clone()],
        };
        let bare = Home {
            common: common(),
            next_step: None,
            reads: false,
            begins: false,
            groups: vec![],
            public: vec![],
        };
        let first_steps = FirstSteps {
            common: common(),
            steps: vec![step(true), step(false)],
            next: Some("invite"),
            says: "<img src=x>".into(),
            published: true,
        };
        let people = People {
            common: common(),
            people: vec![row.clone(), PersonRow { closed: true, ..row.clone() }],
            invitations: vec![Invited {
                label: "<img src=x>".into(),
                roles: held("writer"),
                until: "x".into(),
                revoke: "/x".into(),
            }],
            link: Some(Link { label: "<img src=x>".into(), url: "http://x".into(), until: "x".into() }),
            label: "\"><script>".into(),
            roles: roles.clone(),
        };
        let person = Person {
            common: common(),
            link: None,
            person: row.clone(),
            roles: roles.clone(),
            has_factor: true,
            sessions: vec![session.clone()],
        };
        let me = Me {
            common: common(),
            me: Myself {
                name: "\"><script>".into(),
                email: "a@b.cd".into(),
                language: "ar".into(),
                roles: held("auditor"),
            },
            factor: Some("x".into()),
            passkeys: Some("<img src=x>".into()),
            codes: "<img src=x>".into(),
            sessions: vec![session.clone()],
        };
        let programs = Programs {
            common: common(),
            programs: vec![Program {
                label: "<img src=x>".into(),
                scopes: vec!["read", "write"],
                until: "x".into(),
                used: None,
                revoke: "/x".into(),
            }],
            made: Some(Made { label: "<img src=x>".into(), token: "bayan_x".into(), until: "x".into() }),
            scopes: Scope::ALL.map(|scope| ScopeChoice { key: scope.as_str(), chosen: true }).into(),
            days: vec![(7, true), (30, false), (90, false), (365, false)],
            program: "\"><script>".into(),
            email: "a@b.cd".into(),
            document: "/api/v1/openapi.json".into(),
        };
        let no_programs = Programs { programs: vec![], made: None, ..programs.clone() };
        let audit = Audit {
            common: common(),
            people: vec![choice("x")],
            actions: vec![choice("invite")],
            rows: vec![deed.clone()],
            next: Some("/desk/audit?behind=x".into()),
            file: "/desk/audit.csv".into(),
        };
        let message = Message { common: common(), text: "<img src=x>".into() };
        for page in [
            DeskPage::FirstSteps(&first_steps),
            DeskPage::SignIn(&sign_in),
            DeskPage::Code(&code),
            DeskPage::Code(&code_or_passkey),
            DeskPage::Passkey(&shows),
            DeskPage::Passkey(&makes),
            DeskPage::Passkeys(&passkeys),
            DeskPage::Passkeys(&no_passkeys),
            DeskPage::Factor(&factor),
            DeskPage::Factor(&codes),
            DeskPage::Welcome(&welcome),
            DeskPage::Welcome(&again),
            DeskPage::Home(&home),
            DeskPage::Home(&bare),
            DeskPage::People(&people),
            DeskPage::Person(&person),
            DeskPage::Me(&me),
            DeskPage::Programs(&programs),
            DeskPage::Programs(&no_programs),
            DeskPage::Audit(&audit),
            DeskPage::Message(&message),
        ] {
            let html = pages.render(&page).unwrap();
            assert!(!html.contains("<script>") && !html.contains("<img") && !html.contains("<i>"), "{html}");
            // What no file says would stand there as its key.
            for said in [
                "desk-", "field-", "role-", "deed-", "said-", "session-", "home-", "scope-", "days-",
                "passkey",
            ] {
                assert!(!html.contains(&format!(">{said}")), "{key}: {said} in {html}");
            }
            assert_eq!(html.matches("method=\"post\"").count() >= 1, html.contains("/desk/sign-out"));
        }
    }
}

#[test]
fn the_words_are_found_without_those_of_the_public_site() {
    let pages = DeskPages::load(&Theme::load().unwrap()).unwrap();
    let messages: &Messages = pages.messages();
    assert!(messages.has("ar", "desk-name") && !messages.has("ar", "latest"));
    assert!(pages.style(20).text.contains("--hue:20"));
}
