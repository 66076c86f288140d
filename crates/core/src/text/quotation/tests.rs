use super::*;
use crate::text::arabic::comparable;
use proptest::prelude::*;

/// As it was published.
const STATEMENT: &str = "أعلنت بلديّة المنارة، يوم الثلاثاء ١٣ نيسان/أبريل ٢٠٢٤، أنّ «رصيف العبّارة» الجديد سيُفتح أمام \
    الركّاب بعد أيّام. وقال رئيس البلديّة إنّ كلفة المشروع بلغت ٢٥٠ ألف ليرة، وإنّ شركة Harbour Works نفّذته في \
    ستّة أشهر. ودعا السكّان إلى قراءة لوحات الإرشاد والابتعاد عن مكان العمل.";

/// Another statement of the same institution.
const OTHER: &str = "نبّهت بلديّة المنارة إلى انقطاع المياه في حيّ المرفأ يوم الأربعاء من الثامنة صباحاً حتى الظهر. \
    وسيعمل الفنيّون على استبدال الأنبوب الرئيس قرب المدرسة الابتدائية.";

fn words(text: &str) -> Vec<String> {
    fold(text).into_iter().map(|word| word.folded).collect()
}

fn found(quotation: &str) -> Found {
    let found = locate(quotation, STATEMENT).unwrap();
    assert!(STATEMENT.get(found.passage.clone()).is_some());
    found
}

fn passage(found: &Found) -> &'static str {
    &STATEMENT[found.passage.clone()]
}

#[test]
fn words_are_found_however_they_are_written() {
    for (one, other) in [
        ("إرسِل   لصـديق!", "ارسل لصديق"),
        ("مدينة ٢٠٢٤ و۲۰۲۴", "مدينه 2024 و2024"),
        ("«شيء» مسؤول، جزء", "شي مسوول جز"),
        ("ٱلكتاب آمن", "الكتاب امن"),
        ("علی کتاب ہے", "على كتاب هے"),
        ("\u{feb1}\u{fefc}\u{fee1}", "سلام"),
        ("می\u{200c}خواهم", "میخواهم"),
        ("\u{200f}بيان\u{200e} رس\u{ad}مي\u{feff}", "بيان رسمي"),
        ("ا\u{654}حمد", "أحمد"),
        ("بي\u{fe77}ان\u{fe70}", "بيان"),
        ("İstanbul ISPARTA", "istanbul ısparta"),
        ("Café STRASSE Ὀδυσσεύς", "cafe straße οδυσσευσ"),
        ("東京 ไทย", "東 京 ไ ท ย"),
        ("ﷺ", "صلى الله عليه وسلم"),
    ] {
        assert_eq!(words(one), words(other), "{one}");
    }
    assert!(fold(" …\u{64e}\u{200f} ء").is_empty());
}

#[test]
fn a_word_knows_where_it_stands_with_its_marks() {
    let text = "«كَتَبَـ» ٢٥!";
    let ranges: Vec<&str> = fold(text).iter().map(|word| &text[word.range.clone()]).collect();
    assert_eq!(ranges, ["كَتَبَـ", "٢٥"]);
}

#[test]
fn what_was_copied_is_exact() {
    let whole = found(STATEMENT);
    assert!(whole.exact && whole.folded_equal && whole.share == 1.0);
    assert_eq!(passage(&whole), STATEMENT);
    for quotation in [
        "وقال رئيس البلديّة إنّ كلفة المشروع بلغت ٢٥٠ ألف ليرة",
        "قال رئيس البلديّة إنّ كلفة",
        "“رئيس البلديّة إنّ كلفة المشروع”",
        "*رئيس البلديّة إنّ\n كلفة  المشروع\u{a0}بلغت* ...",
        "\u{2067}رئيس البلديّة إنّ كلفة\u{2069}",
        "وإنّ شركة Harbour Works نفّذته في",
        "الركّاب بعد أيّام.",
    ] {
        let found = found(quotation);
        assert!(found.exact && found.folded_equal && found.share == 1.0, "{quotation}: {found:?}");
    }
    assert_eq!(passage(&found("الركّاب بعد أيّام.")), "الركّاب بعد أيّام.");
}

