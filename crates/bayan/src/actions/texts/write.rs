//! Writing: what the editor saves, what is taken back out of the history.

use super::{By, as_person};
use crate::app::App;
use bayan_core::{
    id::{DocumentId, RevisionId},
    workflow::Refusal,
};
use bayan_store::{
    Error, Result,
    newsroom::{self, Draft},
};

/// Keeps a draft; answers its revision.
pub async fn save(app: &App, by: By, draft: Draft) -> Result<RevisionId> {
    as_person(app, by, Some(draft.document), move |conn, acting| newsroom::save(conn, acting, &draft)).await
}

/// Makes an earlier version the newest again, as a new revision of whoever does it.
pub async fn take_back(
    app: &App,
    by: By,
    document: DocumentId,
    seen: RevisionId,
    earlier: RevisionId,
) -> Result<RevisionId> {
    as_person(app, by, Some(document), move |conn, acting| {
        let Some((_, old)) = newsroom::past(conn, document, earlier)? else {
            return Err(Error::NotFound(format!("revision {earlier}")));
        };
        // It may have been replaced since, by the person who wrote it.
        let (_, now) = newsroom::past(conn, document, seen)?.ok_or(Refusal::StaleRevision)?;
        let draft = Draft {
            document,
            seen,
            change: now.change,
            source_revision: old.source_revision,
            slug: old.slug,
            content: old.content,
            section: None,
            goes_on: false,
        };
        newsroom::save(conn, acting, &draft)
    })
    .await
}
