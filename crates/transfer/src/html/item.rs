//! The parts of a page put together.

use super::{
    NotAnArticle, Outcome, Page, Site, blocks::Reader, gather, headline::chopped, lead, pictures::Pictures,
    reflow, tidy, tree::text_of,
};
use crate::{Body, Doubt, Fault, ImportedItem, files::Meant};
use bayan_core::{item::ItemKind, media::Hash, text::arabic::comparable, text::direction::prevailing};
use bayan_markup::Note;

/// Below how many words a text is doubted.
const SHORT: usize = 40;

impl Page<'_> {
    pub(super) fn into_outcome(
        mut self,
        page: &Meant,
        bytes: &[u8],
        site: &Site,
        twins: &[String],
    ) -> Result<Outcome, Fault> {
        if let Some(why) = self.says_listing() {
            return Ok(Outcome::NotAnArticle(why));
        }
        let kind = self.rules.kind.unwrap_or(ItemKind::News);
        let headline = self.headline();
        if headline.is_none() {
            return Ok(Outcome::NotAnArticle(NotAnArticle::NoText));
        }
        let Some(headline) = headline else { return Err(Fault::Empty) };
        if !self.rules.headline.is_empty() && headline.place != "rules" {
            self.doubts.push(Doubt::RuleWithoutEffect("headline"));
        }
        if headline.guessed {
            self.doubts.push(Doubt::HeadlineGuessed(headline.place));
        }
        self.found.push(("headline", headline.text.clone()));
        self.found.push(("headline from", headline.place.to_owned()));
        let headline = headline.text;
        let stated = (kind != ItemKind::Page).then(|| self.moment(&headline)).flatten();
        let (section, named) = self.section(kind);
        let byline = self.byline();
        let furniture = self.prune();
        let place = self.find_body();
        let mut pictures = Pictures {
            place: &self.place,
            base: self.base.clone(),
            headline: headline.clone(),
            taken: Vec::new(),
            missing: Vec::new(),
            doubts: Vec::new(),
            repeated: 0,
        };
        let mut reader = Reader::new(&mut pictures, place.kept.as_ref());
        for container in &place.containers {
            if let Some(node) = self.node(*container) {
                reader.flow(node);
                reader.finish(node);
            }
        }
        let (mut pieces, elements) =
            (std::mem::take(&mut reader.pieces), std::mem::take(&mut reader.dropped));
        let taken = [
            self.dated_line.as_deref(),
            byline.as_deref(),
            named.as_deref(),
            Some(self.target.institution.as_str()),
        ];
        let known = tidy::Known {
            headline: &headline,
            taken: taken.into_iter().flatten().map(comparable).collect(),
            asked: place.kept.is_some(),
        };
        let dropped = tidy::tidy(&mut pieces, &known);
        if self.is_listing(&pieces) {
            return Ok(Outcome::NotAnArticle(NotAnArticle::Listing));
        }
        let above = self.lead(&mut pieces, &mut pictures, &place);
        let text = reflow::write(pieces, &pictures.taken);
        if text.words == 0 && pictures.taken.is_empty() {
            return Ok(Outcome::NotAnArticle(NotAnArticle::NoText));
        }
        let Pictures { taken, missing, doubts, repeated, .. } = pictures;
        let (taken, lead) = lead::only_used(taken, above, &text.html);
        self.doubts.extend(doubts);
        self.doubts.extend(elements.into_iter().map(|name| Doubt::Body(Note::ElementDropped(name))));
        self.doubts.extend(text.doubts);
        if repeated + dropped.captions > 0 {
            self.doubts.push(Doubt::CaptionsRepeatHeadline(repeated + dropped.captions));
        }
        match text.words {
            0 => self.doubts.push(Doubt::NoBody),
            words if words < SHORT => self.doubts.push(Doubt::ShortBody(words)),
            _ => {}
        }
        for (name, count) in [
            ("furniture dropped", furniture),
            ("headline repeated", dropped.headline_lines),
            ("links dropped", dropped.links),
            ("pictures", taken.iter().filter(|picture| !missing.contains(&picture.name)).count()),
            ("paragraphs", text.paragraphs),
        ] {
            if count > 0 {
                self.found.push((name, count.to_string()));
            }
        }
        let lang = self.language(&text.html);
        let standfirst = self.standfirst(&headline, &text.html);
        let addresses = self.addresses(site, twins);
        Ok(Outcome::Article(Box::new(ImportedItem {
            source: page.name.clone(),
            edition: self.target.edition.clone(),
            section,
            kind,
            stated,
            headline,
            kicker: None,
            standfirst,
            place: None,
            byline,
            lang,
            slug: None,
            body: Body::Html(text.html),
            lead,
            pictures: taken,
            translation_of: None,
            addresses,
            missing_pictures: missing,
            found: self.found,
            doubts: self.doubts,
            fingerprint: Hash::of(bytes),
        })))
    }

    /// The key of the section, and what the page calls it.
    fn section(&mut self, kind: ItemKind) -> (Option<String>, Option<String>) {
        if kind == ItemKind::Page {
            return (None, None);
        }
        let by_rule = self.select(&self.rules.section).map(text_of).find(|text| !text.is_empty());
        let named = by_rule.or_else(|| self.machine.sections.first().map(|(.., text)| text.clone()));
        if let Some(named) = &named {
            self.found.push(("section", named.clone()));
        }
        let mapped = named.as_deref().and_then(|named| self.rules.section_named(named)).map(str::to_owned);
        let own = named.as_deref().and_then(|named| {
            let named = comparable(named);
            self.target
                .sections
                .iter()
                .find(|(_, name)| comparable(name) == named)
                .map(|(key, _)| key.clone())
        });
        let asked = self.target.section.clone();
        let section = match (mapped, own, asked) {
            (Some(mapped), ..) => Some(mapped),
            (None, Some(own), Some(asked)) if own != asked => {
                self.doubts.push(Doubt::OtherSection(named.clone().unwrap_or_default()));
                Some(asked)
            }
            (None, _, Some(asked)) => Some(asked),
            (None, own, None) => own,
        };
        if section.is_none() {
            self.doubts.push(Doubt::NoSection);
        }
        (section, named)
    }

    fn byline(&mut self) -> Option<String> {
        const BY: [&str; 9] = ["بقلم:", "بقلم", "كتب:", "كتبه:", "الكاتب:", "By:", "By ", "Par ", "Author:"];
        let by_rule = self.select(&self.rules.byline).map(text_of).find(|text| !text.is_empty());
        let text = by_rule.or_else(|| self.machine.bylines.first().map(|(.., text)| text.clone()))?;
        let bare = BY.iter().find_map(|by| text.strip_prefix(by)).unwrap_or(&text).trim();
        let nobody =
            ["admin", "administrator", "webmaster", "editor", "root"].contains(&bare.to_lowercase().as_str());
        if bare.is_empty()
            || nobody
            || bare.contains("://")
            || self.names_site(bare)
            || bare.chars().count() > 120
        {
            return None;
        }
        self.found.push(("byline", bare.to_owned()));
        Some(bare.to_owned())
    }

    /// What the page says for machines of its text, unless the text begins so or it says so everywhere.
    fn standfirst(&mut self, headline: &str, html: &str) -> Option<String> {
        let (.., text) = self.machine.descriptions.first()?.clone();
        let bare = text.trim_end_matches([']', ' ']).trim_end_matches(['[']);
        if chopped(bare).is_some() || self.furniture.description(&text) || self.names_site(&text) {
            return None;
        }
        let said = comparable(&text);
        let body: String = comparable(&text_of(scraper::Html::parse_fragment(html).tree.root()));
        let begins: String = body.chars().take(said.chars().count() + 400).collect();
        let start: String = said.chars().take(60).collect();
        if said.is_empty()
            || said == comparable(headline)
            || begins.contains(&start)
            || body.starts_with(&said)
        {
            return None;
        }
        self.found.push(("standfirst", text.clone()));
        Some(text)
    }

    /// The language that the page says, where its letters do not say otherwise.
    fn language(&mut self, html: &str) -> Option<bayan_core::language::Lang> {
        let written = prevailing(&text_of(scraper::Html::parse_fragment(html).tree.root()));
        let own = self.target.lang.clone();
        let said = gather::language(&self.html)
            .and_then(|tag| tag.replace('_', "-").parse::<bayan_core::language::Lang>().ok());
        let said = said.filter(|said| written.is_none_or(|written| said.direction() == written));
        match said {
            Some(said) if said.primary() != own.primary() => {
                self.doubts.push(Doubt::OtherLanguage(said.to_string()));
                Some(said)
            }
            Some(_) => None,
            None if written.is_some_and(|written| written != own.direction()) => {
                self.doubts.push(Doubt::OtherLanguage("?".into()));
                None
            }
            None => None,
        }
    }

    /// Where the page was found before: by its file's name, by what it says, by the names of its copies.
    fn addresses(&self, site: &Site, twins: &[String]) -> Vec<String> {
        let mut addresses = self.place.addresses.clone();
        for said in gather::own_addresses(&self.html) {
            let own = self.place.resolve(&said, None).filter(|url| self.place.is_own(url));
            // A canonical address that is the site's own is a template's mistake.
            addresses.extend(own.map(|url| self.place.local_address(&url)).filter(|address| address != "/"));
        }
        for twin in twins.iter().skip(1) {
            let twin = Meant { path: std::path::PathBuf::from(twin), name: twin.clone() };
            addresses.extend(site.origin.place(&twin).addresses);
        }
        let mut seen = std::collections::HashSet::new();
        let form = |address: &str| percent_encoding::percent_decode_str(address).collect::<Vec<u8>>();
        addresses.retain(|address| !address.contains('\u{fffd}') && seen.insert(form(address)));
        addresses
    }
}
