//! Nothing that is not public is on any public surface, and what is hidden answers as what never was.

use super::{Newsroom, begin, deed, done, save};
use crate::{
    house::{House, engines},
    wire,
};
use image::{ImageFormat, RgbImage};
use std::{collections::BTreeSet, io::Cursor};

/// Where the public looks: what a page of these leads to is looked at too.
const SURFACES: [&str; 35] = [
    "/",
    "/ar/",
    "/en/",
    "/ar/s/news/",
    "/en/s/news/",
    "/ar/feed.atom",
    "/ar/feed.rss",
    "/ar/feed.json",
    "/ar/s/news/feed.atom",
    "/ar/s/news/feed.rss",
    "/ar/s/news/feed.json",
    "/ar/photos/",
    "/ar/archive/",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/robots.txt",
    "/ar/manifest.webmanifest",
    "/ar/verify",
    "/ar/corrections.atom",
    "/log/checkpoint",
    "/log/tile/0/000.p/1",
    "/log/tile/entries/000.p/1",
    "/log/tile/entries/000.p/2",
    "/.well-known/security.txt",
    // Everything that is told without a token, with everything that may be asked for there, and what may not.
    "/api/v1/openapi.json",
    "/api/v1/problems",
    "/api/v1/site",
    "/api/v1/articles",
    "/api/v1/articles?edition=en",
    "/api/v1/articles?edition=ar&section=news&limit=50&page=1",
    "/api/v1/articles?state=draft",
    "/api/v1/articles?q=zqhiddendraft",
    "/api/v1/articles?limit=50&page=2",
    "/api/v1/texts?state=draft",
    "/healthz",
];

