//! Looking up a pasted quotation or a short code: which recorded text says it, and how it differs.

use super::{
    number,
    pages::{direction_of, verify},
};
use crate::{
    comparing::{self, Disclosed},
    front::{
        Failure, Front,
        house::{House, Needs},
        view::{Feeds, Frame, Versions, date},
    },
    http::{
        answer::{Answer, Dependency},
        paths::Address,
    },
};
use bayan_core::{
    id::{DocumentId, SiteId},
    text::{
        digits,
        quotation::{self, Found},
    },
};
use bayan_record::Code;
use bayan_render::{
    Page, Shape,
    context::{self, FoundView, LookupForm, Markup},
};
use bayan_store::front::{Edition, Live, LiveEntry, Recorded};
use hyper::StatusCode;
use std::collections::HashSet;

/// In how many texts a quotation is compared.
const TEXTS: usize = 6;
/// How many are shown.
const SHOWN: usize = 5;

/// What is asked.
enum Asked {
    Code(Code),
    Entry(u64),
    Quotation(String),
}

/// A recorded text that answers it.
struct Answered {
    recorded: Recorded,
    /// Which of its entries.
    at: usize,
    found: Option<(Found, String)>,
    /// Where the text is, while it can be read.
    link: Option<bayan_store::front::Link>,
}

type Problem = &'static str;

fn read(query: &str) -> Result<Asked, Problem> {
    let western: String =
        query.trim().chars().map(|c| digits::value(c).map_or(c, |digit| char::from(b'0' + digit))).collect();
    if !western.is_empty() && western.bytes().all(|byte| byte.is_ascii_digit()) {
        return western.parse().map(Asked::Entry).map_err(|_| "lookup-no-entry");
    }
    if let Ok(code) = western.parse() {
        return Ok(Asked::Code(code));
    }
    if query.chars().count() > quotation::LONGEST {
        return Err("lookup-too-long");
    }
    if quotation::fold(query).len() < quotation::SHORTEST {
        return Err("lookup-too-short");
    }
    Ok(Asked::Quotation(query.to_owned()))
}

/// The text that has an entry.
fn numbered(
    live: &mut Live<'_>,
    site: SiteId,
    index: u64,
    code: Option<Code>,
) -> bayan_store::Result<Result<Vec<Answered>, Problem>> {
    // An index that no log can have finds nothing; it is not the reader's fault that it is one.
    let recorded = if index < 1 << 62 { live.recorded_at(site, index)? } else { None };
    let Some(recorded) = recorded else { return Ok(Err("lookup-no-entry")) };
    let Some(at) = recorded.entries.iter().position(|entry| entry.index == index) else {
        return Ok(Err("lookup-no-entry"));
    };
    if code.is_some_and(|code| !code.fits(recorded.entries[at].leaf)) {
        return Ok(Err("lookup-code-differs"));
    }
    let link = link_of(live, &recorded)?;
    Ok(Ok(vec![Answered { recorded, at, found: None, link }]))
}

/// A text in which a quotation may stand, with the entry by which it was found.
struct Candidate {
    recorded: Recorded,
    index: u64,
    link: Option<bayan_store::front::Link>,
}

/// The texts in which most of the words of a quotation stand.
fn candidates(live: &mut Live<'_>, site: SiteId, shingles: &[i64]) -> bayan_store::Result<Vec<Candidate>> {
    let mut seen: HashSet<DocumentId> = HashSet::new();
    let mut all = Vec::new();
    for index in live.quoted(site, shingles, TEXTS * 4)? {
        if seen.len() == TEXTS {
            break;
        }
        let Some(recorded) = live.recorded_at(site, index)? else { continue };
        if seen.insert(recorded.document) {
            let link = link_of(live, &recorded)?;
            all.push(Candidate { recorded, index, link });
        }
    }
    Ok(all)
}

/// Those of the candidates in which a quotation stands, the likeliest first.
fn compared(candidates: Vec<Candidate>, quotation: &str) -> Vec<Answered> {
    let one = |Candidate { recorded, index, link }: Candidate| {
        let (at, found) = best(&recorded, index, quotation)?;
        Some(Answered { recorded, at, found: Some(found), link })
    };
    let mut all: Vec<Answered> = candidates.into_iter().filter_map(one).collect();
    let rank = |answered: &Answered| answered.found.as_ref().map_or(0.0, |(found, _)| found.share);
    all.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
    all.truncate(SHOWN);
    all
}

/// The newest version in which the quotation stands best, of the newest one and the one that was found.
fn best(recorded: &Recorded, index: u64, quotation: &str) -> Option<(usize, (Found, String))> {
    let newest = recorded.entries.iter().rposition(|entry| is_text(entry).is_some());
    let first = recorded.entries.iter().position(|entry| entry.index == index);
    let located = |at: Option<usize>| {
        let at = at?;
        let whole = is_text(&recorded.entries[at])?.whole();
        Some((at, (quotation::locate(quotation, &whole)?, whole)))
    };
    let newest = located(newest);
    if newest.as_ref().is_some_and(|(_, (found, _))| found.exact) {
        return newest;
    }
    let first = located(first);
    match (newest, first) {
        (Some(newest), Some(first)) if first.1.0.share > newest.1.0.share => Some(first),
        (Some(newest), _) => Some(newest),
        (None, first) => first,
    }
}

