//! What the record says of its own keys.

use super::log::{self, NewEntry, append};
use crate::{
    db::Conn,
    error::{Error, Result},
    value::Value,
};
use bayan_core::{id::SiteId, instant::Instant};
use bayan_record::{Entry, KeyAct, KeyStatement};

/// Appends a statement about a key, signed by the root key; `keys` is what `/log/keys` says from then on.
/// Answers its index.
pub fn add_key(
    conn: &mut Conn,
    site: SiteId,
    now: Instant,
    mut state: impl FnMut(&log::Log, bayan_record::Time) -> Result<KeyStatement>,
) -> Result<u64> {
    conn.lock_site(site)?;
    let mut log = log::log(conn, site)?;
    let statement = state(&log, super::enter::time(now)?)?;
    statement.verify().map_err(Error::shape)?;
    log.keys = keys_after(&log.keys, &statement);
    let bytes = Entry::Key(statement).to_bytes();
    let of = [Value::Null, Value::Null, Value::Null, Value::Null, Value::Null, Value::Null];
    let index = append(conn, site, &mut log, NewEntry { kind: "key", bytes: &bytes, at: now, of })?;
    log::keep(conn, site, &log)?;
    Ok(index)
}

/// The keys in use, the newest first, then the root key.
fn keys_after(keys: &str, statement: &KeyStatement) -> String {
    let own = statement.key.to_string();
    let mut lines: Vec<String> =
        keys.lines().filter(|line| *line != own && !line.starts_with("root ")).map(str::to_owned).collect();
    if statement.act == KeyAct::Added {
        lines.insert(0, own);
    }
    lines.push(format!("root {}", statement.root));
    lines.join("\n") + "\n"
}
