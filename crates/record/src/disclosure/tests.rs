use super::*;
use crate::testing::{DOC, SmallLog, revision};

fn disclosure() -> Disclosure {
    SmallLog::new().disclosure()
}

#[test]
fn a_disclosure_is_read_as_it_was_written() {
    let disclosure = disclosure();
    let text = disclosure.to_json();
    assert!(text.starts_with(r#"{"format":"bayan-disclosure/1","entry":"bayan-revision/1\nsite"#), "{text}");
    assert_eq!(Disclosure::parse(&text), Ok(disclosure.clone()));
    let parts = parts_to_json(&disclosure.parts);
    assert_eq!(parts_from_json(&parts), Ok(disclosure.parts.clone()));
    let mut turned = disclosure.parts;
    turned.reverse();
    assert_eq!(parts_to_json(&turned), parts, "the order is that of the names");
}

#[test]
fn the_parts_are_those_of_the_entry() {
    let mut disclosure = disclosure();
    let checked = disclosure.check().unwrap();
    assert!(checked.withheld.is_empty());
    assert_eq!(checked.revision.rev.get(), 2);
    disclosure.parts.remove(1);
    disclosure.parts.remove(2);
    assert_eq!(disclosure.check().unwrap().withheld, ["date", "media/1"]);
    disclosure.parts.clear();
    assert_eq!(disclosure.check().unwrap().withheld.len(), 5);
}

#[test]
fn what_is_not_as_recorded_is_named() {
    let good = disclosure();
    let mut altered = good.clone();
    altered.parts[2].text.push(' ');
    assert_eq!(altered.check(), Err(DisclosureFault::AnotherPart("headline".into())));
    let mut altered = good.clone();
    altered.parts[0].salt[31] ^= 1;
    assert_eq!(altered.check(), Err(DisclosureFault::AnotherPart("body/1".into())));
    let mut altered = good.clone();
    altered.parts[2].name = "kicker".into();
    assert_eq!(altered.check(), Err(DisclosureFault::NoSuchPart("kicker".into())));
    let mut altered = good.clone();
    altered.media[0].part = "media/2".into();
    assert_eq!(altered.check(), Err(DisclosureFault::NoSuchPart("media/2".into())));
    let mut altered = good.clone();
    altered.parts.swap(0, 1);
    assert_eq!(altered.check(), Err(DisclosureFault::Names("body/1".into())));
    let mut altered = good.clone();
    altered.manifest = altered.manifest.replace("headline", "kicker");
    assert_eq!(altered.check(), Err(DisclosureFault::AnotherManifest));
    let mut altered = good.clone();
    altered.entry = altered.entry.replace("rev 2", "rev 02");
    assert_eq!(altered.check(), Err(DisclosureFault::Entry(EntryFault::Value("rev"))));
    let mut altered = good.clone();
    altered.entry = "bayan-revision/2\n".into();
    assert_eq!(altered.check(), Err(DisclosureFault::NotARevision));
    let mut altered = good;
    altered.manifest = "bayan-parts/1\nX 1\n".into();
    let content = Hash::of(altered.manifest.as_bytes());
    altered.entry = revision(DOC, 1, None, crate::entry::Status::Published, content).to_string();
    assert!(matches!(altered.check(), Err(DisclosureFault::Manifest(_))));
}

#[test]
fn files_of_another_form_are_refused() {
    let text = disclosure().to_json();
    let refused = [
        text.replace("closure/1", "closure/2"),
        text.replace("\"entry\"", "\"entry\":\"\",\"entry\""),
        text.replace("\"salt\"", "\"salt\":\"\",\"salt\""),
        text.replace("\"entry\"", "\"Entry\""),
        text.replace("\"media\":", "\"more\":1,\"media\":"),
        text.replace("\"media\":", "\"media\":null,\"media\":"),
        text.replace("\"address\"", "\"more\":[],\"address\""),
        text.replace("/media/1/1", "/media\\n1"),
        text.replace("\"part\":\"media/1\"", "\"part\":\"Media\""),
        text.replace("\"name\":\"date\"", "\"name\":\"body/1\""),
        text.replace("\"name\":\"date\"", "\"name\":\"\""),
        text.replace("\"name\":\"date\"", "\"name\":7"),
        text.replace("\"salt\":\"", "\"salt\":\"00"),
        text.replace("\"parts\":[", "\"parts\":[["),
        format!("{text}x"),
        format!("[{text}]"),
        text[..text.len() - 1].to_owned(),
        "[".repeat(100_000),
        "{\"parts\":".repeat(100_000),
    ];
    for text in refused {
        assert!(
            matches!(
                Disclosure::parse(&text),
                Err(DisclosureFault::File(_) | DisclosureFault::Names(_) | DisclosureFault::Address)
            ),
            "{text:.300}"
        );
    }
    let array = r#"["bayan-disclosure/1","","",[],[]]"#;
    assert!(Disclosure::parse(array).is_err(), "an object is not a list of its values");
    let large = format!("{text}{}", " ".repeat(MAX_DISCLOSURE));
    assert_eq!(Disclosure::parse(&large), Err(DisclosureFault::File(NotTheFile::TooLarge)));
    assert!(parts_from_json(&" ".repeat(MAX_DISCLOSURE + 1)).is_err());
    assert!(parts_from_json("{}").is_err());
}

#[test]
fn too_many_parts_are_refused() {
    let part = |number: usize| Part { name: format!("body/{number:05}"), salt: [0; 32], text: String::new() };
    let parts: Vec<Part> = (0..MAX_PARTS).map(part).collect();
    assert_eq!(parts_from_json(&parts_to_json(&parts)).map(|parts| parts.len()), Ok(MAX_PARTS));
    let more: Vec<Part> = (0..MAX_PARTS + 1).map(part).collect();
    assert!(parts_from_json(&parts_to_json(&more)).is_err());
    assert_eq!(Manifest::of(&more), Err(ManifestFault::TooMany));
}
