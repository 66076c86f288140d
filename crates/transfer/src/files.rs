//! Which files a path, a folder or a pattern means.

use crate::Fault;
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// A file, and what it is called among those meant by the same path: its path below the folder that
/// they have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meant {
    /// Where it is.
    pub path: PathBuf,
    /// What it is called.
    pub name: String,
}

/// All files meant by `paths`, sorted; a folder means the files with `extension` below it. Symbolic
/// links out of a folder are not followed.
pub fn meant(paths: &[String], extension: &str) -> Result<Vec<Meant>, String> {
    collect(paths, |path| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension)))
}

/// All pages meant by `paths`, sorted; a folder means the files below it that are HTML, whatever they
/// are called: mirrors hold `news.php?id=12` and names without any ending.
pub fn pages(paths: &[String]) -> Result<Vec<Meant>, String> {
    collect(paths, |path| !is_other(path) && read_head(path).is_ok_and(|head| is_html(&head)))
}

fn collect(paths: &[String], fits: impl Fn(&Path) -> bool) -> Result<Vec<Meant>, String> {
    let mut files = Vec::new();
    for path in paths {
        let given = Path::new(path);
        if given.is_dir() {
            let entries = WalkDir::new(given).follow_links(false).into_iter().filter_map(Result::ok);
            let found = entries.filter(|entry| entry.file_type().is_file()).map(|entry| entry.into_path());
            files.extend(found.filter(|path| fits(path)).map(|path| named(path, given)));
        } else if given.is_file() {
            let folder = given.parent().unwrap_or(Path::new(""));
            files.push(named(given.to_owned(), folder));
        } else {
            let matches = glob::glob(path).map_err(|error| format!("{path}: {error}"))?;
            let found: Vec<PathBuf> = matches.filter_map(Result::ok).filter(|path| path.is_file()).collect();
            if found.is_empty() {
                return Err(format!("{path}: no such file, folder or match"));
            }
            let plain = |part: &&std::ffi::OsStr| !part.to_string_lossy().contains(['*', '?', '[']);
            let folder: PathBuf = given.iter().take_while(plain).collect();
            files.extend(found.into_iter().map(|path| named(path, &folder)));
        }
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// The bytes of a file of at most `limit` bytes.
pub fn read(path: &Path, limit: usize) -> Result<Vec<u8>, Fault> {
    let unreadable = |error: std::io::Error| Fault::Unreadable(error.to_string());
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(unreadable)?
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() > limit { Err(Fault::TooLarge { limit }) } else { Ok(bytes) }
}

fn read_head(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// How much of a file says whether it is HTML.
const HEAD: usize = 4096;

/// Whether `bytes` begin as HTML does: with a tag that only HTML has.
pub fn is_html(bytes: &[u8]) -> bool {
    const TAGS: [&[u8]; 18] = [
        b"!doctype html",
        b"html",
        b"head",
        b"body",
        b"title",
        b"meta",
        b"table",
        b"div",
        b"p",
        b"h1",
        b"h2",
        b"center",
        b"font",
        b"script",
        b"article",
        b"span",
        b"br",
        b"a",
    ];
    let mut head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    // UTF-16 leaves every second byte empty.
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        head.retain(|byte| *byte != 0);
    }
    if head.starts_with(b"<?xml") && !contains(&head, b"<html")
        || head.contains(&0) && !contains(&head, b"<html")
    {
        return false;
    }
    let opens = |rest: &[u8]| {
        TAGS.iter().any(|tag| {
            rest.strip_prefix(*tag)
                .is_some_and(|rest| rest.first().is_none_or(|next| !next.is_ascii_alphanumeric()))
        })
    };
    head.iter().enumerate().any(|(at, byte)| *byte == b'<' && opens(&head[at + 1..]))
}

fn contains(within: &[u8], wanted: &[u8]) -> bool {
    within.windows(wanted.len()).any(|window| window == wanted)
}

/// Whether a file's name says that it is no page.
fn is_other(path: &Path) -> bool {
    const OTHERS: [&str; 42] = [
        "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "css", "js", "mjs",
        "json", "map", "xml", "rss", "atom", "txt", "csv", "md", "pdf", "doc", "docx", "xls", "xlsx", "ppt",
        "pptx", "zip", "rar", "gz", "mp3", "mp4", "avi", "mov", "swf", "woff", "woff2", "ttf", "eot", "orig",
    ];
    path.extension().is_some_and(|own| OTHERS.iter().any(|other| own.eq_ignore_ascii_case(other)))
}

fn named(path: PathBuf, folder: &Path) -> Meant {
    let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
    Meant { path, name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_folders_and_patterns_are_found_once() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("sub")).unwrap();
        for name in ["b.txt", "a.txt", "c.html", "sub/a.txt"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let at = |name: &str| folder.path().join(name).display().to_string();
        let found = meant(&[at(""), at("*.txt"), at("c.html")], "txt").unwrap();
        let names: Vec<_> = found.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.txt", "b.txt", "c.html", "sub/a.txt"]);
        assert!(meant(&[at("missing*")], "txt").is_err());
    }

    #[test]
    fn pages_are_known_by_what_is_in_them() {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in [
            ("a.html", "<html>"),
            ("news.php?id=12", "  <!DOCTYPE HTML PUBLIC><TABLE>"),
            ("news.php@id=13", "<br>\n<b>Notice</b>"),
            ("slug", "<!-- x --><div class=a>"),
            ("style.css?ver=5", "a > b { } /* <x */"),
            ("picture.html", "\u{0}\u{1}PNG"),
            ("photo.jpg", "<html>"),
            ("feed", "<?xml version='1.0'?><rss><title>x</title>"),
            ("b.asp", "plain text"),
        ] {
            std::fs::write(folder.path().join(name), content).unwrap();
        }
        let found = pages(&[folder.path().display().to_string()]).unwrap();
        let names: Vec<_> = found.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.html", "news.php?id=12", "news.php@id=13", "slug"]);
        let wide: Vec<u8> =
            std::iter::once(0xfeffu16).chain("<p>x".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert!(is_html(&wide));
    }
}
