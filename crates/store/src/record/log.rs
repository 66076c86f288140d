//! The log of a site: what it is called, how long it is, and adding to it.

use crate::{
    db::Conn,
    error::{Error, Result},
    value::{Value, values},
};
use bayan_core::{id::SiteId, instant::Instant};
use bayan_record::{Frontier, Hash};

/// The log of a site.
#[derive(Debug, Clone)]
pub struct Log {
    /// Its name in every checkpoint, for ever.
    pub origin: String,
    /// Which, among those of this store.
    pub number: i64,
    /// The keys whose statements are entered, as `/log/keys` gives them.
    pub keys: String,
    /// The appended entries.
    pub frontier: Frontier,
    /// The last public act whose entry is appended.
    pub entered_position: i64,
    /// The size of the newest tree that was signed.
    pub signed_size: u64,
}

impl Log {
    /// The host that stands in entries: the origin's.
    pub fn host(&self) -> &str {
        self.origin.split('/').next().unwrap_or(&self.origin)
    }
}

/// Begins the log of a site, empty.
pub(crate) fn begin(conn: &mut Conn, site: SiteId, origin: &str) -> Result<()> {
    conn.run(
        "INSERT INTO logs (site, origin, number) SELECT $1, $2, COALESCE(MAX(number), 0) + 1 FROM logs",
        values![site, origin],
    )
    .map(drop)
}

/// The log of a site.
pub fn log(conn: &mut Conn, site: SiteId) -> Result<Log> {
    let row = conn.maybe(
        "SELECT origin, keys, frontier, entered_position, signed_size, number FROM logs WHERE site = $1",
        values![site],
    )?;
    let row = row.ok_or_else(|| Error::NotFound(format!("the log of site {site}")))?;
    Ok(Log {
        origin: row.text(0)?.to_owned(),
        keys: row.text(1)?.to_owned(),
        frontier: row.parse(2)?,
        entered_position: row.int(3)?,
        signed_size: count(row.int(4)?)?,
        number: row.int(5)?,
    })
}

/// An entry to be appended.
pub(super) struct NewEntry<'e> {
    /// `revision`, `key`, `snapshot` …
    pub kind: &'static str,
    /// Its bytes.
    pub bytes: &'e [u8],
    /// When it is appended.
    pub at: Instant,
    /// For the entry of a text: document, lang, rev, document's key, public act, manifest.
    pub of: [Value; 6],
}

/// Appends an entry; answers its index. The caller holds the site's lock, and keeps the log with
/// [`keep`] when it is done.
pub(super) fn append(conn: &mut Conn, site: SiteId, log: &mut Log, new: NewEntry<'_>) -> Result<u64> {
    let index = log.frontier.size();
    let leaf = Hash::leaf(new.bytes);
    let entry = std::str::from_utf8(new.bytes).map_err(Error::shape)?;
    let mut columns = vec![
        Value::from(site),
        Value::Int(number(index)?),
        new.kind.into(),
        entry.into(),
        leaf.into(),
        new.at.into(),
    ];
    columns.extend(new.of);
    conn.run(
        "INSERT INTO record_entries (site, idx, kind, entry, leaf, at, doc, lang, rev, document, event, manifest)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &columns,
    )?;
    for full in log.frontier.push(leaf) {
        conn.run(
            "INSERT INTO record_hashes (site, level, idx, hash) VALUES ($1, $2, $3, $4)",
            values![site, i64::from(full.level), number(full.index)?, full.hash],
        )?;
    }
    Ok(index)
}

/// Keeps how long the log is now.
pub(super) fn keep(conn: &mut Conn, site: SiteId, log: &Log) -> Result<()> {
    conn.run(
        "UPDATE logs SET frontier = $2, size = $3, entered_position = $4, keys = $5 WHERE site = $1",
        values![
            site,
            log.frontier.to_string(),
            number(log.frontier.size())?,
            log.entered_position,
            log.keys.as_str()
        ],
    )
    .map(drop)
}

/// What is to be signed and shown next.
#[derive(Debug, Clone)]
pub struct Head {
    /// The log's name.
    pub origin: String,
    /// The keys whose statements are entered, one in a line.
    pub keys: String,
    /// How many entries it has.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// How many of them the newest checkpoint covers.
    pub signed_size: u64,
    /// The public act up to which these entries go.
    pub decided: i64,
    /// The public act up to which the public sees.
    pub shown: i64,
    /// The root at another size that was asked for; none where the log is shorter.
    pub root_then: Option<Hash>,
}

impl Head {
    /// Whether there is something to sign or to show.
    pub fn is_waiting(&self) -> bool {
        self.size > self.signed_size || self.decided > self.shown
    }
}

/// What is to be signed and shown next, with the root as it was at size `then`, read in one moment.
pub fn head(conn: &mut Conn, site: SiteId, then: Option<u64>) -> Result<Head> {
    let log = log(conn, site)?;
    let (decided, shown) = crate::show::positions(conn, site)?;
    if decided > log.entered_position {
        return Err(Error::Shape("a public act has no entry in the record".into()));
    }
    let size = log.frontier.size();
    let root_then = match then {
        Some(then) if then <= size => Some(super::root_at(conn, site, then)?),
        _ => None,
    };
    Ok(Head {
        root: log.frontier.root(),
        origin: log.origin,
        keys: log.keys,
        size,
        signed_size: log.signed_size,
        decided,
        shown,
        root_then,
    })
}

/// How many entries are signed, and with which keys.
pub fn signed(conn: &mut Conn, site: SiteId) -> Result<(u64, String)> {
    let row = conn.one("SELECT signed_size, keys FROM logs WHERE site = $1", values![site])?;
    Ok((count(row.int(0)?)?, row.text(1)?.to_owned()))
}

/// The bytes of entries from `start` on, at most `limit`.
pub fn entries(conn: &mut Conn, site: SiteId, start: u64, limit: u32) -> Result<Vec<Vec<u8>>> {
    let rows = conn.all(
        "SELECT entry FROM record_entries WHERE site = $1 AND idx >= $2 ORDER BY idx LIMIT $3",
        values![site, number(start)?, limit],
    )?;
    rows.iter().map(|row| Ok(row.text(0)?.as_bytes().to_vec())).collect()
}

/// A count as the database keeps it.
pub(crate) fn number(count: u64) -> Result<i64> {
    i64::try_from(count).map_err(Error::shape)
}

/// A count that the database keeps.
pub(crate) fn count(number: i64) -> Result<u64> {
    u64::try_from(number).map_err(Error::shape)
}
