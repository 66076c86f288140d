//! What stands around a text, and what the site is, as programs change them.

use super::{Newsroom, Program, problem, published, read, written};
use crate::{
    house::{House, engines},
    wire,
};
use serde_json::{Value, json};

#[test]
fn what_is_said_about_a_text_and_links_for_people_outside_have_their_calls() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let newsroom = Newsroom::open(&house);
        let (omar, lina) = (&newsroom.omar, &newsroom.lina);
        let (id, revision) = written(omar, "بيان", "<p id=\"b1\">الفقرة الأولى من النص.</p>");
        let comments = format!("/texts/{id}/comments");
        let block = {
            let html = omar.get(&format!("/texts/{id}"))["content"]["html"].as_str().unwrap().to_owned();
            html.split("id=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        };
        // Said about a block, answered, settled, taken up again.
        let said = lina.done("POST", &comments, json!({ "text": "من أين هذا؟", "block": block }));
        assert_eq!((&said["author"], &said["quote"]), (&json!("لينا"), &json!("الفقرة الأولى من النص.")));
        let thread = said["id"].as_str().unwrap();
        let answered = omar.done("POST", &comments, json!({ "text": "من المحضر.", "answers": thread }));
        assert_eq!(answered["answers"][0]["author"], json!("عمر"));
        let settled = omar.done("PUT", &format!("{comments}/{thread}"), json!({ "settled": true }));
        assert!(settled["settled_at"].is_string());
        assert_eq!(omar.get(&comments)["items"].as_array().unwrap().len(), 1);
        for (sent, status) in [
            (json!({ "text": "" }), 422),
            (json!({ "text": "x", "block": "none" }), 422),
            (json!({ "text": "x", "answers": "018bcfe5-687b-7fff-bfff-ffffffffffff" }), 422),
            (json!({ "text": "x", "author": "لينا" }), 422),
            (json!({ "text": "a\u{202e}b" }), 422),
        ] {
            assert_eq!(omar.refused("POST", &comments, sent.clone()).0, status, "{sent}");
        }
        let missing = format!("{comments}/018bcfe5-687b-7fff-bfff-ffffffffffff");
        assert_eq!(omar.refused("PUT", &missing, json!({ "settled": true })).0, 404);
        let reader = Program::of(&house, "omar@press.example", &["read"]);
        assert_eq!(reader.refused("POST", &comments, json!({ "text": "x" })), (403, "scope".into()));

        // Links: each gives away what its maker could do, and what the token hands on.
        let guests = format!("/texts/{id}/guests");
        let link = |program: &Program, sent: Value| program.done("POST", &guests, sent)["url"].clone();
        let url = link(omar, json!({ "label": "الوزارة", "for": "reading" }));
        let path = url.as_str().unwrap().split_once(&house.port.to_string()).unwrap().1.to_owned();
        assert!(wire::get(house.port, &path).body.contains("الفقرة الأولى"));
        let approving = json!({ "label": "الوزير", "for": "approving", "revision": revision });
        assert_eq!(lina.refused("POST", &guests, approving.clone()).0, 409, "it does not wait for that");
        omar.done("POST", &format!("/texts/{id}/submit"), json!({ "revision": revision }));
        let writes = Program::of(&house, "lina@press.example", &["read", "write"]);
        assert_eq!(writes.refused("POST", &guests, approving.clone()).0, 403, "a scope gives nothing away");
        assert!(link(lina, approving).as_str().unwrap().contains("/desk/guest/"));
        assert_eq!(
            lina.refused("POST", &guests, json!({ "label": "x", "for": "approving" })).0,
            422,
            "what is to be approved is named"
        );
        let listed = omar.get(&guests);
        let kinds: Vec<&str> =
            listed["items"].as_array().unwrap().iter().map(|link| link["for"].as_str().unwrap()).collect();
        assert!(kinds.len() == 2 && kinds.contains(&"reading") && kinds.contains(&"approving"), "{listed}");
        assert!(!listed.to_string().contains(path.rsplit('/').next().unwrap()), "told once");
        let reading =
            listed["items"].as_array().unwrap().iter().find(|link| link["for"] == "reading").unwrap();
        let one = format!("{guests}/{}", reading["id"].as_str().unwrap());
        assert_eq!(omar.call("DELETE", &one, None).status, 204);
        assert_eq!(omar.call("DELETE", &one, None).status, 404);
        assert_eq!(wire::get(house.port, &path).status, 410);
    }
}

