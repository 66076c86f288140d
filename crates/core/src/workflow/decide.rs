//! The decision: what a command does to the two states, or why it is refused.

use super::{
    Actor, Approval, Change, Command, Expiry, Facts, Live, Policy, PublicationEvent, Refusal, ReviewOwed,
    Right, Withdrawal, Work,
};
use crate::{id::RevisionId, instant::Instant, publication::EventKind};
use std::num::NonZeroU32;

/// What a command does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The work state from now on.
    pub work: Work,
    /// The live state from now on.
    pub live: Live,
    /// The public act, if it is one.
    pub event: Option<PublicationEvent>,
}

/// Decides. Pure: the same arguments give the same answer, and nothing happens.
pub fn decide(
    policy: Policy,
    now: Instant,
    actor: &Actor,
    facts: &Facts,
    work: &Work,
    live: &Live,
    command: &Command,
) -> Result<Decision, Refusal> {
    let case = Case { policy, now, actor: Some(actor), facts, work, live };
    match command {
        Command::Edit => {
            case.needs(Right::Write)?;
            case.works(Work::Draft)
        }
        Command::Submit(revision) => case.submit(*revision),
        Command::SendBack { reason: _ } => {
            case.needs(Right::Approve)?;
            match work {
                Work::InReview { .. } | Work::Approved { .. } => case.works(Work::Draft),
                Work::Idle | Work::Draft | Work::Scheduled { .. } => Err(Refusal::NotFromHere),
            }
        }
        Command::Approve(revision) => {
            case.needs(Right::Approve)?;
            let approved = case.approve(*revision, Approval::By(actor.person))?;
            if policy.two_person_rule && facts.authors_since_publication.contains(&actor.person) {
                return Err(Refusal::OwnWork);
            }
            Ok(approved)
        }
        Command::ApproveAsGuest(revision, invitation) => {
            case.approve(*revision, Approval::ByGuest(*invitation))
        }
        Command::Schedule(revision, at) => case.schedule(*revision, *at),
        Command::Unschedule => {
            case.needs(Right::Publish)?;
            match work {
                Work::Scheduled { revision, approval, .. } => {
                    case.works(Work::Approved { revision: *revision, approval: approval.clone() })
                }
                Work::Idle | Work::Draft | Work::InReview { .. } | Work::Approved { .. } => {
                    Err(Refusal::NotFromHere)
                }
            }
        }
        Command::Publish(revision) => {
            case.needs(Right::Publish)?;
            case.stands_at(now)?;
            let approval = case.allowed(*revision)?;
            Ok(case.publish(*revision, case.still_owed(&approval)))
        }
        Command::PublishInEmergency(revision, reason) => {
            case.needs(Right::Publish)?;
            case.stands_at(now)?;
            case.may_be_public()?;
            case.sees(*revision)?;
            match work {
                Work::Idle => Err(Refusal::NotFromHere),
                Work::Draft | Work::InReview { .. } | Work::Approved { .. } | Work::Scheduled { .. } => {
                    Ok(case.publish(*revision, Some(ReviewOwed { by: actor.person, reason: reason.clone() })))
                }
            }
        }
        Command::SettleReview(revision) => case.settle_review(*revision),
        Command::PublishAsScheduled => {
            let (revision, _) = case.scheduled().filter(|(_, at)| *at <= now).ok_or(Refusal::NotFromHere)?;
            // Where it was missed while nothing ran, the end may have come before it.
            case.stands_at(now)?;
            let approval = case.allowed(revision)?;
            Ok(case.publish(revision, case.still_owed(&approval)))
        }
        Command::ScheduleFailed(failure) => match work {
            Work::Scheduled { revision, approval, at, .. } => case.works(Work::Scheduled {
                revision: *revision,
                approval: approval.clone(),
                at: *at,
                failed: Some(failure.clone()),
            }),
            Work::Idle | Work::Draft | Work::InReview { .. } | Work::Approved { .. } => {
                Err(Refusal::NotFromHere)
            }
        },
        Command::SetExpiry(expiry) => case.set_expiry(expiry.as_ref()),
        Command::Expire => case.expire(),
        Command::Import { revision } => {
            case.needs(Right::Import)?;
            case.sees(*revision)?;
            match live {
                Live::Never => Ok(case.make_public(*revision, EventKind::Imported, None)),
                Live::Published { .. } | Live::Withdrawn { .. } => Err(Refusal::NotFromHere),
            }
        }
        Command::Withdraw(how) => case.withdraw(how),
        Command::Restore => case.restore(),
        Command::Discard => {
            case.needs(Right::Write)?;
            match work {
                Work::Idle => Err(Refusal::NotFromHere),
                Work::Draft | Work::InReview { .. } | Work::Approved { .. } | Work::Scheduled { .. } => {
                    case.works(Work::Idle)
                }
            }
        }
    }
}

