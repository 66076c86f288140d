//! Every path of commands, walked: what two people and the system can bring about, and what not.

use super::*;
use crate::chance::Chance;
use crate::id::DocumentId;
use std::collections::{HashSet, VecDeque};

struct Counted(u8);
impl Chance for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(self.0);
    }
}

fn person(n: u8) -> PersonId {
    PersonId::new(Instant::from_milliseconds(0), &Counted(n))
}

fn revision(n: u8) -> RevisionId {
    RevisionId::new(Instant::from_milliseconds(0), &Counted(n))
}

fn words(text: &str) -> Passage {
    text.parse().unwrap()
}

const ALL: [Right; 3] = [Right::Write, Right::Approve, Right::Publish];

fn cast() -> [Actor; 3] {
    [
        Actor { person: person(1), rights: ALL.into() },
        Actor { person: person(2), rights: ALL.into() },
        Actor { person: person(9), rights: [Right::Import].into() },
    ]
}

/// What the store would keep beside the two states.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct World {
    work: Work,
    live: Live,
    newest: u8,
    approved: Option<u8>,
    authors: Vec<PersonId>,
    expiry: Option<Expiry>,
}

impl World {
    fn facts(&self) -> Facts {
        Facts {
            current: revision(self.newest),
            content_hash: Hash::of(&[self.newest]),
            approved_hash: self.approved.map(|n| Hash::of(&[n])),
            authors_since_publication: self.authors.iter().copied().collect(),
            change: Change::Minor,
            expiry: self.expiry.clone(),
        }
    }

    fn after(&self, actor: &Actor, command: &Command, decision: Decision) -> World {
        let mut next = World { work: decision.work, live: decision.live, ..self.clone() };
        match command {
            Command::Edit => {
                next.newest += 1;
                next.authors.push(actor.person);
                next.authors.sort();
                next.authors.dedup();
            }
            Command::Approve(_) | Command::ApproveAsGuest(..) => next.approved = Some(self.newest),
            Command::SetExpiry(expiry) => next.expiry = expiry.clone(),
            _ => {}
        }
        // As the store keeps it.
        let is_to_come = matches!(next.work, Work::Scheduled { .. });
        match (&decision.event, command) {
            (Some(PublicationEvent::Withdrawn { how, .. }), command)
                if !is_to_come
                    || *command == Command::Expire
                    || matches!(how, Withdrawal::Removed { .. }) =>
            {
                next.expiry = None;
            }
            (None, Command::Discard) if !matches!(next.live, Live::Published { .. }) => next.expiry = None,
            _ => {}
        }
        if matches!(decision.event, Some(PublicationEvent::Published { .. })) {
            next.approved = None;
            match &next.live {
                // As the store counts: nobody else has looked at it.
                Live::Published { review_owed: Some(owed), .. } => {
                    next.authors.push(owed.by);
                    next.authors.sort();
                    next.authors.dedup();
                }
                _ => next.authors.clear(),
            }
        }
        if matches!(command, Command::SettleReview(_)) {
            next.authors.clear();
        }
        next
    }
}

fn commands(newest: u8) -> Vec<Command> {
    let seen = revision(newest);
    let older = revision(newest.saturating_sub(1));
    let later = Instant::from_milliseconds(2_000);
    let invitation = InvitationId::new(later, &Counted(7));
    let mut commands = vec![
        Command::Edit,
        Command::Submit(seen),
        Command::Submit(older),
        Command::SendBack { reason: words("no") },
        Command::Approve(seen),
        Command::Approve(older),
        Command::ApproveAsGuest(seen, invitation),
        Command::Schedule(seen, later),
        Command::Schedule(seen, Instant::from_milliseconds(0)),
        Command::Unschedule,
        Command::PublishAsScheduled,
        Command::Publish(seen),
        Command::Publish(older),
        Command::PublishInEmergency(seen, words("flood")),
        Command::SettleReview(seen),
        Command::SettleReview(older),
        Command::Import { revision: seen },
        Command::Withdraw(Withdrawal::KeptReadable { reason: words("old") }),
        Command::Withdraw(Withdrawal::IssuedInError { reason: words("wrong") }),
        Command::Withdraw(Withdrawal::Removed { ground: Ground::Court, reason: words("court") }),
        Command::Withdraw(Withdrawal::ReplacedBy(DocumentId::new(later, &Counted(3)))),
        Command::Restore,
        Command::Discard,
        Command::SetExpiry(Some(Expiry { at: later, reason: words("over") })),
        Command::SetExpiry(Some(Expiry { at: Instant::from_milliseconds(5), reason: words("over") })),
        Command::SetExpiry(None),
        Command::Expire,
    ];
    commands.push(Command::ScheduleFailed(Failure { at: later, reason: words("disk full") }));
    commands
}

