//! Numbers in their one spelling.

/// The largest number that any format of the record may hold: it fits a signed 64-bit column everywhere.
pub const MAX_NUMBER: u64 = i64::MAX as u64;

/// A decimal number without sign or leading zeros, at most [`MAX_NUMBER`].
pub(crate) fn number(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || text.is_empty() || text.len() > 19 || (text.len() > 1 && text.starts_with('0')) {
        return None;
    }
    text.parse().ok().filter(|number| *number <= MAX_NUMBER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_has_one_spelling() {
        assert_eq!(number("0"), Some(0));
        assert_eq!(number("9223372036854775807"), Some(MAX_NUMBER));
        for wrong in ["", "00", "01", "+1", "-1", " 1", "1 ", "1_0", "٣", "9223372036854775808", "1e3"] {
            assert_eq!(number(wrong), None, "{wrong:?}");
        }
    }
}
