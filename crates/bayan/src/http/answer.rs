//! Answers: finished, with everything a reader's browser needs to know, before anybody asks.

use super::{
    body::{Body, ObjectPart},
    encoding::{self, Effort, Encoding},
    range::{self, Asked},
};
use bayan_core::{id::ItemId, media::Hash};
use bayan_store::objects::ReadObjects;
use bytes::Bytes;
use hyper::{
    Response, StatusCode,
    header::{self, HeaderMap, HeaderName, HeaderValue},
};
use std::sync::{Arc, OnceLock};
use tokio::runtime::Handle;

/// How long an answer may be kept by others. Compulsory: there is no default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// Kept, but asked for again each time: what is corrected must be seen.
    Revalidate,
    /// Asked for again each time: it is what tells that something is new.
    Ask,
    /// Never changes under this address.
    Immutable,
    /// Kept by nobody.
    NoStore,
}

impl CachePolicy {
    fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            CachePolicy::Revalidate => "public, max-age=0, must-revalidate",
            CachePolicy::Ask => "no-cache",
            CachePolicy::Immutable => "public, max-age=31536000, immutable",
            CachePolicy::NoStore => "no-store",
        })
    }
}

/// What a page was made of: when it changes, the page is forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dependency {
    /// These items, each in all its languages.
    Items(Vec<ItemId>),
    /// A list that any item may enter or leave.
    Lists,
    /// Nothing that changes while the program runs.
    Nothing,
}

/// A finished answer, with its encodings.
#[derive(Clone)]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    payload: Payload,
    etag: Option<HeaderValue>,
    /// What it was made of.
    pub dependency: Dependency,
    /// Complete heads, made when the first reader asks: the next ones only copy them.
    heads: OnceLock<Heads>,
}

/// What an answer gives.
#[derive(Clone)]
enum Payload {
    /// Bytes in memory, in up to three encodings.
    Ready { identity: Bytes, gzip: Option<Bytes>, brotli: Option<Bytes> },
    /// An object, given in pieces and, where that is asked for, in parts.
    Object { objects: Arc<dyn ReadObjects>, hash: Hash, length: u64, threads: Handle },
}

/// The heads of an answer: one for each encoding, and one for whoever has it already.
#[derive(Clone)]
struct Heads {
    identity: HeaderMap,
    gzip: HeaderMap,
    brotli: HeaderMap,
    not_modified: HeaderMap,
}

/// What every answer says, pages or not.
const COMMON: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
];

