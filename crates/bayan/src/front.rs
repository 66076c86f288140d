//! What the public reads. Nothing here can write, and nothing here can select a draft: the state
//! holds a reader of the `live_*` views and no more.

mod article;
mod errors;
mod feeds;
mod files;
mod house;
mod lists;
mod pictures;
mod view;

use crate::{
    app::App,
    http::{
        answer::{Answer, CachePolicy, Dependency},
        encoding::Effort,
        page_map::Generation,
        paths::{Address, old_address},
    },
};
use bayan_core::{
    id::{ItemId, SiteId},
    instant::Clock,
};
use bayan_render::{Theme, ThemeFault};
use bayan_store::{
    Error::{Busy, Gone, Retry},
    FrontReader,
    objects::ReadObjects,
};
use house::House;
use hyper::{
    StatusCode,
    header::{self, HeaderMap, HeaderValue},
};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
use tokio::sync::Semaphore;

/// The public's side of all sites.
pub struct Front {
    reader: FrontReader,
    objects: Arc<dyn ReadObjects>,
    clock: Arc<dyn Clock>,
    theme: Theme,
    houses: Vec<Arc<House>>,
    /// Which house a host names.
    hosts: HashMap<String, usize>,
    assets: HashMap<String, Arc<Answer>>,
    /// The best compression is slow: it is made for one page at a time, so that readers keep a core.
    compressing: Arc<Semaphore>,
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
    /// Prepares everything that does not change while the program runs.
    pub async fn open(app: &App) -> anyhow::Result<Front> {
        let theme = Theme::load()?;
        let mut houses = Vec::new();
        let mut hosts = HashMap::new();
        for site in app.sites().await? {
            for host in &site.hosts {
                hosts.insert(host.clone(), houses.len());
            }
            let origin = app.settings.origin(&site);
            let id = site.id;
            let (_, opened_at) = app.store.front.ask(move |live| live.positions(id)).await?;
            houses.push(Arc::new(House::new(site, origin, opened_at, &theme, &app.settings)));
        }
        let assets = theme.assets().map(|asset| (asset.url.clone(), Arc::new(files::asset(asset)))).collect();
        let (reader, objects, clock) = (app.store.front.clone(), app.objects.clone(), app.clock.clone());
        let compressing = Arc::new(Semaphore::new(1));
        Ok(Front { reader, objects, clock, theme, houses, hosts, assets, compressing })
    }

    /// The sites that are served.
    pub fn site_ids(&self) -> Vec<SiteId> {
        self.houses.iter().map(|house| house.site.id).collect()
    }

    /// Forgets every answer that a change of these items may have changed.
    pub fn forget(&self, site: SiteId, items: impl Iterator<Item = ItemId>) {
        let items: HashSet<ItemId> = items.collect();
        for house in self.houses.iter().filter(|house| house.site.id == site) {
            house.pages.forget(&items);
            house.errors.forget(&items);
        }
    }

    /// Forgets every answer.
    pub fn forget_all(&self, site: SiteId) {
        for house in self.houses.iter().filter(|house| house.site.id == site) {
            house.pages.forget_all();
            house.errors.forget_all();
        }
    }

    /// The position that was shown when the first answer could be kept.
    pub fn opened_at(&self, site: SiteId) -> i64 {
        self.houses.iter().find(|house| house.site.id == site).map_or(0, |house| house.opened_at)
    }

    /// The answer to a request for a page.
    pub async fn answer(
        &self,
        host: &str,
        path: &str,
        query: Option<&str>,
        headers: &HeaderMap,
    ) -> Arc<Answer> {
        let Some(house) = self.hosts.get(host).map(|index| &self.houses[*index]) else {
            return self.outside(&Outside { host: None, path }, StatusCode::MISDIRECTED_REQUEST).await;
        };
        if query.is_none()
            && let Some(ready) = house.pages.get(path)
        {
            return ready;
        }
        let house = Arc::clone(house);
        let address = Address::parse(path, query);
        match self.make(&house, address, path, query, headers).await {
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
        headers: &HeaderMap,
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
            if let Some(answer) = self.page(house, &address, headers).await? {
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
        headers: &HeaderMap,
    ) -> Result<Option<Answer>, Failure> {
        match address {
            Address::Root => {
                let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
                Ok(Some(house.root(accepted)))
            }
            Address::Front { edition } => self.front_page(house, edition).await,
            Address::Section { edition, section, page } => self.section(house, edition, section, *page).await,
            Address::Article { edition, slug, id } => self.article(house, edition, slug, *id).await,
            Address::Page { edition, slug } => self.static_page(house, edition, slug).await,
            Address::Feed { edition, section, format } => {
                self.feed(house, edition, section.as_deref(), *format).await
            }
            Address::Media { id, version, width } => self.media(house, *id, *version, *width).await,
            Address::Asset { .. } => {
                Ok(self.assets.get(&address.to_string()).map(|answer| (**answer).clone()))
            }
            Address::Sitemap => self.sitemap(house).await,
            Address::Robots => Ok(Some(files::robots(house))),
            Address::SecurityTxt => Ok(files::security_txt(house, self.clock.now())),
            Address::Favicon => {
                let icon = self.theme.asset_url("favicon.svg");
                Ok(icon.map(|url| Answer::redirect(StatusCode::SEE_OTHER, url, CachePolicy::Revalidate)))
            }
        }
    }

    /// Keeps an answer that depends on something the page map is told of, and has the best compression
    /// made behind it.
    fn keep(&self, house: &Arc<House>, address: Address, answer: Answer, begun: Generation) -> Arc<Answer> {
        let answer = Arc::new(answer);
        if answer.dependency == Dependency::Nothing {
            return answer;
        }
        let address = address.uri();
        let kept = house.pages.keep(address.clone(), Arc::clone(&answer), begun);
        let (house, quick) = (Arc::clone(house), Arc::clone(&answer));
        let one_at_a_time = Arc::clone(&self.compressing);
        if kept && answer.is_compressed() {
            tokio::spawn(async move {
                let Ok(turn) = one_at_a_time.acquire_owned().await else { return };
                let work = move || {
                    let best = Arc::new((*quick).clone().compressed(Effort::Best));
                    house.pages.keep(address, best, begun);
                    drop(turn);
                };
                // Only a program that is ending cancels it.
                let _ = tokio::task::spawn_blocking(work).await;
            });
        }
        answer
    }

    /// The answer to a request that no page answers, in the reader's language as far as it is known.
    pub async fn outside(&self, request: &Outside<'_>, status: StatusCode) -> Arc<Answer> {
        let known = request.host.and_then(|host| self.hosts.get(host)).map(|index| &self.houses[*index]);
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

/// Whether the query is not one of ours. Old systems had everything behind a question mark (`/?p=12`),
/// so such an address is first looked for among the old ones.
fn is_foreign(address: Option<&Address>, query: Option<&str>) -> bool {
    query.is_some() && !matches!(address, Some(Address::Section { .. }))
}
