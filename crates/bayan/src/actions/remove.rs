//! Removal by order: what the public had is taken away, and destroyed wherever it is kept. The record says
//! that something was there; nobody can say any more what.

use crate::{
    actions::texts::{self, By},
    app::App,
    jobs::destroy,
    record::removals::{Ordered, Removals},
};
use bayan_core::{
    content::redact::{NotSelected, Selection},
    id::{DocumentId, SiteId},
    line::{Headline, Passage},
    publication::Ground,
    slug::Slug,
    text::digits,
    workflow::{Actor, Category, Change, Command, Live, Refusal, Withdrawal, decide},
};
use bayan_store::{
    Acting, Error,
    act::{self, Done},
    db::Conn,
    documents::{self, Standing},
    front::Site,
    record,
    revisions::{self, NewRevision},
    sites,
};

/// What is removed, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// It cannot be noted that it has to stay removed.
    #[error("the list of removals cannot be kept: {0:#}")]
    List(anyhow::Error),
    /// It is not destroyed everywhere yet.
    #[error("it is removed; not everything could be destroyed yet, the server goes on trying: {0}")]
    Left(String),
}

impl NotRemoved {
    /// Whether nothing was done for certain.
    fn is_certain(&self) -> bool {
        match self {
            NotRemoved::Store(Error::Refused(_) | Error::NotFound(_)) => true,
            NotRemoved::Part(_) | NotRemoved::Headline | NotRemoved::Version(_) => true,
            NotRemoved::Store(_) | NotRemoved::List(_) | NotRemoved::Left(_) => false,
        }
    }

    /// Whether a part that was ordered away is not there any more, in no version.
    fn is_done_already(&self) -> bool {
        matches!(self, NotRemoved::Part(NotSelected::Missing(_)))
    }
}

/// Removes a text, or parts of it. `by` is a person of the newsroom; without one it is the operator.
pub async fn remove(
    app: &App,
    site: &Site,
    document: DocumentId,
    removal: Removal,
    by: Option<By>,
) -> Result<Done, NotRemoved> {
    if let Some(by) = &by {
        may(app, site, document, &removal, by).await?;
    }
    let mut ordered = Ordered { document, at: app.clock.now(), removal };
    ordered.removal.parts = with_versions(app, document, ordered.removal.parts).await?;
    // Before it is done: one that was interrupted is done at the next start, whatever the database is then.
    let list = Removals::of(&app.settings.data, &site.key);
    list.note(&ordered).map_err(NotRemoved::List)?;
    let done = match ordered.removal.parts.is_empty() {
        true => whole(app, site, &ordered, by).await.map_err(NotRemoved::from),
        false => parts(app, site, &ordered, by).await,
    };
    let done = match done {
        Ok(done) => done,
        Err(refused) => {
            // Of anything else nobody knows whether it was done: the next start looks.
            if refused.is_certain() {
                list.take_back(&ordered).map_err(NotRemoved::List)?;
            }
            return Err(refused);
        }
    };
    match destroy::all(app).await {
        Ok(left) if left.is_empty() => Ok(done),
        Ok(left) => Err(NotRemoved::Left(left.join("; "))),
        Err(error) => Err(NotRemoved::Left(error.to_string())),
    }
}

/// Removes again what a database brought back that is older than its removal.
///
/// # Errors
/// Where something of it can be read by the public and cannot be removed: then nobody may be shown anything.
pub async fn repeat(app: &App, site: &Site) -> anyhow::Result<()> {
    let list = Removals::of(&app.settings.data, &site.key);
    for ordered in list.all()? {
        let (document, at) = (ordered.document, ordered.at);
        let (is_done, is_public) = app
            .store
            .writer
            .look(move |conn| {
                Ok((record::was_removed(conn, document, at)?, documents::is_public(conn, document)?))
            })
            .await?;
        if is_done || !is_public {
            continue;
        }
        tracing::warn!(site = site.key, %document, "record.removal_repeated");
        // The new line comes before the old one goes: a program that ends in between does it once more.
        let repeated = remove(app, site, document, ordered.removal.clone(), None).await;
        match repeated {
            Ok(_) | Err(NotRemoved::Left(_)) => list.take_back(&ordered)?,
            Err(error) if error.is_done_already() => list.take_back(&ordered)?,
            Err(error) => {
                let about = format!(
                    "the database is older than a removal by order, which cannot be repeated by itself: remove \
                     it by hand (bayan remove), or take out its line ({document}) from record/{}.removals",
                    site.key
                );
                return Err(anyhow::Error::new(error).context(about));
            }
        }
    }
    Ok(())
}

