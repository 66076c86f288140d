//! Lists that are arranged in one form: rows with places, an empty one for something new, and a mark by which two who
//! arrange at once are told of each other.

use super::{Asked, form::Fault};
use bayan_core::media::Hash;

/// How many rows a list has at most: more are no navigation.
pub(super) const MOST: usize = 30;

/// The rows of a list as a form sent them, in the order that their numbers say; those that are taken away are not
/// there.
pub(super) fn sent<const N: usize>(asked: &Asked, names: [&str; N]) -> Vec<[String; N]> {
    let mut found: Vec<(i64, usize, [String; N])> = Vec::new();
    for row in 0..=MOST {
        let value = |name: &str| asked.form.maybe(&format!("r{row}-{name}"));
        if names.iter().all(|name| value(name).is_none()) || value("gone").is_some() {
            continue;
        }
        let place = value("place").and_then(|place| place.trim().parse().ok()).unwrap_or(i64::MAX);
        found.push((place, row, names.map(|name| value(name).unwrap_or_default().to_owned())));
    }
    found.sort_by_key(|(place, row, _)| (*place, *row));
    found.into_iter().map(|(.., row)| row).collect()
}

/// The same for whoever has to mend something of them.
pub(super) fn again<const N: usize>(asked: &Asked, names: [&str; N]) -> Vec<[String; N]> {
    let is_blank = |row: &[String; N]| row.iter().all(|value| value.trim().is_empty());
    with_blank(sent(asked, names).into_iter().filter(|row| !is_blank(row)))
}

/// The rows, and an empty one for something new.
pub(super) fn with_blank<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> Vec<[String; N]> {
    rows.take(MOST).chain([[const { String::new() }; N]]).collect()
}

/// What a form carries to say which list it was made of.
pub(super) fn mark<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> String {
    let mut said = String::new();
    for value in rows.flatten() {
        said.push_str(&format!("{}:{value}", value.len()));
    }
    Hash::of(said.as_bytes()).to_string()
}

/// Whether the list is still the one that the form was made of; whoever sends it again has seen what became of it.
pub(super) fn unchanged<const N: usize>(
    asked: &Asked,
    rows: impl Iterator<Item = [String; N]>,
) -> Result<(), Fault> {
    if asked.form.value("seen") == mark(rows) { Ok(()) } else { Err("fault-arranged-meanwhile") }
}
