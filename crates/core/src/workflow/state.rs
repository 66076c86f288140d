//! The two states of a document.

use crate::{
    id::{DocumentId, InvitationId, PersonId, RevisionId},
    instant::Instant,
    line::Passage,
    publication::Ground,
};
use std::num::NonZeroU32;

/// Where the next text stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Work {
    /// Nobody is working on it.
    Idle,
    /// Somebody writes.
    Draft,
    /// It waits for approval.
    InReview {
        /// What was submitted.
        revision: RevisionId,
        /// By whom.
        submitted_by: PersonId,
    },
    /// It may be published.
    Approved {
        /// What was approved.
        revision: RevisionId,
        /// How.
        approval: Approval,
    },
    /// It will be published.
    Scheduled {
        /// What.
        revision: RevisionId,
        /// How it was approved.
        approval: Approval,
        /// When.
        at: Instant,
        /// Why it did not happen, when it did not.
        failed: Option<Failure>,
    },
}

/// How a text came to be allowed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Approval {
    /// By somebody of the house.
    By(PersonId),
    /// By somebody outside, through a single-use link.
    ByGuest(InvitationId),
    /// The site asks for none, and its record says so.
    NotRequired,
    /// By nobody: one person published and answers for it.
    Emergency {
        /// Who.
        by: PersonId,
        /// Why.
        reason: Passage,
    },
}

/// Until when a text is to stand, and what readers are told then.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Expiry {
    /// Until when.
    pub at: Instant,
    /// Why it stands no longer; public.
    pub reason: Passage,
}

/// Why a scheduled publication did not happen.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Failure {
    /// When it was tried.
    pub at: Instant,
    /// What stood in its way.
    pub reason: Passage,
}

/// What the public has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Live {
    /// Nothing, ever.
    Never,
    /// A text that stands.
    Published {
        /// Which.
        revision: RevisionId,
        /// Its number.
        number: NonZeroU32,
        /// Whether somebody else still has to review an emergency publication.
        review_owed: Option<ReviewOwed>,
    },
    /// A text that no longer stands.
    Withdrawn {
        /// Which.
        revision: RevisionId,
        /// Its number.
        number: NonZeroU32,
        /// What stands in its place.
        how: Withdrawal,
        /// Whether somebody else still has to review an emergency publication: withdrawing settles nothing.
        review_owed: Option<ReviewOwed>,
    },
}

impl Live {
    /// The number of the latest publication.
    pub fn number(&self) -> Option<NonZeroU32> {
        match self {
            Live::Never => None,
            Live::Published { number, .. } | Live::Withdrawn { number, .. } => Some(*number),
        }
    }
}

/// An emergency publication that nobody else has looked at yet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReviewOwed {
    /// Who published.
    pub by: PersonId,
    /// Why without a second person.
    pub reason: Passage,
}

/// How a text is withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Withdrawal {
    /// It no longer stands but can be read, under a banner that says why.
    KeptReadable {
        /// Why; public.
        reason: Passage,
    },
    /// It should never have been published; it can be read, under a banner that says so.
    IssuedInError {
        /// Why; public.
        reason: Passage,
    },
    /// Another document stands in its place: its address leads there.
    ReplacedBy(DocumentId),
    /// Its content is destroyed; an explanation stands in its place.
    Removed {
        /// On what ground; public.
        ground: Ground,
        /// Why; public.
        reason: Passage,
    },
}
