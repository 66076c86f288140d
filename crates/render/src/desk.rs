//! The pages of the newsroom: templates, stylesheet and words of their own, in the site's colours. They are inside
//! the program; themes are for the public's side.

pub mod context;

use crate::{
    messages::Messages,
    style::Style,
    theme::{Theme, ThemeFault},
};
use bayan_core::text::digits::Numerals;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, value::Serde};
use rust_embed::RustEmbed;
use std::sync::Arc;

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
    /// Where somebody who is invited makes an account.
    Welcome(&'p context::Welcome),
    /// What is to be done.
    Home(&'p context::Home),
    /// Everybody.
    People(&'p context::People),
    /// One of them.
    Person(&'p context::Person),
    /// Oneself.
    Me(&'p context::Me),
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
        for path in Inside::iter() {
            let file = Inside::get(&path).ok_or_else(|| ThemeFault::NoFile(path.to_string()))?;
            let text = String::from_utf8(file.data.into_owned())
                .map_err(|error| ThemeFault::of_file(&path, error.to_string()))?;
            if let Some(name) = path.strip_prefix("templates/") {
                let added = templates.add_template_owned(name.to_owned(), text);
                added.map_err(|error| ThemeFault::of_template(name, &error))?;
            } else if let Some(name) = path.strip_prefix("locales/") {
                locales.push((name.to_owned(), text));
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
        Ok(DeskPages { templates: Arc::new(templates), messages, sheet: sheet.into() })
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
            DeskPage::Welcome(context) => ("welcome.html", Value::from(Serde(*context))),
            DeskPage::Home(context) => ("home.html", Value::from(Serde(*context))),
            DeskPage::People(context) => ("people.html", Value::from(Serde(*context))),
            DeskPage::Person(context) => ("person.html", Value::from(Serde(*context))),
            DeskPage::Me(context) => ("me.html", Value::from(Serde(*context))),
            DeskPage::Audit(context) => ("audit.html", Value::from(Serde(*context))),
            DeskPage::Message(context) => ("message.html", Value::from(Serde(*context))),
        };
        let failed = |error: minijinja::Error| ThemeFault::of_template(name, &error);
        self.templates.get_template(name).map_err(failed)?.render(context).map_err(failed)
    }
}

#[cfg(test)]
mod tests;
