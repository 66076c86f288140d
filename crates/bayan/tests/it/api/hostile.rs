//! What nobody gets done, and nothing that falls over.

use super::{Newsroom, Program, problem, read, written};
use crate::{
    house::{Engine, House},
    wire,
};
use serde_json::json;

#[test]
fn whoever_shows_no_token_or_another_gets_nothing() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let mut newsroom = Newsroom::open(&house);
    let raw = |headers: &str| {
        let request =
            format!("GET /api/v1/texts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");
        wire::send(house.port, request.as_bytes()).unwrap()
    };
    let nothing = raw("");
    assert_eq!(
        (problem(&nothing), nothing.header("www-authenticate")),
        ((401, "unauthorized".into()), Some("Bearer"))
    );
    let good = newsroom.omar.token.clone();
    assert_eq!(raw(&format!("Authorization: bearer {good}\r\n")).status, 200);
    let other = format!("bayan_{}", "0".repeat(64));
    for bad in [
        "",
        "Bearer",
        "Bearer ",
        &good[..],
        &format!("Basic {good}"),
        &format!("Bearer {other}"),
        &format!("Bearer {}", &good[6..]),
        &format!("Bearer {good}0"),
        &format!("Bearer {}", good.to_uppercase()),
    ] {
        assert_eq!(raw(&format!("Authorization: {bad}\r\n")).status, 401, "{bad}");
    }
    assert_eq!(raw(&format!("Authorization: Bearer {good}\r\nAuthorization: Bearer {good}\r\n")).status, 401);
    // In an address or a cookie it is none, and a session of the newsroom is none here.
    assert_eq!(wire::get(house.port, &format!("/api/v1/texts?access_token={good}")).status, 401);
    let session = newsroom.lina_at_the_desk.cookie("bayan").to_owned();
    assert_eq!(raw(&format!("Cookie: bayan={session}\r\n")).status, 401);
    assert_eq!(newsroom.lina_at_the_desk.get("/api/v1/me").status, 401);
    let _ = newsroom.lina_at_the_desk.get("/desk");
    // On another site's name there is nothing.
    let elsewhere = wire::send(
        house.port,
        b"GET /api/v1/site HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    );
    assert_eq!(problem(&elsewhere.unwrap()), (421, "misdirected".into()));
    // Nothing of strangers is even read: a body that never comes holds nobody up.
    let started = std::time::Instant::now();
    let refused = wire::send(house.port, b"POST /api/v1/media HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: 40000000\r\n\r\nx");
    assert_eq!(refused.unwrap().status, 401);
    assert!(started.elapsed().as_secs() < 20);
}

