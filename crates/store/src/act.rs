//! One command on one document, in one transaction: the rules are asked, and what they decide is
//! written, with the public act, the audit row and the outbox row beside it.

use crate::{
    acting::Acting,
    audit,
    db::Conn,
    documents::{self, Standing},
    error::Result,
    items, record, sites,
    state::{approval_columns, withdrawal_columns, work_columns},
    value::{Value, values},
};
use bayan_core::{
    id::{DocumentId, EventId, ItemId},
    instant::Instant,
    item::ItemKind,
    publication::EventKind,
    workflow::{Approval, Command, Decision, Live, PublicationEvent, Withdrawal, Work, decide},
};

/// How many entries are made at once.
const TOGETHER: u32 = 500;

/// What a command did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The place that its public act took, if it was one.
    pub position: Option<i64>,
}

/// Applies `command` to `document`. Refused commands change nothing.
pub fn apply(conn: &mut Conn, acting: Acting<'_>, document: DocumentId, command: &Command) -> Result<Done> {
    conn.lock_site(acting.site)?;
    conn.lock_document(document)?;
    if items::site_of(conn, document)? != acting.site {
        return Err(crate::Error::NotFound(format!("document {document} on this site")));
    }
    if let Command::Withdraw(Withdrawal::ReplacedBy(other)) = command
        && !documents::is_public(conn, *other)?
    {
        // Readers would be led to nothing, and the record would name what nobody may know of.
        return Err(crate::Error::NotFound(format!("a public text {other}")));
    }
    let standing = documents::standing(conn, document)?;
    let policy = sites::policy(conn, acting.site)?;
    let Standing { work, live, facts, .. } = &standing;
    let decision = decide(policy, acting.now, acting.actor, facts, work, live, command)?;
    write_states(conn, document, command, (&standing, &decision), acting.now)?;
    let position = match &decision.event {
        Some(event) => Some(write_event(conn, acting, document, &standing, &decision, event)?),
        None => None,
    };
    let detail = match (command, position) {
        (Command::SendBack { reason }, _) => Some(reason.to_string()),
        (_, Some(position)) => Some(format!("position {position}")),
        (_, None) => None,
    };
    audit::add(conn, acting, audit::name(command), (document, facts.current), detail)?;
    Ok(Done { position })
}

fn write_states(
    conn: &mut Conn,
    document: DocumentId,
    command: &Command,
    (standing, decision): (&Standing, &Decision),
    now: Instant,
) -> Result<()> {
    let approved_hash = match (command, &decision.work) {
        (Command::Approve(_) | Command::ApproveAsGuest(..), _) => Some(standing.facts.content_hash),
        (_, Work::Approved { .. } | Work::Scheduled { .. }) => standing.facts.approved_hash,
        _ => None,
    };
    let owed = match &decision.live {
        Live::Published { review_owed, .. } | Live::Withdrawn { review_owed, .. } => review_owed.as_ref(),
        Live::Never => None,
    };
    let mut columns = vec![Value::from(document), approved_hash.into()];
    columns.push(owed.map(|owed| owed.by).into());
    columns.push(owed.map(|owed| &owed.reason).into());
    columns.extend(work_columns(&decision.work));
    columns.push(now.into());
    conn.run(
        "UPDATE documents SET approved_hash = $2, review_owed_by = $3, review_owed_reason = $4,
            work = $5, work_revision = $6, work_person = $7, work_approval = $8, work_reason = $9,
            work_at = $10, work_failed_at = $11, work_failure = $12, touched_at = $13
         WHERE id = $1",
        &columns,
    )?;
    let expiry = match (command, &decision.event, &decision.work) {
        (Command::SetExpiry(expiry), ..) => Some(expiry.as_ref()),
        // The end is that of what is still to come.
        (_, Some(PublicationEvent::Withdrawn { how, .. }), Work::Scheduled { .. })
            if *command != Command::Expire && !matches!(how, Withdrawal::Removed { .. }) =>
        {
            None
        }
        // What no longer stands has ended; where it stands again, it does.
        (_, Some(PublicationEvent::Withdrawn { .. }), _) => Some(None),
        // Nor is there anything to end where nothing stands and nothing is to come.
        (Command::Discard, ..) if !matches!(decision.live, Live::Published { .. }) => Some(None),
        _ => None,
    };
    if let Some(expiry) = expiry {
        conn.run(
            "UPDATE documents SET expires_at = $2, expires_reason = $3 WHERE id = $1",
            values![document, expiry.map(|expiry| expiry.at), expiry.map(|expiry| &expiry.reason)],
        )?;
    }
    if *command == Command::Discard {
        // What is thrown away stays in the history; who writes next begins with what the public has.
        conn.run(
            "UPDATE documents SET newest_revision = (SELECT e.revision FROM public_events e WHERE e.id = documents.decided)
             WHERE id = $1 AND decided IS NOT NULL",
            values![document],
        )?;
    }
    Ok(())
}

