//! Taking parts out of a text because somebody ordered it: the same selection is applied to every version
//! that was ever kept, and to everything that the record discloses of them.

use super::{BlockId, BlockKind, Content, Figure, identity, parts::Part};
use crate::{line::Headline, media::Hash};
use std::{collections::BTreeSet, str::FromStr};

/// What is taken out, found again in every version: blocks by what they say, or by their identity where they
/// say mostly the same; pictures and files by their bytes, with the blocks that only show them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Fields of the head.
    pub fields: BTreeSet<Field>,
    /// Blocks: their identity, and what they say.
    blocks: BTreeSet<(BlockId, String)>,
    /// Pictures and files, with all that is said of them.
    pub media: BTreeSet<Hash>,
    /// What is said of a picture that stays.
    pub said: BTreeSet<(Hash, Said)>,
}

/// A field of a text's head that can be taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The headline: another stands in its place.
    Headline,
    /// The words above it.
    Kicker,
    /// The sentence below it.
    Standfirst,
    /// The place.
    Place,
    /// Who wrote it.
    Byline,
    /// What is proposed to whoever shares it.
    Share,
    /// The public note on a change.
    Note,
}

/// What is said of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    /// For those who cannot see it.
    Alt,
    /// Below it.
    Caption,
    /// Whose work it is.
    Credit,
}

impl Field {
    /// All of them.
    pub const ALL: [Field; 7] = [
        Field::Headline,
        Field::Kicker,
        Field::Standfirst,
        Field::Place,
        Field::Byline,
        Field::Share,
        Field::Note,
    ];

    /// The name of its part.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Headline => "headline",
            Field::Kicker => "kicker",
            Field::Standfirst => "standfirst",
            Field::Place => "place",
            Field::Byline => "byline",
            Field::Share => "share",
            Field::Note => "note",
        }
    }
}

impl Said {
    fn named(name: &str) -> Option<Said> {
        match name {
            "alt" => Some(Said::Alt),
            "caption" => Some(Said::Caption),
            "credit" => Some(Said::Credit),
            _ => None,
        }
    }
}

/// Why a part cannot be selected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSelected {
    /// The text has no such part.
    #[error("the text has no part {0:?}")]
    Missing(String),
    /// This part says only how the others are put together.
    #[error("the part {0:?} cannot be removed by itself")]
    Structure(String),
}

impl Selection {
    /// Adds the part called `name` of `parts`, which are those of one version.
    pub fn add(&mut self, parts: &[Part], name: &str) -> Result<(), NotSelected> {
        let find = |name: &str| {
            let found = parts.iter().find(|part| part.name == name);
            found.ok_or_else(|| NotSelected::Missing(name.to_owned()))
        };
        let part = find(name)?;
        if let Some(field) = Field::ALL.into_iter().find(|field| field.as_str() == name) {
            self.fields.insert(field);
            return Ok(());
        }
        let structure = || NotSelected::Structure(name.to_owned());
        if name.starts_with("body/") {
            let shown = media_of_block(&part.text);
            for number in &shown {
                let media = find(&format!("media/{number}"))?;
                self.media.insert(hash_of_media(&media.text).ok_or_else(structure)?);
            }
            let said = identity::said(&part.text);
            if shown.is_empty() {
                if !said.contains('\n') {
                    return Err(structure());
                }
                self.blocks.insert((id_of_block(&part.text).ok_or_else(structure)?, said));
            }
            return Ok(());
        }
        let mut segments = name.splitn(3, '/');
        match (segments.next(), segments.next(), segments.next()) {
            (Some("media"), Some(_), None) => {
                self.media.insert(hash_of_media(&part.text).ok_or_else(structure)?);
            }
            (Some("media"), Some(number), Some(said)) => {
                let hash = hash_of_media(&find(&format!("media/{number}"))?.text).ok_or_else(structure)?;
                self.said.insert((hash, Said::named(said).ok_or_else(structure)?));
            }
            _ => return Err(structure()),
        }
        Ok(())
    }

    /// Whether a block of text goes: one that says the same, or has the same identity and says mostly the same.
    /// An identity alone takes nothing out: in another version it may be another block's.
    fn takes(&self, id: &BlockId, said: &str) -> bool {
        self.blocks.iter().any(|(own, text)| text == said || (own == id && identity::are_alike(text, said)))
    }

