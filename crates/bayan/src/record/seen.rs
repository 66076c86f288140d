//! How far somebody else has seen the record: the site's readers, a mirror, a file that was kept.

use super::guard::HighWater;
use crate::{
    app::App,
    outgoing::{Outgoing, Reach},
};
use anyhow::{Context, Result, bail, ensure};
use bayan_record::{Checkpoint, Note, VerifierKey};
use bayan_store::{front::Site, record};
use std::{fs, io::Read, path::Path};
use url::Url;

/// The largest signed note that is read.
const LARGEST_NOTE: usize = 256 << 10;

/// What `name` has seen: a file with a checkpoint, an exported folder, the address of a site or mirror. None
/// where there is no record.
///
/// # Errors
/// Where it cannot be read, or is not signed by a key that this database knows.
pub async fn by(name: &str, app: &App, site: &Site) -> Result<Option<HighWater>> {
    if name.starts_with("https://") || name.starts_with("http://") {
        return at(name, app, site).await;
    }
    let path = Path::new(name);
    let path = if path.is_dir() { path.join("log/checkpoint") } else { path.to_owned() };
    let file = fs::File::open(&path).with_context(|| format!("{}", path.display()))?;
    let mut note = String::new();
    file.take(LARGEST_NOTE as u64 + 1).read_to_string(&mut note)?;
    ensure!(note.len() <= LARGEST_NOTE, "it is larger than a checkpoint can be");
    read(&note, app, site).await.map(Some)
}

/// What the site shows the public now; none where it shows no log.
///
/// # Errors
/// Where it cannot be asked, or shows what is not signed by a key that this database knows.
pub async fn public(app: &App, site: &Site) -> Result<Option<HighWater>> {
    at(&app.settings.origin(site), app, site).await
}

async fn at(address: &str, app: &App, site: &Site) -> Result<Option<HighWater>> {
    let url = Url::parse(address)?;
    let asking = Outgoing::new(Reach::Named(url.origin().ascii_serialization()))?;
    let checkpoint = format!("{}/log/checkpoint", address.trim_end_matches('/'));
    let answer = asking.get(&checkpoint, LARGEST_NOTE).await?;
    match answer.status.as_u16() {
        200 => {}
        404 => return Ok(None),
        other => bail!("it answered {other}"),
    }
    read(std::str::from_utf8(&answer.body)?, app, site).await.map(Some)
}

async fn read(note: &str, app: &App, site: &Site) -> Result<HighWater> {
    let note: Note = note.parse()?;
    let id = site.id;
    let log = app.store.writer.look(move |conn| record::log(conn, id)).await?;
    let keys: Vec<VerifierKey> = log.keys.lines().filter_map(|line| line.parse().ok()).collect();
    note.verify(&keys).context("what it shows is not signed by a key that this database knows")?;
    let checkpoint: Checkpoint = note.text.parse()?;
    Ok(HighWater { origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root, own: true })
}
