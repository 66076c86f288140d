//! Words, numbers and signs of a text, with the classes that a language gives them.

use super::grammar::{Grammar, Word};
use crate::text::{digits, search::fold};
use std::ops::Range;

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the text; without the letters before an Arabic word that are words of their own.
    pub range: Range<usize>,
    /// What it is, each with how many tokens it takes: a name may have two words.
    pub classes: Vec<(Word, usize)>,
}

/// A piece of the text before it has classes.
enum Raw {
    Word,
    Number { value: i32, digits: usize },
    Sign(char),
}

/// The tokens of a text.
pub fn tokens(text: &str, grammar: &Grammar) -> Vec<Token> {
    let raw = raw(text);
    let forms: Vec<Vec<(String, usize)>> = raw
        .iter()
        .map(|(range, raw)| match raw {
            Raw::Word => forms(&text[range.clone()], grammar.is_arabic),
            _ => Vec::new(),
        })
        .collect();
    let mut all = Vec::with_capacity(raw.len());
    for (at, (range, one)) in raw.iter().enumerate() {
        let (mut classes, mut skipped) = (Vec::new(), 0);
        match one {
            Raw::Number { value, digits } => {
                // Digits that go on behind a sign are no number of days or years.
                let glued = |at: Option<&(Range<usize>, Raw)>, edge: usize, before: bool| {
                    at.is_some_and(|(range, raw)| {
                        matches!(raw, Raw::Number { .. } | Raw::Sign('.' | ',' | '٫' | '٬'))
                            && if before { range.end == edge } else { range.start == edge }
                    })
                };
                let is_part = at > 0
                    && glued(raw.get(at - 1), range.start, true)
                    && at > 1
                    && matches!(raw[at - 2].1, Raw::Number { .. });
                let goes_on = glued(raw.get(at + 1), range.end, false)
                    && matches!(raw.get(at + 2), Some((next, Raw::Number { .. })) if next.start == raw[at + 1].0.end);
                if let Some((value, length)) = day_month_year(&raw, at) {
                    classes.push((("dmy".to_owned(), value), length));
                }
                if !is_part && !goes_on {
                    if *digits <= 2 && (1..=31).contains(value) {
                        classes.push((("n".to_owned(), *value), 1));
                    }
                    if *digits == 4 && (1000..=2199).contains(value) {
                        classes.push((("y".to_owned(), *value), 1));
                    }
                    if *digits <= 3 && *value > 0 {
                        classes.push((("count".to_owned(), *value), 1));
                    }
                }
            }
            Raw::Sign(c) => {
                let class = match c {
                    '/' => "slash",
                    '-' | '–' | '—' | '‑' => "dash",
                    ',' | '،' => "comma",
                    '(' => "open",
                    ')' => "close",
                    _ => "",
                };
                if !class.is_empty() {
                    classes.push(((class.to_owned(), 0), 1));
                }
            }
            Raw::Word => {
                let is_definite = forms[at].first().is_some_and(|(form, _)| form.starts_with('='));
                for (form, before) in &forms[at] {
                    let mut phrase = form.clone();
                    let mut here: Vec<(Word, usize)> = Vec::new();
                    let mut last = at;
                    for further in 0..grammar.longest {
                        if further > 0 {
                            // Further words stand as they are; a hyphen may stand between.
                            let is_joined = matches!(raw.get(last + 1), Some((range, Raw::Sign('-'))) if range.start == raw[last].0.end);
                            last += if is_joined { 2 } else { 1 };
                            let next = forms
                                .get(last)
                                .and_then(|forms| forms.iter().find(|(form, _)| !form.starts_with('=')));
                            let Some((next, _)) = next else { break };
                            phrase.push(' ');
                            phrase.push_str(next);
                        }
                        let length = last + 1 - at;
                        if let Some(known) = grammar.words.get(&phrase) {
                            // A street that is called «مايو» has no article; «الشارع» is only a street.
                            let known =
                                known.iter().filter(|(class, _)| !(class == "blocker" && is_definite));
                            here.extend(known.map(|word| (word.clone(), length)));
                        }
                    }
                    if !here.is_empty() {
                        skipped = *before;
                        classes = here;
                        break;
                    }
                }
            }
        }
        all.push(Token { range: range.start + skipped..range.end, classes });
    }
    all
}

