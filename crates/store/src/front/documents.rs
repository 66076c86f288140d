//! Documents that are public.

use super::Live;
use crate::{
    error::{Error, Result},
    value::{Row, values},
};
use bayan_core::{
    content::Content,
    id::{DocumentId, EditionId, ItemId, RevisionId, SectionId, ShortId, SiteId},
    instant::Instant,
    item::ItemKind,
    line::Passage,
    workflow::Category,
};

/// Through how many texts that lost their places one is looked for that has it.
const SUCCESSORS: usize = 64;

/// A public document.
#[derive(Debug, Clone)]
pub struct LiveDocument {
    /// Which.
    pub id: DocumentId,
    /// What finds it in an address.
    pub short_id: ShortId,
    /// What it is a version of.
    pub item: ItemId,
    /// In which language.
    pub edition: EditionId,
    /// Where it stands.
    pub section: Option<SectionId>,
    /// What it is.
    pub kind: ItemKind,
    /// The document that it translates.
    pub original: Option<DocumentId>,
    /// Whether it stands.
    pub state: LiveState,
    /// The number of the publication.
    pub number: u32,
    /// Its public date: the stated one, else that of its first publication.
    pub public_at: Instant,
    /// When its latest public act was.
    pub changed_at: Instant,
    /// The revision shown.
    pub revision: RevisionId,
    /// The readable part of its address.
    pub slug: String,
    /// The text.
    pub content: Content,
}

/// Whether a readable text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LiveState {
    /// It stands.
    Stands,
    /// It was withdrawn, for this reason.
    Withdrawn {
        /// Why.
        reason: Passage,
        /// Whether it should never have been published.
        in_error: bool,
    },
}

/// A document whose text is no longer public.
#[derive(Debug, Clone)]
pub struct Gone {
    /// Why, when something was said.
    pub reason: Option<Passage>,
    /// What stands in its place: edition, slug and id.
    pub replacement: Option<Link>,
}

/// What an address of a document is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// In which language.
    pub edition: EditionId,
    /// What it is.
    pub kind: ItemKind,
    /// The readable part.
    pub slug: String,
    /// What finds it.
    pub short_id: ShortId,
}

/// A version of an item in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// Which document.
    pub document: DocumentId,
    /// Where it is.
    pub link: Link,
}

/// A public note on a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// When it was published.
    pub at: Instant,
    /// Of which kind.
    pub category: Category,
    /// What it says.
    pub note: Passage,
}

/// A text that stands at the head of every page.
#[derive(Debug, Clone)]
pub struct Banner {
    /// What it is called.
    pub headline: String,
    /// Where it is.
    pub link: Link,
}

/// A static page in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    /// What finds it.
    pub slug: String,
    /// Its headline.
    pub headline: String,
    /// When it was last changed.
    pub changed_at: Instant,
    /// The item.
    pub item: ItemId,
}

/// Which documents of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// All of an edition, static pages left out.
    Edition(EditionId),
    /// Those of a section.
    Section(SectionId),
    /// The notices of an edition.
    Notices(EditionId),
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.short_id, d.item, d.edition, d.section, d.item_kind, d.original, d.state, d.how, d.reason, d.number,
                    d.shown_at, d.changed_at, d.revision, d.slug, d.content FROM live_documents d ",
            $rest
        )
    };
}

pub(super) use select;

pub(super) fn read(row: &Row) -> Result<LiveDocument> {
    let state = match (row.text(7)?, row.maybe_text(8)?) {
        ("withdrawn", how) => LiveState::Withdrawn { reason: row.parse(9)?, in_error: how == Some("error") },
        _ => LiveState::Stands,
    };
    Ok(LiveDocument {
        id: row.parse(0)?,
        short_id: row.parse(1)?,
        item: row.parse(2)?,
        edition: row.parse(3)?,
        section: row.maybe_parse(4)?,
        kind: row.parse(5)?,
        original: row.maybe_parse(6)?,
        state,
        number: u32::try_from(row.int(10)?).map_err(Error::shape)?,
        public_at: row.instant(11)?,
        changed_at: row.instant(12)?,
        revision: row.parse(13)?,
        slug: row.text(14)?.to_owned(),
        content: Content::from_canonical(row.text(15)?).map_err(Error::shape)?,
    })
}

pub(super) fn read_link(row: &Row, first: usize) -> Result<Link> {
    Ok(Link {
        edition: row.parse(first)?,
        kind: row.parse(first + 1)?,
        slug: row.text(first + 2)?.to_owned(),
        short_id: row.parse(first + 3)?,
    })
}

