//! The public record: what is published is recorded and signed, and whatever would make a second history of
//! it is caught, each with its own message.

mod keys;
mod restored;

use crate::{
    house::{Engine, House, engines, text},
    life::{eventually, published},
    wire::{Reply, get},
};
use bayan_record::{
    Auditor, Checkpoint, Disclosure, Entry, Evidence, Hash, Note, ProofFile, Revisions, Status, VerifierKey,
    bundle_read, verify_inclusion,
};
use std::{
    fs,
    process::Stdio,
    time::{Duration, Instant},
};

fn run(house: &House, arguments: &[&str]) -> String {
    let output = house.run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", text(&output));
    text(&output)
}

fn refused(house: &House, arguments: &[&str], says: &str) {
    let output = house.run(arguments);
    assert!(!output.status.success(), "{arguments:?} was not refused: {}", text(&output));
    assert!(text(&output).contains(says), "{arguments:?}: {}", text(&output));
}

/// A text to be imported.
fn line(id: &str) -> serde_json::Value {
    serde_json::json!({
        "id": id, "edition": "ar", "section": "news", "stated": "2024-04-13T19:18:53",
        "headline": format!("بيان {id}"), "body": {"markdown": format!("نص البيان {id} كاملا.")},
    })
}

/// Publishes one more text; answers its address.
fn publish(house: &House, id: &str) -> String {
    house.write("one.jsonl", &format!("{}\n", line(id)));
    published(&run(house, &["import", "jsonl", "one.jsonl"])).remove(0)
}

fn short(address: &str) -> &str {
    address.rsplit('-').next().unwrap()
}

/// The key that the command line says.
fn key(house: &House) -> VerifierKey {
    run(house, &["key", "show"]).lines().next().unwrap().parse().unwrap()
}

fn checkpoint(house: &House, key: &VerifierKey) -> Checkpoint {
    let reply = get(house.port, "/log/checkpoint");
    assert_eq!(reply.status, 200);
    let note: Note = reply.body.parse().unwrap();
    note.verify(std::slice::from_ref(key)).unwrap();
    note.text.parse().unwrap()
}

/// All entries, as the site gives them, checked against each other and against the signed root.
fn log(house: &House, key: &VerifierKey) -> Vec<Entry> {
    let signed = checkpoint(house, key);
    let mut auditor = Auditor::new();
    let mut entries = Vec::new();
    let mut at = 0;
    while at < signed.size {
        let width = u16::try_from((signed.size - at).min(256)).unwrap();
        let end = if width == 256 { String::new() } else { format!(".p/{width}") };
        let path = format!("/log/tile/entries/{:03}{end}", at / 256);
        for bytes in bundle_read(&bytes(house, &path), width).unwrap() {
            entries.push(auditor.take(&bytes).unwrap());
        }
        at += u64::from(width);
    }
    assert_eq!(auditor.tree().root(), signed.root);
    entries
}

/// A body that is no text.
fn bytes(house: &House, path: &str) -> Vec<u8> {
    use std::io::{Read, Write};
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", house.port)).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut all = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    let end = all.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    assert!(all.starts_with(b"HTTP/1.1 200"), "{path}: {}", String::from_utf8_lossy(&all[..end]));
    all.split_off(end + 4)
}

/// The list of a text's entries, and where it is.
fn revisions(house: &House, id: &str) -> (Revisions, String) {
    let base = format!("/ar/a/{id}/");
    let reply = get(house.port, &format!("{base}revisions.json"));
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    (Revisions::parse(&reply.body).unwrap(), base)
}

fn evidence(house: &House, id: &str, rev: u32) -> Reply {
    get(house.port, &format!("/ar/a/{id}/r/{rev}/evidence"))
}

fn proved(house: &House, id: &str, rev: u32, key: &VerifierKey) -> bayan_record::Verdict {
    let evidence = Evidence::parse(&evidence(house, id, rev).body).unwrap();
    evidence.verify(std::slice::from_ref(key)).unwrap()
}

