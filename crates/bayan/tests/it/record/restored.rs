//! Backups that are put back, folders that are copied: no second history, and nothing removed comes back.

use super::{checkpoint, key, log, proved, publish, refused, run, short};
use crate::{
    house::{Engine, House, text},
    life::eventually,
    wire::get,
};
use bayan_record::Entry;
use std::{fs, path::Path, process::Command};

/// What a database on SQLite is made of: the second is there where a program has ended without tidying up.
const FILES: [&str; 2] = ["bayan.db", "bayan.db-wal"];

/// Copies the database while nothing runs.
fn back_up(house: &House) {
    for file in FILES {
        let _ = fs::remove_file(house.path(&format!("backup-{file}")));
        let _ = fs::copy(house.path(&format!("bayan-data/{file}")), house.path(&format!("backup-{file}")));
    }
}

fn restore(house: &House) {
    let _ = fs::remove_file(house.path("bayan-data/bayan.db-shm"));
    for file in FILES {
        let _ = fs::remove_file(house.path(&format!("bayan-data/{file}")));
        let _ = fs::copy(house.path(&format!("backup-{file}")), house.path(&format!("bayan-data/{file}")));
    }
}

#[test]
fn a_restored_backup_signs_nothing_below_what_was_shown() {
    let house = House::new(Engine::Sqlite);
    publish(&house, "a");
    back_up(&house);
    let lost = publish(&house, "b");
    restore(&house);
    let server = house.serve();
    assert_eq!(get(house.port, "/ar/").status, 200, "the site serves");
    assert_eq!(get(house.port, &lost).status, 404);
    // However many entries are made: fewer than were signed, as many, and more.
    house.articles("c.jsonl", 1);
    refused(&house, &["import", "jsonl", "c.jsonl"], "the record was signed up to entry");
    house.articles("d.jsonl", 3);
    refused(&house, &["import", "jsonl", "d.jsonl"], "the record was signed up to entry");
    assert!(server.end());
    refused(&house, &["record", "adopt", "--without-asking"], "the record was signed up to entry");
    assert_eq!(get_of_log(&house), 2, "nothing was signed");
}

/// How many entries the newest signed checkpoint covers, read from the database's own site.
fn get_of_log(house: &House) -> u64 {
    let server = house.serve();
    let size = checkpoint(house, &key(house)).size;
    assert!(server.end());
    size
}

#[test]
fn a_database_that_is_only_older_says_so() {
    let house = House::new(Engine::Sqlite);
    publish(&house, "a");
    back_up(&house);
    publish(&house, "b");
    publish(&house, "c");
    publish(&house, "d");
    restore(&house);
    let line = serde_json::json!({
        "id": "n", "edition": "ar", "section": "news", "headline": "بيان", "body": {"markdown": "نص."},
    });
    house.write("one.jsonl", &format!("{line}\n"));
    refused(&house, &["import", "jsonl", "one.jsonl"], "it is older");
}

#[test]
fn a_whole_folder_that_a_backup_puts_back_signs_nothing_until_it_is_adopted() {
    let house = House::new(Engine::Sqlite);
    publish(&house, "a");
    run(&house, &["record", "export", "mirror"]);
    copy(&house.path("bayan-data"), &house.path("backup"));
    publish(&house, "b");
    run(&house, &["record", "export", "newer"]);
    // With `record` and all, into the same folder.
    copy(&house.path("backup/."), &house.path("bayan-data"));
    let server = house.serve();
    house.write("one.jsonl", &format!("{}\n", super::line("c")));
    refused(&house, &["import", "jsonl", "one.jsonl"], "came from a backup");
    // Somebody remembers more.
    let with = |seen: &'static str| ["record", "adopt", "--without-asking", "--seen", seen];
    refused(&house, &with("newer"), "the record was signed up to entry");
    refused(&house, &with("nowhere"), "nowhere");
    assert_eq!(checkpoint(&house, &key(&house)).size, 2, "nothing was signed");
    // If it were not so: the server goes on by itself.
    run(&house, &with("mirror"));
    eventually(house.port, "/log/checkpoint", |reply| reply.body.lines().nth(1) != Some("2"));
    log(&house, &key(&house));
    assert!(server.end());
}

#[test]
fn what_was_removed_does_not_come_back_with_a_backup() {
    for whole in [true, false] {
        let house = House::new(Engine::Sqlite);
        let address = publish(&house, "سر");
        let id = short(&address).to_owned();
        back_up(&house);
        let part: &[&str] = if whole { &[] } else { &["--part", "body/1"] };
        let removing = ["remove", &id, "--ground", "court", "--reason", "بأمر المحكمة", "--destroy"];
        run(&house, &[&removing[..], part].concat());
        restore(&house);
        let server = house.serve();
        let is_gone = |reply: &crate::wire::Reply| match whole {
            true => reply.status == 410,
            false => reply.status == 200 && reply.body.contains("بأمر المحكمة"),
        };
        let at = if whole { format!("/ar/a/{id}") } else { address.clone() };
        if whole {
            // At once, although nothing can be signed.
            let reply = get(house.port, &at);
            assert!(is_gone(&reply), "{}: {}", reply.status, reply.body);
        }
        let reply = get(house.port, &address);
        assert!(!reply.body.contains("نص البيان سر"), "{}", reply.body);
        for file in ["disclosure", "evidence"] {
            let reply = get(house.port, &format!("/ar/a/{id}/r/1/{file}"));
            assert!(!reply.body.contains("نص البيان سر"), "{file}: {}", reply.body);
        }
        assert!(server.end());
        // Once, and not again.
        let list = fs::read_to_string(house.path("bayan-data/record/test.removals")).unwrap();
        assert!(list.lines().count() == 1 && !list.contains("سر"), "{list}");
        let server = house.serve();
        assert!(server.end());
        assert_eq!(fs::read_to_string(house.path("bayan-data/record/test.removals")).unwrap(), list);
    }
}

