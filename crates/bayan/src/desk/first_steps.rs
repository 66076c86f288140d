//! From the first sign-in to the first published text: what comes next, and what is done.

use super::{Asked, Desk, Failure, Present, frame::Framed, place::Place, reply::Reply};
use bayan_core::role::Capability::{self, Approve, ManagePeople, ManageSite, Publish, Write};
use bayan_render::desk::{DeskPage, context};
use bayan_store::newsroom::{self, Progress};
use hyper::StatusCode;

impl Desk {
    pub(super) async fn first_steps(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let (site, person) = (asked.site.site.id, present.account.person);
        let progress = self.app.store.writer.look(move |conn| newsroom::progress(conn, site, person)).await?;
        let framed = self.framed(asked, Some(present));
        let steps = steps(present, &progress);
        let open: Vec<&context::Step> = steps.iter().filter(|step| !step.done).collect();
        let page = context::FirstSteps {
            common: framed.common(&framed.say("steps-title", &[])),
            next: open.first().map(|step| step.key),
            says: says(&framed, &steps),
            published: progress.published,
            steps,
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::FirstSteps(&page))?))
    }
}

/// How far they are, in a sentence.
pub(super) fn says(framed: &Framed<'_>, steps: &[context::Step]) -> String {
    let count = |count: usize| framed.number(u32::try_from(count).unwrap_or(u32::MAX));
    let done = steps.iter().filter(|step| step.done).count();
    framed.say("steps-done", &[("done", count(done)), ("all", count(steps.len()))])
}

/// The steps of somebody who may do these things, in their order.
pub(super) fn steps(present: &Present, progress: &Progress) -> Vec<context::Step> {
    let may = |capability: Capability| present.account.roles.may(capability);
    let list = |state: &str| format!("{}?state={state}", Place::Texts);
    let Progress { is_secured, is_arranged, has_colleagues, two_person_rule, .. } = *progress;
    let Progress { begun, submitted, approved, published, .. } = *progress;
    // A house of one that has decided so needs nobody else.
    let needs_two = two_person_rule;
    let all = [
        (true, "factor", is_secured, Place::Me.to_string()),
        (may(ManageSite), "house", is_arranged, Place::Settings.to_string()),
        (may(ManagePeople) && needs_two, "invite", has_colleagues, Place::People.to_string()),
        (may(Write), "write", begun, Place::NewText.to_string()),
        (may(Write) && needs_two, "submit", submitted, list("draft")),
        (may(Approve) && needs_two, "approve", approved, list("in-review")),
        (may(Publish), "publish", published, list(if needs_two { "approved" } else { "draft" })),
    ];
    let shown = all.into_iter().filter(|(shown, ..)| *shown);
    shown.map(|(_, key, done, url)| context::Step { key, done, url }).collect()
}
