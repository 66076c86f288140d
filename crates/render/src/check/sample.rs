//! Sample pages: what templates are given when nobody has written anything yet. The town in them,
//! Ras al-Nawaris, is invented.

mod article;
mod body;
mod frame;
mod lists;
mod record;
mod words;

use crate::{Page, Theme, context::*};
use bayan_core::{
    language::{Direction, Lang},
    text::digits::Numerals,
};
use words::Words;

/// How much a sample says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amount {
    /// Every field and every list.
    Everything,
    /// Nothing that may be missing.
    Least,
    /// What breaks pages: very long words, markup in titles, a language of the other direction, some
    /// lists empty.
    Awkward,
}

impl Amount {
    /// All of them.
    pub(crate) const ALL: [Amount; 3] = [Amount::Everything, Amount::Least, Amount::Awkward];

    fn name(self) -> &'static str {
        match self {
            Amount::Everything => "everything",
            Amount::Least => "the least",
            Amount::Awkward => "awkward data",
        }
    }

    /// Whether what may be missing is there.
    fn full(self) -> bool {
        self != Amount::Least
    }
}

/// What samples are made from.
pub(super) struct Maker<'m> {
    theme: &'m Theme,
    lang: &'m Lang,
    dir: Direction,
    amount: Amount,
    hue: u16,
}

impl Maker<'_> {
    /// The language of texts: that of the edition, in awkward samples another of the other direction.
    fn text_lang(&self) -> (String, Direction) {
        match (self.amount, self.dir) {
            (Amount::Everything | Amount::Least, _) => (self.lang.to_string(), self.dir),
            (Amount::Awkward, Direction::Rtl) => ("en-GB".into(), Direction::Ltr),
            (Amount::Awkward, Direction::Ltr) => ("ar-SY".into(), Direction::Rtl),
        }
    }

    /// The words of the edition.
    fn words(&self) -> &'static Words {
        Words::of(self.dir)
    }

    /// A person's line in the language of texts.
    fn line(&self, choose: impl Fn(&Words) -> &'static str) -> Markup {
        let (_, dir) = self.text_lang();
        let words = Words::of(dir);
        match self.amount {
            Amount::Awkward => Markup::of_line(&format!("{} {}", choose(words), words.awkward), dir),
            Amount::Everything | Amount::Least => Markup::of_line(choose(words), dir),
        }
    }

    /// As many as there are of something, where there are any.
    fn some<T>(&self, count: usize, make: impl Fn() -> T) -> Vec<T> {
        let count = if self.amount.full() { count } else { 0 };
        (0..count).map(|_| make()).collect()
    }

    fn maybe<T>(&self, make: impl Fn() -> T) -> Option<T> {
        self.amount.full().then(make)
    }
}

/// A sample page.
pub(crate) struct Sample {
    lang: String,
    amount: Amount,
    page: Owned,
}

enum Owned {
    Front(Front),
    Section(Section),
    Article(ArticlePage),
    Static(ArticlePage),
    Archive(Archive),
    Topic(Topic),
    Topics(Topics),
    Timeline(Timeline),
    Photos(Photos),
    Search(Search),
    Error(ErrorPage),
    Verify(Verify),
    History(History),
    Lookup(Lookup),
}

impl Sample {
    /// The page.
    pub(crate) fn page(&self) -> Page<'_> {
        match &self.page {
            Owned::Front(context) => Page::Front(context),
            Owned::Section(context) => Page::Section(context),
            Owned::Article(context) => Page::Article(context),
            Owned::Static(context) => Page::Static(context),
            Owned::Archive(context) => Page::Archive(context),
            Owned::Topic(context) => Page::Topic(context),
            Owned::Topics(context) => Page::Topics(context),
            Owned::Timeline(context) => Page::Timeline(context),
            Owned::Photos(context) => Page::Photos(context),
            Owned::Search(context) => Page::Search(context),
            Owned::Error(context) => Page::Error(context),
            Owned::Verify(context) => Page::Verify(context),
            Owned::History(context) => Page::History(context),
            Owned::Lookup(context) => Page::Lookup(context),
        }
    }

    /// What every page is given.
    pub(crate) fn common(&self) -> &Common {
        match &self.page {
            Owned::Front(context) => &context.common,
            Owned::Section(context) => &context.common,
            Owned::Article(context) | Owned::Static(context) => &context.common,
            Owned::Archive(context) => &context.common,
            Owned::Topic(context) => &context.common,
            Owned::Topics(context) => &context.common,
            Owned::Timeline(context) => &context.common,
            Owned::Photos(context) => &context.common,
            Owned::Search(context) => &context.common,
            Owned::Error(context) => &context.common,
            Owned::Verify(context) => &context.common,
            Owned::History(context) => &context.common,
            Owned::Lookup(context) => &context.common,
        }
    }

    /// Template × language × amount, for messages.
    pub(crate) fn place(&self) -> String {
        format!("{} × {} × {}", self.page().template(), self.lang, self.amount.name())
    }
}

fn numerals(dir: Direction) -> Numerals {
    if dir == Direction::Rtl { Numerals::Arab } else { Numerals::Latn }
}

/// The edition of samples in a language.
pub(crate) fn edition(lang: &Lang) -> Edition {
    let dir = lang.direction();
    Edition { key: "x".into(), lang: lang.to_string(), dir: dir.as_str(), numerals: numerals(dir).as_str() }
}

/// A sample of every page in a language.
pub(crate) fn all(theme: &Theme, lang: &Lang, amount: Amount, hue: u16) -> Vec<Sample> {
    let maker = Maker { theme, lang, dir: lang.direction(), amount, hue };
    let mut pages = vec![
        Owned::Front(maker.front()),
        Owned::Section(maker.section()),
        Owned::Article(maker.article_page()),
        Owned::Static(maker.article_page()),
        Owned::Archive(maker.archive(true)),
        Owned::Archive(maker.archive(false)),
        Owned::Topic(maker.topic()),
        Owned::Topics(maker.topics()),
        Owned::Timeline(maker.timeline()),
        Owned::Photos(maker.photos()),
        Owned::Search(maker.search(true)),
        Owned::Search(maker.search(false)),
        Owned::Error(maker.error()),
        Owned::Verify(maker.verify()),
        Owned::History(maker.history()),
        Owned::Lookup(maker.lookup(None)),
    ];
    if amount == Amount::Everything {
        pages.extend(record::PROBLEMS.map(|problem| Owned::Lookup(maker.lookup(Some(problem)))));
    }
    pages.into_iter().map(|page| Sample { lang: lang.to_string(), amount, page }).collect()
}
