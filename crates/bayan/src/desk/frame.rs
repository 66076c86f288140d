//! What stands around every page, in the language of whoever reads it.

use super::{Asked, Present, form::Faults, place::DESK};
use bayan_core::{
    instant::Instant,
    language::{Direction, Lang},
    role::Capability,
    site::{DateStyle, Months},
    text::digits::Numerals,
};
use bayan_render::desk::{
    DeskPages, LANGUAGES,
    context::{Common, Frame, Language, Place, Problem, Site, Tongue},
};
use bayan_store::front::Edition;
use std::collections::BTreeMap;

/// A page in the making: for whom, in which language.
pub struct Framed<'f> {
    pages: &'f DeskPages,
    asked: &'f Asked,
    present: Option<&'f Present>,
    key: &'static str,
    lang: Lang,
    dates: DateStyle,
    said: Option<&'static str>,
    problems: Vec<Problem>,
    faults: BTreeMap<&'static str, String>,
}

/// What can be said to have been done, when a page is come to afterwards.
const SAID: [&str; 43] = [
    "redirect-dropped",
    "edition-added",
    "edition-dropped",
    "picture-cut",
    "filed",
    "topics-merged",
    "topic-dropped",
    "picture-replaced",
    "hook-ended",
    "hook-tried",
    "banner-set",
    "banner-ended",
    "passkey-added",
    "passkey-dropped",
    "joined",
    "saved",
    "roles",
    "revoked",
    "closed",
    "opened",
    "ended",
    "password",
    "begun",
    "edit",
    "submit",
    "approve",
    "send-back",
    "publish",
    "schedule",
    "unschedule",
    "emergency",
    "settle",
    "withdraw",
    "replace",
    "restore",
    "discard",
    "taken-back",
    "renders",
    "factor-ended",
    "program-revoked",
    "commented",
    "expire",
    "unexpire",
];

impl<'f> Framed<'f> {
    pub(super) fn new(pages: &'f DeskPages, asked: &'f Asked, present: Option<&'f Present>) -> Framed<'f> {
        let chosen = present.and_then(|present| present.account.language.as_deref());
        let chosen = chosen.and_then(|chosen| LANGUAGES.iter().find(|(key, ..)| *key == chosen));
        let key = chosen.map_or(asked.language, |(key, ..)| *key);
        let editions = &asked.site.site.editions;
        // As the site's own edition in this language writes, where it has one.
        let own = editions.iter().find(|edition| edition.lang.primary() == key);
        let lang =
            own.map_or_else(|| key.parse().unwrap_or_else(|_| Lang::undetermined()), |own| own.lang.clone());
        let dates = own.map_or_else(
            || DateStyle {
                lang: lang.clone(),
                months: Months::Plain,
                numerals: Numerals::Latn,
                zone: asked.site.site.zone.clone(),
                hijri: None,
            },
            |own| own.dates.clone(),
        );
        let word = asked.query.value("said");
        let said = SAID.into_iter().find(|said| *said == word).filter(|_| !asked.is_post);
        Framed {
            pages,
            asked,
            present,
            key,
            lang,
            dates,
            said,
            problems: Vec::new(),
            faults: BTreeMap::new(),
        }
    }

    /// A sentence.
    pub(super) fn say(&self, key: &str, values: &[(&'static str, String)]) -> String {
        self.pages.messages().say_with(&self.lang, key, values)
    }

    /// A moment, to the minute, in one piece: inside a sentence its two parts must not turn round.
    pub(super) fn moment(&self, at: Instant) -> String {
        let (date, time) = (self.dates.long_date(at), self.dates.time(at));
        let comma = self.say("list-comma", &[]);
        let whole = format!("{date}{comma} {time}");
        // What surrounds it isolates it, and would find no letter in it that says which way it runs.
        let (open, close) = match self.lang.direction() {
            Direction::Rtl => ('\u{2067}', '\u{2069}'),
            Direction::Ltr => ('\u{2066}', '\u{2069}'),
        };
        format!("{open}{whole}{close}")
    }

    /// A number in the numerals of the language.
    pub(super) fn number(&self, number: u32) -> String {
        self.dates.numerals.write(&number.to_string())
    }

    /// The language of the interface.
    pub(super) fn lang(&self) -> &Lang {
        &self.lang
    }

    /// How dates are written.
    pub(super) fn dates(&self) -> &DateStyle {
        &self.dates
    }

    /// A time of day in the site's zone.
    pub(super) fn time(&self, at: Instant) -> String {
        self.dates.time(at)
    }

    /// A sentence about a number, in the numerals of the language.
    pub(super) fn say_count(&self, key: &str, count: i64) -> String {
        let shown = self.dates.numerals.write(&count.to_string());
        self.pages.messages().say_count(&self.lang, key, count, &shown)
    }

    /// The same page with what is wrong with the form that was sent.
    pub(super) fn with_faults(mut self, faults: &Faults) -> Framed<'f> {
        for (field, fault) in faults.iter() {
            let text = self.say(fault, &[]);
            self.problems.push(Problem { field: Some(field), text: text.clone() });
            self.faults.insert(field, text);
        }
        self
    }

    /// The same page with something in the way that is no field's fault.
    pub(super) fn with_problem(mut self, text: String) -> Framed<'f> {
        self.problems.push(Problem { field: None, text });
        self
    }

    /// The name of an edition.
    pub(super) fn edition(&self, id: bayan_core::id::EditionId) -> Option<&'f Edition> {
        self.asked.site.site.edition_by_id(id)
    }

