//! What is to be done, and what was done lately.

use super::{
    Asked, Desk, Failure, Present, first_steps, frame::Framed, place::Place, reply::Reply, texts::line,
};
use crate::http::paths::Address;
use bayan_core::{id::DocumentId, item::ItemKind, role::Capability};
use bayan_render::desk::{DeskPage, context};
use bayan_store::newsroom::{self, Glance, Line};
use hyper::StatusCode;

/// How many texts in work are shown.
const WORK: u32 = 100;
/// How many translations that are behind.
const BEHIND: usize = 20;
/// How many of those that lately came before the public.
const PUBLIC: u32 = 10;

impl Desk {
    pub(super) async fn home(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let (site, person) = (asked.site.site.id, present.account.person);
        let may = |capability| present.account.roles.may(capability);
        let reads = may(Capability::ReadDrafts);
        let look = self.app.store.writer.look(move |conn| {
            let progress = newsroom::progress(conn, site, person)?;
            if !reads {
                return Ok((Waiting::default(), Vec::new(), progress));
            }
            let waiting = Waiting {
                work: newsroom::in_work(conn, site, person, WORK)?,
                owed: newsroom::owed(conn, site, person)?,
                behind: newsroom::behind(conn, site, person, BEHIND)?,
                commented: newsroom::commented(conn, site, person)?,
            };
            Ok((waiting, newsroom::lately_public(conn, site, PUBLIC)?, progress))
        });
        let (waiting, public, progress) = look.await?;
        let framed = self.framed(asked, Some(present));
        let writes = may(Capability::Write);
        let steps = first_steps::steps(present, &progress);
        let begins = || {
            let says = first_steps::says(&framed, &steps);
            // Whoever has published knows the way; being alone is said all the same.
            let step = steps
                .iter()
                .find(|step| !step.done && (!progress.published || !matches!(step.key, "factor" | "house")))?
                .clone();
            Some(context::NextStep { step, says, all: Place::FirstSteps.to_string() })
        };
        let page = context::Home {
            common: framed.common(&framed.say("home-title", &[])),
            next_step: begins(),
            reads,
            begins: writes,
            groups: waiting.groups(&framed, present),
            public: public.iter().map(|glance| row(&framed, glance, address(&framed, glance))).collect(),
        };
        Ok(Reply::Page(StatusCode::OK, self.pages.render(&DeskPage::Home(&page))?))
    }
}

/// Everything that waits for somebody.
#[derive(Default)]
struct Waiting {
    work: Vec<Line>,
    owed: Vec<Line>,
    behind: Vec<Line>,
    /// What somebody else has said something about.
    commented: Vec<DocumentId>,
}

impl Waiting {
    /// By what it waits for: what this person can do something about stands first.
    fn groups(self, framed: &Framed<'_>, present: &Present) -> Vec<context::Lines> {
        let may = |capability| present.account.roles.may(capability);
        let (approves, publishes) = (may(Capability::Approve), may(Capability::Publish));
        let key = |line: &Line| match line.work.as_str() {
            "scheduled" if line.failure.is_some() => "home-failed",
            "scheduled" => "home-scheduled",
            "in-review" if approves && !line.is_own => "home-approve",
            "approved" if publishes => "home-publish",
            "draft" if line.is_own => "home-mine",
            _ => "home-others",
        };
        let order = [
            "home-failed",
            "home-approve",
            "home-owed",
            "home-comments",
            "home-publish",
            "home-mine",
            "home-behind",
            "home-scheduled",
            "home-others",
        ];
        let lines = |wanted: &'static str| -> Vec<context::Line> {
            match wanted {
                "home-owed" => self.owed.iter().map(|one| line(framed, one)).collect(),
                "home-comments" => {
                    let said = |one: &&Line| self.commented.contains(&one.document);
                    self.work.iter().filter(said).map(|one| line(framed, one)).collect()
                }
                "home-behind" => self.behind.iter().map(|one| line(framed, one)).collect(),
                wanted => {
                    self.work.iter().filter(|one| key(one) == wanted).map(|one| line(framed, one)).collect()
                }
            }
        };
        let groups = order.into_iter().map(|key| context::Lines { key, lines: lines(key) });
        groups.filter(|group| !group.lines.is_empty()).collect()
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
    if matches!(glance.state.as_str(), "removed" | "replaced") {
        return None;
    }
    let edition = framed.edition(glance.edition)?.key.clone();
    // The short address leads to a static page too.
    let slug = if glance.kind == ItemKind::Page { String::new() } else { glance.slug.clone() };
    Some(Address::Article { edition, slug, id: glance.short_id }.uri())
}
