//! What the site has decided about its work.

use super::{Asked, Desk, Failure, Present, place::Place, reply::Reply};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    audit::{self, Deed},
    sites,
};
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
        let (site, now, chance) = (asked.site.site.id, self.app.clock.now(), self.app.chance.clone());
        let deed = Deed {
            actor: present.account.person,
            action: "change-two-person-rule",
            subject: None,
            network: asked.from.network.clone(),
            detail: Some(if wanted { "on" } else { "off" }.to_owned()),
        };
        let act = move |conn: &mut bayan_store::db::Conn| {
            if sites::policy(conn, site)?.two_person_rule != wanted {
                sites::set_two_person_rule(conn, site, wanted, now)?;
                audit::note(conn, site, &deed, now, &*chance)?;
            }
            Ok(())
        };
        self.app.store.writer.act(act).await?;
        Ok(Reply::To(format!("{}?said=saved", Place::Settings)))
    }
}
