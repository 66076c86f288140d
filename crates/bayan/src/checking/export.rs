//! What only an export has: files that can be listed, and tiles beside the entries.

use super::{
    finding::{Findings, Kind},
    log::Log,
    source::{NotRead, Source},
    trust::LOG,
};
use bayan_record::{
    tile::{FULL, TilePath, tile_write},
    tree::root_of,
};

/// The largest list of a snapshot that is read, in bytes.
const MAX_SNAPSHOT: usize = 128 << 20;

/// Checks the tiles and the newest snapshot of an export against the entries, where they are there.
pub(super) async fn log_files(source: &Source, log: &Log, findings: &mut Findings) {
    snapshot(source, log, findings).await;
    let mut hashes = log.leaves.clone().unwrap_or_default();
    for level in 0..=7 {
        for (index, tile) in hashes.chunks(usize::from(FULL)).enumerate() {
            let (index, width) = (index as u64, tile.len() as u16);
            let place = format!("{LOG}{}", TilePath::Hashes { level, index, width });
            match source.file(&place, usize::from(FULL) * 32).await {
                Ok(bytes) if bytes == tile_write(tile) => {}
                Ok(_) => findings.alarm(Kind::Altered, place, "the tile is not that of the entries"),
                // Whoever has the entries can make the tiles.
                Err(NotRead::Missing) => {}
                Err(error) => findings.stopped(error.stop(&place)),
            }
        }
        let full = hashes.chunks_exact(usize::from(FULL));
        hashes = full.map(root_of).collect();
        if hashes.is_empty() {
            return;
        }
    }
}

/// Checks the list of the newest snapshot against the entries.
pub(super) async fn snapshot(source: &Source, log: &Log, findings: &mut Findings) {
    let Some(index) = log.history.snapshot else { return };
    let place = format!("{LOG}snapshot/{index}");
    match source.file(&place, MAX_SNAPSHOT).await {
        Ok(bytes) => {
            let lines: String = log
                .history
                .snapshot_lines(log.history.covered)
                .iter()
                .map(|line| format!("{line}\n"))
                .collect();
            if bytes != lines.as_bytes() {
                findings.alarm(Kind::Altered, place, "the list is not that of the latest entries");
            }
        }
        Err(error) => findings.stopped(error.stop(&place)),
    }
}
