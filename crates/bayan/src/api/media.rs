//! Pictures: found, brought, described.

use super::{Api, Made, call::Call, problem::Problem, shapes, view};
use crate::{
    actions::pictures::{self, NotTaken},
    desk::{form::optional, media::fault_of},
};
use bayan_core::{language::Lang, line::Label, media::Hash};
use bayan_store::{
    db::Conn,
    newsroom::{self, Picture, Words},
};

impl Api {
    pub(super) async fn pictures(&self, call: &Call) -> Result<Made, Problem> {
        let lang = call.edition()?.lang.clone();
        let (site, limit, page) = (call.site.site.id, call.limit(), call.page());
        let words = call.asked("q").map(|words| words.trim().to_owned());
        let look = move |conn: &mut Conn| {
            newsroom::pictures(conn, site, &lang, words.as_deref(), (limit + 1, (page - 1) * limit))
        };
        let mut found = self.app.store.writer.look(look).await?;
        let goes_on = found.len() > limit as usize;
        found.truncate(limit as usize);
        Made::shown(shapes::Pictures {
            items: found.iter().map(shown).collect(),
            next: goes_on.then(|| page + 1),
        })
    }

    pub(super) async fn picture(&self, call: &Call) -> Result<Made, Problem> {
        let lang = call.edition()?.lang.clone();
        self.with_words(call, lang).await
    }

    async fn with_words(&self, call: &Call, lang: Lang) -> Result<Made, Problem> {
        let (site, hash) = (call.site.site.id, call.part::<Hash>(0)?);
        let look = move |conn: &mut Conn| newsroom::picture(conn, site, &lang, hash);
        let picture = view::found(self.app.store.writer.look(look).await?)?;
        Made::shown(shown(&picture))
    }

    pub(super) async fn bring(&self, call: &Call) -> Result<Made, Problem> {
        let lang = call.edition()?.lang.clone();
        let brought = (call.file()?, call.asked("name").and_then(Label::lenient));
        match pictures::bring(&self.app, &call.site.site, &call.by()?, brought, &lang).await {
            Ok(picture) => Made::shown(shown(&picture)),
            Err(NotTaken::Picture(fault)) => Err(Problem::field("", fault_of(&fault))),
            Err(NotTaken::Store(error)) => Err(error.into()),
            Err(NotTaken::Unreadable(error)) => Err(Problem::failed(error)),
        }
    }

    pub(super) async fn describe(&self, call: &Call) -> Result<Made, Problem> {
        let sent: shapes::Describe = call.sent()?;
        let edition = call.site.site.edition(&sent.edition.0);
        let lang = edition.ok_or_else(|| Problem::field("/edition", "fault-choose"))?.lang.clone();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let fault = |pointer: &'static str| move |fault| Problem::field(pointer, fault);
        let words = Words {
            alt: optional(&text(&sent.alt)).map_err(fault("/alt"))?,
            caption: optional(&text(&sent.caption)).map_err(fault("/caption"))?,
            credit: optional(&text(&sent.credit)).map_err(fault("/credit"))?,
        };
        let found = pictures::describe(&self.app, &call.by()?, call.part(0)?, &lang, words).await?;
        view::found(found.then_some(()))?;
        self.with_words(call, lang).await
    }
}

fn shown(picture: &Picture) -> shapes::Picture {
    let text = |text: Option<&str>| text.map(str::to_owned);
    shapes::Picture {
        hash: picture.hash.to_string(),
        width: picture.width,
        height: picture.height,
        url: None,
        name: picture.name.clone(),
        words: Some(shapes::Figure {
            media: picture.hash.to_string(),
            alt: text(picture.words.alt.as_deref()),
            caption: text(picture.words.caption.as_deref()),
            credit: text(picture.words.credit.as_deref()),
        }),
        uses: Some(picture.uses),
    }
}
