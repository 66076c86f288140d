//! Addresses that are told of public acts.

use super::{API, Api, Made, call::Call, problem::Problem, shapes, view};
use crate::hooks::{self as telling, NotATarget, Secret, Target, name_of};
use bayan_core::{id::HookId, publication::EventKind};
use bayan_store::{
    audit::{self, Deed},
    db::Conn,
    hooks::{self, Hook},
};

/// How many addresses a site tells at most.
const MOST: usize = 20;

impl Api {
    pub(super) async fn hooks(&self, call: &Call) -> Result<Made, Problem> {
        let site = call.site.site.id;
        let hooks = self.app.store.writer.look(move |conn| hooks::list(conn, site)).await?;
        Made::shown(shapes::Hooks { items: hooks.iter().map(shown).collect() })
    }

    pub(super) async fn add_hook(&self, call: &Call) -> Result<Made, Problem> {
        let sent: shapes::AddHook = call.sent()?;
        let target = Target::read(&sent.url, &self.app.settings).map_err(|why| {
            Problem::field(
                "/url",
                match why {
                    NotATarget::Unreadable => "fault-address",
                    NotATarget::Plain => "fault-address-plain",
                },
            )
        })?;
        let kinds = match &sent.events {
            Some(events) if !(1..=EventKind::ALL.len()).contains(&events.len()) => {
                return Err(Problem::field("/events", "fault-choose"));
            }
            Some(events) => events.iter().map(|event| EventKind::from(*event)).collect(),
            None => EventKind::ALL.into(),
        };
        let secret = Secret::draw(&*self.app.chance);
        let by = call.by()?;
        let new = hooks::NewHook {
            site: by.site,
            url: target.as_str().to_owned(),
            secret: secret.to_store(),
            kinds,
            made_by: by.person,
        };
        let deed = Deed {
            actor: by.person,
            action: "add-hook",
            subject: None,
            network: by.network,
            // What stands behind the host may be a secret of its own.
            detail: Some(target.origin()),
        };
        let (site, now, chance) = (by.site, self.app.clock.now(), self.app.chance.clone());
        let act = move |conn: &mut Conn| {
            conn.lock_site(site)?;
            if hooks::list(conn, site)?.len() >= MOST {
                return Ok(None);
            }
            let id = hooks::add(conn, &new, now, &*chance)?;
            audit::note(conn, site, &deed, now, &*chance)?;
            hooks::one(conn, site, id)
        };
        let hook = self.app.store.writer.act(act).await?;
        let hook = hook.ok_or_else(|| Problem::field("/url", "fault-hooks"))?;
        let location = format!("{API}/hooks/{}", hook.id);
        Made::created(location, shapes::NewHook { hook: shown(&hook), secret: secret.reveal() })
    }

    pub(super) async fn end_hook(&self, call: &Call) -> Result<Made, Problem> {
        let (hook, by) = (self.hook(call).await?, call.by()?);
        let deed = Deed {
            actor: by.person,
            action: "end-hook",
            subject: None,
            network: by.network,
            detail: Target::read(&hook.url, &self.app.settings).ok().map(|target| target.origin()),
        };
        let (site, now, chance) = (by.site, self.app.clock.now(), self.app.chance.clone());
        let act = move |conn: &mut Conn| {
            let ended = hooks::end(conn, site, hook.id, now)?;
            if ended {
                audit::note(conn, site, &deed, now, &*chance)?;
            }
            Ok(ended)
        };
        view::found(self.app.store.writer.act(act).await?.then_some(Made::done()))
    }

    pub(super) async fn try_hook(&self, call: &Call) -> Result<Made, Problem> {
        let hook = self.hook(call).await?;
        let failure = telling::try_out(&self.app, &self.ways, &hook).await.err();
        Made::shown(shapes::Tried {
            arrived: failure.is_none(),
            failure: failure.map(|failure| failure.for_strangers()),
        })
    }

    async fn hook(&self, call: &Call) -> Result<Hook, Problem> {
        let (site, id) = (call.site.site.id, call.part::<HookId>(0)?);
        view::found(self.app.store.writer.look(move |conn| hooks::one(conn, site, id)).await?)
    }
}

fn shown(hook: &Hook) -> shapes::Hook {
    shapes::Hook {
        id: hook.id.to_string(),
        url: hook.url.clone(),
        events: hook.kinds.iter().map(|kind| name_of(*kind)).collect(),
        created_at: view::moment(hook.created_at),
        delivered_at: hook.delivered_at.map(view::moment),
        failing: hook
            .failing
            .as_ref()
            .map(|(at, reason)| shapes::Failure { at: view::moment(*at), reason: reason.clone() }),
        lost: hook.lost,
    }
}
