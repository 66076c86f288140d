//! Texts: found, begun, written, decided about.

mod banner;
mod begin;
mod comments;
mod content;
pub(crate) mod dates;
mod deeds;
mod doubts;
mod edit;
mod guests;
mod history;
mod list;
mod look;
mod pictures;
mod preview;
mod reading;
mod several;
pub(crate) mod subjects;
pub(crate) mod words;

pub(super) use edit::in_script;
pub(super) use list::line;
pub(super) use look::{version_says, zone};
pub(super) use pictures::source_of;

use pictures::Shown;

use super::{
    Asked, Desk, Failure, Present,
    frame::Framed,
    place::{InText, Place},
    reply::Reply,
};
use crate::{actions::texts::By, http::paths::Address};
use bayan_core::{
    id::ShortId,
    workflow::{Live, Withdrawal},
};
use bayan_render::desk::context;
use bayan_store::newsroom::{self, Text};

impl Desk {
    /// A place about a text.
    pub(super) async fn text_place(
        &self,
        asked: &Asked,
        present: &Present,
        id: ShortId,
        within: InText,
    ) -> Result<Reply, Failure> {
        let Some(text) = self.find_text(asked, id).await? else {
            return Ok(Reply::missing());
        };
        match within {
            InText::Look => self.look(asked, present, &text).await,
            InText::Edit if asked.is_post => self.save_text(asked, present, &text).await,
            InText::Edit => self.edit(asked, present, &text).await,
            InText::Autosave => self.autosave(asked, present, &text).await,
            InText::Here => self.here(present, &text).await,
            InText::Conflict => self.conflict(asked, present, &text).await,
            InText::Do(deed) => self.deed(asked, present, &text, deed).await,
            InText::History => self.history(asked, present, &text).await,
            InText::Past(revision) if asked.is_post => self.take_back(asked, present, &text, revision).await,
            InText::Past(revision) => self.past(asked, present, &text, revision).await,
            InText::Translate(edition) if asked.is_post => {
                self.begin_translation(asked, present, &text, &edition).await
            }
            InText::Translate(edition) => self.translate(asked, present, &text, &edition).await,
            InText::Guests => self.invite_guest(asked, present, &text).await,
            InText::Guest(id) => self.revoke_guest(asked, present, &text, id).await,
            InText::Comments => self.comment(asked, present, &text).await,
            InText::Comment(id) => self.settle_comment(asked, present, &text, id).await,
            InText::NewerPictures => self.take_newer_pictures(asked, present, &text).await,
            InText::Banner => self.banner(asked, present, &text).await,
            InText::Subjects => self.file_text(asked, present, &text).await,
            InText::SubjectsNow => self.file_text_now(asked, present, &text).await,
            InText::Dates if asked.is_post => self.decide_dates(asked, present, &text).await,
            InText::Dates => self.dates(asked, present, &text).await,
            InText::Preview => self.preview_text(asked, present, &text),
            InText::PreviewPage => self.preview_page(asked, &text).await,
        }
    }

    async fn find_text(&self, asked: &Asked, id: ShortId) -> Result<Option<Text>, Failure> {
        let site = asked.site.site.id;
        Ok(self.app.store.writer.look(move |conn| newsroom::text(conn, site, id)).await?)
    }
}

/// Whoever acts.
pub(super) fn by(asked: &Asked, present: &Present) -> By {
    By {
        site: asked.site.site.id,
        person: present.account.person,
        network: asked.from.network.clone(),
        scopes: None,
    }
}

/// The page of a text in the newsroom.
fn page_of(text: &Text) -> String {
    Place::Text(text.short_id, InText::Look).to_string()
}

/// The head of a text.
fn head(framed: &Framed<'_>, text: &Text) -> context::Head {
    let edition = framed.edition(text.edition);
    let newest = &text.standing.newest;
    let section = text.section.and_then(|id| edition?.section_by_id(id));
    context::Head {
        url: page_of(text),
        public: public_address(framed, text),
        headline: newest.content.headline.to_string(),
        lang: newest.content.lang.to_string(),
        dir: newest.content.dir.as_str(),
        edition: edition.map(|edition| edition.name.clone()).unwrap_or_default(),
        section: section.map(|section| section.name.clone()),
        kind: text.kind.as_str(),
        revision: newest.id.to_string(),
        live_revision: match &text.standing.live {
            Live::Published { revision, .. } | Live::Withdrawn { revision, .. } => revision.to_string(),
            Live::Never => String::new(),
        },
    }
}

/// The public page of a text that has one; the short address leads to it, whatever it is called.
fn public_address(framed: &Framed<'_>, text: &Text) -> Option<String> {
    match &text.standing.live {
        Live::Never | Live::Withdrawn { how: Withdrawal::ReplacedBy(_), .. } => None,
        Live::Published { .. } | Live::Withdrawn { .. } => {
            let edition = framed.edition(text.edition)?.key.clone();
            Some(Address::Article { edition, slug: String::new(), id: text.short_id }.uri())
        }
    }
}
