//! TLS from certificate files, read again when they change: whoever renews them need not restart anything.

use anyhow::{Context, Result, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::SystemTime,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

/// The two files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    /// The certificate and those that vouch for it, the own one first (PEM).
    pub certificate: PathBuf,
    /// Its private key (PEM).
    pub key: PathBuf,
}

/// What connections are accepted with, as the files have it now.
pub struct Certificates {
    files: Files,
    current: Mutex<Current>,
}

struct Current {
    acceptor: TlsAcceptor,
    changed: [Option<SystemTime>; 2],
}

impl Certificates {
    /// Reads the files.
    pub fn open(files: Files) -> Result<Arc<Certificates>> {
        let changed = files.changed();
        let acceptor = files.read()?;
        Ok(Arc::new(Certificates { files, current: Mutex::new(Current { acceptor, changed }) }))
    }

    /// What the next connection is accepted with.
    pub fn acceptor(&self) -> TlsAcceptor {
        self.current.lock().expect("nothing panics under this lock").acceptor.clone()
    }

    /// Reads the files again if they have changed; answers whether they had. What cannot be used is an
    /// error, and the certificate from before goes on being used.
    pub fn renew(&self) -> Result<bool> {
        let changed = self.files.changed();
        if self.current.lock().expect("nothing panics under this lock").changed == changed {
            return Ok(false);
        }
        let acceptor = self.files.read()?;
        *self.current.lock().expect("nothing panics under this lock") = Current { acceptor, changed };
        Ok(true)
    }
}

impl Files {
    fn changed(&self) -> [Option<SystemTime>; 2] {
        [&self.certificate, &self.key].map(|path| fs::metadata(path).and_then(|file| file.modified()).ok())
    }

    fn read(&self) -> Result<TlsAcceptor> {
        let chain = CertificateDer::pem_file_iter(&self.certificate)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .with_context(|| says(&self.certificate, "certificate"))?;
        ensure!(!chain.is_empty(), "there is no certificate in {}", self.certificate.display());
        let key = PrivateKeyDer::from_pem_file(&self.key).with_context(|| says(&self.key, "private key"))?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .context("the certificate and the private key do not fit together")?;
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}

fn says(path: &Path, what: &str) -> String {
    format!("cannot read a {what} from {} (PEM is expected)", path.display())
}
