//! Signing in and out, and guessing.

use super::{Browser, PASSWORD, somebody};
use crate::house::{Engine, House, engines};

fn sign_in(browser: &mut Browser, email: &str, password: &str) -> u16 {
    browser.post("/desk/sign-in", &[("email", email), ("password", password), ("to", "/desk/me")]).status
}

#[test]
fn whoever_has_the_password_gets_in_and_nobody_learns_who_has_an_account() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "Lina@press.example", &["writer"]);
        let token = lina.token("/desk/me");
        assert_eq!(lina.post("/desk/sign-out", &[("token", &token)]).status, 303);
        assert_eq!((lina.get("/desk").status, lina.cookie("bayan")), (303, ""));
        let mut other = Browser::new(house.port);
        let fields = |email, password| [("email", email), ("password", password), ("lang", "en")];
        let known = other.post("/desk/sign-in", &fields("lina@press.example", "wrong password of hers"));
        let unknown = other.post("/desk/sign-in", &fields("nobody@press.example", "wrong password of hers"));
        let none = other.post("/desk/sign-in", &fields("no address", "wrong password of hers"));
        assert_eq!(known.status, 422);
        for reply in [&unknown, &none] {
            let same = |body: &str| {
                ["lina@press.example", "nobody@press.example", "no address"]
                    .iter()
                    .fold(body.to_owned(), |body, address| body.replace(address, "…"))
            };
            assert_eq!((reply.status, same(&reply.body)), (known.status, same(&known.body)));
        }
        assert!(known.body.contains("do not belong together") && !known.body.contains("wrong password"));
        // However the address is written.
        let reply = other.post(
            "/desk/sign-in",
            &[("email", " LINA@press.example "), ("password", PASSWORD), ("to", "//evil.example")],
        );
        assert_eq!((reply.status, reply.header("location")), (303, Some("/desk")));
        assert_eq!(other.get("/desk/me").status, 200);
        assert_eq!(other.get("/desk/sign-in").status, 303, "whoever is in is led in");
    }
}

#[test]
fn guessing_is_slowed_down_and_keeps_nobody_out_of_their_own_browser() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let mut lina = somebody(&house, "لينا", "lina@press.example", &["writer"]);
    let token = lina.token("/desk/me");
    lina.post("/desk/sign-out", &[("token", &token)]);
    let mut guesser = Browser::new(house.port);
    let statuses: Vec<u16> =
        (0..7).map(|n| sign_in(&mut guesser, "lina@press.example", &format!("guess number {n}"))).collect();
    assert_eq!(statuses, [422, 422, 422, 422, 422, 429, 429]);
    // Even the right one is not looked at there, from whatever name it comes.
    assert_eq!(sign_in(&mut guesser, "lina@press.example", PASSWORD), 429);
    assert_eq!(sign_in(&mut Browser::new(house.port), "LINA@press.example", PASSWORD), 429);
    assert_eq!(
        sign_in(&mut guesser, "omar@press.example", "something else"),
        422,
        "others are not waited for"
    );
    // Where she has signed in before, she does again.
    assert!(!lina.cookie("bayan-device").is_empty());
    assert_eq!(sign_in(&mut lina, "lina@press.example", PASSWORD), 303);
    assert_eq!(lina.get("/desk").status, 200);
    // A device of somebody else is none of hers.
    guesser.keep("bayan-device", &"1".repeat(64));
    assert_eq!(sign_in(&mut guesser, "lina@press.example", PASSWORD), 429);
}

