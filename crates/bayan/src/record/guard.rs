//! The guard against a second history: outside the database stands how far this machine has signed, and
//! nothing below that is ever signed again.
//!
//! A database that was restored from a backup, or a folder that was copied to a second machine, would
//! otherwise sign another history under the same numbers, and everybody who had seen the first could prove
//! it for ever.

use super::machine;
use anyhow::{Context, Result, ensure};
use bayan_record::Hash;
use bayan_store::record::Head;
use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

/// How far was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HighWater {
    /// The log.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// Whether this machine wrote it, here, and last: no copy, and nothing that a backup brought back.
    pub own: bool,
}

/// Why nothing may be signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Stop {
    /// The database is older than what was signed.
    #[error(
        "the record was signed up to entry {signed}, this database has {found}: it is older. Nothing is \
         published until it is complete again; see the chapter on restoring a backup"
    )]
    Rollback {
        /// How many entries were signed.
        signed: u64,
        /// How many there are.
        found: u64,
    },
    /// The database tells another history.
    #[error(
        "the record was signed up to entry {signed}, this database tells another history up to there. \
         Nothing is published; see the chapter on restoring a backup"
    )]
    Fork {
        /// How many entries were signed.
        signed: u64,
    },
    /// It was signed elsewhere.
    #[error(
        "this data folder is a copy, or came from a backup, or the database was signed on another machine. Two \
         machines that sign would make two histories: make sure that the other one has stopped and read the \
         chapter on restoring a backup, then run `bayan record adopt`"
    )]
    Elsewhere,
    /// The file belongs to another log.
    #[error("the file of how far was signed is about {found}, not {wanted}")]
    OtherLog {
        /// What it is about.
        found: String,
        /// What it should be about.
        wanted: String,
    },
    /// The disk.
    #[error("how far was signed cannot be read or written: {0}")]
    Disk(String),
}

/// The guard of a site's log.
#[derive(Debug, Clone)]
pub struct Guard {
    path: PathBuf,
}

impl Guard {
    /// The guard of the site called `site`, in the data folder.
    pub fn open(data: &Path, site: &str) -> Result<Guard, Stop> {
        Guard::called(data, &format!("{site}.signed"))
    }

    /// The guard of what was signed here, as a witness, of somebody else's log.
    pub fn of_witness(data: &Path, origin: &str) -> Result<Guard, Stop> {
        let name = Hash::of(origin.as_bytes()).to_string();
        Guard::called(data, &format!("{}.witnessed", &name[..32]))
    }

    fn called(data: &Path, name: &str) -> Result<Guard, Stop> {
        let folder = data.join("record");
        fs::create_dir_all(&folder).map_err(|error| Stop::Disk(error.to_string()))?;
        Ok(Guard { path: folder.join(name) })
    }

    /// How far was signed, if anything was.
    pub fn high_water(&self) -> Result<Option<HighWater>, Stop> {
        match File::open(&self.path) {
            Ok(file) => read(file).map(Some).map_err(|error| Stop::Disk(format!("{error:#}"))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Stop::Disk(error.to_string())),
        }
    }

    /// Whether `head` may be signed, where `signed` is how far was signed and `head` was asked for the root
    /// as it was then.
    pub fn allow(&self, head: &Head, signed: Option<&HighWater>) -> Result<(), Stop> {
        let Some(signed) = signed else {
            // Nothing was signed here; if something was signed at all, it was elsewhere.
            return if head.signed_size == 0 { Ok(()) } else { Err(Stop::Elsewhere) };
        };
        if signed.origin != head.origin {
            return Err(Stop::OtherLog { found: signed.origin.clone(), wanted: head.origin.clone() });
        }
        if !signed.own {
            return Err(Stop::Elsewhere);
        }
        self.follows(head, signed)
    }

    /// Whether `head` goes on from what was signed, wherever that was.
    pub fn follows(&self, head: &Head, signed: &HighWater) -> Result<(), Stop> {
        match head.root_then {
            None => Err(Stop::Rollback { signed: signed.size, found: head.size }),
            Some(root) if root != signed.root => Err(Stop::Fork { signed: signed.size }),
            Some(_) => Ok(()),
        }
    }

    /// The log has ended and another has begun: nothing of that one was signed yet.
    pub fn end(&self) -> Result<(), Stop> {
        match fs::rename(&self.path, self.path.with_added_extension("ended")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Stop::Disk(error.to_string())),
            _ => Ok(()),
        }
    }

    /// Keeps every other program from signing this log until the lock is dropped.
    pub fn lock(&self) -> Result<File, Stop> {
        let disk = |error: io::Error| Stop::Disk(error.to_string());
        let path = self.path.with_added_extension("lock");
        let file = File::options().create(true).truncate(false).write(true).open(path).map_err(disk)?;
        file.lock().map_err(disk)?;
        Ok(file)
    }

    /// Notes, for good, that `head` is about to be shown. The caller holds the lock.
    pub fn raise(&self, head: &Head) -> Result<(), Stop> {
        self.raise_to(&head.origin, head.size, head.root)
    }

    /// Notes, for good, how far was signed. The caller holds the lock.
    pub fn raise_to(&self, origin: &str, size: u64, root: Hash) -> Result<(), Stop> {
        let text = |machine: &str| {
            format!("bayan-signed/1\norigin {origin}\nsize {size}\nroot {root}\nmachine {machine}\n")
        };
        write_through(&self.path, text).map_err(|error| Stop::Disk(error.to_string()))
    }
}

