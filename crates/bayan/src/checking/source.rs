//! Where a record is read from: a site, or a folder with the same paths.

use super::finding::{Kind, Stop};
use crate::outgoing::{NotFetched, Outgoing, Reach};
use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use hyper::StatusCode;
use percent_encoding::percent_decode_str;
use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};
use url::Url;

/// The largest page that is read, in bytes.
pub const MAX_PAGE: usize = 4 << 20;
/// The largest picture or file that is read, in bytes.
pub const MAX_MEDIA: usize = 64 << 20;

/// Where a record is read from. Everything it gives is unproved.
#[derive(Clone)]
pub struct Source {
    from: From,
    /// What addresses are resolved against; of a folder, an address that nothing has.
    base: Url,
}

#[derive(Clone)]
enum From {
    Site { files: Outgoing, pages: Outgoing },
    Folder(PathBuf),
}

/// Why something was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// There is none.
    #[error("there is none")]
    Missing,
    /// It is larger than anything of its kind can be: the limit in bytes.
    #[error("larger than {0} bytes")]
    TooLarge(usize),
    /// It lies on another host, or outside the folder.
    #[error("it does not lie on this site")]
    Elsewhere,
    /// It could not be looked at.
    #[error("{0}")]
    Failed(String),
}

impl Source {
    /// The site that `url` is on. The operator named it: it may be on this machine.
    ///
    /// # Errors
    /// Where it is no address of a site.
    pub fn site(url: &str) -> Result<Source> {
        let base = Url::parse(url).with_context(|| format!("{url:?} is no address"))?;
        ensure!(base.username().is_empty() && base.password().is_none(), "an address with a name in it");
        let outgoing = Outgoing::new(Reach::Named(base.origin().ascii_serialization()))?;
        let pages = outgoing.keeping_connections();
        Ok(Source { from: From::Site { files: pages.clone().without_redirects(), pages }, base })
    }

    /// A folder.
    ///
    /// # Errors
    /// Where it is none.
    pub fn folder(path: &Path) -> Result<Source> {
        let path = path.canonicalize().with_context(|| format!("{}", path.display()))?;
        ensure!(path.is_dir(), "{} is no folder", path.display());
        Ok(Source { from: From::Folder(path), base: Url::parse("http://folder.invalid/")? })
    }

    /// Whether it is a folder: it has no pages.
    pub fn is_folder(&self) -> bool {
        matches!(self.from, From::Folder(_))
    }

    /// What it is called in a sentence: the origin of a site, or a folder's path.
    pub fn name(&self) -> String {
        match &self.from {
            From::Site { .. } => self.base.origin().ascii_serialization(),
            From::Folder(path) => path.display().to_string(),
        }
    }

    /// The address that `reference` has when it stands in what is at `at` (a path or a whole address): a path
    /// with its query, on this site.
    ///
    /// # Errors
    /// [`NotRead::Elsewhere`] where it leads to another site or nowhere.
    pub fn resolve(&self, at: &str, reference: &str) -> Result<String, NotRead> {
        let joined = self.base.join(at).and_then(|at| at.join(reference)).map_err(|_| NotRead::Elsewhere)?;
        let plain = joined.username().is_empty() && joined.password().is_none();
        if !plain || joined.origin() != self.base.origin() {
            return Err(NotRead::Elsewhere);
        }
        Ok(joined[url::Position::BeforePath..url::Position::AfterQuery].to_owned())
    }

    /// The bytes of a file, at most `limit`. It is not looked for elsewhere.
    ///
    /// # Errors
    /// See [`NotRead`].
    pub async fn file(&self, path: &str, limit: usize) -> Result<Bytes, NotRead> {
        match &self.from {
            From::Site { files, .. } => {
                let (status, body) = self.ask(files, path, limit).await?;
                if status == StatusCode::OK { Ok(body) } else { Err(refused(status)) }
            }
            From::Folder(folder) => read(folder, path, limit),
        }
    }

    /// The text of a file. What is no UTF-8 is malformed.
    pub(super) async fn text(&self, path: &str, limit: usize) -> Result<String, Stop> {
        let bytes = self.file(path, limit).await.map_err(|error| error.stop(path))?;
        let text = String::from_utf8(bytes.into());
        text.map_err(|_| Stop::alarm(Kind::Malformed, path, "it is not UTF-8"))
    }

    /// A page as a reader sees it, wherever redirects lead on this site; and whether it is gone or was never
    /// there, which pages say in words.
    ///
    /// # Errors
    /// See [`NotRead`].
    pub async fn page(&self, path: &str) -> Result<(bool, String), NotRead> {
        let From::Site { pages, .. } = &self.from else { return Err(NotRead::Missing) };
        let (status, body) = self.ask(pages, path, MAX_PAGE).await?;
        let there = match status {
            StatusCode::OK => true,
            StatusCode::GONE | StatusCode::NOT_FOUND => false,
            status => return Err(refused(status)),
        };
        Ok((there, String::from_utf8_lossy(&body).into_owned()))
    }

    async fn ask(&self, by: &Outgoing, path: &str, limit: usize) -> Result<(StatusCode, Bytes), NotRead> {
        let url = self.base.join(path).map_err(|_| NotRead::Elsewhere)?;
        let answer = by.get(url.as_str(), limit).await.map_err(|error| match error {
            NotFetched::TooLarge(limit) => NotRead::TooLarge(limit),
            error => NotRead::Failed(error.to_string()),
        })?;
        let came_from = Url::parse(&answer.url).map_err(|_| NotRead::Elsewhere)?;
        if came_from.origin() != self.base.origin() {
            return Err(NotRead::Elsewhere);
        }
        Ok((answer.status, answer.body))
    }
}

