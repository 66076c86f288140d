//! Bytes to text: UTF-8 where it is, else what is declared, unless the letters say otherwise: old
//! Arabic pages are windows-1256 or ISO-8859-6 and declare windows-1252, or nothing.

mod arabic;
mod declared;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Decodes `bytes`; answers the text and, where they were not UTF-8, the encoding taken for theirs.
pub fn decode(bytes: &[u8]) -> (String, Option<&'static str>) {
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bare) {
        return (text.to_owned(), None);
    }
    let encoding = guess(bytes);
    let (text, used, _) = encoding.decode(bytes);
    (text.into_owned(), Some(used.name()))
}

/// The text of a page, and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: &'static str,
    /// How sure that is.
    pub trust: Trust,
}

/// Where the encoding of a page was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// From its bytes, which leave no choice, from its declaration, or from the rules.
    Sure,
    /// The page declares none; from its letters.
    Guessed,
    /// The page declares this one, and its letters say another.
    Overruled(&'static str),
}

/// Decodes a web page; `forced` is what somebody who knows the site says.
pub fn decode_page(bytes: &[u8], forced: Option<&'static Encoding>) -> Decoded {
    let read = |encoding: &'static Encoding, trust| {
        let (text, used, _) = encoding.decode(bytes);
        Decoded { text: text.into_owned(), encoding: used.name(), trust }
    };
    if let Some(encoding) = forced {
        return read(encoding, Trust::Sure);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return read(encoding, Trust::Sure);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => return read(UTF_8, Trust::Sure),
        // A page that breaks off in the middle of a letter is UTF-8 all the same.
        Err(error) if error.error_len().is_none() => {
            let whole = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            if !whole.is_ascii() {
                return Decoded { text: whole.into_owned(), encoding: UTF_8.name(), trust: Trust::Sure };
            }
        }
        Err(_) => {}
    }
    let declared = declared::find(bytes);
    if mostly_utf8(bytes) {
        return read(UTF_8, Trust::Guessed);
    }
    if let Some(encoding) = declared
        && encoding != UTF_8
        && !arabic::EIGHT_BIT.contains(&encoding)
        && !declared::is_western(encoding)
    {
        return read(encoding, Trust::Sure);
    }
    if let Some(encoding) = arabic::plausible(bytes) {
        return match declared {
            Some(declared) if declared == encoding => read(encoding, Trust::Sure),
            Some(declared) => read(encoding, Trust::Overruled(declared.name())),
            None => read(encoding, Trust::Guessed),
        };
    }
    match declared {
        Some(encoding) if encoding != UTF_8 => read(encoding, Trust::Sure),
        Some(encoding) => read(guess(bytes), Trust::Overruled(encoding.name())),
        None => read(guess(bytes), Trust::Guessed),
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Whether broken sequences are rare among whole ones: UTF-8 that a template has cut in two.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken * 10
}

#[cfg(test)]
mod tests;
