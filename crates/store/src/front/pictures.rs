//! Pictures that are public: those that a public text shows.

use super::Live;
use crate::{
    error::{Error, Result},
    value::values,
};
use bayan_core::{
    id::{DocumentId, EditionId, PublicId, SiteId},
    media::{Focus, Hash, PictureFormat},
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
    /// The point that stays in sight when it is cut.
    pub focus: Option<Focus>,
    /// What it is offered in: by format, then by width, the smallest first.
    pub renditions: Vec<Rendition>,
}

impl LivePicture {
    /// The widths it is offered in in one format, the smallest first.
    pub fn in_format(&self, format: PictureFormat) -> impl DoubleEndedIterator<Item = &Rendition> {
        self.renditions.iter().filter(move |rendition| rendition.format == format)
    }
}

/// A width of a public picture in a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rendition {
    /// The format.
    pub format: PictureFormat,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The hash of its bytes.
    pub hash: Hash,
}

/// Where a picture is found that has taken another's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacement {
    /// What stands in its address.
    pub public_id: PublicId,
    /// Its version.
    pub version: i64,
    /// The format and width; none in full resolution.
    pub rendition: Option<(PictureFormat, u32)>,
}

impl Live<'_> {
    /// The public picture whose cleaned original has this hash.
    pub fn picture(&mut self, site: SiteId, media: Hash) -> Result<Option<LivePicture>> {
        let row = self.0.maybe(
            "SELECT m.public_id, m.version, m.width, m.height, m.colour, m.focus_x, m.focus_y FROM live_media m WHERE m.hash = $1 AND m.site = $2",
            values![media, site],
        )?;
        let Some(row) = row else { return Ok(None) };
        let public_id: PublicId = row.parse(0)?;
        let rows = self.0.all(
            "SELECT width, height, hash, format FROM live_renditions WHERE public_id = $1 ORDER BY format, width",
            values![public_id],
        )?;
        let size = |value: i64| u32::try_from(value).map_err(Error::shape);
        let renditions = rows
            .iter()
            .map(|row| {
                Ok(Rendition {
                    width: size(row.int(0)?)?,
                    height: size(row.int(1)?)?,
                    hash: row.parse(2)?,
                    format: row.parse(3)?,
                })
            })
            .collect::<Result<_>>()?;
        Ok(Some(LivePicture {
            public_id,
            version: row.int(1)?,
            width: size(row.int(2)?)?,
            height: size(row.int(3)?)?,
            colour: row.text(4)?.to_owned(),
            focus: match (row.maybe_int(5)?, row.maybe_int(6)?) {
                (Some(x), Some(y)) => Focus::new(x, y),
                _ => None,
            },
            renditions,
        }))
    }

    /// The bytes' hash of one width of a public picture in a format.
    pub fn rendition(
        &mut self,
        site: SiteId,
        public_id: PublicId,
        version: i64,
        format: PictureFormat,
        width: u32,
    ) -> Result<Option<Hash>> {
        let row = self.0.maybe(
            "SELECT hash FROM live_renditions
             WHERE site = $1 AND public_id = $2 AND version = $3 AND format = $4 AND width = $5",
            values![site, public_id, version, format.as_str(), width],
        )?;
        row.map(|row| row.parse(0)).transpose()
    }

    /// The bytes' hash of the cleaned original of a public picture.
    pub fn original(&mut self, site: SiteId, public_id: PublicId, version: i64) -> Result<Option<Hash>> {
        let row = self.0.maybe(
            "SELECT hash FROM live_media WHERE site = $1 AND public_id = $2 AND version = $3",
            values![site, public_id, version],
        )?;
        row.map(|row| row.parse(0)).transpose()
    }

    /// The public picture that has taken the place of one that is not public any more: what stands in its address,
    /// and the width in this format that is nearest below the wanted one, else the narrowest.
    pub fn replacement(
        &mut self,
        site: SiteId,
        public_id: PublicId,
        wanted: Option<(PictureFormat, u32)>,
    ) -> Result<Option<Replacement>> {
        let still = "SELECT m.id FROM live_media m WHERE m.site = $1 AND m.public_id = $2 LIMIT 1";
        if self.0.maybe(still, values![site, public_id])?.is_some() {
            return Ok(None);
        }
        let mut at = public_id;
        while let Some(row) = self.0.maybe(
            "SELECT new_public_id, new_version FROM live_replacements WHERE site = $1 AND public_id = $2",
            values![site, at],
        )? {
            at = row.parse(0)?;
            let version = row.int(1)?;
            if self.original(site, at, version)?.is_none() {
                continue;
            }
            let width = match wanted {
                None => None,
                Some((format, width)) => {
                    let row = self.0.maybe(
                        "SELECT width FROM live_renditions
                         WHERE site = $1 AND public_id = $2 AND version = $3 AND format = $4
                         ORDER BY CASE WHEN width <= $5 THEN $5 - width ELSE 1000000 + width END LIMIT 1",
                        values![site, at, version, format.as_str(), width],
                    )?;
                    let Some(row) = row else { return Ok(None) };
                    Some((format, u32::try_from(row.int(0)?).map_err(Error::shape)?))
                }
            };
            return Ok(Some(Replacement { public_id: at, version, rendition: width }));
        }
        Ok(None)
    }

    /// The pictures of an edition, the newest first: each with the newest standing text that shows it.
    pub fn photographs(
        &mut self,
        edition: EditionId,
        limit: u32,
        offset: u32,
    ) -> Result<Vec<(Hash, DocumentId)>> {
        let rows = self.0.all(
            "SELECT hash, document FROM live_photographs WHERE edition = $1
             ORDER BY shown_at DESC, document DESC, hash LIMIT $2 OFFSET $3",
            values![edition, limit, offset],
        )?;
        rows.iter().map(|row| Ok((row.parse(0)?, row.parse(1)?))).collect()
    }

    /// How many pictures an edition has.
    pub fn count_photographs(&mut self, edition: EditionId) -> Result<u32> {
        let row = self.0.one(
            "SELECT CAST(COUNT(*) AS BIGINT) FROM live_photographs WHERE edition = $1",
            values![edition],
        )?;
        u32::try_from(row.int(0)?).map_err(Error::shape)
    }
}
