//! Removal by order: what the public had is taken away, and destroyed wherever it is kept. The record says
//! that something was there; nobody can say any more what.

use crate::app::App;
use bayan_core::{
    content::redact::{NotSelected, Selection},
    id::DocumentId,
    line::{Headline, Passage},
    publication::Ground,
    slug::Slug,
    text::digits,
    workflow::{Category, Change, Command, Live, Refusal, Withdrawal},
};
use bayan_store::{
    Acting, Error,
    act::{self, Done},
    documents,
    front::Site,
    record::{self, Erased},
    revisions::{self, NewRevision},
    sites,
};

/// What is removed, and why.
#[derive(Debug, Clone)]
pub struct Removal {
    /// On what ground; public.
    pub ground: Ground,
    /// Why; public.
    pub reason: Passage,
    /// The parts, as those of the newest entry, or of the entry whose number stands before a colon; the whole
    /// text where there are none.
    pub parts: Vec<String>,
    /// What the text is called, where its headline goes.
    pub headline: Option<Headline>,
    /// Why nobody else approves what is left, where the site asks for a second person.
    pub emergency: Option<Passage>,
}

/// Why nothing was removed.
#[derive(Debug, thiserror::Error)]
pub enum NotRemoved {
    /// The store.
    #[error(transparent)]
    Store(#[from] Error),
    /// There is no such part.
    #[error(transparent)]
    Part(#[from] NotSelected),
    /// A headline goes and none is to stand in its place.
    #[error("a text needs a headline: say which one stands in the place of the one that goes")]
    Headline,
    /// What stands before the colon is no number of a version.
    #[error("{0:?} is no number of a version")]
    Version(String),
    /// It is not destroyed everywhere yet.
    #[error(
        "it is removed, and gone from the database; these files of the media folder could not be destroyed, \
         destroy them by hand: {0}"
    )]
    Left(String),
}

/// Removes a text, or parts of it.
pub async fn remove(
    app: &App,
    site: &Site,
    document: DocumentId,
    removal: Removal,
) -> Result<Done, NotRemoved> {
    let (done, erased) = match removal.parts.is_empty() {
        true => whole(app, site, document, removal).await?,
        false => parts(app, site, document, removal).await?,
    };
    let objects = app.objects.clone();
    let destroyed = tokio::task::spawn_blocking(move || {
        let destroy = |hash| objects.destroy(hash).err().map(|error| (hash, error));
        erased.objects.into_iter().filter_map(destroy).collect::<Vec<_>>()
    });
    let left = destroyed.await.map_err(|error| NotRemoved::Left(error.to_string()))?;
    // What was there stays readable in what the database has let go of until that is written over.
    app.store.writer.wipe().await?;
    if left.is_empty() {
        return Ok(done);
    }
    let named: Vec<String> = left.iter().map(|(hash, error)| format!("{hash} ({error})")).collect();
    Err(NotRemoved::Left(named.join(", ")))
}

/// What a removal would take out: the number of each public act, and the parts of what it shows.
pub async fn preview(
    app: &App,
    document: DocumentId,
    parts: &[String],
) -> Result<Vec<(i64, Vec<String>)>, NotRemoved> {
    let selection = selected(app, document, parts).await?;
    Ok(app.store.writer.look(move |conn| record::would_go(conn, document, &selection)).await?)
}

/// The parts that are named, found in the version that each name means.
async fn selected(app: &App, document: DocumentId, parts: &[String]) -> Result<Selection, NotRemoved> {
    let mut named = Vec::new();
    for part in parts {
        named.push(match part.split_once(':') {
            Some((rev, name)) => {
                let western: String = rev
                    .chars()
                    .map(|c| digits::value(c).map_or(c, |digit| char::from(b'0' + digit)))
                    .collect();
                let rev: u32 = western.parse().map_err(|_| NotRemoved::Version(rev.to_owned()))?;
                (Some(rev), name.to_owned())
            }
            None => (None, part.clone()),
        });
    }
    let disclosed = app.store.writer.look(move |conn| {
        let of_each = named.into_iter().map(|(rev, name)| Ok((record::parts_of(conn, document, rev)?, name)));
        of_each.collect::<bayan_store::Result<Vec<_>>>()
    });
    let mut selection = Selection::default();
    for (parts, name) in disclosed.await? {
        selection.add(&parts, &name)?;
    }
    Ok(selection)
}

async fn whole(
    app: &App,
    site: &Site,
    document: DocumentId,
    removal: Removal,
) -> Result<(Done, Erased), Error> {
    let (id, now, chance) = (site.id, app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            let actor = sites::actor(conn, id, sites::OPERATOR)?;
            let acting = Acting { site: id, actor: &actor, now, chance: &*chance };
            let how = Withdrawal::Removed { ground: removal.ground, reason: removal.reason.clone() };
            let done = act::apply(conn, acting, document, &Command::Withdraw(how))?;
            Ok((done, record::erase_all(conn, document)?))
        })
        .await
}

async fn parts(
    app: &App,
    site: &Site,
    document: DocumentId,
    removal: Removal,
) -> Result<(Done, Erased), NotRemoved> {
    let selection = selected(app, document, &removal.parts).await?;
    let takes_headline = selection.fields.contains(&bayan_core::content::redact::Field::Headline);
    if takes_headline && removal.headline.is_none() {
        return Err(NotRemoved::Headline);
    }
    let (id, now, chance) = (site.id, app.clock.now(), app.chance.clone());
    let done = app.store.writer.act(move |conn| {
        conn.lock_site(id)?;
        conn.lock_document(document)?;
        let Live::Published { revision, .. } = documents::standing(conn, document)?.live else {
            return Err(Refusal::NotFromHere.into());
        };
        let before = revisions::load(conn, revision)?;
        let content = before.content.without(&selection, removal.headline.as_ref());
        let slug = if takes_headline { Slug::of(&content.headline) } else { before.slug };
        let change =
            Change::Major { category: Category::Removal(removal.ground), note: removal.reason.clone() };
        let actor = sites::actor(conn, id, sites::OPERATOR)?;
        let acting = Acting { site: id, actor: &actor, now, chance: &*chance };
        let new = NewRevision {
            document,
            author: actor.person,
            change: &change,
            source_revision: before.source_revision,
            slug: &slug,
            content: &content,
        };
        let revision = revisions::add(conn, &new, now, &*chance)?;
        act::apply(conn, acting, document, &Command::Edit)?;
        let command = match &removal.emergency {
            Some(reason) => Command::PublishInEmergency(revision, reason.clone()),
            None => Command::Publish(revision),
        };
        let done = act::apply(conn, acting, document, &command)?;
        // The note of the removal itself stays.
        let mut earlier = selection.clone();
        let takes_note = earlier.fields.remove(&bayan_core::content::redact::Field::Note);
        let erased = record::erase_parts(conn, document, &earlier, removal.headline.as_ref())?;
        if takes_note {
            record::erase_notes(conn, document)?;
        }
        Ok((done, erased))
    });
    Ok(done.await?)
}
