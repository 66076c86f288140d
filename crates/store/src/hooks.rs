//! Addresses that are told of public acts, once these are shown: an act that nobody may see yet is told to nobody.
//!
//! What is to be told is a job for each address and act; a message is made of the act when it is sent.

use crate::{
    db::Conn,
    error::{Error, Result},
    jobs::{self, JobKind},
    show,
    value::{Row, values},
};
use bayan_core::{
    chance::Chance,
    id::{EditionId, HookId, PersonId, ShortId, SiteId},
    instant::Instant,
    item::ItemKind,
    publication::EventKind,
};
use std::{collections::BTreeSet, str::FromStr};

/// How many acts are noted at once.
const TOGETHER: u32 = 500;

/// An address that is told.
#[derive(Clone, PartialEq, Eq)]
pub struct Hook {
    /// Which.
    pub id: HookId,
    /// Of which site.
    pub site: SiteId,
    /// Where it is.
    pub url: String,
    /// What signs messages to it, in Base64.
    pub secret: String,
    /// Of which public acts it is told.
    pub kinds: BTreeSet<EventKind>,
    /// When it was set up.
    pub created_at: Instant,
    /// When a message last arrived.
    pub delivered_at: Option<Instant>,
    /// Since when none has arrived, and why not.
    pub failing: Option<(Instant, String)>,
    /// How many messages were given up.
    pub lost: i64,
}

/// One to be set up.
#[derive(Clone)]
pub struct NewHook {
    /// Of which site.
    pub site: SiteId,
    /// Where it is.
    pub url: String,
    /// What signs messages to it, in Base64.
    pub secret: String,
    /// Of which public acts it is told.
    pub kinds: BTreeSet<EventKind>,
    /// Who sets it up.
    pub made_by: PersonId,
}

/// A public act, as a message tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its place among all public acts of the site.
    pub position: i64,
    /// What was done.
    pub kind: EventKind,
    /// When.
    pub at: Instant,
    /// Of which text.
    pub short_id: ShortId,
    /// In which language.
    pub edition: EditionId,
    /// What the text is.
    pub item_kind: ItemKind,
}

/// What is to be told to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Telling {
    /// To whom.
    pub hook: HookId,
    /// Of the act at this place.
    pub position: i64,
}

impl Telling {
    fn subject(self) -> String {
        format!("{} {}", self.hook, self.position)
    }
}

impl FromStr for Telling {
    type Err = Error;
    /// Reads the subject of a job.
    fn from_str(text: &str) -> Result<Telling> {
        let (hook, position) = text.split_once(' ').ok_or_else(|| Error::shape("the subject of a job"))?;
        Ok(Telling {
            hook: hook.parse().map_err(Error::shape)?,
            position: position.parse().map_err(Error::shape)?,
        })
    }
}

macro_rules! select {
    ($where:literal) => {
        concat!(
            "SELECT id, site, url, secret, kinds, created_at, delivered_at, failing_since, failure, lost
             FROM web_hooks WHERE ended_at IS NULL AND ",
            $where,
            " ORDER BY created_at, id"
        )
    };
}

/// Sets an address up: it is told of what comes before the public from now on.
pub fn add(conn: &mut Conn, new: &NewHook, now: Instant, chance: &dyn Chance) -> Result<HookId> {
    conn.lock_site(new.site)?;
    let (_, shown) = show::positions(conn, new.site)?;
    let id = HookId::new(now, chance);
    let kinds: Vec<&str> = new.kinds.iter().map(|kind| kind.as_str()).collect();
    conn.run(
        "INSERT INTO web_hooks (id, site, url, secret, kinds, made_by, created_at, position, lost)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)",
        values![
            id,
            new.site,
            new.url.as_str(),
            new.secret.as_str(),
            kinds.join(" "),
            new.made_by,
            now,
            shown
        ],
    )?;
    Ok(id)
}

/// The addresses of a site that are told.
pub fn list(conn: &mut Conn, site: SiteId) -> Result<Vec<Hook>> {
    let rows = conn.all(select!("site = $1"), values![site])?;
    rows.iter().map(read).collect()
}

/// One of them.
pub fn one(conn: &mut Conn, site: SiteId, id: HookId) -> Result<Option<Hook>> {
    let row = conn.maybe(select!("site = $1 AND id = $2"), values![site, id])?;
    row.as_ref().map(read).transpose()
}

