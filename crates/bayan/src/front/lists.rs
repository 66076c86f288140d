//! The front page and the pages of sections.

use super::{
    Failure, Front,
    house::{House, Needs},
    pictures::Pictures,
    view::{self, Frame, Versions, card},
};
use crate::http::{
    answer::{Answer, Dependency},
    paths::Address,
};
use bayan_core::{
    id::{DocumentId, SiteId},
    item::ItemKind,
};
use bayan_render::{
    Page, Shape,
    context::{self, Card, SectionHead, SectionWithItems},
};
use bayan_store::front::{Edition, List, Live, LiveDocument, LiveState};
use hyper::StatusCode;
use std::collections::HashSet;

/// How many texts a page of a section lists.
const PAGE: u32 = 20;
/// How many the front page lists as latest, and below each section.
const LATEST: usize = 6;
const IN_SECTION: usize = 5;

/// Documents with what their cards show.
pub(super) struct Listed {
    documents: Vec<LiveDocument>,
    pictures: Pictures,
    corrected: HashSet<DocumentId>,
}

impl Listed {
    pub(super) fn of(
        live: &mut Live<'_>,
        site: SiteId,
        documents: Vec<LiveDocument>,
    ) -> bayan_store::Result<Listed> {
        let mut listed = Listed::without_pictures(live, documents)?;
        for document in &listed.documents {
            let lead = document.content.lead.iter().map(|lead| lead.media).collect();
            listed.pictures.add(live, site, lead)?;
        }
        Ok(listed)
    }

    /// For a list that shows no pictures.
    pub(super) fn without_pictures(
        live: &mut Live<'_>,
        documents: Vec<LiveDocument>,
    ) -> bayan_store::Result<Listed> {
        let mut listed = Listed { documents, pictures: Pictures::default(), corrected: HashSet::new() };
        for document in &listed.documents {
            if document.number > 1 && !live.corrections(document.id)?.is_empty() {
                listed.corrected.insert(document.id);
            }
        }
        Ok(listed)
    }

    pub(super) fn card(&self, edition: &Edition, document: &LiveDocument) -> Card {
        card(edition, document, &self.pictures, self.corrected.contains(&document.id))
    }

    /// Their pictures.
    pub(super) fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    /// The documents.
    pub(super) fn documents(&self) -> &[LiveDocument] {
        &self.documents
    }

    pub(super) fn cards(&self, edition: &Edition) -> Vec<Card> {
        self.documents.iter().map(|document| self.card(edition, document)).collect()
    }
}

/// What the front page is made of.
struct Gathered {
    latest: Listed,
    sections: Vec<Listed>,
    notices: Listed,
}

