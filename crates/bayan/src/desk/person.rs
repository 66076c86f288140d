//! One person, for those who look after people.

use super::{
    Asked, Desk, Failure, Present, form::Faults, frame::Framed, people::row, place::Place, reply::Reply,
    roles::chosen,
};
use crate::actions::people::{self, NotChanged};
use bayan_core::id::PersonId;
use bayan_render::desk::{DeskPage, context};
use bayan_store::people::Session;

impl Desk {
    pub(super) async fn person(
        &self,
        asked: &Asked,
        present: &Present,
        person: PersonId,
    ) -> Result<Reply, Failure> {
        self.person_page(asked, present, person, &Faults::default(), None).await
    }

    /// What somebody is from now on.
    pub(super) async fn roles(
        &self,
        asked: &Asked,
        present: &Present,
        person: PersonId,
    ) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let (site, actor) = (asked.site.site.id, present.account.person);
        let look = move |conn: &mut bayan_store::db::Conn| bayan_store::people::account(conn, site, person);
        let Some(account) = self.app.store.writer.look(look).await? else {
            return Ok(Reply::missing());
        };
        let Some(roles) = faults.take("roles", chosen(asked, &account.roles)) else {
            return self.person_page(asked, present, person, &faults, None).await;
        };
        let network = asked.from.network.clone();
        let changed = people::change_roles(&self.app, site, actor, (person, roles), network).await;
        self.changed(asked, present, person, changed, "roles").await
    }

    pub(super) async fn sign_out_person(
        &self,
        asked: &Asked,
        present: &Present,
        person: PersonId,
    ) -> Result<Reply, Failure> {
        let (site, actor) = (asked.site.site.id, present.account.person);
        let network = asked.from.network.clone();
        let changed = people::end_sessions(&self.app, site, actor, (person, None), network).await;
        self.changed(asked, present, person, changed, "ended").await
    }

    /// A link by which somebody who forgot a password makes a new one.
    pub(super) async fn again(
        &self,
        asked: &Asked,
        present: &Present,
        person: PersonId,
    ) -> Result<Reply, Failure> {
        let (site, actor) = (asked.site.site.id, present.account.person);
        let network = asked.from.network.clone();
        let Some(token) = people::invite_again(&self.app, site, actor, person, network).await? else {
            return Ok(Reply::missing());
        };
        let url = format!("{}{}", asked.site.origin, Place::Welcome(token.reveal().to_owned()));
        self.person_page(asked, present, person, &Faults::default(), Some(url)).await
    }

    pub(super) async fn close(
        &self,
        asked: &Asked,
        present: &Present,
        person: PersonId,
    ) -> Result<Reply, Failure> {
        let (site, actor) = (asked.site.site.id, present.account.person);
        let changed = people::close(&self.app, site, actor, person, asked.from.network.clone()).await;
        self.changed(asked, present, person, changed, "closed").await
    }

    pub(super) async fn reopen(
        &self,
        asked: &Asked,
        present: &Present,
        person: PersonId,
    ) -> Result<Reply, Failure> {
        let (site, actor) = (asked.site.site.id, present.account.person);
        let changed = people::reopen(&self.app, site, actor, person, asked.from.network.clone()).await;
        self.changed(asked, present, person, changed, "opened").await
    }

    pub(super) async fn changed(
        &self,
        asked: &Asked,
        present: &Present,
        person: PersonId,
        changed: Result<(), NotChanged>,
        said: &str,
    ) -> Result<Reply, Failure> {
        match changed {
            Ok(()) => Ok(Reply::To(format!("{}?said={said}", Place::Person(person)))),
            Err(NotChanged::Missing) => Ok(Reply::missing()),
            Err(NotChanged::LastAdministrator) => {
                let mut faults = Faults::default();
                faults.note("roles", "fault-last-administrator");
                self.person_page(asked, present, person, &faults, None).await
            }
            Err(NotChanged::Store(error)) => Err(error.into()),
            Err(error @ (NotChanged::Wrong | NotChanged::Unhashed)) => Err(Failure::Other(error.to_string())),
        }
    }

    async fn person_page(
        &self,
        asked: &Asked,
        present: &Present,
        person: PersonId,
        faults: &Faults,
        link: Option<String>,
    ) -> Result<Reply, Failure> {
        let (site, now) = (asked.site.site.id, self.app.clock.now());
        let look = self.app.store.writer.look(move |conn| {
            let Some(account) = bayan_store::people::account(conn, site, person)? else { return Ok(None) };
            let has_factor = bayan_store::people::asks_more(conn, person)?;
            Ok(Some((account, bayan_store::people::sessions(conn, person, now)?, has_factor)))
        });
        let Some((account, sessions, has_factor)) = look.await? else {
            return Ok(Reply::missing());
        };
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let page = context::Person {
            common: framed.common(&account.name),
            link: link.map(|url| context::Link {
                label: account.name.clone(),
                url,
                until: framed.moment(bayan_store::people::until(now)),
            }),
            person: row(&framed, &account, present),
            roles: framed.role_choices(&account.roles),
            has_factor,
            sessions: shown(&framed, &sessions, present),
        };
        Ok(Reply::Page(faults.status(), self.pages.render(&DeskPage::Person(&page))?))
    }
}

/// Where somebody is signed in.
pub(super) fn shown(framed: &Framed<'_>, sessions: &[Session], present: &Present) -> Vec<context::Session> {
    let one = |session: &Session| context::Session {
        id: session.id.to_string(),
        agent: session.agent.clone(),
        network: session.network.clone(),
        since: framed.moment(session.created_at),
        seen: framed.moment(session.seen_at),
        current: session.id == present.session.id,
    };
    sessions.iter().map(one).collect()
}
