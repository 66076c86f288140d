//! One question and its answer, over a connection that goes to a checked address.

use super::{
    Fetched, Network, NotFetched, Sent, USER_AGENT,
    reach::{Rule, Target},
};
use bytes::Bytes;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::{
    HeaderMap, Method, Request, Response,
    body::{Body, Incoming},
    client::conn::http1::{self, SendRequest},
    header,
};
use hyper_util::rt::TokioIo;
use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::{TlsConnector, rustls::pki_types::ServerName};
use url::Host;

/// How many addresses of a host are tried, and how long each may take to answer.
const MOST_ADDRESSES: usize = 6;
const CONNECT: Duration = Duration::from_secs(4);
/// Header fields of an answer: how many, and how many bytes they and the status line may take.
const MOST_FIELDS: usize = 100;
const MOST_HEAD: usize = 32 * 1024;
/// How many connections are kept.
const MOST_KEPT: usize = 8;

type Sender = SendRequest<Full<Bytes>>;

/// What questions share.
pub(super) struct Exchange {
    rule: Rule,
    network: Arc<dyn Network>,
    connector: TlsConnector,
    /// Connections that wait for the next question, by origin; none where they are not kept.
    kept: Option<Mutex<HashMap<String, Sender>>>,
}

impl Exchange {
    pub(super) fn new(rule: Rule, network: Arc<dyn Network>, connector: TlsConnector) -> Exchange {
        Exchange { rule, network, connector, kept: None }
    }

    /// The same, keeping connections.
    pub(super) fn keeping(&self) -> Exchange {
        Exchange {
            rule: self.rule.clone(),
            network: self.network.clone(),
            connector: self.connector.clone(),
            kept: Some(Mutex::default()),
        }
    }

    /// Asks once, following nothing.
    pub(super) async fn ask(
        &self,
        method: &Method,
        target: &Target,
        sent: Option<Sent>,
        limit: usize,
    ) -> Result<Fetched, NotFetched> {
        let request = || request(method, target, sent.clone(), self.kept.is_some());
        let (mut sender, answer) = self.send(target, request, sent.is_none()).await?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = read(answer, &headers, limit).await?;
        if sender.ready().await.is_ok() {
            self.keep(target, sender);
        }
        Ok(Fetched { status, headers, body, url: target.url.to_string() })
    }

    /// Sends over a kept connection, or over a new one where there is none or the kept one has died.
    async fn send(
        &self,
        target: &Target,
        request: impl Fn() -> Result<Request<Full<Bytes>>, NotFetched>,
        may_repeat: bool,
    ) -> Result<(Sender, Response<Incoming>), NotFetched> {
        if let Some(mut sender) = self.take(target).filter(|_| may_repeat)
            && sender.ready().await.is_ok()
            && let Ok(answer) = sender.send_request(request()?).await
        {
            return Ok((sender, answer));
        }
        let mut sender = self.open(target).await?;
        let answer = sender.send_request(request()?).await.map_err(broken)?;
        Ok((sender, answer))
    }

    fn take(&self, target: &Target) -> Option<Sender> {
        self.kept.as_ref()?.lock().ok()?.remove(&target.origin())
    }

    fn keep(&self, target: &Target, sender: Sender) {
        let Some(mut kept) = self.kept.as_ref().and_then(|kept| kept.lock().ok()) else { return };
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(target.origin(), sender);
    }

    async fn open(&self, target: &Target) -> Result<Sender, NotFetched> {
        let stream = self.connect(target).await?;
        if !target.tls() {
            return speak(stream).await;
        }
        // The certificate is asked to be that of the name, whichever address was connected to.
        let name = match &target.host {
            Host::Domain(name) => ServerName::try_from(name.clone()).map_err(insecure)?,
            Host::Ipv4(address) => ServerName::from(IpAddr::V4(*address)),
            Host::Ipv6(address) => ServerName::from(IpAddr::V6(*address)),
        };
        speak(self.connector.connect(name, stream).await.map_err(insecure)?).await
    }

    async fn connect(&self, target: &Target) -> Result<TcpStream, NotFetched> {
        if !self.rule.port(target) {
            return Err(NotFetched::Forbidden);
        }
        let addresses = self.resolve(&target.host).await?;
        if !self.rule.allows(target, &addresses) {
            return Err(NotFetched::Forbidden);
        }
        let mut last = NotFetched::Unresolved;
        for address in addresses.into_iter().take(MOST_ADDRESSES) {
            let connecting = self.network.connect(SocketAddr::new(address, target.port));
            match tokio::time::timeout(CONNECT, connecting).await {
                Ok(Ok(stream)) => return Ok(stream),
                Ok(Err(error)) => last = NotFetched::Unreachable(error.kind().to_string()),
                Err(_) => last = NotFetched::TooLong(CONNECT),
            }
        }
        Err(last)
    }

    async fn resolve(&self, host: &Host<String>) -> Result<Vec<IpAddr>, NotFetched> {
        match host {
            Host::Ipv4(address) => Ok(vec![IpAddr::V4(*address)]),
            Host::Ipv6(address) => Ok(vec![IpAddr::V6(*address)]),
            Host::Domain(name) => self.network.resolve(name).await.map_err(|_| NotFetched::Unresolved),
        }
    }
}

async fn speak<S>(stream: S) -> Result<Sender, NotFetched>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (sender, connection) = http1::Builder::new()
        .max_headers(MOST_FIELDS)
        .max_buf_size(MOST_HEAD)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(broken)?;
    // It ends when the sender is dropped; what goes wrong is said to the sender.
    tokio::spawn(connection);
    Ok(sender)
}

fn request(
    method: &Method,
    target: &Target,
    sent: Option<Sent>,
    keep: bool,
) -> Result<Request<Full<Bytes>>, NotFetched> {
    let mut request = Request::builder()
        .method(method)
        .uri(target.path_and_query())
        .header(header::HOST, target.authority())
        .header(header::USER_AGENT, USER_AGENT)
        .header(header::ACCEPT, "*/*")
        .header(header::ACCEPT_ENCODING, "identity")
        .header(header::CONNECTION, if keep { "keep-alive" } else { "close" });
    let body = match sent {
        Some(Sent { media_type, fields, body }) => {
            request = request.header(header::CONTENT_TYPE, media_type);
            for (name, value) in fields {
                request = request.header(name, value);
            }
            body
        }
        None => Bytes::new(),
    };
    request.body(Full::new(body)).map_err(|_| NotFetched::Address(target.url.to_string()))
}

async fn read(answer: Response<Incoming>, headers: &HeaderMap, limit: usize) -> Result<Bytes, NotFetched> {
    let encoding = headers.get(header::CONTENT_ENCODING);
    if encoding.is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity")) {
        return Err(NotFetched::Encoded);
    }
    let body = answer.into_body();
    if body.size_hint().lower() > limit as u64 {
        return Err(NotFetched::TooLarge(limit));
    }
    match Limited::new(body, limit).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(NotFetched::TooLarge(limit)),
        Err(error) => Err(broken(error)),
    }
}

fn broken(error: impl std::fmt::Display) -> NotFetched {
    NotFetched::Broken(error.to_string())
}

fn insecure(error: impl std::fmt::Display) -> NotFetched {
    NotFetched::Insecure(error.to_string())
}
