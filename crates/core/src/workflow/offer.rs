//! What somebody can do with a text from where it stands: the rules are asked, so that what an interface offers
//! and what is decided cannot differ.

use super::{Actor, Command, Expiry, Facts, Live, Policy, Refusal, Withdrawal, Work, decide};
use crate::{instant::Instant, line::Passage};

/// Something to be done with a text, as an interface offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// To write on.
    Edit,
    /// To ask for approval.
    Submit,
    /// To approve.
    Approve,
    /// To refuse approval, with a reason.
    SendBack,
    /// To publish now.
    Publish,
    /// To publish at a later moment.
    Schedule,
    /// Not to publish then.
    Unschedule,
    /// To publish without a second person, with a reason.
    PublishInEmergency,
    /// To review what was published so.
    SettleReview,
    /// To let it stand until a moment.
    SetExpiry,
    /// To let it stand on.
    DropExpiry,
    /// To let it no longer stand.
    Withdraw,
    /// To lead its readers to another text.
    Replace,
    /// To let it stand again.
    Restore,
    /// To throw the unpublished work away.
    Discard,
}

/// What is offered, or the one reason that is worth a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// What.
    pub deed: Deed,
    /// Whether it would be done; else why not.
    pub refused: Option<Refusal>,
}

impl Deed {
    /// All of them, the way forward first.
    pub const ALL: [Deed; 15] = [
        Deed::Edit,
        Deed::Submit,
        Deed::Approve,
        Deed::Publish,
        Deed::Schedule,
        Deed::SendBack,
        Deed::Unschedule,
        Deed::SettleReview,
        Deed::Restore,
        Deed::PublishInEmergency,
        Deed::SetExpiry,
        Deed::DropExpiry,
        Deed::Withdraw,
        Deed::Replace,
        Deed::Discard,
    ];

    /// Its word in addresses and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Deed::Edit => "edit",
            Deed::Submit => "submit",
            Deed::Approve => "approve",
            Deed::SendBack => "send-back",
            Deed::Publish => "publish",
            Deed::Schedule => "schedule",
            Deed::Unschedule => "unschedule",
            Deed::PublishInEmergency => "emergency",
            Deed::SettleReview => "settle",
            Deed::SetExpiry => "expire",
            Deed::DropExpiry => "unexpire",
            Deed::Withdraw => "withdraw",
            Deed::Replace => "replace",
            Deed::Restore => "restore",
            Deed::Discard => "discard",
        }
    }

    /// The one with this word.
    pub fn named(word: &str) -> Option<Deed> {
        Deed::ALL.into_iter().find(|deed| deed.as_str() == word)
    }

    /// A command of this kind about the newest text, to ask whether it would be done.
    fn asked(self, facts: &Facts, live: &Live, now: Instant) -> Option<Command> {
        let some: Passage = Passage::lenient("?")?;
        let seen = facts.current;
        let soon = Instant::from_milliseconds(now.milliseconds().saturating_add(60_000));
        Some(match self {
            Deed::Edit => Command::Edit,
            Deed::Submit => Command::Submit(seen),
            Deed::Approve => Command::Approve(seen),
            Deed::SendBack => Command::SendBack { reason: some },
            Deed::Publish => Command::Publish(seen),
            Deed::Schedule => Command::Schedule(seen, soon),
            // As late as can be: what is scheduled comes before it.
            Deed::SetExpiry => {
                Command::SetExpiry(Some(Expiry { at: Instant::from_milliseconds(i64::MAX), reason: some }))
            }
            Deed::DropExpiry => Command::SetExpiry(None),
            Deed::Unschedule => Command::Unschedule,
            Deed::PublishInEmergency => Command::PublishInEmergency(seen, some),
            Deed::SettleReview => match live {
                Live::Published { revision, .. } => Command::SettleReview(*revision),
                Live::Never | Live::Withdrawn { .. } => return None,
            },
            Deed::Withdraw | Deed::Replace => Command::Withdraw(Withdrawal::KeptReadable { reason: some }),
            Deed::Restore => Command::Restore,
            Deed::Discard => Command::Discard,
        })
    }
}

