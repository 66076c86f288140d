//! What a site is, changed in the browser while it is served.

use super::{Browser, somebody};
use crate::{
    house::{House, engines},
    wire,
};

/// Which list the form is made of that sends to `path`.
fn seen(browser: &mut Browser, page: &str, path: &str) -> String {
    let page = browser.get(page).body;
    let form = page.split_once(&format!("action=\"{path}\"")).expect("the form").1;
    let mark = form.split_once("name=\"seen\" value=\"").expect("what it is made of").1;
    mark.split_once('"').unwrap().0.to_owned()
}

/// Arranges a list as somebody who looks at it now.
fn arrange(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> wire::Reply {
    let page = path.trim_end_matches("/sections").trim_end_matches("/links");
    let seen = seen(browser, page, path);
    browser.form(path, &[&[("seen", seen.as_str())], fields].concat())
}

/// The form of an edition, with one field another.
fn edition<'f>(name: &'f str, value: &'f str) -> Vec<(&'f str, &'f str)> {
    let usual = [
        ("name", "العربية"),
        ("institution", "بلدية رأس النوارس"),
        ("office", ""),
        ("description", ""),
        ("months", "plain"),
        ("numerals", "latn"),
        ("calendar", "one"),
    ];
    usual.into_iter().map(|(key, known)| (key, if key == name { value } else { known })).collect()
}

#[test]
fn what_a_site_is_is_changed_while_it_is_served() {
    for engine in engines() {
        let house = House::new(engine);
        house.articles("texts.jsonl", 1);
        assert!(house.run(&["import", "jsonl", "texts.jsonl"]).status.success());
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator", "editor"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        let page = || wire::get(house.port, "/ar/").body;
        assert!(page().contains("بلدية رأس النوارس") && page().contains("/ar/s/news/"));

        // Nobody without the right.
        for path in ["/desk/settings", "/desk/settings/editions/ar"] {
            assert_eq!(omar.get(path).status, 403, "{path}");
        }
        for path in ["/desk/settings/editions/ar/sections", "/desk/settings/editions/ar/links"] {
            assert_eq!(omar.form(path, &[]).status, 403, "{path}");
        }

        // Names: the next reader sees them, on a page that was ready too.
        let ar = "/desk/settings/editions/ar";
        assert_eq!(lina.form(ar, &edition("institution", "بلدية النوارس")).status, 303);
        assert!(page().contains("بلدية النوارس"), "{}", page());
        assert!(lina.get("/desk").body.contains("بلدية النوارس"));
        for (name, value) in [
            ("institution", ""),
            ("name", "a\u{202e}b"),
            ("months", "lunar"),
            ("numerals", "roman"),
            ("office", &"x".repeat(301)),
        ] {
            assert_eq!(lina.form(ar, &edition(name, value)).status, 422, "{name}");
        }
        assert_eq!(lina.form("/desk/settings/editions/xx", &edition("name", "x")).status, 404);

        // Sections: another one, before the first; the one with texts stays.
        let sections = "/desk/settings/editions/ar/sections";
        let two = [
            ("r0-key", "news"),
            ("r0-label", "الأخبار"),
            ("r0-place", "2"),
            ("r1-key", "statements"),
            ("r1-label", "البيانات"),
            ("r1-about", "كل ما تعلنه البلدية"),
            ("r1-place", "1"),
        ];
        assert_eq!(arrange(&mut lina, sections, &two).status, 303);
        let shown = page();
        let at = |path: &str| shown.find(path).unwrap_or_else(|| panic!("{path}: {shown}"));
        assert!(at("/ar/s/statements/") < at("/ar/s/news/"));
        assert_eq!(wire::get(house.port, "/ar/s/statements/").status, 200);
        let kept = arrange(&mut lina, sections, &[("r0-key", "statements"), ("r0-label", "البيانات")]);
        assert!(
            kept.status == 422 && kept.body.contains("في قسم «\u{2068}الأخبار\u{2069}» نصوص"),
            "{}",
            kept.body
        );
        let gone = [two.as_slice(), &[("r1-gone", "on")]].concat();
        assert_eq!(arrange(&mut lina, sections, &gone).status, 303);
        assert_eq!(wire::get(house.port, "/ar/s/statements/").status, 404);
        assert_eq!(wire::get(house.port, "/ar/s/news/").status, 200);
        for (key, label) in [("News!", "x"), ("", "x"), ("x", ""), ("x", "a\u{202e}b")] {
            let fields = [&two[..3], &[("r1-key", key), ("r1-label", label)]].concat();
            let refused = arrange(&mut lina, sections, &fields);
            assert!(refused.status == 422 && refused.body.contains("value=\"الأخبار\""), "{key} {label}");
        }
        let twice = [("r0-key", "news"), ("r0-label", "x"), ("r1-key", "news"), ("r1-label", "y")];
        assert_eq!(arrange(&mut lina, sections, &twice).status, 422);

        // Links behind them.
        let links = "/desk/settings/editions/ar/links";
        let good = [("r0-label", "الميناء"), ("r0-url", "https://port.example/?a=1&b=2")];
        assert_eq!(arrange(&mut lina, links, &good).status, 303);
        assert!(page().contains("<a href=\"https://port.example/?a=1&amp;b=2\"><bdi>الميناء</bdi></a>"));
        for bad in ["javascript:alert(1)", "//evil.example", "x", ""] {
            let fields = [("r0-label", "x"), ("r0-url", bad)];
            assert_eq!(arrange(&mut lina, links, &fields).status, 422, "{bad}");
        }

        // Two who arrange at once are told of each other, and what the second wrote is kept.
        let stale = [("seen", "0a"), ("r0-label", "الميناء القديم"), ("r0-url", "https://old.example/")];
        let told = lina.form(links, &stale);
        assert!(told.status == 422 && told.body.contains("غيّر شخص آخر هذه القائمة"), "{}", told.body);
        assert!(told.body.contains("وهي الآن:") && told.body.contains("<bdi>الميناء</bdi>"), "{}", told.body);
        assert!(told.body.contains("الميناء القديم") && !page().contains("old.example"));

        // The site: where `/` leads, its colour, its time.
        let site = [("default", "en"), ("zone", "Africa/Cairo"), ("hue", "15"), ("hijri", "0")];
        assert_eq!(lina.form("/desk/settings", &site).status, 303);
        assert_eq!(wire::get(house.port, "/").header("location"), Some("/en/"));
        assert!(page().contains("--hue: 15") || page().contains("--hue:15"), "{}", page());
        for (name, value) in
            [("default", "xx"), ("zone", "Mars/Base"), ("hue", "361"), ("hue", "-1"), ("hijri", "9")]
        {
            let wrong: Vec<(&str, &str)> =
                site.iter().map(|(key, known)| (*key, if *key == name { value } else { *known })).collect();
            assert_eq!(lina.form("/desk/settings", &wrong).status, 422, "{name}");
        }
        let log = lina.get("/desk/audit").body;
        for said in ["غيّر الموقع", "غيّر نسخة", "غيّر الأقسام", "غيّر التنقل"]
        {
            assert!(log.contains(said), "{said}");
        }
    }
}