#[test]
fn nothing_unpublished_is_on_any_public_surface() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let Newsroom { mut omar, mut lina, .. } = Newsroom::open(&house);
        let public = begin(&mut omar, "بيان منشور");
        save(&mut omar, &public, "بيان منشور", "نص يراه الجميع.");
        done(&mut omar, &public, "submit", &[]);
        done(&mut lina, &public, "approve", &[]);
        done(&mut lina, &public, "publish", &[]);

        // One of each: a draft, one that waits, one that was sent back, one approved, one scheduled, one thrown
        // away, and new work beside what is public.
        let mut hidden = Vec::new();
        for state in ["draft", "review", "back", "approved", "scheduled", "discarded"] {
            let marker = format!("خفيzqhidden{state}");
            let id = begin(&mut omar, &marker);
            save(&mut omar, &id, &marker, &format!("نص {marker} كامل لا يراه أحد."));
            if state != "draft" && state != "discarded" {
                done(&mut omar, &id, "submit", &[]);
            }
            match state {
                "back" => done(&mut lina, &id, "send-back", &[("reason", "zqhiddenreason")]),
                "approved" => done(&mut lina, &id, "approve", &[]),
                "scheduled" => {
                    done(&mut lina, &id, "approve", &[]);
                    done(&mut lina, &id, "schedule", &[("day", "2099-01-01"), ("time", "10:00")]);
                }
                "discarded" => done(&mut omar, &id, "discard", &[]),
                _ => {}
            }
            hidden.push(id);
        }
        save(&mut omar, &public, "بيان منشور zqhiddenbeside", "نص جديد zqhiddenbeside لا يراه أحد بعد.");
        let token = omar.token("/desk/me");
        let mut png = Vec::new();
        RgbImage::new(40, 30).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        let taken: serde_json::Value =
            serde_json::from_str(&omar.upload("zqhidden.png", &token, &png).body).unwrap();
        let hash = taken["media"].as_str().unwrap().to_owned();

        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut waiting: Vec<String> = SURFACES.iter().map(|path| (*path).to_owned()).collect();
        let year = wire::get(house.port, "/ar/archive/").body;
        waiting.push(format!("/ar/a/{public}"));
        for words in ["zqhidden", "zqhiddendraft", "خفيzqhiddendraft", "لا يراه أحد"] {
            let query: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
            waiting.push(format!("/ar/verify?q={query}"));
            waiting.push(format!("/ar/search?q={query}"));
        }
        drop(year);
        let mut pages = 0;
        while let Some(path) = waiting.pop() {
            if !seen.insert(path.clone()) || seen.len() > 400 {
                continue;
            }
            let reply = wire::get(house.port, &path);
            pages += usize::from(reply.status == 200);
            // A look-up says what was asked for; beside that, nothing.
            let body = match path.split_once("?q=") {
                Some((_, query)) => {
                    let words: String = url::form_urlencoded::parse(format!("q={query}").as_bytes())
                        .map(|(_, value)| value.into_owned())
                        .collect();
                    reply.body.replace(&words, "")
                }
                None => reply.body.clone(),
            };
            assert!(!body.contains("zqhidden") && !body.contains("لا يراه أحد"), "{path}: {body}");
            assert!(!body.contains(&hash) && !reply.head.contains("zqhidden"), "{path}");
            for id in &hidden {
                assert!(!body.contains(id.as_str()), "{path} names {id}");
            }
            for (at, _) in reply.body.match_indices("href=\"/") {
                let rest = &reply.body[at + 6..];
                let link = &rest[..rest.find('"').unwrap()];
                if !link.starts_with("/desk") && !link.contains('#') {
                    waiting.push(link.replace("&amp;", "&"));
                }
            }
        }
        assert!(pages > 15, "{pages} pages were looked at");

        // What is hidden answers exactly as what never was.
        let id_of_none = "zzzzzzzz";
        for id in &hidden {
            for path in [
                "/ar/a/ID",
                "/ar/a/ID/text",
                "/ar/a/ID/verify",
                "/ar/a/ID/history",
                "/ar/a/ID/revisions.json",
                "/ar/a/ID/r/1/entry",
                "/ar/a/ID/r/1/disclosure",
                "/ar/a/ID/qr.svg",
                "/en/a/ID",
                "/ar/p/ID",
                "/api/v1/articles/ID",
                "/api/v1/texts/ID",
                "/api/v1/texts/ID/revisions",
            ] {
                let one = wire::get(house.port, &path.replace("ID", id));
                let none = wire::get(house.port, &path.replace("ID", id_of_none));
                let plain = |reply: &wire::Reply, id: &str| {
                    let head: Vec<&str> =
                        reply.head.lines().filter(|line| !line.starts_with("date:")).collect();
                    (head.join("\n").replace(id, ""), reply.body.replace(id, ""))
                };
                let expected = if path.starts_with("/api/v1/texts") { 401 } else { 404 };
                assert_eq!(one.status, expected, "{path} of {id}");
                assert_eq!(plain(&one, id), plain(&none, id_of_none), "{path} of {id}");
            }
        }
        assert_eq!(wire::get(house.port, &format!("/api/v1/media/{hash}")).status, 401);
        for path in [
            format!("/media/{hash}"),
            format!("/desk/media/{hash}"),
            format!("/media/{}/1/40.jpg", &hash[..32]),
        ] {
            assert!(matches!(wire::get(house.port, &path).status, 404 | 303), "{path}");
        }
        // What is withdrawn, then taken out by order, leaves nothing but the explanation.
        assert_eq!(deed(&mut lina, &public, "withdraw", &[("reason", "سبب")]).status, 303);
        let removed =
            house.run(&["remove", &public, "--destroy", "--ground", "court", "--reason", "قرار محكمة"]);
        let page = wire::get(house.port, &format!("/ar/a/{public}"));
        if removed.status.success() {
            assert!(page.status == 410 && !page.body.contains("نص يراه الجميع"), "{}", page.body);
            assert_eq!(omar.get(&format!("/desk/texts/{public}/preview/page")).status, 404);
            let told = wire::get(house.port, &format!("/api/v1/articles/{public}"));
            assert!(told.status == 410 && !told.body.contains("منشور"), "{}", told.body);
            assert!(!wire::get(house.port, "/api/v1/articles").body.contains(&public));
        } else {
            panic!("{}", crate::house::text(&removed));
        }
    }
}
