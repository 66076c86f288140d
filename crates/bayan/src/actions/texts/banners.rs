//! Texts at the head of every page. Their words are those that the public has: nothing is said there that was not
//! published.

use super::{By, as_person};
use crate::app::App;
use bayan_core::{
    id::{DocumentId, SiteId},
    instant::Instant,
    workflow::{Live, Refusal, Right},
};
use bayan_store::{Result, documents, newsroom};

/// Puts a public text at the head of every page, until a moment or until it is taken away.
///
/// # Errors
/// Where the public does not have it, or the person may not publish.
pub async fn set_banner(app: &App, by: By, document: DocumentId, until: Option<Instant>) -> Result<()> {
    as_person(app, by, document, move |conn, acting| {
        if !acting.actor.rights.contains(&Right::Publish) {
            return Err(Refusal::NoRight(Right::Publish).into());
        }
        if !matches!(documents::standing(conn, document)?.live, Live::Published { .. }) {
            return Err(Refusal::NotFromHere.into());
        }
        if until.is_some_and(|until| until <= acting.now) {
            return Err(Refusal::InThePast.into());
        }
        newsroom::set_banner(conn, acting, document, until)
    })
    .await
}

/// Takes it away.
///
/// # Errors
/// Where the person may not publish.
pub async fn end_banner(app: &App, by: By, document: DocumentId) -> Result<()> {
    as_person(app, by, document, move |conn, acting| {
        if !acting.actor.rights.contains(&Right::Publish) {
            return Err(Refusal::NoRight(Right::Publish).into());
        }
        newsroom::end_banner(conn, acting, document)
    })
    .await
}

/// Takes those away whose time is over.
pub async fn end_due_banners(app: &App, site: SiteId) -> Result<()> {
    let now = app.clock.now();
    let is_due = app.store.writer.look(move |conn| newsroom::has_due_banner(conn, site, now)).await?;
    if !is_due {
        return Ok(());
    }
    app.store.writer.act(move |conn| newsroom::end_due_banners(conn, site, now)).await
}
