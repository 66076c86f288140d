//! What nobody should send.

use super::{begin, edited, revision, save};
use crate::{
    desk::{Browser, somebody},
    house::{Engine, House},
    wire,
};
use image::{ImageFormat, RgbImage};
use serde_json::{Value, json};
use std::io::Cursor;

#[test]
fn whatever_is_sent_in_place_of_a_text_is_refused_in_words_and_changes_nothing() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
    let id = begin(&mut omar, "بيان");
    save(&mut omar, &id, "بيان", "نص صحيح.");
    let (token, seen) = (omar.token("/desk/me"), revision(&mut omar, &id));
    let autosave = format!("/desk/texts/{id}/autosave");
    let good = edited(&token, &seen, "بيان", "نص.");
    let with = |path: &str, value: Value| {
        let mut body = good.clone();
        *body.pointer_mut(path).unwrap() = value;
        body.to_string()
    };
    let node = |node: Value| with("/doc/content/0", node);
    let deep = (0..8).fold(json!({"type": "line"}), |inner, _| {
        json!({"type": "bullet_list", "content": [{"type": "list_item", "content": [{"type": "line"}, inner]}]})
    });
    for (body, status) in [
        (String::new(), 403),
        ("[]".to_owned(), 403),
        ("{".to_owned(), 403),
        (with("/token", json!("x")), 403),
        (with("/revision", json!("x")), 409),
        (with("/revision", json!("018bcfe5-687b-7fff-bfff-ffffffffffff")), 409),
        (with("/fields/headline", json!("")), 422),
        (with("/fields/headline", json!("x".repeat(301))), 422),
        (with("/fields/headline", json!("a\u{202e}b")), 422),
        (with("/fields/headline", json!({})), 422),
        (with("/doc", json!({"type": "html", "content": []})), 422),
        (node(json!({"type": "script", "content": [{"type": "text", "text": "x"}]})), 422),
        (node(json!({"type": "paragraph", "html": "<script>x</script>"})), 422),
        (node(json!({"type": "figure", "attrs": {"media": "ab".repeat(32)}})), 422),
        (node(deep), 422),
        (
            node(json!({"type": "table", "content": [
                {"type": "table_row", "content": vec![json!({"type": "table_cell"}); 5_000]},
                {"type": "table_row", "content": []},
            ]})),
            422,
        ),
        (node(json!({"type": "table", "content": vec![json!({"type": "table_row"}); 5_000]})), 422),
        (with("/lead", json!("x")), 422),
    ] {
        let reply = omar.json(&autosave, &body);
        assert_eq!(reply.status, status, "{body:.120}: {}", reply.body);
        let said: Value = serde_json::from_str(&reply.body).unwrap();
        let sentence = said["text"].as_str().map(str::to_owned).or_else(|| {
            said["faults"].as_object().and_then(|faults| Some(faults.values().next()?.as_str()?.to_owned()))
        });
        let sentence = sentence.or_else(|| said["url"].as_str().map(str::to_owned));
        assert!(sentence.is_some_and(|sentence| sentence.len() > 10), "{}", reply.body);
    }
    // Extra fields count for nothing, and a link that a browser might execute loses its link.
    let mut body = edited(&token, &seen, "بيان", "نص صحيح.");
    body["approved_by"] = json!("x");
    body["fields"]["role"] = json!("editor");
    body["fields"]["stated"] = json!("1999-01-01");
    body["doc"]["content"][0]["content"][0]["marks"] =
        json!([{"type": "link", "attrs": {"href": "javascript:alert(1)"}}]);
    assert_eq!(omar.json(&autosave, &body.to_string()).status, 200);
    let page = omar.get(&format!("/desk/texts/{id}")).body;
    assert!(page.contains("نص صحيح.") && !page.contains("javascript:"), "{page}");
    let hostile = "</script><script>alert(1)</script>";
    save(&mut omar, &id, hostile, hostile);
    for path in ["", "/edit", "/history", "/preview", "/preview/page"] {
        let body = omar.get(&format!("/desk/texts/{id}{path}")).body;
        assert!(!body.contains("<script>alert"), "{path}: {body}");
    }
    // Great amounts, and strangers.
    let large = with("/doc/content/0/content/0/text", json!("نص ".repeat(1 << 20)));
    let refused = omar.json(&autosave, &large);
    assert!(refused.status == 413 && refused.body.contains("text"), "{}", refused.status);
    let long = with("/doc/content/0/content/0/text", json!("نص ".repeat(100_000)));
    assert_eq!(Browser::new(house.port).json(&autosave, &long).status, 401);
    let mut stranger = Browser::new(house.port);
    let told = stranger.json(&autosave, &good.to_string());
    assert!(told.status == 401 && told.body.contains("/desk/sign-in?to="), "{}", told.body);
    for path in [
        "/desk/texts",
        "/desk/texts.json",
        "/desk/media",
        &format!("/desk/texts/{id}"),
        &format!("/desk/texts/{id}/preview/page"),
    ] {
        assert!(matches!(stranger.get(path).status, 303 | 401), "{path}");
    }
}