#[test]
fn what_does_not_fit_is_refused_with_a_word_and_does_nothing() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let newsroom = Newsroom::open(&house);
    let omar = &newsroom.omar;
    let (id, revision) = written(omar, "بيان", "<p>نص.</p>");
    let good = json!({ "revision": revision, "headline": "بيان", "body": { "html": "<p>نص.</p>" } });
    // Extra fields, other types, missing ones: each is named.
    for (name, value) in [
        ("role", json!("administrator")),
        ("approved_by", json!("x")),
        ("status", json!("published")),
        ("author", json!("x")),
        ("headline", json!(["a"])),
        ("headline", json!({ "$gt": 0 })),
        ("headline", json!(null)),
        ("revision", json!(1)),
        ("headline", json!("")),
        ("headline", json!("   ")),
        ("headline", json!("a\u{202e}b")),
        ("headline", json!("x".repeat(301))),
        ("kicker", json!("x".repeat(301))),
        ("body", json!({})),
        ("body", json!({ "html": "a", "text": "b" })),
        ("body", json!("x")),
        ("body", json!({ "raw": "x" })),
        ("lead", json!({ "media": "x" })),
        ("section", json!("nowhere")),
        ("renders", json!("x")),
        ("renders", json!(revision)),
        ("revision", json!("' OR 1=1 --")),
    ] {
        let mut body = good.clone();
        body[name] = value.clone();
        let reply = omar.call("PUT", &format!("/texts/{id}/content"), Some(&body));
        assert_eq!(problem(&reply).0, 422, "{name} {value}: {}", reply.body);
    }
    let unchanged = omar.get(&format!("/texts/{id}"));
    assert_eq!(
        (&unchanged["revision"], &unchanged["content"]["headline"]),
        (&json!(revision), &json!("بيان"))
    );
    let in_arabic = omar.send(
        "PUT",
        &format!("/texts/{id}/content"),
        Some(b"{}"),
        "application/json",
        &["Accept-Language: ar"],
    );
    assert!(
        read(&in_arabic)["title"].as_str().unwrap().contains("لا يصلح")
            && in_arabic.header("content-language") == Some("ar")
    );
    // Bytes that are no JSON, or not said to be.
    for bytes in [&b"{"[..], b"", b"[]x", b"\xff\xfe", b"{\"a\":1}{}", "\u{feff}{}".as_bytes()] {
        let reply = omar.send("POST", "/texts", Some(bytes), "application/json", &[]);
        assert!(matches!(reply.status, 400 | 422), "{bytes:?}: {}", reply.body);
        problem(&reply);
    }
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(
        omar.send("POST", "/texts", Some(deep.as_bytes()), "application/json", &[]).status,
        400 | 422
    ));
    let doubled = format!("{{\"revision\":\"{revision}\",\"revision\":\"{revision}\"}}");
    assert_eq!(
        omar.send("POST", &format!("/texts/{id}/submit"), Some(doubled.as_bytes()), "application/json", &[])
            .status,
        422
    );
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""] {
        let reply = omar.send("POST", "/texts", Some(good.to_string().as_bytes()), kind, &[]);
        assert_eq!(problem(&reply), (415, "media-type".into()), "{kind}");
    }
    let huge = json!({ "revision": revision, "headline": "بيان", "body": { "text": "ن".repeat(3 << 20) } });
    assert_eq!(omar.call("PUT", &format!("/texts/{id}/content"), Some(&huge)).status, 413);
    // Parameters: closed lists.
    for query in [
        "status=future",
        "author=1",
        "sort=password",
        "limit=0",
        "limit=1abc",
        "limit=51",
        "limit=",
        "cursor=x",
        "cursor=1-x",
        "state=draft&state=public",
        "edition=xx",
        "section=news",
        "state%5B%5D=draft",
        "q=%20",
        "filter=%7B%22%24gt%22%3A0%7D",
    ] {
        let reply = omar.call("GET", &format!("/texts?{query}"), None);
        assert_eq!(problem(&reply).0, 422, "{query}: {}", reply.body);
    }
    assert_eq!(
        omar.get("/texts?edition=ar&section=news&state=draft&kind=statement&limit=1")["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    // Identities that only look like one.
    for path in [
        "/texts/1",
        "/texts/aaaaaaaaa",
        "/texts/%2e%2e",
        "/texts/AAAAAAAA",
        "/texts/aaaaaaaa",
        "/media/x",
        "/texts/aaaaaaaa/revisions/1",
        "/nothing",
    ] {
        assert_eq!(problem(&omar.call("GET", path, None)), (404, "not-found".into()), "{path}");
    }
    // Methods.
    let refused = omar.call("DELETE", &format!("/texts/{id}"), None);
    assert_eq!(
        (problem(&refused), refused.header("allow")),
        ((405, "not-allowed".into()), Some("GET, HEAD"))
    );
    assert_eq!(omar.send("POST", "/texts", None, "", &["X-HTTP-Method-Override: DELETE"]).status, 415);
    let head = omar.call("HEAD", "/me", None);
    assert!(head.status == 200 && head.body.is_empty());
}

#[test]
fn no_role_gets_more_through_a_token_than_at_the_desk() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let newsroom = Newsroom::open(&house);
    let (id, revision) = written(&newsroom.omar, "بيان", "<p>نص.</p>");
    let all = ["read", "write", "approve", "publish", "remove", "media", "settings", "audit"];
    let seen = json!({ "revision": revision });
    let reason = json!({ "revision": revision, "reason": "x" });
    let calls = [
        ("read", "GET", "/texts".to_owned(), None),
        ("write", "POST", format!("/texts/{id}/submit"), Some(seen.clone())),
        ("approve", "POST", format!("/texts/{id}/send-back"), Some(reason.clone())),
        ("publish", "POST", format!("/texts/{id}/withdraw"), Some(reason)),
        ("remove", "POST", format!("/texts/{id}/remove"), Some(json!({ "ground": "court", "reason": "x" }))),
        ("media", "PUT", format!("/media/{}/words", "ab".repeat(32)), Some(json!({ "edition": "ar" }))),
        ("settings", "GET", "/settings".to_owned(), None),
        ("audit", "GET", "/audit".to_owned(), None),
    ];
    // What each role lets a program do, where it hands everything on.
    let matrix = [
        ("writer", &["read", "write", "media"][..]),
        ("translator", &["read", "write", "media"]),
        ("editor", &["read", "write", "approve", "publish", "media"]),
        ("media-manager", &["read", "media"]),
        ("administrator", &["remove", "settings", "audit"]),
        ("auditor", &["read", "audit"]),
    ];
    for (role, may) in matrix {
        let email = format!("{role}@press.example");
        crate::desk::somebody(&house, role, &email, &[role]);
        let everything = Program::of(&house, &email, &all);
        for (scope, method, path, body) in &calls {
            let reply = everything.call(method, path, body.as_ref());
            let forbidden = reply.status == 403;
            // A translator writes translations alone, which the rules say with the text.
            let is_asked_later = role == "translator" && *scope == "write";
            assert_eq!(
                forbidden,
                !may.contains(scope) || is_asked_later,
                "{role} {scope}: {} {}",
                reply.status,
                reply.body
            );
            // Without the scope nothing of it is left, whatever the role.
            let without: Vec<&str> = all.into_iter().filter(|other| other != scope).collect();
            if may.contains(scope) {
                let less = Program::of(&house, &email, &without);
                assert_eq!(
                    problem(&less.call(method, path, body.as_ref())),
                    (403, "scope".into()),
                    "{role} {scope}"
                );
            }
        }
    }
}

#[test]
fn the_server_says_when_it_can_serve() {
    let house = House::new(Engine::Sqlite);
    let server = house.serve();
    let ask = |request: &str| wire::send(house.port, request.as_bytes()).unwrap();
    // Under any name: whoever asks knows an address alone.
    let reply = ask("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    assert_eq!((reply.status, reply.body.as_str()), (200, "{\"status\":\"ready\"}"));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    let reply = ask("POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assert_eq!((reply.status, reply.header("allow")), (405, Some("GET, HEAD")));
    // A database that holds nothing of ours any more is none.
    house.alter("ALTER TABLE bayan_schema RENAME TO elsewhere");
    std::thread::sleep(std::time::Duration::from_millis(700));
    let reply = ask("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert_eq!((reply.status, reply.body.as_str()), (503, "{\"status\":\"no-database\"}"));
    house.alter("ALTER TABLE elsewhere RENAME TO bayan_schema");
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert_eq!(ask("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").status, 200);
    assert!(server.end());
}
