//! A part of a picture, cut out by hand.

use super::{begin, done, edited, revision, somebody};
use crate::house::{House, engines};
use image::{ImageFormat, RgbImage};
use serde_json::Value;
use std::io::Cursor;

#[test]
fn a_part_of_a_picture_is_a_picture_of_its_own() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["editor", "administrator"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        let mut png = Vec::new();
        RgbImage::new(400, 300).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        let token = omar.token("/desk/me");
        let brought: Value = serde_json::from_str(&omar.upload("harbour.png", &token, &png).body).unwrap();
        let hash = brought["media"].as_str().unwrap().to_owned();
        let words = [("edition", "ar"), ("alt", "الميناء"), ("caption", ""), ("credit", "ع. س.")];
        assert_eq!(omar.form(&format!("/desk/media/{hash}/words"), &words).status, 303);
        let focus = [("across", "75"), ("down", "50")];
        assert_eq!(omar.form(&format!("/desk/media/{hash}/focus"), &focus).status, 303);
        let place = format!("/desk/media/{hash}/cut");
        assert!(omar.get("/desk/media").body.contains(&place));
        let page = omar.get(&place).body;
        assert!(page.contains("data-width=\"400\"") && page.contains("name=\"height\""), "{page}");

        // Shown first: the shape is kept, nothing is made.
        let right = [("left", "200"), ("top", "0"), ("width", "200"), ("height", "300")];
        let shown = omar.form(&place, &[&right[..], &[("shape", "1:1"), ("do", "show")]].concat());
        assert!(
            shown.status == 200
                && shown.body.contains("<rect data-part x=\"200\" y=\"0\" width=\"200\" height=\"200\""),
            "{}",
            shown.body
        );
        assert_eq!(omar.get("/desk/media").body.matches("id=\"p-").count(), 1);

        // Made: what is said of the whole is said of it, and the point that stays in sight is the same.
        let cut = [&right[..], &[("shape", ""), ("place", "own"), ("do", "cut")]].concat();
        let made = omar.form(&place, &cut);
        let new = made.header("location").and_then(|to| to.split_once("#p-")).expect("the part").1.to_owned();
        assert_ne!(new, hash);
        let page = omar.get("/desk/media").body;
        assert!(page.matches("id=\"p-").count() == 2 && page.matches("ع. س.").count() == 2, "{page}");
        assert!(page.contains(&format!("src=\"/desk/media/{new}\" width=\"200\" height=\"300\"")), "{page}");
        assert_eq!(omar.get(&format!("/desk/media/{new}")).status, 200);
        assert!(
            omar.get(&format!("/desk/media/{new}/focus"))
                .body
                .contains("name=\"across\" type=\"number\" min=\"0\" max=\"100\" value=\"50\"")
        );
        // The same part again is the same picture.
        let again = omar.form(&place, &cut);
        assert!(again.header("location").is_some_and(|to| to.ends_with(&new)));

        // In the place of the whole.
        let its = [&right[..], &[("place", "its"), ("do", "cut")]].concat();
        let placed = omar.form(&place, &its);
        assert!(placed.header("location").is_some_and(|to| to.contains("said=picture-replaced")));

        let library = omar.get("/desk/media?q=harbour").body;
        assert!(
            library.matches("id=\"p-").count() == 1 && library.contains(&format!("p-{new}")),
            "{library}"
        );
        // The whole is no part.
        let all = [("left", "0"), ("top", "0"), ("width", "400"), ("height", "300"), ("do", "cut")];
        let refused = omar.form(&place, &all);
        assert!(refused.status == 422 && refused.body.contains("هذه الصورة كلها"));
        for wrong in [
            [("left", "201"), ("top", "0"), ("width", "200"), ("height", "300")],
            [("left", "0"), ("top", "0"), ("width", "49"), ("height", "300")],
            [("left", "0"), ("top", "0"), ("width", "0"), ("height", "0")],
            [("left", "-1"), ("top", "0"), ("width", "200"), ("height", "300")],
            [("left", "4294967295"), ("top", "1"), ("width", "4294967295"), ("height", "300")],
            [("left", "x"), ("top", ""), ("width", "99999999999"), ("height", "1")],
        ] {
            let refused = omar.form(&place, &[&wrong[..], &[("do", "cut")]].concat());
            assert!(refused.status == 422 && refused.body.contains("داخل الصورة"), "{wrong:?}");
        }
        let none = format!("/desk/media/{}/cut", "0".repeat(64));
        assert_eq!((omar.get(&none).status, omar.form(&none, &cut).status), (404, 404));
        let mut auditor = somebody(&house, "سمير", "samir@press.example", &["auditor"]);
        assert_eq!(auditor.form(&place, &cut).status, 403);
        assert!(lina.get("/desk/audit").body.contains("قص صورة"));

        // Where the whole is destroyed by order, a part that no text shows goes with it.
        let id = begin(&mut omar, "صورة تُزال");
        let (token, seen) = (omar.token("/desk/me"), revision(&mut omar, &id));
        let mut body = edited(&token, &seen, "صورة تُزال", "نص.");
        body["lead"] =
            serde_json::json!({ "media": hash, "alt": "الميناء", "caption": null, "credit": null });
        assert_eq!(omar.json(&format!("/desk/texts/{id}/autosave"), &body.to_string()).status, 200);
        done(&mut lina, &id, "publish", &[]);
        let removed =
            house.run(&["remove", &id, "--ground", "court", "--reason", "بأمر المحكمة", "--destroy"]);
        assert!(removed.status.success(), "{}", String::from_utf8_lossy(&removed.stderr));
        for gone in [&hash, &new] {
            assert_eq!(omar.get(&format!("/desk/media/{gone}")).status, 404, "{gone}");
        }
        assert!(!omar.get("/desk/media").body.contains("ع. س."));
    }
}
