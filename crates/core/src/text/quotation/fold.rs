//! Words in a form for finding only.
//!
//! The rules are those of [`comparable`](crate::text::arabic::comparable) and go further; they stand here
//! again because hashes of these words are kept. **Whoever changes a rule changes the version in
//! `shingles.rs`**, and every text is to be stored anew.

use crate::text::{arabic, digits};
use icu_normalizer::{DecomposingNormalizerBorrowed, properties::CanonicalCombiningClassMapBorrowed};
use std::ops::Range;

/// A word of a text in the form for finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Without marks and tatweel, letters of one sound in one shape, small, digits Western. Never shown.
    pub folded: String,
    /// Where it stands in the text, in bytes, with its marks.
    pub range: Range<usize>,
}

/// The words of `text` in a form for finding only: NFKC, no marks (of any script), no tatweel, no hamza,
/// alefs, yehs, heh and teh marbuta, kafs in one shape each, small letters, Western digits; hidden
/// characters and punctuation gone.
///
/// A script that writes no space between words (Chinese, Thai …) gives a word a letter. A ligature that
/// is several words («ﷺ») gives them all with its own range. The time grows with the length alone.
pub fn fold(text: &str) -> Vec<Word> {
    fold_at_most(text, usize::MAX)
}

/// As [`fold`], but no more than about `most` words: a ligature may be four.
pub(super) fn fold_at_most(text: &str, most: usize) -> Vec<Word> {
    let mut folder = Folder::default();
    let normalizer = DecomposingNormalizerBorrowed::new_nfkd();
    let classes = CanonicalCombiningClassMapBorrowed::new();
    let mut bytes = [0; 4];
    for (at, c) in text.char_indices() {
        if folder.words.len() >= most {
            break;
        }
        let place = at..at + c.len_utf8();
        if c.is_ascii() || matches!(c, 'ا' | 'ب'..='غ' | 'ف'..='ي') {
            folder.take(c, &place);
        } else if is_unkept(c) || classes.get_u8(c) != 0 {
            folder.mark(&place);
        } else if !is_hidden(c) && !is_isolated_mark(c) {
            let decomposed = normalizer.normalize(c.encode_utf8(&mut bytes));
            let letters = decomposed.chars().filter(|c| !is_unkept(*c) && classes.get_u8(*c) == 0);
            letters.for_each(|c| folder.take(c, &place));
        }
    }
    folder.end();
    folder.words
}

/// Collects letters into words.
#[derive(Default)]
struct Folder {
    words: Vec<Word>,
    letters: String,
    range: Range<usize>,
}

impl Folder {
    /// Takes a character without marks, which comes from `place`.
    fn take(&mut self, c: char, place: &Range<usize>) {
        match c {
            // Everybody writes «شي» for «شيء» and «ما» for «ماء».
            'ء' | 'ٴ' => self.mark(place),
            'ٱ' => self.push('ا', place),
            'ى' | 'ی' | 'ې' => self.push('ي', place),
            'ة' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => self.push('ه', place),
            'ک' | 'ڪ' => self.push('ك', place),
            'ا'..='غ' | 'ف'..='ي' => self.push(c, place),
            c if c.is_ascii_alphanumeric() => self.push(c.to_ascii_lowercase(), place),
            'ı' => self.push('i', place),
            'ς' => self.push('σ', place),
            'ß' => {
                self.push('s', place);
                self.push('s', place);
            }
            c => match digits::value(c) {
                Some(digit) => self.push(char::from(b'0' + digit), place),
                None if !c.is_alphanumeric() => self.end(),
                None if is_word_alone(c) => {
                    self.end();
                    self.push(c, place);
                    self.end();
                }
                None => c.to_lowercase().filter(|c| c.is_alphanumeric()).for_each(|c| self.push(c, place)),
            },
        }
    }

    fn push(&mut self, c: char, place: &Range<usize>) {
        if self.letters.is_empty() {
            self.range.start = place.start;
        }
        self.letters.push(c);
        self.range.end = place.end;
    }

    /// Takes what belongs to the letter before and is not kept.
    fn mark(&mut self, place: &Range<usize>) {
        if !self.letters.is_empty() {
            self.range.end = place.end;
        } else if let Some(last) = self.words.last_mut().filter(|last| last.range.end == place.start) {
            last.range.end = place.end;
        }
    }

    fn end(&mut self) {
        if !self.letters.is_empty() {
            let folded = std::mem::take(&mut self.letters);
            self.words.push(Word { folded, range: self.range.clone() });
        }
    }
}

/// Whether `c` belongs to the letter before it: a mark of any script, tatweel, a joiner.
pub(super) fn belongs_to_letter(c: char) -> bool {
    !c.is_ascii() && (is_unkept(c) || CanonicalCombiningClassMapBorrowed::new().get_u8(c) != 0)
}

/// Arabic marks, and what else of a letter has no combining class: tatweel, joiners, variation selectors.
fn is_unkept(c: char) -> bool {
    arabic::is_mark(c)
        || arabic::is_tatweel(c)
        || matches!(c, '\u{34f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether `c` is seen by nobody and parts no words: marks of direction, soft hyphens, what programs leave
/// behind.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether `c` is an Arabic mark in the form that PDFs use: it stands for a space with a mark.
fn is_isolated_mark(c: char) -> bool {
    matches!(c, '\u{fc5e}'..='\u{fc63}' | '\u{fcf2}'..='\u{fcf4}' | '\u{fe70}'..='\u{fe7f}')
}

/// Whether `c` is of a script that writes no space between words: Thai, Lao, Myanmar, Khmer, Han, kana.
pub(super) fn is_word_alone(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
        || matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}')
        || matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
