//! The indexes of all editions: kept beside the data, made of what is public and of nothing else, and followed behind
//! it. Without them everything else goes on.

pub mod newsroom;

pub use newsroom::Newsroom;

use crate::front::Front;
use bayan_core::{
    content::Content,
    id::{EditionId, ItemId, SiteId},
};
use bayan_search::{EditionIndex, Entry, Fault, Found, Position, Query, Wanted};
use bayan_store::{
    FrontReader,
    front::{Edition, Live, LiveDocument, Site},
};
use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError, mpsc},
    time::Duration,
};
use tokio::{
    sync::{Semaphore, watch},
    time::Instant,
};

/// How long it waits between two looks: what became public is found after this long at the latest.
const PAUSE: Duration = Duration::from_millis(200);
/// How long it waits after a failure: another process may hold the indexes.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_secs(10);
/// How often an index is freed of what texts said before: it is written anew as a whole.
const TIDY: Duration = Duration::from_secs(10 * 60);
/// How many look at once: each takes a core.
const LOOKING: usize = 4;
/// How many acts are read at once, see `Live::since`.
const AT_ONCE: usize = 1_000;
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
    /// What stands was not read to its end.
    #[error("what is public was not read to its end")]
    Unread,
    /// Its thread ended.
    #[error("a thread of the search ended: {0}")]
    Thread(#[from] tokio::task::JoinError),
}

/// Items, each with how often it was touched.
type Touched = HashMap<ItemId, u64>;

/// The indexes.
pub struct Library {
    folder: PathBuf,
    reader: FrontReader,
    open: Mutex<HashMap<EditionId, Arc<EditionIndex>>>,
    /// Items of which something has become that is not shown yet and that the indexes do not know: what is shown stands
    /// in the outbox, where it is looked for anyway. Each with a number that another touch changes.
    touched: Mutex<HashMap<SiteId, Touched>>,
    /// When each index was last freed of what was taken out.
    purged: Mutex<HashMap<EditionId, Instant>>,
    /// So many look at once.
    looking: Semaphore,
}

impl Library {
    /// Those in a folder; none is opened before it is followed.
    pub fn new(folder: PathBuf, reader: FrontReader) -> Library {
        Library {
            folder,
            reader,
            open: Mutex::default(),
            touched: Mutex::default(),
            purged: Mutex::default(),
            looking: Semaphore::new(LOOKING),
        }
    }

    /// Something has become of these items that is not shown yet: they are not found until the indexes know what.
    pub fn touch(&self, site: SiteId, items: &[ItemId]) {
        let mut touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
        let touched = touched.entry(site).or_default();
        for item in items {
            *touched.entry(*item).or_default() += 1;
        }
    }

    fn touched(&self, site: SiteId) -> Touched {
        let touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
        touched.get(&site).cloned().unwrap_or_default()
    }

    /// The indexes know these, but for those that were touched again meanwhile.
    fn untouch(&self, site: SiteId, known: &Touched) {
        if let Some(touched) = self.touched.lock().unwrap_or_else(PoisonError::into_inner).get_mut(&site) {
            touched.retain(|item, number| known.get(item) != Some(number));
        }
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
        let since = self.reader.ask(move |live| live.since(id, position.acts)).await?;
        if since.len() >= AT_ONCE {
            // So far behind it is being made ready.
            return Ok(None);
        }
        let since = since.into_iter().map(|(_, item, _)| item);
        let hidden = since.chain(self.touched(id).into_keys()).map(|item| item.to_string()).collect();
        let wanted = Wanted { hidden, ..wanted };
        let Ok(_turn) = self.looking.acquire().await else { return Ok(None) };
        let asked = Arc::clone(&index);
        let found = tokio::task::spawn_blocking(move || asked.find(&query, &wanted)).await??;
        Ok(Some((index, found)))
    }

    /// Takes up what became public, and what became of these items though nobody is shown it yet.
    async fn follow(&self, site: &Site, edition: &Edition, touched: &Touched) -> Result<(), NotFollowed> {
        let index = self.opened(site, edition).await?;
        let id = site.id;
        let Some(mut position) = index.position() else {
            self.make(site, edition, index).await?;
            return Ok(());
        };
        let mut is_urgent =
            self.take_up(edition, &index, touched.keys().copied().collect(), position).await?;
        loop {
            let since = self.reader.ask(move |live| live.since(id, position.acts)).await?;
            let Some((newest, ..)) = since.last() else { break };
            position.acts = *newest;
            let items = since.iter().map(|(_, item, _)| *item).collect();
            is_urgent |= self.take_up(edition, &index, items, position).await?;
        }
        loop {
            let since = self.reader.ask(move |live| live.filed_since(id, position.filings)).await?;
            let Some((newest, _)) = since.last() else { break };
            position.filings = *newest;
            let items = since.iter().map(|(_, item)| *item).collect();
            is_urgent |= self.take_up(edition, &index, items, position).await?;
        }
        self.tidy(edition, index, is_urgent).await
    }

