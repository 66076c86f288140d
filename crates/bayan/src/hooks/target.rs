//! Where messages may be sent.

use crate::settings::Settings;
use url::Url;

/// The longest address, in bytes.
const LONGEST: usize = 1000;

/// An address that may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target(Url);

/// Why an address is none that may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotATarget {
    /// It is none, or carries a name, a password or a fragment.
    #[error("this is no address that can be told")]
    Unreadable,
    /// It is not asked for over TLS, and the operator has not named it.
    #[error("an address of the Internet is told over https")]
    Plain,
}

impl Target {
    /// Reads an address: `https://`, or at an origin that the operator named. Where its host is on the network is
    /// looked at when something is sent there.
    pub fn read(address: &str, settings: &Settings) -> Result<Target, NotATarget> {
        let url = Url::parse(address).map_err(|_| NotATarget::Unreadable)?;
        let plain = address.len() <= LONGEST
            && url.username().is_empty()
            && url.password().is_none()
            && url.fragment().is_none()
            && url.host().is_some();
        if !plain || !matches!(url.scheme(), "http" | "https") {
            return Err(NotATarget::Unreadable);
        }
        let target = Target(url);
        // Of the Internet only the ports of the web are asked (`outgoing`).
        let usual = target.0.scheme() == "https" && target.0.port_or_known_default() == Some(443);
        if usual || settings.hook_origins.contains(&target.origin()) {
            Ok(target)
        } else {
            Err(NotATarget::Plain)
        }
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses_and_those_that_the_operator_named_are_told() {
        let settings = Settings::parse("hook_origins = ['http://127.0.0.1:9000']", |_| None).unwrap();
        let read = |address: &str| Target::read(address, &settings).map(|target| target.as_str().to_owned());
        assert_eq!(read("https://hooks.example/in?a=b").as_deref(), Ok("https://hooks.example/in?a=b"));
        assert_eq!(read("http://127.0.0.1:9000/in").as_deref(), Ok("http://127.0.0.1:9000/in"));
        assert_eq!(read("http://hooks.example/in"), Err(NotATarget::Plain));
        assert_eq!(read("http://127.0.0.1:9001/in"), Err(NotATarget::Plain));
        assert_eq!(read("https://hooks.example:8443/in"), Err(NotATarget::Plain));
        for other in [
            "",
            "x",
            "ftp://a/",
            "https://",
            "https://me:x@a.example/",
            "https://a.example/#x",
            "file:///etc",
        ] {
            assert_eq!(read(other), Err(NotATarget::Unreadable), "{other}");
        }
        assert_eq!(read(&format!("https://a.example/{}", "x".repeat(LONGEST))), Err(NotATarget::Unreadable));
    }
}
