//! Dates as people write them on pages: «13 نيسان/ أبريل 2024 - 19:18:53», «April 13, 2024»,
//! «١٣/٤/٢٠٢٤». [`Stated`] reads what machines write.

mod months;

use crate::Stated;
use bayan_core::text::{arabic::comparable, digits::Numerals};
use jiff::civil::{Date, DateTime, Time};

/// A date found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// When.
    pub(crate) stated: Stated,
    /// How many other words stand in the text.
    pub(crate) others: usize,
    /// Whether day and month could be the other way round.
    pub(crate) ambiguous: bool,
}

/// The most bytes of a text in which a date is looked for.
const LONGEST: usize = 400;
/// The years that a page may state; what is earlier is history, or another calendar.
const YEARS: std::ops::RangeInclusive<i16> = 1950..=2100;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// Digits, and how many they are.
    Number(i32, usize),
    /// Letters, in the form for comparison.
    Word(String),
    /// A sign that numbers are joined with.
    Sign(char),
}

/// The first date in `text`, which is a line or an attribute.
pub(crate) fn find(text: &str) -> Option<Found> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if let Ok(stated) = text.parse::<Stated>() {
        return plausible(&stated).then_some(Found { stated, others: 0, ambiguous: false });
    }
    let tokens = tokens(text);
    let (date, used, ambiguous) = (0..tokens.len()).find_map(|at| {
        let found = named(&tokens, at).or_else(|| numeric(&tokens, at))?;
        Some((found.0, at..at + found.1, found.2))
    })?;
    let time = time(&tokens, &used);
    let moment = DateTime::from_parts(date, time.unwrap_or(Time::midnight()));
    let others = tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| !used.contains(at) && matches!(token, Token::Word(word) if !is_clockwork(word)))
        .count();
    Some(Found { stated: Stated::Local(moment), others, ambiguous })
}

/// Reads `text` by a pattern that somebody who knows the site gave.
pub(crate) fn by_format(text: &str, format: &str) -> Option<Stated> {
    let text = Numerals::Latn.write(text.trim());
    let (parsed, _) = jiff::fmt::strtime::BrokenDownTime::parse_prefix(format, &text).ok()?;
    let moment = parsed.to_datetime().or_else(|_| parsed.to_date().map(|date| date.at(0, 0, 0, 0))).ok()?;
    let stated = Stated::Local(moment);
    plausible(&stated).then_some(stated)
}

fn plausible(stated: &Stated) -> bool {
    match stated {
        Stated::Local(moment) => YEARS.contains(&moment.date().year()),
        Stated::Exact(instant) => {
            YEARS.contains(&jiff::tz::Offset::UTC.to_datetime(instant.timestamp()).date().year())
        }
    }
}

/// Words that belong to a date without being one: halves of the day, days of the week, «at».
fn is_clockwork(word: &str) -> bool {
    const WORDS: [&str; 46] = [
        "ص",
        "م",
        "صباحا",
        "مساء",
        "الساعه",
        "توقيت",
        "السبت",
        "الاحد",
        "الاثنين",
        "الثلاثاء",
        "الاربعاء",
        "الخميس",
        "الجمعه",
        "يوم",
        "في",
        "بتاريخ",
        "التاريخ",
        "تاريخ",
        "نشر",
        "الموافق",
        "am",
        "pm",
        "at",
        "on",
        "date",
        "saturday",
        "sunday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "sat",
        "sun",
        "mon",
        "wed",
        "samedi",
        "dimanche",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "le",
        "à",
        "h",
    ];
    WORDS.contains(&word)
}

