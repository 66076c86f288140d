//! The keys of a site as files: the log's, which signs every checkpoint, and the root's, which only says
//! which key is the log's and belongs on no machine that is connected to anything.

use anyhow::{Context, Result, bail};
use bayan_core::chance::{Chance, draw};
use bayan_record::{KeyKind, SigningKey};
use std::{
    fs,
    io::{self, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

/// The folder of keys.
#[derive(Debug, Clone)]
pub struct Keys(PathBuf);

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// It signs checkpoints.
    Log,
    /// It signed checkpoints before, and signs them still for a while.
    Previous,
    /// It signs the next log's checkpoints, once that has begun.
    Coming,
    /// It says which key is the log's.
    Root,
    /// It signs the checkpoints of others.
    Witness,
}

impl Which {
    fn word(self) -> &'static str {
        match self {
            Which::Log => "log",
            Which::Previous => "previous",
            Which::Coming => "coming",
            Which::Root => "root",
            Which::Witness => "witness",
        }
    }
}

/// A key as long as a line of text has it; no key file is longer.
const LONGEST: u64 = 1024;

impl Keys {
    /// The keys in `folder`.
    pub fn in_folder(folder: &Path) -> Keys {
        Keys(folder.to_owned())
    }

    /// Where a key of the site called `site` is.
    pub fn path(&self, site: &str, which: Which) -> PathBuf {
        self.0.join(format!("{site}.{}.key", which.word()))
    }

    /// Reads a key; none where there is no such file.
    pub fn read(&self, site: &str, which: Which) -> Result<Option<SigningKey>> {
        read(&self.path(site, which))
    }

    /// Draws a key and keeps it. Fails where there is one already.
    pub fn make(
        &self,
        site: &str,
        which: Which,
        name: &str,
        kind: KeyKind,
        chance: &dyn Chance,
    ) -> Result<SigningKey> {
        let path = self.path(site, which);
        let key = SigningKey::from_seed(name, kind, draw(chance))?;
        self.keep(&path, &key)?;
        Ok(key)
    }

    fn keep(&self, path: &Path, key: &SigningKey) -> Result<()> {
        fs::create_dir_all(&self.0).with_context(|| format!("cannot make {}", self.0.display()))?;
        let write = || -> io::Result<()> {
            let mut file = fs::File::options().write(true).create_new(true).mode(0o600).open(path)?;
            writeln!(file, "{key}")?;
            file.sync_all()?;
            fs::File::open(&self.0)?.sync_all()
        };
        write().with_context(|| format!("cannot keep the key {}", path.display()))
    }

    /// Puts a new log key in the place of the present one, which signs on as the previous one.
    pub fn rotate(&self, site: &str, new: &SigningKey) -> Result<()> {
        let (log, previous) = (self.path(site, Which::Log), self.path(site, Which::Previous));
        let coming = log.with_extension("coming");
        let _ = fs::remove_file(&coming);
        self.keep(&coming, new)?;
        // Under both names for a moment: there is always a key.
        fs::hard_link(&log, &previous).context("cannot keep the present key as the previous one")?;
        fs::rename(&coming, &log).context("cannot put the new key in its place")?;
        Ok(fs::File::open(&self.0)?.sync_all()?)
    }

    /// Puts the key of a log that has begun in the place of the one of the log that ended, if it is not there
    /// already; nothing is signed any more with that one and those before it.
    pub fn succeed(&self, site: &str) -> Result<()> {
        let coming = self.path(site, Which::Coming);
        if coming.exists() {
            fs::rename(&coming, self.path(site, Which::Log))
                .context("cannot put the new key in its place")?;
        }
        if self.path(site, Which::Previous).exists() {
            self.destroy(site, Which::Previous)?;
        }
        Ok(fs::File::open(&self.0)?.sync_all()?)
    }

    /// Destroys a key.
    pub fn destroy(&self, site: &str, which: Which) -> Result<()> {
        let path = self.path(site, which);
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))
    }
}

/// Reads a key file; none where there is none.
pub fn read(path: &Path) -> Result<Option<SigningKey>> {
    let about = || format!("the key {}", path.display());
    let file = match fs::metadata(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(about),
    };
    if file.len() > LONGEST || !file.is_file() {
        bail!("the key {} is no file with a key", path.display());
    }
    if file.permissions().mode() & 0o077 != 0 {
        tracing::warn!(path = %path.display(), "record.key_readable_by_others");
    }
    let text = fs::read_to_string(path).with_context(about)?;
    Ok(Some(text.trim().parse().with_context(about)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;
    impl Chance for Fixed {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }

    #[test]
    fn a_key_is_for_its_owner_alone_and_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::in_folder(&folder.path().join("keys"));
        assert!(keys.read("press", Which::Log).unwrap().is_none());
        let made = keys.make("press", Which::Log, "press.example/log", KeyKind::Ed25519, &Fixed).unwrap();
        let mode = fs::metadata(keys.path("press", Which::Log)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let read = keys.read("press", Which::Log).unwrap().unwrap();
        assert_eq!(read.verifier().to_string(), made.verifier().to_string());
        assert!(keys.make("press", Which::Log, "press.example/log", KeyKind::Ed25519, &Fixed).is_err());
    }

    #[test]
    fn what_is_no_key_is_said_to_be_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.log.key");
        for text in ["", "PRIVATE+KEY+x", &"x".repeat(5000)] {
            fs::write(&path, text).unwrap();
            assert!(format!("{:#}", read(&path).unwrap_err()).contains("x.log.key"));
        }
    }
}
