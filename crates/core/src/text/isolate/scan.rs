//! Finding the runs. Every function answers the run that begins exactly at `at`, and where it ends.

use super::Run;
use crate::{
    language::Direction,
    text::{
        digits,
        direction::{is_ltr, is_rtl},
    },
};

/// The longest address that is looked at.
const LONGEST: usize = 512;
/// How many groups of digits a number has at most.
const GROUPS: usize = 12;

type Found<'t> = Option<(Run<'t>, usize)>;

/// The next place where a run may begin: behind the character at `at`, or behind the whole word where
/// one has begun, so that no run starts inside a word.
pub(super) fn next_start(text: &str, at: usize) -> usize {
    let mut inside = false;
    for (offset, c) in text[at..].char_indices() {
        let word = c.is_alphanumeric();
        if offset > 0 && !(inside && word) {
            return at + offset;
        }
        inside = word;
    }
    text.len()
}

/// In a right-to-left line: everything whose inner order is left to right, and ranges.
pub(super) fn in_rtl(text: &str, at: usize) -> Found<'_> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let before = text[..at].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric()) && !first.is_alphanumeric() {
        // A sign glued to the word before it belongs to that word.
        return None;
    }
    address(text, at)
        .or_else(|| telephone(text, at))
        .or_else(|| range(text, at))
        .or_else(|| dimensions(text, at))
        .or_else(|| foreign_in_rtl(text, at))
        .or_else(|| signed(text, at))
}

/// In a left-to-right line: runs of right-to-left words.
pub(super) fn in_ltr(text: &str, at: usize) -> Found<'_> {
    let rest = &text[at..];
    if !rest.chars().next().is_some_and(is_rtl) {
        return None;
    }
    let mut end = 0;
    for (offset, c) in rest.char_indices() {
        if is_ltr(c) || c == '\n' {
            break;
        }
        if is_rtl(c) || (end == offset && !c.is_whitespace() && super::super::arabic::is_mark(c)) {
            end = offset + c.len_utf8();
        }
    }
    let end = at + close_brackets(rest, end);
    Some((Run::Isolated(&text[at..end], Direction::Rtl), end))
}

/// Mail addresses and addresses of pages.
fn address(text: &str, at: usize) -> Found<'_> {
    let rest = &text[at..];
    if !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    // Longer ones there are none; without an end, text of such characters would be read over and over.
    let ends = |(at, c): &(usize, char)| *at >= LONGEST || !c.is_ascii_graphic() || "<>\"«»".contains(*c);
    let word = &rest[..rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at)];
    let word = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
    let is_address = word.starts_with("http://")
        || word.starts_with("https://")
        || word.starts_with("www.")
        || word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    ltr(text, at, is_address.then_some(word.len())?)
}

/// Groups of digits joined by single hyphens, dots or spaces, with or without a leading plus: telephone
/// numbers, ISO dates, grouped thousands, account numbers. Numbers that only stand one behind the other
/// (`2019 2020 2021`) are not one number.
fn telephone(text: &str, at: usize) -> Found<'_> {
    let rest = &text[at..];
    let plus = rest.starts_with('+');
    let mut number = Groups { ends: usize::from(plus), ..Groups::default() };
    let mut open = false;
    while number.count < GROUPS {
        let bracket = rest[number.ends..].starts_with('(') && !open;
        let start = number.ends + usize::from(bracket);
        let length = digits_length(&rest[start..]);
        if length == 0 {
            break;
        }
        if !rest.as_bytes()[start].is_ascii_digit() {
            // In other digits even an isolate turns the groups round (UAX #9, N1).
            return None;
        }
        open |= bracket;
        number.brackets |= bracket;
        number.add(&rest[start..start + length]);
        number.ends = start + length;
        if open && rest[number.ends..].starts_with(')') {
            number.ends += 1;
            open = false;
        }
        let behind = &rest[number.ends..];
        let separator =
            behind.chars().next().filter(|c| matches!(c, '-' | '‑' | '.' | ' ' | '\u{a0}' | '\u{202f}'));
        let after = separator.map_or(0, char::len_utf8);
        let goes_on = behind[after..].starts_with(|c: char| digits::value(c).is_some() || c == '(');
        if !goes_on || (separator.is_none() && !behind.starts_with('(')) {
            break;
        }
        number.spaces_only &= matches!(separator, None | Some(' ' | '\u{a0}' | '\u{202f}'));
        number.ends += after;
    }
    let ends_word = !rest[number.ends..].starts_with(|c: char| c.is_alphanumeric());
    ltr(text, at, (number.is_one(plus) && ends_word && !open).then_some(number.ends)?)
}

