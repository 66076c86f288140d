//! The life of a text, as programs live it.

use super::{Newsroom, Program, problem, published, read, written};
use crate::{
    desk::{PASSWORD, browser::Browser, somebody},
    house::{Engine, House, engines},
    wire,
};
use image::{ImageFormat, RgbImage};
use serde_json::json;
use std::io::Cursor;

#[test]
fn a_program_does_what_its_person_may_and_the_rules_are_those_of_the_newsroom() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let newsroom = Newsroom::open(&house);
        let (omar, lina) = (&newsroom.omar, &newsroom.lina);
        assert_eq!(omar.get("/me")["scopes"], json!(["read", "write", "media"]));
        let html = "<p id=\"b1\">نص البيان، انظر <a href=\"/ar/\">الموقع</a>.</p><script>alert(1)</script>";
        let (id, revision) = written(omar, "بيان من برنامج", html);
        let text = omar.get(&format!("/texts/{id}"));
        assert_eq!((&text["work"]["state"], &text["public"]["state"]), (&json!("draft"), &json!("never")));
        let html = text["content"]["html"].as_str().unwrap();
        assert!(html.contains("نص البيان") && !html.contains("alert"), "{html}");
        // What is read and sent back is the same text: no new revision.
        let whole = json!({ "revision": revision, "headline": "بيان من برنامج", "body": { "html": html } });
        let again = omar.done("PUT", &format!("/texts/{id}/content"), whole);
        assert_eq!(again["revision"], json!(revision));
        assert_eq!(again["content"], text["content"]);
        // The way forward, by two people.
        let seen = json!({ "revision": revision });
        assert_eq!(
            omar.refused("POST", &format!("/texts/{id}/publish"), seen.clone()),
            (403, "scope".into())
        );
        omar.done("POST", &format!("/texts/{id}/submit"), seen.clone());
        let of_omar = Program::of(&house, "omar@press.example", &["read", "approve", "publish"]);
        let refused = of_omar.refused("POST", &format!("/texts/{id}/approve"), seen.clone());
        assert_eq!(refused, (403, "forbidden".into()), "a scope widens nothing");
        lina.done("POST", &format!("/texts/{id}/approve"), seen.clone());
        // A text of one's own is approved by somebody else, through a token too.
        let (own, own_revision) = written(lina, "بيان لينا", "<p>نص.</p>");
        let own_seen = json!({ "revision": own_revision });
        lina.done("POST", &format!("/texts/{own}/submit"), own_seen.clone());
        assert_eq!(
            lina.refused("POST", &format!("/texts/{own}/approve"), own_seen.clone()),
            (409, "own-work".into())
        );
        assert_eq!(
            lina.refused("POST", &format!("/texts/{own}/publish"), own_seen),
            (409, "not-from-here".into())
        );
        // Not yet public, then public at once.
        let article = format!("/api/v1/articles/{id}");
        assert_eq!(wire::get(house.port, &article).status, 404);
        let done = lina.done("POST", &format!("/texts/{id}/publish"), seen.clone());
        assert_eq!(done["public"]["number"], json!(1));
        let told = wire::get(house.port, &article);
        assert_eq!((told.status, told.header("access-control-allow-origin")), (200, Some("*")));
        let told = read(&told);
        assert_eq!((&told["number"], &told["state"]), (&json!(1), &json!("stands")));
        assert_eq!(told["content"]["html"], text["content"]["html"]);
        let page = told["url"].as_str().unwrap().split_once(&house.port.to_string()).unwrap().1;
        assert!(wire::get(house.port, page).body.contains("نص البيان"));
        let listed = read(&wire::get(house.port, "/api/v1/articles?edition=ar&section=news"));
        assert_eq!(listed["items"][0]["id"], json!(id));
        // A correction says of what kind it is, once, and readers read its note.
        let html = "<p id=\"b1\">نص البيان المصحح.</p>";
        let body = json!({ "revision": revision, "headline": "بيان من برنامج", "body": { "html": html } });
        let written = omar.done("PUT", &format!("/texts/{id}/content"), body.clone());
        let seen = json!({ "revision": written["revision"] });
        assert_eq!(omar.refused("POST", &format!("/texts/{id}/submit"), seen), (422, "invalid".into()));
        let stale = omar.refused(
            "PUT",
            &format!("/texts/{id}/content"),
            json!({ "revision": revision, "headline": "آخر", "body": { "html": "<p>آخر</p>" } }),
        );
        assert_eq!(stale, (409, "stale-revision".into()));
        let note = json!({ "category": "fact", "note": "صُحح الرقم." });
        let submitted = omar.done(
            "POST",
            &format!("/texts/{id}/submit"),
            json!({ "revision": written["revision"], "change": note }),
        );
        let seen = json!({ "revision": submitted["revision"] });
        lina.done("POST", &format!("/texts/{id}/approve"), seen.clone());
        lina.done("POST", &format!("/texts/{id}/publish"), seen);
        let told = read(&wire::get(house.port, &article));
        assert_eq!((&told["number"], &told["corrections"][0]["note"]), (&json!(2), &json!("صُحح الرقم.")));
        // Withdrawn, and standing again.
        let seen = json!({ "revision": submitted["revision"], "reason": "سبب" });
        lina.done("POST", &format!("/texts/{id}/withdraw"), seen);
        let told = read(&wire::get(house.port, &article));
        assert_eq!((&told["state"], &told["reason"]), (&json!("withdrawn"), &json!("سبب")));
        lina.done("POST", &format!("/texts/{id}/restore"), json!({ "revision": submitted["revision"] }));
        assert_eq!(read(&wire::get(house.port, &article))["state"], json!("stands"));
        // Who did it stands in the log, with what it came through.
        let audit = lina.get("/audit?action=withdraw");
        assert_eq!(audit["items"][0]["actor"], json!("لينا"));
        assert!(audit["items"][0]["network"].as_str().unwrap().contains("(اختبار)"), "{audit}");
    }
}

