//! Commands of the workflow, as people give them.

use super::{By, as_person};
use crate::{actions::show::show_now, app::App};
use bayan_core::{
    id::{DocumentId, RevisionId},
    workflow::{Change, Command, Refusal},
};
use bayan_store::{
    Acting, Result,
    act::{self, Done},
    db::Conn,
    documents,
    front::Site,
    newsroom::{self, Draft},
};

/// A command, and what kind of change the text is from now on, where that is said with it.
#[derive(Debug, Clone)]
pub struct Doing {
    /// About which text.
    pub document: DocumentId,
    /// The revision that the person saw.
    pub seen: RevisionId,
    /// What kind of change it is to what the public has.
    pub change: Option<Change>,
    /// Whether what was seen must be the newest: to send back or throw away something else than was read helps
    /// nobody.
    pub newest_only: bool,
}

/// Gives a command. `command` is made for the newest revision, which is another than the one that was seen where
/// the kind of change is said with it. What is public then is shown before this answers, if it can be signed.
pub async fn act(
    app: &App,
    site: &Site,
    by: By,
    doing: Doing,
    command: impl Fn(RevisionId) -> Command + Send + 'static,
) -> Result<Done> {
    let document = doing.document;
    let done = as_person(app, by, document, move |conn, acting| {
        if doing.newest_only {
            conn.lock_site(acting.site)?;
            if documents::standing(conn, document)?.newest.id != doing.seen {
                return Err(Refusal::StaleRevision.into());
            }
        }
        let revision = with_change(conn, acting, &doing)?;
        act::apply(conn, acting, document, &command(revision))
    })
    .await?;
    if done.position.is_some() {
        show_now(app, site).await;
    }
    Ok(done)
}

/// The newest revision, saved anew where another kind of change is said.
fn with_change(conn: &mut Conn, acting: Acting<'_>, doing: &Doing) -> Result<RevisionId> {
    let Some(change) = &doing.change else { return Ok(doing.seen) };
    // It may have been replaced since, by the person who wrote it.
    let (_, seen) = newsroom::past(conn, doing.document, doing.seen)?.ok_or(Refusal::StaleRevision)?;
    if seen.change == *change {
        return Ok(doing.seen);
    }
    let draft = Draft {
        document: doing.document,
        seen: doing.seen,
        change: change.clone(),
        source_revision: seen.source_revision,
        slug: seen.slug,
        content: seen.content,
        section: None,
        goes_on: true,
    };
    newsroom::save(conn, acting, &draft)
}
