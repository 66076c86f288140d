//! The page of an article, or a static page.

use super::{Around, Gathered, own_address};
use crate::{
    front::{
        Failure, Front,
        house::{House, Needs},
        pictures::{self, Pictures},
        record,
        view::{self, Frame, Versions, carried, date},
    },
    http::{
        answer::{Answer, Dependency},
        paths::Address,
    },
};
use bayan_core::{
    content::{BlockKind, Content},
    item::ItemKind,
    language::Lang,
    text::direction,
};
use bayan_markup::html_out;
use bayan_record::Code;
use bayan_render::{
    Page, Shape,
    context::{self, Card, Language, Markup, Original, PressPicture},
    json_ld,
    share::share,
};
use bayan_store::front::{Edition, LiveHeadline, LiveState, Translation};
use hyper::StatusCode;
use std::collections::HashSet;

impl Front {
    /// The page of a document.
    pub(in crate::front) fn document_page(
        &self,
        house: &House,
        edition: &Edition,
        gathered: Gathered,
        around: &Around,
    ) -> Result<Option<Answer>, Failure> {
        let document = &gathered.document;
        let content = &document.content;
        let Some(address) = own_address(house, &gathered) else { return Ok(None) };
        let canonical = house.absolute(&address);
        let is_page = document.kind == ItemKind::Page;
        let article = article_context(house, edition, &gathered, &around.related);
        let colours = gathered.pictures.rules();
        let title = carried(&content.headline, content.dir, edition);
        let description = content.summary(160).map(|summary| carried(&summary, content.dir, edition));
        let image =
            content.lead.as_ref().and_then(|lead| gathered.pictures.widest(lead.media, &house.origin));
        let section = document.section.and_then(|id| edition.section_by_id(id));
        let machine = |instant| edition.dates.machine(instant);
        let translation_of = original_of(house, &gathered).map(|(_, address)| house.absolute(&address));
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
                about: gathered
                    .topics
                    .iter()
                    .map(|topic| json_ld::About {
                        kind: topic.kind.schema(),
                        name: &topic.name,
                        url: house.absolute(&view::topic_address(edition, topic, 1)),
                    })
                    .collect(),
                translation_of: translation_of.as_deref(),
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
        let mut common = self.common(
            house,
            Frame {
                edition,
                title,
                description,
                address: Some(address),
                versions: Versions::of_item(house, gathered.versions.iter().map(|version| &version.link)),
                section: section.map(|section| section.key.as_str()),
                feeds_of: view::Feeds::Edition,
                shape: Shape::Text,
                facts: &around.facts,
                colours: colours.clone(),
                json_ld,
                og,
            },
        );
        common.page.links = record_links(&gathered);
        let context = context::ArticlePage { common, article };
        let html =
            house.theme.render(&if is_page { Page::Static(&context) } else { Page::Article(&context) })?;
        // A text that this one leads to may be corrected, or be gone.
        let related = around.related.iter().map(|related| related.item);
        let made_of = Dependency::Items([document.item].into_iter().chain(related).collect());
        let needs =
            Needs { shape: Shape::Text, colours: &colours, script: !is_page, form: false, looks_up: false };
        Ok(Some(house.html(edition, StatusCode::OK, html, needs, made_of)))
    }
}

fn article_context(
    house: &House,
    edition: &Edition,
    gathered: &Gathered,
    related: &[LiveHeadline],
) -> context::Article {
    let Gathered { document, pictures, .. } = gathered;
    let content = &document.content;
    let (lang, dir) = (content.lang.to_string(), content.dir);
    let line = |text: &str| Markup::of_line(text, dir);
    let around =
        pictures::Around { pictures, origin: "", table_label: house.say(edition, "table-label", &[]) };
    let original = original_of(house, gathered).map(|(edition, address)| Original {
        url: address.to_string(),
        language: edition.name.clone(),
        lang: edition.lang.to_string(),
        dir: edition.dir.as_str(),
    });
    let translations =
        gathered.versions.iter().filter(|version| version.document != document.id).filter_map(|version| {
            let (other_edition, address) = place_of(house, version)?;
            Some(Language {
                key: other_edition.key.clone(),
                name: other_edition.name.clone(),
                lang: other_edition.lang.to_string(),
                dir: other_edition.dir.as_str(),
                url: address.to_string(),
                current: false,
                available: true,
            })
        });
    let corrections = gathered.corrections.iter().map(|correction| context::Correction {
        date: date(edition, correction.at, false),
        note: line(&correction.note),
        lang: lang.clone(),
        dir: dir.as_str(),
        category: correction.category.as_str(),
    });
    let short = Address::Article { edition: edition.key.clone(), slug: String::new(), id: document.short_id };
    let part = |text: bool| {
        let (edition, slug, id) = (edition.key.clone(), document.slug.clone(), document.short_id);
        match text {
            true => Address::ArticleText { edition, slug, id },
            false => Address::ArticleQr { edition, slug, id },
        }
    };
    let short_url = house.absolute(&short);
    context::Article {
        headline: line(&content.headline),
        kicker: content.kicker.as_deref().map(line),
        standfirst: content.standfirst.as_deref().map(line),
        place: content.place.as_deref().map(line),
        byline: content.byline.as_deref().map(line),
        kind: document.kind.as_str(),
        date: date(edition, document.public_at, true),
        section: view::section_of(edition, document),
        topics: gathered.topics.iter().map(|topic| view::topic_place(edition, topic)).collect(),
        lead: content.lead.as_ref().and_then(|lead| pictures.figure(lead, &lang, dir)),
        body: Markup::of_html(html_out::page(content, &around)),
        corrections: corrections.collect(),
        preview: gathered.preview.clone(),
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
        related: related.iter().filter_map(|related| related_card(house, edition, related)).collect(),
        share: share(&short_url, &content.headline, dir, Some(part(false).to_string())),
        record: record_line(edition, gathered),
        text_url: part(true).to_string(),
        pictures: press_pictures(edition, content, pictures),
        short_url,
        lang,
        dir: dir.as_str(),
    }
}

