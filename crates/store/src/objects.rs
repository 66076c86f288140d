//! Bytes of media, kept under their hash. Written before the transaction that refers to them, so that
//! no row ever refers to something that is not there.

use bayan_core::media::Hash;
use std::{
    fs::{self, File},
    hash::{BuildHasher, RandomState},
    io::{self, Read, Seek, SeekFrom, Write},
    ops::Range,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

/// A place that objects are read from: all that the public's side is given.
pub trait ReadObjects: Send + Sync {
    /// The bytes with this hash, if they are here.
    fn get(&self, hash: Hash) -> io::Result<Option<Vec<u8>>>;
    /// How many bytes have this hash, if they are here.
    fn length(&self, hash: Hash) -> io::Result<Option<u64>>;
    /// Some of the bytes with this hash; fewer where it has no more.
    fn get_range(&self, hash: Hash, range: Range<u64>) -> io::Result<Option<Vec<u8>>>;
}

/// A place for objects. The local folder today; an S3 store has the same two verbs.
pub trait Objects: ReadObjects {
    /// Keeps `bytes` for good; answers their hash. Keeping what is there already does nothing.
    fn put(&self, bytes: &[u8]) -> io::Result<Hash>;
    /// Destroys the bytes with this hash; what is not there needs nothing.
    fn destroy(&self, hash: Hash) -> io::Result<()>;
}

/// A folder: `ab/cdef…`, two letters of the hash as folder.
pub struct LocalObjects {
    folder: PathBuf,
    counter: AtomicU64,
    /// Tells this program's unfinished files from those of another on the same folder.
    run: u64,
}

impl LocalObjects {
    /// Opens the folder, making it where it is missing.
    pub fn open(folder: &Path) -> io::Result<LocalObjects> {
        fs::create_dir_all(folder.join("unfinished"))?;
        Ok(LocalObjects {
            folder: folder.to_owned(),
            counter: AtomicU64::new(0),
            run: RandomState::new().hash_one(0),
        })
    }

    fn place(&self, hash: Hash) -> PathBuf {
        let name = hash.to_string();
        self.folder.join(&name[..2]).join(&name[2..])
    }
}

impl Objects for LocalObjects {
    fn put(&self, bytes: &[u8]) -> io::Result<Hash> {
        let hash = Hash::of(bytes);
        let place = self.place(hash);
        if place.exists() {
            return Ok(hash);
        }
        let counter = self.counter.fetch_add(1, Ordering::Relaxed);
        let unfinished = self.folder.join("unfinished").join(format!("{:016x}-{counter}", self.run));
        let written = write_through(&unfinished, bytes).and_then(|()| {
            let parent = place.parent().unwrap_or(&self.folder);
            if !parent.exists() {
                fs::create_dir_all(parent)?;
                File::open(&self.folder)?.sync_all()?;
            }
            fs::rename(&unfinished, &place)?;
            // The name is only there for good when its folder is.
            File::open(parent)?.sync_all()
        });
        if written.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
        written.map(|()| hash)
    }

    fn destroy(&self, hash: Hash) -> io::Result<()> {
        let place = self.place(hash);
        match fs::remove_file(&place) {
            Ok(()) => File::open(place.parent().unwrap_or(&self.folder))?.sync_all(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }
}

impl ReadObjects for LocalObjects {
    fn get(&self, hash: Hash) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.place(hash)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn length(&self, hash: Hash) -> io::Result<Option<u64>> {
        match fs::metadata(self.place(hash)) {
            Ok(file) => Ok(Some(file.len())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn get_range(&self, hash: Hash, range: Range<u64>) -> io::Result<Option<Vec<u8>>> {
        let mut file = match File::open(self.place(hash)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        file.seek(SeekFrom::Start(range.start))?;
        let mut bytes = Vec::new();
        file.take(range.end.saturating_sub(range.start)).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }
}

fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_and_nothing_unfinished_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let objects = LocalObjects::open(folder.path()).unwrap();
        let hash = objects.put(b"picture").unwrap();
        assert_eq!(objects.put(b"picture").unwrap(), hash);
        assert_eq!(objects.get(hash).unwrap().as_deref(), Some(&b"picture"[..]));
        assert_eq!(objects.get(Hash::of(b"other")).unwrap(), None);
        assert_eq!(
            (objects.length(hash).unwrap(), objects.length(Hash::of(b"other")).unwrap()),
            (Some(7), None)
        );
        for (range, expected) in [(0..3, &b"pic"[..]), (4..99, b"ure"), (9..12, b"")] {
            assert_eq!(objects.get_range(hash, range).unwrap().as_deref(), Some(expected));
        }
        assert_eq!(objects.get_range(Hash::of(b"other"), 0..1).unwrap(), None);
        objects.destroy(hash).unwrap();
        objects.destroy(hash).unwrap();
        assert_eq!(objects.get(hash).unwrap(), None);
        objects.put(b"picture").unwrap();
        assert_eq!(fs::read_dir(folder.path().join("unfinished")).unwrap().count(), 0);
    }
}
