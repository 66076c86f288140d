//! The same done with several texts: each is asked by the rules for itself, and each says what became of it.

use super::{
    super::{
        Asked, Desk, Failure, Present,
        place::{InText, Place},
        reply::Reply,
    },
    by,
    words::refusal,
};
use crate::actions::texts::{self, Doing};
use bayan_core::{
    id::{RevisionId, ShortId},
    workflow::{Command, Deed, Live, Work},
};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{Error, newsroom::Text};
use hyper::StatusCode;

/// How many at once: as many as a page lists.
const MOST: usize = 50;

/// What can be done with several: what needs no word for each.
pub(super) const DEEDS: [Deed; 5] =
    [Deed::Submit, Deed::Approve, Deed::Publish, Deed::Unschedule, Deed::Discard];

impl Desk {
    /// Does the same with each text that was ticked, in the version that was on the page.
    pub(in crate::desk) async fn several_texts(
        &self,
        asked: &Asked,
        present: &Present,
    ) -> Result<Reply, Failure> {
        let deed = Deed::named(asked.form.value("deed")).filter(|deed| DEEDS.contains(deed));
        let ticked: Vec<(ShortId, RevisionId)> = asked
            .form
            .values("text")
            .take(MOST)
            .filter_map(|value| {
                let (id, revision) = value.split_once(':')?;
                Some((id.parse().ok()?, revision.parse().ok()?))
            })
            .collect();
        let Some(deed) = deed.filter(|_| !ticked.is_empty()) else {
            return Ok(Reply::Message(StatusCode::UNPROCESSABLE_ENTITY, "several-none"));
        };
        let mut outcomes = Vec::new();
        for (id, seen) in ticked {
            let Some(text) = self.find_text(asked, id).await? else { continue };
            let refused = self.one_of_several(asked, present, &text, deed, seen).await?;
            let framed = self.framed(asked, Some(present));
            let newest = &text.standing.newest.content;
            outcomes.push(context::Outcome {
                url: Place::Text(id, InText::Look).to_string(),
                headline: newest.headline.to_string(),
                lang: newest.lang.to_string(),
                dir: newest.dir.as_str(),
                done: refused.is_none(),
                says: framed.say(refused.unwrap_or("several-done"), &[]),
            });
        }
        let framed = self.framed(asked, Some(present));
        let done = outcomes.iter().filter(|outcome| outcome.done).count();
        let page = context::Several {
            common: framed.common(&framed.say("several-title", &[])),
            key: deed.as_str(),
            count: framed.say_count("several-count", i64::try_from(done).unwrap_or(i64::MAX)),
            outcomes,
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::Several(&page))?))
    }

    /// Why it was not done with one of them.
    async fn one_of_several(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        deed: Deed,
        seen: RevisionId,
    ) -> Result<Option<&'static str>, Failure> {
        // What kind of change it is to what the public has is said for each alone.
        let is_said = !matches!(text.standing.work, Work::Idle | Work::Draft);
        let needs_word = matches!(deed, Deed::Submit | Deed::Publish)
            && !matches!(text.standing.live, Live::Never)
            && !is_said;
        if needs_word {
            return Ok(Some("several-change"));
        }
        let command = move |revision| match deed {
            Deed::Submit => Command::Submit(revision),
            Deed::Approve => Command::Approve(revision),
            Deed::Publish => Command::Publish(revision),
            Deed::Unschedule => Command::Unschedule,
            _ => Command::Discard,
        };
        let doing = Doing { document: text.document, seen, change: None, newest_only: true };
        match texts::act(&self.app, &asked.site.site, by(asked, present), doing, command).await {
            Ok(_) => Ok(None),
            Err(Error::Refused(why)) => Ok(Some(refusal(why))),
            // What was done with the others is said all the same.
            Err(error) => {
                tracing::error!(error = %error, "desk.one_of_several_failed");
                Ok(Some("several-failed"))
            }
        }
    }
}
