//! The chronology of a topic: what was said about it, and when that happened.

use super::{
    Failure, Front,
    article::moved,
    house::{House, Needs},
    view::{self, Feeds, Frame, Versions},
};
use crate::{
    http::{
        answer::{Answer, Dependency},
        paths::Address,
    },
    periods,
};
use bayan_core::chronology::{Period, Point, Said, said};
use bayan_render::{
    Page, Shape,
    context::{self, Markup, TimelineEntry, TimelineHead, TimelineYear},
};
use bayan_store::{
    front::{Edition, LiveDocument, LiveTopic},
    newsroom::{Verdict, Verdicts},
};
use hyper::StatusCode;

/// How many of the newest texts are read.
const TEXTS: u32 = 300;

/// Something in the chronology.
struct Happened<'d> {
    period: Period,
    document: &'d LiveDocument,
    /// The sentence that says so; none where the text itself is what happened.
    said: Option<Said>,
}

impl Front {
    pub(super) async fn timeline(
        &self,
        house: &House,
        key: &str,
        slug: &str,
    ) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let (id, wanted) = (edition.id, slug.to_owned());
        let found = self.reader.ask(move |live| {
            let Some(topic) = live.topic(id, &wanted)? else { return Ok(None) };
            let mut documents = Vec::new();
            for document in live.under_topic(id, topic.id, TEXTS, 0)? {
                let verdicts = live.dated(document.id)?;
                documents.push((document, verdicts));
            }
            let everywhere = live.topic_everywhere(topic.id)?;
            Ok(Some((topic, documents, everywhere)))
        });
        let Some((topic, documents, everywhere)) = found.await? else { return Ok(None) };
        let address = |edition: &Edition, topic: &LiveTopic| Address::Timeline {
            edition: edition.key.clone(),
            slug: topic.slug.clone(),
        };
        if topic.slug != slug {
            return Ok(Some(moved(Some(address(edition, &topic)))));
        }
        let facts = self.facts(house, edition).await?;
        // Reading whole texts takes longer than making a page.
        let dates = edition.dates.clone();
        let happened = self.threads.spawn_blocking(move || {
            let mut all: Vec<(Period, usize, Option<Said>)> = Vec::new();
            for (at, (document, verdicts)) in documents.iter().enumerate() {
                let day = dates.day(document.public_at);
                all.extend(Period::of(Point::Day(day)).map(|period| (period, at, None)));
                all.extend(
                    confirmed(document, verdicts, day)
                        .into_iter()
                        .map(|(period, said)| (period, at, Some(said))),
                );
            }
            all.sort_by_key(|(period, at, _)| (period.first(), period.last(), std::cmp::Reverse(*at)));
            (all, documents)
        });
        let (happened, documents) = happened.await.map_err(std::io::Error::other)?;
        let happened = happened.into_iter().map(|(period, at, said)| Happened {
            period,
            document: &documents[at].0,
            said,
        });
        let mut years: Vec<TimelineYear> = Vec::new();
        for one in happened {
            let year = edition.dates.numerals.write(&one.period.first().year().to_string());
            let entry = timeline_entry(house, edition, &one);
            match years.last_mut() {
                Some(last) if last.year == year => last.entries.push(entry),
                _ => years.push(TimelineYear { year, entries: vec![entry] }),
            }
        }
        let title = house.say(edition, "timeline-title", view::args! {"topic" => topic.name});
        let context = context::Timeline {
            timeline: TimelineHead {
                title: title.clone(),
                topic: topic.name.clone(),
                topic_url: view::topic_address(edition, &topic, 1).to_string(),
            },
            years,
            common: self.common(
                house,
                Frame {
                    edition,
                    title,
                    description: topic.note.clone(),
                    address: Some(address(edition, &topic)),
                    versions: Versions::of_editions(house, |other| {
                        Some(address(other, everywhere.iter().find(|there| there.edition == other.id)?))
                    }),
                    section: None,
                    feeds_of: Feeds::Topic(&topic),
                    shape: Shape::List,
                    facts: &facts,
                    colours: String::new(),
                    json_ld: None,
                    og: Vec::new(),
                },
            ),
        };
        let html = house.theme.render(&Page::Timeline(&context))?;
        Ok(Some(house.html(edition, StatusCode::OK, html, Needs::list(""), Dependency::Lists)))
    }
}

/// The dates of a text that somebody has confirmed.
fn confirmed(document: &LiveDocument, verdicts: &Verdicts, day: jiff::civil::Date) -> Vec<(Period, Said)> {
    if verdicts.is_empty() {
        return Vec::new();
    }
    let all = said(&document.content, day).into_iter();
    all.filter_map(|one| {
        let period = match verdicts.get(&one.place)? {
            Verdict::Right => one.period,
            Verdict::Other(period) => *period,
            Verdict::NoDate => return None,
        };
        Some((period, one))
    })
    .collect()
}

fn timeline_entry(house: &House, edition: &Edition, one: &Happened<'_>) -> TimelineEntry {
    let say = |key: &str, values: &[(&'static str, String)]| house.say(edition, key, values);
    let (from, until) = periods::words(&edition.dates, &say, one.period);
    let content = &one.document.content;
    let line = |text: &str| Markup::of_line(text, content.dir);
    let (lang, dir) = match &one.said {
        Some(said) => (said.lang.to_string(), said.dir),
        None => (content.lang.to_string(), content.dir),
    };
    let said = |text: fn(&Said) -> &str| one.said.as_ref().map(|said| Markup::of_line(text(said), dir));
    TimelineEntry {
        from,
        until,
        iso: matches!(one.period.from(), Point::Day(_) | Point::Month(..) | Point::Year(_))
            .then(|| one.period.from().to_string()),
        before: said(|said| &said.around.0),
        expression: said(|said| &said.expression),
        behind: said(|said| &said.around.1),
        sentence_lang: lang,
        sentence_dir: dir.as_str(),
        headline: line(&content.headline),
        url: view::article_address(edition, one.document).to_string(),
        lang: content.lang.to_string(),
        dir: content.dir.as_str(),
        published: view::date(edition, one.document.public_at, false),
    }
}
