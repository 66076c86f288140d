//! The loop beside the server: shows what was decided, and tells the page map what changed.

use crate::{
    actions::texts::{end_due_banners, expire_due, publish_due},
    app::App,
    front::Front,
    health::Health,
    hooks, record,
};
use bayan_core::{
    id::{ItemId, SiteId},
    item::ItemKind,
};
use bayan_store::{front::Site, record as log_of, show, sites, topics};
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::{sync::watch, time::Instant};

/// How long it waits between two looks. What the command line or another machine decides is seen
/// after this long at the latest.
const PAUSE: Duration = Duration::from_millis(5);
/// How long it waits after a failure.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(1);
/// How often is looked whether something scheduled is due.
const SCHEDULE: Duration = Duration::from_secs(1);
/// How long it waits where a site whose settings have changed cannot be read again.
const UNREAD: Duration = Duration::from_secs(10);
/// How often it is said that nothing can be published.
const SAID_AGAIN: Duration = Duration::from_secs(60);

/// What the loop remembers of a site.
#[derive(Default)]
struct Seen {
    /// Up to where the page map was told.
    purged: Option<i64>,
    /// Up to where it was noted what others are to be told.
    told: Option<i64>,
    /// The same of acts that wait to be shown: what they withdraw or take out is gone already.
    withdrawn: i64,
    /// Up to where it was told what items are filed under.
    filed: Option<i64>,
    /// Not before when it is read again, where it could not be.
    unread: Option<Instant>,
    /// How many entries were signed, and with which keys: pages name both.
    signed: Option<(u64, String)>,
    /// Since it could not be signed: not before when that is tried again, and when it was last said.
    waiting: Option<(Instant, Instant)>,
}

/// Runs until `stop` says so. Whatever was decided and not yet shown when the program ended is shown
/// in the first round.
pub async fn run(app: App, front: Arc<Front>, health: Arc<Health>, mut stop: watch::Receiver<bool>) {
    let mut seen: HashMap<SiteId, Seen> = HashMap::new();
    let mut schedule = Instant::now();
    loop {
        let sites = front.sites();
        if Instant::now() >= schedule {
            for site in &sites {
                let over = end_due_banners(&app, site.id).await.map(|()| 0);
                for done in [publish_due(&app, site).await, expire_due(&app, site).await, over] {
                    if let Err(error) = done {
                        tracing::error!(site = site.key, error = %error, "worker.schedule_not_read");
                    }
                }
            }
            schedule = Instant::now() + SCHEDULE;
        }
        let pause = match round(&app, &front, &sites, &mut seen).await {
            Ok(()) => {
                health.beat();
                PAUSE
            }
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

async fn round(
    app: &App,
    front: &Front,
    sites: &[Arc<Site>],
    seen: &mut HashMap<SiteId, Seen>,
) -> bayan_store::Result<()> {
    for site in sites {
        let id = site.id;
        let of_site = seen.entry(id).or_default();
        // Not on the way that readers take: however many they are, a withdrawal is seen.
        let look = |conn: &mut bayan_store::db::Conn, id| {
            let positions = (show::positions(conn, id)?.1, show::is_waiting(conn, id)?);
            Ok((positions, log_of::signed(conn, id)?, sites::version(conn, id)?, topics::filed(conn, id)?))
        };
        let ((mut shown, mut waits), log, version, filed) =
            app.store.writer.look(move |conn| look(conn, id)).await?;
        if version != site.version && of_site.unread.is_none_or(|not_before| Instant::now() >= not_before) {
            of_site.unread = None;
            if let Err(error) = front.renew().await {
                // It is served as it was: a theme that cannot be used is no reason to stop, nor to look each moment.
                tracing::error!(site = site.key, error = %error, "worker.site_not_read_again");
                of_site.unread = Some(Instant::now() + UNREAD);
            }
        }
        if waits && of_site.waiting.is_none_or(|(not_before, _)| Instant::now() >= not_before) {
            match record::step(app, site).await {
                Ok(position) => {
                    shown = position;
                    of_site.waiting = None;
                    waits = false;
                }
                // What was withdrawn goes all the same, and other sites go on.
                Err(error) => wait(of_site, site, &error),
            }
        }
        let mut last = *of_site.purged.get_or_insert_with(|| front.opened_at(id));
        while last < shown {
            let changes = app.store.front.ask(move |live| live.since(id, last)).await?;
            let Some((newest, ..)) = changes.last() else { break };
            last = *newest;
            let items: Vec<ItemId> = changes.iter().map(|(_, item, _)| *item).collect();
            if changes.iter().any(|(_, _, kind)| *kind == ItemKind::Page) {
                // Every page names the static pages at its foot.
                front.forget_all(id);
            }
            forget(app, front, id, items).await?;
        }
        of_site.purged = Some(last);
        if of_site.filed.replace(filed).unwrap_or_else(|| front.filed_at(id)) != filed {
            // Topics stand on pages of many kinds, and somebody changes them now and then.
            front.forget_all(id);
        }
        if of_site.told != Some(last) && !hooks::note(app, id).await? {
            of_site.told = Some(last);
        }
        let signed = of_site.signed.replace(log.clone());
        // In the first round too: the program may have ended between what was signed and this.
        if signed.as_ref().is_none_or(|(size, _)| *size != log.0)
            && let Err(error) = record::observe(app, site).await
        {
            tracing::error!(site = site.key, error = %error, "record.not_noted_how_far_was_signed");
        }
        match signed {
            Some((_, keys)) if keys != log.1 => front.forget_all(id),
            Some((size, _)) if size != log.0 => front.forget(id, std::iter::empty()),
            _ => {}
        }
        of_site.withdrawn = of_site.withdrawn.max(last);
        if waits && shown == last {
            let after = of_site.withdrawn;
            let decided = app.store.writer.look(move |conn| show::decided_since(conn, id, after)).await?;
            if let Some((newest, _)) = decided.last() {
                of_site.withdrawn = *newest;
                let items: Vec<ItemId> = decided.iter().map(|(_, item)| *item).collect();
                front.touch(id, &items);
                forget(app, front, id, items).await?;
            }
        }
    }
    Ok(())
}

/// Forgets what a change of these items may have changed: every page, where one of them is at the head of all.
async fn forget(app: &App, front: &Front, site: SiteId, items: Vec<ItemId>) -> bayan_store::Result<()> {
    let asked = items.clone();
    let look = app.store.front.ask(move |live| {
        for item in asked {
            if live.is_banner(item)? {
                return Ok(true);
            }
        }
        Ok(false)
    });
    match look.await? {
        true => front.forget_all(site),
        false => front.forget(site, items.into_iter()),
    }
    Ok(())
}

/// What was decided waits; what was withdrawn does not, and readers are served.
fn wait(seen: &mut Seen, site: &Site, error: &record::NotShown) {
    let now = Instant::now();
    let said = seen.waiting.map(|(_, said)| said).filter(|said| now.duration_since(*said) < SAID_AGAIN);
    if said.is_none() {
        tracing::error!(site = site.key, error = %error, "record.not_signed");
    }
    seen.waiting = Some((now + PAUSE_AFTER_FAILURE, said.unwrap_or(now)));
}
