//! `revisions.json`: the list of a text's revisions, with the addresses of their artefacts.
//!
//! It is an index for finding them and proves nothing; what it says follows from the entries.

use crate::{
    disclosure::json_text,
    json::{self, NotTheFile, Objects},
};
use serde::{Deserialize, Serialize};

/// The largest list that is read, in bytes.
pub const MAX_REVISIONS_FILE: usize = 4 * 1024 * 1024;
/// How many revisions a list may have.
pub const MAX_REVISIONS: usize = 10_000;
/// The first value of the file.
pub const FORMAT: &str = "bayan-revisions/1";

/// The revisions of one item in one language. Addresses are relative to the file's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Revisions {
    /// The host that the log's origin begins with.
    pub site: String,
    /// The item's public id, 32 hexadecimal digits.
    pub doc: String,
    /// The language tag of the edition.
    pub lang: String,
    /// The log's origin.
    pub origin: String,
    /// The log's prefix.
    pub log: String,
    /// The log's key.
    pub key: String,
    /// The page of the article; none when it is gone.
    pub article: Option<String>,
    /// Whether the text is shown no more.
    pub gone: bool,
    /// The revisions, oldest first.
    pub revisions: Vec<Listed>,
}

/// One revision of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its number, from 1.
    pub rev: u64,
    /// The log's number of its entry.
    pub index: u64,
    /// The word of its status.
    pub status: String,
    /// When it was recorded, as the publisher says.
    pub time: String,
    /// The date that the institution states for the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<String>,
    /// The short code of its entry.
    pub code: String,
    /// Of a correction: fact, addition, clarification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The public note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Of a removal: on what ground.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    /// The address of the entry's bytes.
    pub entry: String,
    /// The address of the proof file.
    pub proof: String,
    /// The address of the parts manifest.
    pub manifest: String,
    /// The address of the disclosure; none where nothing may be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<String>,
    /// The address of the evidence file; none likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    site: &'a str,
    doc: &'a str,
    lang: &'a str,
    origin: &'a str,
    log: &'a str,
    key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'a str>,
    gone: bool,
    revisions: &'a [Listed],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    format: String,
    site: String,
    doc: String,
    lang: String,
    origin: String,
    log: String,
    key: String,
    #[serde(default)]
    article: Option<String>,
    gone: bool,
    revisions: Objects<Listed, MAX_REVISIONS>,
}

impl Revisions {
    /// The file.
    pub fn to_json(&self) -> String {
        let Revisions { site, doc, lang, origin, log, key, article, gone, revisions } = self;
        let article = article.as_deref();
        json_text(&Written {
            format: FORMAT,
            site,
            doc,
            lang,
            origin,
            log,
            key,
            article,
            gone: *gone,
            revisions,
        })
    }

    /// Reads the file.
    pub fn parse(text: &str) -> Result<Revisions, NotTheFile> {
        let read: Read = json::read(text, MAX_REVISIONS_FILE)?;
        if read.format != FORMAT {
            return Err(NotTheFile::Format(FORMAT));
        }
        let Read { site, doc, lang, origin, log, key, article, gone, revisions, .. } = read;
        Ok(Revisions { site, doc, lang, origin, log, key, article, gone, revisions: revisions.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_was_written_and_leaves_out_what_is_absent() {
        let first = Listed {
            rev: 1,
            index: 1460,
            status: "imported".into(),
            entry: "r/1/entry".into(),
            ..Listed::default()
        };
        let second = Listed { rev: 2, note: Some("صُحّح الاسم".into()), ..first.clone() };
        let list = Revisions {
            site: "press.example.org".into(),
            revisions: vec![first, second],
            ..Revisions::default()
        };
        let text = list.to_json();
        assert!(text.starts_with(r#"{"format":"bayan-revisions/1","site":"press.example.org","#), "{text}");
        assert!(!text.contains("null") && !text.contains("ground") && !text.contains("article"), "{text}");
        assert_eq!(Revisions::parse(&text), Ok(list));
    }

    #[test]
    fn other_files_are_refused() {
        let text = Revisions::default().to_json();
        assert_eq!(Revisions::parse(&text.replace("/1", "/2")), Err(NotTheFile::Format(FORMAT)));
        assert!(Revisions::parse(&text.replace("gone", "went")).is_err());
        assert!(Revisions::parse(&text.replace("\"gone\"", "\"gone\":true,\"gone\"")).is_err());
        assert!(Revisions::parse(&format!("{text}{}", " ".repeat(MAX_REVISIONS_FILE))).is_err());
        let one = serde_json::to_string(&Listed::default()).unwrap();
        let many = text.replace("[]", &format!("[{}]", vec![one; MAX_REVISIONS + 1].join(",")));
        assert!(Revisions::parse(&many).is_err());
    }
}
