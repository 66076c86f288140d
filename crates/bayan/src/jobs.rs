//! The loop that does the work behind actions: today the pictures in AVIF, which take seconds each.

use crate::{app::App, front::Front};
use bayan_core::{
    id::MediaId,
    media::{Hash, PictureFormat},
};
use bayan_render::picture::{self, PictureFault};
use bayan_store::{
    jobs::{self, Job, JobKind},
    media::{self, NewRendition},
    objects::Objects,
};
use std::{io, sync::Arc, time::Duration};
use tokio::sync::watch;

/// How long is waited when there is nothing to do.
const PAUSE: Duration = Duration::from_secs(2);

/// Why a job failed.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("the picture is not there any more")]
    Gone,
    #[error(transparent)]
    Picture(#[from] PictureFault),
    #[error("object store: {0}")]
    Objects(#[from] io::Error),
    #[error(transparent)]
    Store(#[from] bayan_store::Error),
}

impl Failure {
    /// Whether trying again cannot help.
    fn is_lasting(&self) -> bool {
        matches!(self, Failure::Gone | Failure::Picture(_))
    }
}

/// Runs until `stop` says so. A job that is interrupted is taken up again at the next start.
pub async fn run(app: App, front: Arc<Front>, mut stop: watch::Receiver<bool>) {
    loop {
        let now = app.clock.now();
        let taken = app.store.writer.act(move |conn| jobs::take(conn, JobKind::Avif, now)).await;
        let pause = match taken {
            Ok(Some(job)) => {
                tokio::select! {
                    () = work(&app, &front, job) => Duration::ZERO,
                    _ = stop.changed() => return,
                }
            }
            Ok(None) => PAUSE,
            Err(error) => {
                tracing::warn!(error = %error, "jobs.none_taken");
                PAUSE
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => return,
        }
    }
}

async fn work(app: &App, front: &Front, job: Job) {
    let Err(failure) = make(app, front, &job).await else { return };
    let lasting = failure.is_lasting();
    tracing::warn!(picture = %job.subject, error = %failure, lasting, "jobs.failed");
    let (now, said) = (app.clock.now(), failure.to_string());
    let noted = app.store.writer.act(move |conn| jobs::failed(conn, &job, &said, lasting, now));
    if let Err(error) = noted.await {
        tracing::error!(error = %error, "jobs.failure_not_noted");
    }
}

/// Makes all widths of a picture, then lets the pages know that show it.
async fn make(app: &App, front: &Front, job: &Job) -> Result<(), Failure> {
    let id: MediaId = job.subject.parse().map_err(|_| Failure::Gone)?;
    let (hash, width) =
        app.store.writer.look(move |conn| media::original(conn, id)).await?.ok_or(Failure::Gone)?;
    let mut made = Vec::new();
    for width in picture::widths_for(width) {
        let objects = app.objects.clone();
        let one = tokio::task::spawn_blocking(move || rendition(&*objects, hash, width));
        made.push(one.await.map_err(io::Error::other)??);
    }
    let done = job.id;
    let items = app.store.writer.act(move |conn| {
        media::add_renditions(conn, id, &made)?;
        jobs::done(conn, done)?;
        media::shown_by(conn, id)
    });
    front.forget(job.site, items.await?.into_iter());
    Ok(())
}

fn rendition(objects: &dyn Objects, original: Hash, width: u32) -> Result<NewRendition, Failure> {
    let bytes = objects.get(original)?.ok_or(Failure::Gone)?;
    let made = picture::avif(&bytes, width)?;
    Ok(NewRendition {
        format: PictureFormat::Avif,
        width: made.width,
        height: made.height,
        hash: objects.put(&made.bytes)?,
        bytes: u32::try_from(made.bytes.len()).unwrap_or(u32::MAX),
    })
}
