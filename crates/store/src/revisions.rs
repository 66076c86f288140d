//! Revisions: immutable snapshots of content.

use crate::{
    db::Conn,
    error::{Error, Result},
    items,
    value::values,
};
use bayan_core::{
    chance::Chance,
    content::Content,
    id::{DocumentId, PersonId, RevisionId},
    instant::Instant,
    media::Hash,
    slug::Slug,
    workflow::{Category, Change},
};

/// A revision to be kept.
#[derive(Debug, Clone)]
pub struct NewRevision<'r> {
    /// Of which document.
    pub document: DocumentId,
    /// Who wrote it.
    pub author: PersonId,
    /// What kind of change it is.
    pub change: &'r Change,
    /// The revision of the original that it renders, for a translation.
    pub source_revision: Option<RevisionId>,
    /// The readable part of its address.
    pub slug: &'r Slug,
    /// The text.
    pub content: &'r Content,
}

/// Keeps a revision and makes it the document's newest.
pub fn add(conn: &mut Conn, new: &NewRevision<'_>, now: Instant, chance: &dyn Chance) -> Result<RevisionId> {
    // The site before the document, as everywhere: see [`Conn::lock_site`].
    let site = items::site_of(conn, new.document)?;
    conn.lock_site(site)?;
    // Who wrote since a publication is told by times: a clock that was read before the lock, or that goes behind
    // another machine's, must not put a revision before the publication that it follows.
    let latest = conn
        .one("SELECT COALESCE(MAX(at), 0) FROM public_events WHERE document = $1", values![new.document])?;
    let now = now.max(latest.instant(0)?);
    let id = RevisionId::new(now, chance);
    let canonical = new.content.to_canonical();
    // What cannot be read back must not be kept: nobody could ever act on the document again.
    if Content::from_canonical(&canonical).as_ref() != Ok(new.content) {
        return Err(Error::Shape("this content has no canonical form".into()));
    }
    let (change, category, note) = match new.change {
        Change::Minor => ("minor", None, None),
        Change::Major { category, note } => ("major", Some(category.as_str()), Some(note)),
    };
    conn.run(
        "INSERT INTO revisions (id, document, previous, author, created_at, change, category, note, source_revision, slug, headline, content, content_hash)
         SELECT $1, d.id, d.newest_revision, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 FROM documents d WHERE d.id = $2",
        values![
            id,
            new.document,
            new.author,
            now,
            change,
            category,
            note,
            new.source_revision,
            new.slug.as_str(),
            new.content.headline.as_str(),
            canonical.as_str(),
            Hash::of(canonical.as_bytes())
        ],
    )?;
    let touched = conn.run(
        "UPDATE documents SET newest_revision = $2, touched_at = $3 WHERE id = $1",
        values![new.document, id, now],
    )?;
    if touched != 1 {
        return Err(Error::NotFound(format!("document {}", new.document)));
    }
    for media in new.content.media() {
        let refers = conn.run(
            "INSERT INTO revision_media (revision, media)
             SELECT $1, m.id FROM media m JOIN items i ON i.site = m.site JOIN documents d ON d.item = i.id
             WHERE d.id = $2 AND m.hash = $3",
            values![id, new.document, media],
        )?;
        if refers != 1 {
            return Err(Error::NotFound(format!("media {media}")));
        }
    }
    Ok(id)
}

/// A revision as it was kept.
#[derive(Debug, Clone)]
pub struct Revision {
    /// Which.
    pub id: RevisionId,
    /// What kind of change it is.
    pub change: Change,
    /// The revision of the original that it renders.
    pub source_revision: Option<RevisionId>,
    /// The readable part of its address, made of the headline of this revision.
    pub slug: Slug,
    /// The text.
    pub content: Content,
    /// The hash of its canonical form.
    pub content_hash: Hash,
}

/// Reads a revision.
pub fn load(conn: &mut Conn, id: RevisionId) -> Result<Revision> {
    let row = conn.maybe(
        "SELECT change, category, note, source_revision, slug, content, content_hash FROM revisions WHERE id = $1",
        values![id],
    )?;
    let row = row.ok_or_else(|| Error::NotFound(format!("revision {id}")))?;
    let change = match (row.text(0)?, row.maybe_text(1)?) {
        ("minor", _) => Change::Minor,
        ("major", Some(category)) => Change::Major {
            category: Category::named(category)
                .ok_or_else(|| Error::Shape(format!("category {category:?}")))?,
            note: row.parse(2)?,
        },
        (word, _) => return Err(Error::Shape(format!("kind of change {word:?}"))),
    };
    Ok(Revision {
        id,
        change,
        source_revision: row.maybe_parse(3)?,
        slug: Slug::of(row.text(4)?),
        content: Content::from_canonical(row.text(5)?).map_err(Error::shape)?,
        content_hash: row.parse(6)?,
    })
}

/// The public revision of the document that `document` translates, if it translates one that is public.
pub fn public_of_original(conn: &mut Conn, document: DocumentId) -> Result<Option<RevisionId>> {
    let row = conn.maybe(
        "SELECT e.revision FROM documents d JOIN documents o ON o.id = d.original JOIN public_events e ON e.id = o.decided
         WHERE d.id = $1",
        values![document],
    )?;
    row.map(|row| row.parse(0)).transpose()
}
