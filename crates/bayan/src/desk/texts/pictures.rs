//! The pictures of a text as the newsroom shows them, whether the public sees them or not.

use super::super::{Asked, Desk, Failure, place::Place};
use bayan_core::{content::Content, media::Hash};
use bayan_markup::{
    Named, Names,
    edited::{Preview, Previews},
    html_out::{Picture, Surroundings},
};
use bayan_store::newsroom;
use std::collections::HashMap;

/// How wide a picture is shown in a text.
const SIZES: &str = "(min-width: 40rem) 34rem, 100vw";

/// The pictures of some texts, with their width and height.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    sizes: HashMap<Hash, (u32, u32)>,
    table_label: String,
    /// The token of somebody outside who looks at them.
    guest: Option<String>,
}

/// Where the newsroom shows a picture.
pub fn source_of(media: Hash) -> String {
    Place::Picture(media).to_string()
}

impl Desk {
    /// The pictures that some texts show.
    pub(super) async fn shown(&self, asked: &Asked, contents: &[&Content]) -> Result<Shown, Failure> {
        let (site, wanted) = (asked.site.site.id, contents.iter().flat_map(|content| content.media()));
        let wanted: Vec<Hash> = wanted.collect();
        let lang = bayan_core::language::Lang::undetermined();
        let look = move |conn: &mut bayan_store::db::Conn| {
            let mut sizes = HashMap::new();
            for hash in wanted {
                if let Some(picture) = newsroom::picture(conn, site, &lang, hash)? {
                    sizes.insert(hash, (picture.width, picture.height));
                }
            }
            Ok(sizes)
        };
        let sizes = self.app.store.writer.look(look).await?;
        // Said in the language of what stands around it, as on the public page.
        let table_label = contents.first().map_or_else(String::new, |content| {
            self.pages.messages().say_with(&content.lang, "reading-table", &[])
        });
        Ok(Shown { sizes, table_label, guest: None })
    }
}

impl Shown {
    /// The same for somebody outside, who finds them by their link.
    pub(super) fn for_guest(self, token: &str) -> Shown {
        Shown { guest: Some(token.to_owned()), ..self }
    }

    fn source(&self, media: Hash) -> String {
        match &self.guest {
            Some(token) => Place::GuestPicture(token.clone(), media).to_string(),
            None => source_of(media),
        }
    }

    /// Whether all pictures of a text are in the house.
    pub(super) fn has_all(&self, content: &Content) -> bool {
        content.media().iter().all(|media| self.sizes.contains_key(media))
    }
}

impl Previews for Shown {
    fn preview(&self, media: Hash) -> Option<Preview> {
        let (width, height) = *self.sizes.get(&media)?;
        Some(Preview { src: self.source(media), width, height })
    }
}

impl Names for Shown {
    /// In the text that is written without a script a picture is named by its hash.
    fn picture(&self, source: &str) -> Option<Named> {
        let media = source.parse().ok()?;
        Some(Named { media, caption: None, credit: None, alt: None })
    }
}

impl Surroundings for Shown {
    fn picture(&self, media: Hash) -> Option<Picture> {
        let (width, height) = *self.sizes.get(&media)?;
        let src = self.source(media);
        Some(Picture {
            srcset: format!("{src} {width}w"),
            src,
            sizes: SIZES.into(),
            width,
            height,
            class: String::new(),
            sources: Vec::new(),
        })
    }

    fn file(&self, media: Hash) -> Option<String> {
        self.sizes.contains_key(&media).then(|| self.source(media))
    }

    fn table_label(&self) -> String {
        self.table_label.clone()
    }
}