    /// Whether it takes nothing out.
    pub fn is_empty(&self) -> bool {
        *self == Selection::default()
    }

    /// The names of those of `parts` that go.
    pub fn named<'p>(&self, parts: &'p [Part]) -> BTreeSet<&'p str> {
        let hash_of = |number: &str| {
            let name = format!("media/{number}");
            parts.iter().find(|part| part.name == name).and_then(|part| hash_of_media(&part.text))
        };
        let goes = |part: &&Part| {
            if self.fields.iter().any(|field| field.as_str() == part.name) {
                return true;
            }
            if part.name == "lead" {
                return hash_of("1").is_some_and(|hash| self.media.contains(&hash));
            }
            if part.name.starts_with("body/") {
                let shown = media_of_block(&part.text);
                let all_go =
                    shown.iter().all(|number| hash_of(number).is_some_and(|hash| self.media.contains(&hash)));
                return match shown.is_empty() {
                    false => all_go,
                    true => {
                        id_of_block(&part.text).is_some_and(|id| self.takes(&id, &identity::said(&part.text)))
                    }
                };
            }
            let Some(rest) = part.name.strip_prefix("media/") else { return false };
            let (number, said) = rest.split_once('/').unwrap_or((rest, ""));
            let Some(hash) = hash_of(number) else { return false };
            self.media.contains(&hash)
                || Said::named(said).is_some_and(|said| self.said.contains(&(hash, said)))
        };
        parts.iter().filter(goes).map(|part| part.name.as_str()).collect()
    }
}

fn id_of_block(text: &str) -> Option<BlockId> {
    BlockId::from_str(text.strip_prefix("block ")?.split(' ').next()?).ok()
}

/// The numbers of the pictures that a block shows.
fn media_of_block(text: &str) -> Vec<&str> {
    let number = |line: &&str| line.bytes().all(|byte| byte.is_ascii_digit());
    text.lines().skip(1).filter_map(|line| line.strip_prefix("media ")).filter(number).collect()
}

fn hash_of_media(text: &str) -> Option<Hash> {
    text.strip_prefix("sha256:")?.parse().ok()
}

impl Content {
    /// The text without what is selected. A headline that goes is replaced by `headline`, or by a dash.
    pub fn without(&self, selection: &Selection, headline: Option<&Headline>) -> Content {
        let goes = |field: Field| selection.fields.contains(&field);
        let mut content = self.clone();
        if goes(Field::Headline) {
            content.headline = headline.cloned().unwrap_or_else(nothing);
        }
        let fields = [
            (Field::Kicker, &mut content.kicker),
            (Field::Place, &mut content.place),
            (Field::Byline, &mut content.byline),
        ];
        for (field, value) in fields {
            if goes(field) {
                *value = None;
            }
        }
        for (field, value) in
            [(Field::Standfirst, &mut content.standfirst), (Field::Share, &mut content.share_text)]
        {
            if goes(field) {
                *value = None;
            }
        }
        content.lead = content.lead.and_then(|lead| figure_without(lead, selection));
        content.blocks.retain_mut(|block| {
            let shows_only = matches!(
                block.kind,
                BlockKind::Figure(_) | BlockKind::Gallery(_) | BlockKind::Attachment { .. }
            );
            if !shows_only && selection.takes(&block.id, &identity::said_by(block)) {
                return false;
            }
            match &mut block.kind {
                BlockKind::Figure(figure) => match figure_without(figure.clone(), selection) {
                    Some(rest) => *figure = rest,
                    None => return false,
                },
                BlockKind::Gallery(figures) => {
                    let rest = std::mem::take(figures).into_iter();
                    *figures = rest.filter_map(|figure| figure_without(figure, selection)).collect();
                    return !figures.is_empty();
                }
                BlockKind::Attachment { media, .. } => return !selection.media.contains(media),
                BlockKind::Paragraph(_)
                | BlockKind::Heading(..)
                | BlockKind::List(_)
                | BlockKind::Quotation { .. }
                | BlockKind::Table(_)
                | BlockKind::LinkCard { .. }
                | BlockKind::Notice(_)
                | BlockKind::Rule => {}
            }
            true
        });
        content
    }

    /// What is kept in the place of a text of which nothing may be kept: its language, and a dash.
    pub fn erased(&self) -> Content {
        Content {
            lang: self.lang.clone(),
            dir: self.dir,
            kicker: None,
            headline: nothing(),
            standfirst: None,
            place: None,
            stated: self.stated,
            byline: None,
            lead: None,
            share_text: None,
            blocks: Vec::new(),
        }
    }
}

