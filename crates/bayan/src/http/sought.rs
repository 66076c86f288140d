//! What stands behind the question mark of a search.

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
                "sort" => sought.newest = value == "date",
                "page" => sought.page = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        sought
    }
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
