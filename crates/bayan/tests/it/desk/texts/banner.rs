//! Texts at the head of every page, and how a text looks on readers' devices.

use super::{Newsroom, begin, done, save};
use crate::{
    house::{House, engines},
    wire,
};

const HEADLINE: &str = "تحذير: عاصفة مساء اليوم";

#[test]
fn what_is_urgent_stands_above_every_page_as_long_as_the_public_has_it() {
    for engine in engines() {
        let house = House::new(engine);
        house.articles("texts.jsonl", 1);
        assert!(house.run(&["import", "jsonl", "texts.jsonl"]).status.success());
        let _server = house.serve();
        let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
        let id = begin(&mut omar, HEADLINE);
        save(&mut omar, &id, HEADLINE, "ابتعدوا عن الكورنيش.");
        let place = format!("/desk/texts/{id}/banner");
        let put = |browser: &mut super::Browser, more: &[(&str, &str)]| {
            let token = browser.token("/desk/me");
            let mut fields = vec![("token", token.as_str())];
            fields.extend_from_slice(more);
            browser.post(&place, &fields)
        };
        // Not before it is public, and not by whoever publishes nothing.
        assert_eq!(put(&mut lina, &[]).status, 409);
        done(&mut omar, &id, "submit", &[]);
        done(&mut lina, &id, "approve", &[]);
        assert_eq!(put(&mut lina, &[]).status, 409);
        let stands = |path: &str| {
            let page = wire::get(house.port, path).body;
            page.contains("class=\"urgent\"") && page.contains(HEADLINE)
        };
        assert!(!stands("/ar/") && !stands("/ar/s/news/") && !stands("/ar/none"));
        done(&mut lina, &id, "publish", &[]);
        assert_eq!(put(&mut omar, &[]).status, 403);
        assert_eq!(put(&mut lina, &[("day", "2001-01-01"), ("time", "10:00")]).status, 409, "in the past");
        assert_eq!(put(&mut lina, &[("day", "soon"), ("time", "")]).status, 422);
        assert!(!stands("/ar/"));
        assert_eq!(put(&mut lina, &[("day", "2099-01-01"), ("time", "10:00")]).status, 303);
        assert!(lina.get(&format!("/desk/texts/{id}")).body.contains("2099"));
        for path in ["/ar/", "/ar/s/news/", "/ar/none"] {
            assert!(stands(path), "{path}");
        }
        // Its own page says it already; other editions have no such text.
        let own = wire::get(house.port, &format!("/ar/a/{id}"));
        let own = wire::get(house.port, own.header("location").unwrap()).body;
        assert!(own.contains(HEADLINE) && !own.contains("class=\"urgent\""), "{own}");
        assert!(!stands("/en/"));
        // Taken away, put there again, withdrawn: at once.
        assert_eq!(put(&mut lina, &[("stands", "no")]).status, 303);
        assert!(!stands("/ar/"));
        assert_eq!(put(&mut lina, &[]).status, 303);
        assert!(stands("/ar/"));
        done(&mut lina, &id, "withdraw", &[("reason", "انتهى التحذير"), ("how", "kept")]);
        // What was ready is forgotten a moment after.
        let gone = (0..200).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(20));
            !stands("/ar/") && !stands("/ar/s/news/")
        });
        assert!(gone, "it still stands");
        // It does not come back by itself.
        done(&mut lina, &id, "restore", &[]);
        assert!(!lina.get(&format!("/desk/texts/{id}")).body.contains("value=\"no\""));
        assert!(!stands("/ar/"));
        assert_eq!((put(&mut lina, &[]).status, put(&mut lina, &[("stands", "no")]).status), (303, 303));
        let log = lina.get("/desk/audit").body;
        assert!(log.contains("وضع نصًا أعلى كل صفحة") && log.contains("أزال نصًا من أعلى كل صفحة"));
    }
}

#[test]
fn a_banner_ends_by_itself() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
        let id = begin(&mut omar, HEADLINE);
        save(&mut omar, &id, HEADLINE, "ابتعدوا عن الكورنيش.");
        for (browser, deed) in [(&mut omar, "submit"), (&mut lina, "approve")] {
            done(browser, &id, deed, &[]);
        }
        done(&mut lina, &id, "publish", &[]);
        let token = lina.token("/desk/me");
        let fields = [("token", token.as_str()), ("day", "2099-01-01"), ("time", "10:00")];
        assert_eq!(lina.post(&format!("/desk/texts/{id}/banner"), &fields).status, 303);
        let stands = || wire::get(house.port, "/ar/").body.contains("class=\"urgent\"");
        assert!(stands());
        // Its moment comes.
        house.alter("UPDATE banners SET until = 1");
        let over = (0..200).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(50));
            !stands()
        });
        assert!(over, "it still stands");
    }
}

#[test]
fn a_text_is_seen_as_on_readers_devices_by_those_who_work_on_it_alone() {
    let house = House::new(crate::house::Engine::Sqlite);
    let _server = house.serve();
    let Newsroom { mut omar, .. } = Newsroom::open(&house);
    let id = begin(&mut omar, "بيان");
    save(&mut omar, &id, "بيان", "نص.");
    let frame = omar.get(&format!("/desk/texts/{id}/preview?device=small&light=night"));
    assert!(frame.status == 200 && frame.body.contains("width=\"320\""), "{}", frame.body);
    assert!(frame.body.contains("class=\"device night\""));
    assert!(frame.header("content-security-policy").unwrap().contains("frame-src 'self'"));
    let page = omar.get(&format!("/desk/texts/{id}/preview/page"));
    assert_eq!((page.status, page.header("x-frame-options")), (200, Some("SAMEORIGIN")));
    assert!(page.header("content-security-policy").unwrap().contains("frame-ancestors 'self'"));
    assert!(page.header("cache-control").unwrap().contains("no-store"));
    let mut stranger = super::Browser::new(house.port);
    for path in ["preview", "preview/page"] {
        assert_eq!(stranger.get(&format!("/desk/texts/{id}/{path}")).status, 303, "{path}");
    }
}

#[test]
fn whoever_may_publish_in_one_language_alone_says_nothing_to_readers_of_others() {
    let house = House::new(crate::house::Engine::Sqlite);
    let _server = house.serve();
    let Newsroom { mut omar, mut lina, mut hala } = Newsroom::open(&house);
    let mut arabic = super::somebody(&house, "نادية", "nadia@press.example", &["editor@ar"]);
    let id = begin(&mut omar, HEADLINE);
    save(&mut omar, &id, HEADLINE, "ابتعدوا عن الكورنيش.");
    done(&mut omar, &id, "submit", &[]);
    done(&mut arabic, &id, "approve", &[]);
    done(&mut arabic, &id, "publish", &[]);
    let place = format!("/desk/texts/{id}/banner");
    let put = |browser: &mut super::Browser| {
        let token = browser.token("/desk/me");
        browser.post(&place, &[("token", &token)]).status
    };
    // In the language of her remit alone it is hers to say.
    assert_eq!(put(&mut arabic), 303);
    let token = hala.token("/desk/me");
    let fields = [("token", token.as_str()), ("section", "news"), ("headline", "A warning")];
    assert_eq!(hala.post(&format!("/desk/texts/{id}/translate/en"), &fields).status, 303);
    assert_eq!(put(&mut arabic), 403);
    // Taking away says nothing new.
    let token = arabic.token("/desk/me");
    assert_eq!(arabic.post(&place, &[("token", &token), ("stands", "no")]).status, 303);
    assert!(!arabic.get(&format!("/desk/texts/{id}")).body.contains(&place));
    assert_eq!(put(&mut lina), 303);
}
