//! What the public reads. Nothing here can write, and nothing here can select a draft: the state
//! holds a reader of the `live_*` views and no more.

mod archive;
mod article;
mod errors;
mod facts;
mod feeds;
mod files;
mod house;
mod lists;
mod photos;
pub mod pictures;
pub mod preview;
mod record;
mod search;
mod sitemap;
mod suggest;
mod timeline;
mod topics;
mod view;

use crate::{
    app::App,
    http::{
        answer::{Answer, CachePolicy, Dependency},
        encoding::Effort,
        old_address::old_address,
        page_map::Generation,
        paths::Address,
    },
    search::Library,
    settings::Settings,
};
use arc_swap::ArcSwap;
use bayan_core::{
    id::{ItemId, SiteId},
    instant::Clock,
};
use bayan_render::ThemeFault;
use bayan_store::{
    Error::{Busy, Gone, Retry},
    FrontReader,
    front::Site,
    objects::ReadObjects,
};
use house::House;
use hyper::{
    StatusCode, Uri,
    header::{self, HeaderValue},
};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Weak},
};
use tokio::{
    runtime::Handle,
    sync::{Semaphore, mpsc, watch},
    task::JoinSet,
};

/// The public's side of all sites.
pub struct Front {
    reader: FrontReader,
    objects: Arc<dyn ReadObjects>,
    clock: Arc<dyn Clock>,
    settings: Arc<Settings>,
    /// The sites as they are now: read by every request, put in place as a whole.
    houses: ArcSwap<Houses>,
    /// Held while they are read again.
    renewing: tokio::sync::Mutex<()>,
    /// Tells that there are others.
    renewed: watch::Sender<()>,
    /// What is searched; nothing where nobody follows what becomes public.
    library: Option<Arc<Library>>,
    /// Where files are read and pages made: not where requests are answered.
    threads: Handle,
}

/// The houses.
#[derive(Default)]
struct Houses {
    all: Vec<Arc<House>>,
    /// Which of them a host names.
    hosts: HashMap<String, usize>,
}

impl Houses {
    fn named(&self, host: &str) -> Option<&Arc<House>> {
        Some(&self.all[*self.hosts.get(host)?])
    }

    fn of(&self, site: SiteId) -> Option<&Arc<House>> {
        self.all.iter().find(|house| house.site.id == site)
    }
}

/// A request that no page answers.
pub struct Outside<'o> {
    /// The host that was asked for, where it is known which.
    pub host: Option<&'o str>,
    /// The path, for finding out in which language to say so.
    pub path: &'o str,
}

