//! What is kept, in the shapes that are answered.

use super::{
    problem::{Kind, Problem},
    shapes,
};
use bayan_core::{
    content::{Content, Figure},
    instant::Instant,
    language::Direction,
    workflow::{Category, Change},
};
use bayan_markup::html_out::{self, Form};
use std::{fmt::Display, str::FromStr};

/// A moment, in UTC.
pub(super) fn moment(at: Instant) -> String {
    at.timestamp().to_string()
}

/// Where a list goes on.
pub(super) fn cursor(at: Instant, id: impl Display) -> String {
    format!("{}-{id}", at.milliseconds())
}

/// The same, read.
pub(super) fn place<T: FromStr>(cursor: Option<&str>) -> Result<Option<(Instant, T)>, Problem> {
    let Some(cursor) = cursor else { return Ok(None) };
    let read = || {
        let (at, id) = cursor.split_once('-')?;
        Some((Instant::from_milliseconds(at.parse().ok()?), id.parse().ok()?))
    };
    read().map(Some).ok_or_else(|| Problem::parameter("cursor", &["cursor"]))
}

/// An identity that was sent.
pub(super) fn identity<T: FromStr>(pointer: &str, text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::field(pointer, "fault-identity"))
}

pub(super) fn content(content: &Content) -> shapes::Content {
    let text = |text: Option<&str>| text.map(str::to_owned);
    shapes::Content {
        language: content.lang.to_string(),
        direction: content.dir.as_str(),
        kicker: text(content.kicker.as_deref()),
        headline: content.headline.to_string(),
        standfirst: text(content.standfirst.as_deref()),
        place: text(content.place.as_deref()),
        stated_at: content.stated.map(moment),
        byline: text(content.byline.as_deref()),
        share_text: text(content.share_text.as_deref()),
        lead: content.lead.as_ref().map(|lead| figure(lead, content.dir)),
        html: html_out::blocks(&content.blocks, &content.lang, content.dir, Form::Profile),
    }
}

fn figure(figure: &Figure, dir: Direction) -> shapes::Figure {
    shapes::Figure {
        media: figure.media.to_string(),
        alt: figure.alt.as_ref().map(ToString::to_string),
        caption: figure.caption.as_ref().map(|caption| html_out::own_inlines(caption, dir)),
        credit: figure.credit.as_ref().map(ToString::to_string),
    }
}

pub(super) fn change(change: &Change) -> shapes::Change {
    let (category, note) = match change {
        Change::Minor => (shapes::ChangeKind::Minor, None),
        Change::Major { category, note } => {
            let kind = match category {
                Category::Fact => shapes::ChangeKind::Fact,
                Category::Addition => shapes::ChangeKind::Addition,
                Category::Clarification => shapes::ChangeKind::Clarification,
                Category::Removal(_) => shapes::ChangeKind::Removal,
            };
            (kind, Some(note.to_string()))
        }
    };
    shapes::Change { category, note }
}

/// What is there or not.
pub(super) fn found<T>(found: Option<T>) -> Result<T, Problem> {
    found.ok_or_else(|| Problem::of(Kind::NotFound))
}
