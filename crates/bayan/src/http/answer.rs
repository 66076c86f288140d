//! Answers: finished, with everything a reader's browser needs to know, before anybody asks.

use super::encoding::{Effort, Encoding, brotli, gzip};
use bayan_core::{id::ItemId, media::Hash};
use bytes::Bytes;
use http_body_util::Full;
use hyper::{
    Response, StatusCode,
    header::{self, HeaderMap, HeaderName, HeaderValue},
};

/// How long an answer may be kept by others. Compulsory: there is no default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// Kept, but asked for again each time: what is corrected must be seen.
    Revalidate,
    /// Never changes under this address.
    Immutable,
    /// Kept by nobody.
    NoStore,
}

impl CachePolicy {
    fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            CachePolicy::Revalidate => "public, max-age=0, must-revalidate",
            CachePolicy::Immutable => "public, max-age=31536000, immutable",
            CachePolicy::NoStore => "no-store",
        })
    }
}

/// What a page was made of: when it changes, the page is forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dependency {
    /// One item, in all its languages.
    Item(ItemId),
    /// A list that any item may enter or leave.
    Lists,
    /// Nothing that changes while the program runs.
    Nothing,
}

/// A finished answer, with its encodings.
#[derive(Debug, Clone)]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    identity: Bytes,
    gzip: Option<Bytes>,
    brotli: Option<Bytes>,
    etag: Option<HeaderValue>,
    /// What it was made of.
    pub dependency: Dependency,
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
            identity,
            gzip: None,
            brotli: None,
            etag: etag.flatten(),
            dependency: Dependency::Nothing,
        }
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

    /// The same answer with one more header.
    pub fn with(mut self, name: HeaderName, value: HeaderValue) -> Answer {
        self.headers.insert(name, value);
        self
    }

    /// The same answer, made of this.
    pub fn made_of(mut self, dependency: Dependency) -> Answer {
        self.dependency = dependency;
        self
    }

    /// The same answer with its text compressed.
    pub fn compressed(mut self, effort: Effort) -> Answer {
        let smaller = |bytes: Bytes| (bytes.len() < self.identity.len()).then_some(bytes);
        self.brotli = smaller(brotli(&self.identity, effort));
        self.gzip = smaller(gzip(&self.identity, effort));
        self.headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        self
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Whether it was compressed.
    pub fn is_compressed(&self) -> bool {
        self.brotli.is_some() || self.gzip.is_some()
    }

    /// How many bytes it takes in memory.
    pub fn size(&self) -> usize {
        let length = |bytes: &Option<Bytes>| bytes.as_ref().map_or(0, Bytes::len);
        self.identity.len() + length(&self.gzip) + length(&self.brotli) + 1024
    }

    /// The answer to one request.
    pub fn respond(&self, request: &HeaderMap, head: bool) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::default());
        *response.headers_mut() = self.headers.clone();
        let headers = response.headers_mut();
        if let Some(etag) = &self.etag {
            headers.insert(header::ETAG, etag.clone());
            // Conditions are about what would be given (RFC 9110, 13.2.1).
            if self.status.is_success() && matches(request, etag) {
                headers.remove(header::CONTENT_TYPE);
                *response.status_mut() = StatusCode::NOT_MODIFIED;
                return response;
            }
        }
        let accepted = request.get(header::ACCEPT_ENCODING).map(|value| value.to_str().unwrap_or_default());
        let (encoding, body) = match (Encoding::accepted(accepted), &self.brotli, &self.gzip) {
            (Encoding::Brotli, Some(body), _) => (Encoding::Brotli, body),
            (Encoding::Brotli | Encoding::Gzip, _, Some(body)) if accepts_gzip(accepted) => {
                (Encoding::Gzip, body)
            }
            _ => (Encoding::Identity, &self.identity),
        };
        if let Some(token) = encoding.token() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(token));
        }
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        let body = if head { Bytes::new() } else { body.clone() };
        *response.status_mut() = self.status;
        *response.body_mut() = Full::new(body);
        response
    }
}

/// Whether gzip is accepted where brotli is, but none was made.
fn accepts_gzip(header: Option<&str>) -> bool {
    header.is_some_and(|header| {
        Encoding::accepted(Some(header)) == Encoding::Gzip
            || header.split(',').any(|item| item.trim() == "gzip")
    })
}

/// Whether the reader has this already (RFC 9110, 13.1.2: weak comparison).
fn matches(request: &HeaderMap, etag: &HeaderValue) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let Ok(own) = etag.to_str().map(bare) else { return false };
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|tag| tag.trim() == "*" || bare(tag) == own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> Answer {
        let text = "<p>نص</p>".repeat(50);
        Answer::new(StatusCode::OK, "text/html; charset=utf-8", text, CachePolicy::Revalidate)
            .compressed(Effort::Quick)
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