#[test]
fn translations_schedules_history_and_settings_have_their_calls() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let newsroom = Newsroom::open(&house);
    let (id, revision) = published(&newsroom, "بيان", "<p>أولا.</p><p>ثانيا.</p>");
    let lina = &newsroom.lina;
    let begun = lina.done(
        "POST",
        &format!("/texts/{id}/translations"),
        json!({ "edition": "en", "section": "news", "headline": "Statement" }),
    );
    let english = begun["id"].as_str().unwrap();
    assert_eq!(begun["translates"], json!(id));
    let again = json!({ "edition": "en", "section": "news", "headline": "Statement" });
    assert_eq!(lina.refused("POST", &format!("/texts/{id}/translations"), again), (409, "exists".into()));
    let body = json!({
        "revision": begun["revision"], "headline": "Statement", "kicker": "Notice", "standfirst": "A sentence.",
        "body": { "markdown": "First.\n\nSecond." }, "renders": revision,
    });
    let text = lina.done("PUT", &format!("/texts/{english}/content"), body.clone());
    assert_eq!((&text["renders"], &text["content"]["kicker"]), (&json!(revision), &json!("Notice")));
    let other = json!({ "revision": text["revision"], "headline": "x", "body": { "text": "x" }, "renders": text["revision"] });
    assert_eq!(
        lina.refused("PUT", &format!("/texts/{english}/content"), other).0,
        422,
        "not of the original"
    );
    let freshness: Vec<_> =
        text["versions"].as_array().unwrap().iter().map(|version| version["freshness"].clone()).collect();
    assert_eq!(freshness, [json!(null), json!("current")]);
    // Scheduled and taken back.
    let seen = json!({ "revision": text["revision"] });
    lina.done("POST", &format!("/texts/{english}/submit"), seen);
    lina.done("PUT", "/settings", json!({ "two_person_rule": false }));
    assert_eq!(lina.get("/settings")["two_person_rule"], json!(false));
    let at = |at: &str| json!({ "revision": text["revision"], "at": at });
    let path = format!("/texts/{english}/schedule");
    assert_eq!(lina.refused("POST", &path, at("2001-01-01T00:00:00Z")), (422, "in-the-past".into()));
    assert_eq!(lina.refused("POST", &path, at("2099-01-01 10:00")), (422, "invalid".into()));
    let done = lina.done("POST", &path, at("2099-01-01T10:00:00+03:00"));
    assert_eq!(done["work"]["at"], json!("2099-01-01T07:00:00Z"));
    lina.done("POST", &format!("/texts/{english}/unschedule"), json!({ "revision": text["revision"] }));
    lina.done("POST", &format!("/texts/{english}/discard"), json!({ "revision": text["revision"] }));
    assert_eq!(lina.get("/texts?state=discarded")["items"][0]["id"], json!(english));
    // What was said before is there, page by page.
    for number in 3..8 {
        let text = lina.get(&format!("/texts/{id}"));
        let body = json!({ "revision": text["revision"], "headline": "بيان", "body": { "html": format!("<p>صيغة {number}</p>") } });
        lina.done("PUT", &format!("/texts/{id}/content"), body);
        let text = lina.get(&format!("/texts/{id}"));
        let seen = json!({ "revision": text["revision"], "change": { "category": "minor" } });
        lina.done("POST", &format!("/texts/{id}/publish"), seen);
    }
    let (mut all, mut path) = (Vec::new(), format!("/texts/{id}/revisions?limit=2"));
    loop {
        let page = lina.get(&path);
        all.extend(page["items"].as_array().unwrap().clone());
        match page["next"].as_str() {
            Some(next) => path = format!("/texts/{id}/revisions?limit=2&cursor={next}"),
            None => break,
        }
    }
    let ids: std::collections::BTreeSet<_> =
        all.iter().map(|one| one["revision"].as_str().unwrap()).collect();
    assert!(ids.len() == all.len() && all.len() >= 6, "{all:?}");
    let first = all.last().unwrap()["revision"].as_str().unwrap();
    let old = all.iter().find(|one| one["revision"] == json!(revision)).unwrap();
    assert_eq!(old["number"], json!(1));
    assert!(
        lina.get(&format!("/texts/{id}/revisions/{revision}"))["content"]["html"]
            .as_str()
            .unwrap()
            .contains("ثانيا")
    );
    let now = lina.get(&format!("/texts/{id}"));
    let back = lina.done(
        "POST",
        &format!("/texts/{id}/revisions/{revision}/take-back"),
        json!({ "revision": now["revision"] }),
    );
    assert!(
        back["content"]["html"].as_str().unwrap().contains("ثانيا")
            && back["work"]["state"] == json!("draft")
    );
    assert!(
        lina.call("GET", &format!("/texts/{english}/revisions/{first}"), None).status == 404,
        "another text's"
    );
}

