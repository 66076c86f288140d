//! The theme: templates, stylesheet and files, inside the program.

use crate::{
    context,
    messages::{MessageFault, Messages},
    style::{self, Style},
};
use bayan_core::{language::Lang, media::Hash, text::digits::Numerals};
use bayan_markup::html_out::escape_attribute;
use fluent_bundle::{FluentArgs, FluentValue};
use minijinja::{
    AutoEscape, Environment, ErrorKind, State, UndefinedBehavior, Value,
    value::{Kwargs, Serde},
};
use rust_embed::RustEmbed;
use std::{borrow::Cow, collections::HashMap, sync::Arc};

#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct Default;

/// How much a template may do: no page of ours comes near it, and none can loop for ever.
const FUEL: u64 = 2_000_000;

/// A theme that cannot be used, or a page that it cannot make.
#[derive(Debug, thiserror::Error)]
pub enum ThemeFault {
    /// A template is broken, or misses something.
    #[error("template {template}: {what}")]
    Template {
        /// Which.
        template: String,
        /// What is wrong, with the line.
        what: String,
    },
    /// The stylesheet or a template names a file that is not there.
    #[error("the theme has no file {0}")]
    NoFile(String),
    /// The messages cannot be used.
    #[error(transparent)]
    Messages(#[from] MessageFault),
}

/// A file of the theme.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its address, with the hash of its bytes: it never changes.
    pub url: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// A page, by its context.
pub enum Page<'p> {
    /// The front page.
    Front(&'p context::Front),
    /// The page of a section.
    Section(&'p context::Section),
    /// An article.
    Article(&'p context::ArticlePage),
    /// A static page.
    Static(&'p context::ArticlePage),
    /// What is not there.
    Error(&'p context::ErrorPage),
}

/// The theme, ready to make pages.
#[derive(Clone)]
pub struct Theme {
    templates: Arc<Environment<'static>>,
    messages: Messages,
    sheet: Arc<str>,
    assets: Arc<HashMap<String, Asset>>,
}

impl Theme {
    /// Loads the theme that is inside the program.
    pub fn load() -> Result<Theme, ThemeFault> {
        let messages = Messages::load()?;
        let assets = Arc::new(assets());
        let sheet = sheet(&assets)?;
        let mut templates = Environment::new();
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        templates.set_fuel(Some(FUEL));
        templates.set_auto_escape_callback(|_| AutoEscape::Html);
        templates.set_formatter(write_escaped);
        add_functions(&mut templates, messages.clone(), Arc::clone(&assets));
        for name in Default::iter().filter(|name| name.starts_with("templates/")) {
            let file = Default::get(&name).ok_or_else(|| ThemeFault::NoFile(name.to_string()))?;
            let source = String::from_utf8_lossy(&file.data).into_owned();
            let own = name.trim_start_matches("templates/").to_owned();
            templates.add_template_owned(own.clone(), source).map_err(|error| fault(&own, &error))?;
        }
        Ok(Theme { templates: Arc::new(templates), messages, sheet: sheet.into(), assets })
    }

    /// The messages.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The stylesheet of an edition.
    pub fn style(&self, hue: u16, numerals: Numerals) -> Style {
        Style::new(&self.sheet, hue, numerals)
    }

    /// The files of the theme.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.values()
    }

    /// The address of a file of the theme.
    pub fn asset_url(&self, name: &str) -> Option<&str> {
        self.assets.get(name).map(|asset| asset.url.as_str())
    }

    /// Makes a page.
    pub fn render(&self, page: &Page<'_>) -> Result<String, ThemeFault> {
        let (name, context) = match page {
            Page::Front(context) => ("front.html", Value::from(Serde(*context))),
            Page::Section(context) => ("section.html", Value::from(Serde(*context))),
            Page::Article(context) => ("article.html", Value::from(Serde(*context))),
            Page::Static(context) => ("page.html", Value::from(Serde(*context))),
            Page::Error(context) => ("error.html", Value::from(Serde(*context))),
        };
        let template = self.templates.get_template(name).map_err(|error| fault(name, &error))?;
        template.render(context).map_err(|error| fault(name, &error))
    }
}

fn fault(template: &str, error: &minijinja::Error) -> ThemeFault {
    ThemeFault::Template { template: error.name().unwrap_or(template).to_owned(), what: format!("{error:#}") }
}

/// Escapes everything that is not HTML already, slashes left as they are.
fn write_escaped(
    out: &mut minijinja::Output<'_>,
    _state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    if value.is_undefined() {
        return Err(minijinja::Error::from(ErrorKind::UndefinedError));
    }
    let text = match value.as_str() {
        Some(text) if value.is_safe() => Cow::Borrowed(text),
        Some(text) => Cow::Owned(escape_attribute(text)),
        None if value.is_none() => Cow::Borrowed(""),
        None => Cow::Owned(escape_attribute(&value.to_string())),
    };
    out.write_str(&text).map_err(minijinja::Error::from)
}

fn add_functions(
    templates: &mut Environment<'static>,
    messages: Messages,
    assets: Arc<HashMap<String, Asset>>,
) {
    templates.add_function("t", move |state: &State<'_, '_>, key: &str, values: Kwargs| {
        let mut args = FluentArgs::new();
        for name in values.args() {
            let value: Value = values.get(name)?;
            let value = match i64::try_from(value.clone()) {
                Ok(number) => FluentValue::from(number),
                Err(_) => FluentValue::from(value.to_string()),
            };
            args.set(name.to_owned(), value);
        }
        let lang = of_edition(state, "lang")?.parse::<Lang>().map_err(invalid)?;
        Ok::<_, minijinja::Error>(messages.say(&lang, key, Some(&args)))
    });
    templates.add_function("n", |state: &State<'_, '_>, number: Value| {
        let numerals: Numerals = of_edition(state, "numerals")?.parse().map_err(invalid)?;
        Ok::<_, minijinja::Error>(numerals.write(&number.to_string()))
    });
    templates.add_function("asset", move |name: &str| match assets.get(name) {
        Some(asset) => Ok(asset.url.clone()),
        None => {
            Err(minijinja::Error::new(ErrorKind::InvalidOperation, format!("the theme has no file {name}")))
        }
    });
}

fn invalid(error: impl std::fmt::Display) -> minijinja::Error {
    minijinja::Error::new(ErrorKind::InvalidOperation, error.to_string())
}

fn of_edition(state: &State<'_, '_>, name: &str) -> Result<String, minijinja::Error> {
    let edition = state.lookup("edition").ok_or_else(|| invalid("no edition"))?;
    Ok(edition.get_attr(name)?.to_string())
}

fn assets() -> HashMap<String, Asset> {
    let mut assets = HashMap::new();
    for path in Default::iter() {
        let (Some(name), Some(file)) = (path.strip_prefix("assets/"), Default::get(&path)) else { continue };
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let media_type = match extension {
            "woff2" => "font/woff2",
            "svg" => "image/svg+xml",
            "txt" => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        };
        let hash = Hash::of(&file.data).to_string();
        let url = format!("/assets/{stem}-{}.{extension}", &hash[..12]);
        assets.insert(name.to_owned(), Asset { url, media_type, bytes: file.data });
    }
    assets
}

/// The stylesheet with the addresses of its files in it.
fn sheet(assets: &HashMap<String, Asset>) -> Result<String, ThemeFault> {
    let file = Default::get("style.css").ok_or_else(|| ThemeFault::NoFile("style.css".into()))?;
    let source = style::minify(&String::from_utf8_lossy(&file.data));
    let mut out = String::with_capacity(source.len() + 512);
    let mut rest = source.as_str();
    while let Some((before, behind)) = rest.split_once("url(asset(") {
        let (name, after) =
            behind.split_once("))").ok_or_else(|| ThemeFault::NoFile("style.css: asset(".into()))?;
        let asset = assets.get(name).ok_or_else(|| ThemeFault::NoFile(name.to_owned()))?;
        out.push_str(before);
        out.push_str(&format!("url({})", asset.url));
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests;