#[test]
fn where_entries_are_lost_another_log_begins_and_says_so() {
    let house = House::new(Engine::Sqlite);
    let root = house.path("bayan-data/keys/test.root.key").display().to_string();
    let state = house.path("monitor.json").display().to_string();
    let origin = format!("http://localhost:{}", house.port);
    let id = short(&publish(&house, "a")).to_owned();
    run(&house, &["correct", &id, "--headline", "بيان مصحح", "--note", "صحح العنوان"]);
    back_up(&house);
    publish(&house, "b");
    let server = house.serve();
    let first = key(&house);
    let monitored = house.run(&["monitor", &origin, "--state", &state, "--once"]);
    assert_eq!(monitored.status.code(), Some(0), "{}", text(&monitored));
    refused(&house, &["record", "succeed", "--root", &root], "stop the server first");
    assert!(server.end());
    refused(
        &house,
        &["record", "succeed", "--root", &root, "--entries-are-lost"],
        "nothing is known to be missing",
    );
    restore(&house);
    refused(&house, &["record", "succeed", "--root", &root], "nothing was done");
    let log_key = house.path("bayan-data/keys/test.log.key").display().to_string();
    let with = |root: &str| house.run(&["record", "succeed", "--root", root, "--entries-are-lost"]);
    assert!(text(&with(&log_key)).contains("is not the root key"));
    // Something is in the way, behind the transaction.
    let in_the_way = house.path("bayan-data/keys/test.previous.key");
    fs::create_dir(&in_the_way).unwrap();
    let interrupted = with(&root);
    assert!(
        !interrupted.status.success() && text(&interrupted).contains("test.previous.key"),
        "{}",
        text(&interrupted)
    );
    fs::remove_dir(&in_the_way).unwrap();
    house.write("one.jsonl", &format!("{}\n", super::line("c")));
    refused(&house, &["import", "jsonl", "one.jsonl"], "how far was signed");
    let again = with(&root);
    assert!(again.status.success() && text(&again).contains("goes on as"), "{}", text(&again));
    refused(
        &house,
        &["record", "succeed", "--root", &root, "--entries-are-lost"],
        "nothing is known to be missing",
    );

    let server = house.serve();
    publish(&house, "d");
    let second = key(&house);
    assert!(first.name() != second.name() && second.name() == format!("{}/2", first.name()));
    let entries = log(&house, &second);
    let Entry::Succession(statement) = &entries[0] else { panic!("{:?}", entries[0]) };
    // The key, three acts, and what the server appends once a day.
    assert_eq!((statement.origin.as_str(), statement.size), (first.name(), 5));
    // What is still there is recorded anew, with its history.
    for rev in [1, 2] {
        proved(&house, &id, rev, &second);
    }
    let verify = get(house.port, &format!("/ar/a/{id}/verify")).body;
    assert!(verify.contains("مكانَ سجل سابق"), "{verify}");
    // Whoever watched the first log is told, by its own root key, and not lulled.
    let monitored = house.run(&["monitor", &origin, "--state", &state, "--once"]);
    assert_eq!(monitored.status.code(), Some(1), "{}", text(&monitored));
    assert!(text(&monitored).contains("stands in its place"), "{}", text(&monitored));
    assert!(server.end());
    assert!(run(&house, &["record", "audit"]).contains("0 finding(s)"));
    // What was here of the first log can still be checked by itself.
    let kept = house.path("bayan-data/record/test.ended-5");
    let checked = house.run(&["verify", &kept.display().to_string(), "--key", &first.to_string()]);
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked));
    let notes = fs::read_to_string(kept.join("checkpoints")).unwrap();
    assert!(notes.matches(first.name()).count() >= 2, "{notes}");
}

fn copy(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-r").arg(from).arg(to).status().unwrap().success());
}

#[test]
fn a_copied_data_folder_signs_nothing_until_it_is_adopted() {
    let house = House::new(Engine::Sqlite);
    publish(&house, "a");
    copy(&house.path("bayan-data"), &house.path("copy"));
    fs::rename(house.path("bayan-data"), house.path("first")).unwrap();
    fs::rename(house.path("copy"), house.path("bayan-data")).unwrap();
    let line = serde_json::json!({
        "id": "n", "edition": "ar", "section": "news", "headline": "بيان", "body": {"markdown": "نص."},
    });
    house.write("one.jsonl", &format!("{line}\n"));
    refused(&house, &["import", "jsonl", "one.jsonl"], "bayan record adopt");
    refused(&house, &["record", "adopt"], "could not be asked");
    // The first one still runs, and has shown more.
    let (own, first) = (house.path("bayan-data"), house.path("first"));
    fs::rename(&own, house.path("second")).unwrap();
    fs::rename(&first, &own).unwrap();
    publish(&house, "b");
    let server = house.serve();
    let adopting =
        house.command(&["record", "adopt"]).env("BAYAN_DATA", house.path("second")).output().unwrap();
    assert!(
        !adopting.status.success() && text(&adopting).contains("the record was signed up to entry"),
        "{}",
        text(&adopting)
    );
    assert!(server.end());
    fs::remove_dir_all(&own).unwrap();
    fs::rename(house.path("second"), &own).unwrap();
    // Nobody shows anything any more, and the operator says so.
    run(&house, &["record", "adopt", "--without-asking"]);
    let server = house.serve();
    log(&house, &key(&house));
    assert!(server.end());
}
