//! Topics and search, as programs use them.

use super::{Newsroom, Program, problem, published, read};
use crate::{
    house::{Engine, House, engines},
    wire,
};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn open(house: &House, path: &str) -> wire::Reply {
    wire::get(house.port, &format!("/api/v1{path}"))
}

#[test]
fn programs_keep_topics_and_file_texts_under_them() {
    for engine in engines() {
        let house = House::new(engine);
        let _server = house.serve();
        let newsroom = Newsroom::open(&house);
        let (omar, lina) = (&newsroom.omar, &newsroom.lina);
        let named = |name: &str| json!({ "kind": "place", "names": [{ "edition": "ar", "name": name }] });
        let port = lina.done("POST", "/topics", named("الميناء"));
        let id = port["id"].as_str().unwrap().to_owned();
        assert_eq!((&port["kind"], &port["items"]), (&json!("place"), &json!(0)));
        assert_eq!(omar.refused("POST", "/topics", named("x")).0, 403);
        for (wrong, pointer) in [
            (named("الميناء"), "/names"),
            (json!({ "kind": "place", "names": [] }), "/names"),
            (json!({ "kind": "place", "names": [{ "edition": "xx", "name": "x" }] }), "/names/0/edition"),
            (
                json!({ "kind": "place", "names": [{ "edition": "ar", "name": "a" }, { "edition": "ar", "name": "b" }] }),
                "/names/1/edition",
            ),
            (
                json!({ "kind": "place", "names": [{ "edition": "ar", "name": "a\u{202e}" }] }),
                "/names/0/name",
            ),
            (json!({ "kind": "planet", "names": [{ "edition": "ar", "name": "a" }] }), ""),
            (
                json!({ "kind": "place", "names": [{ "edition": "ar", "name": "a" }], "spellings": vec!["x"; 3], "more": 1 }),
                "",
            ),
        ] {
            let told = lina.call("POST", "/topics", Some(&wrong));
            assert_eq!(told.status, 422, "{wrong}: {}", told.body);
            if !pointer.is_empty() {
                assert!(told.body.contains(pointer), "{wrong}: {}", told.body);
            }
        }
        let (text, _) = published(&newsroom, "افتتاح", "<p>افتُتح الميناء في ٩ نيسان ٢٠١٤.</p>");
        let file = |program: &Program, topics: &[&str]| {
            program.call("PUT", &format!("/texts/{text}/topics"), Some(&json!({ "topics": topics })))
        };
        assert_eq!(file(omar, &[&id]).status, 403, "readers have it");
        assert_eq!(file(lina, &["018bcfe5-687b-7fff-bfff-ffffffffffff"]).status, 422);
        let filed = file(lina, &[&id, &id]);
        assert_eq!((filed.status, &read(&filed)["topics"]), (200, &json!([id])));
        // The dates of a text.
        let path = format!("/texts/{text}/dates");
        let dates = lina.get(&path);
        assert_eq!(
            (&dates["items"][0]["expression"], &dates["items"][0]["period"], &dates["items"][0]["verdict"]),
            (&json!("٩ نيسان ٢٠١٤"), &json!("2014-04-09"), &Value::Null)
        );
        let place = dates["items"][0]["place"].clone();
        let verdict = |verdict: &str, other: Option<&str>| json!({ "items": [{ "place": place, "verdict": verdict, "other": other }] });
        assert_eq!(omar.call("PUT", &path, Some(&verdict("right", None))).status, 403);
        for wrong in [
            verdict("other", None),
            verdict("other", Some("2014-13")),
            json!({ "items": [{ "place": "0-1", "verdict": "right" }] }),
        ] {
            assert_eq!(lina.refused("PUT", &path, wrong.clone()).0, 422, "{wrong}");
        }
        let decided = lina.done("PUT", &path, verdict("other", Some("2013/2014")));
        assert_eq!(decided["items"][0]["other"], json!("2013/2014"));
        let subjects = read(&open(&house, "/subjects?edition=ar"));
        assert_eq!(
            (&subjects["items"][0]["name"], &subjects["items"][0]["count"]),
            (&json!("الميناء"), &json!(1))
        );
        assert_eq!(read(&open(&house, &format!("/articles/{text}")))["topics"][0]["id"], json!(id));
        let renamed = lina.done("PUT", &format!("/topics/{id}"), named("مرفأ المدينة"));
        assert_eq!(renamed["names"][0]["name"], json!("مرفأ المدينة"));
        let other = lina.done("POST", "/topics", named("المرفأ"));
        let merge = |into: &str| json!({ "into": into });
        let path = format!("/topics/{id}/merge");
        assert_eq!(lina.refused("POST", &path, merge(&id)).0, 422);
        assert_eq!(lina.refused("POST", &path, merge("x")).0, 422);
        let one = lina.done("POST", &path, merge(other["id"].as_str().unwrap()));
        assert_eq!((&one["spellings"], &one["items"]), (&json!(["مرفأ المدينة"]), &json!(1)));
        assert_eq!(lina.get(&format!("/topics/{id}"))["id"], other["id"], "it became one with that");
        assert_eq!(
            problem(&lina.call("DELETE", &format!("/topics/{}", other["id"].as_str().unwrap()), None)).0,
            409
        );
        assert_eq!(file(lina, &[]).status, 200);
        assert_eq!(
            lina.call("DELETE", &format!("/topics/{}", other["id"].as_str().unwrap()), None).status,
            204
        );
        assert_eq!(lina.get("/topics")["items"], json!([]));
        assert_eq!(read(&open(&house, "/subjects"))["items"], json!([]));
    }
}

