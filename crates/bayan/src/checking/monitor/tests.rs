use super::*;
use crate::checking::{
    finding::Outcome,
    testing::{Maker, Server, id, key, page, witness},
};

fn maker() -> Maker {
    let mut maker = Maker::new();
    maker.statement_about_the_key();
    maker.publish(0, "نص أول");
    maker.publish(1, "نص ثان");
    maker.publish(0, "نص أول مصحح");
    maker.snapshot();
    maker
}

async fn look_at(server: &Server, before: Option<&State>) -> Look {
    look(&Source::site(&server.origin()).unwrap(), before, &Asked::default()).await.unwrap()
}

fn kinds(look: &Look) -> Vec<Kind> {
    look.findings.alarms.iter().map(|alarm| alarm.kind).collect()
}

#[tokio::test]
async fn a_sound_site_is_fine_and_later_looks_ask_for_new_entries_alone() {
    let mut maker = maker();
    let server = Server::start(maker.files());
    let first = look_at(&server, None).await;
    assert_eq!((kinds(&first), first.findings.outcome()), (vec![], Outcome::Fine), "{:?}", first.findings);
    assert!(first.findings.facts[0].contains("5 entries, 5 of them new"), "{:?}", first.findings.facts);
    assert!(first.findings.facts[0].contains("not witnessed"));
    for text in 2..400 {
        maker.publish(text, "نص");
    }
    server.replace(maker.files());
    let second = look_at(&server, first.state.as_ref()).await;
    assert_eq!(kinds(&second), []);
    server.asked.lock().unwrap().clear();
    let third = look_at(&server, second.state.as_ref()).await;
    assert_eq!(third.findings.outcome(), Outcome::Fine, "{:?}", third.findings);
    let asked = server.asked.lock().unwrap().clone();
    assert!(!asked.iter().any(|path| path.starts_with("/log/tile/")), "{asked:?}");
}

