//! Witnesses: this server as one, asked as a log does and as a log should not.

mod asking;
mod lies;
mod partner;
mod restored;

use crate::{
    house::{Engine, House, engines, text},
    wire::{Reply, get, send},
};
use bayan_record::{AddCheckpoint, VerifierKey, verify_cosignature, witness::read_signatures};
use partner::Partner;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Shutdown, TcpStream},
    process::{Child, Stdio},
    time::{Duration, Instant},
};

const PATH: &str = "/witness/add-checkpoint";

/// Writes the settings of a house with more behind them.
fn settings(house: &House, more: &str) {
    let port = house.port;
    house.write(
        "bayan.toml",
        &format!("listen = '127.0.0.1:{port}'\norigins = {{ test = 'http://localhost:{port}' }}\n{more}"),
    );
}

fn is_witness(name: &str, log: &VerifierKey) -> String {
    format!("[witness]\nname = '{name}'\nlogs = ['{log}']\n")
}

fn has_witness(url: &str, key: &VerifierKey) -> String {
    format!("[[witnesses]]\nurl = '{url}'\nkey = '{key}'\n")
}

/// The first line that a command says.
fn first_line(house: &House, arguments: &[&str]) -> String {
    let output = house.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", text(&output));
    text(&output).lines().next().unwrap().to_owned()
}

fn witness_key(house: &House) -> VerifierKey {
    first_line(house, &["witness", "show"]).parse().unwrap()
}

fn posted(port: u16, body: &str) -> Reply {
    asked(port, "POST", PATH, body)
}

fn asked(port: u16, method: &str, path: &str, body: &str) -> Reply {
    let length = body.len();
    let head = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}");
    send(port, format!("{head}\r\nConnection: close\r\n\r\n{body}").as_bytes()).unwrap()
}

/// Asks for a signature of the newest checkpoint of `request`, and checks what comes.
fn signed(port: u16, key: &VerifierKey, request: &AddCheckpoint) {
    let reply = posted(port, &request.to_string());
    assert_eq!(reply.status, 200, "{}", reply.body);
    let lines = read_signatures(&reply.body).unwrap();
    let [line] = &lines[..] else { panic!("{}", reply.body) };
    let seconds = verify_cosignature(key, &request.signed_checkpoint().unwrap().0.text, line).unwrap();
    assert!(seconds > 1_700_000_000);
}

fn conflicts(port: u16, request: &AddCheckpoint, size: u64) {
    let reply = posted(port, &request.to_string());
    assert_eq!((reply.status, reply.body), (409, format!("{size}\n")));
    let media_type = reply.head.lines().find(|line| line.to_lowercase().starts_with("content-type:"));
    assert!(media_type.unwrap().ends_with(" text/x.tlog.size"), "{media_type:?}");
}

/// A house that witnesses `partner`'s log, and its key.
fn witness_for(engine: Engine, partner: &Partner) -> (House, VerifierKey) {
    let house = House::new(engine);
    settings(&house, &is_witness("w.example/one", &partner.key()));
    let key = witness_key(&house);
    assert_eq!(key.name(), "w.example/one");
    (house, key)
}

/// A server whose words are kept.
struct Loud(Child);

impl Loud {
    fn serve(house: &House) -> Loud {
        let said = std::fs::File::create(house.path("said")).unwrap();
        let mut child = house.command(&["serve"]).stdout(Stdio::piped()).stderr(said).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.by_ref().map_while(Result::ok).any(|line| line.starts_with("listening on")));
        Loud(child)
    }
}

