//! What an institution speaks about: topics with their names, what is filed under them, and what readers have to be
//! shown anew when either changes.

mod change;
mod file;

pub use change::{Change, NameChange, NotDone, add, change, drop_unused, merge};
pub use file::file_under;
pub(crate) use file::tell_of_document;

use crate::{
    db::Conn,
    error::Result,
    items,
    value::{Row, values},
};
use bayan_core::{
    id::{DocumentId, EditionId, ItemId, SiteId, TopicId},
    topic::TopicKind,
};

/// A topic as the newsroom keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Which.
    pub id: TopicId,
    /// What it is.
    pub kind: TopicKind,
    /// What it is called, in each edition that has a name for it.
    pub names: Vec<Name>,
    /// How else it is written, in any language.
    pub spellings: Vec<String>,
    /// How many items are filed under it.
    pub items: u32,
}

/// What a topic is called in an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// In which.
    pub edition: EditionId,
    /// Its name.
    pub name: String,
    /// The readable part of its address.
    pub slug: String,
    /// A sentence about it.
    pub note: Option<String>,
}

impl Topic {
    /// Its name in an edition.
    pub fn name_in(&self, edition: EditionId) -> Option<&Name> {
        self.names.iter().find(|name| name.edition == edition)
    }

    /// Everything by which somebody may call it.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| name.name.as_str()).chain(self.spellings.iter().map(String::as_str))
    }
}

/// The topics of a site, in no order.
pub fn all(conn: &mut Conn, site: SiteId) -> Result<Vec<Topic>> {
    let rows = conn.all(
        "SELECT t.id, t.kind, (SELECT CAST(COUNT(*) AS BIGINT) FROM item_topics f WHERE f.topic = t.id)
         FROM topics t WHERE t.site = $1 AND t.merged_into IS NULL ORDER BY t.id",
        values![site],
    )?;
    let names = conn.all(
        "SELECT n.topic, n.edition, n.name, n.slug, n.note FROM topic_names n JOIN topics t ON t.id = n.topic
         JOIN editions e ON e.id = n.edition WHERE t.site = $1 ORDER BY n.topic, e.rank",
        values![site],
    )?;
    let spellings = conn.all(
        "SELECT s.topic, s.spelling FROM topic_spellings s JOIN topics t ON t.id = s.topic
         WHERE t.site = $1 ORDER BY s.topic, s.rank",
        values![site],
    )?;
    let mut topics = rows.iter().map(head).collect::<Result<Vec<Topic>>>()?;
    // Both lists are in the order of the topics.
    let at = |topics: &[Topic], id: TopicId| topics.binary_search_by_key(&id, |topic| topic.id).ok();
    for row in &names {
        if let Some(at) = at(&topics, row.parse(0)?) {
            topics[at].names.push(name(row, 1)?);
        }
    }
    for row in &spellings {
        if let Some(at) = at(&topics, row.parse(0)?) {
            topics[at].spellings.push(row.text(1)?.to_owned());
        }
    }
    Ok(topics)
}

/// A topic of a site; the one that it became one with, where it did.
pub fn topic(conn: &mut Conn, site: SiteId, id: TopicId) -> Result<Option<Topic>> {
    let row = conn.maybe(
        "SELECT t.id, t.kind, (SELECT CAST(COUNT(*) AS BIGINT) FROM item_topics f WHERE f.topic = t.id)
         FROM topics t JOIN topics w ON t.id = COALESCE(w.merged_into, w.id) WHERE w.site = $1 AND w.id = $2",
        values![site, id],
    )?;
    let Some(mut topic) = row.as_ref().map(head).transpose()? else { return Ok(None) };
    let names = conn.all(
        "SELECT n.edition, n.name, n.slug, n.note FROM topic_names n JOIN editions e ON e.id = n.edition
         WHERE n.topic = $1 ORDER BY e.rank",
        values![topic.id],
    )?;
    topic.names = names.iter().map(|row| name(row, 0)).collect::<Result<_>>()?;
    let spellings =
        conn.all("SELECT spelling FROM topic_spellings WHERE topic = $1 ORDER BY rank", values![topic.id])?;
    topic.spellings = spellings.iter().map(|row| Ok(row.text(0)?.to_owned())).collect::<Result<_>>()?;
    Ok(Some(topic))
}

/// What an item is filed under, in its order.
pub fn of_item(conn: &mut Conn, item: ItemId) -> Result<Vec<TopicId>> {
    let rows = conn.all("SELECT topic FROM item_topics WHERE item = $1 ORDER BY rank", values![item])?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// What the item of a text is filed under, in its order.
pub fn of_document(conn: &mut Conn, document: DocumentId) -> Result<Vec<TopicId>> {
    let item = items::item_of(conn, document)?;
    of_item(conn, item)
}

fn head(row: &Row) -> Result<Topic> {
    Ok(Topic {
        id: row.parse(0)?,
        kind: row.parse(1)?,
        names: Vec::new(),
        spellings: Vec::new(),
        items: u32::try_from(row.int(2)?).unwrap_or(u32::MAX),
    })
}

fn name(row: &Row, first: usize) -> Result<Name> {
    Ok(Name {
        edition: row.parse(first)?,
        name: row.text(first + 1)?.to_owned(),
        slug: row.text(first + 2)?.to_owned(),
        note: row.maybe_text(first + 3)?.map(str::to_owned),
    })
}

/// The number of the latest change of what items are filed under: see `filings`.
pub fn filed(conn: &mut Conn, site: SiteId) -> Result<i64> {
    conn.one("SELECT COALESCE(MAX(number), 0) FROM filings WHERE site = $1", values![site])?.int(0)
}