#[test]
fn what_is_nearly_the_same_is_not_exact() {
    for quotation in [
        "وقال رييس البلديه ان كلفة المشروع بلغت 250 الف ليره",
        "وقال رئيس البلدية إن كلفة المشروع بلغت ٢٥٠ ألف ليرة",
        "اعلنت بلدية المناره يوم الثلاثاء 13 نيسان / ابريل 2024 ان \"رصيف العباره\" الجديد",
        "وان شركة\nharbour works\nنفذته في\nسته اشهر",
        "رئيس البلديّة إنّ كلفة؟",
        "الركّاب بعد أيّام؛",
        "الركّاب بعد أيّام وقال",
        "أمام الركّاب بعد أيّا\u{202e}م",
    ] {
        let found = found(quotation);
        assert!(!found.exact && found.folded_equal && found.share == 1.0, "{quotation}: {found:?}");
        let shares_a_number = asked(quotation).iter().any(|number| stored(STATEMENT).contains(number));
        assert!(shares_a_number || fold(quotation).len() < SURE, "{quotation}");
    }
}

#[test]
fn a_changed_word_is_found_with_what_stands_in_its_place() {
    let changed = found("وقال رئيس البلدية إن كلفة المشروع بلغت ٩٥٠ ألف ليرة");
    assert!(!changed.exact && !changed.folded_equal && changed.share == 0.9);
    assert_eq!(passage(&changed), "وقال رئيس البلديّة إنّ كلفة المشروع بلغت ٢٥٠ ألف ليرة");
    for at_an_end in ["ونفى رئيس البلدية إن كلفة المشروع بلغت", "وقال رئيس البلدية إن كلفة المشروع تجاوزت"]
    {
        let changed = found(at_an_end);
        assert_eq!(passage(&changed), "وقال رئيس البلديّة إنّ كلفة المشروع بلغت");
        assert!(!changed.folded_equal && (0.8..0.9).contains(&changed.share));
    }
    let added = found("وقال رئيس البلدية السابق إن كلفة المشروع بلغت ٢٥٠ ألف ليرة");
    assert!(!added.folded_equal && added.share > 0.9);
    let left_out = found("وقال رئيس البلدية إن كلفة بلغت ٢٥٠ ألف ليرة");
    assert!(!left_out.folded_equal && left_out.share == 1.0);
    assert!(passage(&left_out).contains("كلفة المشروع بلغت"));
}

#[test]
fn what_was_not_looked_at_is_not_called_exact() {
    let text: String = (0..1_500).map(|number| format!("كلمة{number} ")).collect();
    let longer = &text[..text.char_indices().nth(LONGEST + 40).unwrap().0];
    let forged = format!("{longer} وهذا لم يقله أحد");
    for quotation in [forged.clone(), forged.replace('ة', "ه")] {
        let found = locate(&quotation, &text).unwrap();
        assert!(!found.exact && !found.folded_equal && found.share > 0.99);
    }
}

#[test]
fn two_statements_in_one_quotation_are_found_each_in_its_own() {
    let quotation = "وقال رئيس البلدية إن كلفة المشروع بلغت ٢٥٠ ألف ليرة. وسيعمل الفنيون على استبدال الأنبوب الرئيس قرب المدرسة";
    let (one, other) = (found(quotation), locate(quotation, OTHER).unwrap());
    assert_eq!(passage(&one), "وقال رئيس البلديّة إنّ كلفة المشروع بلغت ٢٥٠ ألف ليرة");
    assert_eq!(&OTHER[other.passage], "وسيعمل الفنيّون على استبدال الأنبوب الرئيس قرب المدرسة");
    assert!(!one.exact && !one.folded_equal && !other.folded_equal);
    assert!((0.5..0.6).contains(&one.share) && (0.4..0.5).contains(&other.share));
}

#[test]
fn a_quotation_may_go_over_several_blocks() {
    let text = format!("عنوان\n{STATEMENT}\n{OTHER}");
    let quotation = "والابتعاد عن مكان العمل.\r\n\r\nنبّهت بلديّة المنارة إلى انقطاع المياه";
    let exact = locate(quotation, &text).unwrap();
    assert!(exact.exact && text[exact.passage].contains('\n'));
    let folded = locate("والابتعاد عن مكان العمل نبهت بلدية المنارة الى انقطاع المياه", &text).unwrap();
    assert!(folded.folded_equal && !folded.exact);
}

#[test]
fn the_lines_of_a_pdf_are_no_hindrance() {
    let mut wrapped = String::new();
    for (number, word) in comparable(STATEMENT).split(' ').enumerate() {
        wrapped.push_str(word);
        wrapped.push_str(if number % 7 == 6 { " \r\n" } else { " \u{200f}" });
    }
    let found = found(&wrapped);
    assert!(found.folded_equal && !found.exact);
    assert_eq!(passage(&found), STATEMENT.trim_end_matches('.'));
}