#[test]
fn a_picture_is_brought_described_and_shown() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let newsroom = Newsroom::open(&house);
    let omar = &newsroom.omar;
    let mut png = Vec::new();
    RgbImage::new(64, 48).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
    let bring = |bytes: &[u8]| {
        omar.send("POST", "/media?name=harbour.png", Some(bytes), "application/octet-stream", &[])
    };
    let brought = read(&bring(&png));
    let hash = brought["hash"].as_str().unwrap().to_owned();
    assert_eq!(
        (&brought["width"], &brought["name"], &brought["uses"]),
        (&json!(64), &json!("harbour.png"), &json!(0))
    );
    assert_eq!(read(&bring(&png))["hash"], json!(hash), "the same picture is there once");
    for no_picture in [&b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"[..], b"", &png[..40]] {
        assert_eq!(problem(&bring(no_picture)), (422, "invalid".into()));
    }
    let words = json!({ "edition": "ar", "alt": "ميناء", "caption": "الميناء صباحا", "credit": "ع. س." });
    assert_eq!(omar.done("PUT", &format!("/media/{hash}/words"), words)["words"]["alt"], json!("ميناء"));
    let point = json!({ "across": 250, "down": 1000 });
    assert_eq!(omar.done("PUT", &format!("/media/{hash}/focus"), point.clone())["focus"], point);
    let outside = json!({ "across": 1001, "down": 0 });
    assert_eq!(omar.refused("PUT", &format!("/media/{hash}/focus"), outside).0, 422);
    // A part of it; it is too small a picture for one that can be seen.
    let mut large = Vec::new();
    RgbImage::new(200, 150).write_to(&mut Cursor::new(&mut large), ImageFormat::Png).unwrap();
    let large = read(&bring(&large))["hash"].as_str().unwrap().to_owned();
    let part = |width: u32| json!({ "left": 100, "top": 20, "width": width, "height": 60 });
    let cut = omar.done("POST", &format!("/media/{large}/cut"), part(100));
    assert_eq!(
        (&cut["width"], &cut["height"], &cut["name"]),
        (&json!(100), &json!(60), &json!("harbour.png"))
    );
    let mut its = part(100);
    its["in_its_place"] = json!(true);
    assert_eq!(omar.done("POST", &format!("/media/{large}/cut"), its)["hash"], cut["hash"]);
    assert_eq!(omar.get(&format!("/media/{large}"))["replaced_by"], cut["hash"]);
    assert_eq!(omar.refused("POST", &format!("/media/{large}/cut"), part(101)).0, 422);
    assert_eq!(omar.refused("POST", &format!("/media/{hash}/cut"), part(60)).0, 422);
    assert_eq!(omar.refused("POST", &format!("/media/{}/cut", "0".repeat(64)), part(60)).0, 404);
    let mut other = Vec::new();
    RgbImage::new(41, 30).write_to(&mut Cursor::new(&mut other), ImageFormat::Png).unwrap();
    let newer = read(&bring(&other))["hash"].as_str().unwrap().to_owned();
    let replace = format!("/media/{hash}/replace");
    let taken = omar.done("POST", &replace, json!({ "by": newer }));
    assert_eq!((&taken["hash"], &taken["words"]["alt"]), (&json!(newer), &json!("ميناء")));
    assert_eq!(omar.get(&format!("/media/{hash}"))["replaced_by"], json!(newer));
    for (wrong, status) in [(hash.as_str(), 422), ("x", 422), ("0".repeat(64).as_str(), 404)] {
        assert_eq!(omar.refused("POST", &replace, json!({ "by": wrong })).0, status, "{wrong}");
    }
    assert_eq!(
        omar.done("POST", &format!("/media/{newer}/replace"), json!({ "by": hash }))["replaced_by"],
        json!(null)
    );
    assert_eq!(
        omar.get("/media?q=%D9%85%D9%8A%D9%86%D8%A7%D8%A1")["items"][0]["words"]["alt"],
        json!("ميناء")
    );
    let (id, revision) = written(omar, "بيان", "<p>نص.</p>");
    let body = |media: &str| {
        json!({
            "revision": revision, "headline": "بيان",
            "lead": { "media": media, "alt": "ميناء", "caption": "الميناء <em>صباحا</em><script>x</script>", "credit": "ع. س." },
            "body": { "html": format!("<p>نص.</p><figure><img src=\"media:{hash}\" alt=\"ميناء\"></figure>") },
        })
    };
    let text = omar.done("PUT", &format!("/texts/{id}/content"), body(&hash));
    assert_eq!(text["content"]["lead"]["caption"], json!("الميناء <em>صباحا</em>"));
    assert!(text["content"]["html"].as_str().unwrap().contains(&format!("media:{hash}")));
    let unknown = "ab".repeat(32);
    assert_eq!(omar.refused("PUT", &format!("/texts/{id}/content"), body(&unknown)), (422, "invalid".into()));
    // Nobody sees it before the text that shows it.
    assert_eq!(wire::get(house.port, &format!("/api/v1/articles/{id}")).status, 404);
    let seen = json!({ "revision": text["revision"] });
    omar.done("POST", &format!("/texts/{id}/submit"), seen.clone());
    newsroom.lina.done("POST", &format!("/texts/{id}/approve"), seen.clone());
    newsroom.lina.done("POST", &format!("/texts/{id}/publish"), seen);
    let told = read(&wire::get(house.port, &format!("/api/v1/articles/{id}")));
    let url = told["pictures"][0]["url"].as_str().unwrap();
    let path = url.split_once(&house.port.to_string()).unwrap().1;
    assert_eq!(wire::get(house.port, path).status, 200);
}

