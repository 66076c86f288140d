//! A text as it is read in the newsroom.

use super::Shown;
use bayan_core::{
    content::{Content, Figure},
    slug::Slug,
};
use bayan_markup::html_out::{self, Surroundings, escape_attribute};
use bayan_render::{context::Markup, desk::context::Reading};

/// Makes a text readable, with what stands in its address where that is not as its headline is.
pub(super) fn reading(content: &Content, slug: &Slug, shown: &Shown) -> Reading {
    let line = |text: &str| Markup::of_line(text, content.dir);
    Reading {
        lang: content.lang.to_string(),
        dir: content.dir.as_str(),
        kicker: content.kicker.as_deref().map(line),
        headline: line(&content.headline),
        standfirst: content.standfirst.as_deref().map(line),
        place: content.place.as_deref().map(line),
        byline: content.byline.as_deref().map(line),
        lead: content.lead.as_ref().and_then(|lead| figure(lead, content, shown)),
        body: Markup::of_html(html_out::page(content, shown)),
        alts: alts(content),
        slug: (*slug != Slug::of(&content.headline)).then(|| slug.to_string()),
        share_text: content.share_text.as_ref().map(|text| text.to_string()),
    }
}

/// The words for those who cannot see the pictures: whoever approves reads them too.
fn alts(content: &Content) -> Vec<String> {
    let figures = content.figures().into_iter();
    figures.filter_map(|(_, figure)| figure.alt.as_ref().map(|alt| alt.to_string())).collect()
}

fn figure(lead: &Figure, content: &Content, shown: &Shown) -> Option<Markup> {
    let picture = Surroundings::picture(shown, lead.media)?;
    let alt = escape_attribute(lead.alt.as_deref().unwrap_or_default());
    let caption = lead.caption.as_ref().map(|caption| html_out::inlines(caption, content.dir));
    let credit = lead.credit.as_ref().map(|credit| html_out::line(credit, content.dir));
    let words: Vec<String> =
        caption.into_iter().chain(credit.map(|credit| format!("<small>{credit}</small>"))).collect();
    let caption = match words.is_empty() {
        true => String::new(),
        false => format!("<figcaption>{}</figcaption>", words.join(" ")),
    };
    Some(Markup::of_html(format!(
        "<figure><img src=\"{}\" width=\"{}\" height=\"{}\" alt=\"{alt}\">{caption}</figure>",
        escape_attribute(&picture.src),
        picture.width,
        picture.height
    )))
}
