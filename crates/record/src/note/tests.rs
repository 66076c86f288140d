use super::*;
use crate::cosignature::cosign;
use proptest::prelude::*;

/// The key and note of C2SP signed-note, and those of the tests of Go's x/mod.
const FOO: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const FOO_NOTE: &str = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETER_SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const PETER_TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_LINE: &str = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

fn key(name: &str, seed: u8) -> SigningKey {
    SigningKey::from_seed(name, KeyKind::Ed25519, [seed; 32]).unwrap()
}

#[test]
fn the_example_of_the_specification_verifies() {
    let foo: VerifierKey = FOO.parse().unwrap();
    assert_eq!((foo.name(), foo.id(), foo.kind()), ("example.com/foo", 0x530d_903a, KeyKind::Ed25519));
    assert_eq!(foo.to_string(), FOO);
    let note: Note = FOO_NOTE.parse().unwrap();
    assert_eq!(note.text, "This is an example message.\n");
    assert_eq!(note.verify(&[foo]), Ok(vec![0]));
    assert_eq!(note.to_string(), FOO_NOTE);
}

#[test]
fn a_note_signed_by_go_comes_out_bit_for_bit() {
    let secret: SigningKey = PETER_SECRET.parse().unwrap();
    assert_eq!(secret.to_string(), PETER_SECRET);
    assert_eq!(secret.verifier().to_string(), PETER);
    assert_eq!(sign(PETER_TEXT, &[&secret]).unwrap().to_string(), format!("{PETER_TEXT}\n{PETER_LINE}"));
}

#[test]
fn the_second_opinion_reads_our_keys_and_notes() {
    let secret = key("press.example.org/log", 5);
    let note = sign("نص\n\nسطر\n", &[&secret, &key("other.example", 6)]).unwrap();
    let theirs = signed_note::Note::from_bytes(note.to_string().as_bytes()).unwrap();
    let verifier = signed_note::StandardVerifier::new(&secret.verifier().to_string()).unwrap();
    let list = signed_note::VerifierList::new(vec![Box::new(verifier)]);
    let (verified, unverified) = theirs.verify(&list).unwrap();
    assert_eq!((verified.len(), unverified.len()), (1, 1));
    let signer = signed_note::StandardSigner::new(&secret.to_string()).unwrap();
    let mut theirs = signed_note::Note::new("نص\n".as_bytes(), &[]).unwrap();
    theirs.add_sigs(&[&signer]).unwrap();
    assert_eq!(theirs.to_bytes(), sign("نص\n", &[&secret]).unwrap().to_string().into_bytes());
}

#[test]
fn the_seed_is_not_shown_for_debugging() {
    let secret: SigningKey = PETER_SECRET.parse().unwrap();
    let shown = format!("{secret:?} {secret:#?}");
    assert!(!shown.contains("AYEKFALVFGyNhPJEMzD1QIDr"), "{shown}");
    assert!(shown.contains(PETER));
}

#[test]
fn unknown_signatures_are_passed_over_and_wrong_known_ones_are_not() {
    let (one, two, three) = (key("one.example", 1), key("two.example", 2), key("three.example", 3));
    let note = sign("text\n", &[&one, &two]).unwrap();
    let keys = [three.verifier(), two.verifier(), one.verifier()];
    assert_eq!(note.verify(&keys), Ok(vec![2, 1]));
    assert_eq!(note.verify(&keys[..2]), Ok(vec![1]));
    assert_eq!(note.verify(&keys[..1]), Err(NoteFault::NoKnownKey));
    assert_eq!(note.verify(&[]), Err(NoteFault::NoKnownKey));
    let mut damaged = note.clone();
    damaged.signatures[1].bytes[20] ^= 1;
    let wrong = NoteFault::WrongSignature { name: "two.example".into(), id: two.verifier().id() };
    assert_eq!(damaged.verify(&keys), Err(wrong), "although the other signature is right");
    assert_eq!(damaged.verify(&keys[2..]), Ok(vec![0]), "nobody knows the key of the damaged one");
    let mut renamed = note.clone();
    renamed.signatures[0].name = "two.example".into();
    assert_eq!(renamed.verify(&keys), Ok(vec![1]), "a known name with another id is an unknown key");
    let mut repeated = note.clone();
    repeated.signatures.push(Signature { bytes: vec![0; 64], ..note.signatures[0].clone() });
    assert_eq!(repeated.verify(&keys), Ok(vec![2, 1]), "the first of several counts");
}

