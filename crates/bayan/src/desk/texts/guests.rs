//! Links for people outside the newsroom: made and revoked by those who work on a text, used by those who have one.

use super::{
    super::{
        Asked, Desk, Failure, Present,
        form::{Faults, label},
        place::{InText, Place},
        reply::Reply,
    },
    by,
    history::is_removed,
    preview::Note,
    public_address,
    reading::reading,
    words::{refusal, refused_with},
};
use crate::actions::{
    people::Token,
    texts::{self, For},
};
use bayan_core::{
    id::InvitationId,
    instant::Instant,
    media::Hash,
    workflow::{Live, Work},
};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    Error, documents,
    newsroom::{self, Guest, Text},
};
use hyper::StatusCode;

impl Desk {
    /// Makes a link, which is shown once.
    pub(super) async fn invite_guest(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let whom = faults.take("guest", label(asked.form.value("guest")));
        let what = match asked.form.value("for") {
            "approving" => asked.form.value("revision").parse().ok().map(For::Approving),
            "embargo" => Some(For::Embargo),
            _ => Some(For::Reading),
        };
        let (Some(label), Some(what)) = (whom, what) else {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return self.look_page(asked, present, text, &faults, status).await;
        };
        let shown = label.to_string();
        match texts::invite_guest(&self.app, by(asked, present), text.document, what, label).await {
            Ok(token) => {
                let url = format!("{}{}", asked.site.origin, Place::Guest(token.reveal().to_owned()));
                self.look_page_with(asked, present, text, &faults, (StatusCode::OK, Some((shown, url)))).await
            }
            Err(Error::Refused(why)) => {
                faults.note("deed", refusal(why));
                self.look_page(asked, present, text, &faults, refused_with(why)).await
            }
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn revoke_guest(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        id: InvitationId,
    ) -> Result<Reply, Failure> {
        match texts::revoke_guest(&self.app, by(asked, present), text.document, id).await {
            Ok(true) => Ok(Reply::To(format!("{}?said=revoked", Place::Text(text.short_id, InText::Look)))),
            Ok(false) => Ok(Reply::missing()),
            Err(Error::Refused(_)) => Ok(Reply::Message(StatusCode::FORBIDDEN, "forbidden")),
            Err(error) => Err(error.into()),
        }
    }

    /// What somebody outside sees: the text as a public page, or the text that they are asked to approve.
    pub(in crate::desk) async fn guest(&self, asked: &Asked, token: &str) -> Result<Reply, Failure> {
        let gone = || Ok(Reply::Message(StatusCode::GONE, "guest-gone"));
        let Some((guest, text)) = self.guest_of(asked, token).await? else { return gone() };
        let Some(revision) = guest.revision else {
            return self.guest_reads(asked, token, &guest, &text).await;
        };
        if asked.is_post {
            let Some(token) = Token::brought(token) else { return gone() };
            return match texts::approve_as_guest(&self.app, asked.site.site.id, &token).await {
                Ok(()) => Ok(Reply::Message(StatusCode::OK, "guest-approved")),
                Err(Error::Refused(_)) => Ok(Reply::Message(StatusCode::CONFLICT, "guest-changed")),
                Err(Error::NotFound(_)) => gone(),
                Err(error) => Err(error.into()),
            };
        }
        // Exactly the text that is asked for, or nothing.
        let waits =
            matches!(text.standing.work, Work::InReview { revision: waiting, .. } if waiting == revision);
        if !waits || text.standing.newest.id != revision {
            return Ok(Reply::Message(StatusCode::CONFLICT, "guest-changed"));
        }
        let content = &text.standing.newest.content;
        let shown = self.shown(asked, &[content]).await?.for_guest(token);
        let framed = self.framed(asked, None);
        let page = context::GuestPage {
            common: framed.common(&framed.say("guest-title", &[])),
            action: Place::Guest(token.to_owned()).to_string(),
            reading: reading(content, &text.standing.newest.slug, &shown),
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::Guest(&page))?))
    }

    async fn guest_reads(
        &self,
        asked: &Asked,
        token: &str,
        guest: &Guest,
        text: &Text,
    ) -> Result<Reply, Failure> {
        let framed = self.framed(asked, None);
        let note = match (guest.embargo, under_embargo(guest, text)) {
            (false, _) => Note::Draft(&guest.label),
            (true, Some(at)) => Note::Embargo(&guest.label, at),
            (true, None) => {
                // It is over, or somebody works on the text again.
                return Ok(match (guest.is_over, public_address(&framed, text)) {
                    (true, Some(address)) => Reply::To(address),
                    _ => Reply::Message(StatusCode::CONFLICT, "guest-waits"),
                });
            }
        };
        let shown = self.shown(asked, &[&text.standing.newest.content]).await?.for_guest(token);
        let made = self.as_readers_will(asked, text, &shown, note).await?;
        Ok(made.unwrap_or(Reply::Message(StatusCode::GONE, "guest-gone")))
    }

    /// A picture of the text that a link leads to, and no other.
    pub(in crate::desk) async fn guest_picture(
        &self,
        asked: &Asked,
        token: &str,
        hash: Hash,
    ) -> Result<Reply, Failure> {
        match self.guest_of(asked, token).await? {
            Some((guest, text))
                if shows(&guest, &text) && text.standing.newest.content.media().contains(&hash) =>
            {
                self.preview(asked, hash).await
            }
            _ => Ok(Reply::Message(StatusCode::GONE, "guest-gone")),
        }
    }

    /// The link and its text; not where the text was thrown away or taken out.
    async fn guest_of(&self, asked: &Asked, token: &str) -> Result<Option<(Guest, Text)>, Failure> {
        let Some(token) = Token::brought(token) else { return Ok(None) };
        let (site, now) = (asked.site.site.id, self.app.clock.now());
        let look = move |conn: &mut bayan_store::db::Conn| {
            let Some(guest) = newsroom::guest(conn, site, token.hash(), now)? else { return Ok(None) };
            let id = documents::short_id(conn, guest.document)?;
            Ok(newsroom::text(conn, site, id)?.map(|text| (guest, text)))
        };
        let found = self.app.store.writer.look(look).await?;
        Ok(found.filter(|(_, text)| {
            let is_discarded =
                matches!((&text.standing.work, &text.standing.live), (Work::Idle, Live::Never));
            !is_discarded && !is_removed(text)
        }))
    }
}

/// Whether a link shows the newest version of its text now.
fn shows(guest: &Guest, text: &Text) -> bool {
    !guest.embargo || under_embargo(guest, text).is_some()
}

/// Until when a text is under the embargo of a link: only what the rules let come before the public is.
fn under_embargo(guest: &Guest, text: &Text) -> Option<Instant> {
    if guest.is_over { None } else { text.comes_at() }
}
