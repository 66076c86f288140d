//! Pictures: found, brought, described.

use super::{Api, Made, call::Call, problem::Problem, shapes, view};
use crate::{
    actions::pictures::{self, NotTaken},
    desk::{form::optional, media::fault_of},
};
use bayan_core::{
    language::Lang,
    line::Label,
    media::{Focus, Hash},
};
use bayan_render::picture::Part;
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
        self.with_words(call.part(0)?, call, lang).await
    }

    async fn with_words(&self, hash: Hash, call: &Call, lang: Lang) -> Result<Made, Problem> {
        let site = call.site.site.id;
        let look = move |conn: &mut Conn| newsroom::picture(conn, site, &lang, hash);
        let picture = view::found(self.app.store.writer.look(look).await?)?;
        Made::shown(shown(&picture))
    }

    pub(super) async fn bring(&self, call: &Call) -> Result<Made, Problem> {
        let lang = call.edition()?.lang.clone();
        let brought = (call.file()?, call.asked("name").and_then(Label::lenient));
        match pictures::bring(&self.app, &call.site.site, &call.by()?, brought, &lang).await {
            Ok(picture) => Made::shown(shown(&picture)),
            Err(not) => Err(not_taken(not)),
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
        self.with_words(call.part(0)?, call, lang).await
    }

    pub(super) async fn set_focus(&self, call: &Call) -> Result<Made, Problem> {
        let sent: shapes::Focus = call.sent()?;
        let focus = Focus::new(sent.across.into(), sent.down.into());
        let focus = focus.ok_or_else(|| Problem::field("", "fault-focus"))?;
        let lang = call.edition()?.lang.clone();
        let found = pictures::set_focus(&self.app, &call.by()?, call.part(0)?, &lang, focus).await?;
        view::found(found.then_some(()))?;
        self.desk.read_sites_again().await;
        self.with_words(call.part(0)?, call, lang).await
    }

    pub(super) async fn cut_picture(&self, call: &Call) -> Result<Made, Problem> {
        let sent: shapes::CutPicture = call.sent()?;
        let (whole, lang) = (call.part::<Hash>(0)?, call.edition()?.lang.clone());
        let site = call.site.site.id;
        let of = lang.clone();
        let look = move |conn: &mut Conn| newsroom::picture(conn, site, &of, whole);
        let picture = view::found(self.app.store.writer.look(look).await?)?;
        let part = Part { left: sent.left, top: sent.top, width: sent.width, height: sent.height };
        if !part.is_of((picture.width, picture.height)) {
            return Err(Problem::field("", "fault-cut"));
        }
        let wanted = (part, sent.in_its_place);
        let cut = pictures::cut(&self.app, &call.site.site, &call.by()?, whole, wanted).await;
        self.with_words(view::found(cut.map_err(not_taken)?)?, call, lang).await
    }

    pub(super) async fn replace_picture(&self, call: &Call) -> Result<Made, Problem> {
        let sent: shapes::ReplacePicture = call.sent()?;
        let (old, wrong) = (call.part::<Hash>(0)?, || Problem::field("/by", "fault-choose"));
        let new: Hash = sent.by.parse().map_err(|_| wrong())?;
        if new == old {
            return Err(wrong());
        }
        let found = pictures::replace(&self.app, &call.by()?, old, new).await?;
        view::found(found.then_some(()))?;
        self.with_words(new, call, call.edition()?.lang.clone()).await
    }
}

fn not_taken(not: NotTaken) -> Problem {
    match not {
        NotTaken::Picture(fault) => Problem::field("", fault_of(&fault)),
        NotTaken::Store(error) => error.into(),
        NotTaken::Unreadable(error) => Problem::failed(error),
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
        focus: picture.focus.map(|focus| shapes::Focus { across: focus.x(), down: focus.y() }),
        replaced_by: picture.replaced_by.map(|newer| newer.to_string()),
    }
}
