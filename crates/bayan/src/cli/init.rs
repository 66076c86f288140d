//! `bayan init`: makes a site.

use super::say;
use crate::{app::App, settings::Settings, site_file};
use anyhow::{Context, Result, bail};
use bayan_store::sites::{self, NewSite};
use std::{fs, path::PathBuf, process::ExitCode};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The file that describes the site: editions, sections, hosts.
    #[arg(long)]
    site: PathBuf,
    /// The institution's seal: a small SVG drawing.
    #[arg(long)]
    seal: Option<PathBuf>,
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let path = arguments.site.display();
    let text = fs::read_to_string(&arguments.site).with_context(|| format!("cannot read {path}"))?;
    let seal = match &arguments.seal {
        Some(seal) => {
            Some(fs::read_to_string(seal).with_context(|| format!("cannot read {}", seal.display()))?)
        }
        None => None,
    };
    let new = site_file::parse(&text, seal.as_deref()).with_context(|| format!("in {path}"))?;
    let key = new.key.clone();
    let app = App::open(settings)?;
    if app.sites().await?.iter().any(|site| site.key == key) {
        bail!("there is a site called {key} already");
    }
    create(&app, new).await?;
    say(&format!("made the site {key} in {}", app.settings.data.display()));
    super::begin(&app, &app.site(Some(&key)).await?).await?;
    Ok(ExitCode::SUCCESS)
}

/// Makes a site.
pub(super) async fn create(app: &App, new: NewSite) -> Result<()> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    app.store.writer.act(move |conn| sites::create(conn, &new, now, &*chance)).await?;
    Ok(())
}