/// Walks all reachable worlds up to a depth and calls `look` at every accepted step.
fn walk(
    policy: Policy,
    depth: usize,
    mut look: impl FnMut(&World, &Actor, &Command, &World, Option<&PublicationEvent>),
) -> usize {
    let now = Instant::from_milliseconds(1_000);
    let start = World {
        work: Work::Idle,
        live: Live::Never,
        newest: 0,
        approved: None,
        authors: vec![],
        expiry: None,
    };
    let mut seen = HashSet::from([start.clone()]);
    let mut queue = VecDeque::from([(start, 0)]);
    let mut steps = 0;
    while let Some((world, at)) = queue.pop_front() {
        for actor in &cast() {
            for command in commands(world.newest) {
                steps += 1;
                let Ok(decision) =
                    decide(policy, now, actor, &world.facts(), &world.work, &world.live, &command)
                else {
                    continue;
                };
                let event = decision.event.clone();
                let next = world.after(actor, &command, decision);
                look(&world, actor, &command, &next, event.as_ref());
                if at < depth && seen.insert(next.clone()) {
                    queue.push_back((next, at + 1));
                }
            }
        }
    }
    steps
}

#[test]
fn under_the_two_person_rule_nobody_publishes_what_only_they_wrote_and_approved() {
    let mut published = 0;
    let steps = walk(Policy { two_person_rule: true }, 9, |before, _, command, _, event| {
        let Some(PublicationEvent::Published { revision: shown, kind, .. }) = event else { return };
        published += 1;
        assert_eq!(*shown, revision(before.newest), "only the newest text is published");
        if *kind == EventKind::Imported || matches!(command, Command::PublishInEmergency(..)) {
            return;
        }
        let (Work::Approved { revision: approved, approval }
        | Work::Scheduled { revision: approved, approval, .. }) = &before.work
        else {
            panic!("published from {:?} by {command:?}", before.work)
        };
        assert_eq!(approved, shown);
        assert_eq!(before.approved, Some(before.newest), "an edit voids the approval");
        if let Approval::By(approver) = approval {
            assert!(!before.authors.contains(approver), "{approver} wrote and approved");
        }
    });
    assert!(steps > 20_000 && published > 100, "{steps} steps, {published} publications");
}

#[test]
fn publication_numbers_are_dense_and_unpublished_work_never_disturbs_what_is_live() {
    for two_person_rule in [true, false] {
        walk(Policy { two_person_rule }, 7, |before, _, command, after, event| match event {
            Some(PublicationEvent::Published { number, .. }) => {
                assert_eq!(number.get(), before.live.number().map_or(0, NonZeroU32::get) + 1);
            }
            Some(PublicationEvent::Withdrawn { number, .. } | PublicationEvent::Restored { number }) => {
                assert_eq!(Some(*number), before.live.number());
                assert_eq!(before.work, after.work);
            }
            None if matches!(command, Command::SettleReview(_)) => {}
            None => assert_eq!(before.live, after.live, "{command:?}"),
        });
    }
}

#[test]
fn an_owed_review_is_settled_by_somebody_else_or_overtaken_by_an_approved_text_and_by_nothing_else() {
    let owed = |world: &World| match &world.live {
        Live::Published { review_owed, .. } | Live::Withdrawn { review_owed, .. } => review_owed.clone(),
        Live::Never => None,
    };
    walk(Policy { two_person_rule: true }, 7, |before, actor, command, after, event| {
        if let (Some(owed), None) = (owed(before), owed(after)) {
            let settled = matches!(command, Command::SettleReview(_)) && actor.person != owed.by;
            let looked_at = match &before.work {
                Work::Approved { approval, .. } | Work::Scheduled { approval, .. } => match approval {
                    Approval::By(person) => *person != owed.by && !before.authors.contains(person),
                    Approval::ByGuest(_) => true,
                    _ => false,
                },
                _ => false,
            };
            let overtaken = matches!(event, Some(PublicationEvent::Published { .. })) && looked_at;
            assert!(settled || overtaken, "{command:?}");
        }
    });
}

#[test]
fn what_was_removed_stays_removed() {
    walk(Policy { two_person_rule: false }, 8, |before, _, command, after, event| {
        let removed =
            |world: &World| matches!(world.live, Live::Withdrawn { how: Withdrawal::Removed { .. }, .. });
        if removed(before) {
            assert!(removed(after) && event.is_none(), "{command:?}");
        }
    });
}

#[test]
fn an_emergency_needs_a_right_and_leaves_a_review_that_somebody_else_settles() {
    let [writer, other, system] = cast();
    let policy = Policy { two_person_rule: true };
    let now = Instant::from_milliseconds(1_000);
    let world = World {
        work: Work::Draft,
        live: Live::Never,
        newest: 4,
        approved: None,
        authors: vec![writer.person],
        expiry: None,
    };
    let command = Command::PublishInEmergency(revision(4), words("flood"));
    let ask = |actor: &Actor, command: &Command, live: &Live| {
        decide(policy, now, actor, &world.facts(), &world.work, live, command)
    };
    assert_eq!(ask(&system, &command, &world.live), Err(Refusal::NoRight(Right::Publish)));
    let decision = ask(&writer, &command, &world.live).unwrap();
    assert!(
        matches!(&decision.live, Live::Published { review_owed: Some(owed), .. } if owed.by == writer.person)
    );
    assert_eq!(ask(&writer, &Command::SettleReview(revision(4)), &decision.live), Err(Refusal::OwnWork));
    assert!(ask(&other, &Command::SettleReview(revision(4)), &decision.live).is_ok());
}

