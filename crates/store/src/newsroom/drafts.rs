//! Keeping what somebody writes.

use crate::{
    act,
    acting::Acting,
    audit,
    db::Conn,
    documents,
    error::{Error, Result},
    items,
    revisions::{self, NewRevision},
    value::values,
};
use bayan_core::{
    content::Content,
    id::{DocumentId, PersonId, RevisionId, SectionId},
    instant::Instant,
    slug::Slug,
    workflow::{Change, Command, Refusal, Work, decide},
};

/// How long what one person types replaces what they typed before, in milliseconds: the history then has one
/// revision for it. What somebody else may refer to is never replaced.
const ONE_SITTING: i64 = 10 * 60 * 1000;

/// A text as somebody left it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Which document.
    pub document: DocumentId,
    /// The revision that it was made on.
    pub seen: RevisionId,
    /// What kind of change it is to what the public has.
    pub change: Change,
    /// The revision of the original that it renders, for a translation.
    pub source_revision: Option<RevisionId>,
    /// The readable part of its address.
    pub slug: Slug,
    /// The text.
    pub content: Content,
    /// Another section than it stands in, as long as nobody has read it.
    pub section: Option<SectionId>,
    /// Whether it goes on with what the same person was typing. What is taken back, or chosen over something else,
    /// leaves that in the history.
    pub goes_on: bool,
}

/// Keeps a draft and answers its revision. What is sent twice is kept once, so an answer that was lost on the
/// way can be asked for again.
///
/// # Errors
/// [`Refusal::StaleRevision`] where somebody else saved in the meantime, [`Refusal::NotFromHere`] where the text
/// waits for something: it has to be taken back first.
pub fn save(conn: &mut Conn, acting: Acting<'_>, draft: &Draft) -> Result<RevisionId> {
    conn.lock_site(acting.site)?;
    conn.lock_document(draft.document)?;
    if items::site_of(conn, draft.document)? != acting.site {
        return Err(Error::NotFound(format!("document {}", draft.document)));
    }
    let standing = documents::standing(conn, draft.document)?;
    let policy = crate::sites::policy(conn, acting.site)?;
    let documents::Standing { work, live, facts, newest } = &standing;
    decide(policy, acting.now, acting.actor, facts, work, live, &Command::Edit)?;
    let says_the_same = newest.content_hash == draft.content.hash()
        && newest.change == draft.change
        && newest.source_revision == draft.source_revision
        && newest.slug == draft.slug;
    if newest.id != draft.seen {
        let again = says_the_same && author(conn, newest.id)?.0 == acting.actor.person;
        return if again { Ok(newest.id) } else { Err(Refusal::StaleRevision.into()) };
    }
    if !matches!(work, Work::Idle | Work::Draft) {
        return Err(Refusal::NotFromHere.into());
    }
    if let Some(section) = draft.section
        && documents::set_section(conn, draft.document, section)?
    {
        audit::add(conn, acting, "change-section", (draft.document, draft.seen), None)?;
    }
    if says_the_same {
        return Ok(newest.id);
    }
    let replaces = if draft.goes_on { replaces(conn, acting, draft.seen)? } else { None };
    match (work, replaces) {
        (Work::Idle, _) => {
            act::apply(conn, acting, draft.document, &Command::Edit)?;
        }
        // The line names what was there before, so that what is typed now can be replaced.
        (_, None) => {
            audit::add(conn, acting, audit::name(&Command::Edit), (draft.document, draft.seen), None)?;
        }
        (_, Some(_)) => {}
    }
    let new = NewRevision {
        document: draft.document,
        author: acting.actor.person,
        change: &draft.change,
        source_revision: draft.source_revision,
        slug: &draft.slug,
        content: &draft.content,
    };
    let id = revisions::add(conn, &new, acting.now, acting.chance)?;
    if let Some(began) = replaces {
        conn.run("UPDATE revisions SET began_at = $2 WHERE id = $1", values![id, began])?;
        prune(conn, draft.seen, id)?;
    }
    Ok(id)
}

fn author(conn: &mut Conn, revision: RevisionId) -> Result<(PersonId, Instant)> {
    let row = conn.one(
        "SELECT author, COALESCE(began_at, created_at) FROM revisions WHERE id = $1",
        values![revision],
    )?;
    Ok((row.parse(0)?, row.instant(1)?))
}

/// Since when a revision is being written that the next one of this person replaces; none where it stays.
fn replaces(conn: &mut Conn, acting: Acting<'_>, revision: RevisionId) -> Result<Option<Instant>> {
    let (author, began) = author(conn, revision)?;
    let sitting = acting.now.milliseconds() - began.milliseconds();
    if author != acting.actor.person || !(0..ONE_SITTING).contains(&sitting) {
        return Ok(None);
    }
    let referred = conn.maybe(
        "SELECT 1 FROM public_events WHERE revision = $1
         UNION ALL SELECT 1 FROM audit WHERE revision = $1
         UNION ALL SELECT 1 FROM guest_links WHERE revision = $1
         UNION ALL SELECT 1 FROM revisions WHERE source_revision = $1
         UNION ALL SELECT 1 FROM documents d JOIN revisions r ON r.document = d.id WHERE r.id = $1 AND d.work_revision = $1
         LIMIT 1",
        values![revision],
    )?;
    Ok(referred.is_none().then_some(began))
}

fn prune(conn: &mut Conn, old: RevisionId, new: RevisionId) -> Result<()> {
    conn.run(
        "UPDATE revisions SET previous = (SELECT o.previous FROM revisions o WHERE o.id = $2) WHERE id = $1",
        values![new, old],
    )?;
    conn.run("DELETE FROM revision_media WHERE revision = $1", values![old])?;
    conn.run("DELETE FROM revisions WHERE id = $1", values![old]).map(drop)
}
