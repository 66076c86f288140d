//! Opening the store, and the way in for actions.

use crate::{
    db::{Conn, Lane},
    error::{Error, Result},
    front::FrontReader,
    migrate::migrate,
};
use bayan_core::instant::Instant;
use std::{path::PathBuf, str::FromStr};

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A SQLite file.
    File(PathBuf),
    /// A PostgreSQL server, as a `postgres://` address.
    Server(String),
}

impl FromStr for Location {
    type Err = String;
    /// Reads `sqlite:PATH` or `postgres://…`.
    fn from_str(text: &str) -> std::result::Result<Location, String> {
        if let Some(path) = text.strip_prefix("sqlite:").filter(|path| !path.is_empty()) {
            return Ok(Location::File(path.into()));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Location::Server(text.to_owned()));
        }
        Err("expected sqlite:PATH or postgres://…".to_owned())
    }
}

impl Location {
    pub(crate) fn open(&self, read_only: bool) -> Result<Conn> {
        match self {
            Location::File(path) => Conn::sqlite(path, read_only),
            Location::Server(url) => Conn::postgres(url, read_only),
        }
    }

    /// How many connections write and read at once.
    fn connections(&self) -> (usize, usize) {
        match self {
            Location::File(_) => (1, 4),
            Location::Server(_) => (4, 4),
        }
    }
}

/// The open store.
#[derive(Clone)]
pub struct Store {
    /// The way in for actions.
    pub writer: Writer,
    /// The way in for the public's side.
    pub front: FrontReader,
}

impl Store {
    /// Opens the store and brings its schema up to date. Blocks: call it before the server starts.
    pub fn open(location: &Location, now: Instant) -> Result<Store> {
        // On a thread of its own: a connection blocks on its own runtime, which the caller's would refuse.
        let first = location.clone();
        let migrating = std::thread::spawn(move || migrate(&mut first.open(false)?, now));
        migrating.join().map_err(|_| Error::Other("the migration panicked".into()))??;
        let (writers, readers) = location.connections();
        let lane = |name, count, read_only| {
            let location = location.clone();
            Lane::start(name, count, move || location.open(read_only))
        };
        Ok(Store {
            writer: Writer(lane("store-writer", writers, false)?),
            front: FrontReader::new(lane("store-front", readers, true)?),
        })
    }
}

/// The way in for actions.
#[derive(Clone)]
pub struct Writer(Lane);

impl Writer {
    /// One transaction: committed when `action` answers, rolled back when it refuses or panics. It may
    /// be run again when the database asks for it, so nothing may leave the process inside it.
    pub async fn act<T: Send + 'static>(
        &self,
        action: impl FnMut(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.0.transaction(action).await
    }

    /// Writes over what was deleted, as far as the database can.
    pub async fn wipe(&self) -> Result<()> {
        self.0.outside(Conn::wipe).await
    }

    /// Reads of one moment, of everything that is kept.
    pub async fn look<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.0.snapshot(read).await
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        if error.kind() == std::io::ErrorKind::StorageFull {
            Error::Full
        } else {
            Error::Other(error.to_string())
        }
    }
}
