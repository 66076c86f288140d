//! `bayan record adopt`: this machine signs from now on. Refused where it would tell another history than
//! somebody has seen.

use crate::{
    cli::{Desk, InSite, say},
    record::{
        guard::{Guard, HighWater},
        seen,
    },
    settings::Settings,
};
use anyhow::{Context, Result, ensure};
use bayan_store::record;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Arguments {
    /// What somebody else has seen of the record: a saved checkpoint, an exported folder, or the address of a
    /// mirror. May stand several times.
    #[arg(long, value_name = "FILE|FOLDER|URL")]
    seen: Vec<String>,
    /// Do not ask the site itself how far its record goes.
    #[arg(long)]
    without_asking: bool,
    #[command(flatten)]
    of: InSite,
}

pub(super) async fn run(settings: Settings, arguments: Arguments) -> Result<ExitCode> {
    let desk = Desk::open(settings, &arguments.of).await?;
    let guard = Guard::open(&desk.app.settings.data, &desk.site.key)?;
    // A server beside it signs nothing while this decides, and goes on by itself afterwards.
    let _lock = guard.lock()?;
    if let Some(signed) = guard.high_water()? {
        follows(&desk, &guard, &signed).await?;
    }
    for name in &arguments.seen {
        let seen = seen::by(name, &desk.app, &desk.site).await.with_context(|| name.clone())?;
        let seen = seen.with_context(|| format!("{name} has no record"))?;
        follows(&desk, &guard, &seen).await.with_context(|| name.clone())?;
        say(&format!("{name} has seen {} entries; all of them are here", seen.size));
    }
    if arguments.without_asking {
        say("the site was not asked: what its readers have seen is not known here");
    } else {
        let asked = seen::public(&desk.app, &desk.site).await;
        match asked.context("the site could not be asked (--without-asking goes on)")? {
            Some(seen) => {
                follows(&desk, &guard, &seen).await?;
                let id = desk.site.id;
                let newest = desk.app.store.writer.look(move |conn| record::checkpoint(conn, id)).await?;
                // Whoever answered may be this database's own server: it knows no more than this command.
                ensure!(
                    !arguments.seen.is_empty() || newest.is_none_or(|newest| newest.size != seen.size),
                    "the site shows just what is here: that may be this very database. Name what others have \
                     seen with --seen, or say --without-asking"
                );
                say(&format!("the public has seen {} entries; all of them are here", seen.size));
            }
            None => {
                let id = desk.site.id;
                let (signed, _) = desk.app.store.writer.look(move |conn| record::signed(conn, id)).await?;
                ensure!(
                    signed == 0,
                    "the site shows no log, and {signed} entries were signed (--without-asking goes on)"
                );
            }
        }
    }
    let id = desk.site.id;
    let head = desk.app.store.writer.look(move |conn| record::head(conn, id, None)).await?;
    guard.raise(&head)?;
    say(&format!("this machine signs the record of {} from entry {} on", desk.site.key, head.size));
    Ok(ExitCode::SUCCESS)
}

async fn follows(desk: &Desk, guard: &Guard, signed: &HighWater) -> Result<()> {
    let (id, size) = (desk.site.id, signed.size);
    let head = desk.app.store.writer.look(move |conn| record::head(conn, id, Some(size))).await?;
    ensure!(
        signed.origin == head.origin,
        "what was seen is the log {}, this is {}",
        signed.origin,
        head.origin
    );
    Ok(guard.follows(&head, signed)?)
}
