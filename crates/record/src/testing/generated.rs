//! What is made from any values is read back as the same values, in every format.

use super::{InMemory, SmallLog, leaves};
use crate::{
    checkpoint::Checkpoint,
    code::Code,
    cosignature::{cosign, verify_cosignature},
    decimal::MAX_NUMBER,
    disclosure::{Disclosure, MediaAddress, Part, parts_from_json, parts_to_json},
    entry::{
        DocId, Entry, Export, Ground, KeyAct, KeyStatement, LangTag, Rendition, Revision, Snapshot, Status,
        Succession, Time,
    },
    hash::Hash,
    manifest::Manifest,
    note::{KeyKind, SigningKey, VerifierKey, sign},
    proof_file::ProofFile,
    proofs::{consistency, inclusion, root, verify_consistency, verify_inclusion},
    snapshot::{SnapshotLine, snapshot_parse, snapshot_text},
    tile::{TilePath, bundle_read, bundle_write, tile_read, tile_write},
    tree::Frontier,
    witness::AddCheckpoint,
};
use proptest::{collection::vec, option, prelude::*};
use std::{collections::BTreeMap, num::NonZeroU64, str::FromStr, sync::LazyLock};

fn hash() -> impl Strategy<Value = Hash> {
    any::<[u8; 32]>().prop_map(Hash::from_bytes)
}

fn number() -> impl Strategy<Value = u64> {
    prop_oneof![0..2000_u64, 0..=MAX_NUMBER, Just(MAX_NUMBER)]
}

fn time() -> impl Strategy<Value = Time> {
    (-62_135_596_800..=253_402_300_799_i64).prop_map(|seconds| Time::from_unix(seconds).unwrap())
}

fn read<T: FromStr<Err: std::fmt::Debug> + std::fmt::Debug>(
    pattern: &'static str,
) -> impl Strategy<Value = T> {
    pattern.prop_map(|text| text.parse().unwrap())
}

fn doc() -> impl Strategy<Value = DocId> {
    any::<[u8; 16]>().prop_map(DocId::from_bytes)
}

fn lang() -> impl Strategy<Value = LangTag> {
    read("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8}){0,2}")
}

fn revision() -> impl Strategy<Value = Entry> {
    let status = prop::sample::select(vec![
        Status::Published,
        Status::Updated,
        Status::Corrected,
        Status::Imported,
        Status::Withdrawn,
        Status::Restored,
        Status::Removed,
        Status::Replaced,
    ]);
    let ground = prop::sample::select(vec![
        Ground::Court,
        Ground::Privacy,
        Ground::Rights,
        Ground::Safety,
        Ground::Other,
    ]);
    let site = read("[a-z0-9][a-z0-9.-]{0,60}(:[0-9]{1,5})?");
    let values = (site, doc(), lang(), 1..=MAX_NUMBER, number(), status, option::of(ground), time(), hash());
    values.prop_map(|(site, doc, lang, rev, prev, status, ground, time, content)| {
        let ground = ground.filter(|_| status == Status::Removed);
        let prev = (rev > 1).then_some(prev);
        let rev = NonZeroU64::new(rev).unwrap();
        Entry::Revision(
            Revision { site, doc, lang, rev, prev, status, ground, time, content }.checked().unwrap(),
        )
    })
}

fn mark() -> impl Strategy<Value = Entry> {
    let values = (doc(), lang(), 1..=MAX_NUMBER, number(), number(), hash(), time(), any::<u8>());
    values.prop_map(|(doc, lang, rev, size, count, hash, time, which)| {
        let site = "press.example.org".parse().unwrap();
        let rev = NonZeroU64::new(rev).unwrap();
        let media_type = "application/pdf".parse().unwrap();
        match which % 5 {
            0 => Entry::Snapshot(Snapshot { site, size, count: count.min(size), list: hash, time }),
            1 => Entry::Rendition(Rendition { site, doc, lang, rev, media_type, bytes: hash, time }),
            2 => Entry::Export(Export { site, size, manifest: hash, time }),
            3 => {
                let ended = ("press.example.org/log", size, hash);
                let root = SmallLog::new().root_key;
                Entry::Succession(Succession::signed(site, ended, time, &root).unwrap())
            }
            _ => {
                let act = [KeyAct::Added, KeyAct::Retired, KeyAct::Invalid][count as usize % 3];
                let log = SmallLog::new();
                let key = log.log_key.verifier();
                Entry::Key(KeyStatement::signed(site, act, key, size, time, &log.root_key).unwrap())
            }
        }
    })
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let part = (any::<[u8; 32]>(), any::<String>());
    prop::collection::btree_map("[a-z0-9]{1,8}(/[a-z0-9]{1,8}){0,2}", part, 0..12).prop_map(
        |parts: BTreeMap<String, ([u8; 32], String)>| {
            parts.into_iter().map(|(name, (salt, text))| Part { name, salt, text }).collect()
        },
    )
}

fn path() -> impl Strategy<Value = TilePath> {
    prop_oneof![
        (0..64_u8, number(), 1..=256_u16).prop_map(|(level, index, width)| TilePath::Hashes {
            level,
            index,
            width
        }),
        (number(), 1..=256_u16).prop_map(|(index, width)| TilePath::Entries { index, width }),
    ]
}

/// A tree with tiles of three levels.
static LARGE: LazyLock<Vec<Hash>> = LazyLock::new(|| leaves(70_000));

