//! What an edition published, by its dates.

use super::{
    Link, Live, LiveDocument,
    documents::{read, read_link, select},
};
use crate::{
    error::Result,
    value::{Row, values},
};
use bayan_core::{
    id::{DocumentId, EditionId, ItemId, SiteId},
    instant::Instant,
};

/// The headline of a public document, with what a list needs to lead there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveHeadline {
    /// Which document.
    pub document: DocumentId,
    /// What it is a version of.
    pub item: ItemId,
    /// Where it is.
    pub link: Link,
    /// Its headline.
    pub headline: String,
    /// Its public date.
    pub public_at: Instant,
}

fn read_headline(row: &Row) -> Result<LiveHeadline> {
    Ok(LiveHeadline {
        document: row.parse(0)?,
        item: row.parse(1)?,
        link: read_link(row, 2)?,
        headline: row.text(6)?.to_owned(),
        public_at: row.instant(7)?,
    })
}

impl Live<'_> {
    /// Public documents of an edition dated from `from` to before `to`, the newest first, static pages
    /// left out.
    pub fn between(
        &mut self,
        edition: EditionId,
        (from, to): (Instant, Instant),
        limit: u32,
        offset: u32,
    ) -> Result<Vec<LiveDocument>> {
        let rows = self.0.all(
            select!("WHERE d.edition = $1 AND d.shown_at >= $2 AND d.shown_at < $3 AND d.item_kind <> 'page' ORDER BY d.shown_at DESC, d.id DESC LIMIT $4 OFFSET $5"),
            values![edition, from, to, limit, offset],
        )?;
        rows.iter().map(read).collect()
    }

    /// Standing documents of a site dated from `since` on, the newest first, static pages left
    /// out: what is news.
    pub fn news(&mut self, site: SiteId, since: Instant, limit: u32) -> Result<Vec<LiveHeadline>> {
        let rows = self.0.all(
            "SELECT d.id, d.item, d.edition, d.item_kind, d.slug, d.short_id, d.headline, d.shown_at FROM live_documents d
             WHERE d.site = $1 AND d.shown_at >= $2 AND d.item_kind <> 'page' AND d.state <> 'withdrawn'
             ORDER BY d.shown_at DESC, d.id DESC LIMIT $3",
            values![site, since, limit],
        )?;
        rows.iter().map(read_headline).collect()
    }

    /// The dates of all public documents of an edition, the newest first, static pages left out.
    pub fn public_dates(&mut self, edition: EditionId) -> Result<Vec<Instant>> {
        let rows = self.0.all(
            "SELECT d.shown_at FROM live_documents d WHERE d.edition = $1 AND d.item_kind <> 'page' ORDER BY d.shown_at DESC",
            values![edition],
        )?;
        rows.iter().map(|row| row.instant(0)).collect()
    }

    /// The headlines of an edition's standing documents, the newest first, static pages left out.
    pub fn headlines(&mut self, edition: EditionId, limit: u32) -> Result<Vec<LiveHeadline>> {
        let rows = self.0.all(
            "SELECT d.id, d.item, d.edition, d.item_kind, d.slug, d.short_id, d.headline, d.shown_at FROM live_documents d
             WHERE d.edition = $1 AND d.item_kind <> 'page' AND d.state <> 'withdrawn'
             ORDER BY d.shown_at DESC, d.id DESC LIMIT $2",
            values![edition, limit],
        )?;
        rows.iter().map(read_headline).collect()
    }
}
