//! The machine interface over the wire: what a token hands on and what it does not, and what nobody learns or gets
//! done from outside.

mod around;
mod hooks;
mod hostile;
mod killed;
mod life;
mod topics;

use crate::{
    desk::{browser::Browser, somebody},
    house::{House, text},
    wire::{self, Reply},
};
use serde_json::{Value, json};

/// A program that acts in somebody's name.
pub struct Program {
    port: u16,
    token: String,
}

impl Program {
    /// One that is let in from the command line.
    fn of(house: &House, email: &str, scopes: &[&str]) -> Program {
        let mut arguments = vec!["token", "create", "اختبار", "--for", email];
        arguments.extend(scopes.iter().flat_map(|scope| ["--scope", scope]));
        let made = house.run(&arguments);
        assert!(made.status.success(), "{}", text(&made));
        let said = text(&made);
        let at = said.find("bayan_").unwrap();
        let token = said[at..].split_whitespace().next().unwrap().to_owned();
        Program { port: house.port, token }
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Reply {
        let body = body.map(|body| body.to_string().into_bytes());
        self.send(method, path, body.as_deref(), "application/json", &[])
    }

    fn send(&self, method: &str, path: &str, body: Option<&[u8]>, kind: &str, headers: &[&str]) -> Reply {
        self.attempt(method, path, body, kind, headers).unwrap()
    }

    /// The same where the server may be gone.
    fn attempt(
        &self,
        method: &str,
        path: &str,
        body: Option<&[u8]>,
        kind: &str,
        headers: &[&str],
    ) -> Option<Reply> {
        let mut head = format!(
            "{method} /api/v1{path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\nAuthorization: Bearer {}\r\n",
            self.port, self.token
        );
        if let Some(body) = body {
            head.push_str(&format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len()));
        }
        for header in headers {
            head.push_str(&format!("{header}\r\n"));
        }
        let mut request = format!("{head}\r\n").into_bytes();
        request.extend_from_slice(body.unwrap_or_default());
        wire::send(self.port, &request)
    }

    /// The answer of a call that works.
    fn done(&self, method: &str, path: &str, body: Value) -> Value {
        let reply = self.call(method, path, Some(&body));
        assert!((200..300).contains(&reply.status), "{method} {path}: {} {}", reply.status, reply.body);
        read(&reply)
    }

    fn get(&self, path: &str) -> Value {
        let reply = self.call("GET", path, None);
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
        read(&reply)
    }

    /// The status, and the word of the problem, of a call that does not.
    fn refused(&self, method: &str, path: &str, body: Value) -> (u16, String) {
        problem(&self.call(method, path, Some(&body)))
    }
}

fn read(reply: &Reply) -> Value {
    serde_json::from_str(&reply.body).unwrap_or_else(|error| panic!("{error}: {}", reply.body))
}

fn problem(reply: &Reply) -> (u16, String) {
    assert_eq!(reply.header("content-type"), Some("application/problem+json"), "{reply:?}");
    let problem = read(reply);
    assert_eq!(problem["status"], json!(reply.status), "{problem}");
    assert!(
        !problem["title"].as_str().unwrap().is_empty() && !problem["detail"].as_str().unwrap().is_empty()
    );
    let word = problem["type"].as_str().unwrap().rsplit('#').next().unwrap().to_owned();
    (reply.status, word)
}

/// A newsroom of two, with the rule of two persons, and a program of each.
struct Newsroom {
    omar: Program,
    lina: Program,
    lina_at_the_desk: Browser,
}

impl Newsroom {
    fn open(house: &House) -> Newsroom {
        let mut lina = somebody(house, "لينا", "lina@press.example", &["administrator", "editor"]);
        let token = lina.token("/desk/settings");
        assert_eq!(lina.post("/desk/settings/rule", &[("token", &token), ("rule", "two")]).status, 303);
        somebody(house, "عمر", "omar@press.example", &["writer"]);
        Newsroom {
            omar: Program::of(house, "omar@press.example", &["read", "write", "media"]),
            lina: Program::of(
                house,
                "lina@press.example",
                &["read", "write", "approve", "publish", "remove", "media", "settings", "audit"],
            ),
            lina_at_the_desk: lina,
        }
    }
}

/// A text that a program begins and writes; answers its id and revision.
fn written(program: &Program, headline: &str, html: &str) -> (String, String) {
    let begun = program.done(
        "POST",
        "/texts",
        json!({ "edition": "ar", "kind": "statement", "section": "news", "headline": headline }),
    );
    let id = begun["id"].as_str().unwrap().to_owned();
    let body = json!({ "revision": begun["revision"], "headline": headline, "body": { "html": html } });
    let text = program.done("PUT", &format!("/texts/{id}/content"), body);
    (id, text["revision"].as_str().unwrap().to_owned())
}

/// The same, published.
fn published(newsroom: &Newsroom, headline: &str, html: &str) -> (String, String) {
    let (id, revision) = written(&newsroom.omar, headline, html);
    let seen = json!({ "revision": revision });
    newsroom.omar.done("POST", &format!("/texts/{id}/submit"), seen.clone());
    newsroom.lina.done("POST", &format!("/texts/{id}/approve"), seen.clone());
    newsroom.lina.done("POST", &format!("/texts/{id}/publish"), seen);
    (id, revision)
}
