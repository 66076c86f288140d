//! This server as a witness (C2SP tlog-witness): it signs that it has seen the newest state of somebody
//! else's log, and that this goes on from all that it had seen before.

mod judge;

pub use judge::Refusal;

use crate::{
    app::App,
    record::{
        guard::{Guard, HighWater, Stop},
        keys::{Keys, Which},
    },
    settings::{Settings, Witnessing},
};
use anyhow::{Context, ensure};
use bayan_core::{
    chance::Chance,
    instant::{Clock, Instant},
};
use bayan_record::{Hash, KeyKind, SigningKey, VerifierKey, cosign, witness::signatures_text};
use bayan_store::{
    Error, Writer,
    record::{Witnessed, keep_witnessed, witnessed},
};
use judge::Submitted;
use std::{
    collections::{BTreeSet, HashMap},
    path::PathBuf,
    sync::{Arc, Mutex},
};
use tokio::sync::Semaphore;

/// In whose name the key file stands: the witness is the server, whichever sites it has.
const OWNER: &str = "server";
/// How often another machine on the same database may be faster.
const TRIES: u32 = 5;

/// A witness for named logs.
pub struct Witness {
    writer: Writer,
    /// Where it stands, beside the database, what was signed.
    data: PathBuf,
    clock: Arc<dyn Clock>,
    key: SigningKey,
    logs: Vec<VerifierKey>,
    /// One at a time: whoever sends many waits for their own, and the writer never has more than one.
    turn: Semaphore,
    /// The other root that was last said of a log: whoever sends it again is not heard twice.
    said: Mutex<HashMap<String, Hash>>,
}

/// The key of this server as a witness. It is drawn where there is none.
///
/// # Errors
/// Where it cannot be read or kept, or is another's than the settings name: a witness with another name
/// needs another key (C2SP tlog-cosignature).
pub fn witness_key(
    settings: &Settings,
    witnessing: &Witnessing,
    chance: &dyn Chance,
) -> anyhow::Result<SigningKey> {
    let keys = Keys::in_folder(&settings.keys);
    let key = match keys.read(OWNER, Which::Witness)? {
        Some(key) => key,
        None => keys
            .make(OWNER, Which::Witness, &witnessing.name, KeyKind::Cosignature, chance)
            .with_context(|| format!("witness.name: no key can be made for {:?}", witnessing.name))?,
    };
    let (name, path) = (key.verifier().name().to_owned(), keys.path(OWNER, Which::Witness));
    ensure!(key.verifier().kind() == KeyKind::Cosignature, "{} is no key of a witness", path.display());
    ensure!(
        name == witnessing.name,
        "{} is the key of {name}, not of {}: keep it elsewhere and start again, then tell the new one to all",
        path.display(),
        witnessing.name
    );
    Ok(key)
}

/// Takes over, on this machine, what the database says was signed for the logs of others.
///
/// # Errors
/// Where this machine has signed more, or otherwise, than the database says.
pub async fn adopt(app: &App, witnessing: &Witnessing) -> anyhow::Result<()> {
    let origins: BTreeSet<&str> = witnessing.logs.iter().map(VerifierKey::name).collect();
    for origin in origins {
        let asked = origin.to_owned();
        let latest = app.store.writer.look(move |conn| witnessed(conn, &asked)).await?;
        let guard = Guard::of_witness(&app.settings.data, origin)?;
        let signed = guard.high_water()?;
        let found = latest.as_ref().map_or(0, |latest| latest.size);
        let other = |signed: &HighWater| {
            signed.size > found
                || latest
                    .as_ref()
                    .is_some_and(|latest| latest.size == signed.size && latest.root != signed.root)
        };
        if let Some(signed) = signed.filter(other) {
            return Err(Stop::Rollback { signed: signed.size, found }).context(origin.to_owned());
        }
        if let Some(latest) = latest {
            guard.raise_to(origin, latest.size, latest.root)?;
        }
    }
    Ok(())
}

impl Witness {
    /// The witness that the settings describe.
    ///
    /// # Errors
    /// See [`witness_key`]; and where something else than the key of a log is to be signed for.
    pub fn open(app: &App, witnessing: &Witnessing) -> anyhow::Result<Witness> {
        for key in &witnessing.logs {
            ensure!(key.kind() == KeyKind::Ed25519, "witness.logs: {key} is not the key of a log");
        }
        Ok(Witness {
            writer: app.store.writer.clone(),
            data: app.settings.data.clone(),
            clock: app.clock.clone(),
            key: witness_key(&app.settings, witnessing, &*app.chance)?,
            logs: witnessing.logs.clone(),
            turn: Semaphore::new(1),
            said: Mutex::default(),
        })
    }

