//! `bayan serve`: starts the server.

use super::say;
use crate::{
    app::{App, DataLock},
    front::Front,
    http::server,
    settings::Settings,
    worker,
};
use anyhow::{Context, Result};
use std::{net::SocketAddr, process::ExitCode, sync::Arc};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

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
    let listener = server::listen(app.settings.listen).await?;
    let front = Arc::new(Front::open(&app).await?);
    let (stop, stopped) = watch::channel(false);
    for site in app.sites().await? {
        say(&format!("{}  {}/", site.key, app.settings.origin(&site)));
    }
    if front.site_ids().is_empty() {
        say("there is no site yet: make one with `bayan init --site site.toml`, then start again");
    }
    say(&format!("listening on {}", listener.local_addr()?));
    let working = tokio::spawn(worker::run(app.clone(), Arc::clone(&front), stopped.clone()));
    let serving = tokio::spawn(server::serve(listener, front, app.settings.connections, stopped));
    wait_for_end().await?;
    tracing::info!("server.ending");
    let _ = stop.send(true);
    serving.await?;
    working.await?;
    drop(lock);
    Ok(ExitCode::SUCCESS)
}

async fn wait_for_end() -> Result<()> {
    let mut term = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = term.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
