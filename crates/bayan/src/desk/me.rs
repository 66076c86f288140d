//! Oneself: name, language, password, and where one is signed in.

use super::{
    Asked, Desk, Failure, Present,
    form::{Faults, label, unfit},
    person::shown,
    place::Place,
    reply::Reply,
};
use crate::actions::people::{self, NotChanged};
use bayan_core::{account::Password, id::SessionId};
use bayan_render::desk::{DeskPage, LANGUAGES, context};

impl Desk {
    pub(super) async fn me(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        self.me_page(asked, present, &Faults::default()).await
    }

    pub(super) async fn change_me(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let Some(name) = faults.take("name", label(asked.form.value("name"))) else {
            return self.me_page(asked, present, &faults).await;
        };
        let chosen = asked.form.value("language");
        let language = LANGUAGES.iter().find(|(key, ..)| *key == chosen).map(|(key, ..)| (*key).to_owned());
        let (site, actor) = (asked.site.site.id, present.account.person);
        let changed =
            people::change_profile(&self.app, site, actor, (name, language), asked.from.network.clone());
        changed.await.map_err(failure)?;
        Ok(Reply::To(format!("{}?said=saved", Place::Me)))
    }

    pub(super) async fn change_password(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let known = asked.site.known_words(&[present.account.name.as_str(), present.account.email.as_str()]);
        let chosen = Password::chosen(asked.form.value("new"), &known).map_err(unfit);
        let Some(new) = faults.take("new", chosen) else {
            return self.me_page(asked, present, &faults).await;
        };
        let typed = Password::typed(asked.form.value("password"));
        let whose = (present.account.person, present.session.id);
        let network = asked.from.network.clone();
        let site = asked.site.site.id;
        match people::change_password(&self.app, &self.hasher, site, whose, (typed, new), network).await {
            Ok(session) => {
                Ok(Reply::Entered { to: format!("{}?said=password", Place::Me), session, device: None })
            }
            Err(NotChanged::Wrong) => {
                faults.note("password", "fault-password-wrong");
                self.me_page(asked, present, &faults).await
            }
            Err(error) => Err(failure(error)),
        }
    }

    pub(super) async fn end_session(
        &self,
        asked: &Asked,
        present: &Present,
        session: SessionId,
    ) -> Result<Reply, Failure> {
        let (site, person) = (asked.site.site.id, present.account.person);
        let network = asked.from.network.clone();
        let ended = people::end_sessions(&self.app, site, person, (person, Some(session)), network);
        ended.await.map_err(failure)?;
        Ok(Reply::To(format!("{}?said=ended", Place::Me)))
    }

    pub(super) async fn me_page(
        &self,
        asked: &Asked,
        present: &Present,
        faults: &Faults,
    ) -> Result<Reply, Failure> {
        let (person, now) = (present.account.person, self.app.clock.now());
        let look = self.app.store.writer.look(move |conn| {
            use bayan_store::people;
            let since = people::factor(conn, person)?.and_then(|factor| factor.confirmed_at);
            let passkeys = people::passkeys(conn, person)?.len();
            Ok((people::sessions(conn, person, now)?, since, people::codes_left(conn, person)?, passkeys))
        });
        let (sessions, since, codes, passkeys) = look.await?;
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let account = &present.account;
        let typed = asked.form.value("name");
        let page = context::Me {
            common: framed.common(&framed.say("me-title", &[])),
            me: context::Myself {
                name: if typed.is_empty() { account.name.clone() } else { typed.to_owned() },
                email: account.email.clone(),
                language: account.language.clone().unwrap_or_default(),
                roles: framed.held(&account.roles),
            },
            factor: since.map(|since| framed.moment(since)),
            passkeys: (passkeys > 0)
                .then(|| framed.say_count("passkeys-count", i64::try_from(passkeys).unwrap_or(i64::MAX))),
            codes: framed.say_count("factor-left", codes),
            sessions: shown(&framed, &sessions, present),
        };
        Ok(Reply::Page(faults.status(), self.pages.render(&DeskPage::Me(&page))?))
    }
}

fn failure(error: NotChanged) -> Failure {
    match error {
        NotChanged::Store(error) => Failure::Store(error),
        other => Failure::Other(other.to_string()),
    }
}