impl Live<'_> {
    /// The public document with this short id in an edition.
    pub fn document(&mut self, edition: EditionId, short_id: ShortId) -> Result<Option<LiveDocument>> {
        let row =
            self.0.maybe(select!("WHERE d.edition = $1 AND d.short_id = $2"), values![edition, short_id])?;
        row.as_ref().map(read).transpose()
    }

    /// A public document.
    pub fn document_by_id(&mut self, id: DocumentId) -> Result<Option<LiveDocument>> {
        let row = self.0.maybe(select!("WHERE d.id = $1"), values![id])?;
        row.as_ref().map(read).transpose()
    }

    /// The public static page with this slug in an edition.
    pub fn page(&mut self, edition: EditionId, slug: &str) -> Result<Option<LiveDocument>> {
        let row = self.0.maybe(
            select!("JOIN live_pages p ON p.document = d.id WHERE p.edition = $1 AND p.slug = $2"),
            values![edition, slug],
        )?;
        row.as_ref().map(read).transpose()
    }

    /// What stands in the place of a document whose text is no longer public.
    pub fn gone(&mut self, edition: EditionId, short_id: ShortId) -> Result<Option<Gone>> {
        let row = self.0.maybe(
            "SELECT reason FROM live_gone WHERE edition = $1 AND short_id = $2",
            values![edition, short_id],
        )?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(Gone { reason: row.maybe_parse(0)?, replacement: self.successor(edition, short_id)? }))
    }

    /// The public text that has the place of one: what took it may have lost its own to another since.
    fn successor(&mut self, edition: EditionId, short_id: ShortId) -> Result<Option<Link>> {
        let mut next: Option<DocumentId> = self
            .0
            .maybe(
                "SELECT successor FROM live_successors WHERE edition = $1 AND short_id = $2",
                values![edition, short_id],
            )?
            .map(|row| row.parse(0))
            .transpose()?;
        // Only a text that stands takes a place, so this ends; it is counted all the same.
        for _ in 0..SUCCESSORS {
            let Some(document) = next else { return Ok(None) };
            let row = self.0.maybe(
                "SELECT d.edition, d.item_kind, COALESCE(p.slug, d.slug), d.short_id
                 FROM live_documents d LEFT JOIN live_pages p ON p.document = d.id WHERE d.id = $1",
                values![document],
            )?;
            if let Some(row) = row {
                return read_link(&row, 0).map(Some);
            }
            next = self
                .0
                .maybe("SELECT successor FROM live_successors WHERE document = $1", values![document])?
                .map(|row| row.parse(0))
                .transpose()?;
        }
        Ok(None)
    }

    /// The short id of a static page whose text is no longer public.
    pub fn gone_page(&mut self, edition: EditionId, slug: &str) -> Result<Option<ShortId>> {
        let row = self.0.maybe(
            "SELECT short_id FROM live_gone_pages WHERE edition = $1 AND slug = $2",
            values![edition, slug],
        )?;
        row.map(|row| row.parse(0)).transpose()
    }

    /// Public documents, the newest first.
    pub fn list(&mut self, list: List, limit: u32, offset: u32) -> Result<Vec<LiveDocument>> {
        let rows = match list {
            List::Edition(edition) => self.0.all(
                select!("WHERE d.edition = $1 AND d.item_kind <> 'page' ORDER BY d.shown_at DESC, d.id DESC LIMIT $2 OFFSET $3"),
                values![edition, limit, offset],
            ),
            List::Section(section) => self.0.all(
                select!("WHERE d.section = $1 AND d.item_kind <> 'page' ORDER BY d.shown_at DESC, d.id DESC LIMIT $2 OFFSET $3"),
                values![section, limit, offset],
            ),
            List::Notices(edition) => self.0.all(
                select!("WHERE d.edition = $1 AND d.item_kind = 'notice' ORDER BY d.shown_at DESC, d.id DESC LIMIT $2 OFFSET $3"),
                values![edition, limit, offset],
            ),
        }?;
        rows.iter().map(read).collect()
    }

    /// How many public documents a section has.
    pub fn count(&mut self, section: SectionId) -> Result<u32> {
        let row = self.0.one(
            "SELECT CAST(COUNT(*) AS BIGINT) FROM live_documents d WHERE d.section = $1 AND d.item_kind <> 'page'",
            values![section],
        )?;
        u32::try_from(row.int(0)?).map_err(Error::shape)
    }

    /// The public versions of an item, in every language.
    pub fn versions(&mut self, item: ItemId) -> Result<Vec<Translation>> {
        let rows = self.0.all(
            "SELECT d.id, d.edition, d.item_kind, COALESCE(p.slug, d.slug), d.short_id
             FROM live_documents d LEFT JOIN live_pages p ON p.document = d.id WHERE d.item = $1",
            values![item],
        )?;
        rows.iter().map(|row| Ok(Translation { document: row.parse(0)?, link: read_link(row, 1)? })).collect()
    }

    /// The public corrections of a document, the newest first.
    pub fn corrections(&mut self, document: DocumentId) -> Result<Vec<Correction>> {
        let rows = self.0.all(
            "SELECT at, category, note FROM live_corrections WHERE document = $1 ORDER BY rev DESC",
            values![document],
        )?;
        let read = |row: &Row| {
            let category = row.text(1)?;
            Ok(Correction {
                at: row.instant(0)?,
                category: Category::named(category)
                    .ok_or_else(|| Error::Shape(format!("category {category:?}")))?,
                note: row.parse(2)?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// Whether a translation's original has had a major change since the revision that it renders.
    pub fn is_behind(&mut self, document: DocumentId) -> Result<bool> {
        Ok(self.0.maybe("SELECT document FROM live_behind WHERE document = $1", values![document])?.is_some())
    }

    /// Whether a document entered by import, so that its date is stated, not proven.
    pub fn was_imported(&mut self, document: DocumentId) -> Result<bool> {
        let row = self.0.maybe("SELECT state FROM live_first WHERE document = $1", values![document])?;
        Ok(row.is_some_and(|row| row.text(0).is_ok_and(|state| state == "imported")))
    }

    /// The static pages of an edition.
    pub fn pages(&mut self, edition: EditionId) -> Result<Vec<PageLink>> {
        let rows = self.0.all(
            "SELECT p.slug, d.headline, d.changed_at, d.item FROM live_pages p JOIN live_documents d ON d.id = p.document
             WHERE p.edition = $1 ORDER BY d.item",
            values![edition],
        )?;
        let read = |row: &Row| {
            Ok(PageLink {
                slug: row.text(0)?.to_owned(),
                headline: row.text(1)?.to_owned(),
                changed_at: row.instant(2)?,
                item: row.parse(3)?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// The standing texts of an edition that are at the head of every page, the newest first.
    pub fn banners(&mut self, edition: EditionId) -> Result<Vec<Banner>> {
        let rows = self.0.all(
            "SELECT d.headline, d.edition, d.item_kind, COALESCE(p.slug, d.slug), d.short_id
             FROM live_banners b JOIN live_documents d ON d.item = b.item LEFT JOIN live_pages p ON p.document = d.id
             WHERE d.edition = $1 AND d.state <> 'withdrawn' ORDER BY b.set_at DESC, d.id",
            values![edition],
        )?;
        let read = |row: &Row| Ok(Banner { headline: row.text(0)?.to_owned(), link: read_link(row, 1)? });
        rows.iter().map(read).collect()
    }

    /// Whether an item is at the head of every page of its site.
    pub fn is_banner(&mut self, item: ItemId) -> Result<bool> {
        Ok(self.0.maybe("SELECT item FROM live_banners WHERE item = $1", values![item])?.is_some())
    }

    /// The standing version of an item in an edition.
    pub fn standing(&mut self, edition: EditionId, item: ItemId) -> Result<Option<LiveDocument>> {
        let row = self.0.maybe(
            select!("WHERE d.edition = $1 AND d.item = $2 AND d.state <> 'withdrawn'"),
            values![edition, item],
        )?;
        row.as_ref().map(read).transpose()
    }

    /// The standing documents of an edition behind one, by their identities: some of them, until none are left.
    pub fn all_standing(
        &mut self,
        edition: EditionId,
        behind: Option<DocumentId>,
        limit: u32,
    ) -> Result<Vec<LiveDocument>> {
        let behind = behind.map(|id| id.to_string()).unwrap_or_default();
        let rows = self.0.all(
            select!("WHERE d.edition = $1 AND d.id > $2 AND d.state <> 'withdrawn' ORDER BY d.id LIMIT $3"),
            values![edition, behind, limit],
        )?;
        rows.iter().map(read).collect()
    }

    /// Where an old address leads.
    pub fn redirect(&mut self, site: SiteId, path: &str) -> Result<Option<Link>> {
        let row = self.0.maybe(
            "SELECT edition, item_kind, slug, short_id FROM live_redirects WHERE site = $1 AND path = $2",
            values![site, path],
        )?;
        row.map(|row| read_link(&row, 0)).transpose()
    }

    /// How many items of a site have a public document.
    pub fn count_items(&mut self, site: SiteId) -> Result<u32> {
        let row = self.0.one(
            "SELECT CAST(COUNT(DISTINCT d.item) AS BIGINT) FROM live_documents d WHERE d.site = $1",
            values![site],
        )?;
        u32::try_from(row.int(0)?).map_err(Error::shape)
    }

    /// Every public document of some items of a site with its item and latest change, for the sitemap.
    pub fn everything(
        &mut self,
        site: SiteId,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<(ItemId, Link, Instant)>> {
        let rows = self.0.all(
            "SELECT d.item, d.edition, d.item_kind, COALESCE(p.slug, d.slug), d.short_id, d.changed_at
             FROM live_documents d LEFT JOIN live_pages p ON p.document = d.id
             WHERE d.item IN (SELECT DISTINCT i.item FROM live_documents i WHERE i.site = $1 ORDER BY i.item LIMIT $2 OFFSET $3)
             ORDER BY d.item, d.edition",
            values![site, limit, offset],
        )?;
        rows.iter().map(|row| Ok((row.parse(0)?, read_link(row, 1)?, row.instant(5)?))).collect()
    }

    /// What became public behind a position: position, item, and what the item is.
    pub fn since(&mut self, site: SiteId, position: i64) -> Result<Vec<(i64, ItemId, ItemKind)>> {
        let rows = self.0.all(
            "SELECT position, item, item_kind FROM live_outbox WHERE site = $1 AND position > $2 ORDER BY position LIMIT 1000",
            values![site, position],
        )?;
        rows.iter().map(|row| Ok((row.int(0)?, row.parse(1)?, row.parse(2)?))).collect()
    }
}