#[test]
fn every_act_is_recorded_proved_and_disclosed_where_it_may_be() {
    for engine in engines() {
        let house = House::new(engine);
        let address = publish(&house, "a");
        let id = short(&address).to_owned();
        let _server = house.serve();
        let key = key(&house);
        run(&house, &["correct", &id, "--headline", "بيان مصحح", "--note", "صحح العنوان"]);
        run(&house, &["withdraw", &id, "--reason", "سحب للمراجعة"]);
        run(&house, &["restore", &id]);
        let entries = log(&house, &key);
        let statuses: Vec<Status> = entries
            .iter()
            .filter_map(|entry| match entry {
                Entry::Revision(revision) => Some(revision.status),
                _ => None,
            })
            .collect();
        assert_eq!(
            statuses,
            [Status::Imported, Status::Corrected, Status::Withdrawn, Status::Restored],
            "{engine:?}"
        );
        assert!(matches!(entries[0], Entry::Key(_)), "the record begins with its key");
        let (listed, base) = revisions(&house, &id);
        assert_eq!(listed.revisions.len(), 4);
        assert_eq!(listed.revisions[0].stated.as_deref(), Some("2024-04-13T16:18:53Z"));
        assert_eq!(listed.revisions[1].note.as_deref(), Some("صحح العنوان"));
        for revision in &listed.revisions {
            let rev = u32::try_from(revision.rev).unwrap();
            let verdict = proved(&house, &id, rev, &key);
            assert_eq!((verdict.index, verdict.withheld.len()), (revision.index, 0));
            let entry = get(house.port, &format!("{base}{}", revision.entry));
            let proof: ProofFile =
                get(house.port, &format!("{base}{}", revision.proof)).body.parse().unwrap();
            let signed = checkpoint(&house, &key);
            let leaf = Hash::leaf(entry.body.as_bytes());
            verify_inclusion(leaf, revision.index, signed.size, &proof.hashes, signed.root).unwrap();
            let manifest = get(house.port, &format!("{base}{}", revision.manifest));
            assert!(entry.body.contains(&format!("sha256:{}", Hash::of(manifest.body.as_bytes()))));
        }
        // The article leads there.
        let article = get(
            house.port,
            eventually(house.port, &address, |r| r.status == 301).header("location").unwrap(),
        );
        assert!(article.body.contains(&format!("href=\"{id}/revisions.json\"")), "{}", article.body);
        assert!(article.body.contains(&format!("/ar/a/{id}/verify")));
        for page in ["verify", "history"] {
            let reply = get(house.port, &format!("/ar/a/{id}/{page}"));
            assert_eq!(reply.status, 200, "{page}");
            assert!(reply.body.contains("صحح العنوان"), "{page}");
            let long = get(house.port, &format!("/ar/a/x-{id}/{page}"));
            assert_eq!((long.status, long.header("location")), (301, Some(&*format!("/ar/a/{id}/{page}"))));
        }
        let audited = run(&house, &["record", "audit"]);
        assert!(audited.contains("0 finding(s)"), "{audited}");
    }
}

#[test]
fn what_is_asked_for_and_is_not_there_is_answered_with_a_status() {
    let house = House::new(Engine::Sqlite);
    let before = house.serve();
    // The key is recorded before any text.
    eventually(house.port, "/log/checkpoint", |reply| reply.status == 200);
    drop(before);
    let id = short(&publish(&house, "a")).to_owned();
    let _server = house.serve();
    for (path, status) in [
        ("/log/", 404),
        ("/log/nothing", 404),
        ("/log/snapshot/0", 404),
        ("/log/snapshot/99999999999999999999", 404),
        ("/log/tile/0/000", 404),
        ("/log/tile/0/000.p/9", 404),
        ("/log/tile/0/000.p/2", 200),
        ("/log/tile/1/000.p/1", 404),
        ("/log/tile/0/x999/x999/x999/x999/x999/x999/999.p/1", 404),
        ("/log/tile/entries/000.p/2", 200),
        ("/log/tile/entries/000.p/0", 404),
        (&format!("/ar/a/{id}/r/1/entry"), 200),
        (&format!("/ar/a/{id}/r/2/entry"), 404),
        (&format!("/ar/a/{id}/r/0/entry"), 404),
        (&format!("/ar/a/{id}/r/1/nothing"), 404),
        (&format!("/en/a/{id}/r/1/entry"), 404),
        (&format!("/en/a/{id}/verify"), 404),
        ("/ar/a/00000000/revisions.json", 404),
        ("/ar/a/00000000/verify", 404),
        ("/ar/verify/?q=999999999999999999999999", 200),
        ("/ar/verify/?q=1-00000000", 200),
        ("/ar/verify/?q=%FF%FE", 200),
        ("/xx/verify/", 404),
    ] {
        assert_eq!(get(house.port, path).status, status, "{path}");
    }
    let checkpoint = get(house.port, "/log/checkpoint");
    assert_eq!(checkpoint.header("cache-control"), Some("no-cache"));
    let tile = get(house.port, "/log/tile/0/000.p/2");
    assert!(tile.header("cache-control").unwrap().contains("immutable"));
    for reply in [checkpoint, tile] {
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    }
    let too_long = format!("/ar/verify/?q={}", "x".repeat(40_000));
    assert!([400, 414, 431].contains(&get(house.port, &too_long).status));
    let long = format!("/ar/verify/?q={}", "%D8%A8+".repeat(2_000));
    assert_eq!(get(house.port, &long).status, 200);
}

