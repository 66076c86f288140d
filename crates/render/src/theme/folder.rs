//! A theme from a folder: files are read within limits, links and unknown files refused. Nothing
//! that stands in them is run; templates are data with a limit on their work.

use super::{
    ThemeFault,
    assets::{self, File},
    parts::{About, Parts, Sheet},
    sheet,
};
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

/// The most bytes of a text: template, stylesheet, messages.
const MAX_TEXT: u64 = 256 << 10;
/// The most bytes of a file that pages load.
const MAX_ASSET: u64 = 4 << 20;
/// The most files.
const MAX_FILES: usize = 200;
/// The most letters of a name or a credit.
const MAX_LETTERS: usize = 300;

/// Reads the folder of a theme.
pub(super) fn read(root: &Path) -> Result<Parts, ThemeFault> {
    let mut folder = Folder { root, files: 0 };
    let mut parts = Parts {
        about: About { name: String::new(), version: String::new(), credit: None },
        templates: Vec::new(),
        style: None,
        beside: Vec::new(),
        extra: None,
        assets: Vec::new(),
        locales: Vec::new(),
    };
    let mut about = None;
    for (name, path) in folder.list("")? {
        match (name.as_str(), path.is_dir()) {
            ("templates", true) => parts.templates = folder.texts("templates", "html")?,
            ("locales", true) => parts.locales = folder.texts("locales", "ftl")?,
            ("assets", true) => parts.assets = folder.assets()?,
            ("theme.toml", false) => about = Some(folder.text("theme.toml")?),
            ("style.css", false) => {
                parts.style = Some(Sheet { file: "style.css", source: folder.text("style.css")? });
            }
            ("extra.css", false) => {
                parts.extra = Some(Sheet { file: "extra.css", source: folder.text("extra.css")? });
            }
            (other, false) if let Some(file) = sheet::beside(other) => {
                parts.beside.push(Sheet { file, source: folder.text(file)? });
            }
            // What people put beside their work: not read.
            (other, false) if is_note(other) => {}
            (other, _) => return Err(ThemeFault::of_file(other, "a theme has no such file or folder")),
        }
    }
    let about = about.ok_or_else(|| ThemeFault::of_file("theme.toml", "is missing"))?;
    parts.about = read_about(&about)?;
    Ok(parts)
}

fn is_note(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_uppercase();
    ["README", "LICENSE", "LICENCE", "CHANGELOG", "NOTICE"].iter().any(|note| stem.starts_with(note))
}

fn read_about(text: &str) -> Result<About, ThemeFault> {
    let about: About = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text.as_bytes(), span.start));
        ThemeFault::of_file(&format!("theme.toml:{line}"), error.message())
    })?;
    for (field, value) in [
        ("name", Some(about.name.as_str())),
        ("version", Some(about.version.as_str())),
        ("credit", about.credit.as_deref()),
    ] {
        let Some(value) = value else { continue };
        if value.trim().is_empty() || value.chars().count() > MAX_LETTERS || value.contains(char::is_control)
        {
            let what = format!("{field} must be one line of 1 to {MAX_LETTERS} letters");
            return Err(ThemeFault::of_file("theme.toml", what));
        }
    }
    Ok(about)
}

/// Bytes as text; else the fault names the line.
pub(super) fn text(file: &str, bytes: Vec<u8>) -> Result<String, ThemeFault> {
    String::from_utf8(bytes).map_err(|error| {
        let line = line_of(error.as_bytes(), error.utf8_error().valid_up_to());
        ThemeFault::of_file(&format!("{file}:{line}"), "not UTF-8")
    })
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

struct Folder<'f> {
    root: &'f Path,
    files: usize,
}

impl Folder<'_> {
    /// What lies in a folder, by name; what begins with a dot belongs to other programs.
    fn list(&mut self, under: &str) -> Result<Vec<(String, PathBuf)>, ThemeFault> {
        let unreadable = |error: std::io::Error| ThemeFault::of_file(&named(under, ""), error);
        let mut found = Vec::new();
        for entry in fs::read_dir(self.root.join(under)).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            self.files += 1;
            let file = named(under, &name);
            if self.files > MAX_FILES {
                return Err(ThemeFault::of_file(&file, format!("more than {MAX_FILES} files")));
            }
            if name.starts_with('.') {
                continue;
            }
            if !is_plain(&name) {
                let what = "a name is made of Latin letters, digits, '-', '_' and single dots";
                return Err(ThemeFault::of_file(&file, what));
            }
            // Asked of the entry itself: a link could lead anywhere.
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_symlink() {
                return Err(ThemeFault::of_file(&file, "a link is not followed"));
            }
            if !kind.is_file() && !kind.is_dir() {
                return Err(ThemeFault::of_file(&file, "neither file nor folder"));
            }
            found.push((name, entry.path()));
        }
        found.sort();
        Ok(found)
    }

    fn texts(&mut self, under: &str, extension: &str) -> Result<Vec<(String, String)>, ThemeFault> {
        let mut texts = Vec::new();
        for (name, path) in self.list(under)? {
            let file = named(under, &name);
            if path.is_dir() || name.rsplit_once('.').is_none_or(|(_, end)| end != extension) {
                return Err(ThemeFault::of_file(&file, format!("here are only *.{extension} files")));
            }
            texts.push((name, self.text(&file)?));
        }
        Ok(texts)
    }

    fn assets(&mut self) -> Result<Vec<File>, ThemeFault> {
        let mut assets = Vec::new();
        for (name, path) in self.list("assets")? {
            let file = named("assets", &name);
            if path.is_dir() {
                return Err(ThemeFault::of_file(&file, "a folder; files lie side by side here"));
            }
            let bytes = self.bytes(&file, MAX_ASSET)?;
            assets::check(&name, &bytes).map_err(|what| ThemeFault::of_file(&file, what))?;
            assets.push((name, bytes.into()));
        }
        Ok(assets)
    }

    fn text(&self, file: &str) -> Result<String, ThemeFault> {
        text(file, self.bytes(file, MAX_TEXT)?)
    }

    fn bytes(&self, file: &str, limit: u64) -> Result<Vec<u8>, ThemeFault> {
        let unreadable = |error: std::io::Error| ThemeFault::of_file(file, error);
        let mut bytes = Vec::new();
        let opened = fs::File::open(self.root.join(file)).map_err(unreadable)?;
        opened.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > limit {
            return Err(ThemeFault::of_file(file, format!("more than {} KB", limit >> 10)));
        }
        Ok(bytes)
    }
}

fn named(under: &str, name: &str) -> String {
    if under.is_empty() { name.to_owned() } else { format!("{under}/{name}") }
}

/// Whether a name can stand in an address and on every disk.
fn is_plain(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    name.len() <= 100 && !name.starts_with('-') && !name.contains("..") && name.bytes().all(fits)
}
