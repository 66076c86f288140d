//! Invitations, and whoever comes by one.

use super::{Hasher, Token, sign_in};
use crate::app::App;
use bayan_core::{
    account::{EmailAddress, Password},
    id::{InvitationId, PersonId, SiteId},
    instant::Instant,
    line::Label,
    role::{Role, Roles},
};
use bayan_store::{
    Error,
    audit::{self, Deed},
    people::{self, NewAccount, NewInvitation, NewSession},
    sites,
};

/// For whom the first link of a site is.
const FIRST: &str = "administrator";

/// Where somebody acts from.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The network.
    pub network: String,
    /// What the browser calls itself.
    pub agent: String,
}

/// Makes an invitation; answers the token for its link.
pub async fn invite(
    app: &App,
    site: SiteId,
    actor: PersonId,
    (label, roles): (Label, Roles),
    network: String,
) -> Result<Token, Error> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    let token = Token::draw(&*chance);
    let new = NewInvitation { site, token: token.hash(), label, person: None, roles, invited_by: actor };
    app.store
        .writer
        .act(move |conn| {
            people::invite(conn, &new, now, &*chance)?;
            let deed = Deed {
                actor,
                action: "invite",
                subject: None,
                network: network.clone(),
                detail: Some(format!("{}: {}", new.label, new.roles)),
            };
            audit::note(conn, site, &deed, now, &*chance)
        })
        .await?;
    Ok(token)
}

/// Makes an invitation for the first administrator of a site that has none; earlier ones stand no more. None where
/// there is one.
pub async fn invite_first(app: &App, site: SiteId) -> Result<Option<Token>, Error> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    let token = Token::draw(&*chance);
    let hash = token.hash();
    let made = app.store.writer.act(move |conn| {
        conn.lock_site(site)?;
        if people::administrators(conn, site)? > 0 {
            return Ok(false);
        }
        let operator = sites::actor(conn, site, sites::OPERATOR)?.person;
        people::revoke_labelled(conn, site, FIRST, now)?;
        let new = NewInvitation {
            site,
            token: hash,
            label: FIRST.parse().map_err(Error::shape)?,
            person: None,
            // In an office of one it is the same person who writes and publishes.
            roles: Roles::from([Role::Administrator, Role::Editor]),
            invited_by: operator,
        };
        people::invite(conn, &new, now, &*chance)?;
        Ok(true)
    });
    Ok(made.await?.then_some(token))
}

/// Makes a link by which somebody who has an account makes a new password; none where there is no such account on the
/// site, or it is closed.
pub async fn invite_again(
    app: &App,
    site: SiteId,
    actor: PersonId,
    subject: PersonId,
    network: String,
) -> Result<Option<Token>, Error> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    let token = Token::draw(&*chance);
    let hash = token.hash();
    let made = app.store.writer.act(move |conn| {
        let account = people::account(conn, site, subject)?.filter(|account| account.closed_at.is_none());
        let Some(account) = account else { return Ok(false) };
        let new = NewInvitation {
            site,
            token: hash,
            label: account.name.parse().map_err(Error::shape)?,
            person: Some(subject),
            roles: Roles::none(),
            invited_by: actor,
        };
        people::invite(conn, &new, now, &*chance)?;
        let deed = Deed {
            actor,
            action: "invite-again",
            subject: Some(subject),
            network: network.clone(),
            detail: None,
        };
        audit::note(conn, site, &deed, now, &*chance)?;
        Ok(true)
    });
    Ok(made.await?.then_some(token))
}

/// Takes an invitation back; answers whether it stood.
pub async fn revoke(
    app: &App,
    site: SiteId,
    actor: PersonId,
    invitation: InvitationId,
    network: String,
) -> Result<bool, Error> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    app.store
        .writer
        .act(move |conn| {
            if !people::revoke(conn, site, invitation, now)? {
                return Ok(false);
            }
            let deed = Deed {
                actor,
                action: "revoke-invitation",
                subject: None,
                network: network.clone(),
                detail: None,
            };
            audit::note(conn, site, &deed, now, &*chance).map(|()| true)
        })
        .await
}

/// Somebody who comes by an invitation.
pub struct Joining {
    /// The token of the link.
    pub token: Token,
    /// What they are called.
    pub name: Label,
    /// What they will sign in with.
    pub email: EmailAddress,
    /// Their password.
    pub password: Password,
    /// From where they come.
    pub origin: Origin,
}

