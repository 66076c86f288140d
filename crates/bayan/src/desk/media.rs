//! The pictures: found, brought, and what is proposed to be said of them.

use super::{
    Asked, Desk, Failure, Present,
    form::{Faults, optional},
    frame::Framed,
    place::{BRINGS_MEDIA, Needs, Place},
    reply::{Reply, encoded},
    texts::{by, in_script, source_of},
};
use crate::{
    actions::pictures::{self, NotTaken},
    http::answer::{Answer, CachePolicy},
};
use bayan_core::{language::Lang, line::Label, media::Hash};
use bayan_render::{
    desk::{DeskPage, context},
    picture::PictureFault,
};
use bayan_store::{
    front::Edition,
    newsroom::{self, Picture, Words},
};
use hyper::StatusCode;
use serde_json::{Value, json};

/// How many pictures a page shows.
const PAGE: u32 = 24;
/// The farthest page.
const FARTHEST: u32 = 10_000;
/// How wide a preview is, in pixels.
const PREVIEW: u32 = 800;
/// The longest words that are looked for.
const LONGEST: usize = 200;

impl Desk {
    /// The library.
    pub(super) async fn media(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let edition = edition(asked);
        let (pictures, goes_on) = self.found(asked, &edition.lang).await?;
        let framed = self.framed(asked, Some(present));
        let brings = brings(present);
        let query = |key: &str, page: u32| {
            let words = encoded(asked.query.value("q"));
            format!("{}?edition={}&q={words}&page={page}", Place::Media, encoded(key))
        };
        let tab = |other: &Edition| context::Tab {
            name: other.name.clone(),
            lang: other.lang.to_string(),
            dir: other.dir.as_str(),
            url: query(&other.key, page(asked)),
            current: other.id == edition.id,
        };
        let start = json!({
            "words": self.pages.editor_words(framed.lang()),
            "upload": Place::Upload.to_string(),
            "token": present.form_token,
        });
        let context = context::Media {
            common: framed.common(&framed.say("media-title", &[])),
            pictures: pictures.iter().map(|picture| row(&framed, picture, brings)).collect(),
            editions: asked.site.site.editions.iter().map(tab).collect(),
            edition_chosen: edition.key.clone(),
            text_lang: edition.lang.to_string(),
            words: asked.query.value("q").to_owned(),
            brings,
            start: in_script(&start),
            next: goes_on.then(|| query(&edition.key, page(asked) + 1)),
        };
        Ok(Reply::Editor(StatusCode::OK, self.pages.render(&DeskPage::Media(&context))?))
    }

    /// The same for the editor.
    pub(super) async fn find_media(&self, asked: &Asked, _present: &Present) -> Result<Reply, Failure> {
        let (pictures, more) = self.found(asked, &edition(asked).lang).await?;
        let media: Vec<Value> = pictures.iter().map(shown).collect();
        Ok(Reply::Json(StatusCode::OK, json!({ "media": media, "more": more })))
    }

    async fn found(&self, asked: &Asked, lang: &Lang) -> Result<(Vec<Picture>, bool), Failure> {
        let words: String = asked.query.value("q").trim().chars().take(LONGEST).collect();
        let (site, lang, offset) = (asked.site.site.id, lang.clone(), (page(asked) - 1) * PAGE);
        let look = move |conn: &mut bayan_store::db::Conn| {
            let words = (!words.is_empty()).then_some(words.as_str());
            newsroom::pictures(conn, site, &lang, words, (PAGE + 1, offset))
        };
        let mut pictures = self.app.store.writer.look(look).await?;
        let goes_on = pictures.len() > PAGE as usize;
        pictures.truncate(PAGE as usize);
        Ok((pictures, goes_on))
    }

    /// Takes a picture into the house. What it says of itself counts for nothing: its bytes are read.
    pub(super) async fn upload(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let name = Label::lenient(asked.query.value("name"));
        let (site, lang) = (&asked.site.site, &edition(asked).lang);
        let brought = (asked.file.clone(), name);
        match pictures::bring(&self.app, site, &by(asked, present), brought, lang).await {
            Ok(picture) => Ok(Reply::Json(StatusCode::OK, shown(&picture))),
            Err(NotTaken::Picture(fault)) => {
                let text = self.framed(asked, Some(present)).say(fault_of(&fault), &[]);
                Ok(Reply::Json(StatusCode::UNPROCESSABLE_ENTITY, json!({ "text": text })))
            }
            Err(NotTaken::Store(error)) => Err(error.into()),
            Err(NotTaken::Unreadable(error)) => Err(Failure::Other(error.to_string())),
        }
    }

