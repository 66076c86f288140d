//! What a newsroom plans by: the calendar, and the texts in all their languages.

use super::{Newsroom, begin, done, save};
use crate::house::{House, engines};

#[test]
fn what_is_to_come_and_what_is_missing_is_seen_at_a_glance() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let Newsroom { mut omar, mut lina, mut hala } = Newsroom::open(&house);
        let id = begin(&mut omar, "بيان مقرر");
        save(&mut omar, &id, "بيان مقرر", "نص.");
        done(&mut omar, &id, "submit", &[]);
        done(&mut lina, &id, "approve", &[]);
        done(&mut lina, &id, "schedule", &[("day", "2099-03-31"), ("time", "23:30")]);
        done(&mut lina, &id, "expire", &[("day", "2099-04-01"), ("time", "00:15"), ("reason", "انتهى")]);
        // By the days of the site, not of Greenwich: half an hour apart, in two months.
        let march = omar.get("/desk/calendar?month=2099-03").body;
        assert!(march.contains("بيان مقرر") && march.contains("23:30") && march.contains("يُنشر"), "{march}");
        assert!(!march.contains("00:15") && march.contains("الثلاثاء"), "{march}");
        let april = omar.get("/desk/calendar?month=2099-04").body;
        assert!(april.contains("00:15") && april.contains("ينتهي") && !april.contains("23:30"), "{april}");
        assert!(april.contains("month=2099-03") && april.contains("month=2099-05"));
        for month in ["", "x", "2099-13", "0000-00", "99999-01", "2099-03-01'"] {
            assert_eq!(omar.get(&format!("/desk/calendar?month={month}")).status, 200, "{month}");
        }
        // A translator begins what is missing; a writer sees it.
        let begins = format!("/desk/texts/{id}/translate/en");
        assert!(hala.get("/desk/languages").body.contains(&begins));
        let seen = omar.get("/desk/languages").body;
        assert!(seen.contains("بيان مقرر") && !seen.contains(&begins), "{seen}");
        let token = hala.token("/desk/me");
        let begun = hala.post(&begins, &[("token", &token), ("section", "news"), ("headline", "Planned")]);
        assert_eq!(begun.status, 303);
        let seen = omar.get("/desk/languages").body;
        assert_eq!(seen.matches("بيان مقرر</a>").count(), 1, "an item stands there once: {seen}");
        assert!(seen.contains("class=\"work\"") && !seen.contains("class=\"missing\""), "{seen}");
        // Page by page, each once.
        for n in 0..32 {
            begin(&mut omar, &format!("نص {n}"));
        }
        let first = omar.get("/desk/languages").body;
        let at = first.rfind("/desk/languages?at=").unwrap();
        let next = first[at..].split('"').next().unwrap().replace("&amp;", "&");
        let second = omar.get(&next).body;
        let count =
            |page: &str| page.matches("class=\"missing\"").count() + page.matches("class=\"work\"").count();
        assert_eq!(count(&first) + count(&second), 33 * 2, "two editions each");
    }
}

#[test]
fn a_picture_leads_to_the_texts_that_show_it() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let Newsroom { mut omar, .. } = Newsroom::open(&house);
        let token = omar.token("/desk/me");
        let mut png = Vec::new();
        image::RgbImage::new(40, 30)
            .write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png)
            .unwrap();
        let taken: serde_json::Value =
            serde_json::from_str(&omar.upload("x.png", &token, &png).body).unwrap();
        let hash = taken["media"].as_str().unwrap();
        let list = format!("/desk/texts?media={hash}");
        assert!(!omar.get("/desk/media").body.contains(&list), "no text shows it yet");
        begin(&mut omar, "نص بلا صورة");
        let id = begin(&mut omar, "نص بصورة");
        let (token, seen) = (omar.token("/desk/me"), super::revision(&mut omar, &id));
        let mut body = super::edited(&token, &seen, "نص بصورة", "نص.");
        body["lead"] = serde_json::json!({ "media": hash, "alt": "ميناء" });
        let kept = omar.json(&format!("/desk/texts/{id}/autosave"), &body.to_string());
        assert_eq!(kept.status, 200, "{}", kept.body);
        assert!(omar.get("/desk/media").body.contains(&list));
        let found = omar.get(&list).body;
        assert!(found.contains("نص بصورة") && !found.contains("نص بلا صورة"), "{found}");
        let narrowed = omar.get(&format!("{list}&state=public")).body;
        assert!(!narrowed.contains("نص بصورة</a>"), "the other choices count too: {narrowed}");
        assert_eq!(omar.get("/desk/texts?media=x").status, 200);
    }
}
