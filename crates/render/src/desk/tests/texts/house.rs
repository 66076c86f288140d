//! What the site is and has decided.

use super::*;

#[test]
fn the_pages_about_the_site_are_made_in_every_language_and_what_people_write_is_escaped() {
    let pages = DeskPages::load(&Theme::load().unwrap()).unwrap();
    for (key, _, dir) in LANGUAGES {
        let common = || common(key, dir);
        let settings = Settings {
            common: common(),
            two_person_rule: true,
            editions: vec![EditionRow {
                key: "x".into(),
                name: "<img src=x>".into(),
                lang: "en".into(),
                dir: "ltr",
                url: "/x".into(),
                chosen: true,
            }],
            seal: "</textarea><script>".into(),
            hosts: "</textarea><script>".into(),
            zone: "\"><script>".into(),
            hues: vec![(215, true), (15, false)],
            offsets: vec![(-1, false), (0, true)],
        };
        let boilerplate = BoilerplatePage {
            common: common(),
            url: "/x".into(),
            lang: "ar".into(),
            dir: "rtl",
            meanwhile: vec!["<img src=x>".into()],
            seen: "a".into(),
            longest: 4000,
            rows: vec![["\"><script>".into(), "</textarea><script>".into()], [String::new(), String::new()]],
        };
        let hooks = Hooks {
            common: common(),
            hooks: vec![HookRow {
                url: "\"><script>".into(),
                events: vec!["published", "corrected"],
                told: HOSTILE.into(),
                failing: Some(HOSTILE.into()),
                lost: Some(HOSTILE.into()),
                end: "/x".into(),
                test: "/x".into(),
            }],
            made: Some(NewHook { url: "\"><script>".into(), secret: "whsec_x".into() }),
            events: vec![ScopeChoice { key: "published", chosen: true }],
            url: "\"><script>".into(),
        };
        let no_hooks = Hooks { hooks: vec![], made: None, ..hooks.clone() };
        let hostile = || ["news".to_owned(), "\"><script>".to_owned(), "\"><img src=x>".to_owned()];
        let edition = EditionPage {
            boilerplate: Some("/x".into()),
            meanwhile: vec!["<img src=x>".into()],
            seen: ["a".into(), "b".into()],
            common: common(),
            url: "/x".into(),
            public: "/x/".into(),
            drop: Some("/x".into()),
            lang: "en".into(),
            dir: "ltr",
            name: "\"><script>".into(),
            institution: "\"><script>".into(),
            office: "\"><script>".into(),
            description: "\"><script>".into(),
            months: vec![("plain", true), ("levantine/egyptian", false)],
            numerals: vec![("latn", "0123".into(), true)],
            both_calendars: true,
            sections: vec![hostile(), hostile()],
            links: vec![hostile(), hostile()],
        };
        let new_edition = NewEditionPage {
            common: common(),
            language: "\"><script>".into(),
            key: "\"><script>".into(),
            name: "\"><script>".into(),
            institution: "\"><script>".into(),
            languages: vec![("fa", "فارسی")],
        };
        let redirects = RedirectsPage {
            common: common(),
            lines: [Some(HOSTILE.to_owned()), None]
                .map(|made_by| RedirectRow {
                    path: "\"><script>".into(),
                    to: "/x".into(),
                    headline: HOSTILE.into(),
                    lang: "ar".into(),
                    dir: "rtl",
                    leads: made_by.is_some(),
                    made_by,
                    date: "x".into(),
                })
                .into(),
            next: Some("/x".into()),
            words: "\"><script>".into(),
            path: "\"><script>".into(),
            text: "\"><script>".into(),
        };
        let no_redirects =
            RedirectsPage { lines: vec![], next: None, words: String::new(), ..redirects.clone() };
        for page in [
            DeskPage::Settings(&settings),
            DeskPage::Edition(&edition),
            DeskPage::NewEdition(&new_edition),
            DeskPage::Redirects(&redirects),
            DeskPage::Redirects(&no_redirects),
            DeskPage::Hooks(&hooks),
            DeskPage::Hooks(&no_hooks),
            DeskPage::Boilerplate(&boilerplate),
        ] {
            is_sound(&pages, key, &page);
        }
    }
}
