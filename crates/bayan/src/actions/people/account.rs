//! Changes of accounts that are there.

use super::{Hasher, Token, sign_in};
use crate::app::App;
use bayan_core::{
    account::Password,
    id::{PersonId, SessionId, SiteId},
    instant::Instant,
    line::Label,
    role::{Role, Roles},
};
use bayan_store::{
    Error,
    audit::{self, Deed},
    db::Conn,
    people,
};

/// Why an account was not changed.
#[derive(Debug, thiserror::Error)]
pub enum NotChanged {
    /// There is no such account on this site.
    #[error("no such account")]
    Missing,
    /// Nobody would be left who looks after people.
    #[error("nobody would be left who looks after people")]
    LastAdministrator,
    /// The present password is another.
    #[error("the present password is another")]
    Wrong,
    /// The password could not be hashed.
    #[error("the password could not be hashed")]
    Unhashed,
    /// The store.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Whoever acts on an account, and from where.
#[derive(Debug, Clone)]
pub(super) struct By {
    pub(super) site: SiteId,
    pub(super) actor: PersonId,
    pub(super) network: String,
}

/// Something that is done to an account.
pub(super) struct Doing {
    /// Its word in the audit log.
    action: &'static str,
    /// What else there is to say about it.
    detail: Option<String>,
    /// Whether somebody who looks after people does not any more.
    ends_administrator: bool,
}

impl Doing {
    pub(super) fn plain(action: &'static str) -> Doing {
        Doing { action, detail: None, ends_administrator: false }
    }

    pub(super) fn about(action: &'static str, detail: String) -> Doing {
        Doing { detail: Some(detail), ..Doing::plain(action) }
    }
}

/// Changes an account of a site in one transaction with its line in the audit log; refused where nobody would be
/// left who looks after people.
pub(super) async fn change(
    app: &App,
    by: By,
    subject: PersonId,
    doing: Doing,
    mut write: impl FnMut(&mut Conn, Instant) -> bayan_store::Result<()> + Send + 'static,
) -> Result<(), NotChanged> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    let changed = app.store.writer.act(move |conn| {
        // One change of accounts after the other, so that two cannot each leave the other as the last.
        conn.lock_site(by.site)?;
        let Some(account) = people::account(conn, by.site, subject)? else {
            return Ok(Err(NotChanged::Missing));
        };
        let is_one = account.closed_at.is_none() && account.roles.contains(Role::Administrator);
        if doing.ends_administrator && is_one && people::administrators(conn, by.site)? == 1 {
            return Ok(Err(NotChanged::LastAdministrator));
        }
        write(conn, now)?;
        let deed = Deed {
            actor: by.actor,
            action: doing.action,
            subject: (subject != by.actor).then_some(subject),
            network: by.network.clone(),
            detail: doing.detail.clone(),
        };
        audit::note(conn, by.site, &deed, now, &*chance)?;
        Ok(Ok(()))
    });
    changed.await?
}

/// Somebody is this from now on, and nothing else. It counts from their next request; sessions that began with
/// other rights get no new token by that, so they end.
pub async fn change_roles(
    app: &App,
    site: SiteId,
    actor: PersonId,
    (subject, roles): (PersonId, Roles),
    network: String,
) -> Result<(), NotChanged> {
    let doing = Doing {
        action: "change-roles",
        detail: Some(roles.to_string()),
        ends_administrator: !roles.contains(Role::Administrator),
    };
    change(app, By { site, actor, network }, subject, doing, move |conn, now| {
        people::give_roles(conn, subject, &roles, actor, now)?;
        // Whoever changes their own goes on where they are.
        if subject == actor { Ok(()) } else { people::end_all(conn, subject, None) }
    })
    .await
}

/// Somebody may not sign in any more.
pub async fn close(
    app: &App,
    site: SiteId,
    actor: PersonId,
    subject: PersonId,
    network: String,
) -> Result<(), NotChanged> {
    let doing = Doing { ends_administrator: true, ..Doing::plain("close-account") };
    change(app, By { site, actor, network }, subject, doing, move |conn, now| {
        people::close(conn, subject, actor, now)
    })
    .await
}