fn is_text(entry: &LiveEntry) -> Option<Disclosed<'_>> {
    let disclosed = Disclosed(entry.parts.as_deref()?);
    disclosed.is_text().then_some(disclosed)
}

fn link_of(
    live: &mut Live<'_>,
    recorded: &Recorded,
) -> bayan_store::Result<Option<bayan_store::front::Link>> {
    let versions = live.versions(recorded.item)?;
    Ok(versions.into_iter().find(|version| version.document == recorded.document).map(|own| own.link))
}

impl Front {
    /// The page where something is looked up.
    pub(in crate::front) async fn lookup(
        &self,
        house: &House,
        key: &str,
        query: Option<&str>,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let query = query.map(str::trim).filter(|query| !query.is_empty());
        let answered = match query.map(read) {
            None => Ok(Vec::new()),
            Some(Err(problem)) => Err(problem),
            Some(Ok(asked)) => self.find(house.site.id, asked).await?,
        };
        let (found, problem) = match answered {
            Ok(found) => (found, None),
            Err(problem) => (Vec::new(), Some(problem)),
        };
        let action = Address::Lookup { edition: edition.key.clone(), query: None };
        let lookup = LookupForm {
            action: action.to_string(),
            query: query.map(|query| query.chars().take(quotation::LONGEST).collect()).unwrap_or_default(),
            asked: query.is_some(),
            problem,
            found: found
                .iter()
                .filter_map(|one| view(house, edition, one, query.unwrap_or_default()))
                .collect(),
            checker_url: Address::Checker { edition: edition.key.clone() }.to_string(),
        };
        let facts = self.facts(house, edition).await?;
        let everywhere = Versions::of_editions(house, |other| {
            Some(Address::Lookup { edition: other.key.clone(), query: None })
        });
        let common = self.common(
            house,
            Frame {
                edition,
                title: house.say(edition, "lookup-page-title", &[]),
                description: None,
                // What was asked is nobody's to find.
                address: query.is_none().then_some(action),
                versions: everywhere,
                section: None,
                feeds_of: Feeds::Edition,
                shape: Shape::Record,
                facts: &facts,
                colours: String::new(),
                json_ld: None,
                og: Vec::new(),
            },
        );
        let html = house.theme.render(&Page::Lookup(&context::Lookup { common, lookup }))?;
        let needs = Needs { shape: Shape::Record, colours: "", script: true, form: true, looks_up: true };
        let made_of = if query.is_none() { Dependency::Lists } else { Dependency::Nothing };
        Ok(Some(house.html(edition, StatusCode::OK, html, needs, made_of)))
    }

    async fn find(&self, site: SiteId, asked: Asked) -> Result<Result<Vec<Answered>, Problem>, Failure> {
        let quotation = match asked {
            Asked::Entry(index) => {
                return Ok(self.reader.ask(move |live| numbered(live, site, index, None)).await?);
            }
            Asked::Code(code) => {
                let ask = move |live: &mut Live<'_>| numbered(live, site, code.index(), Some(code));
                return Ok(self.reader.ask(ask).await?);
            }
            Asked::Quotation(quotation) => quotation,
        };
        let shingles = quotation::asked(&quotation);
        if shingles.is_empty() {
            return Ok(Ok(Vec::new()));
        }
        let found = self.reader.ask(move |live| candidates(live, site, &shingles)).await?;
        // Comparing takes longer than reading: whoever waits for the database does not wait for it.
        let comparing = self.threads.spawn_blocking(move || compared(found, &quotation));
        Ok(Ok(comparing.await.map_err(std::io::Error::other)?))
    }
}

fn view(house: &House, edition: &Edition, answered: &Answered, query: &str) -> Option<FoundView> {
    let Answered { recorded, at, found, link } = answered;
    let own = house.site.edition_by_id(recorded.edition)?;
    let entry = &recorded.entries[*at];
    let disclosed = entry.parts.as_deref().map(Disclosed);
    let (lang, dir) = disclosed.map_or((own.lang.to_string(), own.dir), |text| direction_of(own, text));
    let headline = match disclosed.and_then(|disclosed| disclosed.part("headline")) {
        Some(headline) => Markup::of_line(headline, dir),
        None => Markup::of_line(&house.say(edition, "record-gone", &[]), edition.dir),
    };
    let newest_text = recorded.entries.iter().rposition(|entry| is_text(entry).is_some());
    Some(FoundView {
        url: verify(own, recorded.short_id).to_string(),
        article_url: link.as_ref().and_then(|link| house.link(link)).map(|address| address.to_string()),
        headline,
        lang,
        dir: dir.as_str(),
        rev: number(edition, entry.rev),
        entry: number(edition, entry.index),
        code: Code::of(entry.index, entry.leaf).to_string(),
        time: date(edition, entry.at, true),
        current: link.is_some() && newest_text == Some(*at),
        exact: found.as_ref().is_some_and(|(found, _)| found.exact),
        share: number(edition, found.as_ref().map_or(100, |(found, _)| (found.share * 100.0).floor() as u32)),
        comparison: match found {
            Some((found, whole)) => {
                // How the quotation was broken into lines says nothing.
                let words: Vec<&str> = query.split_whitespace().collect();
                comparing::in_one(&words.join(" "), &whole[found.passage.clone()].replace('\n', " "))
            }
            None => Markup::of_html(String::new()),
        },
        by_code: found.is_none(),
    })
}