impl Drop for Loud {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_witness_signs_what_goes_on_from_what_it_signed_and_nothing_else_ever() {
    for engine in engines() {
        let (partner, forked) = (Partner::new(1, "entry"), Partner::new(1, "otherwise"));
        let (house, key) = witness_for(engine, &partner);
        let server = house.serve();
        let port = house.port;
        let refused = |request: &AddCheckpoint, status| {
            assert_eq!(posted(port, &request.to_string()).status, status, "{request}");
        };
        refused(&Partner::named("unknown.example/log", 1, "entry").request(0, 3), 404);
        refused(&Partner::new(2, "entry").request(0, 3), 403);
        conflicts(port, &partner.request(1, 3), 0);
        signed(port, &key, &partner.request(0, 3));
        signed(port, &key, &partner.request(3, 3));
        conflicts(port, &partner.request(0, 3), 3);
        conflicts(port, &partner.request(2, 5), 3);
        refused(&forked.request(3, 3), 422);
        refused(&forked.request(3, 5), 422);
        refused(&AddCheckpoint { proof: Vec::new(), ..partner.request(3, 5) }, 422);
        refused(&AddCheckpoint { old_size: 5, proof: Vec::new(), ..partner.request(0, 3) }, 400);

        // Without a warning: what was signed is kept before anybody has the signature.
        server.kill();
        let server = house.serve();
        conflicts(port, &partner.request(0, 2), 3);
        refused(&AddCheckpoint { old_size: 3, proof: Vec::new(), ..partner.request(2, 2) }, 400);
        refused(&forked.request(3, 3), 422);
        signed(port, &key, &partner.request(3, 5));
        conflicts(port, &forked.request(0, 9), 5);
        assert_eq!(witness_key(&house), key, "a key is drawn once");
        assert!(text(&house.run(&["witness", "show"])).contains("press.other/log: 5 entries"));
        assert!(server.end());
    }
}

#[test]
fn of_many_at_once_that_do_not_fit_together_one_is_signed() {
    for engine in engines() {
        let partner = Partner::new(1, "entry");
        let (house, key) = witness_for(engine, &partner);
        let _server = house.serve();
        let port = house.port;
        signed(port, &key, &partner.request(0, 2));
        let others: Vec<Partner> = (0..8).map(|n| partner.continued(2, &format!("branch {n}"))).collect();
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let ask = |other: &Partner| posted(port, &other.request(2, 4).to_string()).status;
            let running: Vec<_> = others.iter().map(|other| scope.spawn(move || ask(other))).collect();
            running.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let count = |wanted| statuses.iter().filter(|status| **status == wanted).count();
        assert_eq!((count(200), count(409)), (1, 7), "{statuses:?}");
    }
}

#[test]
fn bodies_that_are_broken_slow_or_too_large_are_refused_and_others_unharmed() {
    let partner = Partner::new(1, "entry");
    let (house, key) = witness_for(Engine::Sqlite, &partner);
    let _server = house.serve();
    let port = house.port;
    let whole = partner.request(0, 3).to_string();
    let truncated = &whole[..whole.len() - 10];
    for body in ["", "old 0\n", "\u{fffd}", truncated, &whole.replace('\n', "\r\n"), &whole[1..]] {
        assert_eq!(posted(port, body).status, 400, "{body:?}");
    }
    assert_eq!(posted(port, &"x".repeat(64 * 1024)).status, 400);
    assert_eq!(posted(port, &"x".repeat(64 * 1024 + 1)).status, 413);
    let head = format!("POST {PATH} HTTP/1.1\r\nHost: localhost\r\n");
    let invalid = [head.as_bytes(), b"Content-Length: 2\r\nConnection: close\r\n\r\n\xff\xfe"].concat();
    assert_eq!(send(port, &invalid).unwrap().status, 400);

    // One that says no length and does not end.
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.write_all(format!("{head}Transfer-Encoding: chunked\r\n\r\n").as_bytes()).unwrap();
    let piece = format!("10000\r\n{}\r\n", "x".repeat(0x1_0000));
    let sent = (0..1000).take_while(|_| stream.write_all(piece.as_bytes()).is_ok()).count();
    assert!(sent < 1000, "it was all taken");

    // One that ends before it is whole.
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.write_all(format!("{head}Content-Length: 1000\r\n\r\n{truncated}").as_bytes()).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{answer}");

    // One that comes a byte a second, and one that is right meanwhile.
    let mut slow = TcpStream::connect(("127.0.0.1", port)).unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    slow.write_all(format!("{head}Content-Length: {}\r\n\r\n", whole.len()).as_bytes()).unwrap();
    let begun = Instant::now();
    signed(port, &key, &partner.request(0, 3));
    let mut answer = [0; 12];
    while slow.read_exact(&mut answer).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(20), "the slow one is still waited for");
        let _ = slow.write_all(b"o");
    }
    assert_eq!(&answer, b"HTTP/1.1 408");
    conflicts(port, &partner.request(0, 3), 3);
}

