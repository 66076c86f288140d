//! What a new newsroom is led through, and the words that it says again and again.

use super::{Browser, somebody};
use crate::{
    house::{House, engines},
    wire,
};

/// The form of an edition's standing words as somebody sends it who looks at it now.
fn arrange(browser: &mut Browser, rows: &[(&str, &str)]) -> wire::Reply {
    let path = "/desk/boilerplate/ar";
    let (token, page) = (browser.token("/desk/me"), browser.get(path).body);
    let seen =
        page.split_once("name=\"seen\" value=\"").map_or("", |(_, rest)| rest.split_once('"').unwrap().0);
    let mut fields = vec![("token".to_owned(), token), ("seen".to_owned(), seen.to_owned())];
    for (number, (label, words)) in rows.iter().enumerate() {
        fields.push((format!("r{number}-label"), (*label).to_owned()));
        fields.push((format!("r{number}-words"), (*words).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    browser.post(path, &fields)
}

#[test]
fn a_new_newsroom_is_led_to_its_first_published_text() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator", "editor", "writer"]);
        let mut auditor = somebody(&house, "سمير", "samir@press.example", &["auditor"]);
        let token = lina.token("/desk/me");
        assert_eq!(lina.post("/desk/settings/rule", &[("token", &token), ("rule", "two")]).status, 303);
        let page = lina.get("/desk/first-steps").body;
        for (step, address) in [
            ("أمّن حسابك", "/desk/me"),
            ("راجع ما يُسمّى به الموقع", "/desk/settings"),
            ("قدّمه للاعتماد", "/desk/texts?state=draft"),
            ("ليعتمده شخص آخر", "/desk/texts?state=in-review"),
        ] {
            assert!(page.contains(step) && page.contains(&format!("href=\"{address}\"")), "{step}: {page}");
        }
        // Everybody sees what is theirs to do.
        let of_auditor = auditor.get("/desk/first-steps").body;
        assert!(of_auditor.contains("أمّن حسابك") && !of_auditor.contains("/desk/settings\""), "{of_auditor}");
        // The overview says what comes next, and where the rest is.
        let home = lina.get("/desk").body;
        assert!(home.contains("/desk/first-steps") && home.contains("أمّن حسابك"), "{home}");

        // One after the other is done.
        let done = |lina: &mut Browser| lina.get("/desk/first-steps").body.matches(">تمّت<").count();
        let before = done(&mut lina);
        let id = super::texts::begin(&mut lina, "أول بيان");
        super::texts::save(&mut lina, &id, "أول بيان", "نص.");
        assert_eq!(done(&mut lina), before + 1);
        super::texts::done(&mut lina, &id, "submit", &[]);
        assert_eq!(done(&mut lina), before + 2);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["editor"]);
        super::texts::done(&mut omar, &id, "approve", &[]);
        assert_eq!(done(&mut lina), before + 3);
        super::texts::done(&mut omar, &id, "publish", &[]);
        assert_eq!(done(&mut lina), before + 4);
        assert!(lina.get("/desk/first-steps").body.contains("href=\"/ar/\""), "where readers see it");
        assert!(!lina.get("/desk").body.contains("/desk/first-steps"), "whoever has published knows the way");
    }
}

#[test]
fn words_that_are_said_again_and_again_are_kept_once_and_copied() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["editor"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        assert_eq!(omar.get("/desk/boilerplate/ar").status, 403);
        assert_eq!(lina.get("/desk/boilerplate/xx").status, 404);
        assert!(lina.get("/desk/texts").body.contains("/desk/boilerplate/ar"));
        let about = "البلدية **هيئة محلية**.\n\n- [الموقع](https://town.example/)";
        let rows = [("عن البلدية", about), ("للصحافة", "هاتف: ‎+961 1 234"), ("", "")];
        let kept = arrange(&mut lina, &rows);
        assert_eq!(kept.status, 303, "{}", kept.body);
        let page = lina.get("/desk/boilerplate/ar").body;
        assert!(page.contains("البلدية **هيئة محلية**") && page.contains("للصحافة"), "{page}");
        // Whoever writes finds them in the editor, as blocks and without identities of their own.
        let id = super::texts::begin(&mut omar, "بيان");
        let editor = omar.get(&format!("/desk/texts/{id}/edit")).body;
        let start = editor.split_once("id=\"editor-start\">").unwrap().1.split_once("</script>").unwrap().0;
        let start: serde_json::Value = serde_json::from_str(start).unwrap();
        assert_eq!(start["boilerplate"][0]["label"], "عن البلدية");
        assert_eq!(start["boilerplate"][0]["doc"]["content"][1]["type"], "bullet_list");
        // What can stand in no text is said, and what was written is there to be mended.
        let long = "ا".repeat(4_001);
        for bad in [
            "![صورة](x.jpg)",
            "<script>alert(1)</script> كلمة",
            "[x](javascript:alert(1))",
            "",
            long.as_str(),
        ] {
            let told = arrange(&mut lina, &[("عن البلدية", about), ("سيئ", bad)]);
            assert_eq!(told.status, 422, "{bad}");
            assert!(told.body.contains("value=\"سيئ\"") && told.body.contains("هيئة محلية"), "{}", told.body);
        }
        let nameless = arrange(&mut lina, &[("", "كلمات")]);
        assert!(nameless.status == 422 && nameless.body.contains("كلمات"), "{}", nameless.body);
        // Two who arrange at once are told of each other.
        let token = lina.token("/desk/me");
        let stale = [("token", token.as_str()), ("seen", "0a"), ("r0-label", "آخر"), ("r0-words", "لي")];
        let told = lina.post("/desk/boilerplate/ar", &stale);
        assert!(told.status == 422 && told.body.contains("غيّر شخص آخر هذه القائمة"), "{}", told.body);
        assert!(lina.get("/desk/boilerplate/ar").body.contains("للصحافة"));
    }
}
