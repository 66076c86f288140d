//! The record step: what was decided is signed, then shown. Many acts at once share a checkpoint.

use super::{
    guard::{Guard, Stop},
    keys::{Keys, Which},
};
use crate::app::App;
use bayan_record::{Checkpoint, SigningKey, sign};
use bayan_store::{Error, front::Site, record, show};

/// Why what was decided is not shown.
#[derive(Debug, thiserror::Error)]
pub enum NotShown {
    /// The store.
    #[error(transparent)]
    Store(#[from] Error),
    /// Another history could come of it.
    #[error(transparent)]
    Guarded(#[from] Stop),
    /// There is no key, or it cannot be used.
    #[error("nothing can be published: {0}")]
    NoKey(String),
}

/// How often another machine may be faster before it is said.
const TRIES: u32 = 5;

/// Signs and shows everything that was decided on a site; answers the position up to which the public now
/// sees. Does nothing where nothing waits.
pub async fn step(app: &App, site: &Site) -> Result<i64, NotShown> {
    let id = site.id;
    let mut tries = 1;
    loop {
        let (decided, shown, waits) = app
            .store
            .writer
            .look(move |conn| {
                let (decided, shown) = show::positions(conn, id)?;
                Ok((decided, shown, show::is_waiting(conn, id)?))
            })
            .await?;
        if !waits {
            return Ok(shown.max(decided));
        }
        match sign_and_show(app, site).await {
            Err(NotShown::Store(Error::Retry)) if tries < TRIES => tries += 1,
            other => return other,
        }
    }
}

/// Whether the guard would let the record go on, for what is entered without being decided by anybody.
///
/// # Errors
/// [`NotShown::Guarded`] where it would not.
pub async fn may_go_on(app: &App, site: &Site) -> Result<(), NotShown> {
    let id = site.id;
    let guard = Guard::open(&app.settings.data, &site.key)?;
    let signed = guard.high_water()?;
    let then = signed.as_ref().map(|signed| signed.size);
    let head = app.store.writer.look(move |conn| record::head(conn, id, then)).await?;
    Ok(guard.allow(&head, signed.as_ref())?)
}

/// Notes how far another machine on the same database has signed: what it showed, this one must not sign
/// below either. A machine that does not sign here has nothing to note.
///
/// # Errors
/// Where the file cannot be written, or the database be asked.
pub async fn observe(app: &App, site: &Site) -> Result<(), NotShown> {
    let id = site.id;
    let guard = Guard::open(&app.settings.data, &site.key)?;
    let waiting = guard.clone();
    let lock = tokio::task::spawn_blocking(move || waiting.lock()).await;
    let _lock = lock.map_err(|error| NotShown::NoKey(error.to_string()))??;
    let Some(signed) = guard.high_water()?.filter(|signed| signed.own) else { return Ok(()) };
    let then = signed.size;
    let (newest, head) = app
        .store
        .writer
        .look(move |conn| Ok((record::checkpoint(conn, id)?, record::head(conn, id, Some(then))?)))
        .await?;
    let Some(newest) = newest.filter(|newest| newest.size > signed.size) else { return Ok(()) };
    guard.allow(&head, Some(&signed))?;
    Ok(guard.raise_to(&head.origin, newest.size, newest.root)?)
}

async fn sign_and_show(app: &App, site: &Site) -> Result<i64, NotShown> {
    let (id, now) = (site.id, app.clock.now());
    let guard = Guard::open(&app.settings.data, &site.key)?;
    // A command and the server beside it sign one after the other: how far was signed is never lowered.
    let waiting = guard.clone();
    let lock = tokio::task::spawn_blocking(move || waiting.lock()).await;
    let _lock = lock.map_err(|error| NotShown::NoKey(error.to_string()))??;
    let signed = guard.high_water()?;
    let then = signed.as_ref().map(|signed| signed.size);
    let head = app.store.writer.look(move |conn| record::head(conn, id, then)).await?;
    guard.allow(&head, signed.as_ref())?;
    let checkpoint =
        Checkpoint { origin: head.origin.clone(), size: head.size, root: head.root, extensions: Vec::new() };
    let unusable = |error: &dyn std::fmt::Display| NotShown::NoKey(error.to_string());
    let keys = Keys::in_folder(&app.settings.keys);
    let read = |which| keys.read(&site.key, which).map_err(|error| NotShown::NoKey(format!("{error:#}")));
    let key = read(Which::Log)?.ok_or_else(|| {
        NotShown::NoKey(format!("the key {} is missing", keys.path(&site.key, Which::Log).display()))
    })?;
    if key.verifier().name() != head.origin {
        return Err(NotShown::NoKey(format!(
            "the key {} is that of {}, not of {}",
            keys.path(&site.key, Which::Log).display(),
            key.verifier().name(),
            head.origin
        )));
    }
    let is_listed = |key: &SigningKey| {
        let own = key.verifier().to_string();
        head.keys.lines().any(|line| line == own)
    };
    if !is_listed(&key) {
        return Err(NotShown::NoKey(format!(
            "the key {} is not one that the record has named",
            keys.path(&site.key, Which::Log).display()
        )));
    }
    let previous = read(Which::Previous)?.filter(is_listed);
    let signers: Vec<_> = [Some(&key), previous.as_ref()].into_iter().flatten().collect();
    let note = sign(&checkpoint.to_string(), &signers).map_err(|error| unusable(&error))?.to_string();
    // Before anybody can see it: after a crash nothing else can be signed for this size.
    if signed.as_ref().is_none_or(|signed| signed.size < head.size) {
        guard.raise(&head)?;
    }
    Ok(app.store.writer.act(move |conn| show::show(conn, id, &head, &note, now)).await?)
}
