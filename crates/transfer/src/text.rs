//! A saved page as plain text: institution, section, headline, timestamp, captions, text, footer, as
//! the templates of press offices put them one below the other.

use crate::{Body, Doubt, Fault, ImportedItem, Stated, encoding};
use bayan_core::{
    content::check::repeats_headline,
    item::ItemKind,
    media::Hash,
    text::{arabic::comparable, hidden},
};

/// What is known of the edition that a page goes into.
#[derive(Debug, Clone)]
pub struct Target {
    /// The key of the edition.
    pub edition: String,
    /// The key of the section.
    pub section: String,
    /// Keys and names of all sections.
    pub sections: Vec<(String, String)>,
    /// The institution's name.
    pub institution: String,
}

/// The most bytes of a page that are read.
pub const MAX_BYTES: usize = 8 << 20;
/// Within how many lines the timestamp is looked for.
const HEAD: usize = 20;

/// What stands for buttons and links at the foot of a page, in the form for comparison.
const FOOTER: [&str; 22] = [
    "ارسل لصديق",
    "ارسل الي صديق",
    "ارسال لصديق",
    "طباعه",
    "اطبع",
    "نسخه للطباعه",
    "شارك",
    "مشاركه",
    "شارك الخبر",
    "العوده",
    "رجوع",
    "الرئيسيه",
    "الصفحه الرئيسيه",
    "للاعلي",
    "جميع الحقوق محفوظه",
    "send to a friend",
    "print",
    "print this page",
    "share",
    "back",
    "top",
    "home",
];

/// Names that pages give to the usual sections, in the form for comparison, where the edition's own
/// name differs.
const SECTION_WORDS: [(&str, &str); 8] = [
    ("الاخبار", "news"),
    ("اخبار", "news"),
    ("اخر الاخبار", "news"),
    ("news", "news"),
    ("البيانات", "statements"),
    ("بيانات", "statements"),
    ("بيانات صحفيه", "statements"),
    ("statements", "statements"),
];

/// Recognises the page `name`, whose file holds `bytes`.
pub fn read(name: &str, bytes: &[u8], target: &Target) -> Result<ImportedItem, Fault> {
    if bytes.len() > MAX_BYTES {
        return Err(Fault::TooLarge { limit: MAX_BYTES });
    }
    let (text, encoding) = encoding::decode(bytes);
    let (text, _) = hidden::strip(&text.replace('\u{c}', "\n\n"));
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut page = Page { lines: &lines, doubts: Vec::new(), found: Vec::new() };
    page.doubts.extend(encoding.map(Doubt::Encoding));
    let head = page.head(target).ok_or(Fault::Empty)?;
    let body = page.body(head.body_from, &head.headline);
    if body.trim().is_empty() {
        page.doubts.push(Doubt::NoBody);
    }
    Ok(ImportedItem {
        source: name.to_owned(),
        edition: target.edition.clone(),
        section: Some(target.section.clone()),
        kind: ItemKind::News,
        stated: head.stated,
        headline: head.headline,
        kicker: None,
        standfirst: None,
        place: None,
        byline: None,
        lang: None,
        slug: None,
        body: Body::Text(body),
        lead: None,
        pictures: Vec::new(),
        translation_of: None,
        addresses: Vec::new(),
        missing_pictures: Vec::new(),
        found: page.found,
        doubts: page.doubts,
        fingerprint: Hash::of(bytes),
    })
}

struct Page<'p> {
    lines: &'p [&'p str],
    doubts: Vec<Doubt>,
    found: Vec<(&'static str, String)>,
}

struct Head {
    headline: String,
    stated: Option<Stated>,
    /// The first line behind the head.
    body_from: usize,
}

