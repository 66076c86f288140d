//! How addresses read, and what stays in sight of pictures.

use super::{Newsroom, begin, deed, done, edited, revision};
use crate::{
    house::{House, engines},
    wire,
};
use image::{ImageFormat, RgbImage};
use serde_json::{Value, json};
use std::io::Cursor;

/// Saves a text as the editor does, with an address of its own.
fn save(browser: &mut super::Browser, id: &str, headline: &str, slug: Option<&str>) {
    let (token, seen) = (browser.token("/desk/me"), revision(browser, id));
    let mut body = edited(&token, &seen, headline, "نص.");
    if let Some(slug) = slug {
        body["fields"]["slug"] = json!(slug);
    }
    let reply = browser.json(&format!("/desk/texts/{id}/autosave"), &body.to_string());
    assert_eq!(reply.status, 200, "{}", reply.body);
}

#[test]
fn an_address_follows_the_headline_until_somebody_words_it_and_earlier_ones_lead_on() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
        let id = begin(&mut omar, "بيان عن الميناء");
        let publish = |omar: &mut super::Browser, lina: &mut super::Browser, more: &[(&str, &str)]| {
            done(omar, &id, "submit", more);
            done(lina, &id, "approve", &[]);
            done(lina, &id, "publish", &[]);
        };
        let leads_to = |path: &str| {
            let reply = wire::get(house.port, path);
            let to =
                reply.header("location").unwrap_or_else(|| panic!("{path}: {}", reply.status)).to_owned();
            percent_encoding::percent_decode_str(&to).decode_utf8().unwrap().into_owned()
        };
        save(&mut omar, &id, "بيان عن الميناء", Some("  Port statement / ميناء! "));
        publish(&mut omar, &mut lina, &[]);
        assert_eq!(leads_to(&format!("/ar/a/{id}")), format!("/ar/a/port-statement-ميناء-{id}"));
        let edit = omar.get(&format!("/desk/texts/{id}/edit")).body;
        assert!(edit.contains(">port-statement-ميناء</textarea>"), "{edit}");
        let shown = "<dd><bdi>port-statement-ميناء</bdi></dd>";
        assert!(lina.get(&format!("/desk/texts/{id}")).body.contains(shown), "whoever approves sees it");
        let headline =
            ["correct", &id, "--headline", "بيان صُحح عنوانه", "--note", "صحح العنوان", "--emergency", "عاجل"];
        let corrected = house.run(&headline);
        assert!(corrected.status.success(), "{}", crate::house::text(&corrected));
        assert_eq!(leads_to(&format!("/ar/a/{id}")), format!("/ar/a/port-statement-ميناء-{id}"));
        // Another headline does not change it, and whoever knows nothing of it keeps it.
        save(&mut omar, &id, "بيان آخر", None);
        publish(&mut omar, &mut lina, &[("category", "minor")]);
        assert_eq!(leads_to(&format!("/ar/a/{id}")), format!("/ar/a/port-statement-ميناء-{id}"));
        // Emptied, it follows the headline; the earlier one leads on.
        save(&mut omar, &id, "بيان آخر", Some(""));
        publish(&mut omar, &mut lina, &[("category", "minor")]);
        let now = format!("/ar/a/بيان-آخر-{id}");
        assert_eq!(leads_to(&format!("/ar/a/{id}")), now);
        assert_eq!(leads_to(&format!("/ar/a/port-statement-{id}")), now);
        assert_eq!(deed(&mut omar, &id, "publish", &[]).status, 403);
    }
}

#[test]
fn what_stays_in_sight_of_a_picture_is_said_and_seen_at_once() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let Newsroom { mut omar, mut lina, mut hala, .. } = Newsroom::open(&house);
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::from_fn(1600, 900, |x, _| image::Rgb([(x / 7) as u8, 80, 120]))
            .write_to(&mut bytes, ImageFormat::Png)
            .unwrap();
        let token = omar.token("/desk/me");
        let brought = omar.upload("harbour.png", &token, &bytes.into_inner());
        let brought: Value = serde_json::from_str(&brought.body).unwrap();
        let hash = brought["media"].as_str().unwrap().to_owned();
        // A text that shows it.
        let id = begin(&mut omar, "صورة");
        let (token, seen) = (omar.token("/desk/me"), revision(&mut omar, &id));
        let mut body = edited(&token, &seen, "صورة", "نص.");
        body["lead"] = json!({ "media": hash, "alt": "الميناء", "caption": null, "credit": null });
        let reply = omar.json(&format!("/desk/texts/{id}/autosave"), &body.to_string());
        assert_eq!(reply.status, 200, "{}", reply.body);
        done(&mut omar, &id, "submit", &[]);
        done(&mut lina, &id, "approve", &[]);
        done(&mut lina, &id, "publish", &[]);
        let front = || wire::get(house.port, "/ar/").body;
        assert!(!front().contains("object-position"), "{}", front());

        let place = format!("/desk/media/{hash}/focus");
        let page = omar.get(&place).body;
        assert!(page.contains("type=\"image\"") && page.matches("<svg viewBox").count() >= 4, "{page}");
        assert!(hala.get("/desk/media").body.contains(&place), "whoever translates brings pictures too");
        let send = |browser: &mut super::Browser, fields: &[(&str, &str)]| {
            let token = browser.token("/desk/me");
            let mut all = vec![("token", token.as_str())];
            all.extend_from_slice(fields);
            browser.post(&place, &all).status
        };
        // Pressed: 280 pixels are the whole width, 157 the whole height.
        assert_eq!(
            send(&mut omar, &[("at.x", "70"), ("at.y", "157"), ("across", "50"), ("down", "50")]),
            303
        );
        assert!(omar.get(&place).body.contains("value=\"25\""));
        assert!(front().contains("object-position:25% 100%"), "{}", front());
        // By the keyboard: the numbers count.
        assert_eq!(send(&mut omar, &[("at.x", "0"), ("at.y", "0"), ("across", "80"), ("down", "10")]), 303);
        assert!(front().contains("object-position:80% 10%"), "{}", front());
        for wrong in [
            [("across", "101"), ("down", "0")],
            [("across", "-1"), ("down", "0")],
            [("across", "x"), ("down", "")],
            [("at.x", "9999999999999999999"), ("at.y", "1")],
            [("at.x", "9223372036854775807"), ("at.y", "1")],
            [("across", "9223372036854775807"), ("down", "1")],
        ] {
            assert_eq!(send(&mut omar, &wrong), 422, "{wrong:?}");
        }
        let mut auditor = super::somebody(&house, "سمير", "samir@press.example", &["auditor"]);
        assert_eq!(send(&mut auditor, &[("across", "1"), ("down", "1")]), 403);
        let none = "0".repeat(64);
        assert_eq!(omar.get(&format!("/desk/media/{none}/focus")).status, 404);
        assert!(lina.get("/desk/audit").body.contains("حدد ما يبقى ظاهرًا من صورة"));
    }
}
