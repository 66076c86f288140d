//! An open correction: a new text with a public note, published at once.

use super::standing::standing;
use crate::app::App;
use bayan_core::{
    content::Block,
    id::DocumentId,
    line::{Headline, Passage},
    slug::Slug,
    workflow::{Change, Command},
};
use bayan_store::{
    Error,
    act::{self, Acting, Done},
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

/// Keeps a new revision of a published text and publishes it, in one transaction.
pub async fn correct(
    app: &App,
    site: &Site,
    document: DocumentId,
    correction: Correction,
) -> Result<Done, Error> {
    let (id, now, chance) = (site.id, app.clock.now(), app.chance.clone());
    let before = standing(app, document).await?.newest;
    let mut content = before.content.clone();
    if let Some(blocks) = correction.blocks {
        content.blocks = blocks;
    }
    if let Some(headline) = correction.headline {
        content.headline = headline;
    }
    // A translation keeps the slug it was given when only its text changes.
    let slug =
        if content.headline == before.content.headline { before.slug } else { Slug::of(&content.headline) };
    let Correction { change, renders_newest, emergency, .. } = correction;
    app.store
        .writer
        .act(move |conn| {
            let actor = sites::actor(conn, id, sites::OPERATOR)?;
            let acting = Acting { site: id, actor: &actor, now, chance: &*chance };
            let source_revision = match renders_newest {
                true => revisions::newest_of_original(conn, document)?,
                false => before.source_revision,
            };
            let new = NewRevision {
                document,
                author: actor.person,
                change: &change,
                source_revision,
                slug: &slug,
                content: &content,
            };
            let revision = revisions::add(conn, &new, now, &*chance)?;
            act::apply(conn, acting, document, &Command::Edit)?;
            let command = match &emergency {
                Some(reason) => Command::PublishInEmergency(revision, reason.clone()),
                None => Command::Publish(revision),
            };
            act::apply(conn, acting, document, &command)
        })
        .await
}