/// What the groups of a number tell about it.
struct Groups {
    ends: usize,
    count: usize,
    digits: usize,
    brackets: bool,
    spaces_only: bool,
    leading_zero: bool,
    /// Whether every group behind the first has three digits.
    thousands: bool,
}

impl Default for Groups {
    fn default() -> Groups {
        Groups {
            ends: 0,
            count: 0,
            digits: 0,
            brackets: false,
            spaces_only: true,
            leading_zero: false,
            thousands: true,
        }
    }
}

impl Groups {
    fn add(&mut self, group: &str) {
        let digits = group.chars().count();
        if self.count == 0 {
            self.leading_zero = group.chars().next().and_then(digits::value) == Some(0);
        } else {
            self.thousands &= digits == 3;
        }
        self.count += 1;
        self.digits += digits;
    }

    fn is_one(&self, plus: bool) -> bool {
        if plus {
            return self.digits >= 3;
        }
        let joined = !self.spaces_only || self.leading_zero || self.brackets || self.thousands;
        self.count >= 3 && self.digits >= 6 && joined
    }
}

/// Two numbers, times or percentages with a hyphen or dash between them, or two years with a slash.
fn range(text: &str, at: usize) -> Found<'_> {
    let rest = &text[at..];
    let first = number_length(rest);
    if first == 0 {
        return None;
    }
    let after = &rest[first..];
    let spaces = after.len() - after.trim_start_matches([' ', '\u{a0}']).len();
    let sign = after[spaces..].chars().next()?;
    let behind = &after[spaces + sign.len_utf8()..];
    let more = behind.len() - behind.trim_start_matches([' ', '\u{a0}']).len();
    let second = number_length(&behind[more..]);
    let digits_of = |number: &str| number.chars().filter(|c| digits::value(*c).is_some()).count();
    let (from, to) = (&rest[..first], &behind[more..more + second]);
    let joined = match sign {
        '-' | '–' | '—' | '−' | '‑' | '‐' => spaces <= 1 && more <= 1,
        '/' => spaces == 0 && more == 0 && digits_of(from) == 4 && matches!(digits_of(to), 2 | 4),
        _ => false,
    };
    let end = first + spaces + sign.len_utf8() + more + second;
    let tail = &rest[end..];
    let goes_on = tail.starts_with(|c: char| c.is_alphanumeric())
        || tail
            .strip_prefix(['-', '/', '.', ','])
            .is_some_and(|t| t.starts_with(|c| digits::value(c).is_some()));
    if second == 0 || !joined || goes_on {
        return None;
    }
    let separator = &rest[first..end - second];
    Some((Run::Range { first: from, separator, second: to }, at + end))
}

/// `1280 × 960`: numbers with a sign of multiplication keep their order.
fn dimensions(text: &str, at: usize) -> Found<'_> {
    let rest = &text[at..];
    let mut end = number_length(rest);
    let mut factors = usize::from(end > 0);
    while factors < GROUPS {
        let spaced = rest[end..].trim_start_matches([' ', '\u{a0}']);
        let Some(behind) = spaced.strip_prefix(['×', 'x', '*']) else { break };
        let behind = behind.trim_start_matches([' ', '\u{a0}']);
        let length = number_length(behind);
        if length == 0 {
            break;
        }
        factors += 1;
        end = rest.len() - behind.len() + length;
    }
    ltr(text, at, (factors >= 2).then_some(end)?)
}

