//! The public record as its readers get it: the log's files, what proves each entry, and the pages that
//! show and check it.

mod artefacts;
mod corrections;
mod log;
mod lookup;
mod pages;

pub(super) use pages::{history, verify};

use super::{Failure, Front, house::House};
use crate::http::answer::{Answer, CachePolicy};
use bayan_store::front::Edition;
use hyper::{
    StatusCode,
    header::{self, HeaderName, HeaderValue},
};

/// How far back a change of key is said.
const KEY_CHANGED_LATELY: i64 = 90 * 24 * 60 * 60 * 1000;

/// What others may read from within their own pages: whoever checks need not come here.
fn open(house: &House, answer: Answer) -> Answer {
    let answer = answer
        .with(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"))
        .with(
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("cross-origin"),
        )
        .with(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    house.secured(answer)
}

impl Front {
    /// The checker as one file, which holds all it needs and works from a disk.
    pub(super) fn checker(&self, house: &House, key: &str) -> Result<Option<Answer>, Failure> {
        let Some(edition) = house.site.edition(key) else { return Ok(None) };
        let html = house.theme.checker(&super::view::edition_context(edition))?;
        let mut answer =
            Answer::new(StatusCode::OK, "text/html; charset=utf-8", html, CachePolicy::Revalidate)
                .compressed(crate::http::encoding::Effort::Quick);
        if let Ok(policy) = HeaderValue::from_str(house.theme.checker_policy()) {
            answer = answer.with(header::CONTENT_SECURITY_POLICY, policy);
        }
        let name = format!("inline; filename=\"bayan-checker-{}.html\"", edition.key);
        let name = HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("inline"));
        let answer = answer.with(header::CONTENT_DISPOSITION, name);
        Ok(Some(house.in_language(edition, answer)))
    }
}

/// A number as an edition writes it.
fn number(edition: &Edition, number: impl std::fmt::Display) -> String {
    edition.dates.numerals.write(&number.to_string())
}
