//! Hidden characters: those that text needs, and those that deceive (CVE-2021-42574, UTS #36).

/// A hidden character that reorders or disguises what the reader sees, with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the hidden character U+{:04X} at character {position} is not accepted", *character as u32)]
pub struct Hidden {
    /// Which one.
    pub character: char,
    /// Which character of the text it is, counted from 0.
    pub position: usize,
}

/// What a hidden character is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Seen, or needed: LRM, RLM, ALM, ZWNJ, ZWJ, white space, everything visible.
    Ordinary,
    /// One of the four characters of isolation; they must balance.
    Isolate,
    /// Embeddings, overrides, tags, controls.
    Refused,
}

fn class(c: char) -> Class {
    match c {
        '\n' | '\r' | '\t' => Class::Ordinary,
        '\u{2066}'..='\u{2069}' => Class::Isolate,
        // Controls of C0 and C1; embeddings and overrides; invisible operators and deprecated format
        // characters; interlinear annotation; byte order mark; tags; noncharacters; private variation.
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Class::Refused,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' => Class::Refused,
        '\u{180e}' | '\u{200b}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => Class::Refused,
        '\u{e0000}'..='\u{e0fff}' => Class::Refused,
        '\u{fdd0}'..='\u{fdef}' => Class::Refused,
        c if (c as u32) & 0xfffe == 0xfffe => Class::Refused,
        _ => Class::Ordinary,
    }
}

/// Whether `c` opens or closes an isolate.
pub fn is_isolate(c: char) -> bool {
    class(c) == Class::Isolate
}

/// Refuses text with a character that hides something, or with isolates that do not balance.
pub fn refuse(text: &str) -> Result<(), Hidden> {
    let mut open = Vec::new();
    for (position, character) in text.chars().enumerate() {
        let hidden = Hidden { character, position };
        match (class(character), character) {
            (Class::Refused, _) => return Err(hidden),
            (Class::Isolate, '\u{2069}') => {
                open.pop().ok_or(hidden)?;
            }
            (Class::Isolate, _) => open.push(hidden),
            (Class::Ordinary, _) => {}
        }
    }
    open.pop().map_or(Ok(()), Err)
}

/// Drops what [`refuse`] would refuse; answers the text and what was dropped.
pub fn strip(text: &str) -> (String, Vec<Hidden>) {
    if refuse(text).is_ok() {
        return (text.to_owned(), Vec::new());
    }
    let mut dropped = Vec::new();
    let mut open = Vec::new();
    for (position, character) in text.chars().enumerate() {
        let hidden = Hidden { character, position };
        match (class(character), character) {
            (Class::Refused, _) => dropped.push(hidden),
            (Class::Isolate, '\u{2069}') => {
                if open.pop().is_none() {
                    dropped.push(hidden);
                }
            }
            (Class::Isolate, _) => open.push(hidden),
            (Class::Ordinary, _) => {}
        }
    }
    dropped.extend(open);
    dropped.sort_by_key(|hidden| hidden.position);
    let mut next = dropped.iter().map(|hidden| hidden.position).peekable();
    let keep = text.chars().enumerate().filter(|(position, _)| next.next_if_eq(position).is_none());
    (keep.map(|(_, c)| c).collect(), dropped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_text_needs_stays() {
        for needed in [
            "می\u{200c}خواهم",
            "a\u{200e}b\u{200f}c\u{61c}",
            "ع\u{200d}",
            "\u{2067}بيان\u{2069} x",
            "بَيَان\n\t",
        ] {
            assert_eq!(refuse(needed), Ok(()), "{needed:?}");
            assert_eq!(strip(needed), (needed.to_owned(), vec![]));
        }
    }

    #[test]
    fn what_deceives_is_refused_and_stripped() {
        for (hostile, clean) in [
            ("user\u{202e}gpj.exe", "usergpj.exe"),
            ("\u{202b}بيان\u{202c}", "بيان"),
            ("a\u{e0041}b", "ab"),
            ("\u{2067}open", "open"),
            ("close\u{2069}", "close"),
            ("\u{feff}bom", "bom"),
            ("nul\0", "nul"),
            ("\u{2067}a\u{202e}\u{2069}", "\u{2067}a\u{2069}"),
        ] {
            assert!(refuse(hostile).is_err(), "{hostile:?}");
            let (stripped, dropped) = strip(hostile);
            assert_eq!(stripped, clean);
            assert!(!dropped.is_empty());
            assert_eq!(refuse(&stripped), Ok(()));
        }
    }
}
