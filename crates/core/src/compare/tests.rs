use super::*;
use crate::text::arabic::is_mark;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// A comparison as a line: what was removed in brackets, what was added in braces.
fn shown(before: &str, after: &str) -> String {
    let steps = words(before, after);
    assert_eq!(version(&steps, false), before);
    assert_eq!(version(&steps, true), after);
    let show = |step: &Step| match step {
        Step::Same(text) => (*text).to_owned(),
        Step::Removed(text) => format!("[{text}]"),
        Step::Added(text) => format!("{{{text}}}"),
    };
    steps.iter().map(show).collect()
}

/// One of the versions, read back out of the steps.
fn version(steps: &[Step], after: bool) -> String {
    let of = |step: &Step| match step {
        Step::Same(text) => (*text).to_owned(),
        Step::Removed(text) if !after => (*text).to_owned(),
        Step::Added(text) if after => (*text).to_owned(),
        _ => String::new(),
    };
    steps.iter().map(of).collect()
}

#[test]
fn a_changed_word_is_told_and_nothing_else() {
    assert_eq!(
        shown("وصل خمسة ركاب إلى المرفأ مساءً.", "وصل ستة ركاب إلى المرفأ مساءً."),
        "وصل [خمسة]{ستة} ركاب إلى المرفأ مساءً."
    );
    assert_eq!(shown("في ١٣ نيسان", "في ١٤ نيسان"), "في [١٣]{١٤} نيسان");
    assert_eq!(shown("بيان", "بيان"), "بيان");
    assert_eq!(shown("", ""), "");
    assert_eq!(shown("", "بيان"), "{بيان}");
    assert_eq!(shown("بيان", ""), "[بيان]");
}

#[test]
fn space_goes_with_its_neighbour() {
    assert_eq!(shown("وصل الركاب", "وصل الركاب مساء"), "وصل الركاب{ مساء}");
    assert_eq!(shown("وصل الركاب مساء", "وصل الركاب"), "وصل الركاب[ مساء]");
    assert_eq!(shown("الركاب وصلوا مساء", "وصلوا مساء"), "[الركاب ]وصلوا مساء");
    assert_eq!(shown("وصل الركاب مساء", "وصل كل الركاب مساء"), "وصل {كل }الركاب مساء");
    assert_eq!(shown("سطر أول", "سطر\nأول"), "سطر[ ]{\n}أول");
    assert_eq!(shown("سطر  أول", "سطر أول"), "سطر [ ]أول");
    assert_eq!(shown(" ", "  "), " { }");
}

#[test]
fn marks_and_joiners_stay_with_their_word() {
    assert_eq!(shown("قال كَتَبَ أمس ذلك", "قال كتب أمس ذلك"), "قال [كَتَبَ]{كتب} أمس ذلك");
    assert_eq!(
        shown("او می\u{200c}خواهم گفت امروز", "او میخواهم گفت امروز"),
        "او [می\u{200c}خواهم]{میخواهم} گفت امروز"
    );
    assert_eq!(shown("one e\u{301} two three", "one e two three"), "one [e\u{301}]{e} two three");
    assert_eq!(shown("a b c\n\u{301}", "a b c\n\u{302}"), "a b c[\n\u{301}]{\n\u{302}}");
}

#[test]
fn changes_are_phrases_and_not_confetti() {
    assert_eq!(
        shown(
            "رحبت الجمعية بقرار المحكمة الإفراج عن خمسة ناشطين",
            "رحبت المنظمة بقرار اللجنة الإفراج عن ستة ناشطين"
        ),
        "رحبت [الجمعية بقرار المحكمة]{المنظمة بقرار اللجنة} الإفراج عن [خمسة]{ستة} ناشطين"
    );
    assert_eq!(
        shown("أعلنت البلدية فتح الجسر، اليوم.", "قالت الوزارة إن المدارس تغلق، غدا."),
        "[أعلنت البلدية فتح الجسر، اليوم.]{قالت الوزارة إن المدارس تغلق، غدا.}"
    );
    assert_eq!(
        shown(
            "أعلنت بلدية المنارة يوم الثلاثاء فتح الرصيف الجديد. وبلغت الكلفة ٢٥٠ ألف ليرة. ودعت السكان إلى قراءة اللوحات.",
            "أعلنت بلدية المنارة يوم الأربعاء فتح الرصيف الجديد أمام الركاب. ودعت البلدية السكان إلى قراءة اللوحات، \
             والابتعاد عن مكان العمل."
        ),
        "أعلنت بلدية المنارة يوم [الثلاثاء]{الأربعاء} فتح الرصيف الجديد[. وبلغت الكلفة ٢٥٠ ألف ليرة. ودعت]\
         { أمام الركاب. ودعت البلدية} السكان إلى قراءة اللوحات{، والابتعاد عن مكان العمل}."
    );
    let long = "one two three four five six";
    assert_eq!(
        shown(&format!("a b c d e f g h {long} a b c d e f g"), &format!("z y x {long} w v")),
        format!("[a b c d e f g h]{{z y x}} {long} [a b c d e f g]{{w v}}")
    );
}

