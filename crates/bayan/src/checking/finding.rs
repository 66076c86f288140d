//! What a check found, in sentences that name the fact and accuse nobody.

use std::fmt;

/// Which kind of fact raises an alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Two signed states of the log that cannot both be its history.
    Fork,
    /// The log is shorter than it was.
    Rollback,
    /// Entries that do not go together, or that the log does not give.
    Chain,
    /// Signed by another key than the one that is trusted.
    Key,
    /// A signature that does not fit.
    Signature,
    /// A revision that the log has and its list does not, or the other way round.
    Hidden,
    /// Shown, and not in the log.
    Unlogged,
    /// Not what was recorded.
    Altered,
    /// Not in the form of the record, or larger than it can be.
    Malformed,
}

impl Kind {
    /// The word for machines.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Fork => "fork",
            Kind::Rollback => "rollback",
            Kind::Chain => "chain",
            Kind::Key => "key",
            Kind::Signature => "signature",
            Kind::Hidden => "hidden",
            Kind::Unlogged => "unlogged",
            Kind::Altered => "altered",
            Kind::Malformed => "malformed",
        }
    }
}

/// A fact that is not as the record has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// Its kind.
    pub kind: Kind,
    /// What it is about: an address or a file.
    pub place: String,
    /// The fact, a sentence without its full stop.
    pub fact: String,
}

/// Something that could not be looked at. Nothing is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// An address or a file.
    pub place: String,
    /// Why not.
    pub reason: String,
}

/// Why a check goes no further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// Something is not as the record has it.
    Alarm(Alarm),
    /// Something could not be looked at.
    Unread(Unread),
}

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// What is as it should be, a sentence each.
    pub facts: Vec<String>,
    /// What is not.
    pub alarms: Vec<Alarm>,
    /// What could not be looked at.
    pub unread: Vec<Unread>,
}

/// What comes of a check for whoever started it: an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything is as it should be: 0.
    Fine,
    /// There is an alarm: 1.
    Alarm,
    /// No alarm, and something could not be looked at: 2.
    Unknown,
}

impl Alarm {
    /// An alarm.
    pub fn new(kind: Kind, place: impl Into<String>, fact: impl Into<String>) -> Alarm {
        Alarm { kind, place: place.into(), fact: fact.into() }
    }
}

impl Stop {
    /// An alarm.
    pub fn alarm(kind: Kind, place: impl Into<String>, fact: impl Into<String>) -> Stop {
        Stop::Alarm(Alarm::new(kind, place, fact))
    }

    /// Something that could not be looked at.
    pub fn unread(place: impl Into<String>, reason: impl fmt::Display) -> Stop {
        Stop::Unread(Unread { place: place.into(), reason: reason.to_string() })
    }
}

impl Findings {
    /// Notes a fact that is as it should be.
    pub fn fact(&mut self, fact: impl Into<String>) {
        self.facts.push(fact.into());
    }

    /// Notes an alarm.
    pub fn alarm(&mut self, kind: Kind, place: impl Into<String>, fact: impl Into<String>) {
        self.alarms.push(Alarm::new(kind, place, fact));
    }

    /// Notes why a check went no further.
    pub fn stopped(&mut self, stop: Stop) {
        match stop {
            Stop::Alarm(alarm) => self.alarms.push(alarm),
            Stop::Unread(unread) => self.unread.push(unread),
        }
    }

    /// Takes in what another check found.
    pub fn add(&mut self, other: Findings) {
        self.facts.extend(other.facts);
        self.alarms.extend(other.alarms);
        self.unread.extend(other.unread);
    }

    /// What comes of it.
    pub fn outcome(&self) -> Outcome {
        match (self.alarms.is_empty(), self.unread.is_empty()) {
            (false, _) => Outcome::Alarm,
            (true, false) => Outcome::Unknown,
            (true, true) => Outcome::Fine,
        }
    }
}

impl Outcome {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Outcome::Fine => 0,
            Outcome::Alarm => 1,
            Outcome::Unknown => 2,
        }
    }
}

impl fmt::Display for Alarm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.kind.as_str(), self.fact, self.place)
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "could not be checked: {} ({})", self.reason, self.place)
    }
}
