use super::*;
use crate::checking::{
    finding::Outcome,
    testing::{Files, Maker, PICTURE, Server, id, key, page},
};
use std::fs;

fn maker() -> Maker {
    let mut maker = Maker::new();
    maker.statement_about_the_key();
    maker.publish(0, "نص أول");
    maker.publish(1, "نص ثان");
    maker.publish(0, "نص أول مصحح");
    maker
}

fn given(seed: u8) -> Option<Trust> {
    Trust::given(&[key(seed).verifier().to_string()]).unwrap()
}

async fn check(server: &Server, given: Option<Trust>) -> Findings {
    text(&Source::site(&server.url(&page(0))).unwrap(), &page(0), given, false).await
}

fn kinds(findings: &Findings) -> Vec<Kind> {
    findings.alarms.iter().map(|alarm| alarm.kind).collect()
}

#[tokio::test]
async fn a_text_that_is_as_it_was_recorded_is_said_to_be_so_and_no_more() {
    let server = Server::start(maker().files());
    let found = check(&server, None).await;
    assert_eq!(found.outcome(), Outcome::Fine, "{found:?}");
    let said = found.facts.join("\n");
    for words in [
        "Recorded by the key of press.example/log as entry 3; unchanged since; 2 revisions, all listed",
        "not witnessed: history can be checked only against what you or others have seen before",
        "Checked with the key that the site itself names",
        "1 pictures or files are, byte for byte",
        "short code 3-",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    for never in ["true", "authentic"] {
        assert!(!said.contains(never), "{said}");
    }
    let found = check(&server, given(1)).await;
    assert!(found.facts.join("\n").contains("Checked with the key that you gave"), "{found:?}");
}

#[tokio::test]
async fn every_artefact_that_is_not_as_it_was_recorded_has_its_sentence() {
    let folder = format!("/ar/a/{}", id(0));
    let at = |name: &str| format!("{folder}/{name}");
    let cases: [(String, &str, &str, Kind, &str); 12] = [
        (
            page(0),
            "مصحح",
            "محرف",
            Kind::Altered,
            "not what was recorded as revision 2: the text of the block b1",
        ),
        (page(0), "خبر 0", "خبر 1", Kind::Altered, "another headline"),
        (page(0), "</p>", "</p><p>زيادة</p>", Kind::Altered, "something that is not recorded: \"زيادة\""),
        (at("r/1/entry"), "published", "withdrawn", Kind::Altered, "not what the log has as number 1"),
        (
            at("r/2/entry"),
            "prev 1",
            "prev 0",
            Kind::Hidden,
            "does not name the entry that the list has before it",
        ),
        (
            at("r/2/manifest"),
            "headline ",
            "headline2 ",
            Kind::Altered,
            "list of parts is not what was recorded",
        ),
        (at("r/1/disclosure"), "نص أول", "نص آخر", Kind::Altered, "the part body/1 is not what was recorded"),
        (at("r/2/evidence"), "مصحح", "محرف", Kind::Altered, "the part body/1 is not what was recorded"),
        (
            at("revisions.json"),
            "\"status\":\"corrected\"",
            "\"status\":\"updated\"",
            Kind::Altered,
            "something else of revision 2",
        ),
        (at("revisions.json"), "\"code\":\"3-", "\"code\":\"2-", Kind::Altered, "the short code"),
        (at("revisions.json"), "\"index\":1,", "\"index\":2,", Kind::Altered, "the list says entry 2"),
        (at("revisions.json"), "r/2/proof", "//elsewhere.example/proof", Kind::Malformed, "another site"),
    ];
    for (path, from, to, kind, fact) in cases {
        let server = Server::start(maker().files());
        server.alter(&path, from, to);
        let found = check(&server, given(1)).await;
        assert!(kinds(&found).contains(&kind), "{path} {from}: {found:?}");
        assert!(found.alarms.iter().any(|alarm| alarm.fact.contains(fact)), "{path} {fact}: {found:?}");
        assert!(!found.facts.iter().any(|fact| fact.contains("unchanged")), "{found:?}");
        assert_eq!(found.outcome(), Outcome::Alarm);
    }
    let server = Server::start(maker().files());
    server.put("/media/aa/1/original.jpg", "other");
    let found = check(&server, None).await;
    assert!(found.alarms[0].fact.contains("the bytes of media/1"), "{found:?}");
}

#[tokio::test]
async fn a_hidden_revision_is_seen_in_the_list_and_in_the_log() {
    let mut maker = maker();
    let before = maker.files();
    maker.publish(0, "نص أول مصحح ثانية");
    let mut files = maker.files();
    files.insert(page(0), before[&page(0)].clone());
    let list = format!("/ar/a/{}/revisions.json", id(0));
    files.insert(list.clone(), before[&list].clone());
    let found = check(&Server::start(files), None).await;
    assert_eq!(kinds(&found), [Kind::Hidden], "{found:?}");
    // In the middle of the list.
    let server = Server::start(maker.files());
    let text = String::from_utf8(server.files.lock().unwrap()[&list].clone()).unwrap();
    let mut parsed = bayan_record::revisions::Revisions::parse(&text).unwrap();
    parsed.revisions.remove(1);
    server.put(&list, parsed.to_json());
    let found = check(&server, None).await;
    assert!(kinds(&found).contains(&Kind::Hidden), "{found:?}");
    let facts: String = found.alarms.iter().map(|alarm| alarm.fact.as_str()).collect();
    assert!(facts.contains("where revision 2 belongs") && facts.contains("does not name it"), "{facts}");
}

#[tokio::test]
async fn another_key_and_a_damaged_signature_are_said() {
    let server = Server::start(maker().files());
    let found = check(&server, given(7)).await;
    assert_eq!(kinds(&found), [Kind::Key], "{found:?}");
    let proof = format!("/ar/a/{}/r/2/proof", id(0));
    let mut bytes = server.files.lock().unwrap()[&proof].clone();
    let place = bytes.len() - 10;
    bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
    server.put(&proof, bytes);
    let found = check(&server, None).await;
    assert_eq!(kinds(&found)[0], Kind::Signature, "{found:?}");
}

#[tokio::test]
async fn proofs_under_another_head_of_the_same_log_are_a_fork() {
    let mut other = Maker::new();
    other.statement_about_the_key();
    other.publish(0, "نص أول");
    other.publish(1, "نص مختلف");
    other.publish(0, "نص أول مصحح");
    let mut files = maker().files();
    let proof = format!("/ar/a/{}/r/2/proof", id(0));
    files.insert(proof.clone(), other.files()[&proof].clone());
    let found = check(&Server::start(files), None).await;
    assert_eq!(kinds(&found), [Kind::Fork], "{found:?}");
}

#[tokio::test]
async fn what_cannot_be_checked_is_said() {
    let server = Server::start(maker().files());
    server.alter(&page(0), "bayan-revisions", "other");
    assert_eq!(check(&server, None).await.outcome(), Outcome::Unknown);
    server.put(&page(0), format!("redirect {}", page(0)));
    assert_eq!(check(&server, None).await.outcome(), Outcome::Unknown);
    server.files.lock().unwrap().remove("/log/keys");
    server.put(&page(0), maker().files()[&page(0)].clone());
    assert_eq!(check(&server, None).await.outcome(), Outcome::Unknown);
    assert_eq!(check(&server, given(1)).await.outcome(), Outcome::Fine);
    let nobody = Source::site("http://127.0.0.1:1/").unwrap();
    assert_eq!(text(&nobody, "/", None, false).await.outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn a_text_of_which_nothing_is_shown_any_more_is_still_proved() {
    let server = Server::start(maker().files());
    let list = format!("/ar/a/{}/revisions.json", id(0));
    let text = String::from_utf8(server.files.lock().unwrap()[&list].clone()).unwrap();
    let mut parsed = bayan_record::revisions::Revisions::parse(&text).unwrap();
    for listed in &mut parsed.revisions {
        (listed.disclosure, listed.evidence) = (None, None);
    }
    parsed.gone = true;
    server.put(&list, parsed.to_json());
    let found = check(&server, None).await;
    assert_eq!(found.outcome(), Outcome::Fine, "{found:?}");
    assert!(found.facts.iter().any(|fact| fact.contains("nothing of it is shown")), "{found:?}");
}

fn json(path: &str) -> String {
    String::from_utf8(maker().files()[&format!("/ar/a/{}/r/2/{path}", id(0))].clone()).unwrap()
}

#[test]
fn files_are_checked_without_a_network() {
    let (evidence, disclosure, proof) = (json("evidence"), json("disclosure"), json("proof"));
    let found = file("e.json", &evidence, None, given(1));
    assert_eq!(found.outcome(), Outcome::Fine, "{found:?}");
    assert!(found.facts[0].contains("as entry 3, revision 2 (corrected)"), "{found:?}");
    let found = file("e.json", &evidence, None, None);
    assert!(found.facts.join("\n").contains("with the key that the file itself names"), "{found:?}");
    assert_eq!(file("d.json", &disclosure, Some(&proof), given(1)).outcome(), Outcome::Fine);
    assert_eq!(file("d.json", &disclosure, Some(&proof), None).outcome(), Outcome::Unknown);
    assert_eq!(kinds(&file("e.json", &evidence, None, given(7))), [Kind::Key]);
    let altered = evidence.replacen("نص أول", "نص آخر", 1);
    assert_eq!(kinds(&file("e.json", &altered, None, given(1))), [Kind::Altered]);
    let other = proof.replacen("index 3", "index 2", 1);
    assert_eq!(kinds(&file("d.json", &disclosure, Some(&other), given(1))), [Kind::Altered]);
    for wrong in ["", "{}", "[]", &evidence[..100], &evidence.replace("evidence/1", "evidence/2")] {
        assert_eq!(kinds(&file("e.json", wrong, None, given(1))), [Kind::Malformed]);
    }
}

fn export(files: &Files) -> (tempfile::TempDir, Source) {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let place = folder.path().join(&path[1..]);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
    let source = Source::folder(folder.path()).unwrap();
    (folder, source)
}

#[tokio::test]
async fn an_export_is_checked_whole() {
    let mut maker = maker();
    (2..300).for_each(|text| maker.publish(text, "نص"));
    maker.snapshot();
    let (_kept, source) = export(&maker.files());
    let found = folder(&source, None).await;
    assert_eq!(found.outcome(), Outcome::Fine, "{found:?}");
    assert!(
        found.facts[0].contains("has 303 entries, which lead to the signed root; 300 of its 300 texts"),
        "{found:?}"
    );
    assert!(found.facts[1].contains("the export itself names"), "{found:?}");
}

#[tokio::test]
async fn every_file_of_an_export_that_was_changed_is_found() {
    let mut maker = maker();
    maker.snapshot();
    let files = maker.files();
    // The list proves nothing by itself, and an export has no pages.
    let recorded = |path: &String| {
        let pages = path.starts_with("/ar/a/x-") || path.ends_with("revisions.json");
        !pages && !["/robots.txt", "/sitemap.xml", "/log/keys"].contains(&path.as_str())
    };
    for path in files.keys().filter(|path| recorded(path)) {
        let mut altered = files.clone();
        let bytes = altered.get_mut(path).unwrap();
        let place = bytes.len() / 2;
        bytes[place] ^= 1;
        let (_kept, source) = export(&altered);
        let found = folder(&source, given(1)).await;
        assert_eq!(found.outcome(), Outcome::Alarm, "{path}: {found:?}");
    }
    assert!(files.values().any(|bytes| bytes == PICTURE));
}
