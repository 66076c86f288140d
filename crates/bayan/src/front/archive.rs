//! The archive by year and month.

use super::{
    Failure, Front,
    house::{House, Needs},
    lists::Listed,
    view::{self, Frame, Versions, archive_address},
};
use crate::http::answer::{Answer, Dependency};
use bayan_core::{id::EditionId, text::dates::Month};
use bayan_render::{
    Page, Shape,
    context::{self, ArchiveGroup, ArchiveHead, Period},
};
use bayan_store::front::Edition;
use hyper::StatusCode;

/// How many texts a page lists.
const PAGE: u32 = 60;

impl Front {
    pub(super) async fn archive(
        &self,
        house: &House,
        key: &str,
        year: i16,
        month: Option<i8>,
        page: u32,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let bounds = match month {
            Some(month) => edition.dates.bounds_of_month(Month { year, month }),
            None => edition.dates.bounds_of_year(year),
        };
        let Some(bounds) = bounds else { return Ok(None) };
        let (site, id) = (house.site.id, edition.id);
        let facts = self.facts(house, edition).await?;
        let is_in = |of: &Month| of.year == year && month.is_none_or(|month| of.month == month);
        let count: u32 = facts.months.iter().filter(|(of, _)| is_in(of)).map(|(_, count)| count).sum();
        let last = count.div_ceil(PAGE);
        // Known before anything is asked for: there is no end of years without texts.
        if page > last {
            return Ok(None);
        }
        let others: Vec<EditionId> = house.site.editions.iter().map(|edition| edition.id).collect();
        let (listed, also) = self
            .reader
            .ask(move |live| {
                let mut also = Vec::new();
                for other in others {
                    if !live.between(other, bounds, 1, 0)?.is_empty() {
                        also.push(other);
                    }
                }
                let documents = live.between(id, bounds, PAGE, (page - 1).saturating_mul(PAGE))?;
                Ok((Listed::of(live, site, documents)?, also))
            })
            .await?;
        let address = |page| archive_address(edition, year, month, page);
        let paging = view::paging(house, edition, page, last, address);
        let year_name = edition.dates.numerals.write(&year.to_string());
        let period = match month {
            Some(month) => edition.dates.month_of_year(Month { year, month }),
            None => year_name.clone(),
        };
        let title = house.say(edition, "archive-title", view::args! {"period" => period});
        let title = if page == 1 { title } else { format!("{title} · {}", paging.label) };
        let versions = match page {
            // Another edition need not have texts of that time.
            1 => Versions::of_editions(house, |other| {
                also.contains(&other.id).then(|| archive_address(other, year, month, 1))
            }),
            _ => Versions::none(),
        };
        let context = context::Archive {
            archive: ArchiveHead {
                title: period,
                year: year_name,
                year_url: archive_address(edition, year, None, 1).to_string(),
                is_month: month.is_some(),
                count,
            },
            years: years(edition, &facts.months, year),
            months: months(edition, &facts.months, year, month),
            groups: groups(edition, &listed),
            paging,
            common: self.common(
                house,
                Frame {
                    edition,
                    title,
                    description: None,
                    address: Some(address(page)),
                    versions,
                    section: None,
                    feeds_of: view::Feeds::Edition,
                    shape: Shape::List,
                    facts: &facts,
                    colours: String::new(),
                    json_ld: None,
                    og: Vec::new(),
                },
            ),
        };
        let html = house.theme.render(&Page::Archive(&context))?;
        Ok(Some(house.html(edition, StatusCode::OK, html, Needs::list(""), Dependency::Lists)))
    }
}

fn years(edition: &Edition, counts: &[(Month, u32)], shown: i16) -> Vec<Period> {
    let mut years: Vec<(i16, u32)> = Vec::new();
    for (month, count) in counts {
        match years.last_mut() {
            Some((year, sum)) if *year == month.year => *sum += count,
            _ => years.push((month.year, *count)),
        }
    }
    let period = |(year, count): (i16, u32)| Period {
        name: edition.dates.numerals.write(&year.to_string()),
        url: archive_address(edition, year, None, 1).to_string(),
        count,
        current: year == shown,
    };
    years.into_iter().map(period).collect()
}

fn months(edition: &Edition, counts: &[(Month, u32)], year: i16, shown: Option<i8>) -> Vec<Period> {
    let of_year = counts.iter().filter(|(month, _)| month.year == year);
    let period = |(month, count): &(Month, u32)| Period {
        name: edition.dates.month_of_year(*month),
        url: archive_address(edition, year, Some(month.month), 1).to_string(),
        count: *count,
        current: shown == Some(month.month),
    };
    of_year.map(period).collect()
}

fn groups(edition: &Edition, listed: &Listed) -> Vec<ArchiveGroup> {
    let month = |document: &bayan_store::front::LiveDocument| edition.dates.month(document.public_at);
    let groups = listed.documents().chunk_by(|a, b| month(a) == month(b)).map(|documents| {
        let Month { year, month: of_year } = month(&documents[0]);
        ArchiveGroup {
            name: edition.dates.month_of_year(Month { year, month: of_year }),
            url: archive_address(edition, year, Some(of_year), 1).to_string(),
            items: documents.iter().map(|document| listed.card(edition, document)).collect(),
        }
    });
    groups.collect()
}
