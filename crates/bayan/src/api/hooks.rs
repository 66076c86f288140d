//! Addresses that are told of public acts.

use super::{API, Api, Made, call::Call, problem::Problem, shapes, view};
use crate::{
    actions,
    hooks::{self as telling, NotATarget, Target, name_of},
};
use bayan_core::{id::HookId, publication::EventKind};
use bayan_store::hooks::{self, Hook};

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
        let added = actions::hooks::add(&self.app, call.by()?, &target, kinds).await?;
        let (hook, secret) = added.ok_or_else(|| Problem::field("/url", "fault-hooks"))?;
        let location = format!("{API}/hooks/{}", hook.id);
        Made::created(location, shapes::NewHook { hook: shown(&hook), secret: secret.reveal() })
    }

    pub(super) async fn end_hook(&self, call: &Call) -> Result<Made, Problem> {
        let hook = self.hook(call).await?;
        let ended = actions::hooks::end(&self.app, call.by()?, &hook).await?;
        view::found(ended.then_some(Made::done()))
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
