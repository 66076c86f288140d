//! The way in for the public's side. It reads only, and only the `live_*` views: a draft cannot be
//! selected here (the tests hold every statement of this folder against that).

mod archive;
mod documents;
mod pictures;
mod record;
mod site;
mod topics;

pub use archive::LiveHeadline;
pub use documents::{Banner, Correction, Gone, Link, List, LiveDocument, LiveState, PageLink, Translation};
pub use pictures::{LivePicture, Rendition, Replacement};
pub use record::{EntryShown, LiveCosignature, LiveEntry, LiveLog, LiveTiles, Recorded};
pub use site::{Edition, NavigationLink, Section, Site};
pub use topics::LiveTopic;

use crate::{
    db::{Conn, Lane},
    error::Result,
};

/// The way in for the public's side.
#[derive(Clone)]
pub struct FrontReader(Lane);

impl FrontReader {
    pub(crate) fn new(lane: Lane) -> FrontReader {
        FrontReader(lane)
    }

    /// Several questions about one moment.
    pub async fn ask<T: Send + 'static>(
        &self,
        questions: impl FnOnce(&mut Live<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.0.snapshot(move |conn| questions(&mut Live(conn))).await
    }
}

/// What is public at one moment.
pub struct Live<'c>(&'c mut Conn);

#[cfg(test)]
impl Live<'_> {
    /// What no code here does: for the test that the connection refuses it.
    pub(crate) fn attempt_to_write(&mut self) -> Result<u64> {
        self.0.run("UPDATE sites SET hue = 1", &[])
    }
}
