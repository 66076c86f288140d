//! The two states of a document, to and from columns.

use crate::{
    error::{Error, Result},
    value::{Row, Value},
};
use bayan_core::{
    publication::Ground,
    workflow::{Approval, Failure, Live, ReviewOwed, Withdrawal, Work},
};
use std::num::NonZeroU32;

/// The columns of a work state: word, revision, person, approval, reason, moment, failed, failure.
pub(crate) fn work_columns(work: &Work) -> [Value; 8] {
    let none = || Value::Null;
    match work {
        Work::Idle => ["idle".into(), none(), none(), none(), none(), none(), none(), none()],
        Work::Draft => ["draft".into(), none(), none(), none(), none(), none(), none(), none()],
        Work::InReview { revision, submitted_by } => {
            ["in-review".into(), revision.into(), submitted_by.into(), none(), none(), none(), none(), none()]
        }
        Work::Approved { revision, approval } => {
            let (word, person, reason) = approval_columns(approval);
            ["approved".into(), revision.into(), person, word.into(), reason, none(), none(), none()]
        }
        Work::Scheduled { revision, approval, at, failed } => {
            let (word, person, reason) = approval_columns(approval);
            let failed_at = failed.as_ref().map(|failed| failed.at);
            let failure = failed.as_ref().map(|failed| &failed.reason);
            [
                "scheduled".into(),
                revision.into(),
                person,
                word.into(),
                reason,
                (*at).into(),
                failed_at.into(),
                failure.into(),
            ]
        }
    }
}

/// The word, the person or invitation, and the reason of an approval.
pub(crate) fn approval_columns(approval: &Approval) -> (&'static str, Value, Value) {
    match approval {
        Approval::By(person) => ("by", person.into(), Value::Null),
        Approval::ByGuest(invitation) => ("guest", invitation.into(), Value::Null),
        Approval::NotRequired => ("not-required", Value::Null, Value::Null),
        Approval::Emergency { by, reason } => ("emergency", by.into(), reason.into()),
    }
}

fn unknown(what: &str, word: &str) -> Error {
    Error::Shape(format!("unknown {what} {word:?}"))
}

/// Reads a work state from eight columns that begin at `first`.
pub(crate) fn read_work(row: &Row, first: usize) -> Result<Work> {
    let revision = || row.parse(first + 1);
    Ok(match row.text(first)? {
        "idle" => Work::Idle,
        "draft" => Work::Draft,
        "in-review" => Work::InReview { revision: revision()?, submitted_by: row.parse(first + 2)? },
        "approved" => Work::Approved { revision: revision()?, approval: read_approval(row, first)? },
        "scheduled" => Work::Scheduled {
            revision: revision()?,
            approval: read_approval(row, first)?,
            at: row.instant(first + 5)?,
            failed: match row.maybe_int(first + 6)? {
                Some(_) => Some(Failure { at: row.instant(first + 6)?, reason: row.parse(first + 7)? }),
                None => None,
            },
        },
        word => return Err(unknown("work state", word)),
    })
}

fn read_approval(row: &Row, first: usize) -> Result<Approval> {
    Ok(match row.text(first + 3)? {
        "by" => Approval::By(row.parse(first + 2)?),
        "guest" => Approval::ByGuest(row.parse(first + 2)?),
        "not-required" => Approval::NotRequired,
        "emergency" => Approval::Emergency { by: row.parse(first + 2)?, reason: row.parse(first + 4)? },
        word => return Err(unknown("approval", word)),
    })
}

/// The columns of a withdrawal: kind of the public act, how, reason, replacement.
pub(crate) fn withdrawal_columns(how: &Withdrawal) -> (&'static str, Value, Value, Value) {
    match how {
        Withdrawal::KeptReadable { reason } => ("withdrawn", "kept".into(), reason.into(), Value::Null),
        Withdrawal::IssuedInError { reason } => ("withdrawn", "error".into(), reason.into(), Value::Null),
        Withdrawal::ReplacedBy(document) => ("replaced", Value::Null, Value::Null, document.into()),
        Withdrawal::Removed { ground, reason } => {
            ("removed", ground.as_str().into(), reason.into(), Value::Null)
        }
    }
}

/// Reads the live state from the latest public act: kind, revision, number, how, reason, replacement,
/// and who owes a review for what reason.
pub(crate) fn read_live(row: &Row) -> Result<Live> {
    let revision = row.parse(1)?;
    let number = u32::try_from(row.int(2)?).ok().and_then(NonZeroU32::new);
    let number = number.ok_or_else(|| Error::Shape("a publication number".into()))?;
    let review_owed = match row.maybe_parse(6)? {
        Some(by) => Some(ReviewOwed { by, reason: row.parse(7)? }),
        None => None,
    };
    let owed = review_owed.clone();
    let withdrawn = |how| Live::Withdrawn { revision, number, how, review_owed: owed };
    Ok(match (row.text(0)?, row.maybe_text(3)?) {
        ("published" | "updated" | "corrected" | "imported" | "restored", _) => {
            Live::Published { revision, number, review_owed }
        }
        ("withdrawn", Some("kept")) => withdrawn(Withdrawal::KeptReadable { reason: row.parse(4)? }),
        ("withdrawn", Some("error")) => withdrawn(Withdrawal::IssuedInError { reason: row.parse(4)? }),
        ("replaced", _) => withdrawn(Withdrawal::ReplacedBy(row.parse(5)?)),
        // An earlier program asked for no ground.
        ("removed", ground) => withdrawn(Withdrawal::Removed {
            ground: ground.map_or(Ok(Ground::Other), str::parse).map_err(Error::shape)?,
            reason: row.parse(4)?,
        }),
        (word, _) => return Err(unknown("public act", word)),
    })
}