    /// Reads some items again; answers whether the index held one that does not stand any more.
    async fn take_up(
        &self,
        edition: &Edition,
        index: &Arc<EditionIndex>,
        items: Vec<ItemId>,
        position: Position,
    ) -> Result<bool, NotFollowed> {
        if items.is_empty() {
            return Ok(false);
        }
        let of = edition.id;
        let gone: Vec<String> = items.iter().map(ToString::to_string).collect();
        let standing = self.reader.ask(move |live| {
            let mut standing = Vec::new();
            for item in items {
                standing.extend(live.standing(of, item)?);
            }
            named(live, standing)
        });
        let standing = standing.await?;
        let entries: Vec<Entry> =
            standing.iter().map(|(document, names)| entry(edition, document, names)).collect();
        let index = Arc::clone(index);
        Ok(tokio::task::spawn_blocking(move || index.change(&gone, &entries, position)).await??)
    }

    /// Frees an index of what was taken out: at once where a text is gone, now and then of what texts said before. It
    /// writes all of it anew, so not with every correction.
    async fn tidy(
        &self,
        edition: &Edition,
        index: Arc<EditionIndex>,
        is_urgent: bool,
    ) -> Result<(), NotFollowed> {
        let last = self.purged.lock().unwrap_or_else(PoisonError::into_inner).get(&edition.id).copied();
        let is_due = last.is_none_or(|last| last.elapsed() > TIDY);
        if !index.is_dirty() || !(is_urgent || is_due) {
            return Ok(());
        }
        let purged = tokio::task::spawn_blocking(move || index.purge()).await?;
        let mut all = self.purged.lock().unwrap_or_else(PoisonError::into_inner);
        match purged {
            Ok(()) => drop(all.insert(edition.id, Instant::now())),
            Err(error) => {
                // It stays dirty, and is due.
                all.remove(&edition.id);
                tracing::warn!(edition = edition.key, error = %error, "search.not_purged_yet");
            }
        }
        Ok(())
    }

    async fn opened(&self, site: &Site, edition: &Edition) -> Result<Arc<EditionIndex>, NotFollowed> {
        if let Some(index) = self.open.lock().unwrap_or_else(PoisonError::into_inner).get(&edition.id) {
            return Ok(Arc::clone(index));
        }
        let (folder, lang) = (self.folder.join(edition.id.to_string()), edition.lang.clone());
        let index = tokio::task::spawn_blocking(move || EditionIndex::open(&folder, &lang)).await??;
        // An index that knows more than is shown belongs to another database: one was put back.
        let id = site.id;
        let known = self.reader.ask(move |live| Ok((live.positions(id)?.1, live.filed(id)?)));
        let (shown, filed) = known.await?;
        if index.position().is_some_and(|position| position.acts > shown || position.filings > filed) {
            index.forget();
        }
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
        let position = self
            .reader
            .ask(move |live| Ok(Position { acts: live.positions(id)?.1, filings: live.filed(id)? }));
        let position = position.await?;
        let (sender, receiver) = mpsc::sync_channel::<Option<Entry>>(BATCH as usize);
        let made = tokio::task::spawn_blocking(move || {
            // Half of what stands is no index: where nobody says that it was the last, it fails.
            let entries = std::iter::from_fn(|| match receiver.recv() {
                Ok(entry) => entry.map(Ok),
                Err(_) => Some(Err(NotFollowed::Unread)),
            });
            index.make(entries, position)
        });
        let mut behind = None;
        loop {
            let documents = self.reader.ask(move |live| {
                let standing = live.all_standing(of, behind, BATCH)?;
                named(live, standing)
            });
            let documents = documents.await?;
            let Some((last, _)) = documents.last() else { break };
            behind = Some(last.id);
            let entries: Vec<Entry> =
                documents.iter().map(|(document, names)| entry(edition, document, names)).collect();
            let sender = sender.clone();
            let sent = tokio::task::spawn_blocking(move || {
                entries.into_iter().all(|entry| sender.send(Some(entry)).is_ok())
            });
            if !sent.await? {
                break;
            }
        }
        tokio::task::spawn_blocking(move || sender.send(None).is_ok()).await?;
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
            let touched = library.touched(site.id);
            let mut is_known = true;
            for edition in &site.editions {
                if let Err(error) = library.follow(&site, edition, &touched).await {
                    tracing::error!(site = site.key, edition = edition.key, error = %error, "search.not_followed");
                    pause = PAUSE_AFTER_FAILURE;
                    is_known = false;
                }
            }
            if is_known && !touched.is_empty() {
                library.untouch(site.id, &touched);
            }
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => return,
        }
    }
}

/// Texts with all names of what they are filed under.
fn named(
    live: &mut Live<'_>,
    documents: Vec<LiveDocument>,
) -> bayan_store::Result<Vec<(LiveDocument, Vec<String>)>> {
    let mut named = Vec::with_capacity(documents.len());
    for document in documents {
        let names = live.topic_words(document.item)?;
        named.push((document, names));
    }
    Ok(named)
}

/// A public text as the index keeps it, with the names of what it is filed under.
fn entry(edition: &Edition, document: &LiveDocument, names: &[String]) -> Entry {
    let content = &document.content;
    let section = document.section.and_then(|id| edition.section_by_id(id));
    let lines = [content.kicker.as_deref(), content.standfirst.as_deref(), content.place.as_deref()];
    let names = content.byline.as_deref().into_iter().chain(names.iter().map(String::as_str));
    Entry {
        id: document.item.to_string(),
        at: document.public_at.milliseconds(),
        kind: document.kind.as_str().to_owned(),
        section: section.map(|section| section.key.clone()),
        headline: content.headline.to_string(),
        lead: lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        names: names.collect::<Vec<_>>().join("\n"),
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
