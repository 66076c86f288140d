//! The keys of the record, changed by the root key.

use super::{checkpoint, key, log, publish, refused, run};
use crate::{
    house::{Engine, House},
    wire::get,
};
use bayan_record::{Entry, Note};
use std::fs;

#[test]
fn keys_are_rotated_and_retired_by_the_root_key_alone() {
    let house = House::new(Engine::Sqlite);
    publish(&house, "a");
    let first = key(&house);
    let root = house.path("bayan-data/keys/test.root.key");
    let safe = house.path("safe.key");
    fs::rename(&root, &safe).unwrap();
    let safe = safe.display().to_string();
    let log_key = house.path("bayan-data/keys/test.log.key").display().to_string();
    refused(&house, &["key", "rotate", "--root", "nowhere"], "no file");
    refused(&house, &["key", "rotate", "--root", &log_key], "not the root key");
    refused(&house, &["key", "retire", "--root", &safe], "no earlier key");
    let server = house.serve();
    run(&house, &["key", "rotate", "--root", &safe]);
    let second = key(&house);
    assert_ne!(first, second);
    publish(&house, "b");
    // Both sign: whoever has pinned the first still can check.
    checkpoint(&house, &first);
    checkpoint(&house, &second);
    refused(&house, &["key", "rotate", "--root", &safe], "retire");
    run(&house, &["key", "retire", "--root", &safe]);
    publish(&house, "c");
    checkpoint(&house, &second);
    let note: Note = get(house.port, "/log/checkpoint").body.parse().unwrap();
    assert!(note.verify(std::slice::from_ref(&first)).is_err(), "the first one signs no more");
    assert!(!house.path("bayan-data/keys/test.previous.key").exists());
    let entries = log(&house, &second);
    assert_eq!(entries.iter().filter(|entry| matches!(entry, Entry::Key(_))).count(), 3);
    assert!(server.end());
    assert!(run(&house, &["record", "audit"]).contains("0 finding(s)"));
}

#[test]
fn a_lost_key_is_replaced_by_the_root_key_alone() {
    let house = House::new(Engine::Sqlite);
    publish(&house, "a");
    let first = key(&house);
    let own = house.path("bayan-data/keys/test.log.key");
    let root = house.path("bayan-data/keys/test.root.key").display().to_string();
    refused(&house, &["key", "rotate", "--lost", "--root", &root], "is not lost");
    fs::remove_file(&own).unwrap();
    house.write("one.jsonl", &format!("{}\n", super::line("b")));
    refused(&house, &["import", "jsonl", "one.jsonl"], "is missing");
    refused(&house, &["key", "rotate", "--root", &root], "--lost");
    let server = house.serve();
    run(&house, &["key", "rotate", "--lost", "--root", &root]);
    let second = key(&house);
    assert_ne!(first, second);
    publish(&house, "c");
    assert_eq!(get(house.port, "/log/keys").body.lines().count(), 2, "the new key, and the root key");
    let entries = log(&house, &second);
    assert_eq!(entries.iter().filter(|entry| matches!(entry, Entry::Key(_))).count(), 3);
    assert!(server.end());
    assert!(run(&house, &["record", "audit"]).contains("0 finding(s)"));
}

#[test]
fn an_earlier_key_signs_on_beside_the_one_that_replaces_a_lost_one() {
    let house = House::new(Engine::Sqlite);
    publish(&house, "a");
    let first = key(&house);
    let root = house.path("bayan-data/keys/test.root.key").display().to_string();
    run(&house, &["key", "rotate", "--root", &root]);
    fs::remove_file(house.path("bayan-data/keys/test.log.key")).unwrap();
    run(&house, &["key", "rotate", "--lost", "--root", &root]);
    let _server = house.serve();
    let third = key(&house);
    publish(&house, "b");
    // Whoever knows only the first goes on by it.
    checkpoint(&house, &first);
    checkpoint(&house, &third);
    assert_eq!(get(house.port, "/log/keys").body.lines().count(), 3, "both, and the root key");
    run(&house, &["key", "retire", "--root", &root]);
    checkpoint(&house, &third);
}
