//! `bayan record export`: the record as plain files, byte for byte what the server gives, under the same
//! addresses.

use crate::{
    cli::{Desk, InSite, say},
    front::Front,
    http::{
        log_paths::{ArtefactFile, LogFile},
        paths::Address,
    },
    settings::Settings,
};
use anyhow::{Context, Result, bail};
use bayan_core::id::ShortId;
use bayan_record::{Checkpoint, Disclosure, Entry, Note, TilePath, bundle_read};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// How many entries are asked for together.
const TOGETHER: u32 = 200;
/// Entries and hashes in a full tile.
const FULL: u64 = 256;

struct Export<'e> {
    front: Front,
    host: String,
    folder: &'e Path,
    files: &'static [ArtefactFile],
    written: u64,
}

pub(super) async fn run(settings: Settings, folder: &Path, of: &InSite) -> Result<ExitCode> {
    let desk = Desk::open(settings, of).await?;
    desk.shown().await?;
    let written = write(&desk, folder, &ArtefactFile::ALL).await?;
    say(&format!("{written} files written to {}", folder.display()));
    Ok(ExitCode::SUCCESS)
}

/// Writes the record, as far as it is signed, with these files of each entry; answers how many files.
pub(super) async fn write(desk: &Desk, folder: &Path, files: &'static [ArtefactFile]) -> Result<u64> {
    let host = desk.site.hosts.first().context("the site has no host")?.clone();
    let mut export = Export { front: Front::open(&desk.app, None).await?, host, folder, files, written: 0 };
    export.texts(desk).await?;
    export.log().await?;
    for edition in &desk.site.editions {
        export.keep(&Address::Checker { edition: edition.key.clone() }).await?;
    }
    Ok(export.written)
}

impl Export<'_> {
    /// The list and the artefacts of every text, and the pictures that can be seen.
    async fn texts(&mut self, desk: &Desk) -> Result<()> {
        let site = desk.site.id;
        let mut start = 0;
        loop {
            let entries =
                desk.app.store.front.ask(move |live| live.all_recorded(site, start, TOGETHER)).await?;
            let Some((last, ..)) = entries.last() else { return Ok(()) };
            start = last + 1;
            for (_, edition, id, rev) in &entries {
                let Some(edition) = desk.site.edition_by_id(*edition) else { continue };
                self.entry(&edition.key, *id, *rev).await?;
            }
        }
    }

    /// The artefacts of an entry; with the first one of a text, the text's list.
    async fn entry(&mut self, edition: &str, id: ShortId, rev: u32) -> Result<()> {
        let edition = edition.to_owned();
        // The list says what was noted of each entry: it goes with the words.
        if rev == 1 && self.files.contains(&ArtefactFile::Disclosure) {
            self.keep(&Address::Revisions { edition: edition.clone(), id }).await?;
        }
        for file in self.files.iter().copied() {
            let address = Address::Artefact { edition: edition.clone(), id, rev, file };
            let bytes = self.keep_if_there(&address).await?;
            if let (ArtefactFile::Disclosure, Some(bytes)) = (file, bytes) {
                self.media(&bytes).await?;
            }
        }
        Ok(())
    }

    async fn media(&mut self, disclosure: &[u8]) -> Result<()> {
        let disclosure = Disclosure::parse(std::str::from_utf8(disclosure)?)?;
        for media in disclosure.media {
            let Some(address) = Address::parse(&media.address, None) else { continue };
            if !self.place(&address).exists() {
                self.keep_if_there(&address).await?;
            }
        }
        Ok(())
    }

    /// The newest checkpoint, and all tiles and entries up to it.
    async fn log(&mut self) -> Result<()> {
        let note = self.keep(&Address::Log(LogFile::Checkpoint)).await?;
        let note: Note = std::str::from_utf8(&note)?.parse()?;
        let checkpoint: Checkpoint = note.text.parse()?;
        for file in [LogFile::Keys, LogFile::Policy] {
            self.keep(&Address::Log(file)).await?;
        }
        let mut count = checkpoint.size;
        for level in 0..8 {
            if count == 0 {
                break;
            }
            for (index, width) in tiles(count) {
                self.tile(TilePath::Hashes { level, index, width }).await?;
            }
            count /= FULL;
        }
        for (index, width) in tiles(checkpoint.size) {
            let bundle = self.tile(TilePath::Entries { index, width }).await?;
            for (at, entry) in (index * FULL..).zip(bundle_read(&bundle, width)?) {
                if let Ok(Entry::Snapshot(_)) = Entry::parse(&entry) {
                    self.keep(&Address::Log(LogFile::Snapshot(at))).await?;
                }
            }
        }
        Ok(())
    }

    /// A full tile never changes: one that is there is not asked for again.
    async fn tile(&mut self, path: TilePath) -> Result<Vec<u8>> {
        let is_full =
            matches!(path, TilePath::Hashes { width: 256, .. } | TilePath::Entries { width: 256, .. });
        let address = Address::Log(LogFile::Tile(path));
        if is_full && let Ok(there) = fs::read(self.place(&address)) {
            return Ok(there);
        }
        self.keep(&address).await
    }

    async fn keep(&mut self, address: &Address) -> Result<Vec<u8>> {
        let kept = self.keep_if_there(address).await?;
        kept.with_context(|| format!("{address} is not there"))
    }

    /// Writes what the server would answer; nothing where it would answer that there is nothing.
    async fn keep_if_there(&mut self, address: &Address) -> Result<Option<Vec<u8>>> {
        let answer = self.front.answer(&self.host, &address.uri(), None, None).await;
        match answer.status().as_u16() {
            200 => {}
            404 | 410 => {
                // An earlier export may hold what must not be given any more.
                match fs::remove_file(self.place(address)) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                    _ => return Ok(None),
                }
            }
            other => bail!("{address}: the answer is {other}"),
        }
        let bytes = answer.bytes()?.with_context(|| format!("{address} has no bytes"))?;
        let place = self.place(address);
        let folder = place.parent().context("a file without a folder")?;
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        fs::write(&place, &bytes).with_context(|| format!("cannot write {}", place.display()))?;
        self.written += 1;
        Ok(Some(bytes))
    }

    fn place(&self, address: &Address) -> PathBuf {
        // Our own addresses only: of plain letters, without a way up.
        self.folder.join(address.uri().trim_start_matches('/'))
    }
}

/// The tiles that hold this many entries or hashes: number and width.
fn tiles(count: u64) -> impl Iterator<Item = (u64, u16)> {
    let rest = u16::try_from(count % FULL).unwrap_or_default();
    let full = (0..count / FULL).map(|index| (index, 256));
    full.chain((rest > 0).then_some((count / FULL, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_held_by_full_tiles_and_a_rest() {
        assert_eq!(tiles(0).count(), 0);
        assert_eq!(tiles(256).collect::<Vec<_>>(), [(0, 256)]);
        assert_eq!(tiles(600).collect::<Vec<_>>(), [(0, 256), (1, 256), (2, 88)]);
    }
}
