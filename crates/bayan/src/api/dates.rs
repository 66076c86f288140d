//! The dates that a text mentions, as programs confirm them.

use super::{Api, Made, call::Call, problem::Problem, shapes};
use crate::{
    actions::dates,
    desk::texts::dates::{published, read},
};
use bayan_core::chronology::{Said, said};
use bayan_store::{
    db::Conn,
    newsroom::{self, Text, Verdict, Verdicts},
};

/// How many are decided about at once.
const MOST: usize = 200;

impl Api {
    pub(super) async fn dates(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let (all, verdicts) = self.dates_of(call, &text).await?;
        let shown = |one: &Said| {
            let verdict = verdicts.get(&one.place);
            shapes::TextDate {
                expression: one.expression.clone(),
                place: one.place.clone(),
                period: one.period.to_string(),
                verdict: verdict.map(|verdict| match verdict {
                    Verdict::Right => shapes::DateVerdict::Right,
                    Verdict::NoDate => shapes::DateVerdict::None,
                    Verdict::Other(_) => shapes::DateVerdict::Other,
                }),
                other: match verdict {
                    Some(Verdict::Other(period)) => Some(period.to_string()),
                    _ => None,
                },
            }
        };
        Made::shown(shapes::TextDates { items: all.iter().map(shown).collect() })
    }

    pub(super) async fn decide_dates(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let sent: shapes::DecideDates = call.sent()?;
        if sent.items.len() > MOST {
            return Err(Problem::field("/items", "fault-many"));
        }
        let (all, _) = self.dates_of(call, &text).await?;
        let mut decided = Vec::new();
        for (number, one) in sent.items.iter().enumerate() {
            let at = |field: &str| format!("/items/{number}/{field}");
            if !all.iter().any(|said| said.place == one.place) {
                return Err(Problem::field(&at("place"), "fault-date-gone"));
            }
            let other = one.other.as_deref().unwrap_or_default();
            let verdict = match one.verdict {
                shapes::DateVerdict::Right => Verdict::Right,
                shapes::DateVerdict::None => Verdict::NoDate,
                shapes::DateVerdict::Other => {
                    let period = read(other, &text.standing.newest.content.lang, None);
                    Verdict::Other(period.map_err(|fault| Problem::field(&at("other"), fault))?)
                }
            };
            decided.push((one.place.clone(), verdict));
        }
        let seen = text.standing.newest.id;
        dates::decide(&self.app, call.by()?, text.document, (seen, decided)).await?;
        self.dates(call).await.map_err(Problem::afterwards)
    }

    /// What the newest version mentions, and what is decided about it.
    async fn dates_of(&self, call: &Call, text: &Text) -> Result<(Vec<Said>, Verdicts), Problem> {
        let document = text.document;
        let look = move |conn: &mut Conn| {
            Ok((newsroom::verdicts(conn, document)?, newsroom::first_public(conn, document)?))
        };
        let (verdicts, public) = self.app.store.writer.look(look).await?;
        let Some(edition) = call.site.site.edition_by_id(text.edition) else {
            return Ok((Vec::new(), verdicts));
        };
        let content = text.standing.newest.content.clone();
        let day = published(edition, &content, public, self.app.clock.now());
        let reading = tokio::task::spawn_blocking(move || said(&content, day)).await;
        Ok((reading.map_err(Problem::failed)?, verdicts))
    }
}
