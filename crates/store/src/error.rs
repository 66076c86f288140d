//! What can go wrong in the store.

use bayan_core::workflow::Refusal;

/// What can go wrong in the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A row with this key is there already.
    #[error("already there: {0}")]
    Unique(String),
    /// A row refers to one that is not there.
    #[error("the database refuses a reference to something that is not there")]
    Foreign,
    /// Too much to do at the moment.
    #[error("the database is busy")]
    Busy,
    /// Two writers were in each other's way; trying again helps.
    #[error("the database asks to try again")]
    Retry,
    /// The way in does not write.
    #[error("this connection only reads")]
    ReadOnly,
    /// No room is left.
    #[error("the disk is full")]
    Full,
    /// The database went away.
    #[error("the connection to the database is lost")]
    Gone,
    /// Stored data is not what this program writes.
    #[error("stored data is not what was expected: {0}")]
    Shape(String),
    /// A rule of the workflow says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// What is asked for does not exist.
    #[error("not found: {0}")]
    NotFound(String),
    /// The data was written by a newer program.
    #[error("the data has schema version {found}, this program knows {known}: a newer Bayan wrote it")]
    NewerSchema {
        /// The version found.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// The database cannot be opened or says something else.
    #[error("database: {0}")]
    Other(String),
}

/// What the store answers.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Stored data that does not parse.
    pub fn shape(what: impl std::fmt::Display) -> Error {
        Error::Shape(what.to_string())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::{ErrorCode, ffi};
        let rusqlite::Error::SqliteFailure(code, message) = &error else {
            return Error::Other(error.to_string());
        };
        let message = message.clone().unwrap_or_default();
        match (code.extended_code, code.code) {
            (ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY, _) => Error::Unique(message),
            (ffi::SQLITE_CONSTRAINT_FOREIGNKEY, _) => Error::Foreign,
            (_, ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy,
            (_, ErrorCode::ReadOnly) => Error::ReadOnly,
            (_, ErrorCode::DiskFull) => Error::Full,
            _ => Error::Other(error.to_string()),
        }
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Error {
        use tokio_postgres::error::SqlState as S;
        if error.is_closed() {
            return Error::Gone;
        }
        let Some(code) = error.code() else { return Error::Other(describe(&error)) };
        match *code {
            S::UNIQUE_VIOLATION => {
                let constraint = error.as_db_error().and_then(|e| e.constraint()).unwrap_or_default();
                Error::Unique(constraint.to_owned())
            }
            S::FOREIGN_KEY_VIOLATION => Error::Foreign,
            S::T_R_SERIALIZATION_FAILURE | S::T_R_DEADLOCK_DETECTED => Error::Retry,
            S::LOCK_NOT_AVAILABLE | S::QUERY_CANCELED => Error::Busy,
            S::READ_ONLY_SQL_TRANSACTION => Error::ReadOnly,
            S::DISK_FULL => Error::Full,
            S::ADMIN_SHUTDOWN | S::CRASH_SHUTDOWN | S::CANNOT_CONNECT_NOW => Error::Gone,
            _ => Error::Other(describe(&error)),
        }
    }
}

fn describe(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(error) => format!("{} ({})", error.message(), error.code().code()),
        None => match std::error::Error::source(error) {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        },
    }
}