/// How many lists of revisions an export may have.
const MOST_LISTS: usize = 1_000_000;

impl Source {
    /// The paths of all lists of revisions in a folder (`/ar/a/7k2m9qx4/revisions.json`), sorted; none of a
    /// site.
    ///
    /// # Errors
    /// Where a folder cannot be read.
    pub fn lists_of_revisions(&self) -> io::Result<Vec<String>> {
        let From::Folder(folder) = &self.from else { return Ok(Vec::new()) };
        let mut lists = Vec::new();
        for edition in names_in(folder)? {
            let texts = folder.join(&edition).join("a");
            if !texts.is_dir() {
                continue;
            }
            for text in names_in(&texts)? {
                if texts.join(&text).join("revisions.json").is_file() && lists.len() < MOST_LISTS {
                    lists.push(format!("/{edition}/a/{text}/revisions.json"));
                }
            }
        }
        lists.sort();
        Ok(lists)
    }
}

/// The names in a folder that are text.
fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string());
    }
    Ok(names)
}

fn refused(status: StatusCode) -> NotRead {
    match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => NotRead::Missing,
        status => NotRead::Failed(format!("the site answered {status}")),
    }
}

impl NotRead {
    /// What it means where the record says that there is something at `place`.
    pub(super) fn stop(self, place: &str) -> Stop {
        match self {
            NotRead::Missing => Stop::alarm(Kind::Hidden, place, "the record names it, and it is not given"),
            NotRead::TooLarge(limit) => {
                Stop::alarm(Kind::Malformed, place, format!("it is larger than {limit} bytes"))
            }
            NotRead::Elsewhere => Stop::alarm(Kind::Malformed, place, "it leads to another site"),
            NotRead::Failed(reason) => Stop::unread(place, reason),
        }
    }
}

fn read(folder: &Path, path: &str, limit: usize) -> Result<Bytes, NotRead> {
    let path = path.split('?').next().unwrap_or_default();
    let mut place = folder.to_owned();
    for segment in path.strip_prefix('/').unwrap_or(path).split('/') {
        let segment = percent_decode_str(segment).decode_utf8().map_err(|_| NotRead::Elsewhere)?;
        if matches!(&*segment, "" | "." | "..") || segment.contains(['/', '\\', '\0', ':']) {
            return Err(NotRead::Elsewhere);
        }
        place.push(&*segment);
    }
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => NotRead::Missing,
        _ => NotRead::Failed(error.to_string()),
    };
    // A link that leads out of the folder is no part of the export.
    let place = place.canonicalize().map_err(failed)?;
    if !place.starts_with(folder) {
        return Err(NotRead::Elsewhere);
    }
    if !place.is_file() {
        return Err(NotRead::Missing);
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(place).map_err(failed)?;
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > limit { Err(NotRead::TooLarge(limit)) } else { Ok(bytes.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_resolved_where_they_stand_and_lead_to_no_other_site() {
        let source = Source::site("http://localhost:8080").unwrap();
        let at = "/ar/a/7k2m9qx4/revisions.json";
        assert_eq!(source.resolve(at, "r/1/entry").unwrap(), "/ar/a/7k2m9qx4/r/1/entry");
        assert_eq!(source.resolve(at, "../../../log/").unwrap(), "/log/");
        assert_eq!(source.resolve(at, "/media/a/1/original.jpg#x").unwrap(), "/media/a/1/original.jpg");
        assert_eq!(source.resolve(at, "http://localhost:8080/x?a=b").unwrap(), "/x?a=b");
        for other in [
            "//elsewhere.example/x",
            "http://localhost/x",
            "https://localhost:8080/",
            "mailto:x@y",
            "http://u@localhost:8080/",
        ] {
            assert_eq!(source.resolve(at, other), Err(NotRead::Elsewhere), "{other}");
        }
        assert!(Source::site("localhost").is_err() && Source::site("http://u:p@localhost").is_err());
    }

    #[tokio::test]
    async fn a_folder_gives_its_files_and_nothing_outside_it() {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("export");
        fs::create_dir_all(folder.join("log")).unwrap();
        fs::write(folder.join("log/checkpoint"), "note").unwrap();
        fs::write(outside.path().join("secret"), "secret").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(outside.path().join("secret"), folder.join("link")).unwrap();
        let source = Source::folder(&folder).unwrap();
        assert_eq!(source.file("/log/checkpoint", 4).await.unwrap(), "note");
        assert_eq!(source.file("/log/checkpoint", 3).await, Err(NotRead::TooLarge(3)));
        assert_eq!(source.file("/log/other", 4).await, Err(NotRead::Missing));
        assert_eq!(source.file("/log", 4).await, Err(NotRead::Missing));
        for path in ["/../secret", "/%2e%2e/secret", "/log/..%2f..%2fsecret", "/link", "/", "//x", "/a%00"] {
            let read = source.file(path, 100).await;
            assert_eq!(read, Err(NotRead::Elsewhere), "{path}");
        }
        assert!(Source::folder(&folder.join("log/checkpoint")).is_err());
    }
}
