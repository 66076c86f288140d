//! Pictures inside of a text, with what stands under them.

use super::{
    blocks::{Kind, Piece, Reader},
    tree::{self, NodeRef, element, name},
};
use scraper::node::Element;

impl Reader<'_, '_> {
    pub(super) fn picture(&mut self, node: NodeRef<'_>, image: &Element, caption: Option<&str>) {
        let around: Vec<&Element> = node
            .parent()
            .filter(|parent| name(*parent) == "picture")
            .map(|parent| parent.children().filter_map(element).filter(|e| e.name() == "source").collect())
            .unwrap_or_default();
        if let Some(index) = self.pictures.take(image, &around, caption)
            && !self.waiting.contains(&index)
        {
            self.waiting.push(index);
        }
    }

    pub(super) fn take_pictures(&mut self, node: NodeRef<'_>) {
        for below in node.descendants() {
            if let Some(image) = element(below).filter(|element| element.name() == "img") {
                self.picture(below, image, None);
            }
        }
    }

    /// A picture with what stands under it.
    pub(super) fn figure(&mut self, node: NodeRef<'_>) {
        self.flush(node);
        let images: Vec<NodeRef<'_>> = node.descendants().filter(|below| name(*below) == "img").collect();
        if images.is_empty() {
            return self.flow(node);
        }
        let caption = node.descendants().find(|below| name(*below) == "figcaption").unwrap_or(node);
        let credit = caption.descendants().skip(1).find(|below| {
            element(*below).is_some_and(|element| {
                element.name() == "cite" || element.classes().any(|class| class == "credit")
            })
        });
        let credit = credit.map(tree::text_of).filter(|credit| !credit.is_empty());
        let mut caption = tree::text_of(caption);
        if let Some(credit) = &credit {
            caption = caption.replacen(credit.as_str(), "", 1).trim().to_owned();
        }
        for image in images {
            if let Some(element) = element(image) {
                self.picture(
                    image,
                    element,
                    Some(&caption).filter(|text| !text.is_empty()).map(String::as_str),
                );
            }
        }
        if let (Some(credit), Some(index)) = (credit, self.waiting.last())
            && let Some(picture) = self.pictures.taken.get_mut(*index)
        {
            picture.credit = picture.credit.take().or(Some(credit));
        }
        self.place_waiting(node);
    }

    /// Takes what is called a caption for that of the picture right before it; answers whether it did.
    pub(super) fn caption_below(&mut self, node: NodeRef<'_>) -> bool {
        if !self.writer.is_empty() {
            return false;
        }
        let before = self.waiting.last().copied().or(match self.pieces.last() {
            Some(Piece { kind: Kind::Picture(index), .. }) => Some(*index),
            _ => None,
        });
        let Some(index) = before else { return false };
        let caption = tree::text_of(node);
        if caption.chars().count() <= 500 {
            self.pictures.describe(index, None, Some(&caption));
        }
        caption.chars().count() <= 500
    }
}

/// Whether an element is called a caption.
pub(super) fn is_caption(element: &Element) -> bool {
    element.classes().any(|class| class.to_ascii_lowercase().contains("caption"))
}

/// The only picture below a small element.
pub(super) fn one_picture<'n>(node: NodeRef<'n>) -> Option<NodeRef<'n>> {
    let mut images = node.descendants().filter(|below| name(*below) == "img");
    let first = images.next()?;
    (images.next().is_none() && tree::text_of(node).chars().count() <= 500).then_some(first)
}
