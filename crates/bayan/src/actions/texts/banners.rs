//! Texts at the head of every page. Their words are those that the public has: nothing is said there that was not
//! published.

use super::{By, actor, as_person};
use crate::app::App;
use bayan_core::{
    id::{DocumentId, SiteId},
    instant::Instant,
    workflow::{Live, Refusal, Right},
};
use bayan_store::{Result, db::Conn, documents, newsroom};

/// Puts a public text at the head of every page, until a moment or until it is taken away.
///
/// # Errors
/// Where the public does not have it, or the person may not publish it in every language in which it stands.
pub async fn set_banner(app: &App, by: By, document: DocumentId, until: Option<Instant>) -> Result<()> {
    let whose = by.clone();
    as_person(app, by, document, move |conn, acting| {
        may_everywhere(conn, &whose, document)?;
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
/// Where the person may not publish it. Taking it away says nothing new to anybody, so one language is enough.
pub async fn end_banner(app: &App, by: By, document: DocumentId) -> Result<()> {
    as_person(app, by, document, move |conn, acting| {
        if !acting.actor.rights.contains(&Right::Publish) {
            return Err(Refusal::NoRight(Right::Publish).into());
        }
        newsroom::end_banner(conn, acting, document)
    })
    .await
}

/// It stands above the pages of every language in which the text is public: whoever may publish in one of them alone
/// says nothing to readers of the others.
pub fn may_everywhere(conn: &mut Conn, by: &By, document: DocumentId) -> Result<()> {
    for version in documents::versions(conn, document)? {
        if !actor(conn, by, version)?.rights.contains(&Right::Publish) {
            return Err(Refusal::NoRight(Right::Publish).into());
        }
    }
    Ok(())
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
