//! What stands behind the question mark of a search.

use bayan_core::instant::Instant;
use bayan_search::{Order, Wanted};
use bayan_store::front::Edition;
use jiff::{ToSpan, civil::Date};
use std::fmt;

/// What somebody looks for, as it stands in an address. What means nothing there is passed over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Sought {
    /// What was typed.
    pub words: String,
    /// The key of a section that it is to stand in.
    pub section: String,
    /// The word for what it is to be.
    pub kind: String,
    /// Dated on this day or later.
    pub from: Option<Date>,
    /// Dated on this day or earlier.
    pub until: Option<Date>,
    /// Whether the newest comes first.
    pub newest: bool,
    /// Which page of what is found; 0 is the first, too.
    pub page: u32,
}

/// The longest that is read of what was typed, in characters.
const LONGEST_SOUGHT: usize = 300;

impl Sought {
    /// Reads a query, without its question mark.
    pub fn parse(query: &str) -> Sought {
        let mut sought = Sought::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let short = || value.chars().filter(|c| !c.is_control()).take(LONGEST_SOUGHT).collect();
            match name.as_ref() {
                "q" => sought.words = short(),
                "section" => sought.section = short(),
                "kind" => sought.kind = short(),
                "from" => sought.from = day_of(&value),
                "until" => sought.until = day_of(&value),
                "sort" => sought.newest = value == "date",
                "page" => sought.page = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        sought
    }

    /// The same for the index of an edition, the first so many.
    pub fn wanted(&self, edition: &Edition, now: Instant, limit: usize) -> Wanted {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        // The first moment of a day, where the site is.
        let begins = |day: Date| {
            let begun = edition.dates.zone.to_timestamp(day.at(0, 0, 0, 0)).ok()?;
            Some(begun.as_millisecond())
        };
        Wanted {
            order: if self.newest { Order::Newest } else { Order::Relevance },
            limit,
            section: some(&self.section),
            kind: some(&self.kind),
            from: self.from.and_then(begins),
            until: self.until.and_then(|day| begins(day.checked_add(1.day()).ok()?)),
            now: now.milliseconds(),
            ..Wanted::default()
        }
    }
}

/// A day as forms send it, within the years that a calendar of ours has.
pub fn day_of(text: &str) -> Option<Date> {
    let is_plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_plain.then(|| text.parse().ok()).flatten().filter(|day: &Date| (1..=9_998).contains(&day.year()))
}

impl fmt::Display for Sought {
    /// The query, with its question mark.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("q", &self.words), ("section", &self.section), ("kind", &self.kind)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        for (name, day) in [("from", self.from), ("until", self.until)] {
            if let Some(day) = day {
                query.append_pair(name, &day.to_string());
            }
        }
        if self.newest {
            query.append_pair("sort", "date");
        }
        if self.page > 1 {
            query.append_pair("page", &self.page.to_string());
        }
        let query = query.finish();
        if query.is_empty() { Ok(()) } else { write!(f, "?{query}") }
    }
}
