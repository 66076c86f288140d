//! What is to be done, and what was done lately.

use super::{Asked, Desk, Failure, Present, frame::Framed, reply::Reply};
use crate::http::paths::Address;
use bayan_core::{
    item::ItemKind,
    role::{Capability, may},
};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    newsroom::{self, Glance},
    people,
};
use hyper::StatusCode;

/// How many texts are shown in work, and of the public ones.
const WORK: u32 = 50;
const PUBLIC: u32 = 10;

impl Desk {
    pub(super) async fn home(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let site = asked.site.site.id;
        let (reads, invites) = (
            may(&present.account.roles, Capability::ReadDrafts),
            may(&present.account.roles, Capability::ManagePeople),
        );
        let look = self.app.store.writer.look(move |conn| {
            let work = if reads { Some(newsroom::in_work(conn, site, WORK)?) } else { None };
            let public = if reads { newsroom::lately_public(conn, site, PUBLIC)? } else { Vec::new() };
            Ok((work, public, people::accounts(conn, site)?.len()))
        });
        let (work, public, people) = look.await?;
        let framed = self.framed(asked, Some(present));
        let row = |glance: &Glance, url: Option<String>| row(&framed, glance, url);
        let alone = invites && people == 1;
        let page = context::Home {
            common: framed.common(&framed.say("home-title", &[])),
            steps: alone
                .then_some(context::Step { key: "invite", url: "/desk/people" })
                .into_iter()
                .collect(),
            work: work.map(|work| work.iter().map(|glance| row(glance, None)).collect()),
            public: public.iter().map(|glance| row(glance, address(&framed, glance))).collect(),
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::Home(&page))?))
    }
}

fn row(framed: &Framed<'_>, glance: &Glance, url: Option<String>) -> context::Row {
    context::Row {
        headline: glance.headline.clone(),
        lang: glance.lang.to_string(),
        dir: glance.dir.as_str(),
        edition: framed.edition(glance.edition).map(|edition| edition.name.clone()).unwrap_or_default(),
        state: glance.state.clone(),
        author: glance.person.clone(),
        date: framed.moment(glance.at),
        url,
    }
}

/// The public page of a text that has one.
fn address(framed: &Framed<'_>, glance: &Glance) -> Option<String> {
    if matches!(glance.state.as_str(), "removed" | "replaced") || glance.kind == ItemKind::Page {
        return None;
    }
    let edition = framed.edition(glance.edition)?.key.clone();
    Some(Address::Article { edition, slug: glance.slug.clone(), id: glance.short_id }.uri())
}
