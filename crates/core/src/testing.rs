//! Any content at all, for property tests here and in the crates that read and write content.

#![expect(
    clippy::unwrap_used,
    reason = "what is made here is valid, or the test that asked for it should stop"
)]

use crate::{
    content::{
        Address, Block, BlockId, BlockKind, Cell, Content, Figure, HeadingLevel, Inline, Inlines, List,
        ListItem, Table,
    },
    instant::Instant,
    language::Direction,
    media::Hash,
};
use proptest::prelude::*;

fn letters() -> impl Strategy<Value = String> {
    "[ا-ي a-zA-Z0-9{}|\\\\،.\u{64b}\u{200c}<&>\"']{1,24}"
        .prop_filter("something to read", |t| !t.trim().is_empty())
}

fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![8 => letters().prop_map(Inline::Text), 1 => Just(Inline::Break)];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let some = prop::collection::vec(inner, 1..4).prop_map(Inlines::from_parts);
        prop_oneof![
            some.clone().prop_map(Inline::Strong),
            some.clone().prop_map(Inline::Emphasis),
            some.clone().prop_map(Inline::Superscript),
            some.clone().prop_map(Inline::Subscript),
            some.clone().prop_map(|inner| Inline::Isolate(Direction::Ltr, inner)),
            some.clone().prop_map(|inner| Inline::Language("fr".parse().unwrap(), inner)),
            some.prop_map(|inner| Inline::Link(
                "https://example.org/بيان?a=b".parse::<Address>().unwrap(),
                inner
            )),
        ]
    })
}

/// Text inside a block.
pub fn inlines() -> impl Strategy<Value = Inlines> {
    prop::collection::vec(inline(), 1..5).prop_map(Inlines::new).prop_filter("not empty", |i| !i.is_empty())
}

fn list() -> impl Strategy<Value = List> {
    let item = inlines().prop_map(|text| ListItem { text, children: None });
    let flat = (any::<bool>(), prop::collection::vec(item, 1..4))
        .prop_map(|(ordered, items)| List { ordered, items });
    flat.prop_recursive(2, 8, 3, |inner| {
        let item =
            (inlines(), proptest::option::of(inner)).prop_map(|(text, children)| ListItem { text, children });
        (any::<bool>(), prop::collection::vec(item, 1..3))
            .prop_map(|(ordered, items)| List { ordered, items })
    })
}

fn figure() -> impl Strategy<Value = Figure> {
    (any::<u8>(), proptest::option::of(letters()), proptest::option::of(inlines()), any::<bool>()).prop_map(
        |(seed, alt, caption, credit)| Figure {
            media: Hash::of(&[seed]),
            alt: alt.and_then(|alt| alt.parse().ok()),
            caption,
            credit: credit.then(|| "رسم: بيان".parse().unwrap()),
        },
    )
}

fn kind() -> impl Strategy<Value = BlockKind> {
    let row = |width| prop::collection::vec((any::<bool>(), proptest::option::of(inlines())), width);
    let table = (1usize..4).prop_flat_map(move |width| prop::collection::vec(row(width), 1..4));
    prop_oneof![
        inlines().prop_map(BlockKind::Paragraph),
        (2u8..5, inlines()).prop_map(|(level, text)| BlockKind::Heading(HeadingLevel::nearest(level), text)),
        list().prop_map(BlockKind::List),
        (prop::collection::vec(inlines(), 1..3), proptest::option::of(inlines()))
            .prop_map(|(paragraphs, attribution)| BlockKind::Quotation { paragraphs, attribution }),
        figure().prop_map(BlockKind::Figure),
        prop::collection::vec(figure(), 1..3).prop_map(BlockKind::Gallery),
        (table, proptest::option::of(inlines())).prop_map(|(rows, caption)| {
            let cell =
                |(header, text): (bool, Option<Inlines>)| Cell { header, text: text.unwrap_or_default() };
            BlockKind::Table(Table {
                caption,
                rows: rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect(),
            })
        }),
        letters().prop_map(|title| BlockKind::LinkCard {
            address: "/ar/".parse().unwrap(),
            title: title.parse().unwrap(),
            description: None
        }),
        any::<u8>().prop_map(|seed| BlockKind::Attachment {
            media: Hash::of(&[seed]),
            name: "ملف.pdf".parse().unwrap()
        }),
        prop::collection::vec(inlines(), 1..3).prop_map(BlockKind::Notice),
        Just(BlockKind::Rule),
    ]
}

/// A text of up to five blocks.
pub fn blocks() -> impl Strategy<Value = Vec<Block>> {
    prop::collection::vec((kind(), any::<bool>()), 0..6).prop_map(|kinds| {
        let block = |(index, (kind, rtl)): (usize, (BlockKind, bool))| Block {
            id: BlockId::numbered(index),
            lang: if rtl { "ar-SY" } else { "en-GB" }.parse().unwrap(),
            dir: if rtl { Direction::Rtl } else { Direction::Ltr },
            kind,
        };
        kinds.into_iter().enumerate().map(block).collect()
    })
}

/// A whole document.
pub fn content() -> impl Strategy<Value = Content> {
    (letters(), proptest::option::of(letters()), blocks(), proptest::option::of(figure()), any::<u32>())
        .prop_map(|(headline, standfirst, blocks, lead, at)| Content {
            lang: "ar-SY".parse().unwrap(),
            dir: Direction::Rtl,
            kicker: None,
            headline: headline.parse().unwrap(),
            standfirst: standfirst.map(|text| text.parse().unwrap()),
            place: Some("رأس النوارس".parse().unwrap()),
            stated: Some(Instant::from_milliseconds(i64::from(at) * 1000)),
            byline: None,
            lead,
            share_text: None,
            blocks,
        })
}
