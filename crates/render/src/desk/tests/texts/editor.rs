//! What the editor loads, and what is compared.

use super::*;

/// Every part of a text that may have changed.
pub(super) fn changes() -> Vec<ChangeView> {
    let parts = [
        "headline",
        "kicker",
        "standfirst",
        "place",
        "byline",
        "date",
        "share",
        "body",
        "caption",
        "alt",
        "credit",
        "media",
    ];
    let change = |part| ChangeView { part, before: None, after: None, lang: "ar".into(), dir: "rtl" };
    parts.into_iter().map(change).collect()
}

#[test]
fn the_editor_finds_its_files_and_words() {
    let pages = DeskPages::load(&Theme::load().unwrap()).unwrap();
    let file = pages.files.iter().find(|file| file.name == "editor.js").unwrap();
    assert!(pages.file(&file.address).is_some() && file.url().starts_with("/desk/files/editor-"));
    assert!(pages.file("editor.js").is_none(), "an address without its hash would be kept for ever");
    let arabic = pages.editor_words(&"ar".parse().unwrap());
    assert!(arabic.len() > 50 && arabic.iter().all(|(key, word)| *key != word.as_str()));
}
