//! A text that is not public, as its public page would look. What is shown is handed over by whoever may read it:
//! nothing of it is asked for here, and nothing is kept.

use super::{
    Failure, Front,
    article::Gathered,
    pictures::{Elsewhere, Pictures},
};
use crate::http::answer::{Answer, CachePolicy};
use bayan_core::{id::SiteId, media::Hash};
use bayan_store::front::{Link, LiveDocument, Translation};
use hyper::header::{HeaderName, HeaderValue};
use std::collections::HashMap;

/// What is to be shown.
pub struct Previewed {
    /// The text as it would be public.
    pub document: LiveDocument,
    /// Its pictures.
    pub pictures: HashMap<Hash, Elsewhere>,
    /// What the page says of itself: that it is not public, and for whom it is.
    pub note: String,
}

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
#[error("the preview could not be made: {0}")]
pub struct NoPreview(String);

impl From<Failure> for NoPreview {
    fn from(failure: Failure) -> NoPreview {
        NoPreview(failure.to_string())
    }
}

impl Front {
    /// The page of a text that is not public. None where the site or its edition is not served.
    ///
    /// # Errors
    /// Where the store or the theme fails.
    pub async fn preview(&self, site: SiteId, shown: Previewed) -> Result<Option<Answer>, NoPreview> {
        let houses = self.houses.load_full();
        let Some(house) = houses.of(site) else { return Ok(None) };
        let Some(edition) = house.site.edition_by_id(shown.document.edition) else { return Ok(None) };
        let document = shown.document;
        let link = Link {
            edition: document.edition,
            kind: document.kind,
            slug: document.slug.clone(),
            short_id: document.short_id,
        };
        let gathered = Gathered {
            versions: vec![Translation { document: document.id, link }],
            corrections: Vec::new(),
            behind: false,
            imported: false,
            recorded: None,
            preview: Some(shown.note),
            pictures: Pictures::elsewhere(shown.pictures),
            // What it is filed under can change until it is public.
            topics: Vec::new(),
            document,
        };
        let around = self.around(house, edition, &gathered).await?;
        let page = self.document_page(house, edition, gathered, &around)?;
        Ok(page.map(|page| {
            let noindex = HeaderName::from_static("x-robots-tag");
            page.kept(CachePolicy::NoStore).with(noindex, HeaderValue::from_static("noindex, nofollow"))
        }))
    }
}
