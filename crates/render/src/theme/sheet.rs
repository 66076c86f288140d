//! The stylesheets become one, with the addresses of their files in it.

use super::{Assets, Sheet, ThemeFault};
use crate::style;

/// The stylesheets as one, minified.
pub(super) fn make(sources: &[Sheet], assets: &Assets) -> Result<String, ThemeFault> {
    let mut out = String::new();
    for Sheet { file, source } in sources {
        let minified = style::minify(source);
        if minified.contains("</") {
            return Err(ThemeFault::of_file(file, "holds \"</\", which would end the style in the page"));
        }
        let mut rest = minified.as_str();
        while let Some((before, behind)) = rest.split_once("url(asset(") {
            let (name, after) = behind
                .split_once("))")
                .ok_or_else(|| ThemeFault::of_file(file, "url(asset( without its end"))?;
            let asset = assets.get(name).ok_or_else(|| missing(file, source, name))?;
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
