//! The theme: templates, stylesheet, files and messages, inside the program or from a folder.
//!
//! A folder holds only what it changes: what is not in it is the default theme's. Templates of the
//! default theme are also named `default/…`, so that one may extend what it stands instead of.

mod assets;
mod checker;
mod drawing;
mod fault;
mod folder;
mod functions;
mod limit;
mod parts;
mod script;
mod sheet;

pub use assets::Asset;
pub(crate) use assets::Assets;
pub use fault::ThemeFault;
pub use parts::About;
pub(crate) use parts::Sheet;
pub use sheet::Shape;
pub(crate) use sheet::imports;

use crate::{
    colour::Colour,
    context,
    manifest::PageColours,
    messages::Messages,
    palette::{Mode, Palette},
    style::Style,
};
use bayan_core::text::digits::Numerals;
use checker::CheckerParts;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, value::Serde};
use parts::Parts;
use std::{path::Path, sync::Arc};

/// How much a template may do: no page of ours comes near it, and none can loop for ever.
const FUEL: u64 = 2_000_000;

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
    /// A year or a month of the archive.
    Archive(&'p context::Archive),
    /// Where a reader looks for something.
    Search(&'p context::Search),
    /// A topic.
    Topic(&'p context::Topic),
    /// All topics of an edition.
    Topics(&'p context::Topics),
    /// The chronology of one.
    Timeline(&'p context::Timeline),
    /// The photographs of an edition.
    Photos(&'p context::Photos),
    /// What is not there.
    Error(&'p context::ErrorPage),
    /// The record of a text, to be checked.
    Verify(&'p context::Verify),
    /// What changed in a text, and why.
    History(&'p context::History),
    /// The look-up of quotations and codes.
    Lookup(&'p context::Lookup),
}

impl Page<'_> {
    /// The template that makes it.
    pub fn template(&self) -> &'static str {
        match self {
            Page::Front(_) => "front.html",
            Page::Section(_) => "section.html",
            Page::Article(_) => "article.html",
            Page::Static(_) => "page.html",
            Page::Archive(_) => "archive.html",
            Page::Search(_) => "search.html",
            Page::Topic(_) => "topic.html",
            Page::Topics(_) => "topics.html",
            Page::Timeline(_) => "timeline.html",
            Page::Photos(_) => "photos.html",
            Page::Error(_) => "error.html",
            Page::Verify(_) => "verify.html",
            Page::History(_) => "history.html",
            Page::Lookup(_) => "lookup.html",
        }
    }

    fn context(&self) -> Value {
        match self {
            Page::Front(context) => Value::from(Serde(*context)),
            Page::Section(context) => Value::from(Serde(*context)),
            Page::Article(context) | Page::Static(context) => Value::from(Serde(*context)),
            Page::Archive(context) => Value::from(Serde(*context)),
            Page::Search(context) => Value::from(Serde(*context)),
            Page::Topic(context) => Value::from(Serde(*context)),
            Page::Timeline(context) => Value::from(Serde(*context)),
            Page::Topics(context) => Value::from(Serde(*context)),
            Page::Photos(context) => Value::from(Serde(*context)),
            Page::Error(context) => Value::from(Serde(*context)),
            Page::Verify(context) => Value::from(Serde(*context)),
            Page::History(context) => Value::from(Serde(*context)),
            Page::Lookup(context) => Value::from(Serde(*context)),
        }
    }
}

/// The theme, ready to make pages.
#[derive(Clone)]
pub struct Theme {
    about: Arc<About>,
    templates: Arc<Environment<'static>>,
    messages: Messages,
    sheets: Arc<[String; Shape::ALL.len()]>,
    checker: Arc<CheckerParts>,
    sources: Arc<[Sheet]>,
    assets: Arc<Assets>,
}

impl Theme {
    /// Loads the theme that is inside the program.
    pub fn load() -> Result<Theme, ThemeFault> {
        Theme::of(parts::inside()?, None)
    }

    /// Loads the theme in a folder: `theme.toml`, `templates/*.html`, `style.css` and its like (instead of
    /// the default theme's) or `extra.css` (behind it), `assets/*`, `locales/*.ftl`. All but the first may
    /// be missing.
    ///
    /// Fails on anything that is not as it should be, with the file and, where there is one, the line.
    pub fn load_from(folder: &Path) -> Result<Theme, ThemeFault> {
        Theme::of(parts::inside()?, Some(folder::read(folder)?))
    }

    fn of(default: Parts, own: Option<Parts>) -> Result<Theme, ThemeFault> {
        let mut templates = Environment::new();
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        templates.set_fuel(Some(FUEL));
        // Costs nothing but where something fails: then the fault can show the words to blame.
        templates.set_debug(true);
        templates.set_auto_escape_callback(|_| AutoEscape::Html);
        templates.set_formatter(functions::write_escaped);
        let mut add = |name: String, source: String| {
            templates
                .add_template_owned(name.clone(), source)
                .map_err(|error| ThemeFault::of_template(&name, &error))
        };
        for (name, source) in default.templates {
            add(format!("default/{name}"), source.clone())?;
            add(name, source)?;
        }
        let (mut about, mut files, mut locales) = (default.about, default.assets, Vec::new());
        let mut sources: Vec<Sheet> = default.style.into_iter().collect();
        let mut beside = default.beside;
        if let Some(own) = own {
            for (name, source) in own.templates {
                add(name, source)?;
            }
            files.extend(own.assets);
            if let Some(style) = own.style {
                sources = vec![style];
            }
            beside.retain(|sheet| own.beside.iter().all(|other| other.file != sheet.file));
            beside.extend(own.beside);
            sources.extend(own.extra);
            (about, locales) = (own.about, own.locales);
        }
        let messages = Messages::load_with(&locales)?;
        let assets = Arc::new(assets::address(files));
        let make = |shape| sheet::make(&sources, &beside, &assets, shape);
        let sheets = [make(Shape::Text)?, make(Shape::List)?, make(Shape::Record)?];
        let checker = CheckerParts::of(&beside, &assets)?;
        // The checker's stylesheet has colours of its own: it stands alone.
        sources.extend(beside.into_iter().filter(|sheet| sheet.file != checker::SHEET));
        functions::add_functions(&mut templates, messages.clone(), Arc::clone(&assets));
        Ok(Theme {
            about: Arc::new(about),
            templates: Arc::new(templates),
            messages,
            sheets: Arc::new(sheets),
            checker: Arc::new(checker),
            sources: sources.into(),
            assets,
        })
    }

    /// Its name, version and author.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The messages.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The stylesheet of an edition for pages of `shape`.
    pub fn style(&self, hue: u16, numerals: Numerals, shape: Shape) -> Style {
        Style::new(self.sheet(shape), hue, numerals)
    }

    fn sheet(&self, shape: Shape) -> &str {
        match shape {
            Shape::Text => &self.sheets[0],
            Shape::List => &self.sheets[1],
            Shape::Record => &self.sheets[2],
        }
    }

    /// The stylesheets as they were written, in the order in which they are read.
    pub(crate) fn sources(&self) -> &[Sheet] {
        &self.sources
    }

    /// The colours of a page by daylight, for a hue; none where the stylesheet does not name its paper
    /// (`--paper`) and accent (`--accent`).
    pub fn colours(&self, hue: u16) -> Option<PageColours> {
        let palette = Palette::of(self.sheet(Shape::Text));
        let hex = |name| palette.colour(name, hue, Mode::Light).map(Colour::hex);
        Some(PageColours { paper: hex("--paper")?, accent: hex("--accent")? })
    }

    /// The files of the theme.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.values()
    }

    /// A stylesheet of the program's own that loads files of the theme.
    pub(crate) fn sheet_with_files(&self, file: &str, source: &str) -> Result<String, ThemeFault> {
        sheet::with_files(file, source, &self.assets)
    }

    /// Lets other templates than those of the theme call what these can, in words of their own.
    pub(crate) fn add_functions(&self, templates: &mut Environment<'static>, messages: Messages) {
        templates.set_formatter(functions::write_escaped);
        functions::add_functions(templates, messages, Arc::clone(&self.assets));
    }

    /// The address of a file of the theme.
    pub fn asset_url(&self, name: &str) -> Option<&str> {
        self.assets.get(name).map(|asset| asset.url.as_str())
    }

    /// Makes a page. Fails where the template names what is not there, works or writes without end.
    pub fn render(&self, page: &Page<'_>) -> Result<String, ThemeFault> {
        self.make(page.template(), page.context())
    }

    /// The checker in the language, direction and numerals of an edition: one file that holds all it
    /// needs, asks nobody, and works from a disk. It names no site: the same version of the same theme
    /// gives the same bytes everywhere. It is sent with [`Theme::checker_policy`].
    pub fn checker(&self, edition: &context::Edition) -> Result<String, ThemeFault> {
        self.make(checker::TEMPLATE, Value::from(Serde(self.checker.context(edition))))
    }

    /// The Content-Security-Policy of the checker, which also stands in it: its own style and scripts by
    /// their hashes, and no requests.
    pub fn checker_policy(&self) -> &str {
        &self.checker.policy
    }

    fn make(&self, name: &str, context: Value) -> Result<String, ThemeFault> {
        let failed = |error: minijinja::Error| ThemeFault::of_template(name, &error);
        let template = self.templates.get_template(name).map_err(failed)?;
        let mut html = limit::Limited::default();
        match template.render_captured_to(context, &mut html) {
            _ if html.is_full() => Err(ThemeFault::TooLong(name.to_owned())),
            Ok(_) => Ok(html.into_text()),
            Err(error) => Err(failed(error)),
        }
    }
}

#[cfg(test)]
mod tests;
