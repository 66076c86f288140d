//! The pages of topics: what the institution speaks about, and what it said about each.

use super::{
    Failure, Front,
    article::moved,
    house::{House, Needs},
    lists::Listed,
    view::{self, Feeds, Frame, Versions},
};
use crate::http::{
    answer::{Answer, Dependency},
    paths::Address,
};
use bayan_core::{
    id::{EditionId, SiteId, TopicId},
    text::arabic::comparable,
    topic::{Mentions, TopicKind},
};
use bayan_render::{
    Page, Shape,
    context::{self, TopicGroup, TopicHead, TopicLine},
};
use bayan_store::front::{Edition, Live, LiveTopic};
use hyper::StatusCode;
use std::collections::HashMap;

/// How many texts a page of a topic lists.
const PAGE: u32 = 20;

/// The topics of an edition, by name, with what finds them in what somebody types.
#[derive(Debug)]
pub(super) struct KnownTopics {
    /// Each with how many texts are filed under it.
    pub all: Vec<(LiveTopic, u32)>,
    mentions: Mentions<usize>,
}

impl KnownTopics {
    pub(super) fn of(live: &mut Live<'_>, edition: EditionId) -> bayan_store::Result<KnownTopics> {
        let mut all = live.topics(edition)?;
        all.sort_by_cached_key(|(topic, _)| comparable(&topic.name));
        let spellings = live.topic_spellings(edition)?;
        let places: HashMap<TopicId, usize> =
            all.iter().enumerate().map(|(at, (topic, _))| (topic.id, at)).collect();
        let spelt = spellings.iter().filter_map(|(id, word)| Some((*places.get(id)?, word.as_str())));
        let mentions = Mentions::new(spelt);
        Ok(KnownTopics { all, mentions })
    }

    /// The topics that words name.
    pub(super) fn named(&self, words: &str) -> Vec<&(LiveTopic, u32)> {
        self.mentions.of(words).into_iter().map(|at| &self.all[at]).collect()
    }
}

/// Why what readers know cannot be told.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NotTold(String);

impl Front {
    /// The topics of an edition as its pages show them, each with how many texts are filed under it.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub async fn topics_of(&self, site: SiteId, key: &str) -> Result<Vec<(LiveTopic, u32)>, NotTold> {
        let houses = self.houses.load_full();
        let Some(house) = houses.of(site) else { return Ok(Vec::new()) };
        let Some(edition) = house.site.edition(key) else { return Ok(Vec::new()) };
        let facts = self.facts(house, edition).await.map_err(|failure| NotTold(failure.to_string()))?;
        Ok(facts.topics.all.clone())
    }

    /// All topics of an edition.
    pub(super) async fn topics(&self, house: &House, key: &str) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let facts = self.facts(house, edition).await?;
        if facts.topics.all.is_empty() {
            return Ok(None);
        }
        let group = |kind: TopicKind| {
            let own = facts.topics.all.iter().filter(|(topic, _)| topic.kind == kind);
            let topics: Vec<TopicLine> = own
                .map(|(topic, count)| TopicLine { place: view::topic_place(edition, topic), count: *count })
                .collect();
            (!topics.is_empty()).then(|| TopicGroup { kind: kind.as_str(), topics })
        };
        let address = |edition: &Edition| Address::Topics { edition: edition.key.clone() };
        // An edition whose texts are filed under nothing has no such page.
        let mut having = Vec::new();
        for other in &house.site.editions {
            if other.id == edition.id || !self.facts(house, other).await?.topics.all.is_empty() {
                having.push(other.id);
            }
        }
        let context = context::Topics {
            groups: TopicKind::ALL.into_iter().filter_map(group).collect(),
            common: self.common(
                house,
                Frame {
                    edition,
                    title: house.say(edition, "topics-title", &[]),
                    description: Some(house.say(edition, "topics-description", &[])),
                    address: Some(address(edition)),
                    versions: Versions::of_editions(house, |other| {
                        having.contains(&other.id).then(|| address(other))
                    }),
                    section: None,
                    feeds_of: Feeds::Edition,
                    shape: Shape::List,
                    facts: &facts,
                    colours: String::new(),
                    json_ld: None,
                    og: Vec::new(),
                },
            ),
        };
        let html = house.theme.render(&Page::Topics(&context))?;
        Ok(Some(house.html(edition, StatusCode::OK, html, Needs::list(""), Dependency::Lists)))
    }

    /// What was said about one.
    pub(super) async fn topic(
        &self,
        house: &House,
        key: &str,
        slug: &str,
        page: u32,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let (site, id, wanted) = (house.site.id, edition.id, slug.to_owned());
        let found = self.reader.ask(move |live| {
            let Some(topic) = live.topic(id, &wanted)? else { return Ok(None) };
            let count = live.count_under_topic(id, topic.id)?;
            let documents = live.under_topic(id, topic.id, PAGE, (page - 1).saturating_mul(PAGE))?;
            let everywhere = live.topic_everywhere(topic.id)?;
            Ok(Some((Listed::of(live, site, documents)?, topic, count, everywhere)))
        });
        let Some((listed, topic, count, everywhere)) = found.await? else { return Ok(None) };
        if topic.slug != slug {
            return Ok(Some(moved(Some(view::topic_address(edition, &topic, page)))));
        }
        let last = count.div_ceil(PAGE).max(1);
        if page > last {
            return Ok(None);
        }
        let facts = self.facts(house, edition).await?;
        let address = |page: u32| view::topic_address(edition, &topic, page);
        let versions = match page {
            1 => Versions::of_editions(house, |other| {
                let there = everywhere.iter().find(|there| there.edition == other.id)?;
                Some(view::topic_address(other, there, 1))
            }),
            _ => Versions::none(),
        };
        let paging = view::paging(house, edition, page, last, address);
        let colours = listed.pictures().rules();
        let title =
            if page == 1 { topic.name.clone() } else { format!("{} · {}", topic.name, paging.label) };
        let context = context::Topic {
            topic: TopicHead {
                name: topic.name.clone(),
                kind: topic.kind.as_str(),
                description: topic.note.clone(),
                url: address(1).to_string(),
                timeline: Address::Timeline { edition: edition.key.clone(), slug: topic.slug.clone() }
                    .to_string(),
                all: Address::Topics { edition: edition.key.clone() }.to_string(),
                count,
            },
            items: listed.cards(edition),
            paging,
            common: self.common(
                house,
                Frame {
                    edition,
                    title,
                    description: topic.note.clone(),
                    address: Some(address(page)),
                    versions,
                    section: None,
                    feeds_of: Feeds::Topic(&topic),
                    shape: Shape::List,
                    facts: &facts,
                    colours: colours.clone(),
                    json_ld: None,
                    og: Vec::new(),
                },
            ),
        };
        let html = house.theme.render(&Page::Topic(&context))?;
        Ok(Some(house.html(edition, StatusCode::OK, html, Needs::list(&colours), Dependency::Lists)))
    }
}
