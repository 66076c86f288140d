//! What is done for the record once a day, behind the server: the snapshot of what is the latest, and the
//! self-check.

use super::{audit::audit, step::may_go_on};
use crate::app::App;
use bayan_core::instant::Instant;
use bayan_store::{front::Site, record};
use std::{collections::HashMap, time::Duration};
use tokio::sync::watch;

/// How often is looked whether a day has begun.
const PAUSE: Duration = Duration::from_secs(60);
/// A day, in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Runs until `stop` says so.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let mut audited: HashMap<String, i64> = HashMap::new();
    let sites = match app.sites().await {
        Ok(sites) => sites,
        Err(error) => {
            tracing::error!(error = %error, "record.no_daily_work");
            Vec::new()
        }
    };
    loop {
        for site in &sites {
            if let Err(error) = snapshot_of_the_day(&app, site).await {
                tracing::error!(site = site.key, error = %error, "record.snapshot_failed");
            }
            let today = day(app.clock.now());
            // A server that starts has other things to do; the day on which it did is left out.
            let last = audited.entry(site.key.clone()).or_insert(today);
            if *last != today {
                *last = today;
                look(&app, site).await;
            }
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => return,
        }
    }
}

/// Which day it is, in UTC.
fn day(now: Instant) -> i64 {
    now.milliseconds().div_euclid(DAY)
}

/// Appends the snapshot of the day, unless there is one, or nothing to say.
pub async fn snapshot_of_the_day(app: &App, site: &Site) -> bayan_store::Result<()> {
    let (id, now) = (site.id, app.clock.now());
    let newest = app.store.writer.look(move |conn| record::newest_snapshot(conn, id)).await?;
    // A clock that was set back makes no second one for the same day.
    if newest.is_some_and(|(_, at)| day(at) >= day(now)) {
        return Ok(());
    }
    // Where nothing may be signed, nothing is added that nobody asked for.
    if let Err(why) = may_go_on(app, site).await {
        tracing::debug!(site = site.key, error = %why, "record.no_snapshot");
        return Ok(());
    }
    app.store.writer.act(move |conn| record::snapshot(conn, id, now)).await.map(drop)
}

async fn look(app: &App, site: &Site) {
    match audit(app, site).await {
        Ok(audited) => {
            for finding in &audited.findings {
                tracing::error!(site = site.key, finding = %finding, "record.audit_finding");
            }
            tracing::info!(site = site.key, entries = audited.entries, "record.audited");
        }
        Err(error) => tracing::error!(site = site.key, error = %error, "record.audit_failed"),
    }
}
