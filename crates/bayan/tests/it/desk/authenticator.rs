//! A device that makes passkeys and shows them, as Web Authentication, level 3, describes it: enough of one to be
//! honest or to lie with.

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Somebody is there, and is the one who may unlock the device (6.1, flags).
const PRESENT_AND_VERIFIED: u8 = 0b101;
/// A new key follows.
const WITH_KEY: u8 = 0b100_0000;

#[derive(Clone)]
pub struct Authenticator {
    pub key: SigningKey,
    pub credential: Vec<u8>,
    pub origin: String,
    pub host: String,
    pub count: u32,
    pub flags: u8,
    pub user: Vec<u8>,
}

impl Authenticator {
    /// One whose secret is `seed`.
    pub fn new(seed: u8, port: u16) -> Authenticator {
        Authenticator {
            key: SigningKey::from_slice(&[seed; 32]).unwrap(),
            credential: vec![seed; 20],
            origin: format!("http://localhost:{port}"),
            host: "localhost".to_owned(),
            count: 1,
            flags: PRESENT_AND_VERIFIED,
            user: Vec::new(),
        }
    }

    /// Makes the passkey that is asked for.
    pub fn create(&mut self, options: &Value) -> String {
        let options = &options["publicKey"];
        self.user = BASE64URL_NOPAD.decode(options["user"]["id"].as_str().unwrap().as_bytes()).unwrap();
        let client = self.client("webauthn.create", options);
        let mut data = self.data(WITH_KEY);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.credential.len()).unwrap().to_be_bytes());
        data.extend(&self.credential);
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().unwrap(), point.y().unwrap());
        // COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053, 7.1.1).
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&x[..]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&y[..]);
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt");
        object.push(0x64);
        object.extend(b"none");
        object.push(0x67);
        object.extend(b"attStmt");
        object.extend([0xa0, 0x68]);
        object.extend(b"authData");
        object.extend([0x58, u8::try_from(data.len()).unwrap()]);
        object.extend(data);
        self.said(json!({ "clientDataJSON": word(&client), "attestationObject": word(&object) }))
    }

    /// Shows it. A device that was told whose it is says so.
    pub fn get(&mut self, options: &Value) -> String {
        self.count += 1;
        self.get_again(options)
    }

    /// Shows it with the count of the last time.
    pub fn get_again(&self, options: &Value) -> String {
        let client = self.client("webauthn.get", &options["publicKey"]);
        let data = self.data(0);
        let signed = [data.clone(), Sha256::digest(&client).to_vec()].concat();
        let signature: Signature = self.key.sign(&signed);
        self.said(json!({
            "clientDataJSON": word(&client),
            "authenticatorData": word(&data),
            "signature": word(signature.to_der().as_bytes()),
            "userHandle": word(&self.user),
        }))
    }

    /// Says that it is another's.
    pub fn of(mut self, user: &Authenticator) -> Authenticator {
        self.user.clone_from(&user.user);
        self
    }

    fn client(&self, what: &str, options: &Value) -> Vec<u8> {
        let client = json!({ "type": what, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false });
        client.to_string().into_bytes()
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let mut data = Sha256::digest(self.host.as_bytes()).to_vec();
        data.push(self.flags | more);
        data.extend(self.count.to_be_bytes());
        data
    }

    fn said(&self, response: Value) -> String {
        let id = word(&self.credential);
        json!({ "id": id, "rawId": id, "type": "public-key", "clientExtensionResults": {}, "response": response })
            .to_string()
    }
}

fn word(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}
