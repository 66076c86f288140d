//! Content encodings: chosen by what the reader accepts, made once per page and not per request.

use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// How the bytes of an answer are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As they are.
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

impl Encoding {
    /// The token in headers; none for bytes as they are.
    pub fn token(self) -> Option<&'static str> {
        match self {
            Encoding::Identity => None,
            Encoding::Gzip => Some("gzip"),
            Encoding::Brotli => Some("br"),
        }
    }

    /// The best of what there is that `header` accepts (RFC 9110, 12.5.3).
    pub fn accepted(header: Option<&str>, has_brotli: bool, has_gzip: bool) -> Encoding {
        let Some(header) = header else { return Encoding::Identity };
        let (mut brotli, mut gzip, mut any) = (None, None, None);
        for item in header.split(',') {
            let mut parts = item.split(';');
            let name = parts.next().unwrap_or_default().trim();
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(Some(1.0), |q| q.trim().parse::<f32>().ok());
            let allowed = weight.is_some_and(|weight| weight > 0.0);
            if name.eq_ignore_ascii_case("br") {
                brotli = Some(allowed);
            } else if name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip") {
                gzip = Some(allowed);
            } else if name == "*" {
                any = Some(allowed);
            }
        }
        if has_brotli && brotli.or(any) == Some(true) {
            Encoding::Brotli
        } else if has_gzip && gzip.or(any) == Some(true) {
            Encoding::Gzip
        } else {
            Encoding::Identity
        }
    }
}

/// How hard to compress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// So that the first reader does not wait: gzip alone, which every browser takes, at the least effort
    /// that brings long articles into the first 14 KB.
    Quick,
    /// So that all others load less: both, as small as they get.
    Best,
}

/// The level of gzip that is quick. At 1 the median article of the demo takes 11 KB instead of 9.
const QUICK: u32 = 3;

/// `bytes` as brotli, where the effort is worth it.
pub fn brotli(bytes: &[u8], effort: Effort) -> Option<Bytes> {
    if effort == Effort::Quick {
        return None;
    }
    let mut out = Vec::with_capacity(bytes.len() / 3);
    // A window wider than the text finds nothing more, and takes megabytes.
    let window = bytes.len().next_power_of_two().ilog2().clamp(10, 22);
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: i32::try_from(window).unwrap_or(22),
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).expect("memory takes every byte");
    Some(out.into())
}

/// `bytes` as gzip.
pub fn gzip(bytes: &[u8], effort: Effort) -> Bytes {
    let level = if effort == Effort::Best { Compression::best() } else { Compression::new(QUICK) };
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), level);
    encoder.write_all(bytes).expect("memory takes every byte");
    encoder.finish().expect("memory takes every byte").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_accepted_encoding_is_chosen() {
        for (header, encoding) in [
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("gzip", Encoding::Gzip),
            ("br;q=0, gzip;q=0.5", Encoding::Gzip),
            ("br;q=0, gzip;q=0", Encoding::Identity),
            ("*", Encoding::Brotli),
            ("*;q=0", Encoding::Identity),
            ("identity", Encoding::Identity),
            ("br;q=nonsense", Encoding::Identity),
            ("", Encoding::Identity),
        ] {
            assert_eq!(Encoding::accepted(Some(header), true, true), encoding, "{header}");
        }
        assert_eq!(Encoding::accepted(None, true, true), Encoding::Identity);
        assert_eq!(Encoding::accepted(Some("br, gzip;q=0.8"), false, true), Encoding::Gzip);
        assert_eq!(Encoding::accepted(Some("br, gzip;q=0"), false, true), Encoding::Identity);
    }

    #[test]
    fn what_is_compressed_is_what_it_was() {
        let text = "نص يتكرر ".repeat(200);
        let small = brotli(text.as_bytes(), Effort::Best).unwrap();
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut &small[..], &mut plain).unwrap();
        assert_eq!(plain, text.as_bytes());
        for effort in [Effort::Quick, Effort::Best] {
            let mut plain = String::new();
            std::io::Read::read_to_string(
                &mut flate2::read::GzDecoder::new(&gzip(text.as_bytes(), effort)[..]),
                &mut plain,
            )
            .unwrap();
            assert_eq!(plain, text);
        }
    }
}
