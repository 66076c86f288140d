//! What people of the newsroom say to each other about a text.

use super::{By, as_person};
use crate::app::App;
use bayan_core::{
    content::BlockId,
    id::{CommentId, DocumentId},
    line::Passage,
    workflow::{Refusal, Right},
};
use bayan_store::{
    Acting, Result,
    newsroom::{self, NewComment},
};

/// Says something about a text, to whoever works on it.
///
/// # Errors
/// [`bayan_store::Error::NotFound`] where the block or what is answered is not there.
pub async fn comment(
    app: &App,
    by: By,
    document: DocumentId,
    (answers, block): (Option<CommentId>, Option<BlockId>),
    said: Passage,
) -> Result<CommentId> {
    let new = NewComment { document, answers, block, text: said };
    as_person(app, by, document, move |conn, acting| {
        works(acting)?;
        newsroom::comment(conn, acting, &new)
    })
    .await
}

/// Says that a thread is settled, or that it is not.
pub async fn resolve(
    app: &App,
    by: By,
    document: DocumentId,
    thread: CommentId,
    settled: bool,
) -> Result<bool> {
    as_person(app, by, document, move |conn, acting| {
        works(acting)?;
        newsroom::resolve(conn, acting, document, thread, settled)
    })
    .await
}

/// Whoever works on texts says something about them; whoever only reads does not.
fn works(acting: Acting<'_>) -> Result<()> {
    if acting.actor.rights.is_empty() { Err(Refusal::NoRight(Right::Write).into()) } else { Ok(()) }
}
