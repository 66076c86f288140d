//! Articles and static pages: what is found at an address, and what stands in its place.

mod page;
mod text;

use super::{Failure, Front, facts::Facts, house::House, pictures::Pictures};
use crate::http::{
    answer::{Answer, CachePolicy},
    paths::Address,
};
use bayan_core::{id::ShortId, item::ItemKind};
use bayan_store::front::{
    Correction, Edition, EntryShown, Gone, Live, LiveDocument, LiveHeadline, LiveState, LiveTopic,
    Translation,
};
use hyper::StatusCode;
use std::sync::Arc;

/// How many related texts an article leads to.
const RELATED: usize = 3;

/// A document with all that its page shows.
pub(super) struct Gathered {
    pub document: LiveDocument,
    pub versions: Vec<Translation>,
    pub corrections: Vec<Correction>,
    pub behind: bool,
    pub imported: bool,
    pub recorded: Option<EntryShown>,
    /// That it is not public, where it is not.
    pub preview: Option<String>,
    pub pictures: Pictures,
    pub topics: Vec<LiveTopic>,
}

/// What stands around a document.
pub(super) struct Around {
    facts: Arc<Facts>,
    related: Vec<LiveHeadline>,
}

impl Gathered {
    fn of(
        live: &mut Live<'_>,
        site: bayan_core::id::SiteId,
        document: LiveDocument,
    ) -> bayan_store::Result<Gathered> {
        Ok(Gathered {
            versions: live.versions(document.item)?,
            corrections: live.corrections(document.id)?,
            behind: document.original.is_some() && live.is_behind(document.id)?,
            imported: document.kind != ItemKind::Page && live.was_imported(document.id)?,
            recorded: live.entry_shown(document.id)?,
            preview: None,
            pictures: Pictures::of(live, site, &document.content)?,
            // Another text may be all that makes a topic public: what was withdrawn is not looked at again with it.
            topics: match document.state {
                LiveState::Stands => live.topics_of(document.item, document.edition)?,
                LiveState::Withdrawn { .. } => Vec::new(),
            },
            document,
        })
    }
}

impl Front {
    pub(super) async fn article(
        &self,
        house: &House,
        key: &str,
        slug: &str,
        short_id: ShortId,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let (site, id) = (house.site.id, edition.id);
        let (found, gone) = self
            .reader
            .ask(move |live| match live.document(id, short_id)? {
                Some(document) => Ok((Some(Gathered::of(live, site, document)?), None)),
                None => Ok((None, live.gone(id, short_id)?)),
            })
            .await?;
        match (found, gone) {
            (Some(gathered), _) => {
                let document = &gathered.document;
                // The id alone finds a text; another slug is an older or a mistyped one.
                let own = own_address(house, &gathered);
                if own.as_ref().is_some_and(|own| matches!(own, Address::Page { .. }))
                    || document.slug != slug
                {
                    return Ok(Some(moved(own)));
                }
                let around = self.around(house, edition, &gathered).await?;
                self.document_page(house, edition, gathered, &around)
            }
            (None, Some(gone)) if slug.is_empty() || gone.replacement.is_some() => {
                self.gone(house, edition, gone).await
            }
            (None, Some(_)) => {
                // Explained at one address, which says nothing of what the text was called.
                let short = Address::Article { edition: key.to_owned(), slug: String::new(), id: short_id };
                Ok(Some(moved(Some(short))))
            }
            (None, None) => Ok(None),
        }
    }

    pub(super) async fn static_page(
        &self,
        house: &House,
        key: &str,
        slug: &str,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let (site, id, slug, wanted) = (house.site.id, edition.id, slug.to_owned(), slug.to_owned());
        let found = self.reader.ask(move |live| match live.page(id, &slug)? {
            Some(document) => Gathered::of(live, site, document).map(Some),
            None => Ok(None),
        });
        match found.await? {
            Some(gathered) => {
                let around = self.around(house, edition, &gathered).await?;
                self.document_page(house, edition, gathered, &around)
            }
            None => self.gone_page(house, edition, key, wanted).await,
        }
    }

    pub(super) async fn around(
        &self,
        house: &House,
        edition: &Edition,
        gathered: &Gathered,
    ) -> Result<Around, Failure> {
        let document = &gathered.document;
        let related = match document.kind {
            ItemKind::Page => Vec::new(),
            _ => {
                let known = self.known(house, edition).await?;
                known.nearest(&document.content.headline, RELATED, document.item)
            }
        };
        Ok(Around { facts: self.facts(house, edition).await?, related })
    }

    async fn gone_page(
        &self,
        house: &House,
        edition: &Edition,
        key: &str,
        slug: String,
    ) -> Result<Option<Answer>, Failure> {
        let id = edition.id;
        match self.reader.ask(move |live| live.gone_page(id, &slug)).await? {
            Some(short_id) => self.article(house, key, "", short_id).await,
            None => Ok(None),
        }
    }

    async fn gone(&self, house: &House, edition: &Edition, gone: Gone) -> Result<Option<Answer>, Failure> {
        match gone.replacement.and_then(|link| house.link(&link)) {
            Some(address) => Ok(Some(moved(Some(address)))),
            None => self.error_page(house, edition, StatusCode::GONE, gone.reason).await.map(Some),
        }
    }
}

/// The address that a document has now.
fn own_address(house: &House, gathered: &Gathered) -> Option<Address> {
    let own = gathered.versions.iter().find(|version| version.document == gathered.document.id)?;
    house.link(&own.link)
}

/// Leads to where something is now, for good.
pub(super) fn moved(to: Option<Address>) -> Answer {
    let target = to.map(|address| address.uri()).unwrap_or_default();
    Answer::redirect(StatusCode::MOVED_PERMANENTLY, &target, CachePolicy::Revalidate)
}
