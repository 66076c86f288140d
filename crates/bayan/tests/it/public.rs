//! What the public site has beside single texts, over the wire: archive, photographs, parts of articles,
//! files in parts, lists for machines.

use crate::{
    house::{Engine, House, engines, text as said},
    wire::{Reply, get, send},
};

/// A small picture whose bytes are a JPEG of our own making.
fn picture(house: &House, name: &str) {
    let pixels =
        image::RgbImage::from_fn(900, 600, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, 90]));
    pixels.save(house.path(name)).unwrap();
}

fn lines(house: &House, lines: &[serde_json::Value]) {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    house.write("a.jsonl", &text);
    let output = house.run(&["import", "jsonl", "a.jsonl"]);
    let report = said(&output);
    assert!(output.status.success() && report.contains(" 0 skipped"), "{report}");
}

fn article(id: &str, stated: &str, headline: &str) -> serde_json::Value {
    serde_json::json!({
        "id": id, "edition": "ar", "section": "news", "stated": stated, "headline": headline,
        "body": {"markdown": "نص البيان."},
    })
}

/// The first address in a page that begins with `start`.
fn link(reply: &Reply, start: &str) -> String {
    let from =
        reply.body.find(&format!("href=\"{start}")).unwrap_or_else(|| panic!("{start}: {}", reply.body));
    let rest = &reply.body[from + "href=\"".len()..];
    rest[..rest.find('"').unwrap()].to_owned()
}

#[test]
fn the_archive_lists_years_and_months_of_the_zone() {
    for engine in engines() {
        let house = House::new(engine);
        lines(
            &house,
            &[
                // Already April in Damascus.
                article("a", "2024-03-31T22:30:00Z", "خبر نيسان"),
                article("b", "2024-04-20T10:00:00Z", "خبر آخر"),
                article("c", "2023-01-02T10:00:00Z", "خبر قديم"),
            ],
        );
        let _server = house.serve();
        let year = get(house.port, "/ar/2024/");
        assert_eq!(year.status, 200);
        assert!(year.body.contains("خبر نيسان") && !year.body.contains("خبر قديم"));
        assert!(year.body.contains("/ar/2024/04/") && !year.body.contains("/ar/2024/03/"));
        assert!(year.body.contains("/ar/2023/"));
        assert_eq!(get(house.port, "/ar/2024/04/").status, 200);
        for nothing in ["/ar/2024/03/", "/ar/2022/", "/ar/2024/04/?page=2", "/en/2024/", "/xx/2024/"] {
            assert_eq!(get(house.port, nothing).status, 404, "{nothing}");
        }
        let slash = get(house.port, "/ar/2024");
        assert_eq!((slash.status, slash.header("location")), (301, Some("/ar/2024/")));
    }
}

#[test]
fn an_article_has_its_text_its_drawing_and_its_pictures_and_they_go_with_it() {
    for engine in engines() {
        let house = House::new(engine);
        picture(&house, "p.jpg");
        let mut with_picture = article("a", "2024-04-13T10:00:00Z", "افتتاح الرصيف الجديد");
        with_picture["lead"] =
            serde_json::json!({"path": "p.jpg", "alt": "رصيف", "credit": "x", "focus": [0.3, 0.62]});
        lines(&house, &[with_picture, article("b", "2024-04-14T10:00:00Z", "الرصيف الجديد بعد افتتاح أول")]);
        let _server = house.serve();
        let front = get(house.port, "/ar/");
        let place = link(&front, "/ar/a/افتتاح");
        let page = get(house.port, &place);
        assert_eq!(page.status, 200);
        assert!(page.body.contains("object-position:30% 62%"), "{}", page.body);
        assert!(page.body.contains("/ar/a/الرصيف-الجديد"), "related");
        let text = get(house.port, &format!("{place}/text"));
        assert_eq!(text.header("content-type"), Some("text/plain; charset=utf-8"));
        assert!(text.body.contains("نص البيان.") && text.body.contains("بلدية رأس النوارس"), "{}", text.body);
        let qr = get(house.port, &format!("{place}/qr.svg"));
        assert!(qr.body.starts_with("<svg") && qr.header("content-type") == Some("image/svg+xml"));
        assert_eq!(get(house.port, &format!("{place}/nothing")).status, 404);
        let original = link(&page, "/media/");
        assert!(original.ends_with("/original.jpg"), "{original}");
        assert_eq!(get(house.port, &original).status, 200);
        let photos = get(house.port, "/ar/photos/");
        assert!(photos.body.contains(&original) && photos.body.contains("افتتاح الرصيف"));
        let id = place.rsplit('-').next().unwrap();
        let gone =
            house.run(&["remove", id, "--ground", "privacy", "--reason", "طلب صاحب الشأن", "--destroy"]);
        assert!(gone.status.success(), "{}", said(&gone));
        std::thread::sleep(std::time::Duration::from_millis(300));
        for part in ["/text", "/qr.svg"] {
            let moved = get(house.port, &format!("{place}{part}"));
            assert_eq!(moved.status, 301, "{part}");
            assert!(
                !moved.head.contains("%D8%A7%D9%81%D8%AA"),
                "does not tell what it was called: {}",
                moved.head
            );
        }
        assert_eq!(get(house.port, &original).status, 404);
        assert!(!get(house.port, "/ar/photos/").body.contains(&original));
        assert!(!get(house.port, "/ar/2024/").body.contains("افتتاح الرصيف"));
        let other = link(&get(house.port, "/ar/"), "/ar/a/الرصيف");
        assert!(!get(house.port, &other).body.contains("افتتاح الرصيف"), "not even as a related text");
    }
}

