//! What a form holds, and what is wrong with it.

use bayan_core::{
    account::{EmailAddress, Unfit},
    line::{Label, Line, NotALine},
};
use bytes::Bytes;
use hyper::StatusCode;
use std::{collections::BTreeMap, str::FromStr};

/// The most fields that a form has: no form of ours comes near it.
const MOST: usize = 500;

/// The fields of a form, as they were sent. What no page asks for is never looked at.
#[derive(Debug, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    goes_on: bool,
}

impl Form {
    /// Reads `application/x-www-form-urlencoded`; what is no UTF-8 becomes signs that no field takes.
    pub fn read(body: &Bytes) -> Form {
        let clean = |(name, value): (String, String)| {
            // No database takes it in a text, and no field wants it.
            (name, value.replace('\0', "\u{fffd}"))
        };
        let mut all = url::form_urlencoded::parse(body).into_owned();
        let fields = all.by_ref().take(MOST).map(clean).collect();
        Form { fields, goes_on: all.next().is_some() }
    }

    /// Whether more was sent than is read: nothing is done with a part of it.
    pub fn goes_on(&self) -> bool {
        self.goes_on
    }

    /// The first value of a field, nothing where there is none.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The first value of a field, where there is one.
    pub fn maybe(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every field with its value, in the order in which they were sent.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All values of a field.
    pub fn values<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What is wrong with a field: the key of a sentence.
pub type Fault = &'static str;

/// What is wrong with a form, by field.
#[derive(Debug, Default)]
pub struct Faults(BTreeMap<&'static str, Fault>);

impl Faults {
    /// Notes a fault.
    pub fn note(&mut self, field: &'static str, fault: Fault) {
        self.0.entry(field).or_insert(fault);
    }

    /// The value of a field, or the fault that is noted.
    pub fn take<T>(&mut self, field: &'static str, read: Result<T, Fault>) -> Option<T> {
        read.map_err(|fault| self.note(field, fault)).ok()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How a page is answered that says so.
    pub fn status(&self) -> StatusCode {
        if self.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    /// Each field with what is wrong with it.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Fault)> {
        self.0.iter().map(|(field, fault)| (*field, *fault))
    }
}

/// A field of one line.
pub fn label(text: &str) -> Result<Label, Fault> {
    Label::from_str(text).map_err(|fault| match fault {
        NotALine::Empty => "fault-missing",
        NotALine::TooLong { .. } => "fault-long",
        NotALine::Hidden(_) => "fault-hidden",
    })
}

/// A field that may be empty.
pub fn optional<const MAX: usize>(text: &str) -> Result<Option<Line<MAX>>, Fault> {
    match text.parse() {
        Ok(line) => Ok(Some(line)),
        Err(NotALine::Empty) => Ok(None),
        Err(NotALine::TooLong { .. }) => Err("fault-long"),
        Err(NotALine::Hidden(_)) => Err("fault-hidden"),
    }
}

/// An address of mail.
pub fn email(text: &str) -> Result<EmailAddress, Fault> {
    if text.trim().is_empty() { Err("fault-missing") } else { text.parse().map_err(|_| "fault-email") }
}

/// Why a password is not taken.
pub fn unfit(unfit: Unfit) -> Fault {
    match unfit {
        Unfit::Short => "fault-password-short",
        Unfit::Long => "fault-password-long",
        Unfit::Guessed => "fault-password-guessed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bayan_render::{Theme, desk::DeskPages};
    use std::{collections::BTreeSet, path::Path};

    #[test]
    fn a_form_gives_what_is_asked_for_and_nothing_breaks_it() {
        let form =
            Form::read(&Bytes::from("name=%D9%84%D9%8A%D9%86%D8%A7&role=a&role=b&name=other&%FF=%FE&x"));
        assert_eq!((form.value("name"), form.value("nothing")), ("لينا", ""));
        assert_eq!(form.values("role").collect::<Vec<_>>(), ["a", "b"]);
        let many = "a=b&".repeat(100_000);
        let many = Form::read(&Bytes::from(many));
        assert!(many.goes_on() && many.values("a").count() == MOST && !form.goes_on());
    }

    /// Every fault, refusal and doubt that code names is a sentence of the newsroom.
    #[test]
    fn every_fault_that_is_named_is_said() {
        fn sources(folder: &Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    sources(&path, found);
                } else {
                    found.push(std::fs::read_to_string(&path).unwrap());
                }
            }
        }
        let pages = DeskPages::load(&Theme::load().unwrap()).unwrap();
        let (mut found, mut named) = (Vec::new(), BTreeSet::new());
        for folder in ["src/desk", "src/api"] {
            sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
        }
        for source in &found {
            for piece in source.split('"').skip(1).step_by(2) {
                let is_key = ["fault-", "refusal-", "doubt-", "says-"].iter().any(|kind| {
                    piece.strip_prefix(kind).is_some_and(|rest| {
                        !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
                    })
                });
                if is_key {
                    named.insert(piece.to_owned());
                }
            }
        }
        assert!(named.len() > 40, "{named:?}");
        let values = ["text", "name", "reason", "date", "number"].map(|name| (name, "x".to_owned()));
        for key in &named {
            let said = pages.messages().say_with(&"en".parse().unwrap(), key, &values);
            assert_ne!(&said, key, "no file says it");
        }
    }
}