/// Tells an address nothing any more.
pub fn end(conn: &mut Conn, site: SiteId, id: HookId, now: Instant) -> Result<bool> {
    let ended = conn.run(
        "UPDATE web_hooks SET ended_at = $3 WHERE site = $1 AND id = $2 AND ended_at IS NULL",
        values![site, id, now],
    )?;
    Ok(ended == 1)
}

/// Notes what is to be told of what the public sees since the last time. Answers whether there is more.
pub fn note(conn: &mut Conn, site: SiteId, now: Instant, chance: &dyn Chance) -> Result<bool> {
    // Two machines may do this at once: the second finds what the first has noted.
    conn.lock_site(site)?;
    let (_, shown) = show::positions(conn, site)?;
    let behind = conn.all(
        "SELECT id, kinds, position FROM web_hooks WHERE site = $1 AND ended_at IS NULL AND position < $2",
        values![site, shown],
    )?;
    let mut more = false;
    for row in &behind {
        let (hook, kinds, last): (HookId, _, _) = (row.parse(0)?, kinds(row.text(1)?)?, row.int(2)?);
        let acts = conn.all(
            "SELECT position, kind FROM public_events WHERE site = $1 AND position > $2 AND position <= $3
             ORDER BY position LIMIT $4",
            values![site, last, shown, TOGETHER],
        )?;
        let mut newest = last;
        for act in &acts {
            newest = act.int(0)?;
            if kinds.contains(&act.parse(1)?) {
                let telling = Telling { hook, position: newest };
                jobs::add(conn, site, JobKind::Tell, &telling.subject(), now, chance)?;
            }
        }
        more |= newest < shown;
        conn.run(
            "UPDATE web_hooks SET position = $2 WHERE id = $1 AND position < $2",
            values![hook, newest],
        )?;
    }
    Ok(more)
}

/// What a message tells of; none where the address is told nothing any more, or the act is not shown.
pub fn told(conn: &mut Conn, site: SiteId, telling: Telling) -> Result<Option<(Hook, Act)>> {
    let Some(hook) = one(conn, site, telling.hook)? else { return Ok(None) };
    let row = conn.maybe(
        "SELECT e.position, e.kind, e.at, d.short_id, d.edition, i.kind
         FROM public_events e JOIN documents d ON d.id = e.document JOIN items i ON i.id = d.item
         JOIN sites s ON s.id = e.site AND e.position <= s.shown_position
         WHERE e.site = $1 AND e.position = $2",
        values![site, telling.position],
    )?;
    let act = |row: Row| {
        Ok(Act {
            position: row.int(0)?,
            kind: row.parse(1)?,
            at: row.instant(2)?,
            short_id: row.parse(3)?,
            edition: row.parse(4)?,
            item_kind: row.parse(5)?,
        })
    };
    row.map(act).transpose().map(|act| act.map(|act| (hook, act)))
}

/// A message has arrived.
pub fn arrived(conn: &mut Conn, id: HookId, now: Instant) -> Result<()> {
    conn.run(
        "UPDATE web_hooks SET delivered_at = $2, failing_since = NULL, failure = NULL WHERE id = $1",
        values![id, now],
    )
    .map(drop)
}

/// One has not, and is tried again or, where it was `given_up`, is not.
pub fn failed(conn: &mut Conn, id: HookId, failure: &str, given_up: bool, now: Instant) -> Result<()> {
    conn.run(
        "UPDATE web_hooks SET failing_since = COALESCE(failing_since, $2), failure = $3, lost = lost + $4 WHERE id = $1",
        values![id, now, failure, i64::from(given_up)],
    )
    .map(drop)
}

fn kinds(words: &str) -> Result<BTreeSet<EventKind>> {
    words.split_whitespace().map(|word| word.parse().map_err(Error::shape)).collect()
}

fn read(row: &Row) -> Result<Hook> {
    let failing = row.maybe_int(7)?.map(Instant::from_milliseconds);
    Ok(Hook {
        id: row.parse(0)?,
        site: row.parse(1)?,
        url: row.text(2)?.to_owned(),
        secret: row.text(3)?.to_owned(),
        kinds: kinds(row.text(4)?)?,
        created_at: row.instant(5)?,
        delivered_at: row.maybe_int(6)?.map(Instant::from_milliseconds),
        failing: failing.zip(row.maybe_text(8)?.map(str::to_owned)),
        lost: row.int(9)?,
    })
}
