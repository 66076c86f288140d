//! One question to one witness, and what its answer is worth.

use super::Witness;
use crate::outgoing::NotFetched;
use bayan_core::{
    id::SiteId,
    instant::{Clock, Instant},
};
use bayan_record::{
    AddCheckpoint, CosignatureFault, Note, ProofError, VerifierKey, consistency, verify_cosignature,
    witness::{read_signatures, read_size},
};
use bayan_store::{
    Error, FrontReader,
    front::{Live, LiveLog},
};
use hyper::StatusCode;
use std::sync::Arc;

/// The largest answer that is taken, in bytes: some signatures, of which one is waited for.
const LARGEST: usize = 64 * 1024;
/// How often a witness may say that it knows another size, before it is asked again later.
const TRIES: u32 = 3;
/// How far a witness's clock may be before this machine's, in seconds.
const EARLY: u64 = 5 * 60;

/// Why there is no signature.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotCosigned {
    /// It could not be asked, or its answer not be taken.
    #[error("{0}")]
    Fetched(#[from] NotFetched),
    /// It answered that it does not sign.
    #[error("it answers {0}")]
    Status(StatusCode),
    /// Its answer is not of the protocol.
    #[error("its answer is not of the witness protocol")]
    Nonsense,
    /// It names one size after the other.
    #[error("it names another size each time")]
    Unsettled,
    /// It has signed more than there is.
    #[error("it has signed {known} entries of this log, which has {size}")]
    Ahead {
        /// What it has signed.
        known: u64,
        /// What there is.
        size: u64,
    },
    /// It does not take a proof that is right.
    #[error("what it has signed at {known} entries is not the beginning of this log")]
    Contradicted {
        /// What it says that it has signed.
        known: u64,
    },
    /// There is no line by its key.
    #[error("its answer is not signed by its key")]
    Unsigned,
    /// The line by its key is not about this checkpoint.
    #[error("{0}")]
    Wrong(#[from] CosignatureFault),
    /// The time in the signature.
    #[error("the time in its signature lies in the future, or before that of its last one")]
    Time,
    /// The store.
    #[error(transparent)]
    Store(#[from] Error),
}

/// A witness's signature, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cosigned {
    /// How many entries it covers.
    pub(super) size: u64,
    /// The line in the note.
    pub(super) line: String,
    /// The time that it states, in seconds since 1970.
    seconds: u64,
}

impl Cosigned {
    /// The time that it states.
    pub(super) fn at(&self) -> Instant {
        Instant::from_milliseconds(i64::try_from(self.seconds).unwrap_or(i64::MAX).saturating_mul(1000))
    }
}

/// Who asks one witness about one log.
pub(super) struct Asker {
    reader: FrontReader,
    clock: Arc<dyn Clock>,
    site: SiteId,
    witness: Witness,
    /// Its newest signature that is kept; none before that was looked for.
    last: Option<Last>,
}

/// How far a witness has signed, and when it last did.
#[derive(Debug, Clone, Copy, Default)]
struct Last {
    size: u64,
    seconds: u64,
}

impl Asker {
    pub(super) fn new(reader: FrontReader, clock: Arc<dyn Clock>, site: SiteId, witness: Witness) -> Asker {
        Asker { reader, clock, site, witness, last: None }
    }

    /// What the witness is called.
    pub(super) fn name(&self) -> &str {
        self.witness.key.name()
    }

    /// Notes that this signature is kept.
    pub(super) fn remember(&mut self, cosigned: &Cosigned) {
        self.last = Some(Last { size: cosigned.size, seconds: cosigned.seconds });
    }

    /// Asks for a signature of the newest checkpoint; none where it is signed already, or where there is
    /// none yet.
    pub(super) async fn ask(&mut self) -> Result<Option<Cosigned>, NotCosigned> {
        let last = match self.last {
            Some(last) => last,
            None => *self.last.insert(self.look_back().await?),
        };
        let site = self.site;
        let newest = self.reader.ask(move |live| live.log(site)).await?;
        if newest.is_none_or(|newest| newest.size == last.size) {
            return Ok(None);
        }
        let mut known = last.size;
        for _ in 0..TRIES {
            let Some((log, request)) = self.request(known).await? else { return Ok(None) };
            let sent = request.to_string().into_bytes();
            let fetched = &self.witness.outgoing;
            let fetched = fetched.post(&self.witness.address, "text/plain; charset=utf-8", sent, LARGEST);
            let fetched = fetched.await?;
            let body = std::str::from_utf8(&fetched.body);
            match fetched.status {
                StatusCode::OK => {
                    let now = u64::try_from(self.clock.now().milliseconds() / 1000).unwrap_or(0);
                    let body = body.map_err(|_| NotCosigned::Nonsense)?;
                    let times = last.seconds..=now.saturating_add(EARLY);
                    return signature_in(body, &self.witness.key, &log, times).map(Some);
                }
                StatusCode::CONFLICT => {
                    let named = body.ok().and_then(|body| read_size(body).ok());
                    known = named.filter(|named| *named != known).ok_or(NotCosigned::Nonsense)?;
                }
                StatusCode::UNPROCESSABLE_ENTITY => return Err(NotCosigned::Contradicted { known }),
                other => return Err(NotCosigned::Status(other)),
            }
        }
        Err(NotCosigned::Unsettled)
    }

    /// The witness's newest signature that is kept.
    async fn look_back(&self) -> Result<Last, Error> {
        let site = self.site;
        let all = self.reader.ask(move |live| live.cosignatures(site)).await?;
        let own = all.into_iter().find(|cosignature| cosignature.witness == self.name());
        Ok(own.map_or(Last::default(), |own| Last {
            size: own.size,
            seconds: u64::try_from(own.at.milliseconds() / 1000).unwrap_or(0),
        }))
    }

    /// The newest checkpoint with the proof that it goes on from the size that the witness knows. If that
    /// is larger than the newest, somebody has signed what is not here.
    async fn request(&self, known: u64) -> Result<Option<(LiveLog, AddCheckpoint)>, NotCosigned> {
        let site = self.site;
        let read = move |live: &mut Live<'_>| {
            let Some(log) = live.log(site)? else { return Ok(None) };
            let proof = match known <= log.size {
                true => consistency(&mut live.tiles(site), known, log.size).map_err(|error| match error {
                    ProofError::Tiles(error) => error,
                    other => Error::shape(other),
                })?,
                false => Vec::new(),
            };
            Ok(Some((log, proof)))
        };
        let Some((log, proof)) = self.reader.ask(read).await? else { return Ok(None) };
        if known > log.size {
            return Err(NotCosigned::Ahead { known, size: log.size });
        }
        let checkpoint = log.note.clone();
        Ok(Some((log, AddCheckpoint { old_size: known, proof, checkpoint })))
    }
}

