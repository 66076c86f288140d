//! The editions that a site has: one more language, and one that was begun by mistake.

use super::{
    Asked, Desk, Failure, Present,
    form::{Fault, Faults, label},
    place::Place,
    reply::Reply,
    texts::by,
};
use crate::{actions::settings, site_file::is_edition_key};
use bayan_core::{language::Lang, site::Months, text::digits::Numerals};
use bayan_render::desk::{DeskPage, context};
use bayan_store::sites::{EditionChange, Kept, NewEdition, NotAdded};

/// The languages that are proposed, each with its own name; any other may be typed.
const PROPOSED: [(&str, &str); 24] = [
    ("ar", "العربية"),
    ("am", "አማርኛ"),
    ("ckb", "کوردی"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "español"),
    ("fa", "فارسی"),
    ("fr", "français"),
    ("he", "עברית"),
    ("it", "italiano"),
    ("ja", "日本語"),
    ("ku", "kurdî"),
    ("nl", "Nederlands"),
    ("pt", "português"),
    ("ro", "română"),
    ("ru", "русский"),
    ("so", "Soomaali"),
    ("th", "ไทย"),
    ("ti", "ትግርኛ"),
    ("tr", "Türkçe"),
    ("uk", "українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

impl Desk {
    pub(super) async fn new_edition(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        self.new_edition_page(asked, present, &Faults::default())
    }

    /// Begins an edition; how it writes and what its sections are is said on its own page then.
    pub(super) async fn add_edition(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        let (form, mut faults) = (&asked.form, Faults::default());
        let lang = faults.take("language", language(form.value("language")));
        let key = faults.take("key", edition_key(form.value("key")));
        let name = faults.take("name", label(form.value("name")));
        let institution = faults.take("institution", label(form.value("institution")));
        let (Some(language), Some(key), Some(name), Some(institution)) = (lang, key, name, institution)
        else {
            return self.new_edition_page(asked, present, &faults);
        };
        let new = begun(key.clone(), language, name.to_string(), institution.to_string());
        match settings::add_edition(&self.app, by(asked, present), new).await? {
            Ok(()) => {
                self.read_sites_again().await;
                Ok(Reply::To(format!("{}?said=edition-added", Place::Edition(key))))
            }
            Err(not) => {
                let (field, fault) = not_added(not);
                faults.note(field, fault);
                self.new_edition_page(asked, present, &faults)
            }
        }
    }

    /// Takes one away in which nothing stands.
    pub(super) async fn drop_edition(
        &self,
        asked: &Asked,
        present: &Present,
        key: &str,
    ) -> Result<Reply, Failure> {
        let Some(edition) = asked.site.site.edition(key) else { return Ok(Reply::missing()) };
        match settings::drop_edition(&self.app, by(asked, present), (edition.id, key)).await? {
            Ok(()) => {
                self.read_sites_again().await;
                Ok(Reply::To(format!("{}?said=edition-dropped", Place::Settings)))
            }
            Err(kept) => {
                let mut faults = Faults::default();
                faults.note("drop", stays(kept));
                self.edition_page(asked, present, key, &faults, None)
            }
        }
    }

    fn new_edition_page(&self, asked: &Asked, present: &Present, faults: &Faults) -> Result<Reply, Failure> {
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let typed = |name: &str| asked.form.value(name).to_owned();
        let has = |key: &str| asked.site.site.editions.iter().any(|edition| edition.lang.primary() == key);
        let page = context::NewEditionPage {
            common: framed.common(&framed.say("edition-new", &[])),
            language: typed("language"),
            key: typed("key"),
            name: typed("name"),
            institution: typed("institution"),
            languages: PROPOSED.into_iter().filter(|(key, _)| !has(key)).collect(),
        };
        Ok(Reply::Page(faults.status(), self.pages.render(&DeskPage::NewEdition(&page))?))
    }
}

/// A language by its tag (BCP 47).
pub(crate) fn language(tag: &str) -> Result<Lang, Fault> {
    let lang = tag.trim().parse::<Lang>().map_err(|_| "fault-language-tag")?;
    if lang == Lang::undetermined() { Err("fault-language-tag") } else { Ok(lang) }
}

/// What stands for an edition in addresses.
pub(crate) fn edition_key(key: &str) -> Result<String, Fault> {
    let key = key.trim().to_ascii_lowercase();
    if is_edition_key(&key) { Ok(key) } else { Err("fault-edition-key") }
}

/// An edition as it is begun: it writes as its language does.
pub(crate) fn begun(key: String, language: Lang, name: String, institution: String) -> NewEdition {
    let numerals = match language.primary() {
        "fa" | "ur" => Numerals::Arabext,
        _ => Numerals::Latn,
    };
    let is = EditionChange {
        name,
        institution,
        office: None,
        description: None,
        months: Months::Plain,
        numerals,
        hijri: false,
    };
    NewEdition { key, language, is, sections: Vec::new() }
}

/// Which field is why it is not added, and what is wrong with it.
pub(crate) fn not_added(not: NotAdded) -> (&'static str, Fault) {
    match not {
        NotAdded::Key => ("key", "fault-edition-key-taken"),
        NotAdded::Language => ("language", "fault-language-taken"),
        NotAdded::Many => ("language", "fault-editions-many"),
    }
}

/// Why it stays.
pub(crate) fn stays(kept: Kept) -> Fault {
    match kept {
        Kept::Default => "fault-edition-default",
        Kept::InUse => "fault-edition-used",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_and_a_word_for_addresses_are_read_or_refused() {
        assert_eq!(language(" FA ").unwrap().to_string(), "fa");
        for wrong in ["", "!", "arabic-language-of-here", "und"] {
            assert!(language(wrong).is_err(), "{wrong}");
        }
        assert_eq!(edition_key(" Fa-IR ").unwrap(), "fa-ir");
        for wrong in ["", "media", "desk", "a/b", "فا", "an-edition-with-a-long-key"] {
            assert!(edition_key(wrong).is_err(), "{wrong}");
        }
        for (tag, _) in PROPOSED {
            assert_eq!(language(tag).unwrap().to_string(), tag);
        }
    }
}
