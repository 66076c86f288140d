//! A site with its styles, headers and page maps. What changes of it by settings makes another of these.

use super::{facts::Kept, files};
use crate::{
    http::{
        answer::{Answer, CachePolicy, Dependency},
        encoding::Effort,
        page_map::PageMap,
        paths::Address,
    },
    settings::{Asked, Settings},
};
use bayan_core::item::ItemKind;
use bayan_render::{Shape, Style, Theme, style_policy};
use bayan_store::front::{Edition, Link, Site};
use hyper::{
    StatusCode,
    header::{self, HeaderValue},
};
use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

/// How much memory ready error pages may take.
const ERROR_MEMORY: usize = 4 << 20;

/// A site, ready to be served.
pub struct House {
    /// The site.
    pub site: Arc<Site>,
    /// Its address as the public types it, without a slash at its end.
    pub origin: String,
    /// Whom security researchers write to.
    pub security_contact: Option<String>,
    /// Who is asked to witness the record.
    pub witnesses: Vec<Asked>,
    /// The position that was shown when the program started, and the number of the latest filing.
    pub opened_at: (i64, i64),
    /// Finished answers, by their address as machines write it: most requests ask for it letter by letter.
    pub pages: PageMap<String>,
    /// Finished error pages, by edition and status.
    pub errors: PageMap<(String, u16)>,
    /// What many pages show.
    pub facts: Kept,
    /// What its pages look like.
    pub theme: Theme,
    styles: HashMap<(String, Shape), Style>,
    assets: HashMap<String, ThemeFile>,
}

/// A file of the theme as it is sent: compressed quickly, so that the start does not wait, until it is
/// there as small as can be.
struct ThemeFile {
    quick: Arc<Answer>,
    best: OnceLock<Arc<Answer>>,
}

/// What a page's policy lets in beside the site's own pictures and fonts.
#[derive(Debug, Clone, Copy)]
pub struct Needs<'n> {
    /// Which stylesheet it carries.
    pub shape: Shape,
    /// The text of its second `<style>`; may be empty.
    pub colours: &'n str,
    /// Whether it runs the theme's own script.
    pub script: bool,
    /// Whether it has a form.
    pub form: bool,
    /// Whether it asks other sites when its reader wants it.
    pub looks_up: bool,
}

impl<'n> Needs<'n> {
    /// What a page of lists needs, with the rules for its pictures.
    pub fn list(colours: &'n str) -> Needs<'n> {
        Needs { shape: Shape::List, colours, script: false, form: false, looks_up: false }
    }
}

impl House {
    pub(super) fn new(
        site: Site,
        origin: String,
        opened_at: (i64, i64),
        theme: Theme,
        settings: &Settings,
    ) -> House {
        let of_edition = |edition: &Edition| {
            let style = |shape| {
                let style = theme.style(site.hue, edition.dates.numerals, shape);
                ((edition.key.clone(), shape), style)
            };
            Shape::ALL.map(style)
        };
        House {
            styles: site.editions.iter().flat_map(of_edition).collect(),
            origin,
            opened_at,
            security_contact: settings.security_contact.clone(),
            witnesses: settings.witnesses.clone(),
            pages: PageMap::new(settings.page_memory),
            errors: PageMap::new(ERROR_MEMORY),
            facts: Kept::default(),
            assets: theme
                .assets()
                .map(|asset| {
                    let quick = Arc::new(files::asset(asset));
                    (asset.url.clone(), ThemeFile { quick, best: OnceLock::new() })
                })
                .collect(),
            theme,
            site: Arc::new(site),
        }
    }

    /// A file of the theme.
    pub fn asset(&self, path: &str) -> Option<Arc<Answer>> {
        let file = self.assets.get(path)?;
        Some(Arc::clone(file.best.get().unwrap_or(&file.quick)))
    }

    /// Makes the files of the theme as small as can be. Takes its time.
    pub fn make_assets_smaller(&self) {
        for file in self.assets.values().filter(|file| file.quick.could_be_smaller()) {
            file.best.get_or_init(|| Arc::new((*file.quick).clone().compressed(Effort::Best)));
        }
    }