    /// The site.
    pub(super) fn site(&self) -> &'f bayan_store::front::Site {
        &self.asked.site.site
    }

    /// What every page is given.
    pub(super) fn common(&self, title: &str) -> Common {
        let site = &self.asked.site;
        let own = site.site.editions.iter().find(|edition| edition.lang.primary() == self.key);
        let edition = own.or_else(|| site.site.edition(&site.site.default_edition));
        Common {
            title: title.to_owned(),
            edition: Tongue {
                key: self.key.to_owned(),
                lang: self.lang.to_string(),
                dir: self.lang.direction().as_str(),
                numerals: self.dates.numerals.as_str(),
            },
            style: site.style.text.clone(),
            site: Site {
                name: edition.map(|edition| edition.institution.clone()).unwrap_or_default(),
                seal: site.site.seal.clone().unwrap_or_default(),
                home: edition.map_or_else(|| "/".to_owned(), |edition| format!("/{}/", edition.key)),
            },
            frame: self.frame(),
        }
    }

    fn frame(&self) -> Frame {
        let path = self.asked.path.as_str();
        let mut places = vec![Place { key: "home", url: DESK, current: path == DESK }];
        let mut add = |capability, key, url: &'static str| {
            if self.present.is_some_and(|present| present.account.roles.may(capability)) {
                let within =
                    path.strip_prefix(url).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
                places.push(Place { key, url, current: within });
            }
        };
        add(Capability::ReadDrafts, "texts", "/desk/texts");
        add(Capability::ReadDrafts, "calendar", "/desk/calendar");
        add(Capability::ReadDrafts, "translations", "/desk/languages");
        add(Capability::ReadDrafts, "topics", "/desk/topics");
        add(Capability::ReadDrafts, "media", "/desk/media");
        add(Capability::ManagePeople, "people", "/desk/people");
        add(Capability::ManageSite, "settings", "/desk/settings");
        add(Capability::ReadAudit, "audit", "/desk/audit");
        let language = |(key, name, dir): (&'static str, &'static str, &'static str)| Language {
            key,
            name,
            lang: key,
            dir,
            url: format!("{path}?lang={key}"),
            current: key == self.key,
        };
        Frame {
            me: self.present.map(|present| present.account.name.clone()),
            at_me: path == "/desk/me",
            places,
            languages: LANGUAGES.into_iter().map(language).collect(),
            token: self.present.map(|present| present.form_token.clone()).unwrap_or_default(),
            said: self.said,
            problems: self.problems.clone(),
            faults: self.faults.clone(),
        }
    }
}
