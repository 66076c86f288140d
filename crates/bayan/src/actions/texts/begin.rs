//! A new text, or a new version of one in another language.

use super::{By, actor_at};
use crate::app::App;
use bayan_core::{
    content::{Block, BlockKind, Content, Figure},
    id::{DocumentId, EditionId, SectionId, ShortId},
    item::ItemKind,
    language::Lang,
    line::Headline,
    slug::Slug,
    workflow::{Change, Command, Refusal, Right},
};
use bayan_store::{
    Acting, Result, act,
    documents::{self, NewDocument},
    newsroom,
    revisions::{self, NewRevision},
};

/// A text to be begun.
#[derive(Debug, Clone)]
pub struct NewText {
    /// In which edition.
    pub edition: EditionId,
    /// In which language.
    pub lang: Lang,
    /// Where it stands; none for static pages.
    pub section: Option<SectionId>,
    /// What it is.
    pub kind: ItemKind,
    /// The text that it translates.
    pub original: Option<DocumentId>,
    /// What it is called.
    pub headline: Headline,
}

/// Begins a text, which is a draft then. A translation begins with the pictures of what it translates, and
/// renders what that says now as soon as somebody confirms it.
///
/// # Errors
/// [`bayan_store::Error::Unique`] where the item has a version in this edition already.
pub async fn begin(app: &App, by: By, new: NewText) -> Result<(DocumentId, ShortId)> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            let place = documents::Place {
                edition: documents::edition_key(conn, new.edition)?,
                section: new.section.map(|section| documents::section_key(conn, section)).transpose()?,
                is_translation: new.original.is_some(),
            };
            let actor = actor_at(conn, &by, &place)?;
            if !actor.rights.contains(&Right::Write) {
                return Err(Refusal::NoRight(Right::Write).into());
            }
            let source = new.original.map(|original| newsroom::source(conn, original)).transpose()?;
            let content = first_content(&new, source.as_ref().map(|source| &source.content));
            let document = NewDocument {
                site: by.site,
                edition: new.edition,
                section: new.section,
                kind: new.kind,
                original: new.original,
            };
            let (document, short_id) = documents::create(conn, document, now, &*chance)?;
            let revision = NewRevision {
                document,
                author: by.person,
                change: &Change::Minor,
                source_revision: None,
                slug: &Slug::of(&new.headline),
                content: &content,
            };
            revisions::add(conn, &revision, now, &*chance)?;
            let network = Some(by.network.as_str());
            let acting = Acting { site: by.site, actor: &actor, now, chance: &*chance, network };
            act::apply(conn, acting, document, &Command::Edit)?;
            Ok((document, short_id))
        })
        .await
}

/// A headline and, for a translation, the pictures of its original: what is said of them is to be translated.
fn first_content(new: &NewText, source: Option<&Content>) -> Content {
    let bare = |figure: &Figure| Figure { alt: None, caption: None, ..figure.clone() };
    let (lang, dir) = (new.lang.clone(), new.lang.direction());
    let picture = |block: &Block| {
        let kind = match &block.kind {
            BlockKind::Figure(figure) => BlockKind::Figure(bare(figure)),
            BlockKind::Gallery(figures) => BlockKind::Gallery(figures.iter().map(bare).collect()),
            BlockKind::Paragraph(_)
            | BlockKind::Heading(..)
            | BlockKind::List(_)
            | BlockKind::Quotation { .. }
            | BlockKind::Table(_)
            | BlockKind::LinkCard { .. }
            | BlockKind::Attachment { .. }
            | BlockKind::Notice(_)
            | BlockKind::Rule => return None,
        };
        Some(Block { id: block.id.clone(), lang: lang.clone(), dir, kind })
    };
    Content {
        kicker: None,
        headline: new.headline.clone(),
        standfirst: None,
        place: None,
        stated: None,
        byline: None,
        lead: source.and_then(|source| source.lead.as_ref()).map(bare),
        share_text: None,
        blocks: source.map(|source| source.blocks.iter().filter_map(picture).collect()).unwrap_or_default(),
        lang: lang.clone(),
        dir,
    }
}
