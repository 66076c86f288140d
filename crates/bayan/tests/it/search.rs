//! Search over the wire: what readers type is found, what is not public is not, and nothing that is asked breaks it.

use crate::{
    house::{Engine, House, engines, text},
    life::published,
    wire::get,
};
use std::{
    fs,
    time::{Duration, Instant},
};

fn encoded(words: &str) -> String {
    url::form_urlencoded::byte_serialize(words.as_bytes()).collect()
}

/// The page of what is found, once `is_so` says that the index has come so far.
fn until(house: &House, words: &str, is_so: impl Fn(&str) -> bool) -> String {
    let path = format!("/ar/search?q={}", encoded(words));
    let begun = Instant::now();
    loop {
        let reply = get(house.port, &path);
        assert_eq!(reply.status, 200, "{words}");
        if is_so(&reply.body) {
            return reply.body;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{words}: {}", reply.body);
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn archive(house: &House) -> Vec<String> {
    let texts = [
        ("قرار بدمج هيئتين", "أصدر المجلس قرارا بدمج الهيئتين في رأس النوارس.", "news"),
        ("افتتاح الرصيف الجديد", "افتُتح الرصيف في ١٣ نيسان ٢٠١٩ بحضور رئيس البلدية.", "statement"),
        ("انقطاع المياه", "تُقطع المياه عن أحياء المدينة القديمة يوم الأحد. <b>انتبه</b>", "notice"),
    ];
    let lines: Vec<String> = texts
        .iter()
        .enumerate()
        .map(|(number, (headline, body, kind))| {
            serde_json::json!({
                "id": format!("s{number}"), "edition": "ar", "section": "news", "kind": kind,
                "headline": headline, "body": { "markdown": body }, "stated": "2024-04-13T10:00:00",
            })
            .to_string()
        })
        .collect();
    house.write("search.jsonl", &lines.join("\n"));
    let run = house.run(&["import", "jsonl", "search.jsonl"]);
    assert!(run.status.success(), "{}", text(&run));
    published(&text(&run))
}

#[test]
fn what_readers_type_is_found_and_what_is_not_public_any_more_is_not() {
    for engine in engines() {
        let house = House::new(engine);
        let addresses = archive(&house);
        let server = house.serve();
        let page = until(&house, "بدمج", |page| page.contains("<mark>"));
        assert!(page.contains("قرار <mark>بدمج</mark> هيئتين") && page.contains("مادة واحدة"), "{page}");
        assert!(page.contains("name=\"robots\" content=\"noindex\""), "what was asked is nobody's to find");
        for (typed, headline) in [
            ("دمج الهيئتان", "هيئتين"),
            ("أبريل 2019", "الرصيف"),
            ("الرصيف الجديد", "الجديد"),
            ("مياه المدينه القديمه", "المياه"),
        ] {
            let page = until(&house, typed, |page| page.contains("<mark>"));
            assert!(page.contains(headline), "{typed}: {page}");
        }
        // A text is shown as text, whatever stands in it.
        let page = until(&house, "انتبه", |page| page.contains("<mark>"));
        assert!(!page.contains("<b>انتبه"), "{page}");
        // What may have been meant, and what helps where nothing is found.
        let page = until(&house, "الرصسف", |page| page.contains("هل تقصد"));
        assert!(page.contains("الرصيف"), "{page}");
        let page = until(&house, "هيئتسن", |page| page.contains("هل تقصد"));
        assert!(page.contains("<bdi>هيئتين</bdi>"), "as the text spells it, not folded: {page}");
        let page = until(&house, "زقزقة", |page| page.contains("لا نص منشورًا يقول هذا"));
        assert!(page.contains("/ar/2024/"), "{page}");
        // Narrowed, sorted, and without a question.
        let narrowed = get(house.port, &format!("/ar/search?q={}&kind=notice", encoded("المياه الرصيف")));
        assert!(narrowed.body.contains("انقطاع") && !narrowed.body.contains("افتتاح"), "{}", narrowed.body);
        let sorted = get(house.port, &format!("/ar/search?q={}&sort=date&page=2", encoded("المياه الرصيف")));
        assert_eq!(sorted.status, 200);
        let empty = get(house.port, "/ar/search");
        assert!(empty.status == 200 && empty.body.contains("<input id=\"q\""), "{}", empty.body);
        assert!(get(house.port, "/ar/").body.contains("href=\"/ar/search\""));
        // Withdrawn, it is not found any more: not by a count, not by a snippet.
        let withdrawn = house.run(&["withdraw", &addresses[0], "--reason", "خطأ"]);
        assert!(withdrawn.status.success(), "{}", text(&withdrawn));
        let gone = until(&house, "دمج", |page| page.contains("لا نص منشورًا يقول هذا"));
        assert!(!gone.contains("هيئتين"), "{gone}");
        let restored = house.run(&["restore", &addresses[0]]);
        assert!(restored.status.success(), "{}", text(&restored));
        until(&house, "دمج", |page| page.contains("هيئتين"));
        // Another start goes on with what there is; a broken index is made anew.
        drop(server);
        let folder = house.path("bayan-data/search");
        let index = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
        fs::write(index.join("meta.json"), b"{").unwrap();
        let _server = house.serve();
        until(&house, "المياه", |page| page.contains("<mark>"));
    }
}

#[test]
fn whatever_is_asked_a_page_answers() {
    let house = House::new(Engine::Sqlite);
    archive(&house);
    let _server = house.serve();
    until(&house, "المياه", |page| page.contains("<mark>"));
    let (stars, quotes, words) = ("*".repeat(280), "«".repeat(280), "ا ".repeat(140));
    for typed in [
        "«",
        "\"",
        "-",
        "(a+)+$",
        "\u{202e}x",
        "<script>alert(1)</script>",
        "%",
        "a:b^2~",
        "😀",
        &stars,
        &quotes,
        &words,
    ] {
        let reply = get(house.port, &format!("/ar/search?q={}", encoded(typed)));
        assert_eq!(reply.status, 200, "{typed}");
        assert!(!reply.body.contains("<script>alert"), "{}", reply.body);
    }
    for query in [
        "q",
        "q=",
        "q=%ff%fe",
        "q=x&page=0",
        "q=x&page=99999999999",
        "q=x&page=-1",
        "q=x&kind=x&section=%00",
        "q=x&sort=y",
        "page=3",
        "q=a&q=b",
        "q=x&from=9999",
    ] {
        assert_eq!(get(house.port, &format!("/ar/search?{query}")).status, 200, "{query}");
    }
    // Longer than any form of ours sends.
    let long = format!("/ar/search?q={}", "a".repeat(5_000));
    assert!(matches!(get(house.port, &long).status, 400 | 414), "{}", get(house.port, &long).status);
    assert_eq!(get(house.port, "/xx/search?q=x").status, 404);
}
