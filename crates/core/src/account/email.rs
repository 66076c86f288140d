//! Addresses of mail.

use crate::text::{hidden, normal};
use std::{fmt, str::FromStr};

/// The longest address, in bytes (RFC 5321, 4.5.3.1.3, without the angle brackets).
const LONGEST: usize = 254;
/// The longest part before the sign, in bytes (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;
/// The longest label of a host name, in bytes (RFC 1035, 2.3.4).
const LONGEST_LABEL: usize = 63;

/// An address of mail, as people write them: no quotes, no comments, no literal addresses of machines. Letters of
/// any script may stand in it (RFC 6531).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailAddress(String);

/// The text is no address of mail, or one that is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an address of mail")]
pub struct NotAnEmailAddress;

impl EmailAddress {
    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What tells it from others: two that differ only in large and small letters are one, since nobody
    /// remembers with which of them an account was made.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl FromStr for EmailAddress {
    type Err = NotAnEmailAddress;
    fn from_str(text: &str) -> Result<EmailAddress, NotAnEmailAddress> {
        hidden::refuse(text).map_err(|_| NotAnEmailAddress)?;
        let text = normal::nfc(text.trim());
        let (local, host) = text.rsplit_once('@').ok_or(NotAnEmailAddress)?;
        let plain = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~-.".contains(c);
        let is_local = !local.is_empty()
            && local.len() <= LONGEST_LOCAL
            && local.chars().all(plain)
            // A program that is given it as an argument would take it for an option.
            && !local.starts_with(['-', '.'])
            && !local.ends_with('.')
            && !local.contains("..");
        let is_label = |label: &str| {
            !label.is_empty()
                && label.len() <= LONGEST_LABEL
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let is_host = host.contains('.') && host.split('.').all(is_label);
        if is_local && is_host && text.len() <= LONGEST {
            Ok(EmailAddress(text))
        } else {
            Err(NotAnEmailAddress)
        }
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_read_and_two_spellings_are_one() {
        for text in
            ["lina@ras-nawaris.example", "l.haddad+press@a.b.example", "لينا@بلدية.example", " a@b.cd "]
        {
            let address: EmailAddress = text.parse().unwrap();
            assert_eq!(address.as_str(), text.trim());
        }
        let (one, other): (EmailAddress, EmailAddress) =
            ("Lina@Example.org".parse().unwrap(), "lina@example.org".parse().unwrap());
        assert_eq!(one.key(), other.key());
    }

    #[test]
    fn what_could_be_something_else_to_a_mail_program_is_refused() {
        let long = format!("{}@example.org", "x".repeat(65));
        for text in [
            "",
            "@",
            "a@",
            "@b.cd",
            "a@b",
            "a b@c.de",
            "a@b.cd\r\nBcc: x@y.zz",
            "\"a b\"@c.de",
            "a@[127.0.0.1]",
            "-v@b.cd",
            ".a@b.cd",
            "a.@b.cd",
            "a..b@c.de",
            "a@-b.cd",
            "a@b..cd",
            "a@b.cd,x@y.zz",
            "<a@b.cd>",
            "a\u{202e}b@c.de",
            "a@b.cd\0",
            &long,
        ] {
            assert_eq!(text.parse::<EmailAddress>(), Err(NotAnEmailAddress), "{text:?}");
        }
    }
}