impl Page<'_> {
    fn head(&mut self, target: &Target) -> Option<Head> {
        let filled: Vec<usize> =
            (0..self.lines.len()).filter(|index| !self.lines[*index].is_empty()).collect();
        let first = *filled.first()?;
        let stamp =
            filled.iter().take(HEAD).copied().find_map(|index| Some((index, timestamp(self.lines[index])?)));
        let before: Vec<usize> = match stamp {
            Some((at, _)) => filled.iter().copied().take_while(|index| *index < at).collect(),
            None => filled.iter().copied().take(3).collect(),
        };
        let section =
            before.iter().copied().find_map(|index| Some((index, section_named(self.lines[index], target)?)));
        let is_headline = |index: &usize| section.as_ref().is_none_or(|(at, _)| index > at);
        // Before a timestamp the headline stands last; without one it is the first line behind the section.
        let headline = match stamp {
            Some(_) => before.iter().copied().rev().find(is_headline),
            None => before.iter().copied().find(is_headline),
        };
        let headline_at = headline
            .or_else(|| filled.iter().copied().find(|i| stamp.is_some_and(|(at, _)| *i > at)))
            .unwrap_or(first);
        if let Some(institution) = before
            .iter()
            .copied()
            .find(|index| *index < headline_at && section.as_ref().is_none_or(|(at, _)| index < at))
        {
            let named = self.lines[institution].to_owned();
            if comparable(&named) != comparable(&target.institution) {
                self.doubts.push(Doubt::OtherInstitution(named.clone()));
            }
            self.found.push(("institution", named));
        }
        match &section {
            Some((at, key)) => {
                self.found.push(("section", self.lines[*at].to_owned()));
                if *key != target.section {
                    self.doubts.push(Doubt::OtherSection(self.lines[*at].to_owned()));
                }
            }
            None => self.doubts.push(Doubt::NoSection),
        }
        match stamp {
            Some((at, _)) => self.found.push(("date", self.lines[at].to_owned())),
            None => self.doubts.push(Doubt::NoDate),
        }
        let headline = self.lines[headline_at].to_owned();
        self.found.push(("headline", headline.clone()));
        let behind = stamp.map_or(headline_at, |(at, _)| at.max(headline_at)) + 1;
        let body_from = self.skip_repetitions(behind, &headline);
        Some(Head { headline, stated: stamp.map(|(_, stated)| stated), body_from })
    }

    /// Skips captions that are the headline chopped off, and the headline itself repeated over up to
    /// four lines.
    fn skip_repetitions(&mut self, from: usize, headline: &str) -> usize {
        let whole = comparable(headline);
        let mut at = from;
        let mut captions = 0;
        loop {
            let next = (at..self.lines.len()).find(|index| !self.lines[*index].is_empty());
            let Some(start) = next else { break };
            let mut joined = String::new();
            let mut repeated = None;
            let rest = (start..self.lines.len()).filter(|index| !self.lines[*index].is_empty()).take(4);
            for index in rest {
                joined.push(' ');
                joined.push_str(self.lines[index]);
                if comparable(&joined) == whole {
                    repeated = Some(index);
                    break;
                }
            }
            if let Some(end) = repeated {
                self.found.push(("headline repeated", format!("{} line(s), dropped", end + 1 - start)));
                at = end + 1;
                continue;
            }
            if !repeats_headline(self.lines[start], headline) {
                break;
            }
            captions += 1;
            at = start + 1;
        }
        if captions > 0 {
            self.doubts.push(Doubt::CaptionsRepeatHeadline(captions));
        }
        at
    }

    /// The lines of the text, without the buttons at its foot.
    fn body(&mut self, from: usize, headline: &str) -> String {
        let lines = self.lines.get(from..).unwrap_or(&[]);
        let mut end = lines.len();
        while let Some(last) = lines[..end].iter().rposition(|line| !line.is_empty()) {
            let line = comparable(lines[last]);
            if !FOOTER.contains(&line.as_str()) || line == comparable(headline) {
                break;
            }
            self.found.push(("footer dropped", lines[last].to_owned()));
            end = last;
        }
        lines[..end].join("\n")
    }
}

/// The key of the section that a line names.
fn section_named(line: &str, target: &Target) -> Option<String> {
    let line = comparable(line);
    let own = target.sections.iter().find(|(_, name)| comparable(name) == line).map(|(key, _)| key.clone());
    let usual = || SECTION_WORDS.iter().find(|(word, _)| *word == line).map(|(_, key)| (*key).to_owned());
    own.or_else(usual)
}

/// A line that is a timestamp and nothing else.
fn timestamp(line: &str) -> Option<Stated> {
    let starts = line.chars().take(4).all(|c| bayan_core::text::digits::value(c).is_some());
    (starts && line.chars().count() <= 32).then(|| line.parse().ok()).flatten()
}

#[cfg(test)]
mod tests;
