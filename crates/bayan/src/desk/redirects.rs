//! The addresses that lead to texts: what an import brought, and what somebody makes here for a leaflet or for a page of
//! an earlier site that no import knew.

use super::{
    Asked, Desk, Failure, Present,
    form::{Fault, Faults},
    place::{InText, Place},
    reply::{Reply, encoded},
    texts::by,
};
use crate::{
    actions::{self, redirects},
    http::{old_address::old_address, paths::Address},
    site_file::is_reserved,
};
use bayan_core::workflow::Refusal;
use bayan_render::desk::{DeskPage, context};
use bayan_store::{
    Error,
    db::Conn,
    redirects::{self as kept, Redirect},
};
use hyper::StatusCode;

/// How many a page lists.
const PAGE: u32 = 50;
/// The farthest page.
const FARTHEST: u32 = 10_000;
/// The longest words that are looked for.
const LONGEST: usize = 200;

impl Desk {
    pub(super) async fn redirects(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        self.redirects_page(asked, present, &Faults::default()).await
    }

    /// Makes an address lead to a text.
    pub(super) async fn make_redirect(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let path = faults.take("path", address(asked.form.value("path")));
        let found = actions::find(&self.app, &asked.site.site, asked.form.value("text").trim()).await;
        let document = match found {
            Ok(document) => Ok(document),
            Err(Error::NotFound(_)) => Err("fault-redirect-text"),
            Err(error) => return Err(error.into()),
        };
        let (Some(path), Some(document)) = (path, faults.take("text", document)) else {
            return self.redirects_page(asked, present, &faults).await;
        };
        match redirects::make(&self.app, by(asked, present), path, document).await {
            Ok(true) => return Ok(Reply::To(format!("{}?said=saved", Place::Redirects))),
            Ok(false) => faults.note("path", "fault-redirect-taken"),
            Err(Error::Refused(Refusal::NoRight(_))) => faults.note("text", "fault-remit"),
            Err(error) => return Err(error.into()),
        }
        self.redirects_page(asked, present, &faults).await
    }

    /// Takes one away.
    pub(super) async fn drop_redirect(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let path = asked.form.value("path").to_owned();
        match redirects::drop_made(&self.app, by(asked, present), path).await {
            Ok(true) => Ok(Reply::To(format!("{}?said=redirect-dropped", Place::Redirects))),
            Ok(false) => Ok(Reply::missing()),
            Err(Error::Refused(Refusal::NoRight(_))) => {
                Ok(Reply::Message(StatusCode::FORBIDDEN, "forbidden"))
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn redirects_page(
        &self,
        asked: &Asked,
        present: &Present,
        faults: &Faults,
    ) -> Result<Reply, Failure> {
        let site = &asked.site.site;
        let words: String = asked.query.value("q").trim().chars().take(LONGEST).collect();
        let page: u32 = asked.query.value("page").parse().unwrap_or(1).clamp(1, FARTHEST);
        let (id, wanted) = (site.id, (!words.is_empty()).then(|| words.clone()));
        let look =
            move |conn: &mut Conn| kept::list(conn, id, wanted.as_deref(), (PAGE + 1, (page - 1) * PAGE));
        let found = self.app.store.writer.look(look).await?;
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let row = |redirect: &Redirect| {
            let edition = site.edition_by_id(redirect.edition);
            context::RedirectRow {
                path: redirect.path.clone(),
                to: Place::Text(redirect.short_id, InText::Look).to_string(),
                headline: redirect.headline.clone(),
                lang: edition.map(|edition| edition.lang.to_string()).unwrap_or_default(),
                dir: edition.map_or("auto", |edition| edition.dir.as_str()),
                leads: redirect.leads,
                made_by: redirect.made_by.clone(),
                date: framed.moment(redirect.made_at),
            }
        };
        let goes_on = found.len() > PAGE as usize;
        let context = context::RedirectsPage {
            common: framed.common(&framed.say("redirects-title", &[])),
            lines: found.iter().take(PAGE as usize).map(row).collect(),
            next: goes_on.then(|| format!("{}?q={}&page={}", Place::Redirects, encoded(&words), page + 1)),
            words,
            path: asked.form.value("path").to_owned(),
            text: asked.form.value("text").to_owned(),
        };
        Ok(Reply::Page(faults.status(), self.pages.render(&DeskPage::Redirects(&context))?))
    }
}

/// An address that can lead to a text: none of those that the site itself has, which lead where they say.
pub(crate) fn address(typed: &str) -> Result<String, Fault> {
    let typed = typed.trim();
    // As people write what they print: without the first slash.
    let typed = match typed.contains("://") || typed.starts_with('/') || typed.is_empty() {
        true => typed.to_owned(),
        false => format!("/{typed}"),
    };
    let path = old_address(&typed).ok_or("fault-redirect-path")?;
    let (plain, query) =
        path.split_once('?').map_or((path.as_str(), None), |(plain, query)| (plain, Some(query)));
    let is_ours = plain.split('/').nth(1).is_some_and(is_reserved);
    if is_ours || plain.starts_with("//") || Address::parse(plain, query).is_some() {
        return Err("fault-redirect-own");
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_people_write_it_and_never_one_of_the_sites_own() {
        for (typed, read) in [
            ("ramadan", "/ramadan"),
            (" /رمضان ", "/رمضان"),
            ("http://old.example/about.php?id=3#x", "/about.php?id=3"),
            ("/2014/%D8%AE%D8%A8%D8%B1", "/2014/خبر"),
        ] {
            assert_eq!(address(typed).as_deref(), Ok(read), "{typed}");
        }
        for own in [
            "/ar/",
            "/ar/a/aaaaaaaa",
            "/desk/x",
            "/api/v1/site",
            "/media/x",
            "/log/checkpoint",
            "/healthz",
            "/robots.txt",
            "/sitemap.xml",
            "/.well-known/security.txt",
            "//evil.example/",
        ] {
            assert_eq!(address(own), Err("fault-redirect-own"), "{own}");
        }
        for wrong in ["", "/", "http://old.example", "/a\u{0}b", &format!("/{}", "x".repeat(3000))] {
            assert_eq!(address(wrong), Err("fault-redirect-path"), "{wrong}");
        }
    }
}