impl Front {
    pub(super) async fn front_page(&self, house: &House, key: &str) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let (site, id) = (house.site.id, edition.id);
        let sections: Vec<_> = edition.sections.iter().map(|section| section.id).collect();
        let gathered = self.reader.ask(move |live| {
            let mut listed = |list, limit| {
                let mut documents = live.list(list, limit, 0)?;
                // What was withdrawn is no news; its section lists it, and says so.
                documents.retain(|document| document.state == LiveState::Stands);
                Listed::of(live, site, documents)
            };
            let latest = listed(List::Edition(id), 24)?;
            let notices = listed(List::Notices(id), 3)?;
            let sections = sections
                .into_iter()
                .map(|section| listed(List::Section(section), 16))
                .collect::<Result<_, _>>()?;
            Ok(Gathered { latest, sections, notices })
        });
        let Gathered { latest, sections, notices } = gathered.await?;
        let facts = self.facts(house, edition).await?;
        let pictures =
            sections.iter().fold(latest.pictures.clone(), |all, listed| all.with(&listed.pictures));
        let colours = pictures.rules();
        let lead = choose_lead(&latest.documents);
        let shown: Vec<&LiveDocument> = latest
            .documents
            .iter()
            .filter(|document| {
                document.kind != ItemKind::Notice && lead.is_none_or(|lead| lead.id != document.id)
            })
            .take(LATEST)
            .collect();
        let above: HashSet<DocumentId> =
            shown.iter().map(|document| document.id).chain(lead.map(|lead| lead.id)).collect();
        let named = edition.sections.iter().zip(&sections).filter(|(_, listed)| !listed.documents.is_empty());
        let sections_with_items = named.map(|(section, listed)| {
            // What stands above already is not said again, unless too little would be left.
            let fresh: Vec<&LiveDocument> =
                listed.documents.iter().filter(|document| !above.contains(&document.id)).collect();
            let mut items = if fresh.len() >= 3 { fresh } else { listed.documents.iter().collect() };
            items.truncate(IN_SECTION);
            // A section opens with its newest picture.
            if let Some(at) = items.iter().position(|document| document.content.lead.is_some()) {
                items[..=at].rotate_right(1);
            }
            SectionWithItems {
                name: section.name.clone(),
                url: view::section_address(edition, &section.key, 1).to_string(),
                items: items
                    .into_iter()
                    .take(IN_SECTION)
                    .map(|document| listed.card(edition, document))
                    .collect(),
            }
        });
        let address = |edition: &Edition| Address::Front { edition: edition.key.clone() };
        let context = context::Front {
            lead: lead.map(|document| latest.card(edition, document)),
            latest: shown.into_iter().map(|document| latest.card(edition, document)).collect(),
            sections_with_items: sections_with_items.collect(),
            notices: notices.cards(edition),
            common: self.common(
                house,
                Frame {
                    edition,
                    title: edition.institution.clone(),
                    description: edition.description.clone(),
                    address: Some(address(edition)),
                    versions: Versions::of_editions(house, |other| Some(address(other))),
                    section: None,
                    feeds_of: view::Feeds::Edition,
                    shape: Shape::List,
                    facts: &facts,
                    colours: colours.clone(),
                    json_ld: None,
                    og: Vec::new(),
                },
            ),
        };
        let html = house.theme.render(&Page::Front(&context))?;
        let needs = Needs::list(&colours);
        Ok(Some(house.html(edition, StatusCode::OK, html, needs, Dependency::Lists)))
    }

    pub(super) async fn section(
        &self,
        house: &House,
        key: &str,
        section: &str,
        page: u32,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let Some(section) = edition.section(section) else { return Ok(None) };
        let (site, id) = (house.site.id, section.id);
        let facts = self.facts(house, edition).await?;
        let (count, listed) = self
            .reader
            .ask(move |live| {
                let count = live.count(id)?;
                let documents = live.list(List::Section(id), PAGE, (page - 1).saturating_mul(PAGE))?;
                Ok((count, Listed::of(live, site, documents)?))
            })
            .await?;
        let last = count.div_ceil(PAGE).max(1);
        if page > last {
            return Ok(None);
        }
        let address = |page: u32| view::section_address(edition, &section.key, page);
        let versions = match page {
            1 => Versions::of_editions(house, |other| {
                Some(view::section_address(other, &other.section(&section.key)?.key, 1))
            }),
            _ => Versions::none(),
        };
        let paging = view::paging(house, edition, page, last, address);
        let label = &paging.label;
        let colours = listed.pictures.rules();
        let title = if page == 1 { section.name.clone() } else { format!("{} · {label}", section.name) };
        let context = context::Section {
            section: SectionHead {
                name: section.name.clone(),
                description: section.description.clone(),
                url: address(1).to_string(),
            },
            items: listed.cards(edition),
            paging,
            common: self.common(
                house,
                Frame {
                    edition,
                    title,
                    description: section.description.clone(),
                    address: Some(address(page)),
                    versions,
                    section: Some(&section.key),
                    feeds_of: view::Feeds::Section(section),
                    shape: Shape::List,
                    facts: &facts,
                    colours: colours.clone(),
                    json_ld: None,
                    og: Vec::new(),
                },
            ),
        };
        let html = house.theme.render(&Page::Section(&context))?;
        let needs = Needs::list(&colours);
        Ok(Some(house.html(edition, StatusCode::OK, html, needs, Dependency::Lists)))
    }
}

/// The first story: the newest with a picture among the latest, else the newest.
fn choose_lead(documents: &[LiveDocument]) -> Option<&LiveDocument> {
    let is_story = |document: &&LiveDocument| document.kind != ItemKind::Notice;
    let with_picture =
        documents.iter().filter(is_story).take(6).find(|document| document.content.lead.is_some());
    with_picture.or_else(|| documents.iter().find(is_story))
}
