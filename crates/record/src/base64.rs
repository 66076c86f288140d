//! Base 64 in its one spelling (RFC 4648, section 4).

use data_encoding::BASE64;
use zeroize::Zeroize;

pub(crate) fn encode(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// Decodes the one spelling. The library would also take several padded texts in a row, so what comes out is
/// written again and compared. Secret keys come this way: nothing of the comparison stays in memory.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let bytes = BASE64.decode(text.as_bytes()).ok()?;
    let mut again = encode(&bytes);
    let same = again == text;
    again.zeroize();
    same.then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_have_one_spelling() {
        assert_eq!(decode(""), Some(Vec::new()));
        assert_eq!(decode("YWI="), Some(b"ab".to_vec()));
        for wrong in ["YWI", "YWJ=", "YW I=", "YWI=\n", "YWI=YWI=", "YQ==YWJj", "YWI==", "_-8=", "===="] {
            assert_eq!(decode(wrong), None, "{wrong:?}");
        }
    }
}
