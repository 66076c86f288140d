use super::*;
use proptest::prelude::*;
use unicode_bidi::{BidiInfo, Level};

/// What a reader sees, from left to right, when `text` stands in a paragraph of direction `base`
/// with the isolation that [`plain`] adds; the isolates themselves left out.
fn shown(text: &str, base: Direction) -> String {
    visual(&plain(text, base), base)
}

fn visual(text: &str, base: Direction) -> String {
    let level = if base == Direction::Rtl { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(text, Some(level));
    let paragraph = &info.paragraphs[0];
    let line = info.reorder_line(paragraph, paragraph.range.clone());
    line.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

#[test]
fn strings_that_come_out_wrong_without_isolation() {
    for (text, without, with) in [
        ("هاتف 01-234-567", "567-234-01 ", "01-234-567 "),
        ("هاتف +961 1 234 567", "567 234 1 961+ ", "+961 1 234 567 "),
        ("السعر $20", "20$ ", "$20 "),
        ("النسبة 15%", "%15 ", "15% "),
        ("درجة -5", "5- ", "-5 "),
        ("لغات C++ و .NET", "NET. ", ".NET "),
        ("المقاس 1280 × 960", "960 × 1280 ", "1280 × 960 "),
        ("المبلغ 12 500 000", "000 500 12 ", "12 500 000 "),
        ("في 5 May 2024", "May 2024 5 ", "5 May 2024 "),
    ] {
        assert!(visual(text, Direction::Rtl).starts_with(without), "{}", visual(text, Direction::Rtl));
        assert!(shown(text, Direction::Rtl).starts_with(with), "{}", shown(text, Direction::Rtl));
    }
    assert!(shown("لغات C++ و .NET", Direction::Rtl).contains("C++"));
}

#[test]
fn numbers_that_only_follow_each_other_keep_the_order_of_the_line() {
    for (text, first, last) in [("الأعوام 2019 2020 2021", "2019", "2021"), ("المواد 12 13 14 15", "12", "15")]
    {
        let line = shown(text, Direction::Rtl);
        assert!(line.find(first) > line.find(last), "{line}");
    }
}

#[test]
fn awkward_text_is_divided_without_reading_it_over_and_over() {
    for awkward in ["1!", "١ ", "1,", "1×", "(1", "+", "a(", "@1", "1-", "1 ", ".a"] {
        let text = awkward.repeat(20_000 / awkward.len());
        for base in [Direction::Rtl, Direction::Ltr] {
            assert!(!runs(&text, base).is_empty());
        }
    }
}

#[test]
fn the_first_number_of_a_range_stands_at_the_right() {
    for text in [
        "2009-2014",
        "2009–2014",
        "2009/2014",
        "٢٠٠٩-٢٠١٤",
        "2009 - 2014",
        "2009-2014 عاما",
        "الفترة 2009/2014",
        "WHO 2009-2014",
    ] {
        let line = shown(text, Direction::Rtl);
        let (first, second) = if text.contains('٢') { ("٢٠٠٩", "٢٠١٤") } else { ("2009", "2014") };
        // A range after a Latin word belongs to that word's left-to-right run.
        let right = line.find(first) > line.find(second);
        assert_eq!(right, !text.starts_with("WHO"), "{text}: {line}");
    }
    let times = shown("الدوام 12:30 - 14:00", Direction::Rtl);
    assert!(times.find("12:30") > times.find("14:00"), "{times}");
}

#[test]
fn foreign_words_keep_together() {
    let check = |text, expected: &[Run<'_>]| assert_eq!(runs(text, Direction::Rtl), expected, "{text}");
    use Run::{Isolated, Plain};
    let ltr = |text| Isolated(text, Direction::Ltr);
    check("قال WHO إن 2024", &[Plain("قال "), ltr("WHO"), Plain(" إن 2024")]);
    check("شهادة ISO 9001.", &[Plain("شهادة "), ltr("ISO 9001"), Plain(".")]);
    check("منظمة (UNESCO) في", &[Plain("منظمة ("), ltr("UNESCO"), Plain(") في")]);
    check("f(x) دالة", &[ltr("f(x)"), Plain(" دالة")]);
    check("شبكة 5G", &[Plain("شبكة "), ltr("5G")]);
    check("إلى press@example.org.", &[Plain("إلى "), ltr("press@example.org"), Plain(".")]);
    check(
        "(1912-1994)، من",
        &[Plain("("), Run::Range { first: "1912", separator: "-", second: "1994" }, Plain(")، من")],
    );
    check("أبريل/ نيسان عام 2019", &[Plain("أبريل/ نيسان عام 2019")]);
    check("13/4/2024", &[Plain("13/4/2024")]);
}

#[test]
fn arabic_in_a_left_to_right_line_keeps_together() {
    let title = "لقاء (UNESCO) في بيروت";
    let line = shown(&format!("News: {title}"), Direction::Ltr);
    assert!(line.starts_with("News: "));
    let wrapped = plain(title, Direction::Rtl);
    let in_english = visual(&format!("Feed: {wrapped} - end"), Direction::Ltr);
    assert!(in_english.starts_with("Feed: ") && in_english.ends_with(" - end"), "{in_english}");
    assert!(in_english.find("توريب") < in_english.find("UNESCO"), "{in_english}");
    assert_eq!(
        runs("The word بيان رسمي means", Direction::Ltr),
        [Run::Plain("The word "), Run::Isolated("بيان رسمي", Direction::Rtl), Run::Plain(" means")]
    );
}

proptest! {
    #[test]
    fn the_parts_are_the_whole(text in "[ا-ي a-z0-9٠-٩+$%():/.,×–\\-@،]{0,60}", rtl: bool) {
        let base = if rtl { Direction::Rtl } else { Direction::Ltr };
        let mut joined = String::new();
        for run in runs(&text, base) {
            match run {
                Run::Plain(part) | Run::Isolated(part, _) => { prop_assert!(!part.is_empty()); joined.push_str(part) }
                Run::Range { first, separator, second } => joined.extend([first, separator, second]),
            }
        }
        prop_assert_eq!(joined, text);
    }

    #[test]
    fn any_text_at_all_is_divided(text in "\\PC{0,80}", rtl: bool) {
        let base = if rtl { Direction::Rtl } else { Direction::Ltr };
        let isolated = plain(&text, base);
        let bare = |text: &str| text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect::<String>();
        prop_assert_eq!(bare(&isolated), bare(&text));
    }
}
