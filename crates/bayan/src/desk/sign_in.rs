//! Signing in and out.

use super::{
    Asked, Desk, Failure, Present,
    form::{Faults, email},
    frame::Framed,
    place::DESK,
    reply::Reply,
};
use crate::actions::people::{self, NotEntered, SigningIn};
use bayan_core::account::Password;
use bayan_render::desk::{DeskPage, context};
use hyper::StatusCode;

impl Desk {
    /// The form, and what is sent with it.
    pub(super) async fn sign_in(&self, asked: &Asked) -> Result<Reply, Failure> {
        if !asked.is_post {
            return self.sign_in_page(asked, &Faults::default(), None);
        }
        let mut faults = Faults::default();
        let (address, password) = (asked.form.value("email"), asked.form.value("password"));
        for (field, text) in [("email", address), ("password", password)] {
            if text.trim().is_empty() {
                faults.note(field, "fault-missing");
            }
        }
        if !faults.is_empty() {
            return self.sign_in_page(asked, &faults, None);
        }
        let signing = SigningIn {
            // One that is none belongs to nobody, as any other does.
            email: email(address).ok(),
            password: Password::typed(password),
            device: asked.device.clone(),
            session: asked.session.clone(),
            network: asked.from.network.clone(),
            agent: asked.from.agent.clone(),
        };
        match people::sign_in(&self.app, &self.hasher, asked.site.site.id, signing).await {
            Ok(entered) => Ok(Reply::Entered {
                to: back(asked.form.value("to")),
                session: entered.token,
                device: Some(entered.device),
            }),
            Err(NotEntered::Store(error)) => Err(error.into()),
            Err(NotEntered::Code(half)) => self.code_page(asked, &half, &faults).await,
            Err(NotEntered::Later { minutes }) => self.later_page(asked, minutes),
            Err(NotEntered::Gone) => self.sign_in_page(asked, &faults, Some("code-gone")),
            Err(NotEntered::Wrong) => self.sign_in_page(asked, &faults, Some("sign-in-wrong")),
        }
    }

    /// The form, with what is in the way.
    pub(super) fn sign_in_page(
        &self,
        asked: &Asked,
        faults: &Faults,
        problem: Option<&str>,
    ) -> Result<Reply, Failure> {
        let mut framed = self.framed(asked, None).with_faults(faults);
        let is_well = faults.is_empty() && problem.is_none();
        if let Some(problem) = problem {
            let text = framed.say(problem, &[]);
            framed = framed.with_problem(text);
        }
        let status = if is_well { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        self.sign_in_form(asked, &framed, status)
    }

    /// The form for whoever has failed too often.
    fn later_page(&self, asked: &Asked, minutes: i64) -> Result<Reply, Failure> {
        let framed = self.framed(asked, None);
        let text = framed.say_count("sign-in-later", minutes);
        self.sign_in_form(asked, &framed.with_problem(text), StatusCode::TOO_MANY_REQUESTS)
    }

    fn sign_in_form(&self, asked: &Asked, framed: &Framed<'_>, status: StatusCode) -> Result<Reply, Failure> {
        let to = if asked.is_post { asked.form.value("to") } else { asked.query.value("to") };
        let page = context::SignIn {
            common: framed.common(&framed.say("sign-in-title", &[])),
            email: asked.form.value("email").to_owned(),
            to: back(to),
            by_passkey: self.party(asked).is_some(),
        };
        Ok(Reply::Page(status, self.pages.render(&DeskPage::SignIn(&page))?))
    }

    /// Out, on this browser.
    pub(super) async fn sign_out(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let (person, session) = (present.account.person, present.session.id);
        people::sign_out(&self.app, asked.site.site.id, person, session, asked.from.network.clone()).await?;
        Ok(Reply::Left)
    }
}

/// Where somebody wanted to go: a place of the newsroom, and nowhere else, whatever the address says.
pub(super) fn back(to: &str) -> String {
    let inside = to.strip_prefix(DESK).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let plain = to.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte));
    if inside && plain && !to.contains("..") && !to.contains("//") { to.to_owned() } else { DESK.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_out_of_the_newsroom() {
        assert_eq!(back("/desk/people"), "/desk/people");
        for other in [
            "",
            "/",
            "//evil.example",
            "/deskx",
            "/desk//evil.example",
            "/desk/../x",
            "https://x/desk",
            "/desk\r\nx: y",
            "/desk?x",
        ] {
            assert_eq!(back(other), DESK, "{other:?}");
        }
    }
}
