//! What the site has decided about its work.

use super::{Asked, Desk, Failure, Present, place::Place, reply::Reply, texts::by};
use crate::actions::settings::set_two_person_rule;
use bayan_render::desk::{DeskPage, context};
use bayan_store::sites;
use hyper::StatusCode;

impl Desk {
    pub(super) async fn settings(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let site = asked.site.site.id;
        let policy = self.app.store.writer.look(move |conn| sites::policy(conn, site)).await?;
        let framed = self.framed(asked, Some(present));
        let page = context::Settings {
            common: framed.common(&framed.say("settings-title", &[])),
            two_person_rule: policy.two_person_rule,
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::Settings(&page))?))
    }

    pub(super) async fn change_settings(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let wanted = match asked.form.value("rule") {
            "two" => true,
            "one" => false,
            _ => return Ok(Reply::To(Place::Settings.to_string())),
        };
        set_two_person_rule(&self.app, by(asked, present), wanted).await?;
        Ok(Reply::To(format!("{}?said=saved", Place::Settings)))
    }
}
