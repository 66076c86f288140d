//! The one way by which the program asks other machines for something.
//!
//! Whoever names an address may mean this machine's own neighbours by it: each address is resolved once,
//! every answer is checked, and the connection goes to one of the checked answers and nowhere else. What
//! is asked carries nothing about who asks beside the program's name.

mod exchange;
mod network;
mod reach;

pub use network::{Network, System};
pub use reach::{Reach, is_public};

use bytes::Bytes;
use exchange::Exchange;
use hyper::{
    HeaderMap, Method, StatusCode,
    header::{self, HeaderName, HeaderValue},
};
use network::Waiting;
use reach::Target;
use std::{sync::Arc, time::Duration};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring},
};
use url::Url;

/// How long one question may take with everything that belongs to it: name, connection, redirects, body.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// How many redirects are followed.
pub const MOST_REDIRECTS: usize = 5;
/// How this program calls itself.
pub const USER_AGENT: &str = concat!("Bayan/", env!("CARGO_PKG_VERSION"));

/// Asks other machines. A clone shares what the first one keeps.
#[derive(Clone)]
pub struct Outgoing {
    exchange: Arc<Exchange>,
    patience: Duration,
    redirects: usize,
}

/// What is sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// What the body is.
    pub media_type: &'static str,
    /// Header fields beside those that everything has that is asked.
    pub fields: Vec<(HeaderName, HeaderValue)>,
    /// The body.
    pub body: Bytes,
}

/// What was answered.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// The status; a redirect's own where redirects are not followed.
    pub status: StatusCode,
    /// The header fields, those of the last answer where there were redirects.
    pub headers: HeaderMap,
    /// The body, whole.
    pub body: Bytes,
    /// What was asked in the end, after redirects.
    pub url: String,
}

/// Why nothing was answered that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotFetched {
    /// No http or https address, or one that carries a name and password.
    #[error("{0:?} is no address that can be asked")]
    Address(String),
    /// Not a public address of the Internet, or another port than 80 and 443. Nothing was connected to.
    #[error("it is not on the public Internet, or not on port 80 or 443: not asked")]
    Forbidden,
    /// The name of the host could not be resolved.
    #[error("the name of the host leads nowhere")]
    Unresolved,
    /// No address of the host took a connection.
    #[error("no connection: {0}")]
    Unreachable(String),
    /// No secure connection: a certificate of another name, for example.
    #[error("no secure connection: {0}")]
    Insecure(String),
    /// Everything together took longer.
    #[error("it took longer than {} seconds", .0.as_secs_f32())]
    TooLong(Duration),
    /// The body is larger than the caller takes: the limit in bytes.
    #[error("larger than {0} bytes")]
    TooLarge(usize),
    /// More redirects than are followed.
    #[error("redirected more than {0} times")]
    Redirects(usize),
    /// A redirect to somewhere that cannot be asked, or from https to http.
    #[error("redirected to where it is not followed")]
    Redirected,
    /// Compressed, which was not asked for.
    #[error("answered in an encoding that was not asked for")]
    Encoded,
    /// What came is no whole answer in HTTP/1.1.
    #[error("the answer is broken: {0}")]
    Broken(String),
}

impl NotFetched {
    /// The same without what a stranger could learn about the network around this machine: what is
    /// forbidden, does not exist and does not answer is one thing.
    pub fn for_strangers(&self) -> &'static str {
        match self {
            NotFetched::Address(_) => "no address that can be asked",
            NotFetched::TooLarge(_) => "the answer is too large",
            NotFetched::Redirects(_) => "redirected too often",
            NotFetched::Encoded | NotFetched::Broken(_) => "the answer cannot be used",
            _ => "it could not be reached",
        }
    }

    /// Whether asking again later may help.
    pub fn may_pass(&self) -> bool {
        use NotFetched::{Broken, TooLong, Unreachable, Unresolved};
        matches!(self, Broken(_) | TooLong(_) | Unreachable(_) | Unresolved)
    }
}

