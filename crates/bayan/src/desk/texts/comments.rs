//! What people of the newsroom say to each other about a text.

use super::{
    super::{
        Asked, Desk, Failure, Present,
        form::{Faults, optional},
        frame::Framed,
        place::{InText, Place},
        reply::Reply,
    },
    by,
};
use crate::actions::texts;
use bayan_core::{
    content::{BlockId, BlockKind},
    id::CommentId,
    workflow::Refusal,
};
use bayan_render::desk::context;
use bayan_store::{
    Error,
    newsroom::{self, Comment, Text, Thread},
};
use hyper::StatusCode;

impl Desk {
    /// Says something about a text, or answers.
    pub(super) async fn comment(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
    ) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let said = optional::<2000>(asked.form.value("comment")).and_then(|said| said.ok_or("fault-missing"));
        let Some(said) = faults.take("comment", said) else {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return self.look_page(asked, present, text, &faults, status).await;
        };
        let answers: Option<CommentId> = asked.form.value("answers").parse().ok();
        let block: Option<BlockId> = asked.form.value("about").parse().ok();
        match texts::comment(&self.app, by(asked, present), text.document, (answers, block), said).await {
            Ok(id) => {
                let at = answers.unwrap_or(id);
                Ok(Reply::To(format!("{}?said=commented#c-{at}", Place::Text(text.short_id, InText::Look))))
            }
            Err(Error::Refused(Refusal::NoRight(_))) => {
                Ok(Reply::Message(StatusCode::FORBIDDEN, "forbidden"))
            }
            Err(Error::Refused(_)) => Ok(Reply::Message(StatusCode::CONFLICT, "refusal-state")),
            Err(error @ (Error::NotFound(_) | Error::Full)) => {
                // It went while it was written about: what was said is not lost with it.
                let full = matches!(error, Error::Full);
                faults.note("comment", if full { "fault-comments" } else { "fault-comment-gone" });
                self.look_page(asked, present, text, &faults, StatusCode::CONFLICT).await
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Settles a thread, or takes it up again.
    pub(super) async fn settle_comment(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        thread: CommentId,
    ) -> Result<Reply, Failure> {
        let settled = asked.form.value("to") != "open";
        match texts::resolve(&self.app, by(asked, present), text.document, thread, settled).await {
            // Where somebody else did it in the meantime it is done too.
            Ok(_) => Ok(Reply::To(format!("{}#c-{thread}", Place::Text(text.short_id, InText::Look)))),
            Err(Error::Refused(_)) => Ok(Reply::Message(StatusCode::FORBIDDEN, "forbidden")),
            Err(error) => Err(error.into()),
        }
    }
}

/// A thread as its page shows it.
pub(super) fn row(framed: &Framed<'_>, text: &Text, thread: &Thread) -> context::Thread {
    let said = |comment: &Comment| context::Said {
        name: comment.name.clone(),
        date: framed.moment(comment.at),
        text: comment.text.clone(),
    };
    let blocks = &text.standing.newest.content.blocks;
    let now = thread.block.as_ref().and_then(|id| blocks.iter().find(|block| block.id == *id));
    context::Thread {
        id: thread.first.id.to_string(),
        // As the block begins now; as it began then, where it is gone.
        quote: now.map(newsroom::beginning).or_else(|| thread.quote.clone()),
        gone: thread.block.is_some() && now.is_none(),
        first: said(&thread.first),
        answers: thread.answers.iter().map(said).collect(),
        resolved: thread.resolved.as_ref().map(|(at, name)| {
            framed.say("comment-resolved", &[("name", name.clone()), ("date", framed.moment(*at))])
        }),
        url: Place::Text(text.short_id, InText::Comment(thread.first.id)).to_string(),
    }
}

/// What something can be said about: the blocks, each by its beginning.
pub(super) fn places(text: &Text, chosen: &str) -> Vec<context::Choice> {
    let content = &text.standing.newest.content;
    let named = content.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Rule));
    named
        .map(|block| context::Choice {
            id: block.id.to_string(),
            key: String::new(),
            name: newsroom::beginning(block),
            chosen: block.id.as_str() == chosen,
        })
        .filter(|choice| !choice.name.is_empty())
        .collect()
}