/// The longest that such a file is, in bytes.
const LONGEST: u64 = 4096;

fn read(file: File) -> Result<HighWater> {
    let machine = machine::name_of(&file)?;
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text)?;
    let mut lines = text.lines();
    let mut next = |name: &str| -> Result<String> {
        let line = lines.next().context("it is too short")?;
        let value = line.strip_prefix(name).with_context(|| format!("{name:?} was expected"))?;
        Ok(value.trim_start().to_owned())
    };
    ensure!(next("bayan-signed/1")?.is_empty(), "it is of another version");
    Ok(HighWater {
        origin: next("origin")?,
        size: next("size")?.parse()?,
        root: next("root")?.parse()?,
        own: next("machine")? == machine,
    })
}

/// Replaces a file, in one step that survives loss of power, with one that holds its own name.
fn write_through(path: &Path, text: impl FnOnce(&str) -> String) -> io::Result<()> {
    let unfinished = path.with_added_extension("unfinished");
    // A file of its own each time: what a backup puts back in its place is never the one that was written last.
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = File::create_new(&unfinished)?;
    let name = machine::name_of(&file)?;
    file.write_all(text(&name).as_bytes())?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(size: u64, signed_size: u64, root_then: Option<&str>) -> Head {
        Head {
            origin: "press.example/log".into(),
            keys: String::new(),
            size,
            root: Hash::of(size.to_string().as_bytes()),
            signed_size,
            decided: 0,
            shown: 0,
            root_then: root_then.map(|text| Hash::of(text.as_bytes())),
        }
    }

    #[test]
    fn nothing_is_signed_below_or_beside_what_was_signed() {
        let folder = tempfile::tempdir().unwrap();
        let guard = Guard::open(folder.path(), "press").unwrap();
        assert_eq!(guard.high_water(), Ok(None));
        assert_eq!(guard.allow(&head(3, 0, None), None), Ok(()));
        assert_eq!(guard.allow(&head(3, 2, None), None), Err(Stop::Elsewhere));
        guard.raise(&head(3, 0, None)).unwrap();
        let signed = guard.high_water().unwrap().unwrap();
        assert_eq!((signed.size, signed.origin.as_str()), (3, "press.example/log"));
        assert_eq!(guard.allow(&head(4, 3, Some("3")), Some(&signed)), Ok(()));
        assert_eq!(guard.allow(&head(4, 3, Some("x")), Some(&signed)), Err(Stop::Fork { signed: 3 }));
        let behind = Err(Stop::Rollback { signed: 3, found: 2 });
        assert_eq!(guard.allow(&head(2, 2, None), Some(&signed)), behind);
    }

    #[test]
    fn what_a_backup_puts_back_signs_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let guard = Guard::open(folder.path(), "press").unwrap();
        let (path, kept) = (folder.path().join("record/press.signed"), folder.path().join("kept"));
        guard.raise(&head(3, 0, None)).unwrap();
        fs::copy(&path, &kept).unwrap();
        guard.raise(&head(4, 3, Some("3"))).unwrap();
        for in_place in [true, false] {
            if in_place {
                // As `cp` does: the file stays, and gets what the earlier one held.
                fs::write(&path, fs::read(&kept).unwrap()).unwrap();
            } else {
                // As `tar` and `rsync` do: another file under the same name.
                fs::remove_file(&path).unwrap();
                fs::copy(&kept, &path).unwrap();
            }
            let signed = guard.high_water().unwrap();
            assert_eq!(signed.as_ref().map(|signed| signed.size), Some(3));
            assert_eq!(guard.allow(&head(3, 3, Some("3")), signed.as_ref()), Err(Stop::Elsewhere));
        }
    }

    #[test]
    fn a_copied_folder_signs_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (own, copy) = (folder.path().join("own"), folder.path().join("copy"));
        let guard = Guard::open(&own, "press").unwrap();
        guard.raise(&head(3, 0, None)).unwrap();
        let copied = Guard::open(&copy, "press").unwrap();
        fs::copy(own.join("record/press.signed"), copy.join("record/press.signed")).unwrap();
        let signed = copied.high_water().unwrap();
        assert_eq!(copied.allow(&head(4, 3, Some("3")), signed.as_ref()), Err(Stop::Elsewhere));
    }

    #[test]
    fn a_damaged_file_is_said_to_be_one() {
        let folder = tempfile::tempdir().unwrap();
        let guard = Guard::open(folder.path(), "press").unwrap();
        for damaged in ["", "bayan-signed/1\n", "bayan-signed/1\norigin x\nsize y\nroot z\nmachine a\n"] {
            fs::write(folder.path().join("record/press.signed"), damaged).unwrap();
            assert!(matches!(guard.high_water(), Err(Stop::Disk(_))), "{damaged:?}");
        }
    }
}
