//! What items are filed under.

use crate::{acting::Acting, audit, db::Conn, documents, error::Result, items, value::values};
use bayan_core::id::{DocumentId, ItemId, SiteId, TopicId};

/// The item of a text is filed under these topics from now on, in this order, and under no others. Topics of other
/// sites and those that became one with another are passed over.
pub fn file_under(
    conn: &mut Conn,
    acting: Acting<'_>,
    document: DocumentId,
    topics: &[TopicId],
) -> Result<()> {
    let (site, item) = (acting.site, items::item_of(conn, document)?);
    let before = super::of_item(conn, item)?;
    let mut wanted: Vec<TopicId> = Vec::new();
    for topic in topics {
        let known = conn.maybe(
            "SELECT id FROM topics WHERE id = $1 AND site = $2 AND merged_into IS NULL",
            values![*topic, site],
        )?;
        if known.is_some() && !wanted.contains(topic) {
            wanted.push(*topic);
        }
    }
    if before == wanted {
        return Ok(());
    }
    conn.run("DELETE FROM item_topics WHERE item = $1", values![item])?;
    for (rank, topic) in (0u32..).zip(&wanted) {
        conn.run(
            "INSERT INTO item_topics (item, topic, rank) VALUES ($1, $2, $3)",
            values![item, *topic, rank],
        )?;
    }
    tell_of_item(conn, site, item)?;
    let mut names = Vec::new();
    for topic in wanted {
        let topic = super::topic(conn, site, topic)?;
        names.extend(topic.and_then(|topic| topic.words().next().map(str::to_owned)));
    }
    let newest = documents::standing(conn, document)?.newest.id;
    audit::add(conn, acting, "file", (document, newest), Some(names.join(", ")))
}

/// Readers of the item of a text are to be shown something else.
pub(crate) fn tell_of_document(conn: &mut Conn, site: SiteId, document: DocumentId) -> Result<()> {
    let item = items::item_of(conn, document)?;
    tell_of_item(conn, site, item)
}

/// Readers of an item are to be shown something else.
pub(super) fn tell_of_item(conn: &mut Conn, site: SiteId, item: ItemId) -> Result<()> {
    let number = super::filed(conn, site)? + 1;
    conn.run(
        "INSERT INTO filings (site, item, number) VALUES ($1, $2, $3)
         ON CONFLICT (site, item) DO UPDATE SET number = excluded.number",
        values![site, item, number],
    )
    .map(drop)
}

/// Readers of all items of a topic are to be shown something else.
pub(super) fn tell_of_topic(conn: &mut Conn, site: SiteId, topic: TopicId) -> Result<()> {
    let number = super::filed(conn, site)?;
    conn.run(
        "INSERT INTO filings (site, item, number)
         SELECT CAST($1 AS TEXT), f.item, CAST($2 AS BIGINT) + ROW_NUMBER() OVER (ORDER BY f.item)
         FROM item_topics f WHERE f.topic = $3
         ON CONFLICT (site, item) DO UPDATE SET number = excluded.number",
        values![site, number, topic],
    )
    .map(drop)
}
