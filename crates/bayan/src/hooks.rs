//! Telling others of public acts: signed messages to addresses that the newsroom set up, sent again until they
//! arrive or are given up after a day.

mod message;
mod target;

pub use message::{Secret, name_of};
pub use target::{NotATarget, Target};

use crate::{
    app::App,
    outgoing::{NotFetched, Outgoing, Sent},
    settings::Settings,
};
use bayan_core::id::SiteId;
use bayan_store::{
    Error,
    front::Site,
    hooks::{self, Act, Hook, Telling},
    jobs::{self, Job, JobKind},
};
use hyper::StatusCode;
use message::Message;
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::{sync::watch, task::JoinSet};

/// How many messages are on their way at once: an address that does not answer holds up few others.
const AT_ONCE: usize = 8;
/// How long is waited when there is nothing to send.
const PAUSE: Duration = Duration::from_millis(500);
/// How long an address may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// How much of an answer is read.
const ANSWER: usize = 64 * 1024;

/// Notes what is to be told of what a site shows since the last time. Answers whether there is more.
pub async fn note(app: &App, site: SiteId) -> Result<bool, Error> {
    if app.store.writer.look(move |conn| hooks::list(conn, site)).await?.is_empty() {
        return Ok(false);
    }
    let (now, chance) = (app.clock.now(), app.chance.clone());
    app.store.writer.act(move |conn| hooks::note(conn, site, now, &*chance)).await
}

/// Asks addresses: those of the public Internet, and those that the operator named.
#[derive(Clone)]
pub struct Ways {
    public: Outgoing,
    named: HashMap<String, Outgoing>,
}

impl Ways {
    /// The ways that the settings open.
    ///
    /// # Errors
    /// Where one of the named origins is none.
    pub fn new(settings: &Settings) -> anyhow::Result<Ways> {
        use crate::outgoing::Reach;
        let way =
            |reach| Ok::<_, anyhow::Error>(Outgoing::new(reach)?.patience(PATIENCE).without_redirects());
        let named = settings
            .hook_origins
            .iter()
            .map(|origin| Ok((origin.clone(), way(Reach::Named(origin.clone()))?)));
        Ok(Ways { public: way(Reach::Public)?, named: named.collect::<anyhow::Result<_>>()? })
    }

    /// Sends a message; answers why it did not arrive, where it did not.
    pub async fn send(&self, target: &Target, sent: Sent) -> Result<(), NotTold> {
        let way = self.named.get(&target.origin()).unwrap_or(&self.public);
        let answered = way.post_with(target.as_str(), sent, ANSWER).await?;
        match answered.status {
            status if status.is_success() => Ok(()),
            StatusCode::GONE => Err(NotTold::Gone),
            status => Err(NotTold::Status(status)),
        }
    }
}

/// Why a message did not arrive.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// Nothing was answered.
    #[error(transparent)]
    NotFetched(#[from] NotFetched),
    /// Something else than success.
    #[error("it answered with status {}", .0.as_u16())]
    Status(StatusCode),
    /// It wants to be told nothing any more (Standard Webhooks, "Deleted endpoints").
    #[error("it answered that it is gone: it is told nothing any more")]
    Gone,
    /// Its address is none that may be asked.
    #[error(transparent)]
    Target(#[from] NotATarget),
}

impl NotTold {
    /// The same without what a stranger could learn about the network around this machine.
    pub fn for_strangers(&self) -> String {
        match self {
            NotTold::NotFetched(error) => error.for_strangers().to_owned(),
            other => other.to_string(),
        }
    }
}

/// Sends what was noted.
pub struct Sender {
    app: App,
    ways: Arc<Ways>,
}

impl Sender {
    /// Prepares everything that does not change while the program runs.
    ///
    /// # Errors
    /// Where the settings name an origin that is none.
    pub fn new(app: &App) -> anyhow::Result<Sender> {
        Ok(Sender { app: app.clone(), ways: Arc::new(Ways::new(&app.settings)?) })
    }

    /// Runs until `stop` says so. A message that is interrupted is sent once more when its time is over.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut on_the_way = JoinSet::new();
        loop {
            while on_the_way.len() < AT_ONCE {
                match self.next().await {
                    Ok(Some(job)) => {
                        let (app, ways) = (self.app.clone(), Arc::clone(&self.ways));
                        on_the_way.spawn(async move { tell(&app, &ways, &job).await });
                    }
                    Ok(None) => break,
                    Err(error) => {
                        tracing::warn!(error = %error, "hooks.none_taken");
                        break;
                    }
                }
            }
            tokio::select! {
                Some(_) = on_the_way.join_next(), if !on_the_way.is_empty() => {}
                () = tokio::time::sleep(PAUSE) => {}
                _ = stop.changed() => return,
            }
        }
    }

    async fn next(&self) -> Result<Option<Job>, Error> {
        let now = self.app.clock.now();
        // Whether there is one is looked at before a transaction that writes is begun for it.
        if !self.app.store.writer.look(move |conn| jobs::is_due(conn, JobKind::Tell, now)).await? {
            return Ok(None);
        }
        self.app.store.writer.act(move |conn| jobs::take(conn, JobKind::Tell, now)).await
    }
}

