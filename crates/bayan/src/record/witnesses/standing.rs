//! How it stands with a witness: when it is asked again, and what is worth a line in the log.

use super::ask::NotCosigned;
use std::{mem::Discriminant, time::Duration};
use tokio::time::Instant;

/// The longest pause between two questions to a witness that fails.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// After how long without a signature it is an alarm, and how long until it is said again.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How it stands with a witness.
#[derive(Debug, Default)]
pub(super) struct Standing(Option<Failing>);

#[derive(Debug)]
struct Failing {
    /// How many times in a row.
    times: u32,
    /// Since when, or since when it was last an alarm.
    since: Instant,
    /// The kind of failure.
    kind: Discriminant<NotCosigned>,
}

/// What is worth saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing has changed.
    Nothing,
    /// It signs again.
    Again,
    /// It does not sign, or not for the same reason as before.
    Failing,
    /// It has not signed for a day.
    Missing,
    /// It has seen this log otherwise than it is. Said each time.
    Contradicted,
}

impl Standing {
    /// It has signed.
    pub(super) fn succeeded(&mut self) -> Said {
        if self.0.take().is_some() { Said::Again } else { Said::Nothing }
    }

    /// It has not.
    pub(super) fn failed(&mut self, failure: &NotCosigned, now: Instant) -> Said {
        let kind = std::mem::discriminant(failure);
        let is_new = self.0.as_ref().is_none_or(|failing| failing.kind != kind);
        let failing = self.0.get_or_insert(Failing { times: 0, since: now, kind });
        failing.times = failing.times.saturating_add(1);
        failing.kind = kind;
        let is_missing = now.duration_since(failing.since) >= DAY;
        if is_missing {
            failing.since = now;
        }
        match failure {
            NotCosigned::Ahead { .. } | NotCosigned::Contradicted { .. } => Said::Contradicted,
            _ if is_missing => Said::Missing,
            _ if is_new => Said::Failing,
            _ => Said::Nothing,
        }
    }

    /// How long it is left alone: a second, then twice as long each time; none where it signs.
    pub(super) fn pause(&self) -> Option<Duration> {
        let doubled = self.0.as_ref()?.times.saturating_sub(1).min(10);
        Some(LONGEST.min(Duration::from_secs(1 << doubled)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outgoing::NotFetched;

    #[test]
    fn a_witness_that_fails_is_left_alone_for_longer_each_time_and_said_once() {
        let (mut standing, begun) = (Standing::default(), Instant::now());
        assert_eq!((standing.pause(), standing.succeeded()), (None, Said::Nothing));
        let down = NotCosigned::Fetched(NotFetched::Unresolved);
        assert_eq!(standing.failed(&down, begun), Said::Failing);
        let mut pauses = vec![standing.pause().unwrap()];
        for _ in 0..12 {
            assert_eq!(standing.failed(&down, begun), Said::Nothing);
            pauses.push(standing.pause().unwrap());
        }
        assert_eq!(pauses[..4], [1, 2, 4, 8].map(Duration::from_secs));
        assert_eq!(pauses.last(), Some(&LONGEST));
        assert_eq!(standing.failed(&NotCosigned::Nonsense, begun), Said::Failing, "for another reason");
        assert_eq!(standing.succeeded(), Said::Again);
        assert_eq!(standing.pause(), None);
    }

    #[test]
    fn a_day_without_a_signature_is_an_alarm_and_a_contradiction_is_one_each_time() {
        let (mut standing, begun) = (Standing::default(), Instant::now());
        let hour = DAY / 24;
        assert_eq!(standing.failed(&NotCosigned::Nonsense, begun), Said::Failing);
        assert_eq!(standing.failed(&NotCosigned::Nonsense, begun + 23 * hour), Said::Nothing);
        assert_eq!(standing.failed(&NotCosigned::Nonsense, begun + 24 * hour), Said::Missing);
        assert_eq!(standing.failed(&NotCosigned::Nonsense, begun + 25 * hour), Said::Nothing);
        assert_eq!(standing.failed(&NotCosigned::Nonsense, begun + 48 * hour), Said::Missing);
        for _ in 0..2 {
            let ahead = NotCosigned::Ahead { known: 3, size: 2 };
            assert_eq!(standing.failed(&ahead, begun + 49 * hour), Said::Contradicted);
        }
    }
}
