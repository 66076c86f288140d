//! What the operator chose: `bayan.toml`, with `BAYAN_*` variables over it.

use anyhow::{Context, Result};
use bayan_store::Location;
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// What the operator chose.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The data folder: database, media, lock.
    pub data: PathBuf,
    /// Where the database is.
    pub database: Location,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Address of each site as the public types it, without a path, by the site's key. A site that is
    /// not named here is at `https://` and its first host.
    pub origins: BTreeMap<String, String>,
    /// How much memory ready pages may take, in bytes.
    pub page_memory: usize,
    /// How many connections are open at once.
    pub connections: usize,
    /// Whom security researchers write to (RFC 9116).
    pub security_contact: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    data: Option<PathBuf>,
    database: Option<String>,
    listen: Option<String>,
    origins: BTreeMap<String, String>,
    page_memory_mb: Option<usize>,
    connections: Option<usize>,
    security_contact: Option<String>,
}

impl Settings {
    /// Reads the file, then the variables. A file that is not there is one that says nothing, unless
    /// it was named.
    pub fn read(path: &Path, named: bool, variable: impl Fn(&str) -> Option<String>) -> Result<Settings> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !named => String::new(),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        Settings::parse(&text, variable).with_context(|| format!("in {}", path.display()))
    }

    /// Reads the text of a settings file; what it names beside is relative to the working folder.
    pub fn parse(text: &str, variable: impl Fn(&str) -> Option<String>) -> Result<Settings> {
        // The error of the parser shows the line and underlines the key.
        let file: File = toml::from_str(text)?;
        let data =
            variable("BAYAN_DATA").map(PathBuf::from).or(file.data).unwrap_or_else(|| "bayan-data".into());
        let database = match variable("BAYAN_DATABASE").or(file.database) {
            Some(database) => database.parse().map_err(|error| anyhow::anyhow!("database: {error}"))?,
            None => Location::File(data.join("bayan.db")),
        };
        let listen = variable("BAYAN_LISTEN").or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".into());
        for (site, origin) in &file.origins {
            check_origin(origin).with_context(|| format!("origins.{site}"))?;
        }
        Ok(Settings {
            data,
            database,
            listen: listen.parse().with_context(|| format!("listen: {listen:?} is no address and port"))?,
            origins: file.origins,
            page_memory: file.page_memory_mb.unwrap_or(32) << 20,
            connections: file.connections.unwrap_or(10_000).max(1),
            security_contact: file.security_contact,
        })
    }

    /// The address of a site as the public types it, without a slash at its end.
    pub fn origin(&self, site: &bayan_store::front::Site) -> String {
        match self.origins.get(&site.key) {
            Some(origin) => origin.clone(),
            None => format!("https://{}", site.hosts.first().map_or("localhost", String::as_str)),
        }
    }
}

fn check_origin(origin: &str) -> Result<()> {
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    let plain = host.is_some_and(|host| {
        !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b))
    });
    anyhow::ensure!(plain, "{origin:?} is not of the form https://press.example.org");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Settings> {
        Settings::parse(text, |_| None)
    }

    #[test]
    fn an_empty_file_is_enough() {
        let settings = parse("").unwrap();
        assert_eq!(settings.database, Location::File("bayan-data/bayan.db".into()));
        assert_eq!(settings.listen.port(), 8080);
    }

    #[test]
    fn variables_stand_over_the_file() {
        let variable = |name: &str| (name == "BAYAN_LISTEN").then(|| "127.0.0.1:9".to_owned());
        let settings = Settings::parse("listen = '127.0.0.1:1'\ndata = '/x'", variable).unwrap();
        assert_eq!((settings.listen.port(), settings.data), (9, "/x".into()));
    }

    #[test]
    fn mistakes_are_pointed_at() {
        for (text, says) in [
            ("listen = 'here'", "listen"),
            ("\n\ncolour = 1", "line 3"),
            ("data = 3", "line 1"),
            ("database = 'mysql://x'", "database"),
            ("[origins]\nx = 'ftp://x'", "origins.x"),
            ("listen = ", "line 1"),
        ] {
            let error = format!("{:#}", parse(text).unwrap_err());
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}
