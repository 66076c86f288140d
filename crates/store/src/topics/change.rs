//! Topics begun, named otherwise, made one, dropped.

use super::file::tell_of_topic;
use crate::{db::Conn, error::Result, value::values};
use bayan_core::{
    chance::Chance,
    id::{EditionId, ItemId, SiteId, TopicId},
    instant::Instant,
    slug::Slug,
    topic::TopicKind,
};

/// What a topic is from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub kind: TopicKind,
    /// What it is called; editions that are not here have no name for it.
    pub names: Vec<NameChange>,
    /// How else it is written.
    pub spellings: Vec<String>,
}

/// What a topic is called in an edition from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameChange {
    /// In which.
    pub edition: EditionId,
    /// Its name.
    pub name: String,
    /// A sentence about it.
    pub note: Option<String>,
}

/// Why nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotDone {
    /// There is no such topic on the site, or it became one with another.
    Missing,
    /// Another is called the same in this edition.
    Taken(EditionId),
    /// Items are filed under it.
    InUse,
    /// Whoever asks may not.
    NotAllowed,
}

/// How many numbers are tried behind a readable part of an address that another topic had.
const TRIED: u32 = 100;

/// Begins a topic.
pub fn add(
    conn: &mut Conn,
    site: SiteId,
    wanted: &Change,
    now: Instant,
    chance: &dyn Chance,
) -> Result<std::result::Result<TopicId, NotDone>> {
    let id = TopicId::new(now, chance);
    if let Some(taken) = taken(conn, site, id, wanted)? {
        return Ok(Err(taken));
    }
    conn.run(
        "INSERT INTO topics (id, site, kind, created_at) VALUES ($1, $2, $3, $4)",
        values![id, site, wanted.kind.as_str(), now],
    )?;
    write(conn, id, wanted)?;
    Ok(Ok(id))
}

/// A topic is this from now on. Where it was known to the public under another name, its address of before leads to it.
pub fn change(
    conn: &mut Conn,
    site: SiteId,
    id: TopicId,
    wanted: &Change,
) -> Result<std::result::Result<(), NotDone>> {
    if !is_known(conn, site, id)? {
        return Ok(Err(NotDone::Missing));
    }
    if let Some(taken) = taken(conn, site, id, wanted)? {
        return Ok(Err(taken));
    }
    conn.run("UPDATE topics SET kind = $2 WHERE id = $1", values![id, wanted.kind.as_str()])?;
    write(conn, id, wanted)?;
    tell_of_topic(conn, site, id)?;
    Ok(Ok(()))
}

/// Two topics become one: what was filed under `from` is filed under `into`, its addresses lead there, its names and
/// spellings become spellings of it.
pub fn merge(
    conn: &mut Conn,
    site: SiteId,
    from: TopicId,
    into: TopicId,
) -> Result<std::result::Result<(), NotDone>> {
    if from == into || !is_known(conn, site, from)? || !is_known(conn, site, into)? {
        return Ok(Err(NotDone::Missing));
    }
    tell_of_topic(conn, site, from)?;
    let items = conn.all("SELECT item, rank FROM item_topics WHERE topic = $1", values![from])?;
    for row in &items {
        let item: ItemId = row.parse(0)?;
        conn.run(
            "INSERT INTO item_topics (item, topic, rank) VALUES ($1, $2, $3) ON CONFLICT (item, topic) DO NOTHING",
            values![item, into, row.int(1)?],
        )?;
    }
    conn.run("DELETE FROM item_topics WHERE topic = $1", values![from])?;
    let words = conn.all(
        "SELECT name FROM topic_names WHERE topic = $1 UNION SELECT spelling FROM topic_spellings WHERE topic = $1",
        values![from],
    )?;
    let known = conn.all(
        "SELECT name FROM topic_names WHERE topic = $1 UNION SELECT spelling FROM topic_spellings WHERE topic = $1",
        values![into],
    )?;
    let known: Vec<&str> = known.iter().map(|row| row.text(0)).collect::<Result<_>>()?;
    let mut rank = conn
        .one("SELECT COALESCE(MAX(rank), -1) FROM topic_spellings WHERE topic = $1", values![into])?
        .int(0)?;
    for row in &words {
        let word = row.text(0)?;
        if !known.contains(&word) {
            rank += 1;
            conn.run(
                "INSERT INTO topic_spellings (topic, rank, spelling) VALUES ($1, $2, $3)",
                values![into, rank, word],
            )?;
        }
    }
    // A language in which the other has no name keeps the one that there is, and its address.
    conn.run(
        "UPDATE topic_names SET topic = $2 WHERE topic = $1
             AND edition NOT IN (SELECT o.edition FROM topic_names o WHERE o.topic = $2)",
        values![from, into],
    )?;
    conn.run("DELETE FROM topic_names WHERE topic = $1", values![from])?;
    conn.run("UPDATE topic_paths SET topic = $2 WHERE topic = $1", values![from, into])?;
    conn.run("DELETE FROM topic_spellings WHERE topic = $1", values![from])?;
    conn.run("UPDATE topics SET merged_into = $2 WHERE id = $1 OR merged_into = $1", values![from, into])?;
    tell_of_topic(conn, site, into)?;
    Ok(Ok(()))
}

