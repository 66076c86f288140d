//! Whether bytes are Arabic in one of the two encodings with one byte a letter.

use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1256};

/// The encodings that are told apart here.
pub(super) const EIGHT_BIT: [&Encoding; 2] = [WINDOWS_1256, ISO_8859_6];

/// How many bytes are looked at; they are taken where the letters are.
const SAMPLE: usize = 256 << 10;

/// How often letters occur in Arabic, roughly, in percent.
const COMMON: [(char, i64); 20] = [
    ('ا', 13),
    ('ل', 12),
    ('ي', 7),
    ('م', 7),
    ('و', 6),
    ('ن', 6),
    ('ر', 5),
    ('ت', 5),
    ('ب', 4),
    ('ع', 4),
    ('ه', 3),
    ('ة', 3),
    ('د', 3),
    ('ف', 3),
    ('س', 3),
    ('أ', 2),
    ('ق', 2),
    ('ك', 2),
    ('ح', 2),
    ('ى', 2),
];

/// The encoding in which `bytes` are Arabic, if they are in any.
pub(super) fn plausible(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = sample(bytes);
    if !in_words(&sample) {
        return None;
    }
    let best = EIGHT_BIT
        .into_iter()
        .max_by_key(|encoding| score(&encoding.decode_without_bom_handling(&sample).0))?;
    let text = best.decode_without_bom_handling(&sample).0;
    let foreign = text.chars().filter(|c| !c.is_ascii());
    let (letters, all) =
        foreign.fold((0usize, 0usize), |(letters, all), c| (letters + usize::from(is_letter(c)), all + 1));
    (letters * 10 >= all * 8).then_some(best)
}

/// The bytes beyond ASCII with a blank for everything between them.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for byte in bytes {
        if *byte >= 0x80 {
            sample.push(*byte);
        } else if sample.last().is_some_and(|last| *last != b' ') {
            sample.push(b' ');
        }
        if sample.len() >= SAMPLE {
            break;
        }
    }
    sample
}

/// Whether most of the bytes stand in whole words of at least three: in French or German they stand
/// alone between ASCII letters.
fn in_words(sample: &[u8]) -> bool {
    let all = sample.iter().filter(|byte| **byte >= 0x80).count();
    let within: usize =
        sample.split(|byte| *byte == b' ').map(<[u8]>::len).filter(|length| *length >= 3).sum();
    all >= 3 && within * 10 >= all * 6
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{652}' | '\u{67e}' | '\u{686}' | '\u{698}' | '\u{6af}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '«' | '»' | '\u{a0}' | '–' | '“' | '”' | '\u{200c}'..='\u{200f}' | '…' | '’' | '•')
}

fn score(text: &str) -> i64 {
    let letters: i64 = text
        .chars()
        .filter(|c| !c.is_ascii())
        .map(|c| match COMMON.iter().find(|(letter, _)| *letter == c) {
            Some((_, weight)) => *weight,
            None if is_letter(c) => 1,
            None => -10,
        })
        .sum();
    // The article opens every third word; in the wrong one of the two encodings it is no article.
    letters + 20 * text.split(' ').filter(|word| word.starts_with("ال")).count() as i64
}
