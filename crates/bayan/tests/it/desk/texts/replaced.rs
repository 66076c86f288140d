//! A picture that takes another's place.

use super::{Browser, Newsroom, begin, done, edited, revision};
use crate::{
    house::{House, engines},
    wire,
};
use image::{ImageFormat, RgbImage};
use serde_json::{Value, json};
use std::{
    io::Cursor,
    time::{Duration, Instant},
};

/// Brings a picture of one colour; answers its hash.
fn bring(browser: &mut Browser, name: &str, shade: u8) -> String {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(1600, 900, image::Rgb([shade, 80, 120]))
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    let token = browser.token("/desk/me");
    let taken: Value = serde_json::from_str(&browser.upload(name, &token, &bytes.into_inner()).body).unwrap();
    taken["media"].as_str().unwrap().to_owned()
}

fn replace(browser: &mut Browser, old: &str, new: &str) -> wire::Reply {
    let token = browser.token("/desk/me");
    browser.post(&format!("/desk/media/{old}/replace"), &[("token", &token), ("by", new)])
}

/// The addresses of pictures in a page.
fn media(page: &str) -> Vec<String> {
    let found = page.match_indices("/media/").map(|(at, _)| {
        let rest = &page[at..];
        rest[..rest.find([' ', '"', ',']).unwrap()].to_owned()
    });
    found.collect()
}

#[test]
fn a_picture_takes_the_place_of_another_where_somebody_says_so_and_earlier_addresses_lead_on() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
        let (old, new, third) = (
            bring(&mut omar, "old.png", 10),
            bring(&mut omar, "new.png", 90),
            bring(&mut omar, "third.png", 200),
        );
        let id = begin(&mut omar, "صورة");
        let (token, seen) = (omar.token("/desk/me"), revision(&mut omar, &id));
        let mut body = edited(&token, &seen, "صورة", "نص.");
        body["lead"] = json!({ "media": old, "alt": "الميناء", "caption": null, "credit": null });
        assert_eq!(omar.json(&format!("/desk/texts/{id}/autosave"), &body.to_string()).status, 200);
        done(&mut omar, &id, "submit", &[]);
        done(&mut lina, &id, "approve", &[]);
        done(&mut lina, &id, "publish", &[]);
        let article = || {
            let moved = wire::get(house.port, &format!("/ar/a/{id}"));
            wire::get(house.port, moved.header("location").unwrap()).body
        };
        let earlier = media(&article());
        let wide = earlier.iter().find(|path| path.ends_with("/800.jpg")).unwrap().clone();
        assert_eq!(wire::get(house.port, &wide).status, 200);

        // What can be chosen is shown, and what is no choice is said.
        let page = omar.get(&format!("/desk/media/{old}/replace")).body;
        assert!(page.contains(&new) && page.contains("name=\"by\""), "{page}");
        for wrong in ["", "x", old.as_str()] {
            assert_eq!(replace(&mut omar, &old, wrong).status, 422, "{wrong}");
        }
        assert_eq!(replace(&mut omar, &old, &"0".repeat(64)).status, 404);
        let mut auditor = super::somebody(&house, "سمير", "samir@press.example", &["auditor"]);
        assert_eq!(replace(&mut auditor, &old, &new).status, 403);

        // Nothing that is public changes by it; whoever works on the text is told.
        assert_eq!(replace(&mut omar, &old, &new).status, 303);
        assert_eq!(media(&article()), earlier);
        assert_eq!(wire::get(house.port, &wide).status, 200);
        let text = format!("/desk/texts/{id}");
        let told = omar.get(&text).body;
        assert!(told.contains("أخذت صورة أخرى مكان هذه الصورة"), "{told}");
        assert!(told.contains("/newer-pictures") && !auditor.get(&text).body.contains("/newer-pictures"));
        let list = lina.get("/desk/media").body;
        assert!(list.contains("أخذت صورة أخرى مكانها"), "the older is still shown by a text: {list}");

        // Pressed once, the draft shows the newer, with what was said of the older.
        let seen = revision(&mut omar, &id);
        let press = |browser: &mut Browser| {
            let token = browser.token("/desk/me");
            browser.post(&format!("{text}/newer-pictures"), &[("token", &token), ("revision", &seen)]).status
        };
        assert_eq!(press(&mut auditor), 403);
        assert_eq!(press(&mut omar), 303);
        let look = omar.get(&text).body;
        assert!(
            look.contains(&new) && look.contains("الميناء") && !look.contains("/newer-pictures"),
            "{look}"
        );
        assert_eq!(media(&article()), earlier, "not before somebody has approved it");
        done(&mut omar, &id, "submit", &[("category", "minor")]);
        done(&mut lina, &id, "approve", &[]);
        done(&mut lina, &id, "publish", &[]);
        // The page that was ready is forgotten a moment behind the act.
        let begun = Instant::now();
        let later = loop {
            let later = media(&article());
            if !later.contains(&wide) {
                break later;
            }
            assert!(begun.elapsed() < Duration::from_secs(10), "{later:?}");
        };

        // The earlier addresses lead to the newer, in the width that was asked for.
        let now = later.iter().find(|path| path.ends_with("/800.jpg")).unwrap();
        let moved = wire::get(house.port, &wide);
        assert_eq!((moved.status, moved.header("location")), (302, Some(now.as_str())));
        let original = |path: &str| format!("{}/original.jpg", path.rsplit_once('/').unwrap().0);
        let moved = wire::get(house.port, &original(&wide));
        assert_eq!(moved.header("location"), Some(original(now).as_str()));
        assert_eq!(wire::get(house.port, now).status, 200);
        let unknown = wide.replace("/800.jpg", "/799.jpg");
        assert!(wire::get(house.port, &unknown).header("location").is_some(), "the nearest below");

        // One that no text shows yet is not found by them.
        assert_eq!(replace(&mut omar, &new, &third).status, 303);
        assert_eq!(wire::get(house.port, &wide).header("location"), Some(now.as_str()));
        // Taking the place back makes no circle.
        assert_eq!(replace(&mut omar, &third, &new).status, 303);
        assert!(!omar.get(&text).body.contains("/newer-pictures"));
        assert_eq!(wire::get(house.port, &wide).header("location"), Some(now.as_str()));
        assert_eq!(replace(&mut omar, &new, &old).status, 303);
        assert!(omar.get(&text).body.contains("/newer-pictures"));
        assert_eq!(
            wire::get(house.port, &wide).status,
            404,
            "what is public has not taken its place any more"
        );

        // What is removed by order leads nowhere.
        let removed = house.run(&["remove", &id, "--destroy", "--ground", "court", "--reason", "قرار"]);
        assert!(removed.status.success(), "{}", crate::house::text(&removed));
        for path in [&wide, now] {
            assert_eq!(wire::get(house.port, path).status, 404, "{path}");
        }
    }
}
