//! Items and documents, and what a decision needs to know of them.

use crate::{
    db::Conn,
    error::{Error, Result},
    items,
    revisions::{self, Revision},
    state,
    value::values,
};
use bayan_core::{
    chance::Chance,
    id::{DocumentId, EditionId, ItemId, PersonId, PublicId, SectionId, ShortId, SiteId},
    instant::Instant,
    item::ItemKind,
    role::About,
    workflow::{Expiry, Facts, Live, Work},
};
use std::collections::BTreeSet;

/// A document to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewDocument {
    /// The site.
    pub site: SiteId,
    /// In which language.
    pub edition: EditionId,
    /// Where it stands; none for static pages.
    pub section: Option<SectionId>,
    /// What it is.
    pub kind: ItemKind,
    /// The document that it translates; it then belongs to that one's item.
    pub original: Option<DocumentId>,
}

/// Makes a document, and its item unless it translates one.
pub fn create(
    conn: &mut Conn,
    new: NewDocument,
    now: Instant,
    chance: &dyn Chance,
) -> Result<(DocumentId, ShortId)> {
    let item = match new.original {
        Some(original) => items::item_of(conn, original)?,
        None => {
            let item = ItemId::new(now, chance);
            conn.run(
                "INSERT INTO items (id, site, public_id, kind, created_at) VALUES ($1, $2, $3, $4, $5)",
                values![item, new.site, PublicId::new(chance), new.kind, now],
            )?;
            item
        }
    };
    let id = DocumentId::new(now, chance);
    let short_id = free_short_id(conn, chance)?;
    conn.run(
        "INSERT INTO documents (id, short_id, item, edition, section, original, created_at, work)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'idle')",
        values![id, short_id, item, new.edition, new.section, new.original, now],
    )?;
    Ok((id, short_id))
}

/// Draws until one is found that nobody has: 40 bits leave doubles rare but possible.
fn free_short_id(conn: &mut Conn, chance: &dyn Chance) -> Result<ShortId> {
    for _ in 0..16 {
        let id = ShortId::new(chance);
        if conn.maybe("SELECT id FROM documents WHERE short_id = $1", values![id])?.is_none() {
            return Ok(id);
        }
    }
    Err(Error::Other("no free short id was found in sixteen draws".into()))
}

/// The document with this short id, on this site.
pub fn by_short_id(conn: &mut Conn, site: SiteId, short_id: ShortId) -> Result<Option<DocumentId>> {
    let row = conn.maybe(
        "SELECT d.id FROM documents d JOIN items i ON i.id = d.item WHERE d.short_id = $1 AND i.site = $2",
        values![short_id, site],
    )?;
    row.map(|row| row.parse(0)).transpose()
}

/// Whether the public has a text of a document before it, as decided; not where there is no such document.
pub fn is_public(conn: &mut Conn, document: DocumentId) -> Result<bool> {
    let row = conn.maybe(
        "SELECT e.kind FROM documents d JOIN public_events e ON e.id = d.decided
         WHERE d.id = $1 AND e.kind NOT IN ('removed', 'replaced')",
        values![document],
    )?;
    Ok(row.is_some())
}

/// What finds a document in an address.
pub fn short_id(conn: &mut Conn, document: DocumentId) -> Result<ShortId> {
    let row = conn.maybe("SELECT short_id FROM documents WHERE id = $1", values![document])?;
    row.ok_or_else(|| Error::NotFound(format!("document {document}")))?.parse(0)
}

/// Where a document stands, as far as it matters who may do something with it.
#[derive(Debug, Clone)]
pub struct Place {
    /// The key of its edition.
    pub edition: String,
    /// The key of its section.
    pub section: Option<String>,
    /// Whether it translates another.
    pub is_translation: bool,
}

impl Place {
    /// The same, to be asked about.
    pub fn about(&self) -> About<'_> {
        About {
            edition: &self.edition,
            section: self.section.as_deref(),
            is_translation: self.is_translation,
        }
    }
}

/// Where a document stands.
pub fn place(conn: &mut Conn, document: DocumentId) -> Result<Place> {
    let row = conn.maybe(
        "SELECT e.key, s.key, d.original FROM documents d JOIN editions e ON e.id = d.edition
         LEFT JOIN sections s ON s.id = d.section WHERE d.id = $1",
        values![document],
    )?;
    let row = row.ok_or_else(|| Error::NotFound(format!("document {document}")))?;
    Ok(Place {
        edition: row.text(0)?.to_owned(),
        section: row.maybe_text(1)?.map(str::to_owned),
        is_translation: row.maybe_text(2)?.is_some(),
    })
}

