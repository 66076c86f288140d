//! What templates can call, and how what they write is escaped.

use super::Assets;
use crate::messages::Messages;
use bayan_core::{language::Lang, text::digits::Numerals};
use bayan_markup::html_out::escape_attribute;
use fluent_bundle::{FluentArgs, FluentValue};
use minijinja::{Environment, ErrorKind, State, Value, value::Kwargs};
use std::{borrow::Cow, sync::Arc};

/// Escapes everything that is not HTML already, slashes left as they are.
pub(super) fn write_escaped(
    out: &mut minijinja::Output<'_>,
    _state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    if value.is_undefined() {
        return Err(minijinja::Error::from(ErrorKind::UndefinedError));
    }
    let text = match value.as_str() {
        Some(text) if value.is_safe() => Cow::Borrowed(text),
        Some(text) => Cow::Owned(escape_attribute(text)),
        None if value.is_none() => Cow::Borrowed(""),
        None => Cow::Owned(escape_attribute(&value.to_string())),
    };
    out.write_str(&text).map_err(minijinja::Error::from)
}

/// The functions `t`, `n` and `asset`.
pub(super) fn add_functions(templates: &mut Environment<'static>, messages: Messages, assets: Arc<Assets>) {
    templates.add_function("t", move |state: &State<'_, '_>, key: &str, values: Kwargs| {
        let mut args = FluentArgs::new();
        for name in values.args() {
            let value: Value = values.get(name)?;
            let value = match i64::try_from(value.clone()) {
                Ok(number) => FluentValue::from(number),
                Err(_) => FluentValue::from(value.to_string()),
            };
            args.set(name.to_owned(), value);
        }
        let lang = of_edition(state, "lang")?.parse::<Lang>().map_err(invalid)?;
        Ok::<_, minijinja::Error>(messages.say(&lang, key, Some(&args)))
    });
    templates.add_function("n", |state: &State<'_, '_>, number: Value| {
        let numerals: Numerals = of_edition(state, "numerals")?.parse().map_err(invalid)?;
        Ok::<_, minijinja::Error>(numerals.write(&number.to_string()))
    });
    templates.add_function("asset", move |name: &str| match assets.get(name) {
        Some(asset) => Ok(asset.url.clone()),
        None => {
            Err(minijinja::Error::new(ErrorKind::InvalidOperation, format!("the theme has no file {name}")))
        }
    });
}

fn invalid(error: impl std::fmt::Display) -> minijinja::Error {
    minijinja::Error::new(ErrorKind::InvalidOperation, error.to_string())
}

fn of_edition(state: &State<'_, '_>, name: &str) -> Result<String, minijinja::Error> {
    let edition = state.lookup("edition").ok_or_else(|| invalid("no edition"))?;
    Ok(edition.get_attr(name)?.to_string())
}