/// What stands at the foot of a text about its record.
fn record_line(edition: &Edition, gathered: &Gathered) -> Option<context::RecordLine> {
    let recorded = gathered.recorded.as_ref()?;
    let id = gathered.document.short_id;
    Some(context::RecordLine {
        entry: edition.dates.numerals.write(&recorded.index.to_string()),
        corrections: u32::try_from(gathered.corrections.len()).unwrap_or(u32::MAX),
        revisions: recorded.revisions,
        verify_url: record::verify(edition, id).to_string(),
        history_url: record::history(edition, id).to_string(),
        code: Code::of(recorded.index, recorded.leaf).to_string(),
    })
}

/// Where a text's record is for machines, from where the text is: the addresses stay right in a copy of the
/// site.
fn record_links(gathered: &Gathered) -> Vec<context::RecordLink> {
    let Some(recorded) = &gathered.recorded else { return Vec::new() };
    let folder = match gathered.document.kind {
        ItemKind::Page => "../a/",
        _ => "",
    };
    let base = format!("{folder}{}", gathered.document.short_id);
    let link =
        |rel, file: &str, media_type| context::RecordLink { rel, url: format!("{base}/{file}"), media_type };
    let rev = recorded.revisions;
    vec![
        link("bayan-revisions", "revisions.json", "application/json"),
        link("bayan-entry", &format!("r/{rev}/entry"), "text/plain"),
        link("bayan-proof", &format!("r/{rev}/proof"), "text/plain"),
        link("bayan-disclosure", &format!("r/{rev}/disclosure"), "application/json"),
    ]
}

/// The edition and the address of a version.
fn place_of<'h>(house: &'h House, version: &Translation) -> Option<(&'h Edition, Address)> {
    Some((house.site.edition_by_id(version.link.edition)?, house.link(&version.link)?))
}

/// The edition and the address of the text that this one translates, where it is public.
fn original_of<'h>(house: &'h House, gathered: &Gathered) -> Option<(&'h Edition, Address)> {
    let original = gathered.document.original?;
    place_of(house, gathered.versions.iter().find(|version| version.document == original)?)
}

/// A related text as the list below an article shows it: its headline and its date.
fn related_card(house: &House, edition: &Edition, related: &LiveHeadline) -> Option<Card> {
    // The language of a headline is not known here; its letters tell how it is written.
    let dir = direction::prevailing(&related.headline).unwrap_or(edition.dir);
    let lang = if dir == edition.dir { edition.lang.clone() } else { Lang::undetermined() };
    Some(Card {
        url: house.link(&related.link)?.to_string(),
        headline: Markup::of_line(&related.headline, dir),
        kicker: None,
        standfirst: None,
        place: None,
        date: date(edition, related.public_at, false),
        kind: related.link.kind.as_str(),
        section: None,
        lang: lang.to_string(),
        dir: dir.as_str(),
        picture: None,
        withdrawn: false,
        corrected: false,
    })
}

/// The pictures of a text in full resolution.
fn press_pictures(edition: &Edition, content: &Content, pictures: &Pictures) -> Vec<PressPicture> {
    let number = |number: u32| edition.dates.numerals.write(&number.to_string());
    let mut seen = HashSet::new();
    let in_blocks = content.blocks.iter().flat_map(|block| match &block.kind {
        BlockKind::Figure(figure) => std::slice::from_ref(figure),
        BlockKind::Gallery(figures) => figures.as_slice(),
        _ => &[],
    });
    let figures = content.lead.iter().chain(in_blocks).filter(|figure| seen.insert(figure.media));
    let press = figures.filter_map(|figure| {
        let (address, width, height) = pictures.original(figure.media)?;
        Some(PressPicture {
            url: address.to_string(),
            width: number(width),
            height: number(height),
            alt: figure.alt.as_ref().map(|alt| alt.to_string()).unwrap_or_default(),
            credit: figure.credit.as_ref().map(|credit| credit.to_string()),
        })
    });
    press.collect()
}
