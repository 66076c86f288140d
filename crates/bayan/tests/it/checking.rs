//! `bayan verify` and `bayan monitor` as they are used, against a small site that the test makes.

#[path = "../../src/checking/testing.rs"]
#[allow(dead_code, reason = "shared with the tests beside the code")]
mod testing;

use crate::{
    house::{House, engines, text},
    life::published,
};
use std::process::{Command, Output};
use testing::{Maker, Server, id, page};

fn bayan(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bayan")).args(arguments).env("BAYAN_LOG", "warn").output().unwrap()
}

fn maker() -> Maker {
    let mut maker = Maker::new();
    maker.publish(0, "نص أول");
    maker.publish(0, "نص أول مصحح");
    maker.snapshot();
    maker
}

#[test]
fn verify_says_what_it_found_and_answers_0_1_or_2() {
    let server = Server::start(maker().files());
    let url = server.url(&page(0));
    let fine = bayan(&["verify", &url, "--key", &maker().vkey()]);
    let said = text(&fine);
    assert_eq!(fine.status.code(), Some(0), "{said}");
    assert!(
        said.contains("Recorded by the key of press.example/log as entry 1; unchanged since; 2 revisions")
    );
    assert!(said.contains("What this does not show"), "{said}");
    let json = bayan(&["verify", &url, "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!((&json["outcome"], json["alarms"].as_array().unwrap().len()), (&"fine".into(), 0));

    server.alter(&page(0), "مصحح", "\u{202e}محرف");
    let altered = bayan(&["verify", &url]);
    assert_eq!(altered.status.code(), Some(1), "{}", text(&altered));
    assert!(text(&altered).contains("! altered: this page is not what was recorded as revision 2"));
    let json = bayan(&["verify", &url, "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["alarms"][0]["kind"], "altered");

    for arguments in [
        vec!["verify", "http://127.0.0.1:1/ar/a/x"],
        vec!["verify", "no-such-file.json"],
        vec!["verify", &url, "--key", "no key"],
        vec!["verify", "http://user:word@127.0.0.1/"],
        vec!["verify"],
        vec!["verify", "file:///etc/passwd"],
    ] {
        let output = bayan(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", text(&output));
    }
}

#[test]
fn verify_reads_files_and_folders() {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in maker().files() {
        let place = folder.path().join(&path[1..]);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::write(place, bytes).unwrap();
    }
    let at = |name: &str| folder.path().join(format!("ar/a/{}/r/2/{name}", id(0))).display().to_string();
    let key = maker().vkey();
    let whole = bayan(&["verify", folder.path().to_str().unwrap(), "--key", &key]);
    assert_eq!(whole.status.code(), Some(0), "{}", text(&whole));
    let evidence = bayan(&["verify", &at("evidence"), "--key", &key]);
    assert_eq!(evidence.status.code(), Some(0), "{}", text(&evidence));
    let disclosure = bayan(&["verify", &at("disclosure"), "--proof", &at("proof"), "--key", &key]);
    assert_eq!(disclosure.status.code(), Some(0), "{}", text(&disclosure));
    std::fs::write(at("entry"), "bayan-revision/1\n").unwrap();
    let altered = bayan(&["verify", folder.path().to_str().unwrap(), "--key", &key]);
    assert_eq!(altered.status.code(), Some(1), "{}", text(&altered));
}

#[test]
fn monitor_remembers_what_it_saw() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state.json").display().to_string();
    let mut maker = maker();
    let before = maker.files();
    let server = Server::start(before.clone());
    let look = || bayan(&["monitor", &server.origin(), "--state", &state, "--once"]);
    let first = look();
    assert_eq!(first.status.code(), Some(0), "{}", text(&first));
    maker.publish(1, "نص ثان");
    server.replace(maker.files());
    let second = look();
    assert_eq!(second.status.code(), Some(0), "{}", text(&second));
    assert!(text(&second).contains("4 entries, 1 of them new"), "{}", text(&second));
    server.replace(before);
    for _ in 0..2 {
        let third = look();
        assert_eq!(third.status.code(), Some(1), "{}", text(&third));
        assert!(
            text(&third).contains("! rollback: the log has 3 entries now, and had 4"),
            "{}",
            text(&third)
        );
    }
    server.files.lock().unwrap().clear();
    assert_eq!(look().status.code(), Some(2));
    std::fs::write(&state, "{}").unwrap();
    let damaged = look();
    assert_eq!(damaged.status.code(), Some(2), "what is remembered is not begun anew: {}", text(&damaged));
}

#[test]
fn what_the_server_shows_is_what_it_has_recorded() {
    for engine in engines() {
        let house = House::new(engine);
        house.articles("articles.jsonl", 12);
        let imported = text(&house.run(&["import", "jsonl", "articles.jsonl"]));
        let addresses = published(&imported);
        let _server = house.serve();
        let short = |number: usize| addresses[number].rsplit('-').next().unwrap();
        let act = |arguments: &[&str]| {
            let output = house.run(arguments);
            assert!(output.status.success(), "{arguments:?}: {}", text(&output));
        };
        act(&["correct", short(0), "--headline", "بيان مصحح", "--note", "صحح العنوان"]);
        act(&["withdraw", short(1), "--reason", "سحب للمراجعة"]);
        let origin = format!("http://localhost:{}", house.port);
        for (place, says) in
            [(0, "2 revisions, all listed"), (1, "It is withdrawn"), (2, "1 revision, all listed")]
        {
            // A corrected headline changes the address; the short one leads there.
            let url = format!("{origin}/ar/a/{}", short(place));
            let output = bayan(&["verify", &url]);
            assert_eq!(output.status.code(), Some(0), "{url}: {}", text(&output));
            assert!(text(&output).contains(says), "{says}: {}", text(&output));
        }
        let state = house.path("state.json").display().to_string();
        for _ in 0..2 {
            let output = bayan(&["monitor", &origin, "--state", &state, "--once"]);
            assert_eq!(output.status.code(), Some(0), "{}", text(&output));
        }
    }
}
