//! Hashing passwords, which takes time and memory on purpose: a few at once, away from everything else.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use bayan_core::account::Password;
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

/// How many are hashed at once: 19 MiB each.
const AT_ONCE: usize = 2;

/// Whoever hashes.
#[derive(Clone)]
pub struct Hasher {
    places: Arc<Semaphore>,
    /// What is compared with where there is no account: it takes as long.
    nobody: Arc<OnceLock<String>>,
}

impl Default for Hasher {
    fn default() -> Hasher {
        Hasher { places: Arc::new(Semaphore::new(AT_ONCE)), nobody: Arc::default() }
    }
}

impl Hasher {
    /// The hash of a password, in its PHC form, with a salt of its own (argon2id, 19 MiB, two rounds: OWASP's
    /// first choice). None where the machine has no chance or memory to give.
    pub async fn hash(&self, password: Password) -> Option<String> {
        self.away(move || hashed(&password)).await
    }

    /// Whether a password is the one that was hashed. Where there is none it takes as long, and is wrong.
    pub async fn verify(&self, password: Password, hash: Option<String>) -> bool {
        let nobody = Arc::clone(&self.nobody);
        let verified = self.away(move || {
            let known = hash.is_some();
            let hash = match hash {
                Some(hash) => hash,
                None => nobody.get_or_init(|| hashed(&Password::typed("nobody")).unwrap_or_default()).clone(),
            };
            let hash = PasswordHash::new(&hash).ok()?;
            let fits = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
            Some(fits && known)
        });
        verified.await.unwrap_or(false)
    }

    async fn away<T: Send + 'static>(&self, work: impl FnOnce() -> Option<T> + Send + 'static) -> Option<T> {
        // The place goes with the work: whoever asked for it may be gone before it is done.
        let place = Arc::clone(&self.places).acquire_owned().await.ok()?;
        let working = move || {
            let done = work();
            drop(place);
            done
        };
        tokio::task::spawn_blocking(working).await.ok()?
    }
}

fn hashed(password: &Password) -> Option<String> {
    Argon2::default().hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_fits_and_nobody_has_one() {
        let hasher = Hasher::default();
        let hash = hasher.hash(Password::typed("قطة على سطح القطار")).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hasher.verify(Password::typed("قطة على سطح القطار"), Some(hash.clone())).await);
        assert!(!hasher.verify(Password::typed("قطة على سطح"), Some(hash.clone())).await);
        assert!(!hasher.verify(Password::typed("nobody"), None).await);
        assert!(!hasher.verify(Password::typed("x"), Some("no hash".into())).await);
        assert_ne!(
            hasher.hash(Password::typed("قطة على سطح القطار")).await.unwrap(),
            hash,
            "a salt of its own"
        );
    }
}
