//! What went wrong, in the form of RFC 9457: a type for programs, and a sentence in the language of whoever reads it.

use super::API;
use crate::http::answer::{Answer, CachePolicy};
use bayan_core::{language::Lang, scope::Scope, workflow::Refusal};
use bayan_render::messages::Messages;
use bayan_store::Error;
use hyper::{
    Method, StatusCode,
    header::{self, HeaderName, HeaderValue},
};
use serde_json::{Value, json};

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Unauthorized,
    InvalidToken,
    Scope,
    Forbidden,
    NotFound,
    Gone,
    NotAllowed,
    Misdirected,
    Unreadable,
    MediaType,
    TooLarge,
    TooSlow,
    Parameter,
    Invalid,
    StaleRevision,
    NotFromHere,
    OwnWork,
    ChangedSinceApproval,
    InThePast,
    Expired,
    Exists,
    RepeatKey,
    RepeatOther,
    RepeatRunning,
    Full,
    Busy,
    Failed,
}

impl Kind {
    const ALL: [Kind; 27] = [
        Kind::Unauthorized,
        Kind::InvalidToken,
        Kind::Scope,
        Kind::Forbidden,
        Kind::NotFound,
        Kind::Gone,
        Kind::NotAllowed,
        Kind::Misdirected,
        Kind::Unreadable,
        Kind::MediaType,
        Kind::TooLarge,
        Kind::TooSlow,
        Kind::Parameter,
        Kind::Invalid,
        Kind::StaleRevision,
        Kind::NotFromHere,
        Kind::OwnWork,
        Kind::ChangedSinceApproval,
        Kind::InThePast,
        Kind::Expired,
        Kind::Exists,
        Kind::RepeatKey,
        Kind::RepeatOther,
        Kind::RepeatRunning,
        Kind::Full,
        Kind::Busy,
        Kind::Failed,
    ];

    /// Its status, and its word: in types, and in the messages after `problem-`.
    fn about(self) -> (StatusCode, &'static str) {
        match self {
            Kind::Unauthorized => (StatusCode::UNAUTHORIZED, "unauthorized"),
            Kind::InvalidToken => (StatusCode::UNAUTHORIZED, "invalid-token"),
            Kind::Scope => (StatusCode::FORBIDDEN, "scope"),
            Kind::Forbidden => (StatusCode::FORBIDDEN, "forbidden"),
            Kind::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            Kind::Gone => (StatusCode::GONE, "gone"),
            Kind::NotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "not-allowed"),
            Kind::Misdirected => (StatusCode::MISDIRECTED_REQUEST, "misdirected"),
            Kind::Unreadable => (StatusCode::BAD_REQUEST, "unreadable"),
            Kind::MediaType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"),
            Kind::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Kind::TooSlow => (StatusCode::REQUEST_TIMEOUT, "too-slow"),
            Kind::Parameter => (StatusCode::UNPROCESSABLE_ENTITY, "parameter"),
            Kind::Invalid => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            Kind::StaleRevision => (StatusCode::CONFLICT, "stale-revision"),
            Kind::NotFromHere => (StatusCode::CONFLICT, "not-from-here"),
            Kind::OwnWork => (StatusCode::CONFLICT, "own-work"),
            Kind::ChangedSinceApproval => (StatusCode::CONFLICT, "changed-since-approval"),
            Kind::InThePast => (StatusCode::UNPROCESSABLE_ENTITY, "in-the-past"),
            Kind::Expired => (StatusCode::UNPROCESSABLE_ENTITY, "expired"),
            Kind::Exists => (StatusCode::CONFLICT, "exists"),
            Kind::RepeatKey => (StatusCode::UNPROCESSABLE_ENTITY, "idempotency-key"),
            Kind::RepeatOther => (StatusCode::UNPROCESSABLE_ENTITY, "idempotency-other"),
            Kind::RepeatRunning => (StatusCode::CONFLICT, "idempotency-running"),
            Kind::Full => (StatusCode::INSUFFICIENT_STORAGE, "full"),
            Kind::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
            Kind::Failed => (StatusCode::INTERNAL_SERVER_ERROR, "failed"),
        }
    }

    fn address(self) -> String {
        format!("{API}/problems#{}", self.about().1)
    }
}