/// A document and all other versions of its item.
pub fn versions(conn: &mut Conn, document: DocumentId) -> Result<Vec<DocumentId>> {
    let rows = conn.all(
        "SELECT v.id FROM documents v JOIN documents d ON d.item = v.item WHERE d.id = $1",
        values![document],
    )?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// The key of a section, which tells it from others in every edition.
pub fn section_key(conn: &mut Conn, section: SectionId) -> Result<String> {
    let row = conn.maybe("SELECT key FROM sections WHERE id = $1", values![section])?;
    let row = row.ok_or_else(|| Error::NotFound(format!("section {section}")))?;
    Ok(row.text(0)?.to_owned())
}

/// The key of an edition.
pub fn edition_key(conn: &mut Conn, edition: EditionId) -> Result<String> {
    let row = conn.maybe("SELECT key FROM editions WHERE id = $1", values![edition])?;
    let row = row.ok_or_else(|| Error::NotFound(format!("edition {edition}")))?;
    Ok(row.text(0)?.to_owned())
}

/// Puts a document into another section of its edition, or into its first where it was begun before there were any;
/// where nobody has read it yet: what is public stands where it was published. A static page stands in none. Answers
/// whether that changed something.
pub fn set_section(conn: &mut Conn, document: DocumentId, section: SectionId) -> Result<bool> {
    let changed = conn.run(
        "UPDATE documents SET section = $2
         WHERE id = $1 AND decided IS NULL AND (section IS NULL OR section <> $2)
           AND EXISTS (SELECT 1 FROM items i WHERE i.id = documents.item AND i.kind <> 'page')
           AND EXISTS (SELECT 1 FROM sections s WHERE s.id = $2 AND s.edition = documents.edition)",
        values![document, section],
    )?;
    Ok(changed == 1)
}

/// Everything that a decision about a document looks at.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Where its next text stands.
    pub work: Work,
    /// What the public has, as decided.
    pub live: Live,
    /// The newest revision.
    pub newest: Revision,
    /// What the store knows beside.
    pub facts: Facts,
}

/// Reads how a document stands.
pub fn standing(conn: &mut Conn, document: DocumentId) -> Result<Standing> {
    let row = conn.maybe(
        "SELECT work, work_revision, work_person, work_approval, work_reason, work_at, work_failed_at, work_failure,
                newest_revision, approved_hash, expires_at, expires_reason
         FROM documents WHERE id = $1",
        values![document],
    )?;
    let row = row.ok_or_else(|| Error::NotFound(format!("document {document}")))?;
    let newest = revisions::load(conn, row.parse(8)?)?;
    let live = live(conn, document)?;
    let facts = Facts {
        current: newest.id,
        content_hash: newest.content_hash,
        approved_hash: row.maybe_parse(9)?,
        authors_since_publication: authors_since_publication(conn, document)?,
        change: newest.change.clone(),
        expiry: match row.maybe_int(10)?.map(Instant::from_milliseconds) {
            Some(at) => Some(Expiry { at, reason: row.parse(11)? }),
            None => None,
        },
    };
    Ok(Standing { work: state::read_work(&row, 0)?, live, newest, facts })
}

fn live(conn: &mut Conn, document: DocumentId) -> Result<Live> {
    let row = conn.maybe(
        "SELECT e.kind, e.revision, e.number, e.how, e.reason, e.replaced_by, d.review_owed_by, d.review_owed_reason
         FROM documents d JOIN public_events e ON e.id = d.decided WHERE d.id = $1",
        values![document],
    )?;
    row.map_or(Ok(Live::Never), |row| state::read_live(&row))
}

/// Everybody who wrote a part of the change since the last publication that somebody else looked at. While a
/// review is owed, what was published without one does not count as looked at, and whoever owes the review stands
/// among the authors. A revision kept in the same millisecond as the publication counts: rather one author too many
/// than one too few.
fn authors_since_publication(conn: &mut Conn, document: DocumentId) -> Result<BTreeSet<PersonId>> {
    let owed: Option<PersonId> =
        conn.one("SELECT review_owed_by FROM documents WHERE id = $1", values![document])?.maybe_parse(0)?;
    let rows = conn.all(
        "WITH looked_at AS (
            SELECT e.at, e.revision FROM public_events e
            WHERE e.document = $1 AND e.kind IN ('published', 'updated', 'corrected', 'imported')
              AND (CAST($2 AS TEXT) IS NULL OR e.kind = 'imported' OR e.approval IN ('by', 'guest')))
         SELECT DISTINCT r.author FROM revisions r
         WHERE r.document = $1
           AND r.created_at >= COALESCE((SELECT MAX(l.at) FROM looked_at l), 0)
           AND NOT EXISTS (SELECT 1 FROM looked_at l WHERE l.revision = r.id)",
        values![document, owed],
    )?;
    let mut authors = rows.iter().map(|row| row.parse(0)).collect::<Result<BTreeSet<PersonId>>>()?;
    authors.extend(owed);
    Ok(authors)
}
