//! PostgreSQL 15 or newer: a server that several machines share.

use crate::{
    error::{Error, Result},
    value::{Row, Value, values},
};
use std::collections::HashMap;
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{Client, NoTls, Statement, types::ToSql};

/// The role that the front takes on where it is granted: one with rights on the `live_*` views only.
const FRONT_ROLE: &str = "bayan_front";

/// A connection, with a small runtime of its own, so that no statement changes threads.
pub struct Connection {
    client: Client,
    runtime: Runtime,
    known: HashMap<&'static str, Statement>,
}

impl Connection {
    pub(super) fn open(url: &str, read_only: bool) -> Result<Connection> {
        let runtime =
            Builder::new_current_thread().enable_all().build().map_err(|e| Error::Other(e.to_string()))?;
        let (client, connection) = runtime.block_on(tokio_postgres::connect(url, NoTls))?;
        // It lives on this runtime and is polled whenever this thread asks something.
        runtime.spawn(connection);
        let mut connection = Connection { client, runtime, known: HashMap::new() };
        let version = connection.all("SELECT CAST(current_setting('server_version_num') AS BIGINT)", &[])?;
        if version[0].int(0)? < 150_000 {
            return Err(Error::Other("PostgreSQL 15 or newer is needed".into()));
        }
        if read_only {
            connection.batch("SET default_transaction_read_only = on")?;
            let granted = "SELECT CAST(COUNT(*) AS BIGINT) FROM pg_roles WHERE rolname = $1 AND pg_has_role(rolname, 'member')";
            if connection.all(granted, values![FRONT_ROLE])?[0].int(0)? > 0 {
                connection.batch("SET ROLE bayan_front")?;
            }
        }
        Ok(connection)
    }

    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<()> {
        Ok(self.runtime.block_on(self.client.batch_execute(sql))?)
    }

    pub(super) fn run(&mut self, sql: &'static str, values: &[Value]) -> Result<u64> {
        let statement = self.statement(sql)?;
        Ok(self.runtime.block_on(self.client.execute_raw(&statement, values))?)
    }

    pub(super) fn all(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>> {
        let statement = self.statement(sql)?;
        let parameters: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let rows = self.runtime.block_on(self.client.query(&statement, &parameters))?;
        let read = |row: &tokio_postgres::Row| {
            (0..row.len()).map(|column| row.try_get(column)).collect::<std::result::Result<Vec<Value>, _>>()
        };
        rows.iter().map(|row| Ok(Row(read(row)?))).collect()
    }

    fn statement(&mut self, sql: &'static str) -> Result<Statement> {
        if let Some(statement) = self.known.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.runtime.block_on(self.client.prepare(sql))?;
        self.known.insert(sql, statement.clone());
        Ok(statement)
    }
}
