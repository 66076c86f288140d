use super::*;
use crate::Assumed;
use bayan_core::{
    content::{Block, BlockKind, Content, Inline},
    language::Direction,
};
use proptest::prelude::*;

struct Nowhere;
impl Previews for Nowhere {
    fn preview(&self, _: Hash) -> Option<Preview> {
        None
    }
}

fn arabic() -> Assumed {
    Assumed::of("ar".parse().unwrap())
}

fn blocks(canonical: &str) -> Vec<Block> {
    let whole = format!("bayan-content/1\nlang ar\ndir rtl\nheadline بيان\n{canonical}");
    Content::from_canonical(&whole).unwrap().blocks
}

fn through(before: &[Block]) -> Vec<Block> {
    let json = serde_json::to_string(&write(before, &arabic(), &Nowhere)).unwrap();
    read(&serde_json::from_str(&json).unwrap(), &arabic(), before).unwrap()
}

fn document(nodes: &str) -> Result<Vec<Block>, NotOfTheSchema> {
    let node: Node = serde_json::from_str(&format!(r#"{{"type":"doc","content":{nodes}}}"#)).unwrap();
    read(&node, &arabic(), &[])
}

#[test]
fn what_is_written_is_read_back() {
    let hash = "ab".repeat(32);
    let before = blocks(&format!(
        "block b1 ar rtl paragraph\ntext قال {{isolate ltr|{{strong|WHO}}}} إن {{link https://example.org/a|الخبر {{em|هنا}}}}{{break|}}سطر\n\
         block b2 en ltr paragraph\ntext It works.\n\
         block b3 ar rtl heading 3\ntext عنوان\n\
         block b4 ar rtl list ordered\nitem 0 أول\nunordered 1\nitem 1 تحته\n\
         block b5 ar rtl quotation\ntext قول\nby فلان\n\
         block b6 ar rtl table\ncaption جدول\nrow\nhead أ\ncell ب\n\
         block b7 ar rtl figure\nmedia {hash}\nalt وصف\ncaption شرح\ncredit فلان\n\
         block b8 ar rtl notice\ntext انتبه\n\
         block b9 ar rtl rule\n"
    ));
    assert_eq!(through(&before), before);
}

#[test]
fn what_no_schema_has_is_refused_and_no_word_is_lost() {
    for hostile in [
        r#"[{"type":"script","content":[{"type":"text","text":"x"}]}]"#,
        r#"[{"type":"paragraph","content":[{"type":"paragraph"}]}]"#,
        r#"[{"type":"paragraph","text":"x"}]"#,
        r#"[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"style"}]}]}]"#,
        r#"[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"/a","onclick":"x"}}]}]}]"#,
        r#"[{"type":"paragraph","attrs":{"id":1}}, {"type":"rule"}, {"type":"figure"}]"#,
        r#"[{"type":"figure","attrs":{"media":"x"}}]"#,
        r#"[{"type":"bullet_list","content":[{"type":"paragraph"}]}]"#,
        r#"[{"type":"table","content":[{"type":"table_row","content":[{"type":"line"}]}]}]"#,
        r#"[{"type":"link_card","attrs":{"address":"javascript:x","title":"x"}}]"#,
    ] {
        assert!(document(hostile).is_err(), "{hostile}");
    }
    let kept = document(
        r#"[{"type":"paragraph","content":[{"type":"text","text":"هنا","marks":[{"type":"link","attrs":{"href":"javascript:x"}}]},
            {"type":"text","text":" و","marks":[{"type":"language","attrs":{"lang":"!!"}}]}]}]"#,
    );
    let kept = kept.unwrap();
    assert!(matches!(&kept[0].kind, BlockKind::Paragraph(text) if text.to_plain() == "هنا و"));
    assert!(serde_json::from_str::<Node>(r#"{"type":"doc","extra":1}"#).is_err());
}

#[test]
fn a_block_follows_its_letters_unless_somebody_says_otherwise() {
    let read = document(
        r#"[{"type":"paragraph","content":[{"type":"text","text":"Hello there"}]},
            {"type":"paragraph","attrs":{"lang":"en"},"content":[{"type":"text","text":"Hello there"}]},
            {"type":"paragraph","attrs":{"dir":"rtl"},"content":[{"type":"text","text":"WHO"}]},
            {"type":"paragraph","content":[{"type":"text","text":"  "}]}]"#,
    );
    let read = read.unwrap();
    let tongues: Vec<(&str, Direction)> = read.iter().map(|b| (b.lang.as_str(), b.dir)).collect();
    assert_eq!(
        tongues,
        [("und", Direction::Ltr), ("en", Direction::Ltr), ("und", Direction::Rtl)],
        "and what says nothing is left out"
    );
}

#[test]
fn typed_isolates_are_parts_and_a_copied_paragraph_is_a_new_one() {
    let read = document(
        "[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"من \u{2066}C++\u{2069} إلى\"}]}]",
    )
    .unwrap();
    let BlockKind::Paragraph(text) = &read[0].kind else { panic!() };
    assert!(matches!(text.parts()[1], Inline::Isolate(Direction::Ltr, _)));
    let mut twice = write(&read, &arabic(), &Nowhere);
    twice.content.push(twice.content[0].clone());
    let again = super::read(&twice, &arabic(), &read).unwrap();
    assert_eq!(again[0].id, read[0].id);
    assert_ne!(again[1].id, read[0].id);
}

proptest! {
    #[test]
    fn reading_and_writing_settle_at_once(before in bayan_core::testing::blocks()) {
        let once = through(&before);
        prop_assert_eq!(through(&once), once.clone());
        let letters = |blocks: &[Block]| -> Vec<String> {
            // Two isolates side by side become one, with one space where they met.
            let squeezed = |text: String| text.split_whitespace().collect::<String>();
            blocks.iter().map(|block| squeezed(crate::html_in::letters(&block.kind))).collect()
        };
        prop_assert_eq!(letters(&once), letters(&before));
    }

    #[test]
    fn any_tree_is_content_or_refused(json in "[a-z\\[\\]{}\":,0-9 ]{0,200}", depth in 0usize..60) {
        if let Ok(node) = serde_json::from_str::<Node>(&json) {
            let _ = read(&node, &arabic(), &[]);
        }
        let mut list = Node::new("bullet_list");
        for _ in 0..depth {
            list = Node::new("bullet_list").holding(vec![
                Node::new("list_item").holding(vec![Node::new("line"), list]),
            ]);
        }
        let _ = read(&Node::new("doc").holding(vec![list]), &arabic(), &[]);
    }
}
