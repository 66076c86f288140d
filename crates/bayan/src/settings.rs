//! What the operator chose: `bayan.toml`, with `BAYAN_*` variables over it.

use crate::http::{network::Limits, tls};
use anyhow::{Context, Result, bail, ensure};
use bayan_record::VerifierKey;
use bayan_render::Theme;
use bayan_store::{Location, front::Site};
use serde::{Deserialize, Deserializer};
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
    /// How many connections are open at once, in all and from one network.
    pub connections: Limits,
    /// On how many threads requests are answered, each with connections of its own.
    pub front_threads: usize,
    /// TLS, where the server speaks it itself.
    pub tls: Option<tls::Files>,
    /// A plain port on which everything is answered with where it is over TLS.
    pub redirect_from: Option<SocketAddr>,
    /// Folders of themes, by the site's key. A site that is not named here has the default theme.
    pub themes: BTreeMap<String, PathBuf>,
    /// Whether pages that are asked for again are compressed once more, as well as can be.
    pub best_compression: bool,
    /// Whether pictures are made in AVIF too, behind whatever brings them in.
    pub avif: bool,
    /// Whom security researchers write to (RFC 9116).
    pub security_contact: Option<String>,
    /// The folder of the keys that sign the public record.
    pub keys: PathBuf,
    /// Who is asked to witness the record.
    pub witnesses: Vec<Asked>,
    /// For whom this server is a witness.
    pub witness: Option<Witnessing>,
    /// Origins inside the house's own network that may be told of public acts, beside all of the Internet.
    pub hook_origins: Vec<String>,
}

/// A witness that is asked to sign the checkpoints of the record (C2SP tlog-witness).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Where it is asked, without `/add-checkpoint`.
    pub url: String,
    /// Its key.
    #[serde(deserialize_with = "key")]
    pub key: VerifierKey,
}

/// For whom this server is a witness.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Witnessing {
    /// What it is called in its signatures: a host, and a path if wished.
    pub name: String,
    /// The keys of the logs that it signs for. Each is named as its log.
    #[serde(deserialize_with = "keys")]
    pub logs: Vec<VerifierKey>,
}

fn key<'de, D: Deserializer<'de>>(from: D) -> Result<VerifierKey, D::Error> {
    String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
}

fn keys<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<VerifierKey>, D::Error> {
    let keys = Vec::<String>::deserialize(from)?;
    keys.iter().map(|key| key.parse().map_err(serde::de::Error::custom)).collect()
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
    connections_per_network: Option<usize>,
    front_threads: Option<usize>,
    tls_certificate: Option<PathBuf>,
    tls_key: Option<PathBuf>,
    redirect_from: Option<String>,
    themes: BTreeMap<String, PathBuf>,
    best_compression: Option<bool>,
    avif: Option<bool>,
    security_contact: Option<String>,
    keys: Option<PathBuf>,
    witnesses: Vec<Asked>,
    witness: Option<Witnessing>,
    hook_origins: Vec<String>,
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
        for origin in &file.hook_origins {
            check_origin(origin).context("hook_origins")?;
        }
        let tls = match (file.tls_certificate, file.tls_key) {
            (Some(certificate), Some(key)) => Some(tls::Files { certificate, key }),
            (None, None) => None,
            _ => bail!("tls_certificate and tls_key are needed together"),
        };
        let redirect_from = file.redirect_from.as_deref().map(|from| address("redirect_from", from));
        ensure!(redirect_from.is_none() || tls.is_some(), "redirect_from: there is no TLS to lead to");
        if let (Some(_), Some((site, origin))) =
            (&redirect_from, file.origins.iter().find(|(_, origin)| origin.starts_with("http://")))
        {
            bail!("redirect_from: {site} is at {origin}, which is where it would lead from");
        }
        let front_threads = file.front_threads.unwrap_or_else(cores);
        ensure!((1..=MOST_THREADS).contains(&front_threads), "front_threads: 1 to {MOST_THREADS}");
        for asked in &file.witnesses {
            let address = asked.url.strip_prefix("https://").or_else(|| asked.url.strip_prefix("http://"));
            ensure!(address.is_some(), "witnesses: {:?} is no address", asked.url);
        }
        let keys = variable("BAYAN_KEYS").map(PathBuf::from).or(file.keys);
        Ok(Settings {
            keys: keys.unwrap_or_else(|| data.join("keys")),
            witnesses: file.witnesses,
            witness: file.witness,
            hook_origins: file.hook_origins,
            data,
            database,
            listen: address("listen", &listen)?,
            tls,
            redirect_from: redirect_from.transpose()?,
            front_threads,
            themes: file.themes,
            best_compression: file.best_compression.unwrap_or(true),
            avif: file.avif.unwrap_or(true),
            origins: file.origins,
            page_memory: file.page_memory_mb.unwrap_or(32) << 20,
            connections: Limits {
                total: file.connections.unwrap_or(10_000).max(1),
                per_network: file.connections_per_network.unwrap_or(64).max(1),
            },
            security_contact: file.security_contact,
        })
    }

    /// What the pages of a site look like.
    pub fn theme(&self, site: &Site) -> Result<Theme> {
        match self.themes.get(&site.key) {
            Some(folder) => Theme::load_from(folder).with_context(|| format!("theme {}", folder.display())),
            None => Ok(Theme::load()?),
        }
    }

    /// The address of a site as the public types it, without a slash at its end.
    pub fn origin(&self, site: &Site) -> String {
        match self.origins.get(&site.key) {
            Some(origin) => origin.clone(),
            None => format!("https://{}", site.hosts.first().map_or("localhost", String::as_str)),
        }
    }
}

/// More than any machine of a small office has.
const MOST_THREADS: usize = 256;

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS)
}

fn address(key: &str, text: &str) -> Result<SocketAddr> {
    text.parse().with_context(|| format!("{key}: {text:?} is no address and port"))
}

fn check_origin(origin: &str) -> Result<()> {
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    let plain = host.is_some_and(|host| {
        !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b))
    });
    ensure!(plain, "{origin:?} is not of the form https://press.example.org");
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
            ("tls_key = 'x.pem'", "tls_certificate"),
            ("redirect_from = '127.0.0.1:80'", "redirect_from"),
            ("front_threads = 0", "front_threads"),
            ("listen = ", "line 1"),
        ] {
            let error = format!("{:#}", parse(text).unwrap_err());
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}
