//! The dates that a text mentions: proposed, confirmed, set right.

use super::{
    super::{
        Asked, Desk, Failure, Present,
        form::{Fault, Faults},
        place::{InText, Place},
        reply::Reply,
    },
    by, head,
};
use crate::{
    actions::{
        dates::{self, right_to_decide},
        texts::actor,
    },
    periods,
};
use bayan_core::{
    chronology::{Period, Said, mentions, said},
    content::Content,
    instant::Instant,
    language::Lang,
    workflow::Refusal,
};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    Error,
    db::Conn,
    front::Edition,
    newsroom::{self, Text, Verdict, Verdicts},
};
use hyper::StatusCode;
use jiff::civil::Date;

/// The longest that is read of a date that somebody types, in characters.
const LONGEST: usize = 100;

impl Desk {
    /// The dates of a text, with how many nobody has looked at; nothing where there are none.
    pub(super) async fn dates_link(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Option<context::DatesLink>, Failure> {
        let Some((all, verdicts)) = self.dates_of(asked, text).await? else { return Ok(None) };
        if all.is_empty() {
            return Ok(None);
        }
        let framed = self.framed(asked, Some(present));
        let open = all.iter().filter(|one| !verdicts.contains_key(&one.place)).count();
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Ok(Some(context::DatesLink {
            url: Place::Text(text.short_id, InText::Dates).to_string(),
            all: framed.say_count("dates-all", count(all.len())),
            open: (open > 0).then(|| framed.say_count("dates-open", count(open))),
        }))
    }

    /// What the newest version mentions, and what is decided about it.
    async fn dates_of(&self, asked: &Asked, text: &Text) -> Result<Option<(Vec<Said>, Verdicts)>, Failure> {
        let Some(edition) = asked.site.site.edition_by_id(text.edition) else { return Ok(None) };
        let document = text.document;
        let look = move |conn: &mut Conn| {
            Ok((newsroom::verdicts(conn, document)?, newsroom::first_public(conn, document)?))
        };
        let (verdicts, public) = self.app.store.writer.look(look).await?;
        let content = text.standing.newest.content.clone();
        let published = published(edition, &content, public, self.app.clock.now());
        // Reading a long text takes longer than making a page.
        let reading = tokio::task::spawn_blocking(move || said(&content, published)).await;
        let all = reading.map_err(|error| Failure::Other(error.to_string()))?;
        Ok(Some((all, verdicts)))
    }

    pub(super) async fn dates(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        self.dates_page(asked, present, text, &Faults::default(), StatusCode::OK).await
    }

    async fn dates_page(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        faults: &Faults,
        status: StatusCode,
    ) -> Result<Reply, Failure> {
        let Some((all, verdicts)) = self.dates_of(asked, text).await? else { return Ok(Reply::missing()) };
        let (document, who) = (text.document, by(asked, present));
        let look = move |conn: &mut Conn| {
            let right = right_to_decide(conn, document)?;
            Ok(actor(conn, &who, document)?.rights.contains(&right))
        };
        let may = self.app.store.writer.look(look).await?;
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let say = |key: &str, values: &[(&'static str, String)]| framed.say(key, values);
        let row = |(at, one): (usize, &Said)| {
            let verdict = verdicts.get(&one.place);
            let typed = asked.form.maybe(&format!("v{at}"));
            let chosen = match (typed, verdict) {
                (Some(typed), _) => typed.to_owned(),
                (None, Some(Verdict::NoDate)) => "none".to_owned(),
                (None, Some(Verdict::Other(_))) => "other".to_owned(),
                (None, Some(Verdict::Right) | None) => "right".to_owned(),
            };
            let other = match (asked.form.maybe(&format!("o{at}")), verdict) {
                (Some(typed), _) => typed.to_owned(),
                (None, Some(Verdict::Other(period))) => period.to_string(),
                (None, _) => String::new(),
            };
            let (from, until) = periods::words(framed.dates(), &say, one.period);
            context::DateRow {
                before: one.around.0.clone(),
                expression: one.expression.clone(),
                behind: one.around.1.clone(),
                place: one.place.clone(),
                lang: one.lang.to_string(),
                dir: one.dir.as_str(),
                from,
                until,
                chosen,
                other,
                is_open: verdict.is_none(),
            }
        };
        let page = context::DatesPage {
            common: framed.common(&framed.say("dates-title", &[])),
            url: Place::Text(text.short_id, InText::Dates).to_string(),
            rows: all.iter().enumerate().map(row).collect(),
            may,
            head: head(&framed, text),
        };
        Ok(Reply::Page(status, self.pages.render(&DeskPage::Dates(&page))?))
    }

    /// Keeps what somebody decides.
    pub(super) async fn decide_dates(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        let Some((all, _)) = self.dates_of(asked, text).await? else { return Ok(Reply::missing()) };
        let content = &text.standing.newest.content;
        let today = asked
            .site
            .site
            .edition_by_id(text.edition)
            .map(|edition| edition.dates.day(self.app.clock.now()));
        let (mut faults, mut decided) = (Faults::default(), Vec::new());
        for (at, one) in all.iter().enumerate() {
            let sent = |name: &str| asked.form.value(&format!("{name}{at}"));
            // What is decided is about what was seen: the text may have changed since.
            if sent("e") != one.place {
                continue;
            }
            let verdict = match sent("v") {
                "right" => Ok(Verdict::Right),
                "none" => Ok(Verdict::NoDate),
                "other" => read(sent("o"), &content.lang, today).map(Verdict::Other),
                _ => continue,
            };
            if let Some(verdict) = faults.take("dates", verdict) {
                decided.push((one.place.clone(), verdict));
            }
        }
        if !faults.is_empty() {
            return self.dates_page(asked, present, text, &faults, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
        let seen = text.standing.newest.id;
        match dates::decide(&self.app, by(asked, present), text.document, (seen, decided)).await {
            Ok(()) => Ok(Reply::To(format!("{}?said=saved", Place::Text(text.short_id, InText::Look)))),
            Err(Error::Refused(Refusal::StaleRevision)) => {
                let mut faults = Faults::default();
                faults.note("dates", "refusal-stale");
                self.dates_page(asked, present, text, &faults, StatusCode::CONFLICT).await
            }
            Err(Error::Refused(_)) => Ok(Reply::Message(StatusCode::FORBIDDEN, "forbidden")),
            Err(error) => Err(error.into()),
        }
    }
}

/// The day that what is relative is relative to: the stated one, that of the first publication, or today.
pub(crate) fn published(edition: &Edition, content: &Content, public: Option<Instant>, now: Instant) -> Date {
    edition.dates.day(content.stated.or(public).unwrap_or(now))
}

/// A period as somebody types it: as ISO 8601-2 writes it, or in words.
pub(crate) fn read(typed: &str, lang: &Lang, today: Option<Date>) -> Result<Period, Fault> {
    let typed: String = typed.trim().chars().take(LONGEST).collect();
    if typed.is_empty() {
        return Err("fault-date");
    }
    if let Ok(period) = typed.parse() {
        return Ok(period);
    }
    let found = today.map(|today| mentions(&typed, lang, today)).unwrap_or_default();
    match found.as_slice() {
        [only] => Ok(only.period),
        _ => Err("fault-date"),
    }
}
