//! The entries of a log, rebuilt into its tree.

use super::{
    finding::{Kind, Stop},
    source::{NotRead, Source},
    trust::LOG,
};
use bayan_record::{
    checkpoint::Checkpoint,
    tile::{FULL, TilePath, bundle_read, bundle_write, continue_from_bundle},
    tree::Frontier,
};

/// The largest bundle of entries, in bytes.
const MAX_BUNDLE: usize = FULL as usize * (u16::MAX as usize + 2);

/// Reads the entries that `tree` lacks up to `head`, hands each to `take` with its number, and checks that
/// they lead to the signed root. Until this function has returned well, nothing is known of an entry.
pub(super) async fn read(
    source: &Source,
    tree: &mut Frontier,
    head: &Checkpoint,
    mut take: impl FnMut(u64, &[u8]) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let (from, size) = (tree.size(), head.size);
    while tree.size() < size {
        let index = tree.size() / u64::from(FULL);
        let width = (size - index * u64::from(FULL)).min(u64::from(FULL)) as u16;
        let place = format!("{LOG}{}", TilePath::Entries { index, width });
        let bytes = bundle(source, index, width).await?;
        let first = tree.size();
        let entries = continue_from_bundle(tree, index, width, &bytes)
            .map_err(|fault| Stop::alarm(Kind::Malformed, &place, fault.to_string()))?;
        for (number, entry) in (first..).zip(entries) {
            take(number, &entry)?;
        }
    }
    if tree.root() == head.root {
        return Ok(());
    }
    let fact = match from {
        0 => format!("the {size} entries do not lead to the signed root"),
        from => format!(
            "from the {from} entries that were seen before, the {size} entries do not lead to the signed root"
        ),
    };
    Err(Stop::alarm(Kind::Fork, format!("{LOG}checkpoint"), fact))
}

/// A bundle of this width. Once it has filled up, the narrower one may be gone: then the full one is cut.
pub(super) async fn bundle(source: &Source, index: u64, width: u16) -> Result<Vec<u8>, Stop> {
    let place = |width| format!("{LOG}{}", TilePath::Entries { index, width });
    let missing = |path: String, error: NotRead| match error {
        NotRead::Missing => {
            Stop::alarm(Kind::Chain, path, "the log does not give the entries whose root it has signed")
        }
        error => error.stop(&path),
    };
    match source.file(&place(width), MAX_BUNDLE).await {
        Ok(bytes) => return Ok(bytes.into()),
        Err(NotRead::Missing) if width < FULL => {}
        Err(error) => return Err(missing(place(width), error)),
    }
    let full = source.file(&place(FULL), MAX_BUNDLE).await.map_err(|error| missing(place(width), error))?;
    let entries = bundle_read(&full, FULL)
        .map_err(|fault| Stop::alarm(Kind::Malformed, place(FULL), fault.to_string()))?;
    let entries: Vec<&[u8]> = entries.iter().take(usize::from(width)).map(Vec::as_slice).collect();
    Ok(bundle_write(&entries))
}
