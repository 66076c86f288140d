use super::*;

const PARTS: [(&str, &str); 14] = [
    ("body/1", "block b1 ar-SY rtl paragraph\ntext نص {strong|مهم} في {link /ar/a/x|مكانه}\n"),
    ("body/10", "block b10 ar-SY rtl rule\n"),
    ("body/2", "block b2 ar-SY rtl figure\nmedia 2\n"),
    ("body/3", "block b3 ar-SY rtl table\ncaption جدول\nrow\nhead س\ncell 5\n"),
    ("byline", "فلان"),
    ("date", "2024-04-13T16:18:53Z"),
    ("headline", "بيان رقم 5"),
    ("language", "ar-SY rtl"),
    ("lead", "media 1"),
    ("media/1", "sha256:00"),
    ("media/1/caption", "الرصيف"),
    ("media/2/alt", "رصيف"),
    ("media/2/credit", "A. B."),
    ("note", "صُحح الرقم"),
];

const PAGE: &str = r#"<!doctype html><html><head><link rel="bayan-revisions" type="application/json" href="/ar/a/7k2m9qx4/revisions.json">
</head><body><nav>الأخبار</nav><article><header><h1><bdi>بيان</bdi> رقم <bdi>5</bdi></h1></header>
<p class="meta"><time datetime="2024-04-13T19:18:53+03:00">13 نيسان</time></p>
<figure><img src="/media/aa/1/800.jpg" alt=""><figcaption>الرصيف</figcaption></figure>
<div class="corrections"><p>تصحيح <span>صُحح الرقم</span></p></div>
<div class="body">
<p id="b1">نص <strong>مهم</strong> في <a href="/ar/a/x">مكانه</a></p>
<figure id="b2" class="figure"><picture><source srcset="/media/bb/1/800.avif"><img src="/media/bb/1/800.jpg" alt="رصيف"></picture><figcaption><bdi class="credit">A. B.</bdi></figcaption></figure>
<div class="table" tabindex="0"><table id="b3"><caption>جدول</caption><tr><th scope="row">س</th><td>5</td></tr></table></div>
<hr id="b10">
</div><p class="byline">فلان</p><p>مشاركة</p></article></body></html>"#;

fn parts() -> Parts {
    PARTS.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn places() -> Places {
    Places::from([("media/2".to_owned(), "/media/bb/1/original.jpg".to_owned())])
}

#[test]
fn a_page_that_shows_what_is_recorded_does_not_differ() {
    assert_eq!(differences(PAGE, &parts(), &places()), []);
    assert_eq!(revisions_of(PAGE).as_deref(), Some("/ar/a/7k2m9qx4/revisions.json"));
    assert_eq!(revisions_of("<link rel=stylesheet href=x>"), None);
}

#[test]
fn every_alteration_of_a_page_is_seen() {
    use Difference::*;
    let altered = [
        ("مهم", "مهم جدا", Block("b1".into())),
        ("رقم <bdi>5", "رقم <bdi>6", Field("headline")),
        ("<h1>", "<h2>", NoHeadline),
        ("/ar/a/x", "https://elsewhere.example/", Link("b1".into())),
        ("في <a href=\"/ar/a/x\">مكانه</a>", "في مكانه", Link("b1".into())),
        ("alt=\"رصيف\"", "alt=\"غيره\"", Picture("b2".into())),
        ("/media/bb/1/800.jpg", "/media/cc/1/800.jpg", Picture("b2".into())),
        ("A. B.", "C. D.", Block("b2".into())),
        ("<td>5", "<td>50", Block("b3".into())),
        ("<p id=\"b1\">", "<p id=\"b2\">", MisplacedBlock("b1".into())),
        ("class=\"body\"", "class=\"text\"", NoBody),
        ("<p>مشاركة</p>", "<div class=\"body\">ثان</div>", Extra("ثان".into())),
        ("<hr id=\"b10\">", "كلام بين الكتل<hr id=\"b10\">", Extra("كلام بين الكتل".into())),
        ("<hr id=\"b10\">", "", MissingBlock("b10".into())),
        ("<hr id=\"b10\">", "<p>كلام زائد</p><hr id=\"b10\">", Extra("كلام زائد".into())),
        ("<hr id=\"b10\">", "<hr id=\"b10\"><script>x</script>", Extra("<script>".into())),
        ("<hr id=\"b10\">", "<hr id=\"b10\"><img src=x>", Extra("<img>".into())),
        ("<td>5", "<td>5<img src=x>", Picture("b3".into())),
        ("<hr id=\"b10\">", "<hr id=\"b10\" style=\"x\">", Extra("<hr>".into())),
        ("<hr id=\"b10\">", "<hr id=\"b10\"><p id=\"b10\"></p>", Extra("<p>".into())),
        ("<p class=\"byline\">فلان", "<p class=\"byline\">غيره", Field("byline")),
        ("<p>مشاركة</p>", "<p class=\"standfirst\">زيادة</p>", ExtraField("standfirst")),
        ("صُحح الرقم", "", MissingField("note")),
        ("الرصيف", "غيره", MissingField("caption or credit")),
        ("19:18:53", "19:18:54", Field("date")),
    ];
    for (from, to, difference) in altered {
        assert!(PAGE.contains(from), "{from}");
        let found = differences(&PAGE.replacen(from, to, 1), &parts(), &places());
        assert!(found.contains(&difference), "{from} → {to}: {found:?}");
    }
    let mut without = parts();
    without.remove("byline");
    assert_eq!(differences(PAGE, &without, &places()), [ExtraField("byline")]);
    let mut withheld = parts();
    withheld.remove("body/1");
    let still_shown = Extra("نص مهم في مكانه".into());
    assert_eq!(differences(PAGE, &withheld, &places()), [still_shown], "what was removed and is still shown");
}

#[test]
fn a_page_need_not_name_its_blocks() {
    let mut plain = PAGE.to_owned();
    for id in ["b1", "b2", "b3", "b10"] {
        plain = plain.replacen(&format!(" id=\"{id}\""), "", 1);
    }
    assert_eq!(differences(&plain, &parts(), &places()), []);
    let altered = plain.replacen("مهم", "مهم جدا", 1);
    assert_eq!(differences(&altered, &parts(), &places()), [Difference::Block("b1".into())]);
    let shorter = plain.replacen("<hr>", "", 1);
    assert_eq!(differences(&shorter, &parts(), &places()), [Difference::MissingBlock("b10".into())]);
}

#[test]
fn blocks_in_another_order_are_seen() {
    let paragraph = PAGE.lines().find(|line| line.starts_with("<p id=\"b1\"")).unwrap();
    let swapped = PAGE.replacen(paragraph, "", 1).replacen(
        "<hr id=\"b10\">",
        &format!("<hr id=\"b10\">{paragraph}"),
        1,
    );
    assert!(!differences(&swapped, &parts(), &places()).is_empty());
}

#[test]
fn hostile_pages_are_refused_or_differ() {
    let deep = "<div>".repeat(5000);
    let wide = "<p>".repeat(200_000);
    for page in ["", "\0", "{}", &deep, &wide] {
        assert!(!differences(page, &parts(), &places()).is_empty());
    }
}
