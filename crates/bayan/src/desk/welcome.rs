//! Somebody who is invited makes an account.

use super::{
    Asked, Desk, Failure,
    form::{Faults, email, label, unfit},
    place::{DESK, Place},
    reply::Reply,
};
use crate::actions::people::{self, Joining, NotJoined, Renewed, Token};
use bayan_core::account::Password;
use bayan_render::desk::{DeskPage, context};
use bayan_store::people::{Account, Invitation};
use hyper::StatusCode;

impl Desk {
    /// The form, and what is sent with it.
    pub(super) async fn welcome(&self, asked: &Asked, token: &str) -> Result<Reply, Failure> {
        let gone = || Ok(Reply::Message(StatusCode::GONE, "welcome-gone"));
        let Some(token) = Token::brought(token) else { return gone() };
        let (hash, now, site) = (token.hash(), self.app.clock.now(), asked.site.site.id);
        let found = self.app.store.writer.look(move |conn| bayan_store::people::invitation(conn, hash, now));
        let Some((_, invitation)) = found.await?.filter(|(of, _)| *of == site) else { return gone() };
        let mut faults = Faults::default();
        if let Some(person) = invitation.person {
            let found =
                self.app.store.writer.look(move |conn| bayan_store::people::account(conn, site, person));
            let Some(account) = found.await? else { return gone() };
            return self.renew(asked, token, &invitation, &account).await;
        }
        if !asked.is_post {
            return self.welcome_page(asked, &token, &invitation, &faults, None);
        }
        let name = faults.take("name", label(asked.form.value("name")));
        let address = faults.take("email", email(asked.form.value("email")));
        let typed = asked.form.value("password");
        let known = asked.site.known_words(&[asked.form.value("name"), asked.form.value("email")]);
        let password = faults.take("password", Password::chosen(typed, &known).map_err(unfit));
        let (Some(name), Some(email), Some(password)) = (name, address, password) else {
            return self.welcome_page(asked, &token, &invitation, &faults, None);
        };
        let joining = Joining { token: token.clone(), name, email, password, origin: asked.from.clone() };
        match people::join(&self.app, &self.hasher, site, joining).await {
            Ok((session, device)) => {
                Ok(Reply::Entered { to: format!("{DESK}?said=joined"), session, device: Some(device) })
            }
            Err(NotJoined::Gone) => gone(),
            Err(NotJoined::Taken) => {
                faults.note("email", "email-taken");
                self.welcome_page(asked, &token, &invitation, &faults, None)
            }
            Err(NotJoined::Store(error)) => Err(error.into()),
            Err(error @ NotJoined::Unhashed) => Err(Failure::Other(error.to_string())),
        }
    }

    /// A new password for somebody who has an account.
    async fn renew(
        &self,
        asked: &Asked,
        token: Token,
        invitation: &Invitation,
        account: &Account,
    ) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let known = asked.site.known_words(&[account.name.as_str(), account.email.as_str()]);
        let chosen = || Password::chosen(asked.form.value("password"), &known).map_err(unfit);
        let password = if asked.is_post { faults.take("password", chosen()) } else { None };
        let Some(password) = password else {
            return self.welcome_page(asked, &token, invitation, &faults, Some(account));
        };
        let site = asked.site.site.id;
        match people::renew(&self.app, &self.hasher, site, (token, password), asked.from.clone()).await {
            Ok(Renewed::Entered(session, device)) => {
                Ok(Reply::Entered { to: format!("{DESK}?said=password"), session, device: Some(device) })
            }
            Ok(Renewed::Code(half)) => self.code_page(asked, &half, &faults).await,
            Err(NotJoined::Store(error)) => Err(error.into()),
            Err(NotJoined::Unhashed) => Err(Failure::Other(NotJoined::Unhashed.to_string())),
            Err(NotJoined::Gone | NotJoined::Taken) => Ok(Reply::Message(StatusCode::GONE, "welcome-gone")),
        }
    }

    fn welcome_page(
        &self,
        asked: &Asked,
        token: &Token,
        invitation: &Invitation,
        faults: &Faults,
        again: Option<&Account>,
    ) -> Result<Reply, Failure> {
        let framed = self.framed(asked, None).with_faults(faults);
        let page = context::Welcome {
            common: framed.common(&framed.say("welcome-title", &[])),
            action: Place::Welcome(token.reveal().to_owned()).to_string(),
            roles: framed.held(&invitation.roles),
            again: again.is_some(),
            name: asked.form.value("name").to_owned(),
            email: again.map_or(asked.form.value("email"), |account| account.email.as_str()).to_owned(),
        };
        Ok(Reply::Page(faults.status(), self.pages.render(&DeskPage::Welcome(&page))?))
    }
}
