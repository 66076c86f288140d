//! Media: what is known of pictures whose bytes lie in the object store.

use crate::{db::Conn, error::Result, value::values};
use bayan_core::{
    chance::Chance,
    id::{MediaId, PublicId, SiteId},
    instant::Instant,
    media::Hash,
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
    /// The widths it is offered in.
    pub renditions: Vec<NewRendition>,
}

/// A width of a picture.
#[derive(Debug, Clone, Copy)]
pub struct NewRendition {
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
        "INSERT INTO media (id, site, public_id, version, hash, source_hash, width, height, colour, created_at)
         VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9)",
        values![id, site, PublicId::new(chance), new.hash, new.source_hash, new.width, new.height, new.colour.as_str(), now],
    )?;
    for rendition in &new.renditions {
        conn.run(
            "INSERT INTO renditions (media, width, height, hash, bytes) VALUES ($1, $2, $3, $4, $5)",
            values![id, rendition.width, rendition.height, rendition.hash, rendition.bytes],
        )?;
    }
    Ok(())
}
