use super::*;
use crate::{
    entry::{Export, KeyAct, KeyStatement, Status},
    testing::{DOC, OTHER_DOC, SmallLog, revision, time},
    tree::root_of,
};

fn bytes(revision: Revision) -> Vec<u8> {
    Entry::Revision(revision).to_bytes()
}

fn published(doc: &str) -> Vec<u8> {
    bytes(revision(doc, 1, None, Status::Published, Hash::empty_tree()))
}

fn snapshot(auditor: &Auditor, size: u64) -> Snapshot {
    let lines: Vec<SnapshotLine> = auditor.latest().collect();
    let site = "press.example.org".parse().unwrap();
    Snapshot { site, size, count: lines.len() as u64, list: snapshot_root(&lines), time: time(0) }
}

fn fact(auditor: &mut Auditor, bytes: &[u8]) -> ChainFact {
    auditor.take(bytes).unwrap_err().fact
}

#[test]
fn a_right_log_has_no_faults() {
    let log = SmallLog::new();
    let mut auditor = Auditor::new();
    for entry in &log.entries {
        auditor.take(entry).unwrap();
    }
    assert_eq!(auditor.tree().root(), root_of(&log.leaves()));
    assert_eq!(auditor.root_key(), Some(&log.root_key.verifier()));
    assert_eq!(auditor.site().map(Site::as_str), Some("press.example.org"));
    auditor.take(b"of another time").unwrap();
    assert_eq!(auditor.unknown(), 1);
    assert_eq!(auditor.latest().map(|line| line.index).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn an_earlier_log_is_named_by_the_first_entry_alone_and_by_the_same_root_key() {
    let log = SmallLog::new();
    let by = |root: &crate::note::SigningKey| {
        let ended = ("press.example.org/log", 9, Hash::empty_tree());
        let site = "press.example.org".parse().unwrap();
        Succession::signed(site, ended, time(0), root).unwrap().to_string().into_bytes()
    };
    let own = by(&log.root_key);
    let mut auditor = Auditor::new();
    auditor.take(&own).unwrap();
    auditor.take(&log.entries[0]).unwrap();
    assert_eq!(fact(&mut auditor, &own), ChainFact::Succession);
    let other =
        crate::note::SigningKey::from_seed("other.example/root", crate::note::KeyKind::Ed25519, [9; 32])
            .unwrap();
    let mut auditor = Auditor::new();
    auditor.take(&by(&other)).unwrap();
    assert!(matches!(fact(&mut auditor, &log.entries[0]), ChainFact::AnotherRootKey { .. }));
    let unsigned = String::from_utf8(own).unwrap().replace("size 9", "size 8").into_bytes();
    assert_eq!(fact(&mut Auditor::new(), &unsigned), ChainFact::Entry(EntryFault::WrongSignature));
}

#[test]
fn every_single_omission_and_exchange_of_a_revision_is_noticed() {
    let log = SmallLog::new();
    for missing in 1..4 {
        let mut auditor = Auditor::new();
        let rest = log.entries.iter().enumerate().filter(|(index, _)| *index != missing);
        let faults = rest.filter(|(_, entry)| auditor.take(entry).is_err()).count();
        assert!(faults > 0, "without entry {missing}");
    }
    for place in 1..4 {
        let mut entries = log.entries.clone();
        entries.swap(place, place + 1);
        let mut auditor = Auditor::new();
        assert!(entries.iter().filter(|entry| auditor.take(entry).is_err()).count() > 0, "{place}");
    }
}

#[test]
fn numbers_without_gaps_and_the_right_previous_entry() {
    let hash = Hash::empty_tree();
    let mut auditor = Auditor::new();
    auditor.take(&published(DOC)).unwrap();
    auditor.take(&published(OTHER_DOC)).unwrap();
    let gap = bytes(revision(DOC, 3, Some(0), Status::Updated, hash));
    let fault = auditor.clone().take(&gap).unwrap_err();
    assert_eq!((fault.index, fault.fact.clone()), (2, ChainFact::Revision { expected: 2, found: 3 }));
    assert_eq!(fault.to_string(), "entry 2: it is revision 3 of its text, where 2 comes next");
    let wrong = bytes(revision(DOC, 2, Some(1), Status::Updated, hash));
    let previous = ChainFact::Previous { expected: Some(0), found: Some(1) };
    assert_eq!(fact(&mut auditor.clone(), &wrong), previous);
    let again = ChainFact::Revision { expected: 2, found: 1 };
    assert_eq!(fact(&mut auditor, &published(DOC)), again);
    // The fault is told once: what follows is judged by itself.
    auditor.take(&bytes(revision(DOC, 2, Some(2), Status::Updated, hash))).unwrap();
    let mut language = revision(DOC, 1, None, Status::Published, hash);
    language.lang = "en".parse().unwrap();
    auditor.take(&bytes(language)).unwrap();
}

#[test]
fn the_site_and_the_root_key_stay() {
    let log = SmallLog::new();
    let mut auditor = Auditor::new();
    auditor.take(&log.entries[0]).unwrap();
    let mut elsewhere = revision(DOC, 1, None, Status::Published, Hash::empty_tree());
    elsewhere.site = "other.example".parse().unwrap();
    assert!(matches!(fact(&mut auditor, &bytes(elsewhere)), ChainFact::AnotherSite { .. }));
    let site = || "press.example.org".parse().unwrap();
    let key = log.log_key.verifier();
    let by = |root| KeyStatement::signed(site(), KeyAct::Retired, key.clone(), 5, time(0), root).unwrap();
    auditor.take(&Entry::Key(by(&log.root_key)).to_bytes()).unwrap();
    let other = Entry::Key(by(&log.log_key)).to_bytes();
    assert!(matches!(fact(&mut auditor, &other), ChainFact::AnotherRootKey { .. }));
    let mut pinned = Auditor::with_root_key(log.log_key.verifier());
    assert!(matches!(fact(&mut pinned, &log.entries[0]), ChainFact::AnotherRootKey { .. }));
    let mut unsigned = by(&log.root_key);
    unsigned.size = 6;
    let unsigned = Entry::Key(unsigned).to_bytes();
    assert_eq!(fact(&mut auditor, &unsigned), ChainFact::Entry(EntryFault::WrongSignature));
    assert!(matches!(fact(&mut auditor, b"bayan-key/1\n"), ChainFact::Entry(_)));
}

#[test]
fn a_snapshot_is_the_latest_of_every_text_at_its_size() {
    let hash = Hash::empty_tree();
    let mut auditor = Auditor::new();
    auditor.take(&published(DOC)).unwrap();
    let early = snapshot(&auditor, 1);
    auditor.take(&bytes(revision(DOC, 2, Some(0), Status::Updated, hash))).unwrap();
    auditor.take(&bytes(revision(DOC, 3, Some(1), Status::Updated, hash))).unwrap();
    auditor.take(&published(OTHER_DOC)).unwrap();
    let now = snapshot(&auditor, 4);
    let take = |snapshot: Snapshot| auditor.clone().take(&Entry::Snapshot(snapshot).to_bytes());
    take(early.clone()).unwrap();
    take(now.clone()).unwrap();
    let list = |size, count| ChainFact::List { size, count };
    assert_eq!(take(Snapshot { size: 3, ..now.clone() }).unwrap_err().fact, list(3, 2));
    assert_eq!(take(Snapshot { count: 1, ..now.clone() }).unwrap_err().fact, list(4, 1));
    assert_eq!(take(Snapshot { list: hash, ..now.clone() }).unwrap_err().fact, list(4, 2));
    assert_eq!(take(Snapshot { size: 5, ..now }).unwrap_err().fact, ChainFact::Ahead { size: 5 });
    for rev in 4..4 + RECENT as u64 {
        let prev = auditor.latest().find(|line| line.doc.to_string() == DOC).unwrap().index;
        auditor.take(&bytes(revision(DOC, rev, Some(prev), Status::Updated, hash))).unwrap();
    }
    assert_eq!(auditor.recent.len(), RECENT);
    let fact = auditor.take(&Entry::Snapshot(early).to_bytes()).unwrap_err().fact;
    assert_eq!(fact, ChainFact::TooFarBack { size: 1 });
}

#[test]
fn files_and_exports_are_of_what_precedes_them() {
    let mut auditor = Auditor::new();
    auditor.take(&published(DOC)).unwrap();
    let rendition = |doc: &str, rev| Rendition {
        site: "press.example.org".parse().unwrap(),
        doc: doc.parse().unwrap(),
        lang: "ar-SY".parse().unwrap(),
        rev: std::num::NonZeroU64::new(rev).unwrap(),
        media_type: "application/pdf".parse().unwrap(),
        bytes: Hash::empty_tree(),
        time: time(0),
    };
    auditor.take(&Entry::Rendition(rendition(DOC, 1)).to_bytes()).unwrap();
    for (doc, rev) in [(DOC, 2), (OTHER_DOC, 1)] {
        let bytes = Entry::Rendition(rendition(doc, rev)).to_bytes();
        assert_eq!(fact(&mut auditor, &bytes), ChainFact::NoSuchRevision);
    }
    let export = |size| {
        let site = "press.example.org".parse().unwrap();
        Entry::Export(Export { site, size, manifest: Hash::empty_tree(), time: time(0) }).to_bytes()
    };
    auditor.take(&export(4)).unwrap();
    assert_eq!(fact(&mut auditor, &export(6)), ChainFact::Ahead { size: 6 });
}
