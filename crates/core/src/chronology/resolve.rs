//! What an expression means, beside the day on which its text was published.

use super::{
    grammar::Meaning,
    matcher::Matched,
    period::{Period, Point},
};
use icu_calendar::{
    Date as CalendarDate, Iso,
    cal::{Hijri, hijri::UmmAlQura},
};
use jiff::{Span, ToSpan, civil::Date, civil::Weekday};

/// From which year on a year is one of the Gregorian calendar: none that is written for a reader of today is earlier.
const GREGORIAN: i32 = 1500;
/// The Hijri years of which the beginning is known.
const HIJRI: std::ops::RangeInclusive<i32> = 1300..=1600;

/// What was said, by class.
struct Said<'m>(&'m [(String, i32)]);

impl<'m> Said<'m> {
    fn get(&self, class: &str) -> Option<i32> {
        self.0.iter().find(|(name, _)| name == class).map(|(_, number)| *number)
    }

    fn has(&self, class: &str) -> bool {
        self.get(class).is_some()
    }

    fn any(&self, classes: &[&str]) -> Option<i32> {
        self.0.iter().find(|(name, _)| classes.contains(&name.as_str())).map(|(_, number)| *number)
    }

    /// −1, 0 or 1 for the past, this and the next.
    fn shift(&self) -> Option<i32> {
        self.any(&["shift", "this"])
    }

    /// Parted at the first word of a class.
    fn parted(&self, classes: &[&str]) -> Option<(Said<'m>, Said<'m>)> {
        // The word that opens a range is no border of it.
        let at = (1..self.0.len()).find(|at| classes.contains(&self.0[*at].0.as_str()))?;
        Some((Said(&self.0[..at]), Said(&self.0[at + 1..])))
    }
}

/// When it was.
pub fn period(matched: &Matched, published: Date) -> Option<Period> {
    let said = Said(&matched.said);
    match matched.meaning {
        Meaning::Date => date(&said, published),
        Meaning::Twice => {
            let (one, two) = said.parted(&["same", "open"])?;
            let is_gregorian = |said: &Said<'_>| {
                said.has("month") || said.get("dmy").is_some_and(|dmy| dmy / 10_000 > GREGORIAN)
            };
            let (first, second) = if is_gregorian(&two) { (two, one) } else { (one, two) };
            date(&first, published).or_else(|| date(&second, published))
        }
        Meaning::Range => range(&said, published),
        Meaning::Away => away(&said, published),
        Meaning::Shifted => shifted(said.any(&["unit", "dual"])?, said.shift()?, published),
        Meaning::Span => {
            let count = said.any(&["count", "number"])?;
            let year = published.year();
            let other = year.checked_add(i16::try_from(count * said.shift()?).ok()?)?;
            Period::new(Point::Year(year.min(other)), Point::Year(year.max(other)))
        }
        Meaning::Offset => day(published.checked_add(said.get("offset")?.days()).ok()?),
        Meaning::Decade => {
            let tens = said.get("decade").or_else(|| Some(said.get("y")? / 10 * 10))?;
            let century = match (said.any(&["ordinal", "roman"]), said.shift()) {
                _ if tens >= 1000 => 0,
                (Some(number), _) => number - 1,
                (None, Some(shift)) => i32::from(published.year()) / 100 + shift,
                (None, None) => 19,
            };
            Period::of(Point::Decade(i16::try_from(century * 100 + tens).ok()?))
        }
        Meaning::Century => {
            let century = match (said.any(&["ordinal", "roman", "n"]), said.shift()) {
                (Some(number), _) => number - 1,
                (None, Some(shift)) => i32::from(published.year()) / 100 + shift,
                (None, None) => return None,
            };
            Period::of(Point::Century(i16::try_from(century * 100).ok()?))
        }
        Meaning::Part => part(&said, published),
    }
}

fn day(day: Date) -> Option<Period> {
    Period::of(Point::Day(day))
}

/// The year that is said: by its number, or from this one.
fn year(said: &Said<'_>, published: Date) -> Option<i32> {
    said.get("y").or_else(|| {
        let of_year = said.any(&["yearword"]).is_some() && said.has("shift");
        of_year.then(|| i32::from(published.year()) + said.shift().unwrap_or(0))
    })
}