#[test]
fn a_site_gets_another_language_another_seal_and_other_names() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator", "editor"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        let page = |path: &str| wire::get(house.port, path);
        let (seal, hosts, new) = ("/desk/settings/seal", "/desk/settings/hosts", "/desk/settings/editions");
        for path in [seal, hosts, new, "/desk/settings/editions/en/drop"] {
            assert_eq!(omar.form(path, &[("seal", ""), ("hosts", "localhost")]).status, 403, "{path}");
        }

        // The seal: drawn on the next page, taken away again; nothing but drawing gets in, and what was typed is kept.
        let drawing = "<svg viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";
        assert_eq!(lina.form(seal, &[("seal", drawing)]).status, 303);
        assert!(page("/ar/").body.contains("M0 0h8v8z") && lina.get("/desk").body.contains("M0 0h8v8z"));
        for wrong in ["<svg><script>x</script></svg>", "<svg onload='x'><image href='x'/></svg>", "x"] {
            let refused = lina.form(seal, &[("seal", wrong)]);
            assert!(refused.status == 422 && !refused.body.contains("<script>x"), "{}", refused.body);
        }
        assert!(lina.form(seal, &[("seal", "x-kept")]).body.contains(">x-kept</textarea>"));
        assert_eq!(lina.form(seal, &[("seal", "  ")]).status, 303);
        assert!(!page("/ar/").body.contains("M0 0h8v8z"));

        // Another language: there at once, with its direction; its key and language are nobody else's.
        let persian =
            [("language", "fa"), ("key", "fa"), ("name", "فارسی"), ("institution", "شهرداری راس النوارس")];
        for (name, value) in [
            ("language", "!"),
            ("language", "ar-SY"),
            ("key", "media"),
            ("key", "ar"),
            ("key", "فا"),
            ("name", ""),
            ("institution", "a\u{202e}b"),
        ] {
            let wrong: Vec<(&str, &str)> = persian
                .iter()
                .map(|(key, known)| (*key, if *key == name { value } else { *known }))
                .collect();
            let refused = lina.form(new, &wrong);
            assert!(refused.status == 422 && refused.body.contains(" wrong\""), "{name} {value}");
        }
        assert_eq!(page("/fa/").status, 404);
        let begun = lina.form(new, &persian);
        assert_eq!(begun.header("location"), Some("/desk/settings/editions/fa?said=edition-added"));
        let shown = page("/fa/");
        assert!(
            shown.status == 200 && shown.body.contains("<html lang=\"fa\" dir=\"rtl\""),
            "{}",
            shown.body
        );
        assert!(page("/ar/").body.contains("فارسی"), "the others lead to it");
        assert_eq!(page("/fa/search?q=%D8%A8").status, 200);

        // Texts are written in it; while one stands there it stays, and the first language stays.
        let id = super::texts::begin_in(&mut lina, ("fa", ""), "اطلاعیه");
        assert!(lina.get(&format!("/desk/texts/{id}")).body.contains("lang=\"fa\""));
        // Begun before there was a section, it gets one.
        let fields = [("r0-key", "news"), ("r0-label", "خبرها")];
        assert_eq!(arrange(&mut lina, "/desk/settings/editions/fa/sections", &fields).status, 303);
        assert!(lina.get(&format!("/desk/texts/{id}/edit")).body.contains("name=\"section\""));
        let (token, seen) = (lina.token("/desk/me"), super::texts::revision(&mut lina, &id));
        let mut body = super::texts::edited(&token, &seen, "اطلاعیه", "متن.");
        body["fields"]["section"] = "news".into();
        assert_eq!(lina.json(&format!("/desk/texts/{id}/autosave"), &body.to_string()).status, 200);
        assert!(lina.get(&format!("/desk/texts/{id}")).body.contains("خبرها"));
        let drop = |key: &str| format!("/desk/settings/editions/{key}/drop");
        assert_eq!(lina.form(&drop("fa"), &[]).status, 422);
        assert_eq!(lina.form(&drop("ar"), &[]).status, 422);
        let turkish = [("language", "tr"), ("key", "tr"), ("name", "Türkçe"), ("institution", "Belediye")];
        assert_eq!(lina.form(new, &turkish).status, 303);
        assert_eq!(page("/tr/").status, 200);
        // Somebody's role is limited to it: its key must not get another meaning.
        let token = lina.token("/desk/people");
        let invited = [
            ("token", token.as_str()),
            ("label", "هالة"),
            ("role", "translator"),
            ("translator-edition", "tr"),
        ];
        assert_eq!(lina.post("/desk/people", &invited).status, 200);
        assert_eq!(lina.form(&drop("tr"), &[]).status, 422);
        let revoked = lina.get("/desk/people").body;
        let revoke = revoked.split_once("/desk/people/invitations/").unwrap().1.split_once('"').unwrap().0;
        assert_eq!(lina.form(&format!("/desk/people/invitations/{revoke}"), &[]).status, 303);
        assert_eq!(lina.form(&drop("tr"), &[]).status, 303);
        assert_eq!(page("/tr/").status, 404);
        assert_eq!(lina.form(&drop("tr"), &[]).status, 404);

        // Names: the one by which somebody comes stays, and no new one becomes the site's own unseen.
        for (typed, said) in [
            ("press.example", "لا بد أن يبقى"),
            ("new.example localhost", "الاسم الأول جديد"),
            ("localhost a/b", "ليس اسم مضيف"),
            ("", "اكتب شيئًا هنا"),
        ] {
            let refused = lina.form(hosts, &[("hosts", typed)]);
            assert!(refused.status == 422 && refused.body.contains(said), "{typed}: {}", refused.body);
        }
        assert_eq!(lina.form(hosts, &[("hosts", "press.example\r\nlocalhost\r\nبلدية.example")]).status, 303);
        let shown = lina.get("/desk/settings").body;
        assert!(shown.contains("press.example\nlocalhost\nxn--"), "{shown}");
        let named = |host: &str| wire::get_from(house.port, host, "/ar/").status;
        assert_eq!((named("press.example"), named("other.example")), (200, 421));
        assert_eq!(lina.form(hosts, &[("hosts", "localhost other.example")]).status, 303);
        assert_eq!((named("press.example"), named("other.example")), (421, 200));

        let log = lina.get("/desk/audit").body;
        for said in ["غيّر الشعار", "غيّر أسماء الموقع", "بدأ نسخة", "حذف نسخة"]
        {
            assert!(log.contains(said), "{said}");
        }
    }
}
