use super::*;
use crate::Body;
use proptest::prelude::*;
use std::time::Instant as Clock;

fn target() -> Target {
    Target {
        edition: "ar".into(),
        lang: "ar-SY".parse().unwrap(),
        section: Some("news".into()),
        sections: vec![("news".into(), "الأخبار".into())],
        institution: "بلدية رأس النوارس".into(),
    }
}

/// Reads one page that is not in any mirror.
fn read_alone(bytes: &[u8], rules: &str) -> Result<Outcome, Fault> {
    let rules = Rules::parse(rules).unwrap();
    let page = Meant { path: "/nowhere/news.php?id=7".into(), name: "news.php?id=7".into() };
    let site = Site::survey(&[], None, &rules, || {}).unwrap();
    read_here(&page, bytes, &target(), &site, &rules)
}

fn item(html: &str, rules: &str) -> ImportedItem {
    match read_alone(html.as_bytes(), rules).unwrap() {
        Outcome::Article(item) => *item,
        Outcome::NotAnArticle(why) => panic!("{why}"),
    }
}

fn body(item: &ImportedItem) -> &str {
    match &item.body {
        Body::Html(html) => html,
        other => panic!("{other:?}"),
    }
}

const SENTENCE: &str = "أعلنت البلدية اليوم افتتاح الرصيف الجديد بعد أعمال ترميم دامت ثلاثة أعوام كاملة.";

#[test]
fn rules_win_over_every_guess() {
    let html = format!(
        "<html><head><meta property=og:title content='عنوان للآلات'></head><body><div class=h>عنوان الصفحة</div>\
         <i class=d>04/05/2024</i><u class=s>محليات</u><div class=t>{SENTENCE}<span class=x>إعلان</span></div><p>{SENTENCE}</p></body></html>"
    );
    let rules = "headline='.h'\ndate='.d'\ndate_format='%m/%d/%Y'\nbody='.t'\nsection='.s'\nremove='.x'\nkind='statement'\n\
                 byline='.none'\n[sections]\n'محليات'='local'";
    let without = item(&html, "body='.nothing'");
    assert!(without.doubts.contains(&Doubt::RuleWithoutEffect("body")));
    let item = item(&html, rules);
    assert_eq!((item.headline.as_str(), item.section.as_deref()), ("عنوان الصفحة", Some("local")));
    assert_eq!(item.stated, Some("2024-04-05".parse().unwrap()));
    assert_eq!(item.kind, bayan_core::item::ItemKind::Statement);
    assert_eq!(body(&item), format!("<p>{SENTENCE}</p>\n"));
    assert_eq!(item.doubts, [Doubt::ShortBody(13)]);
}

