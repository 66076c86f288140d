//! HTTP, byte for byte.

use crate::house::{Engine, House};
use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

/// An answer from the wire.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        let wanted =
            |line: &&str| line.split_once(':').is_some_and(|(own, _)| own.eq_ignore_ascii_case(name));
        self.head.lines().find(wanted).and_then(|line| line.split_once(':')).map(|(_, value)| value.trim())
    }
}

/// Sends `request` as it is and reads what comes back until the server closes; none where nobody listens, or
/// nothing whole comes back.
pub fn send(port: u16, request: &[u8]) -> Option<Reply> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    // The server may refuse and close before it has read everything.
    let _ = stream.write_all(request);
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Reply { status, head: head.to_owned(), body: body.to_owned() })
}

pub fn get(port: u16, path: &str) -> Reply {
    get_from(port, &format!("localhost:{port}"), path)
}

/// The same under another name.
pub fn get_from(port: u16, host: &str, path: &str) -> Reply {
    let path = percent(path);
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    send(port, request.as_bytes()).unwrap()
}

/// Letters of every script, as a browser sends them.
fn percent(path: &str) -> String {
    path.bytes().map(|b| if b.is_ascii() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[test]
fn ambiguous_and_oversized_requests_are_refused_and_others_unharmed() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let port = house.port;
    let long = "x".repeat(5_000);
    let huge = "x".repeat(40_000);
    let many: String = (0..400).map(|n| format!("X-{n}: y\r\n")).collect();
    for (request, expected) in [
        ("GET /ar/ HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(), vec![400]),
        ("GET /ar/ HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n".into(), vec![400]),
        ("GET /ar/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".into(), vec![421]),
        ("GET /ar/ HTTP/1.1\r\nHost: localhost, evil.example\r\nConnection: close\r\n\r\n".into(), vec![400, 421]),
        ("GET http://evil.example/ar/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".into(), vec![400, 421]),
        ("GET http://localhost/ar/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".into(), vec![200]),
        ("GET /ar/ HTTP/1.1\r\nHost: LOCALHOST:99\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n".into(), vec![200]),
        ("POST /ar/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc".into(), vec![405]),
        ("TRACE /ar/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".into(), vec![405]),
        (format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), vec![414]),
        (format!("GET /ar/ HTTP/1.1\r\nHost: localhost\r\nX: {huge}\r\n\r\n"), vec![431, 400]),
        (format!("GET /ar/ HTTP/1.1\r\nHost: localhost\r\n{many}\r\n"), vec![431, 400]),
        ("GET /%ff%fe/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".into(), vec![404]),
        ("GET /ar/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".into(), vec![404]),
        ("GET /ar/%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".into(), vec![404]),
        ("nonsense\r\n\r\n".into(), vec![400]),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en;q=0.9, fr\r\nConnection: close\r\n\r\n".into(), vec![303]),
    ] {
        let reply = send(port, request.as_bytes());
        let status = reply.as_ref().map(|reply| reply.status);
        assert!(status.is_some_and(|status| expected.contains(&status)), "{status:?} for {:.80}", request);
        let reply = reply.unwrap();
        assert!(reply.header("set-cookie").is_none());
        if reply.status == 303 {
            assert_eq!(reply.header("location"), Some("/en/"));
        }
        assert_eq!(get(port, "/ar/").status, 200, "after {request:.60}");
    }
}

#[test]
fn what_one_reader_sends_changes_nothing_for_the_next() {
    let house = House::new(Engine::Sqlite);
    let _server = house.serve();
    let before = get(house.port, "/ar/");
    for header in [
        "X-Forwarded-Host: evil.example",
        "X-Original-URL: /x",
        "Accept-Language: xx",
        "Cookie: a=b",
        "Range: bytes=0-3",
        "X-Forwarded-Proto: ftp",
    ] {
        let request =
            format!("GET /ar/ HTTP/1.1\r\nHost: localhost\r\n{header}\r\nConnection: close\r\n\r\n");
        let reply = send(house.port, request.as_bytes()).unwrap();
        assert_eq!((reply.status, &reply.body), (200, &before.body), "{header}");
    }
    assert_eq!(get(house.port, "/ar/").body, before.body);
}
