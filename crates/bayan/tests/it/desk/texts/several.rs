//! The same done with several texts.

use super::{Newsroom, begin, done, revision, save};
use crate::{
    house::{Engine, House},
    wire,
};

#[test]
fn with_several_texts_each_is_asked_by_the_rules_for_itself() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
    let mut ticked = Vec::new();
    for n in 1..=3 {
        let id = begin(&mut omar, &format!("بيان رقم {n}"));
        save(&mut omar, &id, &format!("بيان رقم {n}"), "نص.");
        ticked.push(id);
    }
    // One is her own, one is changed after she looked.
    let own = begin(&mut lina, "بيان لينا");
    save(&mut lina, &own, "بيان لينا", "نص.");
    ticked.push(own.clone());
    let values = |browser: &mut super::Browser, ids: &[String]| -> Vec<String> {
        ids.iter().map(|id| format!("{id}:{}", revision(browser, id))).collect()
    };
    let several = |browser: &mut super::Browser, deed: &str, texts: &[String]| {
        let token = browser.token("/desk/me");
        let mut fields = vec![("token", token.as_str()), ("deed", deed)];
        fields.extend(texts.iter().map(|text| ("text", text.as_str())));
        browser.post("/desk/texts/several", &fields)
    };
    let page = omar.get("/desk/texts").body;
    assert!(page.contains(&format!("value=\"{}:", ticked[0])), "{page}");
    let all = values(&mut lina, &ticked);
    let sent = several(&mut lina, "submit", &all);
    let plain = sent.body.replace(['\u{2068}', '\u{2069}'], "");
    assert!(sent.status == 200 && plain.contains("تم في 4 نصوص"), "{}", sent.body);
    done(&mut omar, &ticked[2], "edit", &[]);
    save(&mut omar, &ticked[2], "بيان رقم 3", "نص آخر.");
    done(&mut omar, &ticked[2], "submit", &[]);
    let approved = several(&mut lina, "approve", &all).body;
    assert!(approved.contains("نصين"), "{approved}");
    assert!(approved.contains("كتبتَ جزءًا منه: "), "her own: {approved}");
    assert_eq!(approved.matches("class=\"fault\"").count(), 2, "{approved}");
    let published = several(&mut lina, "publish", &all).body;
    assert_eq!(published.matches("class=\"fault\"").count(), 2, "{published}");
    let status = |id: &str| wire::get(house.port, &format!("/ar/a/{id}")).status;
    assert_eq!(ticked.iter().map(|id| status(id) != 404).collect::<Vec<_>>(), [true, true, false, false]);
    // What the public has takes a word for each alone.
    save(&mut omar, &ticked[0], "بيان رقم 1", "نص جديد.");
    let one = values(&mut omar, &ticked[..1]);
    assert!(several(&mut omar, "submit", &one).body.contains("ما نوع هذا التغيير"));
    // A writer publishes nothing this way either; what is no deed of several, or names nothing, does nothing.
    let waiting = values(&mut omar, &ticked[2..3]);
    assert_eq!(several(&mut omar, "publish", &waiting).body.matches("class=\"fault\"").count(), 1);
    assert_eq!(status(&ticked[2]), 404);
    for (deed, texts) in
        [("withdraw", &one[..]), ("remove", &one), ("", &one), ("submit", &[]), ("submit", &["x".into()])]
    {
        assert_eq!(several(&mut lina, deed, texts).status, 422, "{deed}");
    }
    let mut auditor = super::somebody(&house, "سمير", "samir@press.example", &["auditor"]);
    assert_eq!(several(&mut auditor, "discard", &waiting).status, 403);
    assert!(!auditor.get("/desk/texts").body.contains("type=\"checkbox\""));
}
