use super::*;

fn moment(text: &str) -> Option<String> {
    find(text).map(|found| found.stated.to_string())
}

#[test]
fn dates_are_read_as_pages_write_them() {
    for (text, expected) in [
        ("13/نيسان/2024", "2024-04-13T00:00:00"),
        ("13 نيسان/ أبريل 2024 - 19:18:53", "2024-04-13T19:18:53"),
        ("السبت ١٣ أبريل ٢٠٢٤ الساعة ٧:١٨ مساءً", "2024-04-13T19:18:00"),
        ("السبت، 13 أفريل 2024", "2024-04-13T00:00:00"),
        ("3 غشت 2023", "2023-08-03T00:00:00"),
        ("1 شتنبر 2021", "2021-09-01T00:00:00"),
        ("9 دجنبر 2021", "2021-12-09T00:00:00"),
        ("5 جويلية 2019", "2019-07-05T00:00:00"),
        ("2 كانون الثاني 2020", "2020-01-02T00:00:00"),
        ("2 كانون الأول/ديسمبر 2020", "2020-12-02T00:00:00"),
        ("17 تشرين الثاني (نوفمبر) 2018", "2018-11-17T00:00:00"),
        ("12 آب 2016", "2016-08-12T00:00:00"),
        ("13 من شهر نيسان عام 2024", "2024-04-13T00:00:00"),
        ("April 13, 2024", "2024-04-13T00:00:00"),
        ("Posted on Saturday, April 13th, 2024 at 7:18 PM", "2024-04-13T19:18:00"),
        ("13 April 2024", "2024-04-13T00:00:00"),
        ("13 avril 2024", "2024-04-13T00:00:00"),
        ("le 1er août 2023 à 14h30", "2023-08-01T14:30:00"),
        ("2024-04-13 19:18:53", "2024-04-13T19:18:53"),
        ("2024-04-13T19:18:53+03:00", "2024-04-13T16:18:53Z"),
        ("2024/4/13", "2024-04-13T00:00:00"),
        ("13.04.2024", "2024-04-13T00:00:00"),
        ("04/13/2024 12:05 AM", "2024-04-13T00:05:00"),
        ("التاريخ : ٢٠٢٤/٠٤/١٣", "2024-04-13T00:00:00"),
    ] {
        assert_eq!(moment(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "2024",
        "13 رمضان 1445",
        "1445/9/4",
        "31 شباط 2024",
        "00/00/0000",
        "1.2.3.4.5",
        "13:40",
        "13 نيسان",
        "(1912-1994)",
        "99999999999999999999/1/2024",
        "www.site.example/2024/04",
        "32 نيسان 2024",
    ] {
        assert_eq!(moment(text), None, "{text}");
    }
    assert_eq!(find(&"1/".repeat(10_000)), None);
}

#[test]
fn other_words_are_counted_and_doubtful_orders_said() {
    assert_eq!(find("السبت 13 نيسان 2024 الساعة 10:00").map(|found| found.others), Some(0));
    assert_eq!(find("افتتحت البلدية في 13 نيسان 2024 الرصيف").map(|found| found.others), Some(3));
    assert_eq!(find("05/04/2024").map(|found| found.ambiguous), Some(true));
    assert_eq!(find("13/04/2024").map(|found| found.ambiguous), Some(false));
    assert_eq!(find("04/04/2024").map(|found| found.ambiguous), Some(false));
}

#[test]
fn a_pattern_from_the_rules_wins_over_the_usual_order() {
    assert_eq!(
        by_format("04/05/2024", "%m/%d/%Y").map(|stated| stated.to_string()).as_deref(),
        Some("2024-04-05T00:00:00")
    );
    assert_eq!(
        by_format("٢٠٢٤٠٤٠٥", "%Y%m%d").map(|stated| stated.to_string()).as_deref(),
        Some("2024-04-05T00:00:00")
    );
    assert_eq!(by_format("soon", "%Y"), None);
}
