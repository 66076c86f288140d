//! Dates and times as an edition writes them.
//!
//! ICU4X knows every family of Arabic month names; the dual form («نيسان/أبريل») is in no CLDR
//! locale and is composed here. The Hijri date is that of Umm al-Qura, which ICU4X holds as data for
//! 1300 to 1600 AH, moved by the days by which the site's observation differs.

use crate::{
    instant::Instant,
    site::{DateStyle, Months},
};
use icu_calendar::{Date, Iso};
use icu_datetime::{DateTimeFormatter, fieldsets};
use icu_locale::Locale;
use jiff::civil;

impl DateStyle {
    /// The long date, in the edition's language, months and numerals: «13 نيسان/أبريل 2024».
    pub fn long_date(&self, instant: Instant) -> String {
        self.long_day(self.day(instant))
    }

    /// The day in the site's zone.
    pub fn day(&self, instant: Instant) -> civil::Date {
        self.local(instant).date()
    }

    /// A day: «13 نيسان/أبريل 2024».
    pub fn long_day(&self, day: civil::Date) -> String {
        match self.months {
            Months::Plain => long(self.lang.as_str(), self, day),
            Months::One(family) => long(family.locale(), self, day),
            Months::Dual(..) => {
                self.numerals.write(&format!("{} {} {}", day.day(), self.month_name(day), day.year()))
            }
        }
    }

    /// The same day in the Hijri calendar, where the edition asks for it: «4 شوال 1445 هـ».
    pub fn hijri_date(&self, instant: Instant) -> Option<String> {
        let offset = self.hijri?;
        let day = self.local(instant).date();
        let day = day.checked_add(jiff::Span::new().days(offset.days())).ok()?;
        // The month's names and the era are the language's; its region may prefer another calendar.
        let locale = format!("{}-u-ca-islamic-umalqura-nu-{}", self.lang, self.numerals);
        let locale: Locale = locale.parse().ok()?;
        let formatter = DateTimeFormatter::try_new((&locale).into(), fieldsets::YMD::long()).ok()?;
        Some(formatter.format(&iso(day)).to_string())
    }

    /// The month of a year, as the head of a list: «نيسان/أبريل 2024».
    pub fn month_of_year(&self, month: Month) -> String {
        let Ok(day) = civil::Date::new(month.year, month.month, 1) else { return String::new() };
        let year = self.numerals.write(&month.year.to_string());
        format!("{} {year}", self.month_name(day))
    }

    fn month_name(&self, day: civil::Date) -> String {
        match self.months {
            Months::Plain => standalone(self.lang.as_str(), day),
            Months::One(family) => month(family.locale(), day),
            Months::Dual(first, second) => {
                let (first, second) = (month(first.locale(), day), month(second.locale(), day));
                if first == second { first } else { format!("{first}/{second}") }
            }
        }
    }

    /// On which day of the week a moment lies, in the site's zone: 1 is Monday.
    pub fn weekday(&self, instant: Instant) -> i8 {
        self.local(instant).date().weekday().to_monday_one_offset()
    }

    /// In which month of which year a moment lies, in the site's zone.
    pub fn month(&self, instant: Instant) -> Month {
        let day = self.local(instant).date();
        Month { year: day.year(), month: day.month() }
    }

    /// The moments at which a year begins and the next one does, in the site's zone.
    pub fn bounds_of_year(&self, year: i16) -> Option<(Instant, Instant)> {
        Some((self.begin(year, 1)?, self.begin(year.checked_add(1)?, 1)?))
    }

    /// The moments at which a month begins and the next one does, in the site's zone.
    pub fn bounds_of_month(&self, Month { year, month }: Month) -> Option<(Instant, Instant)> {
        let (next_year, next) = if month == 12 { (year.checked_add(1)?, 1) } else { (year, month + 1) };
        Some((self.begin(year, month)?, self.begin(next_year, next)?))
    }

    fn begin(&self, year: i16, month: i8) -> Option<Instant> {
        let midnight = civil::Date::new(year, month, 1).ok()?.at(0, 0, 0, 0);
        // Where summer time begins at midnight there is no midnight; the day begins an hour later.
        Some(self.zone.to_timestamp(midnight).ok()?.into())
    }

    /// The time of day in the site's zone, to the minute, 24 hours.
    pub fn time(&self, instant: Instant) -> String {
        let time = self.local(instant).time();
        self.numerals.write(&format!("{:02}:{:02}", time.hour(), time.minute()))
    }

    /// The moment with the zone's offset, as machines read it: `2024-04-13T19:18:53+03:00`.
    pub fn machine(&self, instant: Instant) -> String {
        let local = self.local(instant);
        let date_time = local.datetime();
        let seconds = local.offset().seconds();
        let sign = if seconds < 0 { '-' } else { '+' };
        let minutes = seconds.abs() / 60;
        let (date, time) = (date_time.date(), date_time.time());
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
            date.year(),
            date.month(),
            date.day(),
            time.hour(),
            time.minute(),
            time.second(),
            minutes / 60,
            minutes % 60
        )
    }

    /// The moment as mail and RSS write it (RFC 5322, 3.3): `Sat, 13 Apr 2024 19:18:53 +0300`.
    pub fn rfc822(&self, instant: Instant) -> String {
        self.local(instant).strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
    }

    /// The year in the site's zone.
    pub fn year(&self, instant: Instant) -> i16 {
        self.local(instant).date().year()
    }

    fn local(&self, instant: Instant) -> jiff::ZonedDateTime {
        instant.timestamp().to_zoned_datetime(self.zone.clone())
    }
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

