//! Plain text to blocks: hard-wrapped lines reflowed, marked lines made lists.

use crate::{Assumed, Note, Read, note::Notes};
use bayan_core::{
    content::{Block, BlockId, BlockKind, Inlines, List, ListItem, MAX_BLOCKS, inline},
    text::{
        excerpt, hidden,
        reflow::{self, Mark},
    },
};

/// Reads plain text.
pub fn read(text: &str, assumed: &Assumed) -> Read {
    let mut notes = Notes::default();
    let (clean, dropped) = hidden::strip(text);
    if !dropped.is_empty() {
        notes.add(Note::HiddenCharacters);
    }
    let mut kinds: Vec<BlockKind> = Vec::new();
    for paragraph in reflow::paragraphs(&clean) {
        let text = Inlines::new(inline::typed(&paragraph.text));
        if text.is_empty() {
            continue;
        }
        if paragraph.joined_over_gap {
            notes.add(Note::JoinedOverGap(excerpt::cut(&paragraph.text, 40)));
        }
        let Some(mark) = paragraph.mark else {
            kinds.push(BlockKind::Paragraph(text));
            continue;
        };
        let ordered = mark == Mark::Number;
        let item = ListItem { text, children: None };
        match kinds.last_mut() {
            Some(BlockKind::List(list)) if list.ordered == ordered => list.items.push(item),
            _ => kinds.push(BlockKind::List(List { ordered, items: vec![item] })),
        }
    }
    if kinds.len() > MAX_BLOCKS {
        kinds.truncate(MAX_BLOCKS);
        notes.add(Note::TooLong);
    }
    let block = |(index, kind): (usize, BlockKind)| {
        let (lang, dir) = assumed.block(&crate::html_in::letters(&kind));
        Block { id: BlockId::numbered(index), lang, dir, kind }
    };
    Read { blocks: kinds.into_iter().enumerate().map(block).collect(), notes: notes.into_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_lists_and_other_languages_are_told_apart() {
        let read =
            read("بيان\u{202e} رسمي\n- أول\n- ثان\nEnglish paragraph", &Assumed::of("ar".parse().unwrap()));
        assert_eq!(read.notes, [Note::HiddenCharacters]);
        let seen: Vec<_> =
            read.blocks.iter().map(|block| (block.lang.as_str(), block.dir.as_str())).collect();
        assert_eq!(seen, [("ar", "rtl"), ("ar", "rtl"), ("und", "ltr")]);
        assert!(
            matches!(&read.blocks[1].kind, BlockKind::List(list) if list.items.len() == 2 && !list.ordered)
        );
    }
}