/// Writes a public act: takes the next position of the site, moves the decided pointer.
fn write_event(
    conn: &mut Conn,
    acting: Acting<'_>,
    document: DocumentId,
    standing: &Standing,
    decision: &Decision,
    event: &PublicationEvent,
) -> Result<i64> {
    let id = EventId::new(acting.now, acting.chance);
    let (Live::Published { revision, number, .. } | Live::Withdrawn { revision, number, .. }) =
        &decision.live
    else {
        return Err(crate::Error::Shape("a public act without a live text".into()));
    };
    let (kind, how, reason, replaced_by) = match event {
        PublicationEvent::Published { kind, .. } => (kind.as_str(), Value::Null, Value::Null, Value::Null),
        PublicationEvent::Withdrawn { how, .. } => withdrawal_columns(how),
        PublicationEvent::Restored { .. } => {
            (EventKind::Restored.as_str(), Value::Null, Value::Null, Value::Null)
        }
    };
    let (approval, approver, emergency) = approval_of(&standing.work, decision, event);
    let reason = if reason == Value::Null { emergency } else { reason };
    // The row of the site is locked from here to the commit, so positions have no gap.
    let position = conn
        .one(
            "UPDATE sites SET decided_position = decided_position + 1 WHERE id = $1 RETURNING decided_position",
            values![acting.site],
        )?
        .int(0)?;
    let earlier = conn.one(
        "SELECT COALESCE(MAX(rev), 0), MIN(at) FROM public_events WHERE document = $1",
        values![document],
    )?;
    let rev = earlier.int(0)? + 1;
    let stated = match revision == &standing.newest.id {
        true => standing.newest.content.stated,
        false => crate::revisions::load(conn, *revision)?.content.stated,
    };
    let first_public = earlier.maybe_int(1)?.map_or(acting.now, Instant::from_milliseconds);
    let sort_at = stated.unwrap_or(first_public);
    conn.run(
        "INSERT INTO public_events (id, site, position, document, rev, kind, revision, number, at, sort_at, actor, approval, approver, how, reason, replaced_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        &[
            id.into(),
            acting.site.into(),
            position.into(),
            document.into(),
            rev.into(),
            kind.into(),
            revision.into(),
            number.get().into(),
            acting.now.into(),
            sort_at.into(),
            acting.actor.person.into(),
            approval,
            approver,
            how,
            reason,
            replaced_by,
        ],
    )?;
    conn.run("UPDATE documents SET decided = $2 WHERE id = $1", values![document, id])?;
    if matches!(event, PublicationEvent::Withdrawn { .. }) {
        // What is withdrawn is so at commit; only what is new waits to be shown.
        // A text that was decided and not yet shown is not shown by withdrawing it.
        conn.run(
            "UPDATE documents SET shown = CASE
                WHEN (SELECT e.revision FROM public_events e WHERE e.id = documents.shown) = $3 THEN CAST($2 AS TEXT)
                ELSE NULL END
             WHERE id = $1 AND shown IS NOT NULL",
            values![document, id, revision],
        )?;
        crate::newsroom::end_without_text(conn, acting.site, document)?;
    }
    let item: ItemId = items::item_of(conn, document)?;
    if event_is_publication(event) {
        claim_page_path(conn, document, item, &standing.newest.slug)?;
    }
    conn.run(
        "INSERT INTO outbox (site, position, document, item, kind, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        values![acting.site, position, document, item, kind, acting.now],
    )?;
    // Mostly this act alone; all that an earlier program left without an entry where there is such.
    while record::enter(conn, acting.site, TOGETHER, acting.chance)? == u64::from(TOGETHER) {}
    Ok(position)
}

fn event_is_publication(event: &PublicationEvent) -> bool {
    matches!(event, PublicationEvent::Published { .. })
}

/// How and by whom what is published was approved, and why in an emergency.
fn approval_of(work: &Work, decision: &Decision, event: &PublicationEvent) -> (Value, Value, Value) {
    if !event_is_publication(event) {
        return (Value::Null, Value::Null, Value::Null);
    }
    if let Live::Published { review_owed: Some(owed), .. } = &decision.live {
        let emergency = Approval::Emergency { by: owed.by, reason: owed.reason.clone() };
        let (word, by, reason) = approval_columns(&emergency);
        return (word.into(), by, reason);
    }
    match work {
        Work::Approved { approval, .. } | Work::Scheduled { approval, .. } => {
            let (word, approver, _) = approval_columns(approval);
            (word.into(), approver, Value::Null)
        }
        Work::Idle | Work::Draft | Work::InReview { .. } => {
            (approval_columns(&Approval::NotRequired).0.into(), Value::Null, Value::Null)
        }
    }
}

/// A static page owns its slug as address. When another page has it, a number is put behind.
fn claim_page_path(
    conn: &mut Conn,
    document: DocumentId,
    item: ItemId,
    slug: &bayan_core::slug::Slug,
) -> Result<()> {
    let kind: ItemKind = conn.one("SELECT kind FROM items WHERE id = $1", values![item])?.parse(0)?;
    let owned = conn.maybe("SELECT slug FROM page_paths WHERE document = $1", values![document])?;
    if kind != ItemKind::Page || owned.is_some() {
        return Ok(());
    }
    for number in 1..100 {
        let path = if number == 1 { slug.to_string() } else { format!("{slug}-{number}") };
        let claimed = conn.run(
            "INSERT INTO page_paths (edition, slug, document) SELECT d.edition, $2, d.id FROM documents d WHERE d.id = $1
             ON CONFLICT (edition, slug) DO NOTHING",
            values![document, path],
        )?;
        if claimed == 1 {
            return Ok(());
        }
    }
    Err(crate::Error::Unique("page path".into()))
}
