//! The photographs of an edition.

use super::{
    Failure, Front,
    house::{House, Needs},
    pictures::Pictures,
    view::{self, Frame, Versions, article_address, date, photos_address},
};
use crate::http::answer::{Answer, Dependency};
use bayan_core::{
    content::{BlockKind, Content, Figure},
    language::Direction,
    media::Hash,
};
use bayan_render::{
    Page, Shape,
    context::{self, Markup, Photo},
};
use bayan_store::front::{Edition, LiveDocument};
use hyper::StatusCode;

/// How many photographs a page shows.
const PAGE: u32 = 24;

impl Front {
    pub(super) async fn photos(
        &self,
        house: &House,
        key: &str,
        page: u32,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let (site, id) = (house.site.id, edition.id);
        let facts = self.facts(house, edition).await?;
        let last = facts.photographs.div_ceil(PAGE).max(1);
        if page > last {
            return Ok(None);
        }
        let (found, pictures) = self
            .reader
            .ask(move |live| {
                let mut pictures = Pictures::default();
                let mut found: Vec<(Hash, LiveDocument)> = Vec::new();
                for (hash, document) in live.photographs(id, PAGE, (page - 1).saturating_mul(PAGE))? {
                    pictures.add(live, site, vec![hash])?;
                    if let Some(document) = live.document_by_id(document)? {
                        found.push((hash, document));
                    }
                }
                Ok((found, pictures))
            })
            .await?;
        let paging = view::paging(house, edition, page, last, |page| photos_address(edition, page));
        let title = house.say(edition, "photos-title", &[]);
        let title = if page == 1 { title } else { format!("{title} · {}", paging.label) };
        let versions = match page {
            1 => Versions::of_editions(house, |other| Some(photos_address(other, 1))),
            _ => Versions::none(),
        };
        let colours = pictures.rules();
        let photos = found.iter().filter_map(|(hash, document)| photo(edition, *hash, document, &pictures));
        let context = context::Photos {
            photos: photos.collect(),
            paging,
            common: self.common(
                house,
                Frame {
                    edition,
                    title,
                    description: Some(house.say(edition, "photos-description", &[])),
                    address: Some(photos_address(edition, page)),
                    versions,
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
        let html = house.theme.render(&Page::Photos(&context))?;
        let needs = Needs::list(&colours);
        Ok(Some(house.html(edition, StatusCode::OK, html, needs, Dependency::Lists)))
    }
}

fn photo(edition: &Edition, hash: Hash, document: &LiveDocument, pictures: &Pictures) -> Option<Photo> {
    let content = &document.content;
    let (figure, dir) = figure(content, hash)?;
    let (original, ..) = pictures.original(hash)?;
    Some(Photo {
        picture: pictures.figure(figure, content.lang.as_str(), dir)?,
        original: original.to_string(),
        url: article_address(edition, document).to_string(),
        headline: Markup::of_line(&content.headline, content.dir),
        lang: content.lang.to_string(),
        dir: content.dir.as_str(),
        date: date(edition, document.public_at, false),
    })
}

/// The figure of a text that shows a picture, with the direction it stands in.
fn figure(content: &Content, hash: Hash) -> Option<(&Figure, Direction)> {
    let shows = |figure: &&Figure| figure.media == hash;
    let lead = content.lead.as_ref().filter(shows).map(|figure| (figure, content.dir));
    lead.or_else(|| {
        content.blocks.iter().find_map(|block| {
            let figure = match &block.kind {
                BlockKind::Figure(figure) => Some(figure).filter(shows),
                BlockKind::Gallery(figures) => figures.iter().find(shows),
                _ => None,
            };
            Some((figure?, block.dir))
        })
    })
}
