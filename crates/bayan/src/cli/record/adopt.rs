//! `bayan record adopt`: this machine signs from now on. Refused where it would tell another history than
//! the public has seen.

use crate::{
    cli::{Desk, InSite, say},
    outgoing::{Outgoing, Reach},
    record::guard::{Guard, HighWater},
    settings::Settings,
};
use anyhow::{Context, Result, bail, ensure};
use bayan_record::{Checkpoint, Note, VerifierKey};
use bayan_store::record;
use std::process::ExitCode;

/// The largest signed note that is read.
const LARGEST_NOTE: usize = 256 << 10;

pub(super) async fn run(settings: Settings, without_asking: bool, of: &InSite) -> Result<ExitCode> {
    let desk = Desk::open(settings, of).await?;
    ensure!(desk.lock.is_some(), "stop the server first: it would go on signing while this decides");
    let guard = Guard::open(&desk.app.settings.data, &desk.site.key)?;
    if let Some(signed) = guard.high_water()? {
        follows(&desk, &guard, &signed).await?;
    }
    if without_asking {
        say("the site was not asked: what its readers have seen is not known here");
    } else {
        let seen = public(&desk).await.context("the site could not be asked (--without-asking goes on)")?;
        match seen {
            Some(seen) => {
                follows(&desk, &guard, &seen).await?;
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

/// What the site shows the public now; none where it shows no log.
async fn public(desk: &Desk) -> Result<Option<HighWater>> {
    let origin = desk.app.settings.origin(&desk.site);
    let asking = Outgoing::new(Reach::Named(origin.clone()))?;
    let answer = asking.get(&format!("{origin}/log/checkpoint"), LARGEST_NOTE).await?;
    match answer.status.as_u16() {
        200 => {}
        404 => return Ok(None),
        other => bail!("it answered {other}"),
    }
    let note: Note = std::str::from_utf8(&answer.body)?.parse()?;
    let id = desk.site.id;
    let log = desk.app.store.writer.look(move |conn| record::log(conn, id)).await?;
    let keys: Vec<VerifierKey> = log.keys.lines().filter_map(|line| line.parse().ok()).collect();
    note.verify(&keys).context("what it shows is not signed by a key that this database knows")?;
    let checkpoint: Checkpoint = note.text.parse()?;
    Ok(Some(HighWater {
        origin: checkpoint.origin,
        size: checkpoint.size,
        root: checkpoint.root,
        machine: String::new(),
    }))
}
