//! What an institution speaks about, changed: each change in one transaction with its line in the audit log.

use super::{
    noted,
    texts::{By, actor},
};
use crate::app::App;
use bayan_core::{
    id::{DocumentId, EditionId, TopicId},
    instant::Instant,
    role::Capability,
    workflow::{Actor, Refusal, Right},
};
use bayan_store::{
    Acting, Error,
    db::Conn,
    documents, people,
    topics::{self, Change, NotDone},
};

/// Begins a topic.
///
/// # Errors
/// Where the person does not publish in every edition in which names change, and where the store fails; what stands in
/// the way is answered.
pub async fn add(app: &App, by: By, wanted: Change) -> Result<Result<TopicId, NotDone>, Error> {
    let (detail, chance) = (called(&wanted), app.chance.clone());
    act(app, by, ("add-topic", detail), move |conn, by, now| {
        let editions: Vec<EditionId> = wanted.names.iter().map(|name| name.edition).collect();
        may_name(conn, by, &editions)?;
        topics::add(conn, by.site, &wanted, now, &*chance)
    })
    .await
}

/// A topic is this from now on.
///
/// # Errors
/// Those of [`add`].
pub async fn change(app: &App, by: By, id: TopicId, wanted: Change) -> Result<Result<(), NotDone>, Error> {
    let detail = called(&wanted);
    act(app, by, ("change-topic", detail), move |conn, by, _| {
        let editions = renamed(conn, by, id, &wanted)?;
        may_name(conn, by, &editions)?;
        topics::change(conn, by.site, id, &wanted)
    })
    .await
}

/// Two topics become one.
///
/// # Errors
/// Those of [`add`].
pub async fn merge(
    app: &App,
    by: By,
    (from, into): (TopicId, TopicId),
    detail: String,
) -> Result<Result<(), NotDone>, Error> {
    act(app, by, ("merge-topics", detail), move |conn, by, _| {
        for id in [from, into] {
            let editions = editions_of(conn, by, id)?;
            may_name(conn, by, &editions)?;
        }
        topics::merge(conn, by.site, from, into)
    })
    .await
}

/// Drops a topic under which nothing is filed.
///
/// # Errors
/// Those of [`add`].
pub async fn drop_unused(
    app: &App,
    by: By,
    id: TopicId,
    detail: String,
) -> Result<Result<(), NotDone>, Error> {
    act(app, by, ("drop-topic", detail), move |conn, by, _| {
        let editions = editions_of(conn, by, id)?;
        may_name(conn, by, &editions)?;
        topics::drop_unused(conn, by.site, id)
    })
    .await
}

/// Files the item of a text under these topics, in all its languages.
///
/// # Errors
/// Where the person may not: readers of a text that is public see it at once, so whoever publishes it decides; before
/// that, whoever writes it.
pub async fn file_under(app: &App, by: By, document: DocumentId, wanted: Vec<TopicId>) -> Result<(), Error> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            conn.lock_site(by.site)?;
            let right = may_file(conn, &by, document)?.ok_or(Refusal::NoRight(Right::Publish));
            let actor = right?;
            let network = Some(by.network.as_str());
            let acting = Acting { site: by.site, actor: &actor, now, chance: &*chance, network };
            topics::file_under(conn, acting, document, &wanted)
        })
        .await
}

/// Whoever may file the item of a text, as they act on it: who writes it while no version is public, else who publishes
/// every version that is.
pub fn may_file(conn: &mut Conn, by: &By, document: DocumentId) -> Result<Option<Actor>, Error> {
    let own = actor(conn, by, document)?;
    let mut is_public = false;
    for version in documents::versions(conn, document)? {
        if documents::is_public(conn, version)? {
            is_public = true;
            if !actor(conn, by, version)?.rights.contains(&Right::Publish) {
                return Ok(None);
            }
        }
    }
    Ok((is_public || own.rights.contains(&Right::Write)).then_some(own))
}

/// Whether somebody may say what topics are called in these editions.
fn may_name(conn: &mut Conn, by: &By, editions: &[EditionId]) -> Result<(), Error> {
    let account = people::account(conn, by.site, by.person)?.filter(|account| account.closed_at.is_none());
    let account = account.ok_or_else(|| Error::NotFound("an open account".into()))?;
    for edition in editions {
        let key = documents::edition_key(conn, *edition)?;
        if !account.roles.may_in(Capability::Publish, &key) {
            return Err(Refusal::NoRight(Right::Publish).into());
        }
    }
    Ok(())
}

/// The editions in which a topic has a name.
fn editions_of(conn: &mut Conn, by: &By, id: TopicId) -> Result<Vec<EditionId>, Error> {
    let topic = topics::topic(conn, by.site, id)?;
    Ok(topic.map(|topic| topic.names.iter().map(|name| name.edition).collect()).unwrap_or_default())
}

/// Those in which a change makes its name another.
fn renamed(conn: &mut Conn, by: &By, id: TopicId, wanted: &Change) -> Result<Vec<EditionId>, Error> {
    let Some(topic) = topics::topic(conn, by.site, id)? else { return Ok(Vec::new()) };
    let is_kept = |edition: EditionId| {
        let now = topic.name_in(edition).map(|name| (&name.name, &name.note));
        now == wanted.names.iter().find(|name| name.edition == edition).map(|name| (&name.name, &name.note))
    };
    let mut all: Vec<EditionId> = topic.names.iter().map(|name| name.edition).collect();
    all.extend(wanted.names.iter().map(|name| name.edition));
    all.retain(|edition| !is_kept(*edition));
    Ok(all)
}

fn called(wanted: &Change) -> String {
    let names: Vec<&str> = wanted.names.iter().map(|name| name.name.as_str()).collect();
    format!("{}: {}", wanted.kind, names.join(", "))
}

/// Does something about topics; nothing is noted where nothing was done.
async fn act<T: Send + 'static>(
    app: &App,
    by: By,
    deed: (&'static str, String),
    write: impl FnMut(&mut Conn, &By, Instant) -> Result<Result<T, NotDone>, Error> + Send + 'static,
) -> Result<Result<T, NotDone>, Error> {
    match noted(app, by, deed, write).await {
        Err(Error::Refused(_)) => Ok(Err(NotDone::NotAllowed)),
        done => done,
    }
}
