//! What is particular to Arabic letters.

/// Whether `c` is a mark that readers leave out: harakat, Quranic signs, the dagger alef.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}')
}

/// Whether `c` is the stroke that only stretches a word.
pub fn is_tatweel(c: char) -> bool {
    c == '\u{640}'
}

/// A form for comparison, never for showing: without marks and tatweel, hamza seats, ta marbuta and
/// alef maqsura unified, digits Western, white space single, punctuation gone.
pub fn comparable(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in super::normal::nfkc(text).to_lowercase().chars() {
        if is_mark(c) || is_tatweel(c) {
            continue;
        }
        match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
            'ى' | 'ی' | 'ئ' => folded.push('ي'),
            'ؤ' => folded.push('و'),
            'ة' => folded.push('ه'),
            'ک' => folded.push('ك'),
            c => match super::digits::value(c) {
                Some(digit) => folded.push(char::from(b'0' + digit)),
                None if c.is_alphanumeric() => folded.push(c),
                None if !folded.ends_with(' ') => folded.push(' '),
                None => {}
            },
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_compare_equal() {
        assert_eq!(comparable("إرسِل   لصـديق!"), comparable("ارسل لصديق"));
        assert_eq!(comparable("مدينة ٢٠٢٤"), comparable("مدينه 2024"));
        assert_eq!(comparable("«الأخبار»"), "الاخبار");
    }
}