#[test]
fn another_password_ends_all_sessions_but_this_one_which_gets_another_token() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut here = somebody(&house, "لينا", "lina@press.example", &["writer"]);
        let mut there = Browser::new(house.port);
        assert_eq!(sign_in(&mut there, "lina@press.example", PASSWORD), 303);
        let before = here.cookie("bayan").to_owned();
        let token = here.token("/desk/me");
        let change = |browser: &mut Browser, token: &str, present: &str, new: &str| {
            browser.post("/desk/me/password", &[("token", token), ("password", present), ("new", new)])
        };
        let new = "ثلاث سفن عند المنارة";
        let wrong = change(&mut here, &token, "not the present one", new);
        assert!(wrong.status == 422 && wrong.body.contains("id=\"e-password\""), "{}", wrong.body);
        let weak = change(&mut here, &token, PASSWORD, "123456789012");
        assert!(weak.status == 422 && weak.body.contains("id=\"e-new\""));
        let own = change(&mut here, &token, PASSWORD, "lina@press.example");
        assert_eq!(own.status, 422, "her own address");
        assert_eq!(there.get("/desk").status, 200);
        assert_eq!(change(&mut here, &token, PASSWORD, new).status, 303);
        assert_ne!(here.cookie("bayan"), before);
        assert_eq!((here.get("/desk").status, there.get("/desk").status), (200, 303));
        let mut thief = Browser::new(house.port);
        thief.keep("bayan", &before);
        assert_eq!(thief.get("/desk").status, 303, "the earlier token");
        assert_eq!(sign_in(&mut there, "lina@press.example", PASSWORD), 422);
        assert_eq!(sign_in(&mut there, "lina@press.example", new), 303);
        // Each sees the other, and can end it.
        let page = here.get("/desk/me").body;
        let at = page.find("/desk/me/sessions/").unwrap();
        let path = page[at..].split('"').next().unwrap().to_owned();
        let token = here.token("/desk/me");
        assert_eq!(here.post(&path, &[("token", &token)]).status, 303);
        assert_eq!((here.get("/desk").status, there.get("/desk").status), (200, 303));
    }
}

#[test]
fn whoever_forgot_a_password_gets_a_link_for_another_from_somebody_who_may_give_it() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let mut lina = somebody(&house, "لينا", "lina@press.example", &["administrator"]);
        let mut omar = somebody(&house, "عمر", "omar@press.example", &["writer"]);
        let list = lina.get("/desk/people").body;
        let at = list.find("omar@press.example").unwrap();
        let from = list[..at].rfind("/desk/people/").unwrap();
        let person = list[from..].split('"').next().unwrap().to_owned();
        let token = omar.token("/desk/me");
        assert_eq!(omar.post(&format!("{person}/again"), &[("token", &token)]).status, 403);
        let token = lina.token("/desk/me");
        let made = lina.post(&format!("{person}/again"), &[("token", &token)]);
        let path = super::link(&made.body.replace('"', " "));
        let mut elsewhere = Browser::new(house.port);
        let page = elsewhere.get(&path);
        assert!(page.status == 200 && page.body.contains("omar@press.example"), "{}", page.body);
        assert!(!page.body.contains("name=\"email\""), "nothing but the password is asked for");
        assert_eq!(elsewhere.post(&path, &[("password", "omar@press.example")]).status, 422);
        let new = [("password", "ثلاث سفن عند المنارة"), ("email", "other@press.example"), ("role", "editor")];
        assert_eq!(elsewhere.post(&path, &new).status, 303);
        assert_eq!((elsewhere.get("/desk").status, omar.get("/desk").status), (200, 303));
        assert_eq!(elsewhere.get("/desk/people").status, 403, "no other role by it");
        assert_eq!(elsewhere.post(&path, &new).status, 410);
        assert_eq!(sign_in(&mut omar, "omar@press.example", PASSWORD), 422);
        // Without anybody who may give it, the operator does.
        let given = house.run(&["invite", "--again", "lina@press.example"]);
        let path = super::link(&crate::house::text(&given));
        assert_eq!(Browser::new(house.port).get(&path).status, 200);
        for wrong in [&["invite", "--again", "nobody@press.example"][..], &["invite"], &["invite", "x"]] {
            assert!(!house.run(wrong).status.success(), "{wrong:?}");
        }
    }
}