#[test]
fn what_is_sent_twice_is_done_once() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let newsroom = Newsroom::open(&house);
        let omar = &newsroom.omar;
        let body = |headline: &str| {
            json!({ "edition": "ar", "kind": "news", "section": "news", "headline": headline }).to_string()
        };
        let send = |program: &Program, key: &str, headline: &str| {
            let key = format!("Idempotency-Key: {key}");
            program.send("POST", "/texts", Some(body(headline).as_bytes()), "application/json", &[&key])
        };
        let first = send(omar, "one", "بيان");
        let second = send(omar, "one", "بيان");
        assert_eq!((first.status, second.status), (201, 201));
        assert_eq!(second.header("idempotency-replayed"), Some("true"));
        assert_eq!((first.header("location"), &first.body), (second.header("location"), &second.body));
        assert_eq!(problem(&send(omar, "one", "آخر")), (422, "idempotency-other".into()));
        assert_eq!(problem(&send(omar, "مفتاح", "آخر")).0, 422);
        assert_eq!(problem(&send(omar, &"x".repeat(201), "آخر")).0, 422);
        // A name is the token's own, and a refusal takes none.
        assert_eq!(send(&newsroom.lina, "one", "بيان").header("idempotency-replayed"), None);
        assert_eq!(problem(&send(omar, "two", "")), (422, "invalid".into()));
        assert_eq!(send(omar, "two", "بيان ثان").status, 201);
        assert_eq!(omar.get("/texts?q=%D8%A8%D9%8A%D8%A7%D9%86")["items"].as_array().unwrap().len(), 3);
        // Many at once: one is done, the others wait for it or are told the same.
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let all: Vec<_> =
                (0..8).map(|_| scope.spawn(|| send(omar, "many", "بيان كثير").status)).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(statuses.iter().all(|status| matches!(status, 201 | 409)), "{statuses:?}");
        assert_eq!(omar.get("/texts?q=%D9%83%D8%AB%D9%8A%D8%B1")["items"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn somebody_lets_a_program_in_and_in_no_more() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let mut newsroom = Newsroom::open(&house);
    let lina = &mut newsroom.lina_at_the_desk;
    let token = lina.token("/desk/me/programs");
    let let_in = |browser: &mut Browser, password: &str, scope: &str| {
        browser.post(
            "/desk/me/programs",
            &[
                ("token", &token),
                ("program", "فهرسة"),
                ("scope", scope),
                ("days", "30"),
                ("password", password),
            ],
        )
    };
    assert_eq!(let_in(lina, "nonsense-nonsense", "read").status, 422, "somebody before an open session");
    assert_eq!(let_in(lina, PASSWORD, "people").status, 422);
    let made = let_in(lina, PASSWORD, "read");
    assert_eq!(made.status, 200, "{}", made.body);
    let at = made.body.find("bayan_").unwrap();
    let shown = &made.body[at..at + "bayan_".len() + 64];
    let program = Program { port: house.port, token: shown.to_owned() };
    assert_eq!(program.get("/me")["label"], json!("فهرسة"));
    // It is kept nowhere.
    for file in ["bayan-data/bayan.db", "bayan-data/bayan.db-wal"] {
        let bytes = std::fs::read(house.path(file)).unwrap_or_default();
        assert!(!bytes.windows(64).any(|piece| piece == &shown.as_bytes()[6..]), "{file}");
    }
    assert!(!house.server_log().contains(&shown[6..]));
    let page = lina.get("/desk/me/programs").body;
    assert!(!page.contains(shown) && page.contains("فهرسة"));
    let at = page.find("/desk/me/programs/").unwrap();
    let revoke = page[at..].split('"').next().unwrap().to_owned();
    // Somebody else takes it back no more than they see it.
    let mut omar = Browser::new(house.port);
    let signed_in = omar.post("/desk/sign-in", &[("email", "omar@press.example"), ("password", PASSWORD)]);
    assert_eq!(signed_in.status, 303);
    let of_omar = omar.token("/desk/me");
    assert_eq!(omar.post(&revoke, &[("token", &of_omar)]).status, 404);
    assert!(!omar.get("/desk/me/programs").body.contains("فهرسة"));
    assert_eq!(lina.post(&revoke, &[("token", &token)]).status, 303);
    assert_eq!(problem(&program.call("GET", "/me", None)), (401, "invalid-token".into()));
    // A program ends with the account that it acts for, and stays ended when that is opened again.
    assert_eq!(newsroom.omar.call("GET", "/me", None).status, 200);
    let people = lina.get("/desk/people").body;
    let at = people.match_indices("/desk/people/").map(|(at, _)| &people[at..]);
    let person = at
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .find(|path| lina.get(path).body.contains("omar@press.example"))
        .unwrap();
    assert_eq!(lina.post(&format!("{person}/close"), &[("token", &token)]).status, 303);
    assert_eq!(newsroom.omar.call("GET", "/me", None).status, 401);
    assert_eq!(lina.post(&format!("{person}/open"), &[("token", &token)]).status, 303);
    assert_eq!(newsroom.omar.call("GET", "/me", None).status, 401);
    // The command line lists and takes back.
    let listed = crate::house::text(&house.run(&["token", "list"]));
    let id = listed.lines().find(|line| line.contains("لينا")).unwrap().split_whitespace().next().unwrap();
    assert!(house.run(&["token", "revoke", id]).status.success());
    assert!(!house.run(&["token", "revoke", id]).status.success());
    assert_eq!(newsroom.lina.call("GET", "/me", None).status, 401);
    let nobody = house.run(&["token", "create", "x", "--for", "nobody@press.example", "--scope", "read"]);
    assert!(!nobody.status.success());
    drop(somebody(&house, "هالة", "hala@press.example", &["translator"]));
}

#[test]
fn a_removal_destroys_what_programs_were_answered() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let newsroom = Newsroom::open(&house);
        let marker = "zqdestroyed";
        let body =
            json!({ "edition": "ar", "kind": "news", "section": "news", "headline": marker }).to_string();
        let key = ["Idempotency-Key: k"];
        let begun =
            read(&newsroom.lina.send("POST", "/texts", Some(body.as_bytes()), "application/json", &key));
        let id = begun["id"].as_str().unwrap();
        // A picture that only this text shows, with what is proposed to be said of it.
        let mut png = Vec::new();
        RgbImage::new(31, 17).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        let brought =
            read(&newsroom.lina.send("POST", "/media", Some(&png), "application/octet-stream", &[]));
        let hash = brought["hash"].as_str().unwrap();
        let words = json!({ "edition": "ar", "alt": marker });
        newsroom.lina.done("PUT", &format!("/media/{hash}/words"), words);
        let content = json!({
            "revision": begun["revision"], "headline": marker, "body": { "text": marker },
            "lead": { "media": hash, "alt": marker },
        })
        .to_string();
        let path = format!("/texts/{id}/content");
        let text = read(&newsroom.lina.send(
            "PUT",
            &path,
            Some(content.as_bytes()),
            "application/json",
            &["Idempotency-Key: k2"],
        ));
        newsroom.lina.done(
            "POST",
            &format!("/texts/{id}/emergency"),
            json!({ "revision": text["revision"], "reason": "سبب" }),
        );
        let order = |confirm: bool| json!({ "ground": "court", "reason": "قرار محكمة", "confirm": confirm });
        let path = format!("/texts/{id}/remove");
        assert_eq!(newsroom.omar.refused("POST", &path, order(true)), (403, "scope".into()));
        let told = newsroom.lina.done("POST", &path, order(false));
        assert!(told["done"] == json!(false) && !told["versions"].as_array().unwrap().is_empty(), "{told}");
        assert_eq!(wire::get(house.port, &format!("/api/v1/articles/{id}")).status, 200);
        assert_eq!(newsroom.lina.done("POST", &path, order(true))["done"], json!(true));
        assert_eq!(problem(&wire::get(house.port, &format!("/api/v1/articles/{id}"))), (410, "gone".into()));
        assert!(!newsroom.lina.get(&format!("/texts/{id}")).to_string().contains(marker));
        if engine == Engine::Sqlite {
            let bytes = std::fs::read(house.path("bayan-data/bayan.db")).unwrap();
            assert!(!bytes.windows(marker.len()).any(|piece| piece == marker.as_bytes()));
        }
    }
}
