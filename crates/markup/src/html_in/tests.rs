use super::*;
use crate::NoNames;
use bayan_core::content::{Inline, ListItem};

fn ar() -> Assumed {
    Assumed::of("ar-SY".parse().unwrap())
}

fn names(html: &str) -> Vec<String> {
    let read = read(html, &ar(), &NoNames);
    read.blocks
        .iter()
        .map(|block| format!("{:?}", block.kind).split(['(', ' ']).next().unwrap().to_owned())
        .collect()
}

#[test]
fn what_word_writes_becomes_paragraphs_with_their_direction() {
    let html = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style>p{}</style></head><body lang=AR-SA>\
        <p class=MsoNormal dir=RTL style='text-align:right'><span lang=AR-SA style='font-family:Arial'>نص<o:p></o:p></span></p>\
        <p class=MsoNormal><span lang=EN-US>English</span></p></body></html>";
    let read = read(html, &ar(), &NoNames);
    assert_eq!(read.blocks.len(), 2);
    assert_eq!(read.blocks[0].kind, BlockKind::Paragraph(Inlines::text("نص")));
    assert_eq!((read.blocks[0].dir, read.blocks[1].dir), (Direction::Rtl, Direction::Ltr));
    assert_eq!(read.notes, []);
}

#[test]
fn loose_text_and_line_breaks_become_paragraphs() {
    assert_eq!(names("نص<br><br>نص ثان<div>ثالث</div>رابع"), ["Paragraph"; 4]);
    assert_eq!(names("<p>نص<br>\n<br>نص ثان</p>"), ["Paragraph"; 2]);
    assert_eq!(names("<span><p>في غير مكانه</p></span>"), ["Paragraph"]);
}

#[test]
fn layout_tables_are_opened_and_data_tables_kept() {
    assert_eq!(names("<table><tr><td><p>أ</p><p>ب</p></td></tr></table>"), ["Paragraph"; 2]);
    assert_eq!(
        names("<table><tr><td>x<table><tr><td>أ</td><td>ب</td></tr></table></td><td>ج</td></tr></table>"),
        ["Paragraph", "Table", "Paragraph"]
    );
    let read = read("<table><tr><th>أ<th>ب<tr><td>1</table>", &ar(), &NoNames);
    let BlockKind::Table(table) = &read.blocks[0].kind else { panic!("{read:?}") };
    assert_eq!(table.rows[1].len(), 2, "short rows are filled");
}

#[test]
fn nested_lists_keep_their_levels_up_to_the_deepest() {
    let read = read("<ul><li>أ<ol><li>ب</ol></li></ul>", &ar(), &NoNames);
    let BlockKind::List(list) = &read.blocks[0].kind else { panic!() };
    let below = List { ordered: true, items: vec![ListItem { text: Inlines::text("ب"), children: None }] };
    assert_eq!(list.items, [ListItem { text: Inlines::text("أ"), children: Some(below) }]);
}

#[test]
fn an_override_of_direction_is_dropped_and_said() {
    let read = read("<p>a<bdo dir=rtl>bc</bdo>\u{202e}d</p>", &ar(), &NoNames);
    assert_eq!(read.blocks[0].kind, BlockKind::Paragraph(Inlines::new(vec![Inline::Text("abcd".into())])));
    assert_eq!(read.notes, [Note::ElementDropped("bdo".into()), Note::HiddenCharacters]);
}
