//! `bayan key`: the keys of the public record.

use super::{Desk, InSite, say};
use crate::{
    record::keys::Keys,
    record::keys::{self, Which},
    settings::Settings,
};
use anyhow::{Context, Result, bail, ensure};
use bayan_core::chance::draw;
use bayan_record::{KeyAct, KeyKind, KeyStatement, SigningKey, VerifierKey};
use bayan_store::record;
use std::{path::PathBuf, process::ExitCode};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Arguments {
    /// Say the keys that readers check with.
    Show {
        #[command(flatten)]
        of: InSite,
    },
    /// Draw a new key for the log. The present one signs on beside it until it is retired.
    Rotate {
        /// The file of the root key, brought here for this alone.
        #[arg(long, value_name = "FILE")]
        root: PathBuf,
        #[command(flatten)]
        of: InSite,
    },
    /// Say that a key signs no more, and destroy it where it is here.
    Retire {
        /// The key; the previous one, where none is named.
        #[arg(long)]
        key: Option<VerifierKey>,
        /// It was stolen: what it signed for more entries than this counts for nothing.
        #[arg(long, value_name = "SIZE")]
        invalid_after: Option<u64>,
        /// The file of the root key, brought here for this alone.
        #[arg(long, value_name = "FILE")]
        root: PathBuf,
        #[command(flatten)]
        of: InSite,
    },
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    match arguments {
        Arguments::Show { of } => show(settings, &of).await,
        Arguments::Rotate { root, of } => rotate(settings, root, &of).await,
        Arguments::Retire { key, invalid_after, root, of } => {
            retire(settings, key, invalid_after, root, &of).await
        }
    }
}

async fn show(settings: Settings, of: &InSite) -> Result<ExitCode> {
    let desk = Desk::open(settings, of).await?;
    let id = desk.site.id;
    let log = desk.app.store.writer.look(move |conn| record::log(conn, id)).await?;
    for line in log.keys.lines() {
        say(line);
    }
    Ok(ExitCode::SUCCESS)
}

async fn rotate(settings: Settings, root: PathBuf, of: &InSite) -> Result<ExitCode> {
    let desk = Desk::open(settings, of).await?;
    let root = root_key(&desk, &root).await?;
    let files = Keys::in_folder(&desk.app.settings.keys);
    let site = desk.site.key.as_str();
    if files.read(site, Which::Previous)?.is_some() {
        bail!("an earlier key still signs beside the present one: retire it first (bayan key retire)");
    }
    let id = desk.site.id;
    let log = desk.app.store.writer.look(move |conn| record::log(conn, id)).await?;
    let new = SigningKey::from_seed(&log.origin, KeyKind::Ed25519, draw(&*desk.app.chance))?;
    let key = new.verifier();
    // The file first: whatever happens between the two, what the record names is here.
    files.rotate(site, &new)?;
    let size = log.frontier.size();
    state(&desk, root, KeyAct::Added, key.clone(), size).await?;
    desk.shown().await?;
    say(&format!("the log is signed by {key}"));
    say("tell your readers; after some months, retire the earlier one (bayan key retire)");
    Ok(ExitCode::SUCCESS)
}

async fn retire(
    settings: Settings,
    key: Option<VerifierKey>,
    invalid_after: Option<u64>,
    root: PathBuf,
    of: &InSite,
) -> Result<ExitCode> {
    let desk = Desk::open(settings, of).await?;
    let root = root_key(&desk, &root).await?;
    let files = Keys::in_folder(&desk.app.settings.keys);
    let site = desk.site.key.as_str();
    let previous = files.read(site, Which::Previous)?.map(|key| key.verifier());
    let present = files.read(site, Which::Log)?.map(|key| key.verifier());
    let key = key.or(previous.clone()).context("there is no earlier key; name one with --key")?;
    ensure!(
        present.as_ref() != Some(&key),
        "the key signs the log at present: rotate first (bayan key rotate)"
    );
    let id = desk.site.id;
    let log = desk.app.store.writer.look(move |conn| record::log(conn, id)).await?;
    let (act, size) = match invalid_after {
        Some(size) => (KeyAct::Invalid, size),
        None => (KeyAct::Retired, log.frontier.size()),
    };
    ensure!(size <= log.frontier.size(), "--invalid-after: the log has {} entries", log.frontier.size());
    state(&desk, root, act, key.clone(), size).await?;
    if previous.as_ref() == Some(&key) {
        files.destroy(site, Which::Previous)?;
    }
    desk.shown().await?;
    say(&format!("{key} signs no more"));
    Ok(ExitCode::SUCCESS)
}

/// The root key, as the record knows it.
async fn root_key(desk: &Desk, path: &std::path::Path) -> Result<SigningKey> {
    let key = keys::read(path)?.with_context(|| format!("there is no file {}", path.display()))?;
    let id = desk.site.id;
    let log = desk.app.store.writer.look(move |conn| record::log(conn, id)).await?;
    let known = format!("root {}", key.verifier());
    ensure!(
        log.keys.lines().any(|line| line == known),
        "{} is not the root key of this site's record",
        path.display()
    );
    Ok(key)
}

/// Enters a statement about a key.
async fn state(desk: &Desk, root: SigningKey, act: KeyAct, key: VerifierKey, size: u64) -> Result<()> {
    let (id, now) = (desk.site.id, desk.app.clock.now());
    let entered = desk.app.store.writer.act(move |conn| {
        record::add_key(conn, id, now, |log, time| {
            let host = log.host().parse().map_err(bayan_store::Error::shape)?;
            KeyStatement::signed(host, act, key.clone(), size, time, &root).map_err(bayan_store::Error::shape)
        })
    });
    entered.await?;
    Ok(())
}
