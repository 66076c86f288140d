//! Feeds.

use super::{
    Failure, Front,
    article::moved,
    house::House,
    pictures::{Around, Pictures},
    view::{Feeds, article_address},
};
use crate::http::{
    answer::{Answer, CachePolicy, Dependency},
    encoding::Effort,
    paths::FeedOf,
};
use bayan_core::content::{Block, BlockId, BlockKind};
use bayan_markup::html_out;
use bayan_render::feeds::{Entry, Feed, Format};
use bayan_store::front::{Edition, List, LiveDocument, LiveState, LiveTopic};
use hyper::StatusCode;

/// How many texts a feed holds.
const ENTRIES: u32 = 20;

impl Front {
    pub(super) async fn feed(
        &self,
        house: &House,
        key: &str,
        of: &FeedOf,
        format: Format,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let id = edition.id;
        match of {
            FeedOf::Edition => {
                let documents = self.reader.ask(move |live| live.list(List::Edition(id), ENTRIES, 0)).await?;
                self.feed_of(house, edition, &Feeds::Edition, documents, format).await
            }
            FeedOf::Section(key) => {
                let Some(section) = edition.section(key) else { return Ok(None) };
                let list = List::Section(section.id);
                let documents = self.reader.ask(move |live| live.list(list, ENTRIES, 0)).await?;
                self.feed_of(house, edition, &Feeds::Section(section), documents, format).await
            }
            FeedOf::Topic(slug) => {
                let wanted = slug.clone();
                let found = self.reader.ask(move |live| {
                    let Some(topic) = live.topic(id, &wanted)? else { return Ok(None) };
                    let documents = live.under_topic(id, topic.id, ENTRIES, 0)?;
                    Ok(Some((topic, documents)))
                });
                let Some((topic, documents)) = found.await? else { return Ok(None) };
                let feeds = Feeds::Topic(&topic);
                if topic.slug != *slug {
                    return Ok(Some(moved(Some(feeds.address(edition, format)))));
                }
                self.feed_of(house, edition, &feeds, documents, format).await
            }
        }
    }

    pub(super) async fn feed_of(
        &self,
        house: &House,
        edition: &Edition,
        of: &Feeds<'_>,
        documents: Vec<LiveDocument>,
        format: Format,
    ) -> Result<Option<Answer>, Failure> {
        let (site, id) = (house.site.id, edition.id);
        let documents = self
            .reader
            .ask(move |live| {
                let with = |document: LiveDocument| {
                    let pictures = Pictures::of(live, site, &document.content)?;
                    let topics = live.topics_of(document.item, id)?;
                    Ok((document, pictures, topics))
                };
                documents.into_iter().map(with).collect::<bayan_store::Result<Vec<_>>>()
            })
            .await?;
        // What was withdrawn is no news; its page says so to whoever has the link.
        let stands = documents.iter().filter(|(document, ..)| document.state == LiveState::Stands);
        let feed = Feed {
            title: of.title(house, edition),
            description: of.description(edition),
            url: house.absolute(&of.address(edition, format)),
            page_url: house.absolute(&of.page(edition)),
            lang: edition.lang.to_string(),
            dir: edition.dir,
            author: edition.institution.clone(),
            entries: stands
                .map(|(document, pictures, topics)| entry(house, edition, document, (pictures, topics)))
                .collect(),
            made: edition.dates.machine(self.clock.now()),
        };
        let media_type = match format {
            Format::Atom => "application/atom+xml; charset=utf-8",
            Format::Rss => "application/rss+xml; charset=utf-8",
            Format::Json => "application/feed+json; charset=utf-8",
        };
        Ok(Some(listing(house, media_type, format.write(&feed))))
    }
}

fn entry(
    house: &House,
    edition: &Edition,
    document: &LiveDocument,
    (pictures, topics): (&Pictures, &[LiveTopic]),
) -> Entry {
    let mut content = document.content.clone();
    let lead = content.lead.as_ref().map(|lead| lead.media);
    if let Some(lead) = content.lead.take() {
        let (id, lang, dir) = (BlockId::numbered(0), content.lang.clone(), content.dir);
        content.blocks.insert(0, Block { id, lang, dir, kind: BlockKind::Figure(lead) });
    }
    let around =
        Around { pictures, origin: &house.origin, table_label: house.say(edition, "table-label", &[]) };
    let host = house.site.hosts.first().map_or("localhost", String::as_str);
    let year = edition.dates.year(document.public_at);
    Entry {
        url: house.absolute(&article_address(edition, document)),
        // RFC 4151: it names the text for ever, whatever its address becomes.
        id: format!("tag:{host},{year}:{}", document.short_id),
        title: content.headline.to_string(),
        lang: content.lang.to_string(),
        dir: content.dir,
        published: edition.dates.machine(document.public_at),
        published_rfc822: edition.dates.rfc822(document.public_at),
        updated: edition.dates.machine(if document.number > 1 {
            document.changed_at
        } else {
            document.public_at
        }),
        summary: content.summary(300),
        categories: document
            .section
            .and_then(|id| edition.section_by_id(id))
            .map(|section| section.name.clone())
            .into_iter()
            .chain(topics.iter().map(|topic| topic.name.clone()))
            .collect(),
        content: html_out::page(&content, &around),
        image: lead.and_then(|lead| pictures.widest(lead, &house.origin)),
    }
}

/// A text that machines read, made of what is listed.
pub(super) fn listing(house: &House, media_type: &'static str, text: String) -> Answer {
    let answer = Answer::new(StatusCode::OK, media_type, text, CachePolicy::Revalidate);
    house.secured(answer.made_of(Dependency::Lists).compressed(Effort::Quick))
}
