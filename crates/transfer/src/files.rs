//! Which files a path, a folder or a pattern means.

use std::path::{Path, PathBuf};
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
    let mut files = Vec::new();
    for path in paths {
        let given = Path::new(path);
        if given.is_dir() {
            let entries = WalkDir::new(given).follow_links(false).into_iter().filter_map(Result::ok);
            let fits = |path: &Path| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension));
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
}