#[test]
fn only_this_address_takes_something_and_only_where_it_is_wished() {
    let partner = Partner::new(1, "entry");
    let (house, key) = witness_for(Engine::Sqlite, &partner);
    let server = house.serve();
    let port = house.port;
    let body = partner.request(0, 1).to_string();
    for (method, path, status, allow) in [
        ("GET", PATH, 405, Some("POST")),
        ("HEAD", PATH, 405, Some("POST")),
        ("PUT", PATH, 405, Some("POST")),
        ("POST", "/witness/add-checkpoint?x=1", 405, Some("GET, HEAD")),
        ("POST", "/witness/add-checkpoint/", 405, Some("GET, HEAD")),
        ("POST", "/Witness/Add-Checkpoint", 405, Some("GET, HEAD")),
        ("POST", "//witness/add-checkpoint", 405, Some("GET, HEAD")),
        ("POST", "/ar/", 405, Some("GET, HEAD")),
        ("GET", "/witness/", 404, None),
    ] {
        let reply = asked(port, method, path, &body);
        assert_eq!((reply.status, reply.header("allow")), (status, allow), "{method} {path}");
    }
    let nobody = format!("POST {PATH} HTTP/1.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assert_eq!(send(port, nobody.as_bytes()).unwrap().status, 400, "no host");

    // Several on one connection, and no cookie or leave for other sites' pages in any answer.
    let request = partner.request(0, 1).to_string();
    let length = request.len();
    let head = format!("POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n");
    let twice = format!("{head}\r\n{request}{head}Connection: close\r\n\r\n{request}");
    let reply = send(port, twice.as_bytes()).unwrap();
    assert!(reply.status == 200 && reply.body.contains("HTTP/1.1 409"), "{reply:?}");
    assert!(!reply.head.to_lowercase().contains("set-cookie"));
    assert!(reply.header("access-control-allow-origin").is_none());
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    signed(port, &key, &partner.request(1, 2));
    assert!(server.end());

    settings(&house, "");
    let _server = house.serve();
    let reply = posted(port, &partner.request(2, 3).to_string());
    assert_eq!((reply.status, reply.header("allow")), (405, Some("GET, HEAD")));
    assert_eq!(get(port, PATH).status, 404);
    assert!(!house.run(&["witness", "show"]).status.success());
}

#[test]
fn mistakes_in_what_the_operator_says_of_witnesses_are_pointed_at() {
    let partner = Partner::new(1, "entry");
    let (house, key) = witness_for(Engine::Sqlite, &partner);
    let log = partner.key();
    for (more, says) in [
        (is_witness("w.example/two", &log), "w.example/one"),
        (is_witness("w.example/one", &key), "not the key of a log"),
        (has_witness("http://localhost:1", &log), "not the key of a witness"),
        (has_witness("http://localhost:1/?x", &key), "more than a path"),
        (has_witness("http://", &key), "http://"),
        (has_witness("http://localhost:1", &key).repeat(2), "two are called"),
    ] {
        settings(&house, &more);
        let output = house.run(&["serve"]);
        assert!(!output.status.success(), "{more}");
        assert!(text(&output).contains(says), "{more}: {}", text(&output));
    }
    settings(&house, &is_witness("no name", &log));
    std::fs::remove_file(house.path("bayan-data/keys/server.witness.key")).unwrap();
    assert!(text(&house.run(&["serve"])).contains("witness.name"));
}

#[test]
fn a_log_whose_key_signs_two_histories_is_said_loudly_and_once() {
    let (partner, forked) = (Partner::new(1, "entry"), Partner::new(1, "otherwise"));
    let (house, key) = witness_for(Engine::Sqlite, &partner);
    let _server = Loud::serve(&house);
    signed(house.port, &key, &partner.request(0, 3));
    for _ in 0..3 {
        assert_eq!(posted(house.port, &forked.request(3, 3).to_string()).status, 422);
    }
    let said = std::fs::read_to_string(house.path("said")).unwrap();
    assert_eq!(said.matches("gate.two_histories_of_a_log").count(), 1, "{said}");
    let line = forked.note(3).to_string().lines().last().unwrap().to_owned();
    assert!(said.contains(&line), "the signature itself is said: {said}");
}
