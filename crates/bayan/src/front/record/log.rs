//! The files of the log, as the C2SP tile log API names them: whoever mirrors or monitors it reads these.

use super::open;
use crate::{
    front::{Failure, Front, house::House},
    http::{
        answer::{Answer, CachePolicy, Dependency},
        encoding::Effort,
        log_paths::LogFile,
    },
    settings::Asked,
};
use bayan_core::id::SiteId;
use bayan_record::{Known, Policy, Quorum, TilePath, Tiles, VerifierKey, bundle_write, tile_write};
use bayan_store::front::{Live, LiveCosignature, LiveLog};
use hyper::StatusCode;

const TEXT: &str = "text/plain; charset=utf-8";
const BYTES: &str = "application/octet-stream";

impl Front {
    /// A file of the log; none before the log is signed, and none that it does not have.
    pub(in crate::front) async fn log_file(
        &self,
        house: &House,
        file: &LogFile,
    ) -> Result<Option<Answer>, Failure> {
        let (site, wanted) = (house.site.id, file.clone());
        let found = match file {
            LogFile::Checkpoint => {
                let note = self.reader.ask(move |live| checkpoint(live, site)).await?;
                // Asked for each time: it is what tells that something is new.
                note.map(|note| Answer::new(StatusCode::OK, TEXT, note, CachePolicy::Ask))
            }
            LogFile::Tile(path) => {
                let path = *path;
                let bytes = self.reader.ask(move |live| tile(live, site, &path)).await?;
                bytes.map(|bytes| {
                    whole(&wanted, Answer::new(StatusCode::OK, BYTES, bytes, CachePolicy::Immutable))
                })
            }
            LogFile::Keys => {
                let log = self.reader.ask(move |live| live.log(site)).await?;
                log.map(|log| Answer::new(StatusCode::OK, TEXT, log.keys, CachePolicy::Revalidate))
            }
            LogFile::Policy => {
                let log = self.reader.ask(move |live| live.log(site)).await?;
                let text = log.and_then(|log| policy_of(&log, &house.origin, &house.witnesses));
                text.map(|text| Answer::new(StatusCode::OK, TEXT, text, CachePolicy::Revalidate))
            }
            LogFile::Snapshot(index) => {
                let index = *index;
                let lines = self.reader.ask(move |live| live.snapshot(site, index)).await?;
                lines.map(|lines| {
                    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
                    let answer = Answer::new(StatusCode::OK, TEXT, text, CachePolicy::Immutable);
                    whole(&wanted, answer.compressed(Effort::Quick))
                })
            }
        };
        Ok(found.map(|answer| open(house, answer)))
    }
}

/// A full tile never changes, nor does the list of a snapshot: they may be kept in memory.
fn whole(file: &LogFile, answer: Answer) -> Answer {
    match file {
        LogFile::Snapshot(_)
        | LogFile::Tile(TilePath::Hashes { width: 256, .. } | TilePath::Entries { width: 256, .. }) => {
            answer.made_of(Dependency::Items(Vec::new()))
        }
        _ => answer,
    }
}

/// The newest signed note, with the signatures of witnesses below it.
pub(super) fn checkpoint(live: &mut Live<'_>, site: SiteId) -> bayan_store::Result<Option<String>> {
    let Some(log) = live.log(site)? else { return Ok(None) };
    let witnessed = live.cosignatures(site)?;
    Ok(Some(with_witnesses(&log, &witnessed)))
}

/// A log's note with those signatures of witnesses that are about it.
pub(super) fn with_witnesses(log: &LiveLog, witnessed: &[LiveCosignature]) -> String {
    let mut note = log.note.clone();
    for cosignature in witnessed.iter().filter(|cosignature| cosignature.size == log.size) {
        note.push_str(&cosignature.line);
        note.push('\n');
    }
    note
}

/// A tile is read from what is signed; one that is not complete yet has no wider form.
fn tile(live: &mut Live<'_>, site: SiteId, path: &TilePath) -> bayan_store::Result<Option<Vec<u8>>> {
    let (start, width) = match path {
        TilePath::Hashes { index, width, .. } | TilePath::Entries { index, width } => {
            (index.checked_mul(256), *width)
        }
    };
    let Some(start) = start.filter(|start| *start < 1 << 62) else { return Ok(None) };
    let bytes = match path {
        TilePath::Hashes { level, .. } => {
            let hashes = live.tiles(site).hashes(*level, start, width)?;
            (hashes.len() == usize::from(width)).then(|| tile_write(&hashes))
        }
        TilePath::Entries { .. } => {
            let entries = live.entries(site, start, u32::from(width))?;
            let bytes: Vec<&[u8]> = entries.iter().map(|entry| entry.as_bytes()).collect();
            (bytes.len() == usize::from(width)).then(|| bundle_write(&bytes))
        }
    };
    Ok(bytes)
}

fn policy_of(log: &LiveLog, origin: &str, witnesses: &[Asked]) -> Option<String> {
    let key: VerifierKey = log.keys.lines().next()?.parse().ok()?;
    let known = |key: &VerifierKey, url: String| Known { key: key.clone(), url: Some(url) };
    let witnesses = witnesses.iter().map(|asked| known(&asked.key, asked.url.clone())).collect();
    let log = known(&key, format!("{origin}/log/"));
    // Nobody's signature is demanded: whoever reads this decides whom to trust.
    Some(Policy::new(vec![log], witnesses, Quorum::None).ok()?.to_string())
}
