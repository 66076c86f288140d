//! Moments in the life of a text: what is read before the public does, and what ends by itself.

use super::{Browser, Newsroom, begin, deed, done, save};
use crate::{
    house::{House, engines},
    wire,
};
use std::time::{Duration, Instant};

/// Waits until a page says something, or does not any more.
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !is_so() {
        assert!(Instant::now() < end, "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// What a reader sees who has the short address.
fn reader(port: u16, id: &str) -> String {
    let first = wire::get(port, &format!("/ar/a/{id}"));
    match first.header("location") {
        Some(to) => wire::get(port, to).body,
        None => first.body,
    }
}

/// A link that was just made, from the page that shows it.
fn link(page: &str) -> String {
    let at = page.find("/desk/guest/").unwrap_or_else(|| panic!("no link: {page}"));
    page[at..].split('"').next().unwrap().to_owned()
}

#[test]
fn under_an_embargo_a_text_is_read_by_whoever_is_named_until_everybody_reads_it() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
        let id = begin(&mut omar, "بيان تحت الحظر");
        save(&mut omar, &id, "بيان تحت الحظر", "zqembargo نص يقرؤه المسمّى وحده.");
        done(&mut omar, &id, "submit", &[]);
        done(&mut lina, &id, "approve", &[]);
        let token = lina.token("/desk/me");
        let invite = |browser: &mut Browser, token: &str, what: &str| {
            let fields = [("token", token), ("guest", "وكالة الأنباء"), ("for", what), ("revision", "")];
            browser.post(&format!("/desk/texts/{id}/guests"), &fields)
        };
        // Before it is scheduled there is nothing to be under an embargo, and a writer gives nothing away.
        assert_eq!(invite(&mut lina, &token, "embargo").status, 409);
        done(&mut lina, &id, "schedule", &[("day", "2099-01-01"), ("time", "10:00")]);
        let of_omar = omar.token("/desk/me");
        assert_eq!(invite(&mut omar, &of_omar, "embargo").status, 403);
        let made = invite(&mut lina, &token, "embargo");
        assert_eq!(made.status, 200, "{}", made.body);
        let address = link(&made.body);
        let read = wire::get(house.port, &address);
        assert_eq!((read.status, read.header("cache-control")), (200, Some("no-store")));
        assert!(read.body.contains("zqembargo") && read.body.contains("محظور النشر حتى"), "{}", read.body);
        assert!(
            read.body.contains("وكالة الأنباء") && read.body.contains("٢٠٩٩") || read.body.contains("2099")
        );
        assert_eq!(read.header("x-robots-tag"), Some("noindex, nofollow"));
        for path in
            [format!("/ar/a/{id}"), "/ar/".into(), "/ar/feed.atom".into(), format!("/api/v1/articles/{id}")]
        {
            assert!(!wire::get(house.port, &path).body.contains("zqembargo"), "{path}");
        }
        // While somebody works on it again, it shows nothing: not what nobody has approved.
        done(&mut lina, &id, "unschedule", &[]);
        done(&mut omar, &id, "edit", &[]);
        save(&mut omar, &id, "بيان تحت الحظر", "zqunapproved شيء لم يعتمده أحد.");
        let waits = wire::get(house.port, &address);
        assert!(waits.status == 409 && !waits.body.contains("zqunapproved"), "{}", waits.body);
        done(&mut omar, &id, "submit", &[]);
        done(&mut lina, &id, "approve", &[]);
        done(&mut lina, &id, "schedule", &[("day", "2099-01-01"), ("time", "10:00")]);
        assert!(wire::get(house.port, &address).body.contains("zqunapproved"));
        // A second link is revoked, and leads nowhere.
        let other = link(&invite(&mut lina, &token, "embargo").body);
        let page = lina.get(&format!("/desk/texts/{id}")).body;
        let rows: Vec<&str> = page.split(&format!("/desk/texts/{id}/guests/")).skip(1).collect();
        assert_eq!(rows.len(), 2);
        let last = rows[1].split('"').next().unwrap();
        assert_eq!(lina.post(&format!("/desk/texts/{id}/guests/{last}"), &[("token", &token)]).status, 303);
        assert_eq!(wire::get(house.port, &other).status, 410);
        // Its moment comes: then the link leads where everybody reads it.
        house.alter("UPDATE documents SET work_at = 0 WHERE work = 'scheduled'");
        until("published", || wire::get(house.port, &format!("/ar/a/{id}")).status != 404);
        until("led on", || wire::get(house.port, &address).status == 303);
        let led = wire::get(house.port, &address);
        assert_eq!(led.header("location"), Some(format!("/ar/a/{id}").as_str()));
        // The staff's own preview, and a reader of a draft, are told what they see.
        let preview = lina.get(&format!("/desk/texts/{id}/preview/page")).body;
        assert!(preview.contains("لا يراها الجمهور"), "{preview}");
        let draft = link(&invite(&mut lina, &token, "reading").body);
        assert!(wire::get(house.port, &draft).body.contains("وحده. ليست منشورة"));
    }
}

