//! What every sample page is given.

use super::{Amount, Maker};
use crate::{Shape, context::*, feeds::Format, picture};
use bayan_core::{language::Direction, text::digits::Numerals};

/// The colour of every sample picture, and the point that stays in sight.
pub(super) const COLOUR: (&str, Option<picture::Focus>) = ("#1f3b5c", Some((304, 615)));

impl Maker<'_> {
    pub(super) fn common(&self) -> Common {
        let words = self.words();
        let numerals = self.numerals();
        Common {
            site: Site {
                name: words.institution.into(),
                office: self.maybe(|| words.office.into()),
                home: "/x/".into(),
                search: "/x/search".into(),
                archive: self.maybe(|| "/x/2024/".into()),
                search_description: "/x/opensearch.xml".into(),
                topics: self.maybe(|| "/x/t/".into()),
                photos: self.maybe(|| "/x/photos/".into()),
                hue: self.hue,
                seal: self
                    .maybe(|| "<svg viewBox=\"0 0 8 8\"><path d=\"M0 0z\"></path></svg>".into())
                    .unwrap_or_default(),
            },
            edition: super::edition(self.lang),
            languages: self.languages(),
            sections: match self.amount {
                Amount::Everything => vec![self.section_place(true), self.section_place(false)],
                Amount::Least | Amount::Awkward => Vec::new(),
            },
            links: self.some(1, || self.section_place(false)),
            pages: self.some(1, || self.section_place(false)),
            banners: self.some(1, || self.section_place(false)),
            feeds: self.maybe(|| self.feeds()).unwrap_or_default(),
            page: self.head(),
            style: self.theme.style(self.hue, numerals, Shape::List).text,
            year: words.year.into(),
        }
    }

    pub(super) fn numerals(&self) -> Numerals {
        super::numerals(self.dir)
    }

    fn languages(&self) -> Vec<Language> {
        let one = |lang: &str, dir: Direction, current: bool, available: bool| Language {
            key: "x".into(),
            name: super::Words::of(dir).language.into(),
            lang: lang.into(),
            dir: dir.as_str(),
            url: "/x/".into(),
            current,
            available,
        };
        match self.amount {
            Amount::Least => vec![one(self.lang.as_str(), self.dir, true, true)],
            Amount::Everything | Amount::Awkward => vec![
                one(self.lang.as_str(), self.dir, true, true),
                one("ar-SY", Direction::Rtl, false, true),
                one("en-GB", Direction::Ltr, false, false),
            ],
        }
    }

    pub(super) fn other_language(&self) -> Language {
        let (lang, dir) = match self.dir {
            Direction::Rtl => ("en-GB", Direction::Ltr),
            Direction::Ltr => ("ar-SY", Direction::Rtl),
        };
        Language {
            key: "y".into(),
            name: super::Words::of(dir).language.into(),
            lang: lang.into(),
            dir: dir.as_str(),
            url: "/y/".into(),
            current: false,
            available: true,
        }
    }

    pub(super) fn section_place(&self, current: bool) -> Place {
        Place { name: self.words().section.into(), url: "/x/s/news/".into(), current }
    }

    fn feeds(&self) -> Vec<Feed> {
        let feed = |format: Format| Feed {
            title: self.words().institution.into(),
            name: format.name(),
            url: format!("/x/feed.{}", format.extension()),
            media_type: format.media_type(),
        };
        Format::ALL.into_iter().map(feed).collect()
    }

    fn head(&self) -> Head {
        let words = self.words();
        let (colour, focus) = COLOUR;
        let url = "https://press.example/x/".to_owned();
        Head {
            title: if self.amount == Amount::Awkward { words.awkward } else { words.headline }.into(),
            description: self.maybe(|| words.sentence.into()),
            canonical: self.maybe(|| url.clone()),
            robots: self.maybe(|| "noindex"),
            alternates: self.some(1, || Alternate { hreflang: self.lang.to_string(), url: url.clone() }),
            links: self.some(1, || RecordLink {
                rel: "bayan-revisions",
                url: "/x/a/00000000/revisions.json".into(),
                media_type: "application/json",
            }),
            json_ld: self.maybe(|| "{\"@context\":\"https://schema.org\"}".into()),
            og: self.some(1, || Property { property: "og:title", content: words.headline.into() }),
            manifest: "/x/manifest.json".into(),
            colours: self.maybe(|| picture::rule(colour, focus)).unwrap_or_default(),
        }
    }
}
