//! What an institution speaks about, changed: each change in one transaction with its line in the audit log.

use super::texts::{By, actor};
use crate::app::App;
use bayan_core::{
    id::{DocumentId, TopicId},
    instant::Instant,
    workflow::{Refusal, Right},
};
use bayan_store::{
    Acting, Error,
    audit::{self, Deed},
    db::Conn,
    documents,
    topics::{self, Change, NotDone},
};

/// Begins a topic.
///
/// # Errors
/// Where the store fails; what stands in the way is answered.
pub async fn add(app: &App, by: By, wanted: Change) -> Result<Result<TopicId, NotDone>, Error> {
    let (detail, chance) = (called(&wanted), app.chance.clone());
    noted(app, by, ("add-topic", detail), move |conn, by, now| {
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
    noted(app, by, ("change-topic", detail), move |conn, by, _| topics::change(conn, by.site, id, &wanted))
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
    noted(app, by, ("merge-topics", detail), move |conn, by, _| topics::merge(conn, by.site, from, into))
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
    noted(app, by, ("drop-topic", detail), move |conn, by, _| topics::drop_unused(conn, by.site, id)).await
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
            let actor = actor(conn, &by, document)?;
            let right = right_to_file(conn, document)?;
            if !actor.rights.contains(&right) {
                return Err(Refusal::NoRight(right).into());
            }
            let network = Some(by.network.as_str());
            let acting = Acting { site: by.site, actor: &actor, now, chance: &*chance, network };
            topics::file_under(conn, acting, document, &wanted)
        })
        .await
}

/// What somebody must be allowed who files the item of a text.
pub fn right_to_file(conn: &mut Conn, document: DocumentId) -> Result<Right, Error> {
    for version in documents::versions(conn, document)? {
        if documents::is_public(conn, version)? {
            return Ok(Right::Publish);
        }
    }
    Ok(Right::Write)
}

fn called(wanted: &Change) -> String {
    let names: Vec<&str> = wanted.names.iter().map(|name| name.name.as_str()).collect();
    format!("{}: {}", wanted.kind, names.join(", "))
}

/// Does something about topics; nothing is noted where nothing was done.
async fn noted<T: Send + 'static>(
    app: &App,
    by: By,
    (action, detail): (&'static str, String),
    mut write: impl FnMut(&mut Conn, &By, Instant) -> Result<Result<T, NotDone>, Error> + Send + 'static,
) -> Result<Result<T, NotDone>, Error> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            conn.lock_site(by.site)?;
            let written = write(conn, &by, now)?;
            if written.is_ok() {
                let deed = Deed {
                    actor: by.person,
                    action,
                    subject: None,
                    network: by.network.clone(),
                    detail: Some(detail.clone()),
                };
                audit::note(conn, by.site, &deed, now, &*chance)?;
            }
            Ok(written)
        })
        .await
}