#[test]
fn a_text_ends_by_itself_and_stands_again_without_an_end() {
    for engine in engines() {
        let house = House::new(engine);
        let server = house.serve();
        let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
        let id = begin(&mut omar, "تنبيه");
        save(&mut omar, &id, "تنبيه", "نص التنبيه.");
        done(&mut omar, &id, "submit", &[]);
        done(&mut lina, &id, "approve", &[]);
        done(&mut lina, &id, "publish", &[]);
        let end =
            |day: &'static str, reason: &'static str| [("day", day), ("time", "10:00"), ("reason", reason)];
        // A writer ends nothing; a moment that has passed, none at all and no word to readers are refused.
        assert_eq!(deed(&mut omar, &id, "expire", &end("2099-01-01", "انتهى")).status, 403);
        assert_eq!(deed(&mut lina, &id, "expire", &end("2001-01-01", "انتهى")).status, 409);
        assert_eq!(deed(&mut lina, &id, "expire", &end("", "انتهى")).status, 422);
        assert_eq!(deed(&mut lina, &id, "expire", &end("2099-01-01", "")).status, 422);
        done(&mut lina, &id, "expire", &end("2099-01-01", "انتهى العمل بهذا التنبيه."));
        let page = lina.get(&format!("/desk/texts/{id}")).body;
        assert!(page.contains("انتهى العمل بهذا التنبيه"), "{page}");
        let read = reader(house.port, &id);
        assert!(read.contains("نص التنبيه") && !read.contains("انتهى العمل"), "{read}");
        // Nothing is scheduled for after its end.
        omar.get(&format!("/desk/texts/{id}/edit"));
        save(&mut omar, &id, "تنبيه", "نص التنبيه الجديد.");
        done(&mut omar, &id, "submit", &[("category", "minor")]);
        done(&mut lina, &id, "approve", &[]);
        let late = deed(&mut lina, &id, "schedule", &[("day", "2099-06-01"), ("time", "10:00")]);
        assert_eq!(late.status, 409, "{}", late.body);
        // Missed while nothing runs, it happens at the start.
        assert!(server.end());
        house.alter("UPDATE documents SET expires_at = 1000 WHERE expires_at IS NOT NULL");
        let _server = house.serve();
        until("ended", || reader(house.port, &id).contains("انتهى العمل بهذا التنبيه"));
        let page = lina.get(&format!("/desk/texts/{id}")).body;
        assert!(
            page.contains("معتمد") || page.contains("do/publish"),
            "the new work beside it goes on: {page}"
        );
        // What stands again has no end, and the record tells both.
        done(&mut lina, &id, "restore", &[]);
        std::thread::sleep(Duration::from_millis(1500));
        let read = reader(house.port, &id);
        assert!(read.contains("نص التنبيه") && !read.contains("انتهى العمل"), "{read}");
        let revisions = wire::get(house.port, &format!("/ar/a/{id}/revisions.json")).body;
        assert!(revisions.contains("withdrawn") && revisions.contains("restored"), "{revisions}");
        done(&mut lina, &id, "expire", &end("2099-01-01", "انتهى"));
        done(&mut lina, &id, "unexpire", &[]);
        assert!(!lina.get(&format!("/desk/texts/{id}")).body.contains("do/unexpire"));
    }
}
