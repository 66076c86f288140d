//! A call, read: what it asks for, in whose name, with what.

use super::{
    operation::Operation,
    problem::{Kind, Problem},
};
use crate::{
    actions::texts::By,
    desk::{DeskSite, form::Form},
    http::whole::Request,
};
use bayan_core::{language::Lang, media::Hash};
use bayan_store::{
    front::Edition,
    people::{Access, Account},
};
use bytes::Bytes;
use hyper::{HeaderMap, Method, header};
use serde::de::{DeserializeOwned, IgnoredAny};
use std::{collections::BTreeSet, str::FromStr, sync::Arc};

/// How many are given where nothing is said.
const USUAL: u32 = 20;

/// In whose name a program comes.
pub struct Present {
    /// What it showed.
    pub access: Access,
    /// Whose.
    pub account: Account,
}

/// A call.
pub struct Call {
    /// Of which site.
    pub site: Arc<DeskSite>,
    /// What is called.
    pub operation: Operation,
    captured: Vec<String>,
    query: Form,
    is_repeatable: bool,
    headers: HeaderMap,
    /// The name by which it came.
    pub host: String,
    /// Everything that makes it this call and no other.
    pub fingerprint: Hash,
    /// What was sent.
    pub body: Bytes,
    present: Option<Present>,
    network: String,
    /// The language in which whoever calls is answered.
    pub language: Lang,
}

impl Call {
    pub(super) fn new(
        request: &Request,
        site: Arc<DeskSite>,
        operation: Operation,
        captured: Vec<String>,
        present: Option<Present>,
        language: Lang,
    ) -> Call {
        let query = request.query.clone().unwrap_or_default();
        let mut all = format!("{}\n{}\n{query}\n", request.method, request.path).into_bytes();
        all.extend_from_slice(&request.body);
        Call {
            site,
            host: request.host.clone(),
            operation,
            captured,
            query: Form::read(&Bytes::from(query)),
            is_repeatable: !matches!(request.method, Method::GET | Method::HEAD),
            headers: request.headers.clone(),
            fingerprint: Hash::of(&all),
            body: request.body.clone(),
            present,
            network: request.peer.to_canonical().to_string(),
            language,
        }
    }

    /// Whether what stands behind the question mark is asked for here: each once, none that is not on the list.
    pub fn check_query(&self) -> Result<(), Problem> {
        let known = self.operation.about().query;
        let names: Vec<&'static str> = known.iter().map(|parameter| parameter.name).collect();
        let mut seen = BTreeSet::new();
        for (name, value) in self.query.all() {
            let parameter = known.iter().find(|parameter| parameter.name == name);
            let fits = parameter.is_some_and(|parameter| parameter.takes.fits(value)) && seen.insert(name);
            if !fits {
                return Err(Problem::parameter(name, &names));
            }
        }
        Ok(())
    }

    /// The value of a parameter.
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query.maybe(name)
    }

    /// A parameter that is a number.
    fn number(&self, name: &str, otherwise: u32) -> u32 {
        self.asked(name).and_then(|value| value.parse().ok()).unwrap_or(otherwise)
    }

    /// How many are wanted.
    pub fn limit(&self) -> u32 {
        self.number("limit", USUAL)
    }

    /// Which page is wanted, counted from 1.
    pub fn page(&self) -> u32 {
        self.number("page", 1)
    }

    /// The edition that is asked for; the site's first unless one is.
    pub fn edition(&self) -> Result<&Edition, Problem> {
        let site = &self.site.site;
        match self.asked("edition") {
            Some(key) => site.edition(key).ok_or_else(|| Problem::parameter("edition", &["edition"])),
            None => site
                .edition(&site.default_edition)
                .or_else(|| site.editions.first())
                .ok_or_else(|| Problem::of(Kind::NotFound)),
        }
    }

    /// The part of the path in the place of a name in braces, counted from 0.
    pub fn part<T: FromStr>(&self, index: usize) -> Result<T, Problem> {
        let part = self.captured.get(index).and_then(|part| part.parse().ok());
        part.ok_or_else(|| Problem::of(Kind::NotFound))
    }

    /// What was sent, as JSON of the shape that is wanted.
    pub fn sent<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        self.check_media_type("application/json")?;
        // Whether it is JSON at all is one thing, whether it is of the shape that is wanted another.
        if let Err(error) = serde_json::from_slice::<IgnoredAny>(&self.body) {
            return Err(Problem::shape(Kind::Unreadable, String::new(), error.to_string()));
        }
        let mut reader = serde_json::Deserializer::from_slice(&self.body);
        serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let pointer = pointer(error.path());
            Problem::shape(Kind::Invalid, pointer, error.into_inner().to_string())
        })
    }

    /// The bytes of the file that was sent.
    pub fn file(&self) -> Result<Bytes, Problem> {
        self.check_media_type("application/octet-stream")?;
        Ok(self.body.clone())
    }

    fn check_media_type(&self, wanted: &str) -> Result<(), Problem> {
        let said = self.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let said = said.unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if said.eq_ignore_ascii_case(wanted) { Ok(()) } else { Err(Problem::of(Kind::MediaType)) }
    }

    /// The name under which this may be sent twice; none where it may not, or has none.
    pub fn repeat_key(&self) -> Result<Option<&str>, Problem> {
        let mut said = self.headers.get_all(super::repeat::KEY).iter();
        let Some(first) = said.next().filter(|_| self.is_repeatable) else { return Ok(None) };
        let fits = |key: &&str| {
            (1..=super::repeat::LONGEST).contains(&key.len())
                && key.bytes().all(|byte| byte.is_ascii_graphic())
        };
        match (first.to_str().ok().filter(fits), said.next()) {
            (Some(key), None) => Ok(Some(key)),
            _ => Err(Problem::of(Kind::RepeatKey)),
        }
    }

    /// In whose name it comes.
    pub fn present(&self) -> Result<&Present, Problem> {
        self.present.as_ref().ok_or_else(|| Problem::of(Kind::Unauthorized))
    }

    /// From where it comes, and through what.
    pub fn from(&self) -> String {
        match &self.present {
            Some(present) => format!("{} ({})", self.network, present.access.label),
            None => self.network.clone(),
        }
    }

    /// Whoever acts, as far as the token hands it on.
    pub fn by(&self) -> Result<By, Problem> {
        let present = self.present()?;
        Ok(By {
            site: self.site.site.id,
            person: present.account.person,
            network: self.from(),
            scopes: Some(present.access.scopes.clone()),
        })
    }
}

/// The JSON pointer of what a parser stood at (RFC 6901).
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => {
                pointer.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1")))
            }
            Segment::Enum { variant } => pointer.push_str(&format!("/{variant}")),
            Segment::Unknown => {}
        }
    }
    pointer
}