#[test]
fn what_is_found_can_be_measured_from_outside() {
    let house = House::new(Engine::Sqlite);
    let lines: Vec<String> = (0..7)
        .map(|n| {
            json!({ "id": format!("s{n}"), "edition": "ar", "section": "news", "kind": "news", "headline": format!("ميناء {n}"),
                "body": { "markdown": "نص" }, "stated": format!("2024-04-1{n}T23:30:00") })
            .to_string()
        })
        .collect();
    house.write("search.jsonl", &lines.join("\n"));
    assert!(house.run(&["import", "jsonl", "search.jsonl"]).status.success());
    let _server = house.serve();
    let q = "q=%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1";
    let begun = Instant::now();
    let all = loop {
        let reply = open(&house, &format!("/search?{q}"));
        assert!(matches!(reply.status, 200 | 503), "{}", reply.body);
        if reply.status == 200 && read(&reply)["total"] == json!(7) {
            break read(&reply);
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{}", reply.body);
        std::thread::sleep(Duration::from_millis(50));
    };
    assert!(all["items"][0]["score"].as_f64().unwrap() > 0.0 && all["next"].is_null());
    // A few at a time, in both orders.
    for sort in ["", "&sort=date"] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        for _ in 0..4 {
            let page = read(&open(&house, &format!("/search?{q}&limit=3{sort}{cursor}")));
            seen.extend(
                page["items"].as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap().to_owned()),
            );
            let Value::String(next) = &page["next"] else { break };
            cursor = format!("&cursor={next}");
        }
        let count = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((count, seen.len()), (7, 7), "{sort}");
    }
    // Days are those of the site's zone, both of them within.
    let between = read(&open(&house, &format!("/search?{q}&from=2024-04-11&until=2024-04-12&sort=date")));
    let days: Vec<&str> =
        between["items"].as_array().unwrap().iter().map(|hit| hit["headline"].as_str().unwrap()).collect();
    assert_eq!((between["total"].clone(), days), (json!(2), vec!["ميناء 2", "ميناء 1"]));
    assert!(between["items"][0]["score"].is_null());
    for wrong in [
        "from=2024-02-30",
        "from=2024-4-1",
        "from=-2024-04-01",
        "until=x",
        "sort=x",
        "limit=51",
        "limit=0",
        "cursor=x",
        "cursor=r1&sort=date",
        "cursor=m1-1",
        "section=none",
        "edition=xx",
        "kind=x",
        "page=2",
        "q=%20",
        "q=a&q=b",
    ] {
        let reply = open(
            &house,
            &format!(
                "/search?{}{wrong}",
                if wrong.starts_with("q=") { String::new() } else { format!("{q}&") }
            ),
        );
        assert_eq!(problem(&reply), (422, "parameter".into()), "{wrong}");
    }
    assert_eq!(read(&open(&house, "/search"))["total"], json!(0));
}