fn tokens(text: &str) -> Vec<Token> {
    let text = Numerals::Latn.write(text);
    let mut tokens = Vec::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let end = |test: fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let length = end(|c| c.is_ascii_digit());
            tokens.push(Token::Number(rest[..length].parse().unwrap_or(-1), length));
            length
        } else if first.is_alphabetic() {
            let length = end(|c| c.is_alphabetic() || bayan_core::text::arabic::is_mark(c) || c == 'ـ');
            tokens.push(Token::Word(comparable(&rest[..length])));
            length
        } else {
            if matches!(first, '/' | '-' | '.' | ':' | '–' | '\\') {
                tokens.push(Token::Sign(if matches!(first, '–' | '\\') { '-' } else { first }));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// A date whose month is named, at `at`: the date, how many tokens it takes, and that it is clear.
fn named(tokens: &[Token], at: usize) -> Option<(Date, usize, bool)> {
    let Token::Number(day, 1..=2) = tokens[at] else { return month_first(tokens, at) };
    let mut next = skip_signs(tokens, at + 1);
    let (month, mut end) = month_at(tokens, next)?;
    // The month under its second name: «نيسان/ أبريل».
    next = skip_signs(tokens, end);
    if let Some((second, behind)) = month_at(tokens, next)
        && second == month
    {
        end = behind;
    }
    let (year, end) = year_at(tokens, skip_signs(tokens, end))?;
    Some((Date::new(year, month, day as i8).ok()?, end - at, false))
}

/// «April 13, 2024».
fn month_first(tokens: &[Token], at: usize) -> Option<(Date, usize, bool)> {
    let (month, end) = month_at(tokens, at)?;
    let next = skip_signs(tokens, end);
    let Token::Number(day, 1..=2) = tokens.get(next)? else { return None };
    // «13th».
    let suffix = matches!(tokens.get(next + 1), Some(Token::Word(word)) if matches!(word.as_str(), "st" | "nd" | "rd" | "th"));
    let (year, end) = year_at(tokens, skip_signs(tokens, next + 1 + usize::from(suffix)))?;
    Some((Date::new(year, month, *day as i8).ok()?, end - at, false))
}

fn month_at(tokens: &[Token], at: usize) -> Option<(i8, usize)> {
    let mut at = at;
    // «13 من نيسان», «13th of April», «1er avril».
    while let Some(Token::Word(word)) = tokens.get(at)
        && matches!(word.as_str(), "من" | "شهر" | "of" | "st" | "nd" | "rd" | "th" | "er" | "de")
    {
        at += 1;
    }
    let word = |index: usize| match tokens.get(index) {
        Some(Token::Word(word)) => Some(word.as_str()),
        _ => None,
    };
    let words: Vec<&str> = (at..at + 2).map_while(word).collect();
    months::at(&words).map(|(month, length)| (month, at + length))
}

fn year_at(tokens: &[Token], at: usize) -> Option<(i16, usize)> {
    let at = at
        + usize::from(
            matches!(tokens.get(at), Some(Token::Word(word)) if matches!(word.as_str(), "عام" | "سنه")),
        );
    match tokens.get(at)? {
        Token::Number(year, 4) => {
            let year = i16::try_from(*year).ok().filter(|year| YEARS.contains(year))?;
            Some((year, at + 1))
        }
        _ => None,
    }
}

fn skip_signs(tokens: &[Token], at: usize) -> usize {
    at + tokens[at.min(tokens.len())..]
        .iter()
        .take(2)
        .take_while(|token| matches!(token, Token::Sign(_)))
        .count()
}

/// «2024-04-13», «13/4/2024»: three numbers with the same sign between them. Where both could be, the
/// day stands first, as it does everywhere but in the United States.
fn numeric(tokens: &[Token], at: usize) -> Option<(Date, usize, bool)> {
    let [
        Token::Number(first, long),
        Token::Sign(one),
        Token::Number(second, 1..=2),
        Token::Sign(two),
        Token::Number(third, last),
    ] = tokens.get(at..at + 5)?
    else {
        return None;
    };
    if one != two || *one == ':' || at > 0 && tokens[at - 1] == Token::Sign(*one) {
        return None;
    }
    let (year, month, day, ambiguous) = match (long, last) {
        (4, 1..=2) => (*first, *second, *third, false),
        (1..=2, 4) if *second > 12 => (*third, *first, *second, false),
        (1..=2, 4) => (*third, *second, *first, *first <= 12 && first != second),
        _ => return None,
    };
    let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    Some((Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?, 5, ambiguous))
}

/// The time of day outside of what the date takes.
fn time(tokens: &[Token], date: &std::ops::Range<usize>) -> Option<Time> {
    let number = |at: usize| match tokens.get(at) {
        Some(Token::Number(value, 1..=2)) => i8::try_from(*value).ok(),
        _ => None,
    };
    (0..tokens.len()).filter(|at| !date.contains(at)).find_map(|at| {
        let between = tokens.get(at + 1)?;
        let clock = *between == Token::Sign(':') || *between == Token::Word("h".into());
        let (mut hour, minute) = (number(at)?, number(at + 2).filter(|_| clock)?);
        let more = (tokens.get(at + 3) == Some(&Token::Sign(':'))).then(|| number(at + 4)).flatten();
        let half = tokens.get(if more.is_some() { at + 5 } else { at + 3 });
        if let Some(Token::Word(half)) = half {
            match half.as_str() {
                "م" | "مساء" | "pm" if hour < 12 => hour += 12,
                "ص" | "صباحا" | "am" if hour == 12 => hour = 0,
                _ => {}
            }
        }
        Time::new(hour, minute, more.unwrap_or(0), 0).ok()
    })
}

#[cfg(test)]
mod tests;
