//! Addresses of earlier sites, which may be anything that a server once answered.

use percent_encoding::percent_decode_str;

/// The longest old address that is kept: an index has to hold it.
const OLD_LENGTH: usize = 2000;

/// An old address in the one form in which it is kept and looked up: the path with its query, without
/// host and fragment, decoded where it is UTF-8 (windows-1256 stays percent-encoded). None for one that
/// is no address.
pub fn old_address(address: &str) -> Option<String> {
    let address = address.trim().split('#').next()?;
    let local = match address.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => address,
    };
    if !local.starts_with('/') || local.len() > OLD_LENGTH {
        return None;
    }
    let decoded =
        percent_decode_str(local).decode_utf8().unwrap_or_else(|_| local.to_ascii_uppercase().into());
    let fine = !decoded.chars().any(char::is_control) && decoded != "/";
    fine.then(|| bayan_core::text::normal::nfc(&decoded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_addresses_have_one_form() {
        let form = |address: &str| old_address(address);
        assert_eq!(form("http://old.example/a.php?id=1#x").as_deref(), Some("/a.php?id=1"));
        assert_eq!(form("/2024/%D8%AE%D8%A8%D8%B1").as_deref(), Some("/2024/خبر"));
        assert_eq!(form("/news/%c7%CE").as_deref(), form("/news/%C7%ce").as_deref());
        assert!(form("/news/%C7%CE").is_some());
        assert_eq!(form("relative"), None);
        assert_eq!(form("/"), None);
        assert_eq!(form("/a%00b"), None);
    }
}
