//! Dates and times as an edition writes them.
//!
//! ICU4X knows every family of Arabic month names; the dual form («نيسان/أبريل») is in no CLDR
//! locale and is composed here.

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
        let day = self.local(instant).date();
        match self.months {
            Months::Plain => long(self.lang.as_str(), self, day),
            Months::One(family) => long(family.locale(), self, day),
            Months::Dual(first, second) => {
                let (first, second) = (month(first.locale(), day), month(second.locale(), day));
                let name = if first == second { first } else { format!("{first}/{second}") };
                self.numerals.write(&format!("{} {name} {}", day.day(), day.year()))
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::digits::Numerals;

    fn style(lang: &str, months: &str, numerals: Numerals) -> DateStyle {
        DateStyle {
            lang: lang.parse().unwrap(),
            months: months.parse().unwrap(),
            numerals,
            zone: jiff::tz::TimeZone::get("Asia/Damascus").unwrap(),
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
}
