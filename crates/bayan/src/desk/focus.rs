//! What stays in sight of a picture when it is cut to another shape.

use super::{
    Asked, Desk, Failure, Present,
    form::{Fault, Faults},
    media::edition,
    place::Place,
    reply::Reply,
    texts::{by, source_of},
};
use crate::actions::pictures;
use bayan_core::media::{Focus, Hash};
use bayan_render::desk::{DeskPage, context};
use bayan_store::newsroom::{self, Picture};

/// How wide the picture is on which the point is shown, in CSS pixels: as on the narrowest telephone, so that where
/// it was pressed needs no script to be known.
const WIDTH: u32 = 280;
/// The shapes to which pages cut pictures.
const SHAPES: [(u32, u32); 3] = [(16, 9), (1, 1), (4, 5)];
/// The middle: what stays in sight where nobody has said otherwise.
const MIDDLE: i64 = 500;

impl Desk {
    pub(super) async fn focus(&self, asked: &Asked, present: &Present, hash: Hash) -> Result<Reply, Failure> {
        self.focus_page(asked, present, hash, &Faults::default()).await
    }

    /// Keeps the point: where the picture was pressed, or as two numbers say.
    pub(super) async fn set_focus(
        &self,
        asked: &Asked,
        present: &Present,
        hash: Hash,
    ) -> Result<Reply, Failure> {
        let Some(picture) = self.picture_of(asked, hash).await? else { return Ok(Reply::missing()) };
        let mut faults = Faults::default();
        let Some(focus) = faults.take("across", meant(asked, &picture)) else {
            return self.focus_page(asked, present, hash, &faults).await;
        };
        let lang = &edition(asked).lang;
        match pictures::set_focus(&self.app, &by(asked, present), hash, lang, focus).await? {
            true => {
                self.read_sites_again().await;
                Ok(Reply::To(format!("{}?said=saved", Place::PictureFocus(hash))))
            }
            false => Ok(Reply::missing()),
        }
    }

    pub(super) async fn picture_of(&self, asked: &Asked, hash: Hash) -> Result<Option<Picture>, Failure> {
        let (site, lang) = (asked.site.site.id, edition(asked).lang.clone());
        let look = move |conn: &mut bayan_store::db::Conn| newsroom::picture(conn, site, &lang, hash);
        Ok(self.app.store.writer.look(look).await?)
    }

    async fn focus_page(
        &self,
        asked: &Asked,
        present: &Present,
        hash: Hash,
        faults: &Faults,
    ) -> Result<Reply, Failure> {
        let Some(picture) = self.picture_of(asked, hash).await? else { return Ok(Reply::missing()) };
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let (x, y) = picture.focus.map_or((MIDDLE, MIDDLE), |focus| (focus.x().into(), focus.y().into()));
        let typed = |name: &str, thousandths: i64| match asked.form.value(name) {
            "" => (thousandths / 10).to_string(),
            typed => typed.to_owned(),
        };
        let page = context::FocusPage {
            common: framed.common(&framed.say("focus-title", &[])),
            url: Place::PictureFocus(hash).to_string(),
            src: source_of(hash),
            alt: picture.words.alt.as_ref().map(ToString::to_string).unwrap_or_default(),
            width: WIDTH,
            height: shown_height(&picture),
            size: (picture.width, picture.height),
            across: typed("across", x),
            down: typed("down", y),
            at: (part(picture.width, x), part(picture.height, y)),
            crops: SHAPES.map(|shape| crop((picture.width, picture.height), shape, (x, y))).into(),
        };
        Ok(Reply::Page(faults.status(), self.pages.render(&DeskPage::Focus(&page))?))
    }
}

fn shown_height(picture: &Picture) -> u32 {
    (WIDTH * picture.height / picture.width.max(1)).max(1)
}

/// The point that is meant. A picture that is pressed sends where, in pixels of what is shown; one that is sent by
/// the keyboard sends nothing of use, so the numbers count.
fn meant(asked: &Asked, picture: &Picture) -> Result<Focus, Fault> {
    let number = |name: &str| asked.form.value(name).trim().parse::<i64>().ok();
    let pressed = number("at.x").zip(number("at.y")).filter(|at| *at != (0, 0));
    let focus = match pressed {
        Some((x, y)) => {
            let thousandths = |at: i64, of: u32| at.saturating_mul(1000) / i64::from(of.max(1));
            Focus::new(thousandths(x, WIDTH), thousandths(y, shown_height(picture)))
        }
        None => number("across")
            .zip(number("down"))
            .and_then(|(x, y)| Focus::new(x.saturating_mul(10), y.saturating_mul(10))),
    };
    focus.ok_or("fault-focus")
}

/// So many pixels as these thousandths are.
fn part(of: u32, thousandths: i64) -> i64 {
    i64::from(of) * thousandths / 1000
}

/// What is seen of a picture of a size that is cut to a shape, as `object-position` cuts it: left, top, width and
/// height in pixels of the picture.
fn crop((width, height): (u32, u32), (across, down): (u32, u32), (x, y): (i64, i64)) -> context::Crop {
    let (width, height) = (i64::from(width), i64::from(height));
    let (across, down) = (i64::from(across), i64::from(down));
    // As wide as the picture, or as high.
    let (wide, high) = match width * down > height * across {
        true => ((height * across / down).max(1), height),
        false => (width, (width * down / across).max(1)),
    };
    context::Crop {
        shape: format!("{across}:{down}"),
        left: (width - wide) * x / 1000,
        top: (height - high) * y / 1000,
        width: wide,
        height: high,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crop_is_as_large_as_can_be_and_follows_the_point() {
        let of = |size, shape, point| {
            let crop = crop(size, shape, point);
            (crop.left, crop.top, crop.width, crop.height)
        };
        assert_eq!(of((1600, 900), (16, 9), (0, 0)), (0, 0, 1600, 900));
        assert_eq!(of((1600, 900), (1, 1), (0, 500)), (0, 0, 900, 900));
        assert_eq!(of((1600, 900), (1, 1), (1000, 500)), (700, 0, 900, 900));
        assert_eq!(of((900, 1600), (1, 1), (500, 1000)), (0, 700, 900, 900));
        assert_eq!(of((1, 1), (16, 9), (500, 500)), (0, 0, 1, 1));
    }
}
