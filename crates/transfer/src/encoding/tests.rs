use super::*;
use encoding_rs::{ISO_8859_6, WINDOWS_1252, WINDOWS_1256};

const TEXT: &str = "أعلنت البلدية اليوم افتتاح الرصيف الجديد بعد أعمال ترميم دامت ثلاثة أعوام";

fn page(declared: &str, text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let html = format!("<html><head>{declared}</head><body><p>{text}</p></body></html>");
    encoding.encode(&html).0.into_owned()
}

fn meta(charset: &str) -> String {
    format!("<meta http-equiv=Content-Type content=\"text/html; charset={charset}\">")
}

fn how(bytes: &[u8]) -> (&'static str, Trust) {
    let decoded = decode_page(bytes, None);
    (decoded.encoding, decoded.trust)
}

#[test]
fn old_arabic_pages_are_read() {
    let (bytes, _, _) = WINDOWS_1256.encode(TEXT);
    assert_eq!(decode(&bytes), (TEXT.to_owned(), Some("windows-1256")));
    assert_eq!(decode("\u{feff}نص".as_bytes()), ("نص".to_owned(), None));
}

#[test]
fn the_two_old_encodings_are_told_apart_whatever_is_declared() {
    for encoding in [WINDOWS_1256, ISO_8859_6] {
        let own = encoding.name();
        for (declared, trust) in [
            (String::new(), Trust::Guessed),
            (meta(own), Trust::Sure),
            (meta("windows-1252"), Trust::Overruled("windows-1252")),
            (meta("iso-8859-1"), Trust::Overruled("windows-1252")),
            (meta("utf-8"), Trust::Overruled("UTF-8")),
            (meta("no-such-thing"), Trust::Guessed),
        ] {
            let bytes = page(&declared, TEXT, encoding);
            assert_eq!(how(&bytes), (own, trust), "{own} declared as {declared}");
            assert!(decode_page(&bytes, None).text.contains(TEXT));
        }
    }
    let bytes = page(&meta("iso-8859-6"), TEXT, WINDOWS_1256);
    assert_eq!(how(&bytes), ("windows-1256", Trust::Overruled("ISO-8859-6")));
}

#[test]
fn a_short_arabic_page_among_western_words_is_read() {
    let bytes = page(&meta("iso-8859-1"), "The word بلدية رأس النوارس in English text", WINDOWS_1256);
    assert_eq!(how(&bytes), ("windows-1256", Trust::Overruled("windows-1252")));
}

#[test]
fn french_stays_french() {
    let text = "La municipalité a annoncé la réouverture du quai après trois années de travaux à l’été";
    for declared in ["iso-8859-1", "windows-1252"] {
        let bytes = page(&meta(declared), text, WINDOWS_1252);
        assert_eq!(how(&bytes), ("windows-1252", Trust::Sure));
        assert!(decode_page(&bytes, None).text.contains(text));
    }
    assert_eq!(how(&page("", text, WINDOWS_1252)), ("windows-1252", Trust::Guessed));
}

#[test]
fn utf8_is_utf8_with_a_mark_cut_off_or_declared_otherwise() {
    let html = format!("{}<p>{TEXT}</p>", meta("windows-1256"));
    assert_eq!(how(html.as_bytes()), ("UTF-8", Trust::Sure));
    let marked = format!("\u{feff}{html}");
    assert!(!decode_page(marked.as_bytes(), None).text.starts_with('\u{feff}'));
    let cut = &TEXT.as_bytes()[..TEXT.len() - 1];
    assert_eq!(how(cut), ("UTF-8", Trust::Sure));
    let mut torn = html.clone().into_bytes();
    torn.insert(html.len() - 20, 0xd9);
    torn.insert(html.len() - 20, 0xff);
    assert_eq!(how(&torn).0, "UTF-8");
    let wide: Vec<u8> =
        std::iter::once(0xfeffu16).chain(html.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(how(&wide), ("UTF-16LE", Trust::Sure));
}

#[test]
fn what_the_rules_say_is_not_doubted() {
    let bytes = page(&meta("windows-1252"), "ب", WINDOWS_1256);
    let decoded = decode_page(&bytes, Some(WINDOWS_1256));
    assert_eq!((decoded.encoding, decoded.trust), ("windows-1256", Trust::Sure));
    assert!(decoded.text.contains('ب'));
}
