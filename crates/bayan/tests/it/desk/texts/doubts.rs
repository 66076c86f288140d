//! What should be looked at before a text is published.

use super::{Newsroom, begin, done, revision, save};
use crate::house::{Engine, House};

#[test]
fn what_stands_around_a_text_is_looked_at_too() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let Newsroom { mut omar, mut lina, mut hala } = Newsroom::open(&house);
    let first = begin(&mut omar, "الأصل");
    save(&mut omar, &first, "الأصل", "نص الأصل.");
    // A link to what nobody reads is said, by path and by the whole address; when it is public it is not.
    let second = begin(&mut omar, "الثاني");
    let token = omar.token("/desk/me");
    let seen = revision(&mut omar, &second);
    let markdown = format!(
        "انظر [هذا](/ar/a/{first}) و[هذا](http://localhost:{}/ar/a/slug-{first}) و[هذا](/ar/a/zzzzzzzz) و[الموقع](/ar/).",
        house.port
    );
    let fields =
        [("token", token.as_str()), ("revision", &seen), ("headline", "الثاني"), ("markdown", &markdown)];
    assert_eq!(omar.post(&format!("/desk/texts/{second}/edit"), &fields).status, 303);
    let doubts = |browser: &mut super::Browser| {
        browser.get(&format!("/desk/texts/{second}")).body.matches("لا يقود إلى نص منشور").count()
    };
    assert_eq!(doubts(&mut omar), 3);
    done(&mut omar, &first, "submit", &[]);
    done(&mut lina, &first, "approve", &[]);
    done(&mut lina, &first, "publish", &[]);
    assert_eq!(doubts(&mut omar), 1);
    // A translation that is behind says so where it is about to be sent.
    let token = hala.token("/desk/me");
    let begun = hala.post(
        &format!("/desk/texts/{first}/translate/en"),
        &[("token", &token), ("section", "news"), ("headline", "The original")],
    );
    let english = begun.header("location").unwrap().split('/').nth(3).unwrap().to_owned();
    let (source, seen) = (source(&mut hala, &english), revision(&mut hala, &english));
    let fields = [
        ("token", token.as_str()),
        ("revision", &seen),
        ("headline", "The original"),
        ("markdown", "Text."),
        ("then", "renders"),
        ("source", &source),
    ];
    assert_eq!(hala.post(&format!("/desk/texts/{english}/edit"), &fields).status, 303);
    let behind = |browser: &mut super::Browser| {
        browser.get(&format!("/desk/texts/{english}")).body.contains("تغير الأصل بعد ذلك")
    };
    assert!(!behind(&mut hala));
    save(&mut omar, &first, "الأصل", "نص الأصل المصحح.");
    done(&mut omar, &first, "submit", &[("category", "fact"), ("note", "صُحح.")]);
    done(&mut lina, &first, "approve", &[]);
    done(&mut lina, &first, "publish", &[]);
    assert!(behind(&mut hala));
}

/// The revision that a translator works from, as the editor's page says it.
fn source(browser: &mut super::Browser, id: &str) -> String {
    let page = browser.get(&format!("/desk/texts/{id}/edit")).body;
    let (_, rest) = page.split_once("name=\"source\" value=\"").unwrap_or_else(|| panic!("{page}"));
    rest[..rest.find('"').unwrap()].to_owned()
}
