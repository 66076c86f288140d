//! The sitemaps: everything that is public, and what is news.

use super::{
    Failure, Front,
    feeds::listing,
    house::House,
    view::{self, Versions, article_address},
};
use crate::http::{
    answer::{Answer, Dependency},
    paths::Address,
};
use bayan_core::instant::Instant;
use bayan_render::feeds::{NEWS_LIMIT, NewsUrl, SitemapUrl, news_sitemap};
use bayan_store::front::{Edition, LiveState};

/// How many addresses a sitemap may hold (sitemaps.org).
const SITEMAP_LIMIT: u32 = 50_000;
/// How long something is news, in milliseconds: two days.
const NEWS: i64 = 2 * 24 * 60 * 60 * 1000;

const XML: &str = "application/xml; charset=utf-8";

impl Front {
    pub(super) async fn sitemap(&self, house: &House) -> Result<Option<Answer>, Failure> {
        let site = house.site.id;
        let everything = self.reader.ask(move |live| live.everything(site, SITEMAP_LIMIT)).await?;
        let mut urls = Vec::new();
        let fronts =
            Versions::of_editions(house, |edition| Some(Address::Front { edition: edition.key.clone() }));
        let mut add = |address: &Address, modified: Option<String>, versions: &Versions| {
            let alternates = versions.alternates(house).into_iter().map(|a| (a.hreflang, a.url)).collect();
            urls.push(SitemapUrl { url: house.absolute(address), modified, alternates });
        };
        for edition in &house.site.editions {
            add(&Address::Front { edition: edition.key.clone() }, None, &fronts);
            for section in &edition.sections {
                let address = |other: &Edition| {
                    Some(view::section_address(other, &other.section(&section.key)?.key, 1))
                };
                let versions = Versions::of_editions(house, address);
                add(&view::section_address(edition, &section.key, 1), None, &versions);
            }
        }
        for group in everything.chunk_by(|a, b| a.0 == b.0) {
            let versions = Versions::of_item(house, group.iter().map(|(_, link, _)| link));
            for (_, link, changed_at) in group {
                let edition = house.site.edition_by_id(link.edition);
                if let (Some(address), Some(edition)) = (house.link(link), edition) {
                    add(&address, Some(edition.dates.machine(*changed_at)), &versions);
                }
            }
        }
        Ok(Some(listing(house, XML, bayan_render::feeds::sitemap(&urls))))
    }

    /// What was published in the last two days. It changes by time alone, so it is made for each request.
    pub(super) async fn news_sitemap(&self, house: &House) -> Result<Answer, Failure> {
        let now = self.clock.now();
        let since = Instant::from_milliseconds(now.milliseconds() - NEWS);
        let mut fresh = Vec::new();
        for edition in &house.site.editions {
            let id = edition.id;
            let limit = u32::try_from(NEWS_LIMIT).unwrap_or(u32::MAX);
            let found = self.reader.ask(move |live| live.between(id, (since, now), limit, 0)).await?;
            let standing = found.into_iter().filter(|document| document.state == LiveState::Stands);
            fresh.extend(standing.map(|document| NewsUrl {
                url: house.absolute(&article_address(edition, &document)),
                publication: edition.institution.clone(),
                lang: edition.lang.to_string(),
                published: edition.dates.machine(document.public_at),
                title: document.content.headline.to_string(),
            }));
        }
        let fronts =
            house.site.editions.iter().map(|edition| Address::Front { edition: edition.key.clone() });
        let plain: Vec<String> = fronts.map(|address| house.absolute(&address)).collect();
        let answer = listing(house, XML, news_sitemap(&fresh, &plain));
        Ok(answer.made_of(Dependency::Nothing))
    }
}