fn nothing() -> Headline {
    "—".parse().expect("a dash is a headline")
}

fn figure_without(mut figure: Figure, selection: &Selection) -> Option<Figure> {
    if selection.media.contains(&figure.media) {
        return None;
    }
    let goes = |said| selection.said.contains(&(figure.media, said));
    if goes(Said::Alt) {
        figure.alt = None;
    }
    if goes(Said::Caption) {
        figure.caption = None;
    }
    if goes(Said::Credit) {
        figure.credit = None;
    }
    Some(figure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_taken_out_is_in_no_part_that_remains(content in testing::content(), at in any::<prop::sample::Index>()) {
            let parts = content.parts();
            let name = at.get(&parts).name.clone();
            let mut selection = Selection::default();
            if selection.add(&parts, &name).is_err() {
                let is_rule = at.get(&parts).text.ends_with(" rule\n");
                prop_assert!(["language", "date", "lead"].contains(&name.as_str()) || is_rule, "{}", name);
                return Ok(());
            }
            prop_assert!(selection.named(&parts).contains(name.as_str()));
            let rest = content.without(&selection, None);
            prop_assert!(selection.named(&rest.parts()).iter().all(|name| *name == "headline"));
            // What is disclosed of the old version is what is kept of it.
            let gone = selection.named(&parts);
            let general = |part: &Part| {
                let name: Vec<&str> = part
                    .name
                    .split('/')
                    .filter(|segment| !segment.bytes().all(|byte| byte.is_ascii_digit()))
                    .collect();
                let text: Vec<&str> = part.text.lines().filter(|line| !line.starts_with("media ")).collect();
                (name.join("/"), text.join("\n"))
            };
            let mut disclosed: Vec<_> =
                parts.iter().filter(|part| !gone.contains(part.name.as_str())).map(general).collect();
            let mut kept: Vec<_> = rest.parts().iter().map(general).collect();
            if name == "headline" {
                kept.retain(|(name, _)| name != "headline");
            }
            disclosed.sort();
            kept.sort();
            prop_assert_eq!(disclosed, kept);
            let canonical = rest.to_canonical();
            prop_assert_eq!(Content::from_canonical(&canonical), Ok(rest));
        }
    }

    #[test]
    fn what_is_not_there_cannot_be_selected() {
        let parts = [
            Part::new("body/1", "block b1 ar rtl paragraph\ntext x\n"),
            Part::new("body/2", "block b2 ar rtl rule\n"),
            Part::new("language", "ar rtl"),
        ];
        let mut selection = Selection::default();
        assert_eq!(selection.add(&parts, "byline"), Err(NotSelected::Missing("byline".into())));
        assert_eq!(selection.add(&parts, "language"), Err(NotSelected::Structure("language".into())));
        assert_eq!(selection.add(&parts, "body/2"), Err(NotSelected::Structure("body/2".into())));
        assert_eq!(selection.add(&parts, "body/1"), Ok(()));
        assert!(!selection.is_empty());
    }

    #[test]
    fn an_identity_that_another_block_has_taken_over_destroys_nothing() {
        let first = [
            Part::new("body/1", "block b1 ar rtl paragraph\ntext الفقرة الأولى\n"),
            Part::new("body/2", "block b2 ar rtl paragraph\ntext ذكر اسم فلان هنا\n"),
            Part::new("body/3", "block b3 ar rtl paragraph\ntext خاتمة البيان\n"),
        ];
        // A program that numbered blocks by their places put a new one in front.
        let second = [
            Part::new("body/1", "block b1 ar rtl paragraph\ntext فقرة جديدة\n"),
            Part::new("body/2", "block b2 ar rtl paragraph\ntext الفقرة الأولى\n"),
            Part::new("body/3", "block b3 ar rtl paragraph\ntext ذكر اسم فلان هنا\n"),
            Part::new("body/4", "block b4 ar rtl paragraph\ntext خاتمة البيان\n"),
        ];
        let mut selection = Selection::default();
        selection.add(&second, "body/3").unwrap();
        assert_eq!(selection.named(&first).into_iter().collect::<Vec<_>>(), ["body/2"]);
        assert_eq!(selection.named(&second).into_iter().collect::<Vec<_>>(), ["body/3"]);
    }
}