#[test]
fn a_picture_is_given_in_parts() {
    let house = House::new(Engine::Sqlite);
    picture(&house, "p.jpg");
    let mut with_picture = article("a", "2024-04-13T10:00:00Z", "صورة");
    with_picture["lead"] = serde_json::json!({"path": "p.jpg", "alt": "x"});
    lines(&house, &[with_picture]);
    let _server = house.serve();
    let page = get(house.port, &link(&get(house.port, "/ar/"), "/ar/a/"));
    let original = link(&page, "/media/");
    let ask = |header: &str| {
        let request =
            format!("GET {original} HTTP/1.1\r\nHost: localhost\r\n{header}Connection: close\r\n\r\n");
        send(house.port, request.as_bytes()).unwrap()
    };
    let whole = ask("");
    assert_eq!((whole.status, whole.header("accept-ranges")), (200, Some("bytes")));
    let length: u64 = whole.header("content-length").unwrap().parse().unwrap();
    let part = ask("Range: bytes=2-5\r\n");
    assert_eq!(part.status, 206);
    assert_eq!(part.header("content-range"), Some(format!("bytes 2-5/{length}").as_str()));
    assert_eq!(part.header("content-length"), Some("4"));
    let etag = whole.header("etag").unwrap();
    assert_eq!(ask(&format!("Range: bytes=0-0\r\nIf-Range: {etag}\r\n")).status, 206);
    assert_eq!(ask("Range: bytes=0-0\r\nIf-Range: \"other\"\r\n").status, 200);
    assert_eq!(ask(&format!("If-None-Match: {etag}\r\nRange: bytes=0-0\r\n")).status, 304);
    assert_eq!(ask("Range: bytes=0-1,4-5\r\n").status, 200);
    let beyond = ask(&format!("Range: bytes={length}-\r\n"));
    assert_eq!(beyond.status, 416);
    assert_eq!(beyond.header("content-range"), Some(format!("bytes */{length}").as_str()));
    for nothing in
        ["/1/401.jpg", "/1/65535.jpg", "/1/0400.jpg", "/2/400.jpg", "/1/400.png", "/1/original.avif"]
    {
        let folder = original.rsplitn(3, '/').last().unwrap();
        assert_eq!(get(house.port, &format!("{folder}{nothing}")).status, 404, "{nothing}");
    }
}

#[test]
fn pictures_are_offered_in_avif_once_they_are_made() {
    let house = House::new(Engine::Sqlite);
    picture(&house, "p.png");
    let mut with_picture = article("a", "2024-04-13T10:00:00Z", "صورة");
    with_picture["lead"] = serde_json::json!({"path": "p.png", "alt": "x"});
    lines(&house, &[with_picture]);
    let _server = house.serve();
    let place = link(&get(house.port, "/ar/"), "/ar/a/");
    let mut tries = 0;
    let page = loop {
        let page = get(house.port, &place);
        if page.body.contains("image/avif") {
            break page;
        }
        tries += 1;
        assert!(tries < 1200, "never made");
        std::thread::sleep(std::time::Duration::from_millis(100));
    };
    let from = page.body.find(".avif").unwrap();
    let start = page.body[..from].rfind("/media/").unwrap();
    let avif = get(house.port, &page.body[start..from + 5]);
    assert_eq!((avif.status, avif.header("content-type")), (200, Some("image/avif")));
    assert!(avif.body.contains("ftypavif"));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the server beside it goes by the machine's clock")]
fn machines_find_feeds_manifest_and_what_is_news() {
    let house = House::new(Engine::Sqlite);
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    lines(&house, &[article("a", &now, "خبر اليوم"), article("b", "2020-01-01T10:00:00Z", "خبر قديم")]);
    let _server = house.serve();
    let news = get(house.port, "/sitemap-news.xml");
    assert!(news.body.contains("خبر اليوم") && !news.body.contains("خبر قديم"), "{}", news.body);
    let feed: serde_json::Value = serde_json::from_str(&get(house.port, "/ar/feed.json").body).unwrap();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["items"].as_array().unwrap().len(), 2);
    let manifest: serde_json::Value =
        serde_json::from_str(&get(house.port, "/ar/site.webmanifest").body).unwrap();
    assert_eq!((&manifest["dir"], &manifest["start_url"]), (&"rtl".into(), &"/ar/".into()));
    assert!(get(house.port, "/robots.txt").body.contains("/sitemap-news.xml"));
}