#[test]
fn a_quotation_and_a_code_lead_to_what_was_said() {
    for engine in engines() {
        let house = House::new(engine);
        let headline = "تعلن البلدية أن رصيف العبّارة الجديد يفتح أبوابه يوم الخميس المقبل";
        let line = serde_json::json!({
            "id": "q", "edition": "ar", "section": "news", "stated": "2024-04-13T19:18:53", "headline": headline,
            "body": {"markdown": "دعت البلدية سبعين شخصا إلى حضور الاحتفال الذي يقام على الرصيف مساء اليوم نفسه."},
        });
        house.write("one.jsonl", &format!("{line}\n"));
        let address = published(&run(&house, &["import", "jsonl", "one.jsonl"])).remove(0);
        let id = short(&address).to_owned();
        let _server = house.serve();
        let ask = |query: &str| {
            let query: String = query.split(' ').collect::<Vec<_>>().join("+");
            get(house.port, &format!("/ar/verify/?q={query}")).body
        };
        let verify = format!("/ar/a/{id}/verify");
        // As people type it, and with one word that was never said.
        let found = ask("دعت البلديه تسعين شخصا الي حضور الاحتفال الذي يقام علي الرصيف");
        assert!(found.contains(&verify), "{found}");
        assert!(found.contains("<del>") && found.contains("سبعين"), "the difference is shown: {found}");
        let (listed, _) = revisions(&house, &id);
        assert!(ask(&listed.revisions[0].code).contains(&verify));
        assert!(ask("1").contains(&verify), "a bare number of an entry");
        let other = format!("1-{}", &"0123456789"[..8]);
        assert!(!ask(&other).contains(&verify), "a code that was made up");
        run(&house, &["remove", &id, "--ground", "court", "--reason", "بأمر المحكمة", "--destroy"]);
        eventually(house.port, &format!("/ar/a/{id}"), |reply| reply.status == 410);
        assert!(!ask("دعت البلديه سبعين شخصا الي حضور الاحتفال الذي يقام").contains(&verify));
    }
}

#[test]
fn what_is_removed_by_order_is_gone_everywhere_and_the_proofs_stay() {
    for engine in engines() {
        let house = House::new(engine);
        let address = publish(&house, "سر");
        let id = short(&address).to_owned();
        let other = publish(&house, "b");
        let server = house.serve();
        let key = key(&house);
        run(&house, &["correct", &id, "--headline", "عنوان فيه سر", "--note", "ذكر سر"]);
        refused(&house, &["remove", &id, "--ground", "court", "--reason", "x"], "--destroy");
        refused(&house, &["remove", &id, "--ground", "whim", "--reason", "x", "--destroy"], "not a ground");
        run(&house, &["remove", &id, "--ground", "court", "--reason", "بأمر المحكمة", "--destroy"]);
        let gone = eventually(house.port, &format!("/ar/a/{id}"), |reply| reply.status == 410);
        assert!(gone.body.contains("بأمر المحكمة"));
        let (listed, base) = revisions(&house, &id);
        assert!(listed.gone && listed.article.is_none());
        assert_eq!(listed.revisions.len(), 3);
        for revision in &listed.revisions[..2] {
            assert!(revision.disclosure.is_none() && revision.note.is_none());
            let rev = u32::try_from(revision.rev).unwrap();
            assert_eq!(evidence(&house, &id, rev).status, 410);
            assert_eq!(get(house.port, &format!("{base}r/{rev}/disclosure")).status, 410);
            for file in ["entry", "proof", "manifest"] {
                assert_eq!(get(house.port, &format!("{base}r/{rev}/{file}")).status, 200, "{file}");
            }
        }
        assert_eq!(listed.revisions[2].ground.as_deref(), Some("court"));
        let verdict = proved(&house, &id, 3, &key);
        assert_eq!(verdict.revision.status, Status::Removed);
        log(&house, &key);
        for page in ["verify", "history"] {
            let reply = get(house.port, &format!("{base}{page}"));
            assert!(reply.status == 200 && !reply.body.contains("سر "), "{page}: {}", reply.body);
        }
        assert_eq!(get(house.port, &other).status, 200);
        assert!(run(&house, &["record", "audit"]).contains("0 finding(s)"));
        assert!(server.end());
        if engine == Engine::Sqlite {
            // Nor in what the database has let go of.
            for file in ["bayan-data/bayan.db", "bayan-data/bayan.db-wal"] {
                let bytes = fs::read(house.path(file)).unwrap_or_default();
                let secret = "نص البيان سر".as_bytes();
                assert!(!bytes.windows(secret.len()).any(|window| window == secret), "{file}");
            }
        }
    }
}

