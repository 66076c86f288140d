//! Periods in the words of an edition.

use bayan_core::{
    chronology::{Period, Point},
    site::DateStyle,
    text::dates::Month,
};

/// Whoever says a sentence: its key, and what stands in it.
pub type Say<'s> = dyn Fn(&str, &[(&'static str, String)]) -> String + 's;

/// With what a period begins and, where that is something else, with what it ends.
pub fn words(dates: &DateStyle, say: &Say<'_>, period: Period) -> (String, Option<String>) {
    let from = point(dates, say, period.from());
    let until = (period.from() != period.until()).then(|| point(dates, say, period.until()));
    (from, until)
}

fn point(dates: &DateStyle, say: &Say<'_>, point: Point) -> String {
    let number = |number: i16| dates.numerals.write(&number.to_string());
    match point {
        Point::Day(day) => dates.long_day(day),
        Point::Month(year, month) => dates.month_of_year(Month { year, month }),
        Point::Year(year) => number(year),
        Point::Decade(year) => say("period-decade", &[("year", number(year))]),
        Point::Century(year) => {
            let century = year / 100 + 1;
            // In English the eleventh to the thirteenth are as all others.
            let last = if (11..=13).contains(&century) { 0 } else { century % 10 };
            say("period-century", &[("number", number(century)), ("last", last.to_string())])
        }
    }
}