#[test]
fn a_correction_says_so_and_a_moment_in_the_past_is_refused() {
    let [writer, ..] = cast();
    let policy = Policy { two_person_rule: false };
    let now = Instant::from_milliseconds(1_000);
    let live = Live::Published { revision: revision(0), number: NonZeroU32::MIN, review_owed: None };
    let mut facts = World {
        work: Work::Draft,
        live: live.clone(),
        newest: 1,
        approved: None,
        authors: vec![],
        expiry: None,
    }
    .facts();
    facts.change = Change::Major { category: Category::Fact, note: words("the time was wrong") };
    let decision =
        decide(policy, now, &writer, &facts, &Work::Draft, &live, &Command::Publish(revision(1))).unwrap();
    assert!(
        matches!(decision.event, Some(PublicationEvent::Published { kind: EventKind::Corrected, number, .. }) if number.get() == 2)
    );
    let past = Command::Schedule(revision(1), now);
    assert_eq!(decide(policy, now, &writer, &facts, &Work::Draft, &live, &past), Err(Refusal::InThePast));
}

#[test]
fn a_text_ends_by_itself_at_its_moment_and_at_no_other() {
    let [writer, ..] = cast();
    let system = Actor { person: person(8), rights: [].into() };
    let policy = Policy { two_person_rule: false };
    let at = Instant::from_milliseconds(2_000);
    let live = Live::Published { revision: revision(0), number: NonZeroU32::MIN, review_owed: None };
    let ask = |now: i64, actor: &Actor, work: &Work, live: &Live, expiry: Option<i64>, command: &Command| {
        let expiry = expiry.map(|at| Expiry { at: Instant::from_milliseconds(at), reason: words("over") });
        let world = World {
            work: work.clone(),
            live: live.clone(),
            newest: 1,
            approved: None,
            authors: vec![],
            expiry,
        };
        decide(policy, Instant::from_milliseconds(now), actor, &world.facts(), work, live, command)
    };
    let until = Command::SetExpiry(Some(Expiry { at, reason: words("over") }));
    // It is set by whoever may publish, for later, where something may stand.
    assert!(ask(1_000, &writer, &Work::Idle, &live, None, &until).is_ok());
    assert!(ask(1_000, &writer, &Work::Draft, &Live::Never, None, &until).is_ok());
    assert_eq!(ask(1_000, &system, &Work::Idle, &live, None, &until), Err(Refusal::NoRight(Right::Publish)));
    assert_eq!(ask(2_000, &writer, &Work::Idle, &live, None, &until), Err(Refusal::InThePast));
    assert_eq!(ask(1_000, &writer, &Work::Idle, &Live::Never, None, &until), Err(Refusal::NotFromHere));
    assert_eq!(
        ask(1_000, &writer, &Work::Idle, &live, None, &Command::SetExpiry(None)),
        Err(Refusal::NotFromHere)
    );
    // The system ends it then, not before, and not what does not stand.
    assert_eq!(
        ask(1_999, &system, &Work::Idle, &live, Some(2_000), &Command::Expire),
        Err(Refusal::NotFromHere)
    );
    assert_eq!(
        ask(9_000, &system, &Work::Idle, &Live::Never, Some(2_000), &Command::Expire),
        Err(Refusal::NotFromHere)
    );
    let ended = ask(2_000, &system, &Work::Draft, &live, Some(2_000), &Command::Expire).unwrap();
    assert!(
        matches!(&ended.live, Live::Withdrawn { how: Withdrawal::KeptReadable { reason }, .. } if reason.as_str() == "over")
    );
    assert_eq!(ended.work, Work::Draft, "new work beside it goes on");
    // What would end before it began does not begin.
    for command in [Command::Publish(revision(1)), Command::PublishInEmergency(revision(1), words("flood"))] {
        assert_eq!(
            ask(3_000, &writer, &Work::Draft, &Live::Never, Some(2_000), &command),
            Err(Refusal::Expired)
        );
    }
    let schedule = Command::Schedule(revision(1), at);
    assert_eq!(
        ask(1_000, &writer, &Work::Draft, &Live::Never, Some(2_000), &schedule),
        Err(Refusal::Expired)
    );
    let scheduled =
        Work::Scheduled { revision: revision(1), approval: Approval::NotRequired, at, failed: None };
    assert_eq!(ask(1_000, &writer, &scheduled, &Live::Never, None, &until), Err(Refusal::Expired));
    walk(policy, 7, |before, _, command, after, event| {
        if matches!(command, Command::Expire) {
            assert!(matches!(event, Some(PublicationEvent::Withdrawn { .. })) && before.expiry.is_some());
        }
        if matches!(command, Command::Restore) {
            let stands = |expiry: &Expiry| expiry.at > Instant::from_milliseconds(1_000);
            assert!(after.expiry.as_ref().is_none_or(stands), "what stands again stands");
        }
    });
}
