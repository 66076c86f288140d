//! What is sent twice is done once, where whoever sends it gives it a name (`Idempotency-Key`).

use super::{
    Api, Made, Payload,
    call::Call,
    problem::{Kind, Problem},
};
use bayan_store::replies::{self, Begun, Kept};
use hyper::{StatusCode, header::HeaderName};

/// The header with the name.
pub const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The header of an answer that was given before.
pub const AGAIN: HeaderName = HeaderName::from_static("idempotency-replayed");
/// The longest name, in bytes.
pub const LONGEST: usize = 200;

impl Api {
    /// Does what is called, or answers what was answered before. Refusals are answered anew each time: nothing was
    /// done, so nothing can be done twice.
    pub(super) async fn once(&self, call: &Call, key: &str) -> Result<(Made, bool), Problem> {
        let (token, sent, now) = (call.present()?.access.id, call.fingerprint, self.app.clock.now());
        let name = key.to_owned();
        let begun =
            self.app.store.writer.act(move |conn| replies::begin(conn, token, &name, sent, now)).await?;
        match begun {
            Begun::New => {}
            Begun::Running => return Err(Problem::of(Kind::RepeatRunning)),
            Begun::Other => return Err(Problem::of(Kind::RepeatOther)),
            Begun::Done(kept) => return Ok((made(kept)?, true)),
        }
        let name = key.to_owned();
        match self.handle(call).await {
            Ok(made) => {
                let kept = kept(&made)?;
                self.app.store.writer.act(move |conn| replies::finish(conn, token, &name, &kept)).await?;
                Ok((made, false))
            }
            // Of a fault nobody knows how far it came.
            Err(problem) if !problem.is_certain() => Err(problem),
            Err(problem) => {
                self.app.store.writer.act(move |conn| replies::forget(conn, token, &name)).await?;
                Err(problem)
            }
        }
    }
}

fn kept(made: &Made) -> Result<Kept, Problem> {
    let body = match &made.payload {
        Payload::Json(value) => value.to_string(),
        Payload::Ready(bytes) => std::str::from_utf8(bytes).map_err(Problem::failed)?.to_owned(),
        Payload::Nothing => String::new(),
    };
    Ok(Kept { status: made.status.as_u16(), location: made.location.clone(), body })
}

fn made(kept: Kept) -> Result<Made, Problem> {
    Ok(Made {
        status: StatusCode::from_u16(kept.status).map_err(Problem::failed)?,
        location: kept.location,
        payload: match kept.body.as_str() {
            "" => Payload::Nothing,
            body => Payload::Json(serde_json::from_str(body).map_err(Problem::failed)?),
        },
    })
}
