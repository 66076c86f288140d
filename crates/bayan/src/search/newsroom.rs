//! The indexes of the newsroom: over what every text says now, in whatever state it is. They stand beside the public's
//! and are never asked by it; who may see what is found, the newsroom asks as it always does.

use super::{NotFollowed, PAUSE, PAUSE_AFTER_FAILURE, TIDY, body};
use crate::front::Front;
use bayan_core::id::{DocumentId, EditionId};
use bayan_search::{self as index, EditionIndex, Position, Query, Wanted};
use bayan_store::{
    Error, Writer,
    db::Conn,
    front::{Edition, Site},
    newsroom::{self, Touched},
};
use std::{
    collections::{HashMap, hash_map::Entry},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::{sync::watch, time::Instant};

/// How far behind the last change is looked for others, in milliseconds: whoever keeps something may have begun before
/// somebody whose change is seen already.
const BEHIND: i64 = 10_000;
/// How many texts are read at once.
const AT_ONCE: u32 = 200;
/// How many texts are found at once in an edition, and how often: what is asked for beside the words is asked of these.
const FOUND: usize = 100;
const ROUNDS: usize = 5;

/// The index of an edition, with what it knows beside.
struct Own {
    index: Arc<EditionIndex>,
    /// When each text that was changed lately was, as it is known here.
    lately: HashMap<DocumentId, i64>,
    /// When it was last freed of what texts said before; never, where that is due.
    tidied: Option<Instant>,
}

/// The indexes.
pub struct Newsroom {
    folder: PathBuf,
    writer: Writer,
    open: tokio::sync::Mutex<HashMap<EditionId, Own>>,
    /// Those that know everything, to be asked.
    ready: Mutex<HashMap<EditionId, Arc<EditionIndex>>>,
}

impl Newsroom {
    /// Those in a folder; none is opened before it is followed.
    pub fn new(folder: PathBuf, writer: Writer) -> Newsroom {
        Newsroom { folder, writer, open: tokio::sync::Mutex::default(), ready: Mutex::default() }
    }

    /// The texts of some editions that say something, what fits best first; nothing while one of the indexes is being
    /// made.
    ///
    /// # Errors
    /// Where an index cannot be read.
    pub async fn find(
        &self,
        editions: &[EditionId],
        words: &str,
        now: i64,
    ) -> Result<Option<Vec<DocumentId>>, NotFollowed> {
        let mut asked = Vec::new();
        for edition in editions {
            let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(index) = ready.get(edition) else { return Ok(None) };
            asked.push(Arc::clone(index));
        }
        let query = Query::parse(words);
        let found = tokio::task::spawn_blocking(move || {
            let mut all = Vec::new();
            for index in asked {
                let mut after = None;
                for _ in 0..ROUNDS {
                    let found =
                        index.find(&query, &Wanted { limit: FOUND, now, after, ..Wanted::default() })?;
                    all.extend(found.hits);
                    after = found.next;
                    if after.is_none() {
                        break;
                    }
                }
            }
            Ok::<_, NotFollowed>(all)
        });
        let mut all = found.await??;
        all.sort_by(|one, other| other.score.total_cmp(&one.score));
        Ok(Some(all.iter().filter_map(|hit| hit.id.parse().ok()).collect()))
    }

    /// Takes up what was changed.
    async fn follow(&self, site: &Site, edition: &Edition) -> Result<(), NotFollowed> {
        let mut open = self.open.lock().await;
        let own = match open.entry(edition.id) {
            Entry::Occupied(own) => own.into_mut(),
            Entry::Vacant(place) => {
                let (folder, lang) = (self.folder.join(edition.id.to_string()), edition.lang.clone());
                let index = tokio::task::spawn_blocking(move || EditionIndex::open(&folder, &lang)).await??;
                // An index that knows more than there is belongs to another database: one was put back.
                let id = edition.id;
                let last = self.writer.look(move |conn| newsroom::last_touched(conn, id)).await?;
                if index.position().is_some_and(|known| known.acts > last.unwrap_or(0)) {
                    index.forget();
                }
                let index = Arc::new(index);
                place.insert(Own { index, lately: HashMap::new(), tidied: None })
            }
        };
        let is_urgent = self.take_up(edition, own).await?;
        if own.index.is_dirty() && (is_urgent || own.tidied.is_none_or(|last| last.elapsed() > TIDY)) {
            let index = Arc::clone(&own.index);
            match tokio::task::spawn_blocking(move || index.purge()).await? {
                Ok(()) => own.tidied = Some(Instant::now()),
                Err(error) => {
                    own.tidied = None;
                    tracing::warn!(edition = edition.key, error = %error, "search.not_purged_yet");
                }
            }
        }
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if ready.insert(edition.id, Arc::clone(&own.index)).is_none() {
            tracing::info!(site = site.key, edition = edition.key, "search.newsroom_ready");
        }
        Ok(())
    }

    /// Reads what was changed since; answers whether something of it was removed by order.
    async fn take_up(&self, edition: &Edition, own: &mut Own) -> Result<bool, NotFollowed> {
        let known = own.index.position().map(|known| known.acts);
        let (id, mut after) = (edition.id, known.map_or(i64::MIN, |known| known.saturating_sub(BEHIND)));
        let (mut behind, mut is_urgent, mut has_read) = (None, false, known.is_some());
        loop {
            let look = move |conn: &mut Conn| newsroom::touched_since(conn, id, (after, behind), AT_ONCE);
            let all = self.writer.look(look).await?;
            let Some((at, last)) = all.last() else { break };
            (after, behind) = (*at, Some(*last));
            let new: Vec<DocumentId> = all
                .iter()
                .filter(|(at, document)| own.lately.get(document) != Some(at))
                .map(|(_, document)| *document)
                .collect();
            if !new.is_empty() {
                let touched = self.read(edition, new.clone()).await?;
                is_urgent |= touched.iter().any(|one| one.is_removed);
                let standing = touched.iter().filter(|one| !one.is_removed);
                let entries: Vec<index::Entry> = standing.map(|one| entry(edition, one)).collect();
                let gone: Vec<String> = new.iter().map(ToString::to_string).collect();
                let (index, position) = (Arc::clone(&own.index), Position { acts: after, filings: 0 });
                tokio::task::spawn_blocking(move || index.change(&gone, &entries, position)).await??;
                has_read = true;
            }
            own.lately.extend(all.into_iter().map(|(at, document)| (document, at)));
        }
        // What is older than that is not looked at again.
        own.lately.retain(|_, at| *at >= after.saturating_sub(2 * BEHIND));
        if !has_read {
            let index = Arc::clone(&own.index);
            tokio::task::spawn_blocking(move || index.change(&[], &[], Position::default())).await??;
        }
        Ok(is_urgent)
    }

    /// Texts as they are now; one that cannot be read keeps nobody from the others.
    async fn read(&self, edition: &Edition, documents: Vec<DocumentId>) -> Result<Vec<Touched>, NotFollowed> {
        let key = edition.key.clone();
        let look = move |conn: &mut Conn| {
            let mut all = Vec::new();
            for document in documents {
                match newsroom::touched(conn, document) {
                    Ok(touched) => all.push(touched),
                    Err(error @ (Error::Busy | Error::Gone | Error::Retry)) => return Err(error),
                    Err(error) => tracing::error!(edition = key, error = %error, "search.text_not_read"),
                }
            }
            Ok(all)
        };
        Ok(self.writer.look(look).await?)
    }
}

/// Follows what is changed until `stop` says so.
pub async fn run(newsroom: Arc<Newsroom>, front: Arc<Front>, mut stop: watch::Receiver<bool>) {
    loop {
        let mut pause = PAUSE;
        for site in front.sites() {
            for edition in &site.editions {
                if let Err(error) = newsroom.follow(&site, edition).await {
                    tracing::error!(site = site.key, edition = edition.key, error = %error, "search.newsroom_not_followed");
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

/// A text as the index keeps it.
fn entry(edition: &Edition, one: &Touched) -> index::Entry {
    let content = &one.content;
    let section = one.section.and_then(|id| edition.section_by_id(id));
    let lines = [content.kicker.as_deref(), content.standfirst.as_deref(), content.place.as_deref()];
    index::Entry {
        id: one.document.to_string(),
        at: one.at,
        kind: one.kind.as_str().to_owned(),
        section: section.map(|section| section.key.clone()),
        headline: content.headline.to_string(),
        lead: lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        names: content.byline.as_deref().unwrap_or_default().to_owned(),
        body: body(content),
    }
}
