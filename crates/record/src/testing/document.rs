//! The examples of `docs/record-format.md` are what this code makes, and its recipe for openssl works.

use super::{DOC, InMemory, OTHER_DOC, SmallLog, WITNESSED, revision, time};
use crate::{
    chain::Auditor,
    code::Code,
    entry::{Export, Ground, Rendition, Status},
    hash::Hash,
    policy::{Known, Policy, Quorum},
    proofs::consistency,
    revisions::{Listed, Revisions},
    snapshot::snapshot_text,
    tree::Frontier,
    witness::{AddCheckpoint, signatures_text},
};
use data_encoding::HEXLOWER;
use std::{num::NonZeroU64, path::Path, process::Command};

const DOCUMENT: &str = include_str!("../../../../docs/record-format.md");

/// Every example and its name in the document.
fn examples() -> Vec<(&'static str, String)> {
    let log = SmallLog::new();
    let text = |index: usize| String::from_utf8(log.entries[index].clone()).unwrap();
    let site = || "press.example.org".parse().unwrap();
    let mut auditor = Auditor::new();
    log.entries.iter().for_each(|entry| drop(auditor.take(entry).unwrap()));
    let rendition = Rendition {
        site: site(),
        doc: DOC.parse().unwrap(),
        lang: "ar-SY".parse().unwrap(),
        rev: NonZeroU64::new(2).unwrap(),
        media_type: "application/pdf".parse().unwrap(),
        bytes: Hash::of(b"file"),
        time: time(2),
    };
    let export = Export { site: site(), size: 5, manifest: Hash::of(b"list of files"), time: time(3) };
    let ended = ("press.example.org/log", 1460, Hash::of(b"tree"));
    let succession =
        crate::entry::Succession::signed(site(), ended, time(4), &log.root_key).unwrap().to_string();
    let mut removed = revision(OTHER_DOC, 2, Some(2), Status::Removed, log.manifest.hash());
    removed.ground = Some(Ground::Court);
    let note = log.proof(3).signed_checkpoint().unwrap().0;
    let proof = consistency(&mut InMemory::of(&log.leaves()), 3, 5).unwrap();
    let request = AddCheckpoint { old_size: 3, proof, checkpoint: log.signed_checkpoint() };
    let known = |key, url: Option<&str>| Known { key, url: url.map(str::to_owned) };
    let policy = Policy::new(
        vec![known(log.log_key.verifier(), Some("https://press.example.org/log/"))],
        vec![known(log.witness.verifier(), None)],
        Quorum::AtLeast(1),
    );
    let code = Code::of(3, log.leaves()[3]);
    let leaves: Vec<String> = log.leaves().iter().map(|leaf| format!("{leaf}\n")).collect();
    let parts: Vec<String> = log
        .parts
        .iter()
        .map(|part| {
            let text = serde_json::to_string(&part.text).unwrap();
            format!("{}\n  salt {}\n  text {text}\n", part.name, HEXLOWER.encode(&part.salt))
        })
        .collect();
    let listed = Listed {
        rev: 2,
        index: 3,
        status: "corrected".into(),
        time: time(0).to_string(),
        code: code.to_string(),
        category: Some("fact".into()),
        note: Some("صُحّح اسم المدينة".into()),
        entry: "r/2/entry".into(),
        proof: "r/2/proof".into(),
        manifest: "r/2/manifest".into(),
        disclosure: Some("r/2/disclosure".into()),
        evidence: Some("r/2/evidence".into()),
        ..Listed::default()
    };
    let revisions = Revisions {
        site: "press.example.org".into(),
        doc: DOC.into(),
        lang: "ar-SY".into(),
        origin: "press.example.org/log".into(),
        log: "../../../log/".into(),
        key: log.log_key.verifier().to_string(),
        article: Some("../../a/headline-fd7k2m9x/".into()),
        gone: false,
        revisions: vec![listed],
    };
    let bundle = crate::tile::bundle_write(&[b"one\n", b"second\n"]);
    let mut tree = Frontier::new();
    log.leaves().iter().for_each(|leaf| drop(tree.push(*leaf)));
    vec![
        (
            "vkeys",
            format!("{}\n{}\n{}\n", log.log_key.verifier(), log.root_key.verifier(), log.witness.verifier()),
        ),
        ("secret", format!("{}\n", log.log_key)),
        ("revision", text(3)),
        ("removed", removed.to_string()),
        ("key", text(0)),
        ("snapshot", text(4)),
        ("snapshot-list", snapshot_text(&auditor.latest().collect::<Vec<_>>())),
        ("rendition", rendition.to_string()),
        ("export", export.to_string()),
        ("succession", succession),
        ("parts", parts.concat()),
        ("manifest", log.manifest.to_string()),
        ("leaves", leaves.concat()),
        ("frontier", format!("{tree}\n")),
        ("bundle", format!("{}\n", HEXLOWER.encode(&bundle))),
        ("checkpoint", note.to_string()),
        ("cosigned", format!("cosignature/v1\ntime {WITNESSED}\n{}", note.text)),
        ("proof", log.proof(3).to_string()),
        ("request", request.to_string()),
        ("answer", signatures_text(&note.signatures[1..])),
        ("policy", policy.unwrap().to_string()),
        ("disclosure", format!("{}\n", log.disclosure().to_json())),
        ("evidence", format!("{}\n", log.evidence().to_json())),
        ("revisions", format!("{}\n", revisions.to_json())),
        ("code", format!("{code}\n")),
    ]
}

