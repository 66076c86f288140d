//! An open correction: a new text with a public note, published at once.

use crate::app::App;
use bayan_core::{
    content::{Block, identity},
    id::DocumentId,
    line::{Headline, Passage},
    slug::Slug,
    workflow::{Change, Command, Live, Refusal},
};
use bayan_store::{
    Acting, Error,
    act::{self, Done},
    documents,
    front::Site,
    revisions::{self, NewRevision},
    sites,
};

/// What is corrected.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The new text, where it changes.
    pub blocks: Option<Vec<Block>>,
    /// The new headline, where it changes.
    pub headline: Option<Headline>,
    /// The kind of change, with the note that the public reads.
    pub change: Change,
    /// For a translation: that it now renders its original's newest text.
    pub renders_newest: bool,
    /// Why nobody else approves, where the site asks for a second person.
    pub emergency: Option<Passage>,
}

/// Keeps a new revision of a text that stands before the public, and publishes it, in one transaction.
/// It starts from what the public has, whatever anybody is writing beside it.
pub async fn correct(
    app: &App,
    site: &Site,
    document: DocumentId,
    correction: Correction,
) -> Result<Done, Error> {
    let (id, now, chance) = (site.id, app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            conn.lock_site(id)?;
            conn.lock_document(document)?;
            let Live::Published { revision, .. } = documents::standing(conn, document)?.live else {
                return Err(Refusal::NotFromHere.into());
            };
            let before = revisions::load(conn, revision)?;
            let mut content = before.content;
            if let Some(blocks) = &correction.blocks {
                // What says the same stays the same block: comparisons and removals find it again.
                content.blocks = identity::carried(&content.blocks, blocks.clone());
            }
            let mut slug = before.slug;
            if let Some(headline) = &correction.headline {
                // What somebody worded stays as they worded it.
                if slug == Slug::of(&content.headline) {
                    slug = Slug::of(headline);
                }
                content.headline = headline.clone();
            }
            let source_revision = match correction.renders_newest {
                true => revisions::public_of_original(conn, document)?,
                false => before.source_revision,
            };
            let actor = sites::actor(conn, id, sites::OPERATOR)?;
            let acting = Acting { site: id, actor: &actor, now, chance: &*chance, network: None };
            let new = NewRevision {
                document,
                author: actor.person,
                change: &correction.change,
                source_revision,
                slug: &slug,
                content: &content,
            };
            let revision = revisions::add(conn, &new, now, &*chance)?;
            act::apply(conn, acting, document, &Command::Edit)?;
            let command = match &correction.emergency {
                Some(reason) => Command::PublishInEmergency(revision, reason.clone()),
                None => Command::Publish(revision),
            };
            act::apply(conn, acting, document, &command)
        })
        .await
}
