//! The sitemaps: everything that is public, and what is news.

use super::{
    Failure, Front,
    feeds::listing,
    house::House,
    view::{self, Versions},
};
use crate::http::{
    answer::{Answer, Dependency},
    paths::Address,
};
use bayan_core::instant::Instant;
use bayan_render::feeds::{NEWS_LIMIT, NewsUrl, SitemapUrl, news_sitemap, sitemap, sitemap_index};
use bayan_store::front::{Edition, LiveTopic};

/// How many items a sitemap holds: with all their languages far below the 50,000 addresses that are
/// allowed (sitemaps.org), and small enough to be kept ready.
const ITEMS: u32 = 1000;
/// How long something is news, in milliseconds: two days.
const NEWS: i64 = 2 * 24 * 60 * 60 * 1000;

const XML: &str = "application/xml; charset=utf-8";

impl Front {
    /// Everything, or an index of its parts where there is too much for one.
    pub(super) async fn sitemap(&self, house: &House) -> Result<Option<Answer>, Failure> {
        let parts = self.sitemap_parts(house).await?;
        if parts <= 1 {
            return self.sitemap_part(house, 1).await;
        }
        let part = |number| (house.absolute(&Address::SitemapPart { number }), None);
        let parts: Vec<_> = (1..=parts).map(part).collect();
        Ok(Some(listing(house, XML, sitemap_index(&parts))))
    }

    async fn sitemap_parts(&self, house: &House) -> Result<u32, Failure> {
        let site = house.site.id;
        let items = self.reader.ask(move |live| live.count_items(site)).await?;
        Ok(items.div_ceil(ITEMS).max(1))
    }

    /// A part of everything, from 1; the first begins with the places that texts stand in.
    pub(super) async fn sitemap_part(&self, house: &House, number: u32) -> Result<Option<Answer>, Failure> {
        if number == 0 || number > self.sitemap_parts(house).await? {
            return Ok(None);
        }
        let (site, before) = (house.site.id, (number - 1) * ITEMS);
        let everything = self.reader.ask(move |live| live.everything(site, ITEMS, before)).await?;
        let mut urls = Vec::new();
        if number == 1 {
            urls.extend(places(house));
            let topics = self.reader.ask(move |live| live.all_topics(site)).await?;
            urls.extend(topics_of(house, &topics));
        }
        for group in everything.chunk_by(|a, b| a.0 == b.0) {
            let versions = Versions::of_item(house, group.iter().map(|(_, link, _)| link));
            for (_, link, changed_at) in group {
                let edition = house.site.edition_by_id(link.edition);
                if let (Some(address), Some(edition)) = (house.link(link), edition) {
                    urls.push(entry(house, &address, Some(edition.dates.machine(*changed_at)), &versions));
                }
            }
        }
        Ok(Some(listing(house, XML, sitemap(&urls))))
    }

    /// What was published in the last two days. It changes by time alone, so it is made for each request.
    pub(super) async fn news_sitemap(&self, house: &House) -> Result<Answer, Failure> {
        let now = self.clock.now();
        let since = Instant::from_milliseconds(now.milliseconds() - NEWS);
        let (site, limit) = (house.site.id, u32::try_from(NEWS_LIMIT).unwrap_or(u32::MAX));
        let found = self.reader.ask(move |live| live.news(site, since, limit)).await?;
        let fresh: Vec<NewsUrl> = found
            .into_iter()
            .filter_map(|news| {
                let edition = house.site.edition_by_id(news.link.edition)?;
                Some(NewsUrl {
                    url: house.absolute(&house.link(&news.link)?),
                    publication: edition.institution.clone(),
                    lang: edition.lang.to_string(),
                    published: edition.dates.machine(news.public_at),
                    title: news.headline,
                })
            })
            .collect();
        let fronts =
            house.site.editions.iter().map(|edition| Address::Front { edition: edition.key.clone() });
        let plain: Vec<String> = fronts.map(|address| house.absolute(&address)).collect();
        let answer = listing(house, XML, news_sitemap(&fresh, &plain));
        Ok(answer.made_of(Dependency::Nothing))
    }
}

/// The front pages and sections.
fn places(house: &House) -> Vec<SitemapUrl> {
    let mut urls = Vec::new();
    let fronts =
        Versions::of_editions(house, |edition| Some(Address::Front { edition: edition.key.clone() }));
    for edition in &house.site.editions {
        urls.push(entry(house, &Address::Front { edition: edition.key.clone() }, None, &fronts));
        for section in &edition.sections {
            let address =
                |other: &Edition| Some(view::section_address(other, &other.section(&section.key)?.key, 1));
            let versions = Versions::of_editions(house, address);
            urls.push(entry(house, &view::section_address(edition, &section.key, 1), None, &versions));
        }
    }
    urls
}

/// The pages of topics.
fn topics_of(house: &House, topics: &[LiveTopic]) -> Vec<SitemapUrl> {
    let mut urls = Vec::new();
    for group in topics.chunk_by(|a, b| a.id == b.id) {
        let versions = Versions::of_editions(house, |edition| {
            let there = group.iter().find(|topic| topic.edition == edition.id)?;
            Some(view::topic_address(edition, there, 1))
        });
        for topic in group {
            if let Some(edition) = house.site.edition_by_id(topic.edition) {
                urls.push(entry(house, &view::topic_address(edition, topic, 1), None, &versions));
            }
        }
    }
    urls
}

/// An address with the same page in other languages; none where there is only one.
fn entry(house: &House, address: &Address, modified: Option<String>, versions: &Versions) -> SitemapUrl {
    let alternates = if versions.count() > 1 { versions.alternates(house) } else { Vec::new() };
    let alternates = alternates.into_iter().map(|alternate| (alternate.hreflang, alternate.url)).collect();
    SitemapUrl { url: house.absolute(address), modified, alternates }
}
