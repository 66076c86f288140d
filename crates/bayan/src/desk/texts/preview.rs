//! A text as readers will see it, before they do.

use super::{
    super::{Asked, Desk, Failure, reply::Reply},
    history::is_removed,
};
use crate::front::{pictures::Elsewhere, preview::Previewed};
use bayan_core::{instant::Instant, workflow::Work};
use bayan_store::{
    front::{LiveDocument, LiveState},
    newsroom::Text,
};
use hyper::StatusCode;

impl Desk {
    /// The newest version as a public page. It is made by the public's side of what is handed over to it.
    pub(super) async fn preview_text(&self, asked: &Asked, text: &Text) -> Result<Reply, Failure> {
        if is_removed(text) {
            return Ok(Reply::Message(StatusCode::NOT_FOUND, "missing"));
        }
        let newest = &text.standing.newest;
        let shown = self.shown(asked, &[&newest.content]).await?;
        let pictures = newest.content.media().into_iter().filter_map(|media| {
            let bayan_markup::edited::Preview { src, width, height } =
                bayan_markup::edited::Previews::preview(&shown, media)?;
            Some((media, Elsewhere { src, width, height }))
        });
        let previewed =
            Previewed { pictures: pictures.collect(), document: document_of(text, self.app.clock.now()) };
        let made = self.front.preview(asked.site.site.id, previewed).await;
        match made.map_err(|error| Failure::Other(error.to_string()))? {
            Some(answer) => Ok(Reply::Ready(Box::new(answer))),
            None => Ok(Reply::Message(StatusCode::NOT_FOUND, "missing")),
        }
    }
}

/// A text as it would be public now.
pub(super) fn document_of(text: &Text, now: Instant) -> LiveDocument {
    let newest = &text.standing.newest;
    LiveDocument {
        id: text.document,
        short_id: text.short_id,
        item: text.item,
        edition: text.edition,
        section: text.section,
        kind: text.kind,
        original: None,
        state: LiveState::Stands,
        number: match (text.standing.live.number(), &text.standing.work) {
            (Some(number), Work::Idle) => number.get(),
            (Some(number), _) => number.get() + 1,
            (None, _) => 1,
        },
        public_at: newest.content.stated.unwrap_or(now),
        changed_at: now,
        revision: newest.id,
        slug: newest.slug.to_string(),
        content: newest.content.clone(),
    }
}
