//! What pages have in common: frame, dates, cards, languages.

use super::{Front, facts::Facts, house::House, pictures::Pictures};
use crate::http::{
    paths::{Address, FeedOf},
    sought::Sought,
};
use bayan_core::{instant::Instant, language::Direction, text::isolate};
use bayan_render::{
    Shape,
    context::{self, Alternate, Common, Date, Head, Language, Markup, Place},
    feeds::Format,
};
use bayan_store::front::{Edition, Link, LiveDocument, LiveState, LiveTopic, Section};

/// Values of a message, by name.
macro_rules! args {
    ($($name:literal => $value:expr),* $(,)?) => { &[$(($name, $value.to_string())),*] };
}
pub(super) use args;

/// Where the same page is in each edition that has it.
pub struct Versions(Vec<(String, Address)>);

impl Versions {
    /// The versions of an item.
    pub fn of_item<'l>(house: &House, links: impl Iterator<Item = &'l Link>) -> Versions {
        let found = links.filter_map(|link| {
            let edition = house.site.edition_by_id(link.edition)?;
            Some((edition.key.clone(), house.link(link)?))
        });
        let mut found: Vec<_> = found.collect();
        let rank = |key: &str| house.site.editions.iter().position(|edition| edition.key == key);
        found.sort_by_key(|(key, _)| rank(key));
        Versions(found)
    }

    /// A page that every edition has for which `address` answers one.
    pub fn of_editions(house: &House, address: impl Fn(&Edition) -> Option<Address>) -> Versions {
        let found =
            house.site.editions.iter().filter_map(|edition| Some((edition.key.clone(), address(edition)?)));
        Versions(found.collect())
    }

    /// No other version, and none of its own for search engines.
    pub fn none() -> Versions {
        Versions(Vec::new())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    fn get(&self, edition: &str) -> Option<&Address> {
        self.0.iter().find(|(key, _)| key == edition).map(|(_, address)| address)
    }

    /// Languages and whole addresses for search engines: all versions, and the one for everybody else.
    pub fn alternates(&self, house: &House) -> Vec<Alternate> {
        let mut alternates = Vec::new();
        for (key, address) in &self.0 {
            if let Some(edition) = house.site.edition(key) {
                alternates.push(Alternate {
                    hreflang: edition.lang.hreflang().to_owned(),
                    url: house.absolute(address),
                });
            }
        }
        let default = self.get(&house.default_edition().key).or(self.0.first().map(|(_, address)| address));
        if let Some(default) = default {
            alternates.push(Alternate { hreflang: "x-default".into(), url: house.absolute(default) });
        }
        alternates
    }
}

/// What a page's frame is made of.
pub struct Frame<'f> {
    /// The edition.
    pub edition: &'f Edition,
    /// The title of the page itself.
    pub title: String,
    /// A sentence about it.
    pub description: Option<String>,
    /// Its own address; none for pages that search engines should not keep.
    pub address: Option<Address>,
    /// The same page in other languages.
    pub versions: Versions,
    /// The section it is in.
    pub section: Option<&'f str>,
    /// What the feeds that belong to it are of.
    pub feeds_of: Feeds<'f>,
    /// Which stylesheet it carries.
    pub shape: Shape,
    /// What every page of the edition shows.
    pub facts: &'f Facts,
    /// The rules for its pictures.
    pub colours: String,
    /// Linked data.
    pub json_ld: Option<String>,
    /// More of Open Graph than every page has.
    pub og: Vec<context::Property>,
}

