//! Media: what is known of pictures whose bytes lie in the object store.

use crate::{
    db::Conn,
    error::{Error, Result},
    jobs::{self, JobKind},
    value::values,
};
use bayan_core::{
    chance::Chance,
    id::{ItemId, MediaId, PublicId, SiteId},
    instant::Instant,
    media::{Focus, Hash, PictureFormat},
};

/// A picture to be entered; its bytes and those of its renditions lie in the object store already.
#[derive(Debug, Clone)]
pub struct NewMedia {
    /// The cleaned original.
    pub hash: Hash,
    /// The bytes it was made from.
    pub source_hash: Hash,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Its average colour, `#rrggbb`.
    pub colour: String,
    /// The point that stays in sight when it is cut.
    pub focus: Option<Focus>,
    /// The widths it is offered in.
    pub renditions: Vec<NewRendition>,
}

impl NewMedia {
    /// Its objects: the cleaned original and every width.
    pub fn objects(&self) -> impl Iterator<Item = Hash> {
        self.renditions.iter().map(|rendition| rendition.hash).chain([self.hash])
    }
}

/// A width of a picture in a format.
#[derive(Debug, Clone, Copy)]
pub struct NewRendition {
    /// The format.
    pub format: PictureFormat,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The hash of its bytes.
    pub hash: Hash,
    /// How many.
    pub bytes: u32,
}

/// The cleaned original made from these bytes, if the site has it already.
pub fn by_source(conn: &mut Conn, site: SiteId, source_hash: Hash) -> Result<Option<Hash>> {
    let row = conn
        .maybe("SELECT hash FROM media WHERE site = $1 AND source_hash = $2", values![site, source_hash])?;
    row.map(|row| row.parse(0)).transpose()
}

/// Enters a picture; one that is there already stays as it is.
pub fn add(conn: &mut Conn, site: SiteId, new: &NewMedia, now: Instant, chance: &dyn Chance) -> Result<()> {
    let there = conn.maybe(
        "SELECT id FROM media WHERE site = $1 AND (hash = $2 OR source_hash = $3)",
        values![site, new.hash, new.source_hash],
    )?;
    if there.is_some() {
        return Ok(());
    }
    let id = MediaId::new(now, chance);
    conn.run(
        "INSERT INTO media (id, site, public_id, version, hash, source_hash, width, height, colour, focus_x, focus_y, created_at)
         VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11)",
        values![
            id,
            site,
            PublicId::new(chance),
            new.hash,
            new.source_hash,
            new.width,
            new.height,
            new.colour.as_str(),
            new.focus.map(|focus| u32::from(focus.x())),
            new.focus.map(|focus| u32::from(focus.y())),
            now
        ],
    )?;
    add_renditions(conn, id, &new.renditions)?;
    jobs::add(conn, site, JobKind::Avif, &id.to_string(), now, chance)
}

/// Adds widths that a picture is offered in; those that are there already stay as they are.
pub fn add_renditions(conn: &mut Conn, media: MediaId, renditions: &[NewRendition]) -> Result<()> {
    for rendition in renditions {
        conn.run(
            "INSERT INTO renditions (media, format, width, height, hash, bytes) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (media, format, width) DO NOTHING",
            values![
                media,
                rendition.format.as_str(),
                rendition.width,
                rendition.height,
                rendition.hash,
                rendition.bytes
            ],
        )?;
    }
    Ok(())
}

/// The cleaned original of a picture, and its width.
pub fn original(conn: &mut Conn, media: MediaId) -> Result<Option<(Hash, u32)>> {
    let row = conn.maybe("SELECT hash, width FROM media WHERE id = $1", values![media])?;
    row.map(|row| Ok((row.parse(0)?, u32::try_from(row.int(1)?).map_err(Error::shape)?))).transpose()
}

/// Whether anything is made of the bytes with this hash: of any site.
pub fn is_used(conn: &mut Conn, hash: Hash) -> Result<bool> {
    let used = conn.maybe(
        "SELECT hash FROM media WHERE hash = $1 UNION SELECT hash FROM renditions WHERE hash = $1",
        values![hash],
    )?;
    Ok(used.is_some())
}

/// The items whose public texts show a picture.
pub fn shown_by(conn: &mut Conn, media: MediaId) -> Result<Vec<ItemId>> {
    let rows = conn.all(
        "SELECT DISTINCT d.item FROM live_documents d JOIN revision_media rm ON rm.revision = d.revision
         WHERE rm.media = $1",
        values![media],
    )?;
    rows.iter().map(|row| row.parse(0)).collect()
}