/// What a sentence about a field is made of.
#[derive(Debug, Clone)]
enum Said {
    /// A message.
    Key(&'static str),
    /// Words of a parser, in English.
    Words(String),
}

/// Something that went wrong.
#[derive(Debug, Clone)]
pub struct Problem {
    kind: Kind,
    values: Vec<(&'static str, String)>,
    /// What is wrong with a field, by its JSON pointer or the name of the parameter.
    errors: Vec<(String, Said)>,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// Whether something may have been done.
    is_unknown: bool,
}

impl Problem {
    /// One of this kind.
    pub fn of(kind: Kind) -> Problem {
        let mut headers = Vec::new();
        match kind {
            Kind::Unauthorized => {
                headers.push((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")));
            }
            Kind::InvalidToken => {
                // RFC 6750, 3.1.
                headers.push((
                    header::WWW_AUTHENTICATE,
                    HeaderValue::from_static("Bearer error=\"invalid_token\""),
                ));
            }
            Kind::Busy => headers.push((header::RETRY_AFTER, HeaderValue::from_static("5"))),
            _ => {}
        }
        Problem { kind, values: Vec::new(), errors: Vec::new(), headers, is_unknown: false }
    }

    /// A scope is missing.
    pub fn scope(scope: Scope) -> Problem {
        Problem { values: vec![("scope", scope.to_string())], ..Problem::of(Kind::Scope) }
    }

    /// Another method is needed.
    pub fn not_allowed(allowed: &[Method]) -> Problem {
        let mut names: Vec<&str> = allowed.iter().map(Method::as_str).collect();
        if names.contains(&"GET") {
            names.push("HEAD");
        }
        let mut problem = Problem::of(Kind::NotAllowed);
        if let Ok(allowed) = HeaderValue::from_str(&names.join(", ")) {
            problem.headers.push((header::ALLOW, allowed));
        }
        problem
    }

    /// Something is wrong with a field, for which there is a sentence.
    pub fn field(pointer: &str, key: &'static str) -> Problem {
        Problem::of(Kind::Invalid).and(pointer, key)
    }

    /// Something is wrong with another field too.
    #[must_use]
    pub fn and(mut self, pointer: &str, key: &'static str) -> Problem {
        self.errors.push((pointer.to_owned(), Said::Key(key)));
        self
    }

    /// What was sent is not of the shape that is wanted.
    pub fn shape(kind: Kind, pointer: String, words: String) -> Problem {
        Problem { errors: vec![(pointer, Said::Words(words))], ..Problem::of(kind) }
    }

    /// A parameter is none, or takes something else; `allowed` are those that there are.
    pub fn parameter(name: &str, allowed: &[&'static str]) -> Problem {
        let name: String = name.chars().take(100).collect();
        let words = match allowed {
            [] => "no parameter is taken here".to_owned(),
            allowed => format!("parameters: {}", allowed.join(", ")),
        };
        Problem::shape(Kind::Parameter, name, words)
    }

    /// A fault of ours: it goes to the log, and whoever calls learns that it was one.
    pub fn failed(error: impl std::fmt::Display) -> Problem {
        tracing::error!(error = %error, "api.answer_failed");
        Problem::of(Kind::Failed)
    }

    /// Its status.
    pub fn status(&self) -> StatusCode {
        self.kind.about().0
    }

    /// The same of something that came after the act itself: that was done.
    pub fn afterwards(problem: impl Into<Problem>) -> Problem {
        Problem { is_unknown: true, ..problem.into() }
    }

    /// Whether nothing was done for certain, so that it may be sent again under the same name.
    pub fn is_certain(&self) -> bool {
        !self.is_unknown && self.kind != Kind::Failed
    }

    /// The same for programs, with its sentences in a language.
    pub fn body(&self, messages: &Messages, language: &Lang) -> Value {
        let (status, word) = self.kind.about();
        let say = |key: &str| messages.say_with(language, key, &self.values);
        let mut body = json!({
            "type": self.kind.address(),
            "title": say(&format!("problem-{word}-title")),
            "status": status.as_u16(),
            "detail": say(&format!("problem-{word}")),
        });
        if !self.errors.is_empty() {
            let error = |(pointer, said): &(String, Said)| {
                let detail = match said {
                    Said::Key(key) => say(key),
                    Said::Words(words) => words.clone(),
                };
                json!({ "pointer": pointer, "detail": detail })
            };
            body["errors"] = self.errors.iter().map(error).collect();
        }
        body
    }

    /// The answer.
    pub fn answer(&self, messages: &Messages, language: &Lang) -> Answer {
        let body = self.body(messages, language).to_string();
        let mut answer = Answer::new(self.status(), "application/problem+json", body, CachePolicy::NoStore);
        if let Ok(language) = HeaderValue::from_str(&language.to_string()) {
            answer = answer.with(header::CONTENT_LANGUAGE, language);
        }
        for (name, value) in &self.headers {
            answer = answer.with(name.clone(), value.clone());
        }
        answer
    }
}

impl From<Refusal> for Problem {
    fn from(why: Refusal) -> Problem {
        Problem::of(match why {
            Refusal::NotFromHere => Kind::NotFromHere,
            Refusal::NoRight(_) => Kind::Forbidden,
            Refusal::OwnWork => Kind::OwnWork,
            Refusal::StaleRevision => Kind::StaleRevision,
            Refusal::ChangedSinceApproval => Kind::ChangedSinceApproval,
            Refusal::InThePast => Kind::InThePast,
            Refusal::Expired => Kind::Expired,
        })
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Problem {
        match error {
            Error::Refused(why) => why.into(),
            // What is gone meanwhile is what another row points at.
            Error::NotFound(_) | Error::Foreign => Problem::of(Kind::NotFound),
            Error::Unique(_) => Problem::of(Kind::Exists),
            Error::Full => Problem::of(Kind::Full),
            // The connection may have been lost while it was committed.
            Error::Gone => {
                tracing::warn!(error = %error, "api.store_unavailable");
                Problem::afterwards(Problem::of(Kind::Busy))
            }
            Error::Busy | Error::Retry => {
                tracing::warn!(error = %error, "api.store_unavailable");
                Problem::of(Kind::Busy)
            }
            Error::ReadOnly | Error::Shape(_) | Error::NewerSchema { .. } | Error::Other(_) => {
                Problem::failed(error)
            }
        }
    }
}

/// All kinds, for whoever looks a type up.
pub fn list() -> Value {
    let one = |kind: Kind| json!({ "type": kind.address(), "status": kind.about().0.as_u16() });
    Kind::ALL.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use bayan_render::{Theme, desk::DeskPages};
    use std::collections::BTreeSet;

    #[test]
    fn every_problem_is_said_in_every_language() {
        let pages = DeskPages::load(&Theme::load().unwrap()).unwrap();
        let mut words = BTreeSet::new();
        for kind in Kind::ALL {
            assert!(words.insert(kind.about().1), "{kind:?}");
            for key in ["ar", "en", "fr"] {
                let body = Problem::scope(Scope::Write).and("/x", "fault-missing").of_kind(kind);
                let body = body.body(pages.messages(), &key.parse().unwrap());
                for part in ["title", "detail"] {
                    let said = body[part].as_str().unwrap();
                    assert!(!said.is_empty() && !said.contains("problem-"), "{key}: {said}");
                }
            }
        }
    }

    impl Problem {
        fn of_kind(self, kind: Kind) -> Problem {
            Problem { kind, ..self }
        }
    }
}
