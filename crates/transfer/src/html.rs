//! Saved web pages and mirrors of old sites. Two passes: [`Site::survey`] finds out what recurs on the
//! pages of the site, [`read`] takes one page without that.
//!
//! Nothing here asks a network, and nothing outside of the given folder is read.

mod bare;
mod blocks;
mod body;
mod figures;
mod gather;
mod headline;
mod inline;
mod item;
mod lead;
mod listing;
mod machine;
mod moment;
mod pictures;
mod place;
mod reflow;
mod rules;
mod scan;
mod serial;
mod survey;
mod tidy;
mod tree;
mod words;

pub use listing::NotAnArticle;
pub use place::NotAnOrigin;
pub use rules::{NotRules, Rules};
pub use survey::Site;

use crate::{
    Doubt, Fault, ImportedItem,
    encoding::{self, Trust},
    files::{self, Meant},
};
use bayan_core::language::Lang;
use ego_tree::NodeId;
use scraper::{ElementRef, Html, Selector};

/// The most bytes of a page that are read.
pub const MAX_BYTES: usize = 8 << 20;
/// The stack of the thread that reads a page: trees are at most 250 deep, and some of those who walk
/// them call themselves.
const STACK: usize = 32 << 20;

/// What is known of the edition that pages go into.
#[derive(Debug, Clone)]
pub struct Target {
    /// The key of the edition.
    pub edition: String,
    /// Its language.
    pub lang: Lang,
    /// The key of the section for pages whose own is not known.
    pub section: Option<String>,
    /// Keys and names of all sections.
    pub sections: Vec<(String, String)>,
    /// The institution's name.
    pub institution: String,
}

/// What became of a page.
#[derive(Debug)]
pub enum Outcome {
    /// A text.
    Article(Box<ImportedItem>),
    /// None; to be counted and said, not entered.
    NotAnArticle(NotAnArticle),
}

/// Recognises a page, whose file holds `bytes`.
pub fn read(
    page: &Meant,
    bytes: &[u8],
    target: &Target,
    site: &Site,
    rules: &Rules,
) -> Result<Outcome, Fault> {
    if bytes.len() > MAX_BYTES {
        return Err(Fault::TooLarge { limit: MAX_BYTES });
    }
    // A thread of its own has a stack of known size, and a failure of a parser ends there.
    std::thread::scope(|scope| {
        let reader = std::thread::Builder::new().name("page".into()).stack_size(STACK);
        let reader = reader.spawn_scoped(scope, || read_here(page, bytes, target, site, rules));
        let reader = reader.map_err(|error| Fault::Unreadable(error.to_string()))?;
        reader
            .join()
            .unwrap_or_else(|_| Err(Fault::Malformed("the page broke its reader; please report it".into())))
    })
}

fn read_here(
    page: &Meant,
    bytes: &[u8],
    target: &Target,
    site: &Site,
    rules: &Rules,
) -> Result<Outcome, Fault> {
    let none = |why| Ok(Outcome::NotAnArticle(why));
    if bytes.trim_ascii().is_empty() {
        return Err(Fault::Empty);
    }
    let decoded = encoding::decode_page(bytes, rules.encoding);
    let text = decoded.text.replace('\0', "");
    if !files::is_html(bytes) && !files::is_html(text.as_bytes()) {
        return none(NotAnArticle::NotHtml);
    }
    if rules.leaves_out(&page.name) {
        return none(NotAnArticle::LeftOut);
    }
    let mut doubts = Vec::new();
    match decoded.trust {
        Trust::Sure => {}
        Trust::Guessed => doubts.push(Doubt::Encoding(decoded.encoding)),
        Trust::Overruled(declared) => {
            doubts.push(Doubt::EncodingOverruled { declared, read: decoded.encoding })
        }
    }
    let place = site.origin.place(page);
    let html = match tree::parse(&text) {
        Ok(html) => html,
        Err(reason) => {
            doubts.push(Doubt::TextOnly(reason));
            return bare::without_tree(page, bytes, &text, target, rules, &place, doubts)
                .map_or_else(|| none(NotAnArticle::NoText), |item| Ok(Outcome::Article(Box::new(item))));
        }
    };
    let lines = tree::lines(html.tree.root());
    let twins = site.twins(&html, &lines);
    if let Some(first) = twins.first().filter(|first| **first != page.name) {
        return none(NotAnArticle::CopyOf(first.clone()));
    }
    let page_read = Page {
        machine: machine::read(&html),
        furniture: site.furniture(&html, &lines),
        base: gather::base(&html).map(str::to_owned),
        dated_line: None,
        found: Vec::new(),
        doubts,
        html,
        lines,
        place,
        target,
        rules,
    };
    page_read.into_outcome(page, bytes, site, twins)
}

/// A page that is being read.
struct Page<'p> {
    html: Html,
    lines: Vec<tree::Line>,
    machine: machine::Machine,
    furniture: survey::Furniture<'p>,
    place: place::Place,
    base: Option<String>,
    target: &'p Target,
    rules: &'p Rules,
    /// The line that the date was taken from.
    dated_line: Option<String>,
    doubts: Vec<Doubt>,
    found: Vec<(&'static str, String)>,
}

impl Page<'_> {
    /// What the selectors find, in the order of the page, without what was taken out of its tree.
    fn select<'n>(&'n self, selectors: &'n [Selector]) -> impl Iterator<Item = tree::NodeRef<'n>> {
        let fits = |node: &tree::NodeRef<'n>| {
            ElementRef::wrap(*node)
                .is_some_and(|element| selectors.iter().any(|selector| selector.matches(&element)))
        };
        let all = (!selectors.is_empty()).then(|| self.html.tree.root().descendants());
        all.into_iter().flatten().filter(fits)
    }

    fn node(&self, id: NodeId) -> Option<tree::NodeRef<'_>> {
        self.html.tree.get(id)
    }
}

#[cfg(test)]
mod tests;
