//! Where pages stood and where their copies lie: addresses to files of a mirror and back.

use crate::files::Meant;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::path::{Component, Path, PathBuf};
use url::Url;

/// The host of a site whose host nobody knows.
const NOWHERE: &str = "http://site.invalid/";

/// What a URL does not take in a file's name.
const IN_PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'?').add(b'`').add(b'{').add(b'}');

/// Where a mirror's site stood.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    /// The address that the folder, or its folder for the host, stands for.
    base: Url,
    /// Whether the first part of every name is a host's, as `wget` lays mirrors out.
    by_host: bool,
}

/// The address given for the site is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an address with scheme and host: {0:?} (expected for example https://old.example)")]
pub struct NotAnOrigin(pub String);

impl Origin {
    /// The site that `files` are of, which stood at `given`, if somebody knows.
    pub(super) fn of(files: &[Meant], given: Option<&str>) -> Result<Origin, NotAnOrigin> {
        let given = given.map(|text| match Url::parse(text.trim()) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => Ok(url),
            _ => Err(NotAnOrigin(text.to_owned())),
        });
        let given = given.transpose()?;
        let first = |file: &Meant| file.name.split_once('/').map(|(first, _)| first.to_owned());
        let fits = |first: &str| match given.as_ref().and_then(Url::host_str) {
            Some(host) => bare(first) == bare(host),
            None => is_host(first),
        };
        let by_host = match given {
            Some(_) => files.iter().filter_map(first).any(|first| fits(&first)),
            None => {
                !files.is_empty() && files.iter().all(|file| first(file).is_some_and(|first| fits(&first)))
            }
        };
        let found = || files.first().and_then(first).filter(|_| by_host);
        let base = given
            .or_else(|| Url::parse(&format!("http://{}/", found()?)).ok())
            .or_else(|| Url::parse(NOWHERE).ok());
        let mut base = base.ok_or_else(|| NotAnOrigin(NOWHERE.into()))?;
        base.set_query(None);
        base.set_fragment(None);
        if !base.path().ends_with('/') {
            let folder = format!("{}/", base.path());
            base.set_path(&folder);
        }
        Ok(Origin { base, by_host })
    }

    /// Whether the host is known.
    pub(super) fn is_known(&self) -> bool {
        self.base.as_str() != NOWHERE
    }

    /// Learns scheme and host from what most pages say about themselves.
    pub(super) fn learn(&mut self, said: &Url) {
        let Some(host) = said.host_str() else { return };
        let known = !self.is_known() || bare(host) == bare(self.base.host_str().unwrap_or(""));
        if let (true, Ok(base)) = (known, Url::parse(&format!("{}://{host}/", said.scheme()))) {
            self.base = base;
        }
    }

    /// Where `file` lies and stood.
    pub(super) fn place(&self, file: &Meant) -> Place {
        let mut root = file.path.clone();
        for _ in Path::new(&file.name).components() {
            root.pop();
        }
        let (host, rest) = match file.name.split_once('/') {
            Some((first, rest)) if self.by_host && is_host(first) => (Some(first), rest),
            _ => (None, file.name.as_str()),
        };
        let mut base = self.base.clone();
        if let Some(host) = host
            && bare(host) != bare(base.host_str().unwrap_or(""))
            && let Ok(other) = Url::parse(&format!("http://{host}/"))
        {
            base = other;
        }
        let folder = percent_decode_str(base.path()).decode_utf8_lossy().into_owned();
        let addresses: Vec<String> =
            of_file(rest).into_iter().map(|path| format!("{folder}{path}")).collect();
        let here =
            base.join(&utf8_percent_encode(rest, IN_PATH).to_string()).unwrap_or_else(|_| base.clone());
        let real = root.canonicalize().unwrap_or_else(|_| root.clone());
        Place { root, real, by_host: self.by_host, base, here, addresses }
    }
}

/// Where a page lies and stood.
#[derive(Debug)]
pub(super) struct Place {
    root: PathBuf,
    /// The root without links.
    real: PathBuf,
    by_host: bool,
    base: Url,
    here: Url,
    /// The addresses that the file's name means, the likeliest first.
    pub(super) addresses: Vec<String>,
}

/// What became of the search for a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Local {
    /// It lies in the folder: its path, and its name below the folder.
    Inside(PathBuf, String),
    /// A link leads out of the folder.
    Outside,
    /// It is not there.
    Missing,
}

impl Place {
    /// The whole address that `reference` on this page means, under the page's own `<base>` if any.
    pub(super) fn resolve(&self, reference: &str, base: Option<&str>) -> Option<Url> {
        let from = base
            .and_then(|base| self.here.join(base).ok())
            .filter(|base| matches!(base.scheme(), "http" | "https"));
        from.as_ref().unwrap_or(&self.here).join(reference.trim()).ok()
    }

    /// Whether `url` is of this site.
    pub(super) fn is_own(&self, url: &Url) -> bool {
        let host = |url: &'_ Url| url.host_str().map(|host| bare(host).to_owned());
        matches!(url.scheme(), "http" | "https") && host(url) == host(&self.base)
    }

    /// Whether `url` has a host that means something.
    pub(super) fn is_somewhere(&self, url: &Url) -> bool {
        url.host_str() != Some("site.invalid")
    }