proptest! {
    #[test]
    fn entries(entry in prop_oneof![3 => revision(), 1 => mark()]) {
        prop_assert_eq!(Entry::parse(&entry.to_bytes()), Ok(entry));
    }

    #[test]
    fn names_of_tiles_and_numbers(path in path(), time in time(), index in number(), hash in hash()) {
        prop_assert_eq!(path.to_string().parse(), Ok(path));
        prop_assert_eq!(time.to_string().parse(), Ok(time));
        let code = Code::of(index, hash);
        prop_assert_eq!(code.to_string().parse(), Ok(code));
        prop_assert_eq!(code.to_string().to_uppercase().parse(), Ok(code));
    }

    #[test]
    fn bundles_and_tiles(entries in vec(vec(any::<u8>(), 0..40), 1..=256), hashes in vec(hash(), 1..=256)) {
        let borrowed: Vec<&[u8]> = entries.iter().map(Vec::as_slice).collect();
        prop_assert_eq!(bundle_read(&bundle_write(&borrowed), entries.len() as u16), Ok(entries));
        prop_assert_eq!(tile_read(&tile_write(&hashes), hashes.len() as u16), Ok(hashes));
    }

    #[test]
    fn frontiers(count in 0..600_usize) {
        let mut tree = Frontier::new();
        LARGE[..count].iter().for_each(|leaf| drop(tree.push(*leaf)));
        prop_assert_eq!(tree.to_string().parse(), Ok(tree));
    }

    #[test]
    fn manifests_and_disclosures(parts in parts(), address in "[ -~ض]{0,40}") {
        let manifest = Manifest::of(&parts).unwrap();
        prop_assert_eq!(manifest.to_string().parse(), Ok(manifest.clone()));
        prop_assert_eq!(parts_from_json(&parts_to_json(&parts)), Ok(parts.clone()));
        let media = parts.first().map(|part| MediaAddress { part: part.name.clone(), address }).into_iter().collect();
        let content = manifest.hash();
        let entry = super::revision(super::DOC, 1, None, Status::Published, content).to_string();
        let disclosure = Disclosure { entry, manifest: manifest.to_string(), parts, media };
        prop_assert!(disclosure.check().unwrap().withheld.is_empty());
        prop_assert_eq!(Disclosure::parse(&disclosure.to_json()), Ok(disclosure));
    }

    #[test]
    fn keys_checkpoints_proofs_and_requests(
        seed: [u8; 32],
        name in "[^\\s+\\x00-\\x1f]{1,40}",
        size in number(),
        seconds in number(),
        head in hash(),
        hashes in vec(hash(), 0..=63),
        extra in option::of(vec(any::<u8>(), 0..50)),
        extensions in vec("[ -~ض]{1,20}", 0..3),
    ) {
        let key = SigningKey::from_seed(&name, KeyKind::Ed25519, seed).unwrap();
        let witness = SigningKey::from_seed(&name, KeyKind::Cosignature, seed).unwrap();
        for key in [&key, &witness] {
            let read: VerifierKey = key.verifier().to_string().parse().unwrap();
            prop_assert_eq!(read, key.verifier());
            prop_assert_eq!(key.to_string().parse::<SigningKey>().unwrap().verifier(), key.verifier());
        }
        let checkpoint = Checkpoint { origin: name, size, root: head, extensions };
        let text = checkpoint.to_string();
        prop_assert_eq!(text.parse(), Ok(checkpoint));
        let mut note = sign(&text, &[&key]).unwrap();
        let cosignature = cosign(&witness, &text, seconds).unwrap();
        prop_assert_eq!(verify_cosignature(&witness.verifier(), &text, &cosignature), Ok(seconds));
        note.signatures.push(cosignature);
        prop_assert_eq!(note.verify(&[key.verifier(), witness.verifier()]), Ok(vec![0, 1]));
        let proof = ProofFile { extra, index: size, hashes: hashes.clone(), checkpoint: note.to_string() };
        prop_assert_eq!(proof.to_string().parse(), Ok(proof));
        let request = AddCheckpoint { old_size: size, proof: hashes, checkpoint: note.to_string() };
        prop_assert_eq!(request.to_string().parse(), Ok(request));
    }

    #[test]
    fn lists_of_snapshots(texts in prop::collection::btree_map((doc(), lang()), number(), 0..20)) {
        let lines: Vec<SnapshotLine> =
            texts.into_iter().map(|((doc, lang), index)| SnapshotLine { doc, lang, index }).collect();
        prop_assert_eq!(snapshot_parse(&snapshot_text(&lines)), Ok(lines));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn proofs_in_trees_with_three_levels_of_tiles(
        size in 65_000..=70_000_u64,
        index in any::<prop::sample::Index>(),
        old in any::<prop::sample::Index>(),
    ) {
        thread_local!(static TILES: std::cell::RefCell<InMemory> = InMemory::of(&LARGE).into());
        TILES.with_borrow_mut(|tiles| {
            let (index, old) = (index.index(size as usize) as u64, old.index(size as usize) as u64 + 1);
            let head = root(tiles, size).unwrap();
            let proof = inclusion(tiles, index, size).unwrap();
            prop_assert_eq!(verify_inclusion(LARGE[index as usize], index, size, &proof, head), Ok(()));
            let (old_head, proof) = (root(tiles, old).unwrap(), consistency(tiles, old, size).unwrap());
            prop_assert_eq!(verify_consistency(old, old_head, size, head, &proof), Ok(()));
            Ok(())
        })?;
    }
}
