//! The page where a reader looks for something: a form, what was found, and where it stands.

use super::{
    Failure, Front,
    house::{House, Needs},
    lists::Listed,
    view::{self, Feeds, Frame, Versions},
};
use crate::{
    http::{
        answer::{Answer, Dependency},
        paths::Address,
        sought::Sought,
    },
    search,
};
use bayan_core::{content::Content, id::ItemId, item::ItemKind, language::Direction};
use bayan_render::feeds::Format;
use bayan_render::{
    Page, Shape,
    context::{self, FoundText, Markup, SearchForm, SearchPart, Tally, TopicLine},
};
use bayan_search::{EditionIndex, Found, Marked, Part, Query, Wanted};
use bayan_store::front::{Edition, Site};
use hyper::StatusCode;
use std::{collections::HashMap, sync::Arc};

/// How many texts a page shows.
const PAGE: usize = 20;
/// How many pages are answered: nobody reads farther, and whoever asks farther is told to say more.
const PAGES: usize = 20;
/// How many topics are shown that the words name.
const TOPICS: usize = 3;
/// In how many texts is looked how what was meant is spelt.
const SPELT: usize = 5;
/// How much of a text is shown, in characters.
const SHOWN: usize = 220;

impl Front {
    pub(super) async fn search(
        &self,
        house: &House,
        key: &str,
        asked: &Sought,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let query = Query::parse(asked.words.trim());
        let page = usize::try_from(asked.page).unwrap_or(usize::MAX).clamp(1, PAGES);
        let looked = match query.is_empty() {
            true => None,
            false => self.looked(house, edition, asked, &query, page).await,
        };
        let (mut found, items) = match &looked {
            Some((index, found)) => (found.clone(), self.shown(house, edition, &query, index, found).await?),
            None => (Found::default(), Vec::new()),
        };
        if let Some(meant) = found.meant.take() {
            found.meant = Some(self.written(house, edition, meant).await?);
        }
        let facts = self.facts(house, edition).await?;
        let named = if page == 1 { facts.topics.named(&asked.words) } else { Vec::new() };
        let address = |asked: Sought| Address::Search { edition: edition.key.clone(), asked };
        let last = found.total.div_ceil(PAGE).clamp(1, PAGES);
        let of_page = |page| address(Sought { page, ..asked.clone() });
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let everywhere = Versions::of_editions(house, |other| {
            Some(Address::Search { edition: other.key.clone(), asked: Sought::default() })
        });
        let tally = |name: &str, word: String, count: u64, asked: Sought, current: bool| Tally {
            name: name.to_owned(),
            key: word,
            url: address(asked).to_string(),
            count: u32::try_from(count).unwrap_or(u32::MAX),
            current,
        };
        let sections = edition.sections.iter().filter_map(|section| {
            let count = *found.sections.get(&section.key)?;
            let current = asked.section == section.key;
            let wanted = if current { String::new() } else { section.key.clone() };
            let asked = Sought { section: wanted, page: 0, ..asked.clone() };
            Some(tally(&section.name, String::new(), count, asked, current))
        });
        let kinds = ItemKind::ALL.iter().filter_map(|kind| {
            let count = *found.kinds.get(kind.as_str())?;
            let current = asked.kind == kind.as_str();
            let wanted = if current { String::new() } else { kind.as_str().to_owned() };
            let asked = Sought { kind: wanted, page: 0, ..asked.clone() };
            Some(tally("", format!("kind-{kind}"), count, asked, current))
        });
        let is_narrowed = !asked.section.is_empty()
            || !asked.kind.is_empty()
            || asked.from.is_some()
            || asked.until.is_some();
        let context = context::Search {
            search: SearchForm {
                action: address(Sought::default()).to_string(),
                suggestions: Address::Suggest { edition: edition.key.clone(), words: String::new() }
                    .to_string(),
                feed: (!query.is_empty()).then(|| {
                    let asked = Sought { page: 0, newest: false, ..asked.clone() };
                    Address::SearchFeed { edition: edition.key.clone(), asked }.to_string()
                }),
                words: asked.words.trim().to_owned(),
                from: asked.from.map(|day| day.to_string()),
                until: asked.until.map(|day| day.to_string()),
                section: (!asked.section.is_empty()).then(|| asked.section.clone()),
                kind: (!asked.kind.is_empty()).then(|| asked.kind.clone()),
                asked: !query.is_empty(),
                waiting: !query.is_empty() && looked.is_none(),
                count: number(found.total),
                meant: found.meant.as_ref().map(|meant| {
                    let asked = Sought { words: meant.clone(), page: 0, ..asked.clone() };
                    (meant.clone(), address(asked).to_string())
                }),
                newest: asked.newest,
                other_order: address(Sought { newest: !asked.newest, page: 0, ..asked.clone() }).to_string(),
                sections: sections.collect(),
                kinds: kinds.collect(),
                narrowed: is_narrowed.then(|| {
                    let whole =
                        Sought { words: asked.words.clone(), newest: asked.newest, ..Sought::default() };
                    address(whole).to_string()
                }),
            },
            items,
            topics: named
                .into_iter()
                .take(TOPICS)
                .map(|(topic, count)| TopicLine { place: view::topic_place(edition, topic), count: *count })
                .collect(),
            paging: view::paging(house, edition, number(page), number(last), of_page),
            common: self.common(
                house,
                Frame {
                    edition,
                    title: house.say(edition, "search-title", &[]),
                    description: None,
                    // What was asked is nobody's to find.
                    address: query.is_empty().then(|| address(Sought::default())),
                    versions: everywhere,
                    section: None,
                    feeds_of: Feeds::Edition,
                    shape: Shape::List,
                    facts: &facts,
                    colours: String::new(),
                    json_ld: None,
                    og: Vec::new(),
                },
            ),
        };
        let html = house.theme.render(&Page::Search(&context))?;
        let needs = Needs { script: true, form: true, ..Needs::list("") };
        // Of what may stand behind the question mark there is no end.
        let made_of = if *asked == Sought::default() { Dependency::Lists } else { Dependency::Nothing };
        Ok(Some(house.html(edition, StatusCode::OK, html, needs, made_of)))
    }

