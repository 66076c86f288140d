//! Everybody, and inviting.

use super::{
    Asked, Desk, Failure, Present,
    form::{Faults, label},
    frame::Framed,
    place::Place,
    reply::Reply,
    roles::chosen,
};
use crate::actions::people;
use bayan_core::{id::InvitationId, instant::Instant, role::Roles};
use bayan_render::desk::{DeskPage, context};
use bayan_store::people::{Account, Invitation};
use hyper::StatusCode;

impl Desk {
    pub(super) async fn people(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        self.people_page(asked, present, &Faults::default(), None).await
    }

    /// Makes a link for somebody.
    pub(super) async fn invite(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let whom = faults.take("label", label(asked.form.value("label")));
        let roles = faults.take("roles", chosen(asked, &Roles::none()));
        let (Some(label), Some(roles)) = (whom, roles) else {
            return self.people_page(asked, present, &faults, None).await;
        };
        let (site, actor) = (asked.site.site.id, present.account.person);
        let shown = label.to_string();
        let token =
            people::invite(&self.app, site, actor, (label, roles), asked.from.network.clone()).await?;
        let url = format!("{}{}", asked.site.origin, Place::Welcome(token.reveal().to_owned()));
        self.people_page(asked, present, &faults, Some((shown, url))).await
    }

    pub(super) async fn revoke(
        &self,
        asked: &Asked,
        present: &Present,
        invitation: InvitationId,
    ) -> Result<Reply, Failure> {
        let (site, actor) = (asked.site.site.id, present.account.person);
        match people::revoke(&self.app, site, actor, invitation, asked.from.network.clone()).await? {
            true => Ok(Reply::To(format!("{}?said=revoked", Place::People))),
            false => Ok(Reply::missing()),
        }
    }

    async fn people_page(
        &self,
        asked: &Asked,
        present: &Present,
        faults: &Faults,
        link: Option<(String, String)>,
    ) -> Result<Reply, Failure> {
        let (site, now) = (asked.site.site.id, self.app.clock.now());
        let look = self.app.store.writer.look(move |conn| {
            let invitations = bayan_store::people::invitations(conn, site, now)?;
            Ok((bayan_store::people::accounts(conn, site)?, invitations))
        });
        let (accounts, invitations) = look.await?;
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let failed = !faults.is_empty();
        let link = link.map(|(label, url)| {
            let until = framed.moment(bayan_store::people::until(now));
            context::Link { label, url, until }
        });
        let page = context::People {
            common: framed.common(&framed.say("people-title", &[])),
            people: accounts.iter().map(|account| row(&framed, account, present)).collect(),
            invitations: invitations.iter().map(|invitation| invited(&framed, invitation)).collect(),
            link,
            label: if failed { asked.form.value("label").to_owned() } else { String::new() },
            roles: framed.role_choices(&if failed {
                chosen(asked, &Roles::none()).unwrap_or_default()
            } else {
                Roles::none()
            }),
        };
        let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        Ok(Reply::Page(status, self.pages.render(&DeskPage::People(&page))?))
    }
}

/// Somebody in a list.
pub(super) fn row(framed: &Framed<'_>, account: &Account, present: &Present) -> context::PersonRow {
    context::PersonRow {
        url: Place::Person(account.person).to_string(),
        name: account.name.clone(),
        email: account.email.clone(),
        roles: framed.held(&account.roles),
        closed: account.closed_at.is_some(),
        own: account.person == present.account.person,
    }
}

fn invited(framed: &Framed<'_>, invitation: &Invitation) -> context::Invited {
    let until: Instant = invitation.expires_at;
    context::Invited {
        label: invitation.label.clone(),
        roles: framed.held(&invitation.roles),
        until: framed.moment(until),
        revoke: Place::Revoke(invitation.id).to_string(),
    }
}