#[test]
fn a_program_puts_what_is_urgent_above_every_page_and_changes_the_site() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let newsroom = Newsroom::open(&house);
        let (omar, lina) = (&newsroom.omar, &newsroom.lina);
        let (id, _) = published(&newsroom, "تحذير من عاصفة", "<p>ابتعدوا.</p>");
        let banner = format!("/texts/{id}/banner");
        let stands = || wire::get(house.port, "/ar/").body.contains("class=\"urgent\"");
        assert_eq!(omar.refused("PUT", &banner, json!({})), (403, "scope".into()));
        assert_eq!(lina.refused("PUT", &banner, json!({ "until": "soon" })).0, 422);
        assert_eq!(lina.refused("PUT", &banner, json!({ "until": "2001-01-01T00:00:00Z" })).0, 422);
        assert!(!stands());
        let sent = json!({ "until": "2099-01-01T00:00:00Z" });
        assert_eq!(lina.call("PUT", &banner, Some(&sent)).status, 204);
        assert!(stands());
        assert_eq!(lina.call("DELETE", &banner, None).status, 204);
        assert!(!stands());

        // The site, read and changed: what is read can be sent.
        let site = lina.get("/site");
        let edition = &site["editions"][0];
        let named = json!({
            "name": edition["name"], "institution": "بلدية النوارس", "office": "المكتب", "description": null,
            "months": "levantine", "numerals": "arab", "hijri": true,
        });
        let changed = lina.done("PUT", "/editions/ar", named.clone());
        assert_eq!(changed["editions"][0]["institution"], json!("بلدية النوارس"));
        assert_eq!(lina.get("/site"), changed);
        assert!(wire::get(house.port, "/ar/").body.contains("بلدية النوارس"));
        assert_eq!(omar.refused("PUT", "/editions/ar", named.clone()), (403, "scope".into()));
        assert_eq!(lina.refused("PUT", "/editions/xx", named.clone()).0, 404);
        for (field, value) in [("months", "lunar"), ("numerals", "roman"), ("name", " "), ("institution", "")]
        {
            let mut wrong = named.clone();
            wrong[field] = json!(value);
            let reply = lina.call("PUT", "/editions/ar", Some(&wrong));
            assert_eq!(problem(&reply).0, 422, "{field}");
            assert_eq!(read(&reply)["errors"][0]["pointer"], json!(format!("/{field}")), "{}", reply.body);
        }
        let sections = json!({ "sections": [
            { "key": "statements", "name": "البيانات" },
            { "key": "news", "name": "الأخبار", "description": "ما يجري" },
        ] });
        let changed = lina.done("PUT", "/editions/ar/sections", sections);
        assert_eq!(changed["editions"][0]["sections"][1]["description"], json!("ما يجري"));
        for wrong in [
            json!({ "sections": [] }),
            json!({ "sections": [{ "key": "news", "name": "x" }, { "key": "news", "name": "y" }] }),
            json!({ "sections": [{ "key": "News", "name": "x" }, { "key": "news", "name": "y" }] }),
            json!({ "sections": vec![json!({ "key": "news", "name": "x" }); 31] }),
        ] {
            assert_eq!(lina.refused("PUT", "/editions/ar/sections", wrong.clone()).0, 422, "{wrong}");
        }
        let links = json!({ "links": [{ "label": "الميناء", "url": "https://port.example/" }] });
        lina.done("PUT", "/editions/ar/links", links.clone());
        assert!(wire::get(house.port, "/ar/").body.contains("https://port.example/"));
        let wrong = json!({ "links": [{ "label": "x", "url": "javascript:alert(1)" }] });
        assert_eq!(lina.refused("PUT", "/editions/ar/links", wrong).0, 422);
        let words = json!({ "items": [{ "label": "عن البلدية", "words": "البلدية **هيئة محلية**." }] });
        assert_eq!(lina.done("PUT", "/editions/ar/boilerplate", words.clone()), words);
        assert_eq!(lina.get("/editions/ar/boilerplate"), words);
        for wrong in ["![x](y.jpg)", "<script>x</script>", "\u{a0}"] {
            let wrong = json!({ "items": [{ "label": "x", "words": wrong }] });
            assert_eq!(lina.refused("PUT", "/editions/ar/boilerplate", wrong.clone()).0, 422, "{wrong}");
        }
        assert_eq!(lina.get("/editions/ar/boilerplate"), words);
        let text = json!({ "edition": "ar", "kind": "news", "section": "news", "headline": "موعد" });
        let made = read(&lina.call("POST", "/texts", Some(&text)));
        let id = made["id"].as_str().unwrap().to_owned();
        let redirect = json!({ "path": "/leaflet", "text": id });
        assert_eq!(lina.call("POST", "/redirects", Some(&redirect)).status, 204);
        assert_eq!(lina.refused("POST", "/redirects", redirect.clone()).0, 422);
        let listed = lina.get("/redirects?q=leaflet");
        assert_eq!((&listed["items"][0]["text"], &listed["items"][0]["leads"]), (&json!(id), &json!(false)));
        for wrong in [json!({ "path": "/ar/", "text": id }), json!({ "path": "/x", "text": "zzzzzzzz" })] {
            assert_eq!(lina.refused("POST", "/redirects", wrong.clone()).0, 422, "{wrong}");
        }
        let leaflet = json!({ "path": "/leaflet" });
        assert_eq!(lina.call("POST", "/redirects/drop", Some(&leaflet)).status, 204);
        assert_eq!(lina.refused("POST", "/redirects/drop", leaflet).0, 404);
        let drawing = "<svg viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";
        lina.done("PUT", "/site/seal", json!({ "svg": drawing }));
        assert!(wire::get(house.port, "/ar/").body.contains("M0 0h8v8z"));
        let wrong = json!({ "svg": "<svg><script/></svg>" });
        assert_eq!(lina.refused("PUT", "/site/seal", wrong).0, 422);
        lina.done("PUT", "/site/seal", json!({ "svg": null }));
        assert!(!wire::get(house.port, "/ar/").body.contains("M0 0h8v8z"));
        let before = lina.get("/site/hosts");
        assert_eq!(before, json!({ "hosts": ["press.example", "localhost"] }));
        for wrong in [
            json!([]),
            json!(["press.example"]),
            json!(["new.example", "localhost"]),
            json!(["a b", "localhost"]),
        ] {
            assert_eq!(lina.refused("PUT", "/site/hosts", json!({ "hosts": wrong })).0, 422, "{wrong}");
        }
        let more = json!({ "hosts": ["press.example", "localhost", "www.press.example"] });
        assert_eq!(lina.done("PUT", "/site/hosts", more.clone()), more);
        assert_eq!(lina.done("PUT", "/site/hosts", before.clone()), before);
        let persian = json!({ "key": "fa", "language": "fa", "name": "فارسی", "institution": "شهرداری" });
        let changed = lina.done("POST", "/editions", persian.clone());
        let last = changed["editions"].as_array().unwrap().last().unwrap();
        assert_eq!((&last["key"], &last["direction"]), (&json!("fa"), &json!("rtl")));
        assert_eq!(wire::get(house.port, "/fa/").status, 200);
        for (field, value) in
            [("key", "ar"), ("key", "media"), ("language", "fa"), ("language", "!!"), ("name", " ")]
        {
            let mut wrong = persian.clone();
            wrong["key"] = json!("xx");
            wrong["language"] = json!("tr");
            wrong[field] = json!(value);
            assert_eq!(lina.refused("POST", "/editions", wrong).0, 422, "{field} {value}");
        }
        assert_eq!(lina.call("DELETE", "/editions/fa", None).status, 200);
        assert_eq!(wire::get(house.port, "/fa/").status, 404);
        assert_eq!(problem(&lina.call("DELETE", "/editions/ar", None)).0, 422);
        assert_eq!(problem(&lina.call("DELETE", "/editions/fa", None)).0, 404);
        let to = json!({ "default_edition": "en", "zone": "Africa/Cairo", "hue": 15, "hijri_offset": 1 });
        let changed = lina.done("PUT", "/site", to.clone());
        assert_eq!((&changed["hue"], &changed["hijri_offset"]), (&json!(15), &json!(1)));
        for (field, value) in [
            ("default_edition", json!("xx")),
            ("zone", json!("Mars/Base")),
            ("hue", json!(361)),
            ("hijri_offset", json!(3)),
        ] {
            let mut wrong = to.clone();
            wrong[field] = value;
            assert_eq!(lina.refused("PUT", "/site", wrong).0, 422, "{field}");
        }
    }
}
