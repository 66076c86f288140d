//! Publishing what was scheduled, and withdrawing what was to end, when its moment has come.

use crate::app::App;
use bayan_core::{
    id::DocumentId,
    line::Passage,
    workflow::{Command, Failure, Refusal},
};
use bayan_store::{Acting, Error, Result, act, front::Site, newsroom, sites};

/// Publishes every text of a site whose moment has come; answers how many. One that was missed while the program
/// did not run is published once, at the next look. What cannot be published is a state that people are shown.
pub async fn publish_due(app: &App, site: &Site) -> Result<usize> {
    let (id, now) = (site.id, app.clock.now());
    let due = app.store.writer.look(move |conn| newsroom::due(conn, id, now)).await?;
    let mut published = 0;
    for document in due {
        let refusal = match command(app, site, document, Command::PublishAsScheduled).await {
            Ok(()) => {
                published += 1;
                continue;
            }
            Err(error @ (Error::Busy | Error::Gone | Error::Retry | Error::Full)) => return Err(error),
            Err(Error::Refused(refusal)) => {
                tracing::warn!(site = site.key, error = %refusal, "worker.schedule_failed");
                word(refusal)
            }
            Err(error) => {
                // One that is broken keeps no other from its moment.
                tracing::error!(site = site.key, error = %error, "worker.schedule_failed");
                "refused"
            }
        };
        // The word of the refusal: the interface has a sentence for it.
        let Some(reason) = Passage::lenient(refusal) else { continue };
        match command(app, site, document, Command::ScheduleFailed(Failure { at: now, reason })).await {
            // Somebody published or took it back in this moment.
            Ok(()) | Err(Error::Refused(Refusal::NotFromHere)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(published)
}

/// Withdraws every text of a site whose end has come; answers how many. One that was missed while the program did
/// not run is withdrawn at the next look.
pub async fn expire_due(app: &App, site: &Site) -> Result<usize> {
    let (id, now) = (site.id, app.clock.now());
    let due = app.store.writer.look(move |conn| newsroom::expired(conn, id, now)).await?;
    let mut ended = 0;
    for document in due {
        match command(app, site, document, Command::Expire).await {
            Ok(()) => ended += 1,
            // Somebody withdrew it, or let it stand on, in this moment.
            Err(Error::Refused(_)) => {}
            Err(error @ (Error::Busy | Error::Gone | Error::Retry | Error::Full)) => return Err(error),
            Err(error) => {
                // One that is broken keeps no other from its moment.
                tracing::error!(site = site.key, error = %error, "worker.expiry_failed");
            }
        }
    }
    Ok(ended)
}

fn word(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::StaleRevision | Refusal::ChangedSinceApproval => "changed",
        Refusal::NotFromHere | Refusal::NoRight(_) | Refusal::OwnWork | Refusal::InThePast => "refused",
        Refusal::Expired => "expired",
    }
}

async fn command(app: &App, site: &Site, document: DocumentId, command: Command) -> Result<()> {
    let (id, now, chance) = (site.id, app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            let actor = sites::actor(conn, id, sites::SYSTEM)?;
            let acting = Acting { site: id, actor: &actor, now, chance: &*chance, network: None };
            act::apply(conn, acting, document, &command).map(drop)
        })
        .await
}
