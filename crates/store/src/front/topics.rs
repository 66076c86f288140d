//! Topics that are public.

use super::{
    Live, LiveDocument,
    documents::{read, select},
};
use crate::{
    error::{Error, Result},
    newsroom::{Verdicts, read_verdicts},
    value::{Row, values},
};
use bayan_core::{
    id::{DocumentId, EditionId, ItemId, SiteId, TopicId},
    topic::TopicKind,
};

/// A topic in an edition in which a text that stands is filed under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveTopic {
    /// Which.
    pub id: TopicId,
    /// What it is.
    pub kind: TopicKind,
    /// In which edition.
    pub edition: EditionId,
    /// Its name there.
    pub name: String,
    /// The readable part of its address.
    pub slug: String,
    /// A sentence about it.
    pub note: Option<String>,
}

fn read_topic(row: &Row) -> Result<LiveTopic> {
    Ok(LiveTopic {
        id: row.parse(0)?,
        kind: row.parse(1)?,
        edition: row.parse(2)?,
        name: row.text(3)?.to_owned(),
        slug: row.text(4)?.to_owned(),
        note: row.maybe_text(5)?.map(str::to_owned),
    })
}

impl Live<'_> {
    /// The topic that an address leads to, by this or an earlier name.
    pub fn topic(&mut self, edition: EditionId, slug: &str) -> Result<Option<LiveTopic>> {
        let row = self.0.maybe(
            "SELECT t.id, t.kind, t.edition, t.name, t.slug, t.note FROM live_topic_paths p
             JOIN live_topics t ON t.id = p.topic AND t.edition = p.edition WHERE p.edition = $1 AND p.slug = $2",
            values![edition, slug],
        )?;
        row.as_ref().map(read_topic).transpose()
    }

    /// The same topic in every edition in which it is public.
    pub fn topic_everywhere(&mut self, topic: TopicId) -> Result<Vec<LiveTopic>> {
        let rows = self.0.all(
            "SELECT id, kind, edition, name, slug, note FROM live_topics WHERE id = $1",
            values![topic],
        )?;
        rows.iter().map(read_topic).collect()
    }

    /// What an item is filed under, as far as it has a name in an edition.
    pub fn topics_of(&mut self, item: ItemId, edition: EditionId) -> Result<Vec<LiveTopic>> {
        let rows = self.0.all(
            "SELECT t.id, t.kind, t.edition, t.name, t.slug, t.note FROM live_item_topics f
             JOIN live_topics t ON t.id = f.topic WHERE f.item = $1 AND t.edition = $2 ORDER BY f.rank",
            values![item, edition],
        )?;
        rows.iter().map(read_topic).collect()
    }

    /// All topics of an edition, each with how many texts stand there that are filed under it.
    pub fn topics(&mut self, edition: EditionId) -> Result<Vec<(LiveTopic, u32)>> {
        let rows = self.0.all(
            "SELECT t.id, t.kind, t.edition, t.name, t.slug, t.note, CAST(COUNT(*) AS BIGINT)
             FROM live_topics t JOIN live_item_topics f ON f.topic = t.id
             JOIN live_documents d ON d.item = f.item AND d.edition = t.edition
             WHERE t.edition = $1 AND d.state <> 'withdrawn' AND d.item_kind <> 'page'
             GROUP BY t.id, t.kind, t.edition, t.name, t.slug, t.note",
            values![edition],
        )?;
        let count = |row: &Row| u32::try_from(row.int(6)?).map_err(Error::shape);
        rows.iter().map(|row| Ok((read_topic(row)?, count(row)?))).collect()
    }

    /// Every topic of a site in each of its editions, for the sitemap.
    pub fn all_topics(&mut self, site: SiteId) -> Result<Vec<LiveTopic>> {
        let rows = self.0.all(
            "SELECT id, kind, edition, name, slug, note FROM live_topics WHERE site = $1 ORDER BY id, edition",
            values![site],
        )?;
        rows.iter().map(read_topic).collect()
    }

    /// Standing texts of an edition that are filed under a topic, the newest first, static pages left out.
    pub fn under_topic(
        &mut self,
        edition: EditionId,
        topic: TopicId,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<LiveDocument>> {
        let rows = self.0.all(
            select!(
                "JOIN live_item_topics f ON f.item = d.item
                 WHERE d.edition = $1 AND f.topic = $2 AND d.item_kind <> 'page' AND d.state <> 'withdrawn'
                 ORDER BY d.shown_at DESC, d.id DESC LIMIT $3 OFFSET $4"
            ),
            values![edition, topic, limit, offset],
        )?;
        rows.iter().map(read).collect()
    }

    /// How many these are.
    pub fn count_under_topic(&mut self, edition: EditionId, topic: TopicId) -> Result<u32> {
        let row = self.0.one(
            "SELECT CAST(COUNT(*) AS BIGINT) FROM live_documents d JOIN live_item_topics f ON f.item = d.item
             WHERE d.edition = $1 AND f.topic = $2 AND d.item_kind <> 'page' AND d.state <> 'withdrawn'",
            values![edition, topic],
        )?;
        u32::try_from(row.int(0)?).map_err(Error::shape)
    }

    /// What is decided about the dates that a standing text mentions.
    pub fn dated(&mut self, document: DocumentId) -> Result<Verdicts> {
        let rows =
            self.0.all("SELECT place, verdict FROM live_dated WHERE document = $1", values![document])?;
        read_verdicts(&rows)
    }

    /// All names and spellings of what an item is filed under.
    pub fn topic_words(&mut self, item: ItemId) -> Result<Vec<String>> {
        let rows = self.0.all("SELECT w.word FROM live_item_topics f JOIN live_topic_spellings w ON w.topic = f.topic WHERE f.item = $1 ORDER BY w.word", values![item])?;
        rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
    }

    /// The names and spellings in every language of the topics of an edition.
    pub fn topic_spellings(&mut self, edition: EditionId) -> Result<Vec<(TopicId, String)>> {
        let rows = self.0.all(
            "SELECT w.topic, w.word FROM live_topic_spellings w JOIN live_topics t ON t.id = w.topic WHERE t.edition = $1",
            values![edition],
        )?;
        rows.iter().map(|row| Ok((row.parse(0)?, row.text(1)?.to_owned()))).collect()
    }

    /// Items that were filed otherwise behind a number: number and item.
    pub fn filed_since(&mut self, site: SiteId, number: i64) -> Result<Vec<(i64, ItemId)>> {
        let rows = self.0.all(
            "SELECT number, item FROM live_filings WHERE site = $1 AND number > $2 ORDER BY number LIMIT 1000",
            values![site, number],
        )?;
        rows.iter().map(|row| Ok((row.int(0)?, row.parse(1)?))).collect()
    }

    /// The number of the latest of these.
    pub fn filed(&mut self, site: SiteId) -> Result<i64> {
        self.0.one("SELECT COALESCE(MAX(number), 0) FROM live_filings WHERE site = $1", values![site])?.int(0)
    }
}
