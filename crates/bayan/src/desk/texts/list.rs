//! The list of texts, and the one that the editor finds texts in.

use super::super::{
    Asked, Desk, Failure, Present,
    frame::Framed,
    place::{InText, Place},
    reply::Reply,
};
use crate::http::paths::Address;
use bayan_core::{
    id::{DocumentId, EditionId},
    instant::Instant,
    item::ItemKind,
    role::Capability,
};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    front::Edition,
    newsroom::{self, Filter, Line, Wanted},
};
use hyper::StatusCode;
use serde_json::json;

/// Whoever does something with texts.
const WORKING: [Capability; 4] =
    [Capability::Write, Capability::Translate, Capability::Approve, Capability::Publish];
/// How many texts a page lists.
const PAGE: u32 = 50;
/// How many the editor is shown.
const FOUND: u32 = 12;
/// The longest words that are looked for.
const LONGEST: usize = 200;

impl Desk {
    /// The texts that are asked for.
    pub(in crate::desk) async fn texts(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let filter = filter(asked);
        let (site, person, wanted) = (asked.site.site.id, present.account.person, filter.clone());
        let look =
            move |conn: &mut bayan_store::db::Conn| newsroom::list(conn, site, person, &wanted, PAGE + 1);
        // What all of a text says is found in the index; while that is being made, what its headline says.
        let mut lines = match self.saying(asked, &filter).await? {
            Some(found) => {
                let wanted = filter.clone();
                let look = move |conn: &mut bayan_store::db::Conn| {
                    newsroom::among(conn, site, person, &wanted, &found)
                };
                self.app.store.writer.look(look).await?
            }
            None => self.app.store.writer.look(look).await?,
        };
        let goes_on = lines.len() > PAGE as usize && filter.words.is_none();
        if goes_on {
            lines.truncate(PAGE as usize);
        }
        let people =
            self.app.store.writer.look(move |conn| bayan_store::people::accounts(conn, site)).await?;
        let framed = self.framed(asked, Some(present));
        let query = |behind: Option<&Line>| {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            for name in ["state", "edition", "kind", "person", "q", "media"] {
                let value = asked.query.value(name);
                if !value.is_empty() {
                    query.append_pair(name, value);
                }
            }
            if let Some(line) = behind {
                query.append_pair("at", &line.touched_at.milliseconds().to_string());
                query.append_pair("behind", &line.document.to_string());
            }
            format!("{}?{}", Place::Texts, query.finish())
        };
        let word = |key: &str, chosen: bool| context::Choice {
            id: key.to_owned(),
            key: key.to_owned(),
            name: String::new(),
            chosen,
        };
        let editions = &asked.site.site.editions;
        let page = context::Texts {
            common: framed.common(&framed.say("texts-title", &[])),
            lines: lines.iter().map(|one| line(&framed, one)).collect(),
            states: Wanted::ALL.map(|state| word(state.as_str(), filter.state == Some(state))).into(),
            editions: editions
                .iter()
                .map(|edition| context::Choice {
                    name: edition.name.clone(),
                    ..word(&edition.key, filter.edition == Some(edition.id))
                })
                .collect(),
            kinds: ItemKind::ALL.map(|kind| word(kind.as_str(), filter.kind == Some(kind))).into(),
            people: people
                .iter()
                .map(|account| context::Choice {
                    id: account.person.to_string(),
                    key: String::new(),
                    name: account.name.clone(),
                    chosen: filter.author == Some(account.person),
                })
                .collect(),
            words: filter.words.clone().unwrap_or_default(),
            media: filter.media.map(|media| media.to_string()),
            filtered: filter.state.is_some()
                || filter.edition.is_some()
                || filter.kind.is_some()
                || filter.media.is_some()
                || filter.author.is_some()
                || filter.words.is_some(),
            several: WORKING.iter().any(|capability| present.account.roles.may(*capability)).then(|| {
                context::Doing {
                    action: Place::SeveralTexts.to_string(),
                    deeds: super::several::DEEDS.map(|deed| deed.as_str()).into(),
                }
            }),
            boilerplate: match present.account.roles.may(Capability::Publish) {
                true => editions.iter().map(boilerplate).collect(),
                false => Vec::new(),
            },
            begins: present.account.roles.may(Capability::Write),
            next: lines.last().filter(|_| goes_on).map(|last| query(Some(last))),
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::Texts(&page))?))
    }

    /// The texts that say the words of a filter, in whatever state, what fits best first; nothing where the filter has
    /// none, or the index is only being made.
    async fn saying(&self, asked: &Asked, filter: &Filter) -> Result<Option<Vec<DocumentId>>, Failure> {
        let Some(words) = &filter.words else { return Ok(None) };
        let editions: Vec<EditionId> = match filter.edition {
            Some(edition) => vec![edition],
            None => asked.site.site.editions.iter().map(|edition| edition.id).collect(),
        };
        let now = self.app.clock.now().milliseconds();
        match self.newsroom.find(&editions, words, now).await {
            Ok(found) => Ok(found),
            Err(error) => {
                tracing::error!(error = %error, "search.newsroom_not_asked");
                Ok(None)
            }
        }
    }

    /// Texts by words of their headline, for the links of a text: those that have an address.
    pub(in crate::desk) async fn find_texts(
        &self,
        asked: &Asked,
        present: &Present,
    ) -> Result<Reply, Failure> {
        let words = words(asked);
        let filter = Filter { state: Some(Wanted::Public), words, ..Filter::default() };
        let (site, person) = (asked.site.site.id, present.account.person);
        let look = move |conn: &mut bayan_store::db::Conn| newsroom::list(conn, site, person, &filter, FOUND);
        let lines = self.app.store.writer.look(look).await?;
        let framed = self.framed(asked, Some(present));
        let found = lines.iter().filter_map(|one| {
            let edition = framed.edition(one.edition)?;
            // The short address: it leads to the text whatever it will be called.
            let address =
                Address::Article { edition: edition.key.clone(), slug: String::new(), id: one.short_id };
            Some(json!({
                "headline": one.headline,
                "lang": one.lang.to_string(),
                "dir": one.lang.direction().as_str(),
                "address": address.uri(),
                "state": edition.name,
            }))
        });
        Ok(Reply::Json(StatusCode::OK, found.collect()))
    }
}

