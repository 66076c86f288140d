//! What a theme is made of, wherever it comes from.

use super::{ThemeFault, assets::File, folder, script, sheet};
use rust_embed::RustEmbed;
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct Default;

/// Who made a theme: `theme.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// What it is called.
    pub name: String,
    /// Its version, in the author's own counting.
    pub version: String,
    /// Whose work it is, and what must be said of it.
    pub credit: Option<String>,
}

/// A stylesheet as it was written.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    /// The file, for messages.
    pub(crate) file: &'static str,
    /// Its text.
    pub(crate) source: String,
}

/// The files of a theme, read and within limits, not yet understood.
pub(super) struct Parts {
    pub(super) about: About,
    /// Name (`article.html`) and text.
    pub(super) templates: Vec<(String, String)>,
    /// The stylesheet that stands instead of the default theme's.
    pub(super) style: Option<Sheet>,
    /// What that imports in some pages and texts do not carry, and the checker's.
    pub(super) beside: Vec<Sheet>,
    /// The stylesheet that stands behind it.
    pub(super) extra: Option<Sheet>,
    /// The files that pages load.
    pub(super) assets: Vec<File>,
    /// Name (`ar.ftl`) and text.
    pub(super) locales: Vec<(String, String)>,
}

/// The theme that is inside the program.
pub(super) fn inside() -> Result<Parts, ThemeFault> {
    let mut parts = Parts {
        about: About { name: "Bayan".into(), version: env!("CARGO_PKG_VERSION").into(), credit: None },
        templates: Vec::new(),
        style: None,
        beside: Vec::new(),
        extra: None,
        assets: Vec::new(),
        // The program's own messages are not the theme's: they stand beside it.
        locales: Vec::new(),
    };
    for path in Default::iter() {
        let file = Default::get(&path).ok_or_else(|| ThemeFault::NoFile(path.to_string()))?;
        if let Some(name) = path.strip_prefix("assets/") {
            let scripted = name.ends_with(".js");
            let data = if scripted {
                script::plain(&folder::text(&path, file.data.into_owned())?)
            } else {
                file.data
            };
            parts.assets.push((name.to_owned(), data));
        } else if let Some(name) = path.strip_prefix("templates/") {
            parts.templates.push((name.to_owned(), folder::text(&path, file.data.into_owned())?));
        } else if path == "style.css" {
            let source = folder::text(&path, file.data.into_owned())?;
            parts.style = Some(Sheet { file: "style.css", source });
        } else if let Some(file_name) = sheet::beside(&path) {
            let source = folder::text(&path, file.data.into_owned())?;
            parts.beside.push(Sheet { file: file_name, source });
        }
    }
    Ok(parts)
}