    /// A message in the language of an edition.
    pub fn say(&self, edition: &Edition, key: &str, args: &[(&'static str, String)]) -> String {
        self.theme.messages().say_with(&edition.lang, key, args)
    }

    /// The stylesheet of an edition for pages of a shape.
    pub fn style(&self, edition: &Edition, shape: Shape) -> &str {
        self.styles.get(&(edition.key.clone(), shape)).map_or("", |style| &style.text)
    }

    /// The whole address of a place on this site.
    pub fn absolute(&self, address: &Address) -> String {
        format!("{}{}", self.origin, address.uri())
    }

    /// The address of a document.
    pub fn link(&self, link: &Link) -> Option<Address> {
        let edition = self.site.edition_by_id(link.edition)?.key.clone();
        Some(match link.kind {
            ItemKind::Page => Address::Page { edition, slug: link.slug.clone() },
            ItemKind::News | ItemKind::Statement | ItemKind::Speech | ItemKind::Notice => {
                Address::Article { edition, slug: link.slug.clone(), id: link.short_id }
            }
        })
    }

    /// The edition that `/` leads to, when nobody knows better.
    pub fn default_edition(&self) -> &Edition {
        let default = self.site.edition(&self.site.default_edition);
        default.or(self.site.editions.first()).expect("a site is made with an edition at least")
    }

    /// The edition that a path begins with, else the default one.
    pub fn edition_of_path(&self, path: &str) -> &Edition {
        let first = path.split('/').nth(1).unwrap_or_default();
        self.site.edition(first).unwrap_or_else(|| self.default_edition())
    }

    /// The place that a path means when the slash at its end was forgotten.
    pub fn with_slash(&self, path: &str) -> Option<Address> {
        let address = Address::parse(&format!("{path}/"), None)?;
        let exists = match &address {
            Address::Front { edition } => self.site.edition(edition).is_some(),
            Address::Section { edition, section, .. } => {
                self.site.edition(edition)?.section(section).is_some()
            }
            Address::Archive { edition, .. }
            | Address::Photos { edition, .. }
            | Address::Lookup { edition, .. } => self.site.edition(edition).is_some(),
            _ => false,
        };
        exists.then_some(address)
    }

    /// `/`: on to the edition that the reader's browser asks for, else to the default one. No cookie.
    pub fn root(&self, accepted: Option<&str>) -> Answer {
        let edition =
            accepted.and_then(|accepted| self.preferred(accepted)).unwrap_or_else(|| self.default_edition());
        let target = Address::Front { edition: edition.key.clone() };
        Answer::redirect(StatusCode::SEE_OTHER, &target.uri(), CachePolicy::Revalidate)
            .with(header::VARY, HeaderValue::from_static("Accept-Language"))
    }

    /// The edition that an Accept-Language header likes best (RFC 9110, 12.5.4; by primary language).
    fn preferred(&self, header: &str) -> Option<&Edition> {
        let mut wanted: Vec<(f32, &str)> = Vec::new();
        for item in header.split(',').take(20) {
            let mut parts = item.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
            wanted.push((weight, tag.split('-').next().unwrap_or(tag)));
        }
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        let fits = |tag: &str| {
            self.site.editions.iter().find(|edition| edition.lang.primary().eq_ignore_ascii_case(tag))
        };
        wanted.into_iter().filter(|(weight, _)| *weight > 0.0).find_map(|(_, tag)| fits(tag))
    }

    /// HTML as an answer, with the policy that lets in this page's style and the site's own pictures
    /// and fonts, and nothing else that it does not need.
    pub fn html(
        &self,
        edition: &Edition,
        status: StatusCode,
        html: String,
        needs: Needs<'_>,
        made_of: Dependency,
    ) -> Answer {
        let style = self.styles.get(&(edition.key.clone(), needs.shape));
        let style = style.map_or("'none'", |style| &style.policy);
        let mut policy = format!("default-src 'none'; style-src {style}");
        if !needs.colours.is_empty() {
            policy = format!("{policy} {}", style_policy(needs.colours));
        }
        if needs.script {
            policy.push_str("; script-src 'self'");
        }
        // The script copies a text that it asks for, and validators ask for robots.txt from within a page.
        policy.push_str("; connect-src 'self'");
        if needs.looks_up {
            policy.push_str(if self.origin.starts_with("https://") { " https:" } else { " https: http:" });
        }
        policy.push_str(
            "; img-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action ",
        );
        policy.push_str(if needs.form { "'self'" } else { "'none'" });
        let cache = if status.is_success() || status == StatusCode::GONE {
            CachePolicy::Revalidate
        } else {
            CachePolicy::NoStore
        };
        let mut answer = Answer::new(status, "text/html; charset=utf-8", html, cache)
            .made_of(made_of)
            .compressed(Effort::Quick);
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            answer = answer.with(header::CONTENT_SECURITY_POLICY, policy);
        }
        self.in_language(edition, answer)
    }

    /// An answer that says in which language it is, secured.
    pub fn in_language(&self, edition: &Edition, answer: Answer) -> Answer {
        self.secured(answer.with(header::CONTENT_LANGUAGE, language(edition)))
    }

    /// An answer that tells browsers to come back over TLS only, where the site has it.
    pub fn secured(&self, answer: Answer) -> Answer {
        if !self.origin.starts_with("https://") {
            return answer;
        }
        answer.with(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"))
    }
}

fn language(edition: &Edition) -> HeaderValue {
    HeaderValue::from_str(edition.lang.as_str()).unwrap_or(HeaderValue::from_static("und"))
}
