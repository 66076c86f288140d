//! `bayan record succeed`: a log whose entries are lost ends, and another begins in its place.

use super::export;
use crate::{
    actions::remove::repeat,
    cli::{Desk, InSite, begin, key::root_key, say},
    http::log_paths::ArtefactFile,
    record::{
        guard::{Guard, HighWater},
        keys::{Keys, Which},
        seen,
    },
    settings::Settings,
};
use anyhow::{Context, Result, bail, ensure};
use bayan_record::{Entry, KeyAct, KeyKind, KeyStatement, SigningKey, Succession};
use bayan_store::{Error, record};
use std::{fs, path::PathBuf, process::ExitCode, sync::Arc};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Arguments {
    /// The file of the root key, brought here for this alone.
    #[arg(long, value_name = "FILE")]
    root: PathBuf,
    /// What somebody else has seen of the record: a saved checkpoint, an exported folder, or the address of a
    /// mirror. May stand several times.
    #[arg(long, value_name = "FILE|FOLDER|URL")]
    seen: Vec<String>,
    /// It cannot be undone: say that nobody has the entries that are missing here.
    #[arg(long)]
    entries_are_lost: bool,
    #[command(flatten)]
    of: InSite,
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    ensure!(desk.lock.is_some(), "stop the server first: it shows a log that is about to end");
    let guard = Guard::open(&desk.app.settings.data, &desk.site.key)?;
    let keys = Keys::in_folder(&desk.app.settings.keys);
    if is_begun(&desk, &guard, &keys).await? {
        // It was interrupted behind its transaction.
        return finish(&desk, &guard, &keys).await;
    }
    let root = root_key(&desk, &arguments.root).await?;
    // What an old database brought back is not written out, and not entered anew.
    repeat(&desk.app, &desk.site).await?;
    let Some(lost) = lost(&desk, &guard, &arguments.seen).await? else {
        bail!(
            "nothing is known to be missing here: the record can go on (bayan record adopt). If somebody has \
             seen more, name it with --seen"
        );
    };
    let id = desk.site.id;
    let log = desk.app.store.writer.look(move |conn| record::log(conn, id)).await?;
    let next = record::origin_after(&log.origin);
    if !arguments.entries_are_lost {
        bail!(
            "the log {} was signed up to entry {}, and this database does not have all of it. {next} would \
             begin in its place, and say so for ever; nothing was done. If nobody has the entries that are \
             missing, say so with --entries-are-lost",
            log.origin,
            lost.size
        );
    }
    let kept = desk.app.settings.data.join("record").join(format!("{}.ended-{}", desk.site.key, lost.size));
    // Without a word of any text: what is removed later must not lie here.
    export::write(&desk, &kept, &ArtefactFile::WITHOUT_WORDS).await?;
    let notes = desk.app.store.writer.look(move |conn| record::all_checkpoints(conn, id)).await?;
    fs::write(kept.join("checkpoints"), notes.join("\n"))?;
    say(&format!("what is here of {} is kept as files in {}", log.origin, kept.display()));
    let key = match keys.read(&desk.site.key, Which::Coming)? {
        Some(key) => key,
        None => keys.make(&desk.site.key, Which::Coming, &next, KeyKind::Ed25519, &*desk.app.chance)?,
    };
    enter(&desk, &lost, &key, root).await?;
    finish(&desk, &guard, &keys).await
}

/// The newest state of the record that somebody has seen and that this database does not lead up to.
async fn lost(desk: &Desk, guard: &Guard, names: &[String]) -> Result<Option<HighWater>> {
    let mut known: Vec<HighWater> = guard.high_water()?.into_iter().collect();
    for name in names {
        let seen = seen::by(name, &desk.app, &desk.site).await.with_context(|| name.clone())?;
        known.push(seen.with_context(|| format!("{name} has no record"))?);
    }
    let mut lost: Option<HighWater> = None;
    for one in known {
        let (id, size) = (desk.site.id, one.size);
        let head = desk.app.store.writer.look(move |conn| record::head(conn, id, Some(size))).await?;
        ensure!(
            one.origin == head.origin,
            "what was seen is the log {}, this is {}",
            one.origin,
            head.origin
        );
        let is_newer = lost.as_ref().is_none_or(|lost| lost.size < one.size);
        if guard.follows(&head, &one).is_err() && is_newer {
            lost = Some(one);
        }
    }
    Ok(lost)
}

/// Enters that the log ended, and the key of the next one.
async fn enter(desk: &Desk, lost: &HighWater, key: &SigningKey, root: Arc<SigningKey>) -> Result<()> {
    let (id, now, lost, key) = (desk.site.id, desk.app.clock.now(), lost.clone(), key.verifier());
    let entered = desk.app.store.writer.act(move |conn| {
        let log = record::log(conn, id)?;
        let site = || log.host().parse().map_err(Error::shape);
        let time = record::time(now)?;
        let ended = (log.origin.as_str(), lost.size, lost.root);
        let statement = Succession::signed(site()?, ended, time, &root).map_err(Error::shape)?;
        record::succeed(conn, id, &statement, now)?;
        record::add_key(conn, id, now, |_, time| {
            KeyStatement::signed(site()?, KeyAct::Added, key.clone(), 0, time, &root).map_err(Error::shape)
        })
    });
    entered.await?;
    Ok(())
}

/// Whether the next log has begun, and what is beside the database is still that of the earlier one.
async fn is_begun(desk: &Desk, guard: &Guard, keys: &Keys) -> Result<bool> {
    let id = desk.site.id;
    let first = desk.app.store.writer.look(move |conn| record::entries(conn, id, 0, 1)).await?;
    let Some(Ok(Entry::Succession(statement))) = first.first().map(|entry| Entry::parse(entry)) else {
        return Ok(false);
    };
    let is_behind = guard.high_water()?.is_some_and(|signed| signed.origin == statement.origin);
    // A key that is coming may also be left by one that did not come to its transaction.
    let coming = keys.read(&desk.site.key, Which::Coming)?;
    let log = desk.app.store.writer.look(move |conn| record::log(conn, id)).await?;
    Ok(is_behind || coming.is_some_and(|key| key.verifier().name() == log.origin))
}

/// Lets the key and the guard follow, enters what was published, and signs.
async fn finish(desk: &Desk, guard: &Guard, keys: &Keys) -> Result<ExitCode> {
    keys.succeed(&desk.site.key)?;
    guard.end()?;
    begin(&desk.app, &desk.site).await?;
    desk.shown().await?;
    let id = desk.site.id;
    let log = desk.app.store.writer.look(move |conn| record::log(conn, id)).await?;
    say(&format!("the record goes on as {}, signed by", log.origin));
    say(log.keys.lines().next().unwrap_or_default());
    say(
        "publish again what was published after this database was backed up, and repeat what was corrected, \
         withdrawn or removed since. Tell readers, witnesses and whoever monitors the site the new key, and why",
    );
    Ok(ExitCode::SUCCESS)
}
