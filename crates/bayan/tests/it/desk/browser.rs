//! A browser without a window: it keeps cookies and says where a form comes from.

use crate::wire::{Reply, send};
use std::collections::BTreeMap;

pub struct Browser {
    port: u16,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    pub fn new(port: u16) -> Browser {
        Browser { port, cookies: BTreeMap::new() }
    }

    pub fn get(&mut self, path: &str) -> Reply {
        self.send("GET", path, &[], &[])
    }

    /// Sends a form as a page of the newsroom does.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let origin = format!("Origin: http://localhost:{}", self.port);
        self.send("POST", path, fields, &[&origin, "Sec-Fetch-Site: same-origin"])
    }

    /// The same with the token that its pages carry.
    pub fn form(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let token = self.token("/desk/me");
        self.post(path, &[&[("token", token.as_str())], fields].concat())
    }

    /// Sends what a script of the newsroom sends.
    pub fn json(&mut self, path: &str, body: &str) -> Reply {
        self.raw("POST", path, "application/json", body.as_bytes(), &self.own())
    }

    /// Sends a file as a script of the newsroom does.
    pub fn upload(&mut self, name: &str, token: &str, bytes: &[u8]) -> Reply {
        let mut headers = self.own();
        headers.push(format!("X-Bayan-Token: {token}"));
        let path = format!("/desk/media/upload?name={name}");
        self.raw("POST", &path, "application/octet-stream", bytes, &headers)
    }

    /// What a browser says of where something comes from.
    fn own(&self) -> Vec<String> {
        vec![format!("Origin: http://localhost:{}", self.port), "Sec-Fetch-Site: same-origin".to_owned()]
    }

    pub fn send(&mut self, method: &str, path: &str, fields: &[(&str, &str)], headers: &[&str]) -> Reply {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        let headers: Vec<String> = headers.iter().map(|&header| header.to_owned()).collect();
        self.raw(method, path, "application/x-www-form-urlencoded", form.finish().as_bytes(), &headers)
    }

    fn raw(&mut self, method: &str, path: &str, kind: &str, body: &[u8], headers: &[String]) -> Reply {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\nAccept-Language: ar\r\n",
            self.port
        );
        if !cookies.is_empty() {
            head.push_str(&format!("Cookie: {}\r\n", cookies.join("; ")));
        }
        if method == "POST" {
            head.push_str(&format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len()));
        }
        for header in headers {
            head.push_str(&format!("{header}\r\n"));
        }
        let mut request = format!("{head}\r\n").into_bytes();
        request.extend_from_slice(body);
        let reply = send(self.port, &request).unwrap();
        for line in reply.head.lines().filter_map(|line| line.strip_prefix("set-cookie: ")) {
            let (pair, rest) = line.split_once(';').unwrap();
            assert!(
                rest.contains("HttpOnly") && rest.contains("SameSite=Lax") && rest.contains("Path=/"),
                "{line}"
            );
            let (name, value) = pair.split_once('=').unwrap();
            match value {
                "" => drop(self.cookies.remove(name)),
                value => drop(self.cookies.insert(name.to_owned(), value.to_owned())),
            }
        }
        reply
    }

    /// What the forms of a page carry.
    pub fn token(&mut self, path: &str) -> String {
        let page = self.get(path);
        let (_, rest) =
            page.body.split_once("name=\"token\" value=\"").unwrap_or_else(|| panic!("{}", page.body));
        rest[..rest.find('"').unwrap()].to_owned()
    }

    pub fn cookie(&self, name: &str) -> &str {
        self.cookies.get(name).map_or("", String::as_str)
    }

    pub fn keep(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }
}
