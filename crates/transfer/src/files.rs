//! Which files a path, a folder or a pattern means.

use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The most bytes of a page that are read.
pub const MAX_PAGE: usize = 50 << 20;

/// All files meant by `paths`, sorted; a folder means the files with `extension` below it. Symbolic
/// links out of a folder are not followed.
pub fn meant(paths: &[String], extension: &str) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        let given = Path::new(path);
        if given.is_dir() {
            let entries = WalkDir::new(given)
                .follow_links(false)
                .sort_by_file_name()
                .into_iter()
                .filter_map(Result::ok);
            let fits = |path: &Path| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension));
            files.extend(
                entries
                    .filter(|entry| entry.file_type().is_file())
                    .map(|e| e.into_path())
                    .filter(|p| fits(p)),
            );
        } else if given.is_file() {
            files.push(given.to_owned());
        } else {
            let matches = glob::glob(path).map_err(|error| format!("{path}: {error}"))?;
            let before = files.len();
            files.extend(matches.filter_map(Result::ok).filter(|path| path.is_file()));
            if files.len() == before {
                return Err(format!("{path}: no such file, folder or match"));
            }
        }
    }
    files.sort();
    files.dedup();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_folders_and_patterns_are_found_once() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.txt", "c.html"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let at = |name: &str| folder.path().join(name).display().to_string();
        let found = meant(&[at(""), at("*.txt"), at("c.html")], "txt").unwrap();
        let names: Vec<_> = found.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a.txt", "b.txt", "c.html"]);
        assert!(meant(&[at("missing*")], "txt").is_err());
    }
}
