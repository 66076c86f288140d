//! Whether the server can serve: asked by whoever decides where requests go, and by whoever is woken when it cannot.

use crate::{
    app::App,
    http::answer::{Answer, CachePolicy},
};
use hyper::StatusCode;
use serde_json::json;
use std::{sync::Mutex, time::Duration};
use tokio::{sync::watch, time::Instant};

/// Where it is asked.
pub const HEALTH: &str = "/healthz";
/// After how long without a round of the worker it is taken to hang: what is decided is shown by nobody then.
const SILENCE: Duration = Duration::from_secs(15);
/// How long the database may take.
const PATIENCE: Duration = Duration::from_secs(3);
/// For how long an answer of the database counts: asking often costs nothing.
const FRESH: Duration = Duration::from_millis(500);

/// What the server knows about itself.
pub struct Health {
    app: App,
    ending: watch::Receiver<bool>,
    beat: Mutex<Instant>,
    looked: Mutex<Option<(Instant, bool)>>,
}

/// How it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Ready,
    Ending,
    NoDatabase,
    WorkerHangs,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            State::Ready => "ready",
            State::Ending => "ending",
            State::NoDatabase => "no-database",
            State::WorkerHangs => "worker-hangs",
        }
    }
}

impl Health {
    /// Watches over a server that ends when `ending` says so.
    pub fn new(app: App, ending: watch::Receiver<bool>) -> Health {
        Health { app, ending, beat: Mutex::new(Instant::now()), looked: Mutex::new(None) }
    }

    /// The worker has gone round.
    pub fn beat(&self) {
        if let Ok(mut beat) = self.beat.lock() {
            *beat = Instant::now();
        }
    }

    /// The answer: 200 where it can serve, else 503.
    pub async fn answer(&self) -> Answer {
        let state = self.state().await;
        let status = if state == State::Ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
        let body = json!({ "status": state.word() }).to_string();
        Answer::new(status, "application/json", body, CachePolicy::NoStore)
    }

    async fn state(&self) -> State {
        if *self.ending.borrow() {
            return State::Ending;
        }
        if self.beat.lock().is_ok_and(|beat| beat.elapsed() > SILENCE) {
            return State::WorkerHangs;
        }
        if self.database_answers().await { State::Ready } else { State::NoDatabase }
    }

    async fn database_answers(&self) -> bool {
        let known = self.looked.lock().ok().and_then(|looked| *looked);
        if let Some((at, answered)) = known
            && at.elapsed() < FRESH
        {
            return answered;
        }
        // Both ways in: what readers get, and what the newsroom writes.
        let both = async {
            let reads = self.app.store.front.ask(|live| live.sites().map(drop)).await;
            let writes = self.app.store.writer.look(|conn| bayan_store::check(conn).map(drop)).await;
            reads.is_ok() && writes.is_ok()
        };
        let answered = tokio::time::timeout(PATIENCE, both).await.unwrap_or(false);
        if let Ok(mut looked) = self.looked.lock() {
            *looked = Some((Instant::now(), answered));
        }
        answered
    }
}
