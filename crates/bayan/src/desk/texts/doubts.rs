//! What should be looked at before a text is published: in the text itself, and around it.

use super::{
    super::{Asked, Desk, Failure, frame::Framed},
    words::doubts,
};
use crate::http::paths::Address;
use bayan_core::{
    content::{Content, check::Place},
    id::ShortId,
    text::excerpt,
    workflow::freshness::Freshness,
};
use bayan_render::desk::context::Doubt;
use bayan_store::{
    documents,
    newsroom::{self, Text},
};

/// How many links to texts of the house are looked up.
const MOST: usize = 200;
/// How much of an address is said, in graphemes.
const ADDRESS: usize = 80;

impl Desk {
    /// Everything that is to be looked at in `content`, which is or is to be the newest version of `text`.
    pub(super) async fn doubts(
        &self,
        asked: &Asked,
        framed: &Framed<'_>,
        text: &Text,
        content: &Content,
    ) -> Result<Vec<Doubt>, Failure> {
        let own: Vec<(Place, ShortId, String)> = content
            .links()
            .into_iter()
            .filter_map(|(place, address)| {
                // Links to the site may be written with its name before them.
                let written = address.as_str();
                let path = written.strip_prefix(asked.site.origin.as_str()).unwrap_or(written);
                let path = path.split(['?', '#']).next().unwrap_or_default();
                match Address::parse(path, None)? {
                    Address::Article { id, .. } => Some((place, id, excerpt::cut(written, ADDRESS))),
                    _ => None,
                }
            })
            .take(MOST)
            .collect();
        let (site, document, media) = (asked.site.site.id, text.document, content.media());
        let look = move |conn: &mut bayan_store::db::Conn| {
            let mut broken = Vec::new();
            for (place, id, written) in own {
                let public = match documents::by_short_id(conn, site, id)? {
                    Some(other) => documents::is_public(conn, other)?,
                    None => false,
                };
                if !public {
                    broken.push((place, written));
                }
            }
            let newer = newsroom::newer(conn, site, &media)?;
            Ok((broken, newsroom::freshness_of(conn, document)?, newer))
        };
        let (broken, freshness, newer) = self.app.store.writer.look(look).await?;
        let mut all = doubts(framed, content);
        if freshness == Some(Freshness::Behind) {
            all.insert(0, Doubt { place: "text".to_owned(), text: framed.say("doubt-behind", &[]) });
        }
        let older = content.figures().into_iter().filter(|(_, figure)| newer.contains_key(&figure.media));
        all.extend(older.map(|(place, _)| Doubt {
            place: place.to_string(),
            text: framed.say("doubt-newer-picture", &[]),
        }));
        all.extend(broken.into_iter().map(|(place, written)| Doubt {
            place: place.to_string(),
            text: framed.say("doubt-link", &[("text", written)]),
        }));
        Ok(all)
    }
}
