//! What is published: told to everybody, and asked of the public's side alone, which cannot see anything else.

use super::{
    Api, Made,
    call::Call,
    problem::{Kind, Problem},
    shapes,
    topics::subject,
    view,
};
use crate::http::paths::Address;
use bayan_core::{id::ShortId, item::ItemKind, media::Hash};
use bayan_store::front::{
    Correction, Edition, Link, List, Live, LiveDocument, LivePicture, LiveState, LiveTopic, Site,
};

/// What the public's side tells of one text.
struct Told {
    document: LiveDocument,
    is_behind: bool,
    pictures: Vec<(Hash, LivePicture)>,
    versions: Vec<Link>,
    corrections: Vec<Correction>,
    topics: Vec<LiveTopic>,
}

/// What there is under an id.
enum Under {
    Text(Box<Told>),
    Gone,
    Nothing,
}

impl Api {
    pub(super) async fn articles(&self, call: &Call) -> Result<Made, Problem> {
        let edition = call.edition()?.clone();
        let list = match call.asked("section") {
            Some(key) => {
                let section = edition.section(key);
                List::Section(section.ok_or_else(|| Problem::parameter("section", &["section"]))?.id)
            }
            None => List::Edition(edition.id),
        };
        let (limit, page) = (call.limit(), call.page());
        let ask = move |live: &mut Live<'_>| live.list(list, limit + 1, (page - 1) * limit);
        let mut found = self.app.store.front.ask(ask).await?;
        let goes_on = found.len() > limit as usize;
        found.truncate(limit as usize);
        Made::shown(shapes::Articles {
            items: found.iter().map(|document| summary(call, &edition, document)).collect(),
            next: goes_on.then(|| page + 1),
        })
    }

    pub(super) async fn article(&self, call: &Call) -> Result<Made, Problem> {
        let (id, site) = (call.part::<ShortId>(0)?, call.site.site.clone());
        let ask = move |live: &mut Live<'_>| under(live, &site, id);
        let told = match self.app.store.front.ask(ask).await? {
            Under::Text(told) => told,
            Under::Gone => return Err(Problem::of(Kind::Gone)),
            Under::Nothing => return Err(Problem::of(Kind::NotFound)),
        };
        let document = &told.document;
        let edition = view::found(call.site.site.edition_by_id(document.edition))?;
        let reason = match &document.state {
            LiveState::Stands => None,
            LiveState::Withdrawn { reason, .. } => Some(reason.to_string()),
        };
        Made::shown(shapes::Article {
            summary: summary(call, edition, document),
            topics: told.topics.iter().map(|topic| subject(call, edition, topic, None)).collect(),
            reason,
            is_behind: told.is_behind,
            content: view::content(&document.content),
            pictures: told.pictures.iter().map(|(hash, picture)| shown(call, *hash, picture)).collect(),
            versions: told.versions.iter().filter_map(|link| version(call, link)).collect(),
            corrections: told
                .corrections
                .iter()
                .map(|correction| shapes::Correction {
                    at: view::moment(correction.at),
                    category: correction.category.as_str(),
                    note: correction.note.to_string(),
                })
                .collect(),
            revisions_url: absolute(call, &revisions(edition, document)),
        })
    }
}

fn under(live: &mut Live<'_>, site: &Site, id: ShortId) -> bayan_store::Result<Under> {
    for edition in &site.editions {
        if let Some(document) = live.document(edition.id, id)? {
            let mut pictures = Vec::new();
            for media in document.content.media() {
                if let Some(picture) = live.picture(site.id, media)? {
                    pictures.push((media, picture));
                }
            }
            let versions = live.versions(document.item)?;
            return Ok(Under::Text(Box::new(Told {
                is_behind: live.is_behind(document.id)?,
                corrections: live.corrections(document.id)?,
                topics: live.topics_of(document.item, edition.id)?,
                versions: versions.into_iter().map(|version| version.link).collect(),
                pictures,
                document,
            })));
        }
        if live.gone(edition.id, id)?.is_some() {
            return Ok(Under::Gone);
        }
    }
    Ok(Under::Nothing)
}

fn absolute(call: &Call, address: &Address) -> String {
    format!("{}{}", call.site.origin, address.uri())
}

fn address(edition: &Edition, document: &LiveDocument) -> Address {
    // The short address leads to a static page too.
    let slug = if document.kind == ItemKind::Page { String::new() } else { document.slug.clone() };
    Address::Article { edition: edition.key.clone(), slug, id: document.short_id }
}

fn revisions(edition: &Edition, document: &LiveDocument) -> Address {
    Address::Revisions { edition: edition.key.clone(), id: document.short_id }
}

/// A published text in a list.
pub(super) fn summary(call: &Call, edition: &Edition, document: &LiveDocument) -> shapes::Summary {
    let section = document.section.and_then(|id| edition.section_by_id(id));
    shapes::Summary {
        id: document.short_id.to_string(),
        edition: edition.key.clone(),
        section: section.map(|section| section.key.clone()),
        kind: document.kind.as_str(),
        url: absolute(call, &address(edition, document)),
        headline: document.content.headline.to_string(),
        standfirst: document.content.standfirst.as_ref().map(ToString::to_string),
        published_at: view::moment(document.public_at),
        changed_at: view::moment(document.changed_at),
        number: document.number,
        state: match document.state {
            LiveState::Stands => shapes::LiveState::Stands,
            LiveState::Withdrawn { in_error: false, .. } => shapes::LiveState::Withdrawn,
            LiveState::Withdrawn { in_error: true, .. } => shapes::LiveState::InError,
        },
    }
}

fn version(call: &Call, link: &Link) -> Option<shapes::ArticleVersion> {
    let edition = call.site.site.edition_by_id(link.edition)?.key.clone();
    let slug = if link.kind == ItemKind::Page { String::new() } else { link.slug.clone() };
    let address = Address::Article { edition: edition.clone(), slug, id: link.short_id };
    Some(shapes::ArticleVersion { id: link.short_id.to_string(), edition, url: absolute(call, &address) })
}

fn shown(call: &Call, hash: Hash, picture: &LivePicture) -> shapes::Picture {
    let original = Address::MediaOriginal {
        id: picture.public_id,
        version: u32::try_from(picture.version).unwrap_or(1),
    };
    shapes::Picture {
        hash: hash.to_string(),
        width: picture.width,
        height: picture.height,
        url: Some(absolute(call, &original)),
        name: None,
        words: None,
        focus: picture.focus.map(|focus| shapes::Focus { across: focus.x(), down: focus.y() }),
        replaced_by: None,
        uses: None,
    }
}
