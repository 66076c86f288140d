//! A witness whose database is not the one that it last signed from.

use super::{Partner, conflicts, is_witness, posted, settings, signed, witness_key};
use crate::house::{Engine, House, text};
use std::fs;

const FILES: [&str; 2] = ["bayan.db", "bayan.db-wal"];

#[test]
fn a_witness_whose_database_came_from_a_backup_signs_no_second_history() {
    let (partner, forked) = (Partner::new(1, "entry"), Partner::new(1, "otherwise"));
    let house = House::new(Engine::Sqlite);
    settings(&house, &is_witness("w.example/one", &partner.key()));
    let key = witness_key(&house);
    let port = house.port;
    let server = house.serve();
    signed(port, &key, &partner.request(0, 2));
    assert!(server.end());
    let of = |folder: &str, file: &str| house.path(&format!("{folder}{file}"));
    for file in FILES {
        let _ = fs::copy(of("bayan-data/", file), of("backup-", file));
    }
    let server = house.serve();
    signed(port, &key, &partner.request(2, 5));
    assert!(server.end());
    let newer = fs::read(house.path("bayan-data/bayan.db")).unwrap();
    let _ = fs::remove_file(house.path("bayan-data/bayan.db-shm"));
    for file in FILES {
        let _ = fs::remove_file(of("bayan-data/", file));
        let _ = fs::copy(of("backup-", file), of("bayan-data/", file));
    }
    let server = house.serve();
    // Neither what it would not sign, nor what would lead it beside what it has signed.
    for request in [forked.request(2, 5), partner.request(2, 4), forked.request(2, 9)] {
        assert_eq!(posted(port, &request.to_string()).status, 503, "{request}");
    }
    let adopting = house.run(&["witness", "adopt"]);
    assert!(
        !adopting.status.success() && text(&adopting).contains("signed up to entry 5"),
        "{}",
        text(&adopting)
    );
    assert!(server.end());
    // With the database that it had, it goes on.
    let _ = fs::remove_file(house.path("bayan-data/bayan.db-wal"));
    let _ = fs::remove_file(house.path("bayan-data/bayan.db-shm"));
    fs::write(house.path("bayan-data/bayan.db"), newer).unwrap();
    let server = house.serve();
    conflicts(port, &forked.request(2, 9), 5);
    signed(port, &key, &partner.request(5, 6));
    // On another machine it has signed nothing, until the operator says that it is the one.
    fs::remove_dir_all(house.path("bayan-data/record")).unwrap();
    assert_eq!(posted(port, &partner.request(6, 7).to_string()).status, 503);
    assert!(house.run(&["witness", "adopt"]).status.success());
    signed(port, &key, &partner.request(6, 7));
    assert!(server.end());
}