#[test]
fn of_a_form_with_more_fields_than_any_of_ours_nothing_is_done() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let mut lina = somebody(&house, "لينا", "lina@press.example", &["editor"]);
    let token = lina.token("/desk/me");
    let names: Vec<String> = (0..600).map(|number| format!("r{number}-label")).collect();
    let mut fields = vec![("token", token.as_str())];
    fields.extend(names.iter().map(|name| (name.as_str(), "x")));
    let told = lina.post("/desk/boilerplate/ar", &fields);
    assert_eq!(told.status, 413, "{}", told.body);
}

#[test]
fn only_pictures_are_taken_whatever_they_are_called() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
    let token = omar.token("/desk/me");
    let mut png = Vec::new();
    RgbImage::from_fn(64, 48, |x, y| image::Rgb([x as u8, y as u8, 9]))
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .unwrap();
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let html = b"<!doctype html><script>alert(1)</script>";
    // A picture that says that it is 60,000 pixels wide.
    let mut bomb = png.clone();
    bomb[16..20].copy_from_slice(&60_000u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&60_000u32.to_be_bytes());
    for (what, bytes) in
        [("nothing", &b""[..]), ("svg", svg), ("html", html), ("bomb", &bomb), ("half", &png[..60])]
    {
        let reply = omar.upload("photo.jpg", &token, bytes);
        assert_eq!(reply.status, 422, "{what}: {}", reply.body);
        assert!(reply.body.contains("text"), "{what}");
    }
    assert_eq!(omar.upload("photo.jpg", "x", &png).status, 403);
    assert_eq!(Browser::new(house.port).upload("photo.jpg", &token, &png).status, 401);
    let taken = omar.upload("%D9%85%D9%8A%D9%86%D8%A7%D8%A1.png", &token, &png);
    assert_eq!(taken.status, 200, "{}", taken.body);
    let picture: Value = serde_json::from_str(&taken.body).unwrap();
    assert_eq!((picture["width"].as_u64(), picture["name"].as_str()), (Some(64), Some("ميناء.png")));
    let again: Value = serde_json::from_str(&omar.upload("other.png", &token, &png).body).unwrap();
    assert_eq!(again["media"], picture["media"], "the same bytes are one picture");
    let src = picture["src"].as_str().unwrap();
    assert_eq!(omar.get(src).status, 200);
    assert_eq!(Browser::new(house.port).get(src).status, 303, "a stranger does not see it");
    let library = omar.get("/desk/media").body;
    assert!(library.contains("ميناء.png"), "{library}");
    // A body that says less than it sends is no second request.
    let request = format!(
        "POST /desk/media/upload HTTP/1.1\r\nHost: localhost:{}\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\nx",
        house.port
    );
    assert!(matches!(wire::send(house.port, request.as_bytes()).map(|reply| reply.status), Some(413 | 401)));
}
