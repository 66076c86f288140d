//! The loop that does the work behind actions: what is to be destroyed first, then pictures in AVIF.

mod avif;
pub mod destroy;

use crate::{app::App, front::Front};
use bayan_core::id::{ItemId, SiteId};
use bayan_render::picture::PictureFault;
use bayan_store::jobs::{self, Job, JobKind};
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
        let pause = match round(&app, &mut untold, &mut stop).await {
            Ok(Some(())) => {
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

/// Destroys what is due, and does one job more; none where there was none.
async fn round(
    app: &App,
    untold: &mut Untold,
    stop: &mut watch::Receiver<bool>,
) -> bayan_store::Result<Option<()>> {
    destroy::all(app).await?;
    if !app.settings.avif {
        return Ok(None);
    }
    let now = app.clock.now();
    let Some(job) = app.store.writer.act(move |conn| jobs::take(conn, JobKind::Avif, now)).await? else {
        return Ok(None);
    };
    tokio::select! {
        made = avif::make(app, &job) => match made {
            Ok(items) => untold.add(job.site, items),
            Err(failure) => failed(app, &job, &failure).await,
        },
        // It is seen again by whoever waits for the next round.
        Ok(()) = stop.changed() => stop.mark_changed(),
    }
    Ok(Some(()))
}

/// Notes that a job failed.
async fn failed(app: &App, job: &Job, failure: &Failure) {
    let lasting = failure.is_lasting();
    tracing::warn!(subject = %job.subject, error = %failure, lasting, "jobs.failed");
    let (now, said, failed) = (app.clock.now(), failure.to_string(), job.clone());
    let noted = app.store.writer.act(move |conn| jobs::failed(conn, &failed, &said, lasting, now));
    if let Err(error) = noted.await {
        tracing::error!(error = %error, "jobs.failure_not_noted");
    }
}
