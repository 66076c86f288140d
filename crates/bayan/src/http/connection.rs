//! One connection: its protocol, its deadlines, its requests one after the other.

use super::{
    answer::{Answer, CachePolicy},
    body::Body,
    deadline::{Answering, Deadline, Patience},
    request,
};
use crate::{api::Api, desk::Desk, front::Front, gate::Gate, health::Health};
use hyper::{
    Request, Response, StatusCode,
    body::Incoming,
    server::conn::{http1, http2},
    service::service_fn,
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::graceful::Watcher,
};
use std::{convert::Infallible, net::IpAddr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    runtime::Handle,
};
use tokio_rustls::TlsAcceptor;

const PATIENCE: Patience = Patience {
    standstill: Duration::from_secs(30),
    request: Duration::from_secs(10),
    // A telephone on the edge of its network does ten times as much.
    lowest_rate: 512,
};
/// How long the handshake of TLS may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long a connection of HTTP/2 lives: its readers may keep it from standing still for ever.
const LIFETIME: Duration = Duration::from_secs(30 * 60);
/// The most bytes of a request's head.
const HEAD_BYTES: usize = 16 * 1024;

/// Who answers the requests of a connection.
#[derive(Clone)]
pub struct Service {
    /// What readers get.
    pub front: Arc<Front>,
    /// What takes what is sent.
    pub gate: Arc<Gate>,
    /// The newsroom.
    pub desk: Arc<Desk>,
    /// Its machine interface.
    pub api: Arc<Api>,
    /// Whether the server can serve.
    pub health: Arc<Health>,
    /// Who is at the other end.
    pub peer: IpAddr,
    /// Where what is not ready is made.
    pub makers: Handle,
}

/// Serves a connection to its end.
pub async fn serve(stream: TcpStream, acceptor: Option<TlsAcceptor>, service: Service, watcher: Watcher) {
    let Some(acceptor) = acceptor else { return one_by_one(stream, service, watcher).await };
    // Whoever drips its handshake is let go as a whole.
    let Ok(Ok(stream)) = tokio::time::timeout(HANDSHAKE, acceptor.accept(stream)).await else { return };
    if stream.get_ref().1.alpn_protocol() == Some(b"h2") {
        several_at_once(stream, service, watcher).await;
    } else {
        one_by_one(stream, service, watcher).await;
    }
}

/// HTTP/1.1. Deadlines are kept by the stream: a timer for each request would cost more than the request.
async fn one_by_one(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    service: Service,
    watcher: Watcher,
) {
    let answering = Answering::default();
    let stream = Deadline::new(stream, PATIENCE, answering.clone());
    let mut builder = http1::Builder::new();
    builder.header_read_timeout(None).max_buf_size(HEAD_BYTES);
    let service = service_fn(move |asked: Request<Incoming>| {
        answering.begin();
        let service = service.clone();
        async move { Ok::<_, Infallible>(request::answer(&service, asked).await) }
    });
    let served = watcher.watch(builder.serve_connection(TokioIo::new(stream), service)).await;
    if let Err(error) = served {
        tracing::debug!(error = %error, "server.connection_broke");
    }
}

/// HTTP/2.
async fn several_at_once(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    service: Service,
    watcher: Watcher,
) {
    let stream = Deadline::new(stream, PATIENCE, Answering::default()).overlapping();
    let mut builder = http2::Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        // Each holds a piece of its answer while the reader takes none.
        .max_concurrent_streams(32)
        .max_header_list_size(HEAD_BYTES as u32)
        .max_send_buf_size(64 * 1024);
    let service = service_fn(move |asked: Request<Incoming>| {
        let service = service.clone();
        async move { Ok::<_, Infallible>(request::answer(&service, asked).await) }
    });
    let served = watcher.watch(builder.serve_connection(TokioIo::new(stream), service));
    if let Ok(Err(error)) = tokio::time::timeout(LIFETIME, served).await {
        tracing::debug!(error = %error, "server.connection_broke");
    }
}

/// Tells whoever asks on the plain port where the same is over TLS.
pub async fn redirect(stream: TcpStream, front: Arc<Front>) {
    let answering = Answering::default();
    let stream = Deadline::new(stream, PATIENCE, answering.clone());
    let mut builder = http1::Builder::new();
    builder.header_read_timeout(None).max_buf_size(HEAD_BYTES).keep_alive(false);
    let service = service_fn(move |asked: Request<Incoming>| {
        answering.begin();
        let response = redirected(&front, &asked);
        async move { Ok::<_, Infallible>(response) }
    });
    let _ = builder.serve_connection(TokioIo::new(stream), service).await;
}

fn redirected(front: &Front, asked: &Request<Incoming>) -> Response<Body> {
    let host = request::host(asked).ok();
    // Only to a site that is served here, and under the address that its operator gave it.
    let answer = match host.and_then(|host| front.origin_of(&host)) {
        Some(origin) => {
            let path = asked.uri().path_and_query().map_or("/", |path| path.as_str());
            let to = format!("{origin}{path}");
            Answer::redirect(StatusCode::PERMANENT_REDIRECT, &to, CachePolicy::NoStore)
        }
        None => Answer::plain(StatusCode::MISDIRECTED_REQUEST),
    };
    answer.respond(asked.headers(), asked.method() == hyper::Method::HEAD)
}
