//! Files: pictures, the theme's own, and the few that machines look for.

use super::{Failure, Front, house::House};
use crate::http::{
    answer::{Answer, CachePolicy},
    encoding::Effort,
};
use bayan_core::{id::PublicId, instant::Instant};
use bayan_render::Asset;
use bytes::Bytes;
use hyper::{
    StatusCode,
    header::{HeaderName, HeaderValue},
};

/// For how long security.txt is good, in milliseconds: half a year.
const SECURITY_TXT_LIFE: i64 = 180 * 24 * 60 * 60 * 1000;

/// Others may show it: feed readers do.
fn shared(answer: Answer) -> Answer {
    answer.with(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    )
}

impl Front {
    pub(super) async fn media(
        &self,
        house: &House,
        id: PublicId,
        version: u32,
        width: u32,
    ) -> Result<Option<Answer>, Failure> {
        let site = house.site.id;
        let found = self.reader.ask(move |live| live.rendition(site, id, version.into(), width)).await?;
        let Some(hash) = found else { return Ok(None) };
        let objects = self.objects.clone();
        let read =
            tokio::task::spawn_blocking(move || objects.get(hash)).await.map_err(std::io::Error::other)?;
        let Some(bytes) = read? else {
            tracing::error!(%hash, "front.object_missing");
            return Ok(None);
        };
        let answer = Answer::new(StatusCode::OK, "image/jpeg", bytes, CachePolicy::Immutable);
        Ok(Some(house.secured(shared(answer))))
    }
}

/// A file of the theme.
pub(super) fn asset(asset: &Asset) -> Answer {
    let bytes = Bytes::from(asset.bytes.to_vec());
    let answer = shared(Answer::new(StatusCode::OK, asset.media_type, bytes, CachePolicy::Immutable));
    // Fonts are compressed already.
    if asset.media_type == "font/woff2" { answer } else { answer.compressed(Effort::Best) }
}

/// `robots.txt`: everything that is public may be read by everybody.
pub(super) fn robots(house: &House) -> Answer {
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n", house.origin);
    Answer::new(StatusCode::OK, "text/plain; charset=utf-8", text, CachePolicy::Revalidate)
}

/// `security.txt` (RFC 9116), where the operator named somebody to write to.
pub(super) fn security_txt(house: &House, now: Instant) -> Option<Answer> {
    let Some(contact) = &house.security_contact else { return None };
    let expires = Instant::from_milliseconds(now.milliseconds() + SECURITY_TXT_LIFE);
    let languages: Vec<&str> = house.site.editions.iter().map(|edition| edition.lang.primary()).collect();
    let text = format!(
        "Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {}\nCanonical: {}/.well-known/security.txt\n",
        languages.join(", "),
        house.origin
    );
    Some(Answer::new(StatusCode::OK, "text/plain; charset=utf-8", text, CachePolicy::Revalidate))
}