impl Answer {
    /// An answer with a body of `media_type`.
    pub fn new(
        status: StatusCode,
        media_type: &'static str,
        body: impl Into<Bytes>,
        policy: CachePolicy,
    ) -> Answer {
        let identity = body.into();
        let mut headers = HeaderMap::with_capacity(12);
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
        headers.insert(header::CACHE_CONTROL, policy.header());
        for (name, value) in COMMON {
            headers.insert(name, HeaderValue::from_static(value));
        }
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            ),
        );
        let etag = (policy != CachePolicy::NoStore).then(|| {
            let hash = Hash::of(&identity).to_string();
            // Weak: it stands for the text, in whatever encoding.
            HeaderValue::from_str(&format!("W/\"{}\"", &hash[..24])).ok()
        });
        Answer {
            status,
            headers,
            payload: Payload::Ready { identity, gzip: None, brotli: None },
            etag: etag.flatten(),
            dependency: Dependency::Nothing,
            heads: OnceLock::new(),
        }
    }

    /// An answer with an object as its body, which never changes under its address. It is read on the
    /// threads of `threads` while the reader takes it.
    pub fn object(
        media_type: &'static str,
        objects: Arc<dyn ReadObjects>,
        hash: Hash,
        length: u64,
        threads: Handle,
    ) -> Answer {
        let answer = Answer::new(StatusCode::OK, media_type, Bytes::new(), CachePolicy::Immutable);
        Answer {
            payload: Payload::Object { objects, hash, length, threads },
            // Strong: it stands for these very bytes, so that parts of them fit together.
            etag: HeaderValue::from_str(&format!("\"{}\"", &hash.to_string()[..24])).ok(),
            ..answer
        }
        .with(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"))
    }

    /// An answer that needs nothing: the last resort.
    pub fn plain(status: StatusCode) -> Answer {
        let text = format!("{}\n", status.canonical_reason().unwrap_or("error"));
        Answer::new(status, "text/plain; charset=utf-8", text, CachePolicy::NoStore)
    }

    /// An answer that sends the reader elsewhere.
    pub fn redirect(status: StatusCode, location: &str, policy: CachePolicy) -> Answer {
        let mut answer = Answer::new(status, "text/plain; charset=utf-8", Bytes::new(), policy);
        answer.etag = None;
        match HeaderValue::from_str(location) {
            Ok(value) => answer.with(header::LOCATION, value),
            Err(_) => Answer::new(
                StatusCode::NOT_FOUND,
                "text/plain; charset=utf-8",
                Bytes::new(),
                CachePolicy::NoStore,
            ),
        }
    }

    /// An answer without a body.
    pub fn empty(status: StatusCode, policy: CachePolicy) -> Answer {
        let mut answer = Answer::new(status, "text/plain; charset=utf-8", Bytes::new(), policy);
        answer.headers.remove(header::CONTENT_TYPE);
        answer.etag = None;
        answer
    }

    /// Its whole body; none where it is an object that is not there.
    pub fn bytes(&self) -> std::io::Result<Option<Vec<u8>>> {
        match &self.payload {
            Payload::Ready { identity, .. } => Ok(Some(identity.to_vec())),
            Payload::Object { objects, hash, .. } => objects.get(*hash),
        }
    }

    /// The same answer with one more header.
    pub fn with(mut self, name: HeaderName, value: HeaderValue) -> Answer {
        self.headers.insert(name, value);
        self.heads = OnceLock::new();
        self
    }

    /// The same answer, kept by others in another way.
    pub fn kept(mut self, policy: CachePolicy) -> Answer {
        if policy == CachePolicy::NoStore {
            self.etag = None;
        }
        self.with(header::CACHE_CONTROL, policy.header())
    }

    /// The same answer, which pages of this origin may show within themselves; no others may.
    pub fn within_own_pages(self) -> Answer {
        let policy =
            self.headers.get(header::CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
        let policy = policy.map(|policy| policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
        let answer = self.with(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
        match policy.and_then(|policy| HeaderValue::from_str(&policy).ok()) {
            Some(policy) => answer.with(header::CONTENT_SECURITY_POLICY, policy),
            None => answer,
        }
    }

    /// The same answer with one more value of a header that may have several.
    pub fn and(mut self, name: HeaderName, value: HeaderValue) -> Answer {
        self.headers.append(name, value);
        self.heads = OnceLock::new();
        self
    }

    /// The same answer, made of this.
    pub fn made_of(mut self, dependency: Dependency) -> Answer {
        self.dependency = dependency;
        self
    }

    /// The same answer with its text compressed.
    pub fn compressed(mut self, effort: Effort) -> Answer {
        if let Payload::Ready { identity, gzip, brotli } = &mut self.payload {
            let smaller = |bytes: Bytes| (bytes.len() < identity.len()).then_some(bytes);
            *brotli = encoding::brotli(identity, effort).and_then(smaller);
            *gzip = smaller(encoding::gzip(identity, effort));
        }
        self.with(header::VARY, HeaderValue::from_static("Accept-Encoding"))
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Whether it was compressed quickly, and better compression would save others something.
    pub fn could_be_smaller(&self) -> bool {
        matches!(&self.payload, Payload::Ready { gzip: Some(_), brotli: None, .. })
    }

    /// How many bytes it takes in memory.
    pub fn size(&self) -> usize {
        const HEADS: usize = 3 * 1024;
        let length = |bytes: &Option<Bytes>| bytes.as_ref().map_or(0, Bytes::len);
        match &self.payload {
            Payload::Ready { identity, gzip, brotli } => {
                identity.len() + length(gzip) + length(brotli) + HEADS
            }
            Payload::Object { .. } => HEADS,
        }
    }

    /// The answer to one request.
    pub fn respond(&self, request: &HeaderMap, head: bool) -> Response<Body> {
        let heads = self.heads.get_or_init(|| self.heads());
        // Conditions are about what would be given (RFC 9110, 13.2.1).
        if let Some(etag) = &self.etag
            && self.status.is_success()
            && is_known(request, etag)
        {
            return made(StatusCode::NOT_MODIFIED, heads.not_modified.clone(), Body::Ready(None));
        }
        let (headers, body) = match &self.payload {
            Payload::Object { objects, hash, length, threads } => {
                let whole = ObjectPart::new(Arc::clone(objects), *hash, 0..*length, threads.clone());
                return self.respond_in_parts(request, head, heads, whole, *length);
            }
            Payload::Ready { identity, gzip, brotli } => {
                let accepted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
                match (Encoding::accepted(accepted, brotli.is_some(), gzip.is_some()), brotli, gzip) {
                    (Encoding::Brotli, Some(body), _) => (&heads.brotli, body),
                    (Encoding::Gzip, _, Some(body)) => (&heads.gzip, body),
                    _ => (&heads.identity, identity),
                }
            }
        };
        let body = if head { Body::Ready(None) } else { Body::of(body.clone()) };
        made(self.status, headers.clone(), body)
    }

    fn respond_in_parts(
        &self,
        request: &HeaderMap,
        head: bool,
        heads: &Heads,
        whole: ObjectPart,
        length: u64,
    ) -> Response<Body> {
        let mut headers = heads.identity.clone();
        if head {
            return made(self.status, headers, Body::Ready(None));
        }
        // A part of something else than what the reader has begun with is of no use to it.
        let fits = request.get(header::IF_RANGE).is_none_or(|begun| Some(begun) == self.etag.as_ref());
        let wanted = request.get(header::RANGE).filter(|_| fits).and_then(|range| range.to_str().ok());
        match wanted.map_or(Asked::Whole, |range| range::asked(range, length)) {
            Asked::Whole => made(self.status, headers, Body::Object(whole)),
            Asked::Part(part) => {
                let said = format!("bytes {}-{}/{length}", part.start, part.end - 1);
                headers.insert(header::CONTENT_LENGTH, HeaderValue::from(part.end - part.start));
                headers.insert(header::CONTENT_RANGE, own(&said));
                made(StatusCode::PARTIAL_CONTENT, headers, Body::Object(whole.only(part)))
            }
            Asked::Unsatisfiable => {
                headers.insert(header::CONTENT_LENGTH, HeaderValue::from(0));
                headers.insert(header::CONTENT_RANGE, own(&format!("bytes */{length}")));
                headers.insert(header::CACHE_CONTROL, CachePolicy::NoStore.header());
                made(StatusCode::RANGE_NOT_SATISFIABLE, headers, Body::Ready(None))
            }
        }
    }

    fn heads(&self) -> Heads {
        let mut base = self.headers.clone();
        if let Some(etag) = &self.etag {
            base.insert(header::ETAG, etag.clone());
        }
        let complete = |encoding: Encoding, length: u64| {
            let mut head = base.clone();
            if let Some(token) = encoding.token() {
                head.insert(header::CONTENT_ENCODING, HeaderValue::from_static(token));
            }
            head.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
            head
        };
        let (identity, gzip, brotli) = match &self.payload {
            Payload::Object { length, .. } => (*length, 0, 0),
            Payload::Ready { identity, gzip, brotli } => {
                let length = |bytes: &Option<Bytes>| bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
                (identity.len() as u64, length(gzip), length(brotli))
            }
        };
        let mut not_modified = base.clone();
        not_modified.remove(header::CONTENT_TYPE);
        Heads {
            identity: complete(Encoding::Identity, identity),
            gzip: complete(Encoding::Gzip, gzip),
            brotli: complete(Encoding::Brotli, brotli),
            not_modified,
        }
    }
}

fn made(status: StatusCode, headers: HeaderMap, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

/// A value that we wrote ourselves, of letters and digits.
fn own(value: &str) -> HeaderValue {
    HeaderValue::from_str(value).unwrap_or(HeaderValue::from_static(""))
}

/// Whether the reader has this already (RFC 9110, 13.1.2: weak comparison).
fn is_known(request: &HeaderMap, etag: &HeaderValue) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let mut tags = request.get_all(header::IF_NONE_MATCH).iter().peekable();
    if tags.peek().is_none() {
        return false;
    }
    let Ok(own) = etag.to_str().map(bare) else { return false };
    tags.filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|tag| tag.trim() == "*" || bare(tag) == own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> Answer {
        let text = "<p>نص</p>".repeat(50);
        Answer::new(StatusCode::OK, "text/html; charset=utf-8", text, CachePolicy::Revalidate)
            .compressed(Effort::Best)
    }

    fn asked(pairs: &[(HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap())).collect()
    }

    #[test]
    fn the_same_text_is_not_sent_twice() {
        let first = answer().respond(&HeaderMap::new(), false);
        let etag = first.headers()[header::ETAG].to_str().unwrap();
        for tag in [etag, "*", &format!("\"x\", {etag}"), etag.trim_start_matches("W/")] {
            let again = answer().respond(&asked(&[(header::IF_NONE_MATCH, tag)]), false);
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{tag}");
            assert!(again.headers().contains_key(header::VARY));
        }
        assert_eq!(
            answer().respond(&asked(&[(header::IF_NONE_MATCH, "\"x\"")]), false).status(),
            StatusCode::OK
        );
    }

    #[test]
    fn a_head_says_what_a_get_would() {
        let asked = asked(&[(header::ACCEPT_ENCODING, "br")]);
        let (get, head) = (answer().respond(&asked, false), answer().respond(&asked, true));
        assert_eq!(get.headers(), head.headers());
        assert_eq!(get.headers()[header::CONTENT_ENCODING], "br");
        assert!(!get.headers().contains_key(header::SET_COOKIE));
    }

    #[test]
    fn a_redirect_cannot_be_split() {
        let split =
            Answer::redirect(StatusCode::MOVED_PERMANENTLY, "/x\r\nSet-Cookie: a", CachePolicy::NoStore);
        assert_eq!(split.status(), StatusCode::NOT_FOUND);
    }
}
