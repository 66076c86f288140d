//! Two databases behind one small interface. Only this module knows which one runs.
//!
//! An action is a plain synchronous closure that owns a connection's thread until it is done: no lock
//! is held while something else runs, and an action that has begun always runs to its end, even when
//! whoever asked for it has gone.

mod lane;
mod postgres;
mod sqlite;

pub(crate) use lane::Lane;

use crate::{
    error::Result,
    value::{Row, Value},
};
use bayan_core::id::{DocumentId, SiteId};

/// One connection, owned by one thread.
pub enum Conn {
    /// A file.
    Sqlite(sqlite::Connection),
    /// A server.
    Postgres(postgres::Connection),
}

impl Conn {
    pub(crate) fn sqlite(path: &std::path::Path, read_only: bool) -> Result<Conn> {
        sqlite::Connection::open(path, read_only).map(Conn::Sqlite)
    }

    pub(crate) fn postgres(url: &str, read_only: bool) -> Result<Conn> {
        postgres::Connection::open(url, read_only).map(Conn::Postgres)
    }

    /// Runs statements without values: migrations and the borders of transactions.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        match self {
            Conn::Sqlite(c) => c.batch(sql),
            Conn::Postgres(c) => c.batch(sql),
        }
    }

    /// Runs a statement; answers how many rows it touched. The text is `'static`: no SQL is ever
    /// built from input.
    pub fn run(&mut self, sql: &'static str, values: &[Value]) -> Result<u64> {
        match self {
            Conn::Sqlite(c) => c.run(sql, values),
            Conn::Postgres(c) => c.run(sql, values),
        }
    }

    /// All rows of a query.
    pub fn all(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>> {
        match self {
            Conn::Sqlite(c) => c.all(sql, values),
            Conn::Postgres(c) => c.all(sql, values),
        }
    }

    /// The first row of a query, if there is one.
    pub fn maybe(&mut self, sql: &'static str, values: &[Value]) -> Result<Option<Row>> {
        Ok(self.all(sql, values)?.into_iter().next())
    }

    /// The one row of a query that always has one.
    pub fn one(&mut self, sql: &'static str, values: &[Value]) -> Result<Row> {
        self.maybe(sql, values)?.ok_or_else(|| crate::Error::Shape("a row was expected".into()))
    }

    /// Keeps everybody else from deciding or showing anything on a site until this transaction ends.
    /// Always taken before a document's lock, so that nobody waits in a circle.
    pub fn lock_site(&mut self, site: SiteId) -> Result<()> {
        match self {
            Conn::Sqlite(_) => Ok(()),
            Conn::Postgres(c) => {
                c.all("SELECT id FROM sites WHERE id = $1 FOR UPDATE", crate::value::values![site]).map(drop)
            }
        }
    }

    /// Keeps everybody else from changing a document until this transaction ends. On SQLite the
    /// single writer's immediate transaction does so already.
    pub fn lock_document(&mut self, document: DocumentId) -> Result<()> {
        match self {
            Conn::Sqlite(_) => Ok(()),
            Conn::Postgres(c) => c
                .all("SELECT id FROM documents WHERE id = $1 FOR UPDATE", crate::value::values![document])
                .map(drop),
        }
    }

    /// Keeps every other program from migrating at the same time.
    pub(crate) fn begin_migration(&mut self) -> Result<()> {
        match self {
            Conn::Sqlite(c) => c.batch("BEGIN IMMEDIATE"),
            Conn::Postgres(c) => c.batch("BEGIN; SELECT pg_advisory_xact_lock(4919002)"),
        }
    }

    /// Writes over what was deleted. SQLite does so at once in its file, and here in its journal; PostgreSQL
    /// when it is told to clean up.
    pub(crate) fn wipe(&mut self) -> Result<()> {
        match self {
            // While somebody reads an older state, the journal is still needed: the first column says so.
            Conn::Sqlite(c) => match c.all("PRAGMA wal_checkpoint(TRUNCATE)", &[])?.first() {
                Some(row) if row.int(0)? != 0 => Err(crate::Error::Busy),
                _ => Ok(()),
            },
            Conn::Postgres(c) => {
                for table in [
                    "revisions",
                    "record_disclosures",
                    "record_shingles",
                    "public_events",
                    "audit",
                    "media",
                    "replies",
                    "comments",
                    "documents",
                    "page_paths",
                    "media_words",
                    "dated",
                    "item_topics",
                ] {
                    c.batch(&format!("VACUUM {table}"))?;
                }
                Ok(())
            }
        }
    }

    /// Every row of every table as text: for tests of what is destroyed.
    #[cfg(test)]
    pub(crate) fn everything(&mut self) -> Result<String> {
        let tables = match self {
            Conn::Sqlite(_) => self.all("SELECT name FROM sqlite_master WHERE type = 'table'", &[])?,
            Conn::Postgres(_) => self.all(
                "SELECT CAST(table_name AS TEXT) FROM information_schema.tables
                 WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
                &[],
            )?,
        };
        let mut all = String::new();
        for table in &tables {
            // Only tests leak, and little.
            let sql: &'static str = Box::leak(format!("SELECT * FROM {}", table.text(0)?).into_boxed_str());
            for row in self.all(sql, &[])? {
                all.push_str(&format!("{}: {row:?}\n", table.text(0)?));
            }
        }
        Ok(all)
    }

    fn begin_write(&mut self) -> Result<()> {
        match self {
            Conn::Sqlite(c) => c.batch("BEGIN IMMEDIATE"),
            Conn::Postgres(c) => c.batch("BEGIN"),
        }
    }

    fn begin_snapshot(&mut self) -> Result<()> {
        match self {
            Conn::Sqlite(c) => c.batch("BEGIN"),
            Conn::Postgres(c) => c.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
        }
    }

    fn is_closed(&self) -> bool {
        match self {
            Conn::Sqlite(_) => false,
            Conn::Postgres(c) => c.is_closed(),
        }
    }
}