/// Sends one message, and notes what became of it.
async fn tell(app: &App, ways: &Ways, job: &Job) {
    if let Err(error) = told(app, ways, job).await {
        // It is taken up again when its time is over.
        tracing::error!(error = %error, "hooks.not_noted");
    }
}

async fn told(app: &App, ways: &Ways, job: &Job) -> Result<(), Error> {
    let (site, telling) = (job.site, job.subject.parse::<Telling>()?);
    let found = app.store.writer.look(move |conn| hooks::told(conn, site, telling)).await?;
    let outcome = match found {
        Some((hook, act)) => Some(send(app, ways, &hook, &act).await?),
        None => None,
    };
    let (now, job) = (app.clock.now(), job.clone());
    app.store
        .writer
        .act(move |conn| match &outcome {
            None => jobs::done(conn, &job),
            Some(Ok(())) => {
                hooks::arrived(conn, telling.hook, now)?;
                jobs::done(conn, &job)
            }
            Some(Err(error)) => {
                let gone = matches!(error, NotTold::Gone);
                let given_up = gone || job.is_last_try();
                hooks::failed(conn, telling.hook, &error.for_strangers(), given_up, now)?;
                // What else waits for this address holds up no other's.
                jobs::postpone(conn, JobKind::Tell, &format!("{} ", telling.hook), now)?;
                if gone {
                    hooks::end(conn, site, telling.hook, now)?;
                }
                match given_up {
                    true => jobs::done(conn, &job),
                    false => jobs::failed(conn, &job, &error.for_strangers(), false, now),
                }
            }
        })
        .await
}

async fn send(app: &App, ways: &Ways, hook: &Hook, act: &Act) -> Result<Result<(), NotTold>, Error> {
    let sites = app.store.front.ask(|live| live.sites()).await?;
    let site: &Site = sites.iter().find(|site| site.id == hook.site).ok_or_else(|| Error::shape("a site"))?;
    let target = match Target::read(&hook.url, &app.settings) {
        Ok(target) => target,
        Err(error) => return Ok(Err(error.into())),
    };
    let message = Message::of(act, hook, site, &app.settings.origin(site));
    let secret = Secret::stored(&hook.secret).ok_or_else(|| Error::shape("the secret of a web hook"))?;
    let outcome = ways.send(&target, message.signed(&secret, app.clock.now())).await;
    if let Err(error) = &outcome {
        tracing::warn!(hook = %hook.id, position = act.position, error = %error, "hooks.not_told");
    }
    Ok(outcome)
}

/// Sends a message that tells of nothing, to see whether an address takes it.
pub async fn try_out(app: &App, ways: &Ways, hook: &Hook) -> Result<(), NotTold> {
    let target = Target::read(&hook.url, &app.settings)?;
    let message = Message::test(hook, app.clock.now());
    let secret = Secret::stored(&hook.secret).ok_or(NotATarget::Unreadable)?;
    ways.send(&target, message.signed(&secret, app.clock.now())).await
}
