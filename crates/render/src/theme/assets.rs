//! The files that pages load: fonts, drawings, pictures, scripts.

use super::drawing;
use bayan_core::media::Hash;
use std::{borrow::Cow, collections::HashMap};

/// A file of the theme.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its address, with the hash of its bytes: it never changes.
    pub url: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// A file with its name (`seal.svg`), before it has an address.
pub(super) type File = (String, Cow<'static, [u8]>);

/// The files of a theme, by name.
pub(crate) type Assets = HashMap<String, Asset>;

/// What a theme may have: the end of the name, the media type, how the bytes begin (place and bytes).
const KINDS: [(&str, &str, usize, &[u8]); 8] = [
    ("woff2", "font/woff2", 0, b"wOF2"),
    ("png", "image/png", 0, b"\x89PNG\r\n\x1a\n"),
    ("jpg", "image/jpeg", 0, b"\xff\xd8\xff"),
    ("webp", "image/webp", 8, b"WEBP"),
    ("avif", "image/avif", 4, b"ftypavif"),
    ("svg", "image/svg+xml", 0, b""),
    ("js", "text/javascript; charset=utf-8", 0, b""),
    ("txt", "text/plain; charset=utf-8", 0, b""),
];

/// Whether a file may be served as what its name says.
pub(super) fn check(name: &str, bytes: &[u8]) -> Result<(), String> {
    let kind = KINDS.iter().find(|(end, ..)| *end == ending(name));
    let Some((end, _, at, begins)) = kind else {
        let ends: Vec<&str> = KINDS.iter().map(|(end, ..)| *end).collect();
        return Err(format!("of a kind that is not served; these are: {}", ends.join(", ")));
    };
    if !bytes.get(*at..).is_some_and(|rest| rest.starts_with(begins)) {
        return Err(format!("its bytes are not {end}"));
    }
    if !begins.is_empty() {
        return Ok(());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())?;
    if *end == "svg" { drawing::check(text) } else { Ok(()) }
}

/// Files with their addresses; of two with one name the later stands.
pub(super) fn address(files: impl IntoIterator<Item = File>) -> Assets {
    let with_address = |(name, bytes): File| {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
        let kind = KINDS.iter().find(|(end, ..)| *end == extension);
        let media_type = kind.map_or("application/octet-stream", |(_, media_type, ..)| media_type);
        let hash = Hash::of(&bytes).to_string();
        let url = format!("/assets/{stem}-{}.{extension}", &hash[..12]);
        (name, Asset { url, media_type, bytes })
    };
    files.into_iter().map(with_address).collect()
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, end)| end)
}
