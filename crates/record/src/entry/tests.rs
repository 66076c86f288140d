use super::*;
use crate::{
    hash::Hash,
    note::{KeyKind, SigningKey},
    testing::{DOC, SmallLog, revision},
};

const REVISION: &str = "bayan-revision/1
site press.example.org
doc 7d3e8f10a2b3c4d5e6f70199b2f4a6c0
lang ar-SY
rev 2
prev 1460
status removed
ground court
time 2026-11-23T09:00:00Z
content sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
";

fn one_of_each() -> Vec<Vec<u8>> {
    let mut entries = SmallLog::new().entries;
    let hash = Hash::empty_tree();
    entries.push(REVISION.into());
    entries.push(format!("bayan-rendition/1\nsite a.b\ndoc {DOC}\nlang ar\nrev 1\nmedia-type application/pdf\nbytes sha256:{hash}\ntime 2026-11-23T09:00:00Z\n").into_bytes());
    entries.push(
        format!("bayan-export/1\nsite a.b\nsize 7\nmanifest sha256:{hash}\ntime 2026-11-23T09:00:00Z\n")
            .into_bytes(),
    );
    let root = SmallLog::new().root_key;
    let ended = ("press.example.org/log", 1460, hash);
    let succession =
        Succession::signed("press.example.org".parse().unwrap(), ended, crate::testing::time(0), &root)
            .unwrap();
    entries.push(succession.to_string().into_bytes());
    entries
}

#[test]
fn every_type_is_read_and_written_as_the_same_bytes() {
    for bytes in one_of_each() {
        let entry = Entry::parse(&bytes).unwrap();
        assert!(!matches!(entry, Entry::Unknown(_)));
        assert_eq!(entry.to_bytes(), bytes);
        assert!(entry.site().is_some());
    }
    let Entry::Revision(revision) = Entry::parse(REVISION.as_bytes()).unwrap() else { panic!("a revision") };
    assert_eq!((revision.rev.get(), revision.prev, revision.ground), (2, Some(1460), Some(Ground::Court)));
}

#[test]
fn a_line_that_is_missing_doubled_misplaced_or_unknown_is_refused() {
    for bytes in one_of_each() {
        let text = String::from_utf8(bytes).unwrap();
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for place in 1..lines.len() {
            let mut changed = lines.clone();
            let line = changed.remove(place);
            // A removal may do without its ground.
            if !line.starts_with("ground ") {
                assert!(Entry::parse(changed.concat().as_bytes()).is_err(), "without {line}");
            }
            let mut changed = lines.clone();
            changed.insert(place, lines[place]);
            assert!(Entry::parse(changed.concat().as_bytes()).is_err(), "twice {line}");
            let mut changed = lines.clone();
            changed.insert(place, "more 1\n");
            assert!(Entry::parse(changed.concat().as_bytes()).is_err(), "an unknown line before {line}");
            if place + 1 < lines.len() {
                let mut changed = lines.clone();
                changed.swap(place, place + 1);
                assert!(Entry::parse(changed.concat().as_bytes()).is_err(), "misplaced {line}");
            }
        }
        assert_eq!(Entry::parse(format!("{text}more 1\n").as_bytes()), Err(EntryFault::Trailing));
        assert_eq!(Entry::parse(format!("{text}\n").as_bytes()), Err(EntryFault::Trailing));
        assert_eq!(Entry::parse(text.trim_end().as_bytes()), Err(EntryFault::NotLines));
    }
}

#[test]
fn a_statement_about_an_earlier_log_is_of_its_site_and_signed() {
    let (log, hash) = (SmallLog::new(), Hash::empty_tree());
    let signed = |origin: &str| {
        let site = "press.example.org".parse().unwrap();
        Succession::signed(site, (origin, 7, hash), crate::testing::time(0), &log.root_key)
    };
    let statement = signed("press.example.org/log").unwrap();
    statement.verify().unwrap();
    let altered = Succession { size: 6, ..statement };
    assert_eq!(altered.verify(), Err(EntryFault::WrongSignature));
    assert!(matches!(signed("press.other.org/log"), Err(EntryFault::Contradiction(_))));
    for origin in ["press.example.org/a b", "press.example.org/a+b", ""] {
        assert!(signed(origin).is_err(), "{origin:?}");
    }
}