#[test]
fn a_paragraph_is_removed_alone_and_the_rest_is_still_proved() {
    for engine in engines() {
        let house = House::new(engine);
        let line = serde_json::json!({
            "id": "p", "edition": "ar", "section": "news", "stated": "2024-04-13T19:18:53", "headline": "بيان",
            "body": {"markdown": "الفقرة الأولى.\n\nذكر اسم فلان هنا.\n\nالفقرة الثالثة."},
        });
        house.write("one.jsonl", &format!("{line}\n"));
        let address = published(&run(&house, &["import", "jsonl", "one.jsonl"])).remove(0);
        let id = short(&address).to_owned();
        let _server = house.serve();
        let key = key(&house);
        let remove = |part: &'static str| {
            ["remove", "--ground", "privacy", "--reason", "طلب صاحب الشأن", "--destroy", "--part", part]
        };
        let with = |part: &'static str| {
            let mut arguments = remove(part).to_vec();
            arguments.insert(1, &id);
            arguments
        };
        refused(&house, &with("body/9"), "no part");
        refused(&house, &with("٢x:body/2"), "no number of a version");
        refused(&house, &with("language"), "cannot be removed by itself");
        refused(&house, &with("headline"), "headline");
        run(&house, &with("body/2"));
        let page = eventually(house.port, &address, |reply| !reply.body.contains("فلان"));
        assert!(page.status == 200 && page.body.contains("الفقرة الثالثة"));
        assert!(page.body.contains("طلب صاحب الشأن"), "an honest notice");
        let first = proved(&house, &id, 1, &key);
        assert_eq!(first.withheld, ["body/2"]);
        let second = proved(&house, &id, 2, &key);
        assert_eq!((second.revision.status, second.withheld.len()), (Status::Removed, 0));
        let disclosed =
            Disclosure::parse(&get(house.port, &format!("/ar/a/{id}/r/1/disclosure")).body).unwrap();
        assert!(disclosed.parts.iter().all(|part| !part.text.contains("فلان")));
        assert!(run(&house, &["record", "audit"]).contains("0 finding(s)"));
    }
}

#[test]
fn without_its_key_a_site_serves_and_withdraws_and_publishes_nothing() {
    for engine in engines() {
        let house = House::new(engine);
        let address = publish(&house, "a");
        let other = publish(&house, "b");
        let (key, away) = (house.path("bayan-data/keys/test.log.key"), house.path("away.key"));
        fs::rename(&key, &away).unwrap();
        let server = house.serve();
        assert_eq!(get(house.port, &address).status, 200);
        refused(
            &house,
            &["correct", &address, "--headline", "عنوان", "--note", "ملاحظة"],
            "test.log.key is missing",
        );
        assert!(!get(house.port, &address).body.contains("ملاحظة"));
        let found = |count: usize| {
            eventually(house.port, "/ar/search?q=%D8%A8%D9%8A%D8%A7%D9%86", |reply| {
                reply.body.matches("<li class=\"card\">").count() == count
            })
        };
        found(2);
        let withdrawn = house.run(&["withdraw", &other, "--reason", "سحب في الحال"]);
        assert!(text(&withdrawn).contains("test.log.key is missing"), "{}", text(&withdrawn));
        eventually(house.port, &other, |reply| reply.body.contains("سحب في الحال"));
        // A search has it no more either, though nothing was signed; nor is it counted.
        assert!(found(1).body.contains("مادة واحدة"));
        assert!(house.server_log().contains("test.log.key is missing"), "{}", house.server_log());
        // What is no key is as good as none.
        fs::write(&key, "PRIVATE+KEY+x").unwrap();
        refused(&house, &["correct", &address, "--headline", "عنوان", "--note", "ملاحظة"], "test.log.key");
        fs::remove_file(&key).unwrap();
        fs::rename(&away, &key).unwrap();
        let page = eventually(house.port, &format!("/ar/a/{}/history", short(&address)), |reply| {
            reply.body.contains("ملاحظة")
        });
        assert_eq!(page.status, 200, "what was decided is shown as soon as it can be signed");
        assert!(server.end());
        assert!(run(&house, &["record", "audit"]).contains("0 finding(s)"));
    }
}

