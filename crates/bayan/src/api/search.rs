//! Search over what is published, as readers have it: ids and scores, so that anybody can measure it from outside.

use super::{
    Api, Made,
    articles::summary,
    call::Call,
    problem::{Kind, Problem},
    shapes,
};
use crate::http::sought::{Sought, day_of};
use bayan_search::{Mark, Order, Query, Wanted};
use bayan_store::front::Live;

/// How many are answered unless said.
const USUAL: usize = 50;

impl Api {
    pub(super) async fn search(&self, call: &Call) -> Result<Made, Problem> {
        let edition = call.edition()?.clone();
        let asked = |name| call.asked(name).unwrap_or_default().to_owned();
        let sought = Sought {
            words: asked("q"),
            section: asked("section"),
            kind: asked("kind"),
            from: call.asked("from").and_then(day_of),
            until: call.asked("until").and_then(day_of),
            newest: call.asked("sort") == Some("date"),
            page: 1,
        };
        if !sought.section.is_empty() && edition.section(&sought.section).is_none() {
            return Err(Problem::parameter("section", &["section"]));
        }
        let after = call.asked("cursor").map(|cursor| cursor.parse::<Mark>());
        let after = after.transpose().map_err(|_| Problem::parameter("cursor", &["cursor"]))?;
        let is_fitting = match after {
            None => true,
            Some(Mark::Rank(_)) => !sought.newest,
            Some(Mark::Moment { .. }) => sought.newest,
        };
        if !is_fitting {
            return Err(Problem::parameter("cursor", &["cursor"]));
        }
        let limit = call.asked("limit").and_then(|limit| limit.parse().ok()).unwrap_or(USUAL);
        let query = Query::parse(sought.words.trim());
        let wanted = Wanted { after, ..sought.wanted(&edition, self.app.clock.now(), limit) };
        let order = wanted.order;
        let found = self.desk.front().search_in(&call.site.site, &edition, query, wanted).await;
        let Some((_, found)) = found.map_err(Problem::failed)? else {
            return Err(Problem::of(Kind::Busy));
        };
        let (id, hits) = (edition.id, found.hits);
        let standing = self.app.store.front.ask(move |live: &mut Live<'_>| {
            let mut standing = Vec::new();
            for hit in hits {
                let Ok(item) = hit.id.parse() else { continue };
                standing.extend(live.standing(id, item)?.map(|document| (document, hit.score)));
            }
            Ok(standing)
        });
        let standing = standing.await?;
        Made::shown(shapes::SearchResults {
            items: standing
                .iter()
                .map(|(document, score)| shapes::SearchHit {
                    summary: summary(call, &edition, document),
                    score: (order == Order::Relevance).then_some(*score),
                })
                .collect(),
            total: found.total,
            next: found.next.map(|mark| mark.to_string()),
        })
    }
}
