//! Where a text leads.

use super::{Address, BlockKind, Content, Figure, Inline, Inlines, List, check::Place};

impl Content {
    /// Every link of the text, with where it stands, in the order of the text.
    pub fn links(&self) -> Vec<(Place, Address)> {
        let mut found = Vec::new();
        if let Some(lead) = &self.lead {
            figure(lead, &Place::Lead, &mut found);
        }
        for block in &self.blocks {
            let place = Place::Block(block.id.clone());
            let mut lines =
                |lines: &[Inlines]| lines.iter().for_each(|line| within(line, &place, &mut found));
            match &block.kind {
                BlockKind::Paragraph(text) | BlockKind::Heading(_, text) => within(text, &place, &mut found),
                BlockKind::List(items) => list(items, &place, &mut found),
                BlockKind::Quotation { paragraphs, attribution } => {
                    lines(paragraphs);
                    attribution.iter().for_each(|by| within(by, &place, &mut found));
                }
                BlockKind::Notice(paragraphs) => lines(paragraphs),
                BlockKind::Figure(one) => figure(one, &place, &mut found),
                BlockKind::Gallery(figures) => figures.iter().for_each(|one| figure(one, &place, &mut found)),
                BlockKind::Table(table) => {
                    table.caption.iter().for_each(|caption| within(caption, &place, &mut found));
                    table.rows.iter().flatten().for_each(|cell| within(&cell.text, &place, &mut found));
                }
                BlockKind::LinkCard { address, .. } => found.push((place, address.clone())),
                BlockKind::Attachment { .. } | BlockKind::Rule => {}
            }
        }
        found
    }
}

fn list(items: &List, place: &Place, found: &mut Vec<(Place, Address)>) {
    for item in &items.items {
        within(&item.text, place, found);
        item.children.iter().for_each(|children| list(children, place, found));
    }
}

fn figure(figure: &Figure, place: &Place, found: &mut Vec<(Place, Address)>) {
    figure.caption.iter().for_each(|caption| within(caption, place, found));
}

fn within(text: &Inlines, place: &Place, found: &mut Vec<(Place, Address)>) {
    for part in text.parts() {
        match part {
            Inline::Link(address, inner) => {
                found.push((place.clone(), address.clone()));
                within(inner, place, found);
            }
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner)
            | Inline::Language(_, inner)
            | Inline::Isolate(_, inner) => within(inner, place, found),
            Inline::Text(_) | Inline::Break => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::content;
    use proptest::prelude::*;

    proptest! {
        /// Whatever the canonical form writes as a link is found, and nothing else.
        #[test]
        fn every_link_of_a_text_is_found(content in content()) {
            let written = content.to_canonical();
            let links = content.links();
            let cards = content.blocks.iter().filter(|block| matches!(block.kind, BlockKind::LinkCard { .. })).count();
            prop_assert_eq!(links.len(), written.matches("{link ").count() + cards);
        }
    }
}
