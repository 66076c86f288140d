//! Beginning a text, or a text in another language.

use super::{
    super::{
        Asked, Desk, Failure, Present,
        form::{Fault, Faults, optional},
        frame::Framed,
        place::{InText, Place},
        reply::{Reply, encoded},
    },
    by, head,
};
use crate::actions::texts::{self, NewText};
use bayan_core::{
    item::ItemKind,
    line::Headline,
    role::{About, Capability},
    workflow::{Refusal, Right},
};
use bayan_render::desk::{DeskPage, context};
use bayan_store::{Error, front::Edition, newsroom::Text};

impl Desk {
    pub(in crate::desk) async fn new_text(&self, asked: &Asked, present: &Present) -> Result<Reply, Failure> {
        self.new_text_page(asked, present, &Faults::default())
    }

    pub(in crate::desk) async fn begin_text(
        &self,
        asked: &Asked,
        present: &Present,
    ) -> Result<Reply, Failure> {
        let mut faults = Faults::default();
        let edition = self.chosen_edition(asked, present);
        let kind = asked.form.value("kind").parse::<ItemKind>().map_err(|_| "fault-choose");
        let kind = faults.take("kind", kind);
        let section = match kind {
            Some(ItemKind::Page) => Some(None),
            _ => faults.take("section", section(edition, asked)),
        };
        let headline = faults.take("headline", headline(asked));
        let (Some(kind), Some(section), Some(headline)) = (kind, section, headline) else {
            return self.new_text_page(asked, present, &faults);
        };
        let (id, lang) = (edition.id, edition.lang.clone());
        let new = NewText { edition: id, lang, section, kind, original: None, headline };
        match texts::begin(&self.app, by(asked, present), new).await {
            Ok((_, id)) => Ok(Reply::To(Place::Text(id, InText::Edit).to_string())),
            Err(Error::Refused(Refusal::NoRight(_))) => {
                faults.note(place_of(edition), "fault-remit");
                self.new_text_page(asked, present, &faults)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The edition that is asked for, else the first in which this person writes.
    fn chosen_edition<'a>(&self, asked: &'a Asked, present: &Present) -> &'a Edition {
        let site = &asked.site.site;
        let named = [asked.form.value("edition"), asked.query.value("edition")];
        let usual =
            [site.default_edition.as_str()].into_iter().chain(site.editions.iter().map(|e| e.key.as_str()));
        let own = usual.filter(|key| present.account.roles.may_in(Capability::Write, key));
        let found = named.into_iter().chain(own).find_map(|key| site.edition(key));
        // A site has one at least.
        found.unwrap_or(&site.editions[0])
    }

    fn new_text_page(&self, asked: &Asked, present: &Present, faults: &Faults) -> Result<Reply, Failure> {
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let edition = self.chosen_edition(asked, present);
        let writes_in = |edition: &&Edition| present.account.roles.may_in(Capability::Write, &edition.key);
        let tab = |other: &Edition| context::Tab {
            name: other.name.clone(),
            lang: other.lang.to_string(),
            dir: other.dir.as_str(),
            url: format!("{}?edition={}", Place::NewText, encoded(&other.key)),
            current: other.id == edition.id,
        };
        let chosen = asked.form.value("kind");
        let kind = |kind: ItemKind| context::Choice {
            id: kind.to_string(),
            key: kind.to_string(),
            name: String::new(),
            chosen: if chosen.is_empty() { kind == ItemKind::Statement } else { kind.as_str() == chosen },
        };
        let page = context::NewText {
            common: framed.common(&framed.say("new-text-title", &[])),
            action: Place::NewText.to_string(),
            editions: asked.site.site.editions.iter().filter(writes_in).map(tab).collect(),
            edition_chosen: edition.key.clone(),
            text_lang: edition.lang.to_string(),
            text_dir: edition.dir.as_str(),
            sections: sections(present, edition, false, asked.form.value("section")),
            kinds: ItemKind::ALL.map(kind).into(),
            original: None,
            headline: asked.form.value("headline").to_owned(),
        };
        self.begin_reply(&page, faults)
    }

    fn begin_reply(&self, page: &context::NewText, faults: &Faults) -> Result<Reply, Failure> {
        Ok(Reply::Page(faults.status(), self.pages.render(&DeskPage::NewText(page))?))
    }

    pub(super) async fn translate(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        key: &str,
    ) -> Result<Reply, Failure> {
        self.translation_page(asked, present, text, key, &Faults::default())
    }

    pub(super) async fn begin_translation(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        key: &str,
    ) -> Result<Reply, Failure> {
        let Some(edition) = asked.site.site.edition(key) else {
            return Ok(Reply::missing());
        };
        let mut faults = Faults::default();
        let section = match text.kind {
            ItemKind::Page => Some(None),
            _ => faults.take("section", section(edition, asked)),
        };
        let headline = faults.take("headline", headline(asked));
        let (Some(section), Some(headline)) = (section, headline) else {
            return self.translation_page(asked, present, text, key, &faults);
        };
        let new = NewText {
            edition: edition.id,
            lang: edition.lang.clone(),
            section,
            kind: text.kind,
            original: Some(text.document),
            headline,
        };
        match texts::begin(&self.app, by(asked, present), new).await {
            Ok((_, id)) => Ok(Reply::To(Place::Text(id, InText::Edit).to_string())),
            Err(Error::Unique(_)) => {
                faults.note("headline", "fault-version-exists");
                self.translation_page(asked, present, text, key, &faults)
            }
            Err(Error::Refused(Refusal::NoRight(_))) => {
                faults.note(place_of(edition), "fault-remit");
                self.translation_page(asked, present, text, key, &faults)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn translation_page(
        &self,
        asked: &Asked,
        present: &Present,
        text: &Text,
        key: &str,
        faults: &Faults,
    ) -> Result<Reply, Failure> {
        let Some(edition) = asked.site.site.edition(key).filter(|edition| edition.id != text.edition) else {
            return Ok(Reply::missing());
        };
        let framed = self.framed(asked, Some(present)).with_faults(faults);
        let title = framed.say("translate-title", &[("edition", edition.name.clone())]);
        let same = same_section(asked, text, edition);
        let chosen = asked.form.maybe("section").map_or(same, str::to_owned);
        let page = context::NewText {
            common: framed.common(&title),
            action: Place::Text(text.short_id, InText::Translate(key.to_owned())).to_string(),
            editions: Vec::new(),
            edition_chosen: edition.key.clone(),
            text_lang: edition.lang.to_string(),
            text_dir: edition.dir.as_str(),
            sections: if text.kind == ItemKind::Page {
                Vec::new()
            } else {
                sections(present, edition, true, &chosen)
            },
            kinds: Vec::new(),
            original: Some(beside(&framed, text)),
            headline: asked.form.value("headline").to_owned(),
        };
        self.begin_reply(&page, faults)
    }
}

/// The text that is translated, beside what it becomes.
fn beside(framed: &Framed<'_>, text: &Text) -> context::Beside {
    let context::Head { url, headline, lang, dir, edition, .. } = head(framed, text);
    context::Beside { url, headline, lang, dir, edition }
}

/// The key of the section that is called the same in another edition.
fn same_section(asked: &Asked, text: &Text, edition: &Edition) -> String {
    let own = asked.site.site.edition_by_id(text.edition);
    let key = own.zip(text.section).and_then(|(own, id)| own.section_by_id(id)).map(|section| &section.key);
    key.filter(|key| edition.section(key).is_some()).cloned().unwrap_or_default()
}

/// The sections of an edition in which this person writes.
pub(super) fn sections(
    present: &Present,
    edition: &Edition,
    is_translation: bool,
    chosen: &str,
) -> Vec<context::Choice> {
    let writes_in = |section: &&bayan_store::front::Section| {
        let about = About { edition: &edition.key, section: Some(&section.key), is_translation };
        present.account.roles.rights(&about).contains(&Right::Write)
    };
    let one = |section: &bayan_store::front::Section| context::Choice {
        id: section.key.clone(),
        key: section.key.clone(),
        name: section.name.clone(),
        chosen: section.key == chosen,
    };
    edition.sections.iter().filter(writes_in).map(one).collect()
}

/// The field that says where a text stands.
fn place_of(edition: &Edition) -> &'static str {
    if edition.sections.is_empty() { "headline" } else { "section" }
}

/// The section that was chosen; none in an edition that has none yet.
fn section(edition: &Edition, asked: &Asked) -> Result<Option<bayan_core::id::SectionId>, Fault> {
    if edition.sections.is_empty() {
        return Ok(None);
    }
    let found = edition.section(asked.form.value("section")).map(|section| Some(section.id));
    found.ok_or("fault-choose")
}

fn headline(asked: &Asked) -> Result<Headline, Fault> {
    optional::<300>(asked.form.value("headline"))?.ok_or("fault-missing")
}
