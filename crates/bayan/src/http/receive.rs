//! Receiving what is sent: whole, within limits of size, of time, and of how many do so at once.

use super::answer::Answer;
use bytes::Bytes;
use http_body::Body;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::{
    StatusCode,
    header::{self, HeaderValue},
};
use std::{error::Error, sync::Arc, time::Duration};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What receives.
pub struct Receiver {
    largest: usize,
    arrival: Duration,
    places: Arc<Semaphore>,
}

/// What was sent, whole.
pub struct Posted {
    /// The bytes.
    pub body: Bytes,
    _place: OwnedSemaphorePermit,
}

impl Receiver {
    /// Receives bodies of up to `largest` bytes that arrive within `arrival`, `at_once` of them at a time.
    pub fn new(largest: usize, arrival: Duration, at_once: usize) -> Receiver {
        Receiver { largest, arrival, places: Arc::new(Semaphore::new(at_once)) }
    }

    /// Reads what is sent. For a body that is too large, too slow or broken it answers the status; whatever
    /// of it was not read makes the connection useless for another request.
    pub async fn receive<B>(&self, body: B) -> Result<Posted, StatusCode>
    where
        B: Body<Data = Bytes>,
        B::Error: Into<Box<dyn Error + Send + Sync>>,
    {
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
            return Err(StatusCode::SERVICE_UNAVAILABLE);
        };
        if body.size_hint().lower() > self.largest as u64 {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        let whole = tokio::time::timeout(self.arrival, Limited::new(body, self.largest).collect());
        match whole.await {
            Ok(Ok(body)) => Ok(Posted { body: body.to_bytes(), _place: place }),
            Ok(Err(error)) if error.is::<LengthLimitError>() => Err(StatusCode::PAYLOAD_TOO_LARGE),
            Ok(Err(_)) => Err(StatusCode::BAD_REQUEST),
            Err(_) => Err(StatusCode::REQUEST_TIMEOUT),
        }
    }
}

/// The answer where there is no room at the moment.
pub fn unavailable() -> Answer {
    Answer::plain(StatusCode::SERVICE_UNAVAILABLE).with(header::RETRY_AFTER, HeaderValue::from_static("5"))
}
