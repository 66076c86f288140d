//! Lanes: some connections, each on a thread of its own, behind one bounded queue.

use super::Conn;
use crate::error::{Error, Result};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::Duration,
};
use tokio::sync::oneshot;

type Job = Box<dyn FnOnce(&mut Conn) + Send>;

/// How many jobs wait at most; one more is told that the database is busy.
const QUEUE: usize = 1024;
/// How often an action is tried when the database asks to try again.
const TRIES: u32 = 3;
/// How long it waits before, and longer each time.
const PAUSE: Duration = Duration::from_millis(7);

/// Some connections behind one queue.
#[derive(Clone)]
pub(crate) struct Lane(mpsc::SyncSender<Job>);

impl Lane {
    /// Opens `connections` connections; fails when one cannot be opened.
    pub(crate) fn start(
        name: &'static str,
        connections: usize,
        open: impl Fn() -> Result<Conn> + Send + Sync + 'static,
    ) -> Result<Lane> {
        let (sender, receiver) = mpsc::sync_channel::<Job>(QUEUE);
        let (receiver, open) = (Arc::new(Mutex::new(receiver)), Arc::new(open));
        for _ in 0..connections {
            let (receiver, open) = (Arc::clone(&receiver), Arc::clone(&open));
            let (ready, opened) = mpsc::channel();
            let work = move || {
                let conn = open();
                match conn {
                    Ok(conn) => {
                        let _ = ready.send(Ok(()));
                        run(conn, &receiver, &*open);
                    }
                    Err(error) => drop(ready.send(Err(error))),
                }
            };
            thread::Builder::new().name(name.into()).spawn(work).map_err(|e| Error::Other(e.to_string()))?;
            opened.recv().map_err(|_| Error::Gone)??;
        }
        Ok(Lane(sender))
    }

    async fn ask<T: Send + 'static>(
        &self,
        leaves: bool,
        job: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (done, answer) = oneshot::channel();
        let job: Job = Box::new(move |conn| {
            // Nobody waits any more for what a reader asked who has left; an action runs to its end.
            if !(leaves && done.is_closed()) {
                drop(done.send(job(conn)));
            }
        });
        self.0.try_send(job).map_err(|_| Error::Busy)?;
        answer.await.map_err(|_| Error::Gone)?
    }

    /// Several reads of one moment.
    pub(crate) async fn snapshot<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.ask(true, move |conn| {
            conn.begin_snapshot()?;
            let answer = caught(|| read(conn));
            let ended = conn.batch("COMMIT");
            let answer = answer?;
            ended.map(|()| answer)
        })
        .await
    }

    /// What cannot stand in a transaction.
    pub(crate) async fn outside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.ask(false, move |conn| caught(|| work(conn))).await
    }

    /// One transaction: committed when `action` answers, rolled back when it refuses or panics, tried
    /// again when the database asks for it. Nothing leaves the process inside it.
    pub(crate) async fn transaction<T: Send + 'static>(
        &self,
        mut action: impl FnMut(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.ask(false, move |conn| {
            let mut tries = 1;
            loop {
                match attempt(conn, &mut action) {
                    Err(Error::Retry) if tries < TRIES => {
                        thread::sleep(PAUSE * tries);
                        tries += 1;
                    }
                    answer => return answer,
                }
            }
        })
        .await
    }
}

fn attempt<T>(conn: &mut Conn, action: &mut impl FnMut(&mut Conn) -> Result<T>) -> Result<T> {
    conn.begin_write()?;
    let answer = caught(|| action(conn)).and_then(|answer| conn.batch("COMMIT").map(|()| answer));
    if answer.is_err() {
        let _ = conn.batch("ROLLBACK");
    }
    answer
}

fn caught<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Error::Other("an action panicked".into())))
}

/// Works through the queue until every sender is gone. A lost server is connected to again.
fn run(mut conn: Conn, receiver: &Mutex<mpsc::Receiver<Job>>, open: &dyn Fn() -> Result<Conn>) {
    loop {
        let next = receiver.lock().expect("no job runs under this lock").recv();
        let Ok(job) = next else { return };
        if conn.is_closed()
            && let Ok(fresh) = open()
        {
            conn = fresh;
        }
        let _ = catch_unwind(AssertUnwindSafe(|| job(&mut conn)));
    }
}
