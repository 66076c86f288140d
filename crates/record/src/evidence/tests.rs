use super::*;
use crate::{
    note::{SigningKey, sign},
    testing::{SmallLog, WITNESSED},
};

#[test]
fn right_evidence_is_found_right_and_says_what_it_shows() {
    let log = SmallLog::new();
    let evidence = Evidence::parse(&log.evidence().to_json()).unwrap();
    assert_eq!(evidence, log.evidence());
    let verdict = evidence.verify(&log.keys()).unwrap();
    assert_eq!((verdict.index, verdict.size, verdict.revision.rev.get()), (3, 5, 2));
    assert_eq!(verdict.origin, "press.example.org/log");
    assert!(verdict.withheld.is_empty());
    let witnessed = Cosigned { name: "library.example/witness".into(), time: WITNESSED };
    assert_eq!(verdict.cosignatures, [witnessed]);
    let alone = evidence.verify(&[log.log_key.verifier()]).unwrap();
    assert!(alone.cosignatures.is_empty(), "a witness that nobody pinned is not named");
}

#[test]
fn the_keys_in_the_file_decide_nothing() {
    let log = SmallLog::new();
    let mut evidence = log.evidence();
    let origin = "press.example.org/log".to_owned();
    let unknown = Err(Fault::UnknownLog { origin: origin.clone() });
    assert_eq!(evidence.verify(&[]), unknown);
    assert_eq!(evidence.verify(&[log.witness.verifier()]), unknown);
    assert_eq!(evidence.verify(&[log.root_key.verifier()]), unknown);
    let other = SigningKey::from_seed(&origin, KeyKind::Ed25519, [9; 32]).unwrap();
    let another = Err(Fault::AnotherKey { origin });
    assert_eq!(evidence.verify(&[other.verifier()]), another);
    assert_eq!(
        evidence.verify(&[other.verifier(), log.witness.verifier()]),
        another,
        "a witness alone is not enough"
    );
    evidence.keys = vec![other.verifier()];
    assert!(evidence.verify(&log.keys()).is_ok());
}

#[test]
fn each_kind_of_alteration_has_its_fact() {
    let log = SmallLog::new();
    let good = log.evidence();
    let keys = log.keys();
    let mut altered = good.clone();
    altered.disclosure.entry = altered.disclosure.entry.replace("corrected", "published");
    assert_eq!(altered.verify(&keys), Err(Fault::AnotherEntry { index: 3 }));
    let mut altered = good.clone();
    altered.proof = log.proof(2).to_string();
    assert_eq!(altered.verify(&keys), Err(Fault::AnotherEntry { index: 2 }), "the proof of another entry");
    let mut altered = good.clone();
    altered.proof = altered.proof.replace("\n5\n", "\n6\n");
    let wrong = |name: &str| Err(Fault::WrongSignature { name: name.into() });
    assert_eq!(altered.verify(&keys), wrong("press.example.org/log"));
    let mut altered = good.clone();
    altered.disclosure.parts[2].text = "عنوان آخر".into();
    let fault = altered.verify(&keys).unwrap_err();
    assert_eq!(fault.to_string(), "the part headline is not what was recorded");
    let mut altered = good.clone();
    altered.proof.truncate(40);
    assert!(matches!(altered.verify(&keys), Err(Fault::Malformed(_))));
    // Signed by the log alone, and cosigned by somebody over another time than is said.
    let mut proof = log.proof(3);
    let (mut note, _) = proof.signed_checkpoint().unwrap();
    note.signatures[1].bytes[7] ^= 1;
    proof.checkpoint = note.to_string();
    let altered = Evidence { proof: proof.to_string(), ..good };
    assert_eq!(altered.verify(&keys), wrong("library.example/witness"));
    assert!(altered.verify(&keys[..1]).is_ok(), "whoever does not know the witness is not concerned");
}

#[test]
fn the_proof_of_another_site_is_refused() {
    let log = SmallLog::new();
    let other = SigningKey::from_seed("press.example.org.other/log", KeyKind::Ed25519, [9; 32]).unwrap();
    let mut checkpoint = log.checkpoint();
    checkpoint.origin = other.verifier().name().into();
    let mut proof = log.proof(3);
    proof.checkpoint = sign(&checkpoint.to_string(), &[&other]).unwrap().to_string();
    let evidence = Evidence { proof: proof.to_string(), ..log.evidence() };
    let fault = evidence.verify(&[other.verifier()]).unwrap_err();
    assert!(matches!(fault, Fault::AnotherSite { .. }), "{fault}");
}

#[test]
fn files_of_another_form_are_refused() {
    let text = SmallLog::new().evidence().to_json();
    let refused = [
        text.replace("evidence/1", "evidence/2"),
        text.replace("\"keys\"", "\"keys\":[],\"keys\""),
        text.replace("\"keys\"", "\"more\":[],\"keys\""),
        text.replace("\"disclosure\":{", "\"disclosure\":{\"format\":\"\","),
        text.replace("\"disclosure\":{", "\"disclosure\":[{"),
        text.replace("example.org/log+", "example.org/lag+"),
        format!("[{text}]"),
        String::new(),
    ];
    for text in refused {
        assert!(matches!(Evidence::parse(&text), Err(Fault::Malformed(_))), "{text:.300}");
    }
}
