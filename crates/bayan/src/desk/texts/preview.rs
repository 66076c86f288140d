//! A text as readers will see it, before they do.

use super::{
    super::{Asked, Desk, Failure, reply::Reply},
    history::is_removed,
    pictures::Shown,
};
use crate::front::{pictures::Elsewhere, preview::Previewed};
use bayan_core::{instant::Instant, workflow::Work};
use bayan_markup::edited::{Preview, Previews};
use bayan_store::{
    front::{LiveDocument, LiveState},
    newsroom::Text,
};
use hyper::StatusCode;

impl Desk {
    /// The newest version as a public page, for those who work on it.
    pub(super) async fn preview_text(&self, asked: &Asked, text: &Text) -> Result<Reply, Failure> {
        if is_removed(text) {
            return Ok(Reply::Message(StatusCode::NOT_FOUND, "missing"));
        }
        let shown = self.shown(asked, &[&text.standing.newest.content]).await?;
        let made = self.as_readers_will(asked, text, &shown, Note::Staff).await?;
        Ok(made.unwrap_or(Reply::Message(StatusCode::NOT_FOUND, "missing")))
    }

    /// The newest version as a public page, with the pictures as `shown` has them. It is made by the public's
    /// side of what is handed over to it.
    pub(super) async fn as_readers_will(
        &self,
        asked: &Asked,
        text: &Text,
        shown: &Shown,
        note: Note<'_>,
    ) -> Result<Option<Reply>, Failure> {
        let pictures = text.standing.newest.content.media().into_iter().filter_map(|media| {
            let Preview { src, width, height } = shown.preview(media)?;
            Some((media, Elsewhere { src, width, height }))
        });
        let previewed = Previewed {
            pictures: pictures.collect(),
            document: document_of(text, self.app.clock.now()),
            note: self.note(asked, text, note),
        };
        let made = self.front.preview(asked.site.site.id, previewed).await;
        let made = made.map_err(|error| Failure::Other(error.to_string()))?;
        Ok(made.map(|answer| Reply::Ready(Box::new(answer))))
    }
}

/// What a page says of itself that is not public.
pub(super) enum Note<'n> {
    /// To those who work on it.
    Staff,
    /// To somebody outside: a draft.
    Draft(&'n str),
    /// To somebody outside: what is public at this moment.
    Embargo(&'n str, Instant),
}

impl Desk {
    /// It says so in the language of the page.
    fn note(&self, asked: &Asked, text: &Text, note: Note<'_>) -> String {
        let edition = asked.site.site.edition_by_id(text.edition);
        let lang = edition.map_or(&text.standing.newest.content.lang, |edition| &edition.lang);
        let name = |name: &str| ("name", name.to_owned());
        let (key, values) = match note {
            Note::Staff => ("preview-staff", Vec::new()),
            Note::Draft(label) => ("preview-draft", vec![name(label)]),
            Note::Embargo(label, at) => {
                let date = edition.map(|edition| {
                    let dates = &edition.dates;
                    format!("{} {}", dates.long_date(at), dates.time(at))
                });
                ("preview-embargo", vec![name(label), ("date", date.unwrap_or_default())])
            }
        };
        self.pages.messages().say_with(lang, key, &values)
    }
}

/// A text as it would be public now.
fn document_of(text: &Text, now: Instant) -> LiveDocument {
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
