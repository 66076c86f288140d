//! What a request must be before a page is looked for: a method that reads, one host, a path of bearable
//! length. What is sent to one of the few addresses of the gate goes there; of everything else the body is
//! not even read.

use super::{
    answer::Answer,
    body::Body,
    connection::Service,
    paths::longest,
    whole::{Request as Whole, Takes},
};
use crate::{
    api::Api,
    desk::Desk,
    front::{Front, Outside},
    health::HEALTH,
};
use bytes::Bytes;
use http_body::Body as HttpBody;
use hyper::{
    Method, Request, Response, StatusCode,
    header::{self, HeaderValue},
};
use std::{
    borrow::Cow,
    error::Error,
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

/// Answers a request: at once where the page is ready, else on the threads of the makers, so that nobody
/// else on this thread waits for a database or a template.
pub async fn answer<B>(service: &Service, request: Request<B>) -> Response<Body>
where
    B: HttpBody<Data = Bytes>,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    let path = request.uri().path();
    if path == HEALTH {
        return health(service, &request).await;
    }
    if Desk::takes(path) {
        return whole(service, &service.desk, request).await;
    }
    if Api::takes(path) {
        return whole(service, &service.api, request).await;
    }
    let is_sent = request.method() == Method::POST && service.gate.takes(request.uri());
    if is_sent && host(&request).is_ok() {
        sent(service, request).await
    } else {
        read(service, &request).await
    }
}

/// Hands what is sent to the gate, once all of it is here.
async fn sent<B>(service: &Service, request: Request<B>) -> Response<Body>
where
    B: HttpBody<Data = Bytes>,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    let (head, body) = request.into_parts();
    match service.gate.receive(body).await {
        Ok(posted) => {
            let gate = Arc::clone(&service.gate);
            let answering = async move { Arc::new(gate.answer(posted).await) };
            in_time(&service.makers, answering).await.respond(&head.headers, false)
        }
        Err(refused) => closing(refused.respond(&head.headers, false)),
    }
}

/// Hands a request to whoever takes it whole, with what is sent, once all of it is here.
async fn whole<B, T: Takes>(service: &Service, takes: &Arc<T>, request: Request<B>) -> Response<Body>
where
    B: HttpBody<Data = Bytes>,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    let host = match host(&request) {
        Ok(host) => host.into_owned(),
        Err(status) => return Answer::plain(status).respond(request.headers(), false),
    };
    // In HTTP/2 the length may be unsaid.
    let is_sent = has_body(&request) || !request.body().is_end_stream();
    let (head, body) = request.into_parts();
    let takes = Arc::clone(takes);
    let asked = Whole {
        host,
        method: head.method.clone(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers: head.headers.clone(),
        body: Bytes::new(),
        peer: service.peer,
    };
    let is_head = head.method == Method::HEAD;
    if !is_sent || reads(&head.method) {
        let answering = async move { Arc::new(takes.answer(asked).await) };
        let answer = match reads(&head.method) {
            true => in_time(&service.makers, answering).await,
            false => to_its_end(&service.makers, answering).await,
        };
        let response = answer.respond(&head.headers, is_head);
        return if is_sent { closing(response) } else { response };
    }
    match takes.receive(&asked, body).await {
        Ok(posted) => {
            let asked = Whole { body: posted.body.clone(), ..asked };
            let answering = async move {
                let answer = takes.answer(asked).await;
                // Its place is free again when it is answered.
                drop(posted);
                Arc::new(answer)
            };
            to_its_end(&service.makers, answering).await.respond(&head.headers, false)
        }
        Err(status) => {
            let answering = async move { Arc::new(takes.not_received(asked, status).await) };
            closing(in_time(&service.makers, answering).await.respond(&head.headers, false))
        }
    }
}

/// Answers whether the server can serve, to whoever decides where requests go. It is asked under any name.
async fn health<B>(service: &Service, request: &Request<B>) -> Response<Body> {
    let head = request.method() == Method::HEAD;
    let answer = if reads(request.method()) {
        let health = Arc::clone(&service.health);
        in_time(&service.makers, async move { Arc::new(health.answer().await) }).await
    } else {
        let refused = Answer::plain(StatusCode::METHOD_NOT_ALLOWED);
        Arc::new(refused.with(header::ALLOW, HeaderValue::from_static("GET, HEAD")))
    };
    let response = answer.respond(request.headers(), head);
    if has_body(request) { closing(response) } else { response }
}

/// Answers a request for a page.
async fn read<B>(Service { front, gate, makers, .. }: &Service, request: &Request<B>) -> Response<Body> {
    let head = request.method() == Method::HEAD;
    let answer = match host(request) {
        Ok(host) if reads(request.method()) => match front.ready(&host, request.uri()) {
            Some(ready) => ready,
            None if gate.takes(request.uri()) => refused(front, makers, request, &host, "POST").await,
            None => made(front, makers, request, Some(&host), None).await,
        },
        Ok(host) => {
            let allowed = if gate.takes(request.uri()) { "POST" } else { "GET, HEAD" };
            refused(front, makers, request, &host, allowed).await
        }
        Err(status) => made(front, makers, request, None, Some(status)).await,
    };
    let response = answer.respond(request.headers(), head);
    if has_body(request) { closing(response) } else { response }
}

/// The body of the request is not read, so what follows it cannot be told from a request.
fn closing(mut response: Response<Body>) -> Response<Body> {
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// The answer to a method that an address does not have.
async fn refused<B>(
    front: &Arc<Front>,
    makers: &Handle,
    request: &Request<B>,
    host: &str,
    allowed: &'static str,
) -> Arc<Answer> {
    let refused = made(front, makers, request, Some(host), Some(StatusCode::METHOD_NOT_ALLOWED)).await;
    Arc::new((*refused).clone().with(header::ALLOW, HeaderValue::from_static(allowed)))
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
    in_time(makers, async move {
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
    })
    .await
}

/// An answer that is made on the threads of the makers, or the word that it could not be.
async fn in_time(makers: &Handle, making: impl Future<Output = Arc<Answer>> + Send + 'static) -> Arc<Answer> {
    match tokio::time::timeout(ANSWER_DEADLINE, Making(makers.spawn(making))).await {
        Ok(Ok(answer)) => answer,
        // It panicked; the next request may well be answered.
        Ok(Err(_)) => Arc::new(Answer::plain(StatusCode::INTERNAL_SERVER_ERROR)),
        Err(_) => Arc::new(Answer::plain(StatusCode::SERVICE_UNAVAILABLE)),
    }
}

/// The same of what does something: it goes on to its end when nobody waits for the answer any more.
async fn to_its_end(
    makers: &Handle,
    making: impl Future<Output = Arc<Answer>> + Send + 'static,
) -> Arc<Answer> {
    match tokio::time::timeout(ANSWER_DEADLINE, makers.spawn(making)).await {
        Ok(Ok(answer)) => answer,
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