/// What `actor` is offered. What is not possible from here, or not theirs to do, is left out; that somebody
/// may not approve their own work, or that a text would have ended, is said.
pub fn offers(
    policy: Policy,
    now: Instant,
    actor: &Actor,
    facts: &Facts,
    work: &Work,
    live: &Live,
) -> Vec<Offer> {
    if matches!(live, Live::Withdrawn { how: Withdrawal::Removed { .. }, .. }) {
        // Something new is a new text.
        return Vec::new();
    }
    let offer = |deed: Deed| {
        let refused = decide(policy, now, actor, facts, work, live, &deed.asked(facts, live, now)?).err();
        match refused {
            Some(Refusal::OwnWork) => Some(Offer { deed, refused }),
            // Else nothing would say why it cannot come before the public.
            Some(Refusal::Expired) if deed == Deed::Publish => Some(Offer { deed, refused }),
            Some(_) => None,
            None => Some(Offer { deed, refused: None }),
        }
    };
    let mut offers: Vec<Offer> = Deed::ALL.into_iter().filter_map(offer).collect();
    // An emergency is for where there is no other way.
    let ordinary = |offer: &Offer| offer.deed == Deed::Publish && offer.refused.is_none();
    if offers.iter().any(ordinary) {
        offers.retain(|offer| offer.deed != Deed::PublishInEmergency);
    }
    offers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chance::Chance,
        id::{PersonId, RevisionId},
        media::Hash,
        workflow::{Change, Right},
    };

    struct Counted(u8);
    impl Chance for Counted {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    fn person(n: u8) -> PersonId {
        PersonId::new(Instant::from_milliseconds(0), &Counted(n))
    }

    fn offered(actor: &Actor, author: PersonId, work: &Work, live: &Live) -> Vec<(&'static str, bool)> {
        let facts = Facts {
            current: RevisionId::new(Instant::from_milliseconds(0), &Counted(5)),
            content_hash: Hash::of(b"x"),
            approved_hash: Some(Hash::of(b"x")),
            authors_since_publication: [author].into(),
            change: Change::Minor,
            expiry: None,
        };
        let policy = Policy { two_person_rule: true };
        let offers = offers(policy, Instant::from_milliseconds(1), actor, &facts, work, live);
        offers.iter().map(|offer| (offer.deed.as_str(), offer.refused.is_none())).collect()
    }

    #[test]
    fn everybody_is_offered_what_the_rules_would_do() {
        let revision = RevisionId::new(Instant::from_milliseconds(0), &Counted(5));
        let review = Work::InReview { revision, submitted_by: person(1) };
        let writer = Actor { person: person(1), rights: [Right::Write].into() };
        let editor =
            |n| Actor { person: person(n), rights: [Right::Write, Right::Approve, Right::Publish].into() };
        let never = Live::Never;
        let ask = |actor: &Actor, work: &Work| offered(actor, person(1), work, &never);
        assert_eq!(ask(&writer, &Work::Draft), [("edit", true), ("submit", true), ("discard", true)]);
        assert_eq!(ask(&writer, &review), [("edit", true), ("discard", true)]);
        assert_eq!(
            ask(&editor(2), &review),
            [
                ("edit", true),
                ("approve", true),
                ("send-back", true),
                ("emergency", true),
                ("expire", true),
                ("discard", true)
            ]
        );
        assert_eq!(ask(&editor(1), &review)[1], ("approve", false), "their own work, and it is said");
        let approved = Work::Approved { revision, approval: super::super::Approval::By(person(2)) };
        let to_publish = ask(&editor(1), &approved);
        assert!(to_publish.contains(&("publish", true)) && to_publish.contains(&("schedule", true)));
        assert!(!to_publish.contains(&("emergency", true)), "there is an ordinary way");
        let reader = Actor { person: person(3), rights: [].into() };
        assert!(ask(&reader, &approved).is_empty());
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        for deed in Deed::ALL {
            assert_eq!(Deed::named(deed.as_str()), Some(deed));
        }
        assert_eq!(Deed::named("remove"), None);
    }
}
