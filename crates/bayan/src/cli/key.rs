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
use std::{path::PathBuf, process::ExitCode, sync::Arc};

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
        /// The present key is lost, with all copies of it: the new one stands alone.
        #[arg(long)]
        lost: bool,
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
        Arguments::Rotate { root, lost: false, of } => rotate(settings, root, &of).await,
        Arguments::Rotate { root, lost: true, of } => replace(settings, root, &of).await,
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
    let id = desk.site.id;
    let log = desk.app.store.writer.look(move |conn| record::log(conn, id)).await?;
    let present = files.read(site, Which::Log)?.with_context(|| {
        format!(
            "the present key {} is not here (if it is lost for good: --lost)",
            files.path(site, Which::Log).display()
        )
    })?;
    let present = present.verifier();
    let key = if is_listed(&log.keys, &present) {
        if let Some(previous) = files.read(site, Which::Previous)? {
            // A rotation that was interrupted before it changed anything left two names for one key.
            if previous.verifier() != present {
                bail!(
                    "an earlier key still signs beside the present one: retire it first (bayan key retire)"
                );
            }
            files.destroy(site, Which::Previous)?;
        }
        let new = SigningKey::from_seed(&log.origin, KeyKind::Ed25519, draw(&*desk.app.chance))?;
        // The file first: what the record names must be here.
        files.rotate(site, &new)?;
        new.verifier()
    } else {
        // A rotation that was interrupted before the record knew of it goes on.
        of_log(&present, &log.origin)?;
        present
    };
    state(&desk, &root, vec![(KeyAct::Added, key.clone(), None)]).await?;
    desk.shown().await?;
    say(&format!("the log is signed by {key}"));
    say("tell your readers; after some months, retire the earlier one (bayan key retire)");
    Ok(ExitCode::SUCCESS)
}

/// Draws a log key where there is none any more, and ends those that the record still names.
async fn replace(settings: Settings, root: PathBuf, of: &InSite) -> Result<ExitCode> {
    let desk = Desk::open(settings, of).await?;
    let root = root_key(&desk, &root).await?;
    let files = Keys::in_folder(&desk.app.settings.keys);
    let site = desk.site.key.as_str();
    let id = desk.site.id;
    let log = desk.app.store.writer.look(move |conn| record::log(conn, id)).await?;
    let new = match files.read(site, Which::Log)? {
        None => files.make(site, Which::Log, &log.origin, KeyKind::Ed25519, &*desk.app.chance)?,
        // A replacement that was interrupted before the record knew of it goes on.
        Some(there) if !is_listed(&log.keys, &there.verifier()) => there,
        Some(_) => bail!(
            "the present key is not lost: it is {} (to change it: bayan key rotate without --lost)",
            files.path(site, Which::Log).display()
        ),
    };
    let new = new.verifier();
    of_log(&new, &log.origin)?;
    // An earlier key that is here still signs beside it: by it, readers who know no other go on.
    let stays = files.read(site, Which::Previous)?.map(|key| key.verifier());
    let lost = log.keys.lines().filter_map(|line| line.parse().ok());
    let lost = lost.filter(|key: &VerifierKey| *key != new && Some(key) != stays.as_ref());
    let mut statements = vec![(KeyAct::Added, new.clone(), None)];
    // What the lost ones signed stands: nobody else is known to have them.
    statements.extend(lost.map(|key| (KeyAct::Retired, key, Some(log.signed_size))));
    state(&desk, &root, statements).await?;
    desk.shown().await?;
    say(&format!("the log is signed by {new}"));
    say(
        "tell your readers and partners by another way than the site: whoever knows only the lost key cannot tell this one from a forger's",
    );
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
    let stays = present.as_ref().is_some_and(|present| is_listed(&log.keys, present));
    ensure!(
        stays,
        "no key that the record names would be left here: finish the rotation first (bayan key rotate)"
    );
    ensure!(is_listed(&log.keys, &key), "{key} is not a key in use");
    let act = if invalid_after.is_some() { KeyAct::Invalid } else { KeyAct::Retired };
    let size = log.frontier.size();
    ensure!(invalid_after.is_none_or(|after| after <= size), "--invalid-after: the log has {size} entries");
    state(&desk, &root, vec![(act, key.clone(), invalid_after)]).await?;
    if previous.as_ref() == Some(&key) {
        files.destroy(site, Which::Previous)?;
    }
    desk.shown().await?;
    say(&format!("{key} signs no more"));
    Ok(ExitCode::SUCCESS)
}

/// The root key, as the record knows it.
pub(super) async fn root_key(desk: &Desk, path: &std::path::Path) -> Result<Arc<SigningKey>> {
    let key = keys::read(path)?.with_context(|| format!("there is no file {}", path.display()))?;
    let id = desk.site.id;
    let log = desk.app.store.writer.look(move |conn| record::log(conn, id)).await?;
    let known = format!("root {}", key.verifier());
    ensure!(
        log.keys.lines().any(|line| line == known),
        "{} is not the root key of this site's record",
        path.display()
    );
    Ok(Arc::new(key))
}

fn is_listed(keys: &str, key: &VerifierKey) -> bool {
    let own = key.to_string();
    keys.lines().any(|line| line == own)
}

/// The key of another log, one that ended or one that has not begun, is not this one's.
fn of_log(key: &VerifierKey, origin: &str) -> Result<()> {
    ensure!(key.name() == origin, "the key here is that of {}, not of {origin}", key.name());
    Ok(())
}

/// Enters statements about keys, all or none: for the log as it is then, unless a size is named.
async fn state(
    desk: &Desk,
    root: &Arc<SigningKey>,
    statements: Vec<(KeyAct, VerifierKey, Option<u64>)>,
) -> Result<()> {
    let (id, now, root) = (desk.site.id, desk.app.clock.now(), Arc::clone(root));
    let entered = desk.app.store.writer.act(move |conn| {
        for (act, key, size) in &statements {
            record::add_key(conn, id, now, |log, time| {
                let host = log.host().parse().map_err(bayan_store::Error::shape)?;
                let size = size.unwrap_or(log.frontier.size());
                KeyStatement::signed(host, *act, key.clone(), size, time, &root)
                    .map_err(bayan_store::Error::shape)
            })?;
        }
        Ok(())
    });
    Ok(entered.await?)
}