/// Refuses whoever may not remove, before anything is noted: what is noted is done again as the operator.
async fn may(
    app: &App,
    site: &Site,
    document: DocumentId,
    removal: &Removal,
    by: &By,
) -> Result<(), NotRemoved> {
    let (id, now, by, removal) = (site.id, app.clock.now(), by.clone(), removal.clone());
    let look = move |conn: &mut Conn| {
        let actor = texts::actor(conn, &by, document)?;
        let Standing { work, live, facts, .. } = documents::standing(conn, document)?;
        let how = Withdrawal::Removed { ground: removal.ground, reason: removal.reason.clone() };
        let policy = sites::policy(conn, id)?;
        decide(policy, now, &actor, &facts, &work, &live, &Command::Withdraw(how))?;
        Ok(())
    };
    Ok(app.store.writer.look(look).await?)
}

/// Whoever removes.
fn actor(conn: &mut Conn, site: SiteId, by: Option<&By>, document: DocumentId) -> Result<Actor, Error> {
    match by {
        Some(by) => texts::actor(conn, by, document),
        None => sites::actor(conn, site, sites::OPERATOR),
    }
}

/// The names of parts, each with the number of the version that it means.
async fn with_versions(app: &App, document: DocumentId, parts: Vec<String>) -> Result<Vec<String>, Error> {
    if parts.iter().all(|part| part.contains(':')) {
        return Ok(parts);
    }
    let newest = app.store.writer.look(move |conn| record::newest_rev(conn, document)).await?;
    let with = |part: String| if part.contains(':') { part } else { format!("{newest}:{part}") };
    Ok(parts.into_iter().map(with).collect())
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

async fn whole(app: &App, site: &Site, ordered: &Ordered, by: Option<By>) -> Result<Done, Error> {
    let Ordered { document, at: now, removal } = ordered.clone();
    let (id, chance) = (site.id, app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            let actor = actor(conn, id, by.as_ref(), document)?;
            let acting = Acting {
                site: id,
                actor: &actor,
                now,
                chance: &*chance,
                network: by.as_ref().map(|by| by.network.as_str()),
            };
            let how = Withdrawal::Removed { ground: removal.ground, reason: removal.reason.clone() };
            let done = act::apply(conn, acting, document, &Command::Withdraw(how))?;
            let erased = record::erase_all(conn, document)?;
            destroy::note(conn, id, &erased.objects, now, &*chance)?;
            Ok(done)
        })
        .await
}

async fn parts(app: &App, site: &Site, ordered: &Ordered, by: Option<By>) -> Result<Done, NotRemoved> {
    let Ordered { document, at: now, removal } = ordered.clone();
    let selection = selected(app, document, &removal.parts).await?;
    let takes_headline = selection.fields.contains(&bayan_core::content::redact::Field::Headline);
    if takes_headline && removal.headline.is_none() {
        return Err(NotRemoved::Headline);
    }
    let (id, chance) = (site.id, app.chance.clone());
    let done = app.store.writer.act(move |conn| {
        conn.lock_site(id)?;
        conn.lock_document(document)?;
        let Live::Published { revision, .. } = documents::standing(conn, document)?.live else {
            return Err(Refusal::NotFromHere.into());
        };
        let before = revisions::load(conn, revision)?;
        let content = before.content.without(&selection, removal.headline.as_ref());
        // Whatever somebody worded there may be what is to go.
        let slug = Slug::of(&content.headline);
        let change =
            Change::Major { category: Category::Removal(removal.ground), note: removal.reason.clone() };
        let actor = actor(conn, id, by.as_ref(), document)?;
        let acting = Acting {
            site: id,
            actor: &actor,
            now,
            chance: &*chance,
            network: by.as_ref().map(|by| by.network.as_str()),
        };
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
        destroy::note(conn, id, &erased.objects, now, &*chance)?;
        Ok(done)
    });
    Ok(done.await?)
}