    /// The old address behind `url`, which is of this site: path and query.
    pub(super) fn local_address(&self, url: &Url) -> String {
        let path = url.path();
        if url.query().is_none() && (path.contains("%3F") || path.contains("%3f")) {
            // A link that `wget -k` turned to the name of a file.
            let decoded = percent_decode_str(path.trim_start_matches('/')).decode_utf8_lossy().into_owned();
            if let Some(first) = of_file(&decoded).first() {
                return format!("/{first}");
            }
        }
        match url.query() {
            Some(query) => format!("{path}?{query}"),
            None => path.to_owned(),
        }
    }

    /// The file that is the copy of `url`.
    pub(super) fn file(&self, url: &Url) -> Local {
        let Some(host) = url.host_str().filter(|_| matches!(url.scheme(), "http" | "https")) else {
            return Local::Missing;
        };
        let below = match url.path().strip_prefix(self.base.path()) {
            Some(below) if self.is_own(url) => below,
            _ => url.path().trim_start_matches('/'),
        };
        let mut folders: Vec<PathBuf> = Vec::new();
        if self.by_host {
            let plain = bare(host);
            folders.extend([host.to_owned(), plain.to_owned(), format!("www.{plain}")].map(PathBuf::from));
        } else if self.is_own(url) {
            folders.push(PathBuf::new());
        } else {
            folders.push(PathBuf::from(host));
        }
        let decoded = percent_decode_str(below).decode_utf8().unwrap_or_default().into_owned();
        let mut names = Vec::new();
        for path in [decoded.as_str(), below] {
            if let Some(query) = url.query() {
                names.extend([format!("{path}?{query}"), format!("{path}@{query}")]);
            }
            names.push(path.to_owned());
        }
        let mut found = Local::Missing;
        for folder in &folders {
            for name in &names {
                match self.lies(&folder.join(name)) {
                    Local::Missing => {}
                    Local::Outside => found = Local::Outside,
                    inside => return inside,
                }
            }
        }
        found
    }

    fn lies(&self, below: &Path) -> Local {
        let plain = below.components().all(|part| matches!(part, Component::Normal(_)));
        if !plain || below.as_os_str().is_empty() || below.to_string_lossy().contains('\0') {
            return Local::Missing;
        }
        let path = self.root.join(below);
        match path.canonicalize() {
            Ok(real) if !real.starts_with(&self.real) => Local::Outside,
            Ok(real) if real.is_file() => Local::Inside(path, below.to_string_lossy().into_owned()),
            _ => Local::Missing,
        }
    }
}

/// The addresses without first slash that the name of a mirrored file means, the likeliest first.
fn of_file(rest: &str) -> Vec<String> {
    let asked = with_query(rest);
    let mut forms = Vec::new();
    // `wget -E` adds the ending where the server's name for the page has none of its own.
    for ending in [".html", ".htm"] {
        if let Some(bare) = asked.strip_suffix(ending).filter(|bare| !bare.is_empty() && !bare.ends_with('/'))
        {
            let (path, query) = bare.split_once('?').unwrap_or((bare, ""));
            let last = path.rsplit('/').next().unwrap_or(path);
            if !query.is_empty() || is_page(last) {
                forms.insert(0, bare.to_owned());
            } else if stem(last) != "index" {
                forms.push(bare.to_owned());
            }
        }
    }
    let at = usize::from(forms.first().is_some_and(|form| form.contains('?') || is_page(form)));
    forms.insert(at.min(forms.len()), asked);
    let mut all: Vec<String> = Vec::new();
    for form in forms {
        let (path, query) = form.split_once('?').map_or((&*form, None), |(path, query)| (path, Some(query)));
        let (folder, last) = path.rsplit_once('/').map_or(("", path), |(folder, last)| (folder, last));
        if matches!(stem(last), "index" | "default") && (is_page(last) || !last.contains('.')) {
            let slash = if folder.is_empty() { "" } else { "/" };
            match query {
                Some(query) => all.push(format!("{folder}{slash}?{query}")),
                None if folder.is_empty() => {}
                None => all.extend([format!("{folder}/"), folder.to_owned()]),
            }
        }
        all.push(form);
    }
    let mut seen = std::collections::HashSet::new();
    all.retain(|address| seen.insert(address.clone()));
    all
}

/// The name with the `?` that a file system, or `wget` for one, did not take.
fn with_query(rest: &str) -> String {
    if rest.contains('?') {
        return rest.to_owned();
    }
    let last = rest.rfind('/').map_or(0, |at| at + 1);
    for sign in ["@", "%3F", "%3f"] {
        if let Some(at) = rest[last..].find(sign) {
            let (path, query) = (&rest[..last + at], &rest[last + at + sign.len()..]);
            if is_page(&path[last..]) || query.contains('=') {
                return format!("{path}?{query}");
            }
        }
    }
    rest.to_owned()
}

fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// Whether a name ends as those of pages do.
pub(crate) fn is_page(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    matches!(
        ending.as_str(),
        "html"
            | "htm"
            | "shtml"
            | "xhtml"
            | "php"
            | "php3"
            | "php4"
            | "php5"
            | "phtml"
            | "asp"
            | "aspx"
            | "jsp"
            | "cfm"
            | "cgi"
            | "do"
    )
}

fn bare(host: &str) -> &str {
    let host = host.split([':', '+']).next().unwrap_or(host);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether a folder is named as a host is.
fn is_host(name: &str) -> bool {
    let host = name.split([':', '+']).next().unwrap_or(name);
    let labels: Vec<&str> = host.split('.').collect();
    let plain = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    labels.len() >= 2
        && labels.iter().all(plain)
        && !is_page(host)
        && labels
            .last()
            .is_some_and(|last| last.chars().count() >= 2 && last.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests;
