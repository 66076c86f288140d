//! Roles that count in some editions and sections only.

use super::{begin, done, revision, save, somebody};
use crate::house::{House, engines, text};

/// What becomes of a deed that no page offers; `seen` is what somebody else saw.
fn forced(browser: &mut super::Browser, (id, seen): (&str, &str), name: &str) -> u16 {
    let token = browser.token("/desk/me");
    browser.post(&format!("/desk/texts/{id}/do/{name}"), &[("token", &token), ("revision", seen)]).status
}

#[test]
fn a_role_counts_within_its_remit_and_nowhere_else() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator", "editor"]);
        let token = lina.token("/desk/settings");
        assert_eq!(lina.post("/desk/settings/rule", &[("token", &token), ("rule", "two")]).status, 303);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        let mut english = somebody(&house, "هالة", "hala@press.example", &["translator@en"]);
        let mut arabic = somebody(&house, "نادية", "nadia@press.example", &["editor@ar"]);
        let mut no_arabic =
            somebody(&house, "سامي", "sami@press.example", &["editor@en/news", "translator@ar"]);
        assert!(lina.get("/desk/people").body.contains("(English)"));

        // Where somebody has no right, nothing of it is offered, and nothing of it is done.
        let id = begin(&mut omar, "بيان");
        save(&mut omar, &id, "بيان", "نص كتبه عمر.");
        done(&mut omar, &id, "submit", &[]);
        let look = no_arabic.get(&format!("/desk/texts/{id}")).body;
        assert!(!look.contains(&format!("/desk/texts/{id}/do/approve")), "{look}");
        let seen = revision(&mut lina, &id);
        assert_eq!(forced(&mut no_arabic, (&id, &seen), "approve"), 403);
        done(&mut arabic, &id, "approve", &[]);
        assert_eq!(forced(&mut no_arabic, (&id, &seen), "publish"), 403);
        done(&mut arabic, &id, "publish", &[]);

        // A translator translates into their own language.
        let form = |token: &str| {
            [("token", token), ("section", "news"), ("headline", "A statement")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let translate = |browser: &mut super::Browser| {
            let token = browser.token("/desk/me");
            let fields = form(&token);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            browser.post(&format!("/desk/texts/{id}/translate/en"), &fields)
        };
        let offers = |browser: &mut super::Browser| {
            let look = browser.get(&format!("/desk/texts/{id}")).body;
            let all = browser.get("/desk/languages").body;
            let address = format!("/desk/texts/{id}/translate/en");
            (look.contains(&address), all.contains(&address))
        };
        assert_eq!([offers(&mut english), offers(&mut arabic)], [(true, true), (false, false)]);
        assert_eq!(translate(&mut arabic).status, 422);
        let begun = translate(&mut english);
        assert_eq!(begun.status, 303, "{}", begun.body);
        let version = begun.header("location").unwrap().split('/').nth(3).unwrap().to_owned();
        save(&mut english, &version, "A statement", "What Omar wrote.");
        done(&mut english, &version, "submit", &[]);
        let seen = revision(&mut lina, &version);
        assert_eq!(forced(&mut arabic, (&version, &seen), "approve"), 403);
        done(&mut no_arabic, &version, "approve", &[]);

        // The page to write leads whoever may not write there to the text; the original of a translation, too.
        let edit = english.get(&format!("/desk/texts/{id}/edit"));
        assert_eq!((edit.status, edit.header("location")), (303, Some(format!("/desk/texts/{id}").as_str())));

        // Beginning: the editions of one's own alone, and what is sent beyond them is refused.
        let page = arabic.get("/desk/texts/new").body;
        assert!(
            page.contains("edition=ar") == page.contains("edition=en"),
            "one edition needs no tabs: {page}"
        );
        let token = arabic.token("/desk/me");
        let fields = [
            ("token", token.as_str()),
            ("edition", "en"),
            ("kind", "statement"),
            ("section", "news"),
            ("headline", "x"),
        ];
        assert_eq!(arabic.post("/desk/texts/new", &fields).status, 422);

        // A remit is changed as roles are, and what the site has not is none: it would count everywhere.
        let list = lina.get("/desk/people").body;
        let at = list.find("<bdi>سامي</bdi></a>").unwrap();
        let person = list[list[..at].rfind("/desk/people/").unwrap()..].split('"').next().unwrap().to_owned();
        let shown = lina.get(&person).body;
        assert!(shown.contains("name=\"editor-edition\" value=\"en\" checked"), "{shown}");
        let token = lina.token("/desk/me");
        let give = |lina: &mut super::Browser, edition: &str| {
            let fields = [("token", token.as_str()), ("role", "editor"), ("editor-edition", edition)];
            lina.post(&format!("{person}/roles"), &fields).status
        };
        assert_eq!(give(&mut lina, "xx"), 422);
        assert_eq!(give(&mut lina, "ar"), 303);
        // A section that the site has no more stays in the remit: taken out in silence it would be everywhere.
        house.alter(
            "UPDATE roles SET remit = '/gone' WHERE remit = '@ar' AND role = 'editor' AND person IN
                     (SELECT person FROM accounts WHERE email_key = 'sami@press.example')",
        );
        let shown = lina.get(&person).body;
        assert!(shown.contains("name=\"editor-section\" value=\"gone\" checked"), "{shown}");
        let fields = [("token", token.as_str()), ("role", "editor"), ("editor-section", "gone")];
        assert_eq!(lina.post(&format!("{person}/roles"), &fields).status, 303);
        assert!(lina.get(&person).body.contains("value=\"gone\" checked"));
        assert_eq!(give(&mut lina, "ar"), 303);
        let signed = [("email", "sami@press.example"), ("password", super::super::PASSWORD)];
        assert_eq!(no_arabic.post("/desk/sign-in", &signed).status, 303);
        assert_eq!(forced(&mut no_arabic, (&version, &seen), "publish"), 403);
        assert!(lina.get("/desk/audit").body.contains("editor@ar"));
    }
}

#[test]
fn a_remit_on_the_command_line_names_what_the_site_has() {
    let house = House::new(crate::house::Engine::Sqlite);
    for wrong in ["translator@xx", "editor/none", "auditor@en", "translator@"] {
        let output = house.run(&["invite", "هالة", "--role", wrong]);
        assert!(!output.status.success(), "{wrong}: {}", text(&output));
    }
    assert!(house.run(&["invite", "هالة", "--role", "translator@en"]).status.success());
}
