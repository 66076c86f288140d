//! Links for people outside the newsroom.

use super::{By, as_person};
use crate::{actions::people::Token, app::App};
use bayan_core::{
    id::{DocumentId, InvitationId, RevisionId, SiteId},
    line::Label,
    workflow::{Command, Refusal, Right, comes_at, decide},
};
use bayan_store::{
    Acting, Error, Result, act,
    documents::{self, Standing},
    newsroom::{self, NewGuest},
    sites,
};

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// To read the newest text.
    Reading,
    /// To read what is scheduled before the public does.
    Embargo,
    /// To approve this one, once.
    Approving(RevisionId),
}

/// Makes a link for somebody outside. One that approves is made by whoever could approve themselves: it gives that
/// away, and nothing more.
pub async fn invite_guest(app: &App, by: By, document: DocumentId, what: For, label: Label) -> Result<Token> {
    let token = Token::draw(&*app.chance);
    let hash = token.hash();
    as_person(app, by, document, move |conn, acting| {
        let standing = documents::standing(conn, document)?;
        let policy = sites::policy(conn, acting.site)?;
        let (revision, embargo) = match what {
            For::Reading => {
                if acting.actor.rights.is_empty() {
                    return Err(Refusal::NoRight(Right::Write).into());
                }
                (None, None)
            }
            // It lets somebody have what the public is to have: whoever may publish does.
            For::Embargo => {
                if !acting.actor.rights.contains(&Right::Publish) {
                    return Err(Refusal::NoRight(Right::Publish).into());
                }
                (
                    None,
                    Some(
                        comes_at(policy, &standing.facts, &standing.work, &standing.live)
                            .ok_or(Refusal::NotFromHere)?,
                    ),
                )
            }
            For::Approving(revision) => {
                let Standing { work, live, facts, .. } = &standing;
                let command = Command::Approve(revision);
                decide(policy, acting.now, acting.actor, facts, work, live, &command)?;
                (Some(revision), None)
            }
        };
        newsroom::invite_guest(
            conn,
            acting,
            &NewGuest { document, revision, label: label.clone(), token: hash, embargo },
        )
    })
    .await?;
    Ok(token)
}

/// Takes a link back.
pub async fn revoke_guest(app: &App, by: By, document: DocumentId, id: InvitationId) -> Result<bool> {
    as_person(app, by, document, move |conn, acting| {
        if acting.actor.rights.is_empty() {
            return Err(Refusal::NoRight(Right::Write).into());
        }
        newsroom::revoke_guest(conn, acting, document, id)
    })
    .await
}

/// Approves through a link, once.
pub async fn approve_as_guest(app: &App, site: SiteId, token: &Token) -> Result<()> {
    let (now, chance, hash) = (app.clock.now(), app.chance.clone(), token.hash());
    app.store
        .writer
        .act(move |conn| {
            let gone = || Error::NotFound("a link that leads in".into());
            let guest = newsroom::guest(conn, site, hash, now)?.ok_or_else(gone)?;
            let revision = guest.revision.ok_or_else(gone)?;
            // Nobody of the house does it; the line of the audit log names the link.
            let actor = sites::actor(conn, site, sites::SYSTEM)?;
            let acting = Acting { site, actor: &actor, now, chance: &*chance, network: None };
            act::apply(conn, acting, guest.document, &Command::ApproveAsGuest(revision, guest.id))?;
            if newsroom::use_guest(conn, guest.id, now)? { Ok(()) } else { Err(gone()) }
        })
        .await
}
