//! Reading JSON strictly: objects where objects belong, no key twice, no unknown key, lists of bounded length.
//!
//! Duplicate and unknown keys are refused by the types themselves (`deny_unknown_fields`); these wrappers refuse
//! what serde would also take for an object (a list of its values) and lists that grow without end. Nesting is
//! bounded by the types: nothing here is recursive.

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};
use std::{fmt, marker::PhantomData};

/// Reads a file of at most `limit` bytes.
pub(crate) fn read<'a, T: Deserialize<'a>>(text: &'a str, limit: usize) -> Result<T, NotTheFile> {
    if text.len() > limit {
        return Err(NotTheFile::TooLarge);
    }
    let Object(value) = serde_json::from_str(text).map_err(|fault| NotTheFile::Form(fault.to_string()))?;
    Ok(value)
}

/// Why a file of JSON was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTheFile {
    /// It is larger than such files can be.
    #[error("the file is larger than any that is read")]
    TooLarge,
    /// It is not JSON, or has other keys or values than such a file.
    #[error("not the expected JSON: {0}")]
    Form(String),
    /// It names another format or version.
    #[error("the file is of another format than {0}")]
    Format(&'static str),
}

/// A struct that is written as an object and not as a list.
pub(crate) struct Object<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Object<T>, D::Error> {
        struct OfMap<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for OfMap<T> {
            type Value = Object<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Object)
            }
        }
        deserializer.deserialize_map(OfMap(PhantomData))
    }
}

/// A list of at most `MOST` objects.
pub(crate) struct Objects<T, const MOST: usize>(pub Vec<T>);

impl<'de, T: Deserialize<'de>, const MOST: usize> Deserialize<'de> for Objects<T, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Objects<T, MOST>, D::Error> {
        let list: List<Object<T>, MOST> = List::deserialize(deserializer)?;
        Ok(Objects(list.0.into_iter().map(|object| object.0).collect()))
    }
}

/// A list of at most `MOST` values.
pub(crate) struct List<T, const MOST: usize>(pub Vec<T>);

impl<'de, T: Deserialize<'de>, const MOST: usize> Deserialize<'de> for List<T, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<List<T, MOST>, D::Error> {
        struct OfList<T, const MOST: usize>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for OfList<T, MOST> {
            type Value = List<T, MOST>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a list of at most {MOST}")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<List<T, MOST>, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = list.next_element()? {
                    if values.len() == MOST {
                        return Err(de::Error::invalid_length(MOST + 1, &self));
                    }
                    values.push(value);
                }
                Ok(List(values))
            }
        }
        deserializer.deserialize_seq(OfList(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Pair {
        a: u8,
        b: u8,
    }

    #[test]
    fn one_object_with_each_key_once() {
        assert_eq!(read(r#" {"b":2, "a":1} "#, 100), Ok(Pair { a: 1, b: 2 }));
        for wrong in
            ["[1,2]", r#"{"a":1}"#, r#"{"a":1,"b":2,"a":1}"#, r#"{"a":1,"b":2,"c":3}"#, "", "null", "{}x"]
        {
            assert!(read::<Pair>(wrong, 100).is_err(), "{wrong}");
        }
        assert_eq!(read::<Pair>(r#"{"a":1,"b":2}"#, 5), Err(NotTheFile::TooLarge));
    }

    #[test]
    fn lists_end() {
        let read = serde_json::from_str::<List<u8, 3>>;
        assert_eq!(read("[1,2,3]").unwrap().0, [1, 2, 3]);
        assert!(read("[1,2,3,4]").is_err());
        assert!(serde_json::from_str::<Objects<Pair, 3>>("[[1,2]]").is_err());
        assert!(read(&"[".repeat(100_000)).is_err(), "deep nesting ends early");
    }
}
