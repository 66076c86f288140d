//! The addresses that are told of public acts.

use super::{
    Asked, Desk, Failure, Present, form::Faults, frame::Framed, place::Place, reply::Reply, texts::by,
};
use crate::{
    actions,
    hooks::{self as telling, NotATarget, Target},
};
use bayan_core::{id::HookId, publication::EventKind};
use bayan_render::desk::{DeskPage, context};
use bayan_store::hooks::{self, Hook};
use hyper::StatusCode;
use std::collections::BTreeSet;

impl Desk {
    pub(super) async fn hooks(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        self.hooks_page(asked, present, &Faults::default(), None).await
    }

    /// Has an address told of public acts, from the next one on.
    pub(super) async fn add_hook(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let target = Target::read(asked.form.value("url").trim(), &self.app.settings);
        let target = target.map_err(|why| match why {
            NotATarget::Unreadable => "fault-address",
            NotATarget::Plain => "fault-address-plain",
        });
        let (target, kinds) = (faults.take("url", target), chosen(asked));
        let kinds = faults.take("events", if kinds.is_empty() { Err("fault-roles") } else { Ok(kinds) });
        let (Some(target), Some(kinds)) = (target, kinds) else {
            return self.hooks_page(asked, present, &faults, None).await;
        };
        match actions::hooks::add(&self.app, by(asked, present), &target, kinds).await? {
            Some((hook, secret)) => {
                let made = context::NewHook { url: hook.url, secret: secret.reveal() };
                self.hooks_page(asked, present, &faults, Some(made)).await
            }
            None => {
                faults.note("url", "fault-hooks");
                self.hooks_page(asked, present, &faults, None).await
            }
        }
    }

    pub(super) async fn end_hook(
        &self,
        asked: &Asked,
        present: &Present,
        id: HookId,
    ) -> Result<Reply, Failure> {
        let Some(hook) = self.hook(asked, id).await? else { return Ok(Reply::missing()) };
        match actions::hooks::end(&self.app, by(asked, present), &hook).await? {
            true => Ok(Reply::To(format!("{}?said=hook-ended", Place::Hooks))),
            false => Ok(Reply::missing()),
        }
    }

    /// Sends an address a message that tells of nothing.
    pub(super) async fn try_hook(
        &self,
        asked: &Asked,
        present: &Present,
        id: HookId,
    ) -> Result<Reply, Failure> {
        let Some(hook) = self.hook(asked, id).await? else { return Ok(Reply::missing()) };
        match telling::try_out(&self.app, &self.ways, &hook).await {
            Ok(()) => Ok(Reply::To(format!("{}?said=hook-tried", Place::Hooks))),
            Err(failure) => {
                let framed = self.framed(asked, Some(present));
                let text = framed.say("hook-not-tried", &[("reason", failure.for_strangers())]);
                self.hooks_reply(asked, framed.with_problem(text), None, StatusCode::BAD_GATEWAY).await
            }
        }
    }

    async fn hook(&self, asked: &Asked, id: HookId) -> Result<Option<Hook>, Failure> {
        let site = asked.site.site.id;
        Ok(self.app.store.writer.look(move |conn| hooks::one(conn, site, id)).await?)
    }

    async fn hooks_page(
        &self,
        asked: &Asked,
        present: &Present,
        faults: &Faults,
        made: Option<context::NewHook>,
    ) -> Result<Reply, Failure> {
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        self.hooks_reply(asked, framed, made, faults.status()).await
    }

    async fn hooks_reply(
        &self,
        asked: &Asked,
        framed: Framed<'_>,
        made: Option<context::NewHook>,
        status: StatusCode,
    ) -> Result<Reply, Failure> {
        let site = asked.site.site.id;
        let hooks = self.app.store.writer.look(move |conn| hooks::list(conn, site)).await?;
        let ticked = chosen(asked);
        // All of them, until somebody chooses.
        let is_new = ticked.is_empty() || made.is_some();
        let page = context::Hooks {
            common: framed.common(&framed.say("hooks-title", &[])),
            hooks: hooks.iter().map(|hook| row(&framed, hook)).collect(),
            events: EventKind::ALL
                .map(|kind| context::ScopeChoice {
                    key: kind.as_str(),
                    chosen: is_new || ticked.contains(&kind),
                })
                .into(),
            url: if made.is_some() { String::new() } else { asked.form.value("url").to_owned() },
            made,
        };
        Ok(Reply::Page(status, self.pages.render(&DeskPage::Hooks(&page))?))
    }
}

/// The acts that were ticked; what is none is none.
fn chosen(asked: &Asked) -> BTreeSet<EventKind> {
    let kinds = EventKind::ALL.into_iter();
    kinds.filter(|kind| asked.form.values("event").any(|word| word == kind.as_str())).collect()
}

fn row(framed: &Framed<'_>, hook: &Hook) -> context::HookRow {
    let told = hook.delivered_at.map(|at| framed.say("hook-delivered", &[("date", framed.moment(at))]));
    let failing = hook.failing.as_ref().map(|(at, reason)| {
        framed.say("hook-failing", &[("date", framed.moment(*at)), ("reason", reason.clone())])
    });
    context::HookRow {
        url: hook.url.clone(),
        events: hook.kinds.iter().map(|kind| kind.as_str()).collect(),
        told: told.unwrap_or_else(|| framed.say("hook-never", &[])),
        failing,
        lost: (hook.lost > 0).then(|| framed.say_count("hook-lost", hook.lost)),
        end: Place::EndHook(hook.id).to_string(),
        test: Place::TryHook(hook.id).to_string(),
    }
}
