//! The server: an accept loop of its own, with limits and deadlines that ready-made ones lack.

use super::{answer::Answer, deadline::Deadline, paths::MAX_LENGTH};
use crate::front::{Front, Outside};
use anyhow::{Context, Result};
use bytes::Bytes;
use http_body_util::Full;
use hyper::{
    Method, Request, Response, StatusCode,
    body::Incoming,
    header::{self, HeaderValue},
    service::service_fn,
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto, graceful::GracefulShutdown},
};
use std::{borrow::Cow, convert::Infallible, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
};

/// How long a reader may take for the head of a request.
const HEAD_DEADLINE: Duration = Duration::from_secs(10);
/// How long a connection may stand still: between requests, and while it should take an answer.
const STANDSTILL: Duration = Duration::from_secs(30);
/// How long an answer may take to be made.
const ANSWER_DEADLINE: Duration = Duration::from_secs(20);
/// How long requests in progress are waited for at the end.
const LAST_REQUESTS: Duration = Duration::from_secs(8);
/// The most bytes of a request's head.
const HEAD_BYTES: usize = 16 * 1024;

/// Takes the address, with a clear word when somebody else has it.
pub async fn listen(address: SocketAddr) -> Result<TcpListener> {
    let listener = TcpListener::bind(address).await;
    listener.with_context(|| format!("cannot listen on {address} (is another program using it?)"))
}

/// Serves until `stop` says so, then lets the requests in progress end.
pub async fn serve(
    listener: TcpListener,
    front: Arc<Front>,
    connections: usize,
    mut stop: watch::Receiver<bool>,
) {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(connections));
    loop {
        let permit = tokio::select! {
            permit = Arc::clone(&room).acquire_owned() => permit,
            _ = stop.changed() => break,
        };
        let Ok(permit) = permit else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.changed() => break,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                // Out of file descriptors, mostly: going on at once would only spin.
                tracing::warn!(error = %error, "server.accept_failed");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let connection = connection(stream, Arc::clone(&front), &graceful);
        tokio::spawn(async move {
            // A connection that breaks off is the reader's business.
            let _ = connection.await;
            drop(permit);
        });
    }
    drop(listener);
    if tokio::time::timeout(LAST_REQUESTS, graceful.shutdown()).await.is_err() {
        tracing::warn!("server.requests_cut_off");
    }
}

fn connection(
    stream: TcpStream,
    front: Arc<Front>,
    graceful: &GracefulShutdown,
) -> impl Future<Output = ()> + use<> {
    let _ = stream.set_nodelay(true);
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD_DEADLINE).max_buf_size(HEAD_BYTES);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(100)
        .max_header_list_size(HEAD_BYTES as u32)
        .keep_alive_interval(Duration::from_secs(30));
    let service = service_fn(move |request| {
        let front = Arc::clone(&front);
        async move { Ok::<_, Infallible>(answer(&front, &request).await) }
    });
    let watched = graceful.watch(
        builder.serve_connection(TokioIo::new(Deadline::new(stream, STANDSTILL)), service).into_owned(),
    );
    async move {
        if let Err(error) = watched.await {
            tracing::debug!(error = %error, "server.connection_broke");
        }
    }
}

async fn answer(front: &Front, request: &Request<Incoming>) -> Response<Full<Bytes>> {
    let head = request.method() == Method::HEAD;
    let has_body = request.headers().contains_key(header::TRANSFER_ENCODING)
        || request.headers().get(header::CONTENT_LENGTH).is_some_and(|length| length != "0");
    let answer = match host(request) {
        Err(status) => front.outside(&Outside { host: None, path: request.uri().path() }, status).await,
        Ok(host) => {
            let outside = Outside { host: Some(&host), path: request.uri().path() };
            let length = request.uri().path_and_query().map_or(0, |path| path.as_str().len());
            if !matches!(*request.method(), Method::GET | Method::HEAD) {
                let refused = front.outside(&outside, StatusCode::METHOD_NOT_ALLOWED).await;
                Arc::new((*refused).clone().with(header::ALLOW, HeaderValue::from_static("GET, HEAD")))
            } else if length > MAX_LENGTH {
                front.outside(&outside, StatusCode::URI_TOO_LONG).await
            } else {
                let made =
                    front.answer(&host, request.uri().path(), request.uri().query(), request.headers());
                match tokio::time::timeout(ANSWER_DEADLINE, made).await {
                    Ok(answer) => answer,
                    Err(_) => Arc::new(Answer::plain(StatusCode::SERVICE_UNAVAILABLE)),
                }
            }
        }
    };
    let mut response = answer.respond(request.headers(), head);
    if has_body {
        // The body is not read, so what follows it cannot be told from a request.
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// The host that is asked for, in small letters and without a port. A request without one, with two,
/// or with one in its target that is not the one in its head, is refused (RFC 9112, 3.2).
fn host(request: &Request<Incoming>) -> Result<Cow<'_, str>, StatusCode> {
    let mut named = request.headers().get_all(header::HOST).iter();
    let (first, second) = (named.next(), named.next());
    let target = request.uri().authority().map(|authority| authority.as_str());
    let host = match (first, second, target) {
        (_, Some(_), _) | (None, None, None) => return Err(StatusCode::BAD_REQUEST),
        (None, None, Some(target)) => target,
        (Some(host), None, target) => {
            let host = host.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
            if target.is_some_and(|target| !target.eq_ignore_ascii_case(host)) {
                return Err(StatusCode::BAD_REQUEST);
            }
            host
        }
    };
    let name = match host.strip_prefix('[') {
        Some(rest) => &host[..rest.find(']').ok_or(StatusCode::BAD_REQUEST)? + 2],
        None => host.split(':').next().unwrap_or(host),
    };
    let name = name.trim_end_matches('.');
    let small = !name.bytes().any(|byte| byte.is_ascii_uppercase());
    Ok(if small { Cow::Borrowed(name) } else { Cow::Owned(name.to_ascii_lowercase()) })
}
