//! Why a theme cannot be used.

use crate::messages::MessageFault;
use std::error::Error;

/// A theme that cannot be used, or a page that it cannot make.
#[derive(Debug, thiserror::Error)]
pub enum ThemeFault {
    /// A template is broken, or misses something.
    #[error("template {template}: {what}")]
    Template {
        /// Which.
        template: String,
        /// What is wrong, with the line.
        what: String,
    },
    /// The stylesheet or a template names a file that is not there.
    #[error("the theme has no file {0}")]
    NoFile(String),
    /// The messages cannot be used.
    #[error(transparent)]
    Messages(#[from] MessageFault),
    /// A file of a theme's folder is refused.
    #[error("{file}: {what}")]
    File {
        /// Its path inside the folder; the line behind it, where one is to blame (`theme.toml:3`).
        file: String,
        /// What is wrong with it.
        what: String,
    },
    /// A page became longer than any page is.
    #[error("template {0}: the page is too long")]
    TooLong(String),
}

impl ThemeFault {
    /// A fault of the file `file`.
    pub(crate) fn of_file(file: &str, what: impl std::fmt::Display) -> ThemeFault {
        ThemeFault::File { file: file.to_owned(), what: what.to_string() }
    }

    /// A fault of a template: of the one that the engine names, else of `template`.
    pub(crate) fn of_template(template: &str, error: &minijinja::Error) -> ThemeFault {
        // The innermost says what happened, those around it only how one came there.
        let mut innermost = error;
        while let Some(source) = innermost.source().and_then(|source| source.downcast_ref()) {
            innermost = source;
        }
        let mut what = innermost.to_string();
        let snippet = innermost.range().and_then(|range| innermost.template_source()?.get(range));
        if let Some(snippet) = snippet.map(str::trim).filter(|snippet| !snippet.is_empty()) {
            let short: String = snippet.chars().take(80).collect();
            what = format!("{what}: {short}");
        }
        ThemeFault::Template { template: innermost.name().unwrap_or(template).to_owned(), what }
    }
}
