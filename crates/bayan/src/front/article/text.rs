//! The text of an article alone, for whoever quotes it, and its address as a drawing.

use super::{Gathered, moved, own_address};
use crate::{
    front::{
        Failure, Front,
        house::House,
        view::{args, carried},
    },
    http::{
        answer::{Answer, CachePolicy, Dependency},
        encoding::Effort,
        paths::Address,
    },
};
use bayan_core::{id::ShortId, item::ItemKind};
use bayan_render::qr;
use bayan_store::front::{Edition, LiveState};
use hyper::{
    StatusCode,
    header::{self, HeaderName, HeaderValue},
};

impl Front {
    /// A part of an article, as `asked` names it.
    pub(in crate::front) async fn article_part(
        &self,
        house: &House,
        key: &str,
        slug: &str,
        id: ShortId,
        asked: &Address,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let gathered = match self.part_of(house, edition, slug, id, asked).await? {
            Part::Of(gathered) => gathered,
            Part::Elsewhere(answer) => return Ok(Some(answer)),
            Part::Nowhere => return Ok(None),
        };
        let answer = match asked {
            Address::ArticleQr { .. } => drawing(house, edition, id),
            _ => Some(text(house, edition, id, &gathered)),
        };
        let made_of = Dependency::Items(vec![gathered.document.item]);
        Ok(answer.map(|answer| answer.made_of(made_of).compressed(Effort::Quick)))
    }

    /// The article that a part of it was asked for; a part is where the article is, and nowhere else.
    async fn part_of(
        &self,
        house: &House,
        edition: &Edition,
        slug: &str,
        short_id: ShortId,
        asked: &Address,
    ) -> Result<Part, Failure> {
        let (site, id) = (house.site.id, edition.id);
        let found = self.reader.ask(move |live| match live.document(id, short_id)? {
            Some(document) => Ok(Ok(Gathered::of(live, site, document)?)),
            None => Ok(Err(live.gone(id, short_id)?.is_some())),
        });
        let gathered = match found.await? {
            Ok(gathered) => gathered,
            // What became of it is explained where the article was.
            Err(true) => {
                let (edition, slug) = (edition.key.clone(), String::new());
                let article = Address::Article { edition, slug, id: short_id };
                return Ok(Part::Elsewhere(moved(Some(article))));
            }
            Err(false) => return Ok(Part::Nowhere),
        };
        if gathered.document.kind == ItemKind::Page {
            return Ok(Part::Elsewhere(moved(own_address(house, &gathered))));
        }
        if gathered.document.slug != slug {
            let (edition, slug) = (edition.key.clone(), gathered.document.slug.clone());
            let own = match asked {
                Address::ArticleQr { .. } => Address::ArticleQr { edition, slug, id: short_id },
                _ => Address::ArticleText { edition, slug, id: short_id },
            };
            return Ok(Part::Elsewhere(moved(Some(own))));
        }
        Ok(Part::Of(gathered))
    }
}

/// The text as a file.
fn text(house: &House, edition: &Edition, id: ShortId, gathered: &Gathered) -> Answer {
    let written = written(house, edition, gathered);
    let answer = Answer::new(StatusCode::OK, "text/plain; charset=utf-8", written, CachePolicy::Revalidate)
        // The article is what is to be found, not its parts.
        .with(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    let name = format!("inline; filename=\"{}-{id}.txt\"", edition.key);
    let name = HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("inline"));
    house.in_language(edition, answer.with(header::CONTENT_DISPOSITION, name))
}

/// The short address as a drawing.
fn drawing(house: &House, edition: &Edition, id: ShortId) -> Option<Answer> {
    let short = Address::Article { edition: edition.key.clone(), slug: String::new(), id };
    let drawing = qr::svg(&house.absolute(&short))?;
    Some(house.secured(Answer::new(StatusCode::OK, "image/svg+xml", drawing, CachePolicy::Revalidate)))
}

enum Part {
    Of(Gathered),
    Elsewhere(Answer),
    Nowhere,
}

/// The text with what a quotation needs: who, when, what was corrected since, and where it is.
fn written(house: &House, edition: &Edition, gathered: &Gathered) -> String {
    let document = &gathered.document;
    let content = &document.content;
    let mut parts = vec![edition.institution.clone()];
    let day = edition.dates.long_date(document.public_at);
    parts.push(house.say(edition, "text-published", args! {"date" => day}));
    if let LiveState::Withdrawn { reason, .. } = &document.state {
        let day = edition.dates.long_date(document.changed_at);
        parts.push(house.say(edition, "text-withdrawn", args! {"date" => day}));
        parts.push(carried(reason, content.dir, edition));
    }
    for correction in &gathered.corrections {
        let day = edition.dates.long_date(correction.at);
        let note = correction.note.to_string();
        parts.push(house.say(edition, "text-corrected", args! {"date" => day, "note" => note}));
    }
    parts.push(content.to_plain());
    parts.extend(content.byline.as_ref().map(|byline| byline.to_string()));
    let short = Address::Article { edition: edition.key.clone(), slug: String::new(), id: document.short_id };
    parts.push(house.say(edition, "text-source", args! {"url" => house.absolute(&short)}));
    parts.join("\n\n") + "\n"
}
