//! The stylesheets become one for each shape of page, with the addresses of their files in it.

use super::{Assets, Sheet, ThemeFault, checker};
use crate::style;

/// The shape of a page, which decides what of the stylesheet it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// An article, a static page.
    Text,
    /// Front page, sections, archive, photographs, errors.
    List,
    /// The public record of a text, its history, the look-up.
    Record,
}

impl Shape {
    /// All of them.
    pub const ALL: [Shape; 3] = [Shape::Text, Shape::List, Shape::Record];
}

/// What the stylesheet imports, and the pages that have it in that place; texts have none of it.
const IMPORTED: [(&str, Shape); 2] = [("lists.css", Shape::List), ("record.css", Shape::Record)];

/// How `style.css` says that something stands in a place of it.
pub(crate) fn imports() -> impl Iterator<Item = String> {
    IMPORTED.into_iter().map(|(file, _)| import(file))
}

fn import(file: &str) -> String {
    format!("@import \"{file}\";")
}

/// The name of a stylesheet beside `style.css`, where `path` is one.
pub(super) fn beside(path: &str) -> Option<&'static str> {
    let imported = IMPORTED.into_iter().map(|(file, _)| file);
    imported.chain([checker::SHEET]).find(|file| *file == path)
}

/// The stylesheets of a page of `shape` as one, minified; `beside` has what they import.
pub(super) fn make(
    sources: &[Sheet],
    beside: &[Sheet],
    assets: &Assets,
    shape: Shape,
) -> Result<String, ThemeFault> {
    let mut out = String::new();
    for Sheet { file, source } in sources {
        let mut whole = source.clone();
        for (name, wanted) in IMPORTED {
            let imported = beside.iter().find(|sheet| sheet.file == name && shape == wanted);
            whole = whole.replacen(&import(name), imported.map_or("", |sheet| sheet.source.as_str()), 1);
        }
        out.push_str(&with_files(file, &whole, assets)?);
    }
    Ok(out)
}

/// A stylesheet, minified, with the addresses of its files in it.
pub(super) fn with_files(file: &str, source: &str, assets: &Assets) -> Result<String, ThemeFault> {
    let minified = plain(file, source)?;
    let mut out = String::new();
    let mut rest = minified.as_str();
    while let Some((before, behind)) = rest.split_once("url(asset(") {
        let (name, after) =
            behind.split_once("))").ok_or_else(|| ThemeFault::of_file(file, "url(asset( without its end"))?;
        let asset = assets.get(name).ok_or_else(|| missing(file, source, name))?;
        out.push_str(before);
        out.push_str(&format!("url({})", asset.url));
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// A stylesheet, minified, that can stand inside a page.
pub(super) fn plain(file: &str, source: &str) -> Result<String, ThemeFault> {
    let minified = style::minify(source);
    if minified.contains("</") {
        return Err(ThemeFault::of_file(file, "holds \"</\", which would end the style in the page"));
    }
    Ok(minified)
}

fn missing(file: &str, source: &str, name: &str) -> ThemeFault {
    let wanted = format!("asset({name})");
    let line = source.lines().position(|line| line.contains(&wanted)).map_or(1, |at| at + 1);
    ThemeFault::of_file(&format!("{file}:{line}"), format!("the theme has no file {name}"))
}
