//! Messages to others, at a listener that stands in for them.

use super::{Newsroom, Program, published, written};
use crate::{
    desk::{PASSWORD, browser::Browser},
    house::{Engine, House, engines},
};
use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU16, Ordering},
    },
    time::{Duration, Instant},
};

/// A message as it arrived.
#[derive(Debug, Clone)]
struct Arrived {
    headers: Vec<(String, String)>,
    body: String,
}

impl Arrived {
    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }

    /// Whether it was signed with this secret, as Standard Webhooks wants it.
    fn is_signed_with(&self, secret: &str) -> bool {
        let key = BASE64.decode(secret.strip_prefix("whsec_").unwrap().as_bytes()).unwrap();
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&key).unwrap();
        let signed =
            format!("{}.{}.{}", self.header("webhook-id"), self.header("webhook-timestamp"), self.body);
        mac.update(signed.as_bytes());
        self.header("webhook-signature") == format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()))
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// Whoever is told: answers with a status, and keeps what comes.
struct Listener {
    port: u16,
    status: Arc<AtomicU16>,
    arrived: Arc<Mutex<Vec<Arrived>>>,
}

impl Listener {
    fn open() -> Listener {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (status, arrived) = (Arc::new(AtomicU16::new(204)), Arc::new(Mutex::new(Vec::new())));
        let (answers, keeps) = (Arc::clone(&status), Arc::clone(&arrived));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                take(stream, answers.load(Ordering::SeqCst), &keeps);
            }
        });
        Listener { port, status, arrived }
    }

    /// The messages, once there are this many.
    fn wait(&self, count: usize) -> Vec<Arrived> {
        let until = Instant::now() + Duration::from_secs(30);
        loop {
            let arrived = self.arrived.lock().unwrap().clone();
            if arrived.len() >= count || Instant::now() > until {
                return arrived;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

fn take(stream: TcpStream, status: u16, keeps: &Mutex<Vec<Arrived>>) {
    let mut reader = BufReader::new(stream);
    let (mut headers, mut length) = (Vec::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            if line.trim_end().is_empty() { break } else { continue }
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.parse().unwrap();
        }
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    keeps.lock().unwrap().push(Arrived { headers, body: String::from_utf8(body).unwrap() });
    let _ = write!(reader.get_mut(), "HTTP/1.1 {status} x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

/// A house whose operator named the listener.
fn house_with(engine: Engine, listener: &Listener) -> House {
    let house = House::new(engine);
    let settings = std::fs::read_to_string(house.path("bayan.toml")).unwrap();
    house.write("bayan.toml", &format!("{settings}hook_origins = ['http://127.0.0.1:{}']\n", listener.port));
    house
}

fn add(program: &Program, url: &str, events: Option<&[&str]>) -> Value {
    program.done("POST", "/hooks", json!({ "url": url, "events": events }))
}

#[test]
fn whoever_is_set_up_is_told_of_what_became_public_and_of_nothing_else() {
    for engine in engines() {
        let listener = Listener::open();
        let house = house_with(engine, &listener);
        let _server = house.serve();
        let newsroom = Newsroom::open(&house);
        let lina = &newsroom.lina;
        published(&newsroom, "قبل", "<p>قبل.</p>");
        let hook = add(lina, &format!("http://127.0.0.1:{}/in?key=x", listener.port), None);
        let secret = hook["secret"].as_str().unwrap();
        assert!(!lina.get("/hooks").to_string().contains(secret), "it is told once");
        // It can be tried out.
        let tried = lina.done("POST", &format!("/hooks/{}/test", hook["id"].as_str().unwrap()), json!({}));
        assert_eq!(tried["arrived"], json!(true), "{tried}");
        assert_eq!(listener.wait(1)[0].json()["type"], json!("test"));
        // What waits, what is written and what was there before is told to nobody.
        written(&newsroom.omar, "zqhidden", "<p>zqhidden</p>");
        let (id, revision) = published(&newsroom, "بيان", "<p>نص.</p>");
        let told = listener.wait(2);
        assert_eq!(told.len(), 2, "{told:?}");
        let message = &told[1];
        assert!(
            message.is_signed_with(secret)
                && !message.is_signed_with(&format!("whsec_{}", BASE64.encode(b"other")))
        );
        let body = message.json();
        assert_eq!(
            (&body["type"], &body["data"]["id"], &body["data"]["kind"]),
            (&json!("text.published"), &json!(id), &json!("statement"))
        );
        assert!(body["data"]["url"].as_str().unwrap().ends_with(&format!("/ar/a/{id}")), "{body}");
        assert!(!message.body.contains("بيان"), "the text is read where everybody reads it");
        // Whoever does not take it is told again, and the newsroom sees that.
        listener.status.store(500, Ordering::SeqCst);
        lina.done("POST", &format!("/texts/{id}/withdraw"), json!({ "revision": revision, "reason": "سبب" }));
        let failed = listener.wait(3);
        assert_eq!(failed[2].json()["type"], json!("text.withdrawn"));
        let until = Instant::now() + Duration::from_secs(10);
        while lina.get("/hooks")["items"][0]["failing"] == json!(null) && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(50));
        }
        let seen = lina.get("/hooks");
        assert!(seen["items"][0]["failing"]["reason"].as_str().unwrap().contains("500"), "{seen}");
        listener.status.store(204, Ordering::SeqCst);
        // Its time comes: fifteen seconds later, here at once.
        house.alter("UPDATE jobs SET due_at = 0 WHERE kind = 'tell'");
        let again = listener.wait(4);
        assert_eq!(again[3].header("webhook-id"), failed[2].header("webhook-id"), "it has the same name");
        assert!(again[3].is_signed_with(secret));
        let until = Instant::now() + Duration::from_secs(10);
        while lina.get("/hooks")["items"][0]["failing"] != json!(null) && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(50));
        }
        assert_eq!(lina.get("/hooks")["items"][0]["failing"], json!(null));
        // Whoever is gone is told nothing any more.
        listener.status.store(410, Ordering::SeqCst);
        lina.done("POST", &format!("/texts/{id}/restore"), json!({ "revision": revision }));
        assert_eq!(listener.wait(5).len(), 5);
        let until = Instant::now() + Duration::from_secs(10);
        while lina.get("/hooks")["items"] != json!([]) && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(50));
        }
        assert_eq!(lina.get("/hooks")["items"], json!([]));
    }
}