    /// A picture as the newsroom shows it.
    pub(super) async fn preview(&self, asked: &Asked, hash: Hash) -> Result<Reply, Failure> {
        let site = asked.site.site.id;
        let look = move |conn: &mut bayan_store::db::Conn| newsroom::preview(conn, site, hash, PREVIEW);
        let Some(object) = self.app.store.writer.look(look).await? else {
            return Ok(Reply::missing());
        };
        let objects = self.app.objects.clone();
        let read = tokio::task::spawn_blocking(move || objects.get(object)).await;
        let bytes = read.map_err(|error| Failure::Other(error.to_string()))?;
        match bytes.map_err(|error| Failure::Other(error.to_string()))? {
            Some(bytes) => {
                let answer = Answer::new(StatusCode::OK, "image/jpeg", bytes, CachePolicy::NoStore);
                Ok(Reply::Ready(Box::new(answer)))
            }
            None => Ok(Reply::missing()),
        }
    }

    /// Proposes what is to be said of a picture.
    pub(super) async fn picture_words(
        &self,
        asked: &Asked,
        present: &Present,
        hash: Hash,
    ) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let alt = faults.take("alt", optional(asked.form.value("alt")));
        let caption = faults.take("caption", optional(asked.form.value("caption")));
        let credit = faults.take("credit", optional(asked.form.value("credit")));
        let (Some(alt), Some(caption), Some(credit)) = (alt, caption, credit) else {
            return Ok(Reply::Message(StatusCode::UNPROCESSABLE_ENTITY, "fault-words"));
        };
        let edition = edition(asked);
        let words = Words { alt, caption, credit };
        match pictures::describe(&self.app, &by(asked, present), hash, &edition.lang, words).await? {
            true => Ok(Reply::To(format!(
                "{}?edition={}&said=saved#p-{hash}",
                Place::Media,
                encoded(&edition.key)
            ))),
            false => Ok(Reply::missing()),
        }
    }
}

/// What is said of a picture that is not taken.
pub(crate) fn fault_of(fault: &PictureFault) -> &'static str {
    match fault {
        PictureFault::TooLarge(_) => "fault-picture-large",
        PictureFault::Unreadable(_) => "fault-picture-none",
    }
}

fn brings(present: &Present) -> bool {
    let Needs::MayOneOf(some) = BRINGS_MEDIA else { return false };
    some.iter().any(|capability| present.account.roles.may(*capability))
}

fn page(asked: &Asked) -> u32 {
    asked.query.value("page").parse().unwrap_or(1).clamp(1, FARTHEST)
}

/// The edition in whose language something is said of pictures.
pub(super) fn edition(asked: &Asked) -> &Edition {
    let site = &asked.site.site;
    let named = [asked.form.value("edition"), asked.query.value("edition"), &site.default_edition];
    named.into_iter().find_map(|key| site.edition(key)).unwrap_or(&site.editions[0])
}

/// A picture for the editor.
fn shown(picture: &Picture) -> Value {
    let words = &picture.words;
    json!({
        "media": picture.hash.to_string(),
        "src": source_of(picture.hash),
        "width": picture.width,
        "height": picture.height,
        "alt": words.alt.as_ref().map(|alt| alt.to_string()),
        "caption": words.caption.as_ref().map(|caption| caption.to_string()),
        "credit": words.credit.as_ref().map(|credit| credit.to_string()),
        "name": picture.name,
    })
}

fn row(framed: &Framed<'_>, picture: &Picture, brings: bool) -> context::Picture {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    context::Picture {
        id: picture.hash.to_string(),
        src: source_of(picture.hash),
        width: picture.width,
        height: picture.height,
        name: text(picture.name.as_deref()),
        date: framed.moment(picture.added_at),
        uses: framed.say_count("media-uses", picture.uses),
        used_at: (picture.uses > 0).then(|| format!("{}?media={}", Place::Texts, picture.hash)),
        alt: text(picture.words.alt.as_deref()),
        caption: text(picture.words.caption.as_deref()),
        credit: text(picture.words.credit.as_deref()),
        words: brings.then(|| Place::PictureWords(picture.hash).to_string()),
        replace: brings.then(|| Place::PictureReplacement(picture.hash).to_string()),
        cut: brings.then(|| Place::PictureCut(picture.hash).to_string()),
        replaced: picture.replaced_by.is_some(),
        focus: brings.then(|| Place::PictureFocus(picture.hash).to_string()),
    }
}