/// When a text comes before the public by itself, if the rules would let it, as it is now.
pub fn comes_at(policy: Policy, facts: &Facts, work: &Work, live: &Live) -> Option<Instant> {
    let case = Case { policy, now: Instant::from_milliseconds(0), actor: None, facts, work, live };
    let (revision, at) = case.scheduled()?;
    case.stands_at(at).and_then(|()| case.allowed(revision)).ok()?;
    Some(at)
}

/// Everything a decision looks at.
struct Case<'c> {
    policy: Policy,
    now: Instant,
    /// None where nobody acts: what asks for no right is decided all the same.
    actor: Option<&'c Actor>,
    facts: &'c Facts,
    work: &'c Work,
    live: &'c Live,
}

impl<'c> Case<'c> {
    /// Whoever acts, if they may.
    fn needs(&self, right: Right) -> Result<&'c Actor, Refusal> {
        self.actor.filter(|actor| actor.rights.contains(&right)).ok_or(Refusal::NoRight(right))
    }

    /// What was removed stays removed: something new is a new document.
    fn may_be_public(&self) -> Result<(), Refusal> {
        match self.live {
            Live::Withdrawn { how: Withdrawal::Removed { .. }, .. } => Err(Refusal::NotFromHere),
            Live::Never | Live::Published { .. } | Live::Withdrawn { .. } => Ok(()),
        }
    }

    /// What is to be published by itself, and when; not what failed.
    fn scheduled(&self) -> Option<(RevisionId, Instant)> {
        match self.work {
            Work::Scheduled { revision, at, failed: None, .. } => Some((*revision, *at)),
            Work::Idle
            | Work::Draft
            | Work::InReview { .. }
            | Work::Approved { .. }
            | Work::Scheduled { .. } => None,
        }
    }

    /// A text that comes before the public at a moment must be meant to stand then.
    fn stands_at(&self, at: Instant) -> Result<(), Refusal> {
        match &self.facts.expiry {
            Some(expiry) if expiry.at <= at => Err(Refusal::Expired),
            Some(_) | None => Ok(()),
        }
    }

    fn set_expiry(&self, expiry: Option<&Expiry>) -> Result<Decision, Refusal> {
        self.needs(Right::Publish)?;
        self.may_be_public()?;
        match (expiry, self.live, self.work) {
            // There is nothing to end.
            (None, ..) if self.facts.expiry.is_none() => return Err(Refusal::NotFromHere),
            // Nor is there something that may stand.
            (Some(_), Live::Withdrawn { .. } | Live::Never, Work::Idle) => return Err(Refusal::NotFromHere),
            (Some(expiry), ..) if expiry.at <= self.now => return Err(Refusal::InThePast),
            (Some(expiry), _, Work::Scheduled { at, .. }) if expiry.at <= *at => {
                return Err(Refusal::Expired);
            }
            _ => {}
        }
        self.works(self.work.clone())
    }

    fn expire(&self) -> Result<Decision, Refusal> {
        match (&self.facts.expiry, self.live) {
            (Some(expiry), Live::Published { revision, number, review_owed }) if expiry.at <= self.now => {
                let how = Withdrawal::KeptReadable { reason: expiry.reason.clone() };
                Ok(Decision {
                    work: self.work.clone(),
                    live: Live::Withdrawn {
                        revision: *revision,
                        number: *number,
                        how: how.clone(),
                        review_owed: review_owed.clone(),
                    },
                    event: Some(PublicationEvent::Withdrawn { number: *number, how }),
                })
            }
            _ => Err(Refusal::NotFromHere),
        }
    }

    /// The person saw the newest revision.
    fn sees(&self, revision: RevisionId) -> Result<(), Refusal> {
        if revision == self.facts.current { Ok(()) } else { Err(Refusal::StaleRevision) }
    }

    /// Only the work state changes.
    fn works(&self, work: Work) -> Result<Decision, Refusal> {
        Ok(Decision { work, live: self.live.clone(), event: None })
    }

    fn submit(&self, revision: RevisionId) -> Result<Decision, Refusal> {
        let actor = self.needs(Right::Write)?;
        self.sees(revision)?;
        match self.work {
            Work::Draft => self.works(Work::InReview { revision, submitted_by: actor.person }),
            Work::Idle | Work::InReview { .. } | Work::Approved { .. } | Work::Scheduled { .. } => {
                Err(Refusal::NotFromHere)
            }
        }
    }

    fn approve(&self, revision: RevisionId, approval: Approval) -> Result<Decision, Refusal> {
        match self.work {
            Work::InReview { revision: submitted, .. } if *submitted == revision => {
                self.sees(revision)?;
                self.works(Work::Approved { revision, approval })
            }
            Work::InReview { .. } => Err(Refusal::StaleRevision),
            Work::Idle | Work::Draft | Work::Approved { .. } | Work::Scheduled { .. } => {
                Err(Refusal::NotFromHere)
            }
        }
    }

    fn schedule(&self, revision: RevisionId, at: Instant) -> Result<Decision, Refusal> {
        self.needs(Right::Publish)?;
        let approval = self.allowed(revision)?;
        if at <= self.now {
            return Err(Refusal::InThePast);
        }
        self.stands_at(at)?;
        self.works(Work::Scheduled { revision, approval, at, failed: None })
    }

    /// Whether `revision` may be published as it stands, and by what approval.
    fn allowed(&self, revision: RevisionId) -> Result<Approval, Refusal> {
        self.may_be_public()?;
        self.sees(revision)?;
        match self.work {
            Work::Approved { revision: approved, approval }
            | Work::Scheduled { revision: approved, approval, .. } => {
                let unchanged = self.facts.approved_hash == Some(self.facts.content_hash);
                // Given while the site asked for no second person, or before whoever gave it wrote a part.
                let by_author = self.policy.two_person_rule
                    && matches!(approval, Approval::By(person) if self.facts.authors_since_publication.contains(person));
                let not_required = *approval == Approval::NotRequired && !self.policy.two_person_rule;
                if *approved != revision || !(unchanged || not_required) || by_author {
                    return Err(Refusal::ChangedSinceApproval);
                }
                Ok(approval.clone())
            }
            Work::Draft | Work::InReview { .. } if !self.policy.two_person_rule => Ok(Approval::NotRequired),
            Work::Idle | Work::Draft | Work::InReview { .. } => Err(Refusal::NotFromHere),
        }
    }

    /// The review that is owed for what the public has, unless this approval is somebody else's look at it: a text
    /// that is approved by whoever owes it, or by nobody, settles nothing.
    fn still_owed(&self, approval: &Approval) -> Option<ReviewOwed> {
        let (Live::Published { review_owed: Some(owed), .. }
        | Live::Withdrawn { review_owed: Some(owed), .. }) = self.live
        else {
            return None;
        };
        let authors = &self.facts.authors_since_publication;
        let is_settled = match approval {
            Approval::By(person) => *person != owed.by && !authors.contains(person),
            Approval::ByGuest(_) => true,
            Approval::NotRequired | Approval::Emergency { .. } => false,
        };
        (!is_settled).then(|| owed.clone())
    }

    fn publish(&self, revision: RevisionId, review_owed: Option<ReviewOwed>) -> Decision {
        let kind = match (self.live, &self.facts.change) {
            (Live::Never, _) => EventKind::Published,
            (Live::Published { .. } | Live::Withdrawn { .. }, Change::Minor) => EventKind::Updated,
            (Live::Published { .. } | Live::Withdrawn { .. }, Change::Major { .. }) => EventKind::Corrected,
        };
        self.make_public(revision, kind, review_owed)
    }

    fn make_public(
        &self,
        revision: RevisionId,
        kind: EventKind,
        review_owed: Option<ReviewOwed>,
    ) -> Decision {
        let number = self.live.number().map_or(NonZeroU32::MIN, |number| number.saturating_add(1));
        Decision {
            work: Work::Idle,
            live: Live::Published { revision, number, review_owed },
            event: Some(PublicationEvent::Published { revision, number, kind }),
        }
    }

    fn settle_review(&self, seen: RevisionId) -> Result<Decision, Refusal> {
        let actor = self.needs(Right::Approve)?;
        match self.live {
            Live::Published { revision, review_owed: Some(_), .. } if *revision != seen => {
                Err(Refusal::StaleRevision)
            }
            Live::Published { revision, number, review_owed: Some(owed) } => {
                if owed.by == actor.person {
                    return Err(Refusal::OwnWork);
                }
                let live = Live::Published { revision: *revision, number: *number, review_owed: None };
                Ok(Decision { work: self.work.clone(), live, event: None })
            }
            Live::Published { .. } | Live::Never | Live::Withdrawn { .. } => Err(Refusal::NotFromHere),
        }
    }

    fn withdraw(&self, how: &Withdrawal) -> Result<Decision, Refusal> {
        self.needs(Right::Publish)?;
        let (revision, number, review_owed) = match self.live {
            Live::Published { revision, number, review_owed } => (*revision, *number, review_owed.clone()),
            // What was withdrawn may still be taken away or replaced; what is removed stays removed.
            Live::Withdrawn { how: Withdrawal::Removed { .. }, .. } | Live::Never => {
                return Err(Refusal::NotFromHere);
            }
            Live::Withdrawn { revision, number, review_owed, .. } => match how {
                Withdrawal::Removed { .. } | Withdrawal::ReplacedBy(_) => {
                    (*revision, *number, review_owed.clone())
                }
                Withdrawal::KeptReadable { .. } | Withdrawal::IssuedInError { .. } => {
                    return Err(Refusal::NotFromHere);
                }
            },
        };
        Ok(Decision {
            work: self.work.clone(),
            live: Live::Withdrawn { revision, number, how: how.clone(), review_owed },
            event: Some(PublicationEvent::Withdrawn { number, how: how.clone() }),
        })
    }

    fn restore(&self) -> Result<Decision, Refusal> {
        self.needs(Right::Publish)?;
        self.stands_at(self.now)?;
        match self.live {
            Live::Withdrawn { how: Withdrawal::Removed { .. }, .. }
            | Live::Never
            | Live::Published { .. } => Err(Refusal::NotFromHere),
            Live::Withdrawn { revision, number, review_owed, .. } => Ok(Decision {
                work: self.work.clone(),
                live: Live::Published {
                    revision: *revision,
                    number: *number,
                    review_owed: review_owed.clone(),
                },
                event: Some(PublicationEvent::Restored { number: *number }),
            }),
        }
    }
}