/// Latin (or other left-to-right) words with what belongs to them: `ISO 9001`, `.NET`, `C++`, `5G`.
fn foreign_in_rtl(text: &str, at: usize) -> Found<'_> {
    let rest = &text[at..];
    let lead = rest.len() - rest.trim_start_matches(['.', '#', '@', '&']).len();
    let number = digits_length(&rest[lead..]);
    let behind = &rest[lead + number..];
    // `5G`, `20°C`, and a number with the Latin word behind it: `5 May 2024`.
    let unit = behind.strip_prefix([' ', '\u{a0}']).unwrap_or(behind.trim_start_matches(['°', '-', '‑']));
    let letters = rest[lead..].starts_with(is_ltr) || (number > 0 && unit.starts_with(is_ltr));
    if lead > 1 || !letters {
        return None;
    }
    let mut end = 0;
    for (offset, c) in rest.char_indices() {
        let stops = is_rtl(c) || matches!(c, '\n' | '،' | '؛' | '؟' | '«' | '»' | '\u{2066}'..='\u{2069}');
        if stops {
            break;
        }
        if is_ltr(c)
            || digits::value(c).is_some()
            || (end == offset && matches!(c, '+' | '#' | '%' | '™' | '®' | '°'))
        {
            end = offset + c.len_utf8();
        }
    }
    ltr(text, at, close_brackets(rest, end))
}

/// A number with a sign: currency, per cent, minus.
fn signed(text: &str, at: usize) -> Found<'_> {
    let rest = &text[at..];
    let is_sign = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '₺' | '₪');
    let lead = rest.chars().next().filter(|c| is_sign(*c) || matches!(c, '-' | '−' | '+' | '±'));
    let start = lead.map_or(0, char::len_utf8);
    let length = number_length(&rest[start..]);
    if length == 0 || !rest[start..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = start + length;
    let has_trail = rest[start..end].ends_with(['%', '‰']);
    let trail = rest[end..].chars().next().filter(|c| is_sign(*c));
    let end = end + trail.map_or(0, char::len_utf8);
    ltr(text, at, (lead.is_some() || has_trail || trail.is_some()).then_some(end)?)
}

fn ltr(text: &str, at: usize, length: usize) -> Found<'_> {
    (length > 0).then(|| (Run::Isolated(&text[at..at + length], Direction::Ltr), at + length))
}

fn digits_length(text: &str) -> usize {
    text.find(|c| digits::value(c).is_none()).unwrap_or(text.len())
}

/// The length of a number at the start of `text`: digits, inner points, commas and colons, a per cent sign.
fn number_length(text: &str) -> usize {
    let mut end = digits_length(text);
    for _ in 1..GROUPS {
        let joint = text[end..].chars().next().filter(|c| matches!(c, '.' | ',' | ':' | '٫' | '٬'));
        let Some(joint) = joint.filter(|_| end > 0) else { break };
        let more = digits_length(&text[end + joint.len_utf8()..]);
        if more == 0 {
            break;
        }
        end += joint.len_utf8() + more;
    }
    match text[end..].chars().next() {
        Some(c @ ('%' | '‰' | '٪')) if end > 0 => end + c.len_utf8(),
        _ => end,
    }
}

/// `end`, moved behind a closing bracket when the run up to there holds its opening one, or before an
/// opening bracket that the run does not close.
fn close_brackets(rest: &str, end: usize) -> usize {
    let run = &rest[..end];
    for (open, close) in [('(', ')'), ('[', ']')] {
        let depth = run.matches(open).count().saturating_sub(run.matches(close).count());
        if depth > 0 {
            if rest[end..].starts_with(close) {
                return end + close.len_utf8();
            }
            let cut = run.rfind(open).unwrap_or(end);
            return run[..cut].trim_end().len();
        }
    }
    end
}