#[test]
fn a_witness_key_verifies_among_the_others() {
    let log = key("example.com/log", 1);
    let witness = SigningKey::from_seed("w.example", KeyKind::Cosignature, [4; 32]).unwrap();
    let text = "example.com/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
    let mut note = sign(text, &[&log]).unwrap();
    note.signatures.push(cosign(&witness, text, 77).unwrap());
    let keys = [witness.verifier(), log.verifier()];
    assert_eq!(note.verify(&keys), Ok(vec![1, 0]));
    note.signatures[1].bytes[7] ^= 1;
    assert!(matches!(note.verify(&keys), Err(NoteFault::WrongSignature { .. })));
}

#[test]
fn keys_have_one_spelling() {
    let refused = [
        "",
        "a",
        "a+b",
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        &PETER.replace("c74f20a3", "c74f20a4"),
        &PETER.replace("c74f20a3", "C74F20A3"),
        &PETER.replace("c74f20a3", "c74f20a"),
        &PETER.replace("Peter", "Peter "),
        &PETER.replace("Peter", "Peter\u{00A0}"),
        &PETER.replace("PeterNeumann", ""),
        &format!("{PETER}\n"),
        &format!("{PETER}="),
    ];
    for text in refused {
        assert!(text.parse::<VerifierKey>().is_err(), "{text:?}");
    }
    // The neutral point as a key: one signature would fit every text.
    let mut weak = [0; 32];
    weak[0] = 1;
    assert_eq!(VerifierKey::new("a", KeyKind::Ed25519, &weak), Err(NotAKey));
    assert_eq!(VerifierKey::new(&"a".repeat(256), KeyKind::Ed25519, &[1; 32]), Err(NotAKey));
    for text in [PETER, &PETER_SECRET.replace("PRIVATE", "PUBLIC"), &PETER_SECRET.replace("c74f", "c74e")] {
        assert!(text.parse::<SigningKey>().is_err(), "{text:?}");
    }
    assert!(SigningKey::from_seed("a b", KeyKind::Ed25519, [1; 32]).is_err());
}

#[test]
fn notes_of_another_form_are_refused() {
    let good = format!("{PETER_TEXT}\n{PETER_LINE}");
    let refused = [
        String::new(),
        PETER_TEXT.to_owned(),
        format!("{PETER_TEXT}\n"),
        format!("{PETER_TEXT}{PETER_LINE}"),
        good.trim_end().to_owned(),
        format!("{good}\n"),
        format!("{good}x\n"),
        good.replace('\n', "\r\n"),
        good.replace("think", "think\t"),
        good.replace("— P", "- P"),
        good.replace("— P", "—  P"),
        good.replace("x08go/", "x08go_"),
        good.replace("JnAM=", "JnAN="),
        good.replace("JnAM=", "JnAM"),
        good.replace("JnAM=", "JnAM=JnAM="),
        format!("{PETER_TEXT}\n— PeterNeumann x08gow==\n"),
        format!("{PETER_TEXT}\n— Peter+Neumann x08go/ZJ\n"),
    ];
    for text in refused {
        assert!(text.parse::<Note>().is_err(), "{text:?}");
    }
    let many = format!("{PETER_TEXT}\n{}", PETER_LINE.repeat(MAX_SIGNATURES + 1));
    assert_eq!(many.parse::<Note>(), Err(NoteFault::TooLarge));
    let large = format!("{}\n\n{PETER_LINE}", "a".repeat(MAX_NOTE));
    assert_eq!(large.parse::<Note>(), Err(NoteFault::TooLarge));
    for text in ["", "no newline", "a\r\n", "a\0\n"] {
        assert!(sign(text, &[&key("a", 1)]).is_err(), "{text:?}");
    }
    assert!(sign("a\n", &[]).is_err());
}

proptest! {
    #[test]
    fn whatever_is_signed_is_read_back_and_verifies(text in "([^\\x00-\\x1f]|\n){0,60}\n", seed: u8) {
        let secret = key("press.example.org/log", seed);
        let note = sign(&text, &[&secret]).unwrap();
        let read: Note = note.to_string().parse().unwrap();
        prop_assert_eq!(&read, &note);
        prop_assert_eq!(read.verify(&[secret.verifier()]), Ok(vec![0]));
    }
}
