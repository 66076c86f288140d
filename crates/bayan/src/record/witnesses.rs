//! Asking the witnesses that the operator named to sign each newest checkpoint (C2SP tlog-witness).
//!
//! Nobody waits for them: what is published is shown at once, and their signatures come to it when they
//! come. Each is asked by a task of its own, and only about the newest checkpoint: its signature covers
//! all that were before. Whatever a witness answers, it cannot stop what is published: what is believed is
//! this machine's own file of how far was signed ([`super::guard`]), and a word against it is an alarm in
//! the log and no more.

mod ask;
mod standing;

use crate::{
    app::App,
    front::Front,
    outgoing::{Outgoing, Reach},
    settings::Settings,
};
use anyhow::{Context, Result, ensure};
use ask::{Asker, Cosigned, NotCosigned};
use bayan_record::{KeyKind, VerifierKey};
use bayan_store::{front::Site, record::add_cosignature};
use standing::{Said, Standing};
use std::{sync::Arc, time::Duration};
use tokio::{sync::watch, task::JoinSet, time::Instant};
use url::Url;

/// How often is looked whether something new was signed.
const PAUSE: Duration = Duration::from_millis(500);

/// A witness that is asked.
#[derive(Clone)]
pub struct Witness {
    /// Where it is asked.
    address: String,
    key: VerifierKey,
    outgoing: Outgoing,
}

/// The witnesses that the settings name.
///
/// # Errors
/// Where an address or a key is none that a witness can have, or two bear one name: their signatures could
/// not be told apart.
pub fn named(settings: &Settings) -> Result<Vec<Witness>> {
    let mut all: Vec<Witness> = Vec::new();
    for asked in &settings.witnesses {
        let about = || format!("witnesses: {:?}", asked.url);
        let url = Url::parse(&asked.url).with_context(about)?;
        let plain = url.query().is_none() && url.fragment().is_none();
        ensure!(plain, "witnesses: {:?} has more than a path", asked.url);
        ensure!(
            asked.key.kind() == KeyKind::Cosignature,
            "witnesses: {} is not the key of a witness",
            asked.key
        );
        let name = asked.key.name();
        ensure!(all.iter().all(|other| other.key.name() != name), "witnesses: two are called {name}");
        // It is where the operator says, be it in the same building.
        let reach = Reach::Named(url.origin().ascii_serialization());
        all.push(Witness {
            address: format!("{}/add-checkpoint", url.as_str().trim_end_matches('/')),
            key: asked.key.clone(),
            outgoing: Outgoing::new(reach).with_context(about)?,
        });
    }
    Ok(all)
}

/// Asks each of `witnesses` about each site until `stop` says so.
pub async fn run(app: App, front: Arc<Front>, witnesses: Vec<Witness>, mut stop: watch::Receiver<bool>) {
    let mut tasks = JoinSet::new();
    for site in front.sites() {
        for witness in &witnesses {
            let (app, front) = (app.clone(), Arc::clone(&front));
            tasks.spawn(keep_asking(app, front, site.clone(), witness.clone()));
        }
    }
    loop {
        tokio::select! {
            // Dropping the set ends them.
            _ = stop.changed() => return,
            // What a witness makes of us is no reason to stop the others, or the server.
            Some(ended) = tasks.join_next() => {
                let error = ended.err().map_or_else(|| "it ended".to_owned(), |error| error.to_string());
                tracing::error!(error, "record.witness_asked_no_more");
            }
        }
    }
}

async fn keep_asking(app: App, front: Arc<Front>, site: Arc<Site>, witness: Witness) {
    let mut asker = Asker::new(app.store.front.clone(), app.clock.clone(), site.id, witness);
    let mut standing = Standing::default();
    loop {
        let outcome = match asker.ask().await {
            Ok(Some(cosigned)) => keep(&app, &front, &site, &mut asker, cosigned).await.map(Some),
            other => other.map(|_| None),
        };
        let said = match &outcome {
            Ok(None) => Said::Nothing,
            Ok(Some(_)) => standing.succeeded(),
            Err(failure) => standing.failed(failure, Instant::now()),
        };
        let size = outcome.as_ref().ok().copied().flatten();
        say(said, &site.key, asker.name(), size, outcome.as_ref().err());
        tokio::time::sleep(standing.pause().unwrap_or(PAUSE)).await;
    }
}

/// Keeps a signature, and lets those pages be made again that show it.
async fn keep(
    app: &App,
    front: &Front,
    site: &Site,
    asker: &mut Asker,
    cosigned: Cosigned,
) -> Result<u64, NotCosigned> {
    let (id, name, kept) = (site.id, asker.name().to_owned(), cosigned.clone());
    let keep = app.store.writer.act(move |conn| {
        add_cosignature(conn, id, kept.size, (name.as_str(), kept.line.as_str(), kept.at()))
    });
    keep.await?;
    asker.remember(&cosigned);
    front.forget(id, std::iter::empty());
    Ok(cosigned.size)
}

fn say(said: Said, site: &str, witness: &str, size: Option<u64>, failure: Option<&NotCosigned>) {
    let error = failure.map(ToString::to_string).unwrap_or_default();
    match said {
        Said::Nothing => {}
        Said::Again => tracing::info!(site, witness, size, "record.witnessed_again"),
        Said::Failing => tracing::warn!(site, witness, error, "record.not_witnessed"),
        Said::Missing => tracing::error!(site, witness, error, "record.not_witnessed_for_a_day"),
        Said::Contradicted => tracing::error!(
            site,
            witness,
            error,
            "record.witness_contradicts: it has seen this log otherwise than it is here. Either it is wrong, or \
             the database is older than what was signed, or somebody else signs with the key"
        ),
    }
}
