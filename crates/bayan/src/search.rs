//! The indexes of all editions: kept beside the data, made of what is public and of nothing else, and followed behind
//! it. Without them everything else goes on.

use crate::front::Front;
use bayan_core::{content::Content, id::EditionId, instant::Instant};
use bayan_search::{EditionIndex, Entry, Fault, Found, Query, Wanted};
use bayan_store::{
    FrontReader,
    front::{Edition, LiveDocument, Site},
};
use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError, mpsc},
    time::Duration,
};
use tokio::sync::watch;

/// How long it waits between two looks: what became public is found after this long at the latest.
const PAUSE: Duration = Duration::from_millis(200);
/// How long it waits after a failure: another process may hold the indexes.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(10);
/// How many texts are read at once where an index is made anew.
const BATCH: u32 = 200;

/// Why nothing can be searched.
#[derive(Debug, thiserror::Error)]
pub enum NotFollowed {
    /// The index.
    #[error(transparent)]
    Index(#[from] Fault),
    /// What is public cannot be read.
    #[error(transparent)]
    Store(#[from] bayan_store::Error),
    /// Its thread ended.
    #[error("a thread of the search ended: {0}")]
    Thread(#[from] tokio::task::JoinError),
}

/// The indexes.
pub struct Library {
    folder: PathBuf,
    reader: FrontReader,
    open: Mutex<HashMap<EditionId, Arc<EditionIndex>>>,
}

impl Library {
    /// Those in a folder; none is opened before it is followed.
    pub fn new(folder: PathBuf, reader: FrontReader) -> Library {
        Library { folder, reader, open: Mutex::default() }
    }

    /// The index of an edition, once it knows what is public.
    fn ready(&self, edition: EditionId) -> Option<Arc<EditionIndex>> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.get(&edition).filter(|index| index.position().is_some()).cloned()
    }

    /// What is found in an edition; nothing while its index is being made. Texts of which something has become that the
    /// index does not know yet are not found.
    ///
    /// # Errors
    /// Where the index or the store cannot be read.
    pub async fn find(
        &self,
        site: &Site,
        edition: &Edition,
        query: Query,
        wanted: Wanted,
    ) -> Result<Option<(Arc<EditionIndex>, Found)>, NotFollowed> {
        let Some(index) = self.ready(edition.id) else { return Ok(None) };
        let (id, position) = (site.id, index.position().unwrap_or_default());
        let since = self.reader.ask(move |live| live.since(id, position)).await?;
        let hidden = since.into_iter().map(|(_, item, _)| item.to_string()).collect();
        let wanted = Wanted { hidden, ..wanted };
        let asked = Arc::clone(&index);
        let found = tokio::task::spawn_blocking(move || asked.find(&query, &wanted)).await??;
        Ok(Some((index, found)))
    }

    /// Takes up what became public.
    async fn follow(&self, site: &Site, edition: &Edition) -> Result<(), NotFollowed> {
        let index = self.opened(edition).await?;
        let id = site.id;
        let Some(mut position) = index.position() else {
            return self.make(site, edition, index).await;
        };
        loop {
            let since = self.reader.ask(move |live| live.since(id, position)).await?;
            let Some((newest, ..)) = since.last() else { return Ok(()) };
            position = *newest;
            let (of, items) = (edition.id, since.iter().map(|(_, item, _)| *item).collect::<Vec<_>>());
            let gone: Vec<String> = items.iter().map(ToString::to_string).collect();
            let standing = self.reader.ask(move |live| {
                let mut standing = Vec::new();
                for item in items {
                    standing.extend(live.standing(of, item)?);
                }
                Ok(standing)
            });
            let entries: Vec<Entry> =
                standing.await?.iter().map(|document| entry(edition, document)).collect();
            let index = Arc::clone(&index);
            tokio::task::spawn_blocking(move || index.change(&gone, &entries, position)).await??;
        }
    }

    async fn opened(&self, edition: &Edition) -> Result<Arc<EditionIndex>, NotFollowed> {
        if let Some(index) = self.open.lock().unwrap_or_else(PoisonError::into_inner).get(&edition.id) {
            return Ok(Arc::clone(index));
        }
        let (folder, lang) = (self.folder.join(edition.id.to_string()), edition.lang.clone());
        let index = tokio::task::spawn_blocking(move || EditionIndex::open(&folder, &lang)).await??;
        let index = Arc::new(index);
        self.open.lock().unwrap_or_else(PoisonError::into_inner).insert(edition.id, Arc::clone(&index));
        Ok(index)
    }

    /// Makes an index of everything that stands. What becomes public meanwhile is taken up behind it.
    async fn make(
        &self,
        site: &Site,
        edition: &Edition,
        index: Arc<EditionIndex>,
    ) -> Result<(), NotFollowed> {
        let (id, of) = (site.id, edition.id);
        let (_, position) = self.reader.ask(move |live| live.positions(id)).await?;
        let (sender, receiver) = mpsc::sync_channel::<Result<Entry, NotFollowed>>(BATCH as usize);
        let made = tokio::task::spawn_blocking(move || index.make(receiver.into_iter(), position));
        let mut behind = None;
        loop {
            let read = self.reader.ask(move |live| live.all_standing(of, behind, BATCH)).await;
            let documents = match read {
                Ok(documents) => documents,
                Err(error) => {
                    // Half of what stands is no index: the other side fails with it.
                    let _ = sender.try_send(Err(error.into()));
                    drop(sender);
                    return made.await?;
                }
            };
            let Some(last) = documents.last() else { break };
            behind = Some(last.id);
            let entries: Vec<Entry> = documents.iter().map(|document| entry(edition, document)).collect();
            let sender = sender.clone();
            let sent = tokio::task::spawn_blocking(move || {
                entries.into_iter().all(|entry| sender.send(Ok(entry)).is_ok())
            });
            if !sent.await? {
                break;
            }
        }
        drop(sender);
        made.await??;
        tracing::info!(site = site.key, edition = edition.key, "search.index_made");
        Ok(())
    }
}

/// Follows what becomes public until `stop` says so.
pub async fn run(library: Arc<Library>, front: Arc<Front>, mut stop: watch::Receiver<bool>) {
    loop {
        let mut pause = PAUSE;
        for site in front.sites() {
            for edition in &site.editions {
                if let Err(error) = library.follow(&site, edition).await {
                    tracing::error!(site = site.key, edition = edition.key, error = %error, "search.not_followed");
                    pause = PAUSE_AFTER_FAILURE;
                }
            }
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => return,
        }
    }
}

/// A public text as the index keeps it.
fn entry(edition: &Edition, document: &LiveDocument) -> Entry {
    let content = &document.content;
    let section = document.section.and_then(|id| edition.section_by_id(id));
    let lines = [content.kicker.as_deref(), content.standfirst.as_deref(), content.place.as_deref()];
    Entry {
        id: document.item.to_string(),
        at: document.public_at.milliseconds(),
        kind: document.kind.as_str().to_owned(),
        section: section.map(|section| section.key.clone()),
        headline: content.headline.to_string(),
        lead: lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        names: content.byline.as_deref().unwrap_or_default().to_owned(),
        body: body(content),
    }
}

/// The text without what stands above it, with what is said of its pictures.
pub fn body(content: &Content) -> String {
    let mut said: Vec<String> = content.blocks.iter().map(|block| block.to_plain()).collect();
    if let Some(caption) = content.lead.as_ref().and_then(|lead| lead.caption.as_ref()) {
        said.push(caption.to_plain());
    }
    let alts = content.figures().into_iter().filter_map(|(_, figure)| figure.alt.as_ref());
    said.extend(alts.map(ToString::to_string));
    said.join("\n")
}

/// What a reader is shown a part of: the text with its standfirst.
pub fn shown(content: &Content) -> String {
    match &content.standfirst {
        Some(standfirst) => format!("{standfirst}\n{}", body(content)),
        None => body(content),
    }
}

/// What a page wants of what is found.
pub fn wanted(now: Instant, limit: usize, offset: usize) -> Wanted {
    Wanted { limit, offset, now: now.milliseconds(), ..Wanted::default() }
}
