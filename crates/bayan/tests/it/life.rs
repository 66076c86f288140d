//! The life of a text: imported, read, corrected, withdrawn, restored, removed.

use crate::{
    house::{House, engines, text},
    wire::{Reply, get},
};

/// Asks until the answer fits, for as long as a change may take to be seen.
pub fn eventually(port: u16, path: &str, fits: impl Fn(&Reply) -> bool) -> Reply {
    let mut reply = get(port, path);
    for _ in 0..100 {
        if fits(&reply) {
            return reply;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        reply = get(port, path);
    }
    panic!("{path} never became what it should: {} {}", reply.status, reply.body);
}

/// The addresses that a run said it published.
pub fn published(output: &str) -> Vec<String> {
    let address = |line: &str| {
        line.strip_prefix("published ").and_then(|rest| rest.rsplit(' ').next()).map(str::to_owned)
    };
    output.lines().filter_map(address).collect()
}

#[test]
fn a_text_lives_its_life_before_the_public() {
    for engine in engines() {
        let house = House::new(engine);
        house.articles("a.jsonl", 2);
        // Alone, the command shows by itself; beside a server, the server shows.
        let first = house.run(&["import", "jsonl", "a.jsonl"]);
        assert!(first.status.success(), "{}", text(&first));
        let address = published(&text(&first)).remove(0);
        let server = house.serve();
        let port = house.port;
        let page = get(port, &address);
        assert_eq!(page.status, 200);
        assert!(page.body.contains("<bdi dir=\"ltr\">01-234-567</bdi>"), "{}", page.body);
        assert!(page.body.contains("13 نيسان/أبريل 2024"));
        let short = address.rsplit('-').next().unwrap().to_owned();
        assert_eq!(get(port, "/ar").header("location"), Some("/ar/"));
        assert_eq!(get(port, "/ar/?utm_source=x").body, get(port, "/ar/").body);
        for (old, status) in [
            ("/old/view.php?id=0", 301),
            ("/old/view.php?id=9", 404),
            (&format!("/ar/a/x-{short}")[..], 301),
            (&format!("/ar/a/{short}")[..], 301),
        ] {
            let reply = get(port, old);
            assert_eq!(reply.status, status, "{old}");
            if status == 301 {
                assert!(
                    reply.header("location").unwrap().ends_with(&short),
                    "{:?}",
                    reply.header("location")
                );
            }
        }
        assert_eq!(get(port, &address.replace("/ar/", "/en/")).status, 404, "not in another edition");

        house.write("new.md", "نص مصحح تماما.");
        let run = |arguments: &[&str]| {
            let output = house.run(arguments);
            assert!(output.status.success(), "{arguments:?}: {}", text(&output));
        };
        run(&["correct", &address, "--body", "new.md", "--note", "صحح النص لأن الرقم كان خطأ"]);
        let corrected = eventually(port, &address, |reply| reply.body.contains("نص مصحح تماما"));
        assert!(corrected.body.contains("صحح النص لأن الرقم كان خطأ"));
        eventually(port, "/ar/feed.atom", |reply| reply.body.contains("نص مصحح تماما"));

        run(&["withdraw", &short, "--reason", "صدر خطأ", "--error"]);
        let withdrawn = eventually(port, &address, |reply| reply.body.contains("صدر خطأ"));
        assert!(
            withdrawn.status == 200 && withdrawn.body.contains("نص مصحح تماما"),
            "readable under the banner"
        );
        eventually(port, "/ar/feed.rss", |reply| !reply.body.contains("نص مصحح تماما"));
        run(&["restore", &short]);
        eventually(port, &address, |reply| !reply.body.contains("صدر خطأ"));
        run(&["remove", &short, "--ground", "court", "--reason", "بأمر المحكمة", "--destroy"]);
        eventually(port, &address, |reply| reply.status == 301);
        let gone = eventually(port, &format!("/ar/a/{short}"), |reply| reply.status == 410);
        assert!(gone.body.contains("بأمر المحكمة") && !gone.body.contains("نص مصحح تماما"));
        for surface in ["/ar/", "/ar/s/news/", "/ar/feed.atom", "/ar/feed.rss", "/sitemap.xml"] {
            let reply = eventually(port, surface, |reply| !reply.body.contains(&short));
            assert!(!reply.body.contains("نص مصحح تماما"), "{surface}");
        }
        let old = get(port, "/old/view.php?id=0");
        assert_eq!((old.status, old.header("location")), (301, Some(&format!("/ar/a/{short}")[..])));
        assert_eq!(get(port, &format!("/ar/a/{short}")).status, 410);
        let refused = house.run(&["restore", &short]);
        assert!(!refused.status.success() && text(&refused).contains("not possible"), "{}", text(&refused));
        assert!(server.end(), "a server that is asked to end ends well");
    }
}

#[test]
fn a_second_run_brings_no_duplicates_and_a_broken_line_stops_nothing() {
    let house = House::new(engines()[0]);
    house.articles("a.jsonl", 3);
    let mut lines = std::fs::read_to_string(house.path("a.jsonl")).unwrap();
    lines.insert_str(0, "{broken\n");
    lines.push_str("{\"id\":\"x\",\"edition\":\"xx\",\"section\":\"news\",\"headline\":\"ع\",\"body\":{\"text\":\"ن\"}}\n");
    house.write("a.jsonl", &lines);
    let dry = text(&house.run(&["import", "jsonl", "a.jsonl", "--dry-run"]));
    assert!(dry.contains("3 would be entered, 0 known already, 2 skipped"), "{dry}");
    let first = text(&house.run(&["import", "jsonl", "a.jsonl"]));
    assert!(first.contains("3 entered, 0 known already, 2 skipped"), "{first}");
    assert!(first.contains("line 1: skipped") && first.contains("\"xx\""), "{first}");
    let second = text(&house.run(&["import", "jsonl", "a.jsonl"]));
    assert!(second.contains("0 entered, 3 known already, 2 skipped"), "{second}");
}

#[test]
fn a_legacy_page_becomes_an_article() {
    let house = House::new(engines()[0]);
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../transfer/tests/fixtures/pages");
    let dry =
        text(&house.run(&["import", "text", page, "--edition", "ar", "--section", "news", "--dry-run"]));
    for said in [
        "institution: بلدية رأس النوارس",
        "section: الأخبار",
        "2 caption(s) only repeat",
        "5 block(s)",
        "footer dropped: إرسل لصديق",
    ] {
        assert!(dry.contains(said), "{said} is missing in {dry}");
    }
    let done = text(&house.run(&["import", "text", page, "--edition", "ar", "--section", "news"]));
    let server = house.serve();
    let article = get(house.port, &published(&done)[0]);
    assert_eq!(article.status, 200);
    assert_eq!(article.body.matches("<h1").count(), 1);
    assert!(article.body.contains("7 أيار/مايو 2023") && article.body.contains("08:30"));
    assert!(article.body.contains("<bdi dir=\"rtl\"><bdi>1931</bdi>-<bdi>1936</bdi></bdi>"));
    assert!(!article.body.contains("إرسل لصديق"));
    assert!(server.end());
}

#[test]
fn who_takes_the_place_of_one_that_took_anothers_is_found_from_both() {
    for engine in engines() {
        let house = House::new(engine);
        house.articles("a.jsonl", 4);
        let first = house.run(&["import", "jsonl", "a.jsonl"]);
        let addresses = published(&text(&first));
        let _server = house.serve();
        let run = |arguments: &[&str]| {
            let output = house.run(arguments);
            assert!(output.status.success(), "{arguments:?}: {}", text(&output));
        };
        // What an address leads to, by the end of its address.
        let end = |address: &str| address.rsplit('-').next().unwrap().to_owned();
        let leads_to = |address: &str| {
            let reply = get(house.port, address);
            (reply.status, reply.header("location").map(end))
        };
        let [a, b, c, d] = addresses.as_slice() else { panic!("{addresses:?}") };
        run(&["withdraw", a, "--replaced-by", b]);
        run(&["withdraw", b, "--replaced-by", c]);
        run(&["withdraw", c, "--replaced-by", d]);
        for gone in [a, b, c] {
            assert_eq!(leads_to(gone), (301, Some(end(d))), "{gone}");
        }
        // Restored, it has its place again, and those before it lead there.
        run(&["restore", b]);
        assert_eq!(leads_to(b).0, 200);
        assert_eq!(leads_to(a), (301, Some(end(b))));
        // What was removed by order has no successor, and is none; the short addresses say so.
        run(&["remove", d, "--destroy", "--ground", "court", "--reason", "قرار"]);
        for gone in [c, d] {
            assert_eq!(leads_to(&format!("/ar/a/{}", end(gone))).0, 410, "{gone}");
        }
    }
}
