//! Addresses that are made to lead to a text.

use super::{
    somebody,
    texts::{begin, done, edited, revision},
};
use crate::{
    house::{House, engines},
    wire,
};

#[test]
fn an_address_leads_to_a_text_as_soon_as_that_is_public_and_until_it_is_taken_away() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator", "editor"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        let mut hala = somebody(&house, "هالة", "hala@press.example", &["editor@en"]);
        let all = "/desk/redirects";
        assert_eq!(omar.get(all).status, 403);
        assert_eq!(omar.form(all, &[("path", "/x"), ("text", "y")]).status, 403);
        assert!(lina.get("/desk/texts").body.contains(all));

        // Nobody is led to what is not public.
        let id = begin(&mut omar, "مواعيد رمضان");
        let (token, seen) = (omar.token("/desk/me"), revision(&mut omar, &id));
        let body = edited(&token, &seen, "مواعيد رمضان", "نص.").to_string();
        assert_eq!(omar.json(&format!("/desk/texts/{id}/autosave"), &body).status, 200);
        let at = |path: &str| wire::get(house.port, path);
        assert_eq!(at("/ramadan").status, 404);
        let to = format!("http://localhost/desk/texts/{id}?said=saved#main");
        // Who publishes in another language alone leads nobody here.
        assert_eq!(hala.form(all, &[("path", "ramadan"), ("text", &to)]).status, 422);
        let made = lina.form(all, &[("path", "ramadan"), ("text", &to)]);
        assert_eq!(made.header("location"), Some("/desk/redirects?said=saved"));
        assert_eq!(at("/ramadan").status, 404, "no draft is led to");
        assert!(lina.get(all).body.contains("لم يُنشر بعد"));
        done(&mut lina, &id, "publish", &[]);
        let led = at("/ramadan");
        assert!(
            led.status == 301 && led.header("location").is_some_and(|to| to.contains(&id)),
            "{}",
            led.head
        );
        assert!(!lina.get(all).body.contains("لم يُنشر بعد"));

        // Whole addresses of an earlier site, with their query, in every script; each once.
        let old = "http://old.example/صفحة.php?id=3";
        assert_eq!(lina.form(all, &[("path", old), ("text", &id)]).status, 303);
        assert_eq!(at("/صفحة.php?id=3").status, 301);
        for (path, text, said) in [
            ("/ramadan", id.as_str(), "يقود إلى نص من قبل"),
            ("/ar/", id.as_str(), "الموقع نفسه"),
            ("/desk/x", id.as_str(), "الموقع نفسه"),
            ("", id.as_str(), "ليس هذا عنوانًا"),
            ("/a\u{1}b", id.as_str(), "ليس هذا عنوانًا"),
            ("/new", "zzzzzzzz", "لا نص تحت هذا العنوان"),
            ("/new", "", "لا نص تحت هذا العنوان"),
        ] {
            let refused = lina.form(all, &[("path", path), ("text", text)]);
            assert!(refused.status == 422 && refused.body.contains(said), "{path} {text}: {}", refused.body);
        }
        assert!(lina.get("/desk/redirects?q=RAMAD").body.contains("/ramadan"));
        let none = lina.get("/desk/redirects?q=%25").body;
        assert!(!none.contains(">/ramadan<"), "what was typed is no pattern: {none}");

        // Taken away by who publishes the text; what was imported stays.
        let drop = "/desk/redirects/drop";
        assert_eq!(omar.form(drop, &[("path", "/ramadan")]).status, 403);
        assert_eq!(hala.form(drop, &[("path", "/ramadan")]).status, 403);
        assert_eq!(lina.form(drop, &[("path", "/ramadan")]).status, 303);
        assert_eq!(at("/ramadan").status, 404);
        assert_eq!(lina.form(drop, &[("path", "/ramadan")]).status, 404);
        house.alter("UPDATE redirects SET made_by = NULL");
        assert_eq!(lina.form(drop, &[("path", "/صفحة.php?id=3")]).status, 404);
        assert!(lina.get(all).body.contains("مستورد") && at("/صفحة.php?id=3").status == 301);

        // Of what is removed by order nothing is left here, and the address leads to the explanation.
        let removed =
            house.run(&["remove", &id, "--ground", "court", "--reason", "بأمر المحكمة", "--destroy"]);
        assert!(removed.status.success());
        assert!(!lina.get(all).body.contains("مواعيد رمضان"));
        let log = lina.get("/desk/audit").body;
        assert!(log.contains("أنشأ تحويلًا") && log.contains("حذف تحويلًا"));
    }
}