impl Outgoing {
    /// Asks what `reach` allows.
    ///
    /// # Errors
    /// Where `reach` names an origin that is none.
    pub fn new(reach: Reach) -> anyhow::Result<Outgoing> {
        let mut roots = RootCertStore::empty();
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        Outgoing::over(reach, Arc::new(System), roots)
    }

    /// The same over another network and with other roots of trust.
    fn over(reach: Reach, network: Arc<dyn Network>, roots: RootCertStore) -> anyhow::Result<Outgoing> {
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let exchange = Exchange::new(reach.rule()?, network, TlsConnector::from(Arc::new(config)));
        Ok(Outgoing { exchange: Arc::new(exchange), patience: PATIENCE, redirects: MOST_REDIRECTS })
    }

    /// The same with another time for one question.
    #[must_use]
    pub fn patience(self, patience: Duration) -> Outgoing {
        Outgoing { patience, ..self }
    }

    /// The same, but a redirect is an answer like another.
    #[must_use]
    pub fn without_redirects(self) -> Outgoing {
        Outgoing { redirects: 0, ..self }
    }

    /// The same, but connections are kept for the next question to the same host: for whoever asks one
    /// host a thousand things.
    #[must_use]
    pub fn keeping_connections(self) -> Outgoing {
        Outgoing { exchange: Arc::new(self.exchange.keeping()), ..self }
    }

    /// Gets what is at `url`, a body of at most `limit` bytes. Any status is an answer.
    ///
    /// # Errors
    /// See [`NotFetched`].
    pub async fn get(&self, url: &str, limit: usize) -> Result<Fetched, NotFetched> {
        self.in_time(Box::pin(self.follow(url, limit))).await
    }

    /// Sends `body` to `url` and takes an answer of at most `limit` bytes. No redirect is followed.
    ///
    /// # Errors
    /// See [`NotFetched`].
    pub async fn post(
        &self,
        url: &str,
        media_type: &'static str,
        body: Vec<u8>,
        limit: usize,
    ) -> Result<Fetched, NotFetched> {
        self.post_with(url, Sent { media_type, fields: Vec::new(), body: body.into() }, limit).await
    }

    /// The same with header fields of one's own.
    ///
    /// # Errors
    /// See [`NotFetched`].
    pub async fn post_with(&self, url: &str, sent: Sent, limit: usize) -> Result<Fetched, NotFetched> {
        let asked = async {
            let target = Target::read(url)?;
            self.exchange.ask(&Method::POST, &target, Some(sent), limit).await
        };
        self.in_time(Box::pin(asked)).await
    }

    async fn in_time(&self, asked: Waiting<'_, Result<Fetched, NotFetched>>) -> Result<Fetched, NotFetched> {
        let outcome = tokio::time::timeout(self.patience, asked).await;
        outcome.unwrap_or(Err(NotFetched::TooLong(self.patience)))
    }

    async fn follow(&self, url: &str, limit: usize) -> Result<Fetched, NotFetched> {
        let mut target = Target::read(url)?;
        let mut followed = 0;
        loop {
            let fetched = self.exchange.ask(&Method::GET, &target, None, limit).await?;
            let Some(next) = leads_to(&fetched).filter(|_| self.redirects > 0) else { return Ok(fetched) };
            if followed == self.redirects {
                return Err(NotFetched::Redirects(self.redirects));
            }
            followed += 1;
            target = target.redirected(next)?;
        }
    }
}

/// Where a redirect leads; none for every other answer.
fn leads_to(fetched: &Fetched) -> Option<&str> {
    let redirect = matches!(fetched.status.as_u16(), 301 | 302 | 303 | 307 | 308);
    let place = fetched.headers.get(header::LOCATION).filter(|_| redirect)?;
    place.to_str().ok()
}

impl Target {
    /// The address that a redirect from here leads to.
    fn redirected(&self, place: &str) -> Result<Target, NotFetched> {
        let next: Url = self.url.join(place).map_err(|_| NotFetched::Redirected)?;
        if self.url.scheme() == "https" && next.scheme() != "https" {
            return Err(NotFetched::Redirected);
        }
        Target::read(next.as_str()).map_err(|_| NotFetched::Redirected)
    }
}

#[cfg(test)]
mod tests;