/// Why an answer could not be made.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Store(#[from] bayan_store::Error),
    #[error(transparent)]
    Theme(#[from] ThemeFault),
    #[error("object store: {0}")]
    Objects(#[from] std::io::Error),
}

impl Front {
    /// Prepares everything, with what is searched.
    pub async fn open(app: &App, library: Option<Arc<Library>>) -> anyhow::Result<Front> {
        let front = Front {
            reader: app.store.front.clone(),
            objects: app.objects.clone(),
            clock: app.clock.clone(),
            settings: Arc::clone(&app.settings),
            houses: ArcSwap::default(),
            renewing: tokio::sync::Mutex::default(),
            renewed: watch::Sender::new(()),
            library,
            threads: Handle::current(),
        };
        front.renew().await?;
        Ok(front)
    }

    /// Reads the sites again. Those that have not changed keep what was made for them.
    ///
    /// # Errors
    /// Where the database or the theme cannot be read: everything stays as it was.
    pub async fn renew(&self) -> anyhow::Result<()> {
        // One after the other: whoever read earlier puts nothing in the place of what was read later.
        let _turn = self.renewing.lock().await;
        let before = self.houses.load_full();
        let (mut houses, mut unread) = (Houses::default(), None);
        for site in self.reader.ask(|live| live.sites()).await? {
            for host in &site.hosts {
                houses.hosts.insert(host.clone(), houses.all.len());
            }
            let known = before.of(site.id).filter(|known| known.site.version == site.version);
            let id = site.id;
            houses.all.push(match (known, before.of(id)) {
                (Some(known), _) => Arc::clone(known),
                (None, Some(earlier)) => match self.furnish(site).await {
                    Ok(house) => house,
                    // One site that cannot be read keeps no other from its changes, and shows what it is anew.
                    Err(error) => {
                        unread = Some(error);
                        earlier.facts.forget();
                        earlier.pages.forget_all();
                        earlier.errors.forget_all();
                        Arc::clone(earlier)
                    }
                },
                (None, None) => self.furnish(site).await?,
            });
        }
        self.houses.store(Arc::new(houses));
        self.renewed.send_replace(());
        unread.map_or(Ok(()), Err)
    }

    async fn furnish(&self, site: Site) -> anyhow::Result<Arc<House>> {
        let id = site.id;
        let opened_at = self.reader.ask(move |live| Ok((live.positions(id)?.1, live.filed(id)?))).await?;
        let settings = Arc::clone(&self.settings);
        // A theme is a folder of files.
        let furnishing = tokio::task::spawn_blocking(move || {
            let (origin, theme) = (settings.origin(&site), settings.theme(&site)?);
            anyhow::Ok(House::new(site, origin, opened_at, theme, &settings))
        });
        Ok(Arc::new(furnishing.await??))
    }

    /// The answer that is ready for an address, if one is: all that a front thread looks for itself.
    pub fn ready(&self, host: &str, uri: &Uri) -> Option<Arc<Answer>> {
        let houses = self.houses.load();
        let house = houses.named(host)?;
        if uri.query().is_some() {
            return None;
        }
        house.pages.get(uri.path()).or_else(|| house.asset(uri.path()))
    }

    /// The address of the site that a host names, as the public types it.
    pub fn origin_of(&self, host: &str) -> Option<String> {
        Some(self.houses.load().named(host)?.origin.clone())
    }

    /// The site that a host names.
    pub fn site(&self, host: &str) -> Option<Arc<Site>> {
        Some(Arc::clone(&self.houses.load().named(host)?.site))
    }

    /// The sites that are served.
    pub fn sites(&self) -> Vec<Arc<Site>> {
        self.houses.load().all.iter().map(|house| Arc::clone(&house.site)).collect()
    }

    /// Something has become of these items that nobody is shown yet: no search finds them until it knows what.
    pub fn touch(&self, site: SiteId, items: &[ItemId]) {
        if let Some(library) = &self.library {
            library.touch(site, items);
        }
    }

    /// Forgets every answer that a change of these items may have changed.
    pub fn forget(&self, site: SiteId, items: impl Iterator<Item = ItemId>) {
        let items: HashSet<ItemId> = items.collect();
        if let Some(house) = self.houses.load().of(site) {
            // First: a page begun behind this finds nothing old, and one begun before is not kept.
            house.facts.forget();
            house.pages.forget(&items);
            house.errors.forget(&items);
        }
    }

    /// Forgets every answer.
    pub fn forget_all(&self, site: SiteId) {
        if let Some(house) = self.houses.load().of(site) {
            house.facts.forget();
            house.pages.forget_all();
            house.errors.forget_all();
        }
    }

    /// The position that was shown when the first answer could be kept.
    pub fn opened_at(&self, site: SiteId) -> i64 {
        self.houses.load().of(site).map_or(0, |house| house.opened_at.0)
    }

    /// How far was known what items are filed under when the first answer could be kept.
    pub fn filed_at(&self, site: SiteId) -> i64 {
        self.houses.load().of(site).map_or(0, |house| house.opened_at.1)
    }

    /// The answer to a request for a page; `accepted` is the header that says which languages the reader
    /// likes.
    pub async fn answer(
        &self,
        host: &str,
        path: &str,
        query: Option<&str>,
        accepted: Option<&str>,
    ) -> Arc<Answer> {
        let house = self.houses.load().named(host).map(Arc::clone);
        let Some(house) = house else {
            return self.outside(&Outside { host: None, path }, StatusCode::MISDIRECTED_REQUEST).await;
        };
        if query.is_none()
            && let Some(ready) = house.pages.get(path)
        {
            return ready;
        }
        let address = Address::parse(path, query);
        match self.make(&house, address, path, query, accepted).await {
            Ok(Some(answer)) => answer,
            Ok(None) => self.outside(&Outside { host: Some(host), path }, StatusCode::NOT_FOUND).await,
            Err(Failure::Store(failure @ (Busy | Gone | Retry))) => {
                tracing::warn!(error = %failure, "front.store_unavailable");
                let answer = Answer::plain(StatusCode::SERVICE_UNAVAILABLE);
                Arc::new(answer.with(header::RETRY_AFTER, HeaderValue::from_static("5")))
            }
            Err(failure) => {
                tracing::error!(error = %failure, "front.answer_failed");
                self.outside(&Outside { host: Some(host), path }, StatusCode::INTERNAL_SERVER_ERROR).await
            }
        }
    }

    async fn make(
        &self,
        house: &Arc<House>,
        address: Option<Address>,
        path: &str,
        query: Option<&str>,
        accepted: Option<&str>,
    ) -> Result<Option<Arc<Answer>>, Failure> {
        let begun = house.pages.generation();
        let foreign = is_foreign(address.as_ref(), query);
        if foreign && let Some(answer) = self.moved(house, path, query).await? {
            return Ok(Some(answer));
        }
        if let Some(address) = address {
            // A campaign's `?utm_…` is no reason to make a page that is ready.
            if let Some(ready) = house.pages.get(&address.uri()) {
                return Ok(Some(ready));
            }
            if let Some(answer) = self.page(house, &address, accepted).await? {
                return Ok(Some(self.keep(house, address, answer, begun)));
            }
        } else if let Some(whole) = house.with_slash(path) {
            let to = whole.uri();
            return Ok(Some(Arc::new(Answer::redirect(
                StatusCode::MOVED_PERMANENTLY,
                &to,
                CachePolicy::Revalidate,
            ))));
        }
        if foreign { Ok(None) } else { self.moved(house, path, query).await }
    }

    /// Where an address of an earlier site leads now.
    async fn moved(
        &self,
        house: &House,
        path: &str,
        query: Option<&str>,
    ) -> Result<Option<Arc<Answer>>, Failure> {
        let full = query.map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
        let Some(old) = old_address(&full) else { return Ok(None) };
        let site = house.site.id;
        let found = self.reader.ask(move |live| live.redirect(site, &old)).await?;
        let target = found.and_then(|link| house.link(&link));
        Ok(target.map(|target| {
            let to = target.uri();
            Arc::new(Answer::redirect(StatusCode::MOVED_PERMANENTLY, &to, CachePolicy::Revalidate))
        }))
    }

    async fn page(
        &self,
        house: &House,
        address: &Address,
        accepted: Option<&str>,
    ) -> Result<Option<Answer>, Failure> {
        match address {
            Address::Root => Ok(Some(house.root(accepted))),
            Address::Front { edition } => self.front_page(house, edition).await,
            Address::Section { edition, section, page } => self.section(house, edition, section, *page).await,
            Address::Article { edition, slug, id } => self.article(house, edition, slug, *id).await,
            Address::ArticleText { edition, slug, id } | Address::ArticleQr { edition, slug, id } => {
                self.article_part(house, edition, slug, *id, address).await
            }
            Address::ArticleVerify { edition, slug, id } | Address::ArticleHistory { edition, slug, id } => {
                self.record_page(house, edition, slug, *id, address).await
            }
            Address::Revisions { edition, id } => self.revisions(house, edition, *id).await,
            Address::Artefact { edition, id, rev, file } => {
                self.artefact(house, edition, *id, *rev, *file).await
            }
            Address::Log(file) => self.log_file(house, file).await,
            Address::Lookup { edition, query } => self.lookup(house, edition, query.as_deref()).await,
            Address::Search { edition, asked } => self.search(house, edition, asked).await,
            Address::Suggest { edition, words } => self.suggest(house, edition, words).await,
            Address::SearchFeed { edition, asked } => self.search_feed(house, edition, asked).await,
            Address::SearchDescription { edition } => Ok(self.search_description(house, edition)),
            Address::Checker { edition } => self.checker(house, edition),
            Address::Corrections { edition, format } => self.corrections_feed(house, edition, *format).await,
            Address::Archive { edition, year, month, page } => {
                self.archive(house, edition, *year, *month, *page).await
            }
            Address::Photos { edition, page } => self.photos(house, edition, *page).await,
            Address::Manifest { edition } => {
                Ok(house.site.edition(edition).map(|e| files::manifest(house, e)))
            }
            Address::Page { edition, slug } => self.static_page(house, edition, slug).await,
            Address::Topics { edition } => self.topics(house, edition).await,
            Address::Topic { edition, slug, page } => self.topic(house, edition, slug, *page).await,
            Address::Timeline { edition, slug } => self.timeline(house, edition, slug).await,
            Address::Feed { edition, of, format } => self.feed(house, edition, of, *format).await,
            Address::Media { id, version, width, format } => {
                self.media(house, *id, *version, Some((*format, *width))).await
            }
            Address::MediaOriginal { id, version } => self.media(house, *id, *version, None).await,
            Address::Asset { .. } => Ok(house.asset(&address.to_string()).map(|answer| (*answer).clone())),
            Address::Sitemap => self.sitemap(house).await,
            Address::SitemapPart { number } => self.sitemap_part(house, *number).await,
            Address::NewsSitemap => self.news_sitemap(house).await.map(Some),
            Address::Robots => Ok(Some(files::robots(house))),
            Address::SecurityTxt => Ok(files::security_txt(house, self.clock.now())),
            Address::Favicon => {
                let icon = house.theme.asset_url("favicon.svg");
                Ok(icon.map(|url| Answer::redirect(StatusCode::SEE_OTHER, url, CachePolicy::Revalidate)))
            }
        }
    }

    /// Keeps an answer that depends on something the page map is told of.
    fn keep(&self, house: &Arc<House>, address: Address, answer: Answer, begun: Generation) -> Arc<Answer> {
        let answer = Arc::new(answer);
        if answer.dependency != Dependency::Nothing {
            house.pages.keep(address.uri(), Arc::clone(&answer), begun);
        }
        answer
    }

    /// Makes the theme's files as small as can be, then the pages that are asked for again, one after the
    /// other, until `stop` says so: it is slow, and readers keep a core.
    pub async fn make_smaller(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        let mut tasks = JoinSet::new();
        let one_at_a_time = Arc::new(Semaphore::new(1));
        let mut renewed = self.renewed.subscribe();
        loop {
            for house in &self.houses.load_full().all {
                // What waits is taken once; a house that is no more takes its line along.
                let Some(waiting) = house.pages.waiting() else { continue };
                let files = Arc::clone(house);
                tasks.spawn_blocking(move || files.make_assets_smaller());
                tasks.spawn(make_smaller(Arc::downgrade(house), waiting, Arc::clone(&one_at_a_time)));
            }
            tokio::select! {
                // Dropping the set ends them.
                _ = stop.changed() => return,
                _ = renewed.changed() => {}
                Some(_) = tasks.join_next() => {}
            }
        }
    }

    /// The answer to a request that no page answers, in the reader's language as far as it is known.
    pub async fn outside(&self, request: &Outside<'_>, status: StatusCode) -> Arc<Answer> {
        let houses = self.houses.load_full();
        let known = request.host.and_then(|host| houses.named(host));
        let Some(house) = known else { return Arc::new(Answer::plain(status)) };
        let edition = house.edition_of_path(request.path);
        let key = (edition.key.clone(), status.as_u16());
        if let Some(ready) = house.errors.get(&key) {
            return ready;
        }
        let begun = house.errors.generation();
        match self.error_page(house, edition, status, None).await {
            Ok(answer) => {
                let answer = Arc::new(answer);
                house.errors.keep(key, Arc::clone(&answer), begun);
                answer
            }
            Err(failure) => {
                tracing::error!(error = %failure, "front.error_page_failed");
                Arc::new(Answer::plain(status))
            }
        }
    }
}

async fn make_smaller(
    house: Weak<House>,
    mut waiting: mpsc::Receiver<String>,
    one_at_a_time: Arc<Semaphore>,
) {
    while let Some(address) = waiting.recv().await {
        let Ok(turn) = Arc::clone(&one_at_a_time).acquire_owned().await else { return };
        let Some(house) = house.upgrade() else { return };
        let work = move || {
            if let Some(quick) = house.pages.look(&address) {
                let best = Arc::new((*quick).clone().compressed(Effort::Best));
                house.pages.replace(&address, &quick, best);
            }
            drop(turn);
        };
        // Only a program that is ending cancels it.
        let _ = tokio::task::spawn_blocking(work).await;
    }
}

/// Whether the query is not one of ours. Old systems had everything behind a question mark (`/?p=12`),
/// so such an address is first looked for among the old ones.
fn is_foreign(address: Option<&Address>, query: Option<&str>) -> bool {
    query.is_some() && !address.is_some_and(Address::has_query)
}
