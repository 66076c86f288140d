//! What stands around a text: what is said about it, links for people outside, the head of every page.

use super::{
    API, Api, Made,
    call::Call,
    problem::Problem,
    shapes::{self, GuestFor},
    view,
};
use crate::{
    actions::texts::{self, For},
    desk::{
        form::{label, optional},
        place::Place,
    },
};
use bayan_core::{
    content::BlockId,
    id::{CommentId, InvitationId, ShortId},
    instant::Instant,
    scope::Scope,
};
use bayan_store::{
    Error,
    db::Conn,
    newsroom::{self, Guest, Thread},
};

impl Api {
    pub(super) async fn comments(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let document = text.document;
        let look = move |conn: &mut Conn| newsroom::comments(conn, document);
        let threads = self.app.store.writer.look(look).await?;
        Made::shown(shapes::Threads { items: threads.iter().map(thread).collect() })
    }

    pub(super) async fn comment(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let sent: shapes::Say = call.sent()?;
        let said = optional::<2000>(&sent.text).and_then(|said| said.ok_or("fault-missing"));
        let said = said.map_err(|fault| Problem::field("/text", fault))?;
        let block = sent.block.as_deref().map(|block| block.parse::<BlockId>());
        let block = block.transpose().map_err(|_| Problem::field("/block", "fault-comment-gone"))?;
        let answers: Option<CommentId> =
            sent.answers.as_deref().map(|id| view::identity("/answers", id)).transpose()?;
        let made = texts::comment(&self.app, call.by()?, text.document, (answers, block), said).await;
        let id = match made {
            Ok(id) => id,
            Err(Error::NotFound(_)) if answers.is_some() => {
                return Err(Problem::field("/answers", "fault-comment-gone"));
            }
            Err(Error::NotFound(_)) => return Err(Problem::field("/block", "fault-comment-gone")),
            Err(Error::Full) => return Err(Problem::field("/text", "fault-comments")),
            Err(error) => return Err(error.into()),
        };
        let thread = self.thread(call, answers.unwrap_or(id)).await.map_err(Problem::afterwards)?;
        let whose: ShortId = call.part(0)?;
        Made::created(format!("{API}/texts/{whose}/comments/{}", answers.unwrap_or(id)), thread)
    }

    pub(super) async fn settle(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let id: CommentId = call.part(1)?;
        let sent: shapes::Settle = call.sent()?;
        match texts::resolve(&self.app, call.by()?, text.document, id, sent.settled).await {
            Ok(_) => Made::shown(self.thread(call, id).await?),
            Err(error) => Err(error.into()),
        }
    }

    async fn thread(&self, call: &Call, id: CommentId) -> Result<shapes::Thread, Problem> {
        let document = self.find(call).await?.document;
        let look = move |conn: &mut Conn| newsroom::comments(conn, document);
        let threads = self.app.store.writer.look(look).await?;
        let (person, reads) = (call.present()?.account.person, reads(call)?);
        let found = threads.into_iter().find(|thread| thread.first.id == id);
        view::found(found.map(|mut found| {
            if !reads {
                // Beside what the call itself has said, nothing.
                found.quote = None;
                found.answers.retain(|answer| answer.author == person);
                if found.first.author != person {
                    found.first.text.clear();
                }
            }
            thread(&found)
        }))
    }

    pub(super) async fn guests(&self, call: &Call) -> Result<Made, Problem> {
        let (document, now) = (self.find(call).await?.document, self.app.clock.now());
        let look = move |conn: &mut Conn| newsroom::guests(conn, document, now);
        let guests = self.app.store.writer.look(look).await?;
        Made::shown(shapes::Guests { items: guests.iter().map(guest).collect() })
    }

    pub(super) async fn add_guest(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let sent: shapes::AddGuest = call.sent()?;
        let whom = label(&sent.label).map_err(|fault| Problem::field("/label", fault))?;
        let what = match (sent.what, &sent.revision) {
            // Whoever reads nothing lets nobody read.
            _ if !reads(call)? => return Err(Problem::scope(Scope::Read)),
            (GuestFor::Reading, _) => For::Reading,
            (GuestFor::Embargo, _) => For::Embargo,
            (GuestFor::Approving, Some(revision)) => For::Approving(view::identity("/revision", revision)?),
            (GuestFor::Approving, None) => return Err(Problem::field("/revision", "fault-missing")),
        };
        let token = texts::invite_guest(&self.app, call.by()?, text.document, what, whom).await?;
        let url = format!("{}{}", call.site.origin, Place::Guest(token.reveal().to_owned()));
        Made::created(format!("{API}/texts/{}/guests", text.short_id), shapes::NewGuest { url })
    }

    pub(super) async fn end_guest(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let id: InvitationId = call.part(1)?;
        let ended = texts::revoke_guest(&self.app, call.by()?, text.document, id).await?;
        view::found(ended.then_some(Made::done()))
    }

    pub(super) async fn set_banner(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        let sent: shapes::SetBanner = call.sent()?;
        let until = sent.until.as_deref().map(|until| {
            until
                .parse::<jiff::Timestamp>()
                .map(Instant::from)
                .map_err(|_| Problem::field("/until", "fault-moment"))
        });
        texts::set_banner(&self.app, call.by()?, text.document, until.transpose()?).await?;
        self.desk.read_sites_again().await;
        Ok(Made::done())
    }

    pub(super) async fn end_banner(&self, call: &Call) -> Result<Made, Problem> {
        let text = self.find(call).await?;
        texts::end_banner(&self.app, call.by()?, text.document).await?;
        self.desk.read_sites_again().await;
        Ok(Made::done())
    }
}

/// Whether what is not public is told to whoever calls.
fn reads(call: &Call) -> Result<bool, Problem> {
    Ok(call.present()?.access.scopes.contains(&Scope::Read))
}

fn thread(thread: &Thread) -> shapes::Thread {
    let comment = |comment: &newsroom::Comment| shapes::Comment {
        id: comment.id.to_string(),
        author: comment.name.clone(),
        at: view::moment(comment.at),
        text: comment.text.clone(),
    };
    shapes::Thread {
        first: comment(&thread.first),
        block: thread.block.as_ref().map(|block| block.as_str().to_owned()),
        quote: thread.quote.clone(),
        answers: thread.answers.iter().map(comment).collect(),
        settled_at: thread.resolved.as_ref().map(|(at, _)| view::moment(*at)),
    }
}

fn guest(guest: &Guest) -> shapes::Guest {
    shapes::Guest {
        id: guest.id.to_string(),
        label: guest.label.clone(),
        what: match (guest.revision, guest.embargo) {
            (Some(_), _) => GuestFor::Approving,
            (None, true) => GuestFor::Embargo,
            (None, false) => GuestFor::Reading,
        },
        until: view::moment(guest.expires_at),
    }
}
