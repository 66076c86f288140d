//! What people and programs can do: one use case a file. Each checks, decides and writes in one
//! transaction of the store.

pub mod correct;
pub mod dates;
pub mod hooks;
pub mod import_item;
pub mod people;
pub mod pictures;
pub mod redirects;
pub mod remove;
pub mod settings;
pub mod show;
pub mod standing;
pub mod texts;
pub mod topics;

use crate::app::App;
use bayan_core::{
    id::{DocumentId, ShortId},
    instant::Instant,
    workflow::Command,
};
use bayan_store::{
    Acting, Error,
    act::{self, Done},
    audit::{self, Deed},
    db::Conn,
    documents,
    front::Site,
    sites,
};
use texts::By;

/// Applies a command of whoever sits at the command line.
pub async fn as_operator(
    app: &App,
    site: &Site,
    document: DocumentId,
    command: Command,
) -> Result<Done, Error> {
    let (id, now, chance) = (site.id, app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            let actor = sites::actor(conn, id, sites::OPERATOR)?;
            act::apply(
                conn,
                Acting { site: id, actor: &actor, now, chance: &*chance, network: None },
                document,
                &command,
            )
        })
        .await
}

/// Writes something about a site under its lock, with its line in the audit log; nothing is noted where nothing was
/// done.
async fn noted<T: Send + 'static, No: Send + 'static>(
    app: &App,
    by: By,
    (action, detail): (&'static str, String),
    mut write: impl FnMut(&mut Conn, &By, Instant) -> Result<Result<T, No>, Error> + Send + 'static,
) -> Result<Result<T, No>, Error> {
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

/// Finds a document by its short id or any address whose path ends in it.
pub async fn find(app: &App, site: &Site, named: &str) -> Result<DocumentId, Error> {
    // What a browser's address line holds may go on with what was just done.
    let path = named.split(['?', '#']).next().unwrap_or(named).trim_end_matches('/');
    let tail = path.rsplit(['/', '-']).next().unwrap_or(path);
    let not_found = || Error::NotFound(format!("no text is known as {named}"));
    let short_id: ShortId = tail.parse().map_err(|_| not_found())?;
    let site = site.id;
    let found = app.store.writer.look(move |conn| documents::by_short_id(conn, site, short_id)).await?;
    found.ok_or_else(not_found)
}