#[test]
fn a_skipped_page_and_no_page_are_none() {
    let outcome = |bytes: &[u8], rules: &str| match read_alone(bytes, rules) {
        Ok(Outcome::NotAnArticle(why)) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(outcome(b"<p>x", "skip='news.php*'"), NotAnArticle::LeftOut);
    assert_eq!(outcome(b"%PDF-1.4 <no>", ""), NotAnArticle::NotHtml);
    assert_eq!(outcome(&(0..=255).collect::<Vec<u8>>(), ""), NotAnArticle::NotHtml);
    assert_eq!(outcome(b"<html><body></body></html>", ""), NotAnArticle::NoText);
    assert_eq!(outcome("<title>404 - غير موجودة</title><p>x".as_bytes(), ""), NotAnArticle::Error);
    assert_eq!(read_alone(b" \n", "").unwrap_err(), Fault::Empty);
    let site = Site::survey(&[], None, &Rules::default(), || {}).unwrap();
    let page = Meant { path: "/x".into(), name: "x".into() };
    let large = vec![b' '; MAX_BYTES + 1];
    assert_eq!(
        read(&page, &large, &target(), &site, &Rules::default()).unwrap_err(),
        Fault::TooLarge { limit: MAX_BYTES }
    );
}

#[test]
fn wrapped_lines_lists_and_verses_come_out_right() {
    let line = "أعلنت البلدية اليوم افتتاح الرصيف الجديد بعد أعمال ترميم دامت";
    let html = format!(
        "<h1>عنوان</h1><div>{line}<br>{line} <a href='x.php?a=1'>رابط</a><br>{line} أخيرا.<br><br>- بند <b>أول</b><br>- بند ثان<br>1. رقم</div>\
         <p>سطر قصير<br>سطر ثان</p>"
    );
    let item = item(&html, "body='div,p'");
    let expected = format!(
        "<p>{line} {line} <a href=\"/x.php?a=1\">رابط</a> {line} أخيرا.</p>\n<ul><li>بند <strong>أول</strong></li><li>بند ثان</li></ul>\n\
         <ol><li>رقم</li></ol>\n<p>سطر قصير<br>سطر ثان</p>\n"
    );
    assert_eq!(body(&item), expected);
}

#[test]
fn lines_in_paragraphs_of_their_own_are_joined_and_words_made_whole() {
    let lines = [
        "The harbour authority publishes its timetable every spring and autumn infor-",
        "mation on changes is given at the ticket office at least two weeks before any",
        "of the boats leaves. Those who cannot come may ask by telephone on weekdays and",
        "are called back on the same day as long as the office is open for the public or",
        "on the next one. The authority asks all to be patient.",
    ];
    let html: String = lines.iter().map(|line| format!("<div>{line}</div>")).collect();
    let item = item(&format!("<h1>News of the harbour</h1><td><section>{html}</section>"), "body='section'");
    assert_eq!(body(&item).matches("<p").count(), 1, "{}", body(&item));
    assert!(body(&item).contains("autumn information on changes"));
}

#[test]
fn the_head_of_the_text_is_taken_off() {
    let html = format!(
        "<title>عنوان الخبر الطويل الذي يمتد على سطرين</title><div><p>عنوان الخبر الطويل</p><p>الذي يمتد على سطرين</p><p>13 نيسان/ أبريل 2024</p>\
         <p>طباعة | أرسل إلى صديق</p><p>عنوان الخبر الطويل ال...</p><p>{SENTENCE}</p><p>للأعلى</p></div>"
    );
    let item = item(&html, "body='div'");
    assert_eq!(body(&item), format!("<p>{SENTENCE}</p>\n"));
    assert_eq!(item.stated, Some("2024-04-13".parse().unwrap()));
}

/// Text that makes careless readers slow.
const AWKWARD: [&str; 16] = [
    "\"",
    "(",
    "\u{64b}",
    "ـ",
    "م",
    "\u{202e}",
    "&",
    "&#x",
    "<",
    "<b>",
    "<p>x",
    "<a href=x>x",
    "<br>",
    "<font size=",
    "</",
    "<td><table>",
];

#[test]
fn awkward_pages_take_time_in_proportion() {
    for awkward in AWKWARD {
        let took = |size: usize| {
            let html = format!("<html><body><h1>عنوان</h1><div>{}", awkward.repeat(size / awkward.len()));
            let clock = Clock::now();
            let _ = read_alone(html.as_bytes(), "");
            clock.elapsed()
        };
        let (small, large) = (took(5_000), took(50_000));
        let (small, large) = (small.as_millis().max(20), large.as_millis());
        // Ten times the text may take sixty times as long on a busy machine; the square of it takes a hundred.
        assert!(large <= small * 60, "{awkward:?}: {small} ms, then {large} ms");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_input_makes_it_panic(
        parts in proptest::collection::vec(prop_oneof![
            "\\PC{0,12}",
            proptest::sample::select(vec![
                "<html>", "<title>", "</title>", "<h1>", "</h1>", "<table><tr><td>", "</table>", "<p dir=rtl>", "<br>",
                "<img src=a.jpg alt=x>", "<figure>", "<figcaption>", "<ul><li>", "</ul>", "<b>", "<a href='?x=1'>", "</a>",
                "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":", "</script>", "<blockquote>",
                "<meta property=og:title content='...'>", "<time datetime=2024>", "1/2/2024", "- x", "1. ", "…", "<pre>\n", "<svg>",
                "<base href='http://['>", "<a href='//['>", "<div class=caption>", "<link rel=canonical href='/%ff'>",
            ]).prop_map(str::to_owned),
        ], 0..40),
        bytes in proptest::collection::vec(any::<u8>(), 0..60),
    ) {
        let mut page = b"<html>".to_vec();
        page.extend(parts.concat().into_bytes());
        page.extend(bytes);
        let _ = read_alone(&page, "");
        let _ = read_alone(&page, "body='td,p'\ndate='p'\nheadline='a'");
    }
}
