//! Beginning the record of a site: its keys are drawn, and everything that was published before is entered.

use super::keys::{Keys, Which};
use crate::app::App;
use anyhow::{Context, Result};
use bayan_record::{KeyAct, KeyKind, KeyStatement};
use bayan_store::{front::Site, record};
use std::path::PathBuf;

/// How many earlier publications are entered in one transaction.
const TOGETHER: u32 = 200;

/// Begins the records of all sites that have none, and enters what an earlier program published.
pub async fn begin_all(app: &App) -> Result<()> {
    for site in app.sites().await? {
        begin(app, &site).await.with_context(|| format!("the record of {}", site.key))?;
    }
    Ok(())
}

/// Begins the record of a site where it is empty; answers where the root key was put, if it was drawn now.
pub async fn begin(app: &App, site: &Site) -> Result<Option<PathBuf>> {
    let id = site.id;
    let log = app.store.writer.look(move |conn| record::log(conn, id)).await?;
    let mut drawn = None;
    if log.frontier.size() == 0 {
        let keys = Keys::in_folder(&app.settings.keys);
        let of = |which, name: String| -> Result<_> {
            match keys.read(&site.key, which)? {
                Some(key) => Ok((key, false)),
                None => Ok((keys.make(&site.key, which, &name, KeyKind::Ed25519, &*app.chance)?, true)),
            }
        };
        let (root, new) = of(Which::Root, format!("{}/root", log.host()))?;
        let (key, _) = of(Which::Log, log.origin.clone())?;
        drawn = new.then(|| keys.path(&site.key, Which::Root));
        let now = app.clock.now();
        let state = move |conn: &mut bayan_store::db::Conn| {
            // Another program may have been faster, or be at it.
            conn.lock_site(id)?;
            if record::log(conn, id)?.frontier.size() > 0 {
                return Ok(());
            }
            let added = |log: &record::Log, time| {
                let host = log.host().parse().map_err(bayan_store::Error::shape)?;
                KeyStatement::signed(host, KeyAct::Added, key.verifier(), 0, time, &root)
                    .map_err(bayan_store::Error::shape)
            };
            record::add_key(conn, id, now, added).map(drop)
        };
        app.store.writer.act(state).await?;
    }
    let mut entered = 0;
    loop {
        let chance = app.chance.clone();
        let some = app.store.writer.act(move |conn| record::enter(conn, id, TOGETHER, &*chance)).await?;
        entered += some;
        if some < u64::from(TOGETHER) {
            break;
        }
    }
    if entered > 0 {
        tracing::info!(site = site.key, entered, "record.earlier_publications_entered");
    }
    Ok(drawn)
}
