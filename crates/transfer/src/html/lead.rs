//! The picture above a text.

use super::{
    Page,
    blocks::{Kind, Piece},
    body,
    pictures::{Pictures, side},
    tree::{NodeRef, attr, element},
};
use crate::ImportedPicture;

impl Page<'_> {
    /// The picture above the text: one at its top, else a large one before it, else the one that the
    /// page names to machines.
    pub(super) fn lead(
        &self,
        pieces: &mut Vec<Piece>,
        pictures: &mut Pictures<'_>,
        place: &body::Place,
    ) -> Option<usize> {
        let text = pieces.iter().position(|piece| !matches!(piece.kind, Kind::Picture(_) | Kind::Rule));
        let top = pieces
            .iter()
            .take(text.unwrap_or(pieces.len()))
            .position(|piece| matches!(piece.kind, Kind::Picture(_)));
        if let Some(at) = top
            && let Kind::Picture(index) = pieces.remove(at).kind
        {
            return Some(index);
        }
        let by_rule = self
            .select(&self.rules.images)
            .filter_map(element)
            .find_map(|image| attr(image, "src").and_then(|source| pictures.take_reference(source)));
        if by_rule.is_some() {
            return by_rule;
        }
        let inside = |node: NodeRef<'_>| node.ancestors().any(|above| place.containers.contains(&above.id()));
        let large = self.elements("img").filter(|node| !inside(*node)).find_map(|node| {
            let image = element(node)?;
            let names = node.ancestors().take(3).filter_map(element).chain([image]);
            let named: String = names
                .filter_map(|element| attr(element, "class"))
                .collect::<Vec<_>>()
                .join(" ")
                .to_ascii_lowercase();
            let featured = ["featured", "wp-post-image", "lead", "hero", "main-image", "article-image"]
                .iter()
                .any(|hint| named.contains(hint));
            (featured || side(image, "width").is_some_and(|width| width >= 300))
                .then(|| pictures.take(image, &[], None))
                .flatten()
        });
        let shown = |index: &usize, pieces: &[Piece]| {
            pieces.iter().any(|piece| matches!(piece.kind, Kind::Picture(own) if own == *index))
        };
        large.filter(|index| !shown(index, pieces)).or_else(|| {
            let said = self.machine.pictures.iter().map(|(.., said)| said);
            let own = said.filter(|said| {
                self.place.resolve(said, None).is_some_and(|url| !self.furniture.picture(url.path()))
            });
            own.clone().find_map(|said| pictures.take_reference(said)).filter(|index| !shown(index, pieces))
        })
    }
}

/// Only the pictures that are shown, and the lead's place among them.
pub(super) fn only_used(
    taken: Vec<ImportedPicture>,
    lead: Option<usize>,
    html: &str,
) -> (Vec<ImportedPicture>, Option<usize>) {
    let mut kept = Vec::new();
    let mut place = None;
    for (index, picture) in taken.into_iter().enumerate() {
        let shown = html.contains(&format!("<img src=\"{}\">", super::inline::quoted(&picture.name)));
        if Some(index) == lead {
            place = Some(kept.len());
        }
        if shown || Some(index) == lead {
            kept.push(picture);
        }
    }
    (kept, place)
}
