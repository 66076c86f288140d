//! `bayan serve`: starts the server.

use super::say;
use crate::{
    actions,
    api::Api,
    app::{App, DataLock},
    desk::{Desk, place::Place},
    front::Front,
    gate::Gate,
    health::Health,
    hooks,
    http::{
        server::{self, Serving},
        tls::Certificates,
    },
    jobs, record,
    search::{self, Library, Newsroom},
    settings::Settings,
    worker,
};
use anyhow::{Context, Result, bail};
use std::{net::SocketAddr, process::ExitCode, sync::Arc, time::Duration};
use tokio::{
    signal::unix::{Signal, SignalKind, signal},
    sync::watch,
    task::JoinSet,
};

/// How often is looked whether the certificate was renewed.
const RENEWAL: Duration = Duration::from_secs(5);

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Where to listen, over what the settings say.
    #[arg(long)]
    listen: Option<SocketAddr>,
}

pub(super) async fn run(mut settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    if let Some(listen) = arguments.listen {
        settings.listen = listen;
    }
    let app = App::open(settings)?;
    serve(app, None).await
}

/// Serves until the program is told to end. `lock` is the data folder's, where it is held already.
pub(super) async fn serve(app: App, lock: Option<DataLock>) -> Result<ExitCode> {
    let lock = match lock {
        Some(lock) => lock,
        None => DataLock::take(&app.settings)?.with_context(|| {
            format!("another server or command uses the data folder {}", app.settings.data.display())
        })?,
    };
    // From here on: whoever ends it while it starts has it ended in order.
    let (term, interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let settings = Arc::clone(&app.settings);
    let certificates = settings.tls.clone().map(Certificates::open).transpose()?;
    let queues = server::listen(settings.listen, settings.front_threads)?;
    let plain = settings.redirect_from.map(|from| server::listen(from, 1)).transpose()?;
    record::begin_all(&app).await?;
    for site in app.sites().await? {
        actions::remove::repeat(&app, &site).await?;
        let guard = record::guard::Guard::open(&settings.data, &site.key)?;
        if guard.high_water()?.is_some_and(|signed| !signed.own) {
            // Its list of removals is as old as it is.
            tracing::error!(
                site = site.key,
                "record.folder_is_a_copy: what was removed by order since is shown"
            );
        }
    }
    let witnesses = record::witnesses::named(&settings)?;
    let gate = Arc::new(Gate::open(&app)?);
    let library = Arc::new(Library::new(settings.data.join("search"), app.store.front.clone()));
    let front = Arc::new(Front::open(&app, Some(Arc::clone(&library))).await?);
    let newsroom =
        Arc::new(Newsroom::new(settings.data.join("search").join("newsroom"), app.store.writer.clone()));
    let desk = Arc::new(Desk::open(&app, Arc::clone(&front), Arc::clone(&newsroom))?);
    let api = Arc::new(Api::open(&app, &desk)?);
    let telling = hooks::Sender::new(&app)?;
    let (stop, stopped) = watch::channel(false);
    let health = Arc::new(Health::new(app.clone(), stopped.clone()));
    for site in app.sites().await? {
        say(&format!("{}  {}/", site.key, settings.origin(&site)));
    }
    for site in app.sites().await? {
        if let Some(token) = actions::people::invite_first(&app, site.id).await? {
            say("nobody can sign in to the newsroom yet; this link makes the first account, once:");
            say(&format!("  {}{}", settings.origin(&site), Place::Welcome(token.reveal().to_owned())));
        }
    }
    if front.sites().is_empty() {
        say("there is no site yet: make one with `bayan init --site site.toml`, then start again");
    }
    if let Some(queue) = queues.first() {
        say(&format!("listening on {}", queue.local_addr()?));
    }
    let mut beside = JoinSet::new();
    beside.spawn(worker::run(app.clone(), Arc::clone(&front), Arc::clone(&health), stopped.clone()));
    beside.spawn(telling.run(stopped.clone()));
    beside.spawn(record::daily::run(app.clone(), stopped.clone()));
    if !witnesses.is_empty() {
        let asking = record::witnesses::run(app.clone(), Arc::clone(&front), witnesses, stopped.clone());
        beside.spawn(asking);
    }
    beside.spawn(search::run(library, Arc::clone(&front), stopped.clone()));
    beside.spawn(search::newsroom::run(newsroom, Arc::clone(&front), stopped.clone()));
    beside.spawn(jobs::run(app.clone(), Arc::clone(&front), stopped.clone()));
    if settings.best_compression {
        beside.spawn(Arc::clone(&front).make_smaller(stopped.clone()));
    }
    if let Some(certificates) = certificates.clone() {
        beside.spawn(renew(certificates, stopped.clone()));
    }
    for queue in plain.into_iter().flatten() {
        let redirecting = server::redirect(queue, Arc::clone(&front), settings.connections, stopped.clone());
        beside.spawn(redirecting);
    }
    let serving = Serving { front, gate, desk, api, health, certificates, limits: settings.connections };
    let mut serving = tokio::spawn(server::serve(queues, serving, stopped));
    // A part that ends by itself has failed: a server that shows nothing any more must not look healthy.
    tokio::select! {
        () = asked_to_end(term, interrupt) => {}
        ended = &mut serving => {
            ended??;
            bail!("the server stopped by itself");
        }
        Some(ended) = beside.join_next() => {
            ended?;
            bail!("a part of the server stopped by itself");
        }
    }
    tracing::info!("server.ending");
    let _ = stop.send(true);
    serving.await??;
    while let Some(ended) = beside.join_next().await {
        ended?;
    }
    drop(lock);
    Ok(ExitCode::SUCCESS)
}

/// Looks now and then whether somebody renewed the certificate.
async fn renew(certificates: Arc<Certificates>, mut stop: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(RENEWAL) => {}
            _ = stop.changed() => return,
        }
        match certificates.renew() {
            Ok(true) => tracing::info!("server.certificate_renewed"),
            Ok(false) => {}
            Err(error) => tracing::error!(error = %format!("{error:#}"), "server.certificate_unusable"),
        }
    }
}

async fn asked_to_end(mut term: Signal, mut interrupt: Signal) {
    tokio::select! {
        _ = term.recv() => {}
        _ = interrupt.recv() => {}
    }
}
