//! The pictures, and what is done with one of them.

use super::*;

#[test]
fn the_pages_about_pictures_are_made_in_every_language_and_what_people_write_is_escaped() {
    let pages = DeskPages::load(&Theme::load().unwrap()).unwrap();
    for (key, _, dir) in LANGUAGES {
        let common = || common(key, dir);
        let media = Media {
            common: common(),
            pictures: vec![Picture {
                replace: Some("/x".into()),
                replaced: true,
                id: "x".into(),
                src: "/x".into(),
                width: 1,
                height: 1,
                name: HOSTILE.into(),
                date: "x".into(),
                uses: HOSTILE.into(),
                used_at: Some("/x".into()),
                alt: "\"><script>".into(),
                caption: "</textarea><script>".into(),
                credit: String::new(),
                words: Some("/x".into()),
                focus: Some("/x".into()),
                cut: Some("/x".into()),
            }],
            editions: vec![tab(), tab()],
            edition_chosen: "ar".into(),
            text_lang: "ar".into(),
            words: "\"><script>".into(),
            brings: true,
            start: "{}".into(),
            next: Some("/x".into()),
        };
        let focus = FocusPage {
            common: common(),
            url: "/x".into(),
            src: "/x".into(),
            alt: "\"><script>".into(),
            width: 280,
            height: 10,
            size: (100, 100),
            across: "\"><script>".into(),
            down: "50".into(),
            at: (1, 1),
            crops: vec![Crop { shape: "1:1".into(), left: 0, top: 0, width: 1, height: 1 }],
        };
        let offered = Offered {
            id: "\"><script>".into(),
            src: "/x".into(),
            width: 3,
            height: 2,
            alt: HOSTILE.into(),
            date: HOSTILE.into(),
        };
        let replacement = Replacement {
            common: common(),
            url: "/x".into(),
            old: offered.clone(),
            uses: HOSTILE.into(),
            used_at: Some("/x".into()),
            library: "/x".into(),
            others: vec![offered],
            words: "\"><script>".into(),
        };
        let no_others = Replacement { others: Vec::new(), used_at: None, ..replacement.clone() };
        let cut = CutPage {
            common: common(),
            url: "/x".into(),
            src: "/x".into(),
            alt: "\"><script>".into(),
            size: (1600, 900),
            width: 560,
            part: (0, 0, 1600, 900),
            left: "\"><script>".into(),
            top: "0".into(),
            wide: "1600".into(),
            high: "900".into(),
            shapes: vec![("16:9".into(), true), ("1:1".into(), false)],
            in_its_place: true,
            uses: HOSTILE.into(),
        };
        for page in [
            DeskPage::Media(&media),
            DeskPage::Focus(&focus),
            DeskPage::Cut(&cut),
            DeskPage::Replacement(&replacement),
            DeskPage::Replacement(&no_others),
        ] {
            is_sound(&pages, key, &page);
        }
    }
}