impl Front {
    /// The frame of a page.
    pub(super) fn common(&self, house: &House, frame: Frame<'_>) -> Common {
        let edition = frame.edition;
        let home = Address::Front { edition: edition.key.clone() };
        let languages = house.site.editions.iter().map(|other| {
            let own = frame.versions.get(&other.key);
            let current = other.key == edition.key;
            let address = own.cloned().unwrap_or_else(|| Address::Front { edition: other.key.clone() });
            Language {
                key: other.key.clone(),
                name: other.name.clone(),
                lang: other.lang.to_string(),
                dir: other.dir.as_str(),
                url: address.to_string(),
                current,
                available: own.is_some(),
            }
        });
        let sections = edition.sections.iter().map(|section| Place {
            name: section.name.clone(),
            url: section_address(edition, &section.key, 1).to_string(),
            current: frame.section == Some(section.key.as_str()),
        });
        let pages = frame.facts.pages.iter().map(|page| Place {
            name: page.headline.clone(),
            url: Address::Page { edition: edition.key.clone(), slug: page.slug.clone() }.to_string(),
            current: false,
        });
        let links = edition.links.iter().map(|link| Place {
            name: link.label.clone(),
            url: link.url.clone(),
            current: false,
        });
        let banners = frame.facts.banners.iter().filter_map(|banner| {
            let url = house.link(&banner.link)?.to_string();
            Some(Place {
                current: frame.address.as_ref().is_some_and(|at| at.to_string() == url),
                name: banner.headline.clone(),
                url,
            })
        });
        let canonical = frame.address.as_ref().map(|address| house.absolute(address));
        let mut og = vec![
            property("og:site_name", edition.institution.clone()),
            property("og:title", frame.title.clone()),
            property("og:locale", edition.lang.as_str().replace('-', "_")),
        ];
        og.extend(frame.description.clone().map(|description| property("og:description", description)));
        og.extend(canonical.clone().map(|url| property("og:url", url)));
        og.extend(frame.og);
        if !og.iter().any(|property| property.property == "og:type") {
            og.push(property("og:type", "website".into()));
        }
        let is_home = frame.title == edition.institution;
        let title = if is_home { frame.title } else { format!("{} · {}", frame.title, edition.institution) };
        Common {
            site: context::Site {
                name: edition.institution.clone(),
                office: edition.office.clone(),
                home: home.to_string(),
                archive: frame
                    .facts
                    .months
                    .first()
                    .map(|(newest, _)| archive_address(edition, newest.year, None, 1).to_string()),
                search: Address::Search { edition: edition.key.clone(), asked: Sought::default() }
                    .to_string(),
                topics: (!frame.facts.topics.all.is_empty())
                    .then(|| Address::Topics { edition: edition.key.clone() }.to_string()),
                search_description: Address::SearchDescription { edition: edition.key.clone() }.to_string(),
                photos: (frame.facts.photographs > 0).then(|| photos_address(edition, 1).to_string()),
                hue: house.site.hue,
                seal: house.site.seal.clone().unwrap_or_default(),
            },
            edition: edition_context(edition),
            languages: languages.collect(),
            sections: sections.collect(),
            links: links.collect(),
            pages: pages.collect(),
            banners: banners.collect(),
            feeds: feed_links(house, edition, &frame.feeds_of),
            page: Head {
                title,
                description: frame.description,
                robots: canonical.is_none().then_some("noindex"),
                alternates: if canonical.is_some() { frame.versions.alternates(house) } else { Vec::new() },
                canonical,
                json_ld: frame.json_ld,
                links: Vec::new(),
                og,
                manifest: Address::Manifest { edition: edition.key.clone() }.to_string(),
                colours: frame.colours,
            },
            style: house.style(edition, frame.shape).to_owned(),
            year: edition.dates.numerals.write(&edition.dates.year(self.clock.now()).to_string()),
        }
    }
}

/// The edition of a page.
pub fn edition_context(edition: &Edition) -> context::Edition {
    context::Edition {
        key: edition.key.clone(),
        lang: edition.lang.to_string(),
        dir: edition.dir.as_str(),
        numerals: edition.dates.numerals.as_str(),
    }
}

