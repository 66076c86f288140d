//! Every change of a single byte, of every artefact of a small log, is noticed, or it means nothing.
//!
//! What means nothing, and leaves the verdict as it was:
//! - white space between the tokens of JSON, and another spelling of the same string (`/` and `\/`);
//! - the address of a medium: what is served there is compared with the hash in the part.
//!
//! And one change takes something away: a line of signature that no longer bears the name and id of a pinned
//! witness is another witness's, and passed over, as C2SP signed-note demands. The verdict then lacks that witness,
//! and nothing else of it changes. Signatures by the log's own key have no such way out.

use super::SmallLog;
use crate::{
    disclosure::Disclosure,
    evidence::{Evidence, Verdict},
    note::VerifierKey,
};

/// All ASCII bytes but the one that stands there. Others than ASCII make a text that is no UTF-8, which is refused
/// before anything of this crate reads it, or a letter that is tried with the properties.
fn others(byte: u8) -> impl Iterator<Item = u8> {
    (0..128).filter(move |other| *other != byte)
}

/// The text with another byte at each place of ASCII in turn.
fn substitutions(text: &str) -> impl Iterator<Item = String> + '_ {
    let ascii = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii());
    ascii.flat_map(move |(place, byte)| others(byte).map(move |other| with(text, place, Some(other), true)))
}

fn with(text: &str, place: usize, byte: Option<u8>, remove: bool) -> String {
    let mut changed = Vec::with_capacity(text.len() + 1);
    changed.extend_from_slice(&text.as_bytes()[..place]);
    changed.extend(byte);
    changed.extend_from_slice(&text.as_bytes()[place + usize::from(remove)..]);
    String::from_utf8(changed).unwrap()
}

/// The text without each byte of ASCII, and with another before each.
fn deletions_and_insertions(text: &str) -> impl Iterator<Item = String> + '_ {
    let ascii = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii());
    ascii.flat_map(move |(place, _)| {
        let inserted = b" \n0a=\\\"/-,".iter().map(move |byte| with(text, place, Some(*byte), false));
        std::iter::once(with(text, place, None, true)).chain(inserted)
    })
}

struct Case {
    log: SmallLog,
    evidence: Evidence,
    pinned: Vec<VerifierKey>,
    verdict: Verdict,
}

fn case() -> Case {
    let log = SmallLog::new();
    let (evidence, pinned) = (log.evidence(), log.keys());
    let verdict = evidence.verify(&pinned).unwrap();
    Case { log, evidence, pinned, verdict }
}

#[test]
fn no_byte_of_the_entry_can_be_another() {
    let Case { evidence, pinned, .. } = case();
    let entry = evidence.disclosure.entry.clone();
    for changed in substitutions(&entry).chain(deletions_and_insertions(&entry)) {
        let mut altered = evidence.clone();
        altered.disclosure.entry = changed;
        assert!(altered.verify(&pinned).is_err(), "{}", altered.disclosure.entry);
    }
}

#[test]
fn no_byte_of_the_manifest_can_be_another() {
    let Case { evidence, .. } = case();
    let manifest = evidence.disclosure.manifest.clone();
    for changed in substitutions(&manifest).chain(deletions_and_insertions(&manifest)) {
        let mut altered = evidence.disclosure.clone();
        altered.manifest = changed;
        assert!(altered.check().is_err(), "{}", altered.manifest);
    }
}

#[test]
fn no_byte_of_a_part_its_name_or_its_salt_can_be_another() {
    let Disclosure { parts, .. } = case().evidence.disclosure;
    let disclosure = case().evidence.disclosure;
    for (place, part) in parts.iter().enumerate() {
        for changed in substitutions(&part.text).chain(deletions_and_insertions(&part.text)) {
            let mut altered = disclosure.clone();
            altered.parts[place].text = changed;
            assert!(altered.check().is_err());
        }
        for changed in substitutions(&part.name).chain(deletions_and_insertions(&part.name)) {
            let mut altered = disclosure.clone();
            altered.parts[place].name = changed;
            assert!(altered.check().is_err());
        }
        for byte in 0..32 {
            for other in 1..=255 {
                let mut altered = disclosure.clone();
                altered.parts[place].salt[byte] ^= other;
                assert!(altered.check().is_err());
            }
        }
        let letters = part.text.char_indices().filter(|(_, letter)| !letter.is_ascii());
        for (from, letter) in letters {
            let mut altered = disclosure.clone();
            altered.parts[place].text.replace_range(from..from + letter.len_utf8(), "ـ");
            assert!(altered.check().is_err());
        }
    }
}

