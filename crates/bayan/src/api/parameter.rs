//! What may stand behind the question mark: for each operation a closed list, so that nothing is learnt by asking
//! for what is not offered.

use crate::http::sought::day_of;
use bayan_core::item::ItemKind;
use bayan_store::newsroom::Wanted;
use serde_json::{Value, json};

/// A parameter.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// What it takes.
    pub takes: Takes,
}

/// What a parameter takes.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// The key of an edition.
    Edition,
    /// The key of a section.
    Section,
    /// A word of the log.
    Action,
    /// The state of a text.
    State,
    /// What a text is.
    Kind,
    /// Words, at most so many characters.
    Words(usize),
    /// A whole number between these.
    Number(u32, u32),
    /// A day, as `2024-04-13`.
    Day,
    /// An order.
    Sort,
    /// What an earlier answer gave, to go on behind it.
    Cursor,
}

/// How long a key is at most, in bytes.
const KEY: usize = 64;
/// How long a cursor is at most, in bytes.
const CURSOR: usize = 100;

impl Takes {
    /// Whether it takes this.
    pub fn fits(self, value: &str) -> bool {
        match self {
            Takes::Edition | Takes::Section | Takes::Action => {
                (1..=KEY).contains(&value.len())
                    && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            }
            Takes::State => Wanted::named(value).is_some(),
            Takes::Kind => value.parse::<ItemKind>().is_ok(),
            Takes::Words(most) => !value.trim().is_empty() && value.chars().count() <= most,
            Takes::Number(least, most) => {
                let plain =
                    value.bytes().all(|b| b.is_ascii_digit()) && !(value.len() > 1 && value.starts_with('0'));
                plain && value.parse::<u32>().is_ok_and(|number| (least..=most).contains(&number))
            }
            Takes::Day => day_of(value).is_some(),
            Takes::Sort => value == "date",
            Takes::Cursor => {
                (1..=CURSOR).contains(&value.len())
                    && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            }
        }
    }

    /// The same for the document.
    pub fn schema(self) -> Value {
        match self {
            Takes::Edition => json!({ "$ref": "#/components/schemas/EditionKey" }),
            Takes::Section => json!({ "$ref": "#/components/schemas/SectionKey" }),
            Takes::Action => json!({ "type": "string", "pattern": format!("^[a-z0-9-]{{1,{KEY}}}$") }),
            Takes::State => json!({ "type": "string", "enum": Wanted::ALL.map(Wanted::as_str) }),
            Takes::Kind => json!({ "type": "string", "enum": ItemKind::ALL.map(|kind| kind.as_str()) }),
            Takes::Words(most) => {
                json!({ "type": "string", "minLength": 1, "maxLength": most, "pattern": "\\S" })
            }
            Takes::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Takes::Day => {
                json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
            }
            Takes::Sort => json!({ "type": "string", "enum": ["date"] }),
            Takes::Cursor => json!({ "type": "string", "pattern": format!("^[A-Za-z0-9-]{{1,{CURSOR}}}$") }),
        }
    }
}

const fn parameter(name: &'static str, about: &'static str, takes: Takes) -> Parameter {
    Parameter { name, about, takes }
}

const LIMIT: Parameter = parameter("limit", "How many at most; 20 unless said.", Takes::Number(1, 50));
const CURSOR_AT: Parameter = parameter("cursor", "Where the answer before ended: its `next`.", Takes::Cursor);
const EDITION: Parameter = parameter("edition", "Of this edition.", Takes::Edition);
const SECTION: Parameter = parameter("section", "Of this section of the edition.", Takes::Section);

impl Parameter {
    /// Of what is published.
    pub const ARTICLES: &[Parameter] = &[
        parameter("edition", "Of this edition; the site's first unless said.", Takes::Edition),
        SECTION,
        LIMIT,
        parameter("page", "Which page; 1 unless said.", Takes::Number(1, 10_000)),
    ];
    /// Of what is found.
    pub const SEARCH: &[Parameter] = &[
        parameter("q", "What somebody types.", Takes::Words(300)),
        parameter("edition", "In this edition; the site's first unless said.", Takes::Edition),
        SECTION,
        parameter("kind", "Of this kind.", Takes::Kind),
        parameter("from", "Dated on this day or later, as the site's zone counts days.", Takes::Day),
        parameter("until", "Dated on this day or earlier.", Takes::Day),
        parameter("sort", "The newest first, instead of what fits best.", Takes::Sort),
        parameter("limit", "How many at most; 50 unless said.", Takes::Number(1, 50)),
        CURSOR_AT,
    ];
    /// Of what an edition speaks about.
    pub const SUBJECTS: &[Parameter] = &[Parameter::ARTICLES[0]];
    /// Of the texts of the newsroom.
    pub const TEXTS: &[Parameter] = &[
        parameter("state", "In this state.", Takes::State),
        EDITION,
        SECTION,
        parameter("kind", "Of this kind.", Takes::Kind),
        parameter("q", "With these letters in the headline, in whatever spelling.", Takes::Words(200)),
        LIMIT,
        CURSOR_AT,
    ];
    /// Of what a text said before.
    pub const REVISIONS: &[Parameter] = &[LIMIT, CURSOR_AT];
    /// Of the pictures.
    pub const PICTURES: &[Parameter] = &[
        parameter(
            "edition",
            "In whose language is told what they show; the site's first unless said.",
            Takes::Edition,
        ),
        parameter("q", "With these letters in name, caption or alternative text.", Takes::Words(200)),
        LIMIT,
        parameter("page", "Which page; 1 unless said.", Takes::Number(1, 10_000)),
    ];
    /// Of addresses that lead to texts.
    pub const REDIRECTS: &[Parameter] = &[
        parameter("q", "With these letters in the address or in the headline.", Takes::Words(200)),
        LIMIT,
        Parameter::PICTURES[3],
    ];
    /// Of one picture.
    pub const PICTURE: &[Parameter] = &[Parameter::PICTURES[0]];
    /// Of a picture that is brought.
    pub const BRING: &[Parameter] =
        &[Parameter::PICTURES[0], parameter("name", "What its file is called.", Takes::Words(200))];
    /// Of who did what.
    pub const AUDIT: &[Parameter] =
        &[parameter("action", "What was done: a word of the log.", Takes::Action), LIMIT, CURSOR_AT];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_looks_like_a_value_is_none() {
        for value in ["1", "20", "50"] {
            assert!(LIMIT.takes.fits(value), "{value}");
        }
        for value in ["", "0", "51", "01", "1.0", "1abc", "-1", "+1", "٢٠", "99999999999999999999"] {
            assert!(!LIMIT.takes.fits(value), "{value}");
        }
        assert!(Takes::Cursor.fits("1764526000000-018bcfe5-687b-7fff-bfff-ffffffffffff"));
        assert!(!Takes::Cursor.fits("1;DROP") && !Takes::Edition.fits("Ar") && !Takes::State.fits("future"));
        assert!(!Takes::Words(3).fits("  ") && !Takes::Words(3).fits("abcd"));
    }
}
