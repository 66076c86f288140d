//! What a text said before: the versions, one of them, and taking it back.

use super::{
    super::{
        Asked, Desk, Failure, Present,
        frame::Framed,
        place::{InText, Place},
        reply::Reply,
    },
    by, head,
    reading::reading,
    words::{refusal, refused_with},
};
use crate::{actions::texts, comparing};
use bayan_core::{
    id::RevisionId,
    instant::Instant,
    workflow::{Live, Right, Work},
};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    Error,
    newsroom::{self, Past, Text},
};
use hyper::StatusCode;

/// How many versions a page lists.
const PAGE: u32 = 50;

impl Desk {
    pub(super) async fn history(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        let value = |name| asked.query.value(name);
        let behind =
            || Some((Instant::from_milliseconds(value("at").parse().ok()?), value("behind").parse().ok()?));
        let (document, behind) = (text.document, behind());
        let look =
            move |conn: &mut bayan_store::db::Conn| newsroom::history(conn, document, behind, PAGE + 1);
        let mut past = self.app.store.writer.look(look).await?;
        let goes_on = past.len() > PAGE as usize;
        past.truncate(PAGE as usize);
        let framed = self.framed(asked, Some(present));
        let own = Place::Text(text.short_id, InText::History);
        let page = context::History {
            common: framed.common(&framed.say("history-title", &[])),
            head: head(&framed, text),
            past: past.iter().map(|one| row(&framed, text, one)).collect(),
            next: past
                .last()
                .filter(|_| goes_on)
                .map(|last| format!("{own}?at={}&behind={}", last.at.milliseconds(), last.id)),
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::History(&page))?))
    }

    pub(super) async fn past(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        revision: RevisionId,
    ) -> Result<Reply, Failure> {
        let (document, who) = (text.document, by(asked, present));
        let look = move |conn: &mut bayan_store::db::Conn| {
            Ok((newsroom::past(conn, document, revision)?, texts::actor(conn, &who, document)?.rights))
        };
        let (found, rights) = self.app.store.writer.look(look).await?;
        let Some((past, old)) = found else {
            return Ok(Reply::missing());
        };
        let framed = self.framed(asked, Some(present));
        let newest = &text.standing.newest;
        let shown = self.shown(asked, &[&old.content]).await?;
        let writes = rights.contains(&Right::Write);
        let may_change = matches!(text.standing.work, Work::Idle | Work::Draft) && writes;
        let take_back = (revision != newest.id && may_change && !is_removed(text))
            .then(|| Place::Text(text.short_id, InText::Past(revision)).to_string());
        let page = context::Past {
            common: framed.common(&framed.say("past-title", &[("date", framed.moment(past.at))])),
            head: head(&framed, text),
            reading: reading(&old.content, &old.slug, &shown),
            changes: comparing::contents(&old.content, &newest.content),
            past: row(&framed, text, &past),
            take_back,
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::Past(&page))?))
    }

    pub(super) async fn take_back(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        revision: RevisionId,
    ) -> Result<Reply, Failure> {
        let Ok(seen) = asked.form.value("revision").parse() else {
            return Ok(Reply::Message(StatusCode::BAD_REQUEST, "stale"));
        };
        match texts::take_back(&self.app, by(asked, present), text.document, seen, revision).await {
            Ok(_) => Ok(Reply::To(format!("{}?said=taken-back", Place::Text(text.short_id, InText::Look)))),
            Err(Error::Refused(why)) => Ok(Reply::Message(refused_with(why), refusal(why))),
            Err(Error::NotFound(_)) => Ok(Reply::missing()),
            Err(error) => Err(error.into()),
        }
    }
}

impl Desk {
    /// Shows in the places of pictures those that have taken them.
    pub(super) async fn take_newer_pictures(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        let Ok(seen) = asked.form.value("revision").parse() else {
            return Ok(Reply::Message(StatusCode::BAD_REQUEST, "stale"));
        };
        match texts::take_newer_pictures(&self.app, by(asked, present), text.document, seen).await {
            Ok(_) => Ok(Reply::To(format!("{}?said=saved", Place::Text(text.short_id, InText::Look)))),
            Err(Error::Refused(why)) => Ok(Reply::Message(refused_with(why), refusal(why))),
            Err(error) => Err(error.into()),
        }
    }
}

/// Whether a text was taken out by order: what it said is destroyed.
pub(super) fn is_removed(text: &Text) -> bool {
    use bayan_core::workflow::Withdrawal;
    matches!(text.standing.live, Live::Withdrawn { how: Withdrawal::Removed { .. }, .. })
}

fn row(framed: &Framed<'_>, text: &Text, past: &Past) -> context::PastLine {
    let number = past.number.and_then(|number| u32::try_from(number).ok());
    context::PastLine {
        url: Place::Text(text.short_id, InText::Past(past.id)).to_string(),
        headline: past.headline.clone(),
        author: past.author.clone(),
        date: framed.moment(past.at),
        public: number.map(|number| framed.say("past-public", &[("number", framed.number(number))])),
        note: past.note.clone(),
        newest: past.id == text.standing.newest.id,
    }
}
