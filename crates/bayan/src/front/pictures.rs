//! Pictures of a page: which are public, and in which widths.

use crate::http::paths::Address;
use bayan_core::{
    content::{Content, Figure},
    id::SiteId,
    language::Direction,
    media::Hash,
};
use bayan_markup::html_out::{self, Surroundings};
use bayan_render::context::{self, Markup};
use bayan_store::{
    Result,
    front::{Live, LivePicture},
};
use std::collections::HashMap;

/// How wide a figure in the text is shown.
const SIZES: &str = "(min-width: 56rem) 54rem, 100vw";
/// The width that readers get whose browser does not choose.
const USUAL: u32 = 800;

/// The public pictures of some texts.
#[derive(Debug, Clone, Default)]
pub struct Pictures(HashMap<Hash, LivePicture>);

impl Pictures {
    /// Asks for all pictures of `content`.
    pub fn of(live: &mut Live<'_>, site: SiteId, content: &Content) -> Result<Pictures> {
        let mut pictures = Pictures::default();
        pictures.add(live, site, content.media())?;
        Ok(pictures)
    }

    /// Asks for more pictures.
    pub fn add(&mut self, live: &mut Live<'_>, site: SiteId, media: Vec<Hash>) -> Result<()> {
        for hash in media {
            if let Some(picture) = live.picture(site, hash)? {
                self.0.insert(hash, picture);
            }
        }
        Ok(())
    }

    /// The picture of a figure with what is said about it.
    pub fn figure(&self, figure: &Figure, lang: &str, dir: Direction) -> Option<context::Picture> {
        let picture = self.0.get(&figure.media)?;
        let (src, srcset) = addresses(picture, "");
        Some(context::Picture {
            src,
            srcset,
            width: picture.width,
            height: picture.height,
            alt: figure.alt.as_ref().map(|alt| alt.to_string()).unwrap_or_default(),
            caption: figure.caption.as_ref().map(|caption| Markup::of_html(html_out::inlines(caption, dir))),
            caption_lang: lang.to_owned(),
            caption_dir: dir.as_str(),
            credit: figure.credit.as_ref().map(|credit| credit.to_string()),
            colour: picture.colour.clone(),
        })
    }

    /// The whole address of a picture in its widest form.
    pub fn widest(&self, media: Hash, origin: &str) -> Option<String> {
        let picture = self.0.get(&media)?;
        let width = picture.renditions.last()?.width;
        Some(format!("{origin}{}", address(picture, width)))
    }
}

fn address(picture: &LivePicture, width: u32) -> Address {
    Address::Media { id: picture.public_id, version: u32::try_from(picture.version).unwrap_or(1), width }
}

/// The usual address, and all of them with their widths.
fn addresses(picture: &LivePicture, origin: &str) -> (String, String) {
    let usual = picture.renditions.iter().rfind(|r| r.width <= USUAL).or(picture.renditions.first());
    let src =
        usual.map(|rendition| format!("{origin}{}", address(picture, rendition.width))).unwrap_or_default();
    let all =
        picture.renditions.iter().map(|r| format!("{origin}{} {}w", address(picture, r.width), r.width));
    (src, all.collect::<Vec<_>>().join(", "))
}

/// What the writer of HTML asks while it writes a text.
pub struct Around<'a> {
    /// The pictures.
    pub pictures: &'a Pictures,
    /// What stands before every address: nothing in a page, the origin in a feed.
    pub origin: &'a str,
    /// What a table without a caption is called.
    pub table_label: String,
}

impl Surroundings for Around<'_> {
    fn picture(&self, media: Hash) -> Option<html_out::Picture> {
        let picture = self.pictures.0.get(&media)?;
        let (src, srcset) = addresses(picture, self.origin);
        Some(html_out::Picture {
            src,
            srcset,
            sizes: SIZES.into(),
            width: picture.width,
            height: picture.height,
        })
    }

    fn file(&self, media: Hash) -> Option<String> {
        self.pictures.widest(media, self.origin)
    }

    fn table_label(&self) -> String {
        self.table_label.clone()
    }

    fn origin(&self) -> &str {
        self.origin
    }
}