/// Drops a topic under which nothing is filed.
pub fn drop_unused(conn: &mut Conn, site: SiteId, id: TopicId) -> Result<std::result::Result<(), NotDone>> {
    if !is_known(conn, site, id)? {
        return Ok(Err(NotDone::Missing));
    }
    if conn.maybe("SELECT item FROM item_topics WHERE topic = $1 LIMIT 1", values![id])?.is_some() {
        return Ok(Err(NotDone::InUse));
    }
    conn.run("DELETE FROM topics WHERE merged_into = $1", values![id])?;
    conn.run("DELETE FROM topic_spellings WHERE topic = $1", values![id])?;
    conn.run("DELETE FROM topic_paths WHERE topic = $1", values![id])?;
    conn.run("DELETE FROM topic_names WHERE topic = $1", values![id])?;
    conn.run("DELETE FROM topics WHERE id = $1", values![id])?;
    Ok(Ok(()))
}

fn is_known(conn: &mut Conn, site: SiteId, id: TopicId) -> Result<bool> {
    let found = conn.maybe(
        "SELECT id FROM topics WHERE id = $1 AND site = $2 AND merged_into IS NULL",
        values![id, site],
    )?;
    Ok(found.is_some())
}

/// Whether another topic is called the same.
fn taken(conn: &mut Conn, site: SiteId, id: TopicId, wanted: &Change) -> Result<Option<NotDone>> {
    for name in &wanted.names {
        let other = conn.maybe(
            "SELECT n.topic FROM topic_names n JOIN topics t ON t.id = n.topic
             WHERE t.site = $1 AND n.edition = $2 AND n.name = $3 AND n.topic <> $4",
            values![site, name.edition, name.name.as_str(), id],
        )?;
        if other.is_some() {
            return Ok(Some(NotDone::Taken(name.edition)));
        }
    }
    Ok(None)
}

fn write(conn: &mut Conn, id: TopicId, wanted: &Change) -> Result<()> {
    let before = conn.all("SELECT edition, name, slug FROM topic_names WHERE topic = $1", values![id])?;
    for row in &before {
        let (edition, slug): (EditionId, &str) = (row.parse(0)?, row.text(2)?);
        let stays =
            wanted.names.iter().any(|name| name.edition == edition && row.text(1).ok() == Some(&name.name));
        if stays {
            continue;
        }
        // What the public never knew leads nowhere.
        let is_public =
            conn.maybe("SELECT id FROM live_topics WHERE id = $1 AND edition = $2", values![id, edition])?;
        if is_public.is_none() {
            conn.run("DELETE FROM topic_paths WHERE edition = $1 AND slug = $2", values![edition, slug])?;
        }
        conn.run("DELETE FROM topic_names WHERE topic = $1 AND edition = $2", values![id, edition])?;
    }
    for name in &wanted.names {
        let kept = conn.run(
            "UPDATE topic_names SET note = $3 WHERE topic = $1 AND edition = $2",
            values![id, name.edition, name.note.as_deref()],
        )?;
        if kept == 0 {
            let slug = claim(conn, id, name)?;
            conn.run(
                "INSERT INTO topic_names (topic, edition, name, slug, note) VALUES ($1, $2, $3, $4, $5)",
                values![id, name.edition, name.name.as_str(), slug, name.note.as_deref()],
            )?;
        }
    }
    conn.run("DELETE FROM topic_spellings WHERE topic = $1", values![id])?;
    for (rank, spelling) in (0u32..).zip(&wanted.spellings) {
        conn.run(
            "INSERT INTO topic_spellings (topic, rank, spelling) VALUES ($1, $2, $3)",
            values![id, rank, spelling.as_str()],
        )?;
    }
    Ok(())
}

/// Takes the readable part of its address. Where another topic has it, or had it, a number is put behind.
fn claim(conn: &mut Conn, id: TopicId, name: &NameChange) -> Result<String> {
    let slug = Slug::of(&name.name);
    for number in 1..TRIED {
        let path = if number == 1 { slug.to_string() } else { format!("{slug}-{number}") };
        conn.run(
            "INSERT INTO topic_paths (edition, slug, topic) VALUES ($1, $2, $3) ON CONFLICT (edition, slug) DO NOTHING",
            values![name.edition, path.as_str(), id],
        )?;
        let own = conn.maybe(
            "SELECT slug FROM topic_paths WHERE edition = $1 AND slug = $2 AND topic = $3",
            values![name.edition, path.as_str(), id],
        )?;
        if own.is_some() {
            return Ok(path);
        }
    }
    Err(crate::Error::Unique("topic path".into()))
}
