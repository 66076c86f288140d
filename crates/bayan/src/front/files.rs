//! Files: pictures, the theme's own, and the few that machines look for.

use super::{Failure, Front, house::House};
use crate::http::{
    answer::{Answer, CachePolicy},
    encoding::Effort,
    paths::Address,
};
use bayan_core::{id::PublicId, instant::Instant, media::PictureFormat};
use bayan_render::{
    Asset,
    manifest::{self, Manifest},
};
use bayan_store::front::{Edition, Replacement};
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
    /// A public picture in a format and width; without one, in full resolution.
    pub(super) async fn media(
        &self,
        house: &House,
        id: PublicId,
        version: u32,
        rendition: Option<(PictureFormat, u32)>,
    ) -> Result<Option<Answer>, Failure> {
        let (site, version) = (house.site.id, i64::from(version));
        let found = self.reader.ask(move |live| match rendition {
            Some((format, width)) => live.rendition(site, id, version, format, width),
            None => live.original(site, id, version),
        });
        let Some(hash) = found.await? else { return self.replaced(house, id, rendition).await };
        let objects = self.objects.clone();
        let length = self.threads.spawn_blocking(move || objects.length(hash)).await;
        let Some(length) = length.map_err(std::io::Error::other).flatten()? else {
            tracing::error!(%hash, "front.object_missing");
            return Ok(None);
        };
        let media_type = rendition.map_or(PictureFormat::Jpeg, |(format, _)| format).media_type();
        let answer = Answer::object(media_type, self.objects.clone(), hash, length, self.threads.clone());
        Ok(Some(house.secured(shared(answer))))
    }
}

impl Front {
    /// Where the picture is found that has taken the place of one that is not public any more.
    async fn replaced(
        &self,
        house: &House,
        id: PublicId,
        rendition: Option<(PictureFormat, u32)>,
    ) -> Result<Option<Answer>, Failure> {
        let site = house.site.id;
        let found = self.reader.ask(move |live| live.replacement(site, id, rendition)).await?;
        Ok(found.map(|Replacement { public_id, version, rendition }| {
            let version = u32::try_from(version).unwrap_or(1);
            let to = match rendition {
                Some((format, width)) => Address::Media { id: public_id, version, width, format },
                None => Address::MediaOriginal { id: public_id, version },
            };
            // The older may be shown again: nobody is to remember this for ever.
            shared(Answer::redirect(StatusCode::FOUND, &to.uri(), CachePolicy::Revalidate))
        }))
    }
}

/// A file of the theme.
pub(super) fn asset(asset: &Asset) -> Answer {
    let bytes = Bytes::from(asset.bytes.to_vec());
    let answer = shared(Answer::new(StatusCode::OK, asset.media_type, bytes, CachePolicy::Immutable));
    // Fonts are compressed already; the best compression of the others would make the start wait.
    if asset.media_type == "font/woff2" { answer } else { answer.compressed(Effort::Quick) }
}

/// The web manifest of an edition.
pub(super) fn manifest(house: &House, edition: &Edition) -> Answer {
    let home = Address::Front { edition: edition.key.clone() }.to_string();
    let text = manifest::manifest(&Manifest {
        name: &edition.institution,
        short_name: edition.office.as_deref().unwrap_or(&edition.institution),
        lang: edition.lang.as_str(),
        dir: edition.dir,
        start_url: &home,
        scope: &home,
        icon: house.theme.asset_url("favicon.svg").unwrap_or_default(),
        colours: house.theme.colours(house.site.hue).as_ref(),
    });
    let media_type = "application/manifest+json; charset=utf-8";
    house.secured(Answer::new(StatusCode::OK, media_type, text, CachePolicy::Revalidate))
}

/// `robots.txt`: everything that is public may be read by everybody.
pub(super) fn robots(house: &House) -> Answer {
    let origin = &house.origin;
    let text = format!(
        "User-agent: *\nAllow: /\n\nSitemap: {origin}/sitemap.xml\nSitemap: {origin}/sitemap-news.xml\n"
    );
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