fn words(asked: &Asked) -> Option<String> {
    let words: String = asked.query.value("q").trim().chars().take(LONGEST).collect();
    (!words.is_empty()).then_some(words)
}

fn filter(asked: &Asked) -> Filter {
    let value = |name| asked.query.value(name);
    let behind = || {
        let at: i64 = value("at").parse().ok()?;
        Some((Instant::from_milliseconds(at), value("behind").parse().ok()?))
    };
    Filter {
        state: Wanted::named(value("state")),
        edition: asked.site.site.edition(value("edition")).map(|edition| edition.id),
        section: None,
        kind: value("kind").parse().ok(),
        words: words(asked),
        media: value("media").parse().ok(),
        author: value("person").parse().ok(),
        only: None,
        behind: behind(),
    }
}

/// A text in a list.
pub(in crate::desk) fn line(framed: &Framed<'_>, line: &Line) -> context::Line {
    context::Line {
        url: Place::Text(line.short_id, InText::Look).to_string(),
        headline: line.headline.clone(),
        lang: line.lang.to_string(),
        dir: line.lang.direction().as_str(),
        edition: framed.edition(line.edition).map(|edition| edition.name.clone()).unwrap_or_default(),
        kind: line.kind.as_str(),
        says: says(framed, line),
        author: line.author.clone(),
        date: framed.moment(line.touched_at),
        failed: line.failure.is_some(),
        ticked: format!("{}:{}", line.short_id, line.revision),
    }
}

/// Where a text stands, in a few words: what is being done for it before what the public has.
fn says(framed: &Framed<'_>, line: &Line) -> String {
    match (line.work.as_str(), line.live.as_deref(), line.work_at) {
        ("scheduled", _, _) if line.failure.is_some() => framed.say("work-failed", &[]),
        ("scheduled", _, Some(at)) => framed.say("work-scheduled-at", &[("date", framed.moment(at))]),
        ("idle", Some(live), _) => framed.say(&format!("live-{live}"), &[]),
        ("idle", None, _) => framed.say("work-discarded", &[]),
        ("draft", Some(_), _) => framed.say("work-new-version", &[]),
        (work, ..) => framed.say(&format!("work-{work}"), &[]),
    }
}

/// Where the words are that an edition says again and again.
fn boilerplate(edition: &Edition) -> context::Tab {
    context::Tab {
        name: edition.name.clone(),
        lang: edition.lang.to_string(),
        dir: edition.dir.as_str(),
        url: Place::Boilerplate(edition.key.clone()).to_string(),
        current: false,
    }
}
