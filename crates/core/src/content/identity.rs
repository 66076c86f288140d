//! Which block of one version is which of another: an identity stays with what a block says, not with its
//! place.

use super::{Block, BlockId, canonical};
use crate::{media::Hash, text::quotation};
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

/// What a block says, without its identity, its language and the numbers of its pictures.
pub(super) fn said(text: &str) -> String {
    let mut lines = text.lines();
    let kind = lines.next().and_then(|head| head.splitn(5, ' ').nth(4)).unwrap_or_default();
    let is_number = |line: &&str| {
        line.strip_prefix("media ").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut out = vec![kind];
    out.extend(lines.filter(|line| !is_number(line)));
    out.join("\n")
}

/// The same of a block.
pub(super) fn said_by(block: &Block) -> String {
    said(&canonical::block_with_numbered_media(block, &mut 1))
}

/// How many pairs of blocks are compared word by word at most: whoever pastes a book over a book gets new identities.
const MOST_PAIRS: usize = 200_000;

/// The words of what a block says.
fn words(said: &str) -> BTreeSet<String> {
    // What stands before the first line feed is the name of the kind of block.
    let text = said.split_once('\n').map_or("", |(_, text)| text);
    quotation::fold(text).into_iter().map(|word| word.folded).collect()
}

/// Whether two blocks say mostly the same: half of the words of the shorter one stand in the other too.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    share_words(&words(one), &words(other))
}

fn share_words(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shorter = one.len().min(other.len());
    shorter > 0 && one.intersection(other).count() * 2 >= shorter
}

/// The blocks of a new version, with the identities that they had in the version before: what says the same
/// keeps its own, what says mostly the same too, and what is new gets one that no other text of the document
/// ever had, as it is made of what the block says.
pub fn carried(before: &[Block], new: Vec<Block>) -> Vec<Block> {
    settled(before, new.into_iter().map(|block| (None, block)).collect())
}

/// The same where blocks name the identity that they had, as an editor knows it. It stays theirs where the
/// versions before have it and no block above took it: a paragraph that is copied is a new one.
pub fn settled(before: &[Block], new: Vec<(Option<BlockId>, Block)>) -> Vec<Block> {
    let mut taken: Vec<Option<BlockId>> = Vec::with_capacity(new.len());
    let mut used: HashSet<BlockId> = HashSet::new();
    let is_known: HashSet<&BlockId> = before.iter().map(|block| &block.id).collect();
    for (named, _) in &new {
        let own = named.clone().filter(|id| is_known.contains(id) && used.insert(id.clone()));
        taken.push(own);
    }
    let texts: Vec<String> = new.iter().map(|(_, block)| said_by(block)).collect();
    if taken.contains(&None) {
        find_again(before, &texts, &mut taken, &mut used);
    }
    let mut out = Vec::with_capacity(new.len());
    for (((_, mut block), id), text) in new.into_iter().zip(taken).zip(texts) {
        block.id = id.unwrap_or_else(|| fresh(&text, &used));
        used.insert(block.id.clone());
        out.push(block);
    }
    out
}

/// Finds the blocks again that say what one before said, or mostly that, each once.
fn find_again(
    before: &[Block],
    texts: &[String],
    taken: &mut [Option<BlockId>],
    used: &mut HashSet<BlockId>,
) {
    let old: Vec<(&BlockId, String)> = before.iter().map(|block| (&block.id, said_by(block))).collect();
    let mut by_text: HashMap<&str, VecDeque<&BlockId>> = HashMap::new();
    for (id, text) in old.iter().filter(|(id, _)| !used.contains(*id)) {
        by_text.entry(text).or_default().push_back(id);
    }
    for (text, place) in texts.iter().zip(taken.iter_mut()).filter(|(_, place)| place.is_none()) {
        let same = by_text.get_mut(text.as_str()).and_then(VecDeque::pop_front);
        if let Some(id) = same.filter(|id| used.insert((*id).clone())) {
            *place = Some(id.clone());
        }
    }
    let mut left: Vec<(&BlockId, BTreeSet<String>)> =
        old.iter().filter(|(id, _)| !used.contains(*id)).map(|(id, text)| (*id, words(text))).collect();
    let mut pairs = 0;
    for (text, place) in texts.iter().zip(taken.iter_mut()).filter(|(_, place)| place.is_none()) {
        pairs += left.len();
        if left.is_empty() || pairs > MOST_PAIRS {
            return;
        }
        let own = words(text);
        if let Some(at) = left.iter().position(|(_, was)| share_words(was, &own)) {
            let (id, _) = left.remove(at);
            used.insert(id.clone());
            *place = Some(id.clone());
        }
    }
}

fn fresh(text: &str, taken: &HashSet<BlockId>) -> BlockId {
    let mut count = 0u32;
    loop {
        let hash = Hash::of(format!("bayan-block/1\n{count}\n{text}").as_bytes()).to_string();
        let id: BlockId = format!("x{}", &hash[..12]).parse().expect("small letters and digits");
        if !taken.contains(&id) {
            return id;
        }
        count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{BlockKind, Inlines},
        language::Direction,
    };

    fn blocks(texts: &[&str]) -> Vec<Block> {
        let block = |(index, text): (usize, &&str)| Block {
            id: BlockId::numbered(index),
            lang: "ar".parse().unwrap(),
            dir: Direction::Rtl,
            kind: BlockKind::Paragraph(Inlines::text(text)),
        };
        texts.iter().enumerate().map(block).collect()
    }

    #[test]
    fn an_identity_stays_with_what_a_block_says() {
        let before = blocks(&["الفقرة الأولى عن الميناء", "ذكر اسم فلان في هذه الجملة", "الفقرة الأخيرة"]);
        let new = blocks(&[
            "فقرة جديدة تماما",
            "الفقرة الأولى عن الميناء",
            "ذكر اسم فلان في تلك الجملة",
            "الفقرة الأخيرة",
            "فقرة جديدة تماما",
        ]);
        let ids: Vec<String> = carried(&before, new).iter().map(|block| block.id.to_string()).collect();
        assert_eq!(ids[1..4], ["b1", "b2", "b3"]);
        assert!(ids[0].starts_with('x') && ids[4].starts_with('x') && ids[0] != ids[4], "{ids:?}");
    }
}
