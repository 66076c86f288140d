//! What a newsroom plans by: what is to come, day by day, and which languages there are.

use super::{
    Asked, Desk, Failure, Present,
    frame::Framed,
    place::{InText, Place},
    reply::Reply,
};
use bayan_core::{
    instant::Instant,
    role::{Capability, Roles},
    text::dates::Month,
};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    db::Conn,
    front::Edition,
    newsroom::{self, InLanguages, Planned, Version},
};
use hyper::StatusCode;

/// How many items a page shows in their languages.
const PAGE: u32 = 30;
/// Between which years somebody plans.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=9000;

impl Desk {
    /// What is to come in a month.
    pub(super) async fn calendar(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let framed = self.framed(asked, Some(present));
        let now = self.app.clock.now();
        let month = month(asked.query.value("month")).unwrap_or_else(|| framed.dates().month(now));
        let Some((from, until)) = framed.dates().bounds_of_month(month) else {
            return Ok(Reply::missing());
        };
        let site = asked.site.site.id;
        let look = move |conn: &mut Conn| newsroom::planned(conn, site, from, until);
        let planned = self.app.store.writer.look(look).await?;
        let mut days: Vec<context::Day> = Vec::new();
        for one in &planned {
            let (date, weekday) = day(&framed, one.at);
            if days.last().is_none_or(|day| day.date != date) {
                days.push(context::Day { date, weekday, planned: Vec::new() });
            }
            if let Some(day) = days.last_mut() {
                day.planned.push(row(&framed, one));
            }
        }
        let at = |month: Month| format!("{}?month={:04}-{:02}", Place::Calendar, month.year, month.month);
        let page = context::Calendar {
            common: framed.common(&framed.say("calendar-title", &[])),
            month: framed.dates().month_of_year(month),
            days,
            before: at(beside(month, -1)),
            after: at(beside(month, 1)),
            zone: super::texts::zone(&asked.site.site.zone, now),
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::Calendar(&page))?))
    }

    /// The items in all their languages: what is missing, behind, in work.
    pub(super) async fn languages(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let value = |name| asked.query.value(name);
        let behind =
            || Some((Instant::from_milliseconds(value("at").parse().ok()?), value("behind").parse().ok()?));
        let (site, behind) = (asked.site.site.id, behind());
        let look = move |conn: &mut Conn| newsroom::in_languages(conn, site, behind, PAGE + 1);
        let mut items = self.app.store.writer.look(look).await?;
        let goes_on = items.len() > PAGE as usize;
        items.truncate(PAGE as usize);
        let framed = self.framed(asked, Some(present));
        let editions = &asked.site.site.editions;
        let roles = &present.account.roles;
        let page = context::Languages {
            common: framed.common(&framed.say("languages-title", &[])),
            editions: editions
                .iter()
                .map(|edition| (edition.name.clone(), edition.lang.to_string()))
                .collect(),
            items: items.iter().filter_map(|item| in_languages(&framed, item, editions, roles)).collect(),
            next: items.last().filter(|_| goes_on).map(|last| {
                format!("{}?at={}&behind={}", Place::Languages, last.touched_at.milliseconds(), last.item)
            }),
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::Languages(&page))?))
    }
}

/// The month that an address names (`2026-12`).
fn month(text: &str) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    let (year, month): (i16, i8) = (year.parse().ok()?, month.parse().ok()?);
    (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Month { year, month })
}

fn beside(Month { year, month }: Month, by: i8) -> Month {
    match month + by {
        0 => Month { year: year - 1, month: 12 },
        13 => Month { year: year + 1, month: 1 },
        month => Month { year, month },
    }
}

/// The date of a moment, and its day of the week.
fn day(framed: &Framed<'_>, at: Instant) -> (String, String) {
    let weekday = framed.dates().weekday(at);
    (framed.dates().long_date(at), framed.say(&format!("weekday-{weekday}"), &[]))
}

fn row(framed: &Framed<'_>, planned: &Planned) -> context::Planned {
    let edition = framed.edition(planned.edition);
    context::Planned {
        time: framed.time(planned.at),
        key: match (planned.failed, planned.begins) {
            (true, _) => "failed",
            (false, true) => "begins",
            (false, false) => "ends",
        },
        url: Place::Text(planned.short_id, InText::Look).to_string(),
        headline: planned.headline.clone(),
        lang: edition.map(|edition| edition.lang.to_string()).unwrap_or_default(),
        dir: edition.map_or("ltr", |edition| edition.dir.as_str()),
        edition: edition.map(|edition| edition.name.clone()).unwrap_or_default(),
    }
}

/// An item by its original's headline, with a cell for each edition.
fn in_languages(
    framed: &Framed<'_>,
    item: &InLanguages,
    editions: &[Edition],
    roles: &Roles,
) -> Option<context::InLanguages> {
    let original = item.versions.first()?;
    let own = framed.edition(original.edition)?;
    let cell = |edition: &Edition| match item.versions.iter().find(|version| version.edition == edition.id) {
        Some(version) => context::Cell {
            edition: edition.name.clone(),
            key: key(version),
            says: super::texts::version_says(framed, version),
            url: Some(Place::Text(version.short_id, InText::Look).to_string()),
        },
        None => context::Cell {
            edition: edition.name.clone(),
            key: "missing",
            says: framed.say("cell-missing", &[]),
            url: roles
                .may_in(Capability::Translate, &edition.key)
                .then(|| Place::Text(original.short_id, InText::Translate(edition.key.clone())).to_string()),
        },
    };
    Some(context::InLanguages {
        headline: original.headline.clone(),
        lang: own.lang.to_string(),
        dir: own.dir.as_str(),
        url: Place::Text(original.short_id, InText::Look).to_string(),
        cells: editions.iter().map(cell).collect(),
    })
}

/// What there is to be done about a version, in a word.
fn key(version: &Version) -> &'static str {
    use bayan_core::workflow::freshness::Freshness;
    match (version.freshness, version.work.as_str(), version.live.as_deref()) {
        (Some(Freshness::Behind), ..) => "behind",
        (_, "idle", Some("withdrawn" | "removed" | "replaced")) => "gone",
        (_, "idle", Some(_)) => "current",
        (_, "idle", None) => "gone",
        _ => "work",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_and_has_others_beside_it() {
        assert_eq!(month("2026-12").map(|month| beside(month, 1)), month("2027-01"));
        assert_eq!(month("2026-01").map(|month| beside(month, -1)), month("2025-12"));
        for other in ["", "2026", "2026-13", "2026-0", "99999-01", "x-y", "2026-12-01", "-1-1"] {
            assert_eq!(month(other), None, "{other}");
        }
    }
}