/// Whether a proof that still holds has lost the pinned witness and nothing else.
fn only_lacks_the_witness(verdict: &Verdict, right: &Verdict) -> bool {
    verdict.cosignatures.is_empty()
        && Verdict { cosignatures: right.cosignatures.clone(), ..verdict.clone() } == *right
}

#[test]
fn no_byte_of_the_proof_and_its_checkpoint_can_be_another() {
    let Case { evidence, pinned, verdict: right, log } = case();
    let line = evidence.proof.find("— library.example/witness").unwrap();
    // Name and id: the dash, the name, a space, and the letters of base 64 that hold four bytes.
    let names_the_witness = line..line + "— library.example/witness ".len() + 6;
    let proof = evidence.proof.clone();
    let mut lacking = 0;
    for changed in substitutions(&proof).chain(deletions_and_insertions(&proof)) {
        let altered = Evidence { proof: changed, ..evidence.clone() };
        let Ok(verdict) = altered.verify(&pinned) else { continue };
        let place = proof.bytes().zip(altered.proof.bytes()).position(|(one, other)| one != other);
        let place = place.unwrap_or(proof.len());
        assert!(names_the_witness.contains(&place), "byte {place} of {}", altered.proof);
        assert!(only_lacks_the_witness(&verdict, &right), "{verdict:?}");
        lacking += 1;
    }
    assert!(lacking > 0, "the class exists");
    // Without the witness pinned nobody relies on its line.
    let alone = [log.log_key.verifier()];
    assert!(evidence.verify(&alone).unwrap().cosignatures.is_empty());
}

#[test]
fn no_byte_of_a_key_can_be_another() {
    let Case { log, .. } = case();
    for key in [log.log_key.verifier(), log.witness.verifier(), log.root_key.verifier()] {
        let text = key.to_string();
        for changed in substitutions(&text).chain(deletions_and_insertions(&text)) {
            assert!(changed.parse::<VerifierKey>().is_err(), "{changed}");
        }
    }
}

#[test]
fn what_can_be_another_in_the_file_means_nothing() {
    let Case { evidence, pinned, verdict: right, .. } = case();
    let text = evidence.to_json();
    let few = |text: &str| -> Vec<String> {
        let flipped = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| byte.is_ascii())
            .flat_map(|(place, byte)| (0..7).map(move |bit| (place, byte ^ (1 << bit))));
        flipped.map(|(place, byte)| with(text, place, Some(byte), true)).collect()
    };
    let (mut spelled, mut addressed, mut lacking) = (0, 0, 0);
    for changed in few(&text).into_iter().chain(deletions_and_insertions(&text)) {
        let Ok(read) = Evidence::parse(&changed) else { continue };
        let Ok(verdict) = read.verify(&pinned) else { continue };
        let mut without_addresses = read.clone();
        for (media, right) in without_addresses.disclosure.media.iter_mut().zip(&evidence.disclosure.media) {
            media.address.clone_from(&right.address);
        }
        if read == evidence {
            assert_eq!(verdict, right);
            spelled += 1;
        } else if without_addresses == evidence {
            assert_eq!(verdict, right);
            addressed += 1;
        } else {
            assert_eq!(
                Evidence { proof: evidence.proof.clone(), ..read },
                evidence,
                "only the proof: {changed}"
            );
            assert!(only_lacks_the_witness(&verdict, &right), "{verdict:?}");
            lacking += 1;
        }
    }
    assert!(spelled > 0 && addressed > 0 && lacking > 0, "{spelled} {addressed} {lacking}");
}