fn iso(day: civil::Date) -> Date<Iso> {
    let (month, of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    Date::try_new_iso(i32::from(day.year()), month, of_month).expect("jiff's dates are dates")
}

fn long(locale: &str, style: &DateStyle, day: civil::Date) -> String {
    let locale = format!("{locale}-u-ca-gregory-nu-{}", style.numerals);
    let locale: Locale = locale.parse().unwrap_or(Locale::UNKNOWN);
    match DateTimeFormatter::try_new((&locale).into(), fieldsets::YMD::long()) {
        Ok(formatter) => formatter.format(&iso(day)).to_string(),
        Err(_) => style.numerals.write(&day.to_string()),
    }
}

fn month(locale: &str, day: civil::Date) -> String {
    let locale: Locale = format!("{locale}-u-ca-gregory").parse().unwrap_or(Locale::UNKNOWN);
    match DateTimeFormatter::try_new((&locale).into(), fieldsets::M::long()) {
        Ok(formatter) => formatter.format(&iso(day)).to_string(),
        Err(_) => day.month().to_string(),
    }
}

/// The month's name as it stands alone, which some languages write with a capital or another case.
fn standalone(locale: &str, day: civil::Date) -> String {
    let name = month(locale, day);
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{site::HijriOffset, text::digits::Numerals};

    fn style(lang: &str, months: &str, numerals: Numerals) -> DateStyle {
        DateStyle {
            lang: lang.parse().unwrap(),
            months: months.parse().unwrap(),
            numerals,
            zone: jiff::tz::TimeZone::get("Asia/Damascus").unwrap(),
            hijri: HijriOffset::new(0),
        }
    }

    #[test]
    fn long_dates_have_the_months_of_the_edition() {
        let instant: Instant = "2024-04-13T16:18:53Z".parse().unwrap();
        for (lang, months, numerals, expected) in [
            ("ar-SY", "dual", Numerals::Latn, "13 نيسان/أبريل 2024"),
            ("ar-SY", "egyptian/levantine", Numerals::Arab, "١٣ أبريل/نيسان ٢٠٢٤"),
            ("ar-SY", "plain", Numerals::Latn, "13 نيسان 2024"),
            ("ar-EG", "plain", Numerals::Arab, "١٣ أبريل ٢٠٢٤"),
            ("ar-001", "tunisian", Numerals::Latn, "13 أفريل 2024"),
            ("en-GB", "plain", Numerals::Latn, "13 April 2024"),
            ("fr-FR", "plain", Numerals::Latn, "13 avril 2024"),
        ] {
            assert_eq!(style(lang, months, numerals).long_date(instant), expected, "{lang} {months}");
        }
    }

    #[test]
    fn times_are_those_of_the_zone() {
        let style = style("ar-SY", "dual", Numerals::Arab);
        let instant: Instant = "2024-04-13T16:18:53Z".parse().unwrap();
        assert_eq!(style.time(instant), "١٩:١٨");
        assert_eq!(style.machine(instant), "2024-04-13T19:18:53+03:00");
        assert_eq!(style.rfc822(instant), "Sat, 13 Apr 2024 19:18:53 +0300");
        let midnight: Instant = "2024-12-31T22:30:00Z".parse().unwrap();
        assert_eq!(style.year(midnight), 2025);
    }

    #[test]
    fn hijri_dates_stand_in_the_language_and_follow_the_moon_of_the_site() {
        let instant: Instant = "2025-04-17T09:00:00Z".parse().unwrap();
        let written = |lang: &str, days: i64| {
            let mut style = style(lang, "plain", Numerals::Latn);
            style.hijri = HijriOffset::new(days);
            style.hijri_date(instant).unwrap()
        };
        assert_eq!(written("ar-SY", 0), "19 شوال 1446 هـ");
        assert_eq!(written("ar-SY", -1), "18 شوال 1446 هـ");
        assert!(written("en-GB", 0).contains("Shawwal"), "{}", written("en-GB", 0));
        assert!(written("fr-FR", 0).contains("1446"), "{}", written("fr-FR", 0));
        assert_eq!(HijriOffset::new(3), None);
        let mut without = style("ar-SY", "plain", Numerals::Latn);
        without.hijri = None;
        assert_eq!(without.hijri_date(instant), None);
    }

    #[test]
    fn a_month_is_that_of_the_zone_and_begins_with_its_first_day() {
        let style = style("ar-SY", "dual", Numerals::Arab);
        let late: Instant = "2024-03-31T22:30:00Z".parse().unwrap();
        let april = style.month(late);
        assert_eq!((april.year, april.month), (2024, 4));
        assert_eq!(style.month_of_year(april), "نيسان/أبريل ٢٠٢٤");
        let (begin, end) = style.bounds_of_month(april).unwrap();
        assert!(begin <= late && late < end);
        assert_eq!((style.month(begin), style.month(end).month), (april, 5));
        let (begin, end) = style.bounds_of_year(2024).unwrap();
        assert_eq!((style.month(begin).month, style.month(end).year), (1, 2025));
        assert_eq!(style.bounds_of_month(Month { year: 2024, month: 13 }), None);
        let english = DateStyle {
            lang: "fr-FR".parse().unwrap(),
            months: Months::Plain,
            numerals: Numerals::Latn,
            ..style
        };
        assert_eq!(english.month_of_year(april), "Avril 2024");
    }
}
