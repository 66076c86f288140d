//! Cutting text where a reader would: between words, never inside a letter with its marks.

use unicode_segmentation::UnicodeSegmentation;

/// `text` cut to at most `limit` graphemes, at the last border between words, with an ellipsis right
/// behind the last word. Isolates that the cut leaves open are closed. Text that fits stays as it is.
pub fn cut(text: &str, limit: usize) -> String {
    if text.graphemes(true).nth(limit).is_none() {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut length = 0;
    // One grapheme is kept for the ellipsis.
    for word in text.split_word_bounds() {
        let graphemes = word.graphemes(true).count();
        if length + graphemes > limit.saturating_sub(1) {
            break;
        }
        length += graphemes;
        kept.push_str(word);
    }
    let trimmed = kept.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '،' | ',' | '؛' | ';' | ':' | '(' | '«' | '“' | '-' | '–')
    });
    let mut cut = trimmed.to_owned();
    if cut.is_empty() {
        cut.extend(text.graphemes(true).take(limit.saturating_sub(1)));
    }
    cut.push('…');
    let open = cut.chars().fold(0usize, |open, c| match c {
        '\u{2066}'..='\u{2068}' => open + 1,
        '\u{2069}' => open.saturating_sub(1),
        _ => open,
    });
    cut.extend(std::iter::repeat_n('\u{2069}', open));
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_between_words() {
        assert_eq!(cut("بيان رسمي من البلدية", 13), "بيان رسمي من…");
        assert_eq!(cut("بيان رسمي، من", 12), "بيان رسمي…");
        assert_eq!(cut("قصير", 50), "قصير");
        assert_eq!(cut("كلمةطويلةجدا", 5), "كلمة…");
    }

    proptest! {
        #[test]
        fn is_never_longer_than_the_limit(text in "\\PC{0,80}", limit in 1usize..60) {
            let cut = cut(&text, limit);
            let visible = cut.trim_end_matches('\u{2069}');
            prop_assert!(visible.graphemes(true).count() <= limit || text.graphemes(true).count() <= limit);
        }
    }
}
