//! The loop beside the server: shows what was decided, and tells the page map what changed.

use crate::{app::App, front::Front};
use bayan_core::{id::SiteId, item::ItemKind};
use bayan_store::show;
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::sync::watch;

/// How long it waits between two looks. What the command line or another machine decides is seen
/// after this long at the latest.
const PAUSE: Duration = Duration::from_millis(5);
/// How long it waits after a failure.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(1);

/// Runs until `stop` says so. Whatever was decided and not yet shown when the program ended is shown
/// in the first round.
pub async fn run(app: App, front: Arc<Front>, mut stop: watch::Receiver<bool>) {
    let mut purged: HashMap<SiteId, i64> = HashMap::new();
    loop {
        let pause = match round(&app, &front, &mut purged).await {
            Ok(()) => PAUSE,
            Err(error) => {
                tracing::error!(error = %error, "worker.round_failed");
                PAUSE_AFTER_FAILURE
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => return,
        }
    }
}

async fn round(app: &App, front: &Front, purged: &mut HashMap<SiteId, i64>) -> bayan_store::Result<()> {
    for site in front.site_ids() {
        // Not on the way that readers take: however many they are, a withdrawal is seen.
        let (decided, mut shown) = app.store.writer.look(move |conn| show::positions(conn, site)).await?;
        if decided > shown {
            shown = app.store.writer.act(move |conn| show::show(conn, site)).await?;
        }
        let mut seen = *purged.entry(site).or_insert_with(|| front.opened_at(site));
        while seen < shown {
            let changes = app.store.front.ask(move |live| live.since(site, seen)).await?;
            let Some((last, ..)) = changes.last() else { break };
            seen = *last;
            if changes.iter().any(|(_, _, kind)| *kind == ItemKind::Page) {
                // Every page names the static pages at its foot.
                front.forget_all(site);
            }
            front.forget(site, changes.iter().map(|(_, item, _)| *item));
        }
        purged.insert(site, seen);
    }
    Ok(())
}
