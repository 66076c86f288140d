//! Removals by order, noted outside the database: one that is put back from a backup brings back what was
//! removed since, and this list says what has to go again before anybody reads it.
//!
//! It names documents, parts and the public reason, and nothing of what was removed.

use crate::actions::remove::Removal;
use anyhow::{Context, Result};
use bayan_core::{id::DocumentId, instant::Instant};
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// A removal that was ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered {
    /// Of which text.
    pub document: DocumentId,
    /// The moment of its act.
    pub at: Instant,
    /// What is removed; its parts are named with the numbers of their versions.
    pub removal: Removal,
}

/// A line of the list.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    document: String,
    at: i64,
    ground: String,
    reason: String,
    parts: Vec<String>,
    headline: Option<String>,
    emergency: Option<String>,
}

/// The list of a site.
pub struct Removals(PathBuf);

impl Removals {
    /// The list of the site called `site`, in the data folder.
    pub fn of(data: &Path, site: &str) -> Removals {
        Removals(data.join("record").join(format!("{site}.removals")))
    }

    /// All that were ordered.
    ///
    /// # Errors
    /// Where the file cannot be read, or is not such a list.
    pub fn all(&self) -> Result<Vec<Ordered>> {
        let text = match fs::read_to_string(&self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error).with_context(|| self.0.display().to_string()),
        };
        let about = |number| format!("{}, line {}", self.0.display(), number + 1);
        text.lines().enumerate().map(|(number, line)| read(line).with_context(|| about(number))).collect()
    }

    /// Notes one, for good.
    ///
    /// # Errors
    /// Where the disk does not take it: then nothing may be removed that would come back unnoticed.
    pub fn note(&self, ordered: &Ordered) -> Result<()> {
        self.change(|all| all.push(ordered.clone()))
    }

    /// Takes one back that was not done.
    ///
    /// # Errors
    /// Where the disk does not take it.
    pub fn take_back(&self, ordered: &Ordered) -> Result<()> {
        self.change(|all| all.retain(|other| other != ordered))
    }

    /// Changes the list, one program after the other: two that remove at once would each write over what the
    /// other noted.
    fn change(&self, change: impl FnOnce(&mut Vec<Ordered>)) -> Result<()> {
        let folder = self.0.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        let path = self.0.with_added_extension("lock");
        let lock = File::options().create(true).truncate(false).write(true).open(&path);
        let lock = lock.with_context(|| path.display().to_string())?;
        lock.lock().with_context(|| path.display().to_string())?;
        let mut all = self.all()?;
        change(&mut all);
        self.keep(&all)
    }

    fn keep(&self, all: &[Ordered]) -> Result<()> {
        let text: String = all.iter().map(write).collect::<Result<_>>()?;
        let folder = self.0.parent().unwrap_or(Path::new("."));
        let unfinished = self.0.with_added_extension("unfinished");
        let replace = || -> io::Result<()> {
            let mut file = File::create(&unfinished)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&unfinished, &self.0)?;
            File::open(folder)?.sync_all()
        };
        replace().with_context(|| format!("cannot write {}", self.0.display()))
    }
}

fn write(ordered: &Ordered) -> Result<String> {
    let Removal { ground, reason, parts, headline, emergency } = &ordered.removal;
    let line = Line {
        document: ordered.document.to_string(),
        at: ordered.at.milliseconds(),
        ground: ground.as_str().to_owned(),
        reason: reason.to_string(),
        parts: parts.clone(),
        headline: headline.as_ref().map(ToString::to_string),
        emergency: emergency.as_ref().map(ToString::to_string),
    };
    Ok(serde_json::to_string(&line)? + "\n")
}

fn read(line: &str) -> Result<Ordered> {
    let line: Line = serde_json::from_str(line)?;
    Ok(Ordered {
        document: line.document.parse()?,
        at: Instant::from_milliseconds(line.at),
        removal: Removal {
            ground: line.ground.parse()?,
            reason: line.reason.parse()?,
            parts: line.parts,
            headline: line.headline.map(|headline| headline.parse()).transpose()?,
            emergency: line.emergency.map(|reason| reason.parse()).transpose()?,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use bayan_core::publication::Ground;

    fn ordered(at: i64, parts: &[&str]) -> Ordered {
        Ordered {
            document: "018bcfe5-687b-7fff-bfff-ffffffffffff".parse().unwrap(),
            at: Instant::from_milliseconds(at),
            removal: Removal {
                ground: Ground::Court,
                reason: "بأمر المحكمة\nرقم ٥".parse().unwrap(),
                parts: parts.iter().map(|part| (*part).to_owned()).collect(),
                headline: (!parts.is_empty()).then(|| "عنوان".parse().unwrap()),
                emergency: None,
            },
        }
    }

    #[test]
    fn what_was_ordered_is_read_back_and_what_was_not_done_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let list = Removals::of(folder.path(), "press");
        assert_eq!(list.all().unwrap(), []);
        let (whole, part) = (ordered(1, &[]), ordered(2, &["2:body/3"]));
        list.note(&whole).unwrap();
        list.note(&part).unwrap();
        assert_eq!(list.all().unwrap(), [whole.clone(), part.clone()]);
        list.take_back(&whole).unwrap();
        assert_eq!(list.all().unwrap(), [part]);
    }

    #[test]
    fn of_many_that_remove_at_once_none_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for at in 0..8 {
                let list = Removals::of(folder.path(), "press");
                scope.spawn(move || {
                    for number in 0..10 {
                        list.note(&ordered(at * 100 + number, &[])).unwrap();
                    }
                    list.take_back(&ordered(at * 100, &[])).unwrap();
                });
            }
        });
        assert_eq!(Removals::of(folder.path(), "press").all().unwrap().len(), 8 * 9);
    }

    #[test]
    fn a_damaged_list_is_said_to_be_one() {
        let folder = tempfile::tempdir().unwrap();
        let list = Removals::of(folder.path(), "press");
        list.note(&ordered(1, &[])).unwrap();
        let path = folder.path().join("record/press.removals");
        let whole = fs::read_to_string(&path).unwrap();
        for damaged in [&whole[..20], "{}\n", &whole.replace("court", "whim"), &format!("{whole}x")] {
            fs::write(&path, damaged).unwrap();
            let said = format!("{:#}", list.all().unwrap_err());
            assert!(said.contains("press.removals, line"), "{said}");
            assert!(list.note(&ordered(2, &[])).is_err(), "nothing is written over it");
        }
    }
}
