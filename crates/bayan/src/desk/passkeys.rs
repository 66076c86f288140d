//! Passkeys: one's own, and coming in by them.

use super::{
    Asked, Desk, Failure, Present,
    form::{Faults, label},
    place::Place,
    reply::Reply,
    sign_in::back,
    texts::in_script,
};
use crate::actions::people::{self, Asking, NotChanged, NotEntered, NotKept, Party, Showing, Token};
use bayan_core::{account::Password, id::PasskeyId};
use bayan_render::desk::{DeskPage, context};
use hyper::StatusCode;

impl Desk {
    /// The site as devices know it under the name by which this browser reached it.
    pub(super) fn party(&self, asked: &Asked) -> Option<Party> {
        let site = &asked.site.site;
        let edition = site.edition(&site.default_edition);
        let institution = edition.map_or(site.key.as_str(), |edition| edition.institution.as_str());
        Party::new(&asked.site.origin, &asked.host, institution)
    }

    /// Coming in: first the device is asked, then it has answered.
    pub(super) async fn by_passkey(&self, asked: &Asked) -> Result<Reply, Failure> {
        let Some(party) = self.party(asked) else { return self.no_passkey(asked) };
        let answer = asked.form.value("answer");
        let Some(token) = Token::brought(asked.form.value("asked")).filter(|_| !answer.is_empty()) else {
            let asking = people::ask_who(&self.app, &party).await?;
            let framed = self.framed(asked, None);
            let page = context::PasskeyPage {
                common: framed.common(&framed.say("passkey-show-title", &[])),
                passkey: sign_in_question(asked, asking, true),
            };
            return Ok(Reply::Scripted(StatusCode::OK, self.pages.render(&DeskPage::Passkey(&page))?));
        };
        let showing = Showing {
            token,
            answer,
            device: asked.device.clone(),
            session: asked.session.clone(),
            network: asked.from.network.clone(),
            agent: asked.from.agent.clone(),
        };
        match people::enter_by_passkey(&self.app, &party, asked.site.site.id, showing).await {
            Ok(entered) => Ok(Reply::Entered {
                to: back(asked.form.value("to")),
                session: entered.token,
                device: Some(entered.device),
            }),
            Err(NotEntered::Store(error)) => Err(error.into()),
            Err(_) => self.no_passkey(asked),
        }
    }

    fn no_passkey(&self, asked: &Asked) -> Result<Reply, Failure> {
        self.sign_in_page(asked, &Faults::default(), Some("passkey-wrong"))
    }

    /// What a device is asked beside the password.
    pub(super) async fn passkey_beside(
        &self,
        asked: &Asked,
        half: &Token,
    ) -> Result<Option<context::AskPasskey>, Failure> {
        let Some(party) = self.party(asked) else { return Ok(None) };
        let asking = people::ask_beside(&self.app, &party, half).await?;
        Ok(asking.map(|asking| sign_in_question(asked, asking, false)))
    }

    /// Those that one has.
    pub(super) async fn passkeys(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        self.passkeys_page(asked, present, &Faults::default(), None).await
    }

    /// Asks the device for a new one. That outlasts the session, so it is asked whether it is the person themselves.
    pub(super) async fn ask_for_passkey(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let Some(party) = self.party(asked) else { return self.passkeys(asked, present).await };
        let Some(label) = faults.take("device", label(asked.form.value("device"))) else {
            return self.passkeys_page(asked, present, &faults, None).await;
        };
        if !self.is_themselves(asked, present).await? {
            faults.note("password", "fault-password-wrong");
            return self.passkeys_page(asked, present, &faults, None).await;
        }
        let asking = match people::ask_for_new_passkey(&self.app, &party, &present.account).await {
            Ok(asking) => asking,
            Err(refused) => return self.not_kept(asked, present, refused).await,
        };
        let framed = self.framed(asked, Some(present));
        let page = context::PasskeyPage {
            common: framed.common(&framed.say("passkeys-new", &[])),
            passkey: context::AskPasskey {
                action: Place::AddPasskey.to_string(),
                fields: vec![("asked", asking.token.reveal().to_owned()), ("device", label.to_string())],
                options: in_script(&asking.options),
                is_new: true,
                at_once: true,
            },
        };
        Ok(Reply::Scripted(StatusCode::OK, self.pages.render(&DeskPage::Passkey(&page))?))
    }

