//! Letting a program in, in somebody's name.

use super::Token;
use crate::app::App;
use bayan_core::{
    id::{AccessId, PersonId, SiteId},
    instant::Instant,
    line::Label,
    scope::Scope,
};
use bayan_store::{
    Error,
    audit::{self, Deed},
    people::{self, NewAccess},
};
use std::collections::BTreeSet;

/// For how many days a program is let in at most.
pub const MOST_DAYS: u32 = 366;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Why no program is let in.
#[derive(Debug, thiserror::Error)]
pub enum NotGiven {
    /// There is no such account, or it is closed.
    #[error("there is no open account of this person")]
    NoAccount,
    /// It hands nothing on.
    #[error("at least one scope is needed")]
    NoScope,
    /// It would stand too long, or not at all.
    #[error("it stands for 1 to {MOST_DAYS} days")]
    Days,
    /// The store.
    #[error(transparent)]
    Store(#[from] Error),
}

/// What a program is let in for.
#[derive(Debug, Clone)]
pub struct Giving {
    /// In whose name.
    pub person: PersonId,
    /// For what, in the words of whoever makes it.
    pub label: Label,
    /// What it hands on of their rights.
    pub scopes: BTreeSet<Scope>,
    /// For how many days.
    pub days: u32,
}

/// Lets a program in; answers what it shows, which is kept nowhere, and until when it does.
pub async fn give_access(
    app: &App,
    site: SiteId,
    actor: PersonId,
    giving: Giving,
    network: String,
) -> Result<(Token, Instant), NotGiven> {
    if giving.scopes.is_empty() {
        return Err(NotGiven::NoScope);
    }
    if !(1..=MOST_DAYS).contains(&giving.days) {
        return Err(NotGiven::Days);
    }
    let (now, chance) = (app.clock.now(), app.chance.clone());
    let token = Token::draw(&*chance);
    let until = Instant::from_milliseconds(now.milliseconds() + i64::from(giving.days) * DAY);
    let new = NewAccess {
        site,
        person: giving.person,
        label: giving.label,
        token: token.hash(),
        scopes: giving.scopes,
        expires_at: until,
        made_by: actor,
    };
    let given = app.store.writer.act(move |conn| {
        let account = people::account(conn, site, new.person)?;
        if account.is_none_or(|account| account.closed_at.is_some()) {
            return Ok(false);
        }
        people::give_access(conn, &new, now, &*chance)?;
        let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.as_str()).collect();
        let deed = Deed {
            actor,
            action: "give-access",
            subject: Some(new.person),
            network: network.clone(),
            detail: Some(format!("{}: {}", new.label, scopes.join(", "))),
        };
        audit::note(conn, site, &deed, now, &*chance).map(|()| true)
    });
    if given.await? { Ok((token, until)) } else { Err(NotGiven::NoAccount) }
}

/// Lets it in no more. `of` is the person in whose name it was, where nobody else's may be meant.
pub async fn revoke_access(
    app: &App,
    site: SiteId,
    actor: PersonId,
    (id, of): (AccessId, Option<PersonId>),
    network: String,
) -> Result<bool, Error> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            if let Some(person) = of
                && !people::accesses(conn, site, person, now)?.iter().any(|access| access.id == id)
            {
                return Ok(false);
            }
            let Some(access) = people::revoke_access(conn, site, id, now)? else { return Ok(false) };
            let deed = Deed {
                actor,
                action: "revoke-access",
                subject: Some(access.person),
                network: network.clone(),
                detail: Some(access.label),
            };
            audit::note(conn, site, &deed, now, &*chance).map(|()| true)
        })
        .await
}