/// Why somebody has no account.
#[derive(Debug, thiserror::Error)]
pub enum NotJoined {
    /// The invitation does not stand any more.
    #[error("the invitation does not stand any more")]
    Gone,
    /// Somebody signs in with this address.
    #[error("somebody signs in with this address")]
    Taken,
    /// The password could not be hashed.
    #[error("the password could not be hashed")]
    Unhashed,
    /// The store.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Makes the account of somebody who is invited, and signs them in; answers the tokens of session and browser.
pub async fn join(
    app: &App,
    hasher: &Hasher,
    site: SiteId,
    joining: Joining,
) -> Result<(Token, Token), NotJoined> {
    let (now, chance) = (app.clock.now(), app.chance.clone());
    let token = joining.token.hash();
    let standing = move |conn: &mut bayan_store::db::Conn, now: Instant| {
        let found = people::invitation(conn, token, now)?;
        let own = found.filter(|(of, invitation)| *of == site && invitation.person.is_none());
        Ok(own.map(|(_, invitation)| invitation))
    };
    if app.store.writer.look(move |conn| standing(conn, now)).await?.is_none() {
        return Err(NotJoined::Gone);
    }
    let password = hasher.hash(joining.password).await.ok_or(NotJoined::Unhashed)?;
    let Joining { name, email, origin, .. } = joining;
    let network = origin.network.clone();
    let made = app.store.writer.act(move |conn| {
        let Some(invitation) = standing(conn, now)? else { return Ok(None) };
        let new = NewAccount {
            site,
            name: name.clone(),
            email: email.clone(),
            password: password.clone(),
            roles: invitation.roles.clone(),
            given_by: invitation.invited_by,
        };
        let person = people::create(conn, &new, now, &*chance)?;
        if !people::use_up(conn, invitation.id, person, now)? {
            // Somebody was faster: nothing of this stays.
            return Err(Error::Retry);
        }
        if new.roles.contains(Role::Administrator) {
            // Somebody can let others in: nobody needs the first link any more.
            people::revoke_labelled(conn, site, FIRST, now)?;
        }
        let deed = Deed {
            actor: person,
            action: "join",
            subject: None,
            network: network.clone(),
            detail: Some(invitation.roles.to_string()),
        };
        audit::note(conn, site, &deed, now, &*chance)?;
        Ok(Some(person))
    });
    let person = match made.await {
        Ok(Some(person)) => person,
        Ok(None) => return Err(NotJoined::Gone),
        Err(Error::Unique(_)) => return Err(NotJoined::Taken),
        Err(error) => return Err(error.into()),
    };
    let (session, device) = (Token::draw(&*app.chance), Token::draw(&*app.chance));
    let new = NewSession { person, token: session.hash(), network: origin.network, agent: origin.agent };
    sign_in::begin(app, site, new, device.hash(), sign_in::Over::default(), now).await?;
    Ok((session, device))
}

/// Takes the new password of somebody who came by a link for one, and signs them in; all earlier sessions end.
/// Answers the tokens of session and browser.
pub async fn renew(
    app: &App,
    hasher: &Hasher,
    site: SiteId,
    (token, password): (Token, Password),
    origin: Origin,
) -> Result<Renewed, NotJoined> {
    let (now, chance, hash) = (app.clock.now(), app.chance.clone(), token.hash());
    let half = Token::draw(&*app.chance);
    let half_hash = half.hash();
    let password = hasher.hash(password).await.ok_or(NotJoined::Unhashed)?;
    let network = origin.network.clone();
    let renewed = app.store.writer.act(move |conn| {
        let found = people::invitation(conn, hash, now)?.filter(|(of, _)| *of == site);
        let Some((id, person)) = found.and_then(|(_, invitation)| Some((invitation.id, invitation.person?)))
        else {
            return Ok(None);
        };
        let open = people::account(conn, site, person)?.is_some_and(|account| account.closed_at.is_none());
        if !open || !people::use_up(conn, id, person, now)? {
            return Ok(None);
        }
        people::set_password(conn, person, &password, now)?;
        people::end_all(conn, person, None)?;
        let deed = Deed {
            actor: person,
            action: "change-password",
            subject: None,
            network: network.clone(),
            detail: None,
        };
        audit::note(conn, site, &deed, now, &*chance)?;
        // The link stands for the password alone.
        let is_asked = people::asks_more(conn, person)?;
        if is_asked {
            people::enter_half(conn, person, half_hash, now)?;
        }
        Ok(Some((person, is_asked)))
    });
    let (person, is_asked) = renewed.await?.ok_or(NotJoined::Gone)?;
    if is_asked {
        return Ok(Renewed::Code(half));
    }
    let (session, device) = (Token::draw(&*app.chance), Token::draw(&*app.chance));
    let new = NewSession { person, token: session.hash(), network: origin.network, agent: origin.agent };
    sign_in::begin(app, site, new, device.hash(), sign_in::Over::default(), now).await?;
    Ok(Renewed::Entered(session, device))
}

/// What becomes of somebody who has chosen a new password.
pub enum Renewed {
    /// They are in: the token of the session, and what the browser keeps.
    Entered(Token, Token),
    /// A code is asked for too: what is to be brought with it.
    Code(Token),
}