#[test]
fn what_somebody_writes_into_the_database_is_found() {
    let house = House::new(Engine::Sqlite);
    let address = publish(&house, "a");
    publish(&house, "b");
    let sql = |statement: &str| {
        let connection = rusqlite::Connection::open(house.path("bayan-data/bayan.db")).unwrap();
        assert!(connection.execute(statement, []).unwrap() > 0, "{statement}");
    };
    assert!(run(&house, &["record", "audit"]).contains("0 finding(s)"));
    sql("UPDATE revisions SET content = REPLACE(content, 'كاملا', 'ناقصا') WHERE headline = 'بيان a'");
    refused(
        &house,
        &["record", "audit"],
        &format!("text {}: body/1 is kept as something else", short(&address)),
    );
    sql("UPDATE revisions SET content = REPLACE(content, 'ناقصا', 'كاملا')");
    sql("UPDATE record_disclosures SET parts = REPLACE(parts, 'كاملا', 'ناقصا') WHERE idx = 1");
    refused(&house, &["record", "audit"], "entry 1");
    sql("UPDATE record_disclosures SET parts = REPLACE(parts, 'ناقصا', 'كاملا')");
    sql("UPDATE record_entries SET entry = REPLACE(entry, 'imported', 'published') WHERE idx = 1");
    refused(&house, &["record", "audit"], "entry 1: its bytes");
    sql("UPDATE record_entries SET entry = REPLACE(entry, 'published', 'imported') WHERE idx = 1");
    sql("UPDATE record_checkpoints SET root = (SELECT leaf FROM record_entries WHERE idx = 0)");
    refused(&house, &["record", "audit"], "is not about these entries");
}

#[test]
fn the_record_is_exported_as_the_server_gives_it() {
    let house = House::new(Engine::Sqlite);
    let id = short(&publish(&house, "a")).to_owned();
    run(&house, &["record", "export", "out"]);
    let _server = house.serve();
    for path in [
        // The server has signed more since, so checkpoint and proofs are newer there.
        "log/keys".to_owned(),
        "log/tile/0/000.p/2".into(),
        "log/tile/entries/000.p/2".into(),
        format!("ar/a/{id}/revisions.json"),
        format!("ar/a/{id}/r/1/entry"),
        format!("ar/a/{id}/r/1/manifest"),
        format!("ar/a/{id}/r/1/disclosure"),
        "ar/checker.html".into(),
    ] {
        let written = fs::read(house.path("out").join(&path)).unwrap();
        assert_eq!(written, bytes(&house, &format!("/{path}")), "{path}");
    }
}

/// How long a publication takes from its start to its answer: what the moments of the killing are spread over.
const PUBLICATION: Duration = Duration::from_millis(400);

#[test]
fn a_publication_that_is_killed_anywhere_leaves_a_whole_record() {
    let rounds: u32 = std::env::var("BAYAN_TEST_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    for engine in engines() {
        let house = House::new(engine);
        let address = publish(&house, "a");
        let key = key(&house);
        let mut size = 0;
        for round in 0..rounds {
            let server = (round % 2 == 1).then(|| house.serve());
            let note = format!("جولة {round}");
            let mut correcting = house
                .command(&["correct", &address, "--headline", &format!("عنوان {round}"), "--note", &note])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let begun = Instant::now();
            while begun.elapsed() < PUBLICATION * round / rounds {
                std::thread::sleep(Duration::from_millis(1));
            }
            let _ = correcting.kill();
            let done = correcting.wait().unwrap().success();
            if let Some(server) = server {
                server.kill();
            }
            let server = house.serve();
            let history = format!("/ar/a/{}/history", short(&address));
            if done {
                let page = get(house.port, &history);
                assert!(page.body.contains(&note), "{engine:?}, round {round}: it was acknowledged");
            }
            let signed = checkpoint(&house, &key);
            assert!(signed.size >= size, "{engine:?}, round {round}: nothing shown is taken back");
            size = signed.size;
            log(&house, &key);
            assert!(server.end());
            let audited = run(&house, &["record", "audit"]);
            assert!(audited.contains("0 finding(s)"), "{engine:?}, round {round}: {audited}");
        }
        assert!(size > 2, "some publications went through");
    }
}
