//! Direction found out, where nobody said it.

use crate::language::Direction;
use unicode_bidi::{BidiClass, bidi_class};

/// Whether `c` is a letter written from right to left.
pub fn is_rtl(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// Whether `c` is a letter written from left to right.
pub fn is_ltr(c: char) -> bool {
    bidi_class(c) == BidiClass::L
}

/// The direction of the first strong letter (UAX #9, P2 and P3), isolates skipped; none without one.
pub fn first_strong(text: &str) -> Option<Direction> {
    match unicode_bidi::get_base_direction(text) {
        unicode_bidi::Direction::Ltr => Some(Direction::Ltr),
        unicode_bidi::Direction::Rtl => Some(Direction::Rtl),
        unicode_bidi::Direction::Mixed => None,
    }
}

/// The direction that most strong letters of `text` have; none without a strong letter. Better than
/// the first letter where an Arabic sentence may begin with a foreign name.
pub fn prevailing(text: &str) -> Option<Direction> {
    let (mut rtl, mut ltr) = (0usize, 0usize);
    for c in text.chars() {
        rtl += usize::from(is_rtl(c));
        ltr += usize::from(is_ltr(c));
    }
    match (rtl, ltr) {
        (0, 0) => None,
        (rtl, ltr) if rtl >= ltr => Some(Direction::Rtl),
        _ => Some(Direction::Ltr),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_is_not_the_language() {
        assert_eq!(first_strong("ABC: بيان رسمي"), Some(Direction::Ltr));
        assert_eq!(prevailing("ABC: بيان رسمي"), Some(Direction::Rtl));
        assert_eq!(first_strong("2024 - 12"), None);
        assert_eq!(prevailing("2024"), None);
        assert_eq!(prevailing("The word بيان"), Some(Direction::Ltr));
    }
}
