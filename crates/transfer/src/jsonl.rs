//! JSON Lines: one article a line, the road for scripts and for large archives. The format is
//! documented in `docs/operator/import.md`; unknown keys are refused, so that a typing error is seen.

use crate::{Body, Fault, ImportedItem, ImportedPicture};
use bayan_core::{
    item::ItemKind,
    media::{Focus, Hash},
};
use bayan_markup::json::JsonBlock;
use serde::Deserialize;
use std::{
    io::{BufRead, Read},
    path::{Component, Path, PathBuf},
};

/// The most bytes of a line that are read.
pub const MAX_LINE: usize = 8 << 20;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: String,
    edition: String,
    section: Option<String>,
    kind: Option<String>,
    stated: Option<String>,
    headline: String,
    kicker: Option<String>,
    standfirst: Option<String>,
    place: Option<String>,
    byline: Option<String>,
    slug: Option<String>,
    lang: Option<String>,
    body: LineBody,
    lead: Option<LinePicture>,
    #[serde(default)]
    images: Vec<LinePicture>,
    translation_of: Option<String>,
    #[serde(default)]
    addresses: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum LineBody {
    Text(String),
    Html(String),
    Markdown(String),
    Blocks(Vec<JsonBlock>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LinePicture {
    path: String,
    alt: Option<String>,
    caption: Option<String>,
    credit: Option<String>,
    /// Parts of the width and of the height, 0 to 1, from the upper left corner.
    focus: Option<(f64, f64)>,
}

/// The lines of a file, one at a time: memory does not grow with the file.
pub struct Lines<R> {
    reader: R,
    folder: PathBuf,
    number: usize,
    broken: bool,
}

impl<R: BufRead> Lines<R> {
    /// Reads from `reader`; pictures lie below `folder`.
    pub fn new(reader: R, folder: &Path) -> Lines<R> {
        Lines { reader, folder: folder.to_owned(), number: 0, broken: false }
    }

    /// The bytes of the next line, cut behind [`MAX_LINE`]; the rest of a longer one is skipped.
    fn next_line(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        self.reader.by_ref().take(MAX_LINE as u64 + 1).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        if line.len() > MAX_LINE && !line.ends_with(b"\n") {
            self.reader.skip_until(b'\n')?;
        }
        Ok(Some(line))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    /// The number of a line, counted from 1, and what stands in it.
    type Item = (usize, Result<ImportedItem, Fault>);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.broken {
            let line = match self.next_line() {
                Ok(line) => line?,
                Err(error) => {
                    // Whatever cannot be read now will not be readable at the next try either.
                    self.broken = true;
                    return Some((self.number + 1, Err(Fault::Unreadable(error.to_string()))));
                }
            };
            self.number += 1;
            if line.len() > MAX_LINE {
                return Some((self.number, Err(Fault::TooLarge { limit: MAX_LINE })));
            }
            if !line.trim_ascii().is_empty() {
                return Some((self.number, read(&line, &self.folder)));
            }
        }
        None
    }
}

fn read(bytes: &[u8], folder: &Path) -> Result<ImportedItem, Fault> {
    let malformed = |error: &dyn std::fmt::Display| Fault::Malformed(error.to_string());
    let line: Line = serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
    let kind: Option<ItemKind> =
        line.kind.map(|kind| kind.parse()).transpose().map_err(|error| malformed(&error))?;
    let kind = kind.unwrap_or(ItemKind::News);
    let stated =
        line.stated.map(|stated| stated.parse()).transpose().map_err(|error: String| malformed(&error))?;
    let lang = line.lang.map(|lang| lang.parse()).transpose().map_err(|error| malformed(&error))?;
    let plain = |id: &String| (1..=500).contains(&id.len()) && !id.chars().any(char::is_control);
    if !plain(&line.id) || !line.translation_of.as_ref().is_none_or(plain) {
        return Err(Fault::Malformed("id: 1 to 500 bytes without control characters are needed".into()));
    }
    match (kind, &line.section) {
        (ItemKind::Page, Some(_)) => return Err(Fault::Malformed("section: a page stands in none".into())),
        (ItemKind::Page, None) | (_, Some(_)) => {}
        (_, None) => return Err(Fault::Malformed("section: missing".into())),
    }
    let mut pictures = Vec::new();
    for picture in line.images {
        pictures.push(placed(picture, folder)?);
    }
    let lead = match line.lead {
        Some(picture) => {
            pictures.push(placed(picture, folder)?);
            Some(pictures.len() - 1)
        }
        None => None,
    };
    Ok(ImportedItem {
        source: line.id,
        edition: line.edition,
        section: line.section,
        kind,
        stated,
        headline: line.headline,
        kicker: line.kicker,
        standfirst: line.standfirst,
        place: line.place,
        byline: line.byline,
        lang,
        slug: line.slug,
        body: match line.body {
            LineBody::Text(text) => Body::Text(text),
            LineBody::Html(html) => Body::Html(html),
            LineBody::Markdown(text) => Body::Markdown(text),
            LineBody::Blocks(blocks) => Body::Blocks(blocks),
        },
        lead,
        pictures,
        translation_of: line.translation_of,
        addresses: line.addresses,
        missing_pictures: Vec::new(),
        found: Vec::new(),
        doubts: Vec::new(),
        fingerprint: Hash::of(bytes.trim_ascii()),
    })
}

/// A picture's path, which must lie below the folder of the file.
fn real(folder: &Path) -> std::io::Result<PathBuf> {
    if folder.as_os_str().is_empty() { Path::new(".").canonicalize() } else { folder.canonicalize() }
}

fn placed(picture: LinePicture, folder: &Path) -> Result<ImportedPicture, Fault> {
    let path = Path::new(&picture.path);
    let below = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !below || picture.path.contains('\0') || picture.path.is_empty() {
        return Err(Fault::Malformed(format!(
            "picture {:?}: the path must lie below the file's folder",
            picture.path
        )));
    }
    // A folder of a foreign archive may be a link to somebody's own. What is not there is said later.
    if let (Ok(root), Ok(real)) = (real(folder), folder.join(path).canonicalize())
        && !real.starts_with(root)
    {
        return Err(Fault::Malformed(format!("picture {:?}: a link leads out of the folder", picture.path)));
    }
    let focus = match picture.focus {
        Some((x, y)) => {
            let [x, y] = [x, y].map(|part| (part * 1000.0).round() as i64);
            Some(Focus::new(x, y).ok_or_else(|| Fault::Malformed("focus: two numbers from 0 to 1".into()))?)
        }
        None => None,
    };
    Ok(ImportedPicture {
        focus,
        path: folder.join(path),
        name: picture.path,
        alt: picture.alt,
        caption: picture.caption,
        credit: picture.credit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn faults(text: &str) -> Vec<(usize, Option<String>)> {
        let lines = Lines::new(Cursor::new(text.to_owned()), Path::new("/x"));
        lines.map(|(number, item)| (number, item.err().map(|fault| fault.to_string()))).collect()
    }

    const GOOD: &str = r#"{"id":"a","edition":"ar","section":"news","headline":"ع","body":{"text":"ن"}}"#;

    #[test]
    fn broken_lines_are_said_and_do_not_stop_the_rest() {
        let text = format!(
            "{GOOD}\n\n{{\"id\":1}}\n{}\n{}\n{}\n{GOOD}",
            GOOD.replace("\"ar\"", "\"ar\",\"colour\":1"),
            GOOD.replace("\"news\"", "\"news\",\"stated\":\"soon\""),
            GOOD.replace("\"news\"", "\"news\",\"lead\":{\"path\":\"../../etc/passwd\"}"),
        );
        let seen = faults(&text);
        let numbers: Vec<usize> = seen.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 4, 5, 6, 7]);
        let broken: Vec<bool> = seen.iter().map(|(_, fault)| fault.is_some()).collect();
        assert_eq!(broken, [false, true, true, true, true, false]);
        assert!(seen[2].1.as_deref().unwrap().contains("colour"), "{seen:?}");
    }

    #[test]
    fn a_reader_that_fails_is_asked_once() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::Error::other("a folder, perhaps"))
            }
        }
        let lines = Lines::new(std::io::BufReader::new(Failing), Path::new(""));
        assert_eq!(lines.take(5).count(), 1);
    }

    #[test]
    fn a_line_without_end_is_refused_in_bounded_memory() {
        let text = format!("{}\n{GOOD}\n", "x".repeat(MAX_LINE + 10));
        let seen = faults(&text);
        assert_eq!(seen.len(), 2);
        assert!(seen[0].1.as_deref().unwrap().contains("larger"));
        assert_eq!(seen[1], (2, None));
    }

    #[test]
    fn absolute_and_climbing_picture_paths_are_refused() {
        for path in ["/etc/passwd", "../a.jpg", "a/../../b.jpg", "", "a\0b"] {
            let picture =
                LinePicture { path: path.into(), alt: None, caption: None, credit: None, focus: None };
            assert!(placed(picture, Path::new("/x")).is_err(), "{path:?}");
        }
    }
}
