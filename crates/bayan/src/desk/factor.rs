//! The second factor: the code beside the password, setting it up, ending it.

use super::{Asked, Desk, Failure, Present, form::Faults, place::Place, reply::Reply, sign_in::back};
use crate::actions::people::{self, Coding, NotChanged, NotEntered, Token};
use bayan_core::id::PersonId;
use bayan_render::{
    context::Markup,
    desk::{DeskPage, context},
    qr,
};

impl Desk {
    /// The code of somebody whose password was right.
    pub(super) async fn enter_code(&self, asked: &Asked) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let Some(half) = Token::brought(asked.form.value("half")) else {
            return self.sign_in_page(asked, &faults, Some("code-gone"));
        };
        let coding = Coding {
            half: half.clone(),
            code: asked.form.value("code").to_owned(),
            device: asked.device.clone(),
            session: asked.session.clone(),
            network: asked.from.network.clone(),
            agent: asked.from.agent.clone(),
        };
        match people::enter_code(&self.app, asked.site.site.id, coding).await {
            Ok(entered) => Ok(Reply::Entered {
                to: back(asked.form.value("to")),
                session: entered.token,
                device: Some(entered.device),
            }),
            Err(NotEntered::Store(error)) => Err(error.into()),
            Err(NotEntered::Gone) => self.sign_in_page(asked, &faults, Some("code-gone")),
            Err(_) => {
                faults.note("code", "fault-code");
                self.code_page(asked, &half, &faults).await
            }
        }
    }

    /// Where more than the password is asked for.
    pub(super) async fn code_page(
        &self,
        asked: &Asked,
        half: &Token,
        faults: &Faults,
    ) -> Result<Reply, Failure> {
        let passkey = self.passkey_beside(asked, half).await?;
        let framed = self.framed(asked, None).with_faults(faults);
        let page = context::Code {
            common: framed.common(&framed.say("code-title", &[])),
            half: half.reveal().to_owned(),
            to: back(asked.form.value("to")),
            passkey,
        };
        let asks = page.passkey.is_some();
        let html = self.pages.render(&DeskPage::Code(&page))?;
        Ok(if asks { Reply::Scripted(faults.status(), html) } else { Reply::Page(faults.status(), html) })
    }

    /// Setting it up: what the telephone is shown.
    pub(super) async fn factor(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        self.factor_page(asked, present, &Faults::default()).await
    }

    async fn factor_page(&self, asked: &Asked, present: &Present, faults: &Faults) -> Result<Reply, Failure> {
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let common = framed.common(&framed.say("factor-title", &[]));
        let (site, person) = (asked.site.site.id, present.account.person);
        let named = (common.site.name.as_str(), present.account.email.as_str());
        let begun = match people::begin_factor(&self.app, site, person, named).await {
            Ok(begun) => begun,
            // It is set up already.
            Err(NotChanged::Missing) => return Ok(Reply::To(Place::Me.to_string())),
            Err(error) => return Err(failure(error)),
        };
        let fours: Vec<&str> =
            begun.secret.as_bytes().chunks(4).filter_map(|four| std::str::from_utf8(four).ok()).collect();
        let page = context::Factor {
            drawing: qr::svg(&begun.address).map(Markup::of_html),
            secret: fours.join(" "),
            codes: Vec::new(),
            common,
        };
        Ok(Reply::Page(faults.status(), self.pages.render(&DeskPage::Factor(&page))?))
    }

    /// Confirms it by a code, and shows those for paper once.
    pub(super) async fn confirm_factor(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let whose = (present.account.person, present.session.id);
        let (site, network) = (asked.site.site.id, asked.from.network.clone());
        match people::confirm_factor(&self.app, site, whose, asked.form.value("code"), network).await {
            Ok((codes, session)) => {
                Ok(Reply::Shown { html: self.codes_page(asked, present, codes)?, session })
            }
            Err(NotChanged::Wrong) => {
                let mut faults = Faults::default();
                faults.note("code", "fault-code");
                self.factor_page(asked, present, &faults).await
            }
            Err(error) => Err(failure(error)),
        }
    }

    /// The codes for paper, shown once.
    pub(super) fn codes_page(
        &self,
        asked: &Asked,
        present: &Present,
        codes: Vec<String>,
    ) -> Result<String, Failure> {
        let framed = self.framed(asked, Some(present));
        let page = context::Factor {
            common: framed.common(&framed.say("factor-codes-title", &[])),
            drawing: None,
            secret: String::new(),
            codes,
        };
        Ok(self.pages.render(&DeskPage::Factor(&page))?)
    }

    pub(super) async fn drop_factor(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let (site, person) = (asked.site.site.id, present.account.person);
        let network = asked.from.network.clone();
        match people::drop_factor(&self.app, site, person, asked.form.value("code"), network).await {
            Ok(()) => Ok(Reply::To(format!("{}?said=factor-ended", Place::Me))),
            Err(NotChanged::Wrong) => {
                let mut faults = Faults::default();
                faults.note("code", "fault-code");
                self.me_page(asked, present, &faults).await
            }
            Err(error) => Err(failure(error)),
        }
    }

    /// Asks somebody for no code any more.
    pub(super) async fn take_factor(
        &self,
        asked: &Asked,
        present: &Present,
        person: PersonId,
    ) -> Result<Reply, Failure> {
        let (site, actor) = (asked.site.site.id, present.account.person);
        let taken = people::take_away(&self.app, site, actor, person, asked.from.network.clone()).await;
        self.changed(asked, present, person, taken, "factor-ended").await
    }
}

fn failure(error: NotChanged) -> Failure {
    match error {
        NotChanged::Store(error) => Failure::Store(error),
        other => Failure::Other(other.to_string()),
    }
}