/// What stands between the mark of an example and the end of its block.
fn block<'a>(document: &'a str, name: &str) -> Option<&'a str> {
    let mark = format!("<!-- example: {name} -->\n```");
    let (_, rest) = document.split_once(&mark)?;
    let (_, rest) = rest.split_once('\n')?;
    rest.split_once("```\n").map(|(block, _)| block)
}

#[test]
fn the_examples_of_the_document_are_what_the_code_makes() {
    let mut document = DOCUMENT.to_owned();
    let mut stale = Vec::new();
    for (name, text) in examples() {
        let block = block(&document, name).unwrap_or_else(|| panic!("no example {name}"));
        if block != text {
            stale.push(name);
            let mark = format!("<!-- example: {name} -->\n```");
            let from = document.find(&mark).unwrap() + mark.len();
            let from = from + document[from..].find('\n').unwrap() + 1;
            document.replace_range(from..from + block.len(), &text);
        }
    }
    let marks = DOCUMENT.matches("<!-- example: ").count();
    assert_eq!(marks, examples().len(), "an example that nothing makes");
    if std::env::var_os("RECORD_FORMAT_WRITE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/record-format.md"), document)
            .unwrap();
    }
    assert!(stale.is_empty(), "{stale:?}: once with RECORD_FORMAT_WRITE=1 writes them");
}

fn run(script: &str, folder: &Path) -> bool {
    let output = Command::new("sh").args(["-e", "-c", script]).current_dir(folder).output().unwrap();
    output.status.success()
}

#[test]
fn the_recipe_of_the_document_verifies_by_hand() {
    if Command::new("openssl").arg("version").output().is_err() {
        return;
    }
    let (_, recipe) = DOCUMENT.split_once("<!-- recipe -->\n```sh\n").unwrap();
    let (recipe, _) = recipe.split_once("```\n").unwrap();
    let log = SmallLog::new();
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    put("checkpoint", &log.signed_checkpoint());
    put("vkey", &format!("{}\n", log.log_key.verifier()));
    put("entry", &log.disclosure().entry);
    put("manifest", &log.disclosure().manifest);
    assert!(run(recipe, folder.path()));
    put("checkpoint", &log.signed_checkpoint().replace("\n5\n", "\n6\n"));
    assert!(!run(recipe, folder.path()), "another size is not what was signed");
    put("checkpoint", &log.signed_checkpoint());
    put("manifest", &log.disclosure().manifest.replace("note", "nota"));
    assert!(!run(recipe, folder.path()), "another manifest is not the entry's");
}
