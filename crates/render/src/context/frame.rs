//! What every page is given: site, edition, navigation, head.

use super::RecordLink;
use serde::Serialize;

/// What every page is given.
#[derive(Debug, Clone, Serialize)]
pub struct Common {
    /// The site.
    pub site: Site,
    /// The edition of this page.
    pub edition: Edition,
    /// All editions.
    pub languages: Vec<Language>,
    /// The navigation.
    pub sections: Vec<Place>,
    /// What stands behind them in the navigation.
    pub links: Vec<Place>,
    /// Static pages.
    pub pages: Vec<Place>,
    /// The texts at the head of every page; current on their own.
    pub banners: Vec<Place>,
    /// The feeds that belong to this page.
    pub feeds: Vec<Feed>,
    /// What stands in the page's head.
    pub page: Head,
    /// The stylesheet.
    pub style: String,
    /// The year, in the edition's numerals.
    pub year: String,
}

/// The site.
#[derive(Debug, Clone, Serialize)]
pub struct Site {
    /// The institution.
    pub name: String,
    /// The office that speaks.
    pub office: Option<String>,
    /// The front page of this edition.
    pub home: String,
    /// Where its archive is searched.
    pub search: String,
    /// Its archive: the page of the newest year; none while nothing was published.
    pub archive: Option<String>,
    /// Its photographs; none while there are none.
    pub photos: Option<String>,
    /// What lets a browser search it from its own field.
    pub search_description: String,
    /// What it speaks about, where there is something.
    pub topics: Option<String>,
    /// The hue.
    pub hue: u16,
    /// The seal, a drawing.
    pub seal: String,
}

/// The edition of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Edition {
    /// Its key.
    pub key: String,
    /// Its language.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Its numerals.
    pub numerals: &'static str,
}

/// A way to another language.
#[derive(Debug, Clone, Serialize)]
pub struct Language {
    /// The key of its edition.
    pub key: String,
    /// Its name in itself.
    pub name: String,
    /// Its tag.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Where it leads.
    pub url: String,
    /// Whether this page is in it.
    pub current: bool,
    /// Whether this very page exists in it.
    pub available: bool,
}

/// A named place.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// Whether the page is in it.
    pub current: bool,
}

/// A feed.
#[derive(Debug, Clone, Serialize)]
pub struct Feed {
    /// What it is called among all feeds of the world.
    pub title: String,
    /// What it is called on its own page.
    pub name: &'static str,
    /// Where it is.
    pub url: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
}

/// What stands in a page's head.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// The title.
    pub title: String,
    /// A sentence about it.
    pub description: Option<String>,
    /// Its own address.
    pub canonical: Option<String>,
    /// What search engines should not do.
    pub robots: Option<&'static str>,
    /// The same page in all languages, itself included.
    pub alternates: Vec<Alternate>,
    /// The files of the record that belong to the page.
    pub links: Vec<RecordLink>,
    /// Linked data.
    pub json_ld: Option<String>,
    /// Open Graph.
    pub og: Vec<Property>,
    /// The web manifest.
    pub manifest: String,
    /// Rules for this page's pictures: empty, or what stands in a second `<style>`, unchanged.
    pub colours: String,
}

/// The same page in a language.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// The language as search engines know it.
    pub hreflang: String,
    /// Where.
    pub url: String,
}

/// A property of Open Graph.
#[derive(Debug, Clone, Serialize)]
pub struct Property {
    /// Its name.
    pub property: &'static str,
    /// Its value.
    pub content: String,
}
