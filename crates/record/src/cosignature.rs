//! C2SP cosignatures, Ed25519: a witness states that at a time it had seen this head, and none larger.

use crate::{
    checkpoint::Checkpoint,
    decimal::MAX_NUMBER,
    note::{KeyKind, Signature, SigningKey, VerifierKey},
};

/// Why there is no cosignature, or not a right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CosignatureFault {
    /// The key is not one for cosignatures.
    #[error("the key is not one for cosignatures")]
    KeyKind,
    /// What should be cosigned is not the text of a checkpoint.
    #[error("the text is not that of a checkpoint")]
    NotACheckpoint,
    /// The time is before 1970 or cannot be written.
    #[error("the time of a cosignature lies outside what can be written")]
    Time,
    /// The signature is another key's.
    #[error("the signature is not in the name of this key")]
    AnotherKey,
    /// The signature does not fit text and time.
    #[error("the cosignature does not fit the checkpoint and its time")]
    Wrong,
}

/// Cosigns the text of a checkpoint (without signatures) at a time in seconds since 1970.
pub fn cosign(key: &SigningKey, checkpoint_text: &str, seconds: u64) -> Result<Signature, CosignatureFault> {
    if key.verifier().kind() != KeyKind::Cosignature {
        return Err(CosignatureFault::KeyKind);
    }
    if checkpoint_text.parse::<Checkpoint>().is_err() {
        return Err(CosignatureFault::NotACheckpoint);
    }
    if seconds > MAX_NUMBER {
        return Err(CosignatureFault::Time);
    }
    let signed = key.sign_bytes(message(checkpoint_text, seconds).as_bytes());
    Ok(key.signature([&seconds.to_be_bytes()[..], &signed].concat()))
}

/// Checks a cosignature over the text of a checkpoint. Returns its time in seconds since 1970.
pub fn verify_cosignature(
    key: &VerifierKey,
    text: &str,
    signature: &Signature,
) -> Result<u64, CosignatureFault> {
    if key.kind() != KeyKind::Cosignature {
        return Err(CosignatureFault::KeyKind);
    }
    if !key.made(signature) {
        return Err(CosignatureFault::AnotherKey);
    }
    if text.parse::<Checkpoint>().is_err() {
        return Err(CosignatureFault::NotACheckpoint);
    }
    let (seconds, signed) = signature.bytes.split_first_chunk::<8>().ok_or(CosignatureFault::Wrong)?;
    let seconds = u64::from_be_bytes(*seconds);
    if seconds > MAX_NUMBER {
        return Err(CosignatureFault::Time);
    }
    if !key.verify_bytes(message(text, seconds).as_bytes(), signed) {
        return Err(CosignatureFault::Wrong);
    }
    Ok(seconds)
}

fn message(checkpoint_text: &str, seconds: u64) -> String {
    format!("cosignature/v1\ntime {seconds}\n{checkpoint_text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    fn witness() -> SigningKey {
        SigningKey::from_seed("witness.example/w1", KeyKind::Cosignature, [7; 32]).unwrap()
    }

    #[test]
    fn a_cosignature_binds_text_time_and_key() {
        let key = witness();
        let signature = cosign(&key, TEXT, 1_679_315_147).unwrap();
        assert_eq!(signature.bytes.len(), 72);
        assert_eq!(verify_cosignature(&key.verifier(), TEXT, &signature), Ok(1_679_315_147));
        for place in 0..signature.bytes.len() {
            let mut altered = signature.clone();
            altered.bytes[place] ^= 1;
            assert!(verify_cosignature(&key.verifier(), TEXT, &altered).is_err(), "{place}");
        }
        let other = TEXT.replace("20852163", "20852164");
        assert_eq!(verify_cosignature(&key.verifier(), &other, &signature), Err(CosignatureFault::Wrong));
        let other = SigningKey::from_seed("witness.example/w1", KeyKind::Cosignature, [8; 32]).unwrap();
        let refused = verify_cosignature(&other.verifier(), TEXT, &signature);
        assert_eq!(refused, Err(CosignatureFault::AnotherKey));
    }

    #[test]
    fn the_kinds_of_keys_do_not_stand_in_for_each_other() {
        let log = SigningKey::from_seed("witness.example/w1", KeyKind::Ed25519, [7; 32]).unwrap();
        assert_eq!(cosign(&log, TEXT, 1), Err(CosignatureFault::KeyKind));
        assert_ne!(log.verifier().id(), witness().verifier().id());
        assert!(crate::note::sign(TEXT, &[&witness()]).is_err());
        assert_eq!(cosign(&witness(), "any text\n", 1), Err(CosignatureFault::NotACheckpoint));
        assert_eq!(cosign(&witness(), TEXT, u64::MAX), Err(CosignatureFault::Time));
    }
}
