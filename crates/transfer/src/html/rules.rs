//! What somebody who knows an old site says about it: where the parts of its pages stand. Rules win
//! over every guess.

use bayan_core::{item::ItemKind, text::arabic::comparable};
use encoding_rs::Encoding;
use glob::Pattern;
use scraper::Selector;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The rules for one site.
#[derive(Debug, Default)]
pub struct Rules {
    pub(super) headline: Vec<Selector>,
    pub(super) date: Vec<Selector>,
    pub(super) body: Vec<Selector>,
    pub(super) byline: Vec<Selector>,
    pub(super) images: Vec<Selector>,
    pub(super) section: Vec<Selector>,
    pub(super) remove: Vec<Selector>,
    pub(super) date_format: Option<String>,
    pub(super) kind: Option<ItemKind>,
    pub(super) encoding: Option<&'static Encoding>,
    skip: Vec<Pattern>,
    only: Vec<Pattern>,
    /// What the pages call sections, in the form for comparison, and their keys.
    sections: Vec<(String, String)>,
}

/// The file of rules is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotRules {
    /// It is no TOML, or has a key or value that is none; names the line.
    #[error("{0}")]
    Form(String),
    /// A value that its key does not take.
    #[error("line {line}: {key}: {value:?}: {reason}")]
    Value {
        /// In which line, counted from 1.
        line: usize,
        /// Which key.
        key: &'static str,
        /// What stands there.
        value: String,
        /// What is wrong with it.
        reason: String,
    },
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    headline: OneOrMore,
    date: OneOrMore,
    body: OneOrMore,
    byline: OneOrMore,
    images: OneOrMore,
    section: OneOrMore,
    remove: OneOrMore,
    skip: OneOrMore,
    only: OneOrMore,
    date_format: Option<String>,
    kind: Option<String>,
    encoding: Option<String>,
    sections: BTreeMap<String, String>,
}

/// A text or a list of texts.
#[derive(Debug, Default)]
struct OneOrMore(Vec<String>);

impl<'de> Deserialize<'de> for OneOrMore {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<OneOrMore, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = OneOrMore;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text or a list of texts")
            }
            fn visit_str<E>(self, text: &str) -> Result<OneOrMore, E> {
                Ok(OneOrMore(vec![text.to_owned()]))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<OneOrMore, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = list.next_element()? {
                    texts.push(text);
                }
                Ok(OneOrMore(texts))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl Rules {
    /// Reads rules as they are written in a file.
    pub fn parse(text: &str) -> Result<Rules, NotRules> {
        let file: File = toml::from_str(text).map_err(|error| NotRules::Form(error.to_string()))?;
        let reader = Reader { text };
        let date_format = file.date_format;
        if let Some(format) = &date_format
            && let Err(error) =
                jiff::fmt::strtime::format(format, jiff::civil::date(2024, 4, 13).at(19, 18, 53, 0))
        {
            return Err(reader.refuse("date_format", format, error.to_string()));
        }
        let kind = file.kind.map(|kind| {
            kind.parse()
                .map_err(|error: bayan_core::item::NotAKind| reader.refuse("kind", &kind, error.to_string()))
        });
        let encoding = file.encoding.map(|label| {
            Encoding::for_label(label.trim().as_bytes())
                .ok_or_else(|| reader.refuse("encoding", &label, "unknown".into()))
        });
        Ok(Rules {
            headline: reader.selectors("headline", file.headline)?,
            date: reader.selectors("date", file.date)?,
            body: reader.selectors("body", file.body)?,
            byline: reader.selectors("byline", file.byline)?,
            images: reader.selectors("images", file.images)?,
            section: reader.selectors("section", file.section)?,
            remove: reader.selectors("remove", file.remove)?,
            date_format,
            kind: kind.transpose()?,
            encoding: encoding.transpose()?,
            skip: reader.patterns("skip", file.skip)?,
            only: reader.patterns("only", file.only)?,
            sections: file.sections.into_iter().map(|(name, key)| (comparable(&name), key)).collect(),
        })
    }

    /// Every key of a section that the rules name, for the caller to check.
    pub fn section_keys(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().map(|(_, key)| key.as_str())
    }

    /// The key of the section that a page calls `name`.
    pub(super) fn section_named(&self, name: &str) -> Option<&str> {
        let name = comparable(name);
        self.sections.iter().find(|(own, _)| *own == name).map(|(_, key)| key.as_str())
    }

    /// Whether the page `name` is left out.
    pub(super) fn leaves_out(&self, name: &str) -> bool {
        let name = name.trim_start_matches('/');
        let fits = |pattern: &Pattern| pattern.matches(name);
        self.skip.iter().any(fits) || !self.only.is_empty() && !self.only.iter().any(fits)
    }
}

/// Reads the values of rules, and knows where they stand.
struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    fn selectors(&self, key: &'static str, texts: OneOrMore) -> Result<Vec<Selector>, NotRules> {
        let parse =
            |text: String| Selector::parse(&text).map_err(|error| self.refuse(key, &text, error.to_string()));
        texts.0.into_iter().map(parse).collect()
    }

    fn patterns(&self, key: &'static str, texts: OneOrMore) -> Result<Vec<Pattern>, NotRules> {
        let parse = |text: String| {
            Pattern::new(text.trim_start_matches('/'))
                .map_err(|error| self.refuse(key, &text, error.to_string()))
        };
        texts.0.into_iter().map(parse).collect()
    }

    fn refuse(&self, key: &'static str, value: &str, reason: String) -> NotRules {
        // A list may go over several lines: the value is looked for from its key on.
        let from = self.text.lines().position(|line| line.trim_start().starts_with(key)).unwrap_or(0);
        let further = self.text.lines().skip(from).position(|line| line.contains(value)).unwrap_or(0);
        NotRules::Value { line: from + further + 1, key, value: value.to_owned(), reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_and_match() {
        let rules = Rules::parse(
            "headline = 'td.title'\nbody = ['#text', 'div.body']\nkind = 'statement'\nencoding = 'cp1256'\n\
             skip = ['/print.php*', 'tag/*']\n[sections]\n\"محليّات\" = 'news'\n",
        )
        .unwrap();
        assert_eq!((rules.headline.len(), rules.body.len(), rules.kind), (1, 2, Some(ItemKind::Statement)));
        assert_eq!(rules.section_named(" محليات "), Some("news"));
        assert!(
            rules.leaves_out("print.php?id=3")
                && rules.leaves_out("/tag/x/y.html")
                && !rules.leaves_out("a.html")
        );
        let only = Rules::parse("only = 'news/**'").unwrap();
        assert!(only.leaves_out("about.html") && !only.leaves_out("news/2024/a.html"));
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        let fault = |text: &str| Rules::parse(text).unwrap_err().to_string();
        assert!(fault("headline = 'h1'\nhedline = 'h2'").contains("line 2"));
        let wrong = fault("headline = 'h1'\nbody = [\n  'p',\n  'td[[',\n]");
        assert!(wrong.starts_with("line 4: body: \"td[[\""), "{wrong}");
        assert!(fault("kind = 'essay'").contains("line 1: kind"));
        assert!(fault("encoding = 'klingon'").contains("encoding"));
        assert!(fault("date_format = '%Q%'").contains("date_format"));
        assert!(fault("skip = '['").contains("skip"));
        assert!(fault("date = 3").contains("line 1"));
    }
}