/// The witness's signature in its answer, checked against the text that it was sent. Lines by other keys
/// are passed over.
fn signature_in(
    body: &str,
    key: &VerifierKey,
    log: &LiveLog,
    times: std::ops::RangeInclusive<u64>,
) -> Result<Cosigned, NotCosigned> {
    let lines = read_signatures(body).map_err(|_| NotCosigned::Nonsense)?;
    let line = lines.into_iter().find(|line| key.made(line)).ok_or(NotCosigned::Unsigned)?;
    let note: Note = log.note.parse().map_err(Error::shape)?;
    let seconds = verify_cosignature(key, &note.text, &line)?;
    if seconds == 0 || !times.contains(&seconds) {
        return Err(NotCosigned::Time);
    }
    Ok(Cosigned { size: log.size, line: line.to_string(), seconds })
}

#[cfg(test)]
mod tests {
    use super::*;
    use bayan_record::{Checkpoint, Hash, KeyKind, SigningKey, cosign, sign, witness::signatures_text};

    fn log(size: u64) -> LiveLog {
        let key = SigningKey::from_seed("press.example/log", KeyKind::Ed25519, [1; 32]).unwrap();
        let root = Hash::leaf(&size.to_be_bytes());
        let checkpoint =
            Checkpoint { origin: "press.example/log".into(), size, root, extensions: Vec::new() };
        let note = sign(&checkpoint.to_string(), &[&key]).unwrap().to_string();
        let at = Instant::from_milliseconds(0);
        LiveLog { origin: checkpoint.origin, keys: String::new(), size, root, note, at }
    }

    fn text(log: &LiveLog) -> String {
        log.note.parse::<Note>().unwrap().text
    }

    #[test]
    fn of_an_answer_only_a_right_signature_over_our_text_at_a_sane_time_is_taken() {
        use NotCosigned::{Nonsense, Time, Unsigned, Wrong};
        let own = |seed| SigningKey::from_seed("w.example", KeyKind::Cosignature, [seed; 32]).unwrap();
        let (key, sent) = (own(2), log(5));
        let judged = |body: &str| signature_in(body, &key.verifier(), &sent, 100..=200);
        let line = |key: &SigningKey, log: &LiveLog, at| cosign(key, &text(log), at).unwrap();
        let right = line(&key, &sent, 150);
        let other = line(&own(3), &sent, 150);
        let taken = judged(&signatures_text(&[other.clone(), right.clone()])).unwrap();
        assert_eq!((taken.size, taken.line, taken.seconds), (5, right.to_string(), 150));
        assert!(matches!(judged(&signatures_text(&[other])), Err(Unsigned)));
        assert!(matches!(judged(&signatures_text(&[line(&key, &log(6), 150)])), Err(Wrong(_))));
        let mut altered = right.clone();
        altered.bytes[20] ^= 1;
        assert!(matches!(judged(&signatures_text(&[altered])), Err(Wrong(_))));
        for at in [0, 99, 201] {
            assert!(matches!(judged(&signatures_text(&[line(&key, &sent, at)])), Err(Time)), "{at}");
        }
        for body in ["", "OK\n", &right.to_string()] {
            assert!(matches!(judged(body), Err(Nonsense)), "{body:?}");
        }
    }
}
