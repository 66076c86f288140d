//! The stylesheets become one for each shape of page, with the addresses of their files in it.

use super::{Assets, Sheet, ThemeFault};
use crate::style;

/// What pages of lists have in this place, and texts do not.
pub(crate) const IMPORT: &str = "@import \"lists.css\";";

/// The shape of a page, which decides what of the stylesheet it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// An article, a static page.
    Text,
    /// Everything else.
    List,
}

impl Shape {
    /// Both.
    pub const ALL: [Shape; 2] = [Shape::Text, Shape::List];
}

/// The stylesheets of a page of `shape` as one, minified; `lists` is what they import.
pub(super) fn make(
    sources: &[Sheet],
    lists: Option<&Sheet>,
    assets: &Assets,
    shape: Shape,
) -> Result<String, ThemeFault> {
    let mut out = String::new();
    let imported = lists.filter(|_| shape == Shape::List).map(|lists| lists.source.as_str());
    for Sheet { file, source } in sources {
        let whole = source.replacen(IMPORT, imported.unwrap_or_default(), 1);
        let minified = style::minify(&whole);
        if minified.contains("</") {
            return Err(ThemeFault::of_file(file, "holds \"</\", which would end the style in the page"));
        }
        let mut rest = minified.as_str();
        while let Some((before, behind)) = rest.split_once("url(asset(") {
            let (name, after) = behind
                .split_once("))")
                .ok_or_else(|| ThemeFault::of_file(file, "url(asset( without its end"))?;
            let asset = assets.get(name).ok_or_else(|| missing(file, &whole, name))?;
            out.push_str(before);
            out.push_str(&format!("url({})", asset.url));
            rest = after;
        }
        out.push_str(rest);
    }
    Ok(out)
}

fn missing(file: &str, source: &str, name: &str) -> ThemeFault {
    let wanted = format!("asset({name})");
    let line = source.lines().position(|line| line.contains(&wanted)).map_or(1, |at| at + 1);
    ThemeFault::of_file(&format!("{file}:{line}"), format!("the theme has no file {name}"))
}