/// Somebody may sign in again.
pub async fn reopen(
    app: &App,
    site: SiteId,
    actor: PersonId,
    subject: PersonId,
    network: String,
) -> Result<(), NotChanged> {
    change(app, By { site, actor, network }, subject, Doing::plain("reopen-account"), move |conn, _| {
        people::reopen(conn, subject)
    })
    .await
}

/// Somebody is signed out: in one place, or everywhere but in one.
pub async fn end_sessions(
    app: &App,
    site: SiteId,
    actor: PersonId,
    (subject, one): (PersonId, Option<SessionId>),
    network: String,
) -> Result<(), NotChanged> {
    change(
        app,
        By { site, actor, network },
        subject,
        Doing::plain("end-sessions"),
        move |conn, _| match one {
            Some(session) => people::end(conn, subject, session).map(drop),
            None => people::end_all(conn, subject, None),
        },
    )
    .await
}

/// Somebody is called otherwise, or wants the newsroom in another language. The audit log keeps the former name:
/// its earlier lines say the new one.
pub async fn change_profile(
    app: &App,
    site: SiteId,
    actor: PersonId,
    (name, language): (Label, Option<String>),
    network: String,
) -> Result<(), NotChanged> {
    let account = app.store.writer.look(move |conn| people::account(conn, site, actor)).await?;
    let former = account.map(|account| account.name).filter(|former| former.as_str() != name.as_str());
    let doing = Doing { detail: former, ..Doing::plain("change-profile") };
    change(app, By { site, actor, network }, actor, doing, move |conn, _| {
        people::set_name(conn, actor, &name)?;
        people::set_language(conn, actor, language.as_deref())
    })
    .await
}

/// Somebody takes another password. Other sessions end, this one gets another token, which is answered.
pub async fn change_password(
    app: &App,
    hasher: &Hasher,
    site: SiteId,
    (actor, session): (PersonId, SessionId),
    (present, new): (Password, Password),
    network: String,
) -> Result<Token, NotChanged> {
    confirm_password(app, hasher, site, actor, present).await?;
    let hash = hasher.hash(new).await.ok_or(NotChanged::Unhashed)?;
    let token = Token::draw(&*app.chance);
    let kept = token.hash();
    change(app, By { site, actor, network }, actor, Doing::plain("change-password"), move |conn, now| {
        people::set_password(conn, actor, &hash, now)?;
        people::end_all(conn, actor, Some(session))?;
        people::rotate(conn, session, kept)
    })
    .await?;
    Ok(token)
}

/// Makes sure that it is the person who sits before their open session: before something is done that outlasts it.
///
/// # Errors
/// [`NotChanged::Wrong`] where the password is another, or was tried too often.
pub async fn confirm_password(
    app: &App,
    hasher: &Hasher,
    site: SiteId,
    actor: PersonId,
    present: Password,
) -> Result<(), NotChanged> {
    let (now, counter) = (app.clock.now(), format!("password {actor}"));
    let counted = counter.clone();
    let known = app.store.writer.act(move |conn| {
        if sign_in::waits(people::attempts(conn, &counted, now)?, sign_in::PER_ACCOUNT, now) > 0 {
            return Ok(None);
        }
        people::failed(conn, &counted, now)?;
        let Some(account) = people::account(conn, site, actor)? else { return Ok(None) };
        let email = account.email.parse().map_err(Error::shape)?;
        people::credentials(conn, site, &email)
    });
    // Too many tries are as wrong as one: whoever sits before somebody's open session learns nothing.
    let known = known.await?.ok_or(NotChanged::Wrong)?;
    if !hasher.verify(present, Some(known.password)).await {
        return Err(NotChanged::Wrong);
    }
    app.store.writer.act(move |conn| people::forget_attempts(conn, &counter)).await?;
    Ok(())
}
