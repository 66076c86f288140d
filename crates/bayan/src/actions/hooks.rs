//! Addresses that are told of public acts: set up and ended, each with its line in the audit log.

use super::texts::By;
use crate::{
    app::App,
    hooks::{Secret, Target},
};
use bayan_core::publication::EventKind;
use bayan_store::{
    Error,
    audit::{self, Deed},
    db::Conn,
    hooks::{self, Hook},
};
use std::collections::BTreeSet;

/// How many addresses a site tells at most.
const MOST: usize = 20;

/// Has an address told of public acts, from the next one on. Answers it with what signs messages to it, which is told
/// once; nothing where a site tells enough of them.
pub async fn add(
    app: &App,
    by: By,
    target: &Target,
    kinds: BTreeSet<EventKind>,
) -> Result<Option<(Hook, Secret)>, Error> {
    let secret = Secret::draw(&*app.chance);
    let new = hooks::NewHook {
        site: by.site,
        url: target.as_str().to_owned(),
        secret: secret.to_store(),
        kinds,
        made_by: by.person,
    };
    let deed = Deed {
        actor: by.person,
        action: "add-hook",
        subject: None,
        network: by.network,
        // What stands behind the host may be a secret of its own.
        detail: Some(target.origin()),
    };
    let (site, now, chance) = (by.site, app.clock.now(), app.chance.clone());
    let act = move |conn: &mut Conn| {
        conn.lock_site(site)?;
        if hooks::list(conn, site)?.len() >= MOST {
            return Ok(None);
        }
        let id = hooks::add(conn, &new, now, &*chance)?;
        audit::note(conn, site, &deed, now, &*chance)?;
        hooks::one(conn, site, id)
    };
    Ok(app.store.writer.act(act).await?.map(|hook| (hook, secret)))
}

/// Tells an address nothing any more; answers whether it was told until now.
pub async fn end(app: &App, by: By, hook: &Hook) -> Result<bool, Error> {
    let deed = Deed {
        actor: by.person,
        action: "end-hook",
        subject: None,
        network: by.network,
        detail: Target::read(&hook.url, &app.settings).ok().map(|target| target.origin()),
    };
    let (site, id, now, chance) = (by.site, hook.id, app.clock.now(), app.chance.clone());
    let act = move |conn: &mut Conn| {
        let ended = hooks::end(conn, site, id, now)?;
        if ended {
            audit::note(conn, site, &deed, now, &*chance)?;
        }
        Ok(ended)
    };
    app.store.writer.act(act).await
}
