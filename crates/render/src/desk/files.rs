//! The files that the newsroom's pages load: the editor and its stylesheet.

use bayan_core::media::Hash;
use std::sync::Arc;

/// A file under an address that holds the hash of its bytes: it never changes.
#[derive(Debug, Clone)]
pub struct DeskFile {
    /// What it is called.
    pub name: String,
    /// The last part of its address.
    pub address: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub text: Arc<str>,
}

impl DeskFile {
    pub(super) fn new(name: &str, text: String) -> DeskFile {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let media_type = match extension {
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            _ => "text/plain; charset=utf-8",
        };
        let hash = Hash::of(text.as_bytes()).to_string();
        let address = format!("{stem}-{}.{extension}", &hash[..12]);
        DeskFile { name: name.to_owned(), address, media_type, text: text.into() }
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("/desk/files/{}", self.address)
    }
}
