use super::*;
use crate::{
    content::{Block, BlockId, BlockKind, Inline, Inlines},
    language::Direction,
    testing,
};
use proptest::prelude::*;

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_content_back(content in testing::content()) {
        let text = content.to_canonical();
        prop_assert!(!text.contains('\0'));
        prop_assert_eq!(Content::from_canonical(&text), Ok(content));
    }

    #[test]
    fn what_is_accepted_is_written_back_byte_for_byte(content in testing::content(), at in any::<prop::sample::Index>(), letter in "[{}|\\\\\n a]") {
        let mut text = content.to_canonical();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        text.insert_str(places[at.index(places.len())], &letter);
        if let Ok(read) = Content::from_canonical(&text) {
            prop_assert_eq!(read.to_canonical(), text);
        }
    }

    #[test]
    fn no_text_at_all_makes_it_panic(text in "(bayan-content/1\n)?(\\PC|\n){0,80}") {
        let _ = Content::from_canonical(&text);
    }
}

#[test]
fn the_form_is_the_one_that_is_documented() {
    let content = Content {
        lang: "ar-SY".parse().unwrap(),
        dir: Direction::Rtl,
        kicker: None,
        headline: "بيان".parse().unwrap(),
        standfirst: None,
        place: None,
        stated: Some("2024-04-13T16:18:53Z".parse().unwrap()),
        byline: None,
        lead: None,
        share_text: None,
        blocks: vec![Block {
            id: BlockId::numbered(0),
            lang: "ar-SY".parse().unwrap(),
            dir: Direction::Rtl,
            kind: BlockKind::Paragraph(Inlines::new(vec![
                Inline::Text("نص {".into()),
                Inline::Strong(Inlines::text("مهم")),
            ])),
        }],
    };
    let expected = "bayan-content/1\nlang ar-SY\ndir rtl\nheadline بيان\nstated 2024-04-13T16:18:53Z\n\
                    block b1 ar-SY rtl paragraph\ntext نص \\{{strong|مهم}\n";
    assert_eq!(content.to_canonical(), expected);
    assert_eq!(Content::from_canonical(expected), Ok(content));
    assert_eq!(Content::from_canonical("bayan-content/2\n").unwrap_err().line, 1);
}
