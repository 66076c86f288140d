//! What is sent: a few words about a public act and where to read it, signed as Standard Webhooks 1.0 wants it.
//! The text itself is not sent: whoever is told reads it where everybody does, as it is by then.

use crate::{http::paths::Address, outgoing::Sent};
use bayan_core::{
    chance::{Chance, draw},
    instant::Instant,
    publication::EventKind,
};
use bayan_store::{
    front::Site,
    hooks::{Act, Hook},
};
use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use hyper::header::{HeaderName, HeaderValue};
use serde_json::{Value, json};
use sha2::Sha256;

/// What signs messages to one address.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// Draws one: 256 bits.
    pub fn draw(chance: &dyn Chance) -> Secret {
        Secret(draw::<32>(chance).to_vec())
    }

    /// The one that is stored.
    pub fn stored(text: &str) -> Option<Secret> {
        BASE64.decode(text.as_bytes()).ok().map(Secret)
    }

    /// As it is stored.
    pub fn to_store(&self) -> String {
        BASE64.encode(&self.0)
    }

    /// As whoever receives messages is given it, once.
    pub fn reveal(&self) -> String {
        format!("whsec_{}", self.to_store())
    }

    fn sign(&self, id: &str, timestamp: i64, body: &str) -> String {
        // A key of any length is one.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
        format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()))
    }
}

/// What a message calls a public act.
pub fn name_of(kind: EventKind) -> String {
    format!("text.{kind}")
}

/// A message.
pub(super) struct Message {
    id: String,
    body: String,
}

impl Message {
    /// What is said of a public act. It has the same name each time it is sent.
    pub(super) fn of(act: &Act, hook: &Hook, site: &Site, origin: &str) -> Message {
        let edition = site.edition_by_id(act.edition).map(|edition| edition.key.clone()).unwrap_or_default();
        let address = Address::Article { edition: edition.clone(), slug: String::new(), id: act.short_id };
        let data = json!({
            "id": act.short_id.to_string(),
            "edition": edition,
            "kind": act.item_kind.as_str(),
            "position": act.position,
            "url": format!("{origin}{}", address.uri()),
        });
        Message::new(format!("msg_{}_{}", hook.id, act.position), &name_of(act.kind), act.at, &data)
    }

    /// One that tells of nothing.
    pub(super) fn test(hook: &Hook, now: Instant) -> Message {
        Message::new(format!("msg_{}_test_{}", hook.id, now.milliseconds()), "test", now, &json!({}))
    }

    fn new(id: String, kind: &str, at: Instant, data: &Value) -> Message {
        let body = json!({ "type": kind, "timestamp": at.timestamp().to_string(), "data": data });
        Message { id, body: body.to_string() }
    }

    /// The message as it is sent now.
    pub(super) fn signed(&self, secret: &Secret, now: Instant) -> Sent {
        let timestamp = now.milliseconds().div_euclid(1000);
        let signature = secret.sign(&self.id, timestamp, &self.body);
        let field = |name: &'static str, value: &str| {
            Some((HeaderName::from_static(name), HeaderValue::from_str(value).ok()?))
        };
        let fields = [
            field("webhook-id", &self.id),
            field("webhook-timestamp", &timestamp.to_string()),
            field("webhook-signature", &signature),
        ];
        Sent {
            media_type: "application/json",
            fields: fields.into_iter().flatten().collect(),
            body: self.body.clone().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_signed_as_the_standard_wants_it() {
        // The example of the specification's own libraries.
        let secret = Secret::stored("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signature = secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_secret_is_read_as_it_is_stored() {
        struct Fixed;
        impl Chance for Fixed {
            fn fill(&self, bytes: &mut [u8]) {
                bytes.fill(0xab);
            }
        }
        let secret = Secret::draw(&Fixed);
        assert!(Secret::stored(&secret.to_store()) == Some(secret.clone()));
        assert!(secret.reveal().starts_with("whsec_") && Secret::stored("?").is_none());
    }
}