fn raw(text: &str) -> Vec<(Range<usize>, Raw)> {
    let mut all: Vec<(Range<usize>, Raw)> = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, c)) = letters.next() {
        let is_digit = |c: char| digits::value(c).is_some();
        if is_digit(c) {
            let (mut value, mut count, mut end) =
                (i64::from(digits::value(c).unwrap_or(0)), 1, start + c.len_utf8());
            while let Some((at, digit)) = letters.next_if(|(_, c)| is_digit(*c)) {
                value = (value * 10 + i64::from(digits::value(digit).unwrap_or(0))).min(1_000_000_000);
                count += 1;
                end = at + digit.len_utf8();
            }
            all.push((
                start..end,
                Raw::Number { value: i32::try_from(value).unwrap_or(i32::MAX), digits: count },
            ));
        } else if c.is_alphabetic() {
            let mut end = start + c.len_utf8();
            let goes_on = |c: char| (c.is_alphabetic() || is_mark(c)) && !is_digit(c);
            while let Some((at, letter)) = letters.next_if(|(_, c)| goes_on(*c)) {
                end = at + letter.len_utf8();
            }
            all.push((start..end, Raw::Word));
        } else if !c.is_whitespace() && !is_mark(c) && !matches!(c, '\'' | '’' | 'ʼ') {
            all.push((start..start + c.len_utf8(), Raw::Sign(c)));
        }
    }
    all
}

/// Marks on letters, tatweel, and what is not seen.
fn is_mark(c: char) -> bool {
    crate::text::arabic::is_mark(c)
        || crate::text::arabic::is_tatweel(c)
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}'..='\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{ad}')
}

/// A word as it is compared: folded, in Arabic without the article. What the language means with its article is written
/// with `=` before it, and kept so.
pub fn normal(word: &str, is_arabic: bool) -> String {
    if let Some(exact) = word.strip_prefix('=') {
        return format!("={}", fold(exact));
    }
    let folded = fold(word);
    if is_arabic { bare(&folded).to_owned() } else { folded }
}

fn bare(folded: &str) -> &str {
    folded.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2).unwrap_or(folded)
}

/// The forms in which a word is looked for, each with how many bytes of the text stand before it, the likeliest first.
fn forms(word: &str, is_arabic: bool) -> Vec<(String, usize)> {
    let folded = fold(word);
    if !is_arabic {
        return vec![(folded, 0)];
    }
    let mut all = vec![(bare(&folded).to_owned(), 0)];
    if folded.starts_with("ال") {
        all.insert(0, (format!("={folded}"), 0));
    }
    let first = folded.chars().next().filter(|c| matches!(c, 'و' | 'ف' | 'ب' | 'ك' | 'ل'));
    if let Some(first) = first {
        let rest = &folded[first.len_utf8()..];
        // «لل» is the preposition before the article, which lost its alef.
        let rest = rest.strip_prefix('ل').filter(|_| first == 'ل').unwrap_or(rest);
        if rest.chars().count() >= 2 {
            let skipped =
                word.char_indices().find(|(at, c)| *at > 0 && c.is_alphabetic()).map_or(0, |(at, _)| at);
            all.push((bare(rest).to_owned(), skipped));
        }
    }
    all
}

/// A date in numbers, as a number: year, month and day of it, with how many tokens it takes.
fn day_month_year(raw: &[(Range<usize>, Raw)], at: usize) -> Option<(i32, usize)> {
    let whole = raw.get(at..at + 5)?;
    let glued = whole.windows(2).all(|pair| pair[0].0.end == pair[1].0.start);
    let starts = at == 0
        || raw[at - 1].0.end != raw[at].0.start
        || !matches!(raw[at - 1].1, Raw::Sign('/' | '-' | '.'));
    let ends = raw.get(at + 5).is_none_or(|(range, raw)| {
        range.start != whole[4].0.end || !matches!(raw, Raw::Number { .. } | Raw::Sign('/' | '-'))
    });
    let (
        Raw::Number { value: a, digits: first },
        Raw::Sign(one),
        Raw::Number { value: b, digits: second },
        Raw::Sign(two),
        Raw::Number { value: c, digits: third },
    ) = (&whole[0].1, &whole[1].1, &whole[2].1, &whole[3].1, &whole[4].1)
    else {
        return None;
    };
    let (year, month, day) = match (first, second, third) {
        (4, 1 | 2, 1 | 2) => (*a, *b, *c),
        (1 | 2, 1 | 2, 4) => (*c, *b, *a),
        _ => return None,
    };
    let fits = glued
        && starts
        && ends
        && one == two
        && matches!(one, '/' | '-' | '.')
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (1000..=2199).contains(&year);
    fits.then_some((year * 10_000 + month * 100 + day, 5))
}
