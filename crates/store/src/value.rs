//! The three kinds of value that both databases hold.

use crate::error::{Error, Result};
use std::str::FromStr;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, private::BytesMut, to_sql_checked};

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A number: a counter, or a moment in milliseconds.
    Int(i64),
    /// A text.
    Text(String),
}

impl From<i64> for Value {
    fn from(value: i64) -> Value {
        Value::Int(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Value {
        Value::Int(value.into())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Value {
        Value::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Value {
        Value::Text(value)
    }
}

impl From<bayan_core::instant::Instant> for Value {
    fn from(value: bayan_core::instant::Instant) -> Value {
        Value::Int(value.milliseconds())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

macro_rules! from_display {
    ($($kind:ty),+ $(,)?) => {$(
        impl From<$kind> for Value {
            fn from(value: $kind) -> Value {
                Value::Text(value.to_string())
            }
        }
        impl From<&$kind> for Value {
            fn from(value: &$kind) -> Value {
                Value::Text(value.to_string())
            }
        }
    )+};
}

use bayan_core::{id, item, language, line, media, publication, site, slug, text};
from_display!(
    id::SiteId,
    id::EditionId,
    id::SectionId,
    id::ItemId,
    id::DocumentId,
    id::RevisionId,
    id::EventId,
    id::MediaId,
    id::JobId,
    id::PersonId,
    id::InvitationId,
    id::SessionId,
    id::AccessId,
    id::PasskeyId,
    id::HookId,
    id::CommentId,
    id::TopicId,
    id::ShortId,
    id::PublicId,
    item::ItemKind,
    language::Lang,
    line::Passage,
    line::Label,
    media::Hash,
    publication::EventKind,
    site::Months,
    slug::Slug,
    text::digits::Numerals,
    bayan_record::Hash,
);

/// The values of a statement, in the order of `$1`, `$2` ….
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::value::Value::from($value)),*] };
}
pub(crate) use values;

/// A row that was read.
#[derive(Debug, Clone)]
pub struct Row(pub(crate) Vec<Value>);

impl Row {
    fn value(&self, column: usize) -> Result<&Value> {
        self.0.get(column).ok_or_else(|| Error::Shape(format!("no column {column}")))
    }

    /// A number.
    pub fn int(&self, column: usize) -> Result<i64> {
        match self.value(column)? {
            Value::Int(value) => Ok(*value),
            other => Err(Error::Shape(format!("{other:?} where a number was expected"))),
        }
    }

    /// A number, or nothing.
    pub fn maybe_int(&self, column: usize) -> Result<Option<i64>> {
        if self.value(column)? == &Value::Null { Ok(None) } else { self.int(column).map(Some) }
    }

    /// A text.
    pub fn text(&self, column: usize) -> Result<&str> {
        match self.value(column)? {
            Value::Text(value) => Ok(value),
            other => Err(Error::Shape(format!("{other:?} where a text was expected"))),
        }
    }

    /// A text, or nothing.
    pub fn maybe_text(&self, column: usize) -> Result<Option<&str>> {
        if self.value(column)? == &Value::Null { Ok(None) } else { self.text(column).map(Some) }
    }

    /// A text that parses.
    pub fn parse<T: FromStr<Err: std::fmt::Display>>(&self, column: usize) -> Result<T> {
        self.text(column)?.parse().map_err(Error::shape)
    }

    /// A text that parses, or nothing.
    pub fn maybe_parse<T: FromStr<Err: std::fmt::Display>>(&self, column: usize) -> Result<Option<T>> {
        self.maybe_text(column)?.map(|text| text.parse().map_err(Error::shape)).transpose()
    }

    /// A moment.
    pub fn instant(&self, column: usize) -> Result<bayan_core::instant::Instant> {
        self.int(column).map(bayan_core::instant::Instant::from_milliseconds)
    }
}

type Fault = Box<dyn std::error::Error + Sync + Send>;

/// The server names each parameter's type, so one `Null` serves them all.
impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> std::result::Result<IsNull, Fault> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(value) if *kind == Type::INT8 => value.to_sql(kind, out),
            Value::Int(value) if *kind == Type::INT4 => i32::try_from(*value)?.to_sql(kind, out),
            Value::Text(value) if <&str as ToSql>::accepts(kind) => value.to_sql(kind, out),
            _ => Err(format!("{self:?} where the database wants {kind}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> std::result::Result<Value, Fault> {
        match *kind {
            Type::INT8 => i64::from_sql(kind, raw).map(Value::Int),
            Type::INT4 => i32::from_sql(kind, raw).map(|value| Value::Int(value.into())),
            Type::BOOL => bool::from_sql(kind, raw).map(|value| Value::Int(value.into())),
            _ => String::from_sql(kind, raw).map(Value::Text),
        }
    }

    fn from_sql_null(_: &Type) -> std::result::Result<Value, Fault> {
        Ok(Value::Null)
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::INT4 | Type::BOOL) || <String as FromSql>::accepts(kind)
    }
}
