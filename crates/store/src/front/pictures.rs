//! Pictures that are public: those that a public text shows.

use super::Live;
use crate::{
    error::{Error, Result},
    value::values,
};
use bayan_core::{
    id::{PublicId, SiteId},
    media::Hash,
};

/// A public picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LivePicture {
    /// What stands in its address.
    pub public_id: PublicId,
    /// Its version, which stands there too.
    pub version: i64,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Its average colour.
    pub colour: String,
    /// The widths it is offered in, the smallest first.
    pub renditions: Vec<Rendition>,
}

/// A width of a public picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rendition {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The hash of its bytes.
    pub hash: Hash,
}

impl Live<'_> {
    /// The public picture whose cleaned original has this hash.
    pub fn picture(&mut self, site: SiteId, media: Hash) -> Result<Option<LivePicture>> {
        let row = self.0.maybe(
            "SELECT m.public_id, m.version, m.width, m.height, m.colour FROM live_media m WHERE m.hash = $1 AND m.site = $2",
            values![media, site],
        )?;
        let Some(row) = row else { return Ok(None) };
        let public_id: PublicId = row.parse(0)?;
        let rows = self.0.all(
            "SELECT width, height, hash FROM live_renditions WHERE public_id = $1 ORDER BY width",
            values![public_id],
        )?;
        let size = |value: i64| u32::try_from(value).map_err(Error::shape);
        let renditions = rows
            .iter()
            .map(|row| {
                Ok(Rendition { width: size(row.int(0)?)?, height: size(row.int(1)?)?, hash: row.parse(2)? })
            })
            .collect::<Result<_>>()?;
        Ok(Some(LivePicture {
            public_id,
            version: row.int(1)?,
            width: size(row.int(2)?)?,
            height: size(row.int(3)?)?,
            colour: row.text(4)?.to_owned(),
            renditions,
        }))
    }

    /// The bytes' hash of one width of a public picture.
    pub fn rendition(
        &mut self,
        site: SiteId,
        public_id: PublicId,
        version: i64,
        width: u32,
    ) -> Result<Option<Hash>> {
        let row = self.0.maybe(
            "SELECT hash FROM live_renditions WHERE site = $1 AND public_id = $2 AND version = $3 AND width = $4",
            values![site, public_id, version, width],
        )?;
        row.map(|row| row.parse(0)).transpose()
    }
}
