//! What a request must be before a page is looked for: a method that reads, one host, a path of bearable
//! length.

use super::{answer::Answer, body::Body, paths::longest};
use crate::front::{Front, Outside};
use hyper::{
    Method, Request, Response, StatusCode,
    header::{self, HeaderValue},
};
use std::{
    borrow::Cow,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    runtime::Handle,
    task::{JoinError, JoinHandle},
};

/// How long an answer may take to be made.
const ANSWER_DEADLINE: Duration = Duration::from_secs(20);

/// Answers a request: at once where the page is ready, else on the threads of `makers`, so that nobody
/// else on this thread waits for a database or a template.
pub async fn answer<B>(front: &Arc<Front>, makers: &Handle, request: &Request<B>) -> Response<Body> {
    let head = request.method() == Method::HEAD;
    let answer = match host(request) {
        Ok(host) if reads(request.method()) => match front.ready(&host, request.uri()) {
            Some(ready) => ready,
            None => made(front, makers, request, Some(&host), None).await,
        },
        Ok(host) => {
            let refused =
                made(front, makers, request, Some(&host), Some(StatusCode::METHOD_NOT_ALLOWED)).await;
            Arc::new((*refused).clone().with(header::ALLOW, HeaderValue::from_static("GET, HEAD")))
        }
        Err(status) => made(front, makers, request, None, Some(status)).await,
    };
    let mut response = answer.respond(request.headers(), head);
    if has_body(request) {
        // The body is not read, so what follows it cannot be told from a request.
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

fn reads(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

fn has_body<B>(request: &Request<B>) -> bool {
    request.headers().contains_key(header::TRANSFER_ENCODING)
        || request.headers().get(header::CONTENT_LENGTH).is_some_and(|length| length != "0")
}

/// An answer that has to be made; `refused` is the status of a request that no page answers.
async fn made<B>(
    front: &Arc<Front>,
    makers: &Handle,
    request: &Request<B>,
    host: Option<&str>,
    refused: Option<StatusCode>,
) -> Arc<Answer> {
    let (front, uri, host) = (Arc::clone(front), request.uri().clone(), host.map(str::to_owned));
    let too_long = uri.path_and_query().is_some_and(|path| path.as_str().len() > longest(path.path()));
    let refused = refused.or(too_long.then_some(StatusCode::URI_TOO_LONG));
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).cloned();
    let making = Making(makers.spawn(async move {
        match (refused, &host) {
            (Some(status), _) => {
                front.outside(&Outside { host: host.as_deref(), path: uri.path() }, status).await
            }
            (None, Some(host)) => {
                let accepted = accepted.as_ref().and_then(|value| value.to_str().ok());
                front.answer(host, uri.path(), uri.query(), accepted).await
            }
            (None, None) => Arc::new(Answer::plain(StatusCode::BAD_REQUEST)),
        }
    }));
    match tokio::time::timeout(ANSWER_DEADLINE, making).await {
        Ok(Ok(answer)) => answer,
        // It panicked; the next request may well be answered.
        Ok(Err(_)) => Arc::new(Answer::plain(StatusCode::INTERNAL_SERVER_ERROR)),
        Err(_) => Arc::new(Answer::plain(StatusCode::SERVICE_UNAVAILABLE)),
    }
}

/// An answer in the making, given up when nobody waits for it any more.
struct Making(JoinHandle<Arc<Answer>>);

impl Future for Making {
    type Output = Result<Arc<Answer>, JoinError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context)
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The host that is asked for, in small letters and without a port. A request without one, with two,
/// or with one in its target that is not the one in its head, is refused (RFC 9112, 3.2).
pub(super) fn host<B>(request: &Request<B>) -> Result<Cow<'_, str>, StatusCode> {
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
