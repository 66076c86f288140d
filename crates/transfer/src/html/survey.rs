//! The first pass: what recurs on the pages of a site is its furniture, not its texts.

use super::{
    Rules, gather,
    place::{NotAnOrigin, Origin, Place},
    tree,
};
use crate::{
    encoding,
    files::{self, Meant},
};
use bayan_core::{language::Direction, text::direction::prevailing};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

/// How many lines are counted; beyond, those are forgotten that are too rare to matter.
const MAX_LINES: usize = 1_000_000;
/// How many addresses are kept that pages link to.
const MAX_LINKED: usize = 200_000;
/// On how many pages something recurs at least before it is furniture.
const LEAST: u32 = 3;
/// How many names of one text are kept.
const MAX_TWINS: usize = 8;

/// What is known of a site from all its pages together.
#[derive(Debug)]
pub struct Site {
    pub(super) origin: Origin,
    /// On how many pages of its group each line or picture stands, under a hash of both.
    seen: HashMap<u64, u32>,
    /// How many pages each group has: pages of one language, which share their furniture.
    groups: HashMap<u64, u32>,
    /// Pages that hold the same text, under a hash of it, in the order of their names.
    twins: HashMap<u64, Vec<String>>,
    linked: BTreeMap<String, String>,
    pages: usize,
}

impl Site {
    /// Looks through `files`, which stood at `origin`, if that is known; calls `step` behind each.
    pub fn survey(
        files: &[Meant],
        origin: Option<&str>,
        rules: &Rules,
        mut step: impl FnMut() + Send,
    ) -> Result<Site, NotAnOrigin> {
        let mut site = Site {
            origin: Origin::of(files, origin)?,
            seen: HashMap::new(),
            groups: HashMap::new(),
            twins: HashMap::new(),
            linked: BTreeMap::new(),
            pages: 0,
        };
        if origin.is_none() {
            site.learn_origin(files, rules);
        }
        // A thread of its own has a stack of known size; a page that breaks its reader is said when it is
        // read.
        std::thread::scope(|scope| {
            let looking = std::thread::Builder::new().name("survey".into()).stack_size(super::STACK);
            let look = || {
                for file in files {
                    let looked = std::panic::AssertUnwindSafe(|| site.page(file, rules));
                    let _ = std::panic::catch_unwind(looked);
                    step();
                }
            };
            let _ = looking.spawn_scoped(scope, look).map(|thread| thread.join());
        });
        Ok(site)
    }

    /// How many pages were looked through.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Every address on this site that a page links to, with one page that does; at most 200,000.
    pub fn linked(&self) -> impl Iterator<Item = (&str, &str)> {
        self.linked.iter().map(|(address, page)| (address.as_str(), page.as_str()))
    }

    /// The host is what most of some pages say of themselves.
    fn learn_origin(&mut self, files: &[Meant], rules: &Rules) {
        const ASKED: usize = 50;
        let mut origins: HashMap<String, usize> = HashMap::new();
        for file in files.iter().step_by((files.len() / ASKED).max(1)) {
            let Some((_, html)) = read(file, rules) else { continue };
            let said = gather::own_addresses(&html);
            let whole = said.iter().filter_map(|said| url::Url::parse(said).ok());
            if let Some(url) = whole.into_iter().find(|url| matches!(url.scheme(), "http" | "https")) {
                *origins.entry(url.origin().ascii_serialization()).or_default() += 1;
            }
        }
        if let Some((origin, count)) = origins.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))
            && count * 2 >= files.len().min(ASKED)
            && let Ok(origin) = url::Url::parse(&origin)
        {
            self.origin.learn(&origin);
        }
    }

    fn page(&mut self, file: &Meant, rules: &Rules) {
        let Some((lines, html)) = read(file, rules) else { return };
        let place = self.origin.place(file);
        self.links(&html, &place, &file.name);
        if rules.leaves_out(&file.name) {
            return;
        }
        let group = group(&html, &lines);
        let mut own: HashSet<u64> = lines.iter().map(|line| key(group, 'l', &line.text)).collect();
        own.extend(gather::title_parts(&html).iter().map(|part| key(group, 't', part)));
        own.extend(
            gather::picture_sources(&html)
                .filter_map(|source| Some(key(group, 'p', place.resolve(source, None)?.path()))),
        );
        own.extend(gather::descriptions(&html).map(|text| key(group, 'd', text)));
        for key in own {
            *self.seen.entry(key).or_default() += 1;
        }
        *self.groups.entry(group).or_default() += 1;
        self.pages += 1;
        if let Some(text) = text_key(&html, &lines) {
            let names = self.twins.entry(text).or_default();
            if names.len() <= MAX_TWINS {
                names.push(file.name.clone());
            }
        }
        if self.seen.len() > MAX_LINES {
            self.forget();
        }
    }

    /// Drops what stands on fewer pages than one in sixteen of those seen so far: what is on half of
    /// them in the end loses at most that.
    fn forget(&mut self) {
        let mut least = u32::try_from(self.pages / 16).unwrap_or(u32::MAX).max(1);
        while self.seen.len() > MAX_LINES / 2 {
            self.seen.retain(|_, count| *count > least);
            least = least.saturating_mul(2);
        }
        self.seen.shrink_to_fit();
    }

    fn links(&mut self, html: &scraper::Html, place: &Place, name: &str) {
        for href in gather::links(html) {
            if self.linked.len() >= MAX_LINKED {
                return;
            }
            if href.starts_with('#') {
                continue;
            }
            if let Some(url) = place.resolve(href, gather::base(html)).filter(|url| place.is_own(url)) {
                let address = place.local_address(&url);
                if address.len() <= 2_000 {
                    self.linked.entry(address).or_insert_with(|| name.to_owned());
                }
            }
        }
    }

    /// What recurs on pages like this one.
    pub(super) fn furniture(&self, html: &scraper::Html, lines: &[tree::Line]) -> Furniture<'_> {
        let group = group(html, lines);
        Furniture { site: self, group, pages: self.groups.get(&group).copied().unwrap_or(0) }
    }

    /// The names of all pages with the text of this one, itself among them.
    pub(super) fn twins(&self, html: &scraper::Html, lines: &[tree::Line]) -> &[String] {
        let names = text_key(html, lines).and_then(|key| self.twins.get(&key));
        // So many are no copies of one text; the template has no text.
        names.filter(|names| names.len() <= MAX_TWINS).map_or(&[], Vec::as_slice)
    }
}