    /// Answers `add-checkpoint`: with the witness's line of signature, or why there is none.
    pub async fn add_checkpoint(&self, body: &[u8]) -> Result<String, Refusal> {
        let submitted = Submitted::read(body, &self.logs)?;
        let _turn = self.turn.acquire().await.map_err(|_| Error::Gone)?;
        for _ in 0..TRIES {
            // Before it is looked: the signature says that at this time nothing larger was known.
            let now = self.clock.now();
            let origin = submitted.checkpoint.origin.clone();
            let latest = self.writer.look(move |conn| witnessed(conn, &origin)).await?;
            self.remembers(&submitted.checkpoint.origin, latest.as_ref())?;
            let followed = submitted.follows(latest.as_ref());
            if matches!(followed, Err(Refusal::SecondHistory)) {
                self.say(&submitted, latest.as_ref());
            }
            followed?;
            if self.keep(&submitted, latest.map(|latest| latest.size), now).await? {
                return self.sign(&submitted.note.text, now);
            }
        }
        Err(Refusal::Store(Error::Busy))
    }

    /// Keeps what is about to be signed; answers whether what was kept before was still there. It comes
    /// before the signature: after a crash nothing else can be signed for this size or below it.
    async fn keep(&self, submitted: &Submitted, before: Option<u64>, now: Instant) -> Result<bool, Refusal> {
        let checkpoint = &submitted.checkpoint;
        if before == Some(checkpoint.size) {
            // Whoever kept it may have been cut off before it stood here.
            let guard = Guard::of_witness(&self.data, &checkpoint.origin)?;
            if guard.high_water()?.is_none_or(|signed| signed.size < checkpoint.size) {
                guard.raise_to(&checkpoint.origin, checkpoint.size, checkpoint.root)?;
            }
            return Ok(true);
        }
        let new = Witnessed {
            origin: checkpoint.origin.clone(),
            size: checkpoint.size,
            root: checkpoint.root,
            note: submitted.note.to_string(),
        };
        let (origin, size, root) = (new.origin.clone(), new.size, new.root);
        let kept = self.writer.act(move |conn| keep_witnessed(conn, &new, before, now)).await?;
        if kept {
            Guard::of_witness(&self.data, &origin)?.raise_to(&origin, size, root)?;
        }
        Ok(kept)
    }

    /// Whether the database knows all that was signed here: one that came from a backup may not, and a copy
    /// of this machine's folder has not signed at all.
    fn remembers(&self, origin: &str, latest: Option<&Witnessed>) -> Result<(), Refusal> {
        let signed = Guard::of_witness(&self.data, origin)?.high_water()?;
        match (signed, latest) {
            (None, None) => Ok(()),
            (Some(signed), _) if !signed.own => Err(Stop::Elsewhere.into()),
            (Some(signed), Some(latest)) if latest.size > signed.size => Ok(()),
            (Some(signed), Some(latest)) if latest.size == signed.size && latest.root == signed.root => {
                Ok(())
            }
            (Some(signed), latest) => {
                let found = latest.map_or(0, |latest| latest.size);
                Err(Stop::Rollback { signed: signed.size, found }.into())
            }
            (None, Some(_)) => Err(Stop::Elsewhere.into()),
        }
    }

    fn sign(&self, text: &str, now: Instant) -> Result<String, Refusal> {
        let seconds = u64::try_from(now.milliseconds() / 1000).unwrap_or(u64::MAX);
        Ok(signatures_text(&[cosign(&self.key, text, seconds)?]))
    }

    /// Says, once, that the log's own key has signed two roots for one size: nothing else in the world
    /// proves it, so the whole note goes to whoever reads the log of this server.
    fn say(&self, submitted: &Submitted, latest: Option<&Witnessed>) {
        let checkpoint = &submitted.checkpoint;
        let mut said = self.said.lock().expect("nothing panics under this lock");
        if said.insert(checkpoint.origin.clone(), checkpoint.root) == Some(checkpoint.root) {
            return;
        }
        tracing::error!(
            origin = checkpoint.origin,
            size = checkpoint.size,
            note = %submitted.note,
            kept = latest.map_or("", |latest| latest.note.as_str()),
            "gate.two_histories_of_a_log"
        );
    }
}
