//! The loop that does the work behind actions: today the pictures in AVIF, which take seconds each.

use crate::{app::App, front::Front};
use bayan_core::{
    id::{ItemId, MediaId, SiteId},
    media::{Hash, PictureFormat},
};
use bayan_render::picture::{self, PictureFault};
use bayan_store::{
    jobs::{self, Job, JobKind},
    media::{self, NewRendition},
    objects::Objects,
};
use std::{
    collections::{HashMap, HashSet},
    io,
    sync::Arc,
    time::Duration,
};
use tokio::{sync::watch, time::Instant};

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

/// After how long pages are told of pictures that are ready: each time all lists are made anew.
const TOLD: Duration = Duration::from_secs(30);

/// What pages have not been told of yet.
#[derive(Default)]
struct Untold {
    items: HashMap<SiteId, HashSet<ItemId>>,
    since: Option<Instant>,
}

impl Untold {
    fn add(&mut self, site: SiteId, items: Vec<ItemId>) {
        if !items.is_empty() {
            self.items.entry(site).or_default().extend(items);
            self.since.get_or_insert_with(Instant::now);
        }
    }

    fn tell(&mut self, front: &Front) {
        for (site, items) in self.items.drain() {
            front.forget(site, items.into_iter());
        }
        self.since = None;
    }
}

/// Runs until `stop` says so. A job that is interrupted is taken up again when its time for it is over.
pub async fn run(app: App, front: Arc<Front>, mut stop: watch::Receiver<bool>) {
    let mut untold = Untold::default();
    loop {
        let now = app.clock.now();
        let taken = app.store.writer.act(move |conn| jobs::take(conn, JobKind::Avif, now)).await;
        let pause = match taken {
            Ok(Some(job)) => {
                tokio::select! {
                    items = work(&app, &job) => untold.add(job.site, items),
                    _ = stop.changed() => return,
                }
                if untold.since.is_some_and(|since| since.elapsed() >= TOLD) {
                    untold.tell(&front);
                }
                Duration::ZERO
            }
            Ok(None) => {
                untold.tell(&front);
                PAUSE
            }
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

/// Does a job; answers the items whose pages show what it made.
async fn work(app: &App, job: &Job) -> Vec<ItemId> {
    let failure = match make(app, job).await {
        Ok(items) => return items,
        Err(failure) => failure,
    };
    let lasting = failure.is_lasting();
    tracing::warn!(picture = %job.subject, error = %failure, lasting, "jobs.failed");
    let (now, said, failed) = (app.clock.now(), failure.to_string(), job.clone());
    let noted = app.store.writer.act(move |conn| jobs::failed(conn, &failed, &said, lasting, now));
    if let Err(error) = noted.await {
        tracing::error!(error = %error, "jobs.failure_not_noted");
    }
    Vec::new()
}

/// Makes all widths of a picture; answers the items whose public texts show it.
async fn make(app: &App, job: &Job) -> Result<Vec<ItemId>, Failure> {
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
    Ok(items.await?)
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
