//! What a removal by order leaves to be destroyed outside its transaction: bytes of pictures, and what the
//! database has let go of and not written over yet.

use super::Failure;
use crate::app::App;
use bayan_core::{id::SiteId, instant::Instant, media::Hash};
use bayan_store::{
    Result as Stored,
    db::Conn,
    jobs::{self, Job, JobKind},
    media,
};
use std::io;

/// Notes what is to be destroyed, in the transaction of the removal: a program that ends before it is done
/// does it at its next start.
pub fn note(
    conn: &mut Conn,
    site: SiteId,
    objects: &[Hash],
    now: Instant,
    chance: &dyn bayan_core::chance::Chance,
) -> Stored<()> {
    note_bytes(conn, site, objects.iter().copied(), now, chance)?;
    jobs::add(conn, site, JobKind::Wipe, &site.to_string(), now, chance)
}

/// Notes bytes that are to be destroyed, unless something shows them then.
pub fn note_bytes(
    conn: &mut Conn,
    site: SiteId,
    objects: impl Iterator<Item = Hash>,
    now: Instant,
    chance: &dyn bayan_core::chance::Chance,
) -> Stored<()> {
    for hash in objects {
        jobs::add(conn, site, JobKind::Destroy, &hash.to_string(), now, chance)?;
    }
    Ok(())
}

/// Does all of it that is due; answers what could not be done, in words. That is tried again later.
///
/// # Errors
/// Where it cannot even be asked what is to be done.
pub async fn all(app: &App) -> Stored<Vec<String>> {
    let mut left = Vec::new();
    for kind in [JobKind::Destroy, JobKind::Wipe] {
        loop {
            let now = app.clock.now();
            let taken = app.store.writer.act(move |conn| jobs::take(conn, kind, now)).await?;
            let Some(job) = taken else { break };
            let Err(failure) = one(app, &job).await else { continue };
            let what = match kind {
                JobKind::Destroy => format!("the bytes {}", job.subject),
                JobKind::Wipe | JobKind::Avif | JobKind::Tell => "what the database has let go of".to_owned(),
            };
            left.push(format!("{what}: {failure}"));
            super::failed(app, &job, &failure).await;
        }
    }
    Ok(left)
}

async fn one(app: &App, job: &Job) -> Result<(), Failure> {
    if job.kind == JobKind::Wipe {
        app.store.writer.wipe().await?;
    } else {
        let hash: Hash = job.subject.parse().map_err(|_| Failure::Gone)?;
        // Somebody may have brought the same bytes in again.
        if !app.store.writer.look(move |conn| media::is_used(conn, hash)).await? {
            let objects = app.objects.clone();
            let destroyed = tokio::task::spawn_blocking(move || objects.destroy(hash));
            destroyed.await.map_err(io::Error::other)??;
        }
    }
    let done = job.clone();
    Ok(app.store.writer.act(move |conn| jobs::done(conn, &done)).await?)
}
