//! What may happen to a document: two small states and one pure decision.
//!
//! *Work* is what people are doing to the next text, *live* is what the public has. They are apart
//! so that new work beside a live text never disturbs it. [`decide`] is the only place where a rule
//! stands; the interface asks it which buttons to show.

mod decide;
pub mod freshness;
mod offer;
mod state;

pub use decide::{Decision, comes_at, decide};
pub use offer::{Deed, Offer, offers};
pub use state::{Approval, Expiry, Failure, Live, ReviewOwed, Withdrawal, Work};

use crate::{
    id::{InvitationId, PersonId, RevisionId},
    instant::Instant,
    line::Passage,
    media::Hash,
    publication::{EventKind, Ground},
};
use std::{collections::BTreeSet, num::NonZeroU32};

/// What a site has decided about its workflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Whether somebody who wrote no part of a change must approve it.
    pub two_person_rule: bool,
}

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// Write and submit.
    Write,
    /// Approve and send back.
    Approve,
    /// Publish, schedule, withdraw, restore.
    Publish,
    /// Bring over what was published elsewhere. Held by the system's own account only.
    Import,
}

/// Whoever acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// What they may do.
    pub rights: BTreeSet<Right>,
}

/// What kind of change a revision is to the one before the public; it is approved with the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Typing errors, layout: nothing that a reader needs to be told.
    Minor,
    /// A change of what is said: readers are told, translations fall behind.
    Major {
        /// Of which kind.
        category: Category,
        /// What the public is told.
        note: Passage,
    },
}

/// The kind of a major change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// Something stated was wrong.
    Fact,
    /// Something was added.
    Addition,
    /// Something could be misread.
    Clarification,
    /// Something had to be taken out: its bytes are destroyed, the record says that it was there.
    Removal(Ground),
}

impl Category {
    /// The word in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Category::Fact => "fact",
            Category::Addition => "addition",
            Category::Clarification => "clarification",
            Category::Removal(Ground::Court) => "removal-court",
            Category::Removal(Ground::Privacy) => "removal-privacy",
            Category::Removal(Ground::Rights) => "removal-rights",
            Category::Removal(Ground::Safety) => "removal-safety",
            Category::Removal(Ground::Other) => "removal-other",
        }
    }

    /// The category with this word.
    pub fn named(word: &str) -> Option<Category> {
        match word {
            "fact" => Some(Category::Fact),
            "addition" => Some(Category::Addition),
            "clarification" => Some(Category::Clarification),
            other => Some(Category::Removal(other.strip_prefix("removal-")?.parse().ok()?)),
        }
    }
}

/// What the store knows and a decision needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The newest revision: the only one that can be acted upon.
    pub current: RevisionId,
    /// The hash of its content.
    pub content_hash: Hash,
    /// The hash of the content that was approved, if any was.
    pub approved_hash: Option<Hash>,
    /// Everybody who wrote a part of the change since the last publication that somebody else looked at; while a
    /// review is owed, those of the text that it is owed for, and whoever owes it.
    pub authors_since_publication: BTreeSet<PersonId>,
    /// What kind of change the newest revision is.
    pub change: Change,
    /// Until when the text is to stand, where that was said.
    pub expiry: Option<Expiry>,
}

/// What somebody wants. Whatever acts on a text names the revision that the person saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Write: a new revision is kept.
    Edit,
    /// Ask for approval.
    Submit(RevisionId),
    /// Refuse approval.
    SendBack {
        /// Why; shown to the author.
        reason: Passage,
    },
    /// Approve as somebody of the house.
    Approve(RevisionId),
    /// Approve through a single-use link.
    ApproveAsGuest(RevisionId, InvitationId),
    /// Publish at a later moment.
    Schedule(RevisionId, Instant),
    /// Do not publish then.
    Unschedule,
    /// Publish now.
    Publish(RevisionId),
    /// Publish now without a second person, and answer for it.
    PublishInEmergency(RevisionId, Passage),
    /// Review what was published in an emergency: the text that the public has.
    SettleReview(RevisionId),
    /// Carry out a scheduled publication whose moment has come: the right to it was asked when it was scheduled.
    PublishAsScheduled,
    /// A scheduled publication could not be carried out.
    ScheduleFailed(Failure),
    /// Let the text stand until a moment, then withdraw it by itself; none lets it stand.
    SetExpiry(Option<Expiry>),
    /// Withdraw a text whose moment has come: the right to it was asked when that was set.
    Expire,
    /// Bring over what was published elsewhere.
    Import {
        /// The text.
        revision: RevisionId,
    },
    /// The published text no longer stands.
    Withdraw(Withdrawal),
    /// It stands again.
    Restore,
    /// Throw the unpublished work away.
    Discard,
}

/// A public act, which takes a place in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicationEvent {
    /// A revision came before the public.
    Published {
        /// Which.
        revision: RevisionId,
        /// Its number: 1, 2, 3 … for each document.
        number: NonZeroU32,
        /// Published, updated, corrected or imported.
        kind: EventKind,
    },
    /// The text no longer stands.
    Withdrawn {
        /// The number of the publication that no longer stands.
        number: NonZeroU32,
        /// What stands in its place.
        how: Withdrawal,
    },
    /// The text stands again.
    Restored {
        /// Which publication.
        number: NonZeroU32,
    },
}

/// Why a command is refused. Data: the interface turns each into one sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not possible in the state the document is in.
    #[error("this is not possible in the present state of the document")]
    NotFromHere,
    /// The actor may not do this.
    #[error("the right to do this is missing ({0:?})")]
    NoRight(Right),
    /// The actor wrote a part of the change and so cannot approve it.
    #[error("whoever wrote a part of the change cannot approve it")]
    OwnWork,
    /// The person saw another revision than the newest.
    #[error("the text has changed since this revision was read")]
    StaleRevision,
    /// The content is not the one that was approved.
    #[error("the text has changed since it was approved")]
    ChangedSinceApproval,
    /// A moment that has passed.
    #[error("the moment lies in the past")]
    InThePast,
    /// The text was to stand until a moment that comes before it would be published.
    #[error("the text is to stand until a moment before that")]
    Expired,
}

#[cfg(test)]
mod walk;