    /// The newest texts that somebody would find, as a feed.
    pub(super) async fn search_feed(
        &self,
        house: &House,
        key: &str,
        asked: &Sought,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let asked = Sought { newest: true, page: 1, ..asked.clone() };
        let query = Query::parse(asked.words.trim());
        let found = match query.is_empty() {
            true => None,
            false => self.looked(house, edition, &asked, &query, 1).await,
        };
        let (id, ids) = (edition.id, found.map(|(_, found)| items(&found)).unwrap_or_default());
        let documents = self.reader.ask(move |live| {
            let mut documents = Vec::new();
            for item in ids {
                documents.extend(live.standing(id, item)?);
            }
            Ok(documents)
        });
        let documents =
            documents.await?.into_iter().filter(|document| document.kind != ItemKind::Page).collect();
        let answer = self.feed_of(house, edition, &Feeds::Search(&asked), documents, Format::Rss).await?;
        // Of what may be asked there is no end.
        Ok(answer.map(|answer| answer.made_of(Dependency::Nothing)))
    }

    /// What the index finds; nothing where it cannot be asked, which is no fault of the reader.
    async fn looked(
        &self,
        house: &House,
        edition: &Edition,
        asked: &Sought,
        query: &Query,
        page: usize,
    ) -> Option<(Arc<EditionIndex>, Found)> {
        let wanted = Wanted { offset: (page - 1) * PAGE, ..asked.wanted(edition, self.clock.now(), PAGE) };
        let found = self.search_in(&house.site, edition, query.clone(), wanted).await;
        match found {
            Ok(found) => found,
            Err(error) => {
                tracing::error!(edition = edition.key, error = %error, "search.not_asked");
                None
            }
        }
    }