fn is_hijri(said: &Said<'_>, year: i32) -> bool {
    said.has("hijri")
        || (said.has("era") && said.get("era") == Some(1))
        || (year < GREGORIAN && !said.has("month"))
}

/// A date of a calendar.
fn date(said: &Said<'_>, published: Date) -> Option<Period> {
    if let Some(number) = said.get("dmy") {
        let (year, month, of_month) = (number / 10_000, number / 100 % 100, number % 100);
        return match is_hijri(said, year) {
            true => day(hijri_day(year, month, of_month)?),
            false => day(gregorian_day(year, month, of_month)?),
        };
    }
    let year = year(said, published);
    let of_month = said.any(&["n", "ordinal"]);
    if let Some(month) = said.get("hijri") {
        let year = year?;
        return match of_month {
            Some(of_month) => day(hijri_day(year, month, of_month)?),
            None => {
                let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
                days(hijri_day(year, month, 1)?, hijri_day(next_year, next, 1)?)
            }
        };
    }
    match (said.get("month"), of_month, year) {
        (Some(month), Some(of_month), Some(year)) => day(gregorian_day(year, month, of_month)?),
        (Some(month), None, Some(year)) => {
            Period::of(Point::Month(i16::try_from(year).ok()?, i8::try_from(month).ok()?))
        }
        (Some(month), of_month, None) => without_year(said, month, of_month, published),
        // «الثالث من الشهر الجاري»
        (None, Some(of_month), None) if said.has("monthword") => {
            let month = published.first_of_month().checked_add(said.shift()?.months()).ok()?;
            day(gregorian_day(month.year().into(), month.month().into(), of_month)?)
        }
        (None, None, Some(year)) if is_hijri(said, year) => {
            days(hijri_day(year, 1, 1)?, hijri_day(year + 1, 1, 1)?)
        }
        (None, None, Some(year)) => Period::of(Point::Year(i16::try_from(year).ok()?)),
        (None, None, None) => weekday(said, published),
        _ => None,
    }
}

/// From one day to the day before another.
fn days(first: Date, next: Date) -> Option<Period> {
    Period::new(Point::Day(first), Point::Day(next.yesterday().ok()?))
}

/// A date whose year nobody says: the nearest one; the latest before, or the first after, where that is said.
fn without_year(said: &Said<'_>, month: i32, of_month: Option<i32>, published: Date) -> Option<Period> {
    let here = i32::from(published.year());
    let point = |year: i32| -> Option<Point> {
        Some(match of_month {
            Some(of_month) => Point::Day(gregorian_day(year, month, of_month)?),
            None => Point::Month(i16::try_from(year).ok()?, i8::try_from(month).ok()?),
        })
    };
    let this_month = i32::from(published.month());
    let year = match said.shift() {
        Some(-1) => here - i32::from(month >= this_month),
        Some(1) => here + i32::from(month <= this_month),
        Some(_) => here,
        None => {
            let middle = |year: i32| -> Option<Date> {
                match of_month {
                    Some(of_month) => gregorian_day(year, month, of_month),
                    None => gregorian_day(year, month, 15),
                }
            };
            let away = |year: i32| {
                let there = middle(year)?;
                match of_month {
                    Some(_) => Some((there - published).get_days().unsigned_abs()),
                    // Months are counted, not days: of two that are as far, the past one.
                    None => {
                        Some((i32::from(there.year()) * 12 + month - here * 12 - this_month).unsigned_abs())
                    }
                }
            };
            let mut years = [here, here - 1, here + 1];
            years.sort_by_key(|year| (away(*year).unwrap_or(u32::MAX), *year));
            years[0]
        }
    };
    Period::of(point(year)?)
}

/// The nearest such day before or after.
fn weekday(said: &Said<'_>, published: Date) -> Option<Period> {
    let wanted = Weekday::from_monday_one_offset(i8::try_from(said.get("weekday")?).ok()?).ok()?;
    match said.shift()? {
        -1 => day(published.nth_weekday(-1, wanted).ok()?),
        1 => day(published.nth_weekday(1, wanted).ok()?),
        _ => None,
    }
}

