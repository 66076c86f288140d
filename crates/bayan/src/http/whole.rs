//! Requests that are read whole before they are answered: those to the newsroom and to its machine interface.

use super::{answer::Answer, receive::Posted};
use bytes::Bytes;
use http_body::Body;
use hyper::{HeaderMap, Method, StatusCode};
use std::{error::Error, net::IpAddr};

/// A request, whole.
#[derive(Clone)]
pub struct Request {
    /// The host that is asked for.
    pub host: String,
    /// How.
    pub method: Method,
    /// The path.
    pub path: String,
    /// What stands behind the question mark.
    pub query: Option<String>,
    /// The head.
    pub headers: HeaderMap,
    /// What was sent.
    pub body: Bytes,
    /// Who is at the other end of the connection.
    pub peer: IpAddr,
}

/// Whoever takes such requests.
pub trait Takes: Send + Sync + 'static {
    /// Reads what is sent with `request`, whose own body is empty: how much is taken depends on who sends it to what.
    fn receive<B>(&self, request: &Request, body: B) -> impl Future<Output = Result<Posted, StatusCode>>
    where
        B: Body<Data = Bytes>,
        B::Error: Into<Box<dyn Error + Send + Sync>>;

    /// The answer where a body was not received, for this reason.
    fn not_received(&self, request: Request, status: StatusCode) -> impl Future<Output = Answer> + Send;

    /// The answer to a request.
    fn answer(&self, request: Request) -> impl Future<Output = Answer> + Send;
}