    /// Keeps the one that the device has made.
    pub(super) async fn add_passkey(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let label = faults.take("device", label(asked.form.value("device")));
        let token = Token::brought(asked.form.value("asked"));
        let (Some(party), Some(label), Some(token)) = (self.party(asked), label, token) else {
            return self.not_kept(asked, present, NotKept::Answer).await;
        };
        let (site, whose) = (asked.site.site.id, (present.account.person, present.session.id));
        let brought = (token, asked.form.value("answer"), label);
        let added =
            people::add_passkey(&self.app, &party, site, whose, brought, asked.from.network.clone()).await;
        match added {
            Ok((codes, session)) if codes.is_empty() => Ok(Reply::Entered {
                to: format!("{}?said=passkey-added", Place::Passkeys),
                session,
                device: None,
            }),
            // The same codes stand in for a passkey as for a telephone, and are shown once as well.
            Ok((codes, session)) => {
                Ok(Reply::Shown { html: self.codes_page(asked, present, codes)?, session })
            }
            Err(refused) => self.not_kept(asked, present, refused).await,
        }
    }

    async fn not_kept(&self, asked: &Asked, present: &Present, refused: NotKept) -> Result<Reply, Failure> {
        let key = match refused {
            NotKept::Answer => "passkey-none-made",
            NotKept::Known => "passkey-known",
            NotKept::Many => "passkey-many",
            NotKept::Account(error) => return Err(failure(error)),
        };
        self.passkeys_page(asked, present, &Faults::default(), Some(key)).await
    }

    /// Whether the password that was typed is right: it is the person who sits before their session.
    async fn is_themselves(&self, asked: &Asked, present: &Present) -> Result<bool, Failure> {
        let (site, person) = (asked.site.site.id, present.account.person);
        let typed = Password::typed(asked.form.value("password"));
        match people::confirm_password(&self.app, &self.hasher, site, person, typed).await {
            Ok(()) => Ok(true),
            Err(NotChanged::Wrong) => Ok(false),
            Err(error) => Err(failure(error)),
        }
    }

    /// Forgets one. A stolen session is not enough to take the lock off.
    pub(super) async fn drop_passkey(
        &self,
        asked: &Asked,
        present: &Present,
        id: PasskeyId,
    ) -> Result<Reply, Failure> {
        if !self.is_themselves(asked, present).await? {
            return self
                .passkeys_page(asked, present, &Faults::default(), Some("fault-password-wrong"))
                .await;
        }
        let (site, whose) = (asked.site.site.id, (present.account.person, present.session.id));
        match people::drop_passkey(&self.app, site, whose, id, asked.from.network.clone()).await {
            Ok(()) => Ok(Reply::To(format!("{}?said=passkey-dropped", Place::Passkeys))),
            Err(NotChanged::Missing) => Ok(Reply::missing()),
            Err(error) => Err(failure(error)),
        }
    }

    async fn passkeys_page(
        &self,
        asked: &Asked,
        present: &Present,
        faults: &Faults,
        problem: Option<&str>,
    ) -> Result<Reply, Failure> {
        let (person, party) = (present.account.person, self.party(asked));
        let look = self.app.store.writer.look(move |conn| bayan_store::people::passkeys(conn, person));
        let known = look.await?;
        let mut framed = self.framed(asked, Some(present)).with_faults(faults);
        if let Some(problem) = problem {
            let text = framed.say(problem, &[]);
            framed = framed.with_problem(text);
        }
        let host = party.as_ref().map(Party::host);
        let row = |passkey: &bayan_store::people::Passkey| context::Passkey {
            id: format!("p-{}", passkey.id),
            label: passkey.label.clone(),
            since: framed.moment(passkey.created_at),
            used: passkey.used_at.map(|used| framed.moment(used)),
            host: (host != Some(passkey.host.as_str())).then(|| passkey.host.clone()),
            drop: Place::DropPasskey(passkey.id).to_string(),
        };
        let page = context::Passkeys {
            common: framed.common(&framed.say("passkeys-title", &[])),
            passkeys: known.iter().map(row).collect(),
            possible: party.is_some(),
            device: match asked.form.value("device") {
                "" => asked.from.agent.clone(),
                typed => typed.to_owned(),
            },
            email: present.account.email.clone(),
        };
        let is_well = faults.is_empty() && problem.is_none();
        let status = if is_well { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        Ok(Reply::Page(status, self.pages.render(&DeskPage::Passkeys(&page))?))
    }
}

/// What a device is asked by which somebody comes in.
fn sign_in_question(asked: &Asked, asking: Asking, at_once: bool) -> context::AskPasskey {
    context::AskPasskey {
        action: Place::ByPasskey.to_string(),
        fields: vec![
            ("lang", asked.language.to_owned()),
            ("to", back(asked.form.value("to"))),
            ("asked", asking.token.reveal().to_owned()),
        ],
        options: in_script(&asking.options),
        is_new: false,
        at_once,
    }
}

fn failure(error: NotChanged) -> Failure {
    match error {
        NotChanged::Store(error) => Failure::Store(error),
        other => Failure::Other(other.to_string()),
    }
}