fn range(said: &Said<'_>, published: Date) -> Option<Period> {
    let (one, two) = said.parted(&["to", "and", "dash"])?;
    let whole = date(&two, published)?;
    // What the first leaves out, the second says: «من 3 إلى 7 أيار 2014».
    let mut filled: Vec<(String, i32)> = one.0.to_vec();
    let lacks_month = !one.has("month") && !one.has("hijri") && !one.has("y") && !one.has("dmy");
    for (class, number) in two.0 {
        let month = matches!(class.as_str(), "month" | "hijri")
            && lacks_month
            && one.any(&["n", "ordinal"]).is_some();
        let year = class == "y" && !one.has("y") && (one.has("month") || one.has("hijri") || lacks_month);
        if month || year {
            filled.push((class.clone(), *number));
        }
    }
    let first = date(&Said(&filled), published)?;
    Period::new(first.from(), whole.until())
}

/// So many units before or after.
fn away(said: &Said<'_>, published: Date) -> Option<Period> {
    let (unit, count) = match (said.get("dual"), said.get("unit")) {
        (Some(unit), _) => (unit, 2),
        (None, Some(unit)) => (unit, said.any(&["count", "number", "n"])?),
        (None, None) => return None,
    };
    let direction = if said.has("ago") { -1 } else { 1 };
    let count = i64::from(count) * direction;
    let there = |span: Span| published.checked_add(span).ok();
    match unit {
        1 => day(there(Span::new().try_days(count).ok()?)?),
        2 => day(there(Span::new().try_weeks(count).ok()?)?),
        3 => {
            let there = published.first_of_month().checked_add(Span::new().try_months(count).ok()?).ok()?;
            Period::of(Point::Month(there.year(), there.month()))
        }
        4 => Period::of(Point::Year(published.year().checked_add(i16::try_from(count).ok()?)?)),
        5 => Period::of(Point::Year(published.year().checked_add(i16::try_from(count * 10).ok()?)?)),
        _ => None,
    }
}

/// The unit before this one, this one, the next.
fn shifted(unit: i32, shift: i32, published: Date) -> Option<Period> {
    match unit {
        2 => {
            let monday =
                published.checked_sub(i64::from(published.weekday().to_monday_zero_offset()).days()).ok()?;
            let first = monday.checked_add(i64::from(shift).weeks()).ok()?;
            days(first, first.checked_add(1.week()).ok()?)
        }
        3 => {
            let there = published.first_of_month().checked_add(shift.months()).ok()?;
            Period::of(Point::Month(there.year(), there.month()))
        }
        4 => Period::of(Point::Year(published.year().checked_add(i16::try_from(shift).ok()?)?)),
        _ => None,
    }
}

/// A season, a quarter, a half of a year.
fn part(said: &Said<'_>, published: Date) -> Option<Period> {
    let year = i16::try_from(year(said, published)?).ok()?;
    let months = |first: i32, last: i32| {
        Period::new(
            Point::Month(year, i8::try_from(first).ok()?),
            Point::Month(year, i8::try_from(last).ok()?),
        )
    };
    if let Some(season) = said.get("season") {
        // The winter of a year is at both its ends.
        return if season == 4 { Period::of(Point::Year(year)) } else { months(season * 3, season * 3 + 2) };
    }
    let (length, number) = (said.get("portion")?, said.any(&["ordinal"])?);
    let first = (number - 1) * length + 1;
    (first >= 1 && first + length <= 13).then(|| months(first, first + length - 1)).flatten()
}

fn gregorian_day(year: i32, month: i32, of_month: i32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(of_month).ok()?).ok()
}

/// By Umm al-Qura.
fn hijri_day(year: i32, month: i32, of_month: i32) -> Option<Date> {
    if !HIJRI.contains(&year) {
        return None;
    }
    let calendar = Hijri::<UmmAlQura>::new_umm_al_qura();
    let code = icu_calendar::types::Month::new(u8::try_from(month).ok()?);
    let date = CalendarDate::try_new(year.into(), code, u8::try_from(of_month).ok()?, calendar).ok()?;
    let iso = date.to_calendar(Iso);
    gregorian_day(iso.year().extended_year(), iso.month().ordinal.into(), iso.day_of_month().0.into())
}
