//! Pictures that a mirror lacks, asked of the old site itself: of that host and no other, one at a time,
//! within limits, without following anything.

use anyhow::{Context, Result, ensure};
use bayan_core::media::Hash;
use bayan_render::picture::MAX_BYTES;
use bayan_transfer::{Doubt, ImportedItem};
use bytes::Bytes;
use http_body_util::{BodyExt, Empty, Limited};
use hyper::{Request, StatusCode, Uri, client::conn::http1, header, http::uri::Scheme};
use hyper_util::rt::TokioIo;
use std::{fs, io, sync::Arc, time::Duration};
use tempfile::TempDir;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

/// How long a picture may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many pictures a run asks for, and how many bytes it takes.
const MOST_PICTURES: usize = 5_000;
const MOST_BYTES: usize = 4 << 30;

/// Asks one host for pictures.
pub(super) struct Fetcher {
    tls: bool,
    host: String,
    port: u16,
    connector: TlsConnector,
    folder: TempDir,
    asked: usize,
    taken: usize,
}

/// Why a picture was not got.
#[derive(Debug, thiserror::Error)]
enum NotGot {
    #[error("it is on another host")]
    OtherHost,
    #[error("this run has asked for enough pictures")]
    Enough,
    #[error("it took too long")]
    TooLong,
    #[error("the old site answered {0}")]
    Refused(StatusCode),
    #[error("larger than {MAX_BYTES} bytes, or broken off")]
    TooLarge,
    #[error("{0}")]
    Failed(String),
}

impl Fetcher {
    /// Asks the host of `origin` (`https://old.example`).
    pub(super) fn new(origin: &str) -> Result<Fetcher> {
        let uri: Uri = origin.parse().with_context(|| format!("origin: {origin:?} is no address"))?;
        let tls = uri.scheme() == Some(&Scheme::HTTPS);
        ensure!(tls || uri.scheme() == Some(&Scheme::HTTP), "origin: http:// or https:// is expected");
        let host = uri.host().context("origin: there is no host in it")?.to_owned();
        let mut roots = RootCertStore::empty();
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Fetcher {
            tls,
            port: uri.port_u16().unwrap_or(if tls { 443 } else { 80 }),
            host,
            connector: TlsConnector::from(Arc::new(config)),
            folder: tempfile::tempdir()?,
            asked: 0,
            taken: 0,
        })
    }

    /// Gets the pictures that `item` shows and lacks; what cannot be got is doubted.
    pub(super) async fn complete(&mut self, item: &mut ImportedItem) {
        for address in std::mem::take(&mut item.missing_pictures) {
            let got = self.get(&address).await;
            // What was doubted before it was asked for is answered now.
            item.doubts.retain(|doubt| !matches!(doubt, Doubt::Picture { name, .. } if *name == address));
            match got {
                Ok(path) => {
                    let places = item.pictures.iter_mut().filter(|picture| picture.name == address);
                    places.for_each(|picture| picture.path.clone_from(&path));
                }
                Err(error) => {
                    let reason = error.to_string();
                    item.doubts.push(Doubt::Picture { name: address.clone(), reason });
                    item.missing_pictures.push(address);
                }
            }
        }
    }

    async fn get(&mut self, address: &str) -> Result<std::path::PathBuf, NotGot> {
        let uri: Uri = address.parse().map_err(|_| NotGot::OtherHost)?;
        // The port and the scheme are the operator's: what a page names is only where on that host.
        if !uri.host().is_some_and(|host| host.eq_ignore_ascii_case(&self.host)) {
            return Err(NotGot::OtherHost);
        }
        if self.asked >= MOST_PICTURES || self.taken >= MOST_BYTES {
            return Err(NotGot::Enough);
        }
        self.asked += 1;
        let asked = tokio::time::timeout(PATIENCE, self.ask(&uri));
        let bytes = asked.await.map_err(|_| NotGot::TooLong)??;
        self.taken += bytes.len();
        let path = self.folder.path().join(Hash::of(&bytes).to_string());
        fs::write(&path, &bytes).map_err(failed)?;
        Ok(path)
    }

    async fn ask(&self, uri: &Uri) -> Result<Bytes, NotGot> {
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(failed)?;
        if !self.tls {
            return self.ask_over(stream, uri).await;
        }
        let name = ServerName::try_from(self.host.clone()).map_err(failed)?;
        let stream = self.connector.connect(name, stream).await.map_err(failed)?;
        self.ask_over(stream, uri).await
    }

    async fn ask_over<S>(&self, stream: S, uri: &Uri) -> Result<Bytes, NotGot>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(failed)?;
        let connection = tokio::spawn(connection);
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        let request = Request::get(path)
            .header(header::HOST, self.authority())
            .header(header::USER_AGENT, concat!("Bayan/", env!("CARGO_PKG_VERSION"), " (importer)"))
            .header(header::ACCEPT, "image/*")
            .header(header::CONNECTION, "close")
            .body(Empty::<Bytes>::new())
            .map_err(failed)?;
        let answer = sender.send_request(request).await.map_err(failed)?;
        let status = answer.status();
        let body = match status {
            StatusCode::OK => Limited::new(answer.into_body(), MAX_BYTES).collect().await,
            // Nothing is followed: it could lead to another host.
            status => {
                connection.abort();
                return Err(NotGot::Refused(status));
            }
        };
        connection.abort();
        body.map(|body| body.to_bytes()).map_err(|_| NotGot::TooLarge)
    }

    fn authority(&self) -> String {
        match (self.tls, self.port) {
            (true, 443) | (false, 80) => self.host.clone(),
            (_, port) => format!("{}:{port}", self.host),
        }
    }
}

fn failed(error: impl std::fmt::Display) -> NotGot {
    NotGot::Failed(io::Error::other(error.to_string()).to_string())
}