#[tokio::test]
async fn a_text_that_is_published_while_it_is_looked_at_is_no_alarm() {
    let mut maker = maker();
    let server = Server::start(maker.files());
    let first = look_at(&server, None).await;
    maker.publish(1, "نص ثان مصحح");
    // The log is read as it was, and the pages as they are.
    let old = server.files.lock().unwrap().clone();
    let new = maker.files();
    let mut mixed = new.clone();
    mixed.insert("/log/checkpoint".into(), old["/log/checkpoint"].clone());
    server.replace(mixed);
    let files = server.files.clone();
    let asked = server.asked.clone();
    std::thread::spawn(move || {
        while !asked.lock().unwrap().iter().any(|path| path == &page(1)) {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        *files.lock().unwrap() = new;
    });
    server.asked.lock().unwrap().clear();
    let second = look_at(&server, first.state.as_ref()).await;
    // Where the page was asked for before the log was exchanged, it was asked for again.
    assert!(second.findings.alarms.len() <= 1, "{:?}", second.findings);
}

#[tokio::test]
async fn a_forked_log_is_an_alarm_and_is_not_forgotten() {
    let server = Server::start(maker().files());
    let first = look_at(&server, None).await.state.unwrap();
    let mut forked = Maker::new();
    forked.statement_about_the_key();
    forked.publish(0, "نص آخر");
    forked.publish(1, "نص ثان");
    forked.publish(0, "نص أول مصحح");
    forked.snapshot();
    server.replace(forked.files());
    let same_size = look_at(&server, Some(&first)).await;
    assert_eq!(kinds(&same_size), [Kind::Fork]);
    assert!(same_size.state.is_none(), "what was seen before is remembered");
    let both = same_size.findings.facts.join("\n");
    assert!(both.contains(&maker().checkpoint()) && both.contains(&forked.checkpoint()), "{both}");
    forked.publish(1, "مزيد");
    server.replace(forked.files());
    assert_eq!(kinds(&look_at(&server, Some(&first)).await), [Kind::Fork]);
}

#[tokio::test]
async fn a_log_that_is_shorter_than_it_was_is_an_alarm() {
    let mut maker = maker();
    let before = maker.files();
    maker.publish(1, "مزيد");
    let server = Server::start(maker.files());
    let first = look_at(&server, None).await.state.unwrap();
    server.replace(before);
    let second = look_at(&server, Some(&first)).await;
    assert_eq!(kinds(&second), [Kind::Rollback]);
    assert!(second.findings.alarms[0].fact.contains("has 5 entries now, and had 6"));
}

#[tokio::test]
async fn another_key_a_damaged_signature_and_another_log_are_alarms() {
    let server = Server::start(maker().files());
    let first = look_at(&server, None).await.state.unwrap();
    server.replace(maker().signed_by(7).files());
    assert_eq!(kinds(&look_at(&server, Some(&first)).await), [Kind::Key]);
    let mut files = maker().files();
    let mut note = files["/log/checkpoint"].clone();
    let place = note.len() - 10;
    note[place] = if note[place] == b'A' { b'B' } else { b'A' };
    files.insert("/log/checkpoint".into(), note);
    server.replace(files);
    let damaged = look_at(&server, Some(&first)).await;
    assert_eq!(kinds(&damaged), [Kind::Signature], "{:?}", damaged.findings);
    let asked = Asked { trust: Trust::given(&[key(7).verifier().to_string()]).unwrap(), ..Asked::default() };
    assert!(look(&Source::site(&server.origin()).unwrap(), Some(&first), &asked).await.is_err());
}

#[tokio::test]
async fn a_key_that_the_root_key_adds_is_followed_and_one_that_it_ends_is_not() {
    use bayan_record::entry::KeyAct;
    let mut maker = maker();
    let server = Server::start(maker.files());
    let first = look_at(&server, None).await.state.unwrap();
    maker.statement(KeyAct::Added, &key(7), 5);
    maker.statement(KeyAct::Invalid, &key(1), 5);
    server.replace(maker.clone().signed_by(7).files());
    let second = look_at(&server, Some(&first)).await;
    assert_eq!(kinds(&second), [], "{:?}", second.findings);
    // The old key does not sign any more, whoever has it.
    maker.publish(1, "مزيد");
    server.replace(maker.files());
    assert_eq!(kinds(&look_at(&server, second.state.as_ref()).await), [Kind::Key]);
}

#[tokio::test]
async fn entries_that_contradict_each_other_are_an_alarm() {
    let mut maker = maker();
    let text = String::from_utf8(maker.entries[1].clone()).unwrap();
    maker.entries.push(text.replace("rev 1", "rev 9").replace("prev -", "prev 3").into_bytes());
    let server = Server::start(maker.files());
    let found = look_at(&server, None).await;
    assert!(kinds(&found).contains(&Kind::Chain), "{:?}", found.findings);
    assert!(found.findings.alarms[0].fact.contains("entry 5 is revision 9"), "{:?}", found.findings.alarms);
}

#[tokio::test]
async fn an_entry_that_was_changed_or_is_kept_back_is_an_alarm() {
    let server = Server::start(maker().files());
    let bundle = "/log/tile/entries/000.p/5";
    let mut bytes = server.files.lock().unwrap()[bundle].clone();
    let place = bytes.windows(9).position(|part| part == b"published").unwrap();
    bytes[place..place + 9].copy_from_slice(b"withdrawn");
    server.put(bundle, bytes);
    assert_eq!(kinds(&look_at(&server, None).await), [Kind::Fork]);
    server.files.lock().unwrap().remove(bundle);
    assert_eq!(kinds(&look_at(&server, None).await), [Kind::Chain]);
    server.put(bundle, "short");
    assert_eq!(kinds(&look_at(&server, None).await), [Kind::Malformed]);
}

#[tokio::test]
async fn a_revision_that_the_list_does_not_name_is_an_alarm() {
    let mut maker = Maker::new();
    maker.publish(0, "نص أول");
    maker.publish(1, "نص ثان");
    let before = maker.files();
    maker.publish(1, "نص ثان مصحح");
    let mut files = maker.files();
    // The log has the correction; list and page are as before.
    for path in [format!("/ar/a/{}/revisions.json", id(1)), page(1)] {
        files.insert(path.clone(), before[&path].clone());
    }
    let server = Server::start(files);
    let found = look_at(&server, None).await;
    assert_eq!(kinds(&found), [Kind::Hidden]);
    assert!(found.findings.alarms[0].fact.contains("entry 2 of the log is of this text"));
    // The newest revision is named, the page shows the one before.
    let list = format!("/ar/a/{}/revisions.json", id(1));
    server.put(&list, maker.files()[&list].clone());
    let found = look_at(&server, None).await;
    assert_eq!(kinds(&found), [Kind::Altered]);
    assert!(
        found.findings.alarms[0]
            .fact
            .contains("not what was recorded as revision 2: the text of the block b1")
    );
}

#[tokio::test]
async fn what_is_shown_and_was_never_logged_is_an_alarm() {
    let mut maker = Maker::new();
    maker.publish(0, "نص أول");
    let mut logged = maker.files();
    maker.publish(1, "لم يُسجَّل");
    let all = maker.files();
    for (path, bytes) in all.iter().filter(|(path, _)| !path.starts_with("/log/")) {
        logged.insert(path.clone(), bytes.clone());
    }
    let server = Server::start(logged);
    let found = look_at(&server, None).await;
    assert_eq!(kinds(&found), [Kind::Unlogged], "{:?}", found.findings);
    server.alter(&page(1), "bayan-revisions", "other");
    let found = look_at(&server, None).await;
    assert!(found.findings.alarms[0].fact.contains("names no list"), "{:?}", found.findings);
    // It leads to the list of another text.
    server.alter(
        &page(1),
        "rel=\"other\" href=\"/ar/a/text0001",
        "rel=\"bayan-revisions\" href=\"/ar/a/text0000",
    );
    assert!(kinds(&look_at(&server, None).await).contains(&Kind::Altered));
}

#[tokio::test]
async fn an_altered_page_and_a_list_of_a_snapshot_that_does_not_fit_are_alarms() {
    let server = Server::start(maker().files());
    server.alter(&page(1), "نص ثان", "نص ثان آخر");
    let found = look_at(&server, None).await;
    assert_eq!(kinds(&found), [Kind::Altered]);
    assert_eq!(found.findings.alarms[0].place, page(1));
    let server = Server::start(maker().files());
    server.alter("/log/snapshot/4", "ar-SY 3", "ar-SY 1");
    assert_eq!(kinds(&look_at(&server, None).await), [Kind::Altered]);
}

#[tokio::test]
async fn what_cannot_be_looked_at_is_said_and_is_no_alarm() {
    let server = Server::start(maker().files());
    for (path, body) in [
        ("/log/checkpoint", "status 500"),
        ("/log/keys", "status 503"),
        ("/robots.txt", "status 500"),
        ("/sitemap.xml", "<urlset><url>"),
        (&page(1), "status 502"),
        (&page(1), &format!("redirect {}", page(1))),
        (&page(1), "redirect http://127.0.0.1:1/"),
    ] {
        let before = server.files.lock().unwrap().insert(path.to_owned(), body.into());
        let found = look_at(&server, None).await;
        assert_eq!(found.findings.outcome(), Outcome::Unknown, "{path} {body}: {:?}", found.findings);
        server.put(path, before.unwrap());
    }
    server.files.lock().unwrap().remove("/log/checkpoint");
    assert_eq!(look_at(&server, None).await.findings.outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn oversized_and_malformed_answers_are_alarms() {
    let server = Server::start(maker().files());
    let list = format!("/ar/a/{}/revisions.json", id(1));
    let disclosure = format!("/ar/a/{}/r/1/disclosure", id(1));
    for (path, body) in [
        ("/log/checkpoint", "x".repeat(300_000)),
        ("/log/checkpoint", "no note".into()),
        (&list, "[".repeat(100_000)),
        (&list, " ".repeat(5 << 20)),
        (&disclosure, "{}".into()),
        (&disclosure, " ".repeat(9 << 20)),
        (&page(1), " ".repeat(5 << 20)),
    ] {
        let before = server.files.lock().unwrap().insert(path.to_owned(), body.into());
        let found = look_at(&server, None).await;
        assert_eq!(kinds(&found), [Kind::Malformed], "{path}: {:?}", found.findings);
        server.put(path, before.unwrap());
    }
}

#[tokio::test]
async fn pages_are_looked_at_in_turn() {
    let mut maker = Maker::new();
    (0..5).for_each(|text| maker.publish(text, "نص"));
    let server = Server::start(maker.files());
    let site = Source::site(&server.origin()).unwrap();
    let asked = Asked { pages: Some(2), ..Asked::default() };
    let mut state = None;
    let mut seen = Vec::new();
    for _ in 0..3 {
        server.asked.lock().unwrap().clear();
        state = look(&site, state.as_ref(), &asked).await.unwrap().state;
        let asked = server.asked.lock().unwrap().clone();
        seen.extend(asked.into_iter().filter(|path| path.starts_with("/ar/a/x-")));
    }
    let expected: Vec<String> = [0, 1, 2, 3, 4, 0].map(page).to_vec();
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn witnesses_are_looked_for_and_their_damaged_signatures_are_alarms() {
    let server = Server::start(maker().witnessed().files());
    let site = Source::site(&server.origin()).unwrap();
    let asked = Asked { witnesses: vec![witness().verifier()], ..Asked::default() };
    let found = look(&site, None, &asked).await.unwrap();
    assert!(
        found.findings.facts[0].contains("witnessed by witness.example/w1 at 2026-"),
        "{:?}",
        found.findings
    );
    server.replace(maker().files());
    let found = look(&site, None, &asked).await.unwrap();
    assert!(found.findings.facts.contains(&"Not yet witnessed by witness.example/w1.".to_owned()));
    let note = maker().witnessed().checkpoint();
    let (rest, line) = note.trim_end().rsplit_once(' ').unwrap();
    let mut line = line.as_bytes().to_vec();
    line[30] = if line[30] == b'A' { b'B' } else { b'A' };
    server.put("/log/checkpoint", format!("{rest} {}\n", String::from_utf8(line).unwrap()));
    assert_eq!(kinds(&look(&site, None, &asked).await.unwrap()), [Kind::Signature]);
}
