//! Mistakes of operators: a clear word, a non-zero exit, nothing lost.

use crate::house::{Engine, House, text};
use std::net::TcpListener;

fn refused(house: &House, arguments: &[&str], says: &[&str]) {
    let output = house.run(arguments);
    let said = text(&output);
    assert!(!output.status.success(), "{arguments:?} should fail: {said}");
    for word in says {
        assert!(said.contains(word), "{arguments:?} should say {word:?}: {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn settings_and_site_files_with_mistakes_are_pointed_at() {
    let house = House::empty(Engine::Sqlite);
    house.write("broken.toml", "listen = '127.0.0.1:1'\nlisten_to = 3\n");
    refused(&house, &["--config", "broken.toml", "serve"], &["broken.toml", "line 2", "listen_to"]);
    refused(&house, &["--config", "missing.toml", "serve"], &["missing.toml"]);
    refused(&house, &["init", "--site", "missing.toml"], &["missing.toml"]);
    house.write("site.toml", "name = 'x'\n");
    refused(&house, &["init", "--site", "site.toml"], &["site.toml", "hosts"]);
    refused(&house, &["import", "jsonl", "x.jsonl"], &["no site yet"]);
    house.write("seal.svg", "<svg><script>x</script></svg>");
    house.write("site.toml", crate::house::SITE);
    refused(&house, &["init", "--site", "site.toml", "--seal", "seal.svg"], &["script"]);
}

#[test]
fn a_site_is_made_once() {
    let house = House::new(Engine::Sqlite);
    refused(&house, &["init", "--site", "site.toml"], &["already"]);
}

#[test]
fn a_port_and_a_data_folder_belong_to_one_server() {
    let house = House::new(Engine::Sqlite);
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = taken.local_addr().unwrap().to_string();
    refused(&house, &["serve", "--listen", &address], &[&address, "another program"]);
    let _server = house.serve();
    refused(&house, &["serve", "--listen", "127.0.0.1:0"], &["another server or command", "bayan-data"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let house = House::empty(Engine::Sqlite);
    house.write("file", "not a folder");
    house.write("bayan.toml", "data = 'file/inside'\n");
    refused(&house, &["serve"], &["file/inside"]);
    house.write("bayan.toml", "database = 'postgres://127.0.0.1:1/nobody'\n");
    refused(&house, &["serve"], &["database"]);
}

#[test]
fn a_full_disk_is_said_and_what_was_there_stays() {
    let house = House::new(Engine::Sqlite);
    house.articles("a.jsonl", 5);
    assert!(house.run(&["import", "jsonl", "a.jsonl"]).status.success());
    house.articles("b.jsonl", 200);
    // A limit on the size of files is a disk that is full, without one.
    let program = env!("CARGO_BIN_EXE_bayan");
    let limited = format!("trap '' XFSZ; ulimit -f 256; exec {program} import jsonl b.jsonl");
    let output = std::process::Command::new("bash")
        .args(["-c", &limited])
        .current_dir(house.path(""))
        .output()
        .unwrap();
    assert!(!output.status.success(), "{}", text(&output));
    assert!(!text(&output).contains("panicked"), "{}", text(&output));
    let after = text(&house.run(&["import", "jsonl", "a.jsonl"]));
    assert!(after.contains("0 entered, 5 known already"), "{after}");
}

#[test]
fn a_disk_that_is_full_at_the_start_is_said() {
    let house = House::empty(Engine::Sqlite);
    let program = env!("CARGO_BIN_EXE_bayan");
    let limited = format!("trap '' XFSZ; ulimit -f 0; exec {program} demo --data d --listen 127.0.0.1:0");
    let output = std::process::Command::new("bash")
        .args(["-c", &limited])
        .current_dir(house.path(""))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", text(&output));
    assert!(text(&output).contains("bayan: cannot open the database"), "{}", text(&output));
}

#[test]
fn commands_on_texts_that_are_not_there_say_so() {
    let house = House::new(Engine::Sqlite);
    refused(&house, &["withdraw", "zzzzzzzz", "--reason", "x"], &["zzzzzzzz"]);
    refused(&house, &["correct", "zzzzzzzz", "--note", "x"], &["nothing to correct"]);
    refused(&house, &["restore", "/ar/a/العنوان"], &["no text is known"]);
    refused(&house, &["import", "text", "nowhere", "--edition", "ar", "--section", "news"], &["nowhere"]);
    refused(&house, &["import", "text", ".", "--edition", "fr", "--section", "news"], &["fr"]);
    refused(&house, &["withdraw", "zzzzzzzz", "--reason", "a\u{202e}b"], &["U+202E"]);
}
