//! Pictures of a page: which are public, and in which widths.

use crate::http::paths::Address;
use bayan_core::{
    content::{Content, Figure},
    id::SiteId,
    language::Direction,
    media::{Hash, PictureFormat},
};
use bayan_markup::html_out::{self, Surroundings};
use bayan_render::{
    context::{self, Markup},
    picture as class,
};
use bayan_store::{
    Result,
    front::{Live, LivePicture},
};
use std::collections::{BTreeSet, HashMap};

/// How wide a figure in the text is shown.
const SIZES: &str = "(min-width: 56rem) 54rem, 100vw";
/// The width that readers get whose browser does not choose.
const USUAL: u32 = 800;

/// The public pictures of some texts; in a preview, pictures that are elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    live: HashMap<Hash, LivePicture>,
    elsewhere: HashMap<Hash, Elsewhere>,
}

/// A picture that is not public: where those find it who may.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    /// Its address.
    pub src: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

impl Pictures {
    /// Asks for all pictures of `content`.
    pub fn of(live: &mut Live<'_>, site: SiteId, content: &Content) -> Result<Pictures> {
        let mut pictures = Pictures::default();
        pictures.add(live, site, content.media())?;
        Ok(pictures)
    }

    /// The pictures of a preview.
    pub fn elsewhere(elsewhere: HashMap<Hash, Elsewhere>) -> Pictures {
        Pictures { elsewhere, ..Pictures::default() }
    }

    /// Asks for more pictures.
    pub fn add(&mut self, live: &mut Live<'_>, site: SiteId, media: Vec<Hash>) -> Result<()> {
        for hash in media {
            if let Some(picture) = live.picture(site, hash)? {
                self.live.insert(hash, picture);
            }
        }
        Ok(())
    }

    /// The rules that hold the places of these pictures: what stands in a page's second `<style>`.
    pub fn rules(&self) -> String {
        let rules: BTreeSet<String> = self.live.values().map(|p| class::rule(&p.colour, focus(p))).collect();
        rules.into_iter().collect()
    }

    /// Those of `other` too.
    pub fn with(mut self, other: &Pictures) -> Pictures {
        self.live.extend(other.live.iter().map(|(hash, picture)| (*hash, picture.clone())));
        self
    }

    /// A picture in full resolution.
    pub fn original(&self, media: Hash) -> Option<(Address, u32, u32)> {
        let picture = self.live.get(&media)?;
        let address = Address::MediaOriginal { id: picture.public_id, version: version(picture) };
        Some((address, picture.width, picture.height))
    }

    /// The picture of a figure with what is said about it.
    pub fn figure(&self, figure: &Figure, lang: &str, dir: Direction) -> Option<context::Picture> {
        let said = Said::of(figure, dir);
        if let Some(Elsewhere { src, width, height }) = self.elsewhere.get(&figure.media) {
            return Some(context::Picture {
                src: src.clone(),
                srcset: format!("{src} {width}w"),
                sources: Vec::new(),
                width: *width,
                height: *height,
                alt: said.alt,
                caption: said.caption,
                caption_lang: lang.to_owned(),
                caption_dir: dir.as_str(),
                credit: said.credit,
                class: String::new(),
            });
        }
        let picture = self.live.get(&figure.media)?;
        let (src, srcset) = addresses(picture, "");
        let better = better(picture, "").map(|(media_type, srcset)| context::Source { media_type, srcset });
        Some(context::Picture {
            src,
            srcset,
            sources: better.into_iter().collect(),
            width: picture.width,
            height: picture.height,
            alt: said.alt,
            caption: said.caption,
            caption_lang: lang.to_owned(),
            caption_dir: dir.as_str(),
            credit: said.credit,
            class: class::class(&picture.colour, focus(picture)),
        })
    }

    /// The whole address of a picture in its widest form.
    pub fn widest(&self, media: Hash, origin: &str) -> Option<String> {
        let picture = self.live.get(&media)?;
        let width = picture.in_format(PictureFormat::Jpeg).next_back()?.width;
        Some(format!("{origin}{}", address(picture, width, PictureFormat::Jpeg)))
    }
}

/// What is said of a picture.
struct Said {
    alt: String,
    caption: Option<Markup>,
    credit: Option<String>,
}

impl Said {
    fn of(figure: &Figure, dir: Direction) -> Said {
        Said {
            alt: figure.alt.as_ref().map(|alt| alt.to_string()).unwrap_or_default(),
            caption: figure.caption.as_ref().map(|caption| Markup::of_html(html_out::inlines(caption, dir))),
            credit: figure.credit.as_ref().map(|credit| credit.to_string()),
        }
    }
}

fn version(picture: &LivePicture) -> u32 {
    u32::try_from(picture.version).unwrap_or(1)
}

fn focus(picture: &LivePicture) -> Option<(u16, u16)> {
    picture.focus.map(|focus| (focus.x(), focus.y()))
}

fn address(picture: &LivePicture, width: u32, format: PictureFormat) -> Address {
    Address::Media { id: picture.public_id, version: version(picture), width, format }
}

/// All widths of a picture in a format, as `srcset` wants them.
fn widths(picture: &LivePicture, origin: &str, format: PictureFormat) -> String {
    let one = |width| format!("{origin}{} {width}w", address(picture, width, format));
    picture.in_format(format).map(|rendition| one(rendition.width)).collect::<Vec<_>>().join(", ")
}

/// The usual address, and all of them with their widths, in the format that every browser shows.
fn addresses(picture: &LivePicture, origin: &str) -> (String, String) {
    let jpeg = || picture.in_format(PictureFormat::Jpeg);
    let usual = jpeg().rfind(|rendition| rendition.width <= USUAL).or(jpeg().next());
    let src = usual.map(|usual| format!("{origin}{}", address(picture, usual.width, PictureFormat::Jpeg)));
    (src.unwrap_or_default(), widths(picture, origin, PictureFormat::Jpeg))
}

/// The format of which it takes fewer bytes, once it was made: media type and widths.
fn better(picture: &LivePicture, origin: &str) -> Option<(&'static str, String)> {
    let format = PictureFormat::Avif;
    picture.in_format(format).next()?;
    Some((format.media_type(), widths(picture, origin, format)))
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
        if let Some(Elsewhere { src, width, height }) = self.pictures.elsewhere.get(&media) {
            return Some(html_out::Picture {
                src: src.clone(),
                srcset: format!("{src} {width}w"),
                sizes: SIZES.into(),
                width: *width,
                height: *height,
                class: String::new(),
                sources: Vec::new(),
            });
        }
        let picture = self.pictures.live.get(&media)?;
        let (src, srcset) = addresses(picture, self.origin);
        Some(html_out::Picture {
            src,
            srcset,
            sizes: SIZES.into(),
            width: picture.width,
            height: picture.height,
            class: if self.origin.is_empty() {
                class::class(&picture.colour, focus(picture))
            } else {
                // A feed reader has no rules for it.
                String::new()
            },
            // Feeds are read by programs of every age.
            sources: better(picture, self.origin).filter(|_| self.origin.is_empty()).into_iter().collect(),
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
