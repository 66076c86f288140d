//! A part of a picture as a picture of its own: what stands beside the scene is left away by hand.

use super::{
    Asked, Desk, Failure, Present,
    form::{Fault, Faults},
    media::edition,
    place::Place,
    reply::{Reply, encoded},
    texts::{by, source_of},
};
use crate::actions::pictures::{self, NotTaken};
use bayan_core::media::Hash;
use bayan_render::{
    desk::{DeskPage, context},
    picture::Part,
};
use bayan_store::newsroom::Picture;

/// The widest that the picture is shown on which the part is drawn, in CSS pixels.
const WIDTH: u32 = 560;
/// The highest.
const HEIGHT: u32 = 480;
/// The proportions that are offered beside a free hand.
const SHAPES: [(u32, u32); 5] = [(16, 9), (3, 2), (4, 3), (1, 1), (4, 5)];

impl Desk {
    pub(super) async fn cutting(
        &self,
        asked: &Asked,
        present: &Present,
        hash: Hash,
    ) -> Result<Reply, Failure> {
        self.cut_page(asked, present, hash, &Faults::default()).await
    }

    /// Shows the part that is meant, or makes it a picture.
    pub(super) async fn cut(&self, asked: &Asked, present: &Present, hash: Hash) -> Result<Reply, Failure> {
        let Some(picture) = self.picture_of(asked, hash).await? else { return Ok(Reply::missing()) };
        let mut faults = Faults::default();
        let is_meant = asked.form.value("do") == "cut";
        let part = faults.take("part", meant(asked, &picture));
        if is_meant && part.is_some_and(|part| (part.width, part.height) == (picture.width, picture.height)) {
            faults.note("part", "fault-cut-whole");
        }
        let Some(part) = part.filter(|_| is_meant && faults.is_empty()) else {
            return self.cut_page(asked, present, hash, &faults).await;
        };
        let in_its_place = asked.form.value("place") == "its";
        let site = &asked.site.site;
        match pictures::cut(&self.app, site, &by(asked, present), hash, (part, in_its_place)).await {
            Ok(Some(_)) if in_its_place => {
                Ok(Reply::To(format!("{}?media={hash}&said=picture-replaced", Place::Texts)))
            }
            Ok(Some(new)) => {
                let key = encoded(&edition(asked).key);
                Ok(Reply::To(format!("{}?edition={key}&said=picture-cut#p-{new}", Place::Media)))
            }
            Ok(None) => Ok(Reply::missing()),
            Err(NotTaken::Store(error)) => Err(error.into()),
            Err(other) => Err(Failure::Other(other.to_string())),
        }
    }

    async fn cut_page(
        &self,
        asked: &Asked,
        present: &Present,
        hash: Hash,
        faults: &Faults,
    ) -> Result<Reply, Failure> {
        let Some(picture) = self.picture_of(asked, hash).await? else { return Ok(Reply::missing()) };
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let size = (picture.width, picture.height);
        // What was meant; at first all of it.
        let part = meant(asked, &picture).ok().filter(|_| asked.is_post);
        let part = part.unwrap_or(Part { left: 0, top: 0, width: size.0, height: size.1 });
        let typed = |name: &str, else_: u32| match asked.form.maybe(name) {
            Some(typed) if !faults.is_empty() => typed.to_owned(),
            _ => else_.to_string(),
        };
        let shape = asked.form.value("shape");
        let page = context::CutPage {
            common: framed.common(&framed.say("cut-title", &[])),
            url: Place::PictureCut(hash).to_string(),
            src: source_of(hash),
            alt: picture.words.alt.as_ref().map(ToString::to_string).unwrap_or_default(),
            size,
            width: shown_width(&picture),
            part: (part.left, part.top, part.width, part.height),
            left: typed("left", part.left),
            top: typed("top", part.top),
            wide: typed("width", part.width),
            high: typed("height", part.height),
            shapes: SHAPES
                .map(|(across, down)| format!("{across}:{down}"))
                .map(|known| {
                    let is_chosen = known == shape;
                    (known, is_chosen)
                })
                .into(),
            in_its_place: asked.form.value("place") == "its",
            uses: framed.say_count("media-uses", picture.uses),
        };
        Ok(Reply::Scripted(faults.status(), self.pages.render(&DeskPage::Cut(&page))?))
    }
}

/// How wide it is shown: never so high that a telephone's window has no room beside it to scroll by.
fn shown_width(picture: &Picture) -> u32 {
    let by_height = u64::from(HEIGHT) * u64::from(picture.width) / u64::from(picture.height.max(1));
    WIDTH.min(picture.width).min(u32::try_from(by_height).unwrap_or(WIDTH)).max(1)
}

/// The part that is meant. Where a shape is chosen the height follows the width, or the width the height where the
/// picture ends before.
fn meant(asked: &Asked, picture: &Picture) -> Result<Part, Fault> {
    let number = |name: &str| asked.form.value(name).trim().parse::<u32>().map_err(|_| "fault-cut");
    let part = Part {
        left: number("left")?,
        top: number("top")?,
        width: number("width")?,
        height: number("height")?,
    };
    let size = (picture.width, picture.height);
    let shape = asked.form.value("shape").split_once(':');
    let shape = shape.and_then(|(across, down)| Some((across.parse().ok()?, down.parse().ok()?)));
    let part = match shape.filter(|shape| SHAPES.contains(shape)) {
        Some(shape) => shaped(part, shape, size),
        None => part,
    };
    if part.is_of(size) { Ok(part) } else { Err("fault-cut") }
}

/// A part in a shape: as wide as it was, or as high as the picture lets it be.
fn shaped(part: Part, (across, down): (u32, u32), (_, high): (u32, u32)) -> Part {
    let (across, down) = (u64::from(across), u64::from(down));
    let within = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
    let height = (u64::from(part.width) * down + across / 2) / across;
    let room = u64::from(high.saturating_sub(part.top));
    match height <= room {
        true => Part { height: within(height), ..part },
        false => Part { height: within(room), width: within((room * across + down / 2) / down), ..part },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_kept_within_the_picture() {
        let part = Part { left: 100, top: 300, width: 800, height: 1 };
        let of = |shape| {
            let part = shaped(part, shape, (1600, 900));
            (part.width, part.height)
        };
        assert_eq!(of((16, 9)), (800, 450));
        assert_eq!(of((1, 1)), (600, 600));
        assert_eq!(of((4, 5)), (480, 600));
        let outside = Part { top: u32::MAX, ..part };
        assert!(!shaped(outside, (1, 1), (1600, 900)).is_of((1600, 900)));
    }
}