#[test]
fn an_address_is_told_only_of_what_it_asked_for_and_after_a_restart_too() {
    let listener = Listener::open();
    let house = house_with(Engine::Sqlite, &listener);
    let server = house.serve();
    let newsroom = Newsroom::open(&house);
    let url = format!("http://127.0.0.1:{}/in", listener.port);
    let hook = add(&newsroom.lina, &url, Some(&["text.withdrawn"]));
    let (id, _) = published(&newsroom, "بيان", "<p>نص.</p>");
    // Decided while no server runs to tell of it.
    assert!(server.end());
    assert!(house.run(&["withdraw", &id, "--reason", "سبب"]).status.success());
    assert_eq!(listener.arrived.lock().unwrap().len(), 0);
    let _server = house.serve();
    let told = listener.wait(1);
    assert_eq!((told.len(), &told[0].json()["type"]), (1, &json!("text.withdrawn")));
    let path = format!("/hooks/{}", hook["id"].as_str().unwrap());
    assert_eq!(newsroom.lina.call("DELETE", &path, None).status, 204);
    assert_eq!(newsroom.lina.call("DELETE", &path, None).status, 404);
    // Where nobody may be told.
    for url in [
        "http://127.0.0.1:1/",
        "http://hooks.example/",
        "ftp://a.example/",
        "https://a:b@c.example/",
        "x",
        "file:///etc/passwd",
    ] {
        assert_eq!(newsroom.lina.refused("POST", "/hooks", json!({ "url": url })).0, 422, "{url}");
    }
    for events in [json!([]), json!(["text.drafted"]), json!("text.published")] {
        let body = json!({ "url": "https://hooks.example/", "events": events });
        assert_eq!(newsroom.lina.refused("POST", "/hooks", body).0, 422, "{events}");
    }
    // An address of the house's own network behind a safe scheme is not connected to.
    let inside = add(&newsroom.lina, "https://127.0.0.1/", None);
    let tried =
        newsroom.lina.done("POST", &format!("/hooks/{}/test", inside["id"].as_str().unwrap()), json!({}));
    assert_eq!((&tried["arrived"], &tried["failure"]), (&json!(false), &json!("it could not be reached")));
    for _ in 0..19 {
        add(&newsroom.lina, "https://hooks.example/", None);
    }
    assert_eq!(
        newsroom.lina.refused("POST", "/hooks", json!({ "url": "https://hooks.example/" })),
        (422, "invalid".into())
    );
}

#[test]
fn an_address_is_set_up_tried_and_ended_in_the_newsroom() {
    for engine in engines() {
        let listener = Listener::open();
        let house = house_with(engine, &listener);
        let _server = house.serve();
        let mut newsroom = Newsroom::open(&house);
        let lina = &mut newsroom.lina_at_the_desk;
        let place = "/desk/settings/hooks";
        assert!(lina.get(place).body.contains("لا يُبلَّغ أحد بعد"));
        let token = lina.token("/desk/me");
        let url = format!("http://127.0.0.1:{}/told?key=<b>", listener.port);
        for (url, event) in
            [("", "published"), ("x", "published"), ("http://other.example/", "published"), (&url, "future")]
        {
            let fields = [("token", token.as_str()), ("url", url), ("event", event)];
            assert_eq!(lina.post(place, &fields).status, 422, "{url} {event}");
        }
        let fields = [
            ("token", token.as_str()),
            ("url", &url),
            ("event", "published"),
            ("event", "corrected"),
            ("event", "future"),
        ];
        let made = lina.post(place, &fields);
        assert!(made.status == 200 && !made.body.contains("<b>\""), "{}", made.body);
        let secret = made.body.split("value=\"whsec_").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let page = lina.get(place).body;
        assert!(page.contains("نُشر، صُحح") && !page.contains(&secret), "told once: {page}");
        let end = page.split("action=\"/desk/settings/hooks/").nth(2).unwrap()[..36].to_owned();
        // Tried out: what arrives is signed by what was shown.
        let tried = lina.post(&format!("{place}/{end}/test"), &[("token", &token)]);
        assert_eq!(
            (tried.status, tried.header("location")),
            (303, Some("/desk/settings/hooks?said=hook-tried"))
        );
        let arrived = listener.wait(1);
        assert!(arrived[0].is_signed_with(&format!("whsec_{secret}")), "{arrived:?}");
        listener.status.store(500, Ordering::SeqCst);
        let tried = lina.post(&format!("{place}/{end}/test"), &[("token", &token)]);
        assert!(tried.status == 502 && tried.body.contains("500"), "{}", tried.body);
        listener.status.store(200, Ordering::SeqCst);
        assert_eq!(lina.post(&format!("{place}/{end}"), &[("token", &token)]).status, 303);
        assert_eq!(lina.post(&format!("{place}/{end}"), &[("token", &token)]).status, 404);
        let mut omar = Browser::new(house.port);
        let signed = [("email", "omar@press.example"), ("password", PASSWORD)];
        assert_eq!(omar.post("/desk/sign-in", &signed).status, 303);
        assert_eq!(omar.get(place).status, 403);
    }
}
