//! Pictures that a mirror lacks, asked of the old site itself: of that host and no other, one at a time,
//! within limits, without following anything.

use crate::outgoing::{NotFetched, Outgoing, Reach};
use anyhow::{Context, Result};
use bayan_core::media::Hash;
use bayan_render::picture::MAX_BYTES;
use bayan_transfer::{Doubt, ImportedItem};
use hyper::StatusCode;
use std::{fs, io, path::PathBuf, time::Duration};
use tempfile::TempDir;
use url::Url;

/// How long a picture may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many pictures a run asks for, and how many bytes it takes.
const MOST_PICTURES: usize = 5_000;
const MOST_BYTES: usize = 4 << 30;

/// Asks one host for pictures.
pub(super) struct Fetcher {
    outgoing: Outgoing,
    origin: Url,
    folder: TempDir,
    asked: usize,
    taken: usize,
}

/// Why a picture was not got.
#[derive(Debug, thiserror::Error)]
enum NotGot {
    #[error("it is on another host")]
    OtherHost,
    #[error("this run has asked for enough pictures")]
    Enough,
    #[error("the old site answered {0}")]
    Refused(StatusCode),
    #[error(transparent)]
    NotFetched(#[from] NotFetched),
    #[error("it cannot be kept: {0}")]
    NotKept(#[from] io::Error),
}

impl Fetcher {
    /// Asks the host of `origin` (`https://old.example`).
    pub(super) fn new(origin: &str) -> Result<Fetcher> {
        let outgoing = Outgoing::new(Reach::Named(origin.to_owned()))?;
        let origin = Url::parse(origin).with_context(|| format!("origin: {origin:?} is no address"))?;
        Ok(Fetcher {
            outgoing: outgoing.without_redirects().patience(PATIENCE),
            origin,
            folder: tempfile::tempdir()?,
            asked: 0,
            taken: 0,
        })
    }

    /// Gets the pictures that `item` shows and lacks; what cannot be got is doubted.
    pub(super) async fn complete(&mut self, item: &mut ImportedItem) {
        for address in std::mem::take(&mut item.missing_pictures) {
            let got = self.get(&address).await;
            // What was doubted before it was asked for is answered now.
            item.doubts.retain(|doubt| !matches!(doubt, Doubt::Picture { name, .. } if *name == address));
            match got {
                Ok(path) => {
                    let places = item.pictures.iter_mut().filter(|picture| picture.name == address);
                    places.for_each(|picture| picture.path.clone_from(&path));
                }
                Err(error) => {
                    let reason = error.to_string();
                    item.doubts.push(Doubt::Picture { name: address.clone(), reason });
                    item.missing_pictures.push(address);
                }
            }
        }
    }

    async fn get(&mut self, address: &str) -> Result<PathBuf, NotGot> {
        let place = self.place(address).ok_or(NotGot::OtherHost)?;
        if self.asked >= MOST_PICTURES || self.taken >= MOST_BYTES {
            return Err(NotGot::Enough);
        }
        self.asked += 1;
        // Nothing is followed: it could lead to another host.
        let answer = self.outgoing.get(place.as_str(), MAX_BYTES).await?;
        if answer.status != StatusCode::OK {
            return Err(NotGot::Refused(answer.status));
        }
        self.taken += answer.body.len();
        let path = self.folder.path().join(Hash::of(&answer.body).to_string());
        fs::write(&path, &answer.body)?;
        Ok(path)
    }

    /// Where `address` is on the old site. The port and the scheme are the operator's: what a page names
    /// is only where on that host.
    fn place(&self, address: &str) -> Option<Url> {
        let named = Url::parse(address).ok()?;
        if named.host() != self.origin.host() {
            return None;
        }
        let mut place = self.origin.clone();
        place.set_path(named.path());
        place.set_query(named.query());
        Some(place)
    }
}
