//! The few addresses to which the public may send something. What is read comes from [`crate::front`],
//! which cannot write; what is sent comes here, to something that has its own way to the store and makes
//! no page.
//!
//! Nothing that is sent here counts for who sent it. There are no cookies and no sessions on the public
//! side, so another site's page that makes a reader's browser send something gains nothing that its author
//! could not have sent: neither the origin of a request nor the host that it names is asked for.

mod witness;

pub use witness::{Witness, adopt, witness_key};

use crate::{
    app::App,
    http::{
        answer::{Answer, CachePolicy},
        receive::{Posted, Receiver, unavailable},
    },
};
use bayan_store::Error::{Busy, Gone, Retry};
use bytes::Bytes;
use http_body::Body;
use hyper::{StatusCode, Uri};
use std::{error::Error, time::Duration};
use witness::Refusal;

/// Where logs ask this server, as a witness, to sign (C2SP tlog-witness).
pub const ADD_CHECKPOINT: &str = "/witness/add-checkpoint";
/// The largest body that is read, in bytes: a checkpoint with more signatures than any log has.
pub const LARGEST: usize = 64 * 1024;
/// How long a body may take to arrive, whole.
const ARRIVAL: Duration = Duration::from_secs(10);
/// How many bodies are on their way or being answered at once: 16 MiB.
const AT_ONCE: usize = 256;

/// Everything that takes what the public sends.
pub struct Gate {
    witness: Option<Witness>,
    receiver: Receiver,
}

impl Gate {
    /// The gate that the settings ask for; it takes nothing where they ask for nothing.
    ///
    /// # Errors
    /// Where the witness's key cannot be read, made, or used under the name in the settings.
    pub fn open(app: &App) -> anyhow::Result<Gate> {
        let witness = app.settings.witness.as_ref().map(|witnessing| Witness::open(app, witnessing));
        Ok(Gate { witness: witness.transpose()?, receiver: Receiver::new(LARGEST, ARRIVAL, AT_ONCE) })
    }

    /// Whether something may be sent to this address.
    pub fn takes(&self, address: &Uri) -> bool {
        self.witness.is_some() && address.path() == ADD_CHECKPOINT && address.query().is_none()
    }

    /// Reads what is sent. A body that is too large, too slow or broken has its answer here.
    pub async fn receive<B>(&self, body: B) -> Result<Posted, Answer>
    where
        B: Body<Data = Bytes>,
        B::Error: Into<Box<dyn Error + Send + Sync>>,
    {
        self.receiver.receive(body).await.map_err(|status| match status {
            StatusCode::SERVICE_UNAVAILABLE => unavailable(),
            status => Answer::plain(status),
        })
    }

    /// Answers what was sent to an address that this gate takes.
    pub async fn answer(&self, posted: Posted) -> Answer {
        match &self.witness {
            Some(witness) => answer_of(witness.add_checkpoint(&posted.body).await),
            None => Answer::plain(StatusCode::NOT_FOUND),
        }
    }
}

/// The answer as C2SP tlog-witness has it.
fn answer_of(signed: Result<String, Refusal>) -> Answer {
    let text = |status, media_type, body| Answer::new(status, media_type, body, CachePolicy::NoStore);
    let refusal = match signed {
        Ok(lines) => return text(StatusCode::OK, "text/plain; charset=utf-8", lines),
        Err(refusal) => refusal,
    };
    Answer::plain(match refusal {
        Refusal::Malformed | Refusal::Shrinks => StatusCode::BAD_REQUEST,
        Refusal::UnknownLog => StatusCode::NOT_FOUND,
        Refusal::NotSigned => StatusCode::FORBIDDEN,
        Refusal::Elsewhere { size } => {
            return text(StatusCode::CONFLICT, "text/x.tlog.size", format!("{size}\n"));
        }
        Refusal::SecondHistory | Refusal::NotProved => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Store(error @ (Busy | Gone | Retry)) => {
            tracing::warn!(error = %error, "gate.store_unavailable");
            return unavailable();
        }
        Refusal::Store(error) => {
            tracing::error!(error = %error, "gate.answer_failed");
            StatusCode::INTERNAL_SERVER_ERROR
        }
        Refusal::Forgetful(stop) => {
            tracing::error!(error = %stop, "gate.witness_signs_nothing");
            return unavailable();
        }
        Refusal::Unsigned(fault) => {
            tracing::error!(error = %fault, "gate.answer_failed");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    })
}
