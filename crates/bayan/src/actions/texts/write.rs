//! Writing: what the editor saves, what is taken back out of the history.

use super::{By, actor_at, as_person};
use crate::app::App;
use bayan_core::{
    content::{Block, Content},
    id::{DocumentId, RevisionId, SectionId},
    slug::Slug,
    workflow::{Change, Live, Refusal, Right, Work},
};
use bayan_store::{
    Error, Result, documents,
    newsroom::{self, Draft, Text},
    revisions,
};

/// A text as somebody left it.
#[derive(Debug, Clone)]
pub struct Left {
    /// The revision that it was made on.
    pub seen: RevisionId,
    /// What it says.
    pub content: Content,
    /// How its address reads, where that is not as its headline does.
    pub slug: Option<Slug>,
    /// Another section than it stands in.
    pub section: Option<SectionId>,
    /// The revision of the original that its translator confirms to have rendered. Nothing else makes a translation
    /// current.
    pub renders: Option<RevisionId>,
    /// Whether it goes on with what the same person was typing.
    pub goes_on: bool,
}

/// How the address of a text reads, where that is not as its headline does.
pub fn own_slug(text: &Text) -> Option<Slug> {
    let newest = &text.standing.newest;
    (newest.slug != Slug::of(&newest.content.headline)).then(|| newest.slug.clone())
}

/// Keeps a text as somebody left it; answers its revision.
///
/// # Errors
/// [`Error::NotFound`] where what it is to render is no revision of what it translates.
pub async fn keep(app: &App, by: By, text: &Text, left: Left) -> Result<RevisionId> {
    let newest = &text.standing.newest;
    let draft = Draft {
        document: text.document,
        seen: left.seen,
        // What was said of the text that the public has is said of that; of a new one nobody has said it yet.
        change: match text.standing.work {
            Work::Idle => Change::Minor,
            _ => newest.change.clone(),
        },
        source_revision: left.renders.or(newest.source_revision),
        slug: left.slug.unwrap_or_else(|| Slug::of(&left.content.headline)),
        content: left.content,
        section: left.section,
        goes_on: left.goes_on,
    };
    let original = text.original;
    let whose = by.clone();
    as_person(app, by, draft.document, move |conn, acting| {
        if let Some(section) = left.section {
            // Whoever may not write there puts nothing there.
            let section = Some(documents::section_key(conn, section)?);
            let there = documents::Place { section, ..documents::place(conn, draft.document)? };
            if !actor_at(conn, &whose, &there)?.rights.contains(&Right::Write) {
                return Err(Refusal::NoRight(Right::Write).into());
            }
        }
        if let Some(rendered) = left.renders {
            let of_original = match original {
                Some(original) => newsroom::past(conn, original, rendered)?.is_some(),
                None => false,
            };
            if !of_original {
                return Err(Error::NotFound(format!("revision {rendered} of what is translated")));
            }
        }
        newsroom::save(conn, acting, &draft)
    })
    .await
}

/// The blocks of the newest version and of the public one: those whose identities are known.
pub async fn known_blocks(app: &App, text: &Text) -> Result<Vec<Block>> {
    let mut known = text.standing.newest.content.blocks.clone();
    if let Live::Published { revision, .. } | Live::Withdrawn { revision, .. } = text.standing.live
        && revision != text.standing.newest.id
    {
        let public = app.store.writer.look(move |conn| revisions::load(conn, revision)).await?.content.blocks;
        let own = &text.standing.newest.content.blocks;
        known.extend(public.into_iter().filter(|block| !own.iter().any(|own| own.id == block.id)));
    }
    Ok(known)
}

/// Shows in the places of pictures those that have taken them; answers whether there were any. What is said of the
/// pictures stays as it was written.
pub async fn take_newer_pictures(
    app: &App,
    by: By,
    document: DocumentId,
    seen: RevisionId,
) -> Result<Option<RevisionId>> {
    let site = by.site;
    as_person(app, by, document, move |conn, acting| {
        let (_, now) = newsroom::past(conn, document, seen)?.ok_or(Refusal::StaleRevision)?;
        let newer = newsroom::newer(conn, site, &now.content.media())?;
        if newer.is_empty() {
            return Ok(None);
        }
        let draft = Draft {
            document,
            seen,
            change: now.change,
            source_revision: now.source_revision,
            slug: now.slug,
            content: now.content.with_pictures(|hash| newer.get(&hash).copied().unwrap_or(hash)),
            section: None,
            goes_on: false,
        };
        newsroom::save(conn, acting, &draft).map(Some)
    })
    .await
}

/// Makes an earlier version the newest again, as a new revision of whoever does it.
pub async fn take_back(
    app: &App,
    by: By,
    document: DocumentId,
    seen: RevisionId,
    earlier: RevisionId,
) -> Result<RevisionId> {
    as_person(app, by, document, move |conn, acting| {
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
