//! A text as readers will see it, before they do.

use super::{
    super::{
        Asked, Desk, Failure, Present,
        place::{InText, Place},
        reply::Reply,
    },
    head,
    history::is_removed,
    pictures::Shown,
};
use crate::front::{pictures::Elsewhere, preview::Previewed};
use bayan_core::{instant::Instant, workflow::Work};
use bayan_markup::edited::{Preview, Previews};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    front::{LiveDocument, LiveState},
    newsroom::Text,
};

/// Devices of readers, and how wide they are in CSS pixels.
const DEVICES: [(&str, u32); 4] = [("small", 320), ("phone", 390), ("tablet", 768), ("desk", 1280)];
/// In what light they are looked at.
const LIGHTS: [&str; 2] = ["day", "night"];

impl Desk {
    /// The newest version on a device of readers, for those who work on it.
    pub(super) fn preview_text(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        if is_removed(text) {
            return Ok(Reply::missing());
        }
        let framed = self.framed(asked, Some(present));
        let at = |within| Place::Text(text.short_id, within).to_string();
        let device = DEVICES.into_iter().find(|(key, _)| *key == asked.query.value("device"));
        let (device, width) = device.unwrap_or(DEVICES[1]);
        let light = LIGHTS.into_iter().find(|key| *key == asked.query.value("light")).unwrap_or(LIGHTS[0]);
        let with =
            |device: &str, light: &str| format!("{}?device={device}&light={light}", at(InText::Preview));
        let page = context::Preview {
            common: framed.common(&framed.say("preview-title", &[])),
            head: head(&framed, text),
            page: at(InText::PreviewPage),
            device,
            width,
            light,
            devices: DEVICES.map(|(key, _)| (key, with(key, light), key == device)).into(),
            lights: LIGHTS.map(|key| (key, with(device, key), key == light)).into(),
        };
        Ok(Reply::Frames(self.pages.render(&DeskPage::Preview(&page))?))
    }

    /// The same as a public page.
    pub(super) async fn preview_page(&self, asked: &Asked, text: &Text) -> Result<Reply, Failure> {
        if is_removed(text) {
            return Ok(Reply::missing());
        }
        let shown = self.shown(asked, &[&text.standing.newest.content]).await?;
        Ok(match self.as_readers_will(asked, text, &shown, Note::Staff).await? {
            Some(Reply::Ready(answer)) => Reply::Ready(Box::new(answer.within_own_pages())),
            _ => Reply::missing(),
        })
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