/// What recurs on the pages of one group.
pub(super) struct Furniture<'s> {
    site: &'s Site,
    group: u64,
    pages: u32,
}

impl Furniture<'_> {
    /// Whether the line stands on at least half of the pages.
    pub(super) fn line(&self, text: &str) -> bool {
        self.recurs('l', text)
    }

    /// Whether the part of a title does.
    pub(super) fn title_part(&self, text: &str) -> bool {
        self.recurs('t', text)
    }

    /// Whether the description for machines does.
    pub(super) fn description(&self, text: &str) -> bool {
        self.recurs('d', text)
    }

    /// Whether the picture with this path does.
    pub(super) fn picture(&self, path: &str) -> bool {
        self.recurs('p', path)
    }

    fn recurs(&self, kind: char, text: &str) -> bool {
        let count = self.site.seen.get(&key(self.group, kind, text)).copied().unwrap_or(0);
        count >= LEAST && count * 2 >= self.pages
    }
}

fn read(file: &Meant, rules: &Rules) -> Option<(Vec<tree::Line>, scraper::Html)> {
    let bytes = files::read(&file.path, super::MAX_BYTES).ok()?;
    let decoded = encoding::decode_page(&bytes, rules.encoding);
    if !files::is_html(decoded.text.as_bytes()) {
        return None;
    }
    // A page that breaks the parser is said when it is read.
    let html = std::panic::catch_unwind(|| tree::parse(&decoded.text)).ok()?.ok()?;
    Some((tree::lines(html.tree.root()), html))
}

/// Pages of one language, by what they say and by how their letters run.
fn group(html: &scraper::Html, lines: &[tree::Line]) -> u64 {
    let said =
        gather::language(html).map(|tag| tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase());
    let (mut rtl, mut ltr) = (0usize, 0usize);
    for line in lines.iter().take(2_000) {
        match prevailing(&line.text) {
            Some(Direction::Rtl) => rtl += line.length(),
            Some(Direction::Ltr) => ltr += line.length(),
            None => {}
        }
    }
    let mut hasher = DefaultHasher::new();
    (said, rtl >= ltr).hash(&mut hasher);
    hasher.finish()
}

fn key(group: u64, kind: char, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (group, kind, text).hash(&mut hasher);
    hasher.finish()
}

/// What two files share that are copies of one page: title, own address, and long lines.
fn text_key(html: &scraper::Html, lines: &[tree::Line]) -> Option<u64> {
    const LONG: usize = 60;
    let long: Vec<&str> =
        lines.iter().map(|line| line.text.as_str()).filter(|text| text.chars().count() >= LONG).collect();
    if long.len() < 2 {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    (gather::title(html), gather::own_addresses(html).first(), long).hash(&mut hasher);
    Some(hasher.finish())
}