#[test]
fn an_added_sentence_is_told_as_a_sentence() {
    assert_eq!(
        shown(
            "أعلنت البلدية فتح الجسر. أعلنت الوزارة إغلاق الطريق.",
            "أعلنت البلدية فتح الجسر. أعلنت الشرطة تحويل السير. أعلنت الوزارة إغلاق الطريق."
        ),
        "أعلنت البلدية فتح الجسر. {أعلنت الشرطة تحويل السير. }أعلنت الوزارة إغلاق الطريق."
    );
    assert_eq!(
        shown("أعلنت الوزارة إغلاق الطريق.", "أعلنت الشرطة تحويل السير. أعلنت الوزارة إغلاق الطريق."),
        "{أعلنت الشرطة تحويل السير. }أعلنت الوزارة إغلاق الطريق."
    );
    assert_eq!(
        shown(
            "The pier is open. The road is closed.",
            "The pier is open. The gate is shut. The road is closed."
        ),
        "The pier is open. {The gate is shut. }The road is closed."
    );
}

#[test]
fn what_is_too_long_is_told_as_a_whole_between_its_ends() {
    let numbers: Vec<String> = (0..12_000).map(|number| number.to_string()).collect();
    let ends = "كلمة ".repeat(3_000);
    let around = |middle: &str| format!("{ends}{middle} {ends}");
    let before = around(&numbers.join(" "));
    let turned: Vec<&str> = numbers.iter().rev().map(String::as_str).collect();
    assert_eq!(
        words(&before, &around(&turned.join(" "))).len(),
        4,
        "a start, a removal, an addition, an end"
    );
    // What only one of the texts has is not counted: whole chapters may go.
    assert_eq!(words(&before, &around(&numbers[..9_999].join(" "))).len(), 3);
}

#[test]
fn hostile_texts_cost_no_more_than_long_ones() {
    let timer = std::time::Instant::now();
    let marks = "\u{64e}".repeat(500_000);
    shown(&marks, &marks[2..]);
    shown(&"\u{200d}".repeat(300_000), &"\u{200b}".repeat(300_000));
    // Every word common, no order common.
    let shuffled = |factor: usize| {
        let words: Vec<String> = (0..9_973usize).map(|n| (n * factor % 9_973).to_string()).collect();
        words.join(" ")
    };
    shown(&shuffled(1), &shuffled(4_871));
    shown(&"a b ".repeat(4_900), &"b b a ".repeat(3_000));
    assert!(timer.elapsed().as_secs() < 20, "{:?}", timer.elapsed());
}

proptest! {
    #[test]
    fn both_versions_can_be_read_back(
        before in "([أبتكَُ\u{301}\u{200c}\u{200f}\u{600}aeé🇸🇾👩\u{200d}ำนก 1٢.،»]|\r\n|\n){0,40}",
        after in "([أبتكَُ\u{301}\u{200c}\u{200f}\u{600}aeé🇸🇾👩\u{200d}ำนก 1٢.،»]|\r\n|\n){0,40}",
    ) {
        check(&before, &after)?;
    }

    #[test]
    fn edits_of_a_text_can_be_read_back(text in prop::collection::vec("(في|من|قال|كَتَب|بيان|[.،] )[ \n]{1,2}", 0..30), from in any::<prop::sample::Index>(), count in 0usize..6, with in "(قال |بيان\\. |x ){0,4}") {
        let from = from.index(text.len() + 1);
        let to = (from + count).min(text.len());
        let after = format!("{}{with}{}", text[..from].concat(), text[to..].concat());
        check(&text.concat(), &after)?;
    }
}

fn check(before: &str, after: &str) -> Result<(), TestCaseError> {
    let steps = words(before, after);
    prop_assert_eq!(version(&steps, false), before);
    prop_assert_eq!(version(&steps, true), after);
    let borders =
        |text: &str| text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect::<Vec<_>>();
    let (in_before, in_after) = (borders(before), borders(after));
    let (mut then, mut now) = (0, 0);
    for step in &steps {
        let (Step::Same(text) | Step::Removed(text) | Step::Added(text)) = step;
        prop_assert!(!text.is_empty());
        let start = if matches!(step, Step::Added(_)) { now } else { then };
        prop_assert!(start == 0 || !text.starts_with(is_mark), "a mark begins {:?}", text);
        then += if matches!(step, Step::Added(_)) { 0 } else { text.len() };
        now += if matches!(step, Step::Removed(_)) { 0 } else { text.len() };
        prop_assert!(
            in_before.contains(&then) && in_after.contains(&now),
            "a grapheme is cut in {:?}",
            steps
        );
    }
    for pair in steps.windows(2) {
        let ordered = !matches!(
            pair,
            [Step::Same(_), Step::Same(_)]
                | [Step::Removed(_), Step::Removed(_)]
                | [Step::Added(_), Step::Added(_) | Step::Removed(_)]
        );
        prop_assert!(ordered, "{:?}", steps);
    }
    prop_assert_eq!(words(after, after).len(), usize::from(!after.is_empty()));
    Ok(())
}
