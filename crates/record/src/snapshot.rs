//! The list behind a `bayan-snapshot/1` entry: the latest entry of every item and language.

use crate::{
    decimal,
    entry::{DocId, LangTag},
    hash::Hash,
    tree::Frontier,
};
use std::{fmt, str::FromStr};

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotLine {
    /// The item.
    pub doc: DocId,
    /// The language of the edition.
    pub lang: LangTag,
    /// The log's number of its latest entry among those that the snapshot covers.
    pub index: u64,
}

/// Why a text is not such a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotFault {
    /// A line is not an item, a language and a number.
    #[error("line {0} is not an item, a language and a number")]
    Line(usize),
    /// A line is out of order, or its item and language stand twice.
    #[error("line {0} is out of order or stands twice")]
    Order(usize),
}

/// The tree head over the lines of a list (RFC 6962; each line without its newline is a leaf).
pub fn snapshot_root(lines: impl IntoIterator<Item = impl fmt::Display>) -> Hash {
    let mut tree = Frontier::new();
    for line in lines {
        tree.push(Hash::leaf(line.to_string().as_bytes()));
    }
    tree.root()
}

/// The list as it is served. The lines must be in order: by item, then by language, bytewise.
pub fn snapshot_text<'a>(lines: impl IntoIterator<Item = &'a SnapshotLine>) -> String {
    lines.into_iter().map(|line| format!("{line}\n")).collect()
}

/// Reads a list as it is served.
pub fn snapshot_parse(text: &str) -> Result<Vec<SnapshotLine>, SnapshotFault> {
    let mut lines: Vec<SnapshotLine> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let number = lines.len() + 1;
        let (line, after) = rest.split_once('\n').ok_or(SnapshotFault::Line(number))?;
        let line: SnapshotLine = line.parse().map_err(|_| SnapshotFault::Line(number))?;
        if lines.last().is_some_and(|last| (last.doc, &last.lang) >= (line.doc, &line.lang)) {
            return Err(SnapshotFault::Order(number));
        }
        lines.push(line);
        rest = after;
    }
    Ok(lines)
}

impl fmt::Display for SnapshotLine {
    /// Writes the line without a newline.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.doc, self.lang, self.index)
    }
}

impl FromStr for SnapshotLine {
    type Err = SnapshotFault;
    fn from_str(line: &str) -> Result<SnapshotLine, SnapshotFault> {
        let fault = SnapshotFault::Line(1);
        let mut words = line.splitn(3, ' ');
        let mut word = || words.next().ok_or(fault);
        let doc = word()?.parse().map_err(|_| fault)?;
        let lang = word()?.parse().map_err(|_| fault)?;
        let index = decimal::number(word()?).ok_or(fault)?;
        Ok(SnapshotLine { doc, lang, index })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::root_of;

    fn list() -> String {
        let doc = |digit: &str| digit.repeat(32);
        // A language stands before its own varieties, as its bytes do: the space is smaller than the hyphen.
        format!("{} ar 12\n{} ar-SY 7\n{} en 30\n", doc("1"), doc("1"), doc("a"))
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let lines = snapshot_parse(&list()).unwrap();
        assert_eq!(snapshot_text(&lines), list());
        let leaves: Vec<Hash> = list().lines().map(|line| Hash::leaf(line.as_bytes())).collect();
        assert_eq!(snapshot_root(&lines), root_of(&leaves));
        assert_eq!(snapshot_root(list().lines()), root_of(&leaves));
        assert_eq!(snapshot_parse("").map(|lines| snapshot_root(&lines)), Ok(Hash::empty_tree()));
        let mut sorted: Vec<&str> = list().leak().lines().collect();
        sorted.sort();
        assert!(list().lines().eq(sorted));
    }

    #[test]
    fn other_lists_are_refused() {
        let lines: Vec<&str> = list().leak().lines().collect();
        assert_eq!(snapshot_parse(&list().replace('\n', "\n\n")), Err(SnapshotFault::Line(2)));
        assert_eq!(snapshot_parse(list().trim_end()), Err(SnapshotFault::Line(3)));
        assert_eq!(snapshot_parse(&list().replace(" 7", " 07")), Err(SnapshotFault::Line(2)));
        assert_eq!(snapshot_parse(&format!("{}\n{}\n", lines[1], lines[0])), Err(SnapshotFault::Order(2)));
        assert_eq!(snapshot_parse(&format!("{}\n{}1\n", lines[0], lines[0])), Err(SnapshotFault::Order(2)));
    }
}
