//! Work that is done behind an action: noted in the same transaction, taken up by whoever runs the
//! worker, tried again after a failure, and given up where trying does not help.

use crate::{
    db::Conn,
    error::{Error, Result},
    value::values,
};
use bayan_core::{
    chance::Chance,
    id::{JobId, SiteId},
    instant::Instant,
};

/// How long somebody may be at a job before another takes it up, in milliseconds.
const LEASE: i64 = 10 * 60 * 1000;
/// How long is waited after the first failure, in milliseconds; four times as long after each further one.
const FIRST_PAUSE: i64 = 15 * 1000;
/// After how many failures a job is given up that may be, and the pauses grow no more.
const ATTEMPTS: i64 = 5;

/// The same of what is told to others: with the pauses it is a little more than a day.
const TELLING: i64 = 27;

/// What is to be done. A word is never renamed while rows may hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobKind {
    /// The renditions of a picture in AVIF; the subject is the picture.
    Avif,
    /// Bytes that a removal took from everybody and that nothing shows any more; the subject is their hash.
    Destroy,
    /// What a removal deleted is written over, as far as the database can; the subject is the site.
    Wipe,
    /// An address is told of a public act; the subject names both.
    Tell,
}

impl JobKind {
    fn as_str(self) -> &'static str {
        match self {
            JobKind::Avif => "avif",
            JobKind::Destroy => "destroy",
            JobKind::Wipe => "wipe",
            JobKind::Tell => "tell",
        }
    }

    /// After how many failures it is given up: its row stays, with the last failure, for a person to see.
    /// What somebody ordered to be destroyed is not given up.
    fn attempts(self) -> i64 {
        match self {
            JobKind::Avif => ATTEMPTS,
            JobKind::Tell => TELLING,
            JobKind::Destroy | JobKind::Wipe => i64::MAX,
        }
    }
}

/// A job that was taken.
#[derive(Debug, Clone)]
pub struct Job {
    /// Which.
    pub id: JobId,
    /// What is to be done.
    pub kind: JobKind,
    /// Of which site.
    pub site: SiteId,
    /// What it is about.
    pub subject: String,
    /// How often it was taken, this time included.
    pub attempts: i64,
    /// Until when nobody else is given it.
    until: Instant,
}

impl Job {
    /// Whether it is given up where it fails this time too.
    pub fn is_last_try(&self) -> bool {
        self.attempts >= self.kind.attempts()
    }
}

/// Notes a job; one that is noted already is due again, whoever may be at it: what is to be done may have
/// become more since it began.
pub fn add(
    conn: &mut Conn,
    site: SiteId,
    kind: JobKind,
    subject: &str,
    now: Instant,
    chance: &dyn Chance,
) -> Result<()> {
    conn.run(
        "INSERT INTO jobs (id, site, kind, subject, created_at, due_at, attempts) VALUES ($1, $2, $3, $4, $5, $5, 0)
         ON CONFLICT (site, kind, subject) DO UPDATE SET due_at = excluded.due_at",
        values![JobId::new(now, chance), site, kind.as_str(), subject, now],
    )?;
    Ok(())
}

/// Whether a job of a kind is due.
pub fn is_due(conn: &mut Conn, kind: JobKind, now: Instant) -> Result<bool> {
    let row = conn.maybe(
        "SELECT 1 FROM jobs WHERE kind = $1 AND due_at <= $2 AND attempts < $3 LIMIT 1",
        values![kind.as_str(), now, kind.attempts()],
    )?;
    Ok(row.is_some())
}

/// Takes the oldest job of a kind that is due; nobody else is given it for a while. The attempt counts
/// from here: one that ends the program must not be tried for ever.
pub fn take(conn: &mut Conn, kind: JobKind, now: Instant) -> Result<Option<Job>> {
    let until = Instant::from_milliseconds(now.milliseconds() + LEASE);
    // The condition stands twice: on PostgreSQL two may choose the same row, and the second of them
    // waits for the first and then looks again.
    let row = conn.maybe(
        "UPDATE jobs SET due_at = $3, attempts = attempts + 1
         WHERE due_at <= $2 AND attempts < $4 AND id = (
             SELECT id FROM jobs WHERE kind = $1 AND due_at <= $2 AND attempts < $4 ORDER BY due_at, id LIMIT 1
         )
         RETURNING id, site, subject, attempts",
        values![kind.as_str(), now, until, kind.attempts()],
    )?;
    row.map(|row| {
        Ok(Job {
            id: row.parse(0)?,
            kind,
            site: row.parse(1)?,
            subject: row.text(2)?.to_owned(),
            attempts: row.int(3)?,
            until,
        })
    })
    .transpose()
}

/// The job is done, unless it was noted once more since it was taken.
pub fn done(conn: &mut Conn, job: &Job) -> Result<()> {
    conn.run("DELETE FROM jobs WHERE id = $1 AND due_at = $2", values![job.id, job.until]).map(drop)
}

/// The job failed: it is tried again later, or given up where `lasting` says that trying cannot help.
pub fn failed(conn: &mut Conn, job: &Job, failure: &str, lasting: bool, now: Instant) -> Result<()> {
    let attempts = if lasting { job.kind.attempts() } else { job.attempts };
    let pause = FIRST_PAUSE << (2 * attempts.clamp(1, ATTEMPTS) - 2);
    let due = Instant::from_milliseconds(now.milliseconds() + pause);
    conn.run(
        "UPDATE jobs SET attempts = $2, due_at = $3, failure = $4 WHERE id = $1",
        values![job.id, attempts, due, failure],
    )
    .map(drop)
}

/// Lets the jobs of a kind wait that are due and whose subject begins so: trying them now would fail as another did.
pub fn postpone(conn: &mut Conn, kind: JobKind, beginning: &str, now: Instant) -> Result<()> {
    let until = Instant::from_milliseconds(now.milliseconds() + FIRST_PAUSE);
    conn.run(
        "UPDATE jobs SET due_at = $4 WHERE kind = $1 AND due_at <= $3 AND SUBSTR(subject, 1, LENGTH($2)) = $2",
        values![kind.as_str(), beginning, now, until],
    )
    .map(drop)
}

/// How many jobs wait, and how many were given up.
pub fn counts(conn: &mut Conn) -> Result<(i64, i64)> {
    let row = conn.one(
        "SELECT CAST(COALESCE(SUM(CASE WHEN attempts < $1 THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(COALESCE(SUM(CASE WHEN attempts >= $1 THEN 1 ELSE 0 END), 0) AS BIGINT) FROM jobs",
        values![ATTEMPTS],
    )?;
    let read = |column| row.int(column).map_err(|_| Error::Shape("count".into()));
    Ok((read(0)?, read(1)?))
}
