//! Feeds.

use super::{
    Failure, Front,
    house::House,
    pictures::{Around, Pictures},
    view::{self, article_address, feed_address},
};
use crate::http::{
    answer::{Answer, CachePolicy, Dependency},
    encoding::Effort,
    paths::Address,
};
use bayan_core::content::{Block, BlockId, BlockKind};
use bayan_markup::html_out;
use bayan_render::feeds::{Entry, Feed, Format};
use bayan_store::front::{Edition, List, LiveDocument, LiveState};
use hyper::StatusCode;

/// How many texts a feed holds.
const ENTRIES: u32 = 20;

impl Front {
    pub(super) async fn feed(
        &self,
        house: &House,
        key: &str,
        section: Option<&str>,
        format: Format,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let named = section.map(|key| edition.section(key));
        let (list, section) = match named {
            Some(None) => return Ok(None),
            Some(Some(section)) => (List::Section(section.id), Some(section)),
            None => (List::Edition(edition.id), None),
        };
        let site = house.site.id;
        let documents = self
            .reader
            .ask(move |live| {
                let documents = live.list(list, ENTRIES, 0)?;
                let with =
                    |document: LiveDocument| Ok((Pictures::of(live, site, &document.content)?, document));
                documents.into_iter().map(with).collect::<bayan_store::Result<Vec<_>>>()
            })
            .await?;
        let section_key = section.map(|section| section.key.as_str());
        let page = match section_key {
            Some(key) => view::section_address(edition, key, 1),
            None => Address::Front { edition: edition.key.clone() },
        };
        // What was withdrawn is no news; its page says so to whoever has the link.
        let stands = documents.iter().filter(|(_, document)| document.state == LiveState::Stands);
        let feed = Feed {
            title: view::feed_title(house, edition, section_key),
            description: section
                .and_then(|section| section.description.clone())
                .or_else(|| edition.description.clone()),
            url: house.absolute(&feed_address(edition, section_key, format)),
            page_url: house.absolute(&page),
            lang: edition.lang.to_string(),
            dir: edition.dir,
            author: edition.institution.clone(),
            entries: stands.map(|(pictures, document)| entry(house, edition, document, pictures)).collect(),
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

fn entry(house: &House, edition: &Edition, document: &LiveDocument, pictures: &Pictures) -> Entry {
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
        section: document
            .section
            .and_then(|id| edition.section_by_id(id))
            .map(|section| section.name.clone()),
        content: html_out::page(&content, &around),
        image: lead.and_then(|lead| pictures.widest(lead, &house.origin)),
    }
}

/// A text that machines read, made of what is listed.
pub(super) fn listing(house: &House, media_type: &'static str, text: String) -> Answer {
    let answer = Answer::new(StatusCode::OK, media_type, text, CachePolicy::Revalidate);
    house.secured(answer.made_of(Dependency::Lists).compressed(Effort::Quick))
}
