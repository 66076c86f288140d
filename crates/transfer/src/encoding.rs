//! Bytes to text: UTF-8 where it is, else what the letters look like (windows-1256 mostly).

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// Decodes `bytes`; answers the text and, where they were not UTF-8, the encoding taken for theirs.
pub fn decode(bytes: &[u8]) -> (String, Option<&'static str>) {
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bare) {
        return (text.to_owned(), None);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let (text, used, _) = encoding.decode(bytes);
    (text.into_owned(), Some(used.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_arabic_pages_are_read() {
        let text = "أعلنت البلدية اليوم افتتاح الرصيف الجديد بعد أعمال ترميم دامت ثلاثة أعوام";
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(text);
        assert_eq!(decode(&bytes), (text.to_owned(), Some("windows-1256")));
        assert_eq!(decode("\u{feff}نص".as_bytes()), ("نص".to_owned(), None));
    }
}