    /// What the index of an edition finds; nothing while it is being made.
    ///
    /// # Errors
    /// Where the index or the store cannot be read.
    pub async fn search_in(
        &self,
        site: &Site,
        edition: &Edition,
        query: Query,
        wanted: Wanted,
    ) -> Result<Option<(Arc<EditionIndex>, Found)>, search::NotFollowed> {
        match &self.library {
            Some(library) => library.find(site, edition, query, wanted).await,
            None => Ok(None),
        }
    }

    /// What may have been meant, as the texts that say it spell it.
    async fn written(&self, house: &House, edition: &Edition, meant: String) -> Result<String, Failure> {
        let asked = Sought { words: meant, ..Sought::default() };
        let query = Query::parse(&asked.words);
        let Some((index, found)) = self.looked(house, edition, &asked, &query, 1).await else {
            return Ok(asked.words);
        };
        let items: Vec<ItemId> = items(&found).into_iter().take(SPELT).collect();
        let id = edition.id;
        let texts = self.reader.ask(move |live| {
            let mut texts = Vec::new();
            for item in items {
                let document = live.standing(id, item)?;
                texts.extend(document.map(|document| document.content.to_plain()));
            }
            Ok(texts)
        });
        let texts = texts.await?;
        let written = self.threads.spawn_blocking(move || index.chain().written(&asked.words, &texts));
        Ok(written.await.map_err(std::io::Error::other)?)
    }

    /// What was found as it stands now: whether it may be seen, the store says.
    async fn shown(
        &self,
        house: &House,
        edition: &Edition,
        query: &Query,
        index: &Arc<EditionIndex>,
        found: &Found,
    ) -> Result<Vec<FoundText>, Failure> {
        let items = items(found);
        let id = edition.id;
        let listed = self.reader.ask(move |live| {
            let mut documents = Vec::new();
            for item in items {
                documents.extend(live.standing(id, item)?);
            }
            let mut pages = HashMap::new();
            for document in documents.iter().filter(|document| document.kind == ItemKind::Page) {
                let versions = live.versions(document.item)?.into_iter();
                pages.extend(versions.map(|version| (version.document, version.link)));
            }
            Ok((Listed::without_pictures(live, documents)?, pages))
        });
        let (listed, pages) = listed.await?;
        let (query, index) = (query.clone(), Arc::clone(index));
        let contents: Vec<Content> =
            listed.documents().iter().map(|document| document.content.clone()).collect();
        // Reading whole texts takes longer than making a page.
        let marked = self.threads.spawn_blocking(move || {
            let one = |content: &Content| {
                let dir = content.dir;
                let parts = |marked: Marked| -> Vec<SearchPart> {
                    marked.parts.into_iter().map(|one| part(one, dir)).collect()
                };
                let whole = search::shown(content);
                let headline = parts(Marked::whole(index.chain(), &query, &content.headline, dir));
                (headline, parts(Marked::best(index.chain(), &query, &whole, dir, SHOWN)))
            };
            contents.iter().map(one).collect::<Vec<_>>()
        });
        let marked = marked.await.map_err(std::io::Error::other)?;
        let shown = listed.documents().iter().zip(marked).map(|(document, (headline, text))| {
            let mut card = listed.card(edition, document);
            // A static page has an address of its own.
            if let Some(address) = pages.get(&document.id).and_then(|link| house.link(link)) {
                card.url = address.to_string();
            }
            FoundText { headline, text, card }
        });
        Ok(shown.collect())
    }
}

fn items(found: &Found) -> Vec<ItemId> {
    found.hits.iter().filter_map(|hit| hit.id.parse().ok()).collect()
}

fn part(part: Part, dir: Direction) -> SearchPart {
    let (text, marked) = match part {
        Part::Plain(text) => (text, false),
        Part::Marked(text) => (text, true),
    };
    SearchPart { text: Markup::of_line(&text, dir), marked }
}
