//! The programs that act in somebody's name: seen, let in, let in no more. Each has only their own.

use super::{
    Asked, Desk, Failure, Present,
    form::{Faults, label},
    frame::Framed,
    place::Place,
    reply::Reply,
};
use crate::{
    actions::people::{self, Giving, NotChanged, NotGiven},
    api::{API, TOKEN_PREFIX},
};
use bayan_core::{account::Password, id::AccessId, scope::Scope};
use bayan_render::desk::{DeskPage, context};
use bayan_store::people::Access;
use hyper::StatusCode;
use std::collections::BTreeSet;

/// For how many days a program may be let in here.
const DAYS: [u32; 4] = [7, 30, 90, 365];
const USUAL: u32 = 90;

impl Desk {
    pub(super) async fn programs(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        self.programs_page(asked, present, &Faults::default(), None).await
    }

    /// Lets a program in. That outlasts the session, so it is asked whether it is the person themselves.
    pub(super) async fn let_in(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let label = faults.take("program", label(asked.form.value("program")));
        let scopes = faults.take("scopes", chosen(asked, present));
        let days = asked.form.value("days").parse().ok().filter(|days| DAYS.contains(days));
        let days = faults.take("days", days.ok_or("fault-days"));
        let (Some(label), Some(scopes), Some(days)) = (label, scopes, days) else {
            return self.programs_page(asked, present, &faults, None).await;
        };
        let (site, person) = (asked.site.site.id, present.account.person);
        let typed = Password::typed(asked.form.value("password"));
        match people::confirm_password(&self.app, &self.hasher, site, person, typed).await {
            Ok(()) => {}
            Err(NotChanged::Wrong) => {
                faults.note("password", "fault-password-wrong");
                return self.programs_page(asked, present, &faults, None).await;
            }
            Err(NotChanged::Store(error)) => return Err(error.into()),
            Err(error) => return Err(Failure::Other(error.to_string())),
        }
        let giving = Giving { person, label: label.clone(), scopes, days };
        match people::give_access(&self.app, site, person, giving, asked.from.network.clone()).await {
            Ok((token, until)) => {
                let until = self.framed(asked, Some(present)).moment(until);
                let token = format!("{TOKEN_PREFIX}{}", token.reveal());
                let made = context::Made { label: label.to_string(), token, until };
                self.programs_page(asked, present, &faults, Some(made)).await
            }
            Err(NotGiven::Store(error)) => Err(error.into()),
            Err(error) => Err(Failure::Other(error.to_string())),
        }
    }

    pub(super) async fn revoke_program(
        &self,
        asked: &Asked,
        present: &Present,
        id: AccessId,
    ) -> Result<Reply, Failure> {
        let (site, person) = (asked.site.site.id, present.account.person);
        let of = (id, Some(person));
        match people::revoke_access(&self.app, site, person, of, asked.from.network.clone()).await? {
            true => Ok(Reply::To(format!("{}?said=program-revoked", Place::Programs))),
            false => Ok(Reply::missing()),
        }
    }

    async fn programs_page(
        &self,
        asked: &Asked,
        present: &Present,
        faults: &Faults,
        made: Option<context::Made>,
    ) -> Result<Reply, Failure> {
        let (site, person, now) = (asked.site.site.id, present.account.person, self.app.clock.now());
        let look =
            move |conn: &mut bayan_store::db::Conn| bayan_store::people::accesses(conn, site, person, now);
        let programs = self.app.store.writer.look(look).await?;
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let failed = !faults.is_empty();
        let ticked: Vec<&str> = if failed { asked.form.values("scope").collect() } else { Vec::new() };
        let days = asked.form.value("days").parse().unwrap_or(USUAL);
        let page = context::Programs {
            common: framed.common(&framed.say("programs-title", &[])),
            programs: programs.iter().map(|program| row(&framed, program)).collect(),
            made,
            scopes: offered(present)
                .map(|scope| context::ScopeChoice {
                    key: scope.as_str(),
                    chosen: ticked.contains(&scope.as_str()),
                })
                .collect(),
            days: DAYS.map(|known| (known, known == days)).into(),
            program: if failed { asked.form.value("program").to_owned() } else { String::new() },
            email: present.account.email.clone(),
            document: format!("{API}/openapi.json"),
        };
        let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        Ok(Reply::Page(status, self.pages.render(&DeskPage::Programs(&page))?))
    }
}

/// What somebody can hand on: what they may do themselves.
fn offered(present: &Present) -> impl Iterator<Item = Scope> {
    let roles = &present.account.roles;
    Scope::ALL
        .into_iter()
        .filter(|scope| scope.capabilities().iter().any(|capability| roles.may(*capability)))
}

/// The scopes that were ticked; what cannot be handed on is none.
fn chosen(asked: &Asked, present: &Present) -> Result<BTreeSet<Scope>, &'static str> {
    let offered: BTreeSet<Scope> = offered(present).collect();
    let ticked = asked.form.values("scope").filter_map(|word| word.parse().ok());
    let scopes: BTreeSet<Scope> = ticked.filter(|scope| offered.contains(scope)).collect();
    if scopes.is_empty() { Err("fault-roles") } else { Ok(scopes) }
}

fn row(framed: &Framed<'_>, program: &Access) -> context::Program {
    context::Program {
        label: program.label.clone(),
        scopes: program.scopes.iter().map(|scope| scope.as_str()).collect(),
        until: framed.moment(program.expires_at),
        used: program.used_at.map(|used| framed.moment(used)),
        revoke: Place::RevokeProgram(program.id).to_string(),
    }
}
