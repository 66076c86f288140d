//! The pages of the newsroom: templates, stylesheet and words of their own, in the site's colours. They are inside
//! the program; themes are for the public's side.

pub mod context;
mod files;

pub use files::DeskFile;

use crate::{
    messages::Messages,
    style::Style,
    theme::{Theme, ThemeFault},
};
use bayan_core::{language::Lang, text::digits::Numerals};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, value::Serde};
use rust_embed::RustEmbed;
use std::{collections::BTreeMap, sync::Arc};

#[derive(RustEmbed)]
#[folder = "desk/"]
struct Inside;

/// The languages that the newsroom speaks: key, name in itself, direction.
pub const LANGUAGES: [(&str, &str, &str); 3] =
    [("ar", "العربية", "rtl"), ("en", "English", "ltr"), ("fr", "Français", "ltr")];

/// A page of the newsroom, by what it shows.
pub enum DeskPage<'p> {
    /// Where somebody signs in.
    SignIn(&'p context::SignIn),
    /// Where they give the code that is asked for beside the password.
    Code(&'p context::Code),
    /// Where a second factor is set up.
    Factor(&'p context::Factor),
    /// Where a device is asked for a passkey.
    Passkey(&'p context::PasskeyPage),
    /// One's passkeys.
    Passkeys(&'p context::Passkeys),
    /// Where somebody who is invited makes an account.
    Welcome(&'p context::Welcome),
    /// What is to be done.
    Home(&'p context::Home),
    /// The texts.
    Texts(&'p context::Texts),
    /// What became of several of them.
    Several(&'p context::Several),
    /// Beginning one.
    NewText(&'p context::NewText),
    /// One of them.
    Text(&'p context::Text),
    /// Writing it.
    Editor(&'p context::Editor),
    /// It as readers will see it.
    Preview(&'p context::Preview),
    /// A text that somebody outside is asked to approve.
    Guest(&'p context::GuestPage),
    /// What it said before.
    History(&'p context::History),
    /// One version of that.
    Past(&'p context::Past),
    /// What two people wrote at once.
    Conflict(&'p context::Conflict),
    /// What is to come.
    Calendar(&'p context::Calendar),
    /// The texts in all their languages.
    Languages(&'p context::Languages),
    /// What the institution speaks about.
    Topics(&'p context::TopicsPage),
    /// One of these.
    Topic(&'p context::TopicPage),
    /// The dates that a text mentions.
    Dates(&'p context::DatesPage),
    /// The pictures.
    Media(&'p context::Media),
    /// What stays in sight of one of them.
    Focus(&'p context::FocusPage),
    /// A part of one of them.
    Cut(&'p context::CutPage),
    /// From the first sign-in to the first published text.
    FirstSteps(&'p context::FirstSteps),
    /// The words that an edition says again and again.
    Boilerplate(&'p context::BoilerplatePage),
    /// The picture that takes another's place.
    Replacement(&'p context::Replacement),
    /// Everybody.
    People(&'p context::People),
    /// One of them.
    Person(&'p context::Person),
    /// Oneself.
    Me(&'p context::Me),
    /// The programs that act in one's name.
    Programs(&'p context::Programs),
    /// What the site has decided.
    Settings(&'p context::Settings),
    /// One of its editions.
    Edition(&'p context::EditionPage),
    /// One that is begun.
    NewEdition(&'p context::NewEditionPage),
    /// The addresses that lead to texts.
    Redirects(&'p context::RedirectsPage),
    /// Whom it tells of public acts.
    Hooks(&'p context::Hooks),
    /// Who did what.
    Audit(&'p context::Audit),
    /// A sentence, where there is nothing else to show.
    Message(&'p context::Message),
}

/// The pages, ready to be made.
#[derive(Clone)]
pub struct DeskPages {
    templates: Arc<Environment<'static>>,
    messages: Messages,
    sheet: Arc<str>,
    files: Arc<[DeskFile]>,
    editor_words: Arc<[String]>,
}

impl DeskPages {
    /// Reads what is inside the program; files that pages load are those of `theme`.
    ///
    /// # Errors
    /// Where one of them cannot be used: a fault of ours, found by the tests.
    pub fn load(theme: &Theme) -> Result<DeskPages, ThemeFault> {
        let mut templates = Environment::new();
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        templates.set_auto_escape_callback(|_| AutoEscape::Html);
        let (mut locales, mut sheet) = (Vec::new(), String::new());
        let (mut files, mut editor_words) = (Vec::new(), Vec::new());
        for path in Inside::iter() {
            let file = Inside::get(&path).ok_or_else(|| ThemeFault::NoFile(path.to_string()))?;
            let text = String::from_utf8(file.data.into_owned())
                .map_err(|error| ThemeFault::of_file(&path, error.to_string()))?;
            if let Some(name) = path.strip_prefix("templates/") {
                let added = templates.add_template_owned(name.to_owned(), text);
                added.map_err(|error| ThemeFault::of_template(name, &error))?;
            } else if let Some(name) = path.strip_prefix("locales/editor/") {
                if name == "en.ftl" {
                    editor_words = keys(&text);
                }
                locales.push((name.to_owned(), text));
            } else if let Some(name) = path.strip_prefix("locales/") {
                locales.push((name.to_owned(), text));
            } else if let Some(name) = path.strip_prefix("files/") {
                let text = if name.ends_with(".css") { theme.sheet_with_files(name, &text)? } else { text };
                files.push(DeskFile::new(name, text));
            } else if path == "desk.css" {
                sheet = theme.sheet_with_files("desk.css", &text)?;
            }
        }
        let messages = Messages::of(&locales)?;
        theme.add_functions(&mut templates, messages.clone());
        templates.add_function("token", |state: &minijinja::State<'_, '_>| {
            let frame = state.lookup("frame").unwrap_or_default();
            let token = frame.get_attr("token")?;
            // Letters and digits alone: see whoever draws it.
            let html = format!("<input type=\"hidden\" name=\"token\" value=\"{token}\">");
            Ok::<_, minijinja::Error>(Value::from_safe_string(html))
        });
        let addresses: Vec<(String, String)> =
            files.iter().map(|file: &DeskFile| (file.name.clone(), file.url())).collect();
        templates.add_function("file", move |name: &str| {
            let found = addresses.iter().find(|(known, _)| known == name).map(|(_, url)| url.clone());
            found.ok_or_else(|| {
                let what = format!("the newsroom has no file {name}");
                minijinja::Error::new(minijinja::ErrorKind::InvalidOperation, what)
            })
        });
        Ok(DeskPages {
            templates: Arc::new(templates),
            messages,
            sheet: sheet.into(),
            files: files.into(),
            editor_words: editor_words.into(),
        })
    }

    /// A file that pages load, by the last part of its address.
    pub fn file(&self, address: &str) -> Option<&DeskFile> {
        self.files.iter().find(|file| file.address == address)
    }

    /// The words of the text editor in a language, by key: its script knows no others.
    pub fn editor_words(&self, lang: &Lang) -> BTreeMap<&str, String> {
        self.editor_words.iter().map(|key| (key.as_str(), self.messages.say(lang, key, None))).collect()
    }

    /// The words.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The stylesheet in a site's hue.
    pub fn style(&self, hue: u16) -> Style {
        Style::new(&self.sheet, hue, Numerals::Latn)
    }

    /// Makes a page.
    ///
    /// # Errors
    /// Where its template names what is not there: a fault of ours, found by the tests.
    pub fn render(&self, page: &DeskPage<'_>) -> Result<String, ThemeFault> {
        let (name, context) = match page {
            DeskPage::SignIn(context) => ("sign_in.html", Value::from(Serde(*context))),
            DeskPage::Code(context) => ("code.html", Value::from(Serde(*context))),
            DeskPage::Factor(context) => ("factor.html", Value::from(Serde(*context))),
            DeskPage::Passkey(context) => ("passkey.html", Value::from(Serde(*context))),
            DeskPage::Passkeys(context) => ("passkeys.html", Value::from(Serde(*context))),
            DeskPage::Welcome(context) => ("welcome.html", Value::from(Serde(*context))),
            DeskPage::Home(context) => ("home.html", Value::from(Serde(*context))),
            DeskPage::Texts(context) => ("texts.html", Value::from(Serde(*context))),
            DeskPage::Several(context) => ("several.html", Value::from(Serde(*context))),
            DeskPage::NewText(context) => ("text_new.html", Value::from(Serde(*context))),
            DeskPage::Text(context) => ("text.html", Value::from(Serde(*context))),
            DeskPage::Editor(context) => ("text_edit.html", Value::from(Serde(*context))),
            DeskPage::Preview(context) => ("preview.html", Value::from(Serde(*context))),
            DeskPage::Guest(context) => ("guest.html", Value::from(Serde(*context))),
            DeskPage::History(context) => ("history.html", Value::from(Serde(*context))),
            DeskPage::Past(context) => ("past.html", Value::from(Serde(*context))),
            DeskPage::Conflict(context) => ("conflict.html", Value::from(Serde(*context))),
            DeskPage::Calendar(context) => ("calendar.html", Value::from(Serde(*context))),
            DeskPage::Languages(context) => ("languages.html", Value::from(Serde(*context))),
            DeskPage::Topics(context) => ("topics.html", Value::from(Serde(*context))),
            DeskPage::Topic(context) => ("topic.html", Value::from(Serde(*context))),
            DeskPage::Dates(context) => ("dates.html", Value::from(Serde(*context))),
            DeskPage::Media(context) => ("media.html", Value::from(Serde(*context))),
            DeskPage::FirstSteps(context) => ("first_steps.html", Value::from(Serde(*context))),
            DeskPage::Boilerplate(context) => ("boilerplate.html", Value::from(Serde(*context))),
            DeskPage::Replacement(context) => ("replacement.html", Value::from(Serde(*context))),
            DeskPage::Focus(context) => ("focus.html", Value::from(Serde(*context))),
            DeskPage::Cut(context) => ("cut.html", Value::from(Serde(*context))),
            DeskPage::People(context) => ("people.html", Value::from(Serde(*context))),
            DeskPage::Person(context) => ("person.html", Value::from(Serde(*context))),
            DeskPage::Me(context) => ("me.html", Value::from(Serde(*context))),
            DeskPage::Programs(context) => ("programs.html", Value::from(Serde(*context))),
            DeskPage::Settings(context) => ("settings.html", Value::from(Serde(*context))),
            DeskPage::Edition(context) => ("edition.html", Value::from(Serde(*context))),
            DeskPage::NewEdition(context) => ("edition_new.html", Value::from(Serde(*context))),
            DeskPage::Redirects(context) => ("redirects.html", Value::from(Serde(*context))),
            DeskPage::Hooks(context) => ("hooks.html", Value::from(Serde(*context))),
            DeskPage::Audit(context) => ("audit.html", Value::from(Serde(*context))),
            DeskPage::Message(context) => ("message.html", Value::from(Serde(*context))),
        };
        let failed = |error: minijinja::Error| ThemeFault::of_template(name, &error);
        self.templates.get_template(name).map_err(failed)?.render(context).map_err(failed)
    }
}

/// The keys of a message file.
fn keys(text: &str) -> Vec<String> {
    let is_key = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let key = |line: &str| line.split_once(" =").map(|(key, _)| key.to_owned());
    text.lines().filter(is_key).filter_map(key).collect()
}

#[cfg(test)]
mod tests;
