//! Ways to send a text to somebody: addresses that a reader's own programs open. Nobody is asked
//! for anything before the click.

use crate::context;
use bayan_core::{language::Direction, text::isolate};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands in a query as it is: the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The ways to send the text `title` (plain, of direction `dir`) at the whole address `url`; `qr` is
/// the address of the [drawing](crate::qr::svg) of `url`, where there is one.
pub fn share(url: &str, title: &str, dir: Direction, qr: Option<String>) -> context::Share {
    // A subject has one line: whatever breaks it could begin another header.
    let line: String = title.chars().map(|c| if breaks(c) { ' ' } else { c }).collect();
    let title = isolate::plain(line.trim(), dir);
    let in_query = |text: &str| utf8_percent_encode(text, RESERVED).to_string();
    let (sent_title, sent_url) = (in_query(&title), in_query(url));
    context::Share {
        // RFC 6068, 5: lines of a body end with %0D%0A.
        mail: format!("mailto:?subject={sent_title}&body={sent_title}%0D%0A{sent_url}%0D%0A"),
        whatsapp: format!("https://wa.me/?text={sent_title}%0A{sent_url}"),
        telegram: format!("https://t.me/share/url?url={sent_url}&text={sent_title}"),
        x: format!("https://x.com/intent/post?text={sent_title}&url={sent_url}"),
        url: url.to_owned(),
        title,
        qr: qr.unwrap_or_default(),
    }
}

fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use percent_encoding::percent_decode_str;

    const URL: &str = "https://press.example/ar/a/00000000?a=1&b=2#c";

    fn value<'a>(address: &'a str, name: &str) -> &'a str {
        let query = address.split_once('?').unwrap().1;
        query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).unwrap()
    }

    fn decoded(address: &str, name: &str) -> String {
        percent_decode_str(value(address, name)).decode_utf8().unwrap().into_owned()
    }

    #[test]
    fn a_mixed_title_arrives_isolated_everywhere() {
        let share = share(URL, "لقاء (UNESCO) في 2009-2014", Direction::Rtl, None);
        let title = "\u{2067}لقاء (\u{2066}UNESCO\u{2069}) في \u{2067}\u{2068}2009\u{2069}-\u{2068}2014\u{2069}\u{2069}\u{2069}";
        assert_eq!(share.title, title);
        assert_eq!(decoded(&share.mail, "subject"), title);
        assert_eq!(decoded(&share.mail, "body"), format!("{title}\r\n{URL}\r\n"));
        assert_eq!(decoded(&share.whatsapp, "text"), format!("{title}\n{URL}"));
        for address in [&share.telegram, &share.x] {
            assert_eq!((decoded(address, "text"), decoded(address, "url")), (title.into(), URL.into()));
        }
        assert_eq!((share.url.as_str(), share.qr.as_str()), (URL, ""));
    }

    #[test]
    fn no_title_can_add_a_field_a_header_or_an_attribute() {
        let hostile = "a&bcc=x@example.org#f\r\nBcc: y@example.org\u{2028}\"><script>'%0A?+";
        let share = share(URL, hostile, Direction::Ltr, Some("/x/qr.svg".into()));
        for address in [&share.mail, &share.whatsapp, &share.telegram, &share.x] {
            let fields = if *address == share.whatsapp { 0 } else { 1 };
            assert_eq!(address.matches('&').count(), fields, "{address}");
            assert!(!address.contains(['"', '\'', '<', '>', '#', '\r', '\n', ' ', '+']), "{address}");
        }
        let subject = decoded(&share.mail, "subject");
        assert!(!subject.contains(['\r', '\n', '\u{2028}']), "{subject:?}");
        assert!(subject.contains("%0A?+"), "a title's own percent signs stay letters: {subject}");
        assert!(
            !share.mail[..share.mail.find("&body").unwrap()].to_lowercase().contains("%0a%"),
            "{}",
            share.mail
        );
    }
}