#[test]
fn other_texts_are_not_found() {
    for quotation in [
        OTHER,
        "",
        "بلدية المنارة",
        "… «»",
        "في من على إلى عن",
        "The pier opens on Tuesday, said the mayor of the town",
    ] {
        assert_eq!(locate(quotation, STATEMENT), None, "{quotation}");
    }
    assert_eq!(locate(STATEMENT, ""), None);
    assert_eq!(locate("بلدية المنارة يوم", "بلدية"), None);
}

#[test]
fn what_is_repeated_is_found_where_it_comes_nearest() {
    let text = "قال رييس البلدية ان العمل انتهى. ثم قال رئيس البلدية إن العمل انتهى.";
    let found = locate("قال رئيس البلدية إن العمل انتهى", text).unwrap();
    assert!(found.exact && found.passage.start > 40);
}

#[test]
fn a_passage_deep_in_a_long_text_is_found() {
    let other: String = (0..20_000).map(|n| format!("كلمة{} ", n % 977)).collect();
    let long: String = (0..700).map(|n| format!("قول{n} ")).collect();
    let text = format!("{other}{long}{other}");
    let found = locate(&long.replace("قول350", "بدل"), &text).unwrap();
    assert!(found.share > 0.99, "{found:?}");
}

#[test]
fn hostile_input_takes_bounded_time() {
    let timer = std::time::Instant::now();
    let million = 1_000_000;
    let hostile = [
        "\u{64e}".repeat(million),
        "\u{301}".repeat(million),
        "\u{200b}\u{200d}".repeat(million / 2),
        "ا".repeat(million),
        "ا ".repeat(million / 2),
        "ا ب ".repeat(million / 4),
        "ﷺ".repeat(million),
        format!("{}ب", "ا ا ".repeat(million / 4)),
        "\u{ac00}".repeat(million),
        "a\u{315}\u{300}\u{5ae}\u{62b}".repeat(million / 5),
        " \n".repeat(million / 2),
    ];
    for quotation in &hostile {
        asked(quotation);
        locate(quotation, quotation);
        locate(quotation, STATEMENT);
        locate(STATEMENT, quotation);
    }
    locate(&hostile[5], &hostile[4]);
    stored(&hostile[7]);
    assert!(timer.elapsed().as_secs() < 60, "{:?}", timer.elapsed());
}

proptest! {
    #[test]
    fn what_compares_equal_is_folded_equal(text in "([ا-يءأإآٱؤئىةگپچکیہ٠-٩۰-۹a-zA-Z0-9َُِّـ]|[ «»،.]){0,60}") {
        prop_assert_eq!(words(&text), words(&comparable(&text)));
    }

    #[test]
    fn places_are_whole_letters_in_order(text in "\\PC{0,40}|([اَُ\u{200c}é\u{301}ﷺ\u{fe70}İไำ東] ?){0,40}") {
        let mut end = 0;
        for word in fold(&text) {
            prop_assert!(!word.folded.is_empty() && !word.folded.contains(|c: char| !c.is_alphanumeric()));
            prop_assert!(text.get(word.range.clone()).is_some_and(|letters| !letters.is_empty()));
            prop_assert!(word.range.end >= end);
            end = word.range.end;
        }
    }

    #[test]
    fn any_part_of_a_text_is_found_in_it(from in 0usize..30, count in SHORTEST..20) {
        let all = fold(STATEMENT);
        let (first, last) = (&all[from.min(all.len() - count)], &all[from.min(all.len() - count) + count - 1]);
        let quotation = &STATEMENT[first.range.start..last.range.end];
        let exact = locate(quotation, STATEMENT).unwrap();
        prop_assert!(exact.exact && &STATEMENT[exact.passage] == quotation);
        let folded = locate(&comparable(quotation), STATEMENT).unwrap();
        prop_assert!(folded.folded_equal && &STATEMENT[folded.passage] == quotation);
    }

    #[test]
    fn no_two_texts_make_it_panic(quotation in "([ابو\u{64e}«. \n\u{200f}e\u{301}]){0,30}", text in "([ابو\u{64e}«. \n\u{200f}e\u{301}]){0,60}") {
        if let Some(found) = locate(&quotation, &text) {
            prop_assert!(text.get(found.passage).is_some());
            prop_assert!((0.0..=1.0).contains(&found.share));
        }
    }
}
