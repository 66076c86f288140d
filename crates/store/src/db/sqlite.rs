//! SQLite: one file, one writer, many readers.

use crate::{
    error::{Error, Result},
    value::{Row, Value},
};
use rusqlite::{
    config::DbConfig,
    types::{Null, ValueRef},
};
use std::path::Path;

/// The first version without the fault that could lose pages when the write-ahead log was reset.
const OLDEST: i32 = 3_051_003;

/// A connection to the file.
pub struct Connection(rusqlite::Connection);

impl Connection {
    pub(super) fn open(path: &Path, read_only: bool) -> Result<Connection> {
        if rusqlite::version_number() < OLDEST {
            return Err(Error::Other(format!(
                "SQLite {} is too old: 3.51.3 or newer is needed",
                rusqlite::version()
            )));
        }
        let c = rusqlite::Connection::open(path)?;
        c.set_prepared_statement_cache_capacity(256);
        // Otherwise a statement that a partial index might serve is planned anew for each value.
        c.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        // FULL: an acknowledged write survives loss of power.
        c.execute_batch(
            "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON; PRAGMA case_sensitive_like = ON; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -8000;",
        )?;
        if read_only {
            c.pragma_update(None, "query_only", true)?;
        }
        Ok(Connection(c))
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<()> {
        Ok(self.0.execute_batch(sql)?)
    }

    pub(super) fn run(&mut self, sql: &'static str, values: &[Value]) -> Result<u64> {
        let mut statement = self.0.prepare_cached(sql)?;
        bind(&mut statement, values)?;
        Ok(statement.raw_execute()? as u64)
    }

    pub(super) fn all(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>> {
        let mut statement = self.0.prepare_cached(sql)?;
        bind(&mut statement, values)?;
        let width = statement.column_count();
        let mut rows = statement.raw_query();
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let mut columns = Vec::with_capacity(width);
            for column in 0..width {
                columns.push(match row.get_ref(column)? {
                    ValueRef::Null => Value::Null,
                    ValueRef::Integer(value) => Value::Int(value),
                    ValueRef::Text(value) => {
                        Value::Text(std::str::from_utf8(value).map_err(Error::shape)?.to_owned())
                    }
                    ValueRef::Real(_) | ValueRef::Blob(_) => {
                        return Err(Error::Shape("only numbers and text are kept".into()));
                    }
                });
            }
            all.push(Row(columns));
        }
        Ok(all)
    }
}

/// SQLite numbers `$2 … $1` by first appearance, so values are bound by the digits in the name.
fn bind(statement: &mut rusqlite::CachedStatement<'_>, values: &[Value]) -> Result<()> {
    for index in 1..=statement.parameter_count() {
        let digits = statement.parameter_name(index).and_then(|name| name[1..].parse::<usize>().ok());
        let number = digits.ok_or_else(|| Error::Shape("parameters are $1, $2 …".into()))?;
        match values.get(number - 1).ok_or_else(|| Error::Shape("too few values".into()))? {
            Value::Null => statement.raw_bind_parameter(index, Null)?,
            Value::Int(value) => statement.raw_bind_parameter(index, value)?,
            Value::Text(value) => statement.raw_bind_parameter(index, value)?,
        }
    }
    Ok(())
}
