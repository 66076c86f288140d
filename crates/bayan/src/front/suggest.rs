//! What is proposed to somebody who is typing, and what lets a browser search here from its own field.

use super::{
    Failure, Front,
    house::House,
    view::{self, article_address},
};
use crate::http::{
    answer::{Answer, CachePolicy},
    paths::Address,
    sought::Sought,
};
use bayan_core::{
    chronology::{Point, mentions},
    text::{arabic::comparable, excerpt, isolate},
};
use bayan_render::feeds::{SearchDescription, search_description};
use bayan_search::{Query, Wanted};
use bayan_store::front::Edition;
use hyper::StatusCode;
use serde_json::json;

/// How many headlines, topics and dates are proposed.
const HEADLINES: usize = 6;
const TOPICS: usize = 3;
/// How long the names in a description of a search may be, in characters (OpenSearch 1.1).
const SHORT: usize = 16;
const LONG: usize = 48;

/// Something that is proposed.
struct Proposed {
    text: String,
    /// What it is: a word for the reader.
    kind: String,
    address: Address,
}

impl Front {
    /// Proposals for what somebody has typed so far, after OpenSearch Suggestions 1.1: the words, the proposals, what
    /// each is, where each leads.
    pub(super) async fn suggest(
        &self,
        house: &House,
        key: &str,
        words: &str,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let mut all = Vec::new();
        if words.chars().any(char::is_alphanumeric) {
            all.extend(self.topics_like(house, edition, words).await?);
            all.extend(self.months_like(house, edition, words).await?);
            all.extend(self.headlines_like(house, edition, words).await?);
        }
        let body = json!([
            words,
            all.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(),
            all.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(),
            all.iter().map(|one| house.absolute(&one.address)).collect::<Vec<_>>(),
        ]);
        let media_type = "application/x-suggestions+json; charset=utf-8";
        let answer = Answer::new(StatusCode::OK, media_type, body.to_string(), CachePolicy::NoStore);
        Ok(Some(house.in_language(edition, answer)))
    }

    /// Topics of which a word begins so, or that are called so otherwise.
    async fn topics_like(
        &self,
        house: &House,
        edition: &Edition,
        words: &str,
    ) -> Result<Vec<Proposed>, Failure> {
        let facts = self.facts(house, edition).await?;
        let typed = comparable(words);
        let begins = |name: &str| {
            let name = comparable(name);
            name.starts_with(&typed) || name.contains(&format!(" {typed}"))
        };
        let named = facts.topics.named(words);
        let all =
            facts.topics.all.iter().filter(|(topic, _)| {
                begins(&topic.name) || named.iter().any(|(named, _)| named.id == topic.id)
            });
        let one = |(topic, _): &(bayan_store::front::LiveTopic, u32)| Proposed {
            text: topic.name.clone(),
            kind: house.say(edition, &format!("topic-kind-{}", topic.kind), &[]),
            address: view::topic_address(edition, topic, 1),
        };
        Ok(all.take(TOPICS).map(one).collect())
    }

    /// The page of the archive of a month or a year that the words name.
    async fn months_like(
        &self,
        house: &House,
        edition: &Edition,
        words: &str,
    ) -> Result<Option<Proposed>, Failure> {
        let today = edition.dates.day(self.clock.now());
        let found = mentions(words, &edition.lang, today);
        let bare: Result<i16, _> = words.trim().parse();
        let point = match (found.as_slice(), bare) {
            ([only], _) => only.period.from(),
            (_, Ok(year)) => Point::Year(year),
            _ => return Ok(None),
        };
        let facts = self.facts(house, edition).await?;
        let (year, month) = match point {
            Point::Month(year, month) => (year, Some(month)),
            Point::Year(year) => (year, None),
            _ => return Ok(None),
        };
        let is_there = |of: &bayan_core::text::dates::Month| {
            of.year == year && month.is_none_or(|month| of.month == month)
        };
        if !facts.months.iter().any(|(of, _)| is_there(of)) {
            return Ok(None);
        }
        let text = match month {
            Some(month) => edition.dates.month_of_year(bayan_core::text::dates::Month { year, month }),
            None => edition.dates.numerals.write(&year.to_string()),
        };
        let kind = house.say(edition, "archive", &[]);
        Ok(Some(Proposed { text, kind, address: view::archive_address(edition, year, month, 1) }))
    }

    /// Headlines of texts that say so, or in which a word begins so.
    async fn headlines_like(
        &self,
        house: &House,
        edition: &Edition,
        words: &str,
    ) -> Result<Vec<Proposed>, Failure> {
        let mut query = Query::parse(words);
        // The last word may be only begun.
        if let Some((before, last)) = query.words.rsplit_once(' ').or(Some(("", query.words.as_str())))
            && last.chars().count() >= 2
        {
            query = Query { beginnings: vec![last.to_owned()], words: before.to_owned(), ..query };
        }
        let wanted = Wanted { limit: HEADLINES, now: self.clock.now().milliseconds(), ..Wanted::default() };
        let found = match self.search_in(&house.site, edition, query, wanted).await {
            Ok(found) => found,
            Err(error) => {
                tracing::error!(edition = edition.key, error = %error, "search.not_asked");
                None
            }
        };
        let Some((_, found)) = found else { return Ok(Vec::new()) };
        let id = edition.id;
        let documents = self.reader.ask(move |live| {
            let mut documents = Vec::new();
            for hit in &found.hits {
                let Ok(item) = hit.id.parse() else { continue };
                documents.extend(live.standing(id, item)?);
            }
            Ok(documents)
        });
        let documents =
            documents.await?.into_iter().filter(|document| document.kind != bayan_core::item::ItemKind::Page);
        let one = |document: bayan_store::front::LiveDocument| Proposed {
            text: isolate::within(&document.content.headline, document.content.dir, edition.dir),
            kind: edition.dates.long_date(document.public_at),
            address: article_address(edition, &document),
        };
        Ok(documents.map(one).collect())
    }

    /// What lets a browser search here from its own field (OpenSearch 1.1).
    pub(super) fn search_description(&self, house: &House, key: &str) -> Option<Answer> {
        let edition = house.site.edition(key)?;
        let of =
            |sought: Sought| house.absolute(&Address::Search { edition: edition.key.clone(), asked: sought });
        let suggestions = Address::Suggest { edition: edition.key.clone(), words: String::new() };
        let feed = Address::SearchFeed { edition: edition.key.clone(), asked: Sought::default() };
        let text = search_description(&SearchDescription {
            short_name: excerpt::cut(&edition.institution, SHORT),
            long_name: excerpt::cut(&edition.institution, LONG),
            description: house.say(edition, "search-title", &[]),
            lang: edition.lang.to_string(),
            page: format!("{}?q={{searchTerms}}", of(Sought::default())),
            feed: format!("{}?q={{searchTerms}}", house.absolute(&feed)),
            suggestions: format!("{}?q={{searchTerms}}", house.absolute(&suggestions)),
            icon: house.theme.asset_url("favicon.svg").map(|url| format!("{}{url}", house.origin)),
        });
        let media_type = "application/opensearchdescription+xml; charset=utf-8";
        let answer = Answer::new(StatusCode::OK, media_type, text, CachePolicy::Revalidate);
        Some(house.in_language(edition, answer))
    }
}
