//! This server as a log: its witnesses sign, are away, hang and lie.

use super::{
    Loud, first_line, has_witness, is_witness,
    lies::{Lie, Witness},
    settings, witness_key,
};
use crate::{
    house::{Engine, House, engines, text},
    life::published,
    wire::{Reply, get},
};
use bayan_record::{Note, VerifierKey};
use std::time::{Duration, Instant};

fn log_key(house: &House) -> VerifierKey {
    first_line(house, &["key", "show"]).parse().unwrap()
}

/// Publishes text number `number`; answers its address.
fn publish(house: &House, number: usize) -> String {
    house.articles("a.jsonl", number);
    let output = house.run(&["import", "jsonl", "a.jsonl"]);
    assert!(output.status.success(), "{}", text(&output));
    published(&text(&output)).remove(0)
}

/// The page on which the text at this address is checked.
fn checking_page(house: &House, address: &str) -> Reply {
    get(house.port, &format!("/ar/a/{}/verify", address.rsplit('-').next().unwrap()))
}

fn checkpoint(house: &House) -> Note {
    get(house.port, "/log/checkpoint").body.parse().unwrap()
}

fn wait_until(what: &str, mut fits: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !fits() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}: not within a minute");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn two_houses_witness_each_other() {
    for engine in engines() {
        let (one, two) = (House::new(engine), House::new(engine));
        let (one_log, two_log) = (log_key(&one), log_key(&two));
        settings(&one, &is_witness("one.example/w", &two_log));
        settings(&two, &is_witness("two.example/w", &one_log));
        let (one_key, two_key) = (witness_key(&one), witness_key(&two));
        let at = |house: &House| format!("http://localhost:{}/witness", house.port);
        settings(&one, &(is_witness("one.example/w", &two_log) + &has_witness(&at(&two), &two_key)));
        settings(&two, &(is_witness("two.example/w", &one_log) + &has_witness(&at(&one), &one_key)));
        let (first, second) = (one.serve(), two.serve());
        let address = publish(&one, 1);
        publish(&two, 1);
        let is_signed_by = |house: &House, log: &VerifierKey, witness: &VerifierKey| {
            checkpoint(house).verify(&[log.clone(), witness.clone()]).unwrap() == [0, 1]
        };
        wait_until("the second signs for the first", || is_signed_by(&one, &one_log, &two_key));
        wait_until("the first signs for the second", || is_signed_by(&two, &two_log, &one_key));
        wait_until("the page that checks says so", || {
            checking_page(&one, &address).body.contains("two.example/w")
        });
        assert!(get(one.port, "/log/policy").body.contains(&two_key.to_string()));

        // The witness is away: nothing waits for it, and its signature comes when it is back.
        second.kill();
        publish(&one, 2);
        let alone = checkpoint(&one);
        assert_eq!(alone.signatures.len(), 1, "{alone}");
        assert!(first.end());
        let (first, second) = (one.serve(), two.serve());
        wait_until("the second signs again", || is_signed_by(&one, &one_log, &two_key));
        assert!(first.end() && second.end());
    }
}

#[test]
fn witnesses_that_hang_and_lie_delay_nothing_and_nothing_of_them_is_shown() {
    let house = House::new(Engine::Sqlite);
    let honest = Witness::start("honest.example", Lie::None);
    let liars: Vec<Witness> = Lie::all(&honest.url())
        .into_iter()
        .enumerate()
        .map(|(number, lie)| Witness::start(&format!("liar{number}.example"), lie))
        .collect();
    let named = std::iter::once(&honest).chain(&liars);
    let all: String = named.map(|witness| has_witness(&witness.url(), &witness.key())).collect();
    settings(&house, &all);
    let log = log_key(&house);
    let _server = Loud::serve(&house);
    let quickest = (1..=4)
        .map(|number| {
            let begun = Instant::now();
            let address = publish(&house, number);
            assert_eq!(get(house.port, &address).status, 200);
            begun.elapsed()
        })
        .min();
    assert!(quickest.unwrap() < Duration::from_secs(2), "{quickest:?}");
    wait_until("the honest one signs", || checkpoint(&house).signature_of(&honest.key()).is_some());
    let said = || std::fs::read_to_string(house.path("said")).unwrap();
    for liar in &liars {
        wait_until(&liar.name, || liar.times_asked() > 0 && said().contains(&liar.name));
    }
    let shown = checkpoint(&house);
    assert_eq!(shown.verify(&[log, honest.key()]), Ok(vec![0, 1]));
    assert_eq!(shown.signatures.len(), 2, "{shown}");
    let said = said();
    for liar in &liars {
        let line = said.lines().find(|line| line.contains(&liar.name)).unwrap();
        let event = if liar.contradicts() { "record.witness_contradicts" } else { "record.not_witnessed" };
        assert!(line.contains(event), "{line}");
    }
    assert!(!said.contains(&honest.name), "{said}");
    let address = publish(&house, 5);
    let page = checking_page(&house, &address);
    assert!(page.status == 200 && !page.body.contains("liar"), "{} {}", page.status, page.body);
}
