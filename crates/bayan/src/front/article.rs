//! Articles and static pages.

use super::{
    Failure, Front,
    house::House,
    pictures::{Around, Pictures},
    view::{self, Frame, Versions, carried, date},
};
use crate::http::{
    answer::{Answer, CachePolicy, Dependency},
    paths::Address,
};
use bayan_core::{id::ShortId, item::ItemKind};
use bayan_markup::html_out;
use bayan_render::{
    Page,
    context::{self, Language, Markup, Original},
    json_ld,
};
use bayan_store::front::{Correction, Edition, Gone, Live, LiveDocument, LiveState, PageLink, Translation};
use hyper::StatusCode;

/// A document with all that its page shows.
struct Gathered {
    document: LiveDocument,
    versions: Vec<Translation>,
    corrections: Vec<Correction>,
    behind: bool,
    imported: bool,
    pictures: Pictures,
    pages: Vec<PageLink>,
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
            pictures: Pictures::of(live, site, &document.content)?,
            pages: live.pages(document.edition)?,
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
                self.document_page(house, edition, gathered)
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
            Some(gathered) => self.document_page(house, edition, gathered),
            None => self.gone_page(house, edition, key, wanted).await,
        }
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

    fn document_page(
        &self,
        house: &House,
        edition: &Edition,
        gathered: Gathered,
    ) -> Result<Option<Answer>, Failure> {
        let document = &gathered.document;
        let content = &document.content;
        let Some(address) = own_address(house, &gathered) else { return Ok(None) };
        let canonical = house.absolute(&address);
        let is_page = document.kind == ItemKind::Page;
        let article = self.article_context(house, edition, &gathered);
        let title = carried(&content.headline, content.dir, edition);
        let description = content.summary(160).map(|summary| carried(&summary, content.dir, edition));
        let image =
            content.lead.as_ref().and_then(|lead| gathered.pictures.widest(lead.media, &house.origin));
        let section = document.section.and_then(|id| edition.section_by_id(id));
        let machine = |instant| edition.dates.machine(instant);
        let json_ld = (!is_page).then(|| {
            json_ld::article(&json_ld::Article {
                url: &canonical,
                headline: &content.headline,
                description: content.summary(160).as_deref(),
                lang: content.lang.as_str(),
                published: &machine(document.public_at),
                modified: &machine(document.changed_at.max(document.public_at)),
                images: image.iter().cloned().collect(),
                publisher: &edition.institution,
                publisher_url: &house.absolute(&Address::Front { edition: edition.key.clone() }),
                author: content.byline.as_deref(),
                section: section.map(|section| section.name.as_str()),
                translation_of: article.original.as_ref().map(|original| original.url.as_str()),
                corrections: gathered
                    .corrections
                    .iter()
                    .map(|c| (machine(c.at), c.note.to_string()))
                    .collect(),
            })
        });
        let mut og = Vec::new();
        if !is_page {
            og.push(view::property("og:type", "article".into()));
            og.push(view::property("article:published_time", machine(document.public_at)));
        }
        og.extend(image.map(|image| view::property("og:image", image)));
        let common = self.common(
            house,
            Frame {
                edition,
                title,
                description,
                address: Some(address),
                versions: Versions::of_item(house, gathered.versions.iter().map(|version| &version.link)),
                section: section.map(|section| section.key.as_str()),
                feeds_of: None,
                pages: gathered.pages.clone(),
                json_ld,
                og,
            },
        );
        let context = context::ArticlePage { common, article };
        let html =
            self.theme.render(&if is_page { Page::Static(&context) } else { Page::Article(&context) })?;
        Ok(Some(house.html(edition, StatusCode::OK, html, Dependency::Item(document.item))))
    }

    fn article_context(&self, house: &House, edition: &Edition, gathered: &Gathered) -> context::Article {
        let Gathered { document, pictures, .. } = gathered;
        let content = &document.content;
        let (lang, dir) = (content.lang.to_string(), content.dir);
        let line = |text: &str| Markup::of_line(text, dir);
        let around = Around { pictures, origin: "", table_label: self.say(edition, "table-label", &[]) };
        let other = |version: &Translation| {
            let other = house.site.edition_by_id(version.link.edition)?;
            Some((other, house.link(&version.link)?))
        };
        let original = document.original.and_then(|original| {
            let (other_edition, address) =
                other(gathered.versions.iter().find(|version| version.document == original)?)?;
            Some(Original {
                url: address.to_string(),
                language: other_edition.name.clone(),
                lang: other_edition.lang.to_string(),
                dir: other_edition.dir.as_str(),
            })
        });
        let translations =
            gathered.versions.iter().filter(|version| version.document != document.id).filter_map(
                |version| {
                    let (other_edition, address) = other(version)?;
                    Some(Language {
                        key: other_edition.key.clone(),
                        name: other_edition.name.clone(),
                        lang: other_edition.lang.to_string(),
                        dir: other_edition.dir.as_str(),
                        url: address.to_string(),
                        current: false,
                        available: true,
                    })
                },
            );
        let corrections = gathered.corrections.iter().map(|correction| context::Correction {
            date: date(edition, correction.at, false),
            note: line(&correction.note),
            lang: lang.clone(),
            dir: dir.as_str(),
            category: correction.category.as_str(),
        });
        let short =
            Address::Article { edition: edition.key.clone(), slug: String::new(), id: document.short_id };
        context::Article {
            headline: line(&content.headline),
            kicker: content.kicker.as_deref().map(line),
            standfirst: content.standfirst.as_deref().map(line),
            place: content.place.as_deref().map(line),
            byline: content.byline.as_deref().map(line),
            kind: document.kind.as_str(),
            date: date(edition, document.public_at, true),
            section: view::section_of(edition, document),
            lead: content.lead.as_ref().and_then(|lead| pictures.figure(lead, &lang, dir)),
            body: Markup::of_html(html_out::page(content, &around)),
            corrections: corrections.collect(),
            withdrawn: match &document.state {
                LiveState::Stands => None,
                LiveState::Withdrawn { reason, in_error } => Some(context::Withdrawn {
                    date: date(edition, document.changed_at, false),
                    reason: line(reason),
                    error: *in_error,
                }),
            },
            behind: if gathered.behind { original.clone() } else { None },
            original,
            translations: translations.collect(),
            number: document.number,
            imported: gathered.imported,
            short_url: house.absolute(&short),
            lang,
            dir: dir.as_str(),
        }
    }
}

/// The address that a document has now.
fn own_address(house: &House, gathered: &Gathered) -> Option<Address> {
    let own = gathered.versions.iter().find(|version| version.document == gathered.document.id)?;
    house.link(&own.link)
}

fn moved(to: Option<Address>) -> Answer {
    let target = to.map(|address| address.uri()).unwrap_or_default();
    Answer::redirect(StatusCode::MOVED_PERMANENTLY, &target, CachePolicy::Revalidate)
}
