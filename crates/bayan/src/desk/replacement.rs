//! The picture that takes another's place: the same scene without a number plate, the chart with its corrected figures.
//!
//! Nobody's public text changes by this: what was approved and recorded shows what it showed. Texts that show the older
//! say so to those who work on them, and are given the newer by whoever may write there.

use super::{
    Asked, Desk, Failure, Present,
    form::Faults,
    media::edition,
    place::Place,
    reply::{Reply, encoded},
    texts::{by, source_of},
};
use crate::actions::pictures;
use bayan_core::media::Hash;
use bayan_render::desk::{DeskPage, context};
use bayan_store::newsroom::{self, Picture};

/// How many pictures are offered.
const OFFERED: u32 = 24;
/// The longest words that are looked for.
const LONGEST: usize = 200;

impl Desk {
    /// Which picture is to take the place of another.
    pub(super) async fn replacement(
        &self,
        asked: &Asked,
        present: &Present,
        hash: Hash,
    ) -> Result<Reply, Failure> {
        self.replacement_page(asked, present, hash, &Faults::default()).await
    }

    /// Gives it the place.
    pub(super) async fn replace_picture(
        &self,
        asked: &Asked,
        present: &Present,
        hash: Hash,
    ) -> Result<Reply, Failure> {
        let by_which = asked.form.value("by").parse::<Hash>().ok().filter(|new| *new != hash);
        let mut faults = Faults::default();
        let Some(new) = faults.take("by", by_which.ok_or("fault-choose")) else {
            return self.replacement_page(asked, present, hash, &faults).await;
        };
        match pictures::replace(&self.app, &by(asked, present), hash, new).await? {
            true => Ok(Reply::To(format!("{}?media={hash}&said=picture-replaced", Place::Texts))),
            false => Ok(Reply::missing()),
        }
    }

    async fn replacement_page(
        &self,
        asked: &Asked,
        present: &Present,
        hash: Hash,
        faults: &Faults,
    ) -> Result<Reply, Failure> {
        let (site, lang) = (asked.site.site.id, edition(asked).lang.clone());
        let words: String = asked.query.value("q").trim().chars().take(LONGEST).collect();
        let wanted = words.clone();
        let look = move |conn: &mut bayan_store::db::Conn| {
            let wanted = (!wanted.is_empty()).then_some(wanted.as_str());
            let others = newsroom::pictures(conn, site, &lang, wanted, (OFFERED + 1, 0))?;
            Ok((newsroom::picture(conn, site, &lang, hash)?, others))
        };
        let (old, others) = self.app.store.writer.look(look).await?;
        let Some(old) = old else { return Ok(Reply::missing()) };
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let offered = |picture: &Picture| context::Offered {
            id: picture.hash.to_string(),
            src: source_of(picture.hash),
            width: picture.width,
            height: picture.height,
            alt: said_of(picture),
            date: framed.moment(picture.added_at),
        };
        let others = others.iter().filter(|picture| picture.hash != hash);
        let page = context::Replacement {
            common: framed.common(&framed.say("replacement-title", &[])),
            url: Place::PictureReplacement(hash).to_string(),
            old: offered(&old),
            used_at: (old.uses > 0).then(|| format!("{}?media={hash}", Place::Texts)),
            uses: framed.say_count("media-uses", old.uses),
            library: format!("{}?edition={}", Place::Media, encoded(&edition(asked).key)),
            others: others.take(OFFERED as usize).map(offered).collect(),
            words,
        };
        Ok(Reply::Page(faults.status(), self.pages.render(&DeskPage::Replacement(&page))?))
    }
}

/// What tells one picture from another for whoever does not see them.
fn said_of(picture: &Picture) -> String {
    let alt = picture.words.alt.as_ref().map(ToString::to_string);
    alt.or_else(|| picture.name.clone()).unwrap_or_default()
}
