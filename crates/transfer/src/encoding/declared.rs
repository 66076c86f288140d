//! What a page says about its own encoding.

use encoding_rs::{Encoding, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Within how many bytes a declaration is looked for.
const HEAD: usize = 4096;

/// The encoding that the first `charset=` of the page's head names.
pub(super) fn find(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = position(&head[from..], b"charset") {
        from += at + b"charset".len();
        let rest = head[from..].trim_ascii_start();
        let Some(rest) = rest.strip_prefix(b"=") else { continue };
        let label = rest.trim_ascii_start();
        let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
        let end = label.iter().position(|byte| !is_label(*byte)).unwrap_or(label.len());
        if let Some(encoding) = Encoding::for_label(&label[..end]) {
            // What could be read so far was ASCII, so it is not UTF-16, whatever it says.
            let wide = encoding == UTF_16LE || encoding == UTF_16BE;
            return Some(if wide { UTF_8 } else { encoding });
        }
    }
    None
}

/// The encodings that authoring tools declare without being asked.
pub(super) fn is_western(encoding: &'static Encoding) -> bool {
    encoding == WINDOWS_1252 || encoding == ISO_8859_15
}

fn is_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'+')
}

fn position(within: &[u8], wanted: &[u8]) -> Option<usize> {
    within.windows(wanted.len()).position(|window| window == wanted)
}