#[test]
fn values_have_one_spelling() {
    let changes = [
        ("rev 2", "rev 02"),
        ("rev 2", "rev 0"),
        ("rev 2", "rev  2"),
        ("rev 2", "rev 2 "),
        ("rev 2", "rev\t2"),
        ("prev 1460", "prev -"),
        ("prev 1460", "prev 01460"),
        ("prev 1460", "prev +1460"),
        ("status removed", "status Removed"),
        ("status removed", "status erased"),
        ("status removed", "status corrected"),
        ("ground court", "ground politics"),
        ("time 2026-11-23T09:00:00Z", "time 2026-11-23T09:00:00+00:00"),
        ("time 2026-11-23T09:00:00Z", "time 2026-02-30T09:00:00Z"),
        ("sha256:e3", "sha256:E3"),
        ("sha256:", "sha512:"),
        ("site press", "site Press"),
        ("lang ar-SY", "lang ar_SY"),
        ("doc 7d", "doc 7D"),
        ("\n", "\r\n"),
    ];
    for (from, to) in changes {
        let changed = REVISION.replacen(from, to, if from == "\n" { 20 } else { 1 });
        let read = Entry::parse(changed.as_bytes());
        assert!(read.is_err() || matches!(read, Ok(Entry::Unknown(_))), "{from:?} as {to:?}");
        assert_eq!(matches!(read, Ok(Entry::Unknown(_))), from == "\n", "{from:?}");
    }
}

#[test]
fn contradictions_are_not_made() {
    let hash = Hash::empty_tree();
    let contradictions = [
        revision(DOC, 1, Some(3), Status::Published, hash),
        revision(DOC, 2, None, Status::Updated, hash),
        Revision { ground: Some(Ground::Privacy), ..revision(DOC, 1, None, Status::Published, hash) },
    ];
    for revision in contradictions {
        assert!(Entry::parse(&Entry::Revision(revision.clone()).to_bytes()).is_err());
        assert!(matches!(revision.checked(), Err(EntryFault::Contradiction(_))));
    }
    let few = "bayan-snapshot/1\nsite a.b\nsize 1\ncount 2\nlist sha256:LIST\ntime 2026-11-23T09:00:00Z\n";
    let few = few.replace("LIST", &hash.to_string());
    assert!(matches!(Entry::parse(few.as_bytes()), Err(EntryFault::Contradiction(_))));
}

#[test]
fn a_statement_about_a_key_is_bound_to_its_root_key() {
    let log = SmallLog::new();
    let Entry::Key(statement) = Entry::parse(&log.entries[0]).unwrap() else { panic!("a statement") };
    assert_eq!(statement.verify(), Ok(()));
    let altered = [
        KeyStatement { size: 1, ..statement.clone() },
        KeyStatement { act: KeyAct::Invalid, ..statement.clone() },
        KeyStatement { key: log.root_key.verifier(), ..statement.clone() },
        KeyStatement { root: log.log_key.verifier(), ..statement.clone() },
        KeyStatement { site: "other.example".parse().unwrap(), ..statement.clone() },
    ];
    for statement in altered {
        assert_eq!(statement.verify(), Err(EntryFault::WrongSignature));
    }
    let KeyStatement { site, act, size, time, .. } = statement;
    let witness = log.witness.verifier();
    let refused = KeyStatement::signed(site.clone(), act, witness, size, time, &log.root_key);
    assert_eq!(refused, Err(EntryFault::Value("key")));
    let long = SigningKey::from_seed(&"a".repeat(250), KeyKind::Ed25519, [9; 32]).unwrap();
    let site = "s".repeat(255).parse().unwrap();
    let refused = KeyStatement::signed(site, act, long.verifier(), size, time, &long);
    assert_eq!(refused, Err(EntryFault::TooLong));
    let arabic = SigningKey::from_seed("صحيفة", KeyKind::Ed25519, [9; 32]).unwrap();
    let refused =
        KeyStatement::signed("a.b".parse().unwrap(), act, arabic.verifier(), size, time, &log.root_key);
    assert_eq!(refused, Err(EntryFault::NotLines));
}

#[test]
fn unknown_types_are_kept_as_they_are() {
    for bytes in [&b""[..], b"bayan-revision/2\n", b"\xff\0", b"bayan-revision/1 \n", b"other"] {
        let entry = Entry::parse(bytes).unwrap();
        assert_eq!(entry, Entry::Unknown(bytes.to_vec()));
        assert_eq!((entry.to_bytes(), entry.site()), (bytes.to_vec(), None));
    }
    assert_eq!(Entry::parse(&vec![b'a'; MAX_UNKNOWN + 1]), Err(EntryFault::TooLong));
    assert_eq!(Entry::parse(b"bayan-revision/1"), Err(EntryFault::NotLines));
    let long = REVISION.replace("site ", &format!("site {}", "a".repeat(1000)));
    assert_eq!(Entry::parse(long.as_bytes()), Err(EntryFault::TooLong));
}