/// What feeds are of, with what it is called.
pub enum Feeds<'f> {
    /// All of an edition.
    Edition,
    /// A section.
    Section(&'f Section),
    /// A topic.
    Topic(&'f LiveTopic),
    /// What somebody looks for; as RSS alone.
    Search(&'f Sought),
}

impl Feeds<'_> {
    /// What such a feed is called.
    pub fn title(&self, house: &House, edition: &Edition) -> String {
        let named = |name: &str| {
            let values = args! {"site" => edition.institution, "section" => name};
            house.say(edition, "section-feed-title", values)
        };
        match self {
            Feeds::Edition => {
                let values = args! {"site" => edition.institution, "edition" => edition.name};
                house.say(edition, "feed-title", values)
            }
            Feeds::Section(section) => named(&section.name),
            Feeds::Topic(topic) => named(&topic.name),
            Feeds::Search(asked) => named(asked.words.trim()),
        }
    }

    /// Where it is.
    pub fn address(&self, edition: &Edition, format: Format) -> Address {
        let of = match self {
            Feeds::Edition => FeedOf::Edition,
            Feeds::Section(section) => FeedOf::Section(section.key.clone()),
            Feeds::Topic(topic) => FeedOf::Topic(topic.slug.clone()),
            Feeds::Search(asked) => {
                let asked = Sought { newest: false, page: 0, ..(*asked).clone() };
                return Address::SearchFeed { edition: edition.key.clone(), asked };
            }
        };
        Address::Feed { edition: edition.key.clone(), of, format }
    }

    /// The page that shows the same.
    pub fn page(&self, edition: &Edition) -> Address {
        match self {
            Feeds::Edition => Address::Front { edition: edition.key.clone() },
            Feeds::Section(section) => section_address(edition, &section.key, 1),
            Feeds::Topic(topic) => topic_address(edition, topic, 1),
            Feeds::Search(asked) => Address::Search {
                edition: edition.key.clone(),
                asked: Sought { page: 0, ..(*asked).clone() },
            },
        }
    }

    /// A sentence about it.
    pub fn description(&self, edition: &Edition) -> Option<String> {
        let own = match self {
            Feeds::Edition | Feeds::Search(_) => None,
            Feeds::Section(section) => section.description.clone(),
            Feeds::Topic(topic) => topic.note.clone(),
        };
        own.or_else(|| edition.description.clone())
    }
}

fn feed_links(house: &House, edition: &Edition, of: &Feeds<'_>) -> Vec<context::Feed> {
    let title = of.title(house, edition);
    let link = |format: Format| context::Feed {
        title: format!("{title} ({})", format.name()),
        name: format.name(),
        url: house.absolute(&of.address(edition, format)),
        media_type: format.media_type(),
    };
    Format::ALL.into_iter().map(link).collect()
}

/// A property of Open Graph.
pub fn property(property: &'static str, content: String) -> context::Property {
    context::Property { property, content }
}

/// The page of a section.
pub fn section_address(edition: &Edition, section: &str, page: u32) -> Address {
    Address::Section { edition: edition.key.clone(), section: section.to_owned(), page }
}

/// The page of a year or a month.
pub fn archive_address(edition: &Edition, year: i16, month: Option<i8>, page: u32) -> Address {
    Address::Archive { edition: edition.key.clone(), year, month, page }
}

/// The photographs of an edition.
pub fn photos_address(edition: &Edition, page: u32) -> Address {
    Address::Photos { edition: edition.key.clone(), page }
}

/// Where among several pages that `address` answers.
pub fn paging(
    house: &House,
    edition: &Edition,
    page: u32,
    pages: u32,
    address: impl Fn(u32) -> Address,
) -> context::Paging {
    let number = |number: u32| edition.dates.numerals.write(&number.to_string());
    context::Paging {
        page,
        pages,
        previous: (page > 1).then(|| address(page - 1).to_string()),
        next: (page < pages).then(|| address(page + 1).to_string()),
        label: house.say(edition, "page-of", args! {"page" => number(page), "pages" => number(pages)}),
    }
}

/// The page of a topic.
pub fn topic_address(edition: &Edition, topic: &LiveTopic, page: u32) -> Address {
    Address::Topic { edition: edition.key.clone(), slug: topic.slug.clone(), page }
}

/// The address of an article in its edition.
pub fn article_address(edition: &Edition, document: &LiveDocument) -> Address {
    Address::Article { edition: edition.key.clone(), slug: document.slug.clone(), id: document.short_id }
}

/// A date, with the time of day if it is wanted.
pub fn date(edition: &Edition, instant: Instant, with_time: bool) -> Date {
    Date {
        iso: edition.dates.machine(instant),
        text: edition.dates.long_date(instant),
        time: with_time.then(|| edition.dates.time(instant)),
        hijri: edition.dates.hijri_date(instant),
    }
}

/// The section of a document, as a place.
pub fn section_of(edition: &Edition, document: &LiveDocument) -> Option<Place> {
    let section = edition.section_by_id(document.section?)?;
    Some(Place {
        name: section.name.clone(),
        url: section_address(edition, &section.key, 1).to_string(),
        current: false,
    })
}

/// A topic, as a place.
pub fn topic_place(edition: &Edition, topic: &LiveTopic) -> Place {
    Place { name: topic.name.clone(), url: topic_address(edition, topic, 1).to_string(), current: false }
}

/// A text of a person for a carrier without markup in a line of the edition's direction.
pub fn carried(text: &str, dir: Direction, edition: &Edition) -> String {
    isolate::within(text, dir, edition.dir)
}

/// A document in a list.
pub fn card(
    edition: &Edition,
    document: &LiveDocument,
    pictures: &Pictures,
    corrected: bool,
) -> context::Card {
    let content = &document.content;
    let line = |text: &str| Markup::of_line(text, content.dir);
    context::Card {
        url: article_address(edition, document).to_string(),
        headline: line(&content.headline),
        kicker: content.kicker.as_deref().map(line),
        standfirst: content.summary(220).as_deref().map(line),
        place: content.place.as_deref().map(line),
        date: date(edition, document.public_at, false),
        kind: document.kind.as_str(),
        section: section_of(edition, document),
        lang: content.lang.to_string(),
        dir: content.dir.as_str(),
        picture: content
            .lead
            .as_ref()
            .and_then(|lead| pictures.figure(lead, content.lang.as_str(), content.dir)),
        withdrawn: document.state != LiveState::Stands,
        corrected,
    }
}
